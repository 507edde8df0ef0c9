//! A plan's scorecard: a sentence, counts that add up, and a row a measure under its perspective.

use super::{filters::Filters, line::Line};
use crate::{
    app::{
        browser,
        components::{Counts, Crumbs, Spread},
        pages::missing::Missing,
        route::{Filter, Route, Sort},
        workspace::{Rated, Workspace},
    },
    model::{Pack, PerspectiveId, Plan, PlanId},
    rating::Distribution,
};
use leptos::prelude::*;
use std::collections::HashMap;

/// A perspective's rows. Measures with none stand under "Perspective not yet set".
#[derive(Clone, PartialEq)]
struct Group {
    id: Option<PerspectiveId>,
    name: String,
    distribution: Distribution,
    rows: Vec<Rated>,
}

/// The scorecard of a plan.
#[component]
pub fn Scorecard(
    /// Which plan.
    plan: PlanId,
    /// What is shown of it, and in which order.
    filter: Filter,
) -> impl IntoView {
    let workspace = Workspace::get();
    let id = plan.clone();
    let found = workspace.of(move |pack| pack.plan(&id).cloned());
    let filter = StoredValue::new(filter);
    view! {
        {move || match found.get() {
            None => view! { <Missing /> }.into_any(),
            Some(plan) => view! { <Found plan filter=filter.get_value() /> }.into_any(),
        }}
    }
}

/// The scorecard of a plan that is there.
#[component]
fn Found(
    /// The plan.
    plan: Plan,
    /// What is shown of it.
    filter: Filter,
) -> impl IntoView {
    let workspace = Workspace::get();
    let pack = workspace.pack_now();
    let members = plan.measures.clone();
    let rated = workspace.rated();
    let all = Memo::new(move |_| {
        rated.with(|rated| {
            let by_id: HashMap<_, _> =
                rated.iter().map(|rated| (&rated.measure.id, rated)).collect();
            members
                .iter()
                .filter_map(|id| by_id.get(id).map(|rated| (*rated).clone()))
                .collect::<Vec<_>>()
        })
    });
    let distribution = Memo::new(move |_| all.with(|all| count(all)));
    let shown_filter = filter.clone();
    let groups = Memo::new(move |_| {
        let pack = workspace.pack();
        all.with(|all| group(&pack, all, &shown_filter))
    });
    let vocabulary = Memo::new(move |_| workspace.vocabulary());
    let narrowed = filter.narrows();
    let shown = Memo::new(move |_| {
        groups.with(|groups| groups.iter().map(|group| group.rows.len()).sum::<usize>())
    });
    come_back(workspace);
    view! {
        <Crumbs steps=thread(&pack, &plan) />
        <h1>{format!("{} scorecard", plan.name)}</h1>
        <p class="lede">{move || distribution.with(|counts| counts.sentence(vocabulary.get()))}</p>
        {move || view! { <Spread distribution=distribution.get() /> }}
        {move || view! { <Counts distribution=distribution.get() vocabulary=vocabulary.get() /> }}
        <Filters plan=plan.id.clone() filter=filter.clone() all />
        <p class="hidden-visually" role="status">
            {move || format!("{} of {} measures shown", shown.get(), all.with(Vec::len))}
        </p>
        <Show when=move || narrowed>
            <p class="small quiet">
                {move || format!("{} of {} measures shown. ", shown.get(), all.with(Vec::len))}
                <a class="link" href=Route::Scorecard(plan.id.clone(), Filter::default()).href()>
                    "Show all"
                </a>
            </p>
        </Show>
        <For each=move || groups.get() key=|group| (group.id.clone(), group.rows.len()) let:group>
            <Perspective groups id=group.id.clone() />
        </For>
        <Show when=move || shown.get() == 0>
            <p class="none-found">"No measure matches. Change the filters, or show all."</p>
        </Show>
        <div class="buttons">
            <button type="button" class="button" on:click=|_| browser::print()>
                "Print this scorecard"
            </button>
        </div>
    }
}

/// One perspective: its counts and its rows.
#[component]
fn Perspective(
    /// Every group, followed.
    groups: Memo<Vec<Group>>,
    /// Which one.
    id: Option<PerspectiveId>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let vocabulary = Memo::new(move |_| workspace.vocabulary());
    let group = Memo::new(move |_| {
        groups.with(|groups| groups.iter().find(|group| group.id == id).cloned())
    });
    let heading = move || group.with(|group| group.as_ref().map(|group| group.name.clone()));
    let counts = move || {
        group.with(|group| group.as_ref().map(|group| group.distribution)).unwrap_or_default()
    };
    let rows = move || {
        group.with(|group| group.as_ref().map(|group| group.rows.clone())).unwrap_or_default()
    };
    view! {
        <section class="perspective">
            <header>
                <h2>{heading}</h2>
                {move || view! { <Counts distribution=counts() vocabulary=vocabulary.get() /> }}
                <p>{move || counts().sentence(vocabulary.get())}</p>
            </header>
            <div class="heads" aria-hidden="true">
                <span>"Status to date"</span>
                <span>"Measure"</span>
                <span class="spark-cell">"Trend"</span>
                <span class="numeric">"Actual to date"</span>
                <span class="numeric">"Plan to date"</span>
                <span>"Progress"</span>
            </div>
            <ol class="rows">
                <For
                    each=rows
                    key=|row| (row.measure.id.clone(), std::sync::Arc::as_ptr(&row.measure) as usize, std::sync::Arc::as_ptr(&row.rating) as usize)
                    let:row
                >
                    <Line row />
                </For>
            </ol>
        </section>
    }
}

/// The statuses to date of some rows, counted.
fn count(rows: &[Rated]) -> Distribution {
    Distribution::of(rows.iter().map(|row| row.rating.year_to_date.judgement.status))
}

/// Rows under their perspectives in the pack's order; counts are of all rows, whatever is filtered out.
fn group(pack: &Pack, all: &[Rated], filter: &Filter) -> Vec<Group> {
    let text = browser::lowercase(&filter.text);
    let named = pack
        .perspectives
        .iter()
        .map(|perspective| (Some(perspective.id.clone()), perspective.name.clone()));
    named
        .chain([(None, "Perspective not yet set".to_owned())])
        .filter_map(|(id, name)| {
            let known = |row: &Rated| {
                row.measure.perspective.clone().filter(|id| pack.perspective(id).is_some())
            };
            let members: Vec<Rated> = all.iter().filter(|row| known(row) == id).cloned().collect();
            let distribution = count(&members);
            let mut rows: Vec<Rated> =
                members.into_iter().filter(|row| passes(row, filter, &text)).collect();
            sort(&mut rows, filter.sort);
            (!rows.is_empty()).then_some(Group { id, name, distribution, rows })
        })
        .collect()
}

/// Whether a row passes the filter, whose text in small letters is `text`.
fn passes(row: &Rated, filter: &Filter, text: &str) -> bool {
    let measure = &row.measure;
    let status = row.rating.year_to_date.judgement.status.key();
    let owner = &measure.specification.accountable_officer;
    let says = |words: &str| browser::lowercase(words).contains(text);
    (filter.status.is_empty() || filter.status == status)
        && (filter.owner.is_empty() || filter.owner == *owner)
        && (text.is_empty()
            || says(&measure.name)
            || says(&measure.description)
            || measure
                .series
                .iter()
                .any(|observation| observation.comment.as_deref().is_some_and(says)))
}

/// Puts rows in order; ties stay as in the plan.
fn sort(rows: &mut [Rated], sort: Sort) {
    use crate::rating::Status::{Amber, Green, Late, NoData, NoTarget, NotRated, Red};
    let worst_first = [Red, Amber, Late, NoData, NoTarget, NotRated, Green];
    // One key for all orders: each kind of key would be a sort of its own in the page's code.
    let key = |row: &Rated| match sort {
        Sort::Plan => (None, String::new()),
        Sort::Worst => {
            let status = row.rating.year_to_date.judgement.status;
            (worst_first.iter().position(|other| *other == status), String::new())
        }
        Sort::Name => (None, browser::lowercase(&row.measure.name)),
        Sort::Owner => (None, browser::lowercase(&row.measure.specification.accountable_officer)),
    };
    rows.sort_by_cached_key(key);
}

/// The golden thread down to a plan.
fn thread(pack: &Pack, plan: &Plan) -> Vec<(String, Option<String>)> {
    let mut steps = Vec::new();
    let mut next = plan.parent.clone();
    // A loop of plans is refused on entry; a file could still hold one.
    while let Some(parent) = next.and_then(|id| pack.plan(&id)).filter(|_| steps.len() < 9) {
        let route = Route::Scorecard(parent.id.clone(), Filter::default());
        steps.push((parent.name.clone(), Some(route.href())));
        next = parent.parent.clone();
    }
    if !pack.organisation.vision.is_empty() {
        steps.push((pack.organisation.vision.clone(), None));
    }
    steps.reverse();
    steps
}

/// Goes back to the row that a person left from, once it is drawn.
fn come_back(workspace: Workspace) {
    request_animation_frame(move || {
        let Some(id) = workspace.left_from.get_untracked() else { return };
        workspace.left_from.set(None);
        if let Some(row) = document().get_element_by_id(&row_id(id.as_str())) {
            browser::centre(&row);
            let _ = row.class_list().add_1("returned");
            browser::focus(&link_id(id.as_str()));
        }
    });
}

/// The id of a measure's row.
pub(super) fn row_id(measure: &str) -> String {
    format!("row-{measure}")
}

/// The id of a row's link.
pub(super) fn link_id(measure: &str) -> String {
    format!("open-{measure}")
}
