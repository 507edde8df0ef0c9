//! Which measures stand in the grid.

use crate::{
    app::{
        browser::typed,
        items::{Choice, chosen},
        state::Editor,
    },
    exchange::columns::{
        offered::Offered,
        which::{Which, officers},
    },
    model::{Frequency, ObjectiveId, Pack, PerspectiveId, PlanId},
};
use leptos::prelude::*;

/// What can be chosen of, by key and words, and what is chosen.
struct Narrowed {
    label: &'static str,
    /// What stands for all.
    all: &'static str,
    offered: fn(&Pack) -> Vec<Choice>,
    chosen: fn(&Which) -> Option<String>,
    choose: fn(&mut Which, Option<String>),
}

const NARROWED: [Narrowed; 4] = [
    Narrowed {
        label: "Plan",
        all: "All plans",
        offered: |pack| pack.plans.iter().map(|it| (it.id.to_string(), it.name.clone())).collect(),
        chosen: |which| which.plan.as_ref().map(ToString::to_string),
        choose: |which, key| which.plan = key.map(PlanId),
    },
    Narrowed {
        label: "Theme or objective",
        all: "All themes",
        offered: |pack| {
            pack.objectives.iter().map(|it| (it.id.to_string(), it.name.clone())).collect()
        },
        chosen: |which| which.objective.as_ref().map(ToString::to_string),
        choose: |which, key| which.objective = key.map(ObjectiveId),
    },
    Narrowed {
        label: "Perspective",
        all: "All perspectives",
        offered: |pack| {
            pack.perspectives.iter().map(|it| (it.id.to_string(), it.name.clone())).collect()
        },
        chosen: |which| which.perspective.as_ref().map(ToString::to_string),
        choose: |which, key| which.perspective = key.map(PerspectiveId),
    },
    Narrowed {
        label: "Officer",
        all: "All officers",
        offered: |pack| officers(pack).into_iter().map(|it| (it.clone(), it)).collect(),
        chosen: |which| which.officer.clone(),
        choose: |which, key| which.officer = key,
    },
];

/// What the grid is narrowed by, but for its year. `offered` are its columns, one of which measures may lack.
pub fn filters(
    editor: Editor,
    which: RwSignal<Which>,
    lacking: RwSignal<Option<Offered>>,
    offered: Vec<Offered>,
) -> AnyView {
    let select = |narrowed: &'static Narrowed| {
        let choices = editor.of(narrowed.offered);
        view! {
            <label>
                {narrowed.label}
                <select on:change=move |event| {
                    let key = Some(typed(&event)).filter(|key| !key.is_empty());
                    which.update(|which| (narrowed.choose)(which, key));
                }>
                    <option value="">{narrowed.all}</option>
                    {move || {
                        let option = |(key, words): Choice| {
                            let here = key.clone();
                            let selected =
                                move || which.with(|it| (narrowed.chosen)(it).as_ref() == Some(&here));
                            view! { <option value=key selected=selected>{words}</option> }
                        };
                        choices.get().into_iter().map(option).collect_view()
                    }}
                </select>
            </label>
        }
        .into_any()
    };
    let places = StoredValue::new(offered.clone());
    view! {
        <label>
            "Name"
            <input
                type="search"
                prop:value=move || which.with(|it| it.name.clone())
                on:input=move |event| which.update(|it| it.name = typed(&event))
            />
        </label>
        {NARROWED.iter().map(select).collect_view()}
        <label>
            "How often"
            <select on:change=move |event| {
                which.update(|it| it.frequency = chosen!(Frequency, &typed(&event)));
            }>
                <option value="" selected=move || which.with(|it| it.frequency.is_none())>
                    "However often"
                </option>
                {Frequency::ALL
                    .into_iter()
                    .map(|each| {
                        let selected = move || which.with(|it| it.frequency == Some(each));
                        view! { <option value=each.name() selected=selected>{each.words()}</option> }
                    })
                    .collect_view()}
            </select>
        </label>
        <label>
            "With nothing in"
            <select on:change=move |event| {
                let at = typed(&event).parse::<usize>().ok();
                lacking.set(places.with_value(|all| all.get(at?).copied()));
            }>
                <option value="" selected=move || lacking.with(Option::is_none)>
                    "(any measure)"
                </option>
                {offered
                    .into_iter()
                    .enumerate()
                    .map(|(at, each)| {
                        let selected = move || lacking.get() == Some(each);
                        view! { <option value=at.to_string() selected=selected>{each.words()}</option> }
                    })
                    .collect_view()}
            </select>
        </label>
    }
    .into_any()
}
