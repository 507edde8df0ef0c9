//! Where an activity or milestone stands (FRAMEWORK D4).

use crate::model::{Action, ActionState, day_label};
use crate::rating::{StateThen, Then};

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

/// How an action stood on a day.
pub fn timeliness(action: &Action, then: Then) -> Timeliness {
    if then.state(action).is_over() {
        return Timeliness::Over;
    }
    let Some(due) = action.due else { return Timeliness::Undated };
    match (due.0 - then.day().0).num_days() {
        left if left < 0 => Timeliness::Late(-left),
        left if left <= SOON_DAYS => Timeliness::Soon(left),
        _ => Timeliness::InTime,
    }
}

/// "Under way, due 31 Dec 2025, 12 days late".
pub fn action_words(action: &Action, then: Then) -> String {
    let state = then.state(action);
    let mut words = state.words();
    match (state, action.done_on) {
        (StateThen::Is(ActionState::Done), Some(day)) => {
            return format!("{words} on {}", day_label(day.0));
        }
        _ if state.is_over() => return words,
        _ => {}
    }
    let days = |count: i64| if count == 1 { "1 day".to_owned() } else { format!("{count} days") };
    if let Some(due) = action.due {
        words += &format!(", due {}", day_label(due.0));
    }
    match timeliness(action, then) {
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
    use crate::model::Pack;

    #[test]
    fn says_what_is_late_and_what_is_soon() {
        let then = Then::of(&Pack::default(), "2025-12-10".parse().unwrap());
        let check = |state, due: &str, expected: &str| {
            let mut action = Action::new("a".into(), "A".into(), "p".into());
            (action.state, action.due) = (state, due.parse().ok());
            assert_eq!(action_words(&action, then), expected);
        };
        check(ActionState::UnderWay, "2025-12-09", "Under way, due 9 Dec 2025, 1 day late");
        check(ActionState::UnderWay, "2025-12-10", "Under way, due 10 Dec 2025, today");
        check(ActionState::NotStarted, "2025-12-31", "Not started, due 31 Dec 2025, in 21 days");
        check(ActionState::NotStarted, "2026-03-31", "Not started, due 31 Mar 2026");
        check(ActionState::NotStarted, "", "Not started, no date set");
        check(ActionState::Done, "2025-01-01", "Done");
        check(ActionState::Stopped, "2025-01-01", "Stopped");
    }

    #[test]
    fn what_was_done_later_was_to_be_done() {
        let mut pack = Pack::default();
        pack.organisation.clock = "2025-12-10".parse().ok();
        let mut action = Action::new("a".into(), "A".into(), "p".into());
        action.starts = "2025-04-01".parse().ok();
        action.due = "2025-07-31".parse().ok();
        action.state = ActionState::Done;
        let check = |action: &Action, on: &str, expected: &str| {
            let then = Then::of(&pack, on.parse().unwrap());
            assert_eq!(action_words(action, then), expected, "{on}");
        };
        check(&action, "2025-05-19", "Done; when isn’t recorded");
        action.done_on = "2025-08-14".parse().ok();
        check(&action, "2025-03-31", "Not started, due 31 Jul 2025");
        check(&action, "2025-05-19", "Under way, due 31 Jul 2025");
        check(&action, "2025-08-13", "Under way, due 31 Jul 2025, 13 days late");
        check(&action, "2025-08-14", "Done on 14 Aug 2025");
        action.starts = None;
        check(&action, "2025-05-19", "Not done yet, due 31 Jul 2025");
    }
}
