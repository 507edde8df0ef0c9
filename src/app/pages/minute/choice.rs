//! What the page is about: the whole, a plan, or a post.

use crate::{
    app::{
        browser::{self, typed},
        route::Route,
        state::Shown,
    },
    model::PlanId,
    report::minute::{Scope, posts},
};
use leptos::prelude::*;

/// A list to choose from; the choice is the address that `to` makes of it.
pub fn choice(chosen: Scope, to: fn(Scope) -> Route) -> AnyView {
    let shown = Shown::get();
    let named = shown.of(|pack| {
        let plans: Vec<(PlanId, String)> =
            pack.plans.iter().map(|plan| (plan.id.clone(), plan.name.clone())).collect();
        (plans, posts(pack))
    });
    let chosen = StoredValue::new(chosen);
    let option = move |scope: Scope, words: String| {
        let this = chosen.with_value(|chosen| *chosen == scope);
        let href = to(scope).href();
        view! { <option value=href selected=this>{words}</option> }.into_any()
    };
    let options = move || {
        let (plans, posts) = named.get();
        let plans: Vec<AnyView> =
            plans.into_iter().map(|(id, name)| option(Scope::Plan(id), name)).collect();
        let posts: Vec<AnyView> =
            posts.into_iter().map(|post| option(Scope::Post(post.clone()), post)).collect();
        view! {
            {option(Scope::Whole, "Everything".to_owned())}
            <optgroup label="Plans">{plans}</optgroup>
            <optgroup label="Posts">{posts}</optgroup>
        }
    };
    view! {
        <label class="about">
            "About"
            <select on:change=|event| browser::go(&typed(&event))>{options}</select>
        </label>
    }
    .into_any()
}
