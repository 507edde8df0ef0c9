//! A file that is chosen, as a table: text at once, a workbook by its sheets.

use super::{
    CELLS,
    workbook_code::{self, Sheets},
};
use crate::{
    app::{browser, components::pace::Turn},
    exchange::{
        Intake, Seems, Table, question_file::is_question_file, slip, workbook::is_workbook,
    },
};

/// What a file is.
pub enum Read {
    /// A table.
    Table(Table),
    /// A pack or a file of questions, which goes another way.
    Pack(Vec<u8>),
    /// A workbook, of which a sheet is to be chosen.
    Workbook(Box<dyn Sheets>),
    /// Nothing that can be read, and why, as sentences.
    Refused(String),
}

/// Reads a file; none where it was stopped.
pub async fn read(file: &web_sys::File, turn: &mut Turn) -> Option<Read> {
    let name = file.name();
    let refused = |words: &str| Some(Read::Refused(format!("{name} was not read. {words}")));
    let Some(bytes) = browser::file_bytes(file).await else {
        return refused("Choose it again.");
    };
    if Seems::of(&bytes) == Some(Seems::Pack) || is_question_file(&bytes) || slip::is_answer(&bytes)
    {
        return Some(Read::Pack(bytes));
    }
    if !is_workbook(&bytes) {
        let table = read_text(&name, bytes, turn).await?;
        return Some(if table.headings.is_empty() {
            Read::Refused(refusal(&name, &table))
        } else {
            Read::Table(table)
        });
    }
    // To fetch the code and to unpack are pieces of work of their own.
    if !turn.goes_on("Opening the workbook…", (0, 2)).await {
        return None;
    }
    let Ok(code) = workbook_code::fetched().await else {
        return refused(
            "What reads workbooks could not be fetched. Try again with a connection, or save the sheet as CSV.",
        );
    };
    if !turn.goes_on("Opening the workbook…", (1, 2)).await {
        return None;
    }
    match (code.open)(bytes) {
        Ok(sheets) => Some(Read::Workbook(sheets)),
        Err(why) => refused(&sentence(&why)),
    }
}

/// Reads text of a file that is called so; none where it was stopped.
pub async fn read_text(name: &str, bytes: Vec<u8>, turn: &mut Turn) -> Option<Table> {
    let mut intake = Intake::new(bytes).named(name);
    while intake.step(CELLS) {
        if !turn.goes_on("Reading the file…", intake.progress()).await {
            return None;
        }
    }
    Some(intake.table())
}

/// Words with a capital letter and a full stop.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str() + "."
}

/// Why a file has no table, in sentences.
pub fn refusal(name: &str, table: &Table) -> String {
    let mut said = format!("{name} was not read.");
    for found in &table.diagnostics {
        let place =
            if found.place == "file" { String::new() } else { format!("{}: ", found.place) };
        said += &format!(" {}", sentence(&format!("{place}{}", found.message)));
        if let Some(hint) = &found.hint {
            said += &format!(" {}", sentence(hint));
        }
    }
    said
}
