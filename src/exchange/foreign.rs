//! Files that are no tables: told by their first bytes (and a text by how it begins), so that none is read as one.

use super::Table;
use super::decode::is_utf_16;
use super::table::{filled, texts};
use crate::model::FORMAT;

/// How many of a file's bytes are looked at.
const LOOKED_AT: usize = 4_096;

/// A text in a cell that is longer than this is no name and no figure.
const LONG: usize = 60;

/// What a file seems to be, where it is no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seems {
    /// A pack of this product.
    Pack,
    /// Other JSON.
    Json,
    /// A PDF.
    Pdf,
    /// A picture.
    Image,
    /// A page of the web, or a table saved as one.
    Html,
    /// Other XML.
    Xml,
    /// An article, a letter, slides.
    Document,
    /// A packed archive that is no workbook.
    Archive,
    /// Sound, film, a program: neither text nor workbook.
    Binary,
    /// Text without columns.
    Prose,
}

/// How files of a kind begin.
const BEGINNINGS: [(&[u8], Seems); 18] = [
    (b"%PDF", Seems::Pdf),
    (b"\x89PNG", Seems::Image),
    (b"\xff\xd8\xff", Seems::Image),
    (b"GIF8", Seems::Image),
    (b"RIFF", Seems::Binary),
    (b"BM", Seems::Image),
    (b"II*\0", Seems::Image),
    (b"MM\0*", Seems::Image),
    (b"\0\0\x01\0", Seems::Image),
    (b"{\\rtf", Seems::Document),
    (b"%!PS", Seems::Document),
    (b"\x1f\x8b", Seems::Archive),
    (b"7z\xbc\xaf\x27\x1c", Seems::Archive),
    (b"Rar!", Seems::Archive),
    (b"BZh", Seems::Archive),
    (b"MZ", Seems::Binary),
    (b"\x7fELF", Seems::Binary),
    (b"SQLite format 3", Seems::Binary),
];

impl Seems {
    /// What bytes seem to be; none where they may be a table as text.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let start = bytes.get(..LOOKED_AT.min(bytes.len())).unwrap_or_default();
        if let Some((_, found)) = BEGINNINGS
            .into_iter()
            // A heading may begin with the letters of the shorter ones.
            .find(|(beginning, _)| {
                start.starts_with(beginning) && (beginning.len() > 3 || is_binary(start))
            })
        {
            let image = start.get(8..12) == Some(b"WEBP");
            return Some(if image { Self::Image } else { found });
        }
        if is_binary(start) {
            return Some(Self::Binary);
        }
        let text = String::from_utf8_lossy(start);
        Self::of_text(text.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace()))
    }

    /// What a text that begins so seems to be.
    fn of_text(start: &str) -> Option<Self> {
        let lower = start.to_lowercase();
        let begins = |words: &[&str]| words.iter().any(|word| lower.starts_with(word));
        if begins(&[
            "<!doctype html",
            "<html",
            "<head",
            "<body",
            "<table",
            "<meta",
            "mime-version:",
        ]) {
            return Some(Self::Html);
        }
        if begins(&["<?xml", "<svg", "<!doctype"]) {
            return Some(if lower.contains("<html") { Self::Html } else { Self::Xml });
        }
        if start.starts_with('{') && (start.contains(FORMAT) || start.contains("\"measures\"")) {
            return Some(Self::Pack);
        }
        let after = start.get(1..).unwrap_or_default().trim_start();
        let json = (start.starts_with('{') && after.starts_with(['"', '}']))
            || (start.starts_with('[') && after.starts_with(['{', '[', ']', '"']));
        json.then_some(Self::Json)
    }

    /// What a table that was read of a text seems to be, by the name of its file; none where it is a table.
    pub(super) fn of_table(table: &Table, name: &str) -> Option<Self> {
        let records = std::iter::once(&table.headings).chain(&table.rows);
        let fills: Vec<usize> = records.clone().map(|row| filled(texts(row)).count()).collect();
        let several = fills.iter().filter(|fill| **fill > 1).count();
        if table.headings.is_empty() || several > 1 {
            return None;
        }
        let is_sentence = |cell: &str| cell.ends_with('.') && cell.split(' ').count() > 3;
        let long =
            records.flatten().any(|cell| cell.chars().count() > LONG || is_sentence(cell.trim()));
        (long || several == 1 || named_workbook(name)).then_some(Self::Prose)
    }

    /// What it is and what to do, as sentences without their full stops.
    pub fn words(self) -> (&'static str, &'static str) {
        const SAVE: &str =
            "save the table in it as CSV or a spreadsheet, or copy it and paste it on the page";
        match self {
            Self::Pack => ("this is a pack, not a table", "open it as a pack"),
            Self::Json => ("this is JSON, not a table", "save it as CSV from where it comes from"),
            Self::Pdf => ("this is a PDF", SAVE),
            Self::Image => ("this is a picture", "bring in the table that it was made of"),
            Self::Html => (
                "this is a web page, or a table saved as one",
                "open it in a spreadsheet and save it as xlsx, ods or CSV, or copy the table and paste it on the page",
            ),
            Self::Xml => (
                "this is XML, not a table",
                "open it in a spreadsheet and save it as xlsx, ods or CSV",
            ),
            Self::Document => ("this is a document, not a table", SAVE),
            Self::Archive => {
                ("this is a packed archive", "unpack it, and choose the table that is in it")
            }
            Self::Binary => (
                "this is neither text nor a workbook",
                "choose a CSV file or a workbook (xlsx, ods)",
            ),
            Self::Prose => ("this is text without columns, not a table", SAVE),
        }
    }

    /// No table, and why.
    pub(super) fn refused(self) -> Table {
        let (what, to_do) = self.words();
        Table::refused(what.to_owned(), to_do)
    }
}

/// Whether a name is one of a workbook.
fn named_workbook(name: &str) -> bool {
    let lower = name.to_lowercase();
    [".xlsx", ".xlsm", ".xls", ".ods"].iter().any(|end| lower.ends_with(end))
}

/// Whether bytes are no text: with zeros where they aren't UTF-16, or many signs that no text has.
fn is_binary(bytes: &[u8]) -> bool {
    if is_utf_16(bytes) {
        return false;
    }
    let never = |byte: &&u8| matches!(**byte, 0x01..=0x08 | 0x0e..=0x1a | 0x1c..=0x1f);
    bytes.contains(&0) || bytes.iter().filter(never).count() * 50 > bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_table_is_told_by_how_it_begins() {
        let check = |bytes: &[u8], seems: Option<Seems>| {
            assert_eq!(Seems::of(bytes), seems, "{}", String::from_utf8_lossy(bytes));
        };
        check(b"%PDF-1.7\n1 0 obj", Some(Seems::Pdf));
        check(b"\x89PNG\r\n\x1a\n\0\0", Some(Seems::Image));
        check(b"RIFF\x10\0\0\0WEBPVP8 ", Some(Seems::Image));
        check(b"BM\x36\0\0\0\0\0", Some(Seems::Image));
        check(b"BM,Value\n1,2\n", None);
        check(b"MZ,Value\n1,2\n", None);
        check(b"\xff\xd8\xff\xe0\0\x10JFIF", Some(Seems::Image));
        check(b"\x1f\x8b\x08\0\0", Some(Seems::Archive));
        check(b"{\\rtf1\\ansi words}", Some(Seems::Document));
        check(b"\r\n<!DOCTYPE html>\n<table>", Some(Seems::Html));
        check(b"\xef\xbb\xbf<html xmlns=\"x\"><table>", Some(Seems::Html));
        check(b"<?xml version=\"1.0\"?><html>", Some(Seems::Html));
        check(b"<?xml version=\"1.0\"?><Workbook>", Some(Seems::Xml));
        check(b"{\n \"format\": \"golden-thread-pack\"", Some(Seems::Pack));
        check(b"{\"rows\": [1, 2]}", Some(Seems::Json));
        check(b"[{\"a\": 1}]", Some(Seems::Json));
        check(b"a,b\n1,\0\0\0", Some(Seems::Binary));
        check(&[0x01; 40], Some(Seems::Binary));
        check(b"Measure,Apr 2025\nBins,5\n", None);
        check(b"[c] marks what is hidden\nMeasure,2025\n", None);
        check(b"\xff\xfea\0,\0b\0\n\0", None);
        check(b"a\0,\0b\0\n\x001\0,\x002\0", None);
        check("Mesure;Avr 2025\nD\u{e9}chets;5".as_bytes(), None);
        check(b"D\xe9chets;5", None);
        check(b"", None);
    }

    #[test]
    fn text_without_columns_is_no_table() {
        let check = |text: &str, name: &str, seems: Option<Seems>| {
            let table = Table::read(text.as_bytes());
            assert_eq!(Seems::of_table(&table, name), seems, "{text}");
        };
        let letter = "Dear colleague\n\nPlease find below how the quarter went. It went as well as it could, we think.\n";
        check(letter, "letter.txt", Some(Seems::Prose));
        check("Dear colleague\nSee below\nYours\n", "letter.xlsx", Some(Seems::Prose));
        check("Digest\nRepairs were mostly on time.\n", "digest.csv", Some(Seems::Prose));
        check("Measure\nBins missed\nLoans\n", "names.csv", None);
        check("Measure,2025/26\nBins missed,5\n", "names.xlsx", None);
        check("a\tb\n1\t2\n", "old.xls", None);
        check("", "nothing.csv", None);
    }
}
