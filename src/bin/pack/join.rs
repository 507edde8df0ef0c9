//! `pack join A B C -o OUT`: several packs into one, with a line for each thing of which they say otherwise.

use crate::saying::say_lines;
use crate::{Ending, check, save, wrong};
use golden_thread::edit::Context;
use golden_thread::edit::join::{Joined, Rule, Sender, Settled, Settling, join};
use golden_thread::model::Day;
use golden_thread::pack;
use std::io;
use std::path::Path;
use std::sync::Arc;

/// What was typed after `join`.
struct Asked<'a> {
    files: Vec<&'a str>,
    into: Option<&'a str>,
    output: &'a str,
    on: Option<Day>,
    settling: Settling,
    /// Whose values are taken of all that is open after that, in this order.
    rest: Vec<&'a str>,
}

/// Joins packs and writes the one that comes of it, where nothing is left to be asked.
pub fn run(arguments: &[&str]) -> io::Result<Ending> {
    let asked = match read(arguments) {
        Ok(asked) => asked,
        Err(message) => return Ok(Ending::Usage(message)),
    };
    let mut senders = Vec::new();
    for file in asked.into.iter().chain(&asked.files) {
        let Some(pack) = check::read(file) else { return Ok(Ending::Wrong) };
        check::unfounded(file, &pack);
        let name = Path::new(file).file_stem().unwrap_or_default().to_string_lossy();
        senders.push(Sender::new(name, Arc::new(pack)));
    }
    let mut own = asked.into.and(senders.first()).map(|sender| sender.pack.as_ref().clone());
    let joined = match settled(&senders, own.is_some(), &asked) {
        Ok(joined) => joined,
        Err(ending) => return Ok(ending),
    };
    say_lines(&told(&joined))?;
    if joined.open().next().is_some() {
        say_lines(&ways(&joined))?;
        return Ok(Ending::Asking);
    }
    let label = format!("Join {}", asked.files.len()) + " packs";
    let context = Context { on: asked.on.map(|day| day.0), ..Context::default() };
    let made = match &mut own {
        Some(own) => joined.apply(own, &label, &context).map(|_| own.clone()),
        None => joined.on_its_own(&label, &context),
    };
    let made = match made {
        Ok(made) => made,
        Err(refusal) => return Ok(wrong("join", &refusal.to_string())),
    };
    if let Err(error) = save(asked.output, &pack::write(&made)) {
        return Ok(wrong(asked.output, &format!("the pack can't be written: {error}")));
    }
    let mut sound = Ending::Done;
    for found in pack::tampering(&made) {
        sound = wrong(asked.output, &format!("not as signed off: {found}"));
    }
    Ok(sound)
}

/// The packs joined: by the rule and what was taken by hand; then what is left, in one go, from each pack that was named.
fn settled(senders: &[Sender], has_own: bool, asked: &Asked<'_>) -> Result<Joined, Ending> {
    let mut settling = asked.settling.clone();
    let joining = |settling: &Settling| {
        join(senders, has_own, settling).map_err(|why| wrong("join", &why.to_string()))
    };
    let mut joined = joining(&settling)?;
    for name in &asked.rest {
        let Some(at) = joined.senders.iter().position(|it| it.name == *name) else {
            let known: Vec<&str> = joined.senders.iter().map(|it| it.name.as_str()).collect();
            let known = known.join(", ");
            return Err(Ending::Usage(format!("--rest is one of {known}, not '{name}'")));
        };
        let keys = joined.rest().remove(&at).unwrap_or_default();
        let answers = keys.into_iter().map(|key| (key.to_owned(), (*name).to_owned()));
        settling.answers.extend(answers);
        joined = joining(&settling)?;
    }
    Ok(joined)
}

/// How what is open can be settled: one by one, or the rest in one go by a pack that says something of it.
fn ways(joined: &Joined) -> String {
    let mut out = format!("{} open: settle each with --take KEY=PACK", joined.open().count());
    for (at, keys) in joined.rest() {
        if let Some(sender) = joined.senders.get(at) {
            out += &format!("\n  or {} of them with --rest {}", keys.len(), sender.name);
        }
    }
    out + "\n"
}

/// What each pack brings, what was kept as signed, and every conflict with how it was settled.
fn told(joined: &Joined) -> String {
    let mut out = String::new();
    let name = |at: &usize| joined.senders.get(*at).map_or("", |sender| sender.name.as_str());
    for (sender, brought) in joined.senders.iter().zip(&joined.brought) {
        let day = sender.on.map(|on| format!(" ({})", on.0)).unwrap_or_default();
        out += &format!("{}{day}: {}\n", sender.name, brought.in_words());
    }
    for kept in &joined.kept {
        out += &format!(
            "kept as {} signed it off: {}; said otherwise by {}\n",
            kept.signed,
            kept.what,
            name(&kept.from)
        );
    }
    for conflict in &joined.conflicts {
        out += &format!("conflict {}: {}\n", conflict.key, conflict.place);
        for (at, choice) in conflict.choices.iter().enumerate() {
            let from: Vec<&str> = choice.from.iter().map(name).collect();
            let mark = match (at == conflict.chosen, conflict.settled) {
                (true, Settled::Rule | Settled::Person) => "taken",
                (false, Settled::Rule | Settled::Person) => "not taken",
                (_, Settled::Open) => "open",
            };
            out += &format!("  {mark}: {} says {}\n", from.join(", "), choice.words);
        }
    }
    out
}

fn read<'a>(arguments: &[&'a str]) -> Result<Asked<'a>, String> {
    let (mut files, mut into, mut output, mut on) = (Vec::new(), None, None, None);
    let (mut settling, mut rest) = (Settling::default(), Vec::new());
    let mut left = arguments.iter().copied();
    while let Some(argument) = left.next() {
        let mut value = || left.next().ok_or_else(|| format!("{argument} needs a value"));
        match argument {
            "-o" => output = Some(value()?),
            "--into" => into = Some(value()?),
            "--on" => {
                let text = value()?;
                let day =
                    text.parse().map_err(|_| format!("'{text}' is no date like 2026-03-31"))?;
                on = Some(day);
            }
            "--rule" => {
                settling.rule = Some(match value()? {
                    "newest" => Rule::Newest,
                    "ours" => Rule::Ours,
                    "theirs" => Rule::Theirs,
                    other => return Err(format!("there is no rule '{other}'")),
                });
            }
            "--take" => {
                let text = value()?;
                let (key, from) = text
                    .rsplit_once('=')
                    .ok_or_else(|| format!("--take needs KEY=PACK, not '{text}'"))?;
                settling.answers.insert(key.to_owned(), from.to_owned());
            }
            "--rest" => rest.push(value()?),
            other if other.starts_with('-') => return Err(format!("join doesn't know '{other}'")),
            file => files.push(file),
        }
    }
    let output = output.ok_or("join needs -o with the pack to write")?;
    if files.len() + usize::from(into.is_some()) < 2 {
        return Err("join needs two packs or more".to_owned());
    }
    Ok(Asked { files, into, output, on, settling, rest })
}
