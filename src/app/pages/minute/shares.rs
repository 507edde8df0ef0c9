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

/// Plans under a title: each leads to the page that says the same about it.
pub fn plans(all: &[Share<PlanId>], title: &'static str) -> AnyView {
    let items = all.iter().map(|share| {
        let href = Route::Minute(Scope::Plan(share.id.clone())).href();
        let name = view! { <a class="link" href=href>{share.name.clone()}</a> }.into_any();
        item(name, share.distribution)
    });
    section(title, items.collect())
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

/// `3 red, 2 amber, 8 green of 20`: what is rated, of all there are.
fn counted(distribution: Distribution, vocabulary: Vocabulary) -> String {
    let told = distribution.told(vocabulary).filter(|(status, _)| status.is_rated());
    let each = told.map(|(status, count)| {
        format!("{count} {}", status.words(vocabulary).to_ascii_lowercase())
    });
    let mut each: Vec<String> = each.collect();
    each.reverse();
    match each.is_empty() {
        true => format!("none of {} rated", distribution.total()),
        false => format!("{} of {}", each.join(", "), distribution.total()),
    }
}
