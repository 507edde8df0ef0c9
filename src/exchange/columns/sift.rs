//! Which cells of a block can be carried out, where a rule of the pack refuses the whole that nobody asked beforehand.

use super::{
    block::{RowTaken, Taken},
    row::{enter, is_asked},
    unread::Waits,
};
use crate::{
    edit::{self, Command, Context},
    model::{Measure, MeasureId, Pack},
};
use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

/// Takes out of a block the cells that can't be carried out, and says of each why: nothing else of it is lost. Each
/// row is tried by itself, and of one that is refused each cell, so it is asked only where the whole was refused.
pub fn sift(pack: &Pack, taken: &mut Taken, context: &Context) {
    // Without the other measures: what is asked of a row takes as long as the row.
    let ground = Pack { measures: Vec::new(), history: Vec::new(), ..pack.clone() };
    let added = taken.added.clone();
    let measures: HashMap<&MeasureId, &Arc<Measure>> =
        pack.measures.iter().chain(&added).map(|measure| (&measure.id, measure)).collect();
    let given = taken.given;
    for row in std::mem::take(&mut taken.rows) {
        let Some(measure) = measures.get(&row.measure) else { continue };
        let carried_out = |commands: &[Command]| {
            let mut alone = Pack { measures: vec![Arc::clone(measure)], ..ground.clone() };
            let batch = Command::Batch { label: String::new(), commands: commands.to_vec() };
            edit::apply(&mut alone, batch, context).map(|_| ())
        };
        if carried_out(&row.commands).is_ok() {
            taken.rows.push(row);
            continue;
        }
        let cells = taken.read.iter().filter(|((id, _), _)| *id == row.measure);
        let mut sound = BTreeMap::new();
        let mut refused = Vec::new();
        for ((_, column), text) in cells {
            sound.insert(*column, text.clone());
            let entered = enter(pack, measure, &sound, given);
            if let Err(refusal) = carried_out(&entered.commands) {
                sound.remove(column);
                refused.push((*column, text.clone(), refusal.to_string()));
            }
        }
        let place = |column| (row.measure.clone(), column);
        let entered = enter(pack, measure, &sound, given);
        for (column, reason) in entered.refused {
            let text = sound.get(&column).cloned().unwrap_or_default();
            let asked = is_asked(pack, measure, &sound, (column, given.on));
            taken.unread.insert(place(column), Waits { text, reason, asked });
        }
        taken.unread.extend(
            refused
                .into_iter()
                .map(|(column, text, reason)| (place(column), Waits::refused(text, reason))),
        );
        let (commands, cells) = (entered.commands, entered.taken);
        if !commands.is_empty() {
            taken.rows.push(RowTaken { measure: row.measure, commands, cells });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        edit::apply,
        exchange::{
            columns::{
                block::{Blanks, put},
                column::Column,
                row::Given,
                settings::Setting,
                sheet::Sheet,
                target_parts::TargetPart,
                unread::Unread,
            },
            paste::cells,
        },
        model::{Day, SignOff},
    };

    #[test]
    fn a_cell_that_cannot_be_carried_out_loses_nothing_of_its_row_or_the_others() {
        let sample = include_bytes!("../../../public/packs/sample.json");
        let mut before = crate::pack::read(sample).pack.unwrap();
        let year = before.calendar().year(2025);
        let clock = before.organisation.clock.unwrap();
        let context = Context { on: Some(clock.0), by: String::new() };
        let sign_off = SignOff {
            id: "now".into(),
            year,
            by: "Cabinet".into(),
            on: clock,
            ..SignOff::default()
        };
        apply(&mut before, Command::SignOff(Box::new(sign_off)), &context).unwrap();
        let columns = [
            Column::Setting(Setting::Unit),
            Column::Setting(Setting::Form),
            Column::Target(year.plus(1), TargetPart::Aim),
        ];
        let rows: Vec<MeasureId> = before.measures.iter().take(2).map(|it| it.id.clone()).collect();
        let unread = Unread::new();
        // As if nobody had asked beforehand what is signed.
        let given = Given { on: Some(Day(clock.0 + chrono::Days::new(4000))), sure: None };
        let sheet = Sheet { pack: &before, rows: &rows, columns: &columns, unread: &unread, given };
        let mut taken = put(
            sheet,
            (0, 0),
            &cells("hats\tPerformance indicator\t70\ncaps\t\t80"),
            Blanks::Empty,
        );
        assert_eq!(taken.unread, Unread::new());
        let refused = apply(&mut before.clone(), taken.step("Paste").unwrap(), &context);
        assert!(refused.is_err());
        sift(&before, &mut taken, &context);
        let unit = |id: &MeasureId| taken.unread[&(id.clone(), columns[0])].text.as_str();
        let waits: Vec<&str> = rows.iter().map(unit).collect();
        assert_eq!((taken.unread.len(), waits), (2, vec!["hats", "caps"]));
        assert!(taken.unread.values().all(|it| it.reason.contains("is signed off")));
        let mut after = before.clone();
        apply(&mut after, taken.step("Paste").unwrap(), &context).unwrap();
        let shown = |at: usize, id| columns[at].shown(&after, after.measure(id).unwrap());
        assert_eq!(rows.iter().map(|id| shown(2, id)).collect::<Vec<_>>(), ["70", "80"]);
        assert_eq!(shown(1, &rows[0]), "Performance indicator");
    }
}
