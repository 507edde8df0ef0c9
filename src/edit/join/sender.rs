//! Whose pack is joined.

use crate::model::{Day, Pack};
use std::sync::Arc;

/// A pack that is joined, and who sent it.
#[derive(Clone, Debug)]
pub struct Sender {
    /// Who, as whoever joins it says; told apart by it.
    pub name: String,
    /// The day of the last change in it, where anybody knows.
    pub on: Option<Day>,
    /// What it says.
    pub pack: Arc<Pack>,
    /// What it was made of, where that is known, as of a slip: a figure that is as it was then is no other figure.
    pub base: Option<Arc<Pack>>,
}

impl Sender {
    /// A pack from somebody; of the day of the last entry of its history.
    pub fn new(name: impl Into<String>, pack: Arc<Pack>) -> Self {
        let on = pack.history.iter().map(|event| event.on).max();
        Self { name: name.into(), on, pack, base: None }
    }
}
