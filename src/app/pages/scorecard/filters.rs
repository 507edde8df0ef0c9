//! What is shown of a scorecard, and in which order. Each choice is part of the address.

use crate::{
    app::{
        browser,
        browser::typed,
        route::{Filter, Route, Sort},
        workspace::{Rated, Workspace},
    },
    model::{PlanId, Vocabulary},
    rating::Status,
};
use leptos::prelude::*;

/// The filters above the rows.
#[component]
pub fn Filters(
    /// Which plan's scorecard.
    plan: PlanId,
    /// What is chosen.
    filter: Filter,
    /// Every row, for what there is to choose from.
    all: Memo<Vec<Rated>>,
) -> impl IntoView {
    let workspace = Workspace::get();
    let chosen = StoredValue::new((plan, filter.clone()));
    // A new filter takes the place of the address: going back leaves the scorecard.
    let choose = move |change: &dyn Fn(&mut Filter)| {
        let (plan, mut filter) = chosen.get_value();
        change(&mut filter);
        browser::go(&Route::Scorecard(plan, filter).href());
    };
    let plans = workspace.of(|pack| {
        pack.plans.iter().map(|plan| (plan.id.clone(), plan.name.clone())).collect::<Vec<_>>()
    });
    let owners = Memo::new(move |_| {
        let mut owners: Vec<String> = all.with(|all| {
            all.iter()
                .map(|row| row.measure.specification.accountable_officer.clone())
                .filter(|owner| !owner.is_empty())
                .collect()
        });
        owners.sort();
        owners.dedup();
        owners
    });
    let vocabulary = Memo::new(move |_| workspace.vocabulary());
    let (status, owner, sort) = (filter.status.clone(), filter.owner.clone(), filter.sort);
    view! {
        <div class="filters" role="search" aria-label="Filter and sort">
            <label>
                "Plan"
                <select on:change=move |event| {
                    browser::go(&Route::Scorecard(typed(&event).as_str().into(), Filter::default()).href());
                }>
                    {move || {
                        plans
                            .get()
                            .into_iter()
                            .map(|(id, name)| {
                                let here = chosen.with_value(|(plan, _)| *plan == id);
                                view! {
                                    <option value=id.to_string() selected=here>
                                        {name}
                                    </option>
                                }
                            })
                            .collect_view()
                    }}
                </select>
            </label>
            <label>
                "Status to date"
                <select on:change=move |event| choose(&|filter| filter.status = typed(&event))>
                    <option value="">"All"</option>
                    {move || {
                        Status::ALL
                            .into_iter()
                            .map(|each| {
                                let here = status == each.key();
                                view! {
                                    <option value=each.key() selected=here>
                                        {each.words(vocabulary.get())}
                                    </option>
                                }
                            })
                            .collect_view()
                    }}
                </select>
            </label>
            <label>
                "Accountable officer"
                <select on:change=move |event| choose(&|filter| filter.owner = typed(&event))>
                    <option value="">"All"</option>
                    {move || {
                        owners
                            .get()
                            .into_iter()
                            .map(|each| {
                                let here = owner == each;
                                view! {
                                    <option value=each.clone() selected=here>
                                        {each.clone()}
                                    </option>
                                }
                            })
                            .collect_view()
                    }}
                </select>
            </label>
            <label>
                "Order"
                <select on:change=move |event| {
                    choose(&|filter| filter.sort = Sort::from_key(&typed(&event)));
                }>
                    {Sort::ALL
                        .into_iter()
                        .map(|each| {
                            view! {
                                <option value=each.key() selected=each == sort>
                                    {each.words()}
                                </option>
                            }
                        })
                        .collect_view()}
                </select>
            </label>
            <label>
                "Text"
                <input
                    type="search"
                    value=filter.text
                    placeholder="Name or comment"
                    on:change=move |event| choose(&|filter| filter.text = typed(&event))
                />
            </label>
            <label>
                "Words for statuses"
                <select on:change=move |event| {
                    let words = typed(&event);
                    let found = Vocabulary::ALL.iter().find(|each| each.words() == words);
                    if let Some(found) = found {
                        workspace.keeper().set_vocabulary(*found);
                    }
                }>
                    {Vocabulary::ALL
                        .iter()
                        .map(|each| {
                            view! {
                                <option value=each.words() selected=move || vocabulary.get() == *each>
                                    {each.words()}
                                </option>
                            }
                        })
                        .collect_view()}
                </select>
            </label>
        </div>
    }
}
