//! Status and progress: always word, shape and colour together.

use crate::{
    chart::shape,
    model::{MembersRating, Vocabulary},
    rating::{Progress, ProgressJudgement, Status},
    statistics::xmr::Way,
};
use leptos::prelude::*;

/// A status as word, shape and colour. Red, amber and green appear nowhere else.
#[component]
pub fn StatusMark(
    /// What was judged.
    status: Status,
    /// Which words stand for it.
    vocabulary: Vocabulary,
) -> impl IntoView {
    marked(status.face(vocabulary), status.words(vocabulary).to_owned())
}

/// A status' shape and colour beside other words than its own.
pub fn marked(status: Status, words: String) -> AnyView {
    let (solid, line) = shape(status);
    view! {
        <span class=format!("status {}", tone(status))>
            <svg viewBox="0 0 20 20" aria-hidden="true" focusable="false">
                <path d=solid fill="currentColor" />
                <path class="line" d=line fill="none" stroke-width="2.1" />
            </svg>
            " "
            {words}
        </span>
    }
    .into_any()
}

/// How members rate something, as a mark: word, shape and colour.
pub fn members_mark(theirs: MembersRating, words: Vocabulary) -> AnyView {
    let status = match theirs {
        MembersRating::Green => Status::Green,
        MembersRating::Amber => Status::Amber,
        MembersRating::Red => Status::Red,
        MembersRating::CannotSay => {
            return view! { <span>{theirs.words()}</span> }.into_any();
        }
    };
    marked(status.face(words), status.words(words).to_owned())
}

/// The class of a status' colour.
pub fn tone(status: Status) -> &'static str {
    match status {
        Status::Green => "green",
        Status::Amber => "amber",
        Status::Red => "red",
        _ => "none",
    }
}

/// Progress as its words and an arrow, the same as in papers: that goes the way the verdict rests on, whichever way is
/// better, and straight on where the figure is the same; what that comes to, the words and the colour say.
#[component]
pub fn ProgressMark(
    /// What was judged.
    judged: ProgressJudgement,
) -> impl IntoView {
    let path = match (judged.progress, judged.way()) {
        (Progress::CannotSay, _) => "M7 7.2a3 3 0 1 1 4.4 2.6c-1 .5-1.4 1-1.4 2.2M10 14.6v1.8",
        (Progress::NotAvailable, _) => "M6 10h8",
        (_, None) => "M3 10h13M12 6l4.5 4-4.5 4",
        (_, Some(Way::High)) => "M3 14l5-5 3 3 6-7M12.5 5H17v4.5",
        (_, Some(Way::Low)) => "M3 6l5 5 3-3 6 7M12.5 15H17v-4.5",
    };
    let class = match judged.progress {
        Progress::Improved => "progress better",
        Progress::GotWorse => "progress worse",
        _ => "progress",
    };
    view! {
        <span class=class>
            <svg viewBox="0 0 20 20" aria-hidden="true" focusable="false">
                <path d=path fill="none" stroke="currentColor" stroke-width="2" />
            </svg>
            <span>{judged.progress.words()}</span>
            {judged.footing().map(|it| view! { <small class="quiet">" " {it}</small> })}
        </span>
    }
    .into_any()
}
