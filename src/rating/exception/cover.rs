//! Whether a measure whose trigger is met has an exception already.

use super::by_itself;
use super::closing::reported_after;
use crate::model::{Calendar, Day, Exception, ExceptionState, Measure, Pack, Period};
use crate::rating::{AsAt, Rating, Status};

/// What stands for a measure in place of a new exception.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cover<'a> {
    /// One that isn't closed.
    Open(&'a Exception),
    /// One that somebody waived.
    Waived(&'a Exception),
    /// One that closed, and no period since is below the floor by itself: the year to date still carries what was
    /// before.
    Closed(&'a Exception),
}

/// Whether an exception was raised by the end of a period.
pub fn is_raised(calendar: Calendar, exception: &Exception, by: Period) -> bool {
    exception.raised.end(calendar) <= by.end(calendar)
}

/// Whether an exception is waived as at a point: from the day on which it was, to the last of its waiver. Once that is
/// over, it is open again.
pub fn is_waived_on(calendar: Calendar, exception: &Exception, as_at: AsAt) -> bool {
    let year = calendar.year_of_period(exception.raised);
    let last = exception.waived_until.map_or(Period::Year(year).end(calendar), |day| day.0);
    let on = as_at.on.unwrap_or(as_at.period.end(calendar));
    exception.is_waived() && exception.waived_on.is_none_or(|day| day.0 <= on) && on <= last
}

/// What stands for a measure as at a point, the latest first; `None` where its next red has neither an exception nor a
/// waiver.
pub fn cover<'a>(
    pack: &'a Pack,
    measure: &Measure,
    rating: &Rating,
    as_at: AsAt,
) -> Option<Cover<'a>> {
    let of_it = |held: &&Exception| held.measure == measure.id;
    let all: Vec<&Exception> = pack.exceptions.iter().map(|held| &**held).filter(of_it).collect();
    cover_among(&all, pack.calendar(), (measure, rating), as_at)
}

/// The same by a measure's exceptions, in the order of the pack, for those who have sorted them by measure.
pub fn cover_among<'a>(
    of_measure: &[&'a Exception],
    calendar: Calendar,
    (measure, rating): (&Measure, &Rating),
    as_at: AsAt,
) -> Option<Cover<'a>> {
    let raised = |held: &&&Exception| is_raised(calendar, held, as_at.period);
    let all: Vec<&Exception> = of_measure.iter().filter(raised).copied().collect();
    let open = |held: &&&Exception| is_live(calendar, held, as_at);
    let waived = |held: &&&Exception| is_waived_on(calendar, held, as_at);
    let closed = |held: &&&Exception| {
        is_closed(calendar, held, as_at) && still_carried(calendar, measure, rating, held, as_at)
    };
    let latest = |found: Option<&&'a Exception>| found.copied();
    latest(all.iter().rev().find(open))
        .map(Cover::Open)
        .or_else(|| latest(all.iter().rev().find(waived)).map(Cover::Waived))
        .or_else(|| latest(all.iter().rev().find(closed)).map(Cover::Closed))
}

/// Whether something is still to come of an exception as at a point: it was raised by then, and neither closed nor waived.
pub fn is_live(calendar: Calendar, exception: &Exception, as_at: AsAt) -> bool {
    is_raised(calendar, exception, as_at.period)
        && !is_closed(calendar, exception, as_at)
        && !is_waived_on(calendar, exception, as_at)
}

/// Whether an exception was closed as at a point: what closed on figures that came later was open then.
pub fn is_closed(calendar: Calendar, exception: &Exception, as_at: AsAt) -> bool {
    let by = exception.closed_after.is_none_or(|it| it.end(calendar) <= as_at.period.end(calendar));
    let on = |day: Day| as_at.on.is_none_or(|on| day.0 <= on);
    exception.state == ExceptionState::Closed && by && exception.closed_on.is_none_or(on)
}

/// Whether what is red now was so before an exception closed: within the year that it closed in, and no period since
/// is below the floor by itself.
fn still_carried(
    calendar: Calendar,
    measure: &Measure,
    rating: &Rating,
    exception: &Exception,
    as_at: AsAt,
) -> bool {
    let (Some(after), Some(shown)) = (exception.closed_after, rating.period) else { return false };
    let until = as_at.period.end(calendar);
    let since = reported_after_day(calendar, measure, after);
    calendar.year_of_period(after) == calendar.year_of_period(shown)
        && !since.into_iter().filter(|period| period.end(calendar) <= until).any(|period| {
            matches!(
                by_itself(calendar, measure, period, as_at.on).status,
                Status::Red | Status::Late
            )
        })
        && rating.this_period.status != Status::Late
}

fn reported_after_day(calendar: Calendar, measure: &Measure, after: Period) -> Vec<Period> {
    // It may have closed after a period of another frequency than the measure's own.
    let own = measure.frequency.and_then(|it| calendar.period_of(after.end(calendar), it));
    reported_after(calendar, measure, own.unwrap_or(after))
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{all, at, exception, pack, period};
    use super::*;
    use crate::rating::rate;

    fn said(figures: &[i32], exception: Exception, month: &str) -> &'static str {
        let pack = pack(&all(figures), exception);
        let as_at = at(month, None);
        let measure = &pack.measures[0];
        match cover(&pack, measure, &rate(&pack, measure, as_at), as_at) {
            Some(Cover::Open(_)) => "open",
            Some(Cover::Waived(_)) => "waived",
            Some(Cover::Closed(_)) => "closed",
            None => "nothing",
        }
    }

    #[test]
    fn what_stands_for_a_red_measure() {
        let open = || exception("2024-05");
        assert_eq!(said(&[90, 110, 110], open(), "2024-06"), "open");
        // A reader who goes back to April finds none raised.
        assert_eq!(said(&[110, 110, 110], open(), "2024-04"), "nothing");
        let waived = |until: Option<&str>| Exception {
            waiver: "Counted anew".to_owned(),
            waived_until: until.map(|day| day.parse().unwrap()),
            ..open()
        };
        assert_eq!(said(&[90, 110, 110], waived(Some("2024-06-30")), "2024-06"), "waived");
        assert_eq!(said(&[90, 110, 110, 110], waived(Some("2024-06-30")), "2024-07"), "open");
        // Without a day, to the end of the year that it was raised in.
        let year = [110; 13];
        assert_eq!(said(&year, waived(None), "2025-03"), "waived");
        assert_eq!(said(&year, waived(None), "2025-04"), "open");
        let later = Exception { waived_on: "2024-08-01".parse().ok(), ..waived(None) };
        assert_eq!(said(&[90, 110, 110], later, "2024-06"), "open");
        let closed = || Exception {
            state: ExceptionState::Closed,
            closed_after: Some(period("2024-07")),
            ..open()
        };
        assert_eq!(said(&[90, 110, 99, 99], closed(), "2024-07"), "closed");
        assert_eq!(said(&[90, 110, 99, 99, 104], closed(), "2024-08"), "closed");
        assert_eq!(said(&[90, 110, 99, 99, 110], closed(), "2024-08"), "nothing");
        // As at June it wasn't closed yet.
        assert_eq!(said(&[90, 110, 99, 99], closed(), "2024-06"), "open");
    }
}
