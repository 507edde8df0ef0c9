//! Rows of the long table against each other: those that name one figure more than once, and how often they are.

use super::deciding::Deciding;
use super::question::{Question, Why};
use super::recast::{Recast, waits_for};
use crate::exchange::counted::thousands;
use crate::exchange::import::proposal::Outcome;
use crate::exchange::import::role::Role;
use crate::exchange::reading::period;
use crate::model::Frequency;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// What the rows name, being gone through: which name the same.
pub(super) struct Repeats {
    /// The columns that say what a row's figure is of.
    keys: Vec<usize>,
    figure: Vec<usize>,
    /// The first row of what is named.
    firsts: HashMap<String, usize>,
    /// The later ones, by the first.
    again: BTreeMap<usize, Vec<usize>>,
    /// The next row to look at.
    next: usize,
}

impl Repeats {
    pub(super) fn of(recast: &Recast) -> Self {
        const KEYS: [Role; 9] = [
            Role::MeasureId,
            Role::MeasureName,
            Role::Unit,
            Role::SeriesRole,
            Role::Geography,
            Role::PartsOf,
            Role::Period,
            Role::PeriodStart,
            Role::PeriodEnd,
        ];
        let columns = |roles: &[Role]| {
            roles.iter().filter_map(|role| recast.mapping.column(*role)).collect::<Vec<_>>()
        };
        Self {
            keys: columns(&KEYS),
            figure: columns(&[Role::Value, Role::ValueText, Role::Numerator]),
            firsts: HashMap::new(),
            again: BTreeMap::new(),
            next: 0,
        }
    }

    /// Looks at so many rows; whether there are more.
    pub(super) fn look(&mut self, recast: &Recast, rows: usize) -> bool {
        let to = self.next.saturating_add(rows).min(recast.table.rows.len());
        for at in self.next..to {
            let cell = |column: &usize| {
                recast
                    .table
                    .rows
                    .get(at)
                    .and_then(|row| row.get(*column))
                    .map_or("", String::as_str)
            };
            if self.figure.iter().all(|column| cell(column).is_empty()) {
                continue;
            }
            let key = self.keys.iter().map(cell).collect::<Vec<_>>().join("\u{1f}");
            let first = *self.firsts.entry(key).or_insert(at);
            if first != at {
                self.again.entry(first).or_default().push(at);
            }
        }
        self.next = to;
        to < recast.table.rows.len()
    }
}

impl Deciding<'_> {
    /// Rows that name one figure more than once: asked which counts.
    pub(super) fn repeated(&mut self, recast: &mut Recast, repeats: Repeats) {
        let sets = repeats
            .again
            .into_iter()
            .map(|(first, again)| [first].into_iter().chain(again).collect());
        let sets: Vec<Vec<usize>> = sets.collect();
        let Some(first) = sets.first() else { return };
        let numbers: Vec<String> =
            first.iter().map(|at| recast.table.row_number(*at).to_string()).collect();
        let question = Question::new(
            "repeated-rows",
            format!(
                "Rows {} name the same measure, place and period: which counts?",
                super::words::few(&numbers, 6)
            ),
        )
        .answers(["none of them", "the first of each", "the last of each"])
        .because(match sets.len() {
            1 => "one figure stands in several rows, and nothing tells them apart".to_owned(),
            more => format!(
                "{} figures stand in several rows each, and nothing tells those apart",
                thousands(more)
            ),
        })
        .holding("those rows");
        let keep = match self.asking.ask(question).as_deref() {
            Some("the first of each") => |rows: &[usize]| rows.first().copied(),
            Some("the last of each") => |rows: &[usize]| rows.last().copied(),
            _ => |_: &[usize]| None,
        };
        let answered = self.asking.questions.last().is_some_and(|it| it.answered.is_some());
        let reason = match answered {
            true => "another row for the same measure and period counts, as you answered".into(),
            false => waits_for("repeated-rows"),
        };
        let mut out = BTreeMap::new();
        for rows in &sets {
            let kept = keep(rows);
            let dropped = rows.iter().copied().filter(|at| Some(*at) != kept);
            out.extend(dropped.map(|at| (at, reason.clone())));
        }
        drop_rows(recast, &out);
    }

    /// The one frequency of all the periods in the file.
    pub(super) fn frequency(&self, recast: &Recast) -> Option<Frequency> {
        if !self.with(Role::Frequency).is_empty() {
            return None;
        }
        let column = recast.mapping.column(Role::Period)?;
        let value = recast.mapping.column(Role::Value)?;
        let filled = |row: &&Vec<String>| row.get(value).is_some_and(|text| !text.is_empty());
        let rows = recast.table.rows.iter().filter(filled);
        let labels: HashSet<&String> = rows.filter_map(|row| row.get(column)).collect();
        let mut common = None;
        for label in labels {
            let found = period::read(label, self.calendar, None).ok()?.period.frequency();
            if found == Frequency::Dated || common.is_some_and(|common| common != found) {
                return None;
            }
            common = Some(found);
        }
        common
    }
}

/// Takes rows out of the long table, and says why of their cells.
pub(super) fn drop_rows(recast: &mut Recast, out: &BTreeMap<usize, Why>) {
    for (at, reason) in out {
        for origin in recast.table.origins.get(*at).into_iter().flatten().flatten() {
            recast.told.insert(*origin, (Outcome::LeftOut, reason.clone()));
        }
    }
    remove_rows(recast, &out.keys().copied().collect());
}

/// Takes rows out of the long table.
pub(super) fn remove_rows(recast: &mut Recast, out: &BTreeSet<usize>) {
    let mut at = 0;
    let mut kept = Vec::new();
    let stays = |at: &mut usize| {
        *at += 1;
        !out.contains(&(*at - 1))
    };
    recast.table.origins.retain(|_| stays(&mut at));
    at = 0;
    recast.table.row_numbers.retain(|_| stays(&mut at));
    at = 0;
    recast.table.rows.retain(|_| {
        let before = at;
        let stays = stays(&mut at);
        if stays {
            kept.push(before);
        }
        stays
    });
    let moved: HashMap<usize, usize> =
        kept.into_iter().enumerate().map(|(new, old)| (old, new)).collect();
    let answered = std::mem::take(&mut recast.answered).into_iter();
    recast.answered =
        answered.filter_map(|(row, asked)| Some((*moved.get(&row)?, asked))).collect();
    recast.confirmed = recast
        .confirmed
        .iter()
        .filter_map(|(row, column)| Some((*moved.get(row)?, *column)))
        .collect();
}
