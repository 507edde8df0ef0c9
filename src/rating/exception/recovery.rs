//! Whether a recovery is on its way. It stands beside the target's rating, which it never changes.

use super::{by_itself, is_closed, is_raised, is_waived_on};
use crate::model::{Exception, Measure, Number, Pack, Period, Polarity};
use crate::rating::precision::settle;
use crate::rating::{AsAt, printed};

/// How a recovery goes, by the latest period that has a value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Recovery {
    /// No values were set.
    NotSet,
    /// The first period with a value is still to come.
    NotYet(Period),
    /// The period's figure isn't there.
    NoFigure(Period),
    /// Neither way is better, so that no figure is on or off it.
    CannotSay,
    /// The figure is as asked, or better.
    On {
        /// Of which period.
        period: Period,
        /// The figure.
        actual: Number,
        /// What it was to be.
        asked: Number,
    },
    /// The figure is worse than asked.
    Off {
        /// Of which period.
        period: Period,
        /// The figure.
        actual: Number,
        /// What it was to be.
        asked: Number,
    },
}

/// How an exception's recovery goes as at a point. Figures are compared as printed, each period by itself; on the value
/// is on recovery.
pub fn recovery(pack: &Pack, exception: &Exception, as_at: AsAt) -> Recovery {
    let (calendar, end) = (pack.calendar(), as_at.period.end(pack.calendar()));
    let Some(measure) = pack.measure(&exception.measure) else { return Recovery::NotSet };
    let steps = || exception.recovery.iter();
    let ended = steps().filter(|step| step.period.end(calendar) <= end);
    let Some(step) = ended.max_by_key(|step| step.period.end(calendar)) else {
        let first = steps().map(|step| step.period).min_by_key(|period| period.end(calendar));
        return first.map_or(Recovery::NotSet, Recovery::NotYet);
    };
    let period = step.period;
    let asked = settle(measure, step.value.get());
    let actual = by_itself(calendar, measure, period, as_at.on).actual;
    let (Some(asked), Some(actual)) = (asked, actual) else { return Recovery::NoFigure(period) };
    let on = match measure.polarity {
        Some(Polarity::HigherIsBetter) => actual >= asked,
        Some(Polarity::LowerIsBetter) => actual <= asked,
        Some(Polarity::NoPolarity) | None => return Recovery::CannotSay,
    };
    match on {
        true => Recovery::On { period, actual, asked },
        false => Recovery::Off { period, actual, asked },
    }
}

/// The exception whose way back a measure is on as at a point: the latest that isn't closed or waived.
pub fn on_the_way_back<'a>(
    pack: &'a Pack,
    measure: &Measure,
    as_at: AsAt,
) -> Option<&'a Exception> {
    let calendar = pack.calendar();
    let mut all = pack.exceptions.iter().map(|held| &**held);
    all.rfind(|held| {
        held.measure == measure.id
            && is_raised(calendar, held, as_at.period)
            && !is_closed(calendar, held, as_at)
            && !is_waived_on(calendar, held, as_at)
    })
}

impl Recovery {
    /// In words: "Off recovery: 268 in Sep 2025, which was to be 250".
    pub fn words(self, measure: &Measure) -> String {
        let said = |on: &str, period: Period, actual: Number, asked: Number| {
            let (actual, asked) = (printed(measure, actual), printed(measure, asked));
            format!("{on} recovery: {actual} in {}, which was to be {asked}", period.label())
        };
        match self {
            Self::NotSet => "No way back is set by period".to_owned(),
            Self::NotYet(period) => format!("The recovery starts in {}", period.label()),
            Self::NoFigure(period) => {
                format!("On or off recovery can’t be told: no figure for {}", period.label())
            }
            Self::CannotSay => {
                "On or off recovery can’t be told: it isn’t set which way is better".to_owned()
            }
            Self::On { period, actual, asked } => said("On", period, actual, asked),
            Self::Off { period, actual, asked } => said("Off", period, actual, asked),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{all, at, exception, number, pack, period};
    use super::*;
    use crate::model::RecoveryStep;

    #[test]
    fn each_period_is_held_against_its_own_value_as_printed() {
        let check =
            |figures: &[Option<f64>], steps: &[(&str, f64)], month: &str, expected: &str| {
                let step = |(month, value): &(&str, f64)| RecoveryStep {
                    period: period(month),
                    value: number(*value),
                    ..RecoveryStep::default()
                };
                let recovery = steps.iter().map(step).collect();
                let pack = pack(figures, Exception { recovery, ..exception("2024-05") });
                let found = super::recovery(&pack, &pack.exceptions[0], at(month, None));
                assert_eq!(found.words(&pack.measures[0]), expected);
            };
        let figures = all(&[90, 120, 115, 111]);
        check(&figures, &[], "2024-07", "No way back is set by period");
        check(&figures, &[("2024-08", 105.0)], "2024-07", "The recovery starts in Aug 2024");
        let steps = [("2024-06", 115.0), ("2024-07", 110.0), ("2024-08", 105.0)];
        check(&figures, &steps, "2024-06", "On recovery: 115 in Jun 2024, which was to be 115");
        check(&figures, &steps, "2024-07", "Off recovery: 111 in Jul 2024, which was to be 110");
        let none = "On or off recovery can’t be told: no figure for Aug 2024";
        check(&figures, &steps, "2024-08", none);
        // As printed, 110.6 is 111.
        let steps = [("2024-07", 110.6)];
        check(&figures, &steps, "2024-07", "On recovery: 111 in Jul 2024, which was to be 111");
    }
}
