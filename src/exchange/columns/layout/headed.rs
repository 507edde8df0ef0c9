//! The headings of a pasted block: which columns of the grid they name, in the words of the grid or of other sheets.

use crate::{
    exchange::{
        columns::{column::Column, settings::Setting, sheet::Sheet, target_parts::TargetPart},
        reading::{choice::words, month_named, period, value},
    },
    model::{Calendar, Period, ReportingYear},
};

/// What a block's first line says of its columns.
pub(super) struct Headed {
    /// For each column of the block that of the grid; none where it goes nowhere.
    pub(super) columns: Vec<Option<usize>>,
    /// The first column holds names of measures.
    pub(super) names: bool,
    /// The headings whose cells go nowhere.
    pub(super) unheaded: Vec<String>,
}

/// What a heading says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Head {
    /// This column of the grid.
    Column(usize),
    /// A column that the grid may have, and doesn't show.
    Elsewhere,
    /// Names of measures.
    Names,
    Blank,
    /// Nothing that is known.
    Other,
    /// A figure: this is no line of headings.
    Figure,
}

/// What the first line of a block says, where it is headings: more than half of it is known, or it has names of measures
/// in front and a known column, and nothing of it is a figure.
pub(super) fn headings(sheet: Sheet<'_>, block: &[Vec<String>]) -> Option<Headed> {
    let line = block.first().filter(|_| block.len() > 1)?;
    let mut heads: Vec<Head> = line.iter().map(|text| head(text, sheet)).collect();
    let count = |is: fn(&Head) -> bool| heads.iter().filter(|head| is(head)).count();
    let said = count(|head| *head != Head::Blank);
    let known = count(|head| matches!(head, Head::Column(_) | Head::Elsewhere | Head::Names));
    let columns = count(|head| matches!(head, Head::Column(_) | Head::Elsewhere));
    let in_front = heads.first() == Some(&Head::Names) && columns > 0;
    let is_headed = known * 2 > said || in_front;
    if said == 0 || !is_headed || heads.contains(&Head::Figure) {
        return None;
    }
    let name_column = sheet.columns.iter().position(|it| *it == Column::Setting(Setting::Name));
    let names = match heads.first() {
        Some(Head::Names) => true,
        Some(Head::Column(at)) => Some(*at) == name_column,
        _ => false,
    };
    // Two headings that say the same say of neither what it is.
    for at in 0..heads.len() {
        let twice = matches!(heads.get(at), Some(head @ Head::Column(_))
            if heads.iter().filter(|it| *it == head).count() > 1);
        if twice && let Some(head) = heads.get(at).copied() {
            heads.iter_mut().filter(|it| **it == head).for_each(|it| *it = Head::Other);
        }
    }
    let body = block.get(1..).unwrap_or_default();
    let has_cells = |at: usize| {
        body.iter().any(|line| line.get(at).is_some_and(|text| !text.trim().is_empty()))
    };
    let called = |(at, head): (usize, &Head)| match head {
        Head::Other | Head::Elsewhere => Some(line.get(at)?.trim().to_owned()),
        Head::Blank if at > 0 && has_cells(at) => Some(format!("column {}", at + 1)),
        _ => None,
    };
    let unheaded = heads.iter().enumerate().filter_map(called).collect();
    let column = |head: &Head| match head {
        Head::Column(at) => Some(*at),
        _ => None,
    };
    Some(Headed { columns: heads.iter().map(column).collect(), names, unheaded })
}

/// What a heading says.
fn head(text: &str, sheet: Sheet<'_>) -> Head {
    const NAMES: [&str; 8] =
        ["measure", "measure name", "name", "indicator", "kpi", "metric", "pi", "measures"];
    let said = words(text);
    if said.is_empty() {
        return Head::Blank;
    }
    let called = |column: &Column| words(&column.words()) == said;
    let found = |is: &dyn Fn(&Column) -> bool| sheet.columns.iter().position(is);
    if let Some(at) = found(&called) {
        return Head::Column(at);
    }
    if NAMES.contains(&said.as_str()) {
        return Head::Names;
    }
    let calendar = sheet.pack.calendar();
    let there = |at: Option<usize>| at.map_or(Head::Elsewhere, Head::Column);
    if let Some(part) = part_called(&said) {
        return there(found(&|column| matches!(column, Column::Target(_, it) if *it == part)));
    }
    // `Plan, Apr 2025`, `Apr floor`, `Target 2025/26`: what it is, and when.
    let (floors, rest) = sort_and_rest(text);
    let when = rest.as_deref().unwrap_or(text);
    let of_period = |column: &Column| match column {
        Column::Plan(period) => !floors && is_called(*period, when, calendar),
        Column::Floor(period) => floors && is_called(*period, when, calendar),
        _ => false,
    };
    if let Some(at) = found(&of_period) {
        return Head::Column(at);
    }
    if rest.is_none() && value::number(text).is_some() {
        return Head::Figure;
    }
    let of_year = |column: &Column| {
        let year = |year: &ReportingYear| is_called(Period::Year(*year), when, calendar);
        !floors && matches!(column, Column::Target(it, TargetPart::Aim) if year(it))
    };
    if let Some(at) = found(&of_year) {
        return Head::Column(at);
    }
    let is_period = month_named(&when.trim().to_lowercase()).is_some()
        || period::read(when, calendar, None).is_ok();
    if is_period { Head::Elsewhere } else { Head::Other }
}

/// The part of a target that a heading names in words of other sheets.
fn part_called(said: &str) -> Option<TargetPart> {
    Some(match said {
        "target"
        | "annual target"
        | "yearly target"
        | "year target"
        | "target for the year"
        | "full year target"
        | "year end target"
        | "goal"
        | "aim" => TargetPart::Aim,
        "tolerance" | "amber tolerance" | "tolerance %" => TargetPart::Tolerance,
        "stretch" | "stretch target" => TargetPart::Stretch,
        "kind" | "kind of target" | "type of target" | "target type" => TargetPart::Kind,
        "spread" | "spread over the year" | "profile" => TargetPart::Spread,
        "chosen by" | "set by" | "who chose it" => TargetPart::ChosenBy,
        "why" | "reason" | "rationale" | "why this target" => TargetPart::Why,
        _ => return None,
    })
}

/// Whether a heading is about floors, and what it says besides a word for plans or floors; none where it has no such
/// word.
fn sort_and_rest(text: &str) -> (bool, Option<String>) {
    const PLANS: [&str; 5] = ["plan", "plans", "planned", "target", "profile"];
    const FLOORS: [&str; 4] = ["floor", "floors", "minimum", "min"];
    let mut floors = false;
    let mut sorted = false;
    let mut rest: Vec<&str> = Vec::new();
    for word in text.split([' ', ',', ':', '\u{a0}']).filter(|word| !word.is_empty()) {
        let lower = word.to_lowercase();
        let is_floor = FLOORS.contains(&lower.as_str());
        if is_floor || PLANS.contains(&lower.as_str()) {
            (floors, sorted) = (floors || is_floor, true);
        } else {
            rest.push(word);
        }
    }
    (floors, (sorted && !rest.is_empty()).then(|| rest.join(" ")))
}

/// Whether a text is a period's label, or the month alone.
fn is_called(period: Period, text: &str, calendar: Calendar) -> bool {
    if let (Some(said), Period::Month { month, .. }) =
        (month_named(&text.trim().to_lowercase()), period)
    {
        return said == month;
    }
    // A bare number is a plan, not a year.
    let number = value::number(text).is_some();
    let frequency = Some(period.frequency());
    !number && period::read(text, calendar, frequency).is_ok_and(|read| read.period == period)
}
