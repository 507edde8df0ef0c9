//! What a trainer shows of a question: the rule, the figures, and the right answer as the engine explains it; and the
//! debrief, which is the slides of what was got wrong, most first.

use super::collected::Collected;
use crate::rating::Status;
use crate::training::results::Came;
use crate::training::{Answering, ExerciseSet, Line, NotSolvable, Play, Question};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A question as it is taught.
#[derive(Clone, Debug, PartialEq)]
pub struct Slide {
    /// The exercise, laid out as its file has it.
    pub play: Arc<Play>,
    /// Which of its questions.
    pub at: usize,
    /// Whether it is about the whole exercise: only codes say that it was wrong, and they don't say which question.
    pub whole: bool,
    /// The right answer, in words.
    pub answer: String,
    /// The rating that it is, where it is one.
    pub status: Option<Status>,
    /// The rule, by name.
    pub rule: String,
    /// The engine's reasons, with the figures.
    pub lines: Vec<Line>,
    /// After the exercise's last question: what there is to say once all are answered.
    pub outcome: Vec<Line>,
    /// Of the exercise: how many got it wrong, and how many tried it. None before results are in.
    pub wrong: Option<(usize, usize)>,
    /// Of the question: how many got it wrong at first, of how many that is known. A code doesn't say which question.
    pub missed: Option<(usize, usize)>,
    /// What was answered wrongly most often, where files say so.
    pub common: Option<Common>,
}

/// A wrong answer that several gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Common {
    /// The answer, in words.
    pub answer: String,
    /// How many gave it.
    pub times: usize,
    /// Of how many that is known.
    pub of: usize,
    /// The rule that it misses; empty where nothing was foreseen.
    pub rule: String,
}

/// An exercise with its slides.
#[derive(Clone, Debug, PartialEq)]
pub struct Taught {
    /// As its file has it.
    pub play: Arc<Play>,
    /// A slide a question.
    pub slides: Vec<Slide>,
    /// What follows from all answers together.
    pub closing: Vec<Line>,
}

impl Slide {
    /// The question; none where it is about all of them.
    pub fn question(&self) -> Option<&Question> {
        self.play.questions.get(self.at).filter(|_| !self.whole)
    }

    /// What stands before the right answer: of a card another would have done as well.
    pub fn named(&self) -> &'static str {
        self.question().map_or("", |it| self.play.answer_named(it))
    }

    /// The right answer as it stands by itself: what it is called is said where others would have done as well.
    pub fn told(&self) -> String {
        match self.play.has_one_answer() {
            true => self.answer.clone(),
            false => format!("{}{}", self.named(), self.answer),
        }
    }

    /// The answers there are to choose from, in words.
    pub fn choices(&self) -> Vec<String> {
        match self.question().map(|it| &it.answering) {
            Some(Answering::Choose(choices)) => choices.iter().map(|it| it.words.clone()).collect(),
            _ => Vec::new(),
        }
    }

    /// How many got it wrong, in words.
    pub fn wrong_words(&self) -> Option<String> {
        let (wrong, tried) = self.wrong?;
        let exercise = format!(
            "The exercise was wrong at first or to the end for {wrong} of {tried} who did it."
        );
        Some(match self.missed {
            None if self.whole => format!("{exercise} Which question it was isn’t known."),
            Some((missed, of)) if of > 0 => {
                format!("{exercise} This question was wrong at first for {missed} of {of}.")
            }
            _ => exercise,
        })
    }
}

impl Common {
    /// In words: `2 of 3 answered: Amber. Rounding comes first.`
    pub fn words(&self) -> String {
        format!("{} of {} answered: {}. {}", self.times, self.of, self.answer, self.rule)
    }
}

/// Each exercise of a set with its answers, explained by the engine.
///
/// # Errors
/// The first that can't be laid out.
pub fn taught(set: &ExerciseSet) -> Result<Vec<Taught>, NotSolvable> {
    set.exercises.iter().map(|exercise| exercise.play(0).map(of_play)).collect()
}

fn of_play(play: Play) -> Taught {
    let play = Arc::new(play);
    let right = play.right();
    let verdict = play.judge(&right);
    let slide = |(at, said): (usize, &crate::training::Said)| {
        let status = play.questions.get(at).and_then(|question| match &question.answering {
            Answering::Choose(choices) => {
                choices.iter().find(|it| Some(&it.key) == right.get(at))?.status
            }
            _ => None,
        });
        Slide {
            play: play.clone(),
            at,
            whole: false,
            answer: said.answer.clone(),
            status,
            rule: play.exercise.right.clone(),
            lines: said.lines.clone(),
            outcome: Vec::new(),
            wrong: None,
            missed: None,
            common: None,
        }
    };
    let mut slides: Vec<Slide> = verdict.said.iter().enumerate().map(slide).collect();
    ends_with(slides.last_mut());
    Taught { slides, closing: play.outcome(), play }
}

/// An exercise in one slide, with the right answer to each of its questions.
fn of_exercise(slides: Vec<Slide>) -> Option<Slide> {
    let answered = |it: &Slide| Some(Line::new(it.question()?.asks.clone(), it.told()));
    let lines = slides.iter().filter_map(answered).collect();
    let first = slides.into_iter().next()?;
    Some(Slide { whole: true, answer: String::new(), status: None, lines, ..first })
}

/// Has the last slide of an exercise say what there is to say at its end.
fn ends_with(last: Option<&mut Slide>) {
    if let Some(slide) = last {
        slide.outcome = slide.play.outcome();
    }
}

/// The slides of a debrief: the exercise that was got wrong most comes first, and of its questions the one that was.
/// Files say which question: one that nobody is known to have got wrong has no slide. A code says which exercise only:
/// where nothing else is known of it, the exercise has one slide.
///
/// # Errors
/// The first exercise that can't be laid out.
pub fn debrief(set: &ExerciseSet, collected: &Collected) -> Result<Vec<Slide>, NotSolvable> {
    let mut slides = Vec::new();
    for (at, wrong, tried) in collected.sheet.wrong_most(set) {
        let Some(exercise) = set.exercises.get(at).filter(|_| wrong > 0) else { continue };
        let answers = answered_wrongly(collected, (at, &exercise.id));
        // Whose wrong questions are known: a file's, and all of those who had none.
        let tells = |row: &&Came| row.wrong.iter().any(|it| it.exercise == exercise.id);
        let was_wrong = |row: &&Came| row.outcomes.get(at).is_some_and(|it| it.was_wrong());
        let told = collected.sheet.rows.iter().filter(was_wrong).filter(tells).count();
        let known = tried - wrong + told;
        let mut found = Vec::new();
        let slides_of = of_play(exercise.play(0)?).slides;
        for slide in &slides_of {
            let id = slide.question().map(|it| it.id.as_str()).unwrap_or_default();
            let Some(given) = answers.get(id) else { continue };
            let times = given.values().sum();
            let mut slide = Slide { outcome: Vec::new(), ..slide.clone() };
            slide.wrong = Some((wrong, tried));
            slide.missed = Some((times, known));
            slide.common = common(&slide, given, known);
            found.push((times, slide));
        }
        if found.is_empty() {
            let whole = of_exercise(slides_of);
            let whole = whole.map(|it| Slide { wrong: Some((wrong, tried)), ..it });
            found.extend(whole.map(|it| (wrong, it)));
        }
        // What is equal stays in the order of the exercise.
        found.sort_by_key(|(times, _)| std::cmp::Reverse(*times));
        ends_with(found.last_mut().map(|(_, slide)| slide));
        slides.extend(found.into_iter().map(|(_, slide)| slide));
    }
    Ok(slides)
}

/// The wrong answers to an exercise's questions, each with how many gave it.
fn answered_wrongly<'a>(
    collected: &'a Collected,
    (at, exercise): (usize, &str),
) -> BTreeMap<&'a str, BTreeMap<&'a str, usize>> {
    let mut answers: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
    // Once each: a file from anywhere may name a question twice.
    let mut seen = BTreeSet::new();
    let was_wrong = |row: &&Came| row.outcomes.get(at).is_some_and(|it| it.was_wrong());
    let rows = collected.sheet.rows.iter().filter(was_wrong).enumerate();
    let all = rows.flat_map(|(row, it)| it.wrong.iter().map(move |wrong| (row, wrong)));
    let all = all.filter(|(row, it)| seen.insert((*row, &it.exercise, &it.question)));
    for (_, wrong) in all.filter(|(_, it)| it.exercise == exercise) {
        *answers.entry(&wrong.question).or_default().entry(&wrong.answer).or_default() += 1;
    }
    answers
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
