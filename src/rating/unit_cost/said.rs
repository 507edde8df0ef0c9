//! Money and unit costs in words.

use super::{Money, MoneyRow, MoneyYear};
use crate::model::{Accumulation, Measure, Number};
use crate::rating::words::unit_words;

/// Pounds: whole ones from a hundred on, else with pence.
pub fn pounds(amount: Number) -> String {
    let places = if amount.get().abs() < 100.0 && amount.get().fract() != 0.0 { 2 } else { 0 };
    format!("£{}", amount.rounded(Some(places)).printed(Some(places)))
}

/// What is counted, in words: `homes`, or `of its figure` where no unit says it.
pub fn counted_words(measure: &Measure) -> String {
    if measure.accumulation == Some(Accumulation::Ratio) {
        return match measure.specification.numerator.trim() {
            "" => "of its numerator".to_owned(),
            numerator => format!("of “{numerator}”"),
        };
    }
    unit_words(measure).map_or_else(|| "of its figure".to_owned(), |unit| format!("of the {unit}"))
}

impl Money {
    /// What there is to say of the year shown, in sentences; what isn't there is said not to be.
    pub fn said(&self, measure: &Measure, year: &str) -> Vec<String> {
        let MoneyYear { budget, spend, forecast, unit_cost } = self.year;
        let to = self.rows.iter().rev().find(|it| it.spend.is_some());
        let to = to.map(|it| format!(" to {}", it.period.label())).unwrap_or_default();
        let mut said = vec![
            match budget {
                Some(budget) => format!("Budget for {year}: {}.", pounds(budget)),
                None => format!("No budget is set for {year}."),
            },
            match spend {
                Some(spend) => format!("Spent{to}: {}.", pounds(spend)),
                None => format!("No spend of {year} is in."),
            },
            match forecast {
                Some(forecast) => {
                    format!(
                        "Forecast for the year: {}{}.",
                        pounds(forecast),
                        over(forecast, budget)
                    )
                }
                None => "No forecast of the year’s spend is set.".to_owned(),
            },
        ];
        said.push(match (unit_cost, self.no_unit_cost) {
            (Some(cost), _) => {
                format!(
                    "Unit cost of the year so far: {} for each {}.",
                    pounds(cost),
                    counted_words(measure)
                )
            }
            (None, Some(why)) => format!("{}.", why.words()),
            (None, None) => format!("No unit cost of {year} yet: no period of it has both."),
        });
        said
    }

    /// How the unit cost moved between the first and the last period that have one, which a picture of it shows, and says
    /// that it is the first.
    pub fn finding(&self) -> Option<String> {
        let found = |it: &&MoneyRow| it.unit_cost.is_some();
        let (first, last) = (self.rows.iter().find(found)?, self.rows.iter().rev().find(found)?);
        let (from, to) = (pounds(first.unit_cost?), pounds(last.unit_cost?));
        if first.period == last.period {
            return Some(format!("Each cost {to} in {}", last.period.label()));
        }
        let way = match last.unit_cost?.get().total_cmp(&first.unit_cost?.get()) {
            _ if from == to => {
                return Some(format!(
                    "Each cost {to} in {}, as in {}, the first there is",
                    last.period.label(),
                    first.period.label()
                ));
            }
            std::cmp::Ordering::Greater => "up",
            _ => "down",
        };
        Some(format!(
            "Each cost {to} in {}, {way} from {from} in {}, the first there is",
            last.period.label(),
            first.period.label()
        ))
    }
}

/// `, £20,000 over its budget`.
fn over(forecast: Number, budget: Option<Number>) -> String {
    let Some(budget) = budget else { return String::new() };
    let by = forecast.get() - budget.get();
    match Number::try_from(by.abs()) {
        Ok(amount) if by > 0.5 => format!(", {} over its budget", pounds(amount)),
        Ok(amount) if by < -0.5 => format!(", {} under its budget", pounds(amount)),
        _ => ", as budgeted".to_owned(),
    }
}
