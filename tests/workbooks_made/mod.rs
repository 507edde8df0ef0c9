//! Workbooks as spreadsheets save them, as small as they may be.

use std::fmt::Write as _;
use std::io::{Cursor, Write};
use zip::{ZipWriter, write::SimpleFileOptions};

/// A cell as it is to be saved.
pub enum Cell {
    Blank,
    Text(String),
    Number(f64),
    /// Shown in per cent.
    PerCent(f64),
    /// The number of a day, shown as one.
    Day(f64),
    /// The number of a day, shown as its month.
    Month(f64),
    Error(&'static str),
    /// A formula of which the file doesn't keep what it came to.
    Formula(&'static str),
}

/// A sheet to be saved.
#[derive(Default)]
pub struct Sheet {
    pub name: String,
    pub hidden: bool,
    /// A sheet that is a chart, without cells.
    pub chart: bool,
    pub rows: Vec<Vec<Cell>>,
    /// Such as `A1:B2`.
    pub merged: Vec<&'static str>,
    /// From 1.
    pub hidden_rows: Vec<usize>,
    /// First and last, from 1.
    pub hidden_columns: Vec<(usize, usize)>,
    /// A figure in a cell of its own.
    pub far: Option<String>,
}

fn archive(files: Vec<(String, String)>) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// A column's letters, from 0.
fn letters(column: usize) -> String {
    let rest = char::from(b'A' + u8::try_from(column % 26).unwrap());
    if column < 26 { rest.to_string() } else { letters(column / 26 - 1) + &rest.to_string() }
}

/// An Office Open XML workbook.
pub fn xlsx(sheets: &[Sheet]) -> Vec<u8> {
    const STYLES: &str = "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><cellXfs>\
        <xf numFmtId=\"0\"/><xf numFmtId=\"10\" applyNumberFormat=\"1\"/><xf numFmtId=\"14\" applyNumberFormat=\"1\"/>\
        <xf numFmtId=\"17\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>";
    let (mut list, mut links, mut files) = (String::new(), String::new(), Vec::new());
    for (at, sheet) in sheets.iter().enumerate() {
        let state = if sheet.hidden { " state=\"hidden\"" } else { "" };
        let name = escaped(&sheet.name);
        write!(list, "<sheet name=\"{name}\" sheetId=\"{at}\"{state} r:id=\"r{at}\"/>").unwrap();
        let kind = if sheet.chart { "chartsheet" } else { "worksheet" };
        write!(
            links,
            "<Relationship Id=\"r{at}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" \
             Target=\"worksheets/sheet{at}.xml\"/>"
        )
        .unwrap();
        files.push((format!("xl/worksheets/sheet{at}.xml"), worksheet(sheet)));
    }
    let workbook = format!(
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>{list}</sheets></workbook>"
    );
    let links = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{links}</Relationships>"
    );
    let package = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship \
         Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
         Target=\"xl/workbook.xml\"/></Relationships>";
    files.push(("_rels/.rels".to_owned(), package.to_owned()));
    files.push(("xl/workbook.xml".to_owned(), workbook));
    files.push(("xl/_rels/workbook.xml.rels".to_owned(), links));
    files.push(("xl/styles.xml".to_owned(), STYLES.to_owned()));
    archive(files)
}

fn worksheet(sheet: &Sheet) -> String {
    let mut rows = String::new();
    for (at, cells) in sheet.rows.iter().enumerate() {
        let number = at + 1;
        let hidden = if sheet.hidden_rows.contains(&number) { " hidden=\"1\"" } else { "" };
        write!(rows, "<row r=\"{number}\"{hidden}>").unwrap();
        for (column, cell) in cells.iter().enumerate() {
            let place = format!("{}{number}", letters(column));
            match cell {
                Cell::Blank => Ok(()),
                Cell::Text(text) => {
                    write!(
                        rows,
                        "<c r=\"{place}\" t=\"inlineStr\"><is><t>{}</t></is></c>",
                        escaped(text)
                    )
                }
                Cell::Number(number) => write!(rows, "<c r=\"{place}\"><v>{number}</v></c>"),
                Cell::PerCent(number) => {
                    write!(rows, "<c r=\"{place}\" s=\"1\"><v>{number}</v></c>")
                }
                Cell::Day(number) => write!(rows, "<c r=\"{place}\" s=\"2\"><v>{number}</v></c>"),
                Cell::Month(number) => write!(rows, "<c r=\"{place}\" s=\"3\"><v>{number}</v></c>"),
                Cell::Error(error) => write!(rows, "<c r=\"{place}\" t=\"e\"><v>{error}</v></c>"),
                Cell::Formula(formula) => {
                    write!(rows, "<c r=\"{place}\"><f>{}</f><v/></c>", escaped(formula))
                }
            }
            .unwrap();
        }
        rows += "</row>";
    }
    if let Some(place) = &sheet.far {
        write!(rows, "<row><c r=\"{place}\"><v>1</v></c></row>").unwrap();
    }
    let merged: String =
        sheet.merged.iter().map(|area| format!("<mergeCell ref=\"{area}\"/>")).collect();
    let hidden: String = sheet
        .hidden_columns
        .iter()
        .map(|(from, to)| format!("<col min=\"{from}\" max=\"{to}\" hidden=\"1\"/>"))
        .collect();
    format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><cols>{hidden}</cols>\
         <sheetData>{rows}</sheetData><mergeCells>{merged}</mergeCells></worksheet>"
    )
}

/// How far a merged cell goes, by its own place from 0 and the place of its last.
fn spanned((row, column): (usize, usize), to: &str) -> String {
    let digits = to.find(|letter: char| letter.is_ascii_digit()).unwrap();
    let last = (0..100).find(|at| letters(*at) == to[..digits]).unwrap();
    format!(
        " table:number-columns-spanned=\"{}\" table:number-rows-spanned=\"{}\"",
        last - column + 1,
        to[digits..].parse::<usize>().unwrap() - row
    )
}

/// An OpenDocument workbook, with more rows as they stand in its file.
pub fn ods(sheets: &[Sheet], more: &str) -> Vec<u8> {
    let mut tables = String::new();
    for sheet in sheets {
        write!(tables, "<table:table table:name=\"{}\">", escaped(&sheet.name)).unwrap();
        let width = sheet.rows.iter().map(Vec::len).max().unwrap_or(0);
        for column in 1..=width {
            let hidden =
                sheet.hidden_columns.iter().any(|(from, to)| (from..=to).contains(&&column));
            let hidden = if hidden { " table:visibility=\"collapse\"" } else { "" };
            write!(tables, "<table:table-column{hidden}/>").unwrap();
        }
        for (at, cells) in sheet.rows.iter().enumerate() {
            let hidden = sheet.hidden_rows.contains(&(at + 1));
            tables += if hidden {
                "<table:table-row table:visibility=\"filter\">"
            } else {
                "<table:table-row>"
            };
            for (column, cell) in cells.iter().enumerate() {
                let place = format!("{}{}:", letters(column), at + 1);
                let merged = sheet.merged.iter().find_map(|area| area.strip_prefix(&place));
                let spanned = merged.map(|to| spanned((at, column), to)).unwrap_or_default();
                match cell {
                    Cell::Text(text) => write!(
                        tables,
                        "<table:table-cell{spanned} office:value-type=\"string\"><text:p>{}</text:p></table:table-cell>",
                        escaped(text)
                    ),
                    Cell::Number(number) => write!(
                        tables,
                        "<table:table-cell office:value-type=\"float\" office:value=\"{number}\"/>"
                    ),
                    Cell::PerCent(number) => write!(
                        tables,
                        "<table:table-cell office:value-type=\"percentage\" office:value=\"{number}\"/>"
                    ),
                    // Every day and month here is the first of April 2025.
                    Cell::Day(_) | Cell::Month(_) => write!(
                        tables,
                        "<table:table-cell table:style-name=\"{}\" office:value-type=\"date\" office:date-value=\"2025-04-01\"/>",
                        if matches!(cell, Cell::Month(_)) { "month" } else { "day" }
                    ),
                    _ => write!(tables, "<table:table-cell/>"),
                }
                .unwrap();
            }
            tables += "</table:table-row>";
        }
        write!(tables, "{more}</table:table>").unwrap();
    }
    let content = format!(
        "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
         xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
         xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\"><office:automatic-styles>\
         <number:date-style style:name=\"N1\"><number:day/><number:month/><number:year/></number:date-style>\
         <number:date-style style:name=\"N2\"><number:month/><number:year/></number:date-style>\
         <style:style style:name=\"day\" style:data-style-name=\"N1\"/>\
         <style:style style:name=\"month\" style:data-style-name=\"N2\"/></office:automatic-styles><office:body><office:spreadsheet>{tables}\
         </office:spreadsheet></office:body></office:document-content>"
    );
    let manifest = "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"/>";
    archive(vec![
        ("mimetype".to_owned(), "application/vnd.oasis.opendocument.spreadsheet".to_owned()),
        ("META-INF/manifest.xml".to_owned(), manifest.to_owned()),
        ("content.xml".to_owned(), content),
    ])
}
