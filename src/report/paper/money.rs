//! Money beside performance in papers (FRAMEWORK D8): what plans have, and what measures' services cost.

use super::made::Item;
use super::material::Material;
use super::tables::{heads, named, or_nothing};
use crate::chart::Table;
use crate::model::{Number, Plan, ReportingYear};
use crate::planning::{amount, plan_cost, resources_of};
use crate::rating::{money as money_of, pounds};
use crate::report::minute::{Member, Scope};
use std::sync::Arc;

/// Where money of their own is kept of measures, it is in a table of its own.
const OWN_MONEY: &str = "Measures’ own money";

/// What each plan has of money and people in a table, what its outcomes cost in words, and the measures' own money in a
/// table.
pub(super) fn money(making: &Material) -> Vec<Item> {
    let plans: Vec<&Arc<Plan>> = making
        .pack
        .plans
        .iter()
        .filter(|plan| match &making.scope {
            Scope::Plan(id) => making.pack.feeds(&plan.id, id),
            Scope::Whole => !plan.resources.is_empty(),
            Scope::Post(_) => false,
        })
        .collect();
    let year = making.pack.calendar().year_of_period(making.as_at.period);
    let each = plans.iter().filter_map(|plan| {
        let cost = plan_cost(&making.pack, plan, making.as_at)?;
        Some(Item::Words(format!("{}: {}", plan.name, cost.said().join(" "))))
    });
    let caption = format!("Money and people in {year}");
    let plans = Item::table(Some(&caption), resources_table(making, &plans, year));
    let own = Item::table(Some(OWN_MONEY), own_money(making));
    plans.into_iter().chain(each).chain(own).collect()
}

/// The measures that money of their own is kept of, in the year, a measure a row.
fn own_money(making: &Material) -> Table {
    let row = |at: &usize| {
        let Member { measure, .. } = making.member(*at)?;
        let year = money_of(&making.pack, measure, making.as_at)?.year;
        let amounts = [year.budget, year.spend, year.forecast, year.unit_cost];
        let amounts = amounts.map(|it| or_nothing(it.map(pounds).unwrap_or_default()));
        Some(std::iter::once(named(measure)).chain(amounts).collect())
    };
    let heads = heads(&["Measure", "Budget", "Spent so far", "Forecast for the year", "Unit cost"]);
    Table { heads, rows: making.chosen.iter().filter_map(row).collect() }
}

/// What plans have of money and people in a year, a kind a row.
fn resources_table(making: &Material, plans: &[&Arc<Plan>], year: ReportingYear) -> Table {
    let all = resources_of(&making.pack, year, making.adds_up);
    let of = all.iter().filter(|held| plans.iter().any(|plan| plan.id == held.plan.id));
    let rows = of.flat_map(|held| {
        let said = held.lines.iter().filter(|line| !line.is_empty());
        said.map(|line| {
            let words = |number: Option<Number>| number.map(|it| amount(line.kind, it));
            let cells = [
                held.plan.name.clone(),
                line.kind.words().to_owned(),
                amount(line.kind, line.total),
                words(line.spend).unwrap_or_default(),
                words(line.forecast).unwrap_or_default(),
            ];
            cells.map(or_nothing).to_vec()
        })
    });
    let heads = heads(&["Plan", "What", "Budget", "Spent so far", "Forecast for the year"]);
    Table { heads, rows: rows.collect() }
}
