//! What stands at both ends of every paper: the whole in a few sentences, what was published of it before, and at its end
//! what isn't in it and how its words are meant.

use super::made::{Item, Part};
use super::material::Material;
use super::tables::area_sides;
use crate::model::{Audience, PaperPart, Vocabulary};
use crate::rating::{Distribution, Progress, Status};
use crate::report::minute::{self, Detail, Member, Scope};

/// The whole in a few sentences, and what changed since the period before. A report in the two-column vocabulary says
/// how many got better instead, against what each measure is compared with; that of an area how it stands.
pub(super) fn summary(making: &Material) -> Vec<Item> {
    let chosen = &making.chosen;
    if !making.unknown.is_empty() {
        return making.unknown.iter().cloned().map(Item::Words).collect();
    }
    if chosen.is_empty() {
        return vec![Item::Words(no_measures(making))];
    }
    let distribution = Distribution::of(chosen.iter().filter_map(|at| making.status(*at)));
    let sentence = Item::Words(distribution.sentence(making.words) + &without_some(making));
    if making.parts.contains(&PaperPart::Area) && !making.paper.area.trim().is_empty() {
        return vec![Item::Words(area_words(making)), of_the_whole(making, &distribution)];
    }
    if making.parts.contains(&PaperPart::Progress) {
        return vec![sentence, Item::Words(progress_words(making))];
    }
    std::iter::once(sentence).chain(changes(making)).collect()
}

/// Why there is no measure in it.
fn no_measures(making: &Material) -> String {
    let (area, is_public) = (making.paper.area.trim(), making.paper.reader() == Audience::Public);
    let that_is = if is_public { " that is public" } else { "" };
    match &making.scope {
        _ if !making.left_out.is_empty() => {
            "Each of its measures is left out; the end of this paper says why.".to_owned()
        }
        _ if making.lacks => {
            "No measure of it is in the file that this paper is made of, which was made for an audience.".to_owned()
        }
        _ if !area.is_empty() => {
            format!("No measure{that_is} has a figure of {area} as at {}.", making.as_at.period.label())
        }
        Scope::Post(post) => format!("{post} answers for no measure{that_is}."),
        Scope::Plan(_) => format!("No measure{that_is} stands in this plan."),
        Scope::Whole if is_public => "There are no measures that are public.".to_owned(),
        Scope::Whole => "There are no measures.".to_owned(),
    }
}

/// That what is counted isn't all, where something is left out by choice; nothing where it is all.
fn without_some(making: &Material) -> String {
    match making.left_out.len() {
        0 => String::new(),
        1 => " 1 measure is left out of this paper and not counted here; its end says which, and why.".to_owned(),
        count => format!(" {count} measures are left out of this paper and not counted here; its end says which, and why."),
    }
}

/// `Of 52 measures 20 improved, 12 are similar, 8 got worse; of 12 it can't be said or isn't available.`
fn progress_words(making: &Material) -> String {
    let of = |wanted: &[Progress]| {
        let all = making.chosen.iter().filter_map(|at| making.member(*at));
        // As the table beside it shows them.
        let shown = all.filter_map(|it| it.rating.progress_shown());
        shown.filter(|judged| wanted.contains(&judged.progress)).count()
    };
    let (improved, achieved) = (of(&[Progress::Improved]), of(&[Progress::Achieved]));
    let (similar, worse) = (of(&[Progress::Similar]), of(&[Progress::GotWorse]));
    let known = improved + achieved + similar + worse;
    let unknown = making.chosen.len() - known;
    // What stood still didn't improve.
    let still = match achieved {
        0 => String::new(),
        count => format!(", {count} unchanged with the target already met"),
    };
    let mut words = format!(
        "Progress, of {known} {} that can be compared: {improved} improved{still}, {similar} similar, {worse} got worse.",
        if known == 1 { "measure" } else { "measures" },
    );
    if unknown > 0 {
        words += &format!(" Of {unknown} more it can’t be said, or a figure isn’t available.");
    }
    words
}

/// How an area stands against the whole, over all measures that have a figure of it.
fn area_words(making: &Material) -> String {
    let sides = area_sides(making, &making.chosen);
    let count = making.chosen.len();
    let list: Vec<String> = sides.iter().map(|(words, many)| format!("{many} {words}")).collect();
    format!(
        "{} {} a figure of {}: {}.",
        if count == 1 { "1 measure".to_owned() } else { format!("{count} measures") },
        if count == 1 { "has" } else { "have" },
        making.paper.area.trim(),
        list.join(", ")
    )
}

fn of_the_whole(making: &Material, distribution: &Distribution) -> Item {
    let words = distribution.sentence(making.words);
    Item::Words(format!("The same measures, of the whole and not of the area: {words}"))
}

fn changes(making: &Material) -> Vec<Item> {
    let all = making.members();
    let Some(before) = making.before() else { return Vec::new() };
    let found = minute::changes_of(&making.pack, &all, &making.chosen, making.as_at, before);
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
    let mut items =
        Item::listed(&format!("What changed since {}:", found.since.label()), told.collect());
    items.extend(found.remark().filter(|_| !found.comparable).map(Item::Words));
    items
}

pub(super) fn restated(making: &Material) -> Vec<Item> {
    let Some((title, found)) = &making.last else { return Vec::new() };
    if found.is_empty() {
        return vec![Item::Words(format!("Nothing that “{title}” said is another figure now."))];
    }
    let list = found.iter().map(super::Restated::words).collect();
    Item::listed(&format!("What “{title}” said of these is another figure now:"), list)
}

/// What isn't in the paper, and how its words are meant: in every paper.
pub(super) fn omissions(making: &Material) -> Part {
    let left = making.left_out.iter().map(|(name, why)| format!("{name}: {why}")).collect();
    let mut items = Item::listed("Left out:", left);
    items.extend(without(making));
    items.extend(Item::listed("In the last paper and not in this one:", making.dropped.clone()));
    if items.is_empty() && !making.lacks && making.unknown.is_empty() {
        items.push(Item::Words("Nothing is left out of what this paper is of.".to_owned()));
    }
    let whom = match making.paper.reader() {
        _ if making.lacks => {
            "It is made of a file that was made for an audience, and says nothing of what was left out of that."
        }
        Audience::Public => "It is made of what is public, and says nothing of the rest.",
        Audience::Internal => {
            "It is made of what is public or internal, and says nothing of what is personal."
        }
        Audience::Personal => "It is made of all there is.",
    };
    items.push(Item::Words(whom.to_owned()));
    let words = match making.words {
        Vocabulary::RedAmberGreen => {
            "Green: on plan to date or better. Amber: worse than plan, within the floor. Red: worse than the floor. The floor is how far a figure may fall behind its plan before it is red. Progress is against the comparison that each measure names."
        }
        Vocabulary::OnOffTarget => {
            "On target: on plan to date or better. Off target: worse than plan. A floor is how far a figure may fall behind its plan at most. Progress is against the comparison that each measure names; an arrow says which way the figure went, the word whether that is better."
        }
    };
    items.push(Item::Words(words.to_owned()));
    Part { heading: "What is left out, and how to read this paper".to_owned(), items }
}

/// Measures without a figure to date, those of one reason in a list, each with the figure that stands for its period alone. Where a target is wanting too, that is the reason
/// that their rating gives.
fn without(making: &Material) -> Vec<Item> {
    let mut by_reason: Vec<(String, Vec<String>)> = Vec::new();
    for at in &making.chosen {
        let Some(Member { measure, rating }) = making.member(*at) else { continue };
        let judged = &rating.year_to_date.judgement;
        let Some(reason) = judged.reason.filter(|_| judged.actual.is_none()) else { continue };
        let alone = rating.alone_words(measure).zip(rating.why_alone(measure));
        let (name, words) = match (alone, reason.status()) {
            (Some((figure, why)), _) => (format!("{} ({figure})", measure.name), why.to_owned()),
            (None, Status::NoTarget) => {
                (measure.name.clone(), format!("there is no figure, and {}", reason.words()))
            }
            (None, _) => (measure.name.clone(), reason.words().to_owned()),
        };
        match by_reason.iter_mut().find(|(known, _)| *known == words) {
            Some((_, names)) => names.push(name),
            None => by_reason.push((words, vec![name])),
        }
    }
    let (of_some, of_one): (Vec<_>, Vec<_>) =
        by_reason.into_iter().partition(|(_, names)| names.len() > FEW);
    let line = |(words, names): &(String, Vec<String>)| {
        names.iter().map(|name| format!("{name}: {words}")).collect::<Vec<_>>()
    };
    let mut items =
        Item::listed("Without a figure to date:", of_one.iter().flat_map(line).collect());
    for (words, names) in of_some {
        let head = format!("{} measures without a figure to date; {words}:", names.len());
        items.extend(Item::listed(&head, names));
    }
    items
}

/// Up to so many measures without a figure are told one by one with their reason; more of one reason have a list.
const FEW: usize = 5;
