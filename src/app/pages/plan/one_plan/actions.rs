//! The activities and milestones of a plan (FRAMEWORK P2 and D4), to read.

use super::resources::resource;
use crate::{
    app::{components::absent, route::Route, state::Shown},
    model::{Action, Pack, PlanId, day_label},
    planning::{Timeliness, action_words, timeliness},
    rating::{Absent, Then},
};
use chrono::NaiveDate;
use leptos::prelude::*;

/// The actions of a plan: what is due first comes first, what has no date last.
pub fn of_plan(pack: &Pack, id: &PlanId) -> Vec<Action> {
    let mut list: Vec<Action> =
        pack.actions.iter().filter(|it| it.plan == *id).map(|it| Action::clone(it)).collect();
    list.sort_by_key(|action| (action.due.is_none(), action.due));
    list
}

/// The section of a plan.
#[component]
pub fn Actions(
    /// Of which plan.
    id: PlanId,
) -> impl IntoView {
    let shown = Shown::get();
    let list = shown.of(move |pack| of_plan(pack, &id));
    move || {
        let (pack, mut list, then) = (shown.pack(), list.get(), shown.then());
        list.retain(|it| then.had_cause(&pack, it));
        if list.is_empty() {
            return absent(Absent::new(
                "No activities or milestones yet.",
                "Activities and milestones",
            ));
        }
        let row = |it: &Action| {
            let takes = it.resources.iter().map(|it| view! { <li>{resource(it)}</li> });
            let takes = (!it.resources.is_empty())
                .then(|| view! { <ul class="records">{takes.collect_view()}</ul> });
            view! { <li>{action(&pack, it, then)} {takes}</li> }
        };
        view! { <ul class="records">{list.iter().map(row).collect_view()}</ul> }.into_any()
    }
}

/// What stands over them.
pub fn heading(today: NaiveDate) -> String {
    format!("Activities and milestones as at {}", day_label(today))
}

/// An action as a list item shows it.
pub fn action(pack: &Pack, action: &Action, then: Then) -> AnyView {
    let late = matches!(timeliness(action, then), Timeliness::Late(_));
    let objective = action.objective.as_ref().and_then(|id| pack.objective(id));
    let whole = action.part_of.as_ref().and_then(|id| pack.action(id));
    let against = pack.risks.iter().filter(|risk| risk.actions.contains(&action.id));
    let against: Vec<String> = against.map(|risk| format!("“{}”", risk.name)).collect();
    let is_over = timeliness(action, then) == Timeliness::Over;
    let owner = match action.owner.trim() {
        "" => (!is_over).then(|| "nobody is named for it".to_owned()),
        owner => Some(owner.to_owned()),
    };
    let parts = [
        owner,
        action.starts.map(|day| format!("starts {}", day_label(day.0))),
        objective.map(|objective| format!("for “{}”", objective.name)),
        whole.map(|whole| format!("a step of “{}”", whole.name)),
        (!against.is_empty()).then(|| format!("against the risk {}", against.join(", "))),
        action.audience.map(|audience| format!("for: {}", audience.words())),
    ];
    let parts = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let measures = action
        .measures
        .iter()
        .filter_map(|id| pack.measure(id))
        .map(|measure| {
            let href = Route::Measure(measure.id.clone()).href();
            view! { <li><a class="link small" href=href>{measure.name.clone()}</a></li> }
        })
        .collect_view();
    view! {
        <p>
            <span class="small quiet">{action.kind.words()}</span>
            " "
            <strong>{action.name.clone()}</strong>
        </p>
        <p class="small">
            <span class:challenge=late>{action_words(action, then)}</span>
            " "
            <span class="quiet">{parts}</span>
        </p>
        {(!action.progress.is_empty()).then(|| view! { <p class="small">{action.progress.clone()}</p> })}
        {(!action.measures.is_empty()).then(|| view! { <ul class="plain inline-list">{measures}</ul> })}
    }
    .into_any()
}
