//! Saving the open pack for an audience: what isn't for it is truly not in the file.

use super::file_name::file_name;
use crate::{
    app::{browser, browser::typed, state::Editor},
    model::Audience,
    pack::{self, LeftOut},
};
use leptos::prelude::*;

/// The choice of an audience, what would be left out, and the button.
#[component]
pub fn ForAudience() -> impl IntoView {
    let workspace = Editor::get();
    let audience = RwSignal::new(Audience::Public);
    let left = move || {
        let pack = workspace.pack();
        in_words(&pack::for_audience(&pack, audience.get()).left, "would be left out")
    };
    let save = move |_| {
        let pack = workspace.pack_now();
        let audience = audience.get_untracked();
        let pack::Extract { pack: out, left, .. } = pack::for_audience(&pack, audience);
        let stem = file_name(&pack.organisation.name);
        let stem = stem.trim_end_matches(".json");
        let name = format!("{stem}-{}.json", audience.words().to_ascii_lowercase());
        browser::save_file(&name, "application/json", &pack::write(&out));
        workspace
            .say(format!("{name} was offered to be saved. {}", in_words(&left, "was left out")));
    };
    let options = Audience::ALL
        .iter()
        .map(|each| view! { <option value=each.words()>{each.words()}</option> })
        .collect_view();
    view! {
        <section class="section">
            <h2>"Save for an audience"</h2>
            <p>
                "Makes a file that truly lacks what is not for its readers: no names, ids, history or counts of it. Whom a plan, a measure or its comments are for is set under Plan; what is not set counts as internal, one person’s objectives as personal, and comments as the measure they are on."
            </p>
            <label class="field">
                "For"
                <select
                    id="audience"
                    on:change=move |event| {
                        let words = typed(&event);
                        if let Some(found) = Audience::ALL.iter().find(|each| each.words() == words) {
                            audience.set(*found);
                        }
                    }
                >{options}</select>
            </label>
            <p role="status">{left}</p>
            <div class="buttons">
                <button type="button" class="button" on:click=save>
                    "Save for this audience"
                </button>
            </div>
        </section>
    }
}

/// What is left out, in a sentence or two.
fn in_words(left: &LeftOut, happens: &str) -> String {
    if *left == LeftOut::default() {
        return format!("Nothing {happens} but the history.");
    }
    let counted = |count: usize, one: &str, many: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        count => Some(format!("{count} {many}")),
    };
    let parts: Vec<String> = [
        counted(left.plans, "plan", "plans"),
        counted(left.measures, "measure", "measures"),
        counted(left.comments, "comment", "comments"),
        counted(left.notes, "note", "notes"),
    ]
    .into_iter()
    .flatten()
    .collect();
    let mut words = format!("Left out: {}, and the history.", parts.join(", "));
    if left.not_set > 0 {
        words += &format!(" Of {} of them it is not set whom they are for.", left.not_set);
    }
    if left.sign_offs {
        words += " Sign-offs are left out, because they would name what is not there.";
    }
    words
}
