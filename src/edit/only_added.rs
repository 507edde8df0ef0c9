//! Lists of a record that are only ever added to: what was promised of an exception, how a risk was scored.

use crate::edit::Refusal;
use crate::model::{Listed, Pack};
use std::sync::Arc;

/// Refuses what takes a promise of an exception or a scoring of a risk away, or alters it, by whatever command.
///
/// # Errors
/// A [`Refusal`] that names the record.
pub(super) fn guard_only_added(before: &Pack, after: &Pack) -> Result<(), Refusal> {
    only_added(&before.exceptions, &after.exceptions, |held| &held.promises).map_err(|lost| {
        match lost {
            Lost::Altered(name) => Refusal::PromiseAltered { name },
            Lost::Gone(name) => Refusal::PromiseGone { name },
        }
    })?;
    only_added(&before.risks, &after.risks, |held| &held.scores).map_err(|lost| match lost {
        Lost::Altered(name) => Refusal::ScoringAltered { name },
        Lost::Gone(name) => Refusal::ScoringGone { name },
    })
}

/// The record that lost something.
enum Lost {
    /// It is there, and says another thing.
    Altered(String),
    /// It went with all it said.
    Gone(String),
}

/// Whether every record that had something in a list has it still, at its beginning.
fn only_added<T: Listed, P: PartialEq>(
    before: &[Arc<T>],
    after: &[Arc<T>],
    list: fn(&T) -> &[P],
) -> Result<(), Lost> {
    if is_untouched(before, after) {
        return Ok(());
    }
    for was in before.iter().filter(|was| !list(was).is_empty()) {
        if after.iter().any(|held| Arc::ptr_eq(held, was)) {
            continue;
        }
        let name = was.name().to_owned();
        match after.iter().find(|held| held.id() == was.id()) {
            Some(now) if list(now).starts_with(list(was)) => {}
            Some(_) => return Err(Lost::Altered(name)),
            None => return Err(Lost::Gone(name)),
        }
    }
    Ok(())
}

/// Whether two packs share every record of a list, as most steps leave it.
pub(super) fn is_untouched<T>(before: &[Arc<T>], after: &[Arc<T>]) -> bool {
    let mut pairs = before.iter().zip(after);
    before.len() == after.len() && pairs.all(|(one, other)| Arc::ptr_eq(one, other))
}
