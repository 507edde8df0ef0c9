//! `pack sign-off FILE`: signs a year's plan off, as the page does.

use crate::options::Options;
use crate::saying::say;
use crate::{Ending, check, save, wrong};
use golden_thread::edit::{self, Command, Context, Refusal, seal};
use golden_thread::model::{Day, PlanId, ReportingYear, SignOff};
use golden_thread::pack;
use std::io;

/// Says that what isn't as it was signed before is known, and signed over.
const OVER_DIFFERENCES: &str = "--over-differences";

/// Signs off and writes the pack; says the fingerprint for the minutes on standard output.
pub fn run(arguments: &[&str]) -> io::Result<Ending> {
    let known = ["--year", "--plan", "--by", "--on", "--minute", "-o"];
    let is_flag = |argument: &&str| *argument == OVER_DIFFERENCES;
    let over_differences = arguments.iter().any(is_flag);
    let arguments: Vec<&str> = arguments.iter().copied().filter(|it| !is_flag(it)).collect();
    let options = match Options::read("sign-off", &known, &arguments) {
        Ok(options) => options,
        Err(message) => return Ok(Ending::Usage(message)),
    };
    let [year, by, on, output] = ["--year", "--by", "--on", "-o"].map(|name| options.get(name));
    let (Some(file), Some(year), Some(by), Some(on), Some(output)) =
        (options.file, year, by, on, output)
    else {
        let needed = "sign-off needs a pack, --year, --by, --on, and -o with the pack to write";
        return Ok(Ending::Usage(needed.to_owned()));
    };
    let Ok(year) = year.parse::<ReportingYear>() else {
        return Ok(Ending::Usage(format!("'{year}' isn't a year; write it like 2025/26")));
    };
    let on = match on.parse::<Day>() {
        Ok(on) => on,
        Err(error) => return Ok(Ending::Usage(error.to_string())),
    };
    let Some(mut pack) = check::read(file) else { return Ok(Ending::Wrong) };
    let sign_off = SignOff {
        plan: options.get("--plan").map(PlanId::from),
        minute: options.get("--minute").unwrap_or_default().to_owned(),
        over_differences,
        ..SignOff::asked(format!("sign-off-{}", pack.sign_offs.len() + 1), year, by, on)
    };
    let context = Context { on: Some(on.0), by: by.to_owned() };
    if let Err(refusal) = edit::apply(&mut pack, Command::SignOff(Box::new(sign_off)), &context) {
        let hint = match refusal {
            Refusal::NotAsSigned { .. } => format!(" (hint: {OVER_DIFFERENCES} says so)"),
            _ => String::new(),
        };
        return Ok(wrong(file, &format!("{refusal}{hint}")));
    }
    if let Err(error) = save(output, &pack::write(&pack)) {
        return Ok(wrong(output, &format!("the pack can't be written: {error}")));
    }
    let signed = pack
        .sign_offs
        .last()
        .map(|signed| (signed.frozen.len(), seal::fingerprint(&signed.digest)));
    let (count, fingerprint) = signed.unwrap_or_default();
    say(&format!("{count} measures signed off for {year}; fingerprint {fingerprint}"))?;
    Ok(Ending::Done)
}
