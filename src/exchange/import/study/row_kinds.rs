//! Rows that hold figures, and rows that hold their targets: `Actual` and `Target` in a column of their own.

use super::deciding::Deciding;
use super::headings::{Part, part};
use super::question::Why;
use super::recast::Recast;
use super::repeated::remove_rows;
use super::words::plain;
use crate::exchange::import::proposal::Outcome;
use crate::exchange::import::role::{Role, SlotPart};
use std::collections::{BTreeSet, HashMap};

/// Words for rows of figures.
const FIGURES: &[&str] =
    &["actual", "actuals", "outturn", "out turn", "result", "results", "value", "performance"];

/// The most kinds that a column tells apart.
const MOST: usize = 6;

impl Deciding<'_> {
    /// Finds the column that says of each row whether it holds figures or targets.
    pub(super) fn kinds_of_rows(&mut self) {
        if self.with(Role::RowKind).is_empty() {
            let found = self.free().into_iter().find(|at| self.says_kinds(*at));
            let Some(at) = found else { return };
            self.change(at, |it| {
                it.take(
                    Role::RowKind,
                    "its cells say which rows are figures and which are targets",
                );
            });
        }
        // Beside `Target` a blank name is that of the row above.
        let Some(name) = self.with(Role::MeasureName).first().copied() else { return };
        let blank = |row: &usize| self.text(*row, name).is_empty();
        let first = self.rows.first().is_some_and(|row| !blank(row));
        if first && self.rows.iter().any(blank) {
            self.fill_and_ask(name);
        }
    }

    fn says_kinds(&self, at: usize) -> bool {
        let Some(column) = self.column(at) else { return false };
        if column.profile.filled != self.rows.len() || column.profile.distinct > MOST {
            return false;
        }
        let texts = || self.rows.iter().map(|row| plain(self.text(*row, at)));
        let is_target =
            |text: String| matches!(part(&text), Part::Slot(SlotPart::Target | SlotPart::Floor, _));
        texts().any(|text| FIGURES.contains(&text.as_str()))
            && texts().any(is_target)
            && texts().all(|text| !matches!(part(&text), Part::Other))
    }

    /// What a row holds; figures where nothing says otherwise.
    ///
    /// # Errors
    /// Why it isn't taken.
    pub(super) fn kind_of_row(&self, row: usize) -> Result<SlotPart, Why> {
        let Some(at) = self.with(Role::RowKind).first().copied() else {
            return Ok(SlotPart::Value);
        };
        let text = self.said(row, at);
        match part(text) {
            Part::Slot(part @ (SlotPart::Value | SlotPart::Target | SlotPart::Floor), _) => {
                Ok(part)
            }
            Part::SoFar => Err("it adds up the year so far: no figure of its period alone".into()),
            Part::Rating => Err("a published rating: ours is made from the figures".into()),
            _ => Err(format!("'{text}' is neither a figure nor a target").into()),
        }
    }
}

impl Deciding<'_> {
    /// Puts targets that stand in rows of their own beside the figures that they are for.
    pub(super) fn join_kinds(&self, recast: &mut Recast) {
        const KEYS: [Role; 7] = [
            Role::MeasureId,
            Role::MeasureName,
            Role::Unit,
            Role::SeriesRole,
            Role::Geography,
            Role::PartsOf,
            Role::Period,
        ];
        if self.with(Role::RowKind).is_empty() {
            return;
        }
        let columns = |roles: &[Role]| -> Vec<usize> {
            roles.iter().filter_map(|role| recast.mapping.column(*role)).collect()
        };
        let (keys, figures) = (columns(&KEYS), columns(&[Role::Value, Role::Numerator]));
        let targets = columns(&[Role::Target, Role::Floor]);
        let rows = &recast.table.rows;
        let cell = |row: usize, at: usize| {
            rows.get(row).and_then(|row| row.get(at)).map_or("", String::as_str)
        };
        let key = |row: usize| keys.iter().map(|at| cell(row, *at)).collect::<Vec<_>>();
        let has =
            |row: usize, columns: &[usize]| columns.iter().any(|at| !cell(row, *at).is_empty());
        let mut of: HashMap<Vec<&str>, usize> = HashMap::new();
        for row in (0..rows.len()).filter(|row| has(*row, &figures)) {
            of.entry(key(row)).or_insert(row);
        }
        let mut moves: Vec<(usize, usize, usize)> = Vec::new();
        for row in (0..rows.len()).filter(|row| !has(*row, &figures)) {
            let Some(to) = of.get(&key(row)).copied() else { continue };
            for at in targets.iter().copied().filter(|at| !cell(row, *at).is_empty()) {
                let free = cell(to, at).is_empty()
                    && !moves.iter().any(|(_, held, column)| (*held, *column) == (to, at));
                if free {
                    moves.push((row, to, at));
                }
            }
        }
        let mut out = BTreeSet::new();
        for (from, to, at) in moves {
            let text = recast.table.rows.get_mut(from).and_then(|row| row.get_mut(at));
            let text = text.map(std::mem::take).unwrap_or_default();
            let origin = recast.table.origins.get_mut(from).and_then(|row| row.get_mut(at));
            let origin = origin.and_then(Option::take);
            let role = recast.mapping.role(at);
            recast.say(to, role, &text, origin);
            out.insert(from);
        }
        let origins = out.iter().filter_map(|row| recast.table.origins.get(*row));
        for origin in origins.flatten().flatten() {
            let words = "says what or whose the figure is";
            recast.told.entry(*origin).or_insert((Outcome::Used, words.into()));
        }
        remove_rows(recast, &out);
    }
}

#[cfg(test)]
mod tests {
    use super::super::tried::tried;
    use crate::model::{Bounds, Pack};

    #[test]
    fn rows_of_figures_and_rows_of_targets_are_told_apart() {
        let check = |text: &str, figures: &[&str], plans: &[f64]| {
            let found = tried(&Pack::default(), text, &[]);
            assert_eq!(found.figures(), figures, "{text}");
            let targets = found.pack.measures.iter().flat_map(|it| it.targets.values());
            let held: Vec<f64> = targets
                .flat_map(|target| &target.trajectory)
                .filter_map(|step| match step.plan {
                    Bounds::Value(value) => Some(value.get()),
                    Bounds::Range { .. } => None,
                })
                .collect();
            assert_eq!(held, plans, "{text}");
        };
        let figures = [
            "Fly-tips, own, 2025-04: 12",
            "Fly-tips, own, 2025-05: 13",
            "Missed bins, own, 2025-04: 41",
            "Missed bins, own, 2025-05: 38",
        ];
        check(
            "KPI,Type,Apr 2025,May 2025\nMissed bins,Actual,41,38\nMissed bins,Target,40,39\n\
             Fly-tips,Actual,12,13\nFly-tips,Target,15,14\n",
            &figures,
            &[40.0, 39.0, 15.0, 14.0],
        );
        // The name stands once, and a status has a row of its own.
        check(
            "KPI,Row,Apr 2025,May 2025\nMissed bins,Actual,41,38\n,Target,40,39\n,RAG,A,G\n\
             Fly-tips,Actual,12,13\n,Target,15,14\n,RAG,G,G\n",
            &figures,
            &[40.0, 39.0, 15.0, 14.0],
        );
        // No target anywhere: kinds of something else.
        let found =
            tried(&Pack::default(), "KPI,Type,Apr 2025\nBins,Actual,5\nBins,Estimate,6\n", &[]);
        assert!(found.figures().is_empty());
    }
}
