//! The page of a link, to write.

use super::super::{facts::frame, items::LINK};
use crate::{
    app::{
        components::{
            forms::{RecordForm, RemoveRecord, replaced},
            record_pages::WritePage,
        },
        route::Route,
        state::Editor,
    },
    model::{Kind, LinkId},
};
use leptos::prelude::*;

/// The page of a link, to write.
#[component]
pub fn ChangeLinkPage(
    /// Which.
    id: LinkId,
) -> impl IntoView {
    let editor = Editor::get();
    let read = Route::StrategyLink(id.clone());
    let held = StoredValue::new(id);
    let framed = editor.of(move |pack| held.with_value(|id| frame(pack, id)));
    let link = editor.of(move |pack| held.with_value(|id| pack.link(id).cloned()));
    view! {
        <WritePage head=framed one="link" read>
            <RecordForm
                items=LINK
                form=format!("link-{}", held.get_value())
                record=link
                keep=replaced(editor, "The link was changed.")
            />
            <RemoveRecord
                kind=Kind::Link
                id=held.get_value().0
                said="The link was taken away."
                then=Route::ChangeStrategyMap
            />
        </WritePage>
    }
}
