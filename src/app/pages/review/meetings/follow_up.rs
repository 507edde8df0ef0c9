//! What was promised before, as pages show it.

use crate::{app::components::absent, model::Pack, rating::Absent, report::meeting::FollowUp};
use leptos::prelude::*;

/// The name of a meeting, as far as it is there.
pub fn meeting_name(pack: &Pack, found: &FollowUp) -> String {
    pack.meeting(&found.meeting).map(|it| it.name.clone()).unwrap_or_default()
}

/// One of them: what, by whom, by when, and what became of it.
pub fn follow_up(found: &FollowUp) -> AnyView {
    let said = match found.overdue {
        true => view! { <span class="challenge">{found.said.clone()}</span> }.into_any(),
        false => view! { <span class="quiet">{found.said.clone()}</span> }.into_any(),
    };
    view! {
        <p>
            <strong>{found.what.clone()}</strong>
            " "
            <span class="small quiet">{found.made_words()}</span>
        </p>
        <p class="small">{said}</p>
    }
    .into_any()
}

/// What this body promised, and how much of it is overdue or will be; that nothing was, where nothing was. After it what
/// others recommended to it.
pub fn promised(list: &[FollowUp]) -> AnyView {
    let (asked, own): (Vec<&FollowUp>, Vec<&FollowUp>) =
        list.iter().partition(|found| found.asked_by.is_some());
    let rows = |list: &[&FollowUp]| {
        let rows = list.iter().map(|found| view! { <li>{follow_up(found)}</li> });
        view! { <ol class="records">{rows.collect_view()}</ol> }
    };
    let before = match own.is_empty() {
        true => absent(Absent::new(
            "No promise of an earlier meeting of this body is kept here.",
            "What was promised at meetings before",
        )),
        false => view! { <p>{counted(&own)}</p> {rows(&own)} }.into_any(),
    };
    let asked = (!asked.is_empty()).then(|| {
        view! { <p class="record-head">"Recommended to this body"</p> {rows(&asked)} }
    });
    view! { {before} {asked} }.into_any()
}

/// `3 promises: 1 done or settled, 1 overdue`.
fn counted(list: &[&FollowUp]) -> String {
    let count = |is: fn(&FollowUp) -> bool| list.iter().filter(|found| is(found)).count();
    let promises = match list.len() {
        1 => "1 promise".to_owned(),
        many => format!("{many} promises"),
    };
    let (over, overdue) = (count(|it| it.over), count(|it| it.overdue));
    let before = match count(|it| it.due_before) {
        0 => String::new(),
        count => format!(", {count} due before this meeting"),
    };
    format!("{promises}: {over} done or settled, {overdue} overdue{before}.")
}
