//! Others' figures for the same measure, by hand (FRAMEWORK D7).

use crate::{
    app::{
        browser, browser::typed, components::TextField, items::chosen, route::Route, state::Editor,
    },
    edit::Command,
    exchange::entry_text::comparator_figure,
    model::{
        Comparator, ComparatorId, ComparatorKind, Frequency, Measure, MeasureId, Observation,
        Period, Reading,
    },
};
use leptos::prelude::*;

/// The comparators of a measure, their figures for the year shown, and one more to add.
#[component]
pub fn Comparators(
    /// Whose.
    id: MeasureId,
) -> impl IntoView {
    let editor = Editor::get();
    let held = StoredValue::new(id.clone());
    let name = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = name.get_untracked().trim().to_owned();
        error.set(typed.is_empty().then(|| "Enter whose figures they are".to_owned()));
        if typed.is_empty() {
            return browser::focus_next(["comparator-name".to_owned()]);
        }
        let comparator = Comparator {
            id: ComparatorId(browser::new_id("comparator")),
            name: typed,
            kind: ComparatorKind::Peer,
            ..Comparator::default()
        };
        let command = Command::SetComparator { measure: held.get_value(), comparator };
        if editor.run_aloud(command, "The comparator was added. Enter its figures below.") {
            name.set(String::new());
        }
    };
    // What is shown follows the pack: undo and redo reach it too.
    let shown = editor.of(move |pack| {
        let whole = |it: &&Comparator| !it.kind.is_part();
        pack.measure(&id).map(|measure| {
            let others = measure.comparators.iter().filter(whole).cloned().collect::<Vec<_>>();
            (others, measure.frequency)
        })
    });
    let periods = move |frequency: Option<Frequency>| {
        let calendar = editor.calendar();
        let year = editor.period().get().map(|period| calendar.year_of_period(period));
        let frequency = frequency.filter(|each| *each != Frequency::Dated);
        match (year, frequency) {
            (Some(year), Some(frequency)) => calendar.periods(year, frequency),
            _ => Vec::new(),
        }
    };
    view! {
        <section class="section">
            <h2>"Others’ figures"</h2>
            <p class="quiet">"For the year of the period shown above. Choose another period to enter another year."</p>
            <p>
                <a class="link" href=Route::ChangeMeasureAreas(held.get_value()).href()>
                    "Areas and groups have a page of their own"
                </a>
            </p>
            {move || {
                let (comparators, frequency) = shown.get().unwrap_or_default();
                let periods = periods(frequency);
                comparators
                    .into_iter()
                    .map(|comparator| one(editor, held.get_value(), comparator, &periods))
                    .collect::<Vec<_>>()
            }}
            <form on:submit=add>
                <TextField id="comparator-name" label="New comparator" hint="Such as National average or Statistical neighbours." value=name error />
                <div class="buttons">
                    <button type="submit" class="button">
                        "Add the comparator"
                    </button>
                </div>
            </form>
        </section>
    }
}

/// One comparator: its name, whose figures they are, and the figures.
fn one(editor: Editor, measure: MeasureId, comparator: Comparator, periods: &[Period]) -> AnyView {
    let held = StoredValue::new((measure, comparator.clone()));
    let set = move |change: &dyn Fn(&mut Comparator)| {
        let (measure, mut comparator) = held.get_value();
        change(&mut comparator);
        let command = Command::SetComparator { measure, comparator };
        editor.run_aloud(command, "The comparator was changed.");
    };
    let remove = move |_| {
        let (measure, comparator) = held.get_value();
        let command = Command::RemoveComparator { measure, comparator: comparator.id };
        editor.run_aloud(command, "The comparator was removed, with its figures.");
        browser::focus_next(["comparator-name".to_owned()]);
    };
    let kinds = ComparatorKind::ALL
        .iter()
        .map(|kind| {
            view! {
                <option value=kind.name() selected=*kind == comparator.kind>
                    {kind.words()}
                </option>
            }
        })
        .collect_view();
    let figures = periods
        .iter()
        .map(|period| {
            let period = *period;
            let shown = comparator.series.iter().find(|found| found.period == period);
            let shown = shown.map(printed).unwrap_or_default();
            let label = format!("{}, {}", comparator.name, period.label());
            view! {
                <label class="field">
                    {period.label()}
                    <input
                        type="text"
                        inputmode="decimal"
                        autocomplete="off"
                        aria-label=label
                        value=shown
                        on:change=move |event| {
                            let (measure, comparator) = held.get_value();
                            enter(editor, measure, comparator.id, period, typed(&event).trim());
                        }
                    />
                </label>
            }
        })
        .collect_view();
    let name = comparator.name.clone();
    view! {
        <fieldset class="comparator">
            <legend>{name.clone()}</legend>
            <div class="columns">
                <label class="field">
                    "Name"
                    <input
                        type="text"
                        value=name.clone()
                        on:change=move |event| {
                            let name = typed(&event).trim().to_owned();
                            set(&|comparator| comparator.name.clone_from(&name));
                        }
                    />
                </label>
                <label class="field">
                    "Whose figures"
                    <select on:change=move |event| {
                        if let Some(kind) = chosen!(ComparatorKind, &typed(&event)) {
                            set(&|comparator| comparator.kind = kind);
                        }
                    }>{kinds}</select>
                </label>
            </div>
            <div class="columns">{figures}</div>
            <div class="buttons">
                <button type="button" class="button" on:click=remove>
                    "Remove"
                    <span class="hidden-visually">{name}</span>
                </button>
            </div>
        </fieldset>
    }
    .into_any()
}

/// A comparator's figure as it is to be edited.
fn printed(observation: &Observation) -> String {
    match (observation.reading, &observation.text) {
        (Reading::Number(number), _) => number.to_string(),
        (Reading::Ratio { .. }, _) => observation
            .figure(Measure::default().ratio_scale())
            .map(|figure| figure.to_string())
            .unwrap_or_default(),
        (Reading::Missing(reason), _) => reason.words().to_owned(),
        (Reading::Unread, text) => text.clone().unwrap_or_default(),
    }
}

/// Takes a typed figure; what can't be read, or is asked about, is kept as its text.
fn enter(editor: Editor, measure: MeasureId, comparator: ComparatorId, period: Period, text: &str) {
    let comparator = Some(comparator);
    let pack = editor.pack_now();
    let Some(of) = pack.measure(&measure) else { return };
    let (command, words) = match comparator_figure(of, period, text) {
        None => {
            let command = Command::ClearObservation { measure, comparator, period };
            (command, "The figure was changed.".to_owned())
        }
        Some((observation, question)) => {
            let words = match question {
                None => "The figure was changed.".to_owned(),
                Some(question) => {
                    format!("It is kept as its text, and isn’t compared: {question}.")
                }
            };
            let observation = Box::new(observation);
            (Command::SetObservation { measure, comparator, observation }, words)
        }
    };
    editor.run_aloud(command, words);
}
