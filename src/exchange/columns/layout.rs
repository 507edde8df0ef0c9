//! Where the cells of a pasted block go. As they stand, from the chosen cell on; but where its first line is headings
//! they go where those say, and where its first column is names of measures each row goes to the measure that it
//! names: a sheet in another order never puts a figure beside the wrong measure.

use super::{column::Column, settings::Setting, sheet::Sheet};
use crate::exchange::reading::{choice::words, month_named, period};
use crate::model::{Calendar, Measure, MeasureId, Pack, Period};
use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

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
    /// What the lines say that name no measure of the grid, or one that is named twice.
    pub unnamed: Vec<String>,
    /// Those of them that name a measure which the grid doesn't show.
    pub hidden: Vec<String>,
    /// How many lines say something and name no measure, where rows go by names.
    pub nameless: usize,
    /// The measures that the first and the last of several lines went to by their position alone.
    pub between: Option<(MeasureId, MeasureId)>,
}

/// How many names a sentence has.
const NAMED: usize = 5;

/// The longest name that a sentence has whole, in letters.
const LONGEST: usize = 80;

impl Layout {
    /// What is said of it, where its cells don't go as they stand. The pack is the one that it made: a block may rename
    /// measures.
    pub fn words(&self, pack: &Pack) -> String {
        let mut said = String::new();
        if self.by_headings {
            said.push_str(" Columns went by the headings in the first line.");
        }
        if self.by_names {
            said.push_str(" Rows went by the names in the first column.");
        }
        if let Some((first, last)) = &self.between {
            let called = |id| pack.measure(id).map_or("", |measure| measure.name.as_str());
            let (first, last) = (listed(&[called(first)]), listed(&[called(last)]));
            said.push_str(&format!(" Line by line, from “{first}” to “{last}”."));
        }
        let left_out: Vec<&String> =
            self.unnamed.iter().filter(|name| !self.hidden.contains(name)).collect();
        if !self.hidden.is_empty() {
            said.push_str(&format!(
                " Left out, because a filter hides {}: {}. Show all measures, and paste again.",
                if self.hidden.len() == 1 { "it" } else { "them" },
                listed(&self.hidden)
            ));
        }
        if !left_out.is_empty() {
            said.push_str(&format!(
                " Left out, because no measure is called that, or several lines or measures are: {}.",
                listed(&left_out)
            ));
        }
        match self.nameless {
            0 => {}
            1 => said.push_str(" Left out, because it has no name: 1 line."),
            count => {
                said.push_str(&format!(" Left out, because they have no name: {count} lines."))
            }
        }
        said
    }
}

/// The first of some names, and how many more there are.
pub(super) fn listed<T: AsRef<str>>(names: &[T]) -> String {
    let short = |name: &T| {
        let name = name.as_ref();
        let cut: String = name.chars().take(LONGEST).collect();
        if cut.len() < name.len() { format!("{cut}…") } else { cut }
    };
    let mut listed: Vec<String> = names.iter().take(NAMED).map(short).collect();
    if names.len() > NAMED {
        listed.push(format!("and {} more", names.len() - NAMED));
    }
    listed.join("; ")
}

/// What is asked before a pasted block is taken that goes by position alone into a grid which doesn't show every
/// measure: which it would go to. Whoever copied it may have had all of them in mind. `None` where there is nothing to
/// ask.
pub fn asked_of_position(sheet: Sheet<'_>, layout: &Layout) -> Option<String> {
    let all = sheet.pack.measures.len();
    let lines: Vec<usize> = layout.rows.iter().flatten().copied().collect();
    if layout.by_names || lines.len() < 2 || sheet.rows.len() >= all {
        return None;
    }
    let name = |row: &usize| Some(sheet.pack.measure(sheet.rows.get(*row)?)?.name.clone());
    let names: Vec<String> = lines.iter().filter_map(name).collect();
    let count = sheet.rows.len();
    Some(format!(
        "The {} lines hold no names of measures, and {count} of {all} measures are shown. Line by line they would go to: {}.",
        lines.len(),
        listed(&names)
    ))
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
    // A heading that says that names stand under it leaves nothing to position.
    let is_headed = headed.as_ref().is_some_and(|columns| heads_names(sheet, block, columns));
    let rows = (is_headed || layout.columns.len() > 1)
        .then(|| rows_by_name(sheet, measures, names, is_headed))
        .flatten();
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
        let name = |(line, _): (&Vec<String>, _)| line.first().map(|it| it.trim().to_owned());
        layout.unnamed = lost.filter_map(name).collect();
        layout.hidden = hidden(sheet, &layout.unnamed);
        let is_nameless = |line: &&Vec<String>| {
            !said(line) && line.iter().skip(1).any(|text| !text.trim().is_empty())
        };
        layout.nameless = names.iter().filter(is_nameless).count();
        layout.rows = std::iter::repeat_n(None, body).chain(rows).collect();
    }
    layout.between = between(sheet, &layout);
    layout
}

/// Whether the first of a block's headings, which go to these columns, says that names of measures stand under it.
fn heads_names(sheet: Sheet<'_>, block: &[Vec<String>], columns: &[Option<usize>]) -> bool {
    let said = block.first().and_then(|line| line.first()).is_some_and(|it| !it.trim().is_empty());
    let column = columns.first().copied().flatten().and_then(|at| sheet.columns.get(at));
    said && column.is_none_or(|column| *column == Column::Setting(Setting::Name))
}

/// The measures that the first and the last line go to, of several that name none.
fn between(sheet: Sheet<'_>, layout: &Layout) -> Option<(MeasureId, MeasureId)> {
    let mut lines = layout.rows.iter().flatten().filter_map(|row| sheet.rows.get(*row));
    let first = lines.next().filter(|_| !layout.by_names)?;
    Some((first.clone(), lines.next_back()?.clone()))
}

/// Those of some names that are of measures which the grid doesn't show.
fn hidden(sheet: Sheet<'_>, unnamed: &[String]) -> Vec<String> {
    if unnamed.is_empty() {
        return Vec::new();
    }
    let shown: HashSet<&MeasureId> = sheet.rows.iter().collect();
    let all = sheet.pack.measures.iter().filter(|measure| !shown.contains(&measure.id));
    let names: HashSet<String> = all.map(|measure| words(&measure.name)).collect();
    unnamed.iter().filter(|name| names.contains(&words(name))).cloned().collect()
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

/// The row of the grid that each line names in its first cell; `None` where most of them name none, and no heading says
/// that these are names.
fn rows_by_name(
    sheet: Sheet<'_>,
    measures: &HashMap<&MeasureId, &Arc<Measure>>,
    lines: &[Vec<String>],
    is_headed: bool,
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
    let by_names = (is_headed && said > 0) || (known > 0 && known * 2 >= said);
    by_names.then(|| lines.iter().map(row).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        exchange::{
            columns::{row::Given, target_parts::TargetPart, unread::Unread},
            paste::cells,
        },
        model::Frequency,
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
            (&*found.rows, &*found.columns, found.unnamed.len()),
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
        // A heading says that these are names, of whatever measures: none of them goes by its place.
        check("Measure\tTarget\nBridges\t7\nTunnels\t8", &[None; 3], &[None, there(0)], 2);
        check("Measure\tTarget\n\t7", &[None, there(1)], &[None, there(0)], 0);
        // Figures are no headings, and a name in one cell of one column is no row's.
        check("2025\t2026\n1\t2", &[there(1), there(2)], &[there(0), there(1)], 0);
        check("Roads\t7\nSchools\t1\nRoads\t8", &[None, there(4), None], &[None, there(0)], 2);
        check("Roads\nSchools", &[there(1), there(2)], &[there(0)], 0);
        check("Target\tlots\n1\t2", &[there(1), there(2)], &[there(0), there(1)], 0);
        check("Target", &[there(1)], &[there(0)], 0);
    }

    #[test]
    fn what_a_filter_hides_is_named_and_what_goes_by_position_is_asked() {
        let measure = |name: &str| {
            let id = MeasureId(name.to_lowercase());
            Arc::new(Measure { id, name: name.to_owned(), ..Measure::default() })
        };
        let pack =
            Pack { measures: ["Homes", "Roads", "Schools"].map(measure).into(), ..Pack::default() };
        let columns = [Column::Target(pack.calendar().year(2025), TargetPart::Aim)];
        let unread = Unread::new();
        let check = |shown: &[&str], text: &str, said: &str, asked: Option<&str>| {
            let rows: Vec<MeasureId> = shown.iter().map(|it| MeasureId((*it).to_owned())).collect();
            let given = Given::default();
            let sheet =
                Sheet { pack: &pack, rows: &rows, columns: &columns, unread: &unread, given };
            let measures = pack.measures.iter().map(|it| (&it.id, it)).collect();
            let layout = of_pasted(sheet, &measures, (0, 0), &cells(text));
            assert_eq!(layout.words(&pack), said, "{text:?}");
            assert_eq!(asked_of_position(sheet, &layout).as_deref(), asked, "{text:?}");
        };
        let all = ["homes", "roads", "schools"];
        let lines = |last: &str| format!(" Line by line, from “Homes” to “{last}”.");
        check(&all, "1\n2\n3", &lines("Schools"), None);
        check(&all, "1\n2", &lines("Roads"), None);
        // One line is where somebody is.
        check(&all, "1", "", None);
        let asked = "The 2 lines hold no names of measures, and 2 of 3 measures are shown. Line by line they would go to: Homes; Schools.";
        check(&["homes", "schools"], "1\n2", &lines("Schools"), Some(asked));
        check(&["homes", "schools"], "1", "", None);
        let said = " Columns went by the headings in the first line. Rows went by the names in the first column. Left out, because no measure is called that, or several lines or measures are: Bridges. Left out, because it has no name: 1 line.";
        check(&all, "Measure\tTarget\nHomes\t1\nBridges\t2\n\t3", said, None);
        let said = " Rows went by the names in the first column. Left out, because a filter hides it: Roads. Show all measures, and paste again. Left out, because no measure is called that, or several lines or measures are: Bridges.";
        check(&["homes", "schools"], "Homes\t1\nSchools\t3\nRoads\t2\nBridges\t4", said, None);
    }
}
