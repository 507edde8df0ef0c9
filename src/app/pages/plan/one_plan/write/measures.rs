//! The measures of a plan in the order of its scorecard, and one more for it.

use super::change::change as change_plan;
use crate::{
    app::{
        browser,
        components::{
            Choice, SelectField,
            forms::{Ordered, order_buttons, signed_before},
            is_now_open,
        },
        state::Editor,
    },
    edit,
    model::{Day, MeasureId, Pack, Plan, PlanId},
};
use leptos::prelude::*;

/// The section of a plan. It follows the pack, so that undo and redo reach it too.
#[component]
pub fn Measures(
    /// Of which plan.
    id: PlanId,
) -> impl IntoView {
    let editor = Editor::get();
    let shown = editor.of(move |pack| {
        let plan = pack.plan(&id)?.clone();
        let named = |id: &MeasureId| (id.clone(), name_of(pack, id));
        let measures: Vec<_> = plan.measures.iter().map(named).collect();
        let others = pack.measures.iter().filter(|measure| !plan.measures.contains(&measure.id));
        let others: Vec<_> = others.map(|held| (held.id.clone(), held.name.clone())).collect();
        Some((plan, measures, others))
    });
    // Kept open over the changes made in it.
    let open = RwSignal::new(false);
    let list = move || {
        let (plan, measures, others) = shown.get()?;
        let held = StoredValue::new(plan);
        let summary = match measures.len() {
            1 => "1 measure".to_owned(),
            count => format!("{count} measures, in the order of the scorecard"),
        };
        Some(view! {
            <details open=move || open.get_untracked() on:toggle=move |event| open.set(is_now_open(&event))>
                <summary>{summary}</summary>
                {order(editor, held, &measures)}
                {adder(editor, held, &others)}
            </details>
        })
    };
    // Those that could come are signed as well as those that could go.
    let signed = editor.of(move |pack| {
        let ids = pack.measures.iter().map(|measure| &measure.id);
        let what = "another place on a scorecard";
        edit::signed_among(pack, ids, Some(Day(editor.today())), what)
    });
    view! {
        <section class="section">
            <h2>"Measures"</h2>
            {signed_before(signed)}
            {list}
        </section>
    }
}

fn name_of(pack: &Pack, id: &MeasureId) -> String {
    pack.measure(id).map_or_else(|| id.to_string(), |measure| measure.name.clone())
}

/// Changes the plan as one step.
fn change(editor: Editor, held: StoredValue<Plan>, act: impl FnOnce(&mut Plan)) {
    change_plan(editor, &held.get_value().id, act);
}

/// The plan's measures, to be put in order or taken out.
fn order(editor: Editor, held: StoredValue<Plan>, measures: &[(MeasureId, String)]) -> AnyView {
    let last = measures.len().saturating_sub(1);
    let swap = move |at: usize, with: usize| {
        change(editor, held, |plan| {
            if at.max(with) < plan.measures.len() {
                plan.measures.swap(at, with);
            }
        });
    };
    let rows = measures
        .iter()
        .enumerate()
        .map(|(at, (id, name))| {
            let at_plan = held.with_value(|plan| plan.id.clone());
            let ordered = Ordered {
                name: name.clone(),
                first: at == 0,
                last: at == last,
                ids: [(); 3].map(|()| format!("{at_plan}-{id}")),
            };
            let hidden = || view! { <span class="hidden-visually">{format!(" {name}")}</span> };
            let to_adder = format!("{at_plan}-adder");
            let take_out = move |_| {
                browser::focus_next([to_adder.clone()]);
                change(editor, held, |plan| {
                    if at < plan.measures.len() {
                        plan.measures.remove(at);
                    }
                });
            };
            view! {
                <li>
                    {name.clone()}
                    <div class="buttons">
                        {order_buttons(ordered, move || swap(at, at.saturating_sub(1)), move || swap(at, at + 1))}
                        <button type="button" class="button" on:click=take_out>
                            "Take out"
                            {hidden()}
                        </button>
                    </div>
                </li>
            }
        })
        .collect_view();
    view! { <ol>{rows}</ol> }.into_any()
}

/// One more measure for the plan: a measure stands in as many as need it.
fn adder(editor: Editor, held: StoredValue<Plan>, others: &[(MeasureId, String)]) -> AnyView {
    let id = StoredValue::new(format!("{}-adder", held.with_value(|plan| plan.id.clone())));
    let chosen = RwSignal::new(String::new());
    let offered = std::iter::once((String::new(), "Choose a measure".to_owned()))
        .chain(others.iter().map(|(id, name)| (id.to_string(), name.clone())))
        .collect::<Vec<Choice>>();
    let add = move |_| {
        let measure = chosen.get_untracked();
        if measure.is_empty() {
            editor.say("Choose a measure first.");
            return;
        }
        change(editor, held, |plan| plan.measures.push(MeasureId(measure)));
        browser::focus_next([id.get_value()]);
    };
    view! {
        <div>
            <SelectField id=id.get_value() label="Another measure for this plan" value=chosen choices=offered />
        </div>
        <div class="buttons">
            <button type="button" class="button" on:click=add>
                "Put it in"
            </button>
        </div>
    }
    .into_any()
}
