//! How much trust figures deserve, as a picture: a bar for all and for each plan, with the counts beside it.

use crate::{
    app::{components::process_icon, route::Route, state::Shown},
    rating::{CONFIDENCE_RULE, DataConfidence},
    report::{
        icons::confidence,
        minute::Scope,
        quality::{Trust, trust},
    },
};
use leptos::prelude::*;

/// The picture; nothing without measures.
pub fn picture(shown: Shown) -> Option<AnyView> {
    let (all, plans) = trust(&shown.pack(), shown.as_at()?);
    if all.all() == 0 {
        return None;
    }
    let row = |name: String, trust: Trust, href: Option<String>| {
        let name = match href {
            Some(href) => view! { <a class="link" href=href>{name}</a> }.into_any(),
            None => name.into_any(),
        };
        view! {
            <li class="trust-row">
                <h3>{name}</h3>
                <div>{bar(trust)} {counts(trust)}</div>
            </li>
        }
        .into_any()
    };
    let name = shown.pack().organisation.name.clone();
    let rows = plans.into_iter().map(|share| {
        let href = Route::Icons(Scope::Plan(share.id.clone())).href();
        row(share.name, share.trust, Some(href))
    });
    let whole = if name.is_empty() { "All measures".to_owned() } else { name };
    Some(
        view! {
            <section class="section">
                <h2>{all.sentence()}</h2>
                <ul class="items trust">{row(whole, all, None)} {rows.collect_view()}</ul>
                <p class="small quiet">{CONFIDENCE_RULE}</p>
            </section>
        }
        .into_any(),
    )
}

/// The shares as a bar, for the eye only: the counts beside it say the same.
fn bar(trust: Trust) -> AnyView {
    let parts = trust.told().filter(|(_, count)| *count > 0).map(|(found, count)| {
        let class = match found {
            DataConfidence::High => "sure-high",
            DataConfidence::Medium => "sure-medium",
            DataConfidence::Low => "sure-low",
            DataConfidence::NotAssessed | DataConfidence::NotInFile => "none",
        };
        view! { <i class=class style:flex=count.to_string()></i> }.into_any()
    });
    let parts: Vec<AnyView> = parts.collect();
    view! { <div class="spread" aria-hidden="true">{parts}</div> }.into_any()
}

fn counts(trust: Trust) -> AnyView {
    let items = trust.told().filter(|(_, count)| *count > 0).map(|(found, count)| {
        view! { <li>{count} " " {process_icon(confidence(found))}</li> }.into_any()
    });
    let items: Vec<AnyView> = items.collect();
    view! { <ul class="counts">{items}</ul> }.into_any()
}
