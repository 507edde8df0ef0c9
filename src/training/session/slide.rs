//! What a trainer shows of a question: the rule, the figures, and the right answer as the engine explains it.

use crate::rating::Status;
use crate::training::{Answering, ExerciseSet, Line, NotSolvable, Play, Question};
use std::sync::Arc;

/// A question as it is taught.
#[derive(Clone, Debug, PartialEq)]
pub struct Slide {
    /// The exercise, laid out as its file has it.
    pub play: Arc<Play>,
    /// Which of its questions.
    pub at: usize,
    /// Whether it is about the whole exercise: its answers are judged together, or many of its questions were wrong, or
    /// only codes say that it was wrong, and they don't say which question.
    pub whole: bool,
    /// The right answer, in words.
    pub answer: String,
    /// The rating that it is, where it is one.
    pub status: Option<Status>,
    /// The rule, by name.
    pub rule: String,
    /// The engine's reasons, with the figures.
    pub lines: Vec<Line>,
    /// Of an exercise whose answers are judged together: what was got wrong, most first.
    pub slipped: Vec<Slipped>,
    /// After the exercise's last question: what there is to say once all are answered.
    pub outcome: Vec<Line>,
    /// Of the exercise: how many got it wrong, and how many tried it. None before results are in.
    pub wrong: Option<(usize, usize)>,
    /// Of the question: how many got it wrong at first, of how many that is known. A code doesn't say which question. Of
    /// a whole exercise: of how many who got it wrong it is known what was, and of how many altogether; none where of
    /// nobody.
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

/// Something that was got wrong where answers are judged together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slipped {
    /// What.
    pub what: String,
    /// Why that is wrong.
    pub why: String,
    /// How many got it wrong.
    pub times: usize,
    /// Of how many that is known.
    pub of: usize,
}

impl Slipped {
    /// `Too many outputs (2 of 3)`.
    pub fn counted(&self) -> String {
        format!("{} ({})", self.what, self.times_words())
    }

    /// `2 of 3`.
    pub fn times_words(&self) -> String {
        format!("{} of {}", self.times, self.of)
    }

    /// Why, as a sentence.
    pub fn reason(&self) -> String {
        let mut letters = self.why.chars();
        let first = letters.next().map(|it| it.to_uppercase().collect::<String>());
        let ends = if self.why.ends_with('.') { "" } else { "." };
        first.map_or_else(String::new, |first| format!("{first}{}{ends}", letters.as_str()))
    }
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

impl Taught {
    /// The lines that stand with each of several answers: said once, for all of them.
    pub fn common_lines(&self) -> Vec<Line> {
        let [first, others @ ..] = self.slides.as_slice() else { return Vec::new() };
        let in_all = |line: &&Line| others.iter().all(|it| it.lines.contains(line));
        first.lines.iter().filter(|it| !others.is_empty() && in_all(it)).cloned().collect()
    }

    /// The lines of one of its slides that don't stand with all.
    pub fn own_lines(&self, slide: &Slide) -> Vec<Line> {
        let common = self.common_lines();
        slide.lines.iter().filter(|it| !common.contains(it)).cloned().collect()
    }

    /// What is likely to be got wrong, each once: it may be foreseen of several answers.
    pub fn likely_wrong(&self) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        for wrong in &self.play.exercise.wrong {
            if !all.contains(&wrong.says) {
                all.push(wrong.says.clone());
            }
        }
        all
    }
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
        let exercise = format!("{wrong} of {tried} got the exercise wrong at first or to the end.");
        Some(match (self.whole, self.missed) {
            (true, None) => format!("{exercise} Which question it was isn’t known."),
            (true, Some((told, _))) if told < wrong => {
                format!("{exercise} What was wrong is known of {told}.")
            }
            (false, Some((missed, of))) if of > 0 => {
                format!("{exercise} {missed} of {of} got this question wrong at first.")
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

pub(super) fn of_play(play: Play) -> Taught {
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
            slipped: Vec::new(),
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

/// Has the last slide of an exercise say what there is to say at its end.
pub(super) fn ends_with(last: Option<&mut Slide>) {
    if let Some(slide) = last {
        slide.outcome = slide.play.outcome();
    }
}
