//! The map, to read: the picture first, under it each link as a sentence.

use super::super::{
    facts::{followed, line},
    picture::MapPicture,
};
use crate::{
    app::{
        components::{absent, glossary_term, record_pages::ReadList, terms_line},
        route::Route,
        state::Shown,
    },
    model::ObjectiveId,
    rating::{Absent, in_this_file},
    report::strategy_map::Strategy,
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn StrategyMapPage() -> impl IntoView {
    let strategy = followed(Shown::get());
    // Of no objectives there is nothing to draw.
    let drawn = Memo::new(move |_| strategy.with(|it| !it.map.nodes.is_empty()));
    view! {
        <ReadList
            heading="Strategy map"
            lede="If we do this, that should follow. A line of gold: the figures moved together as expected. That they did doesn’t say that the one brought the other about."
            change=Route::ChangeStrategyMap
            to_change="Change the strategy map"
            to_print="Print on one sheet"
        >
            <Show when=move || drawn.get()>
                <MapPicture strategy />
            </Show>
            <section class="section links">
                <h2>"What should follow from what"</h2>
                {move || strategy.with(links)}
            </section>
            {move || strategy.with(|it| elsewhere(&it.elsewhere))}
            {terms_line([
                glossary_term("strategy-map", "Strategy map"),
                glossary_term("balanced-scorecard", "Balanced scorecard"),
            ])}
        </ReadList>
    }
}

fn links(strategy: &Strategy) -> AnyView {
    if strategy.links.is_empty() {
        return absent(Absent::new(
            "No links yet. Say which objective should bring which about, and why.",
            "Links",
        ));
    }
    let rows = strategy.links.iter().enumerate().map(|link| view! { <li>{line(link)}</li> });
    view! { <ul class="records">{rows.collect_view()}</ul> }.into_any()
}

/// Objectives that aren't on the map.
fn elsewhere(list: &[(ObjectiveId, String)]) -> Option<AnyView> {
    let here = in_this_file(&Shown::get().pack());
    let count = match list.len() {
        0 => return None,
        1 => format!("1 objective that feeds another stands in no link{here}, and not on the map"),
        count => {
            format!(
                "{count} objectives that feed others stand in no link{here}, and not on the map"
            )
        }
    };
    let rows = list.iter().map(|(id, name)| {
        view! { <li><a class="link" href=Route::Story(id.clone()).href()>{name.clone()}</a></li> }
    });
    Some(
        view! {
            <details class="shut on-screen">
                <summary>{count}</summary>
                <ul class="plain">{rows.collect_view()}</ul>
            </details>
        }
        .into_any(),
    )
}
