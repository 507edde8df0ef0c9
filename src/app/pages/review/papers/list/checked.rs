//! A fingerprint from the foot of a page, held against the papers of the pack.

use crate::{
    app::{components::TextField, route::Route, state::Shown},
    edit::seal,
    report::paper::{Found, found},
};
use leptos::prelude::*;

/// The field, and what is found. Proofs are made again for it, so nothing is looked up before all of it is typed.
pub fn checked(shown: Shown) -> AnyView {
    let typed = RwSignal::new(String::new());
    let answer = Memo::new(move |_| {
        let typed = typed.get();
        let whole = !typed.trim().is_empty() && seal::left_to_type(&typed) == 0;
        whole.then(|| found(&shown.pack(), &typed, shown.today()))
    });
    let left = move || {
        let typed = typed.get();
        let left = seal::left_to_type(&typed);
        (!typed.trim().is_empty() && left > 0)
            .then(|| format!("{left} letters or digits are left to type."))
    };
    let said = move || {
        answer.get().map(|found| {
            let to = match &found {
                Found::AsSigned(id, _) | Found::Altered(id, _) | Found::Proof(id, _) => {
                    Some(Route::Paper(id.clone()).href())
                }
                Found::None => None,
            };
            let see = to.map(|to| view! { " " <a class="link" href=to>"See the paper"</a> });
            view! { <span>{found.words().to_owned()}</span> {see} }
        })
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
            <p role="status" id="paper-checked">{left} {said}</p>
        </section>
    }
    .into_any()
}
