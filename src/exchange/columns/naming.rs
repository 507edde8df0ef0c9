//! Which row of a grid a line of a pasted block names: by id, by name, or as somebody answered who was asked. A name that
//! nobody knows names none: what it may mean is asked.

use super::{column::Part, sheet::Sheet};
use crate::{
    exchange::{import::near_names, reading::choice::words},
    model::{Measure, MeasureId},
};
use std::collections::{HashMap, HashSet};

/// What somebody says that a name is, which is none of a measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant {
    /// A new measure's.
    New,
    /// That of a measure, written another way.
    Same(MeasureId),
    /// A measure's from now on.
    Renamed(MeasureId),
}

/// What somebody said of a pasted block who was asked about it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answers {
    /// Of names, each as it stands in the block. Of others nothing is taken.
    pub names: Vec<(String, Meant)>,
    /// Whether its values pass over columns of another sort.
    pub passes: Option<bool>,
}

impl Answers {
    /// What a name was said to be.
    pub(super) fn of(&self, name: &str) -> Option<&Meant> {
        let said = words(name);
        self.names.iter().find(|(name, _)| words(name) == said).map(|(_, meant)| meant)
    }

    /// The names of new measures.
    pub(super) fn new_names(&self) -> impl Iterator<Item = &String> {
        self.names.iter().filter(|(_, meant)| *meant == Meant::New).map(|(name, _)| name)
    }

    /// The measures that names were said to be of.
    pub(super) fn measures(&self) -> impl Iterator<Item = &MeasureId> {
        self.names.iter().filter_map(|(_, meant)| match meant {
            Meant::New => None,
            Meant::Same(id) | Meant::Renamed(id) => Some(id),
        })
    }
}

/// A name of a block that is no measure's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// As it stands in the block.
    pub name: String,
    /// The measures that may be meant, the nearest first.
    pub near: Vec<MeasureId>,
}

/// How the rows of a grid are called.
pub(super) struct Rows<'a> {
    sheet: Sheet<'a>,
    /// Rows by name, and by name and part where a measure has a row for each.
    by_name: HashMap<String, Vec<usize>>,
    by_id: HashMap<&'a str, Vec<usize>>,
    /// Names and ids of measures that have no row.
    hidden: HashSet<String>,
    answers: &'a Answers,
}

/// What a text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Names {
    /// One measure, by its rows: two of a ratio, of which the first takes a line that says no part.
    Rows(Vec<usize>),
    /// Several measures.
    Several,
    /// A measure that has no row here.
    Hidden,
    /// Nobody.
    Nobody,
}

impl<'a> Rows<'a> {
    pub(super) fn of(sheet: Sheet<'a>, answers: &'a Answers) -> Self {
        let measures: HashMap<&MeasureId, &Measure> =
            sheet.pack.measures.iter().map(|it| (&it.id, &**it)).collect();
        let mut by_id: HashMap<&str, Vec<usize>> = HashMap::new();
        for (row, id) in sheet.rows.iter().enumerate() {
            by_id.entry(id.as_str()).or_default().push(row);
        }
        let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
        for (id, rows) in &by_id {
            let Some(measure) = measures.get(&MeasureId::from(*id)) else { continue };
            by_name.entry(words(&measure.name)).or_default().extend(rows);
            let [numerator, denominator] = rows.as_slice() else { continue };
            for (part, row) in [(Part::Numerator, numerator), (Part::Denominator, denominator)] {
                let called = words(&format!("{}, {}", measure.name, part.words()));
                by_name.entry(called).or_default().push(*row);
            }
        }
        let out = sheet.pack.measures.iter().filter(|it| !by_id.contains_key(it.id.as_str()));
        let hidden = out.flat_map(|it| [words(&it.name), it.id.to_string()]).collect();
        Self { sheet, by_name, by_id, hidden, answers }
    }

    /// What a text names.
    pub(super) fn named(&self, text: &str) -> Names {
        let (text, said) = (text.trim(), words(text));
        if said.is_empty() {
            return Names::Nobody;
        }
        let mut rows = self.by_name.get(&said).cloned().unwrap_or_default();
        rows.extend(self.by_id.get(text).into_iter().flatten());
        rows.sort_unstable();
        rows.dedup();
        if rows.is_empty()
            && let Some(Meant::Same(id) | Meant::Renamed(id)) = self.answers.of(text)
        {
            match self.by_id.get(id.as_str()) {
                Some(found) => rows.clone_from(found),
                None => return Names::Hidden,
            }
        }
        let measures: HashSet<Option<&MeasureId>> =
            rows.iter().map(|row| self.sheet.rows.get(*row)).collect();
        match measures.len() {
            0 if self.hidden.contains(&said) || self.hidden.contains(text) => Names::Hidden,
            0 => Names::Nobody,
            1 => Names::Rows(rows),
            _ => Names::Several,
        }
    }

    /// The row of each text; none of what names no measure, nor of several that name the same: neither order says which
    /// counts. Two that name a ratio are its parts, in their order.
    pub(super) fn each(&self, texts: &[&str]) -> Vec<Option<usize>> {
        let named: Vec<Names> = texts.iter().map(|text| self.named(text)).collect();
        let mut times: HashMap<&[usize], Vec<usize>> = HashMap::new();
        for (line, names) in named.iter().enumerate() {
            if let Names::Rows(rows) = names {
                times.entry(rows).or_default().push(line);
            }
        }
        let row = |(line, names): (usize, &Names)| {
            let Names::Rows(rows) = names else { return None };
            let lines = times.get(rows.as_slice())?;
            let at = lines.iter().position(|it| *it == line)?;
            // Beside a line for the whole, one for a part is another for the same row.
            let overlaps =
                |it: &&&[usize]| **it != rows.as_slice() && it.iter().any(|row| rows.contains(row));
            let is_clear = !times.keys().any(|it| overlaps(&it));
            let suits = lines.len() == 1 || lines.len() == rows.len();
            rows.get(at).copied().filter(|_| is_clear && suits)
        };
        named.iter().enumerate().map(row).collect()
    }

    /// The names among some texts that are no measure's, each with those that may be meant; none that stands twice.
    pub(super) fn unknown(&self, texts: &[&str]) -> Vec<Unknown> {
        let mut times: HashMap<String, usize> = HashMap::new();
        for text in texts {
            *times.entry(words(text)).or_default() += 1;
        }
        let is_unknown = |text: &&&str| {
            let said = words(text);
            !said.is_empty()
                && times.get(&said) == Some(&1)
                && self.named(text) == Names::Nobody
                && self.answers.of(text).is_none()
        };
        let names: Vec<&str> = texts.iter().filter(is_unknown).map(|text| text.trim()).collect();
        let all = &self.sheet.pack.measures;
        let held = all.iter().map(|it| (it.name.as_str(), it.unit.as_str()));
        let near = if names.is_empty() { Vec::new() } else { near_names(held, &names, texts) };
        let id = |name: &str| Some(all.iter().find(|it| it.name == name)?.id.clone());
        let unknown = |(name, near): (&str, Vec<&str>)| Unknown {
            name: name.to_owned(),
            near: near.into_iter().filter_map(id).collect(),
        };
        names.into_iter().zip(near).map(unknown).collect()
    }
}
