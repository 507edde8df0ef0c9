//! The parts of papers, each of what the ratings and the records say; and what a measure's pieces are.

use super::made::{Item, Part};
use super::material::{Material, PieceKind};
use super::tables::{actions, area, exceptions, figures, progress, status_words};
use crate::chart::{Table, measure::Chart};
use crate::model::{Narrative, PaperPart, Vocabulary, day_label};
use crate::planning::{last_told, money_words, plan_cost};
use crate::rating::see_judge_act::{Told, level};
use crate::rating::{Distribution, Status};
use crate::report::by_role::answers;
use crate::report::exceptions::tracker;
use crate::report::minute::{self, Detail, Member, Scope, strip};
use crate::report::risks::tied;
use crate::report::{Block, specification, statistics};

/// The size of pictures in a paper: two with their words are half a page of A4.
const SIZE: (f64, f64) = (700.0, 200.0);

/// A piece of a measure: what takes a while.
pub(super) fn piece(making: &Material, member: Member<'_>, kind: PieceKind) -> Vec<Item> {
    let told = Told {
        pack: &making.pack,
        measure: member.measure,
        rating: member.rating,
        as_at: making.as_at,
        vocabulary: making.words,
    };
    match kind {
        PieceKind::Picture => {
            let words = Item::Words(level(&told).join(" "));
            let chart = Chart::of_words(&making.pack, member.measure, making.as_at, making.words);
            std::iter::once(words)
                .chain(chart.map(|it| picture(it.scene(SIZE.0, SIZE.1))))
                .collect()
        }
        PieceKind::Analysis => {
            let section = statistics::section(&told);
            let pictures = section.pictures.iter().map(|it| picture(it.scene(SIZE.0, SIZE.1)));
            let fact = |part: &statistics::Part| (part.heading.to_owned(), part.said.join(" "));
            let facts = section.parts.iter().map(fact).collect();
            pictures.chain([Item::Facts(facts)]).collect()
        }
    }
}

fn picture(mut scene: crate::chart::Scene) -> Item {
    let (title, caption) = (scene.title.clone(), scene.caption.clone());
    let table = std::mem::take(&mut scene.table);
    Item::Picture(title, caption, table, Some(Box::new(scene)))
}

/// What a part says; nothing where there is nothing to say.
pub(super) fn of_part(making: &Material, part: PaperPart) -> Vec<Item> {
    match part {
        PaperPart::Decisions => {
            let asked = making.paper.decisions.iter().filter(|it| !it.trim().is_empty());
            let asked: Vec<Item> = asked.cloned().map(Item::Words).collect();
            let none = || Item::Words("Nothing: this paper is for information.".to_owned());
            if asked.is_empty() { vec![none()] } else { asked }
        }
        PaperPart::Summary => summary(making),
        PaperPart::Restated => restated(making),
        PaperPart::OffTarget => off_target(making, &making.managed()),
        PaperPart::Progress => {
            table(Some("Progress and target status"), progress(making, &making.chosen))
        }
        PaperPart::Figures => table(Some("Figures"), figures(making, &making.managed())),
        PaperPart::Perspectives => perspectives(making),
        PaperPart::Pictures => by_measure(making, PieceKind::Picture),
        PaperPart::ByException => by_exception(making),
        PaperPart::Statistics => by_measure(making, PieceKind::Analysis),
        PaperPart::Area => table(Some("Figures of the area"), area(making, &making.chosen)),
        PaperPart::Exceptions => tracked(making),
        PaperPart::Actions => {
            let found = answers(&making.pack, &making.members(), &making.scope, making.as_at);
            table(Some("Work that is late or due within 90 days"), actions(&found))
        }
        PaperPart::Risks => risks(making),
        PaperPart::Money => money(making),
        PaperPart::Narratives => narratives(making),
        PaperPart::Specification => specified(making),
    }
}

fn table(caption: Option<&str>, table: Table) -> Vec<Item> {
    let caption = caption.unwrap_or_default().to_owned();
    if table.rows.is_empty() { Vec::new() } else { vec![Item::Figures(caption, table)] }
}

/// A list under a sentence; nothing where it is empty.
fn listed(words: &str, list: Vec<String>) -> Vec<Item> {
    match list.is_empty() {
        true => Vec::new(),
        false => vec![Item::Words(words.to_owned()), Item::List(list)],
    }
}

fn status(making: &Material, at: usize) -> Option<Status> {
    Some(making.member(at)?.rating.year_to_date.judgement.status)
}

/// The whole in a few sentences, and what changed since the period before.
fn summary(making: &Material) -> Vec<Item> {
    let chosen = &making.chosen;
    let distribution = Distribution::of(chosen.iter().filter_map(|at| status(making, *at)));
    let mut items = vec![Item::Words(distribution.sentence(making.words))];
    let all = making.members();
    let Some(before) = making.before() else { return items };
    let found = minute::changes_of(&making.pack, &all, chosen, making.as_at, before);
    let told = found.all.iter().filter_map(|change| {
        let name = &all.get(change.member)?.measure.name;
        let detail = match change.detail {
            Detail::Statuses(then, now) => {
                let words = |it: Status| it.words(making.words).to_lowercase();
                if words(then) == words(now) {
                    return None;
                }
                format!(" ({} to {})", words(then), words(now))
            }
            Detail::Period(period) => format!(" ({})", period.label()),
            Detail::None => String::new(),
        };
        Some(format!("{}: {name}{detail}", change.kind.words()))
    });
    items.extend(listed(&format!("What changed since {}:", found.since.label()), told.collect()));
    items
}

fn restated(making: &Material) -> Vec<Item> {
    let Some((title, found)) = &making.last else { return Vec::new() };
    if found.is_empty() {
        return vec![Item::Words(format!("Nothing that “{title}” said is another figure now."))];
    }
    let list = found.iter().map(super::Restated::words).collect();
    listed(&format!("What “{title}” said of these is another figure now:"), list)
}

/// Amber and red ones in order of harm, each in words: how far off, since when, whether that is chance, what was said.
fn off_target(making: &Material, of: &[usize]) -> Vec<Item> {
    let off = |at: &usize| matches!(status(making, *at), Some(Status::Red | Status::Amber));
    let of: Vec<usize> = making.in_order(of).into_iter().filter(off).collect();
    if of.is_empty() {
        return vec![Item::Words("Nothing is off target.".to_owned())];
    }
    of.into_iter().filter_map(|at| making.member(at)).flat_map(|it| told(making, it)).collect()
}

fn told(making: &Material, member: Member<'_>) -> Vec<Item> {
    let said = strip(&making.pack, member, making.as_at, making.words);
    let name = &member.measure.name;
    let parts = [
        Some(match said.against.is_empty() {
            true => said.figure,
            false => format!("{}, against {}", said.figure, said.against),
        }),
        said.harm,
        Some(said.since),
        said.signal,
        said.others,
    ];
    let parts: Vec<String> = parts.into_iter().flatten().filter(|it| !it.is_empty()).collect();
    let mut items = vec![
        Item::Under(format!("{name}: {}", status_words(making, said.status))),
        Item::Words(parts.join(". ") + "."),
    ];
    items.extend(said.comment.map(Item::Words));
    let before = last_told(&making.pack, member.measure, making.as_at, None);
    items.extend(before.map(|it| Item::Words(format!("Last time: {}", it.said.join(" ")))));
    items
}

/// A table for each side of the scorecard that has a measure here.
fn perspectives(making: &Material) -> Vec<Item> {
    let known = |of: Option<&_>| making.pack.perspectives.iter().any(|it| Some(&it.id) == of);
    let sides = making.pack.perspectives.iter().map(|it| (Some(&it.id), it.name.as_str()));
    let managed = making.managed();
    let of = |(side, name): (Option<_>, &str)| {
        let is_of = |at: &&usize| {
            let of = making.measures.get(**at).and_then(|it| it.perspective.as_ref());
            if side.is_some() { of == side } else { !known(of) }
        };
        let of: Vec<usize> = managed.iter().filter(is_of).copied().collect();
        let found = table(Some(name), figures(making, &of));
        let head = (!found.is_empty()).then(|| Item::Under(name.to_owned()));
        head.into_iter().chain(found).collect::<Vec<_>>()
    };
    sides.chain([(None, "Perspective not yet set")]).flat_map(of).collect()
}

/// Each measure under its name with its pieces, and the narratives that stand beside it.
fn by_measure(making: &Material, kind: PieceKind) -> Vec<Item> {
    let of = |at: usize| {
        let member = making.member(at)?;
        let pieces = making.pieces.get(&(at, kind))?;
        let status = status_words(making, member.rating.year_to_date.judgement.status);
        let head = Item::Under(format!("{}: {status}", member.measure.name));
        let beside = in_time(making).filter(|it| it.measures.contains(&member.measure.id));
        let beside = beside.flat_map(|it| narrative(it, false));
        Some([head].into_iter().chain(pieces.iter().cloned()).chain(beside).collect::<Vec<_>>())
    };
    making.managed().into_iter().filter_map(of).flatten().collect()
}

/// Business-as-usual measures that are off target, and how many there are.
fn by_exception(making: &Material) -> Vec<Item> {
    let usual: Vec<usize> =
        making.chosen.iter().copied().filter(|at| making.usual.contains(at)).collect();
    if usual.is_empty() {
        return Vec::new();
    }
    let all = Distribution::of(usual.iter().filter_map(|at| status(making, *at)));
    let head = format!(
        "Of {} business-as-usual measures: {}.",
        usual.len(),
        all.counted_words(making.words)
    );
    std::iter::once(Item::Words(head)).chain(off_target(making, &usual)).collect()
}

/// Exceptions in a table, what each says, and where one is due and nobody has raised it.
fn tracked(making: &Material) -> Vec<Item> {
    let all = making.members();
    let found = tracker(&making.pack, &all, making.as_at).of(&making.chosen);
    let mut items = table(Some("Exceptions"), exceptions(making, &found.rows));
    if !making.parts.contains(&PaperPart::OffTarget)
        || making.paper.template == crate::model::Template::Exceptions
    {
        for row in found.rows.iter().filter(|row| row.standing.is_live()) {
            let Some(held) = making.pack.exception(&row.exception) else { continue };
            let facts = [
                ("Cause", &held.cause),
                ("For residents", &held.residents),
                ("For equality", &held.equality),
                ("For money", &held.money),
                ("What works elsewhere", &held.elsewhere),
                ("Support or decision sought", &held.sought),
            ];
            let facts: Vec<(String, String)> = facts
                .into_iter()
                .filter(|(_, words)| !words.trim().is_empty())
                .map(|(term, words)| (term.to_owned(), words.clone()))
                .collect();
            if !facts.is_empty() {
                items.extend([Item::Under(held.name.clone()), Item::Facts(facts)]);
            }
        }
    }
    let name = |at: usize| all.get(at).map(|it| it.measure.name.clone());
    let waiting = found.waiting.iter().filter_map(|it| name(it.at)).collect();
    items.extend(listed("An exception is due of these, and nobody has raised one:", waiting));
    items
}

fn risks(making: &Material) -> Vec<Item> {
    let found = answers(&making.pack, &making.members(), &making.scope, making.as_at).risks;
    let with = (making.as_at, making.words);
    let found = tied(&making.pack, with, &|risk| found.contains(&risk.id));
    found
        .into_iter()
        .flat_map(|it| [Item::Under(it.name), Item::Words(it.said.join(" "))])
        .collect()
}

fn money(making: &Material) -> Vec<Item> {
    let year = making.pack.calendar().year_of_period(making.as_at.period);
    let plans = making.pack.plans.iter().filter(|plan| match &making.scope {
        Scope::Plan(id) => making.pack.feeds(&plan.id, id),
        Scope::Whole => !plan.resources.is_empty(),
        Scope::Post(_) => false,
    });
    let said = plans
        .clone()
        .map(|plan| format!("{}: {}", plan.name, money_words(&making.pack, &plan.id, year)));
    let said = said.map(Item::Words);
    let each = plans.filter_map(|plan| {
        let cost = plan_cost(&making.pack, plan, making.as_at)?;
        Some(Item::Words(format!("{}: {}", plan.name, cost.said().join(" "))))
    });
    said.chain(each).collect()
}

/// Narratives that were written by the day that the paper is said as at.
fn in_time(making: &Material) -> impl Iterator<Item = &Narrative> {
    let by = making.as_at.on;
    let all = making.pack.narratives.iter().map(AsRef::as_ref);
    all.filter(move |it: &&Narrative| it.on.zip(by).is_none_or(|(on, by)| on.0 <= by))
}

fn narrative(it: &Narrative, headed: bool) -> Vec<Item> {
    let (what, name) = (it.kind.words(), &it.name);
    let by = match (it.by.trim(), it.on) {
        ("", _) => None,
        (by, Some(on)) => Some(Item::Words(format!("By {by}, {}", day_label(on.0)))),
        (by, None) => Some(Item::Words(format!("By {by}"))),
    };
    let head = match headed {
        true => Item::Under(format!("{what}: {name}")),
        false => Item::Words(format!("{what}: {name}")),
    };
    let words = it.paragraphs().map(|words| Item::Words(words.to_owned()));
    std::iter::once(head).chain(words).chain(by).collect()
}

/// Those of its plan or measures that don't stand beside a measure already.
fn narratives(making: &Material) -> Vec<Item> {
    let beside =
        making.parts.iter().any(|it| matches!(it, PaperPart::Pictures | PaperPart::Statistics));
    let shown = if beside { making.managed() } else { Vec::new() };
    let has = |of: &[usize], it: &Narrative| {
        of.iter().filter_map(|at| making.measures.get(*at)).any(|one| it.measures.contains(&one.id))
    };
    let is_of_plan = |it: &Narrative| match &making.scope {
        Scope::Whole => true,
        Scope::Plan(id) => it.plan.as_ref().is_some_and(|plan| making.pack.feeds(plan, id)),
        Scope::Post(_) => false,
    };
    let of = in_time(making)
        .filter(|it| (is_of_plan(it) || has(&making.chosen, it)) && !has(&shown, it));
    of.flat_map(|it| narrative(it, true)).collect()
}

fn specified(making: &Material) -> Vec<Item> {
    let year = making.pack.calendar().year_of_period(making.as_at.period);
    let of =
        |at: &usize| Some(specification::of_measure(&making.pack, making.measures.get(*at)?, year));
    making.chosen.iter().filter_map(of).flatten().filter_map(item).collect()
}

/// A block of another document within a part.
fn item(block: Block) -> Option<Item> {
    Some(match block {
        Block::Heading(words) | Block::Subheading(words) => Item::Under(words),
        Block::Paragraph(words) => Item::Words(words),
        Block::Facts(facts) => Item::Facts(facts),
        Block::List(list) => Item::List(list),
        Block::Table(caption, table) => Item::Figures(caption, table),
        _ => return None,
    })
}

/// What isn't in the paper, and how its words are meant: in every paper.
pub(super) fn omissions(making: &Material) -> Part {
    let left = making.left_out.iter().map(|(name, why)| format!("{name}: {why}")).collect();
    let without = making.chosen.iter().filter_map(|at| {
        let Member { measure, rating } = making.member(*at)?;
        let judged = &rating.year_to_date.judgement;
        let why = judged.reason.filter(|_| judged.actual.is_none())?;
        Some(format!("{}: {}", measure.name, why.words()))
    });
    let mut items = listed("Left out:", left);
    items.extend(listed("Without a figure to date:", without.collect()));
    items.extend(listed("In the last paper and not in this one:", making.dropped.clone()));
    if items.is_empty() {
        items.push(Item::Words("Nothing is left out of what this paper is of.".to_owned()));
    }
    let whom = match making.paper.reader() {
        crate::model::Audience::Public => {
            "It is made of what is public, and says nothing of the rest."
        }
        crate::model::Audience::Internal => {
            "It is made of what is public or internal, and says nothing of what is personal."
        }
        crate::model::Audience::Personal => "It is made of all there is.",
    };
    items.push(Item::Words(whom.to_owned()));
    let words = match making.words {
        Vocabulary::RedAmberGreen => {
            "Green: on plan to date or better. Amber: worse than plan, within the floor. Red: worse than the floor. Progress is against the comparison that each measure names."
        }
        Vocabulary::OnOffTarget => {
            "On target: on plan to date or better. Off target: worse than plan. Progress is against the comparison that each measure names."
        }
    };
    items.push(Item::Words(words.to_owned()));
    Part { heading: "What is left out, and how to read this paper".to_owned(), items }
}
