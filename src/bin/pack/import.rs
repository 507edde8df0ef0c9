//! `pack import TABLE`: a table's figures into a pack, with a line for each question that the table leaves open.

use crate::options::Options;
use crate::saying::{say, say_lines};
use crate::{Ending, check, save, wrong};
use golden_thread::edit::{self, Context};
use golden_thread::exchange::Table;
use golden_thread::exchange::import::{Choices, Comparing, Decisions, Question, Study};
use golden_thread::exchange::workbook::{Workbook, is_workbook, of_sheet, offered, only_sheet};
use golden_thread::model::{Pack, Perspective, VERSION};
use golden_thread::pack;
use std::io;
use std::path::Path;

/// Imports a table and writes the pack; says on standard output what is asked, and what became of every cell.
/// Nothing that hangs on an open question is taken.
pub fn run(arguments: &[&str]) -> io::Result<Ending> {
    let known = ["--answer", "--map", "--into", "-o"];
    let options = match Options::read("import", &known, arguments) {
        Ok(options) => options,
        Err(message) => return Ok(Ending::Usage(message)),
    };
    let map = options.get("--map");
    let (Some(table_path), Some(output)) = (options.file, options.get("-o")) else {
        return Ok(Ending::Usage("import needs a table, and -o with the pack to write".to_owned()));
    };
    let mut choices = match map.map(choices) {
        Some(Ok(choices)) => choices,
        Some(Err(message)) => return Ok(wrong(map.unwrap_or_default(), &message)),
        None => Choices::default(),
    };
    for answer in options.all("--answer") {
        let Some((id, value)) = answer.split_once('=') else {
            return Ok(Ending::Usage(format!("--answer needs ID=VALUE, not '{answer}'")));
        };
        choices.answers.insert(id.trim().to_owned(), value.trim().to_owned());
    }
    let Some(mut pack) = start(options.get("--into")) else { return Ok(Ending::Wrong) };
    let sheet = choices.answers.remove(SHEET);
    let table = match read(table_path, sheet.as_deref()) {
        Ok(Ok(table)) => table,
        Ok(Err(question)) => {
            say(&question.line())?;
            say(&format!("  why: {}; until then not taken: {}", question.why, question.hangs))?;
            return Ok(Ending::Asking);
        }
        Err(why) => return Ok(wrong(table_path, &why)),
    };
    let before = pack.clone();
    let study = Study::new(&before, &table, &choices);
    let proposal = study.propose(&before, &Decisions::default());
    let name = file_name(table_path);
    let command = proposal.command(&format!("Import {name}"));
    if let Err(refusal) = edit::apply(&mut pack, command, &Context::default()) {
        return Ok(wrong(table_path, &refusal.to_string()));
    }
    if let Err(error) = save(output, &pack::write(&pack)) {
        return Ok(wrong(output, &format!("the pack can't be written: {error}")));
    }
    let mut out = String::new();
    for line in &study.says {
        out += &format!("the file says: {line}\n");
    }
    for question in &study.questions {
        out += &question.line();
        out.push('\n');
        if question.is_open() {
            out += &format!("  why: {}; until then not taken: {}\n", question.why, question.hangs);
        }
    }
    let counts = proposal.counts();
    if let Some(why) = study.why_nothing(&proposal, &counts) {
        out += &format!("{why}\n");
    }
    if let Some(held) = study.without_figures() {
        out += &format!("{held}\n");
    }
    let loses_all = study.loses_all(&proposal);
    if loses_all && !proposal.is_empty() {
        out += "None of its figures and targets is taken, for these reasons:\n";
    }
    out += &proposal.report();
    let mut comparing = Comparing::new(&study);
    while comparing.step(&pack, None, usize::MAX) {}
    let compared = comparing.compared();
    if let Some(words) = compared.words() {
        out += &format!("{words}\n");
    }
    for differs in &compared.differ {
        out += &format!("{}: {}\n", study.table.place(differs.at.0, differs.at.1), differs.words());
    }
    say_lines(&out)?;
    Ok(if study.open().next().is_some() {
        Ending::Asking
    } else if counts.taken() == 0 || loses_all {
        Ending::Nothing
    } else {
        Ending::Done
    })
}

/// What a file is called, without its folders.
fn file_name(path: &str) -> String {
    Path::new(path).file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// The question which sheet of a workbook is meant.
const SHEET: &str = "sheet";

/// A file's table, or which of its sheets it is to be.
fn read(path: &str, sheet: Option<&str>) -> Result<Result<Table, Box<Question>>, String> {
    let bytes = std::fs::read(path).map_err(|error| format!("this file can't be read: {error}"))?;
    let name = file_name(path);
    if !is_workbook(&bytes) {
        return Ok(Ok(Table::read_named(&bytes, &name)));
    }
    let mut book = Workbook::open(bytes)?;
    let sheets = book.sheets();
    let named = sheet.and_then(|name| sheets.iter().find(|it| it.name == name));
    if let Some(sheet) = named.or_else(|| only_sheet(&sheets)) {
        let name = of_sheet(&name, sheets.len(), &sheet.name);
        return Ok(Ok(book.table_at_once(&sheet.name).named(&name)));
    }
    let hidden: Vec<&str> =
        sheets.iter().filter(|sheet| sheet.hidden).map(|sheet| sheet.name.as_str()).collect();
    let why = match hidden.as_slice() {
        [] => "the workbook has several".to_owned(),
        _ => format!("the workbook has several; hidden in it: {}", hidden.join(", ")),
    };
    Ok(Err(Box::new(Question {
        id: SHEET.to_owned(),
        text: "Which sheet?".to_owned(),
        answers: offered(&sheets).into_iter().map(|sheet| sheet.name.clone()).collect(),
        together: 0,
        free: false,
        why,
        hangs: "the whole file".to_owned(),
        assumed: None,
        answered: None,
    })))
}

/// The pack to import into: a file's, or an empty one with the default perspectives and an April year.
fn start(into: Option<&str>) -> Option<Pack> {
    let Some(file) = into else {
        return Some(Pack {
            perspectives: Perspective::defaults().into_iter().map(std::sync::Arc::new).collect(),
            ..Pack::default()
        });
    };
    let pack = check::read(file)?;
    if pack.version > VERSION {
        wrong(file, "a later version wrote this pack, so it is not changed here");
        return None;
    }
    Some(pack)
}

/// What a file says of columns and answers: choices, or a role for every column.
fn choices(file: &str) -> Result<Choices, String> {
    let bytes = std::fs::read(file).map_err(|error| format!("this file can't be read: {error}"))?;
    Choices::from_json(&bytes).map_err(|error| format!("this isn't a map of columns: {error}"))
}
