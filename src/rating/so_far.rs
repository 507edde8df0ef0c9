//! The figures of a year up to a period: looked up once, read by all that adds up over the year.

use super::case::{Case, away};
use super::glance::Row;
use super::status::Reason;
use crate::model::{MissingReason, Period};

/// The most periods that a year has.
const MOST: usize = 12;

/// The periods of a year up to one, each with its figure at full precision, or why there is none. Read where it lies:
/// it is too large to be handed on.
pub(super) struct SoFar {
    first: Period,
    /// No number where there is none: with the reasons apart, it is half as large.
    figures: [f64; MOST],
    /// Why there is none.
    reasons: [Reason; MOST],
    count: usize,
    /// How many of them have none.
    lacking: usize,
}

impl SoFar {
    /// So many periods from one on, none of which has a figure.
    fn none(first: Period, count: usize) -> Self {
        let reasons = [Reason::NoFigures; MOST];
        let count = count.min(MOST);
        Self { first, figures: [f64::NAN; MOST], reasons, count, lacking: count }
    }

    /// Holds what a period comes to, of which nothing was held before.
    fn hold(&mut self, place: usize, found: Result<f64, Reason>) {
        match (found, self.figures.get_mut(place), self.reasons.get_mut(place)) {
            (Ok(found), Some(figure), _) => {
                *figure = found;
                self.lacking -= 1;
            }
            (Err(found), _, Some(reason)) => *reason = found,
            _ => {}
        }
    }

    /// The figures alone, in order of time.
    pub fn known(&self) -> impl DoubleEndedIterator<Item = Result<f64, Reason>> {
        let figures = self.figures.get(..self.count).unwrap_or_default();
        let found = |(figure, reason): (&f64, &Reason)| match figure.is_nan() {
            true => Err(*reason),
            false => Ok(*figure),
        };
        figures.iter().zip(&self.reasons).map(found)
    }

    /// The same where each period has one.
    pub fn whole(&self) -> Option<&[f64]> {
        self.figures.get(..self.count).filter(|_| self.lacking == 0)
    }

    /// The year's first period.
    pub fn first(&self) -> Period {
        self.first
    }

    /// The year's period that comes so many after its first.
    pub fn period(&self, place: i32) -> Option<Period> {
        self.first.plus(place)
    }

    /// In order of time.
    pub fn iter(&self) -> impl Iterator<Item = (Period, Result<f64, Reason>)> {
        let periods = std::iter::successors(Some(self.first), |period| period.plus(1));
        periods.zip(self.known())
    }

    /// Whether each of them has a figure.
    pub fn is_whole(&self) -> bool {
        self.whole().is_some()
    }

    /// How many periods there are.
    pub fn count(&self) -> u32 {
        self.count as u32
    }

    /// That of the latest that is due, or is there before its time: a figure that is late stays so while the next isn't
    /// due yet (RULES 3).
    pub fn latest_due(&self) -> Result<f64, Reason> {
        let to_come =
            |figure: &Result<f64, Reason>| *figure != Err(Reason::Missing(MissingReason::NotDue));
        self.known().rfind(to_come).unwrap_or(Err(Reason::NoFigures))
    }

    /// That of the period itself.
    pub fn last(&self) -> Result<f64, Reason> {
        self.known().next_back().unwrap_or(Err(Reason::NoFigures))
    }
}

impl Case<'_> {
    /// The figures of the year of `period` up to it, which its history ends with, where that was gone through already.
    pub fn so_far_of(&self, period: Period, row: Option<&Row>) -> SoFar {
        let position = self.position(period);
        let count = usize::try_from(position + 1).unwrap_or(0);
        let ending = row.filter(|_| count <= MOST).and_then(|row| row.ending(count));
        match (period.plus(-position), ending) {
            (Some(first), Some(ending)) if !self.is_after(period) => {
                let mut so_far = SoFar::none(first, count);
                if let Some(room) = so_far.figures.get_mut(..ending.len()) {
                    room.copy_from_slice(ending);
                }
                if row.is_some_and(Row::is_whole) {
                    return SoFar { lacking: 0, ..so_far };
                }
                so_far.lacking = ending.iter().filter(|held| held.is_nan()).count();
                for (place, held) in ending.iter().enumerate() {
                    if held.is_nan()
                        && let Some(each) = i32::try_from(place).ok().and_then(|it| first.plus(it))
                    {
                        so_far.hold(place, self.figure(each));
                    }
                }
                so_far
            }
            _ => self.so_far(period),
        }
    }

    /// The figures of the year of `period` up to it; none for a dated range.
    pub fn so_far(&self, period: Period) -> SoFar {
        let series = &self.measure.series;
        let position = self.position(period);
        let Some(first) = period.plus(-position) else { return SoFar::none(period, 0) };
        let mut so_far = SoFar::none(first, usize::try_from(position + 1).unwrap_or(0));
        // Where the last isn't after what is asked for, none is.
        let any_after = self.is_after(period);
        // Mostly the year's observations stand one behind the other.
        let place = away(series, first, |found| found.period);
        let place = place.and_then(|place| usize::try_from(place).ok());
        let mut in_a_row = place.and_then(|place| series.get(place..)).unwrap_or_default().iter();
        for (place, count) in (0..=position).enumerate() {
            let found = in_a_row.next().filter(|found| found.period.is_later_by(first, count));
            let figure = match found.and_then(|found| found.figure(self.number_scale())) {
                Some(figure) if !any_after => Ok(figure.get()),
                _ => match (found, first.plus(count)) {
                    (Some(found), _) => self.figure_of(found.period, Some(found)),
                    (None, Some(each)) => self.figure(each),
                    (None, None) => continue,
                },
            };
            so_far.hold(place, figure);
        }
        so_far
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Calendar, Frequency, Measure, Number, Observation, Reading};
    use chrono::NaiveDate;
    use proptest::{prelude::*, sample::select};

    fn reading() -> impl Strategy<Value = Reading> {
        let number =
            || (-90_000..90_000).prop_map(|it| Number::try_from(f64::from(it) / 100.0).unwrap());
        let ratio =
            (number(), select(vec![0, 0, 1, 7, 90])).prop_map(|(numerator, denominator)| {
                Reading::Ratio { numerator, denominator: Number::from(denominator) }
            });
        let missing =
            select(vec![MissingReason::Late, MissingReason::NotDue, MissingReason::NotAvailable]);
        prop_oneof![
            8 => number().prop_map(Reading::Number),
            2 => ratio,
            1 => missing.prop_map(Reading::Missing),
            1 => Just(Reading::Unread),
        ]
    }

    /// Each figure to its last bit.
    type Bits = Vec<(Period, Result<u64, Reason>)>;

    /// What is read of a period: the first, and each figure.
    fn said(so_far: &SoFar) -> (Period, Bits) {
        let bits =
            |(period, figure): (Period, Result<f64, Reason>)| (period, figure.map(f64::to_bits));
        (so_far.first(), so_far.iter().map(bits).collect())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn what_a_history_ends_with_is_what_is_looked_up(
            frequency in select(vec![Frequency::Monthly, Frequency::Quarterly, Frequency::HalfYearly, Frequency::Yearly]),
            start in select(vec![1, 4, 10]),
            readings in prop::collection::vec(reading(), 0..30),
            // Most series have no gaps, and those of most others are few.
            gaps in prop::collection::vec(any::<prop::sample::Index>(), 0..3),
            swapped in prop::option::weighted(0.2, (any::<prop::sample::Index>(), any::<prop::sample::Index>())),
            doubled in prop::option::weighted(0.1, any::<prop::sample::Index>()),
            (asked, until) in (-2..32, -1..3),
            day in prop::option::of(1..700_u64),
        ) {
            let calendar = Calendar::starting_in(start).unwrap();
            let first = calendar.periods(calendar.year(2023), frequency)[0];
            let mut series: Vec<Observation> = (0..)
                .zip(readings)
                .filter_map(|(place, reading)| Some(Observation::new(first.plus(place)?, reading)))
                .collect();
            for gap in gaps.iter().filter(|_| swapped.is_some() || doubled.is_none()) {
                if !series.is_empty() {
                    series.remove(gap.index(series.len()));
                }
            }
            if let (Some((one, other)), false) = (swapped, series.is_empty()) {
                let count = series.len();
                series.swap(one.index(count), other.index(count));
            }
            if let (Some(at), false) = (doubled, series.is_empty()) {
                let again = series[at.index(series.len())].clone();
                series.push(again);
            }
            let measure = Measure { frequency: Some(frequency), series, ..Measure::default() };
            let on = day.map(|days| NaiveDate::from_ymd_opt(2023, 6, 1).unwrap() + chrono::Days::new(days));
            let period = first.plus(asked).unwrap();
            let chosen = period.plus(until).unwrap();
            for case in [Case::new(calendar, &measure, on), Case::new(calendar, &measure, on).as_at(chosen)] {
                let row = case.in_a_row(period);
                let quick = case.so_far_of(period, row.as_ref());
                prop_assert_eq!(said(&quick), said(&case.so_far(period)));
            }
        }
    }
}
