//! The debrief: slides of what was got wrong, most first.

use super::collected::Collected;
use super::slide::{Common, Slide, Slipped, Taught, ends_with, of_play};
use crate::training::results::{Came, GivenAnswer};
use crate::training::{Answering, ExerciseSet, Line, NotSolvable, Play, Slip};
use std::collections::{BTreeMap, BTreeSet};

/// Slides of one exercise's questions at most: there is a debrief's time for all exercises.
const MOST: usize = 3;

/// The slides of a debrief: the exercise that was got wrong most comes first, and of its questions the one that was.
/// Files say which question: one that nobody is known to have got wrong has no slide. Where more were wrong than there is
/// time for, a slide of the whole exercise says of each how often, and those that were wrong most follow. An exercise has
/// one slide where its answers are judged together; and where nothing but codes is known of it.
///
/// # Errors
/// The first exercise that can't be laid out.
pub fn debrief(set: &ExerciseSet, collected: &Collected) -> Result<Vec<Slide>, NotSolvable> {
    let mut slides = Vec::new();
    for (at, wrong, tried) in collected.sheet.wrong_most(set) {
        let Some(exercise) = set.exercises.get(at).filter(|_| wrong > 0) else { continue };
        // Whose wrong answers are known: a file's, and all of those who had none.
        let was_wrong = |row: &&Came| row.outcomes.get(at).is_some_and(|it| it.was_wrong());
        let is_of = |it: &GivenAnswer| it.exercise == exercise.id;
        let tells = |row: &&Came| row.wrong.iter().chain(&row.given).any(is_of);
        let rows = collected.sheet.rows.iter().filter(was_wrong).filter(tells).collect::<Vec<_>>();
        let missed = Missed { wrong, tried, known: tried - wrong + rows.len(), rows };
        slides.extend(missed.slides(of_play(exercise.play(0)?)));
    }
    Ok(slides)
}

/// An exercise that was got wrong.
struct Missed<'a> {
    wrong: usize,
    tried: usize,
    /// Of how many it is known what was wrong, or that nothing was.
    known: usize,
    /// Those of whom it is known what was wrong.
    rows: Vec<&'a Came>,
}

impl Missed<'_> {
    fn slides(&self, taught: Taught) -> Vec<Slide> {
        let play = taught.play.clone();
        let mut slides = match play.slips(&play.right()) {
            Some(_) => {
                let slipped = self.together(&play);
                let whole = self.whole(&taught, model(&taught)).into_iter();
                whole.map(|it| Slide { slipped: slipped.clone(), ..it }).collect()
            }
            None => self.by_question(&taught),
        };
        for slide in &mut slides {
            slide.outcome.clear();
            slide.wrong = Some((self.wrong, self.tried));
        }
        ends_with(slides.last_mut());
        slides
    }

    /// `(2 of 3)`.
    fn times(&self, times: usize) -> String {
        format!("({times} of {})", self.known)
    }

    /// The exercise in one slide.
    fn whole(&self, taught: &Taught, lines: Vec<Line>) -> Option<Slide> {
        let first = taught.slides.first()?.clone();
        let told = self.rows.len();
        let missed = (told > 0).then_some((told, self.known));
        Some(Slide { whole: true, answer: String::new(), status: None, lines, missed, ..first })
    }

    /// The questions that were wrong most.
    fn by_question(&self, taught: &Taught) -> Vec<Slide> {
        let answers = self.answered_wrongly(&taught.play.exercise.id);
        let mut found = Vec::new();
        for slide in &taught.slides {
            let id = slide.question().map(|it| it.id.as_str()).unwrap_or_default();
            let Some(given) = answers.get(id) else { continue };
            let times = given.values().sum();
            let missed = Some((times, self.known));
            let common = common(slide, given, self.known);
            found.push((times, Slide { missed, common, ..slide.clone() }));
        }
        if found.is_empty() {
            let answered = |it: &Slide| Some(Line::new(it.question()?.asks.clone(), it.told()));
            let lines = taught.slides.iter().filter_map(answered).collect();
            return self.whole(taught, lines).into_iter().collect();
        }
        // What is equal stays in the order of the exercise.
        found.sort_by_key(|(times, _)| std::cmp::Reverse(*times));
        let all = (found.len() > MOST).then(|| {
            let line = |(times, slide): &(usize, Slide)| {
                let question = slide.question()?;
                let asks = format!("{} {}", question.asks, self.times(*times));
                // What is to be written is too long to stand among others.
                Some(match &question.answering {
                    Answering::Choose(_) => Line::new(asks, slide.told()),
                    _ => Line::new("", asks),
                })
            };
            self.whole(taught, found.iter().filter_map(line).collect())
        });
        let each = found.into_iter().take(MOST).map(|(_, slide)| slide);
        all.flatten().into_iter().chain(each).collect()
    }

    /// The wrong answers to an exercise's questions, each with how many gave it.
    fn answered_wrongly(&self, exercise: &str) -> BTreeMap<&str, BTreeMap<&str, usize>> {
        let mut answers: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
        for row in &self.rows {
            // Once each: a file from anywhere may name a question twice.
            let mut seen = BTreeSet::new();
            for wrong in row.wrong.iter().filter(|it| it.exercise == exercise) {
                if seen.insert(&wrong.question) {
                    *answers
                        .entry(&wrong.question)
                        .or_default()
                        .entry(&wrong.answer)
                        .or_default() += 1;
                }
            }
        }
        answers
    }

    /// What was got wrong of answers that are judged together, most first: each once for whoever did, by the engine.
    fn together(&self, play: &Play) -> Vec<Slipped> {
        let mut all: Vec<(Slip, usize)> = Vec::new();
        for row in &self.rows {
            let mut seen = BTreeSet::new();
            for slip in slips(play, row).into_iter().filter(|it| seen.insert(it.what.clone())) {
                match all.iter_mut().find(|(there, _)| there.what == slip.what) {
                    Some((_, times)) => *times += 1,
                    None => all.push((slip, 1)),
                }
            }
        }
        all.sort_by_key(|(slip, times)| (std::cmp::Reverse(*times), slip.of.is_some()));
        let slipped = |(slip, times): (Slip, usize)| Slipped {
            what: slip.what,
            why: slip.why,
            times,
            of: self.known,
        };
        all.into_iter().map(slipped).collect()
    }
}

/// What one who came got wrong. Files of before all answers were kept say only which were wrong: of those what is wrong
/// by itself is still found.
fn slips(play: &Play, row: &Came) -> Vec<Slip> {
    let of = |all: &[GivenAnswer]| -> Vec<Option<String>> {
        let given = |id: &str| {
            let own = |it: &&GivenAnswer| it.exercise == play.exercise.id && it.question == id;
            all.iter().find(own).map(|it| it.answer.clone())
        };
        play.questions.iter().map(|it| given(&it.id)).collect()
    };
    let given = of(&row.given);
    if given.iter().any(Option::is_some) {
        let answers: Vec<String> = given.into_iter().map(Option::unwrap_or_default).collect();
        return play.slips(&answers).unwrap_or_default();
    }
    let wrong = of(&row.wrong);
    let is_its = |slip: &Slip| slip.of.and_then(|at| wrong.get(at)).is_some_and(Option::is_some);
    let right = play.right();
    let answers: Vec<String> =
        wrong.iter().zip(right).map(|(wrong, right)| wrong.clone().unwrap_or(right)).collect();
    play.slips(&answers).unwrap_or_default().into_iter().filter(is_its).collect()
}

/// A model, by what its questions are answered with: what stands under each.
fn model(taught: &Taught) -> Vec<Line> {
    let mut all: Vec<Line> = Vec::new();
    for slide in &taught.slides {
        let Some(question) = slide.question() else { continue };
        let told = slide.told();
        match all.iter_mut().find(|it| it.term == told) {
            Some(line) => line.text = format!("{}; {}", line.text, question.asks),
            None => all.push(Line::new(told, question.asks.clone())),
        }
    }
    all
}

/// The wrong answer that was given most often, by the words it has and the rule it misses. What was written in words
/// is nobody else's to read out.
fn common(slide: &Slide, given: &BTreeMap<&str, usize>, of: usize) -> Option<Common> {
    let Answering::Choose(choices) = &slide.question()?.answering else { return None };
    let (choice, times) = choices
        .iter()
        .filter_map(|choice| Some((choice, *given.get(choice.key.as_str())?)))
        .max_by_key(|(_, times)| *times)?;
    let mut answers = slide.play.right();
    choice.key.clone_into(answers.get_mut(slide.at)?);
    let said = slide.play.judge(&answers).said.into_iter().nth(slide.at)?;
    // Of other figures ("again") the same answer may be right on these.
    (!said.right).then(|| Common { answer: choice.words.clone(), times, of, rule: said.rule })
}
