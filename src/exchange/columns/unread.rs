//! What was typed into cells of grids and couldn't be read: kept as it was typed, told where it stands, and taken back
//! with the step that left it.

use super::column::{Column, Part, Place};
use crate::{edit::History, exchange::entry_questions::Questions, model::MeasureId};
use std::collections::{BTreeMap, VecDeque};

/// What is typed in cells and not in the pack.
pub type Unread = BTreeMap<Place, Waits>;

/// A text that waits in its cell, as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waits {
    /// As it was typed.
    pub text: String,
    /// Why it isn't taken, or what is asked of it first, as a clause.
    pub reason: String,
    /// It is taken once somebody says that it is right; else it can't be read, or a rule stands against it.
    pub asked: bool,
}

impl Waits {
    /// A text that can't be taken.
    pub fn refused(text: impl Into<String>, reason: impl Into<String>) -> Self {
        Self { text: text.into(), reason: reason.into(), asked: false }
    }

    /// A text that is asked about.
    pub fn asked(text: impl Into<String>, question: impl Into<String>) -> Self {
        Self { text: text.into(), reason: question.into(), asked: true }
    }
}

/// How many of several waiting texts can't be taken, and how many are asked about.
pub fn counts<'a>(waiting: impl IntoIterator<Item = &'a Waits>) -> (usize, usize) {
    waiting.into_iter().fold((0, 0), |(refused, asked), it| match it.asked {
        true => (refused, asked + 1),
        false => (refused + 1, asked),
    })
}

/// The first cell of a grid, row by row, that is asked about, or that can't be taken. `place` says what a cell is about.
pub fn first_unread(
    unread: &Unread,
    asked: bool,
    (rows, columns): (usize, usize),
    place: impl Fn(usize, usize) -> Option<Place>,
) -> Option<(usize, usize)> {
    let is_unread = |at: &(usize, usize)| {
        let waits = place(at.0, at.1).and_then(|it| unread.get(&it));
        waits.is_some_and(|it| it.asked == asked)
    };
    let cells = (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column)));
    if unread.is_empty() { None } else { cells.into_iter().find(is_unread) }
}

/// What became of a block of cells, in a sentence or two: how many were taken, how many can't be and how many wait for an
/// answer, and how many lie beyond the grid.
pub fn taken_in_words(
    label: &str,
    taken: usize,
    (refused, asked): (usize, usize),
    beyond: usize,
) -> String {
    let waits = match asked {
        0 => String::new(),
        1 => ", 1 waits for your answer".to_owned(),
        count => format!(", {count} wait for your answer"),
    };
    let mut words = format!("{label}: {taken} taken{waits}, {refused} not taken");
    words += if refused == 0 && asked > 0 { "." } else { " and marked red." };
    if beyond > 0 {
        words += &format!(" {beyond} cells of the block lie beyond the grid and were not taken.");
    }
    words
}

/// What is said of blank cells of a pasted block that left what is there, as a sentence behind others; nothing of none.
pub fn kept_in_words(count: usize) -> String {
    match count {
        0 => String::new(),
        1 => " 1 blank cell left what is there: to empty a cell, choose it and press Delete."
            .to_owned(),
        count => format!(
            " {count} blank cells left what is there: to empty cells, choose them and press Delete."
        ),
    }
}

/// What forgetting so many cells is called on its button: those that are asked about, or those that can't be taken.
pub fn forget_words(count: usize, asked: bool) -> String {
    match (count, asked) {
        (1, true) => "Forget the entry that waits".to_owned(),
        (count, true) => format!("Forget the {count} entries that wait"),
        (1, false) => "Forget the entry that was not taken".to_owned(),
        (count, false) => format!("Forget the {count} entries that were not taken"),
    }
}

/// What each step of the history changed of what is unread, so that undo takes that back with it. It is walked along
/// with the history, from its latest step.
#[derive(Clone, Debug, Default)]
pub struct UnreadSteps {
    undo: VecDeque<Left>,
    redo: Vec<Left>,
}

/// Cells, with what was unread in each on the other side of a step.
type Left = Vec<(Place, Option<Waits>)>;

impl UnreadSteps {
    /// A step is made, which has changed nothing of this yet.
    pub fn begin(&mut self) {
        self.redo.clear();
        if self.undo.len() == History::LIMIT {
            self.undo.pop_front();
        }
        self.undo.push_back(Left::new());
    }

    /// The latest step has also changed what is unread from one to another.
    pub fn also(&mut self, before: &Unread, after: &Unread) {
        let Some(step) = self.undo.back_mut() else { return };
        let differs = |place: &&Place| before.get(*place) != after.get(*place);
        let new = after.keys().filter(|place| !before.contains_key(*place));
        let changed = before.keys().chain(new).filter(differs);
        step.extend(changed.map(|place| (place.clone(), before.get(place).cloned())));
    }

    /// Takes back what the latest step changed.
    pub fn undo(&mut self, unread: &mut Unread) {
        if let Some(step) = self.undo.pop_back() {
            self.redo.push(other_side(step, unread));
        }
    }

    /// Brings back what the step changed that was undone last.
    pub fn redo(&mut self, unread: &mut Unread) {
        if let Some(step) = self.redo.pop() {
            self.undo.push_back(other_side(step, unread));
        }
    }
}

/// Puts what a step holds in the place of what is there, and gives that. The last of a cell comes first, so that what
/// it was before all of them stands at the end.
fn other_side(step: Left, unread: &mut Unread) -> Left {
    let put = |(place, held): (Place, Option<Waits>)| {
        let there = match held {
            Some(held) => unread.insert(place.clone(), held),
            None => unread.remove(&place),
        };
        (place, there)
    };
    step.into_iter().rev().map(put).collect()
}

/// What stands for the part of a figure in cells that are none.
const NO_FIGURE: &str = "column";

/// The mark of a text that is asked about.
const ASKED: &str = "asked";

/// What is typed in grids and not in the pack, as text to be kept in the browser: a list of measure, period or column,
/// part, what was typed and why it can't be read or, with a mark behind it, what is asked of it; and the questions about
/// figures. `None` where there is nothing.
pub fn write_kept(unread: &Unread, questions: &Questions) -> Option<String> {
    let row = |((measure, column), waits): (&Place, &Waits)| {
        let part = match column {
            Column::Figure(_, part) => part.key(),
            _ => NO_FIGURE,
        };
        let texts = [&measure.0, &column.key(), part, &waits.text, &waits.reason];
        let mark = waits.asked.then_some(ASKED);
        texts.into_iter().chain(mark).map(str::to_owned).collect::<Vec<String>>()
    };
    let asked = questions.rows().map(Vec::from);
    let rows: Vec<Vec<String>> = unread.iter().map(row).chain(asked).collect();
    if rows.is_empty() { None } else { serde_json::to_string(&rows).ok() }
}

/// Reads what [`write_kept`] wrote; what isn't of that kind is nothing.
pub fn read_kept(text: &str) -> (Unread, Questions) {
    let rows: Vec<Vec<String>> = serde_json::from_str(text).unwrap_or_default();
    let questions = Questions::of_rows(&rows);
    let unread = |row: Vec<String>| {
        let asked = row.get(5).is_some_and(|mark| mark == ASKED);
        let texts: [String; 5] = row.into_iter().take(5).collect::<Vec<_>>().try_into().ok()?;
        let [measure, key, part, text, reason] = texts;
        let column = if part == NO_FIGURE {
            Column::of_key(&key)?
        } else {
            let part = Part::ALL.into_iter().find(|each| each.key() == part)?;
            Column::Figure(key.parse().ok()?, part)
        };
        Some(((MeasureId(measure), column), Waits { text, reason, asked }))
    };
    (rows.into_iter().filter_map(unread).collect(), questions)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::columns::{
        settings::Setting, standing::Standing, target_parts::TargetPart,
    };
    use crate::model::{Period, ReportingYear};

    #[test]
    fn what_browsers_have_kept_is_read_whatever_parts_are_called() {
        let kept = r#"[["m","2025-04","","about ten","Not read as a figure"],["r","2025-04","numerator","3","Enter the denominator as well"],["r","2025-05","denominator","4","Enter the numerator as well"]]"#;
        let (unread, questions) = read_kept(kept);
        let parts: Vec<Part> = unread
            .keys()
            .filter_map(|(_, column)| match column {
                Column::Figure(_, part) => Some(*part),
                _ => None,
            })
            .collect();
        assert_eq!(parts, Part::ALL);
        assert_eq!(write_kept(&unread, &questions).as_deref(), Some(kept));
        assert!(unread.values().all(|waits| !waits.asked));
    }

    #[test]
    fn what_became_of_a_block_is_counted_by_what_it_waits_for() {
        let check = |refused, asked, beyond, expected: &str| {
            assert_eq!(taken_in_words("Paste figures", 3, (refused, asked), beyond), expected);
        };
        check(0, 0, 0, "Paste figures: 3 taken, 0 not taken and marked red.");
        check(2, 0, 0, "Paste figures: 3 taken, 2 not taken and marked red.");
        check(0, 1, 0, "Paste figures: 3 taken, 1 waits for your answer, 0 not taken.");
        check(
            1,
            2,
            4,
            "Paste figures: 3 taken, 2 wait for your answer, 1 not taken and marked red. 4 cells of the block lie beyond the grid and were not taken.",
        );
    }

    #[test]
    fn every_column_is_read_back_as_it_was_kept() {
        let year: ReportingYear = "2025/26".parse().unwrap();
        let periods: [Period; 2] = ["2025/26 Q1".parse().unwrap(), "2025-04".parse().unwrap()];
        let mut columns: Vec<Column> = Setting::ALL.iter().map(|it| Column::Setting(*it)).collect();
        columns.extend(TargetPart::ALL.map(|it| Column::Target(year, it)));
        columns.extend(Standing::ALL.map(Column::Standing));
        columns.extend(periods.map(Column::Plan));
        columns.extend(periods.map(Column::Floor));
        columns.extend(Part::ALL.map(|part| Column::Figure(periods[0], part)));
        let typed = |it: &Column| Waits {
            text: "about \"ten\"\t<b>".to_owned(),
            reason: "why".to_owned(),
            asked: it.is_figure(),
        };
        let unread: Unread = columns.into_iter().map(|it| (("m".into(), it), typed(&it))).collect();
        assert!(unread.values().any(|it| it.asked) && unread.values().any(|it| !it.asked));
        let nothing = Questions::default();
        let kept = write_kept(&unread, &nothing).unwrap();
        assert_eq!(read_kept(&kept), (unread, nothing.clone()));
        assert_eq!(write_kept(&Unread::new(), &nothing), None);
        for text in ["{", r#"[["m","2025-99","","x","y"]]"#, r#"[["m","plan","column","x","y"]]"#] {
            assert_eq!(read_kept(text), (Unread::new(), nothing.clone()), "{text}");
        }
    }

    fn cell(row: usize, column: usize) -> Place {
        let period = Period::Month { year: 2025, month: column as u32 + 1 };
        (MeasureId(format!("m{row}")), Column::Plan(period))
    }

    fn unread(cells: &[(usize, usize, &str)]) -> Unread {
        let typed = |text: &str| Waits::refused(text, "why");
        cells.iter().map(|(row, column, text)| (cell(*row, *column), typed(text))).collect()
    }

    #[test]
    fn the_first_unread_cell_is_the_first_as_people_read() {
        let check = |cells: &[(usize, usize, &str)], expected| {
            let mut waiting = unread(cells);
            let place = |row, column| Some(cell(row, column));
            assert_eq!(first_unread(&waiting, false, (3, 4), place), expected, "{cells:?}");
            assert_eq!(first_unread(&waiting, true, (3, 4), place), None, "{cells:?}");
            waiting.values_mut().for_each(|it| it.asked = true);
            assert_eq!(first_unread(&waiting, true, (3, 4), place), expected, "{cells:?}");
        };
        check(&[], None);
        check(&[(2, 0, "x"), (1, 3, "x"), (1, 2, "x")], Some((1, 2)));
        // What is in none of the grid's rows or columns is somewhere else.
        check(&[(3, 0, "x"), (0, 4, "x")], None);
    }

    #[test]
    fn undo_takes_back_what_a_step_left_unread_and_redo_brings_it_again() {
        let (mut steps, mut now) = (UnreadSteps::default(), unread(&[(0, 0, "before")]));
        let step = |steps: &mut UnreadSteps, now: &mut Unread, after: &[(usize, usize, &str)]| {
            steps.begin();
            let after = unread(after);
            steps.also(now, &after);
            *now = after;
        };
        step(&mut steps, &mut now, &[(0, 0, "other"), (1, 1, "new")]);
        steps.begin();
        step(&mut steps, &mut now, &[(1, 1, "new")]);
        steps.undo(&mut now);
        assert_eq!(now, unread(&[(0, 0, "other"), (1, 1, "new")]));
        // One that left nothing unread takes nothing back.
        steps.undo(&mut now);
        assert_eq!(now.len(), 2);
        steps.undo(&mut now);
        assert_eq!(now, unread(&[(0, 0, "before")]));
        steps.undo(&mut now);
        assert_eq!(now, unread(&[(0, 0, "before")]));
        for expected in [2, 2, 1] {
            steps.redo(&mut now);
            assert_eq!(now.len(), expected);
        }
        // Another step leaves nothing to be brought back.
        steps.undo(&mut now);
        steps.begin();
        let before = now.clone();
        steps.redo(&mut now);
        assert_eq!(now, before);
    }

    #[test]
    fn a_block_of_which_nothing_was_taken_is_a_step_of_its_own() {
        let (mut history, mut steps) = (History::default(), UnreadSteps::default());
        let (mut pack, mut now) = (crate::model::Pack::default(), unread(&[(0, 0, "before")]));
        let red = unread(&[(0, 0, "lots"), (1, 0, "many")]);
        steps.begin();
        history.record_beside("Paste targets", &pack);
        steps.also(&now, &red);
        now = red.clone();
        let before = pack.clone();
        assert_eq!(history.undo(&mut pack).unwrap().as_deref(), Some("Paste targets"));
        steps.undo(&mut now);
        assert_eq!((&pack, &now), (&before, &unread(&[(0, 0, "before")])));
        assert_eq!(history.undo_label(), None);
        assert_eq!(history.redo(&mut pack).unwrap().as_deref(), Some("Paste targets"));
        steps.redo(&mut now);
        assert_eq!((pack, now), (before, red));
    }

    #[test]
    fn a_step_that_changes_a_cell_twice_is_taken_back_whole() {
        let mut steps = UnreadSteps::default();
        let (first, second) = (unread(&[(0, 0, "one")]), unread(&[(0, 0, "two")]));
        steps.begin();
        steps.also(&Unread::new(), &first);
        steps.also(&first, &second);
        let mut now = second.clone();
        steps.undo(&mut now);
        assert_eq!(now, Unread::new());
        steps.redo(&mut now);
        assert_eq!(now, second);
    }
}
