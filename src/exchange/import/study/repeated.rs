//! Rows of the long table against each other: those that name one figure more than once, and how often they are.

use super::deciding::Deciding;
use super::question::Question;
use super::recast::{Recast, waits_for};
use crate::exchange::import::proposal::Outcome;
use crate::exchange::import::role::Role;
use crate::exchange::reading::period;
use crate::model::Frequency;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

impl Deciding<'_> {
    /// Rows that name one figure more than once: asked which counts.
    pub(super) fn repeated(&mut self, recast: &mut Recast) {
        let keys: Vec<usize> = [
            Role::MeasureId,
            Role::MeasureName,
            Role::Unit,
            Role::SeriesRole,
            Role::Geography,
            Role::Period,
            Role::PeriodStart,
            Role::PeriodEnd,
        ]
        .into_iter()
        .filter_map(|role| recast.mapping.column(role))
        .collect();
        let mut sets: BTreeMap<Vec<&str>, Vec<usize>> = BTreeMap::new();
        let figure =
            [Role::Value, Role::ValueText, Role::Numerator].map(|role| recast.mapping.column(role));
        for (at, row) in recast.table.rows.iter().enumerate() {
            let has = figure
                .iter()
                .flatten()
                .any(|column| row.get(*column).is_some_and(|it| !it.is_empty()));
            if has {
                let key =
                    keys.iter().filter_map(|column| Some(row.get(*column)?.as_str())).collect();
                sets.entry(key).or_default().push(at);
            }
        }
        let sets: Vec<Vec<usize>> = sets.into_values().filter(|rows| rows.len() > 1).collect();
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
        .because(format!(
            "{} figures stand in several rows each, and nothing tells those apart",
            sets.len()
        ))
        .holding("those rows");
        let keep = match self.asking.ask(question).as_deref() {
            Some("the first of each") => |rows: &[usize]| rows.first().copied(),
            Some("the last of each") => |rows: &[usize]| rows.last().copied(),
            _ => |_: &[usize]| None,
        };
        let answered = self.asking.questions.last().is_some_and(|it| it.answered.is_some());
        let reason: Cow<'static, str> = match answered {
            true => "another row for the same measure and period counts, as you answered".into(),
            false => waits_for("repeated-rows").into(),
        };
        let mut out = BTreeSet::new();
        for rows in &sets {
            let kept = keep(rows);
            out.extend(rows.iter().copied().filter(|at| Some(*at) != kept));
        }
        drop_rows(recast, &out, &reason);
    }

    /// The one frequency of all the periods in the file.
    pub(super) fn frequency(&self, recast: &Recast) -> Option<Frequency> {
        if !self.with(Role::Frequency).is_empty() {
            return None;
        }
        let column = recast.mapping.column(Role::Period)?;
        let value = recast.mapping.column(Role::Value)?;
        let mut common = None;
        let filled = |row: &&Vec<String>| row.get(value).is_some_and(|text| !text.is_empty());
        for label in recast.table.rows.iter().filter(filled).filter_map(|row| row.get(column)) {
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
pub(super) fn drop_rows(recast: &mut Recast, out: &BTreeSet<usize>, reason: &str) {
    for at in out {
        for origin in recast.table.origins.get(*at).into_iter().flatten().flatten() {
            recast.told.insert(*origin, (Outcome::LeftOut, reason.to_owned().into()));
        }
    }
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
    recast.confirmed = recast
        .confirmed
        .iter()
        .filter_map(|(row, column)| Some((*moved.get(row)?, *column)))
        .collect();
}
