//! A year's target: typed as people write it, spread over the year's periods, with its tolerance.

use super::grounds::Grounds;
use crate::{
    app::{
        browser,
        browser::typed,
        components::{
            SelectField, TextAreaField, TextField, change,
            forms::{summary, summary_id},
            years,
        },
        route::Route,
        state::{Editor, in_a_sentence},
        typing::{forget, kept_as, kept_text},
    },
    edit::{self, Command},
    exchange::{
        columns::{
            asked::{asked_of_plans, asked_of_target},
            doubts::doubts_of_target,
            target_parts::TargetPart,
        },
        typed_target::{self, Part, Profile, TypedTarget},
    },
    model::{Aim, Bounds, Measure, MeasureId, Period, ReportingYear, Target},
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

/// What is said of a target that can't be compared with anything, before it is taken.
const IN_WORDS: &str = "This isn’t read as a figure, a range, a direction, a change or a comparison, so nothing could be rated against it, and the plans below would go. Write it another way; or save it again to keep it in words";

/// Whether a target is in words only, and neither saved so already nor confirmed.
fn in_words_anew(
    target: &Target,
    measure: &Measure,
    year: ReportingYear,
    confirmed: StoredValue<Option<String>>,
) -> bool {
    let held = measure.targets.get(&year).and_then(|held| held.text.clone());
    let anew = target.aim == Aim::Words && target.text != held;
    let asked = anew && confirmed.get_value() != target.text;
    confirmed.set_value(target.text.clone().filter(|_| anew));
    asked
}

/// What is asked of a target that is to be saved, but for what somebody was asked already; the control that it is about.
fn asked_anew(
    typed: &TypedTarget,
    target: &Target,
    measure: &Measure,
    year: ReportingYear,
    confirmed: StoredValue<Vec<String>>,
) -> Option<(Part, String)> {
    let held = measure.targets.get(&year);
    let of_parts = asked_of_target(measure, held, target).into_iter().map(|(part, question)| {
        let part = match part {
            TargetPart::Tolerance => Part::Tolerance,
            TargetPart::Stretch => Part::Stretch,
            _ => Part::Text,
        };
        (part, question)
    });
    // What a spread makes of the target is right or wrong with that.
    let typed_plans = (typed.profile == Profile::Keep).then_some(held);
    let of_plans = typed_plans.and_then(|held| asked_of_plans(measure, held, target));
    let (part, question) = typed_target::shares_without_unit(typed, measure, year)
        .into_iter()
        .chain(of_parts)
        .chain(of_plans.map(|question| (Part::Steps, question)))
        .find(|(_, question)| confirmed.with_value(|confirmed| !confirmed.contains(question)))?;
    confirmed.update_value(|confirmed| confirmed.push(question.clone()));
    Some((part, format!("{} Save again to keep it.", in_a_sentence(&question))))
}

/// The profile that a text stands for: by its name; or by its words, as older versions of the page kept it.
fn profile_of(text: &str) -> Option<Profile> {
    Profile::ALL.into_iter().find(|each| each.name() == text || each.words() == text)
}

/// The control of a part.
fn field_of(part: Part) -> &'static str {
    match part {
        Part::Text => "target-text",
        Part::Tolerance => "target-tolerance",
        Part::Stretch => "target-stretch",
        Part::Profile => "target-profile",
        Part::Steps => "target-steps",
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
    let kept = |part: &str, saved: String| kept_text(format!("{form}{part}"), saved);
    let of_target = |said: fn(&Target) -> String| target.as_ref().map(said).unwrap_or_default();
    let written = target.as_ref().map(|target| typed_target::written(target, measure.polarity));
    let text = kept("text", written.unwrap_or_default());
    let tolerance =
        kept("tolerance", of_target(|target| typed_target::tolerance_written(target.tolerance)));
    let stretch = kept(
        "stretch",
        of_target(|target| {
            target.stretch.map(|it| it.rounded(None).to_string()).unwrap_or_default()
        }),
    );
    let chosen_by = kept("chosen-by", of_target(|target| target.chosen_by.clone()));
    let rationale = kept("rationale", of_target(|target| target.rationale.clone()));
    let saved = typed_target::profile(&measure, calendar, year).name().to_owned();
    let profile = kept_as(format!("{form}profile"), saved, &|kept| {
        profile_of(kept).map_or_else(|| kept.to_owned(), |it| it.name().to_owned())
    });
    let value_of = |bounds: Option<Bounds>| match bounds {
        Some(Bounds::Value(value)) => value.rounded(None).to_string(),
        _ => String::new(),
    };
    let steps: Vec<(Period, RwSignal<String>, RwSignal<String>)> = measure
        .frequency
        .map(|frequency| calendar.periods(year, frequency))
        .unwrap_or_default()
        .into_iter()
        .map(|period| {
            let step = target.as_ref().and_then(|target| target.step(period));
            let plan = kept(&format!("{period} plan"), value_of(step.map(|step| step.plan)));
            let floor = value_of(step.and_then(|step| step.floor));
            (period, plan, kept(&format!("{period} floor"), floor))
        })
        .collect();
    let steps = StoredValue::new(steps);
    let wrong = RwSignal::new(Vec::<(Part, String)>::new());
    let error_of = move |part: Part| {
        Signal::derive(move || {
            wrong.get().into_iter().find(|(of, _)| *of == part).map(|(_, words)| words)
        })
    };
    let each_wrong = Signal::derive(move || {
        let field = |(part, words): (Part, String)| (field_of(part).to_owned(), words);
        wrong.get().into_iter().map(field).collect::<Vec<_>>()
    });
    // What is wrong, and where the focus goes: to what stands over the form where more than one thing is.
    let refuse = move |found: Vec<(Part, String)>| {
        editor.notices().notice().set(None);
        let first = match found.as_slice() {
            [(part, _)] => field_of(*part).to_owned(),
            _ => summary_id(field_of(Part::Text)),
        };
        wrong.set(found);
        browser::focus_next([first]);
    };
    let typed_now = move || TypedTarget {
        text: text.get_untracked(),
        tolerance: tolerance.get_untracked(),
        stretch: stretch.get_untracked(),
        chosen_by: chosen_by.get_untracked(),
        rationale: rationale.get_untracked(),
        profile: profile_of(&profile.get_untracked()).unwrap_or(Profile::Keep),
        steps: steps.with_value(|steps| {
            steps
                .iter()
                .map(|(period, plan, floor)| (*period, plan.get_untracked(), floor.get_untracked()))
                .collect()
        }),
    };
    // Another spread, or another target spread so, shows its plans before they are saved.
    Effect::new(move |first: Option<()>| {
        text.track();
        if first.is_none() || profile.get() == Profile::Keep.name() {
            profile.track();
            return;
        }
        let pack = editor.pack_now();
        let measure = held.with_value(|id| pack.measure(id).cloned()).unwrap_or_default();
        // Words are asked about first.
        let read = typed_target::read(&typed_now(), &measure, calendar, year).ok().flatten();
        let Some(target) = read.filter(|target| target.aim != Aim::Words) else { return };
        steps.with_value(|steps| {
            for (period, plan, floor) in steps {
                let step = target.step(*period);
                plan.set(value_of(step.map(|step| step.plan)));
                floor.set(value_of(step.and_then(|step| step.floor)));
            }
        });
    });
    // Said before it is filled in, of the year that is chosen: another may be signed too.
    let signed = edit::stops_target(&pack, &id, year).map(|held| {
        format!("The target for {year} is signed off by {}: it can’t be saved otherwise. Propose a change instead.", held.by)
    });
    let in_words = StoredValue::new(None::<String>);
    let confirmed = StoredValue::new(Vec::<String>::new());
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let pack = editor.pack_now();
        let Some(measure) = pack.measure(&held.get_value()) else { return };
        match typed_target::read(&typed_now(), measure, calendar, year) {
            Err(_) => {
                let found = typed_target::faults(&typed_now(), measure, calendar, year);
                refuse(found.iter().map(|it| (it.part(), in_a_sentence(it))).collect());
            }
            Ok(Some(target)) if in_words_anew(&target, measure, year, in_words) => {
                refuse(vec![(Part::Text, IN_WORDS.to_owned())]);
            }
            Ok(target) => {
                let typed = typed_now();
                let asked =
                    target.as_ref().and_then(|it| asked_anew(&typed, it, measure, year, confirmed));
                if let Some(asked) = asked {
                    return refuse(vec![asked]);
                }
                wrong.set(Vec::new());
                let command = Command::SetTarget {
                    measure: held.get_value(),
                    year,
                    target: target.map(Box::new),
                };
                if editor.run_aloud(command, format!("The target for {year} was changed.")) {
                    forget(editor.opened(), &form);
                }
                browser::focus_next(["target-save".to_owned()]);
            }
        }
    };
    let choices: Vec<(String, String)> = Profile::ALL
        .into_iter()
        .map(|each| (each.name().to_owned(), each.words().to_owned()))
        .collect();
    let floor_shown = move |period: Period| {
        let pack = editor.pack();
        let id = held.get_value();
        let measure = pack.measure(&id)?.as_of(year);
        let limits = rating::limits(&pack, &measure, period)?;
        Some(rating::printed_bounds(&measure, limits.floor))
    };
    let rows = steps.with_value(|steps| {
        steps
            .iter()
            .map(|(period, plan, floor)| {
                let (period, plan, floor) = (*period, *plan, *floor);
                let label = period.label();
                let cell = |kind: &'static str, held: RwSignal<String>| {
                    view! {
                        <td data-kind=kind>
                            <input
                                type="text"
                                inputmode="decimal"
                                aria-label=format!("{kind}, {label}")
                                prop:value=move || held.get()
                                on:input=move |event| {
                                    held.set(typed(&event));
                                    profile.set(Profile::Keep.name().to_owned());
                                }
                            />
                        </td>
                    }
                    .into_any()
                };
                view! {
                    <tr>
                        <th scope="row">{label.clone()}</th>
                        {cell("Plan", plan)}
                        {cell("Floor by hand", floor)}
                        <td class="numeric" data-kind="Floor as saved">{move || floor_shown(period)}</td>
                    </tr>
                }
            })
            .collect_view()
    });
    view! {
        {signed.map(|words| view! { <p class="explain">{words}</p> })}
        {decided(editor, id, year)}
        <form on:submit=save novalidate=true>
            {summary(summary_id(field_of(Part::Text)), each_wrong)}
            <TextField
                id="target-text"
                label=format!("Target for {year}")
                hint="As you would write it: 95%, >3400 and <3800, To decrease, To reduce by 5%, Better than national average, 50 by 2027, None set. Blank for no target."
                value=text
                error=error_of(Part::Text)
            />
            <div class="columns">
                <TextField id="target-tolerance" label="Tolerance" hint="Such as 5% of the plan, or an amount. A percentage of a plan of zero gives no amber." value=tolerance error=error_of(Part::Tolerance) />
                <TextField id="target-stretch" label="Stretch" hint="A more ambitious figure, in the measure’s unit." value=stretch error=error_of(Part::Stretch) />
                <SelectField id="target-profile" label="Spread over the year" value=profile choices error=error_of(Part::Profile) />
            </div>
            {told_of_saved(told)}
            <p class="error" role="alert">{error_of(Part::Steps)}</p>
            <div class="sheet-scroll" id="target-steps" tabindex="0" role="region" aria-label="Trajectory">
                <table class="sheet listed">
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
            <TextField id="target-chosen-by" label="Who chose it" hint="The post or body that chose target and tolerance." value=chosen_by />
            <TextAreaField id="target-rationale" label="Why this target" value=rationale />
            <div class="buttons">
                <button type="submit" class="button main" id="target-save">
                    "Save the target"
                </button>
            </div>
        </form>
    }
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
