//! `pack report FILE`: a paper as one HTML file, byte for byte what the page saves.

use crate::options::Options;
use crate::paper::{OF_WHAT, of_template, says_unknown};
use crate::saying::say;
use crate::{Ending, check, save, wrong};
use chrono::NaiveDate;
use golden_thread::edit::{is_as_signed, seal};
use golden_thread::model::{Pack, Paper, PaperId};
use golden_thread::report::paper as papers;
use std::io;

/// Makes a paper of the pack, or one of a template; says its fingerprint on standard output.
pub fn run(arguments: &[&str]) -> io::Result<Ending> {
    let known = [&OF_WHAT[..], &["--paper", "--on", "-o"]].concat();
    let options = match Options::read("report", &known, arguments) {
        Ok(options) => options,
        Err(message) => return Ok(Ending::Usage(message)),
    };
    let (Some(file), Some(output)) = (options.file, options.get("-o")) else {
        let needed = "report needs a pack, --template or --paper, and -o with the file to write";
        return Ok(Ending::Usage(needed.to_owned()));
    };
    let Ok(on) = options.get("--on").map(str::parse::<NaiveDate>).transpose() else {
        return Ok(Ending::Usage("--on needs a date such as 2025-07-15".to_owned()));
    };
    let Some(pack) = check::read(file) else { return Ok(Ending::Wrong) };
    let asked = match asked(&pack, &options, on) {
        Ok(asked) => asked,
        Err(ending) => return Ok(ending),
    };
    // Without a day, every period that ended is due: as at the end of the paper's own.
    let today = on.unwrap_or_else(|| asked.period.end(pack.calendar()));
    let made = papers::made(&pack, &asked, today);
    let made = papers::as_published(&asked, &made).unwrap_or(made);
    let html = papers::document(&asked, &made).html();
    if let Err(error) = save(output, &html) {
        return Ok(wrong(output, &format!("the paper can't be written: {error}")));
    }
    let (digest, parts) = (papers::digest(&made), made.parts.len());
    let fingerprint = seal::fingerprint(&digest);
    say(&format!("{}: {parts} parts; fingerprint {fingerprint}", made.title))?;
    // What is signed says what it said then, or isn't what it was.
    if asked.is_signed() {
        let ending = || wrong(asked.id.as_str(), "this paper is not as it was signed off");
        return Ok(if is_as_signed(&asked) { Ending::Done } else { ending() });
    }
    Ok(if says_unknown(&pack, &asked) { Ending::Wrong } else { Ending::Done })
}

/// The paper that is asked for.
fn asked(pack: &Pack, options: &Options<'_>, on: Option<NaiveDate>) -> Result<Paper, Ending> {
    if let Some(id) = options.get("--paper") {
        let found = pack.paper(&PaperId::from(id)).cloned();
        return found.ok_or_else(|| wrong(id, "there is no such paper in this pack"));
    }
    of_template(pack, options, on)
}
