//! What a sign-off stops, said before a form is filled in.

use crate::app::route::Route;
use leptos::prelude::*;

/// What a sign-off keeps from being saved in the form below, with the way on; nothing where nothing is signed.
pub fn signed_before(words: Memo<Option<String>>) -> AnyView {
    (move || {
        words.get().map(|words| {
            view! {
                <p class="explain">
                    {words} " "
                    <a class="link" href=Route::ChangeSignOff.href()>
                        "Propose a change"
                    </a>
                </p>
            }
        })
    })
    .into_any()
}
