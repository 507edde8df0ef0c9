//! How large a workbook is before anything of it is kept: a small archive can be unpacked to any size.

use super::super::intake::{MOST_BYTES, refusal_of};
use quick_xml::{Reader, events::Event};
use std::io::{BufReader, Cursor, Read};
use zip::ZipArchive;

/// The most bytes that all of a workbook may unpack to: ten times a file's, as sheets pack to a tenth.
const MOST_UNPACKED: u64 = 10 * MOST_BYTES as u64;

/// The most files in a workbook's archive.
const MOST_FILES: usize = 5_000;

/// Which kind of workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Xlsx,
    Ods,
}

/// The kind of a workbook that isn't too large.
pub(super) fn kind(bytes: &[u8]) -> Result<Kind, String> {
    const IN_PARTS: &str = "save the sheet that is needed as CSV, and bring that in";
    if bytes.len() > MOST_BYTES {
        let (size, most) = (bytes.len() >> 20, MOST_BYTES >> 20);
        return Err(format!(
            "the file has {size} MB; up to {most} MB are read at once: {IN_PARTS}"
        ));
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes))
        .map_err(|_| "it is damaged, or no workbook: save it again as xlsx or CSV".to_owned())?;
    let too_large = || format!("it unpacks to more than is read at once: {IN_PARTS}");
    if archive.len() > MOST_FILES {
        return Err(too_large());
    }
    let mut left = MOST_UNPACKED;
    for at in 0..archive.len() {
        let Ok(file) = archive.by_index(at) else {
            return Err("it is damaged, or has a password: save it again without one".to_owned());
        };
        // What is really in it: what the archive says of itself may be wrong.
        let unpacked = std::io::copy(&mut file.take(left + 1), &mut std::io::sink());
        let unpacked = unpacked.map_err(|_| "it is damaged: save it again".to_owned())?;
        left = left.checked_sub(unpacked).ok_or_else(too_large)?;
    }
    if let Some(other) = other(&mut archive) {
        return Err(other.to_owned());
    }
    if archive.index_for_name("content.xml").is_none() {
        return Ok(Kind::Xlsx);
    }
    match repeated(&mut archive) {
        true => Ok(Kind::Ods),
        false => Err(too_large()),
    }
}

/// What an archive is that is no workbook which is read here, and what to do.
fn other(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Option<&'static str> {
    const DOCUMENT: &str = "it is a document, not a workbook: copy the table in it and paste it on the page, or save it as CSV or a spreadsheet";
    let has = |name: &str| archive.index_for_name(name).is_some();
    if has("xl/workbook.bin") {
        return Some("it is a binary workbook (xlsb): save it as xlsx or CSV");
    }
    if has("word/document.xml") || has("ppt/presentation.xml") {
        return Some(DOCUMENT);
    }
    if has("content.xml") {
        let mut kind = String::new();
        let file = archive.by_name("mimetype").ok()?;
        file.take(80).read_to_string(&mut kind).ok()?;
        return (!kind.contains("spreadsheet")).then_some(DOCUMENT);
    }
    let workbook = archive.file_names().flatten().any(|name| name.starts_with("xl/"));
    (!workbook).then_some("it is a packed archive: unpack it, and choose the table that is in it")
}

/// Whether the cells of each sheet of an OpenDocument file, which says of rows and cells how often they are repeated,
/// are no more than is read at once. Blank ones at the ends, as spreadsheets save them, don't count.
fn repeated(archive: &mut ZipArchive<Cursor<&[u8]>>) -> bool {
    let Ok(file) = archive.by_name("content.xml") else { return false };
    let mut reader = Reader::from_reader(BufReader::new(file));
    let mut buffer = Vec::new();
    // Of the row: cells to its last that says something, cells, how often it is repeated. Of the sheet: the rows.
    let (mut filled, mut cells, mut times, mut rows) = (0_usize, 0_usize, 1_usize, 0_usize);
    let mut blank_rows = 0_usize;
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(tag)) | Ok(Event::Empty(tag)) => {
                let count = |name: &str| {
                    let found = tag.try_get_attribute(name).ok().flatten();
                    found.map_or(1, |found| {
                        found.value.trim().parse::<usize>().unwrap_or(usize::MAX)
                    })
                };
                match tag.name().as_ref() {
                    "table:table" => (rows, blank_rows) = (0, 0),
                    "table:table-row" => {
                        (filled, cells, times) = (0, 0, count("table:number-rows-repeated"));
                    }
                    "table:table-cell" | "table:covered-table-cell" => {
                        cells = cells.saturating_add(count("table:number-columns-repeated"));
                        if tag.try_get_attribute("office:value-type").is_ok_and(|it| it.is_some()) {
                            filled = cells;
                        }
                    }
                    _ => {}
                }
            }
            Ok(Event::End(tag)) if tag.name().as_ref() == "table:table-row" => {
                if filled == 0 {
                    blank_rows = blank_rows.saturating_add(times);
                    continue;
                }
                rows = rows.saturating_add(blank_rows).saturating_add(times);
                blank_rows = 0;
                if refusal_of(rows, filled).is_some() {
                    return false;
                }
            }
            Ok(Event::Eof) => return true,
            // Told by who reads it next.
            Err(_) => return true,
            Ok(_) => {}
        }
    }
}
