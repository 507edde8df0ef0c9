//! An exercise as somebody does it: laid out for a seed, answered, judged by the engine.

use super::draw::Draw;
use super::exercise::{Exercise, Task};
use super::kinds::Kind;
use crate::model::{MeasureId, Pack, Vocabulary};
use crate::pack;
use crate::rating::{self, AsAt, Status};

/// The words that exercises rate in.
pub(super) const WORDS: Vocabulary = Vocabulary::RedAmberGreen;

/// Why an exercise can't be laid out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotSolvable {
    /// The pack can't be read.
    #[error("the pack of the exercise can't be read: {0}")]
    Pack(String),
    /// The pack has no clock, so that the exercise would change with the day.
    #[error("the pack of the exercise has no clock: set organisation.clock")]
    NoClock,
    /// It has neither figures nor a period to ask about.
    #[error("the pack of the exercise has no period to ask about")]
    NoPeriod,
    /// It names a measure that isn't in its pack.
    #[error("the exercise asks about '{0}', which isn't in its pack")]
    Unknown(String),
    /// What is asked has no right answer, or several.
    #[error("the exercise has no single right answer: {0}")]
    NoSingleAnswer(String),
}

/// One thing that is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Names it within the exercise.
    pub id: String,
    /// What is asked, or what it is about.
    pub asks: String,
    /// What there is to know, a line each.
    pub facts: Vec<String>,
    /// The picture beside it.
    pub picture: Option<Picture>,
    /// How it is answered.
    pub answering: Answering,
}

/// How a question is answered.
#[derive(Clone, Debug, PartialEq)]
pub enum Answering {
    /// By one of these.
    Choose(Vec<Choice>),
    /// In words.
    Write,
    /// By a day.
    Day,
}

/// An answer that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// As it is judged and kept.
    pub key: String,
    /// As people read it.
    pub words: String,
    /// The rating that it stands for, where it is one.
    pub status: Option<Status>,
}

impl Choice {
    /// A choice in words.
    pub fn new(key: impl Into<String>, words: impl Into<String>) -> Self {
        Self { key: key.into(), words: words.into(), status: None }
    }

    /// A rating.
    pub fn rating(status: Status) -> Self {
        Self { status: Some(status), ..Self::new(status.key(), status.words(WORDS)) }
    }
}

/// A picture by the engine's own drawings.
#[derive(Clone, Debug, PartialEq)]
pub enum Picture {
    /// A measure's figures against its plan.
    Measure(MeasureId),
    /// A measure's figures over time with its limits, what they signal left out.
    Process(MeasureId),
    /// The strategy map of the pack.
    Map,
}

/// A line of figures: what it is about, and what there is to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is about; empty where that is said in the text.
    pub term: String,
    /// What there is to say.
    pub text: String,
}

impl Line {
    /// A line.
    pub fn new(term: impl Into<String>, text: impl Into<String>) -> Self {
        Self { term: term.into(), text: text.into() }
    }
}

/// What the engine makes of an answer.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Judged {
    /// Whether it is right.
    pub right: bool,
    /// What would be right, in words.
    pub answer: String,
    /// The engine's reasons, with the figures.
    pub lines: Vec<Line>,
}

/// What is said to the answer of one question.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// Which.
    pub question: String,
    /// Whether it is right.
    pub right: bool,
    /// What would be right, in words.
    pub answer: String,
    /// The rule that a likely wrong answer misses; empty where nothing was foreseen.
    pub rule: String,
    /// The engine's reasons, with the figures.
    pub lines: Vec<Line>,
}

/// What is said to all answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// Whether all are right.
    pub right: bool,
    /// The rule, where all are right; how many are, where not.
    pub says: String,
    /// Of each question.
    pub said: Vec<Said>,
    /// What follows from all answers together.
    pub closing: Vec<Line>,
}

/// An exercise laid out for a seed.
#[derive(Clone, Debug, PartialEq)]
pub struct Play {
    /// Which.
    pub exercise: Exercise,
    /// Which figures: 0 as its file has them.
    pub seed: u32,
    /// The pack with the figures of the seed.
    pub pack: Pack,
    /// What everything is said as at.
    pub as_at: AsAt,
    /// What is asked, in order.
    pub questions: Vec<Question>,
    /// The task with the figures of the seed.
    task: Task,
}

/// What a kind of task works with: the pack as laid out, and as at when.
pub(super) struct Ground<'a> {
    pub pack: &'a Pack,
    pub as_at: AsAt,
}

/// How often figures are drawn anew until the engine says that the question has one answer.
const TRIES: u32 = 400;

impl Exercise {
    /// Lays it out for a seed; 0 is as its file has it.
    ///
    /// # Errors
    /// Where what is asked has no single right answer.
    pub fn play(&self, seed: u32) -> Result<Play, NotSolvable> {
        let pack = self.read_pack()?;
        let mut failed = NotSolvable::NoPeriod;
        for attempt in 0..TRIES {
            let mut draw = Draw::new(seed, &format!("{} {attempt}", self.id));
            match self.laid(&pack, seed, &mut draw) {
                Ok(play) => return Ok(play),
                Err(reason @ NotSolvable::NoSingleAnswer(_)) => failed = reason,
                Err(reason) => return Err(reason),
            }
        }
        Err(failed)
    }

    fn laid(&self, pack: &Pack, seed: u32, draw: &mut Draw) -> Result<Play, NotSolvable> {
        let (mut pack, mut task) = (pack.clone(), self.task.clone());
        let vary = self.vary.as_ref().filter(|_| seed > 0);
        let changed = vary.map(|vary| vary.drawn(draw)).unwrap_or_default();
        changed.apply(&mut pack);
        task.kind_mut().lay(&mut pack, &changed, (seed, draw))?;
        let as_at = as_at(&pack)?;
        let ground = Ground { pack: &pack, as_at };
        task.kind().check(&ground)?;
        let questions = task.kind().questions(&ground);
        Ok(Play { exercise: self.clone(), seed, questions, as_at, task, pack })
    }

    fn read_pack(&self) -> Result<Pack, NotSolvable> {
        let text = serde_json::Value::Object(self.pack.clone()).to_string();
        let read = pack::read(text.as_bytes());
        let first = read.diagnostics.first().map(ToString::to_string);
        match (read.pack, first) {
            (Some(pack), None) => Ok(pack),
            (_, first) => Err(NotSolvable::Pack(first.unwrap_or_default())),
        }
    }
}

/// The latest period with figures by the pack's own clock.
fn as_at(pack: &Pack) -> Result<AsAt, NotSolvable> {
    let clock = pack.organisation.clock.ok_or(NotSolvable::NoClock)?.0;
    let period = rating::latest(pack, Some(clock)).ok_or(NotSolvable::NoPeriod)?;
    Ok(AsAt { period, on: Some(clock) })
}

impl Play {
    fn kind(&self) -> &dyn Kind {
        self.task.kind()
    }

    fn ground(&self) -> Ground<'_> {
        Ground { pack: &self.pack, as_at: self.as_at }
    }

    /// An answer to each question that is right, in the order of the questions.
    pub fn right(&self) -> Vec<String> {
        self.kind().right(&self.ground())
    }

    /// Whether exactly one set of answers is right: of a card and of an exception many are.
    pub fn has_one_answer(&self) -> bool {
        self.kind().has_one_answer()
    }

    /// What the engine makes of answers, one to each question; what isn't answered is wrong.
    pub fn judge(&self, answers: &[String]) -> Verdict {
        let ground = self.ground();
        let none = String::new();
        let answered = |at: usize| answers.get(at).unwrap_or(&none);
        let judged = self.kind().judge(&ground, answers);
        let said: Vec<Said> = self
            .questions
            .iter()
            .zip(judged)
            .enumerate()
            .map(|(at, (question, judged))| Said {
                question: question.id.clone(),
                right: judged.right,
                answer: judged.answer,
                rule: if judged.right {
                    String::new()
                } else {
                    self.rule(&question.id, answered(at))
                },
                lines: judged.lines,
            })
            .collect();
        let right = said.iter().filter(|said| said.right).count();
        let all = right == self.questions.len();
        Verdict {
            right: all,
            says: match (all, self.questions.len()) {
                (true, _) => self.exercise.right.clone(),
                (false, 1) => "Not yet.".to_owned(),
                (false, count) => format!("{right} of {count} right."),
            },
            said,
            closing: self.kind().closing(&ground, answers),
        }
    }

    /// What was foreseen of a wrong answer.
    fn rule(&self, question: &str, answer: &str) -> String {
        let fits = |of: &Option<String>| of.as_ref().is_none_or(|of| of == question);
        let found = self.exercise.wrong.iter().find(|it| fits(&it.of) && it.answer == answer);
        found.map(|it| it.says.clone()).unwrap_or_default()
    }
}
