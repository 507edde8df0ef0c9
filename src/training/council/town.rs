//! The council that is run: its measures as they are without anybody's doing, and its calendar.

use crate::model::{Calendar, Frequency, Number, Period, Polarity};

/// Quarters that count.
pub const QUARTERS: usize = 8;
/// Months of figures from before the first quarter, on which the usual range rests.
pub const HISTORY: usize = 24;
/// Months of a quarter.
pub(super) const MONTHS: usize = 3;
/// The first month there are figures for: April.
const FIRST: Period = Period::Month { year: 2022, month: 4 };

/// A service and the measure that it is judged by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Service {
    /// Its id in the pack.
    pub id: &'static str,
    /// As printed.
    pub name: &'static str,
    /// The perspective that it stands under.
    pub perspective: &'static str,
    /// The measure's unit.
    pub unit: &'static str,
    /// Which way is better.
    pub polarity: Polarity,
    /// Decimal places.
    pub precision: u8,
    /// Where the process lies by itself, in the unit.
    pub(super) mean: f64,
    /// Its standard deviation, in the unit.
    pub(super) spread: f64,
    /// The plan of every month: half a standard deviation on the worse side of where the process lies, so that most
    /// years of a process that is left alone are on target and many months aren't.
    pub(super) plan: f64,
    /// The amount between plan and floor.
    pub(super) tolerance: f64,
}

impl Service {
    /// Its plan and its floor as a team reads them: `81.0% or more; amber down to 79.0%`.
    pub fn plan_words(&self) -> String {
        let floor = self.plan - self.better() * self.tolerance;
        let printed = |value: f64| {
            let number = Number::try_from(value).unwrap_or_default().printed(Some(self.precision));
            match self.unit {
                "%" => format!("{number}%"),
                unit => format!("{number} {unit}"),
            }
        };
        let (good, way) = match self.polarity {
            Polarity::HigherIsBetter => ("more", "down"),
            _ => ("less", "up"),
        };
        format!("{} or {good}; amber {way} to {}", printed(self.plan), printed(floor))
    }

    /// +1 where a higher figure is better, −1 where a lower is.
    pub(super) fn better(&self) -> f64 {
        if self.polarity == Polarity::HigherIsBetter { 1.0 } else { -1.0 }
    }
}

/// Every service, in the scorecard's order.
pub const MEASURES: [Service; 5] = [
    Service {
        id: "calls",
        name: "Calls answered within a minute",
        perspective: "outcomes",
        unit: "%",
        polarity: Polarity::HigherIsBetter,
        precision: 1,
        mean: 82.0,
        spread: 2.0,
        plan: 81.0,
        tolerance: 2.0,
    },
    Service {
        id: "claims",
        name: "Days to decide a housing claim",
        perspective: "outcomes",
        unit: "days",
        polarity: Polarity::LowerIsBetter,
        precision: 1,
        mean: 21.0,
        spread: 1.2,
        plan: 21.6,
        tolerance: 1.2,
    },
    Service {
        id: "bins",
        name: "Missed bins per 100,000 collections",
        perspective: "quality",
        unit: "per 100,000",
        polarity: Polarity::LowerIsBetter,
        precision: 0,
        mean: 62.0,
        spread: 6.0,
        plan: 65.0,
        tolerance: 6.0,
    },
    Service {
        id: "sickness",
        name: "Days lost to sickness per employee",
        perspective: "workforce",
        unit: "days",
        polarity: Polarity::LowerIsBetter,
        precision: 2,
        mean: 0.80,
        spread: 0.06,
        plan: 0.83,
        tolerance: 0.06,
    },
    Service {
        id: "invoices",
        name: "Invoices paid within 30 days",
        perspective: "finance",
        unit: "%",
        polarity: Polarity::HigherIsBetter,
        precision: 1,
        mean: 93.0,
        spread: 1.4,
        plan: 92.3,
        tolerance: 1.4,
    },
];

/// The month at a place, counted from the first of the history.
pub(super) fn month(place: usize) -> Period {
    i32::try_from(place).ok().and_then(|away| FIRST.plus(away)).unwrap_or(FIRST)
}

/// How many months there are figures for once so many quarters have been.
pub(super) fn months_after(quarters: usize) -> usize {
    HISTORY + quarters.min(QUARTERS) * MONTHS
}

/// The last month of the time before the first quarter (0), or of a quarter, counted from 1.
pub fn quarter_end(quarter: usize) -> Period {
    month(months_after(quarter) - 1)
}

/// A quarter, counted from 1, as a period.
pub(super) fn quarter_of(quarter: usize) -> Option<Period> {
    let calendar = Calendar::default();
    calendar.period_of(quarter_end(quarter).end(calendar), Frequency::Quarterly)
}

/// How a quarter, counted from 1, is called: `Q1 2024/25`.
pub fn quarter_label(quarter: usize) -> String {
    quarter_of(quarter).map(Period::label).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_is_said_with_its_floor_on_the_worse_side() {
        let check = |id: &str, expected: &str| {
            let found = MEASURES.iter().find(|it| it.id == id).unwrap();
            assert_eq!(found.plan_words(), expected);
        };
        check("calls", "81.0% or more; amber down to 79.0%");
        check("claims", "21.6 days or less; amber up to 22.8 days");
    }
}
