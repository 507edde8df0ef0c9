//! The active cell in full: that it is signed, what can be chosen, and what is said of its measure. Why it can't be taken
//! stands beside it.

use crate::{
    app::{
        browser,
        browser::typed,
        grid::{Position, motion::Block},
        state::{Editor, in_a_sentence},
    },
    edit,
    exchange::columns::{
        column::Column,
        lacking::{lacking_words, usual},
        settings::Setting,
        told::told,
    },
    model::{Day, Measure, ReportingYear},
};
use leptos::prelude::*;

/// How many letters are surely seen in a cell.
const SHORT: usize = 9;

/// The details of the active cell.
#[component]
pub fn Panel(
    /// Where in the grid a person is.
    position: Position,
    /// The year whose targets are typed.
    year: Memo<ReportingYear>,
) -> impl IntoView {
    let editor = Editor::get();
    let place = position.active_place();
    let words = move || {
        let (id, column) = place.get()?;
        let pack = editor.pack();
        let measure = pack.measure(&id)?;
        let said = told(&pack, measure, year.get(), editor.today(), editor.vocabulary());
        let on = Some(Day(editor.today()));
        let signed = match column {
            Column::Setting(setting) if !setting.in_terms() => None,
            Column::Setting(_) | Column::Standing(_) => edit::terms_refused(&pack, &id, on),
            _ => edit::target_refused(&pack, &id, year.get()),
        };
        let choices = column.choices(&pack);
        let now = column.shown(&pack, measure);
        let target = matches!(column, Column::Target(..) | Column::Plan(_) | Column::Floor(_));
        let to = said.past_to.map(|to| format!(" to {}", to.label())).unwrap_or_default();
        let past = said.past.filter(|_| target).map(|past| {
            view! { <p>{format!("The last 24 months{to} held against this target: {past}.")}</p> }
        });
        let lacks = Some(lacking_words(measure)).filter(|it| !target && !it.is_empty());
        let lacks = lacks.map(|words| lacking_said(editor, position, measure, words));
        Some(view! {
            <h2>{format!("{}, {}", measure.name, column.words())}</h2>
            {signed.map(|refusal| view! { <p class="error">{in_a_sentence(&refusal)}</p> })}
            {(!choices.is_empty()).then(|| choose(editor, position, choices, &now))}
            {(now.chars().count() > SHORT).then(|| view! { <p class="quiet">{now.clone()}</p> })}
            {said.off.filter(|_| target).map(|off| view! { <p>{format!("Its {off}.")}</p> })}
            {past}
            {lacks}
        })
    };
    let filled = move || {
        let (from, into) = position.to_fill()?;
        let counted = (into.left..=into.right).any(|column| {
            let of = position.place(into.top, column).map(|(_, column)| column);
            matches!(of, Some(Column::Target(..) | Column::Plan(_) | Column::Floor(_)))
        });
        if position.block().height() > 1 || !counted {
            return Some((from, into));
        }
        // Nobody marked where to: targets go as far as rows are of the same unit.
        let pack = editor.pack();
        let unit = |row: usize| {
            let (id, _) = position.place(row, into.left)?;
            Some(pack.measure(&id)?.unit.trim().to_lowercase())
        };
        let own = unit(from);
        let same = (into.top..=into.bottom).take_while(|row| unit(*row) == own).count();
        (same > 0).then(|| (from, Block { bottom: into.top + same - 1, ..into }))
    };
    let fill = move || match filled().map(|(_, into)| into.height()) {
        None => "Fill down".to_owned(),
        Some(1) => "Fill down 1 row".to_owned(),
        Some(count) => format!("Fill down {count} rows"),
    };
    view! {
        <section class="cell-panel" aria-label="The chosen cell">
            {words}
            <div class="buttons">
                <button
                    type="button"
                    class="button"
                    disabled=move || filled().is_none()
                    on:click=move |_| {
                        if let Some(filled) = untrack(filled) {
                            position.fill(editor, filled);
                        }
                    }
                >
                    {fill}
                </button>
            </div>
        </section>
    }
}

/// What a measure lacks before it can be rated, and a way to take what is usual for how its figures add up.
fn lacking_said(editor: Editor, position: Position, measure: &Measure, words: String) -> AnyView {
    let place = (measure.id.clone(), Column::Setting(Setting::Accumulation));
    let usual = usual(measure).filter(|_| measure.accumulation.is_none());
    let take = usual.map(|(usual, _)| {
        view! {
            <div class="buttons">
                <button
                    type="button"
                    class="button"
                    on:click=move |_| position.trade.take(editor, place.clone(), usual.words())
                >
                    {format!("Take “{}”", usual.words())}
                </button>
            </div>
        }
    });
    view! {
        <p class="lacks">{words}</p>
        {take}
    }
    .into_any()
}

/// What can be chosen for the cell.
fn choose(editor: Editor, position: Position, choices: Vec<String>, now: &str) -> AnyView {
    let chosen = move |event| {
        let (row, column) = position.active.get_untracked();
        if let Some(place) = position.place(row, column) {
            position.trade.take(editor, place, &typed(&event));
            // What it says is drawn anew.
            browser::focus_next(["cell-choice".to_owned()]);
        }
    };
    // What there is, whether or not it can be chosen anew.
    let other = (!now.is_empty() && !choices.iter().any(|it| it == now)).then(|| now.to_owned());
    let option = |words: String| {
        let selected = words == now;
        view! { <option value=words.clone() selected=selected>{words.clone()}</option> }
    };
    let all: Vec<String> = other.into_iter().chain(choices).collect();
    view! {
        <label class="field">
            "Choose"
            <select id="cell-choice" on:change=chosen>
                <option value="" selected=now.is_empty()>"(nothing)"</option>
                {all.into_iter().map(option).collect_view()}
            </select>
        </label>
    }
    .into_any()
}
