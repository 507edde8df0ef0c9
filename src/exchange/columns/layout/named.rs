//! The names of a pasted block: the measure of each line, where the first column holds names.

use super::{amounts::takes_amounts, way::Way};
use crate::{
    exchange::{
        columns::sheet::Sheet,
        import::near_each,
        reading::{
            choice::words,
            target::{self, TargetReading},
            value,
        },
    },
    model::{Aim, Measure, MeasureId},
};
use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

/// What the first column of a block says as names.
#[derive(Default)]
pub(super) struct Named {
    /// The row of the grid for each line.
    pub(super) rows: Vec<Option<usize>>,
    /// What lines say that name no measure of the grid, or one that is named twice.
    pub(super) unnamed: Vec<String>,
    /// Those that name a measure which the grid doesn't show.
    pub(super) hidden: Vec<String>,
    /// Those that may be the name of a measure, with that name.
    pub(super) near: Vec<(String, String)>,
    /// How many lines say something and name none.
    pub(super) nameless: usize,
}

/// What the first cell of each line names; `None` where it names nothing, and no heading says that these are names.
/// Where targets are typed one known name is enough, or one near it, and so are words where every line would have an
/// amount: they are no amounts, and what stands beside them is another's.
pub(super) fn rows_by_name(
    sheet: Sheet<'_>,
    measures: &HashMap<&MeasureId, &Arc<Measure>>,
    lines: &[Vec<String>],
    (is_headed, at): (bool, usize),
    way: Way,
) -> Option<Named> {
    let mut shown: HashMap<String, Vec<usize>> = HashMap::new();
    for (row, id) in sheet.rows.iter().enumerate() {
        if let Some(measure) = measures.get(id) {
            shown.entry(words(&measure.name)).or_default().push(row);
        }
    }
    let all: HashSet<String> = sheet.pack.measures.iter().map(|it| words(&it.name)).collect();
    let first = |line: &Vec<String>| line.first().map(|text| words(text)).unwrap_or_default();
    let said: Vec<String> = lines.iter().map(first).collect();
    let is_said = |name: &&String| !name.is_empty();
    let known = said.iter().filter(|name| all.contains(*name)).count();
    let count = said.iter().filter(is_said).count();
    let of_amounts = sheet.columns.get(at).is_some_and(|column| takes_amounts(*column));
    let calendar = sheet.pack.calendar();
    let is_worded = |line: &&Vec<String>| {
        let text = line.first().map_or("", |text| text.trim());
        let reads = || target::read(text, calendar);
        text.chars().filter(|letter| letter.is_alphabetic()).count() > 2
            && value::number(text).is_none()
            && matches!(reads(), Ok(TargetReading::Aim { aim: Aim::Words, .. }))
    };
    let strangers: Vec<&Vec<String>> =
        lines.iter().filter(|line| !all.contains(&first(line))).filter(is_worded).collect();
    let near = if is_headed || of_amounts { near(sheet, &strangers, &said) } else { Vec::new() };
    let has_amount =
        |line: &&&Vec<String>| line.iter().skip(1).any(|text| value::number(text).is_some());
    let worded = strangers.iter().filter(has_amount).count();
    let by_names = (is_headed && count > 0)
        || (known > 0 && (of_amounts || known * 2 >= count))
        || !near.is_empty()
        || (of_amounts && worded * 2 > count);
    if !by_names {
        return None;
    }
    let meant: HashMap<String, String> = near
        .iter()
        .filter(|_| way.near == Some(true))
        .map(|(name, of)| (words(name), words(of)))
        .collect();
    let names: Vec<&String> = said.iter().map(|name| meant.get(name).unwrap_or(name)).collect();
    let mut times: HashMap<&str, usize> = HashMap::new();
    for name in &names {
        *times.entry(name).or_default() += 1;
    }
    // Of two lines for one measure neither order says which counts.
    let row = |name: &&String| {
        let once = times.get(name.as_str()) == Some(&1);
        match shown.get(*name).filter(|_| once).map(Vec::as_slice) {
            Some([row]) => Some(*row),
            _ => None,
        }
    };
    let rows: Vec<Option<usize>> = names.iter().map(row).collect();
    let lost = |at: &usize| {
        rows.get(*at) == Some(&None) && said.get(*at).is_some_and(|name| !name.is_empty())
    };
    let as_written =
        |at: usize| lines.get(at).and_then(|line| line.first()).map(|text| text.trim().to_owned());
    let lost: Vec<usize> = (0..lines.len()).filter(lost).collect();
    let is_hidden = |at: &usize| {
        names.get(*at).is_some_and(|name| all.contains(*name) && !shown.contains_key(*name))
    };
    let is_nameless = |line: &&Vec<String>| {
        first(line).is_empty() && line.iter().skip(1).any(|text| !text.trim().is_empty())
    };
    Some(Named {
        unnamed: lost.iter().copied().filter_map(as_written).collect(),
        hidden: lost.iter().copied().filter(is_hidden).filter_map(as_written).collect(),
        nameless: lines.iter().filter(is_nameless).count(),
        near,
        rows,
    })
}

/// The names that may be those of measures, each of just one that no other line names.
fn near(sheet: Sheet<'_>, lines: &[&Vec<String>], said: &[String]) -> Vec<(String, String)> {
    if lines.is_empty() {
        return Vec::new();
    }
    let names: Vec<&str> =
        lines.iter().filter_map(|line| line.first()).map(|text| text.trim()).collect();
    let held = sheet.pack.measures.iter().map(|it| (it.name.as_str(), it.unit.as_str()));
    let found = near_each(&names, held);
    let one = |(name, found): (&&str, &Vec<&str>)| match found.as_slice() {
        [only] if !said.contains(&words(only)) => Some(((*name).to_owned(), (*only).to_owned())),
        _ => None,
    };
    names.iter().zip(&found).filter_map(one).collect()
}
