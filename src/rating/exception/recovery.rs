//! Whether a recovery is on its way. It stands beside the target's rating, which it never changes.

use super::promise::promised;
use super::{by_itself, is_live};
use crate::model::{
    Bounds, Calendar, Exception, Measure, Number, Pack, Period, Polarity, RecoveryStep,
};
use crate::rating::precision::settle;
use crate::rating::timeline::latest_ended;
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
    recovery_of(pack.calendar(), || pack.measure(&exception.measure), exception, as_at)
}

/// The same where its measure is known, which is asked for where a way back is set.
pub fn recovery_of<'m>(
    calendar: Calendar,
    measure: impl FnOnce() -> Option<&'m Measure>,
    exception: &Exception,
    as_at: AsAt,
) -> Recovery {
    if exception.recovery.is_empty() {
        return Recovery::NotSet;
    }
    let end = as_at.period.end(calendar);
    let Some(measure) = measure() else { return Recovery::NotSet };
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

/// A straight way back, from the figure of the period shown to the floor of the last period that ends by the day that is
/// promised: a figure for each period between, at the measure's precision. Empty without a promise, a figure or a floor in
/// one figure, where the day is not after the period shown, and where the way would be longer than [`LONGEST`].
pub fn straight(pack: &Pack, exception: &Exception, as_at: AsAt) -> Vec<RecoveryStep> {
    straight_of(pack, exception, as_at).unwrap_or_default()
}

/// How many periods a way back that is worked out may have.
const LONGEST: i64 = 36;

fn straight_of(pack: &Pack, exception: &Exception, as_at: AsAt) -> Option<Vec<RecoveryStep>> {
    let calendar = pack.calendar();
    let measure = pack.measure(&exception.measure)?;
    let frequency = measure.frequency?;
    let by = promised(exception, as_at)?.last.by;
    let shown = latest_ended(calendar, frequency, as_at.period.end(calendar))?;
    let last = latest_ended(calendar, frequency, by.0)?;
    let now = by_itself(calendar, measure, shown, as_at.on).actual?.get();
    let Bounds::Value(floor) = by_itself(calendar, measure, last, as_at.on).floor? else {
        return None;
    };
    let periods = last.number()? - shown.number()?;
    if !(1..=LONGEST).contains(&periods) {
        return None;
    }
    let step = |at: i64| {
        let part = at as f64 / periods as f64;
        let value = settle(measure, now + (floor.get() - now) * part)?;
        let period = shown.plus(i32::try_from(at).ok()?)?;
        Some(RecoveryStep { period, value, ..RecoveryStep::default() })
    };
    (1..=periods).map(step).collect()
}

/// The exception whose way back a measure is on as at a point: the latest that isn't closed or waived.
pub fn on_the_way_back<'a>(
    pack: &'a Pack,
    measure: &Measure,
    as_at: AsAt,
) -> Option<&'a Exception> {
    let calendar = pack.calendar();
    let mut all = pack.exceptions.iter().map(|held| &**held);
    all.rfind(|held| held.measure == measure.id && is_live(calendar, held, as_at))
}

impl Recovery {
    /// In two words, for a table.
    pub fn shortly(self) -> &'static str {
        match self {
            Self::NotSet => "Not set",
            Self::NotYet(_) => "To come",
            Self::NoFigure(_) => "No figure",
            Self::CannotSay => "Cannot say",
            Self::On { .. } => "On recovery",
            Self::Off { .. } => "Off recovery",
        }
    }

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
    use crate::model::Promise;

    #[test]
    fn a_straight_way_back_ends_at_the_floor_by_the_day_that_is_promised() {
        let check = |figures: &[i32], by: Option<&str>, expected: &[&str]| {
            let promise = |by: &str| Promise {
                by: by.parse().unwrap(),
                on: "2024-07-10".parse().unwrap(),
                ..Promise::default()
            };
            let promises = by.map(promise).into_iter().collect();
            let pack = pack(&all(figures), Exception { promises, ..exception("2024-05") });
            let found = straight(&pack, &pack.exceptions[0], at("2024-07", Some("2024-08-20")));
            let said: Vec<String> =
                found.iter().map(|it| format!("{} {}", it.period, it.value)).collect();
            assert_eq!(said, expected, "{by:?}");
        };
        // From 125 to the floor of 105 in four months: 5 fewer each.
        let figures = [90, 120, 122, 125];
        let way = ["2024-08 120", "2024-09 115", "2024-10 110", "2024-11 105"];
        check(&figures, Some("2024-11-30"), &way);
        // The middle of December: November is what ends by then.
        check(&figures, Some("2024-12-15"), &way);
        check(&figures, Some("2024-09-30"), &["2024-08 115", "2024-09 105"]);
        check(&figures, None, &[]);
        // The day is no later than what is shown.
        check(&figures, Some("2024-07-31"), &[]);
        // No floor that far ahead.
        check(&figures, Some("2027-07-31"), &[]);
        check(&[90, 120, 122], Some("2024-11-30"), &[]);
    }

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
