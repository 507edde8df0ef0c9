//! Whose pack is joined.

use crate::model::{Day, FieldInfo, Kind, Look, Organisation, Pack, ReportingYear};
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

    /// Whether its pack says nothing of its organisation and holds nothing that hangs on when a year starts, such as one
    /// of pledges: it joins any.
    pub(super) fn is_silent(&self) -> bool {
        let pack = &self.pack;
        pack.organisation == Organisation::default()
            && Kind::ALL.iter().all(|kind| {
                let rows = pack.rows(*kind);
                let mut named = NamesYear(false);
                let free = matches!(kind, Kind::Plan | Kind::Action);
                (0..rows.len()).filter_map(|at| rows.get(at)).all(|row| {
                    row.look(&mut named);
                    free && !named.0
                })
            })
    }
}

/// Whether a record names a reporting year.
struct NamesYear(bool);

impl Look for NamesYear {
    fn year(&mut self, _: &'static FieldInfo, _: ReportingYear) {
        self.0 = true;
    }
}
