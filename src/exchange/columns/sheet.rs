//! The grid that a block goes into.

use super::{column::Column, row::Given, unread::Unread};
use crate::model::{MeasureId, Pack};

/// The grid that a block goes into.
#[derive(Clone, Copy)]
pub struct Sheet<'a> {
    /// The pack as it is.
    pub pack: &'a Pack,
    /// The measures of its rows.
    pub rows: &'a [MeasureId],
    /// Its columns.
    pub columns: &'a [Column],
    /// What was typed before and couldn't be read.
    pub unread: &'a Unread,
    /// What is known besides.
    pub given: Given,
}

impl Sheet<'_> {
    /// What a cell holds as text: typed and unread, or from the pack.
    pub fn shown(self, row: usize, column: usize) -> String {
        let place = self.rows.get(row).cloned().zip(self.columns.get(column).copied());
        let Some(place) = place else { return String::new() };
        if let Some(waits) = self.unread.get(&place) {
            return waits.text.clone();
        }
        let measure = self.pack.measure(&place.0);
        measure.map(|measure| place.1.shown(self.pack, measure)).unwrap_or_default()
    }
}
