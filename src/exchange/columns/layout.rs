//! Where the cells of a pasted block go. As they stand, from the chosen cell on; but where its first line is headings
//! they go where those say, and where its first column is names of measures each row goes to the measure that it
//! names: a sheet in another order never puts a figure beside the wrong measure.

use super::{column::Column, settings::Setting, sheet::Sheet};
use crate::exchange::reading::{choice::words, month_named, period};
use crate::model::{Calendar, Measure, MeasureId, Period};
use std::{collections::HashMap, sync::Arc};

/// Where the cells of a block go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// For each line of the block the row of the grid; none where it goes nowhere.
    pub rows: Vec<Option<usize>>,
    /// For each column of the block that of the grid; none where it goes nowhere.
    pub columns: Vec<Option<usize>>,
    /// The first line was headings.
    pub by_headings: bool,
    /// The first column was names.
    pub by_names: bool,
    /// How many lines name no measure of the grid, or several.
    pub unnamed: usize,
}

impl Layout {
    /// What is said of it, where its cells don't go as they stand.
    pub fn words(&self) -> String {
        let mut said = String::new();
        if self.by_headings {
            said.push_str(" Columns went by the headings in the first line.");
        }
        if self.by_names {
            said.push_str(" Rows went by the names in the first column.");
        }
        match self.unnamed {
            0 => {}
            1 => said.push_str(" 1 line names no measure of the grid, or one that is named twice: it was left out."),
            count => said.push_str(&format!(
                " {count} lines name no measure of the grid, or one that is named twice: they were left out."
            )),
        }
        said
    }
}

/// Cells as they stand, from a cell rightwards and downwards.
pub fn as_they_stand((top, left): (usize, usize), block: &[Vec<String>]) -> Layout {
    let width = block.iter().map(Vec::len).max().unwrap_or_default();
    Layout {
        rows: (0..block.len()).map(|down| Some(top + down)).collect(),
        columns: (0..width).map(|right| Some(left + right)).collect(),
        ..Layout::default()
    }
}

/// Where the cells of a pasted block go: by its headings and names where it has them.
pub fn of_pasted(
    sheet: Sheet<'_>,
    measures: &HashMap<&MeasureId, &Arc<Measure>>,
    at: (usize, usize),
    block: &[Vec<String>],
) -> Layout {
    let mut layout = as_they_stand(at, block);
    let calendar = sheet.pack.calendar();
    let headed = block.first().filter(|_| block.len() > 1).and_then(|line| {
        let columns: Option<Vec<Option<usize>>> =
            line.iter().map(|text| heading(text, sheet.columns, calendar)).collect();
        columns.filter(|_| line.iter().any(|text| !text.trim().is_empty()))
    });
    let body = usize::from(headed.is_some());
    let names = block.get(body..).unwrap_or_default();
    let rows = (layout.columns.len() > 1).then(|| rows_by_name(sheet, measures, names)).flatten();
    if let Some(columns) = headed {
        layout.by_headings = true;
        layout.columns = columns;
        // Its own line is no measure's.
        layout.rows.rotate_right(1);
        if let Some(first) = layout.rows.first_mut() {
            *first = None;
        }
    } else if rows.is_some() {
        let named = sheet.columns.get(at.1) == Some(&Column::Setting(Setting::Name));
        // Beside the names as they stand, unless the names themselves are a column here.
        if !named {
            layout.columns.rotate_right(1);
            if let Some(first) = layout.columns.first_mut() {
                *first = None;
            }
        }
    }
    if let Some(rows) = rows {
        layout.by_names = true;
        let said = |line: &Vec<String>| line.first().is_some_and(|text| !text.trim().is_empty());
        let lost = names.iter().zip(&rows).filter(|(line, row)| row.is_none() && said(line));
        layout.unnamed = lost.count();
        layout.rows = std::iter::repeat_n(None, body).chain(rows).collect();
    }
    layout
}

/// The column that a heading names, or that it heads names of measures; `None` where it is no heading.
fn heading(text: &str, columns: &[Column], calendar: Calendar) -> Option<Option<usize>> {
    const NAMES: [&str; 6] = ["measure", "measure name", "name", "indicator", "kpi", "metric"];
    let said = words(text);
    let called = |column: &Column| words(&column.words()) == said;
    if let Some(at) = columns.iter().position(called) {
        return Some(Some(at));
    }
    if said.is_empty() || NAMES.contains(&said.as_str()) {
        return Some(None);
    }
    let of_period = |column: &Column| matches!(column, Column::Plan(period) if is_called(*period, text, calendar));
    columns.iter().position(of_period).map(Some)
}

/// Whether a text is a period's label, or the month alone.
fn is_called(period: Period, text: &str, calendar: Calendar) -> bool {
    if let (Some(said), Period::Month { month, .. }) =
        (month_named(&text.trim().to_lowercase()), period)
    {
        return said == month;
    }
    // A bare number is a plan, not a year.
    let number = crate::exchange::reading::value::number(text).is_some();
    let frequency = Some(period.frequency());
    !number && period::read(text, calendar, frequency).is_ok_and(|read| read.period == period)
}

/// The row of the grid that each line names in its first cell; `None` where most of them name none.
fn rows_by_name(
    sheet: Sheet<'_>,
    measures: &HashMap<&MeasureId, &Arc<Measure>>,
    lines: &[Vec<String>],
) -> Option<Vec<Option<usize>>> {
    let mut named: HashMap<String, Vec<usize>> = HashMap::new();
    for (row, id) in sheet.rows.iter().enumerate() {
        if let Some(measure) = measures.get(id) {
            named.entry(words(&measure.name)).or_default().push(row);
        }
    }
    let first = |line: &Vec<String>| line.first().map(|text| words(text)).unwrap_or_default();
    let said = lines.iter().filter(|line| !first(line).is_empty()).count();
    let known = lines.iter().filter(|line| named.contains_key(&first(line))).count();
    let mut times: HashMap<String, usize> = HashMap::new();
    for line in lines {
        *times.entry(first(line)).or_default() += 1;
    }
    // Of two lines for one measure neither order says which counts.
    let once = |line: &&Vec<String>| times.get(&first(line)) == Some(&1);
    let row = |line: &Vec<String>| {
        let found = Some(line).filter(once).and_then(|line| named.get(&first(line)));
        match found.map(Vec::as_slice) {
            Some([row]) => Some(*row),
            _ => None,
        }
    };
    (known > 0 && known * 2 >= said).then(|| lines.iter().map(row).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        exchange::{
            columns::{row::Given, target_parts::TargetPart, unread::Unread},
            paste::cells,
        },
        model::{Frequency, Pack},
    };

    /// Where a text goes that is pasted at the second row and the target: rows by the grid's, columns by the grid's.
    fn check(text: &str, rows: &[Option<usize>], columns: &[Option<usize>], unnamed: usize) {
        let measure = |name: &str| {
            let id = MeasureId(name.to_lowercase());
            Arc::new(Measure { id, name: name.to_owned(), ..Measure::default() })
        };
        let names = ["Homes built", "Roads", "Twins", "Twins", "Schools"];
        let mut all: Vec<Arc<Measure>> = names.map(measure).into();
        Arc::make_mut(&mut all[3]).id = "other".into();
        let pack = Pack { measures: all, ..Pack::default() };
        let year = pack.calendar().year(2025);
        let ids: Vec<MeasureId> = pack.measures.iter().map(|it| it.id.clone()).collect();
        let mut there = vec![
            Column::Target(year, TargetPart::Aim),
            Column::Target(year, TargetPart::Tolerance),
        ];
        there.extend(
            pack.calendar().periods(year, Frequency::Monthly).into_iter().map(Column::Plan),
        );
        let unread = Unread::new();
        let sheet = Sheet {
            pack: &pack,
            rows: &ids,
            columns: &there,
            unread: &unread,
            given: Given::default(),
        };
        let measures = pack.measures.iter().map(|it| (&it.id, it)).collect();
        let found = of_pasted(sheet, &measures, (1, 0), &cells(text));
        assert_eq!(
            (&*found.rows, &*found.columns, found.unnamed),
            (rows, columns, unnamed),
            "{text:?}"
        );
    }

    #[test]
    fn a_block_goes_where_its_headings_and_names_say() {
        let there = Some;
        // As it stands.
        check("1\t2\n3\t4", &[there(1), there(2)], &[there(0), there(1)], 0);
        // By headings, in whatever order; months by themselves are plans.
        check("Tolerance\tTarget\n5%\t10", &[None, there(1)], &[there(1), there(0)], 0);
        check(
            "Apr\tMay 2025\t2025-06\n1\t2\t3",
            &[None, there(1)],
            &[there(2), there(3), there(4)],
            0,
        );
        // By names, beside which the cells stand as they do.
        check("Roads\t7\nhomes built\t8", &[there(1), there(0)], &[None, there(0)], 0);
        // By both.
        check(
            "Measure\tTarget\nSchools\t7\nRoads\t8",
            &[None, there(4), there(1)],
            &[None, there(0)],
            0,
        );
        // Names that are several measures' or nobody's are left out.
        check(
            "Roads\t7\nTwins\t8\nBridges\t9\nSchools\t1",
            &[there(1), None, None, there(4)],
            &[None, there(0)],
            2,
        );
        // Figures are no headings, and a name in one cell of one column is no row's.
        check("2025\t2026\n1\t2", &[there(1), there(2)], &[there(0), there(1)], 0);
        check("Roads\t7\nSchools\t1\nRoads\t8", &[None, there(4), None], &[None, there(0)], 2);
        check("Roads\nSchools", &[there(1), there(2)], &[there(0)], 0);
        check("Target\tlots\n1\t2", &[there(1), there(2)], &[there(0), there(1)], 0);
        check("Target", &[there(1)], &[there(0)], 0);
    }
}
