//! Training: exercises, the council that teams run, sessions and the glossary, on the real engine (FRAMEWORK L2, L3, L5, P14).
//!
//! A set of exercises is a file. An exercise holds a small pack with a clock of its own and a question about it; how an
//! answer is judged is worked out by the engine from the pack, never kept as a verdict. Nothing of the product's own
//! work uses this room, and no exercise reaches a real draft.

mod asked;
mod asked_map;
pub mod council;
mod draw;
mod exercise;
mod file_name;
pub mod glossary;
mod kinds;
mod number;
mod play;
mod pledge;
#[cfg(test)]
mod promises;
mod read;
pub mod results;
#[cfg(not(target_arch = "wasm32"))]
mod schema;
mod sense;
pub mod session;
pub mod tour;
mod typed;
mod vary;
mod words;
pub mod write;

pub use asked::{Answering, Choice, Line, NotSolvable, Picture, Question, Slip};
pub use asked_map::{
    asked_words, compared_map, handed_out_map, handed_out_words, map_by_answers, told_map,
};
pub use file_name::dated_file_name;
use file_name::file_name;

pub use exercise::{Exercise, ExerciseSet, FORMAT, Task, VERSION, Variation, Wrong};
pub use kinds::{
    Altered, Asked, Bands, Card, ChooseAccumulation, Effects, Goal, Item, LeadsTo, MayLead, Noise,
    OfferedProfile, Part, Process, ProfileTarget, Rate, SetTolerance, Stands, Steps, WantedStatus,
    Written,
};
pub use play::{Play, Said, Verdict, drawn_as_at};
pub use pledge::{LONGEST_PLEDGE, MOST_PLEDGES, Pledge, pledges_pack};
pub use read::{SetError, read, read_begun};
#[cfg(not(target_arch = "wasm32"))]
pub use schema::{schema, session_schema};
pub use typed::{Typed, TypedTour};
pub use vary::{Vary, VaryBy};
