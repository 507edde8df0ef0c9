//! Moving plans and objectives about the tree, by buttons that work by touch and keyboard alike.

use super::super::node_id::node_id;
use crate::{
    app::{
        browser,
        browser::typed,
        components::{
            Choice, Disclosure,
            forms::{Ordered, order_buttons},
        },
        state::Editor,
    },
    edit::Command,
    model::{Objective, ObjectiveId, Pack, Plan, PlanId},
};
use leptos::prelude::*;
use std::sync::Arc;

/// Where one of several siblings would go: before another of them, or last.
struct Moves<Id> {
    /// A place up; `None` where it is the first.
    up: Option<Id>,
    /// A place down: before this one, or last; `None` where it is the last.
    down: Option<Option<Id>>,
}

fn moves<Id: Clone + PartialEq>(siblings: &[Id], id: &Id) -> Moves<Id> {
    let at = siblings.iter().position(|sibling| sibling == id).unwrap_or_default();
    let last = at + 1 >= siblings.len();
    Moves {
        up: at.checked_sub(1).and_then(|before| siblings.get(before).cloned()),
        down: (!last).then(|| siblings.get(at + 2).cloned()),
    }
}

/// Moves a plan up, down and under another.
#[component]
pub fn PlanMover(
    /// Which plan.
    id: PlanId,
) -> impl IntoView {
    let editor = Editor::get();
    let held = StoredValue::new(id);
    let shown = editor.of(move |pack| {
        let plan = held.with_value(|id| pack.plan(id).cloned())?;
        let siblings = pack.plans.iter().filter(|other| other.parent == plan.parent);
        let siblings: Vec<PlanId> = siblings.map(|other| other.id.clone()).collect();
        let above = pack.plans.iter().filter(|other| !pack.feeds(&other.id, &plan.id));
        let above: Vec<Choice> =
            above.map(|other| (other.id.to_string(), other.name.clone())).collect();
        Some((plan.parent, siblings, above))
    });
    let put = move |under: Option<PlanId>, before: Option<PlanId>| {
        let command = Command::MovePlan { plan: held.get_value(), under, before };
        editor.run_aloud(command, "The plan was moved.")
    };
    view! {
            <Disclosure words="Move this plan" class="on-screen">
                {move || {
                    let (parent, siblings, above) = shown.get()?;
                    let id = held.get_value();
                    let Moves { up, down } = moves(&siblings, &id);
                    let (first, last) = (up.is_none(), down.is_none());
                    let (here, also) = (parent.clone(), parent.clone());
                    let chosen = parent.unwrap_or_default().0;
                    let offered = std::iter::once((String::new(), "The vision itself".to_owned()));
                    Some(controls(Mover {
                        id: format!("plan-{id}"),
                        ends: (first, last),
                        up: move || {
    put(here.clone(), up.clone());
    },
                        down: move || {
    put(also.clone(), down.clone().flatten());
    },
                        label: HANGS_UNDER,
                        offered: offered.chain(above).collect(),
                        here: chosen,
                        put: move |under: String| {
                            let to = [node_id("plan", id.as_str()), node_id("plan", &under)];
                            if put((!under.is_empty()).then_some(PlanId(under)), None) {
                                browser::focus_next(to);
                            }
                        },
                    }))
                }}
            </Disclosure>
        }
}

/// What the choice of the place above is called, of plans and objectives alike.
const HANGS_UNDER: &str = "Hangs under";

/// What an objective can hang under.
enum Above {
    /// A plan, at its top.
    Plan(PlanId),
    /// A priority or objective, of its own plan or another.
    Objective(ObjectiveId),
}

impl Above {
    /// The key of its choice.
    fn key(&self) -> String {
        match self {
            Self::Plan(id) => format!("plan {id}"),
            Self::Objective(id) => format!("objective {id}"),
        }
    }

    fn of_key(key: &str) -> Option<Self> {
        let (kind, id) = key.split_once(' ')?;
        match kind {
            "plan" => Some(Self::Plan(PlanId(id.to_owned()))),
            "objective" => Some(Self::Objective(ObjectiveId(id.to_owned()))),
            _ => None,
        }
    }
}

/// All that an objective can hang under: each plan, and under it its priorities and objectives, but for itself and what
/// hangs under it.
fn above(pack: &Pack, objective: &Objective) -> Vec<Choice> {
    let hangs_on = |id: &ObjectiveId| {
        let above = |id: &&ObjectiveId| pack.objective(id).and_then(|each| each.parent.as_ref());
        std::iter::successors(Some(id), above)
            .take(pack.objectives.len() + 1)
            .any(|id| *id == objective.id)
    };
    let of_plan = |plan: &Arc<Plan>| {
        let top = (Above::Plan(plan.id.clone()).key(), plan.name.clone());
        let each =
            pack.objectives.iter().filter(|each| each.plan == plan.id && !hangs_on(&each.id));
        let each = each.map(|each| {
            let words = format!("{} ({})", each.name, plan.name);
            (Above::Objective(each.id.clone()).key(), words)
        });
        std::iter::once(top).chain(each).collect::<Vec<_>>()
    };
    pack.plans.iter().flat_map(of_plan).collect()
}

/// Moves an objective up, down, and under another plan or objective.
#[component]
pub fn ObjectiveMover(
    /// Which objective.
    id: ObjectiveId,
) -> impl IntoView {
    let editor = Editor::get();
    let held = StoredValue::new(id);
    let shown = editor.of(move |pack| {
        let objective = held.with_value(|id| pack.objective(id).cloned())?;
        let siblings = pack
            .objectives
            .iter()
            .filter(|other| other.parent == objective.parent)
            .filter(|other| objective.parent.is_some() || other.plan == objective.plan);
        let siblings: Vec<ObjectiveId> = siblings.map(|other| other.id.clone()).collect();
        let above = above(pack, &objective);
        Some((objective.plan, objective.parent, siblings, above))
    });
    let put = move |plan: PlanId, under: Option<ObjectiveId>, before: Option<ObjectiveId>| {
        let objective = held.get_value();
        let command = Command::MoveObjective { objective, plan, under, before };
        editor.run_aloud(command, "The objective was moved, with all that hangs under it.")
    };
    view! {
            <Disclosure words="Move this objective" class="on-screen">
                {move || {
                    let (plan, parent, siblings, above) = shown.get()?;
                    let id = held.get_value();
                    let Moves { up, down } = moves(&siblings, &id);
                    let (first, last) = (up.is_none(), down.is_none());
                    let (here, also) = ((plan.clone(), parent.clone()), (plan.clone(), parent.clone()));
                    Some(controls(Mover {
                        id: format!("objective-{id}"),
                        ends: (first, last),
                        up: move || {
    put(here.0.clone(), here.1.clone(), up.clone());
    },
                        down: move || {
    put(also.0.clone(), also.1.clone(), down.clone().flatten());
    },
                        label: HANGS_UNDER,
                        offered: above,
                        here: match &parent {
                            Some(parent) => Above::Objective(parent.clone()).key(),
                            None => Above::Plan(plan.clone()).key(),
                        },
                        put: move |key: String| {
                            let (plan, under, node) = match Above::of_key(&key) {
                                Some(Above::Plan(top)) => (top.clone(), None, node_id("plan", top.as_str())),
                                Some(Above::Objective(above)) => {
                                    let node = node_id("objective", above.as_str());
                                    (plan.clone(), Some(above), node)
                                }
                                None => return,
                            };
                            if put(plan, under, None) {
                                browser::focus_next([node_id("objective", id.as_str()), node]);
                            }
                        },
                    }))
                }}
            </Disclosure>
        }
}

/// What moves one thing: up, down, and to another place.
struct Mover<Up, Down, Put> {
    /// For ids.
    id: String,
    /// Whether it is the first and the last of its siblings.
    ends: (bool, bool),
    up: Up,
    down: Down,
    /// What the other places are called.
    label: &'static str,
    /// The other places, by key and words.
    offered: Vec<Choice>,
    /// The key of the place where it is.
    here: String,
    put: Put,
}

/// The buttons and the choice of another place.
fn controls(
    mover: Mover<
        impl Fn() + Clone + 'static,
        impl Fn() + Clone + 'static,
        impl Fn(String) + 'static,
    >,
) -> AnyView {
    let Mover { id, ends: (first, last), up, down, label, offered, here, put } = mover;
    let to_id = format!("{id}-to");
    let ordered = Ordered { name: String::new(), first, last, ids: [(); 3].map(|()| id.clone()) };
    let to = RwSignal::new(here);
    let options = offered
        .into_iter()
        .map(|(key, words)| {
            let here = key == to.get_untracked();
            view! { <option value=key selected=here>{words}</option> }
        })
        .collect_view();
    view! {
        <div class="buttons">
            {order_buttons(ordered, up, down)}
            <label class="field">
                {label}
                <select id=to_id on:change=move |event| to.set(typed(&event))>{options}</select>
            </label>
            <button type="button" class="button" on:click=move |_| {
                put(to.get_untracked());
            }>
                "Put it there"
            </button>
        </div>
    }
    .into_any()
}
