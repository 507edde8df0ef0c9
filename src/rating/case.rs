//! One measure, and what is needed to judge it.

use super::status::Reason;
use super::timeline::latest_ended;
use crate::model::{
    Accumulation, Calendar, Frequency, Measure, MissingReason, Number, Observation, Period,
    Reading, ReportingYear, Target,
};
use chrono::{Days, NaiveDate};

/// A measure being judged.
#[derive(Clone, Copy)]
pub(super) struct Case<'a> {
    pub calendar: Calendar,
    pub measure: &'a Measure,
    /// Today; `None`: every ended period is due.
    pub on: Option<NaiveDate>,
    /// The period asked for: what ends later isn't due, whatever day it is.
    until: Option<Period>,
    /// The number ([`Period::number`]) of the measure's own last period to have ended with it, since numbers compare
    /// quicker than days are counted.
    ended: Option<i64>,
    /// The target of the year asked for, which most questions are of.
    asked: Option<(ReportingYear, &'a Target)>,
    scale: Number,
}

/// The observation for exactly this period. Series are kept in order and mostly without a gap, so it stands as far from
/// the first as its period does; where not, it is searched for, and a series that isn't in order (it came from
/// outside) is still read right.
pub(super) fn observation(series: &[Observation], period: Period) -> Option<&Observation> {
    at_period(series, period, |observation| observation.period)
}

/// What stands for a period in a list that is in order of time.
pub(super) fn at_period<T>(list: &[T], period: Period, of: impl Fn(&T) -> Period) -> Option<&T> {
    let is_it = |found: &&T| of(found) == period;
    let place = away(list, period, &of).and_then(|place| usize::try_from(place).ok());
    let guessed = place.and_then(|place| list.get(place)).filter(is_it);
    guessed.or_else(|| match list.binary_search_by(|found| of(found).cmp(&period)) {
        Ok(index) => list.get(index),
        Err(_) => list.iter().find(is_it),
    })
}

/// Where a period stands in a list in order of time that has no gap up to it; below 0 where it is before the first.
#[inline]
pub(super) fn away<T>(list: &[T], period: Period, of: impl Fn(&T) -> Period) -> Option<i64> {
    period.number()?.checked_sub(of(list.first()?).number()?)
}

impl<'a> Case<'a> {
    pub fn new(calendar: Calendar, measure: &'a Measure, on: Option<NaiveDate>) -> Self {
        let scale = measure.ratio_scale();
        Self { calendar, measure, on, until: None, ended: None, asked: None, scale }
    }

    /// The same, as at a period.
    pub fn as_at(self, chosen: Period) -> Self {
        let ended = self.ended_with(chosen).and_then(Period::number);
        let year = self.year_of(chosen);
        let asked = self.measure.targets.get(&year).map(|target| (year, target));
        Self { until: Some(chosen), asked, ended, ..self }
    }

    /// The measure's latest period to have ended with another; `None` for dated ranges. Mostly both are months, and then
    /// no days need counting.
    fn ended_with(&self, chosen: Period) -> Option<Period> {
        match (self.measure.frequency?, chosen) {
            (Frequency::Monthly, Period::Month { .. }) => Some(chosen),
            (frequency, _) => latest_ended(self.calendar, frequency, chosen.end(self.calendar)),
        }
    }

    /// The target that a year has of its own.
    pub fn own_target(&self, year: ReportingYear) -> Option<&'a Target> {
        match self.asked {
            Some((of, target)) if of == year => Some(target),
            _ => self.measure.targets.get(&year),
        }
    }

    /// How long after a period's end its figure is waited for.
    fn lag(&self) -> Days {
        Days::new(u64::from(self.measure.specification.lag_days.unwrap_or(0)))
    }

    /// The period that is shown when `chosen` is asked for (RULES 1): the latest that ended by then, or the one that
    /// holds it where the latest has neither figure nor target and the year that is asked for has a target, as a new
    /// yearly measure's.
    pub fn period_shown(&self, chosen: Period) -> Option<Period> {
        match self.measure.frequency? {
            Frequency::Monthly if chosen.frequency() == Frequency::Monthly => Some(chosen),
            Frequency::Dated => self
                .measure
                .series
                .iter()
                .map(|observation| observation.period)
                .filter(|period| period.frequency() == Frequency::Dated)
                .filter(|period| period.end(self.calendar) <= chosen.end(self.calendar))
                .max_by_key(|period| (period.end(self.calendar), period.start(self.calendar))),
            frequency => {
                let ended = self.ended_with(chosen)?;
                let holding = self.calendar.period_of(chosen.end(self.calendar), frequency)?;
                let bare = observation(&self.measure.series, ended).is_none()
                    && self.target_for(ended).is_none()
                    && self.measure.targets.contains_key(&self.year_of(holding));
                Some(if bare { holding } else { ended })
            }
        }
    }

    /// The day from which a period's figure should be there: its end plus the specification's lag.
    pub fn due_on(&self, period: Period) -> Option<NaiveDate> {
        period.end(self.calendar).checked_add_days(self.lag())
    }

    /// What stands for a period, where that ended with the one asked for: what came before its time is held back.
    pub fn held(&self, period: Period) -> Option<&'a Observation> {
        observation(&self.measure.series, period).filter(|_| !self.is_after(period))
    }

    /// The figure for a period at full precision, or why there is none.
    pub fn figure(&self, period: Period) -> Result<f64, Reason> {
        self.figure_of(period, observation(&self.measure.series, period))
    }

    /// The figure of what was observed for a period, or why there is none.
    pub fn figure_of(&self, period: Period, found: Option<&Observation>) -> Result<f64, Reason> {
        if self.is_after(period) {
            return Err(Reason::Missing(MissingReason::NotDue));
        }
        let Some(observation) = found else {
            return Err(if self.is_due(period) {
                Reason::Overdue
            } else {
                Reason::Missing(MissingReason::NotDue)
            });
        };
        if let Some(figure) = observation.figure(self.scale) {
            return Ok(figure.get());
        }
        Err(match observation.reading {
            Reading::Missing(MissingReason::Late) => Reason::Overdue,
            Reading::Missing(reason) => Reason::Missing(reason),
            Reading::Unread => Reason::Unread,
            Reading::Ratio { denominator, .. } if denominator == Number::ZERO => {
                Reason::ZeroDenominator
            }
            Reading::Ratio { .. } | Reading::Number(_) => Reason::TooLarge,
        })
    }

    /// A figure of any series at full precision, by the measure's scale.
    pub fn figure_in(&self, series: &[Observation], period: Period) -> Option<f64> {
        observation(series, period)?.figure(self.scale).map(Number::get)
    }

    /// What a ratio is multiplied by.
    pub fn scale(&self) -> f64 {
        self.scale.get()
    }

    /// The same, as observations are asked for their figures.
    pub fn number_scale(&self) -> Number {
        self.scale
    }

    /// Whether a figure for this period should be there by now: on or after the period's end plus the
    /// specification's lag.
    pub fn is_due(&self, period: Period) -> bool {
        if self.is_after(period) {
            return false;
        }
        let Some(on) = self.on else { return true };
        self.due_on(period).is_some_and(|due| due <= on)
    }

    /// Whether a period ends after the one that is asked for.
    pub fn is_after(&self, period: Period) -> bool {
        let of_its_own = self.measure.frequency == Some(period.frequency());
        match (period.number().filter(|_| of_its_own), self.ended, self.until) {
            (Some(number), Some(ended), _) => number > ended,
            (.., Some(until)) => period.end(self.calendar) > until.end(self.calendar),
            (.., None) => false,
        }
    }

    /// The periods of the year of `period`, from the year's first up to `period` itself. Only `period`
    /// for a dated range.
    pub fn year_until(&self, period: Period) -> impl Iterator<Item = Period> + use<> {
        let position = self.position(period);
        (0..=position).filter_map(move |index| period.plus(index - position))
    }

    /// Whether a period is the first of its year.
    pub fn starts_year(&self, period: Period) -> bool {
        self.position(period) == 0
    }

    /// Every period of the year of `period`.
    pub fn whole_year(&self, period: Period) -> impl Iterator<Item = Period> + use<> {
        let count = period.frequency().per_year().unwrap_or(1) as i32;
        let position = self.position(period);
        (0..count).filter_map(move |index| period.plus(index - position))
    }

    /// The last period of the year of `period`.
    pub fn last_of_year(&self, period: Period) -> Period {
        let count = period.frequency().per_year().unwrap_or(1) as i32;
        period.plus(count - 1 - self.position(period)).unwrap_or(period)
    }

    /// The reporting year a period belongs to.
    pub fn year_of(&self, period: Period) -> ReportingYear {
        self.calendar.year_of_period(period)
    }

    /// How many periods of the year come before this one.
    pub fn position(&self, period: Period) -> i32 {
        match period {
            Period::Month { month, .. } => {
                (month as i32 - self.calendar.start_month() as i32).rem_euclid(12)
            }
            Period::Quarter { quarter, .. } => (quarter as i32 - 1).clamp(0, 3),
            Period::Half { half, .. } => (half as i32 - 1).clamp(0, 1),
            Period::Year(_) | Period::Range { .. } => 0,
        }
    }

    /// How the year to date is made, where it is: not for dated ranges, and for a yearly measure its
    /// one period is the year, whatever is set.
    pub fn accumulation(&self, period: Period) -> Result<Accumulation, Reason> {
        match period.frequency() {
            Frequency::Dated => Err(Reason::DatedRange),
            Frequency::Yearly => Ok(Accumulation::Latest),
            _ => self.measure.accumulation.ok_or(Reason::AccumulationNotSet),
        }
    }

    /// Why a measure without a period to show isn't rated.
    pub fn reason_without_period(&self, chosen: Period) -> Reason {
        match (self.target_for(chosen), self.measure.frequency) {
            (None, _) => Reason::NoTargetSet,
            (Some(_), None) => Reason::FrequencyNotSet,
            (Some(_), Some(_)) => Reason::NoFigures,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_year_as_the_calendar_does() {
        for start in [1, 4, 10] {
            let calendar = Calendar::starting_in(start).unwrap();
            let measure = Measure::default();
            let case = Case::new(calendar, &measure, None);
            for frequency in Frequency::ALL {
                for period in calendar.periods(calendar.year(2025), frequency) {
                    let expected = calendar.year_of(period.end(calendar));
                    assert_eq!(case.year_of(period), expected, "{period}");
                    let whole: Vec<Period> = case.whole_year(period).collect();
                    assert_eq!(whole, calendar.periods(calendar.year(2025), frequency));
                    assert_eq!(case.year_until(period).last(), Some(period));
                }
            }
        }
    }
}
