//! Measures with money of their own: what it bought, in a table.

use super::{Head, sheet};
use crate::{
    app::{
        route::Route,
        state::{Rated, Shown},
    },
    rating::{Money, money, pounds},
};
use leptos::prelude::*;

/// The measures that money of their own is kept of, in the year shown; of the others their count is said.
pub fn unit_costs(shown: Shown, all: &[Rated]) -> Option<AnyView> {
    let (pack, as_at) = (shown.pack(), shown.as_at()?);
    let found: Vec<(&Rated, Money)> =
        all.iter().filter_map(|row| Some((row, money(&pack, &row.measure, as_at)?))).collect();
    let others = all.len() - found.len();
    let without = match (found.is_empty(), others) {
        (_, 0) => None,
        (true, _) => Some("No money of their own is kept for these measures.".to_owned()),
        (false, 1) => Some("No money of its own is kept for 1 more.".to_owned()),
        (false, count) => Some(format!("No money of their own is kept for {count} more.")),
    };
    let without = without.map(|words| view! { <p class="small quiet">{words}</p> });
    if found.is_empty() {
        return Some(without.into_any());
    }
    let rows = found.iter().map(|(row, money)| {
        let year = money.year;
        let amounts = [
            (year.budget, "not set"),
            (year.spend, "not in"),
            (year.forecast, "not set"),
            (year.unit_cost, "none"),
        ];
        let cells = amounts.map(|(amount, none)| match amount {
            Some(amount) => view! { <td class="numeric">{pounds(amount)}</td> }.into_any(),
            None => view! { <td class="numeric unset">{none}</td> }.into_any(),
        });
        view! {
            <tr>
                <th scope="row">
                    <a class="link" href=Route::Measure(row.measure.id.clone()).href()>
                        {row.measure.name.clone()}
                    </a>
                    <span class="small quiet line">{money.finding()}</span>
                </th>
                {cells.collect_view()}
            </tr>
        }
        .into_any()
    });
    let rows: Vec<AnyView> = rows.collect();
    Some(
        view! {
            {sheet("Measures’ own money", &[Head::words("Measure"), Head::figures("Budget"), Head::figures("Spent"), Head::figures("Forecast"), Head::figures("Unit cost")], rows)}
            {without}
        }
        .into_any(),
    )
}
