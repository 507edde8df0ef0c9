//! `pack verify-paper FILE` and `pack sign-paper FILE`: a paper verified, and signed off as it was verified, as the page
//! does.

use crate::options::Options;
use crate::saying::say;
use crate::{Ending, check, save, wrong};
use golden_thread::edit::{self, Command, Context, seal};
use golden_thread::model::{Day, Pack, Paper, PaperId, PaperMark};
use golden_thread::pack;
use golden_thread::report::paper::{signed, state_words, verified};
use std::io;

/// Which of the two marks is put on a paper.
#[derive(Clone, Copy)]
pub enum Mark {
    /// What it says is right.
    Verified,
    /// It is published.
    Signed,
}

impl Mark {
    fn command(self) -> &'static str {
        match self {
            Self::Verified => "verify-paper",
            Self::Signed => "sign-paper",
        }
    }
}

/// Marks a paper and writes the pack; says how far the paper is and its fingerprint on standard output.
pub fn run(mark: Mark, arguments: &[&str]) -> io::Result<Ending> {
    let command = mark.command();
    let known = ["--paper", "--by", "--on", "--minute", "-o"];
    let options = match Options::read(command, &known, arguments) {
        Ok(options) => options,
        Err(message) => return Ok(Ending::Usage(message)),
    };
    let [id, by, on, output] = ["--paper", "--by", "--on", "-o"].map(|name| options.get(name));
    let (Some(file), Some(id), Some(by), Some(on), Some(output)) =
        (options.file, id, by, on, output)
    else {
        let needed = "needs a pack, --paper, --by, --on, and -o with the pack to write";
        return Ok(Ending::Usage(format!("{command} {needed}")));
    };
    let on = match on.parse::<Day>() {
        Ok(on) => on,
        Err(error) => return Ok(Ending::Usage(error.to_string())),
    };
    let Some(mut pack) = check::read(file) else { return Ok(Ending::Wrong) };
    let Some(paper) = pack.paper(&PaperId::from(id)) else {
        return Ok(wrong(id, "there is no such paper in this pack"));
    };
    let minute = options.get("--minute").unwrap_or_default().to_owned();
    let asked = PaperMark { by: by.to_owned(), on, minute, ..PaperMark::default() };
    let marked = match marked(&pack, paper, mark, asked) {
        Ok(marked) => marked,
        Err(why) => return Ok(wrong(id, &why)),
    };
    let context = Context { on: Some(on.0), by: by.to_owned() };
    if let Err(refusal) = edit::apply(&mut pack, Command::Set(marked.clone().into()), &context) {
        return Ok(wrong(id, &refusal.to_string()));
    }
    if let Err(error) = save(output, &pack::write(&pack)) {
        return Ok(wrong(output, &format!("the pack can't be written: {error}")));
    }
    let mark = marked.signed.as_ref().or(marked.verified.as_ref());
    let fingerprint = mark.map(|mark| seal::fingerprint(&mark.digest)).unwrap_or_default();
    let state = state_words(&marked);
    say(&format!("{}: {state}; fingerprint {fingerprint}", marked.name))?;
    Ok(Ending::Done)
}

/// The paper with its mark, or why it can't have it.
fn marked(pack: &Pack, paper: &Paper, mark: Mark, asked: PaperMark) -> Result<Paper, String> {
    if paper.is_signed() {
        let state = state_words(paper);
        return Err(format!("this paper stays as it was published. {state}."));
    }
    let on = asked.on.0;
    match mark {
        Mark::Verified => Ok(verified(pack, paper, asked, on)),
        Mark::Signed => signed(pack, paper, asked, on).map_err(|why| why.to_string()),
    }
}
