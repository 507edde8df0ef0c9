//! A year's target: typed as people write it, spread over the year's periods, with its tolerance.

use crate::{
    app::{
        browser::typed,
        components::{SelectField, TextAreaField, TextField},
        workspace::Workspace,
    },
    edit::Command,
    exchange::aim::{self, Profile, TypedTarget},
    model::{Bounds, MeasureId, Period, ReportingYear, Tolerance},
    rating,
};
use leptos::prelude::*;

/// The editor of one year's target.
#[component]
pub fn TargetEditor(
    /// Whose.
    id: MeasureId,
) -> impl IntoView {
    let workspace = Workspace::get();
    let held = StoredValue::new(id);
    let calendar = workspace.pack_now().calendar();
    let current = workspace.period().get_untracked().map_or_else(
        || calendar.year_of(workspace.today()),
        |period| calendar.year_of_period(period),
    );
    let year = RwSignal::new(current.to_string());
    let years: Vec<(String, String)> = (-2..=3)
        .map(|step| current.plus(step).to_string())
        .map(|year| (year.clone(), year))
        .collect();
    view! {
        <section class="section">
            <h2>"Target"</h2>
            <SelectField id="target-year" label="Year" value=year choices=years />
            {move || {
                let year: Option<ReportingYear> = year.get().parse().ok();
                year.map(|year| view! { <YearTarget id=held.get_value() year /> })
            }}
        </section>
    }
}

/// The target of one year.
#[component]
fn YearTarget(
    /// Whose.
    id: MeasureId,
    /// Which year.
    year: ReportingYear,
) -> impl IntoView {
    let workspace = Workspace::get();
    let pack = workspace.pack_now();
    let calendar = pack.calendar();
    let measure = pack.measure(&id).cloned().unwrap_or_default();
    let target = measure.targets.get(&year).cloned();
    let held = StoredValue::new(id.clone());
    let text = RwSignal::new(
        target.as_ref().map(|target| aim::written(target, measure.polarity)).unwrap_or_default(),
    );
    let tolerance = RwSignal::new(match target.as_ref().and_then(|target| target.tolerance) {
        Some(Tolerance::Percent(percent)) => format!("{percent}%"),
        Some(Tolerance::Amount(amount)) => amount.to_string(),
        None => String::new(),
    });
    let stretch = RwSignal::new(
        target
            .as_ref()
            .and_then(|target| target.stretch)
            .map(|stretch| stretch.to_string())
            .unwrap_or_default(),
    );
    let rationale =
        RwSignal::new(target.as_ref().map(|target| target.rationale.clone()).unwrap_or_default());
    let there = target.as_ref().is_some_and(|target| !target.trajectory.is_empty());
    let profile =
        RwSignal::new(if there { Profile::Keep } else { Profile::Flat }.words().to_owned());
    let value_of = |bounds: Option<Bounds>| match bounds {
        Some(Bounds::Value(value)) => value.to_string(),
        _ => String::new(),
    };
    let steps: Vec<(Period, RwSignal<String>, RwSignal<String>)> = measure
        .frequency
        .map(|frequency| calendar.periods(year, frequency))
        .unwrap_or_default()
        .into_iter()
        .map(|period| {
            let step = target.as_ref().and_then(|target| target.step(period));
            let plan = RwSignal::new(value_of(step.map(|step| step.plan)));
            (period, plan, RwSignal::new(value_of(step.and_then(|step| step.floor))))
        })
        .collect();
    let steps = StoredValue::new(steps);
    let error = RwSignal::new(None::<String>);
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let pack = workspace.pack_now();
        let Some(measure) = pack.measure(&held.get_value()) else { return };
        let typed = TypedTarget {
            text: text.get_untracked(),
            tolerance: tolerance.get_untracked(),
            stretch: stretch.get_untracked(),
            rationale: rationale.get_untracked(),
            profile: Profile::ALL
                .into_iter()
                .find(|each| each.words() == profile.get_untracked())
                .unwrap_or(Profile::Keep),
            steps: steps.with_value(|steps| {
                steps
                    .iter()
                    .map(|(period, plan, floor)| {
                        (*period, plan.get_untracked(), floor.get_untracked())
                    })
                    .collect()
            }),
        };
        match aim::read(&typed, measure, calendar, year) {
            Err(reason) => error.set(Some(format!("{reason}."))),
            Ok(target) => {
                error.set(None);
                // What was made is shown, so that it can be changed by hand.
                steps.with_value(|steps| {
                    for (period, plan, floor) in steps {
                        let step = target.as_ref().and_then(|target| target.step(*period));
                        plan.set(value_of(step.map(|step| step.plan)));
                        floor.set(value_of(step.and_then(|step| step.floor)));
                    }
                });
                profile.set(Profile::Keep.words().to_owned());
                let command = Command::SetTarget {
                    measure: held.get_value(),
                    year,
                    target: target.map(Box::new),
                };
                workspace.run_aloud(command, format!("The target for {year} was changed."));
            }
        }
    };
    let choices: Vec<(String, String)> = Profile::ALL
        .into_iter()
        .map(|each| (each.words().to_owned(), each.words().to_owned()))
        .collect();
    let floor_shown = move |period: Period| {
        let pack = workspace.pack();
        let measure = pack.measure(&held.get_value())?;
        let limits = rating::limits(&pack, measure, period)?;
        Some(rating::printed_bounds(measure, limits.floor))
    };
    let rows = steps.with_value(|steps| {
        steps
            .iter()
            .map(|(period, plan, floor)| {
                let (period, plan, floor) = (*period, *plan, *floor);
                let label = period.label();
                view! {
                    <tr>
                        <th scope="row">{label.clone()}</th>
                        <td>
                            <input
                                type="text"
                                inputmode="decimal"
                                aria-label=format!("Plan, {label}")
                                prop:value=move || plan.get()
                                on:input=move |event| {
                                    plan.set(typed(&event));
                                    profile.set(Profile::Keep.words().to_owned());
                                }
                            />
                        </td>
                        <td>
                            <input
                                type="text"
                                inputmode="decimal"
                                aria-label=format!("Floor by hand, {label}")
                                prop:value=move || floor.get()
                                on:input=move |event| {
                                    floor.set(typed(&event));
                                    profile.set(Profile::Keep.words().to_owned());
                                }
                            />
                        </td>
                        <td class="numeric">{move || floor_shown(period)}</td>
                    </tr>
                }
            })
            .collect_view()
    });
    view! {
        <form on:submit=save novalidate=true>
            <TextField
                id="target-text"
                label=format!("Target for {year}")
                hint="As you would write it: 95%, >3400 and <3800, To decrease, To reduce by 5%, Better than national average, 50 by 2027, None set. Blank for no target."
                value=text
                error=error
            />
            <div class="columns">
                <TextField id="target-tolerance" label="Tolerance" hint="Such as 5% of the plan, or an amount. A percentage of a plan of zero gives no amber." value=tolerance />
                <TextField id="target-stretch" label="Stretch" value=stretch />
                <SelectField id="target-profile" label="Spread over the year" value=profile choices />
            </div>
            <div class="sheet-scroll" tabindex="0" role="region" aria-label="Trajectory">
                <table class="sheet">
                    <thead>
                        <tr>
                            <th scope="col">"Period"</th>
                            <th scope="col">"Plan"</th>
                            <th scope="col">"Floor by hand"</th>
                            <th scope="col" class="numeric">"Floor as saved"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <TextAreaField id="target-rationale" label="Why this target" value=rationale />
            <div class="buttons">
                <button type="submit" class="button main">
                    "Save the target"
                </button>
            </div>
        </form>
    }
}
