//! Milestones along a line of time: what is done, what is late, what is to come, and where we are.

use chrono::{Datelike, Months, NaiveDate};

/// How a milestone stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Done, or given up.
    Over,
    /// Due before the day that everything is said as at, and not done.
    Late,
    /// Due on that day or later.
    ToCome,
}

/// A mark on the line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// How far along the line, in hundredths of it.
    pub along: f64,
    /// Above how many others it stands, where their dates are too close to tell them apart.
    pub above: usize,
    /// How it stands.
    pub state: State,
}

/// The line, laid out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// In the order of their dates.
    pub marks: Vec<Mark>,
    /// Where quarters or years start, in hundredths, with their labels.
    pub ticks: Vec<(f64, String)>,
    /// Where the day is that everything is said as at; `None` where it is off the line.
    pub now: Option<f64>,
}

/// Marks closer than this, in hundredths of the line, stand one above the other.
const CLOSE: f64 = 2.0;
/// The longest line with a tick a quarter, in days.
const QUARTERS: i64 = 800;

/// Lays out milestones, each with its date, from a first day to a last; ticks are counted from the start of a reporting
/// year. What lies beyond either end stands there.
pub fn line(
    milestones: &[(NaiveDate, State)],
    (first, last): (NaiveDate, NaiveDate),
    year: NaiveDate,
    now: NaiveDate,
) -> Line {
    let days = (last - first).num_days().max(1);
    #[expect(clippy::cast_precision_loss, reason = "days of a plan")]
    let share = |day: NaiveDate| 100.0 * (day - first).num_days() as f64 / days as f64;
    let mut sorted = milestones.to_vec();
    sorted.sort_by_key(|(day, _)| *day);
    let mut marks: Vec<Mark> = Vec::new();
    for (day, state) in sorted {
        let along = share(day).clamp(0.0, 100.0);
        let close = marks.iter().rev().take_while(|mark| along - mark.along < CLOSE);
        let above = close.map(|mark| mark.above + 1).max().unwrap_or(0);
        marks.push(Mark { along, above, state });
    }
    let step = Months::new(if days <= QUARTERS { 3 } else { 12 });
    let earlier = std::iter::successors(Some(year), |day| day.checked_sub_months(step));
    let start = earlier.take_while(|day| *day >= first).last().unwrap_or(year);
    let starts = std::iter::successors(Some(start), |day| day.checked_add_months(step));
    let ticks = starts.take_while(|day| *day < last).map(|day| {
        let names_year = day == start || day.month() == year.month();
        let label = if names_year { "%b %Y" } else { "%b" };
        (share(day), day.format(label).to_string())
    });
    // At the end of a short line the words would run over its edge.
    let ticks = ticks.filter(|(along, label)| {
        let room = if label.len() > "Apr".len() { 25.0 } else { 9.0 };
        along + room <= 100.0
    });
    Line {
        marks,
        ticks: ticks.collect(),
        now: Some(share(now)).filter(|at| (0.0..=100.0).contains(at)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn marks_stand_at_their_dates_and_above_each_other_where_these_are_close() {
        let span = (day("2025-04-01"), day("2026-03-31"));
        let found = line(
            &[
                (day("2025-12-31"), State::ToCome),
                (day("2025-04-01"), State::Over),
                (day("2025-10-01"), State::Late),
                (day("2025-10-02"), State::ToCome),
                (day("2027-01-01"), State::ToCome),
            ],
            span,
            span.0,
            day("2025-10-31"),
        );
        let got: Vec<_> =
            found.marks.iter().map(|it| (it.along.round() as i32, it.above)).collect();
        assert_eq!(got, [(0, 0), (50, 0), (51, 1), (75, 0), (100, 0)]);
        assert_eq!(found.marks[1].state, State::Late);
        let labels: Vec<_> = found.ticks.iter().map(|(_, label)| label.as_str()).collect();
        assert_eq!(labels, ["Apr 2025", "Jul", "Oct", "Jan"]);
        assert_eq!(found.now.map(f64::round), Some(59.0));
        assert_eq!(line(&[], span, span.0, day("2024-01-01")).now, None);
    }

    #[test]
    fn ticks_stand_at_quarters_and_years_whatever_day_the_line_begins_on() {
        let check = |first: &str, last: &str, expected: &[&str]| {
            let found = line(&[], (day(first), day(last)), day("2025-04-01"), day("2025-10-31"));
            let labels: Vec<_> = found.ticks.iter().map(|(_, label)| label.as_str()).collect();
            assert_eq!(labels, expected, "{first} to {last}");
        };
        check("2025-04-01", "2026-03-31", &["Apr 2025", "Jul", "Oct", "Jan"]);
        check("2025-03-28", "2026-03-31", &["Apr 2025", "Jul", "Oct", "Jan"]);
        check("2024-12-15", "2026-03-31", &["Jan 2025", "Apr 2025", "Jul", "Oct", "Jan"]);
        check("2023-04-01", "2026-03-31", &["Apr 2023", "Apr 2024", "Apr 2025"]);
        // The last year has just begun: its words would have no room.
        check("2023-03-01", "2026-04-30", &["Apr 2023", "Apr 2024", "Apr 2025"]);
    }
}
