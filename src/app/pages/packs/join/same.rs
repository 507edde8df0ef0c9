//! What may be one measure under two ids is asked, before anything is joined.

use super::files::open_pack;
use crate::{
    app::state::Editor,
    edit::join::{Pair, Sender, as_one, pairs},
    model::Day,
};
use leptos::prelude::*;

/// The most pairs that are drawn: more than that are answered in one go.
const DRAWN: usize = 30;

/// All that are to be joined: what is open first.
fn all(editor: Editor, chosen: &[Sender]) -> Vec<Sender> {
    let open = open_pack(editor.pack(), Day(editor.today()));
    std::iter::once(open).chain(chosen.iter().cloned()).collect()
}

/// The questions; nothing where there are none. Unanswered they stay two.
#[component]
pub fn AskedOfNames(
    /// What is chosen.
    chosen: RwSignal<Vec<Sender>>,
) -> impl IntoView {
    let editor = Editor::get();
    let found = Memo::new(move |_| match chosen.with(Vec::is_empty) {
        true => Vec::new(),
        false => chosen.with(|chosen| pairs(&all(editor, chosen))),
    });
    let take = move |one: Vec<Pair>| {
        let senders = all(editor, &chosen.get_untracked());
        let named = one.iter().fold(senders, |senders, pair| as_one(&senders, pair));
        chosen.set(named.into_iter().skip(1).collect());
    };
    let drawn = move || {
        let pairs = found.get();
        if pairs.is_empty() {
            return None;
        }
        let names = chosen.with(|chosen| {
            all(editor, chosen).into_iter().map(|it| it.name).collect::<Vec<String>>()
        });
        let name = |at: usize| names.get(at).cloned().unwrap_or_default();
        let row = |pair: &Pair| {
            let (held, hidden) = (pair.clone(), format!(": {}", pair.name));
            let between = format!("In {} and in {}", name(pair.with), name(pair.at));
            view! {
                <li>
                    <p>
                        <strong>{pair.name.clone()}</strong>
                        " "
                        <span class="quiet">{between}</span>
                    </p>
                    <div class="buttons">
                        <button type="button" class="button" on:click=move |_| take(vec![held.clone()])>
                            "They are one measure"
                            <span class="hidden-visually">{hidden}</span>
                        </button>
                    </div>
                </li>
            }
        };
        let rows = pairs.iter().take(DRAWN).map(row).collect_view();
        let more = pairs.len().saturating_sub(DRAWN);
        let more = (more > 0).then(|| view! { <p>{format!("And {more} more.")}</p> });
        let whole = (pairs.len() > 1).then(|| {
            let words = format!("All {} are one measure each", pairs.len());
            view! {
                <div class="buttons">
                    <button type="button" class="button" on:click=move |_| take(found.get_untracked())>
                        {words}
                    </button>
                </div>
            }
        });
        Some(
            view! {
                <section class="section">
                    <h2>"Are these one?"</h2>
                    <p>
                        "They have one name, and stand under different ids in packs that never shared them. Unless you say that they are one they stay two measures."
                    </p>
                    {whole}
                    <ul class="records">{rows}</ul>
                    {more}
                </section>
            }
            .into_any(),
        )
    };
    view! { {drawn} }
}
