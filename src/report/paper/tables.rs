//! The tables of papers: a row a measure, a perspective's, an exception, a piece of work, a risk.

use super::made::figure_words;
use super::material::Material;
use crate::chart::Table;
use crate::model::day_label;
use crate::planning::due::{due_words, what_words};
use crate::rating::areas::{area_sets, standing_words};
use crate::rating::{
    Progress, Rating, Status, exception::Kept, previous_year, printed, printed_bounds,
    year_target_words,
};
use crate::report::by_role::Answers;
use crate::report::exceptions::Tracked;
use crate::report::minute::Member;
use crate::statistics::xmr::Way;

/// Where there is nothing to say.
const NOTHING: &str = "–";

fn or_nothing(words: String) -> String {
    if words.trim().is_empty() { NOTHING.to_owned() } else { words }
}

fn heads(heads: &[&str]) -> Vec<String> {
    heads.iter().map(|head| (*head).to_owned()).collect()
}

/// All that a scorecard's row says (FRAMEWORK D3), a measure a row.
pub(super) fn figures(making: &Material, of: &[usize]) -> Table {
    let row = |at: &usize| {
        let Member { measure, rating } = making.member(*at)?;
        let to_date = &rating.year_to_date.judgement;
        let (before, _) = previous_year(&making.pack, measure, making.as_at);
        let before = before.map(|it| printed(measure, it)).unwrap_or_default();
        let cells = [
            measure.name.clone(),
            rating.period.map(|it| it.label()).unwrap_or_default(),
            before,
            year_target_words(measure, &rating.year_target),
            to_date.plan.map(|it| printed_bounds(measure, it)).unwrap_or_default(),
            figure_words(measure, rating),
            status_words(making, to_date.status),
            progress_words(rating),
            measure.specification.accountable_officer.clone(),
        ];
        Some(cells.map(or_nothing).to_vec())
    };
    let heads = heads(&[
        "Measure",
        "Period",
        "Year before",
        "Year’s target",
        "Plan to date",
        "To date",
        "Status",
        "Progress",
        "Accountable officer",
    ]);
    Table { heads, rows: of.iter().filter_map(row).collect() }
}

/// The two columns (FRAMEWORK R2): progress, target status.
pub(super) fn progress(making: &Material, of: &[usize]) -> Table {
    let row = |at: &usize| {
        let Member { measure, rating } = making.member(*at)?;
        let cells = [
            measure.name.clone(),
            progress_words(rating),
            status_words(making, rating.year_to_date.judgement.status),
            figure_words(measure, rating),
            year_target_words(measure, &rating.year_target),
        ];
        Some(cells.map(or_nothing).to_vec())
    };
    let heads = heads(&["Measure", "Progress", "Target status", "To date", "Year’s target"]);
    Table { heads, rows: of.iter().filter_map(row).collect() }
}

/// A status as a sign and words, in one line: never by one of them alone.
pub(super) fn status_words(making: &Material, status: Status) -> String {
    let sign = match status.face(making.words) {
        Status::Green => "●\u{a0}",
        Status::Amber => "▲\u{a0}",
        Status::Red => "◆\u{a0}",
        _ => "○\u{a0}",
    };
    format!("{sign}{}", status.words(making.words))
}

/// Progress as an arrow, the way the verdict rests on, and words.
fn progress_words(rating: &Rating) -> String {
    let judged = &rating.progress;
    let arrow = match (judged.progress, judged.way()) {
        (Progress::CannotSay | Progress::NotAvailable, _) => "",
        (_, Some(Way::High)) => "↑\u{a0}",
        (_, Some(Way::Low)) => "↓\u{a0}",
        (_, None) => "→\u{a0}",
    };
    format!("{arrow}{}", judged.progress.words())
}

/// The figures of an area beside the whole.
pub(super) fn area(making: &Material, of: &[usize]) -> Table {
    let area = making.paper.area.trim();
    let row = |at: &usize| {
        let Member { measure, .. } = making.member(*at)?;
        let sets = area_sets(&making.pack, measure, making.as_at);
        let set = sets.iter().find(|set| set.areas.iter().any(|it| it.name.trim() == area))?;
        let found = set.areas.iter().find(|it| it.name.trim() == area)?;
        let number = |value: Option<f64>| value.and_then(|it| it.try_into().ok());
        let whole = number(set.whole).map(|it| printed(measure, it));
        let figure = match found.figure {
            Some(figure) => printed(measure, figure),
            None => found.missing.to_owned(),
        };
        let cells = [
            measure.name.clone(),
            set.period.label(),
            figure,
            whole.unwrap_or_default(),
            standing_words(found).to_owned(),
        ];
        Some(cells.map(or_nothing).to_vec())
    };
    let heads = heads(&["Measure", "Period", area, "The whole", "Compared with the whole"]);
    Table { heads, rows: of.iter().filter_map(row).collect() }
}

/// Exceptions, as the tracker has them.
pub(super) fn exceptions(making: &Material, rows: &[Tracked]) -> Table {
    let row = |row: &Tracked| {
        let held = making.pack.exception(&row.exception)?;
        let review = row.review.map(|(day, late)| {
            let late = if late { ", overdue" } else { "" };
            format!("{}{late}", day_label(day.0))
        });
        let promise = row.promise.map(|(day, kept)| {
            let moved = match row.moves {
                0 => String::new(),
                1 => ", moved once".to_owned(),
                count => format!(", moved {count} times"),
            };
            let kept = match kept {
                Kept::ToCome => "to come",
                Kept::Yes(_) => "kept",
                Kept::No(_) => "not kept",
                Kept::CannotTell(_) => "can’t be told",
            };
            format!("{}: {kept}{moved}", day_label(day.0))
        });
        let cells = [
            held.name.clone(),
            row.standing.words().to_owned(),
            held.owner.clone(),
            row.age.clone(),
            review.unwrap_or_default(),
            promise.unwrap_or_default(),
        ];
        Some(cells.map(or_nothing).to_vec())
    };
    let heads =
        heads(&["Exception", "Standing", "Owner", "Age", "Next review", "Back on track by"]);
    Table { heads, rows: rows.iter().filter_map(row).collect() }
}

/// Work that is late or due soon.
pub(super) fn actions(answers: &Answers) -> Table {
    let row = |due: &crate::planning::due::Due| {
        let cells = [
            due.name.clone(),
            what_words(due),
            due.post.clone(),
            day_label(due.day.0),
            due_words(due).to_owned(),
        ];
        cells.map(or_nothing).to_vec()
    };
    let heads = heads(&["What", "Kind", "Owner", "Due", "Standing"]);
    Table { heads, rows: answers.actions.iter().map(row).collect() }
}
