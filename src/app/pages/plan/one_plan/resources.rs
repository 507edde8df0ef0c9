//! What a plan has, what is given out under it, and what each of its actions takes, to read.

use crate::{
    app::{route::Route, state::Shown},
    model::{Number, Pack, PlanId, ReportingYear, Resource},
    planning::{self, amount, taken_word},
};
use leptos::prelude::*;

/// The section of a plan.
#[component]
pub fn Resources(
    /// Of which plan.
    id: PlanId,
) -> impl IntoView {
    let shown = Shown::get();
    let held = StoredValue::new(id);
    let list = shown.of(move |pack| {
        held.with_value(|id| pack.plan(id).map(|plan| plan.resources.clone()).unwrap_or_default())
    });
    let rows = move || {
        let list = list.get();
        if list.is_empty() {
            return view! { <p class="unset">"No resources yet."</p> }.into_any();
        }
        let rows = list.iter().map(|it| view! { <li>{resource(it)}</li> }).collect_view();
        view! { <ul class="records">{rows}</ul> }.into_any()
    };
    view! {
        {move || held.with_value(|id| given_out(&shown.pack(), id, shown.year_shown()))}
        {rows}
        <p class="ways">
            <a class="link" href=Route::Resources.href()>
                "Resources of every plan, added up"
            </a>
        </p>
    }
}

/// What of a year's resources is given out to plans below and to actions; nothing where there is none.
pub fn given_out(pack: &Pack, id: &PlanId, year: ReportingYear) -> Option<AnyView> {
    let all = planning::resources(pack, year);
    let mine = all.iter().find(|it| it.plan.id == *id)?;
    let lines: Vec<_> = mine
        .lines
        .iter()
        .filter(|line| !line.is_empty())
        .map(|line| {
            let (kind, total) = (line.kind.words(), amount(line.kind, line.total));
            let given_out = line.committed.map(|it| {
                format!(
                    ", {} of it given out to plans that feed this one and to its actions",
                    amount(line.kind, it)
                )
            });
            let words = format!("{kind} in {year}: {total} in all{}.", given_out.unwrap_or_default());
            let over = planning::over_words(line);
            view! {
                <li>{words} {over.map(|over| view! { " " <strong class="challenge">{over}"."</strong> })}</li>
            }
            .into_any()
        })
        .collect();
    (!lines.is_empty()).then(|| view! { <ul>{lines}</ul> }.into_any())
}

/// A resource as a list item shows it.
pub fn resource(resource: &Resource) -> AnyView {
    let so_far = format!("{} so far", taken_word(resource.kind));
    let more = |what: &str, number: Option<Number>| {
        number.map(|number| format!("{} {what}", amount(resource.kind, number)))
    };
    let parts: Vec<String> = [
        more(&so_far, resource.spend),
        more("forecast", resource.forecast),
        Some(resource.source.clone()).filter(|source| !source.is_empty()),
    ]
    .into_iter()
    .flatten()
    .collect();
    view! {
        <p>
            {format!("{} {}: ", resource.year, resource.kind.words().to_lowercase())}
            <strong>{amount(resource.kind, resource.budget)}</strong>
            " "
            <span class="small quiet">{parts.join(", ")}</span>
        </p>
    }
    .into_any()
}
