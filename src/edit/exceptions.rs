//! What holds of exceptions whatever is done (RULES 14): what was promised stays, and none closes without a recovery or
//! a recorded decision.

use crate::edit::Refusal;
use crate::model::{Exception, ExceptionState, Pack};
use crate::rating::exception::may_close;
use std::sync::Arc;

/// Refuses what takes a promise away or alters it, by whatever command.
///
/// # Errors
/// A [`Refusal`] that names the exception.
pub(super) fn guard_promises(before: &Pack, after: &Pack) -> Result<(), Refusal> {
    if untouched(before, after) {
        return Ok(());
    }
    for was in before.exceptions.iter().filter(|was| !was.promises.is_empty()) {
        let same = |held: &&Arc<Exception>| Arc::ptr_eq(held, was);
        if after.exceptions.iter().any(|held| same(&held)) {
            continue;
        }
        let name = was.name.clone();
        match after.exception(&was.id) {
            Some(now) if now.promises.starts_with(&was.promises) => {}
            Some(_) => return Err(Refusal::PromiseAltered { name }),
            None => return Err(Refusal::PromiseGone { name }),
        }
    }
    Ok(())
}

/// Refuses what closes an exception that neither recovered nor has a recorded decision. One that is closed already is
/// not asked again: figures that are revised later don't open it.
///
/// # Errors
/// A [`Refusal`] that says what stands in the way.
pub(super) fn guard_closing(before: &Pack, after: &Pack) -> Result<(), Refusal> {
    if untouched(before, after) {
        return Ok(());
    }
    let closed = after.exceptions.iter().filter(|held| held.state == ExceptionState::Closed);
    for now in closed {
        let so_before = |was: &Exception| {
            was.state == ExceptionState::Closed
                && was.closed_after == now.closed_after
                && (now.is_decided() || !was.is_decided())
        };
        if now.is_decided() || before.exception(&now.id).is_some_and(so_before) {
            continue;
        }
        let Some(period) = now.closed_after else { continue };
        if let Err(why) = may_close(after, now, period) {
            return Err(Refusal::NotRecovered { name: now.name.clone(), why: why.words() });
        }
    }
    Ok(())
}

/// Whether the two share every exception, as most steps leave it.
fn untouched(before: &Pack, after: &Pack) -> bool {
    let pairs = || before.exceptions.iter().zip(&after.exceptions);
    before.exceptions.len() == after.exceptions.len()
        && pairs().all(|(one, other)| Arc::ptr_eq(one, other))
}
