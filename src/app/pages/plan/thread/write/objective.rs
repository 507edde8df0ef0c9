//! Writing objectives: a new one of a plan, and one that is there.

use crate::{
    app::{
        browser,
        browser::typed,
        components::{Choice, Disclosure, SelectField, forms::signed_before},
        state::Editor,
        typing::kept_text,
    },
    edit::{self, Command},
    model::{Day, MeasureId, Objective, ObjectiveId, Pack, PlanId},
};
use leptos::prelude::*;

/// A line to type a new objective of a plan in.
#[component]
pub fn NewObjective(
    /// Of which plan.
    plan: PlanId,
) -> impl IntoView {
    let editor = Editor::get();
    // Kept until it is added, as what is typed in every form is.
    let name = kept_text(format!("new objective of {plan}"), String::new());
    let held = StoredValue::new(plan);
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let objective = Objective {
            id: ObjectiveId(browser::new_id("objective")),
            name: name.get_untracked().trim().to_owned(),
            plan: held.get_value(),
            ..Objective::default()
        };
        if objective.name.is_empty() {
            return editor.say("Type what the objective is first.");
        }
        if editor.run_aloud(Command::Add(objective.into()), "The objective was added.") {
            name.set(String::new());
        }
    };
    view! {
        <form class="inline on-screen" on:submit=add>
            <label>
                "New objective of this plan"
                <input type="text" prop:value=move || name.get() on:input=move |event| name.set(typed(&event)) />
            </label>
            <button type="submit" class="button">
                "Add"
            </button>
        </form>
    }
}

/// What can be changed of an objective: its name and its measures. Where it hangs is changed where it is moved.
#[component]
pub fn ObjectiveEditor(
    /// Which objective.
    id: ObjectiveId,
) -> impl IntoView {
    let editor = Editor::get();
    let shown = editor.of(move |pack| {
        let objective = pack.objective(&id)?.clone();
        let others = others(pack, &objective);
        let measures: Vec<(MeasureId, String)> = objective
            .measures
            .iter()
            .filter_map(|id| Some((id.clone(), pack.measure(id)?.name.clone())))
            .collect();
        Some((objective, others, measures))
    });
    let signed = editor.of(move |pack| {
        let ids = pack.measures.iter().map(|measure| &measure.id);
        let what = "another place under objectives";
        edit::signed_among(pack, ids, Some(Day(editor.today())), what)
    });
    view! {
        <Disclosure words="Change this objective" class="on-screen">
            {signed_before(signed)}
            {move || {
                let (objective, others, measures) = shown.get()?;
                Some(fields(editor, &objective, others, measures))
            }}
        </Disclosure>
    }
}

/// The fields of an objective.
fn fields(
    editor: Editor,
    objective: &Objective,
    others: Vec<Choice>,
    measures: Vec<(MeasureId, String)>,
) -> AnyView {
    let held = StoredValue::new(objective.clone());
    let change = move |act: Box<dyn FnOnce(&mut Objective)>| {
        let mut objective = held.get_value();
        act(&mut objective);
        editor.run_aloud(Command::Set(objective.into()), "The objective was changed.");
    };
    let id = objective.id.to_string();
    let added = RwSignal::new(String::new());
    let add = move |_| {
        let measure = added.get_untracked();
        if measure.is_empty() {
            return editor.say("Choose a measure first.");
        }
        // With it the measure comes to the scorecard of the objective's plan.
        let (measure, here) = (MeasureId(measure), held.with_value(|held| held.id.clone()));
        let pack = editor.pack_now();
        let shows = pack.objectives.iter().filter(|it| it.measures.contains(&measure));
        let objectives = shows.map(|it| it.id.clone()).chain([here]).collect();
        let command = Command::PlaceMeasure { measure, plans: None, objectives: Some(objectives) };
        editor.run_aloud(command, "The measure was put under the objective.");
    };
    let rows = measures
        .into_iter()
        .map(|(measure, name)| {
            let hidden = format!(" {name}");
            let take_out = move |_| {
                let measure = measure.clone();
                change(Box::new(move |objective| objective.measures.retain(|id| *id != measure)));
            };
            view! {
                <li>
                    {name}
                    <div class="buttons">
                        <button type="button" class="button" on:click=take_out>
                            "Take out"
                            <span class="hidden-visually">{hidden}</span>
                        </button>
                    </div>
                </li>
            }
        })
        .collect_view();
    let remove = move |_| {
        editor.run_aloud(
            Command::Remove(crate::model::Kind::Objective, held.get_value().id.0),
            "The objective was removed. Its measures stay.",
        );
    };
    view! {
        <div class="columns">
            <label class="field">
                "Objective"
                <input
                    type="text"
                    value=objective.name.clone()
                    on:change=move |event| {
                        let name = typed(&event).trim().to_owned();
                        change(Box::new(move |objective| objective.name = name));
                    }
                />
            </label>
        </div>
        <ul>{rows}</ul>
        <SelectField id=format!("{id}-adder") label="Another measure for it" value=added choices=others />
        <div class="buttons">
            <button type="button" class="button" on:click=add>
                "Put it in"
            </button>
            <button type="button" class="button" on:click=remove>
                "Remove this objective"
            </button>
        </div>
    }
    .into_any()
}

/// The measures that an objective doesn't have yet, its plan's first.
fn others(pack: &Pack, objective: &Objective) -> Vec<Choice> {
    let plan = pack.plan(&objective.plan);
    let of_plan = |id: &MeasureId| plan.is_some_and(|plan| plan.measures.contains(id));
    let free = || pack.measures.iter().filter(|it| !objective.measures.contains(&it.id));
    let first = free().filter(|it| of_plan(&it.id));
    let rest = free().filter(|it| !of_plan(&it.id));
    std::iter::once((String::new(), "Choose a measure".to_owned()))
        .chain(first.chain(rest).map(|it| (it.id.to_string(), it.name.clone())))
        .collect()
}
