//! `pack report FILE`: a paper as one HTML file, byte for byte what the page saves.

use crate::options::Options;
use crate::{Ending, check, save, wrong};
use chrono::NaiveDate;
use golden_thread::edit::seal;
use golden_thread::model::{Audience, Pack, Paper, PaperId, Period, PlanId, Template};
use golden_thread::rating;
use golden_thread::report::paper;
use std::io::{self, Write};

/// Makes a paper of the pack, or one of a template; says its fingerprint on standard output.
pub fn run(arguments: &[&str]) -> io::Result<Ending> {
    let known = [
        "--template",
        "--paper",
        "--plan",
        "--post",
        "--area",
        "--audience",
        "--as-at",
        "--on",
        "-o",
    ];
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
    let made = paper::made(&pack, &asked, today);
    let made = paper::as_published(&asked, &made).unwrap_or(made);
    let html = paper::document(&asked, &made).html();
    if let Err(error) = save(output, &html) {
        return Ok(wrong(output, &format!("the paper can't be written: {error}")));
    }
    let (digest, parts) = (paper::digest(&made), made.parts.len());
    writeln!(
        io::stdout(),
        "{}: {parts} parts; fingerprint {}",
        made.title,
        seal::fingerprint(&digest)
    )?;
    Ok(Ending::Done)
}

/// The paper that is asked for.
fn asked(pack: &Pack, options: &Options<'_>, on: Option<NaiveDate>) -> Result<Paper, Ending> {
    let usage = |message: String| Err(Ending::Usage(message));
    if let Some(id) = options.get("--paper") {
        let found = pack.paper(&PaperId::from(id)).cloned();
        return found.ok_or_else(|| wrong(id, "there is no such paper in this pack"));
    }
    let names = || Template::ALL.iter().map(|it| it.name()).collect::<Vec<_>>().join(", ");
    let named = options.get("--template").map(|it| it.replace('-', "_"));
    let Some(template) = Template::ALL.iter().find(|it| Some(it.name()) == named) else {
        return usage(format!("--template is one of {}", names()));
    };
    let audience = match options.get("--audience") {
        None => None,
        Some(name) => match Audience::ALL.iter().find(|it| it.name() == name) {
            Some(audience) => Some(*audience),
            None => return usage("--audience is one of public, internal, personal".to_owned()),
        },
    };
    let period = match options.get("--as-at").map(str::parse::<Period>).transpose() {
        Ok(period) => period.or_else(|| rating::latest(pack, on)),
        Err(error) => return usage(error.to_string()),
    };
    let Some(period) = period else {
        return usage("this pack has no figures yet: choose a period with --as-at".to_owned());
    };
    let plan = options.get("--plan").map(PlanId::from);
    if let Some(id) = plan.as_ref().filter(|id| pack.plan(id).is_none()) {
        return usage(format!("there is no plan '{id}'"));
    }
    let text = |name: &str| options.get(name).unwrap_or_default().to_owned();
    let title = paper::title(pack, *template, period);
    Ok(Paper {
        audience,
        plan,
        post: text("--post"),
        area: text("--area"),
        ..Paper::new("paper".into(), title, *template, period)
    })
}
