//! A slip's answer, where figures come in.

use super::{files::read, page::JoinThem};
use crate::app::state::Editor;
use leptos::prelude::*;

/// A slip's answer that was chosen where figures come in: what is to be known of it, and what joining it would do.
#[component]
pub fn FoundAnswer(
    /// What its file is called.
    name: String,
    /// Its bytes.
    bytes: Vec<u8>,
) -> impl IntoView {
    match read(&name, &bytes, Editor::get()) {
        Ok((sender, told)) => view! {
            <div role="alert">{told.into_iter().map(|why| view! { <p>{why}</p> }).collect_view()}</div>
            <JoinThem given=vec![sender] />
        }
        .into_any(),
        Err(why) => view! { <p class="error" role="alert">{why}</p> }.into_any(),
    }
}
