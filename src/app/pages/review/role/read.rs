//! The page: who looks, at what, and what that answers for, the first thing by the role first.

use super::parts::part;
use crate::{
    app::{
        browser,
        components::{absent, ask_of_report},
        pages::minute::{choice_among, members},
        route::{Looking, Route},
        state::{Settings, Shown},
    },
    planning::Role,
    rating::Absent,
    report::{
        by_role::{self, answers},
        minute::Scope,
    },
};
use leptos::prelude::*;
use std::sync::Arc;

/// The setting that remembers who looked last, and at what: the page's address.
const REMEMBERED: &str = "by-role";

/// The page.
#[component]
pub fn ByRolePage(
    /// Who looks, and at what.
    asked: Looking,
) -> impl IntoView {
    let (shown, settings) = (Shown::get(), Settings::get());
    let Looking { role, scope } = remembered(settings, asked);
    let role = role.unwrap_or(Role::ChiefOfficer);
    let rated = shown.rated();
    let about = scope.clone();
    let found = Memo::new(move |_| {
        let (pack, now) = (shown.pack(), shown.as_at()?);
        let found = || rated.with(|all| answers(&pack, &members(all), &about, now));
        Some(Arc::new(browser::timed("answers", found)))
    });
    let held = StoredValue::new(scope.clone());
    let name = scope.clone();
    let title = move || format!("{}: what it answers for", name.name(&shown.pack()));
    let measures = move || {
        let count = found.get().map(|it| it.measures.len()).unwrap_or_default();
        match count {
            1 => "1 measure.".to_owned(),
            count => format!("{count} measures."),
        }
    };
    let kept = scope.clone();
    let roles = Role::ALL.map(|each| {
        let to = Route::ByRole(Looking { role: Some(each), scope: kept.clone() });
        let current = (each == role).then_some("true");
        view! {
            <li>
                <a class="chip" href=to.href() aria-current=current>{each.words()}</a>
            </li>
        }
        .into_any()
    });
    let to = move |scope| Route::ByRole(Looking { role: Some(role), scope });
    view! {
        <div class="page-head">
            <h1>{title}</h1>
            {choice_among(scope, by_role::posts, Arc::new(to))}
        </div>
        <p class="lede">{role.question()} " " {measures}</p>
        <ul class="chips on-screen" aria-label="Look as">{Vec::from(roles)}</ul>
        {move || (role == Role::PortfolioHolder).then(|| portfolios(shown, &held.get_value()))}
        <p class="small quiet on-screen">
            "This is a view, not a permission: whoever can open the pack can look as anybody. It only says what comes first. This browser remembers it."
        </p>
        {move || {
            let found = found.get()?;
            let parts = role.parts().into_iter().enumerate();
            let of = |(at, each)| part(shown, (&*found, &held.get_value()), each, at == 0);
            Some(parts.map(of).collect::<Vec<AnyView>>())
        }}
        <div class="buttons">{ask_of_report("By role")}</div>
    }
    .into_any()
}

/// The portfolios there are, each a way to what it answers for; where no plan says in whose it is, that.
fn portfolios(shown: Shown, chosen: &Scope) -> AnyView {
    let pack = shown.pack();
    let way = |post: &str| {
        let scope = Scope::Post(post.to_owned());
        let current = (scope == *chosen).then_some("true");
        let to = Route::ByRole(Looking { role: Some(Role::PortfolioHolder), scope });
        view! {
            <li>
                <a class="chip" href=to.href() aria-current=current>{post.to_owned()}</a>
            </li>
        }
        .into_any()
    };
    let ways: Vec<AnyView> = by_role::portfolios(&pack).into_iter().map(way).collect();
    match ways.is_empty() {
        true => absent(Absent::new(
            "No plan says in whose portfolio it is. That is set where a plan is changed.",
            "Portfolios",
        )),
        false => {
            view! { <ul class="chips on-screen" aria-label="Portfolios">{ways}</ul> }.into_any()
        }
    }
}

/// Who looks: as the address says, and remembered; where it says nothing, as remembered.
fn remembered(settings: Settings, asked: Looking) -> Looking {
    if asked != Looking::default() {
        let address = Route::ByRole(asked.clone()).href();
        settings.set_setting(REMEMBERED, Some(&address));
        return asked;
    }
    let kept = settings.setting(REMEMBERED);
    match kept.and_then(|address| Route::parse(&address)) {
        Some(Route::ByRole(kept)) => kept,
        _ => asked,
    }
}
