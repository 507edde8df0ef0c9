//! Where an activity or milestone stands (FRAMEWORK D4).

use crate::model::{Action, ActionState, Day, day_label};

/// How an action stands to its date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timeliness {
    /// Finished, or given up.
    Over,
    /// It was due so many days ago.
    Late(i64),
    /// It is due within thirty days.
    Soon(i64),
    /// It is due later.
    InTime,
    /// It has no date.
    Undated,
}

/// Due within so many days is soon.
const SOON_DAYS: i64 = 30;

/// How an action stands on a day.
pub fn timeliness(action: &Action, on: Day) -> Timeliness {
    if matches!(action.state, ActionState::Done | ActionState::Stopped) {
        return Timeliness::Over;
    }
    let Some(due) = action.due else { return Timeliness::Undated };
    match (due.0 - on.0).num_days() {
        left if left < 0 => Timeliness::Late(-left),
        left if left <= SOON_DAYS => Timeliness::Soon(left),
        _ => Timeliness::InTime,
    }
}

/// "Under way, due 31 Dec 2025, 12 days late".
pub fn action_words(action: &Action, on: Day) -> String {
    let mut words = action.state.words().to_owned();
    match (action.state, action.done_on) {
        (ActionState::Done, Some(day)) => return format!("{words} on {}", day_label(day.0)),
        (ActionState::Done | ActionState::Stopped, _) => return words,
        _ => {}
    }
    let days = |count: i64| if count == 1 { "1 day".to_owned() } else { format!("{count} days") };
    if let Some(due) = action.due {
        words += &format!(", due {}", day_label(due.0));
    }
    match timeliness(action, on) {
        Timeliness::Late(count) => words + ", " + &days(count) + " late",
        Timeliness::Soon(0) => words + ", today",
        Timeliness::Soon(count) => words + ", in " + &days(count),
        Timeliness::Undated => words + ", no date set",
        Timeliness::Over | Timeliness::InTime => words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_is_late_and_what_is_soon() {
        let on: Day = "2025-12-10".parse().unwrap();
        let check = |state, due: &str, expected: &str| {
            let mut action = Action::new("a".into(), "A".into(), "p".into());
            (action.state, action.due) = (state, due.parse().ok());
            assert_eq!(action_words(&action, on), expected);
        };
        check(ActionState::UnderWay, "2025-12-09", "Under way, due 9 Dec 2025, 1 day late");
        check(ActionState::UnderWay, "2025-12-10", "Under way, due 10 Dec 2025, today");
        check(ActionState::NotStarted, "2025-12-31", "Not started, due 31 Dec 2025, in 21 days");
        check(ActionState::NotStarted, "2026-03-31", "Not started, due 31 Mar 2026");
        check(ActionState::NotStarted, "", "Not started, no date set");
        check(ActionState::Done, "2025-01-01", "Done");
        check(ActionState::Stopped, "2025-01-01", "Stopped");
    }
}
