//! What the cells of the entry grid say, and what is typed in them.

use crate::{
    app::{
        grid::{Held, Position, Shown, Trade, motion::Block, taken_in_words},
        state::Editor,
    },
    edit::Command,
    exchange::{
        columns::column::{Column, Part, Place},
        entry_grid::{self, Entered},
    },
    model::{Pack, Period, Reading},
};
use leptos::prelude::*;

/// The figures of measures by period.
pub struct Figures;

impl Trade for Figures {
    fn name(&self) -> &'static str {
        "Figures"
    }

    fn pasted(&self) -> &'static str {
        "Paste figures"
    }

    fn shown(&self, held: &Held, column: Column) -> Shown {
        let (Some(measure), Column::Figure(period, part)) = (&held.measure, column) else {
            return Shown::default();
        };
        let observation = measure.observation(period);
        let (text, is_figure) = entry_grid::shown(measure, period, part);
        let mut flags = String::new();
        if let Some(held) = observation {
            for (on, flag) in
                [(held.provisional, 'p'), (held.revised, 'r'), (held.comment.is_some(), '•')]
            {
                flags.extend(on.then_some(flag));
            }
        }
        Shown {
            text,
            flags,
            is_reason: !is_figure,
            is_unread: observation.is_some_and(|held| held.reading == Reading::Unread),
        }
    }

    fn text(&self, pack: &Pack, (id, column): &Place) -> String {
        let Column::Figure(period, part) = *column else { return String::new() };
        let measure = pack.measure(id);
        measure.map(|measure| entry_grid::shown(measure, period, part).0).unwrap_or_default()
    }

    fn take(&self, editor: Editor, place: Place, text: &str) {
        if let Column::Figure(period, part) = place.1 {
            take(editor, place, (period, part), text);
        }
    }

    fn take_block(
        &self,
        editor: Editor,
        position: Position,
        at: (usize, usize),
        text: &str,
        label: &str,
    ) {
        let pack = editor.pack_now();
        let rows = position.rows.get_untracked();
        let columns: Vec<Period> = position.columns.with_untracked(|columns| {
            let period = |column: &Column| match column {
                Column::Figure(period, _) => Some(*period),
                _ => None,
            };
            columns.iter().filter_map(period).collect()
        });
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
                if let Some(place) = position.place(row, column) {
                    kept.remove(&place);
                }
            }
            kept.extend(unread);
        });
        // What stands beyond the last row or column of the grid has no cell to go to.
        let beyond = block.beyond((rows.len(), columns.len()));
        if count + refused + beyond > 1 {
            editor.say(taken_in_words(label, (count, refused, beyond)));
        }
    }
}

/// Takes a typed text into the pack, or keeps it with the reason why it can't be read.
fn take(editor: Editor, place: Place, (period, part): (Period, Part), text: &str) {
    let pack = editor.pack_now();
    let Some(measure) = pack.measure(&place.0) else { return };
    let other_part = match part {
        Part::Figure => None,
        Part::Numerator => Some(Part::Denominator),
        Part::Denominator => Some(Part::Numerator),
    };
    let other_place = other_part.map(|part| (place.0.clone(), Column::Figure(period, part)));
    let other = other_place.as_ref().and_then(|place| {
        editor.unread.with_untracked(|unread| unread.get(place).map(|(text, _)| text.clone()))
    });
    match entry_grid::enter(measure, period, part, text, other.as_deref()) {
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
