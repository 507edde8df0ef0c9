//! What is typed in grids and couldn't be taken: kept in the browser, beside the draft that it belongs to.

use crate::{
    app::state::{Editor, Source},
    exchange::columns::column::{self, Column, Place, Unread},
};
use leptos::prelude::*;

/// Keeps what is typed and unread in the browser, and brings it back.
pub fn keep_unread(editor: Editor) {
    let saving = editor.saving();
    Effect::new(move |before: Option<Source>| {
        let source = editor.opened().document().with(|document| document.source.clone());
        let key = unread_key(&source);
        // Typed in the sample, which has become a draft: it goes along.
        let became = matches!(
            (&before, &source),
            (Some(Source::Sample | Source::Published(_)), Source::Draft(_))
        );
        if before.as_ref() == Some(&source) || became {
            let text = editor
                .unread
                .with(|unread| (!unread.is_empty()).then(|| column::write_unread(unread)));
            saving.keep_unread(&key, text.as_deref());
            if let Some(before) = before.filter(|_| became) {
                saving.keep_unread(&unread_key(&before), None);
            }
        } else {
            editor.unread.track();
            leptos::task::spawn_local(async move {
                let Some(text) = saving.unread(&key).await else { return };
                let there = editor.opened().document().with_untracked(|it| unread_key(&it.source));
                // Typed meanwhile, it stands before what was kept; in another draft, this is none of it.
                if there == key {
                    editor.unread.update(|unread| {
                        for (place, typed) in column::read_unread(&text) {
                            unread.entry(place).or_insert(typed);
                        }
                    });
                }
            });
        }
        source
    });
}

/// What became of a block of cells, in a sentence or two: how many were taken, how many stand red, and how many lie beyond
/// the grid.
pub fn taken_in_words(label: &str, (taken, refused, beyond): (usize, usize, usize)) -> String {
    let mut words = format!("{label}: {taken} taken, {refused} not taken and marked red.");
    if beyond > 0 {
        words += &format!(" {beyond} cells of the block lie beyond the grid and were not taken.");
    }
    words
}

/// What it is kept by.
fn unread_key(source: &Source) -> String {
    match source {
        Source::Draft(id) => id.clone(),
        Source::Published(path) => path.clone(),
        Source::Sample => "sample".to_owned(),
    }
}

/// Whether a place is a figure's.
fn is_figure(place: &Place) -> bool {
    matches!(place.1, Column::Figure(..))
}

/// How many cells of grids of figures, or of grids of settings and targets, were not taken, in words.
pub fn not_taken(unread: &Unread, figures: bool) -> String {
    match unread.keys().filter(|place| is_figure(place) == figures).count() {
        0 => String::new(),
        1 => {
            let what = if figures { "in the figures" } else { "in the pack" };
            format!(
                "1 cell was not taken. It is marked red and is not {what}: go to it to see why."
            )
        }
        count => {
            let what = if figures { "in the figures" } else { "in the pack" };
            format!(
                "{count} cells were not taken. They are marked red and are not {what}: go to one to see why."
            )
        }
    }
}

/// Lets go of all that is typed in settings and targets and couldn't be taken.
pub fn forget_refused(editor: Editor) {
    editor.unread.update(|unread| unread.retain(|place, _| is_figure(place)));
}
