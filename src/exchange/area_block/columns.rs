//! What the columns of a pasted block of areas say: by their headings, else by their cells.

use crate::exchange::area_entry::area_figure;
use crate::exchange::paste;
use crate::exchange::reading::{choice::words, period, value};
use crate::model::{Measure, Pack, Period};

/// What a column of the block says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Says {
    Name,
    Code,
    Set,
    Within,
    Figure(Period),
    Nothing,
}

/// The lines of a text as cells, each with its text: at tabs where it has any, else at semicolons or commas.
pub(super) fn lines(text: &str) -> Vec<(Vec<String>, String)> {
    let text = text.trim_end_matches(['\r', '\n']);
    if text.contains('\t') {
        let joined = |cells: Vec<String>| (cells.clone(), cells.join("\t"));
        return paste::cells(text).into_iter().map(joined).collect();
    }
    let mark = if text.contains(';') { ';' } else { ',' };
    let cells = |line: &str| {
        line.split(mark).map(|cell| cell.trim_matches('"').trim().to_owned()).collect()
    };
    text.lines().map(|line| (cells(line), line.to_owned())).collect()
}

/// What each column says, the headings that say nothing here, and how many lines are headings.
pub(super) fn columns(
    pack: &Pack,
    measure: &Measure,
    period: Period,
    lines: &[(Vec<String>, String)],
) -> Result<(Vec<Says>, Vec<String>, usize), String> {
    let width = lines.iter().map(|(cells, _)| cells.len()).max().unwrap_or_default();
    let first: &[String] = lines.first().map(|(cells, _)| cells.as_slice()).unwrap_or_default();
    let heading = |(at, text): (usize, &String)| heading(pack, measure, period, (at, text));
    let headed: Vec<Option<Says>> = first.iter().enumerate().map(heading).collect();
    let is_headed = lines.len() > 1
        && headed.first() == Some(&Some(Says::Name))
        && (width == 1 || headed.iter().skip(1).any(Option::is_some));
    if is_headed {
        let unknown =
            first.iter().zip(&headed).filter(|(text, says)| says.is_none() && !text.is_empty());
        let unknown = unknown.map(|(text, _)| text.clone()).collect();
        let columns: Vec<Says> = headed.into_iter().map(|it| it.unwrap_or(Says::Nothing)).collect();
        for (at, says) in columns.iter().enumerate() {
            if *says != Says::Nothing && columns.iter().take(at).any(|other| other == says) {
                return Err("Two columns say the same: leave one of them out.".to_owned());
            }
        }
        return Ok((columns, unknown, 1));
    }
    let column = |at: usize| {
        lines.iter().filter_map(move |(cells, _)| cells.get(at)).filter(|it| !it.trim().is_empty())
    };
    let says = |at: usize| match at {
        0 => Some(Says::Name),
        _ if column(at).all(|text| area_figure(text, &measure.unit, period).is_ok()) => {
            Some(Says::Figure(period))
        }
        _ if column(at).all(|text| is_code(text)) => Some(Says::Code),
        _ => None,
    };
    let found: Option<Vec<Says>> = (0..width).map(says).collect();
    let twice = |found: &[Says]| {
        (1..found.len())
            .any(|at| found.iter().skip(at + 1).any(|other| Some(other) == found.get(at)))
    };
    found.filter(|found| !twice(found)).map(|found| (found, Vec::new(), 0)).ok_or_else(|| {
        "Put headings over the columns, such as Area, Code, Set, Lies within, Figure or a period: without them it can’t be told what each column says.".to_owned()
    })
}

/// What a heading says of its column; the first column has names, whatever it is called.
fn heading(
    pack: &Pack,
    measure: &Measure,
    period: Period,
    (at, text): (usize, &String),
) -> Option<Says> {
    let said = words(text);
    const NAMES: [&str; 10] = [
        "area",
        "areas",
        "name",
        "area name",
        "ward",
        "wards",
        "ward name",
        "group",
        "groups",
        "locality",
    ];
    if at == 0 {
        return NAMES.contains(&said.as_str()).then_some(Says::Name);
    }
    match said.as_str() {
        "code" | "area code" | "ward code" | "ons code" | "gss code" => Some(Says::Code),
        "set" | "group" | "which set" | "set of areas" | "kind" => Some(Says::Set),
        "within" | "lies within" | "parent" | "parent area" | "locality" | "in" => {
            Some(Says::Within)
        }
        "figure" | "value" | "actual" | "result" => Some(Says::Figure(period)),
        _ => {
            // A bare number is a figure, not a year.
            let number = value::number(text).is_some();
            let read =
                period::read(text, pack.calendar(), measure.frequency).ok().filter(|_| !number)?;
            (Some(read.period.frequency()) == measure.frequency)
                .then_some(Says::Figure(read.period))
        }
    }
}

/// Whether a text is such as registers have for areas: letters and digits, more of these.
fn is_code(text: &str) -> bool {
    let text = text.trim();
    text.len() >= 6
        && text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.chars().all(|letter| letter.is_ascii_alphanumeric())
        && text.chars().filter(char::is_ascii_digit).count() * 2 > text.len()
}
