//! Rows of targets, statuses and remarks, put beside the figures that they belong to.

use super::super::columns::deciding::Deciding;
use super::super::recast::Recast;
use super::super::repeated::{drop_rows, remove_rows};
use crate::exchange::import::proposal::Outcome;
use crate::exchange::import::role::Role;
use std::collections::{BTreeSet, HashMap};

impl Deciding<'_> {
    /// Puts targets that stand in rows of their own beside the figures that they are for.
    pub(in super::super) fn join_kinds(&self, recast: &mut Recast) {
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
        let targets = columns(&[Role::Target, Role::Floor, Role::Rating, Role::Comment]);
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
        // Without a figure yet, plan and floor of a period go together.
        let planned = columns(&[Role::Target, Role::Floor]);
        let mut bare = BTreeSet::new();
        for row in (0..rows.len()).filter(|row| !has(*row, &figures) && has(*row, &planned)) {
            of.entry(key(row)).or_insert_with(|| {
                bare.insert(row);
                row
            });
        }
        let mut moves: Vec<(usize, usize, usize)> = Vec::new();
        for row in (0..rows.len()).filter(|row| !has(*row, &figures)) {
            let Some(to) = of.get(&key(row)).copied().filter(|to| *to != row) else { continue };
            let taken = if bare.contains(&to) { &planned } else { &targets };
            for at in taken.iter().copied().filter(|at| !cell(row, *at).is_empty()) {
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
        self.drop_bare_ratings(recast);
    }

    /// Statuses and remarks in rows of their own of figures that aren't there.
    fn drop_bare_ratings(&self, recast: &mut Recast) {
        let all =
            [Role::Value, Role::Numerator, Role::Target, Role::Floor, Role::Rating, Role::Comment];
        let columns = all.map(|role| recast.mapping.column(role));
        let said = |row: &[String], at: Option<usize>| {
            at.and_then(|at| row.get(at)).is_some_and(|it| !it.is_empty())
        };
        let bare = |row: &Vec<String>| {
            let [figures @ .., rating, comment] = columns;
            let beside = said(row, rating) || said(row, comment);
            beside && !figures.into_iter().any(|at| said(row, at))
        };
        let rows = recast.table.rows.iter().enumerate().filter(|(_, row)| bare(row));
        let out = rows.map(|(at, _)| (at, "it is beside no figure that is taken".into())).collect();
        drop_rows(recast, &out);
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use crate::model::Pack;

    #[test]
    fn plans_and_floors_of_periods_to_come_are_taken_together() {
        let check = |answer: &str, aim: &str| {
            let answers = [("adds-up", answer)];
            let text = "Measure,Type,Q1 2025/26,Q2 2025/26,Q3 2025/26,Q4 2025/26\nHomes,Target,10,20,30,40\n\
                Homes,Actual,8,,,\nHomes,Floor,9,18,27,36\nHomes,RAG,A,,,\n";
            let found = tried(&Pack::default(), text, &answers);
            let target = found.pack.measures[0].targets.values().next().unwrap();
            let steps = target.trajectory.iter().map(|it| format!("{:?}/{:?}", it.plan, it.floor));
            assert_eq!(steps.filter(|it| it.contains("Some")).count(), 4, "{answer}");
            assert_eq!(target.trajectory.len(), 4);
            assert_eq!(found.figures().len(), 1);
            assert!(format!("{:?}", target.aim).contains(aim), "{:?}", target.aim);
        };
        check("Sum of the periods", "100");
        check("leave it open", "Plans");
    }
}
