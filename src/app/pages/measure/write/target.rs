//! A year's target: typed as people write it, spread over the year's periods, with its tolerance.

use super::{
    grounds::Grounds,
    target_asked::AskedBefore,
    target_fields::{Fields, Step, Wrong, field_of},
};
use crate::{
    app::{
        browser,
        browser::typed,
        components::{
            SelectField, TextAreaField, TextField, change,
            forms::{summary, summary_id},
            glossary_term, years,
        },
        route::Route,
        state::{Editor, in_a_sentence},
        typing::forget,
    },
    edit::{self, Command},
    exchange::{
        columns::doubts::doubts_of_target,
        typed_target::{self, Part, Profile},
    },
    model::{Aim, MeasureId, Period, ReportingYear, Target},
    rating,
    report::lessons::accepted_of,
};
use leptos::prelude::*;

/// The editor of one year's target.
#[component]
pub fn TargetEditor(
    /// Whose.
    id: MeasureId,
) -> impl IntoView {
    let editor = Editor::get();
    let held = StoredValue::new(id);
    let (shown, mut years) = years(editor.shown());
    // A change that was accepted and waits to be made is what people come for.
    let waiting =
        || held.with_value(|id| edit::waiting(&editor.pack_now(), id).map(|held| held.from));
    let asked = Route::year_asked(&browser::address()).or_else(waiting).unwrap_or(shown);
    let year = RwSignal::new(asked.to_string());
    if !years.iter().any(|(offered, _)| *offered == asked.to_string()) {
        years.push((asked.to_string(), asked.to_string()));
        years.sort_unstable();
    }
    // The form is made anew where the year or its saved target changes, whichever way.
    let saved = editor.of(move |pack| {
        let year: ReportingYear = year.get().parse().ok()?;
        let measure = held.with_value(|id| pack.measure(id).cloned())?;
        // What it stands on is changed below, and saved at once: that leaves what is typed here alone.
        let typed_here = |target: &Target| Target {
            evidence: Vec::new(),
            principles: Vec::new(),
            ..target.clone()
        };
        Some((year, measure.targets.get(&year).map(typed_here)))
    });
    view! {
        <section class="section">
            <h2>"Target"</h2>
            <SelectField id="target-year" label="Year" value=year choices=years />
            {move || {
                let (year, target) = saved.get()?;
                Some(view! { <YearTarget id=held.get_value() year target /> })
            }}
            <Grounds id=held.get_value() year />
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
    /// Its target as saved.
    target: Option<Target>,
) -> impl IntoView {
    let editor = Editor::get();
    let pack = editor.pack_now();
    let calendar = pack.calendar();
    let measure = pack.measure(&id).cloned().unwrap_or_default();
    let told = doubts_of_target(&pack, &measure, year);
    let held = StoredValue::new(id.clone());
    let form = format!("target {id} {year} ");
    let fields = Fields::kept(&form, &measure, target.as_ref(), (calendar, year));
    let wrong = Wrong::nothing(editor);
    spread_before_it_is_saved(editor, (held, year), fields);
    // Said before it is filled in, of the year that is chosen: another may be signed too.
    let signed = edit::stops_target(&pack, &id, year).map(|held| {
        format!("The target for {year} is signed off by {}: it can’t be saved otherwise. Propose a change instead.", held.by)
    });
    let asked = AskedBefore::nothing();
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let pack = editor.pack_now();
        let Some(measure) = pack.measure(&held.get_value()) else { return };
        match asked.taken(&fields.typed_now(), measure, (calendar, year)) {
            Err(found) => wrong.refuse(found),
            Ok(target) => {
                wrong.clear();
                let target = target.map(Box::new);
                let command = Command::SetTarget { measure: held.get_value(), year, target };
                if editor.run_aloud(command, format!("The target for {year} was changed.")) {
                    forget(editor.opened(), &form);
                }
                browser::focus_next(["target-save".to_owned()]);
            }
        }
    };
    view! {
        {signed.map(|words| view! { <p class="explain">{words}</p> })}
        {decided(editor, id, year)}
        <form on:submit=save novalidate=true>
            {summary(summary_id(field_of(Part::Text)), wrong.each())}
            {aimed_at(year, fields, wrong)}
            {told_of_saved(told)}
            {trajectory(editor, (held, year), fields, wrong)}
            <TextField id="target-chosen-by" label="Who chose it" hint="The post or body that chose target and tolerance." value=fields.chosen_by />
            <TextAreaField id="target-rationale" label="Why this target" value=fields.rationale />
            <div class="buttons">
                <button type="submit" class="button main" id="target-save">
                    "Save the target"
                </button>
            </div>
        </form>
    }
}

/// Has another spread, or another target spread so, show its plans before they are saved.
fn spread_before_it_is_saved(
    editor: Editor,
    (id, year): (StoredValue<MeasureId>, ReportingYear),
    fields: Fields,
) {
    Effect::new(move |first: Option<()>| {
        fields.text.track();
        if first.is_none() || fields.profile.get() == Profile::Keep.name() {
            fields.profile.track();
            return;
        }
        let pack = editor.pack_now();
        let measure = id.with_value(|id| pack.measure(id).cloned()).unwrap_or_default();
        // Words are asked about first.
        let read = typed_target::read(&fields.typed_now(), &measure, pack.calendar(), year);
        let read = read.ok().flatten().filter(|target| target.aim != Aim::Words);
        if let Some(target) = read {
            fields.show_steps(&target);
        }
    });
}

/// The target with its tolerance, its stretch and how it is spread.
fn aimed_at(year: ReportingYear, fields: Fields, wrong: Wrong) -> AnyView {
    let choices: Vec<(String, String)> = Profile::ALL
        .into_iter()
        .map(|each| (each.name().to_owned(), each.words().to_owned()))
        .collect();
    view! {
        <TextField
            id="target-text"
            label=format!("Target for {year}")
            hint="As you would write it: 95%, >3400 and <3800, To decrease, To reduce by 5%, Better than national average, 50 by 2027, None set. Blank for no target."
            value=fields.text
            error=wrong.of(Part::Text)
        />
        <div class="columns">
            <TextField id="target-tolerance" label="Tolerance" hint="Such as 5% of the plan, or an amount. A percentage of a plan of zero gives no amber." value=fields.tolerance error=wrong.of(Part::Tolerance) />
            <TextField id="target-stretch" label="Stretch" hint="A more ambitious figure, in the measure’s unit." value=fields.stretch error=wrong.of(Part::Stretch) />
            <SelectField id="target-profile" label="Spread over the year" value=fields.profile choices error=wrong.of(Part::Profile) />
        </div>
    }
    .into_any()
}

/// The plans and floors of the year's periods, beside the floors as they are saved.
fn trajectory(
    editor: Editor,
    (id, year): (StoredValue<MeasureId>, ReportingYear),
    fields: Fields,
    wrong: Wrong,
) -> AnyView {
    let floor_shown = move |period: Period| {
        let pack = editor.pack();
        let id = id.get_value();
        let measure = pack.measure(&id)?.as_of(year);
        let limits = rating::limits(&pack, &measure, period)?;
        Some(rating::printed_bounds(&measure, limits.floor))
    };
    let row = |(period, plan, floor): &Step| {
        let (period, label) = (*period, period.label());
        view! {
            <tr>
                <th scope="row">{label.clone()}</th>
                {cell("Plan", &label, *plan, fields)}
                {cell("Floor by hand", &label, *floor, fields)}
                <td class="numeric" data-kind="Floor as saved">{move || floor_shown(period)}</td>
            </tr>
        }
    };
    let rows = fields.steps.with_value(|steps| steps.iter().map(row).collect_view());
    view! {
        <p class="error" role="alert">{wrong.of(Part::Steps)}</p>
        <div class="sheet-scroll" id="target-steps" tabindex="0" role="region" aria-label="Trajectory">
            <table class="sheet listed">
                <thead>
                    <tr>
                        <th scope="col">"Period"</th>
                        <th scope="col">"Plan"</th>
                        <th scope="col">{glossary_term("floor", "Floor by hand")}</th>
                        <th scope="col" class="numeric">"Floor as saved"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// A plan or a floor of a period, by hand: from then on the spread is kept as it is.
fn cell(kind: &'static str, period: &str, held: RwSignal<String>, fields: Fields) -> AnyView {
    view! {
        <td data-kind=kind>
            <input
                type="text"
                inputmode="decimal"
                aria-label=format!("{kind}, {period}")
                prop:value=move || held.get()
                on:input=move |event| {
                    held.set(typed(&event));
                    fields.profile.set(Profile::Keep.name().to_owned());
                }
            />
        </td>
    }
    .into_any()
}

/// What was accepted of this target: the figure, who decided it and why, and the lesson that it follows from.
fn decided(editor: Editor, id: MeasureId, year: ReportingYear) -> AnyView {
    (move || {
        let pack = editor.pack();
        let accepted = accepted_of(&pack, &id, year);
        let rows: Vec<AnyView> = accepted
            .into_iter()
            .map(|held| view! { <li>{change(&pack, held)}</li> }.into_any())
            .collect();
        (!rows.is_empty()).then(|| {
            view! {
                <div class="explain" id="target-decided">
                    <p>{format!("What was decided of the target for {year}:")}</p>
                    <ul class="records">{rows}</ul>
                </div>
            }
        })
    })
    .into_any()
}

/// How many of the things told are listed.
const TOLD: usize = 5;

/// What is unlikely to be meant of a target as it is saved.
fn told_of_saved(told: Vec<String>) -> AnyView {
    if told.is_empty() {
        return ().into_any();
    }
    let more = told.len().saturating_sub(TOLD);
    let line = |words: String| view! { <li>{in_a_sentence(&words)}</li> };
    view! {
        <div class="explain">
            <p>"Check what is saved:"</p>
            <ul>{told.into_iter().take(TOLD).map(line).collect_view()}</ul>
            {(more > 0).then(|| view! { <p>{format!("And {more} more of these.")}</p> })}
        </div>
    }
    .into_any()
}
