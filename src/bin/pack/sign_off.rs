//! `pack sign-off FILE`: signs a year's plan off, as the page does.

use crate::{Ending, check, save, wrong};
use golden_thread::edit::{self, Command, Context, seal};
use golden_thread::model::{Day, PlanId, ReportingYear, SignOff};
use golden_thread::pack;
use std::io::{self, Write};

/// What was asked for.
#[derive(Default)]
struct Request<'a> {
    file: Option<&'a str>,
    year: Option<&'a str>,
    plan: Option<&'a str>,
    by: Option<&'a str>,
    on: Option<&'a str>,
    minute: Option<&'a str>,
    output: Option<&'a str>,
}

/// Signs off and writes the pack; says the fingerprint for the minutes on standard output.
pub fn run(arguments: &[&str]) -> io::Result<Ending> {
    let request = match requested(arguments) {
        Ok(request) => request,
        Err(message) => return Ok(Ending::Usage(message)),
    };
    let (Some(file), Some(year), Some(by), Some(on), Some(output)) =
        (request.file, request.year, request.by, request.on, request.output)
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
        plan: request.plan.map(PlanId::from),
        minute: request.minute.unwrap_or_default().to_owned(),
        ..SignOff::asked(format!("sign-off-{}", pack.sign_offs.len() + 1), year, by, on)
    };
    let context = Context { on: Some(on.0), by: by.to_owned() };
    if let Err(refusal) = edit::apply(&mut pack, Command::SignOff(Box::new(sign_off)), &context) {
        return Ok(wrong(file, &refusal.to_string()));
    }
    if let Err(error) = save(output, &pack::write(&pack)) {
        return Ok(wrong(output, &format!("the pack can't be written: {error}")));
    }
    let signed = pack
        .sign_offs
        .last()
        .map(|signed| (signed.frozen.len(), seal::fingerprint(&signed.digest)));
    let (count, fingerprint) = signed.unwrap_or_default();
    writeln!(io::stdout(), "{count} measures signed off for {year}; fingerprint {fingerprint}")?;
    Ok(Ending::Done)
}

fn requested<'a>(arguments: &[&'a str]) -> Result<Request<'a>, String> {
    let mut request = Request::default();
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let slot = match *argument {
            "--year" => &mut request.year,
            "--plan" => &mut request.plan,
            "--by" => &mut request.by,
            "--on" => &mut request.on,
            "--minute" => &mut request.minute,
            "-o" => &mut request.output,
            path if request.file.is_none() && !path.starts_with('-') => {
                request.file = Some(path);
                continue;
            }
            other => return Err(format!("sign-off doesn't know '{other}'")),
        };
        *slot = Some(rest.next().ok_or_else(|| format!("{argument} needs a value"))?);
    }
    Ok(request)
}
