//! Rows of a sheet that are taken for one measure: told by their numbers, since fewer measures than rows come of them.

use super::engine::Engine;
use super::role::{Role, Whose};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The most measures that are told one by one.
const MOST: usize = 10;

impl Engine<'_> {
    /// Whether the sheet's row of a row of the long table names its period, or the year of that.
    fn names_period(&self, row: usize) -> bool {
        let origins = self.table.origins.get(row);
        let column = self.mapping.column(Role::Period);
        column.and_then(|column| *origins?.get(column)?).is_some()
    }

    /// Tells which rows of a sheet with a row a measure are taken for the same one; `measures` has the measure of each row of
    /// the long table. In a sheet with a row a figure they all are, and nothing is told.
    pub(super) fn tell_joined_rows(&mut self, measures: &[Option<usize>]) {
        let mut lines: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        let mut first: HashMap<usize, usize> = HashMap::new();
        let mut figures: HashMap<usize, usize> = HashMap::new();
        for (row, measure) in measures.iter().enumerate() {
            let Some(measure) =
                measure.filter(|_| self.is_own_figure(row) && !self.names_period(row))
            else {
                continue;
            };
            let Some(line) = self.table.row_numbers.get(row).copied() else { continue };
            lines.entry(measure).or_default().insert(line);
            first.entry(measure).or_insert(row);
            *figures.entry(line).or_default() += 1;
        }
        if figures.values().all(|count| *count == 1) {
            return;
        }
        let joined: Vec<(usize, BTreeSet<usize>)> =
            lines.into_iter().filter(|(_, lines)| lines.len() > 1).collect();
        for (measure, lines) in joined.iter().take(MOST) {
            let (Some(found), Some(row)) = (self.draft.measures.get(*measure), first.get(measure))
            else {
                continue;
            };
            let lines: Vec<String> = lines.iter().map(usize::to_string).collect();
            let message = format!(
                "rows {} are all taken for one measure, “{}”",
                lines.join(", "),
                found.name
            );
            let hint = "give them names or ids of their own if they are different measures";
            self.doubt((*row, self.mapping.column(Role::MeasureName).unwrap_or(0)), message, hint);
        }
        if let Some(more) = joined.len().checked_sub(MOST).filter(|more| *more > 0) {
            let message = format!("{more} more measures have several rows each");
            self.doubt((0, 0), message, "");
        }
    }

    /// Whether a row holds a figure of the measure's own.
    fn is_own_figure(&self, row: usize) -> bool {
        let whose = self.cell(row, Role::SeriesRole).map(|(_, text)| Whose::read(text));
        let figures = [Role::Value, Role::Numerator];
        whose.is_none_or(|whose| whose == Some(Whose::Own))
            && figures.iter().any(|role| self.cell(row, *role).is_some())
    }
}

#[cfg(test)]
mod tests {
    use crate::exchange::Table;
    use crate::exchange::import::{Choices, Decisions, Study};
    use crate::model::Pack;

    #[test]
    fn rows_that_come_to_one_measure_are_told() {
        let check = |text: &str, expected: &[&str]| {
            let (pack, table, choices) =
                (Pack::default(), Table::read(text.as_bytes()), Choices::default());
            let proposal =
                Study::new(&pack, &table, &choices).propose(&pack, &Decisions::default());
            let told: Vec<&str> = proposal
                .diagnostics
                .iter()
                .map(|it| it.message.as_str())
                .filter(|message| message.contains("taken for one measure"))
                .collect();
            assert_eq!(told, expected, "{text}");
        };
        check(
            "Measure,Apr 2025,May 2025,Jun 2025\nMissed bins,41,38,\nFly-tips,12,13,14\nMissed bins,,,39\n",
            &["rows 2, 4 are all taken for one measure, “Missed bins”"],
        );
        check("Measure,Apr 2025,May 2025\nMissed bins,41,38\nFly-tips,12,13\n", &[]);
        // A row a figure: each measure has many, and that is how it is.
        check("Measure,Period,Value\nMissed bins,Apr 2025,41\nMissed bins,May 2025,38\n", &[]);
        check(
            "Measure,Year,Month,Value,Target\nMissed bins,2025,Apr,41,40\nMissed bins,2025,May,38,40\n",
            &[],
        );
    }
}
