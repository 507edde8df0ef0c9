//! That a risk was closed: when, by whom and why.

use crate::model::{Day, Risk, day_label};

/// `Closed on 3 Nov 2025 by the Risk board: the depot moved uphill.` What wasn't noted says so; `None` of a risk that was
/// open on the day.
pub fn closed_words(risk: &Risk, on: Day) -> Option<String> {
    if risk.is_open_on(on) {
        return None;
    }
    let when = risk.closed_on.map_or_else(
        || "Closed on a day that wasn’t noted".to_owned(),
        |day| format!("Closed on {}", day_label(day.0)),
    );
    let by = match risk.closed_by.trim() {
        "" => String::new(),
        post => format!(" by {post}"),
    };
    Some(match risk.closing_reason.trim().trim_end_matches('.') {
        "" => format!("{when}{by}; nobody noted why."),
        reason => format!("{when}{by}: {reason}."),
    })
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{day, risk};
    use super::*;
    use crate::model::RiskState;

    #[test]
    fn says_when_by_whom_and_why_and_only_from_that_day() {
        let closed = Risk { state: Some(RiskState::Closed), ..risk(&[("2025-03-01", 2, 4)]) };
        let said = |risk: &Risk, on: &str| closed_words(risk, day(on)).unwrap_or_default();
        let old = "Closed on a day that wasn’t noted; nobody noted why.";
        assert_eq!(said(&closed, "2025-01-01"), old);
        let full = Risk {
            closed_on: Some(day("2025-11-03")),
            closed_by: "the Risk board".to_owned(),
            closing_reason: "The depot moved uphill. ".to_owned(),
            ..closed
        };
        let words = "Closed on 3 Nov 2025 by the Risk board: The depot moved uphill.";
        assert_eq!(said(&full, "2025-11-03"), words);
        // Looking back it was still watched.
        assert_eq!(said(&full, "2025-11-02"), "");
        // Opened again, whatever is left of how it was closed.
        let open = Risk { state: Some(RiskState::Open), ..full };
        assert_eq!(said(&open, "2025-12-01"), "");
    }
}
