//! The tables of papers: a row a measure, a perspective's, an exception, a piece of work, a risk.

use super::made::figure_words;
use super::material::Material;
use crate::chart::Table;
use crate::model::{Measure, Period, day_label};
use crate::planning::due::{due_words, what_words};
use crate::rating::areas::{AreaFigure, AreaSet, area_sets, standing_words};
use crate::rating::audit::overturned;
use crate::rating::see_judge_act::capital;
use crate::rating::{
    Progress, Rating, Status, Test, WholeYear, last_year_to_date, previous_year, printed,
    printed_bounds, unit_words, whole_year, year_target_words,
};
use crate::report::by_role::Answers;
use crate::report::exceptions::{Effect, Tracked, effects as effects_of};
use crate::report::minute::Member;
use crate::statistics::xmr::Way;
use chrono::NaiveDate;

/// Where there is nothing to say.
const NOTHING: &str = "–";

/// What has no day.
const NO_DAY: &str = "No day is set";

pub(super) fn or_nothing(words: String) -> String {
    if words.trim().is_empty() { NOTHING.to_owned() } else { words }
}

pub(super) fn heads(heads: &[&str]) -> Vec<String> {
    heads.iter().map(|head| (*head).to_owned()).collect()
}

/// All that a scorecard's row says (FRAMEWORK D3), a measure a row. The year to date stands between the same part of
/// last year and its plan; what is of whole years stands apart.
pub(super) fn figures(making: &Material, of: &[usize]) -> Table {
    let row = |at: &usize| {
        let member @ Member { measure, rating } = making.member(*at)?;
        let to_date = &rating.year_to_date.judgement;
        let cells = [
            named(measure),
            rating.period.map(|it| it.label()).unwrap_or_default(),
            before_to_date(making, measure, rating),
            to_date.plan.map(|it| printed_bounds(measure, it)).unwrap_or_default(),
            to_date_or_alone(measure, rating),
            audited_status(making, member),
            progress_words(measure, rating),
            year_target_words(measure, &rating.year_target),
            before_whole(making, measure),
            measure.specification.accountable_officer.clone(),
        ];
        Some(cells.map(or_nothing).to_vec())
    };
    let heads = heads(&[
        "Measure",
        "Period",
        BEFORE_TO_DATE,
        PLAN_TO_DATE,
        "To date",
        "Status",
        "Progress",
        "Year’s target",
        BEFORE_WHOLE,
        OFFICER,
    ]);
    without_empty(Table { heads, rows: of.iter().filter_map(row).collect() })
}

/// Heads of columns that say nothing where no row does: that there is nothing to date is worth a column, that nobody is
/// named isn't.
const MAY_GO: [&str; 4] = [BEFORE_TO_DATE, BEFORE_WHOLE, PLAN_TO_DATE, OFFICER];
const BEFORE_TO_DATE: &str = "Last year to date";
const BEFORE_WHOLE: &str = "Last year, whole";
const PLAN_TO_DATE: &str = "Plan to date";
const OFFICER: &str = "Accountable officer";

fn without_empty(mut table: Table) -> Table {
    for at in (0..table.heads.len()).rev() {
        let may_go = table.heads.get(at).is_some_and(|head| MAY_GO.contains(&head.as_str()));
        let is_empty = || table.rows.iter().all(|row| row.get(at).is_none_or(|it| it == NOTHING));
        if may_go && is_empty() {
            table.heads.remove(at);
            for row in table.rows.iter_mut().filter(|row| at < row.len()) {
                row.remove(at);
            }
        }
    }
    table
}

/// The two columns (FRAMEWORK R2): progress, target status; then what they rest on, as in [`figures`].
pub(super) fn progress(making: &Material, of: &[usize]) -> Table {
    let row = |at: &usize| {
        let member @ Member { measure, rating } = making.member(*at)?;
        let to_date = &rating.year_to_date.judgement;
        let cells = [
            named(measure),
            progress_words(measure, rating),
            audited_status(making, member),
            before_to_date(making, measure, rating),
            to_date.plan.map(|it| printed_bounds(measure, it)).unwrap_or_default(),
            to_date_or_alone(measure, rating),
            year_target_words(measure, &rating.year_target),
            before_whole(making, measure),
        ];
        Some(cells.map(or_nothing).to_vec())
    };
    let heads = heads(&[
        "Measure",
        "Progress",
        "Target status",
        BEFORE_TO_DATE,
        PLAN_TO_DATE,
        "To date",
        "Year’s target",
        BEFORE_WHOLE,
    ]);
    without_empty(Table { heads, rows: of.iter().filter_map(row).collect() })
}

/// The year to date, as printed; where none is made, the figure that stands for its period alone, with that.
fn to_date_or_alone(measure: &Measure, rating: &Rating) -> String {
    rating.alone_words(measure).unwrap_or_else(|| figure_words(measure, rating))
}

/// A measure with its unit, where neither its figures nor its name say it: `Affordable homes completed`, `Waiting
/// (days)`.
pub(super) fn named(measure: &Measure) -> String {
    let name = &measure.name;
    let said = |unit: &&str| name.to_lowercase().contains(&unit.to_lowercase());
    match unit_words(measure).filter(|unit| !said(unit)) {
        Some(unit) => format!("{name} ({unit})"),
        None => name.clone(),
    }
}

/// The same part of the year before, as printed; empty where there is none.
fn before_to_date(making: &Material, measure: &Measure, rating: &Rating) -> String {
    let before = last_year_to_date(&making.pack, measure, rating, making.as_at);
    before.map(|it| printed(measure, it)).unwrap_or_default()
}

/// The whole of the year before, as printed, and what of it that is: `234 in all`, `1,480 at its end`. Empty where
/// there is none.
fn before_whole(making: &Material, measure: &Measure) -> String {
    let (before, coverage) = previous_year(&making.pack, measure, making.as_at);
    let Some(figure) = before.map(|it| printed(measure, it)) else { return String::new() };
    let short = coverage.reported < coverage.due;
    match whole_year(measure) {
        // What lacks a period is no total.
        WholeYear::Total if short => format!("{figure} in {}", coverage.words()),
        WholeYear::Total => format!("{figure} in all"),
        WholeYear::Average => format!("{figure} on average"),
        WholeYear::Overall => format!("{figure} over the year"),
        WholeYear::AtItsEnd => format!("{figure} at its end"),
        WholeYear::Itself => figure,
    }
}

/// The status to date of a member, with what it was before its figure went missing, and what audits would have its rating
/// be where that is another one.
pub(super) fn audited_status(making: &Material, member: Member<'_>) -> String {
    let to_date = &member.rating.year_to_date;
    let status = status_words(making, to_date.judgement.status);
    let status = match to_date.stale_words(making.words) {
        Some(stale) => format!("{status}; {stale}"),
        None => status,
    };
    match overturned(&making.pack, member.measure, making.as_at) {
        Some(other) => format!("{status}; {}", other.beside(making.words)),
        None => status,
    }
}

/// A status as a sign and words, which stay on one line: never by one of them alone.
pub(super) fn status_words(making: &Material, status: Status) -> String {
    let sign = match status.face(making.words) {
        Status::Green => "●\u{a0}",
        Status::Amber => "▲\u{a0}",
        Status::Red => "◆\u{a0}",
        _ => "○\u{a0}",
    };
    format!("{sign}{}", status.words(making.words).replace(' ', "\u{a0}"))
}

/// Progress as an arrow, the way the verdict rests on, and words; and which figure it is against, which need be none of
/// those that stand beside it. Nothing of a figure that doesn't stand there itself.
fn progress_words(measure: &Measure, rating: &Rating) -> String {
    if rating.progress_shown().is_none() {
        return String::new();
    }
    let judged = &rating.progress;
    let arrow = match (judged.progress, judged.way()) {
        (Progress::CannotSay | Progress::NotAvailable, _) => "",
        (_, Some(Way::High)) => "↑\u{a0}",
        (_, Some(Way::Low)) => "↓\u{a0}",
        (_, None) => "→\u{a0}",
    };
    // Where a flag decides, the step from the figure before may go the other way.
    let by_step = judged.current.is_some() && !matches!(judged.test, Some(Test::Flag(..)));
    // The figure to date stands in the same row, and isn't what was compared: the period's own is said with its period.
    let compared = judged.current.zip(judged.previous).filter(|_| by_step).map(|(now, before)| {
        let of = |figure, period: Option<Period>| {
            let period = period.map(|it| format!(" in {}", it.label()));
            format!("{}{}", printed(measure, figure), period.unwrap_or_default())
        };
        // What a running total gained is another figure than the total, and smaller than any that stands beside it.
        let added = if judged.gained { "added " } else { "" };
        format!(": {added}{}, against {}", of(now, rating.period), of(before, judged.against))
    });
    format!("{arrow}{}{}", judged.words(), compared.unwrap_or_default())
}

/// The area's figure of a measure, in the split that has one.
fn of_area<T>(
    making: &Material,
    measure: &Measure,
    said: impl FnOnce(&AreaSet, &AreaFigure) -> T,
) -> Option<T> {
    let area = making.paper.area.trim();
    let sets = area_sets(&making.pack, measure, making.as_at);
    sets.iter()
        .find_map(|set| {
            let found = set.areas.iter().find(|it| it.name.trim() == area)?;
            Some((set, found))
        })
        .map(|(set, found)| said(set, found))
}

/// How an area stands against the whole, each way with how many measures.
pub(super) fn area_sides(making: &Material, of: &[usize]) -> Vec<(&'static str, usize)> {
    let mut sides: Vec<(&str, usize)> = Vec::new();
    for at in of {
        let Some(Member { measure, .. }) = making.member(*at) else { continue };
        let Some(words) = of_area(making, measure, |_, found| standing_words(found)) else {
            continue;
        };
        match sides.iter_mut().find(|(known, _)| *known == words) {
            Some((_, count)) => *count += 1,
            None => sides.push((words, 1)),
        }
    }
    sides
}

/// The figures of an area beside the whole.
pub(super) fn area(making: &Material, of: &[usize]) -> Table {
    let row = |at: &usize| {
        let Member { measure, .. } = making.member(*at)?;
        let number = |value: Option<f64>| value.and_then(|it| it.try_into().ok());
        let said = |set: &AreaSet, found: &AreaFigure| {
            let whole = number(set.whole).map(|it| printed(measure, it));
            let figure = match found.figure {
                Some(figure) => printed(measure, figure),
                None => found.missing.to_owned(),
            };
            [
                named(measure),
                set.period.label(),
                figure,
                whole.unwrap_or_default(),
                capital(standing_words(found)),
            ]
        };
        Some(of_area(making, measure, said)?.map(or_nothing).to_vec())
    };
    let area = making.paper.area.trim();
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
            let moved = row.moves_words().map(|it| format!("; {it}")).unwrap_or_default();
            format!("{}: {}{moved}", day_label(day.0), kept.shortly())
        });
        let cells = [
            held.name.clone(),
            row.standing_words(making.words),
            held.owner.clone(),
            row.age.clone(),
            review.unwrap_or_default(),
            promise.unwrap_or_default(),
            row.recovery.shortly().to_owned(),
        ];
        Some(cells.map(or_nothing).to_vec())
    };
    let heads = heads(&[
        "Exception",
        "Standing",
        "Owner",
        "Age",
        "Next review",
        "Back within its floor by",
        "Recovery",
    ]);
    Table { heads, rows: rows.iter().filter_map(row).collect() }
}

/// What the actions of exceptions were to do and what came of it, an action a row.
pub(super) fn effects(making: &Material, rows: &[Tracked]) -> Table {
    let of = |row: &Tracked| {
        let held = making.pack.exception(&row.exception)?;
        let measure = making.pack.measure(&held.measure)?;
        let all = effects_of(&making.pack, held, making.as_at);
        let line = |it: Effect<'_>| {
            let effect = it.effect?;
            let cells = [
                held.name.clone(),
                it.action.name.clone(),
                capital(&effect.promised_words(measure)),
                effect.words(measure),
            ];
            Some(cells.map(or_nothing).to_vec())
        };
        Some(all.into_iter().filter_map(line).collect::<Vec<_>>())
    };
    let heads = heads(&["Exception", "Action", "Expected effect", "What came of it"]);
    Table { heads, rows: rows.iter().filter_map(of).flatten().collect() }
}

/// Work that is late or due up to a day; all that isn't finished where there is none.
pub(super) fn actions(answers: &Answers, until: Option<NaiveDate>) -> Table {
    let is_soon = |due: &&crate::planning::due::Due| until.is_none_or(|until| due.day.0 <= until);
    let row = |due: &crate::planning::due::Due| {
        let cells = [
            due.name.clone(),
            what_words(due),
            due.post.clone(),
            day_label(due.day.0),
            capital(&due_words(due)),
        ];
        cells.map(or_nothing).to_vec()
    };
    let without_day = |it: &crate::planning::due::Undated| {
        let cells =
            [it.name.clone(), String::new(), it.post.clone(), String::new(), NO_DAY.to_owned()];
        cells.map(or_nothing).to_vec()
    };
    let heads = heads(&["What", "Kind", "Owner", "Due", "Standing"]);
    let undated = answers.undated.iter().map(without_day);
    Table { heads, rows: answers.actions.iter().filter(is_soon).map(row).chain(undated).collect() }
}
