//! The clock of an agenda's item: what it counts while the item is before the meeting, beside the minutes that are in its
//! record already. Whoever corrects those by hand is right: the clock goes on from there.

use super::minutes;

/// The longest time between two looks that counts, in milliseconds: a tablet that slept wasn't at the meeting.
const LONGEST: u64 = 120_000;

/// What an item's clock has counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ItemClock {
    /// The minutes of the record that it counts on from.
    from: Option<u8>,
    /// What was counted since, in milliseconds; below 0 where a part of a minute was rounded up into the record.
    counted: i64,
}

impl ItemClock {
    /// A clock that counts on from a record's minutes, with what was counted before and is in no record: see
    /// [`ItemClock::counted`].
    pub fn new(from: Option<u8>, counted: i64) -> Self {
        Self { from, counted }
    }

    /// What was counted and is in no record, in milliseconds.
    pub fn counted(&self) -> i64 {
        self.counted
    }

    /// Counts the time since the last look, in milliseconds.
    pub fn count(&mut self, since: u64) {
        let counts = if since > LONGEST { 0 } else { since };
        self.counted += i64::try_from(counts).unwrap_or_default();
    }

    /// Where the record has other minutes than those it counted on from, somebody corrected them.
    pub fn follow(&mut self, used: Option<u8>) {
        if used != self.from {
            *self = Self::new(used, 0);
        }
    }

    /// The whole minutes that have gone by.
    pub fn minutes(&self) -> u32 {
        let all = i64::from(self.from.unwrap_or_default()) * 60_000 + self.counted;
        u32::try_from(all.max(0) / 60_000).unwrap_or(u32::MAX)
    }

    /// What the record's minutes come to, to the nearest minute; `None` where that is what it has. It counts on from there.
    pub fn take(&mut self) -> Option<u8> {
        let more = (self.counted + 30_000).div_euclid(60_000);
        let all = i64::from(self.from.unwrap_or_default()) + more;
        let all = u8::try_from(all.clamp(0, i64::from(u8::MAX))).unwrap_or(u8::MAX);
        if more == 0 || Some(all) == self.from {
            return None;
        }
        *self = Self::new(Some(all), self.counted - more * 60_000);
        Some(all)
    }

    /// How long it took so far of what it was allotted: `3 of 10 minutes`; `12 of 10 minutes: 2 over`; `3 minutes`.
    pub fn words(&self, allotted: Option<u8>) -> String {
        let used = self.minutes();
        let Some(allotted) = allotted.map(u32::from) else { return minutes(used) };
        let over = match used.checked_sub(allotted).filter(|over| *over > 0) {
            Some(over) => format!(": {over} over"),
            None => String::new(),
        };
        format!("{used} of {}{over}", minutes(allotted))
    }

    /// What is said aloud, once: that the time is up.
    pub fn told(&self, allotted: Option<u8>) -> &'static str {
        let is_up = allotted.is_some_and(|it| self.minutes() >= u32::from(it));
        if is_up { "The time of this item is up." } else { "" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: i64 = 60_000;

    #[test]
    fn whole_minutes_are_taken_and_the_rest_counts_on() {
        let check = |from: Option<u8>, counted: i64, expected: Option<u8>, left: i64| {
            let mut clock = ItemClock::new(from, counted);
            assert_eq!((clock.take(), clock.counted()), (expected, left), "{from:?}, {counted}");
            // Taken once, it is taken.
            assert_eq!(clock.take(), None, "{from:?}, {counted}");
        };
        check(None, 0, None, 0);
        // Who turns the page at once took no time.
        check(None, 29_999, None, 29_999);
        check(None, 30_000, Some(1), -30_000);
        check(Some(4), 2 * MINUTE + 10_000, Some(6), 10_000);
        check(Some(4), -30_000, None, -30_000);
        check(Some(254), 9 * MINUTE, Some(255), 0);
    }

    #[test]
    fn what_is_corrected_by_hand_stands_and_counts_on() {
        let mut clock = ItemClock::new(Some(4), 3 * MINUTE);
        clock.follow(Some(4));
        assert_eq!(clock.minutes(), 7);
        clock.follow(Some(12));
        assert_eq!((clock.minutes(), clock.take()), (12, None));
        clock.count(40_000);
        assert_eq!(clock.take(), Some(13));
        clock.follow(Some(13));
        assert_eq!(clock.counted(), -20_000);
        clock.follow(None);
        assert_eq!(clock.words(None), "0 minutes");
    }

    #[test]
    fn a_tablet_that_slept_counts_nothing() {
        let mut clock = ItemClock::default();
        clock.count(LONGEST);
        clock.count(LONGEST + 1);
        clock.count(u64::MAX);
        assert_eq!(clock.minutes(), 2);
    }

    #[test]
    fn it_says_how_long_of_what_it_was_allotted() {
        let check = |minutes: i64, allotted: Option<u8>, expected: &str, told: bool| {
            let clock = ItemClock::new(None, minutes * MINUTE);
            assert_eq!(clock.words(allotted), expected);
            assert_eq!(!clock.told(allotted).is_empty(), told, "{expected}");
        };
        check(0, Some(10), "0 of 10 minutes", false);
        check(1, None, "1 minute", false);
        check(1, Some(1), "1 of 1 minute", true);
        check(10, Some(10), "10 of 10 minutes", true);
        check(12, Some(10), "12 of 10 minutes: 2 over", true);
    }
}
