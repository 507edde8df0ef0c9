//! What an exercise asks, how it can be answered, and what the engine makes of an answer.

use crate::model::{MeasureId, ObjectiveId, Pack, Vocabulary};
use crate::rating::{AsAt, Status};

/// The words that exercises rate in.
pub(in crate::training) const WORDS: Vocabulary = Vocabulary::RedAmberGreen;

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
    /// In a few words, or by a figure.
    Line,
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

impl Picture {
    /// How the picture is read, for somebody who has never seen one; nothing where it says so itself.
    pub fn reading(&self) -> &'static str {
        match self {
            Self::Measure(_) => {
                "How to read it: each figure stands beside the plan of its period. Where a floor is drawn, it is how far off is still acceptable; where a fan opens at the end, it is the forecast of where the year is heading."
            }
            Self::Process(_) => {
                "How to read it: the line in the middle is the average of the figures. The band around it is their usual range, and its ends are the limits: chance alone keeps figures between them. They are 2.66 times the average step from one figure to the next away from the middle; steps that stand out, of 3.27 times the average or more, are left out of it first."
            }
            Self::Map => "",
        }
    }
}

/// A line of figures: what it is about, and what there is to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is about; empty where that is said in the text.
    pub term: String,
    /// What there is to say.
    pub text: String,
    /// Whether it is a figure of statistics for whoever wants to check: what it comes to is said in plain words beside it.
    pub is_statistic: bool,
}

impl Line {
    /// A line.
    pub fn new(term: impl Into<String>, text: impl Into<String>) -> Self {
        Self { term: term.into(), text: text.into(), is_statistic: false }
    }

    /// A figure of statistics for whoever wants to check.
    pub fn statistic(term: impl Into<String>, text: impl Into<String>) -> Self {
        Self { is_statistic: true, ..Self::new(term, text) }
    }
}

/// What the engine makes of an answer.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::training) struct Judged {
    /// Whether a rule says anything of it: a card that is left out may be neither right nor wrong.
    pub judged: bool,
    /// Whether it is right by itself; what no rule judges is in nobody's way, and so is right too.
    pub right: bool,
    /// What would be right, in words.
    pub answer: String,
    /// The engine's reasons, with the figures.
    pub lines: Vec<Line>,
}

/// Something that was got wrong where answers are judged together: of one answer, or of all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// The question whose answer it is, by its place; none where it is of all of them.
    pub of: Option<usize>,
    /// What, without the figures of one answer, so that those of several teams can be counted.
    pub what: String,
    /// Why that is wrong.
    pub why: String,
}

/// What is wrong with answers that are judged together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::training) struct Together {
    /// What was got wrong.
    pub slips: Vec<Slip>,
    /// The answers, by their places, that are part of what is wrong with all of them, each right by itself or not.
    pub loose: Vec<usize>,
}

/// A link of a strategy map that an answer draws.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::training) struct DrawnLink {
    /// The question's number, from 1: the arrow's on the map.
    pub number: usize,
    /// The objective that comes first.
    pub from: ObjectiveId,
    /// The objective that should follow.
    pub to: ObjectiveId,
}

/// What a kind of task works with: the pack as laid out, and as at when.
pub(in crate::training) struct Ground<'a> {
    pub pack: &'a Pack,
    pub as_at: AsAt,
}
