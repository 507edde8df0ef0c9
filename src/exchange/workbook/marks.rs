//! What a sheet says beside its cells: which are merged, which rows and columns are hidden.

use super::cells::Shown;
use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufReader, Cursor};
use zip::ZipArchive;

/// The most merged areas that are looked at.
const MOST_MERGED: usize = 10_000;

/// Cells that are one, by their first and last row and column, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Merge {
    pub(super) top: u32,
    pub(super) left: u32,
    pub(super) bottom: u32,
    pub(super) right: u32,
}

/// What a sheet says beside its cells.
#[derive(Debug, Default)]
pub(super) struct Marks {
    pub(super) merges: Vec<Merge>,
    /// Hidden rows as a spreadsheet counts, from 1.
    rows: BTreeSet<usize>,
    /// Hidden columns, first and last, from 1.
    columns: Vec<(usize, usize)>,
    /// Cells with a formula that comes to a figure: row and column from 0.
    formulas: Vec<(u32, u32)>,
    /// Cells that are shown in per cent or as a month, where the cells' own reader doesn't say so: row and column from 0.
    shown: BTreeMap<(u32, u32), Shown>,
}

impl Marks {
    /// Which of the rows that are read, and of so many columns, are hidden, as sentences.
    pub(super) fn hidden_in_words(&self, rows: &[usize], columns: usize) -> Vec<String> {
        let hidden: Vec<String> =
            rows.iter().filter(|row| self.rows.contains(row)).map(usize::to_string).collect();
        let said = |list: &[String], one: &str, many: &str| {
            let more = list.len().saturating_sub(5);
            let which = list.iter().take(5).cloned().collect::<Vec<_>>().join(", ");
            let which = if more > 0 { format!("{which} and {more} more") } else { which };
            let what = if list.len() == 1 { one } else { many };
            (!list.is_empty())
                .then(|| format!("hidden in the spreadsheet and read all the same: {what} {which}"))
        };
        let mut words = Vec::new();
        words.extend(said(&hidden, "row", "rows"));
        let hidden: Vec<String> = (1..=columns)
            .filter(|at| self.columns.iter().any(|(from, to)| (from..=to).contains(&at)))
            .map(letters)
            .collect();
        words.extend(said(&hidden, "column", "columns"));
        words
    }
}

impl Marks {
    /// Which formulas have no value in the file, as a sentence; none where all cells of such are filled.
    pub(super) fn without_values_in_words(
        &self,
        is_filled: impl Fn((u32, u32)) -> bool,
    ) -> Option<String> {
        let blank = self.formulas.iter().filter(|at| !is_filled(**at));
        let cells: Vec<String> = blank
            .map(|(row, column)| format!("{}{}", letters(place(*column) + 1), place(*row) + 1))
            .collect();
        let named = cells.iter().take(5).cloned().collect::<Vec<_>>().join(", ");
        match cells.len() {
            0 => None,
            1 => Some(format!(
                "the formula in {named} has no value in the file, so its cell is blank"
            )),
            count => {
                let more =
                    if count > 5 { format!(" and {} more", count - 5) } else { String::new() };
                Some(format!(
                    "{count} formulas have no value in the file, so their cells are blank: {named}{more}"
                ))
            }
        }
    }

    /// How a cell is shown.
    pub(super) fn shown(&self, at: (u32, u32)) -> Shown {
        self.shown.get(&at).copied().unwrap_or_default()
    }
}

/// A column's letters: 1 is A, 27 is AA.
fn letters(column: usize) -> String {
    let (mut left, mut letters) = (column, Vec::new());
    while left > 0 {
        let digit = u8::try_from((left - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + digit));
        left = (left - 1) / 26;
    }
    letters.into_iter().rev().collect()
}

/// The marks of a sheet of an Office Open XML workbook (ECMA-376 part 1, 18.3.1); none where they can't be read.
pub(super) fn of_xlsx(bytes: &[u8], sheet: &str) -> Option<Marks> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut id = None;
    each_tag(&mut archive, "xl/workbook.xml", |tag| {
        if tag.local_name().as_ref() == "sheet" && attribute(tag, "name").as_deref() == Some(sheet)
        {
            id = attribute(tag, "r:id");
        }
    })?;
    let id = id?;
    let mut target = None;
    each_tag(&mut archive, "xl/_rels/workbook.xml.rels", |tag| {
        if attribute(tag, "Id").as_ref() == Some(&id) {
            target = attribute(tag, "Target");
        }
    })?;
    let target = target?;
    let path = match target.strip_prefix('/') {
        Some(path) => path.to_owned(),
        None => format!("xl/{target}"),
    };
    let mut marks = Marks::default();
    let mut row = 0_usize;
    // The cell that is being read, unless it is one of text: that of a formula may be blank.
    let mut of_figures = None;
    each_tag(&mut archive, &path, |tag| {
        let number = |name: &str| attribute(tag, name).and_then(|text| text.parse::<usize>().ok());
        let hidden = || attribute(tag, "hidden").is_some_and(|text| text == "1" || text == "true");
        match tag.local_name().as_ref() {
            "row" => {
                row = number("r").unwrap_or_else(|| row.saturating_add(1));
                if hidden() {
                    marks.rows.insert(row);
                }
            }
            "c" => {
                let is_text = attribute(tag, "t").is_some_and(|kind| kind == "str");
                of_figures = attribute(tag, "r").filter(|_| !is_text).and_then(|at| cell(&at));
            }
            "f" if marks.formulas.len() < MOST_SHOWN => marks.formulas.extend(of_figures),
            "col" if hidden() => marks.columns.extend(number("min").zip(number("max"))),
            "mergeCell" if marks.merges.len() < MOST_MERGED => {
                marks.merges.extend(attribute(tag, "ref").and_then(|text| merge(&text)));
            }
            _ => {}
        }
    })?;
    Some(marks)
}

/// The most cells of which it is noted how they are shown.
const MOST_SHOWN: usize = 1_000_000;

/// Where in a sheet of an OpenDocument workbook the reading is.
#[derive(Default)]
struct At {
    /// In the sheet that is meant.
    within: bool,
    row: u32,
    column: u32,
    /// How often the row, and the column it is about, are repeated.
    rows: u32,
    columns: u32,
}

/// The marks of a sheet of an OpenDocument workbook (OpenDocument 1.3 part 3, 9.1 and 19.7); none where they can't be
/// read.
pub(super) fn of_ods(bytes: &[u8], sheet: &str) -> Option<Marks> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let months = months(&mut archive)?;
    let mut marks = Marks::default();
    let mut at = At::default();
    each_tag(&mut archive, "content.xml", |tag| {
        let times = |name: &str| {
            let said = attribute(tag, name).and_then(|text| text.trim().parse::<u32>().ok());
            said.unwrap_or(1).max(1)
        };
        let hidden = || {
            let said = attribute(tag, "table:visibility");
            said.is_some_and(|said| matches!(said.as_str(), "collapse" | "filter"))
        };
        match tag.name().as_ref() {
            "table:table" => {
                let within = attribute(tag, "table:name").as_deref() == Some(sheet);
                at = At { within, ..At::default() };
            }
            _ if !at.within => {}
            "table:table-column" => {
                let columns = times("table:number-columns-repeated");
                let from = place(at.columns) + 1;
                at.columns = at.columns.saturating_add(columns);
                if hidden() && marks.columns.len() < MOST_MERGED {
                    marks.columns.push((from, place(at.columns)));
                }
            }
            "table:table-row" => {
                at.row = at.row.saturating_add(at.rows);
                at.rows = times("table:number-rows-repeated");
                at.column = 0;
                // A spreadsheet hides blank rows to the last there may be.
                if hidden() && marks.rows.len() < MOST_SHOWN {
                    let last = place(at.row).saturating_add(place(at.rows).min(MOST_MERGED));
                    marks.rows.extend(place(at.row) + 1..=last);
                }
            }
            "table:table-cell" | "table:covered-table-cell" => {
                let repeated = times("table:number-columns-repeated");
                let (right, down) =
                    (times("table:number-columns-spanned"), times("table:number-rows-spanned"));
                if (right > 1 || down > 1) && marks.merges.len() < MOST_MERGED {
                    marks.merges.push(Merge {
                        top: at.row,
                        left: at.column,
                        bottom: at.row.saturating_add(down - 1),
                        right: at.column.saturating_add(right - 1),
                    });
                }
                if let Some(shown) = shown(tag, &months) {
                    note(&mut marks, &at, repeated, shown);
                }
                at.column = at.column.saturating_add(repeated);
            }
            _ => {}
        }
    })?;
    Some(marks)
}

/// Notes how a cell is shown, for each that it is repeated as.
fn note(marks: &mut Marks, at: &At, repeated: u32, shown: Shown) {
    for row in at.row..at.row.saturating_add(at.rows.max(1)) {
        for column in at.column..at.column.saturating_add(repeated) {
            if marks.shown.len() >= MOST_SHOWN {
                return;
            }
            marks.shown.insert((row, column), shown);
        }
    }
}

/// How a cell of an OpenDocument sheet is shown: what kind of value it has, and for a day its style.
fn shown(tag: &BytesStart, months: &BTreeSet<String>) -> Option<Shown> {
    match attribute(tag, "office:value-type")?.as_str() {
        "percentage" => Some(Shown::PerCent),
        "date" => {
            let style = attribute(tag, "table:style-name")?;
            months.contains(&style).then_some(Shown::Month)
        }
        _ => None,
    }
}

/// The styles of cells that show a day as its month: those whose format has a month and a year and no day.
fn months(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Option<BTreeSet<String>> {
    let mut formats: BTreeMap<String, [bool; 3]> = BTreeMap::new();
    let mut styles: Vec<(String, String)> = Vec::new();
    let mut open = String::new();
    each_tag(archive, "content.xml", |tag| match tag.name().as_ref() {
        "number:date-style" => open = attribute(tag, "style:name").unwrap_or_default(),
        "number:year" | "number:month" | "number:day" if !open.is_empty() => {
            let at = match tag.name().as_ref() {
                "number:year" => 0,
                "number:month" => 1,
                _ => 2,
            };
            if let Some(part) = formats.entry(open.clone()).or_default().get_mut(at) {
                *part = true;
            }
        }
        "style:style" => {
            styles
                .extend(attribute(tag, "style:name").zip(attribute(tag, "style:data-style-name")));
        }
        _ => {}
    })?;
    let is_month = |format: &String| formats.get(format) == Some(&[true, true, false]);
    Some(styles.into_iter().filter(|(_, format)| is_month(format)).map(|(name, _)| name).collect())
}

fn place(at: u32) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}

/// Does something for each element of a file of the archive.
fn each_tag(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    path: &str,
    mut with: impl FnMut(&BytesStart),
) -> Option<()> {
    let mut reader = Reader::from_reader(BufReader::new(archive.by_name(path).ok()?));
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).ok()? {
            Event::Start(tag) | Event::Empty(tag) => with(&tag),
            Event::Eof => return Some(()),
            _ => {}
        }
    }
}

fn attribute(tag: &BytesStart, name: &str) -> Option<String> {
    let found = tag.try_get_attribute(name).ok()??;
    Some(quick_xml::escape::unescape(&found.value).ok()?.into_owned())
}

/// `A1:C2` as cells from 0.
fn merge(text: &str) -> Option<Merge> {
    let (from, to) = text.split_once(':')?;
    let ((top, left), (bottom, right)) = (cell(from)?, cell(to)?);
    (top <= bottom && left <= right).then_some(Merge { top, left, bottom, right })
}

/// `B3` as row 2 and column 1.
fn cell(text: &str) -> Option<(u32, u32)> {
    let text = text.replace('$', "");
    let at = text.find(|letter: char| letter.is_ascii_digit())?;
    let (letters, digits) = text.split_at_checked(at)?;
    let column = letters.bytes().try_fold(0_u32, |column, letter| {
        let letter = letter.to_ascii_uppercase();
        letter.is_ascii_uppercase().then_some(())?;
        column.checked_mul(26)?.checked_add(u32::from(letter - b'A') + 1)
    })?;
    Some((digits.parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read_as_a_spreadsheet_writes_them() {
        let check =
            |text: &str, expected: Option<(u32, u32)>| assert_eq!(cell(text), expected, "{text}");
        check("A1", Some((0, 0)));
        check("$B$3", Some((2, 1)));
        check("AA10", Some((9, 26)));
        check("A0", None);
        check("1", None);
        check("ZZZZZZZZZZ1", None);
        for column in [1, 26, 27, 52, 703] {
            let (_, read) = cell(&format!("{}1", letters(column))).expect("a place");
            assert_eq!(read as usize + 1, column);
        }
    }
}
