//! The page of a narrative, to read.

use super::super::facts::narrative_frame;
use crate::{
    app::{
        components::{Said, fact, facts, record_pages::ReadPage},
        route::Route,
        state::Shown,
    },
    model::{Narrative, NarrativeId, Pack, day_label},
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn NarrativePage(
    /// Which.
    id: NarrativeId,
) -> impl IntoView {
    let shown = Shown::get();
    let change = Route::ChangeNarrative(id.clone());
    let held = StoredValue::new(id);
    let framed = shown.of(move |pack| held.with_value(|id| narrative_frame(pack, id)));
    let said = move || {
        let pack = shown.pack();
        held.with_value(|id| Some(told(&pack, pack.narrative(id)?)))
    };
    view! {
        <ReadPage head=framed one="narrative" change list=("All papers and narratives", Route::Papers)>
            {said}
        </ReadPage>
    }
}

fn told(pack: &Pack, narrative: &Narrative) -> AnyView {
    let words: Vec<AnyView> = narrative
        .paragraphs()
        .map(|words| view! { <p>{words.to_owned()}</p> }.into_any())
        .collect();
    let measures = narrative.measures.iter().filter_map(|id| pack.measure(id));
    let measures = Said::pages(measures, |it| (it.name.clone(), Route::Measure(it.id.clone())));
    view! {
        <p class="small quiet">{narrative.kind.words()}</p>
        {words}
        {facts(vec![
            fact("Beside", measures),
            fact("As at", narrative.on.map(|day| day_label(day.0))),
            fact("Written by", narrative.by.as_str()),
            fact("Whom this is for", narrative.audience),
        ])}
    }
    .into_any()
}
