//! Writing sets of exercises: each field of a form is a place in what an exercise's file says, read and written by the
//! shape of what stands there. So whatever a form makes is a set as its schema has it, and what no form shows stays.

mod field;
mod fields;
mod findings;
mod grounds;
mod group;
mod lines;
mod on_plans;
mod place;
#[cfg(test)]
mod tests;
mod unread;

pub use field::{Control, Field, put, value};
pub use fields::groups;
pub use findings::{Finding, findings};
pub use group::{Group, List};
pub use unread::{Left, Unread};

use super::exercise::{Exercise, ExerciseSet, FORMAT, VERSION};
use serde_json::Value;

impl ExerciseSet {
    /// A set without exercises.
    pub fn blank() -> Self {
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            id: "my-set".to_owned(),
            name: "A set of exercises".to_owned(),
            about: String::new(),
            exercises: Vec::new(),
        }
    }

    /// As a file.
    pub fn written(&self) -> String {
        // What is made of texts and numbers can be written.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// Puts an exercise like another at the end: whoever writes one starts with one that works. The place of it.
    pub fn add_like(&mut self, like: &Exercise) -> usize {
        let own = like.with_id_of_its_own(|id| self.exercises.iter().any(|it| it.id == id));
        self.exercises.push(own);
        self.exercises.len() - 1
    }

    /// Moves an exercise one place on or back; where it then is.
    pub fn shift(&mut self, at: usize, on: bool) -> usize {
        let to = if on { at + 1 } else { at.saturating_sub(1) };
        if at >= self.exercises.len() || to >= self.exercises.len() {
            return at;
        }
        self.exercises.swap(at, to);
        to
    }
}

impl Exercise {
    /// This exercise under its id, or where that is taken, the first that isn't with a number behind it.
    pub fn with_id_of_its_own(&self, taken: impl Fn(&str) -> bool) -> Self {
        let numbered = |number: u32| match number {
            1 => self.id.clone(),
            number => format!("{}-{number}", self.id),
        };
        let id = (1..).map(numbered).find(|id| !taken(id)).unwrap_or_default();
        Self { id, ..self.clone() }
    }
}

/// An exercise as its file has it.
fn as_file(exercise: &Exercise) -> Value {
    serde_json::to_value(exercise).unwrap_or_default()
}

/// An exercise of what its file would say.
///
/// # Errors
/// Says what can't be read.
fn of_file(file: Value) -> Result<Exercise, String> {
    serde_json::from_value(file).map_err(|error| format!("This can’t be read: {error}."))
}

/// Puts one more into a list of an exercise.
///
/// # Errors
/// Says why it can't be.
pub fn add(exercise: &mut Exercise, list: &List) -> Result<(), String> {
    let mut file = as_file(exercise);
    if let Some(all) = place::list(&mut file, &list.place) {
        all.push(list.new.clone());
    }
    *exercise = of_file(file)?;
    Ok(())
}

/// Takes one out of a list of an exercise.
///
/// # Errors
/// Says why it can't be.
pub fn remove(exercise: &mut Exercise, list: &str, at: usize) -> Result<(), String> {
    let mut file = as_file(exercise);
    if let Some(all) = place::list(&mut file, list).filter(|all| at < all.len()) {
        all.remove(at);
    }
    *exercise = of_file(file)?;
    Ok(())
}
