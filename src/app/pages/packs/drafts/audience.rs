//! Saving the open pack for an audience: what isn't for it is truly not in the file.

use super::file_name::file_name;
use crate::{
    app::{browser, browser::typed, items::chosen, route::Route, state::Editor},
    model::{Audience, Kind},
    pack::{self, GoesOut, LeftOut},
    rating::counted,
};
use leptos::prelude::*;

/// The choice of an audience, what would be left out, and the button.
#[component]
pub fn ForAudience() -> impl IntoView {
    let editor = Editor::get();
    let audience = RwSignal::new(Audience::Public);
    let extract = Memo::new(move |_| {
        let pack::Extract { out, left, .. } = pack::for_audience(&editor.pack(), audience.get());
        (out, left)
    });
    let left = move || extract.with(|(_, left)| in_words(left, "would be left out"));
    let out = move || extract.with(|(out, _)| goes_out(out));
    let save = move |_| {
        let pack = editor.pack_now();
        let audience = audience.get_untracked();
        let pack::Extract { pack: out, left, .. } = pack::for_audience(&pack, audience);
        let stem = file_name(&pack.organisation.name);
        let stem = stem.trim_end_matches(".json");
        let name = format!("{stem}-{}.json", audience.words().to_ascii_lowercase());
        browser::save_file(&name, "application/json", &pack::write(&out));
        editor.say(format!("{name} was offered to be saved. {}", in_words(&left, "was left out")));
    };
    let options = Audience::ALL
        .iter()
        .map(|each| view! { <option value=each.name()>{each.words()}</option> })
        .collect_view();
    view! {
        <section class="section">
            <h2>"Save for an audience"</h2>
            <p>
                "Makes a file that truly lacks what is not for its readers: no names, ids, history or counts of it. Whom a plan, a measure or its comments are for is set under Plan; what is not set counts as internal, and one person’s objectives as personal; an action goes with its plan and its exception. Comments, notes and the progress of actions in words are internal until somebody releases them."
            </p>
            <label class="field">
                "For"
                <select
                    id="audience"
                    on:change=move |event| {
                        if let Some(found) = chosen!(Audience, &typed(&event)) {
                            audience.set(found);
                        }
                    }
                >{options}</select>
            </label>
            <h3>"What would go out"</h3>
            {out}
            <p role="status">{left}</p>
            <p class="ways">
                <a class="link" href=Route::ChangeComments.href()>
                    "Release comments, or take them back"
                </a>
            </p>
            <div class="buttons">
                <button type="button" class="button" on:click=save>
                    "Save for this audience"
                </button>
            </div>
        </section>
    }
}

/// All that goes out: records by kind, and every comment and note in full, since people wrote them for each other.
fn goes_out(out: &GoesOut) -> AnyView {
    if out.records.is_empty() {
        return view! { <p>"Nothing of the plan: only the organisation’s name, vision and settings."</p> }
            .into_any();
    }
    let kinds = out.records.iter().map(|(kind, names)| {
        opened(&counted(names.len(), kind.words(), &format!("{}s", kind.words())), names)
    });
    let written = [
        (&out.comments, "comment", "comments", "No comments."),
        (&out.notes, "note", "notes", "No notes."),
    ]
    .map(|(list, one, many, none)| {
        if list.is_empty() {
            return view! { <p>{none}</p> }.into_any();
        }
        view! {
            <p>{format!("{}, in full:", counted(list.len(), one, many))}</p>
            <ul>{list.iter().map(|each| view! { <li>{each.clone()}</li> }).collect_view()}</ul>
        }
        .into_any()
    });
    view! {
        {kinds.collect_view()}
        {written.collect_view()}
    }
    .into_any()
}

/// A count that opens to the names.
fn opened(counted: &str, names: &[String]) -> AnyView {
    view! {
        <details>
            <summary>{counted.to_owned()}</summary>
            <ul>{names.iter().map(|name| view! { <li>{name.clone()}</li> }).collect_view()}</ul>
        </details>
    }
    .into_any()
}

/// What is left out, in a sentence or two.
fn in_words(left: &LeftOut, happens: &str) -> String {
    if *left == LeftOut::default() {
        return format!("Nothing {happens} but the history.");
    }
    let records = left
        .records
        .iter()
        .map(|(kind, count)| counted(*count, kind.words(), &format!("{}s", kind.words())));
    let written = [
        (left.parts, "part about what stays out", "parts about what stays out"),
        (left.comments, "comment", "comments"),
        (left.notes, "note", "notes"),
    ];
    let written = written.into_iter().filter(|(count, ..)| *count > 0);
    let written = written.map(|(count, one, many)| counted(count, one, many));
    let parts: Vec<String> = records.chain(written).collect();
    let mut words = match parts.is_empty() {
        true => "Left out: the history.".to_owned(),
        false => format!("Left out: {}, and the history.", parts.join(", ")),
    };
    if left.emptied > 0 {
        let fields = counted(left.emptied, "field that is", "fields that are");
        words += &format!(" What goes out lacks {fields} not for its readers.");
    }
    if left.not_set > 0 {
        words += &format!(" Of {} of them it is not set whom they are for.", left.not_set);
    }
    if left.count(Kind::SignOff) > 0 {
        words += " Sign-offs are left out, because they would name what is not there.";
    }
    words
}
