//! A block without names, pasted where a filter hides measures: where it would go is said before any of it is taken.

use super::trade::take_asked;
use crate::app::{grid::Position, state::Editor};
use leptos::prelude::*;

/// What is asked of such a block; nothing where none waits.
#[component]
pub fn PastedByPosition(
    /// The grid it was pasted in.
    position: Position,
    /// How many measures there are.
    all: Memo<usize>,
    /// Shows every measure.
    show_all: Callback<()>,
) -> impl IntoView {
    let editor = Editor::get();
    let asking = position.asking;
    let waits = move || asking.and_then(|asking| asking.get());
    let leave = move || {
        if let Some(asking) = asking {
            asking.set(None);
        }
    };
    // Rows in another order or number are another question.
    Effect::new(move |_| {
        position.rows.with(|rows| rows.len());
        leave();
    });
    let take = move |_| {
        let asked = asking.and_then(|asking| asking.get_untracked());
        leave();
        if let Some(asked) = asked {
            take_asked(editor, position, &asked);
        }
    };
    move || {
        let asked = waits()?;
        Some(
            view! {
                <div class="explain" role="alert">
                    <p><strong>"Nothing of what you pasted is taken yet."</strong></p>
                    <p>{asked.words}</p>
                    <div class="buttons">
                        <button type="button" class="button" on:click=take>
                            "Take it line by line"
                        </button>
                        <button type="button" class="button" on:click=move |_| show_all.run(())>
                            {move || format!("Show all {} measures, and paste again", all.get())}
                        </button>
                        <button type="button" class="button" on:click=move |_| leave()>
                            "Leave it"
                        </button>
                    </div>
                </div>
            }
            .into_any(),
        )
    }
}
