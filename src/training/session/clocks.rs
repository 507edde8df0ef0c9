//! The clocks of a session: which part was started, and when its time is up. They are kept, so that a projector in another
//! window shows the clock that was started on the session's page.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Clocks at most, and bytes of what is kept.
const MOST: usize = 100;
const LONGEST: usize = 40_000;

/// When the time of each part that was started is up, in milliseconds since 1970.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Clocks(BTreeMap<String, u64>);

impl Clocks {
    /// What was kept; none where that can't be read.
    pub fn read(text: &str) -> Self {
        let read = (text.len() <= LONGEST).then(|| serde_json::from_str::<Self>(text).ok());
        read.flatten().filter(|it| it.0.len() <= MOST).unwrap_or_default()
    }

    /// As they are kept.
    pub fn written(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Starts the clock of a part, anew where it was started before.
    pub fn start(&mut self, part: &str, now: u64, minutes: u32) {
        self.0.retain(|_, ends| *ends > now.saturating_sub(DAY_MS));
        self.0.insert(part.to_owned(), now.saturating_add(u64::from(minutes) * MINUTE_MS));
    }

    /// Whether any was started today: its time goes on or is up.
    pub fn is_any(&self, now: u64) -> bool {
        self.0.keys().any(|part| self.left(part, now).is_some())
    }

    /// When the clock of a part of so many minutes was started, in milliseconds since 1970; none where it wasn't today.
    pub fn started(&self, part: &str, minutes: u32, now: u64) -> Option<u64> {
        let ends = self.0.get(part).filter(|ends| **ends > now.saturating_sub(DAY_MS))?;
        Some(ends.saturating_sub(u64::from(minutes) * MINUTE_MS))
    }

    /// Seconds that a part has left, 0 once its time is up; none where its clock wasn't started today.
    pub fn left(&self, part: &str, now: u64) -> Option<u64> {
        let ends = self.0.get(part).filter(|ends| **ends > now.saturating_sub(DAY_MS))?;
        Some(ends.saturating_sub(now).div_ceil(1000))
    }
}

/// What a clock shows: `4:05`, `Time is up`, or how long it will run.
pub fn face(left: Option<u64>, minutes: u32) -> String {
    match left {
        None => format!("{minutes} min: start"),
        Some(0) => "Time is up".to_owned(),
        Some(left) => format!("{}:{:02}", left / 60, left % 60),
    }
}

/// What a screen reader is told of a part's clock, once each: that its last minute has begun, and that its time is up.
pub fn told(left: Option<u64>, part: &str) -> Option<String> {
    match left? {
        0 => Some(format!("{part}: time is up.")),
        1..=60 => Some(format!("{part}: one minute left, or less.")),
        _ => None,
    }
}

const MINUTE_MS: u64 = 60_000;
/// A clock of another day is none of this session.
const DAY_MS: u64 = 12 * 60 * MINUTE_MS;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_goes_on_wherever_it_is_looked_at() {
        let mut clocks = Clocks::default();
        let now = 1_000_000_000;
        clocks.start("On the line", now, 5);
        clocks.start("Signal or noise", now + 1_000, 12);
        let seen = Clocks::read(&clocks.written());
        assert_eq!(seen.left("On the line", now + 55_000), Some(245));
        assert_eq!(seen.left("Signal or noise", now + 1_000), Some(720));
        assert_eq!(seen.left("On the line", now + 300_000), Some(0));
        assert_eq!(seen.left("Build a balanced card", now), None);
        let any = |now| (seen.is_any(now), Clocks::default().is_any(now));
        assert_eq!((any(now), any(now + 2 * DAY_MS)), ((true, false), (false, false)));
        // Anew; and the next day it is no clock any more.
        clocks.start("On the line", now + 60_000, 5);
        assert_eq!(clocks.left("On the line", now + 60_000), Some(300));
        assert_eq!(clocks.left("On the line", now + 2 * DAY_MS), None);
        for text in ["", "{", "[]", r#"{"a":-1}"#] {
            assert_eq!(Clocks::read(text), Clocks::default());
        }
    }

    #[test]
    fn its_last_minute_and_its_end_are_told_once_each() {
        let check = |left, expected: Option<&str>| {
            assert_eq!(told(left, "Break"), expected.map(str::to_owned));
        };
        check(None, None);
        check(Some(61), None);
        check(Some(60), Some("Break: one minute left, or less."));
        check(Some(1), Some("Break: one minute left, or less."));
        check(Some(0), Some("Break: time is up."));
    }

    #[test]
    fn its_face_is_read_across_a_room() {
        let check = |left, expected: &str| assert_eq!(face(left, 5), expected);
        check(None, "5 min: start");
        check(Some(245), "4:05");
        check(Some(0), "Time is up");
    }
}
