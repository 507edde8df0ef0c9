//! Blocks of cells: pasted from a spreadsheet, filled down, emptied.

use super::{
    column::{Column, Place},
    layout::{Layout, as_they_stand, asked_of_position, of_pasted},
    naming::Answers,
    other_sorts::{OtherSorts, other_sorts},
    row::{Entered, Given, enter, is_asked},
    settings::Setting,
    sheet::Sheet,
    target_parts::{TargetPart, bounds_of, come_to},
    unread::{Unread, Waits, counts},
};
use crate::{
    edit::Command,
    model::{Measure, MeasureId, Pack, ReportingYear},
};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

/// What a block comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Taken {
    /// The measures that are added first.
    pub added: Vec<Arc<Measure>>,
    /// The changes to the pack, a row each.
    pub rows: Vec<RowTaken>,
    /// Every cell that was read anew, whether taken or not, with its text.
    pub read: Vec<(Place, String)>,
    /// The cells that can't be taken.
    pub unread: Unread,
    /// The cells that the block itself writes: what waits in its rows is read anew besides.
    written: BTreeSet<Place>,
    /// How many of the block's cells lie beyond the grid.
    pub beyond: usize,
    /// How many of them are blank and left what is there.
    pub kept: usize,
    /// Where its cells went.
    pub layout: Layout,
    /// What was known besides its cells.
    pub(super) given: Given,
}

/// What is taken of a row.
#[derive(Clone, Debug, PartialEq)]
pub struct RowTaken {
    /// Whose row it is.
    pub measure: MeasureId,
    /// The changes to it.
    pub commands: Vec<Command>,
    /// How many cells they are of.
    pub cells: usize,
}

impl Taken {
    /// How many cells changed something.
    pub fn cells(&self) -> usize {
        self.rows.iter().map(|row| row.cells).sum()
    }

    /// How many of the block's own cells can't be taken, and how many are asked about; what waited before, here or in
    /// another grid or year, is none.
    pub fn waiting(&self) -> (usize, usize) {
        let own = self.unread.iter().filter(|(place, _)| self.written.contains(*place));
        counts(own.map(|(_, waits)| waits))
    }

    /// All its changes as one step of this name, or the one change that there is, which names itself; `None` where
    /// there are none.
    pub fn step(&self, label: &str) -> Option<Command> {
        let add = |measure: &Arc<Measure>| Command::AddMeasure {
            measure: Box::new(Measure::clone(measure)),
            plans: Vec::new(),
        };
        let changed = self.rows.iter().flat_map(|row| &row.commands).cloned();
        let mut commands: Vec<Command> = self.added.iter().map(add).chain(changed).collect();
        if commands.len() > 1 {
            return Some(Command::Batch { label: label.to_owned(), commands });
        }
        commands.pop()
    }
}

/// What the blank cells of a block do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blanks {
    /// They leave what is there, as in a file that is brought in: what a spreadsheet doesn't say is nothing against it.
    Keep,
    /// They empty their cells: somebody chose these and emptied them.
    Empty,
}

/// Takes a block of texts from a cell rightwards and downwards.
pub fn put(sheet: Sheet<'_>, at: (usize, usize), block: &[Vec<String>], blanks: Blanks) -> Taken {
    take(sheet, as_they_stand(at, block), block, blanks)
}

/// Takes a block from a spreadsheet: by its headings and the names of measures where it has them, else as [`put`].
pub fn paste(sheet: Sheet<'_>, at: (usize, usize), block: &[Vec<String>]) -> Taken {
    take(sheet, of_pasted(sheet, at, block, &Answers::default()), block, Blanks::Keep)
}

/// What is asked of where a pasted block goes before it is taken, but for what was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AskedOfPlace {
    /// Whether its values go into columns of another sort.
    Sorts(OtherSorts),
    /// Whether its lines go to the rows that are shown, in words.
    Lines(String),
}

/// What is asked of a pasted block that goes so; `None` where there is nothing to ask.
pub(super) fn asked_of_place(
    sheet: Sheet<'_>,
    block: &[Vec<String>],
    layout: &Layout,
    answers: &Answers,
) -> Option<AskedOfPlace> {
    let sorts = answers.passes.is_none().then(|| other_sorts(sheet, block, layout)).flatten();
    sorts
        .map(AskedOfPlace::Sorts)
        .or_else(|| asked_of_position(sheet, layout).map(AskedOfPlace::Lines))
}

pub(super) fn take(
    sheet: Sheet<'_>,
    layout: Layout,
    block: &[Vec<String>],
    blanks: Blanks,
) -> Taken {
    let measures: HashMap<&MeasureId, &Arc<Measure>> =
        sheet.pack.measures.iter().map(|measure| (&measure.id, measure)).collect();
    let mut taken = Taken { given: sheet.given, ..Taken::default() };
    let mut waiting = waiting(sheet.unread);
    for (line, (texts, row)) in block.iter().zip(&layout.rows).enumerate() {
        let Some(row) = row else { continue };
        let Some(measure) = sheet.rows.get(*row).and_then(|id| measures.get(id)) else {
            taken.beyond += texts.len();
            continue;
        };
        let mut cells = waiting.remove(&measure.id).unwrap_or_default();
        let mut write = |column: Column, text: &str| {
            taken.written.insert((measure.id.clone(), column));
            cells.insert(column, text.to_owned());
        };
        if let Some(name) = layout.renamed.get(line).and_then(Option::as_ref) {
            write(Column::Setting(Setting::Name), name);
        }
        for (text, column) in texts.iter().zip(&layout.columns) {
            match column.map(|at| sheet.columns.get(at)) {
                Some(Some(column)) if blanks == Blanks::Keep && text.trim().is_empty() => {
                    taken.kept += usize::from(!column.shown(sheet.pack, measure).is_empty());
                }
                Some(Some(column)) => write(*column, text),
                Some(None) => taken.beyond += 1,
                None => {}
            }
        }
        let entered = enter(sheet.pack, measure, &cells, sheet.given);
        taken.put(sheet.pack, measure, cells, entered);
    }
    taken.layout = layout;
    taken
}

impl Taken {
    /// Puts to it what the cells of a row came to.
    fn put(
        &mut self,
        pack: &Pack,
        measure: &Measure,
        cells: BTreeMap<Column, String>,
        entered: Entered,
    ) {
        let place = |column: &Column| (measure.id.clone(), *column);
        self.read.extend(cells.iter().map(|(column, text)| (place(column), text.clone())));
        for (column, reason) in entered.refused {
            let asked = is_asked(pack, measure, &cells, (column, self.given.on));
            let text = cells.get(&column).cloned().unwrap_or_default();
            self.unread.insert(place(&column), Waits { text, reason, asked });
        }
        if !entered.commands.is_empty() {
            let (commands, cells) = (entered.commands, entered.taken);
            self.rows.push(RowTaken { measure: measure.id.clone(), commands, cells });
        }
    }
}

/// What waits in each row to be read again; figures are the entry sheet's.
fn waiting(unread: &Unread) -> HashMap<&MeasureId, BTreeMap<Column, String>> {
    let mut waiting: HashMap<&MeasureId, BTreeMap<Column, String>> = HashMap::new();
    for ((measure, column), waits) in unread {
        if !matches!(column, Column::Figure(..)) {
            waiting.entry(measure).or_default().insert(*column, waits.text.clone());
        }
    }
    waiting
}

/// The texts of a block whose every row says what the row above it says: what filling down from that row puts
/// there. A column whose texts tell measures apart is left as it is.
pub fn filled_down(
    sheet: Sheet<'_>,
    from: usize,
    rows: std::ops::RangeInclusive<usize>,
    columns: std::ops::RangeInclusive<usize>,
) -> Vec<Vec<String>> {
    let text = |row: usize, column: usize| sheet.shown(row, column);
    let fills = |column: usize| sheet.columns.get(column).is_some_and(|it| it.fills_down());
    let line = |row: usize| {
        columns.clone().map(|column| text(if fills(column) { from } else { row }, column)).collect()
    };
    rows.map(line).collect()
}

/// The rows that wait for a year's target and have a plan typed for each period: each measure with what its plans
/// come to, to be asked about.
pub fn targets_of_plans(
    pack: &Pack,
    unread: &Unread,
    year: ReportingYear,
) -> Vec<(MeasureId, String)> {
    let mut found = Vec::new();
    for (id, cells) in waiting(unread) {
        let Some(measure) = pack.measure(id).filter(|it| !it.targets.contains_key(&year)) else {
            continue;
        };
        let said = cells.get(&Column::Target(year, TargetPart::Aim));
        if said.is_some_and(|text| !text.trim().is_empty()) {
            continue;
        }
        let plan = |period| bounds_of(cells.get(&Column::Plan(period))?, &measure.unit).ok()?;
        if let Some(value) = come_to(measure, pack.calendar(), year, plan) {
            found.push((id.clone(), value.to_string()));
        }
    }
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        edit::{Context, History, apply},
        exchange::paste::cells,
        model::{Accumulation, Frequency, Number, Observation, Period, Polarity, Reading},
    };

    /// Monthly measures without targets.
    fn pack(count: usize) -> Pack {
        let measure = |at: usize| {
            Arc::new(Measure {
                id: MeasureId(format!("m{at}")),
                name: format!("Measure {at}"),
                unit: "homes".into(),
                frequency: Some(Frequency::Monthly),
                accumulation: Some(Accumulation::Sum),
                polarity: Some(Polarity::HigherIsBetter),
                ..Measure::default()
            })
        };
        Pack { measures: (0..count).map(measure).collect(), ..Pack::default() }
    }

    fn year(pack: &Pack) -> ReportingYear {
        pack.calendar().year(2025)
    }

    fn months(pack: &Pack) -> Vec<Period> {
        pack.calendar().periods(year(pack), Frequency::Monthly)
    }

    /// Target, the plans of twelve months, tolerance.
    fn columns(pack: &Pack) -> Vec<Column> {
        let mut columns = vec![Column::Target(year(pack), TargetPart::Aim)];
        columns.extend(months(pack).into_iter().map(Column::Plan));
        columns.push(Column::Target(year(pack), TargetPart::Tolerance));
        columns
    }

    fn ids(pack: &Pack) -> Vec<MeasureId> {
        pack.measures.iter().map(|it| it.id.clone()).collect()
    }

    /// What pasting a text comes to, and the pack after it.
    fn pasted(
        pack: &Pack,
        columns: &[Column],
        at: (usize, usize),
        text: &str,
        unread: &Unread,
    ) -> (Pack, Taken) {
        let rows = ids(pack);
        let sheet = Sheet { pack, rows: &rows, columns, unread, given: Given::default() };
        let taken = paste(sheet, at, &cells(text));
        let mut after = pack.clone();
        if let Some(batch) = taken.step("Paste") {
            apply(&mut after, batch, &Context::default()).unwrap();
        }
        (after, taken)
    }

    fn text_of(pack: &Pack, columns: &[Column]) -> Vec<Vec<String>> {
        let line = |measure: &Arc<Measure>| {
            columns.iter().map(|column| column.shown(pack, measure)).collect()
        };
        pack.measures.iter().map(line).collect()
    }

    /// 200 rows of a target, its twelve plans and a tolerance, as a spreadsheet puts them on the clipboard.
    fn block(count: usize) -> String {
        let line = |at: usize| {
            let plans = (0..12).map(|month| (at + month).to_string());
            let target = (0..12).map(|month| at + month).sum::<usize>().to_string();
            let cells: Vec<String> =
                std::iter::once(target).chain(plans).chain(["5%".to_owned()]).collect();
            cells.join("\t") + "\r\n"
        };
        (0..count).map(line).collect()
    }

    #[test]
    fn two_hundred_measures_come_from_one_block_in_one_step_and_read_back_as_they_were() {
        let before = pack(200);
        let columns = columns(&before);
        let (after, taken) = pasted(&before, &columns, (0, 0), &block(200), &Unread::new());
        assert_eq!((taken.unread.len(), taken.beyond, taken.cells()), (0, 0, 200 * 14));
        assert_eq!(text_of(&after, &columns), cells(&block(200)));
        // Again, it changes nothing.
        let (_, again) = pasted(&after, &columns, (0, 0), &block(200), &Unread::new());
        assert_eq!((again.rows.len(), again.cells()), (0, 0));

        let mut pack = before.clone();
        let change = apply(&mut pack, taken.step("Paste").unwrap(), &Context::default()).unwrap();
        let mut history = History::default();
        history.record(change, &pack);
        history.undo(&mut pack).unwrap();
        assert_eq!((pack, history.undo_label()), (before, None), "one undo takes it all back");
    }

    #[test]
    fn what_cannot_be_read_waits_and_what_lies_beyond_is_counted() {
        let before = pack(2);
        let columns = columns(&before);
        let text = "100\tlots\n\t7\n9\t9";
        let (after, taken) = pasted(&before, &columns, (0, 0), text, &Unread::new());
        let reasons: Vec<(&str, &str)> = taken
            .unread
            .values()
            .map(|it| (it.text.as_str(), it.reason.split(' ').next().unwrap()))
            .collect();
        assert_eq!(reasons, [("lots", "'lots'"), ("7", "enter")]);
        assert_eq!(taken.beyond, 2);
        assert_eq!(text_of(&after, &columns)[0][0], "100");
        // The plan that waited is taken with the target, and waits no longer.
        let (after, taken) = pasted(&after, &columns, (1, 0), "7", &taken.unread);
        assert_eq!(text_of(&after, &columns)[1][1], "7");
        assert!(taken.unread.is_empty());
        assert_eq!(taken.read.len(), 2);
    }

    #[test]
    fn blank_cells_of_a_pasted_block_leave_what_is_there() {
        let columns = [
            Column::Setting(Setting::Name),
            Column::Setting(Setting::Unit),
            Column::Setting(Setting::Polarity),
        ];
        let before = pack(2);
        let (rows, unread) = (ids(&before), Unread::new());
        let sheet = Sheet {
            pack: &before,
            rows: &rows,
            columns: &columns,
            unread: &unread,
            given: Given::default(),
        };
        let block = cells("Measure 0\ttonnes\t\nMeasure 1\t\t ");
        let units = |taken: Taken| {
            let mut after = before.clone();
            apply(&mut after, taken.step("Paste").unwrap(), &Context::default()).unwrap();
            after.measures.iter().map(|it| (it.unit.clone(), it.polarity)).collect::<Vec<_>>()
        };
        let higher = Some(Polarity::HigherIsBetter);
        let (tonnes, homes) = (("tonnes".to_owned(), higher), ("homes".to_owned(), higher));
        let pasted = paste(sheet, (0, 0), &block);
        assert_eq!((pasted.kept, pasted.cells()), (3, 1));
        assert_eq!(units(pasted), [tonnes, homes]);
        // What somebody empties is emptied.
        let emptied = put(sheet, (0, 1), &cells("\t\n\t"), Blanks::Empty);
        assert_eq!((emptied.kept, emptied.cells()), (0, 4));
        assert_eq!(units(emptied), vec![(String::new(), None); 2]);
    }

    #[test]
    fn what_is_filled_down_is_asked_about_as_what_is_pasted_is() {
        let mut pack = pack(3);
        let (year, months) = (year(&pack), months(&pack));
        for (measure, usual) in pack.measures.iter_mut().zip([10, 10, 2000]) {
            let figure = |at: &Period| Observation::new(*at, Reading::Number(Number::from(usual)));
            Arc::make_mut(measure).series = months.iter().map(figure).collect();
        }
        let columns = [Column::Target(year, TargetPart::Aim)];
        let (rows, unread) = (ids(&pack), Unread::new());
        let sheet = |pack| Sheet {
            pack,
            rows: &rows,
            columns: &columns,
            unread: &unread,
            given: Given::default(),
        };
        let typed = put(sheet(&pack), (0, 0), &[vec!["120".to_owned()]], Blanks::Empty);
        let mut after = pack.clone();
        apply(&mut after, typed.step("Type").unwrap(), &Context::default()).unwrap();
        let pack = after;
        let filled = filled_down(sheet(&pack), 0, 1..=2, 0..=0);
        let put = put(sheet(&pack), (1, 0), &filled, Blanks::Empty);
        for taken in [put, paste(sheet(&pack), (1, 0), &filled)] {
            assert_eq!(taken.cells(), 1, "{taken:?}");
            let asked: Vec<&Waits> = taken.unread.values().collect();
            assert!(asked[0].reason.contains("a tenth or less of what its figures"), "{asked:?}");
            assert_eq!(taken.waiting(), (0, 1), "{asked:?}");
        }
    }

    #[test]
    fn the_first_row_is_filled_down_but_not_what_tells_measures_apart() {
        let before = pack(3);
        let columns = [Column::Setting(Setting::Name), Column::Setting(Setting::Unit)];
        let (before, _) = pasted(&before, &columns, (0, 1), "tonnes", &Unread::new());
        let rows = ids(&before);
        let unread = Unread::new();
        let sheet = Sheet {
            pack: &before,
            rows: &rows,
            columns: &columns,
            unread: &unread,
            given: Given::default(),
        };
        let filled = filled_down(sheet, 0, 1..=2, 0..=1);
        assert_eq!(filled, [["Measure 1", "tonnes"], ["Measure 2", "tonnes"]]);
        let taken = put(sheet, (1, 0), &filled, Blanks::Empty);
        assert_eq!(taken.cells(), 2);
    }

    #[test]
    fn rows_with_plans_and_no_target_are_asked_about() {
        let before = pack(2);
        let columns = columns(&before);
        let text = "1\t1\t1\t1\t1\t1\t1\t1\t1\t1\t1\t1.5\n2\t2";
        let (_, taken) = pasted(&before, &columns, (0, 1), text, &Unread::new());
        let asked = targets_of_plans(&before, &taken.unread, year(&before));
        assert_eq!(asked, [(MeasureId::from("m0"), "12.5".to_owned())]);
    }

    proptest::proptest! {
        #[test]
        fn any_block_is_taken_or_waits_as_it_was_typed(texts in proptest::collection::vec(
            proptest::collection::vec("[0-9%k. to><a]{0,6}", 0..4), 0..4))
        {
            let before = pack(3);
            let columns = columns(&before);
            let rows = ids(&before);
            let unread = Unread::new();
            let sheet = Sheet { pack: &before, rows: &rows, columns: &columns, unread: &unread, given: Given::default() };
            let taken = paste(sheet, (0, 0), &texts);
            let mut after = before.clone();
            if let Some(batch) = taken.step("Paste") {
                proptest::prop_assert!(apply(&mut after, batch, &Context::default()).is_ok());
            }
            for (row, line) in texts.iter().take(3).enumerate() {
                for (column, text) in line.iter().enumerate() {
                    let place = (rows[row].clone(), columns[column]);
                    if let Some(kept) = taken.unread.get(&place) {
                        proptest::prop_assert_eq!(&kept.text, text);
                    }
                }
            }
        }
    }
}
