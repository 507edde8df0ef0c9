//! The priorities and objectives of a plan, each with its counts.

use crate::{
    app::{
        components::{
            StatusMark, WhileEditing, absent, audited, audited_words, stage_list::counted_here,
        },
        route::Route,
        state::Shown,
    },
    model::{ObjectiveId, PlanId},
    planning::MANY_MEASURES,
    rating::{Absent, Status},
};
use leptos::prelude::*;

/// An objective as it is listed.
#[derive(Clone, PartialEq)]
struct Line {
    id: ObjectiveId,
    name: String,
    depth: usize,
    counts: String,
    crowded: bool,
    worst: Option<Status>,
    audited: Option<String>,
}

/// The list.
#[component]
pub fn Objectives(
    /// Of which plan.
    id: PlanId,
) -> impl IntoView {
    let shown = Shown::get();
    let held = StoredValue::new(id);
    let rated = shown.rated();
    let lines = Memo::new(move |_| {
        let pack = shown.pack();
        let of_plan = pack.objectives.iter().filter(|it| held.with_value(|id| it.plan == *id));
        of_plan
            .map(|objective| {
                let above = |id: &&ObjectiveId| pack.objective(id)?.parent.as_ref();
                let depth = std::iter::successors(objective.parent.as_ref(), above).take(9).count();
                let actions = pack
                    .actions
                    .iter()
                    .filter(|action| action.objective.as_ref() == Some(&objective.id))
                    .count();
                let worst = rated.with(|rated| {
                    let of = rated.iter().filter(|it| objective.measures.contains(&it.measure.id));
                    let status = of.map(|it| it.rating.year_to_date.judgement.status);
                    status.min_by_key(|status| {
                        let worst_first = [Status::Red, Status::Amber, Status::Green];
                        worst_first.iter().position(|other| other == status).unwrap_or(3)
                    })
                });
                let overturned = rated.with(|rated| {
                    let of = rated.iter().filter(|it| objective.measures.contains(&it.measure.id));
                    of.filter(|it| audited_words(shown, &it.measure).is_some()).count()
                });
                let audited = match overturned {
                    0 => None,
                    1 => Some("audits overturn 1 of the ratings".to_owned()),
                    count => Some(format!("audits overturn {count} of the ratings")),
                };
                Line {
                    id: objective.id.clone(),
                    name: objective.name.clone(),
                    depth,
                    counts: counted_here(
                        &pack,
                        &[
                            (objective.measures.len(), "measure", "measures"),
                            (actions, "action", "actions"),
                        ],
                    ),
                    crowded: objective.measures.len() > MANY_MEASURES,
                    worst,
                    audited,
                }
            })
            .collect::<Vec<_>>()
    });
    move || {
        let lines = lines.get();
        if lines.is_empty() {
            return absent(Absent::new(
                "No priorities or objectives yet.",
                "Priorities and objectives",
            ));
        }
        let row = |line: Line| {
            let mark = line.worst.map(|status| {
                view! { <StatusMark status vocabulary=shown.vocabulary() /> }
            });
            let crowded = line.crowded.then(|| {
                view! {
                    <WhileEditing>
                        <p class="small challenge">
                            "More measures than can be managed: fewer, better ones tell more."
                        </p>
                    </WhileEditing>
                }
            });
            view! {
                <li class=format!("depth-{}", line.depth.min(3))>
                    <p>
                        <a class="link" href=Route::Story(line.id).href()>
                            {line.name}
                        </a>
                        " "
                        <span class="small quiet">{line.counts}</span>
                        " "
                        {mark.map(|mark| view! { <span class="small quiet">"· worst: "</span> {mark} })}
                        {audited(line.audited)}
                    </p>
                    {crowded}
                </li>
            }
        };
        view! { <ul class="records">{lines.into_iter().map(row).collect_view()}</ul> }.into_any()
    }
}
