//! `pack paper FILE`: a paper added to a pack, to be verified and signed off; and what a paper is asked to be, which
//! `pack report` asks the same way.

use crate::options::Options;
use crate::saying::say;
use crate::{Ending, check, save, wrong};
use chrono::NaiveDate;
use golden_thread::edit::{self, Command, Context, seal};
use golden_thread::model::{Audience, Pack, Paper, PaperId, Period, PlanId, Template};
use golden_thread::pack;
use golden_thread::rating;
use golden_thread::report::by_role::posts;
use golden_thread::report::paper::{
    Unknown, another_version, areas, digest, lacks_area, made, state_words, title, unknown,
};
use std::io;

/// The options that say what a paper is of.
pub const OF_WHAT: [&str; 6] =
    ["--template", "--plan", "--post", "--area", "--audience", "--as-at"];

/// The other options of a paper that is added.
const OTHERS: [&str; 7] = ["--replaces", "--id", "--title", "--decide", "--on", "--by", "-o"];

/// Adds a paper and writes the pack; says the paper's id, how far it is and its fingerprint on standard output.
pub fn run(arguments: &[&str]) -> io::Result<Ending> {
    let options = match Options::read("paper", &[&OF_WHAT[..], &OTHERS].concat(), arguments) {
        Ok(options) => options,
        Err(message) => return Ok(Ending::Usage(message)),
    };
    let (Some(file), Some(output)) = (options.file, options.get("-o")) else {
        let needed = "paper needs a pack, --template or --replaces, and -o with the pack to write";
        return Ok(Ending::Usage(needed.to_owned()));
    };
    let Ok(on) = options.get("--on").map(str::parse::<NaiveDate>).transpose() else {
        return Ok(Ending::Usage("--on needs a date such as 2025-07-15".to_owned()));
    };
    let Some(mut pack) = check::read(file) else { return Ok(Ending::Wrong) };
    let paper = match new_paper(&pack, &options, on) {
        Ok(paper) => paper,
        Err(ending) => return Ok(ending),
    };
    let context = Context { on, by: options.get("--by").unwrap_or_default().to_owned() };
    if let Err(refusal) = edit::apply(&mut pack, Command::Add(paper.clone().into()), &context) {
        return Ok(wrong(paper.id.as_str(), &refusal.to_string()));
    }
    if let Err(error) = save(output, &pack::write(&pack)) {
        return Ok(wrong(output, &format!("the pack can't be written: {error}")));
    }
    let today = on.unwrap_or_else(|| paper.period.end(pack.calendar()));
    let now = made(&pack, &paper, today);
    let (id, name, state) = (&paper.id, &now.title, state_words(&paper));
    let fingerprint = seal::fingerprint(&digest(&now));
    say(&format!("{id}: {name}. {state}; fingerprint {fingerprint}"))?;
    Ok(if says_unknown(&pack, &paper) { Ending::Wrong } else { Ending::Done })
}

/// The paper that is added: of a template, or another version of a signed one.
fn new_paper(pack: &Pack, options: &Options<'_>, on: Option<NaiveDate>) -> Result<Paper, Ending> {
    let mut paper = match options.get("--replaces") {
        Some(_) if OF_WHAT.iter().any(|name| options.get(name).is_some()) => {
            let why =
                "another version is of what the one it replaces was of: leave out what it is of";
            return Err(Ending::Usage(why.to_owned()));
        }
        Some(id) => {
            let Some(was) = pack.paper(&PaperId::from(id)) else {
                return Err(wrong(id, "there is no such paper in this pack"));
            };
            if !was.is_signed() {
                return Err(wrong(id, "this paper isn't signed off yet, and can still be changed"));
            }
            let version = was.version.max(1).saturating_add(1);
            another_version(was, PaperId(format!("{id}-{version}")))
        }
        None => of_template(pack, options, on)?,
    };
    if let Some(id) = options.get("--id") {
        paper.id = PaperId::from(id);
    }
    if let Some(name) = options.get("--title") {
        name.clone_into(&mut paper.name);
    }
    let decisions: Vec<String> = options.all("--decide").map(str::to_owned).collect();
    if !decisions.is_empty() {
        paper.decisions = decisions;
    }
    Ok(paper)
}

/// The paper of a template that the options ask for.
///
/// # Errors
/// What is wrong with them.
pub fn of_template(
    pack: &Pack,
    options: &Options<'_>,
    on: Option<NaiveDate>,
) -> Result<Paper, Ending> {
    let usage = |message: String| Err(Ending::Usage(message));
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
    let text = |name: &str| options.get(name).unwrap_or_default().trim().to_owned();
    // Such as corporate-plan-2025-09.
    let id = format!("{}-{period}", template.name()).replace(['_', '/', ' '], "-").to_lowercase();
    let paper = Paper {
        audience,
        plan,
        post: text("--post"),
        area: text("--area"),
        ..Paper::new(PaperId(id), title(pack, *template, period), *template, period)
    };
    match whose(pack, &paper) {
        Some(message) => usage(message),
        None => Ok(paper),
    }
}

/// What is wrong with whose a paper is to be, with what there is to choose from.
fn whose(pack: &Pack, paper: &Paper) -> Option<String> {
    let listed = |all: Vec<String>| match all.is_empty() {
        true => "none".to_owned(),
        false => all.join("; "),
    };
    if paper.plan.is_some() && !paper.post.is_empty() {
        return Some("a paper is of a plan or of a post: leave out --plan or --post".to_owned());
    }
    if lacks_area(paper) {
        return Some(format!("this report needs --area, one of: {}", listed(areas(pack))));
    }
    let found = unknown(pack, paper).into_iter().next()?;
    let there = match found {
        Unknown::Post(_) => posts(pack),
        Unknown::Area(_) => areas(pack),
    };
    Some(format!("{} There are: {}", found.words(pack), listed(there)))
}

/// Says on standard error what a paper is of that the pack doesn't know; whether there was anything.
pub fn says_unknown(pack: &Pack, paper: &Paper) -> bool {
    let found = unknown(pack, paper);
    for it in &found {
        wrong(paper.id.as_str(), &it.words(pack));
    }
    !found.is_empty()
}
