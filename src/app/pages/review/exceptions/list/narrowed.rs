//! Which exceptions the tracker shows: those of a plan or a post, and of those what is overdue.

use crate::{
    app::{browser::typed, state::Shown},
    model::{Pack, PlanId},
    rating::in_this_file,
    report::{
        by_role::{posts, tracked_of},
        exceptions::Tracker,
        minute::Scope,
    },
};
use leptos::{ev::Event, prelude::*};
use std::sync::Arc;

/// What the tracker is narrowed to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Narrowed {
    scope: Scope,
    overdue: bool,
}

impl Narrowed {
    /// What passes. Drafts aren't overdue: nobody has promised anything yet.
    pub fn of(&self, shown: Shown, tracker: &Arc<Tracker>) -> Arc<Tracker> {
        let pack = shown.pack();
        let mut found = match (&self.scope, shown.as_at()) {
            (Scope::Whole, _) | (_, None) => tracker.clone(),
            (scope, Some(now)) => {
                let year = pack.calendar().year_of_period(now.period);
                Arc::new(tracked_of(&pack, tracker, scope, year))
            }
        };
        if self.overdue {
            let found = Arc::make_mut(&mut found);
            found.rows.retain(|row| row.is_overdue());
            found.waiting.clear();
        }
        found
    }

    /// What the table is of, as its heading.
    pub fn heading(&self, pack: &Pack) -> String {
        let which = if self.overdue { "Overdue exceptions" } else { "All exceptions" };
        match &self.scope {
            Scope::Whole => which.to_owned(),
            scope => format!("{which} of {}", scope.name(pack)),
        }
    }

    /// What is said where nothing passes.
    pub fn none(&self, pack: &Pack) -> String {
        format!("{}: none{}.", self.heading(pack), in_this_file(pack))
    }
}

/// How a choice stands for a scope.
fn key(scope: &Scope) -> String {
    match scope {
        Scope::Whole => String::new(),
        Scope::Plan(id) => format!("plan {id}"),
        Scope::Post(post) => format!("post {post}"),
    }
}

/// The scope that a choice stands for.
fn of_key(key: &str) -> Scope {
    match key.split_once(' ') {
        Some(("plan", id)) => Scope::Plan(PlanId::from(id)),
        Some(("post", post)) => Scope::Post(post.to_owned()),
        _ => Scope::Whole,
    }
}

/// The choices over the table.
pub fn choices(shown: Shown, narrowed: RwSignal<Narrowed>) -> AnyView {
    let offered = shown.of(|pack| {
        let plans: Vec<(Scope, String)> =
            pack.plans.iter().map(|it| (Scope::Plan(it.id.clone()), it.name.clone())).collect();
        let posts: Vec<(Scope, String)> =
            posts(pack).into_iter().map(|it| (Scope::Post(it.clone()), it)).collect();
        (plans, posts)
    });
    let option = move |(scope, words): (Scope, String)| {
        let value = key(&scope);
        let selected = move || narrowed.with(|it| it.scope == scope);
        view! { <option value=value selected=selected>{words}</option> }.into_any()
    };
    let options = move || {
        let (plans, posts) = offered.get();
        let plans: Vec<AnyView> = plans.into_iter().map(option).collect();
        let posts: Vec<AnyView> = posts.into_iter().map(option).collect();
        view! {
            {option((Scope::Whole, "Everything".to_owned()))}
            <optgroup label="Plans">{plans}</optgroup>
            <optgroup label="Posts">{posts}</optgroup>
        }
    };
    let choose = move |event: Event| narrowed.update(|it| it.scope = of_key(&typed(&event)));
    let turn = move |_| narrowed.update(|it| it.overdue = !it.overdue);
    view! {
        <div class="filters">
            <label>
                "Plan or post"
                <select on:change=choose>{options}</select>
            </label>
            <label class="choice">
                <input
                    type="checkbox"
                    prop:checked=move || narrowed.with(|it| it.overdue)
                    on:change=turn
                />
                <span>"Overdue only"</span>
            </label>
        </div>
    }
    .into_any()
}
