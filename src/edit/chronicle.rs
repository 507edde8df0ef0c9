//! The history of a pack: what each change changed, from what to what.

use crate::edit::Context;
use crate::edit::chain::follow;
use crate::edit::compare::compare;
use crate::edit::difference::{Difference, MeasurePart, Segment, Subject};
use crate::model::{Altered, Day, Event, Kind, MeasureId, Pack};

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
    if let Some(event) = told(&only(before), &only(after), what, context) {
        follow(Some(before), after, event);
    }
}

/// Notes a change in the history of the pack after it, where it changed anything and today is known.
pub(super) fn record(before: &Pack, after: &mut Pack, what: &str, context: &Context) {
    if let Some(event) = told(before, after, what, context) {
        follow(Some(before), after, event);
    }
}

/// Notes in the history of a pack that it came in place of another, as [`record`] does.
pub(super) fn record_replaced(before: &Pack, after: &mut Pack, what: &str, context: &Context) {
    if let Some(event) = told(before, after, what, context) {
        follow(None, after, event);
    }
}

/// What a change changed, as an entry that stands in no history yet; none where there is nothing to tell.
fn told(before: &Pack, after: &Pack, what: &str, context: &Context) -> Option<Event> {
    let on = context.on?;
    let compared = compare(before, after);
    let told: Vec<&Difference> =
        compared.differences.iter().filter(|difference| is_told(difference)).collect();
    if told.is_empty() && before.sign_offs.len() == after.sign_offs.len() {
        return None;
    }
    let changes: Vec<Altered> =
        told.iter().take(LISTED).map(|difference| compared.altered(difference)).collect();
    let more = told.len() - changes.len();
    Some(Event {
        on: Day(on),
        by: context.by.clone(),
        what: what.to_owned(),
        changes,
        more,
        ..Event::default()
    })
}

/// Whether the history tells a difference: a frozen copy is in the sign-off or paper itself, and figures that are new
/// change nothing that stood.
fn is_told(difference: &Difference) -> bool {
    match &difference.subject {
        Subject::Frozen(_) => false,
        // What a paper said is kept in the paper.
        Subject::Record { kind: Kind::Paper, .. } => difference.field() != Some("copy"),
        // The list of a draw is kept in the audit.
        Subject::Record { kind: Kind::Audit, .. } => {
            difference.path.last() != Some(&Segment::Field("list".to_owned()))
        }
        Subject::Record { kind, .. } | Subject::Existence { kind, .. } | Subject::Order(kind) => {
            *kind != Kind::SignOff
        }
        Subject::Measure { part: MeasurePart::Figure(..), .. } => difference.before.is_some(),
        _ => true,
    }
}
