//! The parts of papers, each of what the ratings and the records say; and what a measure's pieces are.

use super::decisions::decisions;
use super::exceptions::tracked;
use super::made::Item;
use super::material::{Material, PieceKind};
use super::money::money;
use super::summary::{restated, summary};
use super::tables::{actions, area, audited_status, figures, progress};
use super::whose::lacks_area;
use crate::chart::measure::Chart;
use crate::model::{Aim, Narrative, PaperPart, day_label};
use crate::planning::last_told;
use crate::rating::see_judge_act::{Told, level};
use crate::rating::{Distribution, Status, counted};
use crate::report::minute::{Member, Scope, strip};
use crate::report::risks::tied;
use crate::report::{Block, specification, statistics};
use chrono::Days;

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
                .chain(chart.map(|it| picture(it.on_paper(SIZE.0, SIZE.1))))
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

/// Work of a plan is in its paper where it is due within so many days.
const SOON: Days = Days::new(90);

/// What a part says; nothing where there is nothing to say. Its pieces go into it.
pub(super) fn of_part(making: &mut Material, part: PaperPart) -> Vec<Item> {
    match part {
        PaperPart::Decisions => decisions(making),
        PaperPart::Summary => summary(making),
        PaperPart::Restated => restated(making),
        PaperPart::OffTarget => {
            let told = off_target(making, &making.managed());
            told.into_iter().chain(off_target_elsewhere(making)).collect()
        }
        PaperPart::Progress => {
            let is_shown = |at: &usize| making.is_shown(*at);
            let shown: Vec<usize> = making.chosen.iter().copied().filter(is_shown).collect();
            let rest = not_shown(making, &making.chosen);
            let rows = Item::table(Some("Progress and target status"), progress(making, &shown));
            rows.into_iter().chain(rest).collect()
        }
        PaperPart::Figures => {
            let rows = Item::table(Some("Figures"), figures(making, &making.drawn()));
            rows.into_iter().chain(passed_over(making)).collect()
        }
        PaperPart::Perspectives => perspectives(making),
        PaperPart::Pictures => by_measure(making, PieceKind::Picture),
        PaperPart::ByException => by_exception(making),
        PaperPart::Statistics => by_measure(making, PieceKind::Analysis),
        PaperPart::Area if lacks_area(&making.paper) => vec![Item::Words(
            "No area is chosen. Choose one, and its figures stand here beside the whole."
                .to_owned(),
        )],
        PaperPart::Area => Item::table(Some("Figures of the area"), area(making, &making.chosen)),
        PaperPart::Exceptions => tracked(making),
        PaperPart::Actions => {
            let (caption, until) = match making.scope {
                Scope::Post(_) => ("What was promised and isn’t finished", None),
                Scope::Whole | Scope::Plan(_) => {
                    let on = making.as_at.day(making.pack.calendar());
                    ("Work that is late or due within 90 days", on.0.checked_add_days(SOON))
                }
            };
            Item::table(Some(caption), actions(making.answers(), until))
        }
        PaperPart::Risks => risks(making),
        PaperPart::Money => money(making),
        PaperPart::Narratives => narratives(making),
        PaperPart::Specification => specified(making),
    }
}

/// Which measures are off target and told by exception elsewhere, so that what is told here isn't taken for all.
fn off_target_elsewhere(making: &Material) -> Option<Item> {
    let off = |at: &&usize| {
        making.usual.contains(at)
            && matches!(making.status(**at), Some(Status::Red | Status::Amber))
    };
    let others: Vec<&str> = making
        .chosen
        .iter()
        .filter(off)
        .filter_map(|at| Some(making.measures.get(*at)?.name.as_str()))
        .collect();
    let are = match others.len() {
        0 => return None,
        1 => "1 more is".to_owned(),
        count => format!("{count} more are"),
    };
    Some(Item::Words(format!(
        "{are} off target and told under “{}”: {}.",
        PaperPart::ByException.words(),
        others.join("; ")
    )))
}

/// Amber and red ones in order of harm, each in words: how far off, since when, whether that is chance, what was said.
fn off_target(making: &Material, all: &[usize]) -> Vec<Item> {
    let off = |at: &usize| matches!(making.status(*at), Some(Status::Red | Status::Amber));
    let of: Vec<usize> = making.in_order(all).into_iter().filter(off).collect();
    if of.is_empty() {
        return vec![Item::Words(none_off_target(making, all))];
    }
    of.into_iter().filter_map(|at| making.member(at)).flat_map(|it| told(making, it)).collect()
}

/// What is said where none of these is off target: that needs one that is rated.
fn none_off_target(making: &Material, all: &[usize]) -> String {
    let is_rated = |at: &usize| making.status(*at).is_some_and(Status::is_rated);
    match all.len() {
        0 => "There is no measure here of which it could be told.".to_owned(),
        _ if all.iter().any(is_rated) => "Nothing is off target.".to_owned(),
        1 => "The measure isn’t rated: whether it is off target isn’t known.".to_owned(),
        count => {
            format!("None of {count} measures is rated: whether they are off target isn’t known.")
        }
    }
}

fn told(making: &Material, member: Member<'_>) -> Vec<Item> {
    let said = strip(&making.pack, member, making.as_at, making.words);
    let name = &member.measure.name;
    let others = said.others.clone().filter(|it| !it.is_empty());
    let parts: Vec<String> = said.clauses().into_iter().chain(others).collect();
    let mut items = vec![
        Item::Under(format!("{name}: {}", audited_status(making, member))),
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
    let drawn = making.drawn();
    let of = |(side, name): (Option<_>, &str)| {
        let is_of = |at: &&usize| {
            let of = making.measures.get(**at).and_then(|it| it.perspective.as_ref());
            if side.is_some() { of == side } else { !known(of) }
        };
        let of: Vec<usize> = drawn.iter().filter(is_of).copied().collect();
        let found = Item::table(Some(name), figures(making, &of));
        let head = (!found.is_empty()).then(|| Item::Under(name.to_owned()));
        head.into_iter().chain(found).collect::<Vec<_>>()
    };
    sides
        .chain([(None, "Perspective not yet set")])
        .flat_map(of)
        .chain(passed_over(making))
        .collect()
}

/// Each measure under its name with its pieces, and the narratives that stand beside it.
fn by_measure(making: &mut Material, kind: PieceKind) -> Vec<Item> {
    let mut pieces = std::mem::take(&mut making.pieces);
    let making = &*making;
    let of = |at: usize| {
        let member = making.member(at)?;
        let pieces = pieces.remove(&(at, kind))?;
        let status = audited_status(making, member);
        let head = Item::Under(format!("{}: {status}", member.measure.name));
        let beside = in_time(making).filter(|it| it.measures.contains(&member.measure.id));
        let beside = beside.flat_map(|it| narrative(it, false));
        Some([head].into_iter().chain(pieces).chain(beside).collect::<Vec<_>>())
    };
    making.drawn().into_iter().filter_map(of).flatten().chain(passed_over(making)).collect()
}

/// How many of the measures that are told in full are passed over.
fn passed_over(making: &Material) -> Option<Item> {
    not_shown(making, &making.managed())
}

/// How many of these measures are passed over, for there is nothing to show of them, and of how many of those there is a target
/// for the year all the same.
fn not_shown(making: &Material, among: &[usize]) -> Option<Item> {
    let passed: Vec<usize> = among.iter().copied().filter(|at| !making.is_shown(*at)).collect();
    let calendar = making.pack.calendar();
    let year = calendar.year_of_period(making.as_at.period);
    let is_set = |at: &&usize| {
        let target = making.measures.get(**at).and_then(|it| it.target_covering(year, calendar));
        target.is_some_and(|(_, target)| target.aim != Aim::None)
    };
    let set = passed.iter().filter(is_set).count();
    let count = passed.len();
    let have = if count == 1 { "measure, which has" } else { "measures, which have" };
    let (target, set) = match (set, count) {
        (0, _) => ("a target", String::new()),
        (_, 1) => ("a target to date", " It has a target for the year.".to_owned()),
        (1, _) => ("a target to date", " 1 of them has a target for the year.".to_owned()),
        (set, _) => ("a target to date", format!(" {set} of them have a target for the year.")),
    };
    (count > 0).then(|| {
        Item::Words(format!(
            "Not shown here: {count} {have} neither a figure to date nor {target}.{set} The end of this paper names what has no figure."
        ))
    })
}

/// Business-as-usual measures that are off target, and how many there are.
fn by_exception(making: &Material) -> Vec<Item> {
    let usual: Vec<usize> =
        making.chosen.iter().copied().filter(|at| making.usual.contains(at)).collect();
    if usual.is_empty() {
        return Vec::new();
    }
    let all = Distribution::of(usual.iter().filter_map(|at| making.status(*at)));
    let head = format!(
        "Of {}: {}.",
        counted(usual.len(), "business-as-usual measure", "business-as-usual measures"),
        all.counted_words(making.words)
    );
    std::iter::once(Item::Words(head)).chain(off_target(making, &usual)).collect()
}

fn risks(making: &Material) -> Vec<Item> {
    let found = &making.answers().risks;
    let with = (making.as_at, making.words);
    let found = tied(&making.pack, with, &|risk| found.contains(&risk.id));
    found
        .into_iter()
        .flat_map(|it| [Item::Under(it.name), Item::Words(it.said.join(" "))])
        .collect()
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
        ("", _) => String::new(),
        (by, Some(on)) => format!(" (by {by}, {})", day_label(on.0)),
        (by, None) => format!(" (by {by})"),
    };
    let head = format!("{what}: {name}{by}");
    let head = if headed { Item::Under(head) } else { Item::Words(head) };
    let words = it.paragraphs().map(|words| Item::Words(words.to_owned()));
    std::iter::once(head).chain(words).collect()
}

/// Those of its plan or measures that don't stand beside a measure already.
fn narratives(making: &Material) -> Vec<Item> {
    let beside =
        making.parts.iter().any(|it| matches!(it, PaperPart::Pictures | PaperPart::Statistics));
    let shown = if beside { making.drawn() } else { Vec::new() };
    let has = |of: &[usize], it: &Narrative| {
        of.iter().filter_map(|at| making.measures.get(*at)).any(|one| it.measures.contains(&one.id))
    };
    let of_area = !making.paper.area.trim().is_empty();
    let is_of_plan = |it: &Narrative| match &making.scope {
        // What is told of an area is told of its measures: of which area a narrative is, nobody says.
        Scope::Whole => !of_area,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Pack, Paper, Template};
    use crate::report::paper::made;

    #[test]
    fn work_due_within_ninety_days_is_that_and_what_is_late() {
        let action = |(id, due): (&str, &str)| {
            format!(
                r#"{{"id":"{id}","name":"{id}","kind":"activity","plan":"p","state":"under_way","due":"{due}"}}"#
            )
        };
        let actions = [
            ("late", "2025-07-31"),
            ("today", "2025-10-31"),
            ("in 90 days", "2026-01-29"),
            ("in 91 days", "2026-01-30"),
        ];
        let text = format!(
            r#"{{"format":"golden-thread-pack","version":1,"organisation":{{"name":"A","clock":"2025-10-31"}},
            "plans":[{{"id":"p","name":"P","owner":"Director","measures":["m"]}}],"actions":[{}],
            "measures":[{{"id":"m","name":"M","frequency":"monthly","specification":{{}},
                "series":[{{"period":"2025-09","value":1}}]}}]}}"#,
            actions.map(action).join(",")
        );
        let pack: Pack = serde_json::from_str(&text).unwrap();
        let check = |paper: Paper, expected: &[&str]| {
            let paper = Paper { parts: vec![PaperPart::Actions], ..paper };
            let made = made(&pack, &paper, "2026-11-27".parse().unwrap());
            let items = made.parts.into_iter().flat_map(|part| part.items);
            let table = items.filter_map(|item| match item {
                Item::Figures(_, table) => Some(table),
                _ => None,
            });
            let named: Vec<String> =
                table.flat_map(|it| it.rows).filter_map(|row| row.into_iter().next()).collect();
            assert_eq!(named, expected);
        };
        let paper =
            |template| Paper::new("x".into(), "X".to_owned(), template, "2025-09".parse().unwrap());
        let soon = &["late", "today", "in 90 days"];
        check(paper(Template::CorporatePlan), soon);
        check(Paper { plan: Some("p".into()), ..paper(Template::Service) }, soon);
        // What a post promised is listed whenever it is due.
        let post = Paper { post: "Director".to_owned(), ..paper(Template::Portfolio) };
        check(post, &["late", "today", "in 90 days", "in 91 days"]);
    }

    #[test]
    fn what_a_running_total_gained_is_told_from_the_total() {
        let text = r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"A"},
            "measures":[{"id":"m","name":"Appraisals","frequency":"monthly","polarity":"higher_is_better",
                "accumulation":"running","precision":0,"specification":{},
                "series":[{"period":"2025-01","value":79},{"period":"2025-02","value":86},
                    {"period":"2025-03","value":94}]}]}"#;
        let pack: Pack = serde_json::from_str(text).unwrap();
        let paper =
            Paper::new("x".into(), "X".to_owned(), Template::Service, "2025-03".parse().unwrap());
        let paper = Paper { parts: vec![PaperPart::Progress], ..paper };
        let made = made(&pack, &paper, "2025-04-15".parse().unwrap());
        let said = format!("{:?}", made.parts);
        assert!(said.contains(": added 8 in Mar 2025, against 7 in Feb 2025"), "{said}");
    }
}
