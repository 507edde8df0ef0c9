//! Names of measures that have their period behind them, in a sheet that says it nowhere else: `RTT-April-2025`, `Missed bins Q1
//! 2025/26`. The period is put in a column of its own.

use super::super::names::words::plain;
use super::headings::{Part, dated, looks_like_time, part, suggested, time};
use super::not_figures::{ALONE, UNDER_TITLE};
use crate::exchange::import::role::Role;
use crate::exchange::import::suggest::heads_names;
use crate::exchange::reading::value;
use crate::exchange::{Table, table::filled, table::texts};
use crate::model::Calendar;
use crate::pack::Diagnostic;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What heads the column of periods.
const HEADING: &str = "Period named";

/// The table with a column for the periods that the names in it have, where each name has one.
pub(super) fn with_periods<'a>(
    table: Cow<'a, Table>,
    out: &BTreeMap<usize, &'static str>,
    calendar: Calendar,
) -> Cow<'a, Table> {
    let timed = table.headings.iter().any(|heading| dated(heading, calendar).is_some());
    if timed || is_titled_by_time(&table, out, calendar) {
        return table;
    }
    let mut named = (0..table.headings.len()).filter(|at| holds_names(&table, *at));
    let found = named.find_map(|at| Some((at, parts(&table, at, out, calendar)?)));
    let Some((at, parts)) = found else { return table };
    if (0..table.headings.len()).any(|other| other != at && is_of_time(&table, other, calendar)) {
        return table;
    }
    let mut table = table.into_owned();
    if let Some((row, (name, label))) = parts.first_key_value() {
        let typed = table.rows.get(*row).and_then(|row| row.get(at)).map_or("", |cell| cell.trim());
        let message = format!("'{typed}' and those like it are taken for '{name}' of {label}");
        let place = table.place(*row, at);
        table.diagnostics.push(Diagnostic::note(place, message));
    }
    table.headings.push(HEADING.to_owned());
    for (row, cells) in table.rows.iter_mut().enumerate() {
        let (name, label) = parts.get(&row).cloned().unwrap_or_default();
        if let Some(cell) = cells.get_mut(at).filter(|_| !name.is_empty()) {
            *cell = name;
        }
        cells.push(label);
    }
    Cow::Owned(table)
}

/// Whether a line over the rows, or over a block of them, names a period.
fn is_titled_by_time(table: &Table, out: &BTreeMap<usize, &str>, calendar: Calendar) -> bool {
    let titles = out.iter().filter(|(_, why)| [ALONE, UNDER_TITLE].contains(*why));
    let titles = titles.filter_map(|(row, _)| table.rows.get(*row));
    let mut lines = table.above.iter().map(|(_, record)| record).chain(titles);
    lines.any(|line| filled(texts(line)).any(|text| dated(text, calendar).is_some()))
}

/// Whether a column is headed as one of measures' names, or not at all.
fn holds_names(table: &Table, at: usize) -> bool {
    table.headings.get(at).is_some_and(|heading| {
        let words = plain(heading);
        let named = suggested(&words, false) == Some(Role::MeasureName) || heads_names(heading);
        words.is_empty() || named
    })
}

/// The name and the period of each row of a column; none where one has no period, or nothing else.
fn parts(
    table: &Table,
    at: usize,
    out: &BTreeMap<usize, &'static str>,
    calendar: Calendar,
) -> Option<BTreeMap<usize, (String, String)>> {
    let rows = table.rows.iter().enumerate().filter(|(row, _)| !out.contains_key(row));
    let cells = rows.filter_map(|(row, cells)| {
        let cell = cells.get(at)?.trim();
        (!cell.is_empty()).then_some((row, cell))
    });
    let mut parts = BTreeMap::new();
    for (row, cell) in cells {
        let found = dated(cell, calendar).filter(|it| part(&it.rest) == Part::Other)?;
        parts.insert(row, (found.rest, found.label));
    }
    (parts.len() > 1).then_some(parts)
}

/// Whether a column holds periods, or is headed as one of them.
fn is_of_time(table: &Table, at: usize, calendar: Calendar) -> bool {
    let cells = || table.rows.iter().filter_map(|row| row.get(at)).map(|cell| cell.trim());
    let mut filled = cells().filter(|cell| !cell.is_empty()).peekable();
    let timely = |cell: &str| looks_like_time(cell, calendar) && value::number(cell).is_none();
    let headed = table.headings.get(at).is_some_and(|it| time(&plain(it)).is_some());
    filled.peek().is_some() && (headed || filled.all(timely))
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use crate::model::Pack;

    #[test]
    fn names_joined_with_their_periods_are_taken_apart() {
        let check = |labels: [&str; 4], periods: [&str; 2]| {
            let expected = [
                format!("A&E, own, {}: 75", periods[0]),
                format!("A&E, own, {}: 76", periods[1]),
                format!("RTT, own, {}: 61", periods[0]),
                format!("RTT, own, {}: 62", periods[1]),
            ];
            let rows: String = labels
                .iter()
                .zip([61, 62, 75, 76])
                .map(|(it, value)| format!("{it},{value}\n"))
                .collect();
            let long = format!("Measure,Value\n{rows}");
            let found = tried(&Pack::default(), &long, &[]);
            assert_eq!(found.figures(), expected, "{long} {:?}", found.asked());
            let wide = format!("Measure,{}\nAll,61,62,75,76\n", labels.join(","));
            let found = tried(&Pack::default(), &wide, &[]);
            let expected: Vec<String> = expected.iter().map(|it| format!("All {it}")).collect();
            assert_eq!(found.figures(), expected, "{wide} {:?}", found.asked());
        };
        let months = ["2025-04", "2025-05"];
        check(["RTT-April-2025", "RTT-May-2025", "A&E-April-2025", "A&E-May-2025"], months);
        check(["RTT_Apr_2025", "RTT_May_2025", "A&E_Apr_2025", "A&E_May_2025"], months);
        check(["RTT-Apr-25", "RTT-May-25", "A&E-Apr-25", "A&E-May-25"], months);
        check(["RTT - Apr 2025", "RTT - May 2025", "A&E - Apr 2025", "A&E - May 2025"], months);
        check(["April-2025-RTT", "May-2025-RTT", "April-2025-A&E", "May-2025-A&E"], months);
        let quarters = ["2025/26 Q1", "2025/26 Q2"];
        check(["RTT-Q1-2025/26", "RTT-Q2-2025/26", "A&E-Q1-2025/26", "A&E-Q2-2025/26"], quarters);
        check(["RTT_2025/26_Q1", "RTT_2025/26_Q2", "A&E_2025/26_Q1", "A&E_2025/26_Q2"], quarters);
    }

    #[test]
    fn a_part_of_a_figure_joined_with_its_period_is_that() {
        let text = "Measure,Actual-Apr-2025,Target-Apr-2025,Actual-May-2025,Target-May-2025\nBins,12,10,13,11\n";
        let found = tried(&Pack::default(), text, &[]);
        assert_eq!(found.figures(), ["Bins, own, 2025-04: 12", "Bins, own, 2025-05: 13"]);
        assert_eq!(found.pack.measures[0].targets.values().next().unwrap().trajectory.len(), 2);
    }

    #[test]
    fn names_that_only_mention_a_time_keep_it() {
        for name in ["Pre-April 2025 starters", "Covid-19 deaths", "Under-18 conceptions"] {
            let text = format!("Measure,Period,Value\n{name},Apr 2025,5\n{name},May 2025,6\n");
            let found = tried(&Pack::default(), &text, &[]);
            assert_eq!(found.pack.measures[0].name, name, "{text}");
            let timeless = format!("Measure,Value\n{name},5\nBins,6\n");
            assert!(tried(&Pack::default(), &timeless, &[]).question("period").is_open());
        }
        // Names alone have it so, and only where nothing else of the file says a time.
        for text in [
            "Measure,Value,Comment\nBins,5,Reviewed April 2025\nLoans,6,Checked May 2025\n",
            "Measure,Year,Value\nRTT-April-2025,2025,5\nRTT-May-2025,2025,6\n",
            "Report of 2025/26,,\nMeasure,Unit,Value\nRTT-April-2025,%,5\nRTT-May-2025,%,6\n",
        ] {
            let found = tried(&Pack::default(), text, &[]);
            // No figure is of a month.
            let figures = found.figures();
            assert!(!figures.iter().any(|it| it.contains(", 2025-0")), "{text} {figures:?}");
        }
        // One name without a period: the file says it of none.
        let text = "Measure,Value\nRTT-April-2025,5\nBins,6\n";
        assert!(tried(&Pack::default(), text, &[]).question("period").is_open());
    }
}
