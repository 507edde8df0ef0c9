//! The organisation's own targets in the long table.

use super::super::figures::checks::text;
use super::super::question::Why;
use super::super::recast::Recast;
use crate::exchange::import::proposal::Outcome;
use crate::exchange::import::role::{Role, Whose};

/// The rows that have one, each with what it says.
pub(super) fn own_targets(recast: &Recast) -> impl Iterator<Item = (usize, &str)> {
    let has_column = recast.mapping.column(Role::Target).is_some();
    let rows = if has_column { recast.table.rows.len() } else { 0 };
    (0..rows).filter_map(|row| {
        let said = text(recast, row, Role::Target);
        let whose = text(recast, row, Role::SeriesRole);
        let own = whose.is_empty() || Whose::read(whose) == Some(Whose::Own);
        (own && !said.is_empty()).then_some((row, said))
    })
}

/// Takes a row's target out of the long table, and says why of its cell.
pub(super) fn clear_target(recast: &mut Recast, row: usize, why: Why) {
    let Some(column) = recast.mapping.column(Role::Target) else { return };
    let origin = recast.table.origins.get(row).and_then(|row| row.get(column)).copied().flatten();
    if let Some(cell) = recast.table.rows.get_mut(row).and_then(|row| row.get_mut(column)) {
        cell.clear();
    }
    if let Some(origin) = origin {
        recast.told.insert(origin, (Outcome::LeftOut, why));
    }
}
