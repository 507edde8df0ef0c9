//! What a plan has, what is given out under it, and what each of its actions takes.

use super::page::change;
use crate::{
    app::{
        browser,
        components::{Choice, Entry, Item, RecordKind, Records, choice, kept, words},
        route::Route,
        state::Editor,
    },
    exchange::reading::value,
    model::{Number, Pack, PlanId, Resource, ResourceKind},
    planning::{self, amount},
};
use leptos::prelude::*;

/// An amount, or none.
macro_rules! known_amount {
    ($id:literal, $label:literal, $field:ident) => {
        Item {
            id: $id,
            label: $label,
            hint: "Where it is known.",
            entry: Entry::Line,
            get: |resource| resource.$field.map(|it| it.to_string()).unwrap_or_default(),
            set: |resource, text| {
                resource.$field = match text {
                    "" => None,
                    text => Some(pounds(text).ok_or("Enter an amount such as 250000")?),
                };
                Ok(())
            },
        }
    };
}

/// What a resource is asked for, and how it is said.
pub const RESOURCE: RecordKind<Resource> = RecordKind {
    id: "resource",
    one: "resource",
    none: "No resources yet.",
    items: &[
        Item {
            id: "year",
            label: "For the year",
            hint: "",
            entry: Entry::Choice(years),
            get: |resource| resource.year.to_string(),
            set: |resource, text| {
                resource.year = text.parse().map_err(|_| "Choose a year")?;
                Ok(())
            },
        },
        choice!("kind", "Kind", must kind: ResourceKind),
        Item {
            id: "budget",
            label: "Budget",
            hint: "In pounds; for people, full-time posts such as 12.5.",
            entry: Entry::Line,
            get: |resource| match resource.budget {
                Number::ZERO => String::new(),
                budget => budget.to_string(),
            },
            set: |resource, text| {
                resource.budget = pounds(text).ok_or("Enter an amount such as 250000")?;
                Ok(())
            },
        },
        known_amount!("spend", "Spent so far", spend),
        known_amount!("forecast", "Forecast for the whole year", forecast),
        words!(Line "source", "Where it comes from", "", source),
    ],
    said,
};

/// An amount as people write it: `£250,000` is 250000.
fn pounds(text: &str) -> Option<Number> {
    value::number(text.trim_start_matches('£').trim())
}

fn years(pack: &Pack, held: &Resource) -> Vec<Choice> {
    let now = pack.calendar().year_of(browser::today());
    let mut years: Vec<_> = (-3..=6).map(|step| now.plus(step)).chain([held.year]).collect();
    years.sort_unstable();
    years.dedup();
    years.into_iter().map(|year| (year.to_string(), year.to_string())).collect()
}

/// A new resource for the year in hand.
pub fn blank(workspace: Editor) -> Resource {
    let year = untrack(|| workspace.year_shown());
    Resource::new(year, ResourceKind::Revenue, Number::ZERO)
}

/// A resource as a list item shows it.
pub fn said(_: &Pack, resource: &Resource) -> AnyView {
    let more = |what: &str, number: Option<Number>| {
        number.map(|number| format!("{} {what}", amount(resource.kind, number)))
    };
    let parts: Vec<String> = [
        more("spent so far", resource.spend),
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

/// The section of a plan.
#[component]
pub fn Resources(
    /// Of which plan.
    id: PlanId,
) -> impl IntoView {
    let workspace = Editor::get();
    let held = StoredValue::new(id);
    let list = workspace.of(move |pack| {
        held.with_value(|id| pack.plan(id).map(|plan| plan.resources.clone()).unwrap_or_default())
    });
    let keep = Callback::new(move |(at, record)| {
        change(workspace, &held.get_value(), |plan| {
            plan.resources = kept(std::mem::take(&mut plan.resources), at, record);
        })
    });
    let found = move || {
        let pack = workspace.pack();
        let year = workspace.year_shown();
        let all = planning::resources(&pack, year);
        let mine = all.iter().find(|it| held.with_value(|id| it.plan.id == *id))?;
        let lines: Vec<_> = mine
            .lines
            .iter()
            .filter(|line| !line.is_empty())
            .map(|line| {
                let words = format!(
                    "{} in {year}: {} in all, {} of it given out to plans that feed this one and to its actions.",
                    line.kind.words(),
                    amount(line.kind, line.total),
                    amount(line.kind, line.committed)
                );
                let over = planning::over_words(line);
                view! {
                    <li>{words} {over.map(|over| view! { " " <strong class="challenge">{over}"."</strong> })}</li>
                }
            })
            .collect();
        (!lines.is_empty()).then(|| view! { <ul>{lines}</ul> })
    };
    let blank = Callback::new(move |()| blank(workspace));
    view! {
        <section class="section">
            <h2>"Resources"</h2>
            {found}
            <Records kind=&RESOURCE of=held.get_value().to_string() list blank keep />
            <p class="no-print">
                <a class="link" href=Route::PlanningYear.href()>
                    "Resources of every plan, added up"
                </a>
            </p>
        </section>
    }
}
