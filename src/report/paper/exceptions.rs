//! What papers say of exceptions: the tracker as a table, what was expected of actions, what each exception says.

use super::made::Item;
use super::material::Material;
use super::tables::{effects, exceptions};
use crate::model::{Evidence, Exception, PaperPart, Template, day_label};
use crate::rating::Then;
use crate::report::exceptions::{Standing, tracker, waiver_words};

/// What the actions of exceptions are in a table of.
const EFFECTS: &str = "Expected effects of actions, and what came of them";

/// Exceptions in a table, what each says, and where one is due and nobody has raised it.
pub(super) fn tracked(making: &Material) -> Vec<Item> {
    let all = making.members();
    let found = tracker(&making.pack, &all, making.as_at).of(&making.chosen);
    let mut items = Item::table(Some("Exceptions"), exceptions(making, &found.rows));
    items.extend(Item::table(Some(EFFECTS), effects(making, &found.rows)));
    if !making.parts.contains(&PaperPart::OffTarget)
        || making.paper.template == Template::Exceptions
    {
        for row in found.rows.iter().filter(|row| row.standing != Standing::Closed) {
            let Some(held) = making.pack.exception(&row.exception) else { continue };
            let facts = facts(making, held, row.standing);
            if !facts.is_empty() {
                items.extend([Item::Under(held.name.clone()), Item::Facts(facts)]);
            }
        }
    }
    let name = |at: usize| all.get(at).map(|it| it.measure.name.clone());
    let waiting = making.without_exception().into_iter().filter_map(name).collect();
    items.extend(Item::listed("An exception is due of these, and nobody has raised one:", waiting));
    items
}

/// What an exception that isn't closed says beside the table, each where it says it.
fn facts(making: &Material, held: &Exception, standing: Standing) -> Vec<(String, String)> {
    let waiver = (standing == Standing::Waived).then(|| waiver_words(held, "Waived")).flatten();
    let then = Then::of(&making.pack, making.as_at.day(making.pack.calendar()));
    let evidence: Vec<String> = then.evidence(&held.evidence).map(piece).collect();
    let risks = held.risks.iter().filter_map(|id| making.pack.risk(id));
    let risks: Vec<&str> = risks.map(|it| it.name.as_str()).collect();
    let facts = [
        ("Waiver", waiver.unwrap_or_default()),
        ("Cause", held.cause.clone()),
        ("In our control?", held.control.map(|it| it.words().to_owned()).unwrap_or_default()),
        ("What shows the cause", evidence.join("; ")),
        ("For residents", held.residents.clone()),
        ("For equality", held.equality.clone()),
        ("For money", held.money.clone()),
        ("Risks", risks.join("; ")),
        ("What works elsewhere", held.elsewhere.clone()),
        (
            "How sure its owner is",
            held.confidence.map(|it| it.words().to_owned()).unwrap_or_default(),
        ),
        ("Support or decision sought", held.sought.clone()),
    ];
    let said = facts.into_iter().filter(|(_, words)| !words.trim().is_empty());
    said.map(|(term, words)| (term.to_owned(), words)).collect()
}

/// A piece of evidence with where it comes from: `Calls doubled in June (call log, 30 Jun 2025)`.
fn piece(evidence: &Evidence) -> String {
    let from = [
        evidence.source.trim().to_owned(),
        evidence.on.map(|day| day_label(day.0)).unwrap_or_default(),
    ];
    let from: Vec<String> = from.into_iter().filter(|it| !it.is_empty()).collect();
    let finding = evidence.finding.trim().trim_end_matches('.');
    match from.is_empty() {
        true => finding.to_owned(),
        false => format!("{finding} ({})", from.join(", ")),
    }
}
