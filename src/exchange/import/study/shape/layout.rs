//! Which line of a sheet holds the headings, which rows are figures, and which are notes, totals and titles.

use super::super::figures::legend::Legend;
use super::super::names::words::plain;
use super::super::question::{Asking, Question};
use super::corner::{over_and_under, with_corner};
use super::dated_names::with_periods;
use super::headings::looks_like_time;
use super::headings_below::beside_each_other;
use super::line_above::told_apart;
use super::not_figures::not_figures;
use super::placeholders::without_placeholders;
use super::preamble::without_preamble;
use super::side_by_side::one_under_another;
use super::three_lines::three_lines;
use super::titles::{Titles, with_titles};
use crate::exchange::{
    Table,
    reading::value,
    table::{fill, filled, texts},
};
use crate::model::Calendar;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// How many of the first records may hold the headings.
const FIRST: usize = 12;

/// How many records are looked at to see how full a row is.
const SAMPLE: usize = 40;

/// A sheet as its rows are read.
pub(in super::super) struct Layout<'a> {
    pub(in super::super) table: Cow<'a, Table>,
    /// The texts above the headings.
    pub(in super::super) titles: Vec<String>,
    /// Rows that are left out whole, and why.
    pub(in super::super) out: BTreeMap<usize, &'static str>,
    /// The titles over blocks of rows, where there are several.
    pub(in super::super) titles_above: Option<Titles>,
    /// Numbers of footnotes that stand below the figures.
    pub(in super::super) footnotes: Vec<String>,
    /// What the lines over and under the figures say of the file's marks.
    pub(in super::super) legend: Legend,
    /// Nothing is taken before it is known which line holds the headings, or where cells end.
    pub(in super::super) waits: bool,
}

impl<'a> Layout<'a> {
    pub(in super::super) fn of(
        table: &'a Table,
        calendar: Calendar,
        by_hand: Option<usize>,
        asking: &mut Asking,
    ) -> Self {
        let plain = without_placeholders(table);
        let chosen = by_hand.and_then(|line| on_line(&plain, line, asking));
        let (table, waits) = match chosen {
            Some(table) => (with_corner(Cow::Owned(table), calendar), false),
            None => {
                let table = three_lines(without_preamble(plain, calendar), calendar);
                headed(with_corner(table, calendar), calendar, asking)
            }
        };
        let table = told_apart(two_lines(table, calendar), calendar);
        let titles = table.above.iter().flat_map(|(_, record)| filled(texts(record)));
        let titles = titles.map(str::to_owned).collect();
        let (table, parted) = one_under_another(beside_each_other(table, calendar));
        let (out, footnotes) = not_figures(&table, calendar);
        let under = out.keys().filter_map(|row| table.rows.get(*row));
        let lines = table.above.iter().map(|(_, record)| record).chain(under);
        let lines = lines.map(|record| filled(texts(record)).collect());
        let legend = Legend::of(lines.chain(beside(&table)));
        let table = with_periods(table, &out, calendar);
        let (table, titles_above) = match parted {
            None => with_titles(table, &out, calendar),
            titles => (table, titles),
        };
        Self { table, titles, out, titles_above, footnotes, legend, waits }
    }

    /// The rows that may hold figures.
    pub(in super::super) fn rows(&self) -> Vec<usize> {
        (0..self.table.rows.len()).filter(|row| !self.out.contains_key(row)).collect()
    }
}

/// The table with the headings on a line that a person chose, as a spreadsheet counts lines.
fn on_line(table: &Table, line: usize, asking: &mut Asking) -> Option<Table> {
    let records = table.records();
    let found = records.iter().position(|(number, _)| *number == line);
    match found.filter(|at| at + 1 < records.len()) {
        Some(at) => Some(Table::headed_by(records, at).named(&table.name)),
        None => {
            let words =
                format!("there is nothing under line {line} that it could be the headings of");
            asking.refused.push(words);
            None
        }
    }
}

/// The table with the headings on the line that looks most like it, or that a person says.
fn headed<'a>(
    table: Cow<'a, Table>,
    calendar: Calendar,
    asking: &mut Asking,
) -> (Cow<'a, Table>, bool) {
    // Two lines that are headings together, of which the first has the fewer cells.
    if two_lines(Cow::Borrowed(&*table), calendar).headings != table.headings {
        return (table, false);
    }
    let mut fills: Vec<usize> = table.rows.iter().take(SAMPLE).map(|row| fill(row)).collect();
    fills.sort_unstable();
    let usual = fills.get(fills.len() / 2).copied().unwrap_or(0);
    let first = table.above.len();
    // The headings of a whole table are about as many as a row has cells.
    let enough = |record: &[String]| fill(record) * 2 > usual;
    let better = table.rows.iter().take(FIRST).position(|row| enough(row) && is_headings(row));
    let suits = enough(&table.headings) || usual < 3 || heads_figures(&table, better, calendar);
    let Some(better) = better.filter(|_| !suits) else { return (table, false) };
    let number = |row: usize| format!("line {}", table.row_number(row));
    let question = Question::new("headings", "Which line holds the headings?")
        .answers([number(better), format!("line {}", table.heading_row)])
        .because(format!(
            "{} has about as many cells as the rows under it, the first line has fewer",
            number(better)
        ))
        .holding("the whole file");
    let answer = asking.ask(question);
    let here = answer.as_deref() != Some(&format!("line {}", table.heading_row));
    if !here {
        return (table, false);
    }
    let titles = first + 1 + better;
    let headed = Table::headed_by(table.records(), titles).named(&table.name);
    (Cow::Owned(headed), answer.is_none())
}

/// Whether the headings are periods beside blank corners, over the figures of a row that may be taken for headings: `, , 2022-23,
/// 2023-24` over `Bins missed, Actual, 12, 14`.
fn heads_figures(table: &Table, row: Option<usize>, calendar: Calendar) -> bool {
    let Some(row) = row.and_then(|row| table.rows.get(row)) else { return false };
    let headed = table.headings.iter().zip(row).filter(|(heading, _)| !heading.trim().is_empty());
    fill(&table.headings) > 0
        && headed.into_iter().all(|(heading, cell)| {
            looks_like_time(heading, calendar) && value::number(cell.trim()).is_some()
        })
}

/// Whether a record could be one of headings: no figures with a point, and most of it words.
fn is_headings(record: &[String]) -> bool {
    let cells: Vec<&str> = filled(texts(record)).collect();
    let words = cells.iter().filter(|cell| cell.chars().any(char::is_alphabetic)).count();
    words * 2 >= cells.len() && cells.len() > 1
}

/// Two lines of headings as one: `Q1 2025/26` over `Actual` and `Target`.
fn two_lines(table: Cow<Table>, calendar: Calendar) -> Cow<Table> {
    let Some(second) = table.rows.first() else { return table };
    let above = |column: usize| table.headings.get(column).map_or("", |text| text.trim());
    let words = |text: &str| text.is_empty() || value::number(text).is_none();
    let below: Vec<&str> = second.iter().map(|text| text.trim()).collect();
    let merged = (0..below.len()).any(|column| {
        let blank = above(column).is_empty();
        let again = column > 0 && above(column) == above(column - 1);
        (blank || again) && below.get(column).is_some_and(|text| !text.is_empty())
    });
    let named = below.first().is_some_and(|text| text.is_empty()) && !above(0).is_empty();
    let whole = below.iter().all(|text| words(text))
        && (0..below.len()).all(|column| {
            !above(column).is_empty() || below.get(column).is_some_and(|text| !text.is_empty())
        })
        && below.iter().filter(|text| !text.is_empty()).count() > 1;
    if !(merged && named && whole) {
        return table;
    }
    let mut over = String::new();
    let mut headings = Vec::new();
    for (column, below) in below.iter().enumerate() {
        if !above(column).is_empty() {
            over = above(column).to_owned();
        }
        headings.push(match below.is_empty() {
            true => above(column).to_owned(),
            false if *below == over => over.clone(),
            false => over_and_under(&over, below, calendar),
        });
    }
    let mut table = table.into_owned();
    table.headings = headings;
    table.rows.remove(0);
    table.row_numbers.remove(0);
    Cow::Owned(table)
}

/// What columns of notes say of marks, a line a cell.
fn beside(table: &Table) -> impl Iterator<Item = Vec<&str>> {
    const NOTES: [&str; 8] =
        ["note", "notes", "comment", "comments", "commentary", "footnote", "footnotes", "remarks"];
    let columns: Vec<usize> = (0..table.headings.len())
        .filter(|at| table.headings.get(*at).is_some_and(|it| NOTES.contains(&plain(it).as_str())))
        .collect();
    let cells = table.rows.iter().flat_map(move |row| {
        columns.clone().into_iter().filter_map(|at| row.get(at)).map(|cell| cell.trim())
    });
    cells.filter(|cell| cell.starts_with(['*', '†', '‡', '['])).map(|cell| vec![cell])
}

/// A name without the number of a footnote that the file has.
pub(in super::super) fn without_footnote<'a>(name: &'a str, footnotes: &[String]) -> &'a str {
    let name = name.trim();
    footnotes
        .iter()
        .find_map(|number| name.strip_suffix(number.as_str())?.strip_suffix(' '))
        .map_or(name, str::trim_end)
}

/// The columns that belong to the period before them, or after, because the same headings stand beside each
/// period: the period's label by column.
pub(in super::super) fn blocks(
    headings: &[String],
    is_period: impl Fn(&str) -> bool,
) -> BTreeMap<usize, String> {
    let periods: Vec<usize> = (0..headings.len())
        .filter(|at| headings.get(*at).is_some_and(|it| is_period(it)))
        .collect();
    let (Some(first), Some(last), true) = (periods.first(), periods.last(), periods.len() > 1)
    else {
        return BTreeMap::new();
    };
    let width = periods.get(1).map_or(0, |second| second - first);
    let even = periods.windows(2).all(|pair| matches!(pair, [a, b] if b - a == width));
    if width < 2 || !even {
        return BTreeMap::new();
    }
    let words = |at: usize| headings.get(at).map(|heading| plain(heading)).unwrap_or_default();
    let mut found = BTreeMap::new();
    let starts: Vec<i64> = periods.iter().map(|at| i64::try_from(*at).unwrap_or(0)).collect();
    let width = i64::try_from(width).unwrap_or(0);
    for sign in [1, -1] {
        let beside = |start: i64, step: i64| usize::try_from(start + sign * step).ok();
        let same = |step: i64| {
            let mut all =
                starts.iter().map(|start| beside(*start, step).map(words).unwrap_or_default());
            let one = all.next().unwrap_or_default();
            (!one.is_empty() && all.all(|other| other == one)).then_some(one)
        };
        let after_last = sign == 1 && last + usize::try_from(width).unwrap_or(0) > headings.len();
        let before_first = sign == -1 && *first < usize::try_from(width - 1).unwrap_or(0);
        if after_last || before_first || !(1..width).all(|step| same(step).is_some()) {
            continue;
        }
        for start in &starts {
            let Some(label) = usize::try_from(*start).ok().and_then(|at| headings.get(at)) else {
                continue;
            };
            found
                .extend((1..width).filter_map(|step| Some((beside(*start, step)?, label.clone()))));
        }
        return found;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::super::choices::Choices;
    use super::super::super::tried::tried_with;
    use crate::exchange::Table;
    use crate::model::Pack;

    #[test]
    fn the_line_of_the_headings_can_be_chosen_by_hand() {
        let text = "Old measure,Old period,Figure\nMeasure,Period,Actual\nBins,Apr 2025,5\nLoans,Apr 2025,7\n";
        let check = |line: Option<usize>, figures: usize, measures: usize| {
            let choices = Choices { heading_line: line, ..Choices::default() };
            let found = tried_with(&Pack::default(), &Table::read(text.as_bytes()), &choices);
            assert_eq!(
                (found.figures().len(), found.pack.measures.len()),
                (figures, measures),
                "{line:?}"
            );
        };
        check(Some(2), 2, 2);
        check(Some(3), 0, 0);
        // There is no such line: as if none were chosen, and it is said.
        let told = |line: Option<usize>| {
            let choices = Choices { heading_line: line, ..Choices::default() };
            let (pack, table) = (Pack::default(), Table::read(text.as_bytes()));
            super::super::super::Study::new(&pack, &table, &choices).refused.len()
        };
        assert_eq!((told(Some(2)), told(Some(40))), (0, 1));
    }
}
