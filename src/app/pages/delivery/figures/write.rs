//! The page of the entry grid: which measures and year, undo and redo, the grid, the cell's details.

use super::{panel::Panel, trade::Figures};
use crate::{
    app::{
        browser::typed,
        grid::{
            Grid, NoMeasures, NotTaken, PastedAndAsked, Position, Waiting, keep_unread,
            undo_buttons,
        },
        items::chosen,
        route::Route,
        state::Editor,
    },
    exchange::{
        columns::{
            column::{Column, Part, Place},
            grids::{GridOf, named},
        },
        entry_grid,
        entry_questions::Questions,
    },
    model::{Accumulation, Frequency, Measure, MeasureId, Pack, Period, PlanId, ReportingYear},
};
use leptos::prelude::*;
use std::sync::Arc;

/// The figures that are asked about and not answered.
fn asked_about(editor: Editor) -> Vec<Place> {
    let pack = editor.pack();
    let is_open = |(id, period): &(MeasureId, Period)| {
        pack.measure(id).is_some_and(|measure| {
            let open = |asked: &Questions| asked.open(pack.calendar(), measure, *period);
            !editor.questions.with_untracked(open).is_empty()
        })
    };
    let place = |(id, period): (MeasureId, Period)| {
        let is_ratio = |it: &Measure| it.accumulation == Some(Accumulation::Ratio);
        let ratio = pack.measure(&id).is_some_and(is_ratio);
        let part = if ratio { Part::Numerator } else { Part::Figure };
        (id, Column::Figure(period, part))
    };
    let figures = editor.questions.with(Questions::figures);
    figures.into_iter().filter(is_open).map(place).collect()
}

/// How many figures are asked about, and which, in words.
fn asked_words(pack: &Pack, places: &[Place]) -> String {
    let names = named(pack, &places.iter().collect::<Vec<_>>());
    match places.len() {
        0 => String::new(),
        1 => format!("1 figure was taken and is unlikely: is it right? {names}."),
        count => format!("{count} figures were taken and are unlikely: are they right? {names}."),
    }
}

/// What stands where no measure has a row, and the way on.
fn none_found(editor: Editor, frequency: Memo<Frequency>) -> AnyView {
    let pack = editor.pack();
    let reports = |it: &Arc<Measure>| it.frequency.is_some_and(|it| it != Frequency::Dated);
    if pack.measures.is_empty() {
        return view! { <NoMeasures begin=None /> }.into_any();
    }
    if !pack.measures.iter().any(reports) {
        return view! {
            <div class="none-found">
                <p>"None of the measures says how often it reports: figures are entered by period once that is set."</p>
                <div class="buttons">
                    <a class="button" href=Route::ChangeSettings.href()>
                        "Set how often measures report"
                    </a>
                </div>
            </div>
        }
        .into_any();
    }
    let often = frequency.get().words().to_lowercase();
    view! { <p class="none-found">{format!("No measure of what is chosen reports {often}: choose another plan, or how often.")}</p> }
        .into_any()
}

/// The page.
#[component]
pub fn FiguresPage() -> impl IntoView {
    let editor = Editor::get();
    let frequencies = editor.of(|pack| {
        let used = |frequency: &Frequency| {
            *frequency != Frequency::Dated
                && pack.measures.iter().any(|measure| measure.frequency == Some(*frequency))
        };
        Frequency::ALL.into_iter().filter(used).collect::<Vec<_>>()
    });
    let chosen_frequency = RwSignal::new(None::<Frequency>);
    let frequency = Memo::new(move |_| {
        chosen_frequency
            .get()
            .or_else(|| frequencies.get().first().copied())
            .unwrap_or(Frequency::Monthly)
    });
    let chosen_year = RwSignal::new(None::<ReportingYear>);
    let year = Memo::new(move |_| chosen_year.get().unwrap_or_else(|| editor.year_shown()));
    let plan = RwSignal::new(String::new());
    let rows = Memo::new(move |_| {
        let pack = editor.pack();
        let mut rows = entry_grid::rows(&pack, frequency.get());
        if let Some(plan) = pack.plan(&PlanId(plan.get())) {
            rows.retain(|row| plan.measures.contains(&row.measure));
        }
        Arc::new(rows)
    });
    let columns = Memo::new(move |_| {
        let periods = entry_grid::columns(&editor.pack(), year.get(), frequency.get());
        let figure = |period| Column::Figure(period, Part::Figure);
        Arc::new(periods.into_iter().map(figure).collect::<Vec<_>>())
    });
    let position = Position::at_first(rows, columns, &Figures, None);
    // Another set of rows or columns starts at its first cell.
    Effect::new(move |_| {
        frequency.track();
        year.track();
        plan.track();
        position.start_anew();
    });
    keep_unread(editor);
    let show = Callback::new(move |(id, column): Place| {
        let Column::Figure(period, _) = column else { return false };
        let pack = editor.pack_now();
        plan.set(String::new());
        chosen_frequency.set(pack.measure(&id).and_then(|measure| measure.frequency));
        chosen_year.set(Some(pack.calendar().year_of_period(period)));
        true
    });
    let asked = Memo::new(move |_| asked_about(editor));
    let asked_said =
        Memo::new(move |_| asked.with(|places| asked_words(&editor.pack_now(), places)));
    let plans = editor.of(|pack| {
        pack.plans.iter().map(|plan| (plan.id.to_string(), plan.name.clone())).collect::<Vec<_>>()
    });
    view! {
        <h1>"Enter figures"</h1>
        <p class="lede">
            "Type in a cell, or paste a block from a spreadsheet. Arrow keys move, Enter goes down, Escape leaves a cell as it was."
        </p>
        <div class="filters">
            <label>
                "How often"
                <select on:change=move |event| {
                    chosen_frequency.set(chosen!(Frequency, &typed(&event)));
                }>
                    {move || {
                        frequencies
                            .get()
                            .into_iter()
                            .map(|each| {
                                view! {
                                    <option value=each.name() selected=move || frequency.get() == each>
                                        {each.words()}
                                    </option>
                                }
                            })
                            .collect_view()
                    }}
                </select>
            </label>
            <label>
                "Year"
                <select on:change=move |event| chosen_year.set(typed(&event).parse().ok())>
                    {move || {
                        (-6..=2)
                            .rev()
                            .map(|step| editor.calendar().year_of(editor.today()).plus(step))
                            .map(|each| {
                                view! {
                                    <option value=each.to_string() selected=move || year.get() == each>
                                        {each.to_string()}
                                    </option>
                                }
                            })
                            .collect_view()
                    }}
                </select>
            </label>
            <label>
                "Plan"
                <select on:change=move |event| plan.set(typed(&event))>
                    <option value="">"All measures"</option>
                    {move || {
                        plans
                            .get()
                            .into_iter()
                            .map(|(id, name)| view! { <option value=id>{name}</option> })
                            .collect_view()
                    }}
                </select>
            </label>
        </div>
        <div class="buttons">
            {undo_buttons(editor)}
            <NotTaken position of=GridOf::Figures show />
            <Waiting position places=asked words=asked_said show />
        </div>
        <Show
            when=move || rows.with(|rows| !rows.is_empty())
            fallback=move || none_found(editor, frequency)
        >
            <PastedAndAsked position show_all=None />
            <Grid position />
            <Panel position />
        </Show>
    }
}
