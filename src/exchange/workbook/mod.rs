//! Spreadsheets' own files: the sheets of a workbook (xlsx, ods), and one of them as a table.
//!
//! What a cell holds is read as people see it: a share formatted in per cent with its sign, a day formatted as a month
//! as that month, a figure without the noise of binary fractions. Merged cells say what they say in each of their
//! cells; hidden rows and columns are read and told. Macros, pictures and formulas are never looked at: a formula is
//! what it last came to.

mod bounds;
mod cells;
mod marks;
mod written;

pub use written::of_pack;

use super::{Table, intake::refusal_of};
use calamine::{Ods, Reader, SheetType, SheetVisible, Xlsx};
use cells::Shown;
use marks::Marks;
use std::collections::BTreeMap;
use std::io::Cursor;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

/// How many cells are read before the caller is asked whether to go on.
const SLICE: usize = 2_000;

/// The most cells that merged ones are spread over.
const MOST_SPREAD: usize = 1_000_000;

/// A workbook that is open.
pub struct Workbook {
    book: Book,
    bytes: Arc<[u8]>,
}

/// By its kind of file.
enum Book {
    Xlsx(Box<Xlsx<Cursor<Arc<[u8]>>>>),
    Ods(Box<Ods<Cursor<Arc<[u8]>>>>),
}

/// A sheet by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetName {
    /// As its tab has it.
    pub name: String,
    /// Hidden in the spreadsheet.
    pub hidden: bool,
}

/// The sheet that there is no choice about: the only one, or the only one that isn't hidden.
pub fn only_sheet(sheets: &[SheetName]) -> Option<&SheetName> {
    let mut seen = sheets.iter().filter(|sheet| !sheet.hidden || sheets.len() == 1);
    let first = seen.next()?;
    seen.next().is_none().then_some(first)
}

/// The sheets to choose from: those that aren't hidden, or all where every one is.
pub fn offered(sheets: &[SheetName]) -> Vec<&SheetName> {
    let all_hidden = sheets.iter().all(|sheet| sheet.hidden);
    sheets.iter().filter(|sheet| all_hidden || !sheet.hidden).collect()
}

/// What a sheet is called, with its workbook where that has several.
pub fn of_sheet(book: &str, sheets: usize, sheet: &str) -> String {
    match sheets {
        1 => book.to_owned(),
        _ => format!("{book}, {sheet}"),
    }
}

/// Whether bytes are those of a spreadsheet's own file: a zip archive, or the older compound file.
pub fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0")
}

impl Workbook {
    /// Opens a workbook.
    ///
    /// # Errors
    /// Why it can't be read, as a sentence without its full stop, with what to do.
    pub fn open(bytes: Vec<u8>) -> Result<Self, String> {
        const SAVE_AS: &str = "in the spreadsheet choose File, Save as, and xlsx, ods or CSV";
        if !bytes.starts_with(b"PK") {
            return Err(format!("{}: {SAVE_AS}", older(&bytes)));
        }
        let kind = bounds::kind(&bytes)?;
        let bytes: Arc<[u8]> = bytes.into();
        let damaged = |_| format!("it is damaged, or no workbook: {SAVE_AS}");
        let book = match kind {
            bounds::Kind::Ods => Ods::new(Cursor::new(bytes.clone()))
                .map(|book| Book::Ods(Box::new(book)))
                .map_err(|_| ()),
            bounds::Kind::Xlsx => Xlsx::new(Cursor::new(bytes.clone()))
                .map(|book| Book::Xlsx(Box::new(book)))
                .map_err(|_| ()),
        };
        Ok(Self { book: book.map_err(damaged)?, bytes })
    }

    /// Its sheets, in their order.
    pub fn sheets(&self) -> Vec<SheetName> {
        let sheets = match &self.book {
            Book::Xlsx(book) => book.sheets_metadata(),
            Book::Ods(book) => book.sheets_metadata(),
        };
        let name = |sheet: &calamine::Sheet| SheetName {
            name: sheet.name.clone(),
            hidden: sheet.visible != SheetVisible::Visible,
        };
        // A chart or a macro has no cells.
        sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).map(name).collect()
    }

    /// [`Workbook::table`] at once.
    pub fn table_at_once(&mut self, sheet: &str) -> Table {
        let mut goes_on = async |_| true;
        let mut context = Context::from_waker(Waker::noop());
        match pin!(self.table(sheet, &mut goes_on)).poll(&mut context) {
            Poll::Ready(Some(table)) => table,
            // Nothing in it waits for anything but the question whether to go on.
            Poll::Ready(None) | Poll::Pending => Table::default(),
        }
    }

    /// A sheet as a table, asking every few thousand cells whether to go on; none where it isn't to. What is too large
    /// or can't be read is a table without headings that says why.
    pub async fn table(
        &mut self,
        sheet: &str,
        goes_on: &mut impl AsyncFnMut(usize) -> bool,
    ) -> Option<Table> {
        let mut grid = Grid::default();
        let marks = match &mut self.book {
            Book::Xlsx(book) => {
                let marks = marks::of_xlsx(&self.bytes, sheet).unwrap_or_default();
                let Ok(mut reader) = book.worksheet_cells_reader(sheet) else {
                    return Some(unreadable(sheet));
                };
                let shown: Vec<Shown> = reader.styles().iter().map(Shown::of).collect();
                let mut read = 0;
                loop {
                    match reader.next_cell_with_style_id() {
                        Ok(Some((cell, style))) => {
                            let shown = shown.get(style).copied().unwrap_or_default();
                            let text = cells::text(&cell.get_value().clone().into(), shown);
                            if let Err(table) = grid.set(cell.get_position(), text) {
                                return Some(*table);
                            }
                        }
                        Ok(None) => break,
                        Err(_) => return Some(unreadable(sheet)),
                    }
                    read += 1;
                    if read % SLICE == 0 && !goes_on(read).await {
                        return None;
                    }
                }
                marks
            }
            Book::Ods(book) => {
                let Ok(range) = book.worksheet_range(sheet) else { return Some(unreadable(sheet)) };
                let marks = marks::of_ods(&self.bytes, sheet).unwrap_or_default();
                let (top, left) = range.start().unwrap_or_default();
                for (read, (row, column, value)) in range.used_cells().enumerate() {
                    let at = (index(row) + top, index(column) + left);
                    if let Err(table) = grid.set(at, cells::text(value, marks.shown(at))) {
                        return Some(*table);
                    }
                    if read % SLICE == SLICE - 1 && !goes_on(read + 1).await {
                        return None;
                    }
                }
                marks
            }
        };
        Some(grid.table(&marks))
    }
}

/// What an older compound file is, by the names of its streams, which are in two bytes a letter ([MS-CFB] 2.6.1).
fn older(bytes: &[u8]) -> &'static str {
    let has = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|found| found == name)
    };
    if has("EncryptedPackage") {
        "it has a password: open it, take the password off"
    } else if has("WordDocument") || has("PowerPoint Document") {
        "it is an older document, not a workbook: put the table into a spreadsheet"
    } else {
        "it is an older kind of workbook, or one with a password"
    }
}

fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn unreadable(sheet: &str) -> Table {
    Table::refused(
        format!("the sheet '{sheet}' can't be read: it is damaged, or a chart"),
        "choose another sheet, or save it as CSV",
    )
}

/// The texts of a sheet by row and column, from 0.
#[derive(Default)]
struct Grid {
    rows: BTreeMap<u32, BTreeMap<u32, String>>,
    columns: usize,
}

impl Grid {
    /// Puts a text in, unless it is blank or too far out.
    fn set(&mut self, (row, column): (u32, u32), text: String) -> Result<(), Box<Table>> {
        if text.trim().is_empty() {
            return Ok(());
        }
        self.columns =
            self.columns.max(usize::try_from(column).unwrap_or(usize::MAX).saturating_add(1));
        self.rows.entry(row).or_default().insert(column, text);
        match refusal_of(self.rows.len(), self.columns) {
            Some(table) => Err(Box::new(table)),
            None => Ok(()),
        }
    }

    fn text(&self, row: u32, column: u32) -> Option<&String> {
        self.rows.get(&row)?.get(&column)
    }

    /// What merged cells say, in each of their cells: down columns always, across where the row says more than a title.
    /// Rows without anything else stay out.
    fn spread(&mut self, marks: &Marks) {
        // Areas that lie over each other can't make endless work.
        let mut left = MOST_SPREAD;
        for merge in &marks.merges {
            let Some(text) = self.text(merge.top, merge.left).cloned() else { continue };
            let across = self.rows.get(&merge.top).is_some_and(|row| row.len() > 1);
            let last = index(self.columns).saturating_sub(1);
            let right = if across { merge.right.min(last) } else { merge.left };
            for (_, row) in self.rows.range_mut(merge.top..=merge.bottom) {
                for column in merge.left..=right {
                    row.entry(column).or_insert_with(|| text.clone());
                    left -= 1;
                    if left == 0 {
                        return;
                    }
                }
            }
        }
    }

    /// The table, with what is hidden told.
    fn table(mut self, marks: &Marks) -> Table {
        let is_filled = |(row, column)| self.text(row, column).is_some();
        let without_values = marks.without_values_in_words(is_filled);
        self.spread(marks);
        let columns = self.columns;
        let records = self.rows.into_iter().map(|(row, cells)| {
            let mut record = vec![String::new(); columns];
            for (column, text) in cells {
                if let Some(cell) = usize::try_from(column).ok().and_then(|at| record.get_mut(at)) {
                    *cell = text;
                }
            }
            (usize::try_from(row).unwrap_or(usize::MAX).saturating_add(1), record)
        });
        let mut table = Table::of_records(records.collect());
        if let Some(words) = without_values {
            let hint = "open the workbook in a spreadsheet, save it there and bring it in again";
            table.warn("file".to_owned(), words, hint);
        }
        for words in marks.hidden_in_words(&table.row_numbers, columns) {
            table.warn(
                "file".to_owned(),
                words,
                "show them in the spreadsheet, or take them out there",
            );
        }
        table
    }
}
