//! Figures by area and by group, typed for the period shown.

use crate::{
    app::{browser, browser::typed, components::Disclosure, state::Editor},
    edit::Command,
    exchange::area_entry::{area_figure, typed_figure},
    model::{Comparator, ComparatorId, ComparatorKind, MeasureId, Period},
};
use leptos::prelude::*;

/// The kinds that are parts of a whole.
pub const PARTS: [ComparatorKind; 2] = [ComparatorKind::Area, ComparatorKind::Group];

/// A field: whose, what it is called, for which period. Where none of these changes it stays, and keeps the focus.
type Asked = (ComparatorId, String, Period);

/// The measure's own period at the period shown; `None` where it doesn't say how often it reports.
pub fn period_of(editor: Editor, id: &MeasureId) -> Option<Period> {
    let frequency = editor.pack().measure(id).and_then(|measure| measure.frequency)?;
    let calendar = editor.calendar();
    calendar.period_of(editor.period().get()?.end(calendar), frequency)
}

/// A field an area and group, for the measure's period at the period shown.
#[component]
pub fn Values(
    /// Of which measure.
    id: MeasureId,
) -> impl IntoView {
    let editor = Editor::get();
    let held = StoredValue::new(id);
    let period = Memo::new(move |_| held.with_value(|id| period_of(editor, id)));
    let parts = editor.of(move |pack| {
        let all = pack.measure(&held.get_value()).into_iter().flat_map(|it| &it.comparators);
        let named = |it: &Comparator| {
            let label = match it.set.trim() {
                "" => it.name.clone(),
                set => format!("{} ({set})", it.name),
            };
            (it.id.clone(), label)
        };
        all.filter(|it| it.kind.is_part()).map(named).collect::<Vec<_>>()
    });
    let asked = move || -> Vec<Asked> {
        let Some(period) = period.get() else { return Vec::new() };
        parts.get().into_iter().map(|(id, label)| (id, label, period)).collect()
    };
    let hint = move || {
        match period.get().filter(|_| parts.with(|it| !it.is_empty())) {
        Some(period) => view! {
            <p class="quiet">
                {format!("For {}. Choose another period above to enter another. Write 212/480 for how many of how many, <5 where it is suppressed, and “no such service” where an area has none: it then counts in no average.", period.label())}
            </p>
        }
        .into_any(),
        None => view! {
            <p class="unset">
                "Add areas or groups below. How often the measure reports says of which period their figures are."
            </p>
        }
        .into_any(),
    }
    };
    view! {
        <section class="section">
            <h2>"Figures"</h2>
            {hint}
            <div class="columns">
                <For
                    each=asked
                    key=|asked| asked.clone()
                    children=move |asked| one(editor, held.get_value(), asked)
                />
            </div>
        </section>
    }
}

fn one(editor: Editor, measure: MeasureId, (id, label, period): Asked) -> AnyView {
    let error = RwSignal::new(None::<String>);
    let of = StoredValue::new((measure, id.clone()));
    let now = editor.of(move |pack| {
        let (measure, id) = of.get_value();
        let series = &pack.measure(&measure)?.comparator(&id)?.series;
        series.iter().find(|it| it.period == period).map(typed_figure)
    });
    let enter = move |event: web_sys::Event| {
        let (measure, id) = of.get_value();
        let unit = editor.pack_now().measure(&measure).map(|it| it.unit.clone());
        let comparator = Some(id);
        let command = match area_figure(&typed(&event), &unit.unwrap_or_default(), period) {
            Err(wrong) => return error.set(Some(wrong)),
            Ok(None) => Command::ClearObservation { measure, comparator, period },
            Ok(Some(found)) => {
                Command::SetObservation { measure, comparator, observation: Box::new(found) }
            }
        };
        error.set(None);
        editor.run_aloud(command, "The figure was changed.");
    };
    let remove = move |_| {
        let (measure, comparator) = of.get_value();
        let command = Command::RemoveComparator { measure, comparator };
        if editor.run_aloud(command, "It was removed, with its figures.") {
            browser::focus_next(["area-name".to_owned()]);
        }
    };
    // What it is called stands in its key: changed, the field is made anew.
    let held = of.with_value(|(measure, id)| {
        editor.pack_now().measure(measure).and_then(|it| it.comparator(id).cloned())
    });
    let (name, set) = held.map(|it| (it.name, it.set)).unwrap_or_default();
    let alter = move |change: &dyn Fn(&mut Comparator)| {
        let (measure, id) = of.get_value();
        let pack = editor.pack_now();
        let found = pack.measure(&measure).and_then(|it| it.comparator(&id).cloned());
        let Some(mut comparator) = found else { return };
        comparator.series = Vec::new();
        change(&mut comparator);
        editor.run_aloud(Command::SetComparator { measure, comparator }, "It was changed.");
    };
    let text = move |label: &'static str,
                     held: String,
                     set: &'static (dyn Fn(&mut Comparator, String) + Sync)| {
        view! {
            <label class="field">
                {label}
                <input
                    type="text"
                    value=held
                    on:change=move |event| {
                        let text = typed(&event).trim().to_owned();
                        alter(&|it| set(it, text.clone()));
                    }
                />
            </label>
        }
        .into_any()
    };
    let wrong = format!("{id}-wrong");
    let described = wrong.clone();
    let whose = format!(" {label}");
    view! {
        <div class="area-value">
            <label class="field" class:wrong=move || error.with(Option::is_some)>
                {label}
                <input
                    type="text"
                    autocomplete="off"
                    prop:value=move || now.get().unwrap_or_default()
                    aria-invalid=move || error.with(Option::is_some).to_string()
                    aria-describedby=described
                    on:change=enter
                />
            </label>
            <span class="error" id=wrong>{move || error.get()}</span>
            <Disclosure words="Rename, move or remove" about=whose>
                {text("Name", name.clone(), &|it, text| it.name = text)}
                {text("Which set it belongs to", set.clone(), &|it, text| it.set = text)}
                <button type="button" class="button" on:click=remove>
                    "Remove it, with its figures"
                </button>
            </Disclosure>
        </div>
    }
    .into_any()
}
