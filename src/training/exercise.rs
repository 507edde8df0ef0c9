//! What a set of exercises says: plain data, as its file has it.

use super::asked::NotSolvable;
use super::kinds::{
    Altered, Bands, Card, ChooseAccumulation, Effects, Kind, LeadsTo, Noise, ProfileTarget, Rate,
    SetTolerance, Steps, Written,
};
use super::vary::Vary;
use serde::{Deserialize, Serialize};

/// What `format` says in every set of exercises.
pub const FORMAT: &str = "golden-thread-exercises";

/// The version of the format that this code reads.
pub const VERSION: u32 = 1;

/// A set of exercises, in the order in which they are worked through.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct ExerciseSet {
    /// Always `golden-thread-exercises`.
    pub format: String,
    /// The version of the format.
    pub version: u32,
    /// Names the set in codes and results.
    pub id: String,
    /// As printed.
    pub name: String,
    /// What it is for, in a sentence.
    pub about: String,
    /// At least one, of which no two share an id.
    pub exercises: Vec<Exercise>,
}

/// One exercise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Exercise {
    /// Unique in the set.
    pub id: String,
    /// As printed.
    pub name: String,
    /// How long it takes, in minutes.
    pub minutes: u32,
    /// What it teaches, in a sentence.
    pub teaches: String,
    /// What is asked.
    pub question: String,
    /// What isn't shown until it is answered, in words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hidden: String,
    /// A small pack with a fixed clock (`organisation.clock`).
    #[cfg_attr(not(target_arch = "wasm32"), schemars(schema_with = "a_pack"))]
    pub pack: serde_json::Map<String, serde_json::Value>,
    /// What is done with it, and so how an answer is judged.
    pub task: Task,
    /// How "again" differs; figures that the task draws itself differ anyway.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vary: Option<Vary>,
    /// Said where everything is right: the rule, by name. The engine adds the figures.
    pub right: String,
    /// Likely wrong answers, each with what is said to it. To others the engine says the rule of the kind.
    pub wrong: Vec<Wrong>,
    /// The same exercise on other ground, where the right answer is another: done again, it comes by turns as it is and as
    /// each of these.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub again: Vec<Variation>,
}

/// An exercise on other ground: what stands in the place of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Variation {
    /// What is asked; the same where it is empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub question: String,
    /// Its small pack.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(schema_with = "a_pack"))]
    pub pack: serde_json::Map<String, serde_json::Value>,
    /// What is done with it; the same where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub task: Option<Task>,
    /// Said where everything is right; the same where it is empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub right: String,
    /// Likely wrong answers on this ground: those of the exercise are of its own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub wrong: Vec<Wrong>,
}

/// A likely wrong answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Wrong {
    /// The part of the exercise that it answers; any where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// The answer, by its key; of an exception's part, what is written.
    pub answer: String,
    /// Which rule it misses. The engine adds the figures.
    pub says: String,
}

/// What is done with the pack.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Task {
    /// Rate figures.
    Rate(Rate),
    /// Choose a tolerance under which figures are rated as wanted.
    SetTolerance(SetTolerance),
    /// Choose how a year to date is made.
    ChooseAccumulation(ChooseAccumulation),
    /// Choose how a year's target is spread over its months.
    ProfileTarget(ProfileTarget),
    /// Say of charts whether they show a signal or noise.
    SignalOrNoise(Noise),
    /// Find what was altered since it was signed off.
    FindAltered(Altered),
    /// Read a measure in three steps: see, judge, act.
    SeeJudgeAct(Steps),
    /// Put chances into words.
    ChanceWords(Bands),
    /// Say which links of cause and effect the figures bear out.
    CauseAndEffect(Effects),
    /// Draw links of cause and effect: say what each objective leads to.
    DrawCauseAndEffect(LeadsTo),
    /// Build a balanced card.
    BuildCard(Card),
    /// Write an exception.
    WriteException(Written),
}

impl Exercise {
    /// The exercise as a seed has it: its own at first and by turns, else one of its variations.
    pub(super) fn of_seed(&self, seed: u32) -> Self {
        let turns = self.again.len() + 1;
        let turn = usize::try_from(seed).unwrap_or_default() % turns;
        let mut exercise = self.clone();
        let Some(other) = turn.checked_sub(1).and_then(|at| self.again.get(at)) else {
            return exercise;
        };
        let other = other.clone();
        exercise.pack = other.pack;
        exercise.task = other.task.unwrap_or(exercise.task);
        if !other.question.is_empty() {
            exercise.question = other.question;
        }
        if !other.right.is_empty() {
            exercise.right = other.right;
        }
        exercise.wrong = other.wrong;
        exercise
    }

    /// The exercise on one of its other grounds, by its place; it has no others itself.
    pub(super) fn on_other_ground(&self, at: usize) -> Self {
        let turn = u32::try_from(at).unwrap_or(u32::MAX).saturating_add(1);
        Self { again: Vec::new(), ..self.of_seed(turn) }
    }

    /// Whether it has other figures when it is done again: not only the same in another order.
    pub fn has_other_figures(&self) -> bool {
        self.vary.is_some() || !self.again.is_empty() || self.task.kind().draws()
    }

    /// Lays it out as its file has it, and on each other ground.
    ///
    /// # Errors
    /// The first of them that can't be done.
    pub fn check(&self) -> Result<(), NotSolvable> {
        let turns = u32::try_from(self.again.len()).unwrap_or(u32::MAX);
        (0..=turns).try_for_each(|seed| self.play(seed).map(|_| ()))
    }
}

/// What a task is of its kind, whichever that is.
macro_rules! kind_of {
    ($task:expr) => {
        match $task {
            Task::Rate(kind) => kind,
            Task::SetTolerance(kind) => kind,
            Task::ChooseAccumulation(kind) => kind,
            Task::ProfileTarget(kind) => kind,
            Task::SignalOrNoise(kind) => kind,
            Task::FindAltered(kind) => kind,
            Task::SeeJudgeAct(kind) => kind,
            Task::ChanceWords(kind) => kind,
            Task::CauseAndEffect(kind) => kind,
            Task::DrawCauseAndEffect(kind) => kind,
            Task::BuildCard(kind) => kind,
            Task::WriteException(kind) => kind,
        }
    };
}

impl Task {
    pub(super) fn kind(&self) -> &dyn Kind {
        kind_of!(self)
    }

    pub(super) fn kind_mut(&mut self) -> &mut dyn Kind {
        kind_of!(self)
    }
}

/// Packs have a schema of their own, published beside that of sets.
#[cfg(not(target_arch = "wasm32"))]
fn a_pack(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    schemars::json_schema!({ "$ref": "pack-1.schema.json" })
}
