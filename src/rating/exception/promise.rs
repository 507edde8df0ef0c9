//! What was promised, how often it moved, and whether it was kept.

use super::{by_itself, is_above_floor, limit_noun};
use crate::model::{Calendar, Day, Exception, Measure, Pack, Period, Promise, day_label};
use crate::rating::timeline::latest_ended;
use crate::rating::{AsAt, Status};
use chrono::{Datelike, NaiveDate};

/// The promises of an exception, as far as they had been made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Promised<'a> {
    /// What was promised first.
    pub first: &'a Promise,
    /// What holds.
    pub last: &'a Promise,
    /// How often the date moved.
    pub moves: usize,
}

/// What had been promised by a point; `None` where nothing had.
pub fn promised(exception: &Exception, as_at: AsAt) -> Option<Promised<'_>> {
    let made = |promise: &&Promise| as_at.on.is_none_or(|on| promise.on.0 <= on);
    let all: Vec<&Promise> = exception.promises.iter().filter(made).collect();
    let (first, last) = (*all.first()?, *all.last()?);
    let moves = all.windows(2).filter(|pair| pair[0].by != pair[1].by).count();
    Some(Promised { first, last, moves })
}

impl Promised<'_> {
    /// `moved 3 times`; `None` where it never moved.
    fn times(&self) -> Option<String> {
        Some(match self.moves {
            0 => return None,
            1 => "moved once".to_owned(),
            2 => "moved twice".to_owned(),
            count => format!("moved {count} times"),
        })
    }

    /// `moved 3 times, 7 months later than first promised (31 Aug 2025)`; `None` where it never moved.
    pub fn moved_words(&self) -> Option<String> {
        let times = self.times()?;
        let (first, last) = (self.first.by, self.last.by);
        let day = day_label(first.0);
        let than = match first.cmp(&last) {
            std::cmp::Ordering::Less => format!("{} later than", months_words(first, last)),
            std::cmp::Ordering::Greater => format!("{} earlier than", months_words(last, first)),
            std::cmp::Ordering::Equal => {
                return Some(format!("{times}, back to what was first promised"));
            }
        };
        Some(format!("{times}, {than} first promised ({day})"))
    }
}

/// How long from a day to a later one, in whole months: `7 months`; in days where it is less than one.
pub fn months_words(from: Day, to: Day) -> String {
    let counted = |count: i64, one: &str| match count {
        1 => format!("1 {one}"),
        count => format!("{count} {one}s"),
    };
    match months(from.0, to.0) {
        0 => counted((to.0 - from.0).num_days(), "day"),
        months => counted(i64::from(months), "month"),
    }
}

/// Whole months between two days; from the last day of a month to the last of another, those between them.
fn months(from: NaiveDate, to: NaiveDate) -> i32 {
    let whole = (to.year() - from.year()) * 12 + to.month() as i32 - from.month() as i32;
    let last = to.succ_opt().is_none_or(|next| next.month() != to.month());
    match to.day() < from.day() && !last {
        true => whole - 1,
        false => whole,
    }
}

/// What became of a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Its day is still to come.
    ToCome,
    /// The period that had ended by its day is at or above the floor.
    Yes(Period),
    /// It is below the floor.
    No(Period),
    /// It can't be rated, or its figure isn't there.
    CannotTell(Option<Period>),
    /// Its day was over when it was said: nothing was promised.
    Over,
}

/// What became of a promise of an exception, as at a point.
pub fn kept(pack: &Pack, exception: &Exception, promise: &Promise, as_at: AsAt) -> Kept {
    kept_of(pack.calendar(), || pack.measure(&exception.measure), promise, as_at)
}

/// The same of a promise about a measure, which is asked for where the day is past.
pub fn kept_of<'m>(
    calendar: Calendar,
    measure: impl FnOnce() -> Option<&'m Measure>,
    promise: &Promise,
    as_at: AsAt,
) -> Kept {
    if promise.by <= promise.on {
        return Kept::Over;
    }
    if promise.by.0 > as_at.on.unwrap_or(as_at.period.end(calendar)) {
        return Kept::ToCome;
    }
    let measure = measure();
    let period = measure.and_then(|it| latest_ended(calendar, it.frequency?, promise.by.0));
    let (Some(measure), Some(period)) = (measure, period) else { return Kept::CannotTell(None) };
    match by_itself(calendar, measure, period, as_at.on).status {
        status if is_above_floor(status) => Kept::Yes(period),
        Status::Red => Kept::No(period),
        _ => Kept::CannotTell(Some(period)),
    }
}

/// What holds of the promises of an exception as at a point, in sentences: by when, how often that moved, and what became
/// of it. `None` where nothing was promised.
pub fn promise_words(pack: &Pack, exception: &Exception, as_at: AsAt) -> Option<String> {
    let found = promised(exception, as_at)?;
    let moved = found.moved_words().map(|words| format!(", {words}")).unwrap_or_default();
    let kept = kept(pack, exception, found.last, as_at);
    let limit = match kept {
        Kept::Yes(period) | Kept::No(period) => limit_noun(pack, &exception.measure, period),
        Kept::ToCome | Kept::CannotTell(_) | Kept::Over => "target",
    };
    let kept = kept.words(limit);
    Some(format!("Back within its floor by {}{moved}. {kept}.", day_label(found.last.by.0)))
}

/// The same in a line, without its figures: `Promised back by 31 Jan 2026, moved 3 times`, and whether that was kept once
/// its day is past.
pub fn promise_in_short(
    calendar: Calendar,
    measure: &Measure,
    exception: &Exception,
    as_at: AsAt,
) -> Option<String> {
    let found = promised(exception, as_at)?;
    let mut words = format!("Promised back by {}", day_label(found.last.by.0));
    if let Some(times) = found.times() {
        words = words + ", " + &times;
    }
    words += match kept_of(calendar, || Some(measure), found.last, as_at) {
        Kept::Yes(_) => ": kept",
        Kept::No(_) => ": not kept",
        Kept::Over => ": that day was over when it was said",
        Kept::ToCome | Kept::CannotTell(_) => "",
    };
    Some(words + ".")
}

impl Kept {
    /// In two words, for a table.
    pub fn shortly(self) -> &'static str {
        match self {
            Self::ToCome => "to come",
            Self::Yes(_) => "kept",
            Self::No(_) => "not kept",
            Self::CannotTell(_) => "can’t be told",
            Self::Over => "over when it was said",
        }
    }

    /// As a sentence without its full stop; `limit` is what [`super::limit_noun`] calls it.
    fn words(self, limit: &str) -> String {
        match self {
            Self::ToCome => "That day is still to come".to_owned(),
            Self::Yes(period) => {
                format!("It was kept: {} by itself is at the {limit} or better", period.label())
            }
            Self::No(period) => {
                format!("It was not kept: {} by itself is worse than the {limit}", period.label())
            }
            Self::CannotTell(Some(period)) => {
                format!("Whether it was kept can’t be told: {} has no rating", period.label())
            }
            Self::CannotTell(None) => "Whether it was kept can’t be told".to_owned(),
            Self::Over => "That day was over when it was said, so it was no promise".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{all, at, exception, pack};
    use super::*;

    fn promise(by: &str, on: &str) -> Promise {
        Promise { by: by.parse().unwrap(), on: on.parse().unwrap(), ..Promise::default() }
    }

    #[test]
    fn says_how_often_a_date_moved_and_how_far() {
        let check = |days: &[&str], expected: Option<&str>| {
            let promises = days.iter().map(|by| promise(by, "2025-06-01")).collect();
            let held = Exception { promises, ..exception("2025-05") };
            let found = promised(&held, at("2025-09", None));
            assert_eq!(found.and_then(|it| it.moved_words()).as_deref(), expected);
        };
        check(&[], None);
        check(&["2025-08-31"], None);
        // Said again is no move.
        check(&["2025-08-31", "2025-08-31"], None);
        check(
            &["2025-08-31", "2025-10-31", "2025-12-31", "2026-03-31"],
            Some("moved 3 times, 7 months later than first promised (31 Aug 2025)"),
        );
        check(
            &["2025-09-30", "2026-03-31"],
            Some("moved once, 6 months later than first promised (30 Sep 2025)"),
        );
        check(
            &["2025-09-30", "2025-10-29"],
            Some("moved once, 29 days later than first promised (30 Sep 2025)"),
        );
        check(
            &["2025-01-31", "2025-02-28"],
            Some("moved once, 1 month later than first promised (31 Jan 2025)"),
        );
        check(
            &["2025-09-30", "2025-08-30"],
            Some("moved once, 1 month earlier than first promised (30 Sep 2025)"),
        );
        check(
            &["2025-09-30", "2025-12-31", "2025-09-30"],
            Some("moved twice, back to what was first promised"),
        );
    }

    #[test]
    fn a_promise_is_told_in_a_line() {
        let check = |figures: &[i32], days: &[&str], on: &str, expected: Option<&str>| {
            let promises = days.iter().map(|by| promise(by, "2024-04-10")).collect();
            let pack = pack(&all(figures), Exception { promises, ..exception("2024-04") });
            let as_at = at("2024-08", Some(on));
            let (measure, held) = (&pack.measures[0], &pack.exceptions[0]);
            let found = promise_in_short(pack.calendar(), measure, held, as_at);
            assert_eq!(found.as_deref(), expected);
        };
        check(&[110, 110], &[], "2024-08-30", None);
        let by = Some("Promised back by 31 Aug 2024.");
        check(&[110, 110], &["2024-08-31"], "2024-08-30", by);
        let moved = Some("Promised back by 31 Aug 2024, moved twice.");
        check(&[110, 110], &["2024-06-30", "2024-07-31", "2024-08-31"], "2024-08-30", moved);
        let kept = Some("Promised back by 30 Jun 2024: kept.");
        check(&[110, 110, 105], &["2024-06-30"], "2024-08-30", kept);
        let over = Some("Promised back by 31 Mar 2024: that day was over when it was said.");
        check(&[110], &["2024-03-31"], "2024-08-30", over);
        let broken = Some("Promised back by 30 Jun 2024, moved once: not kept.");
        check(&[110, 110, 106], &["2024-05-31", "2024-06-30"], "2024-08-30", broken);
    }

    #[test]
    fn what_was_promised_later_was_not_known_before() {
        let promises =
            vec![promise("2024-08-31", "2024-06-10"), promise("2024-12-31", "2024-09-10")];
        let held = Exception { promises, ..exception("2024-05") };
        let by =
            |on: &str| promised(&held, at("2024-09", Some(on))).map(|it| it.last.by.to_string());
        assert_eq!(by("2024-06-01"), None);
        assert_eq!(by("2024-09-09").as_deref(), Some("2024-08-31"));
        assert_eq!(by("2024-09-10").as_deref(), Some("2024-12-31"));
    }

    #[test]
    fn a_promise_is_kept_where_its_last_period_is_at_or_above_the_floor() {
        let check = |figures: &[i32], by: &str, on: &str, expected: &str| {
            let pack = pack(&all(figures), exception("2024-04"));
            let promise = promise(by, "2024-04-10");
            let as_at = at("2024-08", Some(on));
            let found = kept(&pack, &pack.exceptions[0], &promise, as_at);
            assert_eq!(found.words("floor"), expected);
        };
        check(&[110, 110], "2024-08-31", "2024-08-30", "That day is still to come");
        check(
            &[110, 110, 105],
            "2024-06-30",
            "2024-08-30",
            "It was kept: Jun 2024 by itself is at the floor or better",
        );
        // Whatever the figures were, nothing was promised.
        check(
            &[110, 110, 105],
            "2024-04-10",
            "2024-08-30",
            "That day was over when it was said, so it was no promise",
        );
        // The middle of July: June is what had ended.
        check(
            &[110, 110, 106],
            "2024-07-15",
            "2024-08-30",
            "It was not kept: Jun 2024 by itself is worse than the floor",
        );
        check(
            &[110, 110],
            "2024-06-30",
            "2024-08-30",
            "Whether it was kept can’t be told: Jun 2024 has no rating",
        );
    }
}
