//! Figures by area and by group, typed for the period shown.

use crate::{
    app::{browser, browser::typed, state::Editor},
    edit::Command,
    exchange::area_entry::{area_figure, typed_figure},
    model::{Comparator, ComparatorKind, MeasureId, Period},
};
use leptos::prelude::*;

/// What is typed by, and what it is called.
type Of = (MeasureId, Comparator, Period);

/// A field an area and group, set by set, for the measure's period at the period shown.
#[component]
pub fn Values(
    /// Of which measure.
    id: MeasureId,
) -> impl IntoView {
    let editor = Editor::get();
    let held = StoredValue::new(id.clone());
    let shown = editor.of(move |pack| {
        let measure = pack.measure(&id)?;
        let is_part =
            |it: &&Comparator| matches!(it.kind, ComparatorKind::Area | ComparatorKind::Group);
        let parts: Vec<Comparator> = measure.comparators.iter().filter(is_part).cloned().collect();
        Some((parts, measure.frequency, measure.unit.clone()))
    });
    let rows = move || {
        let (parts, frequency, unit) = shown.get().unwrap_or_default();
        let calendar = editor.calendar();
        let chosen = editor.period().get();
        let period = chosen
            .zip(frequency)
            .and_then(|(chosen, frequency)| calendar.period_of(chosen.end(calendar), frequency));
        let Some(period) = period.filter(|_| !parts.is_empty()) else {
            return view! {
                <p class="unset">"Add areas or groups below; the measure’s frequency says of which period their figures are."</p>
            }
            .into_any();
        };
        let each = parts.into_iter().map(|it| row(editor, (held.get_value(), it, period), &unit));
        view! {
            <p class="quiet">
                {format!("For {}. Choose another period above to enter another. Write 212/480 for how many of how many, <5 where it is suppressed, and “no such service” where an area has none: it then counts in no average.", period.label())}
            </p>
            <div class="columns">{each.collect_view()}</div>
        }
        .into_any()
    };
    view! {
        <section class="section">
            <h2>"Figures"</h2>
            {rows}
        </section>
    }
}

fn row(editor: Editor, of: Of, unit: &str) -> AnyView {
    let (measure, comparator, period) = of.clone();
    let (unit, error) = (unit.to_owned(), RwSignal::new(None::<&'static str>));
    let found = comparator.series.iter().find(|it| it.period == period);
    let now = found.map(typed_figure).unwrap_or_default();
    let label = match comparator.set.trim() {
        "" => comparator.name.clone(),
        set => format!("{} ({set})", comparator.name),
    };
    let error_id = format!("{}-wrong", comparator.id);
    let name = comparator.name.clone();
    let remove = {
        let (measure, comparator) = (measure.clone(), comparator.id.clone());
        move |_| {
            let command = Command::RemoveComparator {
                measure: measure.clone(),
                comparator: comparator.clone(),
            };
            editor.run_aloud(command, "It was removed, with its figures.");
            browser::focus_next(["area-name".to_owned()]);
        }
    };
    let described = error_id.clone();
    let enter = move |event: web_sys::Event| {
        let comparator = Some(comparator.id.clone());
        let measure = measure.clone();
        let command = match area_figure(&typed(&event), &unit, period) {
            Err(wrong) => return error.set(Some(wrong)),
            Ok(None) => Command::ClearObservation { measure, comparator, period },
            Ok(Some(found)) => {
                Command::SetObservation { measure, comparator, observation: Box::new(found) }
            }
        };
        error.set(None);
        editor.run_aloud(command, "The figure was changed.");
    };
    view! {
        <div class="area-value">
            <label class="field" class:wrong=move || error.with(Option::is_some)>
                {label}
                <input
                    type="text"
                    autocomplete="off"
                    value=now
                    aria-invalid=move || error.with(Option::is_some).to_string()
                    aria-describedby=described
                    on:change=enter
                />
            </label>
            <span class="error" id=error_id>{move || error.get()}</span>
            <button type="button" class="link small" on:click=remove>
                "Remove"
                <span class="hidden-visually">{format!(" {name}")}</span>
            </button>
        </div>
    }
    .into_any()
}
