//! The nodes of the tree: plans, objectives and measures. What is under a node is drawn once it is opened.

use super::{
    branches::{Tree, Under},
    node_id::node_id,
};
use crate::{
    app::{
        components::{Counts, StatusMark, audited, audited_words, is_now_open},
        route::{Filter, Route},
        state::Shown,
    },
    model::{ActionId, Measure, MeasureId, ObjectiveId, Pack, PlanId, Vocabulary},
    planning::{Timeliness, action_words, timeliness},
    rating::{self, Status, Then},
};
use leptos::prelude::*;
use std::{cell::RefCell, collections::HashMap, sync::Arc};

/// A plan or an objective of the tree.
#[derive(Clone)]
pub enum Node {
    /// A plan.
    Plan(PlanId),
    /// An objective.
    Objective(ObjectiveId),
}

/// Draws what stands below a node that is open.
pub type Below = fn(Node) -> AnyView;

/// Where a node's own pages are.
pub fn ways(node: Node) -> AnyView {
    let (first, second) = match node {
        Node::Plan(id) => {
            let scorecard = Route::Scorecard(id.clone(), Filter::default());
            ((scorecard, "Scorecard"), Some((Route::OnePlan(id), "The plan")))
        }
        Node::Objective(id) => ((Route::Story(id), "Story of change"), None),
    };
    let link = |(to, words): (Route, &'static str)| {
        view! {
            <a class="link" href=to.href()>
                {words}
            </a>
            " "
        }
    };
    view! { <p class="way ways">{link(first)} {second.map(link)}</p> }.into_any()
}

/// A measure as the tree shows it. Nothing in it changes once it is drawn: one that differs is drawn anew.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Leaf {
    id: MeasureId,
    name: String,
    intent: String,
    status: Option<Status>,
    audited: Option<String>,
    vocabulary: Vocabulary,
}

/// The measures with these ids, looked up at once: there may be thousands.
fn leaves(
    shown: Shown,
    pack: &Pack,
    statuses: &HashMap<MeasureId, Status>,
    vocabulary: Vocabulary,
    ids: &[MeasureId],
) -> Vec<Leaf> {
    let held: HashMap<&MeasureId, &Arc<Measure>> =
        pack.measures.iter().map(|measure| (&measure.id, measure)).collect();
    let leaf = |id: &MeasureId| {
        let measure = held.get(id);
        Leaf {
            id: id.clone(),
            name: measure.map_or_else(|| id.to_string(), |measure| measure.name.clone()),
            intent: measure.map(|measure| rating::intent_words(measure)).unwrap_or_default(),
            status: statuses.get(id).copied(),
            audited: measure.and_then(|measure| audited_words(shown, measure)),
            vocabulary,
        }
    };
    ids.iter().map(leaf).collect()
}

/// A plan, what it aims for and what feeds it.
#[component]
pub fn PlanNode(
    /// Which plan.
    id: PlanId,
    /// What stands under each node.
    tree: Tree,
    /// What stands below an open node.
    below: Below,
    /// Whether it starts open.
    open: bool,
) -> AnyView {
    let held = StoredValue::new(id.clone());
    let under = Memo::new(move |_| tree.branches.with(|branches| branches.of_plan(&id)));
    let node = move || Node::Plan(held.get_value());
    branch((tree, below), under, node_id("plan", held.get_value().as_str()), open, "Plan", node)
}

/// An objective, the objectives under it, its measures and actions.
#[component]
pub fn ObjectiveNode(
    /// Which objective.
    id: ObjectiveId,
    /// What stands under each node.
    tree: Tree,
    /// What stands below an open node.
    below: Below,
) -> AnyView {
    let held = StoredValue::new(id.clone());
    let under = Memo::new(move |_| tree.branches.with(|branches| branches.of_objective(&id)));
    let node = move || Node::Objective(held.get_value());
    branch(
        (tree, below),
        under,
        node_id("objective", held.get_value().as_str()),
        false,
        "Objective",
        node,
    )
}

thread_local! {
    /// Which nodes a person opened or shut: coming back to the tree finds it as it was.
    static TURNED: RefCell<HashMap<String, bool>> = RefCell::default();
}

/// A node that opens.
fn branch(
    (tree, below): (Tree, Below),
    under: Memo<Arc<Under>>,
    id: String,
    open: bool,
    kind: &'static str,
    node: impl Fn() -> Node + Send + Sync + 'static,
) -> AnyView {
    let shown = Shown::get();
    let open = TURNED.with_borrow(|turned| turned.get(&id).copied()).unwrap_or(open);
    let opened = RwSignal::new(open);
    let name = id.clone();
    let counts = move || {
        let counts = under.with(|under| under.counts);
        view! { <Counts distribution=counts vocabulary=shown.vocabulary() /> }
    };
    let inside = move || {
        opened.get().then(|| {
            let objectives = move || under.with(|under| under.objectives.clone());
            let plans = move || under.with(|under| under.plans.clone());
            // Looked up once the node is open: most aren't.
            let measures = Memo::new(move |_| {
                let (pack, words) = (shown.pack(), shown.vocabulary());
                tree.statuses.with(|statuses| {
                    under.with(|under| leaves(shown, &pack, statuses, words, &under.measures))
                })
            });
            let then = Memo::new(move |_| shown.then());
            let actions = move || {
                let (pack, then) = (shown.pack(), then.get());
                let had_cause = |(id, _): &(ActionId, String)| {
                    pack.action(id).is_none_or(|it| then.had_cause(&pack, it))
                };
                let mut actions = under.with(|under| under.actions.clone());
                actions.retain(had_cause);
                actions
            };
            view! {
                <ul>
                    <For each=objectives key=|id| id.clone() let:id>
                        <ObjectiveNode id tree below />
                    </For>
                    <For each=move || measures.get() key=Clone::clone let:item>
                        {leaf(item)}
                    </For>
                    <For each=actions key=|(id, _)| id.clone() let:item>
                        {work(item.0, item.1, then)}
                    </For>
                    <For each=plans key=|id| id.clone() let:id>
                        <PlanNode id tree below open=false />
                    </For>
                </ul>
                {below(node())}
            }
        })
    };
    view! {
        <li>
            <details
                open=open
                on:toggle=move |event| {
                    let now = is_now_open(&event);
                    opened.set(now);
                    TURNED.with_borrow_mut(|turned| turned.insert(name.clone(), now));
                }
            >
                <summary class="node" id=id>
                    <span class="small quiet">{kind}</span>
                    <strong>{move || under.with(|under| under.name.clone())}</strong>
                    {counts}
                </summary>
                {inside}
            </details>
        </li>
    }
    .into_any()
}

/// An activity or milestone, with how far it is.
fn work(id: ActionId, name: String, then: Memo<Then>) -> AnyView {
    let shown = Shown::get();
    let held = StoredValue::new(id);
    let said = shown.of(move |pack| {
        held.with_value(|id| pack.action(id)).map(|action| {
            let then = then.get();
            let late = matches!(timeliness(action, then), Timeliness::Late(_));
            let href = Route::OnePlan(action.plan.clone()).href();
            (action.kind.words(), action_words(action, then), late, href)
        })
    });
    view! {
        <li class="node leaf">
            {move || {
                let (kind, words, late, href) = said.get()?;
                Some(
                    view! {
                        <span class="small quiet">{kind}</span>
                        <a class="link" href=href>
                            {name.clone()}
                        </a>
                        <span class="small" class:challenge=late>
                            {words}
                        </span>
                    },
                )
            }}
        </li>
    }
    .into_any()
}

/// A measure.
fn leaf(leaf: Leaf) -> AnyView {
    let Leaf { id, name, intent, status, audited: words, vocabulary } = leaf;
    view! {
        <li class="node leaf">
            <a class="link" href=Route::Measure(id).href()>
                {name}
            </a>
            {status.map(|status| view! { <StatusMark status vocabulary /> })}
            {audited(words)}
            <span class="small quiet">{intent}</span>
        </li>
    }
    .into_any()
}
