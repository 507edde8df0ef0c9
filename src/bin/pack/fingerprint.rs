//! `pack fingerprint FILE CODE`: whether a page that was printed is as signed, or what differs.

use crate::saying::say_lines;
use crate::{Ending, check};
use chrono::NaiveDate;
use golden_thread::edit::is_as_signed;
use golden_thread::rating;
use golden_thread::report::paper::{Found, found, since};
use std::io;

/// Holds what was typed from the foot of a page against the papers of a pack.
pub fn run(arguments: &[&str]) -> io::Result<Ending> {
    let (file, typed, on) = match arguments {
        [file, typed @ .., "--on", on] => (file, typed, Some(*on)),
        [file, typed @ ..] => (file, typed, None),
        [] => (&"", arguments, None),
    };
    // With blanks between its groups, as it may have been printed, a fingerprint comes as several arguments.
    let is_option = |it: &&&str| it.starts_with('-');
    if typed.is_empty() || typed.iter().chain([file]).any(|it| is_option(&it)) {
        let needed =
            "fingerprint needs a pack, and the fingerprint as it stands at the foot of a page";
        return Ok(Ending::Usage(needed.to_owned()));
    }
    let Ok(on) = on.map(str::parse::<NaiveDate>).transpose() else {
        return Ok(Ending::Usage("--on needs a date such as 2025-07-15".to_owned()));
    };
    let Some(pack) = check::read(file) else { return Ok(Ending::Wrong) };
    // Without a day, every period that ended is due, as at the end of the latest.
    let today = on.or_else(|| Some(rating::latest(&pack, None)?.end(pack.calendar())));
    let found = found(&pack, &typed.join(" "), today.unwrap_or_default());
    let mut out = format!("{}\n", found.words());
    let signed = match &found {
        Found::AsSigned(id, _) => pack.paper(id).filter(|paper| is_as_signed(paper)),
        _ => None,
    };
    if let Some(paper) = signed {
        for (head, lines) in since(&pack, paper, today.unwrap_or_default()) {
            out += &format!("{head}\n  {}\n", lines.join("\n  "));
        }
    }
    say_lines(&out)?;
    Ok(if signed.is_some() { Ending::Done } else { Ending::Other })
}
