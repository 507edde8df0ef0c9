//! Money beside performance (FRAMEWORK D8): what a measure's service was to cost, costs and will cost, and what each of
//! what it counts cost. Nothing here changes a rating.

use super::words::unit_words;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Frequency, Observation};

    fn number(value: f64) -> Number {
        Number::try_from(value).unwrap()
    }

    fn months() -> impl Iterator<Item = Period> {
        let first: Period = "2025-02".parse().unwrap();
        (0..).map_while(move |away| first.plus(away))
    }

    /// Homes by the month from February 2025, with what was spent on them.
    fn measure(accumulation: Accumulation, unit: &str, figures: &[f64], spend: &[f64]) -> Measure {
        let entry = |(period, figure): (Period, &f64)| {
            Observation::new(period, Reading::Number(number(*figure)))
        };
        let cost = |(period, spend): (Period, &f64)| Cost {
            period,
            budget: Some(number(1000.0)),
            spend: Some(number(*spend)).filter(|it| it.get() >= 0.0),
            forecast: Some(number(1500.0)).filter(|_| *spend < 0.0),
            ..Cost::default()
        };
        Measure {
            unit: unit.to_owned(),
            frequency: Some(Frequency::Monthly),
            accumulation: Some(accumulation),
            series: months().zip(figures).map(entry).collect(),
            costs: months().zip(spend).map(cost).collect(),
            ..Measure::default()
        }
    }

    fn found(measure: &Measure, month: &str) -> Option<Money> {
        let as_at = AsAt { period: month.parse().unwrap(), on: None };
        money(&Pack::default(), measure, as_at)
    }

    #[test]
    fn each_is_what_was_spent_by_what_was_counted_and_a_years_is_no_mean_of_them() {
        use Accumulation::{Latest, Mean, Running, Sum};
        let check = |accumulation, unit: &str, figures: &[f64], expected: &[Option<f64>]| {
            let spend = [900.0, 800.0, 400.0, 1200.0, -1.0];
            let money = found(&measure(accumulation, unit, figures, &spend), "2025-05").unwrap();
            let got: Vec<_> = money.rows.iter().map(|it| it.unit_cost.map(Number::get)).collect();
            assert_eq!(got, expected, "{accumulation:?} of {unit}");
            money
        };
        let sum = check(
            Sum,
            "homes",
            &[3.0, 4.0, 2.0, 2.0],
            &[Some(300.0), Some(200.0), Some(200.0), Some(600.0)],
        );
        // April and May: 1,600 by 4, not the mean of 200 and 600.
        assert_eq!(sum.year.unit_cost.map(Number::get), Some(400.0));
        assert_eq!(sum.year.spend.map(Number::get), Some(1600.0));
        assert_eq!(sum.year.budget.map(Number::get), Some(3000.0));
        assert_eq!(sum.year.forecast.map(Number::get), Some(3100.0));
        // A running total starts anew with the year: what it added is what was bought.
        check(
            Running,
            "homes",
            &[10.0, 12.0, 2.0, 5.0],
            &[None, Some(400.0), Some(200.0), Some(400.0)],
        );
        check(
            Latest,
            "households",
            &[9.0, 8.0, 4.0, 0.0],
            &[Some(100.0), Some(100.0), Some(100.0), None],
        );
        let mean = check(Mean, "days", &[3.0, 4.0, 2.0, 2.0], &[None; 4]);
        assert_eq!(mean.no_unit_cost, Some(NoUnitCost::NotCounted));
        check(Latest, "%", &[3.0, 4.0, 2.0, 2.0], &[None; 4]);
        let none = check(Sum, "homes", &[], &[None; 4]);
        assert_eq!(none.no_unit_cost, Some(NoUnitCost::NoPeriodWithBoth));
    }

    #[test]
    fn a_years_count_is_added_up_or_the_last_by_what_the_figures_are() {
        use Accumulation::{Latest, Mean, Running, Sum};
        let check = |accumulation, unit: &str, until: &str, expected: Option<f64>| {
            let held = measure(accumulation, unit, &[9.0, 4.0, 2.0, 5.0], &[]);
            let (year, until) = ("2025/26".parse().unwrap(), until.parse().unwrap());
            let found = counted_in_year(Calendar::starting_in(4).unwrap(), &held, year, until);
            assert_eq!(found.map(Number::get), expected, "{accumulation:?} of {unit} to {until}");
        };
        // February and March are of the year before.
        check(Sum, "homes", "2025-05", Some(7.0));
        check(Sum, "homes", "2025-04", Some(2.0));
        check(Sum, "homes", "2025-03", None);
        check(Running, "homes", "2025-05", Some(5.0));
        check(Latest, "households", "2025-05", Some(5.0));
        check(Latest, "%", "2025-05", None);
        check(Mean, "days", "2025-05", None);
    }

    #[test]
    fn a_ratio_counts_its_numerator() {
        let mut measure = measure(Accumulation::Ratio, "%", &[], &[900.0]);
        let reading = Reading::Ratio { numerator: number(30.0), denominator: number(40.0) };
        measure.series = vec![Observation::new("2025-02".parse().unwrap(), reading)];
        let money = found(&measure, "2025-02").unwrap();
        assert_eq!(money.rows[0].unit_cost.map(Number::get), Some(30.0));
    }

    #[test]
    fn says_what_there_is_and_what_there_isnt() {
        let measure = measure(
            Accumulation::Sum,
            "homes",
            &[3.0, 4.0, 2.0, 2.0],
            &[900.0, 800.0, 400.0, 1200.0, -1.0],
        );
        let money = found(&measure, "2025-05").unwrap();
        assert_eq!(
            money.said(&measure, "2025/26"),
            [
                "Budget for 2025/26: £3,000.",
                "Spent to May 2025: £1,600.",
                "Forecast for the year: £3,100, £100 over its budget.",
                "Unit cost of the year so far: £400 for each of the homes.",
            ]
        );
        assert_eq!(
            money.finding().as_deref(),
            Some("Each cost £600 in May 2025, up from £300 in Feb 2025, the first there is")
        );
        let bare = Measure {
            costs: vec![Cost { period: "2025-05".parse().unwrap(), ..Cost::default() }],
            ..Measure::default()
        };
        let money = found(&bare, "2025-05").unwrap();
        assert_eq!(
            money.said(&bare, "2025/26"),
            [
                "No budget is set for 2025/26.",
                "No spend of 2025/26 is in.",
                "No forecast of the year’s spend is set.",
                "No unit cost: no period has both its spend and a figure above zero.",
            ]
        );
        assert_eq!(money.finding(), None);
        assert_eq!(found(&Measure::default(), "2025-05"), None);
        // What came after the period shown isn't known yet.
        assert_eq!(found(&measure, "2025-04").unwrap().year.spend.map(Number::get), Some(400.0));
    }

    #[test]
    fn pounds_have_pence_where_they_matter() {
        let check = |value: f64, expected: &str| assert_eq!(pounds(number(value)), expected);
        check(1234.5, "£1,235");
        check(12.5, "£12.50");
        check(12.0, "£12");
        check(0.333, "£0.33");
    }
}
