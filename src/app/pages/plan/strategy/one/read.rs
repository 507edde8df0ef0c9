//! The page of a link, to read: what is expected and why, both ends' measures, and whether the effect shows.

use super::{
    super::facts::{frame, showing_mark},
    ends::{ends, pairs, to_explore},
};
use crate::{
    app::{
        components::{fact, facts, record_pages::ReadPage, unsigned_line},
        route::Route,
        state::Shown,
    },
    model::{Link, LinkId, Pack},
    rating::lag_words,
    report::strategy_map::shown as shown_by,
};
use leptos::prelude::*;

/// The page of a link.
#[component]
pub fn LinkPage(
    /// Which.
    id: LinkId,
) -> impl IntoView {
    let shown = Shown::get();
    let change = Route::ChangeLink(id.clone());
    let held = StoredValue::new(id);
    let framed = shown.of(move |pack| held.with_value(|id| frame(pack, id)));
    let said = move || {
        let pack = shown.pack();
        held.with_value(|id| Some(link_said(shown, &pack, pack.link(id)?)))
    };
    view! {
        <ReadPage head=framed one="link" change list=("The strategy map", Route::StrategyMap)>
            {said}
        </ReadPage>
    }
}

fn link_said(shown: Shown, pack: &Pack, link: &Link) -> AnyView {
    let effect = shown_by(pack, link, shown.as_at());
    view! {
        {facts(vec![
            fact("Why it should", link.claim.as_str()),
            fact("When it should show", link.lag_months.map(|months| lag_words(Some(months)))),
        ])}
        <section class="section">
            <h2>{showing_mark(effect.showing)}</h2>
            <p>{effect.sentence.clone()}</p>
            {(link.from_measure.is_some() || link.to_measure.is_some())
                .then(|| unsigned_line(shown))}
            {ends(shown, pack, link)}
            {pairs(pack, link, &effect)}
            {to_explore(pack, link)}
        </section>
    }
    .into_any()
}
