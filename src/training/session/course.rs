//! How a session goes against what was planned: how long it has run, what is left of it, and what is left in hand.

use super::clocks::Clocks;
use super::minutes::minutes_words;
use super::plan::Slot;

const MINUTE_MS: u64 = 60_000;

fn ms(minutes: u32) -> u64 {
    u64::from(minutes) * MINUTE_MS
}

/// What goes by one clock, in minutes from the start, with what comes after it and has no clock.
#[derive(Clone, Copy)]
struct Span<'a> {
    clock: &'a str,
    from: u32,
    to: u32,
    /// Minutes that its clock runs: those of a round, where it has several.
    runs: u32,
    /// Whether its clock is that of a round, of which it has several.
    in_rounds: bool,
}

impl<'a> Span<'a> {
    /// That of a part's clock: parts that share one go by its rounds.
    fn of(timing: &'a [Slot], part: &'a Slot) -> Self {
        let all = || timing.iter().filter(|slot| slot.clock == part.clock);
        let to = all().map(|slot| slot.from.saturating_add(slot.minutes)).max();
        let to = to.unwrap_or_default();
        let after = timing.iter().skip_while(|slot| slot.from < to);
        let untimed = after.take_while(|slot| slot.clock.is_empty() && !slot.in_hand);
        Self {
            clock: &part.clock,
            from: all().map(|slot| slot.from).min().unwrap_or_default(),
            to: untimed.fold(to, |to, slot| to.saturating_add(slot.minutes)),
            runs: all().map(|slot| slot.minutes).min().unwrap_or_default(),
            in_rounds: all().count() > 1,
        }
    }

    fn minutes(&self) -> u32 {
        self.to - self.from
    }
}

/// How a session stands, by its clocks, in whole minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Course {
    /// In milliseconds since 1970, when it ends as planned: with all that was in hand.
    pub ends: u64,
    /// Minutes since it began.
    used: u32,
    /// Minutes that it takes as planned.
    all: u32,
    /// Minutes in hand, as planned.
    spare: u32,
    /// Minutes behind the plan of its parts; below 0 ahead of it.
    behind: i64,
}

impl Course {
    /// Of a session by its timing and its clocks, as at a moment in milliseconds since 1970; `None` before any clock was
    /// started. What was started first is taken to have begun on time; where the session is, what was started last says.
    /// What goes by the rounds of a clock is on time as long as it is within its minutes; what has no clock goes on from the
    /// part before it.
    pub fn of(timing: &[Slot], clocks: &Clocks, now: u64) -> Option<Self> {
        let held = |slot: &&Slot| !slot.clock.is_empty();
        let spans = timing.iter().filter(held).map(|slot| Span::of(timing, slot));
        let started: Vec<(u64, Span)> = spans
            .filter_map(|span| Some((clocks.started(span.clock, span.runs, now)?, span)))
            .collect();
        let (first, of_first) =
            started.iter().filter(|(_, it)| !it.in_rounds).min_by_key(|it| it.0)?;
        let begun = first.saturating_sub(ms(of_first.from));
        let since = now.saturating_sub(begun);
        let (last, of_last) = started.iter().max_by_key(|it| it.0)?;
        let on_plan = match of_last.in_rounds {
            true => since.clamp(ms(of_last.from), ms(of_last.to)),
            false => ms(of_last.from) + now.saturating_sub(*last).min(ms(of_last.minutes())),
        };
        let all = timing.last().map_or(0, |slot| slot.from.saturating_add(slot.minutes));
        let whole = |it: u64| i64::try_from(it).unwrap_or(i64::MAX);
        Some(Self {
            ends: begun.saturating_add(ms(all)),
            used: u32::try_from(since / MINUTE_MS).unwrap_or(u32::MAX),
            all,
            spare: timing.iter().filter(|slot| slot.in_hand).map(|it| it.minutes).sum(),
            behind: (whole(since) - whole(on_plan)) / whole(MINUTE_MS),
        })
    }

    /// `47 of 120 minutes used, 73 left.`
    pub fn used_words(&self) -> String {
        let all = minutes_words(self.all);
        match self.all.checked_sub(self.used) {
            Some(left) => format!("{} of {all} used, {left} left.", self.used),
            None => format!("{} of {all} used: {} over.", self.used, self.used - self.all),
        }
    }

    /// `On time: 4 minutes in hand.`; `3 minutes behind: 1 of 4 minutes in hand is left.`
    pub fn against_plan(&self) -> String {
        let count = |it: i64| minutes_words(u32::try_from(it).unwrap_or(u32::MAX));
        let spare = i64::from(self.spare);
        let in_hand = match self.spare {
            0 => "none in hand".to_owned(),
            spare => format!("{} in hand", minutes_words(spare)),
        };
        match self.behind {
            0 => format!("On time: {in_hand}."),
            behind if behind < 0 => format!("{} ahead, and {in_hand}.", count(-behind)),
            behind if behind <= spare => {
                let left = spare - behind;
                let are = if left == 1 { "is" } else { "are" };
                format!("{} behind: {left} of {in_hand} {are} left.", count(behind))
            }
            behind => {
                format!(
                    "{} behind: {} more than there was in hand.",
                    count(behind),
                    count(behind - spare)
                )
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BEGUN: u64 = 1_000_000_000;

    fn at(minutes: u64) -> u64 {
        BEGUN + minutes * MINUTE_MS
    }

    /// A welcome of 5 minutes, an exercise and a break of 10 each, the council in rounds of 3, and what is in hand.
    fn timing(spare: u32) -> Vec<Slot> {
        let parts = [
            (5, "Welcome"),
            (10, "On the line"),
            (10, "Break"),
            (3, "Council"),
            (12, "Council"),
            (spare, ""),
        ];
        let mut from = 0;
        let slot = |(minutes, clock): (u32, &str)| {
            from += minutes;
            let in_hand = clock.is_empty();
            let (what, clock) = (clock.to_owned(), clock.to_owned());
            Slot { from: from - minutes, minutes, what, clock, in_hand }
        };
        parts.map(slot).into_iter().filter(|slot| slot.minutes > 0).collect()
    }

    #[test]
    fn a_session_says_how_it_goes_against_its_plan() {
        let check = |starts: &[(&str, u64)], spare: u32, now: u64, used: &str, against: &str| {
            let timing = timing(spare);
            let mut clocks = Clocks::default();
            for (part, minute) in starts {
                let slot = timing.iter().find(|it| it.clock == *part).unwrap();
                clocks.start(part, at(*minute), slot.minutes);
            }
            let found = Course::of(&timing, &clocks, at(now)).unwrap();
            assert_eq!(
                (found.used_words().as_str(), found.against_plan().as_str()),
                (used, against)
            );
            found.ends
        };
        let welcome = ("Welcome", 0);
        check(&[welcome], 4, 0, "0 of 44 minutes used, 44 left.", "On time: 4 minutes in hand.");
        check(&[welcome], 4, 5, "5 of 44 minutes used, 39 left.", "On time: 4 minutes in hand.");
        // Its time is up and nothing else was started.
        let late = "3 minutes behind: 1 of 4 minutes in hand is left.";
        check(&[welcome], 4, 8, "8 of 44 minutes used, 36 left.", late);
        let line = ("On the line", 8);
        check(&[welcome, line], 4, 12, "12 of 44 minutes used, 32 left.", late);
        let over = "6 minutes behind: 2 minutes more than there was in hand.";
        check(&[welcome, line], 4, 21, "21 of 44 minutes used, 23 left.", over);
        let early = "2 minutes ahead, and none in hand.";
        check(&[welcome, ("On the line", 3)], 0, 4, "4 of 40 minutes used, 36 left.", early);
        // Whoever begins with a later part begins on time, and what is left out was saved.
        let ends =
            check(&[line], 4, 8, "5 of 44 minutes used, 39 left.", "On time: 4 minutes in hand.");
        assert_eq!(ends, at(3 + 44));
        let skipped = "10 minutes ahead, and 4 minutes in hand.";
        check(&[welcome, ("Break", 5)], 4, 6, "6 of 44 minutes used, 38 left.", skipped);
        let none = "22 minutes behind: 22 minutes more than there was in hand.";
        check(&[welcome, ("Break", 37)], 0, 40, "40 of 40 minutes used, 0 left.", none);
        let over = "7 minutes behind: 7 minutes more than there was in hand.";
        let rounds = [welcome, ("Council", 44)];
        check(&rounds, 0, 47, "47 of 40 minutes used: 7 over.", over);
        // Within its rounds nobody knows which it is.
        check(&rounds, 4, 38, "38 of 44 minutes used, 6 left.", "On time: 4 minutes in hand.");
        // A round's clock runs for a round, and not for all of them.
        let council = [welcome, ("Break", 15), ("Council", 25)];
        let on_time = "On time: 4 minutes in hand.";
        check(&council, 4, 27, "27 of 44 minutes used, 17 left.", on_time);
        let mut rounds = Clocks::default();
        rounds.start("Council", BEGUN, 3);
        for clocks in [Clocks::default(), rounds] {
            assert_eq!(Course::of(&timing(4), &clocks, BEGUN), None);
        }
    }

    #[test]
    fn rounds_without_a_clock_go_on_from_the_part_before_them() {
        let mut timing = timing(4);
        timing.iter_mut().filter(|it| it.clock == "Council").for_each(|it| it.clock.clear());
        let check = |rests: u64, now: u64, expected: &str| {
            let mut clocks = Clocks::default();
            clocks.start("Welcome", BEGUN, 5);
            clocks.start("Break", at(rests), 10);
            let found = Course::of(&timing, &clocks, at(now)).unwrap();
            assert_eq!(found.against_plan(), expected, "{rests} {now}");
        };
        check(15, 35, "On time: 4 minutes in hand.");
        check(18, 35, "3 minutes behind: 1 of 4 minutes in hand is left.");
        check(15, 43, "3 minutes behind: 1 of 4 minutes in hand is left.");
    }
}
