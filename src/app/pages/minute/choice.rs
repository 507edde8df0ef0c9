//! What the page is about: the whole, a plan, or a post.

use crate::{
    app::{
        browser::{self, typed},
        route::Route,
        state::Shown,
    },
    model::{Pack, PlanId},
    report::minute::{Scope, posts},
};
use leptos::prelude::*;
use std::sync::Arc;

/// A list to choose from, with the posts that are accountable for a measure; the choice is the address that `to` makes of
/// it.
pub fn choice(chosen: Scope, to: fn(Scope) -> Route) -> AnyView {
    choice_among(chosen, posts, Arc::new(to))
}

/// The same with other posts.
pub fn choice_among(
    chosen: Scope,
    posts: fn(&Pack) -> Vec<String>,
    to: Arc<dyn Fn(Scope) -> Route + Send + Sync>,
) -> AnyView {
    let shown = Shown::get();
    let named = shown.of(move |pack| {
        let plans: Vec<(PlanId, String)> =
            pack.plans.iter().map(|plan| (plan.id.clone(), plan.name.clone())).collect();
        (plans, posts(pack))
    });
    let chosen = StoredValue::new(chosen);
    let option = move |to: &dyn Fn(Scope) -> Route, scope: Scope, words: String| {
        let this = chosen.with_value(|chosen| *chosen == scope);
        let href = to(scope).href();
        view! { <option value=href selected=this>{words}</option> }.into_any()
    };
    let options = move || {
        let (plans, posts) = named.get();
        let plans: Vec<AnyView> =
            plans.into_iter().map(|(id, name)| option(&*to, Scope::Plan(id), name)).collect();
        let posts: Vec<AnyView> =
            posts.into_iter().map(|post| option(&*to, Scope::Post(post.clone()), post)).collect();
        view! {
            {option(&*to, Scope::Whole, "Everything".to_owned())}
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
