//! Lists of records, whatever they hold.

use super::Record;
use crate::model::Kind;
use std::sync::Arc;

/// A record that stands in a list of the pack, with an id of its own.
pub trait Listed: Record {
    /// Which kind.
    fn kind(&self) -> Kind;

    /// Unique in its list.
    fn id(&self) -> &str;

    /// What people call it.
    fn name(&self) -> &str;
}

/// A list of the pack, whatever it holds.
pub trait Rows {
    /// How many records it has.
    fn len(&self) -> usize;

    /// Whether it has none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The record at a place.
    fn get(&self, at: usize) -> Option<&dyn Listed>;
}

impl<T: Listed> Rows for Vec<Arc<T>> {
    fn len(&self) -> usize {
        self.as_slice().len()
    }

    fn get(&self, at: usize) -> Option<&dyn Listed> {
        self.as_slice().get(at).map(|row| row.as_ref() as &dyn Listed)
    }
}

/// The place of the record with an id.
pub fn position(rows: &dyn Rows, id: &str) -> Option<usize> {
    (0..rows.len()).find(|at| rows.get(*at).is_some_and(|row| row.id() == id))
}
