//! How perspectives and plans stand.

use super::chips::{Asked, ask};
use crate::{
    app::{components::Spread, route::Route, state::Shown},
    model::{PlanId, Vocabulary},
    rating::Distribution,
    report::minute::{Scope, Share},
};
use leptos::prelude::*;

/// Perspectives: each shows its strips when tapped.
pub fn perspectives(all: &[Share<String>], asked: RwSignal<Asked>) -> AnyView {
    let items = all.iter().map(|share| {
        let name = share.name.clone().into_any();
        let name = ask(asked, Asked::Perspective(share.id.clone()), name);
        item(name, share.distribution)
    });
    section("By perspective", items.collect())
}

/// Plans: each leads to the same page about it.
pub fn plans(all: &[Share<PlanId>]) -> AnyView {
    let items = all.iter().map(|share| {
        let href = Route::Minute(Scope::Plan(share.id.clone())).href();
        let name = view! { <a class="link" href=href>{share.name.clone()}</a> }.into_any();
        item(name, share.distribution)
    });
    section("By plan", items.collect())
}

fn section(title: &'static str, items: Vec<AnyView>) -> AnyView {
    if items.is_empty() {
        return ().into_any();
    }
    view! {
        <section>
            <h2>{title}</h2>
            <ul class="shares">{items}</ul>
        </section>
    }
    .into_any()
}

fn item(name: AnyView, distribution: Distribution) -> AnyView {
    let vocabulary = Shown::get().vocabulary();
    view! {
        <li>
            {name}
            <Spread distribution vocabulary />
            <span class="small quiet">{counted(distribution, vocabulary)}</span>
        </li>
    }
    .into_any()
}

/// `8 green, 2 amber, 3 red`.
fn counted(distribution: Distribution, vocabulary: Vocabulary) -> String {
    let told = distribution.told(vocabulary);
    let each =
        told.map(|(status, count)| format!("{count} {}", status.words(vocabulary).to_lowercase()));
    each.collect::<Vec<_>>().join(", ")
}
