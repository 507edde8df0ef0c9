//! A pasted block that is asked about before any of it is taken: it has names that are no measures yet, or near those of
//! measures, or none at all where a filter hides measures; or its values would go to columns of another sort.

use super::trade::{take_asked, take_in};
use crate::{
    app::{grid::Position, state::Editor},
    exchange::columns::{layout::Way, new_names::add_words},
};
use leptos::prelude::*;

/// What is asked of such a block; nothing where none waits.
#[component]
pub fn PastedAndAsked(
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
    let take = move |with_names: bool| {
        let asked = asking.and_then(|asking| asking.get_untracked());
        leave();
        if let Some(asked) = asked {
            take_asked(editor, position, &asked, with_names);
            // What was added isn't hidden by what is chosen.
            if with_names {
                show_all.run(());
            }
        }
    };
    let answer = move |way: Way| {
        let asked = asking.and_then(|asking| asking.get_untracked());
        leave();
        if let Some(asked) = asked {
            take_in(editor, position, &asked, way);
        }
    };
    let on_button = move |(words, way): (String, Way)| {
        view! {
            <button type="button" class="button" on:click=move |_| answer(way)>
                {words}
            </button>
        }
        .into_any()
    };
    move || {
        let asked = waits()?;
        let new = asked.names.len();
        let show = move || format!("Show all {} measures, and paste again", all.get());
        let ways = if new > 0 {
            view! {
                <button type="button" class="button" on:click=move |_| take(true)>
                    {add_words(new)}
                </button>
                <button type="button" class="button" on:click=move |_| take(false)>
                    "Take it without adding any"
                </button>
            }
            .into_any()
        } else {
            view! {
                {asked.ways.into_iter().map(on_button).collect_view()}
                {asked
                    .hides
                    .then(|| {
                        view! {
                            <button type="button" class="button" on:click=move |_| show_all.run(())>
                                {show}
                            </button>
                        }
                    })}
            }
            .into_any()
        };
        Some(
            view! {
                <div class="explain" role="alert">
                    <p><strong>"Nothing of what you pasted is taken yet."</strong></p>
                    <p>{asked.words}</p>
                    <div class="buttons">
                        {ways}
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
