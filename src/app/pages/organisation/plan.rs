//! A plan: what it is, where it hangs, its years, and its measures in the order of its scorecard.

use crate::{
    app::{
        browser,
        browser::typed,
        components::{Choice, SelectField},
        route::{Filter, Route},
        workspace::Workspace,
    },
    edit::Command,
    model::{Audience, Level, MeasureId, Pack, Plan, PlanId, PlanKind, ReportingYear},
};
use leptos::prelude::*;

/// One plan. It follows the pack, so that undo and redo reach it too.
#[component]
pub fn PlanItem(
    /// Which plan.
    id: PlanId,
) -> impl IntoView {
    let workspace = Workspace::get();
    // What the item shows of the pack, and nothing else of it.
    let shown = workspace.of(move |pack| {
        let plan = pack.plan(&id)?.clone();
        let named = |id: &MeasureId| (id.clone(), name_of(pack, id));
        let measures: Vec<_> = plan.measures.iter().map(named).collect();
        let others = pack.measures.iter().filter(|measure| !plan.measures.contains(&measure.id));
        let others: Vec<_> = others.map(|held| (held.id.clone(), held.name.clone())).collect();
        let plans = pack.plans.iter().filter(|other| !pack.feeds(&other.id, &plan.id));
        let plans: Vec<_> = plans.map(|other| (other.id.clone(), other.name.clone())).collect();
        Some((plan, measures, others, plans))
    });
    // Kept open over the changes made in it.
    let open = RwSignal::new(false);
    move || {
        let (plan, measures, others, plans) = shown.get()?;
        let held = StoredValue::new(plan.clone());
        let remove = move |_| {
            workspace.run_aloud(
                Command::RemovePlan(held.get_value().id),
                "The plan was removed. Its measures stay.",
            );
        };
        let name = format!(" {}", plan.name);
        let summary = format!("{} measures", plan.measures.len());
        Some(view! {
            <li>
                <label>
                    <span class="hidden-visually">"Name of the plan"</span>
                    <input
                        type="text"
                        value=plan.name.clone()
                        on:change=move |event| {
                            let name = typed(&event).trim().to_owned();
                            change(workspace, held, |plan| plan.name = name);
                        }
                    />
                </label>
                <details open=move || open.get_untracked() on:toggle=move |event| open.set(is_open(&event))>
                    <summary>{summary}", and where the plan stands"</summary>
                    {place(workspace, held, &plans)}
                    {order(workspace, held, &measures)}
                    {adder(workspace, held, &others)}
                </details>
                <div class="buttons">
                    <a class="button" href=Route::Scorecard(plan.id.clone(), Filter::default()).href()>
                        "Scorecard"
                        <span class="hidden-visually">{name.clone()}</span>
                    </a>
                    <button type="button" class="button" on:click=remove>
                        "Remove"
                        <span class="hidden-visually">{name}</span>
                    </button>
                </div>
            </li>
        })
    }
}

fn is_open(event: &leptos::ev::Event) -> bool {
    event_target::<web_sys::Element>(event).has_attribute("open")
}

fn name_of(pack: &Pack, id: &MeasureId) -> String {
    pack.measure(id).map_or_else(|| id.to_string(), |measure| measure.name.clone())
}

/// Changes the plan as one step.
fn change(workspace: Workspace, held: StoredValue<Plan>, act: impl FnOnce(&mut Plan)) {
    let mut plan = held.get_value();
    act(&mut plan);
    workspace.run_aloud(Command::SetPlan(plan), "The plan was changed.");
}

/// A choice of the plan's: its label, what is offered by key and words, the key chosen, what choosing does.
fn choice(
    id: String,
    label: &'static str,
    offered: Vec<(String, String)>,
    chosen: &str,
    choose: impl Fn(String) + 'static,
) -> AnyView {
    let options = std::iter::once((String::new(), "Not set".to_owned()))
        .chain(offered)
        .map(|(key, words)| {
            let here = key == chosen;
            view! { <option value=key selected=here>{words}</option> }
        })
        .collect_view();
    view! {
        <label class="field">
            {label}
            <select
                id=id.clone()
                on:change=move |event| {
                    choose(typed(&event));
                    browser::focus_next([id.clone()]);
                }
            >{options}</select>
        </label>
    }
    .into_any()
}

/// What kind of plan it is, at which level, which plan it feeds, and its years.
fn place(workspace: Workspace, held: StoredValue<Plan>, plans: &[(PlanId, String)]) -> AnyView {
    let plan = held.get_value();
    let words = |words: &'static str| (words.to_owned(), words.to_owned());
    let kinds = PlanKind::ALL.iter().map(|kind| words(kind.words())).collect();
    let levels = Level::ALL.iter().map(|level| words(level.words())).collect();
    let audiences = Audience::ALL.iter().map(|each| words(each.words())).collect();
    let parents = plans.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
    let this_year = workspace.calendar().year_of(workspace.today());
    let years = || {
        let year = |step| this_year.plus(step).to_string();
        (-6..=10).map(|step| (year(step), year(step))).collect::<Vec<_>>()
    };
    let text = |year: Option<ReportingYear>| year.map(|year| year.to_string()).unwrap_or_default();
    let parent = plan.parent.clone().unwrap_or_default().0;
    let id = |part: &str| format!("{}-{part}", plan.id);
    view! {
        <div class="columns">
            {choice(id("kind"), "Kind of plan", kinds, plan.kind.map(PlanKind::words).unwrap_or_default(), move |chosen| {
                let kind = PlanKind::ALL.iter().copied().find(|each| each.words() == chosen);
                change(workspace, held, |plan| plan.kind = kind);
            })}
            {choice(id("level"), "Level", levels, plan.level.map(Level::words).unwrap_or_default(), move |chosen| {
                let level = Level::ALL.iter().copied().find(|each| each.words() == chosen);
                change(workspace, held, |plan| plan.level = level);
            })}
            {choice(id("parent"), "Feeds", parents, &parent, move |chosen| {
                let parent = (!chosen.is_empty()).then_some(PlanId(chosen));
                change(workspace, held, |plan| plan.parent = parent);
            })}
            {choice(id("audience"), "Whom it is for", audiences, plan.audience.map(Audience::words).unwrap_or_default(), move |chosen| {
                let audience = Audience::ALL.iter().copied().find(|each| each.words() == chosen);
                change(workspace, held, |plan| plan.audience = audience);
            })}
            {choice(id("from"), "From", years(), &text(plan.from), move |chosen| {
                change(workspace, held, |plan| plan.from = chosen.parse().ok());
            })}
            {choice(id("to"), "To", years(), &text(plan.to), move |chosen| {
                change(workspace, held, |plan| plan.to = chosen.parse().ok());
            })}
        </div>
    }
    .into_any()
}

/// The plan's measures, to be put in order or taken out.
fn order(
    workspace: Workspace,
    held: StoredValue<Plan>,
    measures: &[(MeasureId, String)],
) -> AnyView {
    let last = measures.len().saturating_sub(1);
    let swap = move |at: usize, with: usize| {
        change(workspace, held, |plan| {
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
            let (up, down) = (format!("{at_plan}-{id}-up"), format!("{at_plan}-{id}-down"));
            let (to_up, to_down) = ([up.clone(), down.clone()], [down.clone(), up.clone()]);
            let hidden = || view! { <span class="hidden-visually">{format!(" {name}")}</span> };
            let take_out = move |_| {
                change(workspace, held, |plan| {
                    if at < plan.measures.len() {
                        plan.measures.remove(at);
                    }
                });
            };
            view! {
                <li>
                    {name.clone()}
                    <div class="buttons">
                        <button type="button" class="button" id=up disabled=at == 0 on:click=move |_| {
                            swap(at, at.saturating_sub(1));
                            browser::focus_next(to_up.clone());
                        }>
                            "Up"
                            {hidden()}
                        </button>
                        <button type="button" class="button" id=down disabled=at == last on:click=move |_| {
                            swap(at, at + 1);
                            browser::focus_next(to_down.clone());
                        }>
                            "Down"
                            {hidden()}
                        </button>
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
fn adder(workspace: Workspace, held: StoredValue<Plan>, others: &[(MeasureId, String)]) -> AnyView {
    let id = StoredValue::new(format!("{}-adder", held.with_value(|plan| plan.id.clone())));
    let chosen = RwSignal::new(String::new());
    let offered = std::iter::once((String::new(), "Choose a measure".to_owned()))
        .chain(others.iter().map(|(id, name)| (id.to_string(), name.clone())))
        .collect::<Vec<Choice>>();
    let add = move |_| {
        let measure = chosen.get_untracked();
        if measure.is_empty() {
            workspace.say("Choose a measure first.");
            return;
        }
        change(workspace, held, |plan| plan.measures.push(MeasureId(measure)));
        browser::focus_next([id.get_value()]);
    };
    view! {
        <SelectField id=id.get_value() label="Another measure for this plan" value=chosen choices=offered />
        <div class="buttons">
            <button type="button" class="button" on:click=add>
                "Put it in"
            </button>
        </div>
    }
    .into_any()
}
