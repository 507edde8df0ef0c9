//! The chart's figures in words: period by period, and as a table.

use super::rows::Rows;
use crate::chart::scene::Table;
use crate::model::{Bounds, Comparator, Measure, MissingReason, Number, Reading, Vocabulary};
use crate::rating::see_judge_act::continued;
use crate::rating::{PeriodRow, Reason, Status, printed, printed_bounds};

/// Where there is nothing to say.
const NOTHING: &str = "–";

/// Why there is no figure, in a few words; `None` where there is nothing to say. That there is nothing to hold
/// it against is another column's matter.
pub fn absence(row: &PeriodRow<'_>) -> Option<&'static str> {
    match (row.observation.map(|observation| observation.reading), row.judgement.reason) {
        (Some(Reading::Missing(reason)), _) => Some(reason.words()),
        (_, Some(reason)) if matches!(reason.status(), Status::Late | Status::NoData) => {
            Some(reason.words())
        }
        _ => None,
    }
}

/// Whether a figure isn't there that could be: one that isn't due yet isn't missed.
pub fn is_missed(row: &PeriodRow<'_>) -> bool {
    let not_due = row.judgement.reason == Some(Reason::Missing(MissingReason::NotDue));
    absence(row).is_some() && !not_due
}

/// A period's figures in a sentence's words, without its rating.
pub fn said(measure: &Measure, rows: &Rows<'_>, row: &PeriodRow<'_>) -> String {
    let mut said = match rows.actual(row) {
        _ if rows.later(row) => "After the period shown".to_owned(),
        Some(actual) => format!("Actual {}", printed(measure, actual)),
        None => match absence(row) {
            Some(why) => format!("No figure ({why})"),
            None => "No figure".to_owned(),
        },
    };
    if let Some(plan) = row.plan() {
        said = format!("{said}, plan {}", printed_bounds(measure, plan));
    }
    if let Some(floor) = row.judgement.own_floor() {
        said = format!("{said}, floor {}", printed_bounds(measure, floor));
    }
    for beside in &rows.beside {
        if let Some(value) = beside.values.get(&row.period) {
            said = format!("{said}, {} {}", continued(beside.name), printed(measure, *value));
        }
    }
    said
}

/// Every figure that is drawn.
pub fn table(measure: &Measure, rows: &Rows<'_>, vocabulary: Vocabulary) -> Table {
    let figure = |number: Option<Number>| {
        number.map_or_else(|| NOTHING.to_owned(), |number| printed(measure, number))
    };
    let bounds = |bounds: Option<Bounds>| {
        bounds.map_or_else(|| NOTHING.to_owned(), |bounds| printed_bounds(measure, bounds))
    };
    let heads = ["Period", "Actual", "Plan", "Floor", "Year before"].map(str::to_owned);
    // Areas and groups have a page of their own.
    let whole = |it: &&Comparator| !it.kind.is_part();
    let others = measure.comparators.iter().filter(whole).map(|it| it.name.clone());
    let row = |row: &PeriodRow<'_>| {
        let later = rows.later(row);
        let actual = match rows.actual(row) {
            None if !later => absence(row).unwrap_or(NOTHING).to_owned(),
            actual => figure(actual),
        };
        let status = if later { NOTHING } else { row.status().words(vocabulary) };
        let cells = [
            row.period.label(),
            actual,
            bounds(row.plan()),
            bounds(row.floor()),
            figure(row.last_year),
        ];
        let others = measure.comparators.iter().zip(&row.comparators);
        let others = others.filter(|(it, _)| whole(it)).map(|(_, value)| figure(*value));
        let beside = rows.beside.iter().map(|it| figure(it.values.get(&row.period).copied()));
        cells.into_iter().chain(others).chain(beside).chain([status.to_owned()]).collect()
    };
    Table {
        heads: heads
            .into_iter()
            .chain(others)
            .chain(rows.beside.iter().map(|it| it.name.to_owned()))
            .chain(["This period".to_owned()])
            .collect(),
        rows: rows.rows.iter().map(row).collect(),
    }
}
