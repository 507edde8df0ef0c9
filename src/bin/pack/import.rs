//! `pack import TABLE.csv`: a table's figures into a pack.

use crate::options::Options;
use crate::{Ending, check, save, wrong};
use golden_thread::edit::{self, Context};
use golden_thread::exchange::Table;
use golden_thread::exchange::import::{Mapping, propose, suggest};
use golden_thread::model::{Pack, Perspective, VERSION};
use golden_thread::pack;
use std::io::{self, Write};
use std::path::Path;

/// Imports a table and writes the pack; says on standard output what became of every cell.
pub fn run(arguments: &[&str]) -> io::Result<Ending> {
    let options = match Options::read("import", &["--map", "--into", "-o"], arguments) {
        Ok(options) => options,
        Err(message) => return Ok(Ending::Usage(message)),
    };
    let map = options.get("--map");
    let (Some(table_path), Some(output)) = (options.file, options.get("-o")) else {
        return Ok(Ending::Usage("import needs a table, and -o with the pack to write".to_owned()));
    };
    let Some(mut pack) = start(options.get("--into")) else { return Ok(Ending::Wrong) };
    let table = match std::fs::read(table_path) {
        Ok(bytes) => Table::read(&bytes),
        Err(error) => return Ok(wrong(table_path, &format!("this file can't be read: {error}"))),
    };
    let mapping = match map.map(mapping) {
        Some(Ok(mapping)) => mapping,
        Some(Err(message)) => return Ok(wrong(map.unwrap_or_default(), &message)),
        None => suggest(&table, pack.calendar()),
    };
    let proposal = propose(&pack, &table, &mapping);
    let name = Path::new(table_path).file_name().unwrap_or_default().to_string_lossy();
    let command = proposal.command(&format!("Import {name}"));
    if let Err(refusal) = edit::apply(&mut pack, command, &Context::default()) {
        return Ok(wrong(table_path, &refusal.to_string()));
    }
    if let Err(error) = save(output, &pack::write(&pack)) {
        return Ok(wrong(output, &format!("the pack can't be written: {error}")));
    }
    io::stdout().write_all(proposal.report().as_bytes())?;
    Ok(Ending::Done)
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

/// What each column is taken for, as a file says it.
fn mapping(file: &str) -> Result<Mapping, String> {
    let bytes = std::fs::read(file).map_err(|error| format!("this file can't be read: {error}"))?;
    serde_json::from_slice(&bytes).map_err(|error| format!("this isn't a map of columns: {error}"))
}
