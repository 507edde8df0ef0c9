//! What is typed in grids and couldn't be taken, and what is asked about figures: kept in the browser, beside the draft
//! that it belongs to.

use crate::{
    app::state::{Editor, Source},
    exchange::columns::unread::{read_kept, write_kept},
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
        let here = editor.brought_back.with_value(|it| it.as_ref() == Some(&key));
        if before.as_ref() == Some(&source) || became || before.is_none() && here {
            editor.brought_back.set_value(Some(key.clone()));
            let kept = |unread: &_| editor.questions.with(|asked| write_kept(unread, asked));
            let text = editor.unread.with(kept);
            saving.keep_unread(&key, text.as_deref());
            if let Some(before) = before.filter(|_| became) {
                saving.keep_unread(&unread_key(&before), None);
            }
        } else {
            editor.unread.track();
            editor.questions.track();
            leptos::task::spawn_local(async move {
                let text = saving.unread(&key).await.unwrap_or_default();
                let there = editor.opened().document().with_untracked(|it| unread_key(&it.source));
                // Typed meanwhile, it stands before what was kept; in another draft, this is none of it.
                if there == key {
                    let (kept, questions) = read_kept(&text);
                    editor.unread.update(|unread| {
                        for (place, typed) in kept {
                            unread.entry(place).or_insert(typed);
                        }
                    });
                    editor.questions.update(|asked| asked.join(questions));
                    editor.brought_back.set_value(Some(key));
                }
            });
        }
        source
    });
}

/// What it is kept by.
fn unread_key(source: &Source) -> String {
    match source {
        Source::Draft(id) => id.clone(),
        Source::Published(path) => path.clone(),
        Source::Sample => "sample".to_owned(),
    }
}
