//! What a record was as at a day (RULES 1, one clock): the one place that says it of what bears a day and of how far an
//! action was. Exceptions (`exception::is_raised`, `is_closed`, `promised`), risks (`Risk::is_open_on` and their scores),
//! assessments (`latest_assessment`) and what meetings decided (`done_by`) have dated entries that say it themselves.

use super::exception::is_raised;
use super::timeline::latest;
use crate::model::{Action, ActionState, Day, Evidence, Frequency, Pack, Proposal};
use std::borrow::Cow;
use std::sync::Arc;

/// A day that things are said as at, of a pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Then {
    day: Day,
    /// Something of the pack is known to have changed since: its state of now needn't be that of the day.
    is_past: bool,
}

/// How far an action was on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StateThen {
    /// So far.
    Is(ActionState),
    /// It wasn't over; whether it was begun isn't recorded.
    Unfinished,
    /// It is over by now, so; whether it was by then isn't recorded.
    OverByNow(ActionState),
}

impl Then {
    /// A day of a pack.
    pub fn of(pack: &Pack, day: Day) -> Self {
        Self { day, is_past: last_known(pack).is_some_and(|last| day < last) }
    }

    /// The day.
    pub fn day(self) -> Day {
        self.day
    }

    /// Whether what happened on a day had happened by then. Without a day it had, unless something is known to have changed
    /// since.
    pub fn had(self, happened: Option<Day>) -> bool {
        happened.map_or(!self.is_past, |day| day <= self.day)
    }

    /// Whether what bears a day is of a later one. What bears none isn't known to be.
    pub fn is_before(self, borne: Option<Day>) -> bool {
        borne.is_some_and(|day| self.day < day)
    }

    /// The evidence that isn't of a later day.
    pub fn evidence(self, all: &[Evidence]) -> impl Iterator<Item = &Evidence> {
        all.iter().filter(move |it| !self.is_before(it.on))
    }

    /// How far an action was: by the day that it was done on, else as it stands now where nothing is known to have changed
    /// since, else as far as its days say.
    pub fn state(self, action: &Action) -> StateThen {
        let was_done = action.done_on.filter(|_| action.state == ActionState::Done);
        match (action.state, was_done) {
            (_, Some(day)) if day <= self.day => StateThen::Is(ActionState::Done),
            (state, None) if !self.is_past || state == ActionState::NotStarted => {
                StateThen::Is(state)
            }
            _ if self.is_before(action.starts) => StateThen::Is(ActionState::NotStarted),
            (state @ (ActionState::Done | ActionState::Stopped), None) => {
                StateThen::OverByNow(state)
            }
            _ if action.starts.is_some() => StateThen::Is(ActionState::UnderWay),
            _ => StateThen::Unfinished,
        }
    }

    /// Whether it is known that an action was planned by then: where things have changed since, it had begun, and the
    /// exception that it is to mend was raised.
    pub fn knew(self, pack: &Pack, action: &Action) -> bool {
        !(self.is_past && self.is_before(action.starts)) && self.had_cause(pack, action)
    }

    /// Whether there was anything for an action to mend: where things have changed since, one that is to mend an exception
    /// was nobody's before that was raised.
    pub fn had_cause(self, pack: &Pack, action: &Action) -> bool {
        let exception = action.exception.as_ref().and_then(|id| pack.exception(id));
        let Some(exception) = exception.filter(|_| self.is_past) else { return true };
        match exception.raised_on {
            Some(day) => day <= self.day,
            None => {
                let month = pack.calendar().period_of(self.day.0, Frequency::Monthly);
                month.is_none_or(|month| is_raised(pack.calendar(), exception, month))
            }
        }
    }

    /// The actions of a pack that had a cause by then.
    pub fn planned(self, pack: &Pack) -> impl Iterator<Item = &Action> {
        pack.actions.iter().map(|it| &**it).filter(move |action| self.had_cause(pack, action))
    }

    /// A pack with the lessons that were learnt by then, and its proposals as far as they were decided and made.
    pub fn learnt(self, pack: &Pack) -> Cow<'_, Pack> {
        if !self.is_past {
            return Cow::Borrowed(pack);
        }
        let mut was = pack.clone();
        was.lessons.retain(|lesson| lesson.on <= self.day);
        was.proposals.retain(|proposal| proposal.on <= self.day);
        for proposal in was.proposals.iter_mut().filter(|it| !self.is_as_now(it)) {
            self.take_back(Arc::make_mut(proposal));
        }
        Cow::Owned(was)
    }

    /// Whether nothing of a proposal is to be taken back.
    fn is_as_now(self, proposal: &Proposal) -> bool {
        let is_decided = proposal.verdict.is_none() || self.had(proposal.decided_on);
        is_decided && (proposal.made.is_none() || self.had(proposal.made))
    }

    /// Takes back of a proposal what was said and done later.
    fn take_back(self, proposal: &mut Proposal) {
        if !self.had(proposal.decided_on) {
            (proposal.verdict, proposal.decided_on) = (None, None);
            proposal.decided_by.clear();
            proposal.decided_why.clear();
        }
        if proposal.verdict.is_none() || !self.had(proposal.made) {
            proposal.made = None;
            proposal.made_how.clear();
        }
    }
}

impl StateThen {
    /// Whether it was finished or given up, as far as anybody knows.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Is(ActionState::Done | ActionState::Stopped) | Self::OverByNow(_))
    }

    /// In words: `Under way`; `Done; when isn’t recorded`.
    pub fn words(self) -> String {
        match self {
            Self::Is(state) => state.words().to_owned(),
            Self::Unfinished => "Not done yet".to_owned(),
            Self::OverByNow(state) => format!("{}; when isn’t recorded", state.words()),
        }
    }
}

/// The last day on which something of a pack is known to have changed: that of its own clock, else of its history; else
/// the end of its latest period with figures.
fn last_known(pack: &Pack) -> Option<Day> {
    let changed = || pack.history.last().map(|event| event.on);
    let figures = || latest(pack, None).map(|period| Day(period.end(pack.calendar())));
    pack.organisation.clock.or_else(changed).or_else(figures)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Event, Exception, Lesson, Trigger, Verdict};

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    /// A day of a pack whose last change was on 31 October 2025.
    fn then(on: &str) -> Then {
        let mut pack = Pack::default();
        pack.organisation.clock = Some(day("2025-10-31"));
        Then::of(&pack, day(on))
    }

    fn action(state: ActionState, starts: &str, done: &str) -> Action {
        let action = Action::new("a".into(), "A".into(), "p".into());
        Action { state, starts: starts.parse().ok(), done_on: done.parse().ok(), ..action }
    }

    #[test]
    fn an_action_was_as_far_as_its_days_say() {
        use ActionState::{Done, NotStarted, Stopped, UnderWay};
        use StateThen::{Is, OverByNow, Unfinished};
        let check = |action: Action, expected: [(&str, StateThen); 3]| {
            for (on, expected) in expected {
                assert_eq!(then(on).state(&action), expected, "{action:?} on {on}");
            }
        };
        let at = |was, meanwhile, is| {
            [("2025-06-30", was), ("2025-09-25", meanwhile), ("2025-10-31", is)]
        };
        check(action(Done, "2025-08-20", "2025-09-26"), at(Is(NotStarted), Is(UnderWay), Is(Done)));
        check(action(Done, "", "2025-09-25"), at(Unfinished, Is(Done), Is(Done)));
        check(action(Done, "2025-08-20", ""), at(Is(NotStarted), OverByNow(Done), Is(Done)));
        check(action(UnderWay, "2025-07-01", ""), at(Is(NotStarted), Is(UnderWay), Is(UnderWay)));
        check(action(UnderWay, "", ""), at(Unfinished, Unfinished, Is(UnderWay)));
        // What somebody says now holds now, though it was to start later.
        check(action(UnderWay, "2025-12-01", ""), at(Is(NotStarted), Is(NotStarted), Is(UnderWay)));
        check(action(Stopped, "", ""), at(OverByNow(Stopped), OverByNow(Stopped), Is(Stopped)));
        check(
            action(NotStarted, "2025-04-01", ""),
            at(Is(NotStarted), Is(NotStarted), Is(NotStarted)),
        );
    }

    #[test]
    fn what_happened_later_had_not_happened_and_what_has_no_day_is_of_now() {
        let check = |on: &str, happened: &str, had: bool, is_before: bool| {
            let found =
                (then(on).had(happened.parse().ok()), then(on).is_before(happened.parse().ok()));
            assert_eq!(found, (had, is_before), "{happened} on {on}");
        };
        check("2025-09-30", "2025-10-28", false, true);
        check("2025-10-28", "2025-10-28", true, false);
        check("2025-09-30", "", false, false);
        check("2025-10-31", "", true, false);
    }

    #[test]
    fn the_last_change_known_is_of_the_clock_the_history_or_the_figures() {
        let text = r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"A"},
            "measures":[{"id":"m","name":"M","frequency":"monthly","specification":{},
                "series":[{"period":"2025-08","value":1}]}]}"#;
        let mut pack: Pack = serde_json::from_str(text).unwrap();
        let check = |pack: &Pack, last: &str| {
            let last = day(last);
            let before = Day(last.0.pred_opt().unwrap());
            assert!(Then::of(pack, last).had(None) && !Then::of(pack, before).had(None), "{last}");
        };
        check(&pack, "2025-08-31");
        pack.history.push(Event { on: day("2025-09-12"), ..Event::default() }.into());
        check(&pack, "2025-09-12");
        pack.organisation.clock = Some(day("2025-10-31"));
        check(&pack, "2025-10-31");
        assert!(Then::of(&Pack::default(), day("2001-01-01")).had(None));
    }

    #[test]
    fn what_was_learnt_asked_decided_and_made_later_was_not() {
        let mut pack = Pack::default();
        pack.organisation.clock = Some(day("2025-10-31"));
        pack.lessons.push(Lesson { on: day("2025-05-01"), ..Lesson::default() }.into());
        let year = "2026/27".parse().unwrap();
        let asked = Proposal {
            verdict: Some(Verdict::Accepted),
            decided_by: "Cabinet".to_owned(),
            decided_on: Some(day("2025-07-01")),
            made: Some(day("2025-08-01")),
            made_how: "Set".to_owned(),
            ..Proposal::new("1".into(), "m".into(), year, String::new(), day("2025-06-01"))
        };
        pack.proposals.push(asked.into());
        let check = |on: &str, lessons: usize, expected: Option<(bool, bool)>| {
            let was = Then::of(&pack, day(on)).learnt(&pack);
            let how_far = |it: &Arc<Proposal>| {
                assert_eq!(it.verdict.is_none(), it.decided_by.is_empty());
                assert_eq!(it.made.is_none(), it.made_how.is_empty());
                (it.verdict.is_some(), it.made.is_some())
            };
            let found = (was.lessons.len(), was.proposals.first().map(how_far));
            assert_eq!(found, (lessons, expected), "{on}");
        };
        check("2025-04-30", 0, None);
        check("2025-05-31", 1, None);
        check("2025-06-30", 1, Some((false, false)));
        check("2025-07-31", 1, Some((true, false)));
        check("2025-08-01", 1, Some((true, true)));
        check("2025-10-31", 1, Some((true, true)));
    }

    #[test]
    fn an_action_is_known_once_its_exception_is_raised() {
        let raised = "2025-07".parse().unwrap();
        let mut held = Exception::new("x".into(), "X".into(), "m".into(), raised, Trigger::Red);
        let mut action = action(ActionState::UnderWay, "", "");
        action.exception = Some("x".into());
        let check = |held: &Exception, on: &str, expected: bool| {
            let pack = Pack { exceptions: vec![held.clone().into()], ..Pack::default() };
            assert_eq!(then(on).knew(&pack, &action), expected, "{on}");
            assert_eq!(then(on).had_cause(&pack, &action), expected, "{on}");
        };
        check(&held, "2025-06-30", false);
        check(&held, "2025-07-31", true);
        held.raised_on = Some(day("2025-08-20"));
        check(&held, "2025-08-19", false);
        check(&held, "2025-08-20", true);
        let later = Action { starts: Some(day("2025-12-01")), ..action.clone() };
        let pack = Pack { exceptions: vec![held.into()], ..Pack::default() };
        assert!(!then("2025-09-30").knew(&pack, &later) && then("2025-10-31").knew(&pack, &later));
    }
}
