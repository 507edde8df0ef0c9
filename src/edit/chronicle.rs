//! The history of a pack: what each change changed, from what to what.

use crate::edit::Context;
use crate::edit::compare::compare;
use crate::edit::difference::{Difference, MeasurePart, Subject};
use crate::model::{Altered, Day, Event, Extra, Kind, MeasureId, Pack};
use std::sync::Arc;

/// How many differences an event lists; the rest are counted.
const LISTED: usize = 40;

/// Notes a figure that was typed over another, as [`record`] does: only its measure is looked at, since figures
/// are typed one after another.
pub(super) fn record_figure(
    before: &Pack,
    after: &mut Pack,
    measure: &MeasureId,
    what: &str,
    context: &Context,
) {
    let only = |pack: &Pack| Pack {
        measures: pack.measures.iter().filter(|held| held.id == *measure).cloned().collect(),
        ..Pack::default()
    };
    let mut alone = only(after);
    record(&only(before), &mut alone, what, context);
    after.history.append(&mut alone.history);
}

/// Notes a change in the history of the pack after it, where it changed anything and today is known.
pub(super) fn record(before: &Pack, after: &mut Pack, what: &str, context: &Context) {
    let Some(on) = context.on else { return };
    let compared = compare(before, after);
    let told: Vec<&Difference> =
        compared.differences.iter().filter(|difference| is_told(difference)).collect();
    if told.is_empty() && before.sign_offs.len() == after.sign_offs.len() {
        return;
    }
    let changes: Vec<Altered> =
        told.iter().take(LISTED).map(|difference| compared.altered(difference)).collect();
    let more = told.len() - changes.len();
    let event = Event {
        on: Day(on),
        by: context.by.clone(),
        what: what.to_owned(),
        changes,
        more,
        extra: Extra::new(),
    };
    after.history.push(Arc::new(event));
}

/// Whether the history tells a difference: a frozen copy is in the sign-off itself, and figures that are new
/// change nothing that stood.
fn is_told(difference: &Difference) -> bool {
    match &difference.subject {
        Subject::Frozen(_) => false,
        Subject::Record { kind, .. } | Subject::Existence { kind, .. } | Subject::Order(kind) => {
            *kind != Kind::SignOff
        }
        Subject::Measure { part: MeasurePart::Figure(..), .. } => difference.before.is_some(),
        _ => true,
    }
}
