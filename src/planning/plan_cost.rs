//! What each outcome of a plan cost, year by year (FRAMEWORK D8): its running costs by what its measure counts. It changes no
//! rating.

use super::resources::resources;
use crate::model::{Measure, Pack, Period, Plan, PlanId, ReportingYear, ResourceKind};
use crate::rating::{
    AsAt, Money, MoneyRow, MoneyYear, NoUnitCost, counted_in_year, counted_words, each, pounds,
    reports_after,
};

/// As many years are looked at, back from the one shown.
const YEARS: i32 = 12;

/// A plan's running costs beside what they bought, year by year.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanCost<'a> {
    /// The measure that counts it.
    pub measure: &'a Measure,
    /// A row a year, up to the one shown; without years of which nothing is said.
    pub money: Money,
    /// The year shown isn't over, so that its row is what was so far.
    pub so_far: bool,
}

/// The cost per outcome of a plan as at a point; `None` where nothing counts what it buys, or no money is said of it.
///
/// A plan's spend has no day. In the year shown it is set against what was counted only where that is the latest there is:
/// looking back, what had been spent by then isn't known.
pub fn plan_cost<'a>(pack: &'a Pack, plan: &Plan, as_at: AsAt) -> Option<PlanCost<'a>> {
    let measure = pack.measure(plan.unit_cost_per.as_ref()?)?;
    let calendar = pack.calendar();
    let shown = calendar.year_of_period(as_at.period);
    let years = (0..YEARS).rev().map(|back| shown.plus(-back));
    let rows: Vec<MoneyRow> = years
        .filter_map(|year| row(pack, &plan.id, measure, (year, shown), as_at.period))
        .collect();
    if rows.is_empty() {
        return None;
    }
    let of_year = rows.last().filter(|it| it.period == Period::Year(shown));
    let year = of_year.map_or_else(MoneyYear::default, |it| MoneyYear {
        budget: it.budget,
        spend: it.spend,
        forecast: it.forecast,
        unit_cost: it.unit_cost,
    });
    let is_over = as_at.period.end(calendar) >= Period::Year(shown).end(calendar);
    let none = rows.iter().all(|it| it.unit_cost.is_none());
    let counts = rows.iter().any(|it| it.counted.is_some());
    let why = if counts { NoUnitCost::NoPeriodWithBoth } else { NoUnitCost::NotCounted };
    let money = Money { rows, year, no_unit_cost: none.then_some(why) };
    Some(PlanCost { measure, money, so_far: !is_over })
}

/// A year's money of a plan and of those that feed it, and what was counted; `None` where nothing is said of its money.
fn row(
    pack: &Pack,
    plan: &PlanId,
    measure: &Measure,
    (year, shown): (ReportingYear, ReportingYear),
    until: Period,
) -> Option<MoneyRow> {
    let calendar = pack.calendar();
    let all = resources(pack, year);
    let lines = all.iter().find(|it| it.plan.id == *plan)?.lines;
    let line = lines.into_iter().find(|it| it.kind == ResourceKind::Revenue && !it.is_empty())?;
    let until = if year == shown { until } else { Period::Year(year) };
    let known = year != shown || !reports_after(calendar, measure, year, until);
    let counted = counted_in_year(calendar, measure, year, until).filter(|_| known);
    let spend = line.spend.filter(|_| known);
    Some(MoneyRow {
        period: Period::Year(year),
        budget: Some(line.total),
        spend,
        forecast: line.forecast.filter(|_| known),
        counted,
        unit_cost: each(spend, counted),
    })
}

impl PlanCost<'_> {
    /// What each cost, in sentences; what isn't there is said not to be.
    pub fn said(&self) -> Vec<String> {
        let of = counted_words(self.measure);
        let last = self.money.rows.last().map(|it| it.period);
        let year = |row: &MoneyRow| {
            let so_far = if self.so_far && Some(row.period) == last { " so far" } else { "" };
            let (cost, year) = (pounds(row.unit_cost?), row.period.label());
            Some(format!("{cost} in {year}{so_far}"))
        };
        let all: Vec<String> = self.money.rows.iter().filter_map(year).collect();
        let counted_by = format!("It is counted by “{}”.", self.measure.name);
        match (all.is_empty(), self.money.no_unit_cost) {
            (false, _) => {
                vec![format!("Running costs for each {of}: {}.", all.join(", ")), counted_by]
            }
            (true, Some(why)) => vec![format!("{}.", why.words()), counted_by],
            (true, None) => vec![counted_by],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Number, Pack};

    fn pack() -> Pack {
        let text = r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"A"},
            "plans":[{"id":"p","name":"P","unit_cost_per":"m","resources":[
                {"year":"2023/24","kind":"capital","budget":9},
                {"year":"2024/25","kind":"revenue","budget":900,"spend":1000},
                {"year":"2025/26","kind":"revenue","budget":900,"spend":300,"forecast":950}]},
                {"id":"none","name":"N","resources":[{"year":"2025/26","kind":"revenue","budget":1}]}],
            "measures":[{"id":"m","name":"Homes built","unit":"homes","frequency":"quarterly","accumulation":"sum",
                "specification":{},"series":[
                {"period":"2024/25 Q1","value":2},{"period":"2024/25 Q4","value":3},
                {"period":"2025/26 Q1","value":1},{"period":"2025/26 Q2","value":2}]}]}"#;
        serde_json::from_str(text).unwrap()
    }

    fn at(period: &str) -> AsAt {
        AsAt { period: period.parse().unwrap(), on: None }
    }

    #[test]
    fn each_outcome_costs_a_years_money_by_what_the_year_counted() {
        let pack = pack();
        let found = plan_cost(&pack, &pack.plans[0], at("2025/26 Q2")).unwrap();
        let rows: Vec<_> =
            found.money.rows.iter().map(|it| it.unit_cost.map(Number::get)).collect();
        // 1,000 by 5; 300 by 3. Of 2023/24 nothing is said of running costs.
        assert_eq!(rows, [Some(200.0), Some(100.0)]);
        assert_eq!(
            found.said(),
            [
                "Running costs for each of the homes: £200 in 2024/25, £100 in 2025/26 so far.",
                "It is counted by “Homes built”."
            ]
        );
        // Looking back, what had been spent by then isn't known.
        let found = plan_cost(&pack, &pack.plans[0], at("2025/26 Q1")).unwrap();
        assert_eq!(found.money.rows[1].unit_cost, None);
        assert!(found.said()[0].ends_with("£200 in 2024/25."));
        assert_eq!(plan_cost(&pack, &pack.plans[1], at("2025/26 Q2")), None);
        assert_eq!(plan_cost(&pack, &pack.plans[0], at("2020-04")), None);
    }
}
