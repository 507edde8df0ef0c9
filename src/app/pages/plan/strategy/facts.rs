//! What the pages say of the map and of its links.

use crate::{
    app::{
        components::{above_objective, plan_itself, record_pages::Head},
        route::Route,
        state::Shown,
    },
    chart::{Role, look},
    model::{LinkId, ObjectiveId, Pack},
    rating::Showing,
    report::strategy_map::{Linked, Strategy, expected, strategy},
};
use leptos::prelude::*;

/// The map as it is shown, with what the figures say of its links.
pub fn followed(shown: Shown) -> Memo<Strategy> {
    let rated = shown.rated();
    Memo::new(move |_| {
        let pack = shown.pack();
        let statuses = rated.with(|rated| {
            let each = rated.iter();
            each.map(|it| (it.measure.id.clone(), it.rating.year_to_date.judgement.status))
                .collect()
        });
        strategy(&pack, &statuses, shown.as_at(), shown.vocabulary())
    })
}

/// What the frame of a link's pages says.
pub fn frame(pack: &Pack, id: &LinkId) -> Option<Head> {
    let link = pack.link(id)?;
    let above = pack.objective(&link.to).map(|it| above_objective(pack, it, plan_itself));
    Some(Head { name: expected(pack, link), above: above.unwrap_or_default() })
}

/// The links that an objective stands in, each as a sentence that leads to its page.
pub fn links_of(pack: &Pack, id: &ObjectiveId) -> Vec<(String, Route)> {
    let links = pack.links.iter().filter(|link| link.from == *id || link.to == *id);
    links.map(|link| (expected(pack, link), Route::StrategyLink(link.id.clone()))).collect()
}

/// Whether a link shows: in words, beside a piece of its line on the map.
pub fn showing_mark(showing: Showing) -> AnyView {
    let look = look(Role::Link(showing));
    view! {
        <span class="showing">
            <svg viewBox="0 0 36 12" aria-hidden="true" focusable="false">
                <path
                    d="M1 6H27"
                    fill="none"
                    stroke=look.ink.variable()
                    stroke-width=look.wide.to_string()
                    stroke-dasharray=look.dashes
                />
                <path d="M35 6l-9-5v10z" fill=look.ink.variable() />
            </svg>
            " "
            {showing.words()}
        </span>
    }
    .into_any()
}

/// A link in the list: its number and what it expects, which leads to its page; whether it shows; and why.
pub fn line((at, link): (usize, &Linked)) -> AnyView {
    let href = Route::StrategyLink(link.id.clone()).href();
    view! {
        <p>
            <a class="link" href=href>
                {format!("{}. {}", at + 1, link.sentence)}
            </a>
        </p>
        <p class="small">{showing_mark(link.effect.showing)} " " <span class="quiet">{link.claim.clone()}</span></p>
    }
    .into_any()
}
