//! What the measure is, how it is judged, and its technical specification: two forms, each made of a list of items. What
//! the target rests on has the first.

use crate::{
    app::{
        components::forms::{Asked, RecordForm},
        items::measure::{
            CONTROL_CHART, EXCEPTIONS, FIRST, IDENTITY, JUDGEMENT, KIND, SPECIFICATION,
        },
        state::Editor,
    },
    edit::Command,
    exchange::columns::asked::asked,
    model::{Measure, MeasureId, Pack, Period},
    planning,
};
use leptos::prelude::*;

/// What comes first, because the target rests on it: name, how often it reports, which way is better.
#[component]
pub fn FirstSettings(
    /// Which measure.
    id: MeasureId,
) -> impl IntoView {
    let editor = Editor::get();
    let form = format!("first-{id}");
    let held = StoredValue::new(id);
    let measure = editor.of(move |pack| held.with_value(|id| pack.measure(id).cloned()));
    // What another frequency hides is said first, and done when it is saved so once more.
    let question = RwSignal::new(None::<String>);
    let keep = Callback::new(move |measure: Measure| {
        let hides = held.with_value(|id| asked(editor.pack_now().measure(id)?, &measure));
        if hides.is_some() && question.get_untracked() != hides {
            editor.notices().notice().set(None);
            question.set(hides);
            return false;
        }
        question.set(None);
        save(editor, measure)
    });
    view! {
        <section class="section">
            <h2>"What it is, how often it reports and which way is better"</h2>
            <RecordForm items=FIRST form record=measure keep save="Save these settings" />
            <p class="error" role="alert">
                {move || {
                    let hides = question.get();
                    hides.map(|it| format!("{it}. Save again to change it all the same."))
                }}
            </p>
        </section>
    }
}

/// The rest of it.
#[component]
pub fn Definition(
    /// Which measure.
    id: MeasureId,
) -> impl IntoView {
    let editor = Editor::get();
    let form = format!("definition-{id}");
    let held = StoredValue::new(id);
    let measure = editor.of(move |pack| held.with_value(|id| pack.measure(id).cloned()));
    let items: Asked<Measure> = [
        ("Definition", IDENTITY),
        ("How it is judged", JUDGEMENT),
        ("Its control chart", CONTROL_CHART),
        ("What kind of measure it is", KIND),
        ("When an exception is due", EXCEPTIONS),
        ("Technical specification", SPECIFICATION),
    ]
    .into();
    let keep = Callback::new(move |measure: Measure| save(editor, measure));
    let filled = editor.of(move |pack| {
        let measure = held.with_value(|id| pack.measure(id).map(planning::completeness));
        measure.map(|found| match found.missing.as_slice() {
            [] => "The technical specification is complete.".to_owned(),
            missing => format!(
                "Technical specification: {}. Not yet set: {}.",
                found.words(),
                missing.join(", ")
            ),
        })
    });
    view! {
        <section class="section">
            <p class="quiet">{move || filled.get()}</p>
            <RecordForm items form record=measure keep save="Save the definition" />
        </section>
    }
}

/// Keeps a measure as one of its forms has it; whether it could be.
fn save(editor: Editor, measure: Measure) -> bool {
    let words = acts_from(&editor.pack_now(), &measure.id, editor);
    editor.run_aloud(Command::SetMeasure(Box::new(measure)), words)
}

/// That the measure was changed; of one whose signed year is over, from which year that holds.
fn acts_from(pack: &Pack, id: &MeasureId, editor: Editor) -> String {
    match pack.last_signed(id).map(|sign_off| sign_off.year) {
        Some(year) if Period::Year(year).end(pack.calendar()) < editor.today() => {
            format!(
                "The measure was changed from {} on. Years that were signed off keep their terms.",
                year.plus(1)
            )
        }
        _ => "The measure was changed.".to_owned(),
    }
}
