//! What the measure is, how it is judged, and its technical specification: two forms, each made of a list of items. What
//! the target rests on has the first.

use crate::{
    app::{
        components::forms::{Asked, RecordForm, signed_before},
        items::measure::{
            CONTROL_CHART, EXCEPTIONS, FIRST, IDENTITY, JUDGEMENT, KIND, SPECIFICATION,
        },
        state::{Editor, in_a_sentence},
    },
    edit::{self, Command},
    exchange::columns::asked::questions,
    model::{Day, Measure, MeasureId, Pack, Period},
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
    // What another frequency hides, or whose name it has, is said first, and done when it is saved so once more.
    let question = RwSignal::new(Vec::<String>::new());
    let keep = Callback::new(move |measure: Measure| {
        let pack = editor.pack_now();
        let before = held.with_value(|id| pack.measure(id).cloned());
        let asked = before.map(|before| questions(&pack, &before, &measure)).unwrap_or_default();
        let asked: Vec<String> = asked.iter().map(|(_, words)| in_a_sentence(words)).collect();
        if !asked.is_empty() && question.get_untracked() != asked {
            editor.notices().notice().set(None);
            question.set(asked);
            return false;
        }
        question.set(Vec::new());
        save(editor, measure)
    });
    let signed = signed_terms(editor, held, "another name, unit, frequency or direction");
    view! {
        <section class="section">
            <h2>"What it is, how often it reports and which way is better"</h2>
            {signed_before(signed)}
            <RecordForm items=FIRST form record=measure keep save="Save these settings" />
            <p class="error" role="alert">
                {move || {
                    let asked = question.get();
                    (!asked.is_empty())
                        .then(|| format!("{} Save again to change it all the same.", asked.join(" ")))
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
    let signed = signed_terms(
        editor,
        held,
        "what it is, how it is judged, its baseline or its specification",
    );
    view! {
        <section class="section">
            <p class="quiet">{move || filled.get()}</p>
            {signed_before(signed)}
            <RecordForm items form record=measure keep save="Save the definition" />
        </section>
    }
}

/// What is said before a form is filled in that a sign-off keeps from being saved today.
fn signed_terms(
    editor: Editor,
    held: StoredValue<MeasureId>,
    what: &'static str,
) -> Memo<Option<String>> {
    editor.of(move |pack| {
        let on = Some(Day(editor.today()));
        held.with_value(|id| edit::signed_among(pack, [id], on, what))
    })
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
