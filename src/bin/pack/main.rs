//! `pack`: check, rate, draw and import packs in a terminal, on the same library as the page.
//!
//! Results go to standard output, errors to standard error. The exit code is 0 when all is well, 1 when
//! something is wrong with an input, 2 when the command itself is wrong or an import could take nothing, 3 when an
//! import or a join waits for answers, 4 when a fingerprint is of nothing that is as it was signed.

mod analyse;
mod chart;
mod check;
mod fingerprint;
mod import;
mod join;
mod open_data;
mod options;
mod paper;
mod rate;
mod report;
mod saying;
mod sign_off;
mod sign_paper;

use saying::complain;
use std::io::{self, Write};
use std::process::ExitCode;

const USAGE: &str = "\
Usage:
  pack check FILE...
  pack rate FILE [--as-at PERIOD] [--on DATE]
  pack analyse FILE [--as-at PERIOD] [--on DATE]
  pack chart FILE --measure ID [--picture period|year|control] [--as-at PERIOD] [--on DATE] -o OUT.svg
  pack import TABLE [--answer ID=VALUE]... [--map FILE] [--into PACK] -o PACK
  pack join PACK... [--into PACK] [--rule newest|ours|theirs] [--take KEY=PACK]... [--rest PACK]...
            [--on DATE] -o PACK
  pack open-data FILE [--licence OGL-UK-3.0|CC-BY-4.0|CC0-1.0] [--on DATE] -o FOLDER
  pack sign-off FILE --year YEAR --by POST --on DATE [--plan ID] [--minute TEXT]
                [--over-differences] -o PACK
  pack report FILE --template NAME|--paper ID [--plan ID] [--post POST] [--area NAME]
              [--audience public|internal|personal] [--as-at PERIOD] [--on DATE] -o OUT.html
  pack paper FILE --template NAME|--replaces PAPER [--plan ID] [--post POST] [--area NAME]
             [--audience public|internal|personal] [--as-at PERIOD] [--id ID] [--title TEXT]
             [--decide TEXT]... [--by POST] [--on DATE] -o PACK
  pack verify-paper FILE --paper ID --by POST --on DATE [--minute TEXT] -o PACK
  pack sign-paper FILE --paper ID --by POST --on DATE [--minute TEXT] -o PACK
  pack fingerprint FILE CODE [--on DATE]
  pack schema [exercises|session]

paper adds a paper to a pack, to be verified and signed off; --replaces makes another version of a signed one.
fingerprint says of the code at the foot of a printed page that the paper is as signed, or what differs.

Exit codes:
  0  done; what fingerprint was given is of a paper that is as it was signed
  1  something is wrong with an input: a file can't be read or written, a pack isn't as it was signed, a
     paper can't be signed off
  2  the command makes no sense, or an import could take nothing
  3  an import or a join waits for answers
  4  what fingerprint was given is of no signed paper, or of one that was altered since
";

/// How a command ended.
enum Ending {
    /// It did what was asked.
    Done,
    /// Something is wrong with an input; it was said on standard error.
    Wrong,
    /// The command line makes no sense.
    Usage(String),
    /// Nothing could be taken; what is missing was said on standard output.
    Nothing,
    /// What is left waits for answers; the questions are on standard output.
    Asking,
    /// A fingerprint is of nothing that is as it was signed; what it is of is on standard output.
    Other,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let ending = match arguments.as_slice() {
        ["check", files @ ..] => check::run(files),
        ["rate", rest @ ..] => rate::run(rest),
        ["analyse", rest @ ..] => analyse::run(rest),
        ["chart", rest @ ..] => chart::run(rest),
        ["import", rest @ ..] => import::run(rest),
        ["join", rest @ ..] => join::run(rest),
        ["open-data", rest @ ..] => open_data::run(rest),
        ["sign-off", rest @ ..] => sign_off::run(rest),
        ["paper", rest @ ..] => paper::run(rest),
        ["verify-paper", rest @ ..] => sign_paper::run(sign_paper::Mark::Verified, rest),
        ["sign-paper", rest @ ..] => sign_paper::run(sign_paper::Mark::Signed, rest),
        ["fingerprint", rest @ ..] => fingerprint::run(rest),
        ["report", rest @ ..] => report::run(rest),
        ["schema"] => schema(&golden_thread::pack::schema()),
        ["schema", "exercises"] => schema(&golden_thread::training::schema()),
        ["schema", "session"] => schema(&golden_thread::training::session_schema()),
        ["help" | "--help" | "-h"] => print(USAGE),
        [] => Ok(Ending::Usage("say what to do".to_owned())),
        [other, ..] => Ok(Ending::Usage(format!("there is no command '{other}' like this"))),
    };
    match ending {
        Ok(Ending::Done) => ExitCode::SUCCESS,
        Ok(Ending::Wrong) => ExitCode::FAILURE,
        Ok(Ending::Usage(message)) => {
            complain(&format!("pack: {message}"));
            eprint!("{USAGE}");
            ExitCode::from(2)
        }
        Ok(Ending::Nothing) => ExitCode::from(2),
        Ok(Ending::Asking) => ExitCode::from(3),
        Ok(Ending::Other) => ExitCode::from(4),
        // Whoever read our output has enough, as in `pack schema | head -1`.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("pack: the output can't be written: {error}"));
            ExitCode::FAILURE
        }
    }
}

fn schema(schema: &serde_json::Value) -> io::Result<Ending> {
    let schema = serde_json::to_string_pretty(schema)?;
    print(&(schema + "\n"))
}

fn print(text: &str) -> io::Result<Ending> {
    io::stdout().write_all(text.as_bytes())?;
    Ok(Ending::Done)
}

/// Writes beside the file first, so that a full disk can't cost the pack that was there.
fn save(path: &str, text: &str) -> io::Result<()> {
    let beside = format!("{path}.part");
    std::fs::write(&beside, text)?;
    std::fs::rename(&beside, path)
}

fn wrong(file: &str, message: &str) -> Ending {
    complain(&format!("{file}: error: {message}"));
    Ending::Wrong
}
