//! What keys and pasted blocks do in the grid.

use super::position::Position;
use crate::{
    app::{
        grid_motion::{self, Block},
        state::Editor,
    },
    edit::Command,
    exchange::entry_grid::{self, Entered, Part, Place},
};
use leptos::{ev, prelude::*};

/// The id of a cell's element.
pub fn cell_id(row: usize, column: usize) -> String {
    format!("cell-{row}-{column}")
}

impl Position {
    /// Moves by rows and columns, stopping at the edges; `extend` keeps the block's other end.
    pub fn step(&self, down: isize, right: isize, extend: bool) {
        let size = (
            self.rows.with_untracked(|rows| rows.len()),
            self.columns.with_untracked(|columns| columns.len()),
        );
        let (row, column) = grid_motion::moved(self.active.get_untracked(), (down, right), size);
        self.go(row, column, extend);
    }

    /// Goes to a cell.
    pub fn go(&self, row: usize, column: usize, extend: bool) {
        self.active.set((row, column));
        if !extend {
            self.anchor.set((row, column));
        }
    }

    /// What the active cell is about.
    pub fn place(&self, row: usize, column: usize) -> Option<Place> {
        let row = self.rows.with_untracked(|rows| rows.get(row).cloned())?;
        let period = self.columns.with_untracked(|columns| columns.get(column).copied())?;
        Some((row.measure, period, row.part))
    }

    /// Starts typing in the active cell: over what is there, or from it.
    pub fn start(&self, editor: Editor, over: Option<String>) {
        let (row, column) = self.active.get_untracked();
        let Some(place) = self.place(row, column) else { return };
        let text = over.unwrap_or_else(|| text_of(editor, &place));
        self.editing.set(Some(text));
    }

    /// Takes what is typed in the active cell.
    pub fn commit(&self, editor: Editor) {
        // The last of it may come when the grid is gone.
        let Some(text) = self.editing.try_get_untracked().flatten() else { return };
        self.editing.set(None);
        let (row, column) = self.active.get_untracked();
        if let Some(place) = self.place(row, column) {
            take(editor, place, &text);
        }
    }

    /// A key pressed in the grid; whether it was one of the grid's.
    pub fn key(&self, editor: Editor, event: &ev::KeyboardEvent) -> bool {
        if self.editing.with_untracked(Option::is_some) {
            return self.key_in_cell(editor, event);
        }
        let extend = event.shift_key();
        let bare = !(event.ctrl_key() || event.meta_key() || event.alt_key());
        let key = event.key();
        if let Some((down, right)) = grid_motion::of_key(&key) {
            self.step(down, right, extend);
            event.prevent_default();
            return true;
        }
        match key.as_str() {
            "Enter" | "F2" => self.start(editor, None),
            "Delete" | "Backspace" => self.empty(editor),
            key if bare && key.chars().count() == 1 && key != " " => {
                self.start(editor, Some(key.to_owned()));
            }
            _ => return false,
        }
        event.prevent_default();
        true
    }

    fn key_in_cell(&self, editor: Editor, event: &ev::KeyboardEvent) -> bool {
        match event.key().as_str() {
            "Enter" => {
                self.commit(editor);
                self.step(if event.shift_key() { -1 } else { 1 }, 0, false);
            }
            "Tab" => {
                self.commit(editor);
                self.step(0, if event.shift_key() { -1 } else { 1 }, false);
            }
            "Escape" => self.editing.set(None),
            // Keys that come before the input has the focus: fast typing loses nothing.
            "Backspace" if !in_input(event) => self.editing.update(|text| {
                text.as_mut().map(String::pop);
            }),
            key if !in_input(event) && key.chars().count() == 1 && !event.ctrl_key() => {
                self.editing.update(|text| {
                    if let Some(text) = text {
                        text.push_str(key);
                    }
                });
            }
            _ => return false,
        }
        event.prevent_default();
        event.stop_propagation();
        true
    }

    /// The selected block.
    pub fn block(&self) -> Block {
        Block::between(self.active.get(), self.anchor.get())
    }

    /// Empties the selected cells as one step.
    fn empty(&self, editor: Editor) {
        let block = untrack(|| self.block());
        self.take_block(editor, (block.top, block.left), &block.blank(), "Empty cells");
    }

    /// Takes a pasted block from the selected block's first cell, as one step. What can't be read stays on
    /// screen; the rest is taken.
    pub fn paste(&self, editor: Editor, text: &str) {
        let Block { top, left, .. } = untrack(|| self.block());
        self.take_block(editor, (top, left), text, "Paste figures");
    }

    fn take_block(&self, editor: Editor, at: (usize, usize), text: &str, label: &str) {
        let pack = editor.pack_now();
        let rows = self.rows.get_untracked();
        let columns = self.columns.get_untracked();
        let text = text.trim_end_matches(['\r', '\n']);
        let block = Block::of_text(at, text);
        let (commands, unread) = entry_grid::paste_block(&pack, &rows, &columns, at, text);
        let count = commands.len();
        if !commands.is_empty() {
            let batch = Command::Batch { label: label.to_owned(), commands };
            if let Err(reason) = editor.run(batch) {
                editor.say(reason);
                return;
            }
        }
        let refused = unread.len();
        editor.unread.update(|kept| {
            // What was typed before in these cells has been typed over.
            for (row, column) in block.cells() {
                if let Some(place) = self.place(row, column) {
                    kept.remove(&place);
                }
            }
            kept.extend(unread);
        });
        // What stands beyond the last row or column of the grid has no cell to go to.
        let beyond = block.beyond((rows.len(), columns.len()));
        if count + refused + beyond > 1 {
            let mut words = format!("{label}: {count} taken, {refused} not taken and marked red.");
            if beyond > 0 {
                words += &format!(
                    " {beyond} cells of the block lie beyond the grid and were not taken."
                );
            }
            editor.say(words);
        }
    }
}

/// Whether a key went to the cell's input, which takes it itself.
fn in_input(event: &ev::KeyboardEvent) -> bool {
    use wasm_bindgen::JsCast;
    event.target().is_some_and(|target| target.has_type::<web_sys::HtmlInputElement>())
}

/// What a cell holds as text: typed and unread, or from the pack.
pub fn text_of(editor: Editor, place: &Place) -> String {
    let typed =
        editor.unread.with_untracked(|unread| unread.get(place).map(|(text, _)| text.clone()));
    typed.unwrap_or_else(|| {
        let pack = editor.pack_now();
        pack.measure(&place.0)
            .map(|measure| entry_grid::shown(measure, place.1, place.2).0)
            .unwrap_or_default()
    })
}

/// Takes a typed text into the pack, or keeps it with the reason why it can't be read.
fn take(editor: Editor, place: Place, text: &str) {
    let pack = editor.pack_now();
    let Some(measure) = pack.measure(&place.0) else { return };
    let other_part = match place.2 {
        Part::Figure => None,
        Part::Numerator => Some(Part::Denominator),
        Part::Denominator => Some(Part::Numerator),
    };
    let other_place = other_part.map(|part| (place.0.clone(), place.1, part));
    let other = other_place.as_ref().and_then(|place| {
        editor.unread.with_untracked(|unread| unread.get(place).map(|(text, _)| text.clone()))
    });
    match entry_grid::enter(measure, place.1, place.2, text, other.as_deref()) {
        Entered::Same => {
            editor.unread.update(|unread| {
                unread.remove(&place);
            });
        }
        Entered::Change(command) => match editor.run(*command) {
            Ok(_) => editor.unread.update(|unread| {
                unread.remove(&place);
                if let Some(other) = other_place {
                    unread.remove(&other);
                }
            }),
            Err(reason) => {
                editor.unread.update(|unread| {
                    unread.insert(place, (text.to_owned(), reason));
                });
            }
        },
        Entered::Half(reason) | Entered::Unread(reason) => {
            editor.unread.update(|unread| {
                unread.insert(place, (text.to_owned(), reason));
            });
        }
    }
}
