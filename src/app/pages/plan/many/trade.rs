//! What the cells of the grids of targets and of measures say, and what is typed in them.

use crate::{
    app::{
        browser,
        grid::{Asking, Held, Kind, Position, Remark, Shown, Taking, Trade, motion::Block},
        state::{Editor, Within},
    },
    edit::Context,
    exchange::{
        columns::{
            asked_names::{AskedNames, Pasted, added_words, paste_answered, pasted},
            block::{self, AskedOfPlace, Blanks, Taken},
            column::{Column, Place},
            doubts::doubts,
            month_or_year,
            naming::Answers,
            other_sorts::OtherSorts,
            row::Given,
            sheet::Sheet,
            sift::sift,
            unread::{kept_in_words, taken_in_words},
        },
        figures, paste,
    },
    model::{Day, MeasureId, Pack},
};
use leptos::prelude::*;

/// A grid of settings or targets.
pub struct Many {
    name: &'static str,
    pasted: &'static str,
}

/// The targets of measures in a year.
pub static TARGETS: Many = Many { name: "Targets", pasted: "Paste targets" };

/// The settings of measures.
pub static SETTINGS: Many = Many { name: "Measures", pasted: "Paste settings" };

impl Trade for Many {
    fn name(&self) -> &'static str {
        self.name
    }

    fn pasted(&self) -> &'static str {
        self.pasted
    }

    fn follows_pack(&self) -> bool {
        true
    }

    fn shown(&self, held: &Held, column: Column) -> Shown {
        let (Some(measure), Some(pack)) = (&held.measure, &held.pack) else {
            return Shown::default();
        };
        Shown { text: column.shown(pack, measure), ..Shown::default() }
    }

    fn text(&self, pack: &Pack, (id, column): &Place) -> String {
        pack.measure(id).map(|measure| column.shown(pack, measure)).unwrap_or_default()
    }

    fn take(&self, editor: Editor, place: Place, text: &str) {
        take(editor, place, text, false);
    }

    fn take_block(
        &self,
        editor: Editor,
        position: Position,
        at: (usize, usize),
        text: &str,
        label: &str,
    ) {
        // What is filled down or emptied goes where it stands.
        if label != self.pasted {
            return put_block(editor, position, (at, text, label), Blanks::Empty);
        }
        let adds = self.name == SETTINGS.name;
        let (text, label) = (text.to_owned(), label.to_owned());
        let asking = Asking { at, text, label, adds, ..Asking::default() };
        ask_or_take(editor, position, asking, None);
    }

    fn take_asked(&self, editor: Editor, position: Position, asked: &Asking, taking: &Taking) {
        let block = (asked.at, asked.text.as_str(), asked.label.as_str());
        match taking {
            Taking::Answered(answers) => {
                ask_or_take(editor, position, asked.clone(), Some(answers.clone()));
            }
            // Lines over names give other names; of others headings say which column is which.
            Taking::ByPlace if asked.names.names.is_empty() => {
                take_block(editor, position, block, &asked.answers);
            }
            Taking::ByPlace => put_block(editor, position, block, Blanks::Keep),
        }
    }

    fn fills_down(&self) -> bool {
        true
    }

    fn filled_down(
        &self,
        editor: Editor,
        position: Position,
        from: usize,
        into: Block,
    ) -> Option<String> {
        let (rows, columns) = (rows_of(position), position.columns.get_untracked());
        let Block { top, bottom, left, right } = into;
        let filled = with_sheet(editor, &rows, &columns, None, |sheet| {
            block::filled_down(sheet, from, top..=bottom, left..=right)
        });
        Some(figures::block(&filled))
    }

    fn remarks(&self, _: Editor, held: &Held, place: &Place) -> Vec<Remark> {
        let (Some(measure), Some(pack)) = (&held.measure, &held.pack) else { return Vec::new() };
        let told = doubts(pack, measure, place.1).into_iter();
        told.map(|told| Remark::of(Kind::Told, &told)).collect()
    }

    fn yes(&self) -> &'static str {
        "Take it all the same"
    }

    fn offered(&self, editor: Editor, place: &Place) -> Option<(String, String)> {
        let waits = editor.unread.with(|unread| unread.get(place).cloned())?;
        let pack = editor.pack();
        let measure = pack.measure(&place.0)?;
        month_or_year::otherwise(measure, pack.calendar(), (place.1, &waits.text))
    }

    fn answer(&self, editor: Editor, place: &Place) {
        let unread = editor.unread.with_untracked(|unread| unread.get(place).cloned());
        if let Some(waits) = unread {
            take(editor, place.clone(), &waits.text, true);
        }
    }
}

/// Does something with the sheet as it is now.
fn with_sheet<T>(
    editor: Editor,
    rows: &[MeasureId],
    columns: &[Column],
    sure: Option<Column>,
    act: impl FnOnce(Sheet<'_>) -> T,
) -> T {
    let pack = editor.pack_now();
    let given = Given { on: Some(Day(editor.today())), sure };
    editor.unread.with_untracked(|unread| act(Sheet { pack: &pack, rows, columns, unread, given }))
}

fn rows_of(position: Position) -> Vec<MeasureId> {
    position.rows.with_untracked(|rows| rows.iter().map(|row| row.measure.clone()).collect())
}

/// Takes a text typed in a cell, and whatever waited for it; whether somebody is sure of it, who was asked.
fn take(editor: Editor, place: Place, text: &str, sure: bool) {
    let (rows, columns) = ([place.0], [place.1]);
    let block = [vec![text.to_owned()]];
    let sure = sure.then_some(place.1);
    let taken = with_sheet(editor, &rows, &columns, sure, |sheet| {
        block::put(sheet, (0, 0), &block, Blanks::Empty)
    });
    let done = carry_out(editor, taken, "Type in cells", false);
    if let Some(reason) = done.refused {
        editor.say(reason);
    } else if !done.refitted.is_empty() {
        editor.say_done(done.refitted.trim());
    }
}

/// Takes a pasted block as it was answered, or asks of it what that leaves open: first of its names, then of its place.
fn ask_or_take(editor: Editor, position: Position, asking: Asking, answers: Option<Answers>) {
    let (rows, columns) = (rows_of(position), position.columns.get_untracked());
    let block = paste::cells(&asking.text);
    let found = with_sheet(editor, &rows, &columns, None, |sheet| {
        pasted(sheet, asking.at, &block, answers.as_ref(), new_id)
    });
    let answers = answers.unwrap_or_default();
    let (names, crosses) = (AskedNames::default(), String::new());
    let asked = match found {
        Pasted::Taken(taken) => {
            return take_aloud(editor, *taken, &asking.label, is_many(&block));
        }
        Pasted::Names(names) => Asking { words: names.words(asking.adds), names, ..asking },
        Pasted::Place(AskedOfPlace::Sorts(OtherSorts { columns, words })) => {
            Asking { words, crosses: columns, answers, names, ..asking }
        }
        Pasted::Place(AskedOfPlace::Lines(words)) => {
            Asking { words, crosses, answers, names, ..asking }
        }
    };
    position.asking.set(Some(asked));
}

fn new_id() -> MeasureId {
    MeasureId(browser::new_id("measure"))
}

/// Whether a block has more than one cell.
fn is_many(block: &[Vec<String>]) -> bool {
    block.len() > 1 || block.iter().any(|line| line.len() > 1)
}

/// Takes a pasted block by its headings and names, as somebody answered who was asked about these.
fn take_block(editor: Editor, position: Position, block: BlockAt<'_>, answers: &Answers) {
    take_sheet(editor, position, block, |sheet, at, block| {
        paste_answered(sheet, at, block, answers, new_id)
    });
}

/// Takes a block as it stands.
fn put_block(editor: Editor, position: Position, block: BlockAt<'_>, blanks: Blanks) {
    take_sheet(editor, position, block, |sheet, at, block| block::put(sheet, at, block, blanks));
}

/// A block's first cell, its text, and what taking it is called.
type BlockAt<'a> = ((usize, usize), &'a str, &'a str);

/// Takes a block as `come_to` says what it comes to, and says what became of it.
fn take_sheet(
    editor: Editor,
    position: Position,
    (at, text, label): BlockAt<'_>,
    come_to: impl FnOnce(Sheet<'_>, (usize, usize), &[Vec<String>]) -> Taken,
) {
    let (rows, columns) = (rows_of(position), position.columns.get_untracked());
    let block = paste::cells(text);
    let taken = with_sheet(editor, &rows, &columns, None, |sheet| come_to(sheet, at, &block));
    take_aloud(editor, taken, label, is_many(&block));
}

/// Takes what a block comes to and says so; of one cell only where some of it lies beyond the grid, or
/// a blank one leaves what stands there.
fn take_aloud(editor: Editor, taken: Taken, label: &str, many: bool) {
    let (beyond, layout, added) = (taken.beyond, taken.layout.clone(), taken.added.len());
    let kept = kept_in_words(taken.kept);
    let done = carry_out(editor, taken, label, true);
    if let Some(reason) = done.refused {
        return editor.say(reason);
    }
    if many || beyond > 0 || !kept.is_empty() {
        // By the names that the block gave.
        let laid = layout.words(&editor.pack_now());
        let taken = taken_in_words(label, done.taken, done.waiting, beyond);
        editor.say_done(taken + &kept + &added_words(added) + &laid + &done.refitted);
    } else if !done.refitted.is_empty() {
        editor.say_done(done.refitted.trim());
    }
}

/// What became of a block.
struct Done {
    taken: usize,
    /// How many cells can't be taken, and how many are asked about.
    waiting: (usize, usize),
    /// Why nothing could be changed at all.
    refused: Option<String>,
    /// What is said of plans by period that it made anew.
    refitted: String,
}

/// Carries out what a block comes to as one step, and keeps what of it can't be taken as it was typed. Rows that
/// are refused lose nothing of the others. `own_step`: where nothing of it is taken, what is kept is a step of its own.
fn carry_out(editor: Editor, mut taken: Taken, label: &str, own_step: bool) -> Done {
    let mut done = taken.step(label).map_or(Ok(false), |step| editor.run(step));
    if done.is_err() {
        let context = Context { on: Some(editor.today()), by: String::new() };
        sift(&editor.pack_now(), &mut taken, &context);
        done = taken.step(label).map_or(Ok(false), |step| editor.run(step));
    }
    let (cells, waiting) = (taken.cells(), taken.waiting());
    let refitted = if matches!(done, Ok(true)) { editor.refitted_words() } else { String::new() };
    let refused = match done {
        Err(reason) => Some(reason),
        Ok(changed) => {
            let within = match changed {
                false if !own_step => Within::NoStep,
                changed => Within::block(changed, label),
            };
            editor.change_unread(within, |kept| {
                for (place, _) in &taken.read {
                    kept.remove(place);
                }
                kept.extend(taken.unread);
            });
            None
        }
    };
    Done { taken: cells, waiting, refused, refitted }
}

/// Gives measures these targets of a year, as people confirmed them.
pub fn take_targets(editor: Editor, column: Column, targets: &[(MeasureId, String)]) {
    let rows: Vec<MeasureId> = targets.iter().map(|(id, _)| id.clone()).collect();
    let block: Vec<Vec<String>> = targets.iter().map(|(_, text)| vec![text.clone()]).collect();
    let put = |sheet: Sheet<'_>| block::put(sheet, (0, 0), &block, Blanks::Empty);
    let taken = with_sheet(editor, &rows, &[column], Some(column), put);
    let label = "Take targets from plans";
    let done = carry_out(editor, taken, label, true);
    let words = done.refused.unwrap_or_else(|| match targets.len() {
        1 => "The target of one measure was set from its plans.".to_owned(),
        count => format!("The targets of {count} measures were set from their plans."),
    });
    editor.say(words);
}
