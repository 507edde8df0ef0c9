//! Money beside performance (FRAMEWORK D8): what a measure's service was to cost, costs and will cost, and what each of
//! what it counts cost. Nothing here changes a rating.

mod said;
#[cfg(test)]
mod tests;

pub use said::{counted_words, pounds};

use crate::model::{
    Accumulation, Calendar, Cost, Measure, Number, Observation, Pack, Period, Reading,
    ReportingYear,
};
use crate::rating::AsAt;

/// The money of a measure as at a point.
#[derive(Clone, Debug, PartialEq)]
pub struct Money {
    /// Its periods up to the one shown, in order of time.
    pub rows: Vec<MoneyRow>,
    /// Of the year shown.
    pub year: MoneyYear,
    /// Why there is no unit cost at all; `None` where there is.
    pub no_unit_cost: Option<NoUnitCost>,
}

/// A period's money and what it bought.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MoneyRow {
    /// Which period.
    pub period: Period,
    /// In pounds.
    pub budget: Option<Number>,
    /// In pounds.
    pub spend: Option<Number>,
    /// In pounds.
    pub forecast: Option<Number>,
    /// How much was counted in it: of a ratio its numerator, of a running total what was added.
    pub counted: Option<Number>,
    /// Pounds for each of those.
    pub unit_cost: Option<Number>,
}

/// A reporting year's money in pounds. What nothing is said of is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct MoneyYear {
    /// All budgets of the year.
    pub budget: Option<Number>,
    /// What was spent up to the period shown.
    pub spend: Option<Number>,
    /// What will have been spent: what was, and what is forecast for periods without spend.
    pub forecast: Option<Number>,
    /// Spend of the periods with both, by all that was counted in them; never a mean of the periods'.
    pub unit_cost: Option<Number>,
}

/// Why there is no unit cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoUnitCost {
    /// The figures are shares, rates or means: nothing that is counted.
    NotCounted,
    /// No period has both spend and a figure above zero.
    NoPeriodWithBoth,
}

impl NoUnitCost {
    /// As a sentence without its full stop.
    pub fn words(self) -> &'static str {
        match self {
            Self::NotCounted => {
                "No unit cost: its figures are shares, rates or means, and count nothing"
            }
            Self::NoPeriodWithBoth => {
                "No unit cost: no period has both its spend and a figure above zero"
            }
        }
    }
}

/// The money of a measure as at a point; `None` where none is kept of it.
pub fn money(pack: &Pack, measure: &Measure, as_at: AsAt) -> Option<Money> {
    if measure.costs.is_empty() {
        return None;
    }
    let calendar = pack.calendar();
    let year = calendar.year_of_period(as_at.period);
    let terms = &*measure.as_of(year);
    let until = as_at.period.end(calendar);
    let mut costs: Vec<&Cost> = measure.costs.iter().collect();
    costs.sort_by_key(|cost| cost.period.end(calendar));
    let row = |cost: &&Cost| {
        let counted = counted(calendar, terms, cost.period);
        MoneyRow {
            period: cost.period,
            budget: cost.budget,
            spend: cost.spend,
            forecast: cost.forecast,
            counted,
            unit_cost: each(cost.spend, counted),
        }
    };
    let rows: Vec<MoneyRow> =
        costs.iter().filter(|it| it.period.end(calendar) <= until).map(row).collect();
    let of_year = || costs.iter().filter(|it| calendar.year_of_period(it.period) == year);
    let spent = |it: &&&Cost| it.spend.filter(|_| it.period.end(calendar) <= until);
    let both: Vec<&MoneyRow> = rows
        .iter()
        .filter(|it| calendar.year_of_period(it.period) == year && it.unit_cost.is_some())
        .collect();
    let has_unit_cost = rows.iter().any(|it| it.unit_cost.is_some());
    Some(Money {
        year: MoneyYear {
            budget: sum(of_year().map(|it| it.budget)),
            spend: sum(of_year().map(|it| spent(&it))),
            forecast: sum(of_year().map(|it| spent(&it).or(it.forecast)))
                .filter(|_| of_year().any(|it| it.forecast.is_some())),
            unit_cost: each(
                sum(both.iter().map(|it| it.spend)),
                sum(both.iter().map(|it| it.counted)),
            ),
        },
        no_unit_cost: match (has_unit_cost, counts(terms)) {
            (true, _) => None,
            (false, true) => Some(NoUnitCost::NoPeriodWithBoth),
            (false, false) => Some(NoUnitCost::NotCounted),
        },
        rows,
    })
}

/// How much was counted in a reporting year up to a period: what adds up is added up, of a running total and of what is
/// counted on a day the last figure. `None` of shares, rates and means, where nothing is reported, and of a ratio with a
/// period that says no more than its rate.
pub fn counted_in_year(
    calendar: Calendar,
    measure: &Measure,
    year: ReportingYear,
    until: Period,
) -> Option<Number> {
    let terms = &*measure.as_of(year);
    let end = until.end(calendar);
    let of_year = |it: &&Observation| {
        calendar.year_of_period(it.period) == year
            && it.period.end(calendar) <= end
            && terms.frequency.is_none_or(|own| own == it.period.frequency())
    };
    let mut figures: Vec<&Observation> = terms.series.iter().filter(of_year).collect();
    figures.sort_by_key(|it| it.period.end(calendar));
    if !counts(terms) {
        return None;
    }
    match terms.accumulation {
        Some(Accumulation::Running | Accumulation::Latest) => {
            figures.iter().rev().find_map(|it| match it.reading {
                Reading::Number(figure) => Some(figure),
                _ => None,
            })
        }
        Some(Accumulation::Ratio) => {
            let parts = figures.iter().filter(|it| it.reading.is_figure());
            let parts = parts.map(|it| match it.reading {
                Reading::Ratio { numerator, .. } => Some(numerator),
                _ => None,
            });
            sum(parts.collect::<Option<Vec<Number>>>()?.into_iter().map(Some))
        }
        _ => sum(figures.iter().map(|it| counted(calendar, terms, it.period))),
    }
}

/// Whether a measure reports a figure of a reporting year after a period.
pub fn reports_after(
    calendar: Calendar,
    measure: &Measure,
    year: ReportingYear,
    period: Period,
) -> bool {
    let end = period.end(calendar);
    measure.series.iter().any(|it| {
        calendar.year_of_period(it.period) == year
            && it.period.end(calendar) > end
            && it.reading.is_figure()
    })
}

/// What is spent by what is counted; `None` where nothing is counted.
pub fn each(spend: Option<Number>, counted: Option<Number>) -> Option<Number> {
    let counted = counted.filter(|it| it.get() > 0.0)?;
    Number::try_from(spend?.get() / counted.get()).ok()
}

/// The sum of the amounts there are; `None` where there is none.
fn sum(amounts: impl Iterator<Item = Option<Number>>) -> Option<Number> {
    amounts.flatten().fold(None, |all: Option<Number>, amount| {
        Number::try_from(all.map_or(0.0, Number::get) + amount.get()).ok()
    })
}

/// Whether a measure's figures count something.
fn counts(measure: &Measure) -> bool {
    match measure.accumulation {
        Some(Accumulation::Ratio) => true,
        Some(Accumulation::Mean) => false,
        _ => !is_share(&measure.unit),
    }
}

/// Whether a unit is a share, a mean or a rate, of which a difference is no amount.
pub fn is_share(unit: &str) -> bool {
    let unit = unit.to_ascii_lowercase();
    let of_each = ["%", "per ", "average", "score", "rating", "index"];
    of_each.iter().any(|part| unit.contains(part))
}

/// How much was counted in a period: of a ratio its numerator, of a running total what the period added.
fn counted(calendar: Calendar, measure: &Measure, period: Period) -> Option<Number> {
    let reading = |period: Period| measure.observation(period).map(|found| found.reading);
    match reading(period)? {
        Reading::Ratio { numerator, .. } => Some(numerator),
        Reading::Number(_) if !counts(measure) => None,
        Reading::Number(figure) if measure.accumulation == Some(Accumulation::Running) => {
            let before = period.plus(-1)?;
            let year = |period| calendar.year_of_period(period);
            match reading(before) {
                _ if year(before) != year(period) => Some(figure),
                Some(Reading::Number(before)) => Number::try_from(figure.get() - before.get()).ok(),
                _ => None,
            }
        }
        Reading::Number(figure) => Some(figure),
        Reading::Missing(_) | Reading::Unread => None,
    }
}
