//! What holds of exceptions whatever is done (RULES 14): none closes without a recovery or a recorded decision.

use crate::edit::Refusal;
use crate::edit::only_added::is_untouched;
use crate::model::{Exception, ExceptionState, Pack};
use crate::rating::exception::{limit_noun, may_close};

/// Refuses what closes an exception that neither recovered nor has a recorded decision. One that is closed already is
/// not asked again: figures that are revised later don't open it.
///
/// # Errors
/// A [`Refusal`] that says what stands in the way.
pub(super) fn guard_closing(before: &Pack, after: &Pack) -> Result<(), Refusal> {
    if is_untouched(&before.exceptions, &after.exceptions) {
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
            let limit = limit_noun(after, &now.measure, period);
            let why = why.words(limit);
            return Err(Refusal::NotRecovered { name: now.name.clone(), why, limit });
        }
    }
    Ok(())
}
