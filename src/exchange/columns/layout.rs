//! Where the cells of a pasted block go. As they stand, from the chosen cell on; but where its first line is headings
//! they go where those say, and where its first column is names of measures each row goes to the measure that it
//! names: a sheet in another order never puts a figure beside the wrong measure.

use super::{
    amounts::passed_over,
    column::Column,
    fits::{fits, is_figure_like},
    headings::headings,
    naming::{Answers, Meant, Names, Rows, Unknown},
    settings::Setting,
    sheet::Sheet,
};
use crate::model::{MeasureId, Pack};

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
    /// The names that are no measure's, which are asked about.
    pub asked: Vec<Unknown>,
    /// For each line of the block the name that its measure gets.
    pub renamed: Vec<Option<String>>,
    /// The measures from which to which lines over names would go by their position, where none of these is known.
    pub instead: Option<(MeasureId, MeasureId)>,
    /// Headings of columns that the grid doesn't show.
    pub elsewhere: Vec<String>,
    /// Headings that nobody knows.
    pub unknown: Vec<String>,
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
        let them = |names: &[String]| if names.len() == 1 { "it" } else { "them" };
        if !self.hidden.is_empty() {
            said.push_str(&format!(
                " Left out, because a filter hides {}: {}. Show all measures, and paste again.",
                them(&self.hidden),
                listed(&self.hidden)
            ));
        }
        if !self.elsewhere.is_empty() {
            said.push_str(&format!(
                " Left out, because the grid doesn’t show {}: {}. Choose another year or more columns, and paste again.",
                them(&self.elsewhere),
                listed(&self.elsewhere)
            ));
        }
        if !self.unknown.is_empty() {
            said.push_str(&format!(
                " Left out, because no column is called that: {}.",
                listed(&self.unknown)
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

/// Where the cells of a pasted block go: by its headings and names where it has them, as somebody answered who was
/// asked.
pub fn of_pasted(
    sheet: Sheet<'_>,
    at: (usize, usize),
    block: &[Vec<String>],
    answers: &Answers,
) -> Layout {
    let mut layout = as_they_stand(at, block);
    let headed = headings(sheet, block);
    let body = usize::from(headed.is_some());
    let lines = block.get(body..).unwrap_or_default();
    let over_names = headed.is_none() && is_over_names(sheet, at, block);
    // A heading that says that names stand under it leaves nothing to position, nor does what is pasted over names.
    let heads_names = headed.as_ref().is_some_and(|it| it.heads_names);
    let names_at = headed.as_ref().map_or(Some(0), |it| it.names_at);
    if let Some(headings) = headed {
        layout.by_headings = true;
        layout.columns = headings.columns;
        layout.elsewhere = headings.elsewhere;
        layout.unknown = headings.unknown;
        // Its own line is no measure's.
        layout.rows.rotate_right(1);
        if let Some(first) = layout.rows.first_mut() {
            *first = None;
        }
    }
    let named = names_at.filter(|names_at| {
        let texts = names(lines, *names_at);
        let says_so = heads_names || over_names;
        let width = layout.columns.len();
        texts.iter().any(|it| !it.is_empty())
            && (says_so || width > 1 && are_names(sheet, at, &texts, answers, body > 0))
    });
    if let Some(names_at) = named {
        // Beside the names as they stand, unless the names themselves are a column here.
        if !layout.by_headings && !over_names {
            layout.columns.rotate_right(1);
        }
        if let Some(column) = layout.columns.get_mut(names_at) {
            *column = None;
        }
        by_names(sheet, &mut layout, (lines, names_at), answers);
        if over_names {
            layout.instead = instead(sheet, at.0, &names(lines, names_at));
        }
    }
    if answers.passes == Some(true) && !layout.by_headings {
        layout.columns = passed_over(sheet, layout.columns);
    }
    layout.between = between(sheet, &layout);
    layout
}

/// The lines of a block that go to the measures which they name.
fn by_names(
    sheet: Sheet<'_>,
    layout: &mut Layout,
    (lines, names_at): (&[Vec<String>], usize),
    answers: &Answers,
) {
    let texts = names(lines, names_at);
    let called = Rows::of(sheet, answers);
    let rows = called.each(&texts);
    layout.by_names = true;
    let lost = texts.iter().zip(&rows).filter(|(text, row)| row.is_none() && !text.is_empty());
    layout.unnamed = lost.map(|(text, _)| (*text).to_owned()).collect();
    let is_hidden = |name: &&String| called.named(name) == Names::Hidden;
    layout.hidden = layout.unnamed.iter().filter(is_hidden).cloned().collect();
    layout.asked = called.unknown(&texts);
    let is_nameless = |(line, text): &(&Vec<String>, &&str)| {
        text.is_empty() && line.iter().any(|text| !text.trim().is_empty())
    };
    layout.nameless = lines.iter().zip(&texts).filter(is_nameless).count();
    let body = layout.rows.len() - lines.len();
    let renamed = |(text, row): (&&str, &Option<usize>)| {
        let is_new = matches!(answers.of(text), Some(Meant::Renamed(_)));
        row.filter(|_| is_new).map(|_| (*text).to_owned())
    };
    let renamed = texts.iter().zip(&rows).map(renamed);
    layout.renamed = std::iter::repeat_n(None, body).chain(renamed).collect();
    layout.rows = std::iter::repeat_n(None, body).chain(rows).collect();
}

/// What the lines of a block say in the column of names.
fn names(lines: &[Vec<String>], at: usize) -> Vec<&str> {
    lines.iter().map(|line| line.get(at).map_or("", |text| text.trim())).collect()
}

/// Whether a block without headings lies over the names of measures: several lines of them, one with something beside it,
/// or where no measure stands yet.
fn is_over_names(sheet: Sheet<'_>, (top, left): (usize, usize), block: &[Vec<String>]) -> bool {
    let width = block.iter().map(Vec::len).max().unwrap_or_default();
    sheet.columns.get(left) == Some(&Column::Setting(Setting::Name))
        && (block.len() > 1 || width > 1 || top >= sheet.rows.len())
}

/// Whether the texts of a first column name measures: most of them do, or most can't be meant for the column they are
/// pasted at.
fn are_names(
    sheet: Sheet<'_>,
    (_, left): (usize, usize),
    texts: &[&str],
    answers: &Answers,
    is_headed: bool,
) -> bool {
    let (called, calendar) = (Rows::of(sheet, answers), sheet.pack.calendar());
    let column = sheet.columns.get(left).filter(|_| !is_headed);
    let said: Vec<&&str> = texts.iter().filter(|text| !text.is_empty()).collect();
    let known = said.iter().filter(|text| called.named(text) != Names::Nobody).count();
    let unfit = |text: &&&&str| {
        let fits = column
            .map_or_else(|| is_figure_like(text, calendar), |column| fits(*column, text, calendar));
        !fits && called.named(text) == Names::Nobody
    };
    let names = known + said.iter().filter(unfit).count();
    names > 0 && names * 2 >= said.len()
}

/// The measures from which to which lines over names would go by their position, where none of these is known.
fn instead(sheet: Sheet<'_>, top: usize, texts: &[&str]) -> Option<(MeasureId, MeasureId)> {
    let (answers, bottom) = (Answers::default(), (top + texts.len()).checked_sub(1)?);
    let called = Rows::of(sheet, &answers);
    let none = texts.iter().all(|text| called.named(text) == Names::Nobody);
    let (first, last) = (sheet.rows.get(top)?, sheet.rows.get(bottom)?);
    none.then(|| (first.clone(), last.clone()))
}

/// The measures that the first and the last line go to, of several that name none.
fn between(sheet: Sheet<'_>, layout: &Layout) -> Option<(MeasureId, MeasureId)> {
    let mut lines = layout.rows.iter().flatten().filter_map(|row| sheet.rows.get(*row));
    let first = lines.next().filter(|_| !layout.by_names)?;
    Some((first.clone(), lines.next_back()?.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        exchange::{
            columns::{row::Given, target_parts::TargetPart, unread::Unread},
            paste::cells,
        },
        model::{Frequency, Measure},
    };
    use std::sync::Arc;

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
        let found = of_pasted(sheet, (1, 0), &cells(text), &Answers::default());
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
        check("Target\tlots\n1\t2", &[None, there(1)], &[there(0), None], 0);
        // Names of nobody aren't targets, and nothing beside them goes by its place.
        check("Bridges\t7", &[None], &[None, there(0)], 1);
        check("Bridges\t7\nTunnels\t8", &[None, None], &[None, there(0)], 2);
        check("roads\t7\nBridges\t8\nTunnels\t9", &[there(1), None, None], &[None, there(0)], 2);
        // By id, which stands for its measure whatever that is called.
        check("other\t7\nschools\t8", &[there(3), there(4)], &[None, there(0)], 0);
        // What people aim for is no name.
        check("reduce\t5%\n90%\t3%", &[there(1), there(2)], &[there(0), there(1)], 0);
        // Periods of another year, and what no column is called.
        check(
            "Measure\tMay 2024\tNote\tJun 2025\nRoads\t1\t2\t3",
            &[None, there(1)],
            &[None, None, None, there(4)],
            0,
        );
        // Quarters of a grid of months.
        check("Measure\tQ1\tQ2 2025/26\nRoads\t1\t2", &[None, there(1)], &[None; 3], 0);
        // The names stand where their heading does.
        check("Target\tMeasure\n7\tRoads", &[None, there(1)], &[there(0), None], 0);
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
            let layout = of_pasted(sheet, (0, 0), &cells(text), &Answers::default());
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
