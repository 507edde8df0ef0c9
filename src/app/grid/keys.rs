//! What keys and pasted blocks do in the grid.

use super::{
    motion::{self, Block},
    position::Position,
};
use crate::app::state::Editor;
use leptos::{ev, prelude::*};

impl Position {
    /// Moves by rows and columns, stopping at the edges; `extend` keeps the block's other end.
    pub fn step(&self, down: isize, right: isize, extend: bool) {
        let (row, column) = motion::moved(self.active.get_untracked(), (down, right), self.size());
        self.go(row, column, extend);
    }

    /// Goes to a cell.
    pub fn go(&self, row: usize, column: usize, extend: bool) {
        self.active.set((row, column));
        if !extend {
            self.anchor.set((row, column));
        }
    }

    /// Starts typing in the active cell: over what is there, or from it.
    pub fn start(&self, editor: Editor, over: Option<String>) {
        let (row, column) = self.active.get_untracked();
        let Some(place) = self.place(row, column) else { return };
        let text = over.unwrap_or_else(|| self.text_of(editor, &place));
        self.editing.set(Some(text));
    }

    /// Takes what is typed in the active cell.
    pub fn commit(&self, editor: Editor) {
        // The last of it may come when the grid is gone.
        let Some(text) = self.editing.try_get_untracked().flatten() else { return };
        self.editing.set(None);
        let (row, column) = self.active.get_untracked();
        if let Some(place) = self.place(row, column) {
            self.trade.take(editor, place, &text);
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
        if let Some((down, right)) = motion::of_key(&key) {
            self.step(down, right, extend);
            event.prevent_default();
            return true;
        }
        match key.as_str() {
            "Enter" | "F2" => self.start(editor, None),
            "Delete" | "Backspace" => self.empty(editor),
            // As in a spreadsheet.
            "d" | "D" if (event.ctrl_key() || event.meta_key()) && self.copy_down(editor) => {}
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

    /// Empties the selected cells as one step.
    fn empty(&self, editor: Editor) {
        let block = untrack(|| self.block());
        let at = (block.top, block.left);
        self.trade.take_block(editor, *self, at, &block.blank(), "Empty cells");
    }

    /// Takes a pasted block from the selected block's first cell, as one step. What can't be read stays on
    /// screen; the rest is taken.
    pub fn paste(&self, editor: Editor, text: &str) {
        let Block { top, left, .. } = untrack(|| self.block());
        self.trade.take_block(editor, *self, (top, left), text, self.trade.pasted());
    }

    /// Gives the rows of the selected block what its first row says; a single row what the one above it says. Whether
    /// this grid does that.
    fn copy_down(&self, editor: Editor) -> bool {
        if self.trade.fills_down()
            && let Some(filled) = untrack(|| self.block()).copied_down()
        {
            self.fill(editor, filled);
        }
        self.trade.fills_down()
    }

    /// What is filled down when that is asked for, and from which row; `None` where nothing is under it.
    pub fn to_fill(&self) -> Option<(usize, Block)> {
        self.block().filled_down(self.rows.with(|rows| rows.len()))
    }

    /// Copies a row into a block, as one step.
    pub fn fill(&self, editor: Editor, (from, into): (usize, Block)) {
        if let Some(text) = self.trade.filled_down(editor, *self, from, into) {
            self.trade.take_block(editor, *self, (into.top, into.left), &text, "Fill down");
        }
    }
}

/// Whether a key went to the cell's input, which takes it itself.
fn in_input(event: &ev::KeyboardEvent) -> bool {
    use wasm_bindgen::JsCast;
    event.target().is_some_and(|target| target.has_type::<web_sys::HtmlInputElement>())
}
