//! Where in a grid a person is, and whose grid it is.

use crate::{
    app::{
        browser,
        grid::motion::Block,
        state::{Editor, in_a_sentence},
    },
    exchange::{
        columns::{
            asked_names::AskedNames,
            column::{Column, Place},
            naming::Answers,
            unread::Waits,
        },
        entry_grid::SheetRow,
    },
    model::{Measure, Pack},
};
use leptos::prelude::*;
use std::sync::Arc;

/// The id of the words beside the active cell, which describe it.
pub const NOTE: &str = "cell-note";

/// Where in the grid a person is, shared by its parts.
#[derive(Clone, Copy)]
pub struct Position {
    /// Row and column.
    pub active: RwSignal<(usize, usize)>,
    /// The other end of a selected block.
    pub anchor: RwSignal<(usize, usize)>,
    /// What is being typed; `None` where nothing is.
    pub editing: RwSignal<Option<String>>,
    /// The rows.
    pub rows: Memo<Arc<Vec<SheetRow>>>,
    /// The columns.
    pub columns: Memo<Arc<Vec<Column>>>,
    /// What the cells say, and what is typed in them.
    pub trade: &'static dyn Trade,
    /// What is said of a measure at the end of its row, where anything is.
    pub told: Option<Callback<Arc<Measure>, String>>,
    /// The block that is asked about before it is taken.
    pub asking: RwSignal<Option<Asking>>,
}

/// A block that was pasted and isn't taken until somebody says so.
#[derive(Clone, Default, PartialEq)]
pub struct Asking {
    /// What is asked, as sentences.
    pub words: String,
    /// The cell it was pasted at.
    pub at: (usize, usize),
    /// As it was pasted.
    pub text: String,
    /// What taking it is called.
    pub label: String,
    /// The names in it that are no measure's.
    pub names: AskedNames,
    /// Whether they may become measures.
    pub adds: bool,
    /// The columns of another sort that its values would go into; empty where that isn't asked.
    pub crosses: String,
    /// What was answered before.
    pub answers: Answers,
}

/// How a block is taken that was asked about.
#[derive(Clone, PartialEq)]
pub enum Taking {
    /// As it was answered.
    Answered(Answers),
    /// Line by line.
    ByPlace,
}

/// What a row is of.
#[derive(Clone)]
pub struct Held {
    /// The measure; `None` where it is gone.
    pub measure: Option<Arc<Measure>>,
    /// The pack, where the row follows it.
    pub pack: Option<Arc<Pack>>,
}

/// What a cell shows.
#[derive(Clone, Default, PartialEq)]
pub struct Shown {
    /// Its text.
    pub text: String,
    /// Marks before it.
    pub flags: String,
    /// It is a reason, no figure.
    pub is_reason: bool,
    /// It couldn't be read when it came.
    pub is_unread: bool,
}

/// What kind of remark stands beside a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Why its text can't be taken.
    Refused,
    /// A question, to be answered with yes or by typing something else.
    Asked,
    /// Something to know of what it holds.
    Told,
}

/// What is said beside a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// What kind it is.
    pub kind: Kind,
    /// In a sentence.
    pub words: String,
}

impl Remark {
    /// A clause as a remark.
    pub fn of(kind: Kind, clause: &str) -> Self {
        Self { kind, words: in_a_sentence(&clause.trim_end_matches('.')) }
    }
}

/// What the cells of a grid say, and what a text typed or pasted in them comes to.
pub trait Trade: Sync {
    /// What the grid is called.
    fn name(&self) -> &'static str;

    /// What a pasted block is called among the steps to undo.
    fn pasted(&self) -> &'static str;

    /// Whether rows say something of the pack besides their measure.
    fn follows_pack(&self) -> bool {
        false
    }

    /// What a cell shows.
    fn shown(&self, held: &Held, column: Column) -> Shown;

    /// What a cell holds as text, where nothing unread is typed in it.
    fn text(&self, pack: &Pack, place: &Place) -> String;

    /// Takes a text typed in a cell.
    fn take(&self, editor: Editor, place: Place, text: &str);

    /// Takes a block of texts from a cell on, as one step of this name.
    fn take_block(
        &self,
        editor: Editor,
        position: Position,
        at: (usize, usize),
        text: &str,
        label: &str,
    );

    /// Takes a block that was asked about.
    fn take_asked(&self, editor: Editor, position: Position, asked: &Asking, taking: &Taking);

    /// Whether rows are filled down here.
    fn fills_down(&self) -> bool {
        false
    }

    /// The texts that the rows of a block get where a row is copied into them; `None` where that isn't done.
    fn filled_down(&self, _: Editor, _: Position, _from: usize, _into: Block) -> Option<String> {
        None
    }

    /// What is asked or told of what a cell holds.
    fn remarks(&self, editor: Editor, held: &Held, place: &Place) -> Vec<Remark>;

    /// What is on the button that answers what is asked.
    fn yes(&self) -> &'static str;

    /// Another reading of what is asked about, which would settle it: what its button is called, and the text that is
    /// typed by it.
    fn offered(&self, _: Editor, _: &Place) -> Option<(String, String)> {
        None
    }

    /// Answers with yes what is asked about a cell.
    fn answer(&self, editor: Editor, place: &Place);
}

impl Position {
    /// At the first cell of a grid.
    pub fn at_first(
        rows: Memo<Arc<Vec<SheetRow>>>,
        columns: Memo<Arc<Vec<Column>>>,
        trade: &'static dyn Trade,
        told: Option<Callback<Arc<Measure>, String>>,
    ) -> Self {
        Self {
            active: RwSignal::new((0, 0)),
            anchor: RwSignal::new((0, 0)),
            editing: RwSignal::new(None),
            rows,
            columns,
            trade,
            told,
            asking: RwSignal::new(None),
        }
    }

    /// Goes back to the first cell.
    pub fn start_anew(&self) {
        self.active.set((0, 0));
        self.anchor.set((0, 0));
    }

    /// Rows and columns.
    pub fn size(&self) -> (usize, usize) {
        (
            self.rows.with_untracked(|rows| rows.len()),
            self.columns.with_untracked(|columns| columns.len()),
        )
    }

    /// What a cell is about.
    pub fn place(&self, row: usize, column: usize) -> Option<Place> {
        let row = self.rows.with_untracked(|rows| rows.get(row).cloned())?;
        let column = self.columns.with_untracked(|columns| columns.get(column).copied())?;
        Some(row.place(column))
    }

    /// What the active cell is about, as rows and columns come and go.
    pub fn active_place(self) -> Memo<Option<Place>> {
        Memo::new(move |_| {
            let (row, column) = self.active.get();
            self.rows.track();
            self.columns.track();
            self.place(row, column)
        })
    }

    /// What a cell holds as text: typed and unread, or from the pack.
    pub fn text_of(&self, editor: Editor, place: &Place) -> String {
        let typed =
            editor.unread.with_untracked(|unread| unread.get(place).map(|it| it.text.clone()));
        typed.unwrap_or_else(|| self.trade.text(&editor.pack_now(), place))
    }

    /// What stands beside a cell: why its text can't be taken first.
    pub fn remarks(&self, editor: Editor, held: &Held, place: &Place) -> Vec<Remark> {
        let unread = editor.unread.with(|unread| unread.get(place).cloned());
        let refused = unread.map(|Waits { text, reason, asked }| {
            let kind = if asked { Kind::Asked } else { Kind::Refused };
            let reason = reason.trim_end_matches('.');
            let stop = if reason.ends_with('?') { "" } else { "." };
            Remark { kind, words: format!("“{text}”: {reason}{stop}") }
        });
        let held = self.trade.remarks(editor, held, place);
        // Of what stands in the pack still, nothing is said while another text stands in its cell.
        if let Some(refused) = refused { vec![refused] } else { held }
    }

    /// The selected block.
    pub fn block(&self) -> Block {
        Block::between(self.active.get(), self.anchor.get())
    }

    /// Brings the focus back to where the person is, once what changed is drawn.
    pub fn refocus(&self) {
        let (row, column) = self.active.get_untracked();
        browser::focus_next([cell_id(row, column)]);
    }
}

/// The id of a cell's element.
pub fn cell_id(row: usize, column: usize) -> String {
    format!("cell-{row}-{column}")
}
