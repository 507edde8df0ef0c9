//! What holds of audits whatever is done (RULES 14): what was drawn stays drawn, and so do its seed and its list.

use crate::edit::Refusal;
use crate::edit::only_added::is_untouched;
use crate::model::{Audit, DrawnFigure, Pack, Stratum};

/// Refuses what takes a draw away or alters it, by whatever command: findings and replacements are added to it.
///
/// # Errors
/// A [`Refusal`] that names the audit.
pub(super) fn guard_draws(before: &Pack, after: &Pack) -> Result<(), Refusal> {
    if is_untouched(&before.audits, &after.audits) {
        return Ok(());
    }
    for was in &before.audits {
        if was.strata.iter().all(|stratum| stratum.drawn.is_empty()) {
            continue;
        }
        let name = was.name.clone();
        match after.audit(&was.id) {
            Some(now) if still_drawn(was, now) => {}
            Some(_) => return Err(Refusal::DrawAltered { name }),
            None => return Err(Refusal::DrawGone { name }),
        }
    }
    Ok(())
}

/// Whether all that was drawn is there as it was drawn. A stratum of which nothing is drawn yet may go.
fn still_drawn(was: &Audit, now: &Audit) -> bool {
    let drawn = |stratum: &&Stratum| !stratum.drawn.is_empty();
    let mut left = now.strata.iter();
    was.period == now.period
        && was.strata.iter().filter(drawn).all(|was| left.any(|now| same_draw(was, now)))
}

fn same_draw(was: &Stratum, now: &Stratum) -> bool {
    let same = |(was, now): (&DrawnFigure, &DrawnFigure)| {
        let of = |it: &DrawnFigure| {
            (it.number, it.measure.clone(), it.of_period, it.published, it.published_of)
        };
        of(was) == of(now) && (!was.is_replaced() || was.replaced == now.replaced)
    };
    was.seed == now.seed
        && was.list == now.list
        && was.size == now.size
        && was.drawn_on == now.drawn_on
        && now.drawn.len() >= was.drawn.len()
        && was.drawn.iter().zip(&now.drawn).all(same)
}
