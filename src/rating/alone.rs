//! A figure of which no year to date is made: it stands for its period alone, and is said all the same.

use super::Rating;
use super::status::Reason;
use super::words::printed;
use crate::model::{Accumulation, Measure, Number, Period};

impl Rating {
    /// The figure of the period shown, where no year to date is made of it.
    pub fn figure_alone(&self) -> Option<Number> {
        self.this_period.actual.filter(|_| self.year_to_date.judgement.actual.is_none())
    }

    /// `4,200 for Oct 2026`: that figure and its period, as printed.
    pub fn alone_words(&self, measure: &Measure) -> Option<String> {
        let (figure, period) = (self.figure_alone()?, self.period?);
        Some(format!("{} for {}", printed(measure, figure), period.label()))
    }

    /// Why there is no year to date beside it, as a clause that follows "because". That no target is set hides what is to be
    /// set first.
    pub fn why_alone(&self, measure: &Measure) -> Option<&'static str> {
        self.figure_alone()?;
        let reason = match (self.period, measure.accumulation) {
            (Some(Period::Range { .. }), _) => Reason::DatedRange,
            (_, None) => Reason::AccumulationNotSet,
            (_, Some(Accumulation::Ratio)) => Reason::NoParts,
            (_, Some(_)) => self.year_to_date.judgement.reason?,
        };
        Some(reason.words())
    }
}

#[cfg(test)]
mod tests {
    use crate::model::{
        Accumulation, Frequency, Measure, Number, Observation, Pack, Period, Reading,
    };
    use crate::rating::{AsAt, rate};

    #[test]
    fn a_figure_that_is_in_is_said_though_no_year_to_date_is_made_of_it() {
        let period: Period = "2026-10".parse().unwrap();
        let check = |accumulation, figure: Option<i32>, expected: Option<(&str, &str)>| {
            let observed = |value| Observation::new(period, Reading::Number(Number::from(value)));
            let measure = Measure {
                frequency: Some(Frequency::Monthly),
                accumulation,
                series: figure.map(observed).into_iter().collect(),
                ..Measure::default()
            };
            let rating = rate(&Pack::default(), &measure, AsAt { period, on: None });
            let words = rating.alone_words(&measure);
            let found = words.as_deref().zip(rating.why_alone(&measure));
            assert_eq!(found, expected, "{accumulation:?} {figure:?}");
        };
        let unset = "it is not yet set how the year to date is made";
        check(None, Some(4200), Some(("4,200 for Oct 2026", unset)));
        check(Some(Accumulation::Sum), Some(4200), None);
        let parts = "no period has both a numerator and a denominator";
        check(Some(Accumulation::Ratio), Some(42), Some(("42 for Oct 2026", parts)));
        check(None, None, None);
    }
}
