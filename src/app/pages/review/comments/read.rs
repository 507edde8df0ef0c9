//! The comments, to read: what goes out to the public, in full, and what stays inside.

use crate::{
    app::{
        components::{record_pages::ReadList, stage_list::counted},
        route::Route,
        state::Shown,
    },
    pack::{FigureComment, released, unreleased},
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn CommentsPage() -> impl IntoView {
    let shown = Shown::get();
    view! {
        <ReadList
            heading="Comments"
            lede="Comments on the figures of public measures are internal until somebody releases them. Nothing else goes out than what stands here as released."
            change=Route::ChangeComments
            to_change="Release comments"
        >
            {move || section("released to the public", "No comment goes out.", &released(&shown.pack()))}
            {move || section("kept inside", "None is kept back.", &unreleased(&shown.pack()))}
        </ReadList>
    }
}

fn section(what: &'static str, none: &'static str, all: &[FigureComment]) -> AnyView {
    let heading = format!("{} {what}", counted(all.len(), "comment", "comments"));
    let rows: Vec<AnyView> =
        all.iter().map(|it| view! { <li>{said(it)}</li> }.into_any()).collect();
    let rows = match rows.is_empty() {
        true => view! { <p class="unset">{none}</p> }.into_any(),
        false => view! { <ul class="records">{rows}</ul> }.into_any(),
    };
    view! {
        <section class="section">
            <h2>{heading}</h2>
            {rows}
        </section>
    }
    .into_any()
}

/// A comment, with what it is on.
fn said(comment: &FigureComment) -> AnyView {
    view! {
        <p>
            <a class="link" href=Route::Measure(comment.measure.clone()).href()>
                {comment.on.clone()}
            </a>
        </p>
        <p>{comment.words.clone()}</p>
    }
    .into_any()
}
