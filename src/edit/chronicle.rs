//! The history of a pack: what each change changed, from what to what.

use crate::edit::Context;
use crate::edit::chain::follow;
use crate::edit::compare::compare;
use crate::edit::difference::{Difference, MeasurePart, Segment, Subject};
use crate::edit::withheld::withheld_and_gone;
use crate::model::{Altered, Day, Event, Kind, MeasureId, Pack};
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
        // What its parts are, and which of their figures may be told, hangs on these.
        organisation: pack.organisation.clone(),
        areas: pack.areas.clone(),
        ..Pack::default()
    };
    if let Some(event) = told((&only(before), &only(after)), &after.history, what, context) {
        follow(Some(before), after, event);
    }
}

/// Notes a change in the history of the pack after it, where it changed anything and today is known.
pub(super) fn record(before: &Pack, after: &mut Pack, what: &str, context: &Context) {
    if let Some(event) = told((before, after), &after.history, what, context) {
        follow(Some(before), after, event);
    }
}

/// Notes in the history of a pack that it came in place of another, as [`record`] does.
pub(super) fn record_replaced(before: &Pack, after: &mut Pack, what: &str, context: &Context) {
    if let Some(event) = told((before, after), &after.history, what, context) {
        follow(None, after, event);
    }
}

/// What a change changed, as an entry that stands in no history yet, that before it among them; none where there is nothing
/// to tell.
fn told(
    (before, after): (&Pack, &Pack),
    history: &[Arc<Event>],
    what: &str,
    context: &Context,
) -> Option<Event> {
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
        withheld: withheld_and_gone(before, after, history),
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

#[cfg(test)]
mod tests {
    use crate::edit::{Command, Context, apply};
    use crate::model::{Audit, Day, DrawnFigure, Measure, Pack, Period, Stratum};
    use std::sync::Arc;

    #[test]
    fn a_draw_is_told_as_people_speak_of_it() {
        let period = Period::Month { year: 2026, month: 4 };
        let audit = |drawn: bool| {
            let figure = DrawnFigure {
                number: 7,
                measure: "homes".into(),
                of_period: period,
                ..DrawnFigure::default()
            };
            let list = "homes 2026-04".to_owned();
            let empty = Stratum { name: "Adults".to_owned(), size: 1, ..Stratum::default() };
            let full =
                Stratum { seed: "1111".to_owned(), list, drawn: vec![figure], ..empty.clone() };
            let strata = vec![if drawn { full } else { empty }];
            let (id, name) = ("a".into(), "April".to_owned());
            Audit { id, name, period, size: 1, strata, ..Audit::default() }
        };
        let homes = Measure { id: "homes".into(), name: "Homes".into(), ..Measure::default() };
        let mut pack = Pack { measures: vec![Arc::new(homes)], ..Pack::default() };
        pack.audits.push(Arc::new(audit(false)));
        let on = "2026-05-01".parse::<Day>().ok().map(|day| day.0);
        apply(&mut pack, Command::Set(audit(true).into()), &Context { on, by: String::new() })
            .unwrap();
        let told: Vec<String> =
            pack.history.last().unwrap().changes.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "Audit April, directorate 1, figure drawn 1: added, measure: Homes; number: 7; of period: Apr 2026",
                "Audit April, directorate 1, seed: added, 1111",
            ]
        );
    }
}
