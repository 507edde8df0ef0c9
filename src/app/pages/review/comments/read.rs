//! The comments, to read: what goes out to the public, in full, and what stays inside.

use crate::{
    app::{
        components::{absent, record_pages::ReadList, stage_list::counted_here},
        route::Route,
        state::Shown,
    },
    model::Pack,
    pack::{Comment, CommentOn, released, unreleased},
    rating::Absent,
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn CommentsPage() -> impl IntoView {
    let shown = Shown::get();
    view! {
        <ReadList
            heading="Comments"
            lede="Comments on the figures of public measures, and on the progress of public actions, are internal until somebody releases them. Nothing else goes out than what stands here as released."
            change=Route::ChangeComments
            to_change="Release comments"
        >
            {move || {
                let pack = shown.pack();
                section(&pack, "released to the public", Absent::of_whole("No comment goes out."), &released(&pack))
            }}
            {move || {
                let pack = shown.pack();
                section(&pack, "kept inside", Absent::new("None is kept back.", "Comments that are kept inside"), &unreleased(&pack))
            }}
        </ReadList>
    }
}

fn section(pack: &Pack, what: &'static str, none: Absent, all: &[Comment]) -> AnyView {
    let heading = match counted_here(pack, &[(all.len(), "comment", "comments")]).as_str() {
        "" => format!("Comments {what}"),
        count => format!("{count} {what}"),
    };
    let rows: Vec<AnyView> =
        all.iter().map(|it| view! { <li>{said(pack, it)}</li> }.into_any()).collect();
    let rows = match rows.is_empty() {
        true => absent(none),
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
fn said(pack: &Pack, comment: &Comment) -> AnyView {
    let page = match &comment.about {
        CommentOn::Figure { measure, .. } => Some(Route::Measure(measure.clone())),
        CommentOn::Progress(id) => pack.action(id).map(|it| Route::OnePlan(it.plan.clone())),
    };
    let href = page.map(|page| page.href());
    view! {
        <p>
            <a class="link" href=href>
                {comment.on.clone()}
            </a>
        </p>
        <p>{comment.words.clone()}</p>
    }
    .into_any()
}
