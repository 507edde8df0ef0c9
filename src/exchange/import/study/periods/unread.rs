//! Measures none of whose rows has a period that can be read: `ALL` over months. Their figures count nowhere, and a measure
//! without a figure is nothing that anybody wants.

use super::super::columns::deciding::Deciding;
use super::super::names::words::plain;
use super::super::question::Why;
use super::super::recast::{Known, Recast};
use super::super::repeated::drop_rows;
use crate::exchange::import::role::Role;
use crate::exchange::reading::period;
use crate::pack::Diagnostic;
use std::collections::{BTreeMap, HashMap};

const UNREAD: &str = "the period of its row can't be read";

impl Deciding<'_> {
    /// Leaves out the rows of measures that would be new with nothing but periods that can't be read.
    pub(in super::super) fn unread_periods(&self, known: &Known, recast: &mut Recast) {
        let column = |role| recast.mapping.column(role);
        let (Some(period), Some(name)) = (column(Role::Period), column(Role::MeasureName)) else {
            return;
        };
        let id = column(Role::MeasureId);
        let cell = |row: usize, at: usize| {
            recast.table.rows.get(row).and_then(|row| row.get(at)).map_or("", String::as_str)
        };
        let mut errors: HashMap<&str, Option<String>> = HashMap::new();
        // The rows of each measure; none of one that has a row with a period, or without a label.
        let mut rows: BTreeMap<(String, &str), Option<Vec<usize>>> = BTreeMap::new();
        for row in 0..recast.table.rows.len() {
            let label = cell(row, period);
            let error = errors.entry(label).or_insert_with(|| {
                period::read(label, self.calendar, None).err().map(|error| error.to_string())
            });
            let key = (plain(cell(row, name)), id.map_or("", |at| cell(row, at)));
            let of_measure = rows.entry(key).or_insert_with(|| Some(Vec::new()));
            match error.is_some() && !label.is_empty() {
                true => of_measure.iter_mut().for_each(|rows| rows.push(row)),
                false => *of_measure = None,
            }
        }
        let new = |(name, id): &(String, &str)| {
            !known.held.contains(name) && self.pack.measure(&(*id).into()).is_none()
        };
        let rows = rows.into_iter().filter(|(key, _)| new(key)).filter_map(|(_, rows)| rows);
        let mut out: BTreeMap<usize, Why> = BTreeMap::new();
        let mut told = Vec::new();
        for row in rows.flatten() {
            let error = errors.get(cell(row, period)).cloned().flatten().unwrap_or_default();
            told.push(Diagnostic::error(recast.table.place(row, period), error));
            out.insert(row, UNREAD.into());
        }
        let of_sheet: Vec<usize> =
            out.keys().filter_map(|row| self.sheet_row(recast, *row)).collect();
        recast.table.diagnostics.extend(told);
        drop_rows(recast, &out);
        for row in of_sheet {
            recast.told.retain(|(held, _), _| *held != row);
            self.tell_row(row, &UNREAD.into(), recast);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::{pack_of, tried};
    use crate::model::Pack;

    #[test]
    fn a_measure_whose_periods_cannot_be_read_is_not_made() {
        let text =
            "Measure,Period,Value\nVisits in all,ALL,120\nVisits,Apr 2025,60\nVisits,ALL,120\n";
        let found = tried(&Pack::default(), text, &[]);
        assert_eq!(found.figures(), ["Visits, own, 2025-04: 60"]);
        assert_eq!(found.pack.measures.len(), 1);
        let errors = found.proposal.diagnostics.iter().filter(|it| it.message.contains("'ALL'"));
        let places: Vec<&str> = errors.map(|it| it.place.as_str()).collect();
        assert_eq!(places.len(), 2, "{places:?}");
        assert!(places.iter().all(|it| it.ends_with("column 2 (Period)")), "{places:?}");
        // Of a measure that is known nothing else is made of it.
        let pack = pack_of(&[("Visits in all", &[])]);
        assert_eq!(tried(&pack, text, &[]).pack.measures.len(), 2);
    }
}
