//! A fingerprint from the foot of a page, held against the papers of the pack.

use crate::{
    app::{components::TextField, route::Route, state::Shown},
    edit::seal,
    report::paper::{Found, found, since},
};
use leptos::prelude::*;

/// The field, and what is found. Proofs are made again for it, so nothing is looked up before all of it is typed.
pub fn checked(shown: Shown) -> AnyView {
    let typed = RwSignal::new(String::new());
    let answer = Memo::new(move |_| {
        let typed = typed.get();
        let whole = !typed.trim().is_empty() && seal::left_to_type(&typed) == 0;
        whole.then(|| {
            let (pack, today) = (shown.pack(), shown.today());
            let found = found(&pack, &typed, today);
            let since = match &found {
                Found::AsSigned(id, _) => pack.paper(id).map(|it| since(&pack, it, today)),
                _ => None,
            };
            (found, since.unwrap_or_default())
        })
    });
    let left = move || {
        let typed = typed.get();
        let left = seal::left_to_type(&typed);
        (!typed.trim().is_empty() && left > 0)
            .then(|| format!("{left} letters or digits are left to type."))
    };
    let said = move || {
        answer.get().map(|(found, _)| {
            let to = match &found {
                Found::AsSigned(id, _) | Found::Altered(id, _) | Found::Proof(id, _) => {
                    Some(Route::Paper(id.clone()).href())
                }
                Found::None | Found::CannotTell => None,
            };
            let see = to.map(|to| view! { " " <a class="link" href=to>"See the paper"</a> });
            view! { <span>{found.words().to_owned()}</span> {see} }
        })
    };
    let changed = move || {
        let (_, since) = answer.get()?;
        let said = |(head, lines): (String, Vec<String>)| {
            let lines = lines.into_iter().map(|words| view! { <li>{words}</li> }).collect_view();
            view! {
                <p>{head}</p>
                <ul>{lines}</ul>
            }
        };
        Some(since.into_iter().map(said).collect_view())
    };
    view! {
        <section class="section on-screen">
            <h2>"Is the paper in your hand as signed?"</h2>
            <TextField
                id="paper-fingerprint"
                label="Fingerprint from the foot of any page"
                hint="Five groups of four letters and digits. Spaces and dashes don’t matter."
                value=typed
            />
            <div role="status" id="paper-checked">
                <p>{left} {said}</p>
                {changed}
            </div>
        </section>
    }
    .into_any()
}
