//! What a file brings closed or waived without what this page asks for before anything closes (RULES 14). It is read all
//! the same, for it may have closed on figures that were revised since; whoever brings it is told.

use crate::edit::exceptions::{unfounded_closing, unfounded_waiver};
use crate::edit::risks::is_closed_unsaid;
use crate::model::Pack;
use crate::pack::Diagnostic;
use crate::rating::exception::limit_noun;

/// Each closing and waiver that this page would refuse to make, in the order of the pack.
pub fn unfounded(pack: &Pack) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (at, held) in pack.exceptions.iter().enumerate() {
        let place = format!("exceptions[{at}]");
        if let Some((why, period)) = unfounded_closing(pack, held) {
            let why = why.words(limit_noun(pack, &held.measure, period));
            let name = &held.name;
            let message =
                format!("'{name}' is closed without a recovery or a recorded decision: {why}");
            let hint = "open it again, or record what was decided, by whom and when";
            found.push(Diagnostic::warning(place.clone(), message).with_hint(hint));
        }
        if let Some(refusal) = unfounded_waiver(held) {
            found.push(Diagnostic::warning(place, refusal));
        }
    }
    for (at, held) in pack.risks.iter().enumerate().filter(|(_, held)| is_closed_unsaid(held)) {
        let message = format!("'{}' is closed without its day and a reason", held.name);
        found.push(Diagnostic::warning(format!("risks[{at}]"), message));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Exception, ExceptionState, Risk, RiskState};
    use crate::rating::exception::fixture;

    #[test]
    fn what_closed_without_a_recovery_or_a_decision_is_told() {
        let closed = || Exception {
            state: ExceptionState::Closed,
            closed_after: Some(fixture::period("2024-07")),
            ..fixture::exception("2024-05")
        };
        let check = |figures: &[i32], held: Exception, expected: &[&str]| {
            let pack = fixture::pack(&fixture::all(figures), held);
            let found: Vec<String> = unfounded(&pack).iter().map(ToString::to_string).collect();
            assert_eq!(found, expected);
        };
        check(&[90, 110, 104, 105], closed(), &[]);
        check(&[90, 110, 104, 120], fixture::exception("2024-05"), &[]);
        let unrecovered = "exceptions[0]: warning: 'E' is closed without a recovery or a recorded decision: \
             Jul 2024 is worse than the floor (hint: open it again, or record what was decided, by whom and when)";
        check(&[90, 110, 104, 120], closed(), &[unrecovered]);
        let decided = Exception {
            decision: "Given up".to_owned(),
            decided_by: "Cabinet".to_owned(),
            decided_on: "2024-08-01".parse().ok(),
            ..closed()
        };
        check(&[90, 110, 104, 120], decided, &[]);
        let waived =
            Exception { waiver: "Counted anew".to_owned(), ..fixture::exception("2024-05") };
        let by_nobody =
            "exceptions[0]: warning: the waiver of 'E' needs who waived it and until when";
        check(&[90, 110], waived, &[by_nobody]);
    }

    #[test]
    fn a_risk_that_closed_without_its_day_or_a_reason_is_told() {
        let check = |on: Option<&str>, reason: &str, expected: &[&str]| {
            let risk = Risk {
                id: "r".into(),
                name: "Flood".to_owned(),
                state: Some(RiskState::Closed),
                closed_on: on.map(|day| day.parse().unwrap()),
                closing_reason: reason.to_owned(),
                ..Risk::default()
            };
            let pack = Pack { risks: vec![risk.into()], ..Pack::default() };
            let found: Vec<String> = unfounded(&pack).iter().map(ToString::to_string).collect();
            assert_eq!(found, expected);
        };
        let told = "risks[0]: warning: 'Flood' is closed without its day and a reason";
        check(Some("2025-11-03"), "The depot moved", &[]);
        check(None, "The depot moved", &[told]);
        check(Some("2025-11-03"), " ", &[told]);
    }
}
