//! What the first line of a pasted block says of its columns, where it is headings.

use super::{
    column::Column, fits::is_figure_like, settings::Setting, sheet::Sheet, standing::Standing,
    target_parts::TargetPart,
};
use crate::{
    exchange::reading::{choice::words, month_named, period, value},
    model::{Calendar, Frequency, Period},
};

/// What a heading says of its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Heading {
    /// It is this column of the grid.
    At(usize),
    /// Names of measures stand under it.
    Names,
    /// It says nothing.
    Blank,
    /// It is a column that the grid could have and doesn't show.
    Elsewhere,
    /// Nobody knows it.
    Unknown,
}

/// The headings of a block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headings {
    /// For each column of the block that of the grid; none where it goes nowhere.
    pub columns: Vec<Option<usize>>,
    /// Which column has names of measures, where a heading says so or leaves it open.
    pub names_at: Option<usize>,
    /// A heading says that names of measures stand there.
    pub heads_names: bool,
    /// Headings of columns that the grid doesn't show.
    pub elsewhere: Vec<String>,
    /// Headings that nobody knows.
    pub unknown: Vec<String>,
}

/// The first line of a block as headings; `None` where it is none. One that has a figure is a line of figures, and so is
/// one of which most isn't known.
pub fn headings(sheet: Sheet<'_>, block: &[Vec<String>]) -> Option<Headings> {
    let line = block.first().filter(|_| block.len() > 1)?;
    let calendar = sheet.pack.calendar();
    let all: Vec<Heading> =
        line.iter().map(|text| heading(text, sheet.columns, calendar)).collect();
    let known = all.iter().filter(|it| !matches!(it, Heading::Blank | Heading::Unknown)).count();
    let said = all.iter().filter(|it| **it != Heading::Blank).count();
    let has_figure = line
        .iter()
        .zip(&all)
        .any(|(text, it)| *it == Heading::Unknown && is_figure_like(text, calendar));
    if known == 0 || known * 2 < said || has_figure {
        return None;
    }
    let is_names = |it: &Heading| match it {
        Heading::Names => true,
        Heading::At(at) => sheet.columns.get(*at) == Some(&Column::Setting(Setting::Name)),
        _ => false,
    };
    let headed = all.iter().position(is_names);
    let open = matches!(all.first(), Some(Heading::Blank | Heading::Unknown)).then_some(0);
    let names_at = headed.or(open);
    let column = |it: &Heading| if let Heading::At(at) = it { Some(*at) } else { None };
    let named = |wanted: Heading| -> Vec<String> {
        let texts = line.iter().zip(&all).enumerate();
        let wanted = texts.filter(|(at, (_, it))| **it == wanted && Some(*at) != names_at);
        wanted.map(|(_, (text, _))| text.trim().to_owned()).collect()
    };
    Some(Headings {
        columns: all.iter().map(column).collect(),
        names_at,
        heads_names: headed.is_some(),
        elsewhere: named(Heading::Elsewhere),
        unknown: named(Heading::Unknown),
    })
}

fn heading(text: &str, columns: &[Column], calendar: Calendar) -> Heading {
    const NAMES: [&str; 10] = [
        "measure",
        "measures",
        "measure name",
        "measure id",
        "name",
        "indicator",
        "indicators",
        "kpi",
        "kpis",
        "metric",
    ];
    let said = words(text);
    if said.is_empty() {
        return Heading::Blank;
    }
    let called = |column: &Column| words(&column.words()) == said;
    if let Some(at) = columns.iter().position(called) {
        return Heading::At(at);
    }
    if NAMES.contains(&said.as_str()) {
        return Heading::Names;
    }
    let of_period =
        |column: &Column| period_of(*column).is_some_and(|it| is_called(it, text, calendar));
    if let Some(at) = columns.iter().position(of_period) {
        return Heading::At(at);
    }
    let setting = Setting::ALL.iter().any(|it| words(it.words()) == said);
    let standing = Standing::ALL.iter().any(|it| words(it.words()) == said);
    let part = TargetPart::ALL.iter().any(|it| words(it.words()) == said);
    let offered = match columns.first() {
        Some(Column::Figure(..)) => false,
        _ => setting || standing || part,
    };
    // Of targets and figures by period, whichever these are now.
    let by_period =
        columns.iter().any(|column| !matches!(column, Column::Setting(_) | Column::Standing(_)));
    let is_period = || part_alone(text).is_some() || read(text, calendar, None).is_some();
    if offered || by_period && is_period() {
        return Heading::Elsewhere;
    }
    Heading::Unknown
}

/// The period whose figure or plan a column takes.
fn period_of(column: Column) -> Option<Period> {
    match column {
        Column::Figure(period, _) | Column::Plan(period) => Some(period),
        _ => None,
    }
}

/// Whether a text is a period's label, or its part of the year alone.
fn is_called(period: Period, text: &str, calendar: Calendar) -> bool {
    let alone = match (part_alone(text), period) {
        (Some(('m', said)), Period::Month { month, .. }) => Some(said == month),
        (Some(('q', said)), Period::Quarter { quarter, .. }) => Some(said == quarter),
        (Some(('h', said)), Period::Half { half, .. }) => Some(said == half),
        _ => None,
    };
    alone.unwrap_or_else(|| read(text, calendar, Some(period.frequency())) == Some(period))
}

/// A part of a year without its year: `Apr`, `Q1`, `H2`, each with its number.
fn part_alone(text: &str) -> Option<(char, u32)> {
    let text = text.trim().to_lowercase();
    if let Some(month) = month_named(&text) {
        return Some(('m', month));
    }
    let number = |rest: &str| rest.trim().parse::<u32>().ok().filter(|it| (1..=4).contains(it));
    let of = |before: &str| text.strip_prefix(before).and_then(number);
    let quarter = of("quarter").or_else(|| of("q"));
    quarter.map(|it| ('q', it)).or_else(|| Some(('h', of("h").filter(|it| *it < 3)?)))
}

/// The period that a text says, to measures that report so often where that is known.
fn read(text: &str, calendar: Calendar, frequency: Option<Frequency>) -> Option<Period> {
    // A bare number is a plan or a figure, not a year.
    if value::number(text).is_some() {
        return None;
    }
    Some(period::read(text, calendar, frequency).ok()?.period)
}
