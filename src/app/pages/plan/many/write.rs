//! The pages: which measures, year and columns, undo and redo, the grid, the cell's details.

use super::super::without_plans::without_plans_words;
use super::{
    chooser::chooser,
    filters::filters,
    panel::Panel,
    trade::{SETTINGS, TARGETS, take_targets},
};
use crate::{
    app::{
        browser,
        browser::typed,
        components::{Choice, years},
        grid::{
            Grid, NoMeasures, NotTaken, PastedAndAsked, Position, Trade, keep_unread, page_of,
            undo_buttons,
        },
        route::Route,
        state::Editor,
    },
    edit::{make_plans, without_plans},
    exchange::{
        columns::{
            block::targets_of_plans,
            column::{Column, Part, Place},
            grids::GridOf,
            lacking::lacking_in_short,
            offered::{self, FIRST_SETTINGS, FIRST_TARGETS, Offered},
            settings::Setting,
            target_parts::TargetPart,
            told::told,
            which::{self, Which},
        },
        entry_grid::SheetRow,
    },
    model::{Frequency, Measure, MeasureId, Pack, ReportingYear},
};
use leptos::prelude::*;
use std::{collections::HashMap, sync::Arc};

/// Targets of a year, many at once.
#[component]
pub fn ChangeTargetsPage() -> impl IntoView {
    many(Which { frequency: most_frequent(&Editor::get().pack_now()), ..Which::default() }, true)
}

/// Settings of measures, many at once.
#[component]
pub fn ChangeSettingsPage() -> impl IntoView {
    many(Which::default(), false)
}

/// How often most measures report.
fn most_frequent(pack: &Pack) -> Option<Frequency> {
    let count = |each: &Frequency| {
        pack.measures.iter().filter(|measure| measure.frequency == Some(*each)).count()
    };
    // The first of those that are even: `max_by_key` takes the last.
    let most = Frequency::ALL.into_iter().rev().max_by_key(count);
    most.filter(|each| count(each) > 0 && *each != Frequency::Dated)
}

/// The setting that a page which led here asks to fill in, once.
fn asked_for(targets: bool) -> Option<Offered> {
    let asked = browser::of_session("lacking").filter(|asked| !asked.is_empty() && !targets)?;
    browser::keep_for_session("lacking", "");
    (asked == "polarity").then_some(Offered::Setting(Setting::Polarity))
}

/// A grid of targets, or of settings.
fn many(first: Which, targets: bool) -> AnyView {
    let editor = Editor::get();
    let (shown, year_choices) = years(editor.shown());
    let year_typed = RwSignal::new(shown.to_string());
    let year = Memo::new(move |_| year_typed.get().parse::<ReportingYear>().unwrap_or(shown));
    let which = RwSignal::new(first);
    let lacking = RwSignal::new(asked_for(targets));
    let offered = if targets { offered::TARGETS.to_vec() } else { offered::settings() };
    let begin = if targets { FIRST_TARGETS.to_vec() } else { FIRST_SETTINGS.to_vec() };
    let chosen = RwSignal::new(begin);
    let order = StoredValue::new(offered.clone());
    let columns = Memo::new(move |_| {
        let (calendar, frequency) = (editor.calendar(), which.with(|it| it.frequency));
        let chosen = chosen.get();
        order.with_value(|order| {
            let shown = order.iter().filter(|it| chosen.contains(it));
            Arc::new(
                shown
                    .flat_map(|it| it.columns(calendar, year.get(), frequency))
                    .collect::<Vec<_>>(),
            )
        })
    });
    let rows = rows(editor, which, lacking, (year, targets));
    let trade: &'static dyn Trade = if targets { &TARGETS } else { &SETTINGS };
    let told = targets.then(|| beside(editor, year));
    let position = Position::at_first(rows, columns, trade, told);
    // Another set of rows or columns starts at its first cell.
    Effect::new(move |_| {
        which.track();
        lacking.track();
        year.track();
        chosen.track();
        position.start_anew();
    });
    keep_unread(editor);
    let all = editor.of(|pack| pack.measures.len());
    let grid = if targets { GridOf::Targets } else { GridOf::Settings };
    let other = if targets { GridOf::Settings } else { GridOf::Targets };
    let show = Callback::new(move |(id, column): Place| {
        let Some(wanted) = Offered::of(column) else { return false };
        let pack = editor.pack_now();
        let frequency = pack.measure(&id).and_then(|measure| measure.frequency);
        which.set(Which { frequency: frequency.filter(|_| targets), ..Which::default() });
        lacking.set(None);
        if let Some(of) = column.year(pack.calendar()) {
            year_typed.set(of.to_string());
        }
        if !chosen.with_untracked(|chosen| chosen.contains(&wanted)) {
            chosen.update(|chosen| chosen.push(wanted));
        }
        true
    });
    let show_all = Callback::new(move |()| {
        which.set(Which::default());
        lacking.set(None);
    });
    // Where no measure stands yet there is no cell to paste in.
    let begin = (!targets).then(|| {
        Callback::new(move |text: String| {
            trade.take_block(editor, position, (0, 0), &text, trade.pasted());
        })
    });
    let hides = move || rows.with(|rows| rows.len()) < all.get();
    let none_by_period = move || targets && which.with(|it| it.frequency.is_none());
    view! {
        <h1>{grid.words()}</h1>
        <p class="small quiet">
            "Type in a cell, or paste a block from a spreadsheet. Arrow keys move, Enter goes down, Escape leaves a cell as it was. Ctrl and D copies the cell above; in a block, its first row into the others."
        </p>
        <div class="grid-bar">
            {targets.then(|| choose_year(year_typed, year_choices))}
            <details class="chooser">
                <summary>{move || shown_of(all.get(), rows.with(|rows| rows.len()))}</summary>
                <div class="filters">{filters(editor, which, lacking, offered.clone())}</div>
            </details>
            <Show when=hides>
                <button type="button" class="button" on:click=move |_| show_all.run(())>
                    "Show all measures"
                </button>
            </Show>
            {chooser(offered, chosen)}
            {undo_buttons(editor)}
            <NotTaken position of=grid show />
        </div>
        {targets.then(|| from_plans(editor, year))}
        {targets.then(|| plans_to_make(editor, year))}
        <p class="small quiet" role="status">
            {move || match rows.with(|rows| rows.len()) {
                1 => "1 measure.".to_owned(),
                count => format!("{count} measures."),
            }}
            {move || none_by_period().then_some(" To type plans by period, choose how often the measures report.")}
        </p>
        <PastedAndAsked position show_all=Some(show_all) />
        <Show
            when=move || rows.with(|rows| !rows.is_empty()) && columns.with(|columns| !columns.is_empty())
            fallback=move || {
                if all.get() == 0 {
                    view! { <NoMeasures begin /> }.into_any()
                } else {
                    view! { <p class="none-found">"No measure is like that, or no column is chosen."</p> }.into_any()
                }
            }
        >
            <Grid position />
            <Panel position year />
        </Show>
        <div class="buttons">{ways(other)}</div>
    }
    .into_any()
}

/// How many of all measures stand in the grid.
fn shown_of(all: usize, shown: usize) -> String {
    format!("Measures: {shown} of {all} shown")
}

/// The year whose targets are typed.
fn choose_year(year: RwSignal<String>, choices: Vec<Choice>) -> AnyView {
    let option = |(key, words): Choice| {
        let here = key.clone();
        view! { <option value=key selected=move || year.get() == here>{words}</option> }
    };
    view! {
        <label>
            "Year"
            <select on:change=move |event| year.set(typed(&event))>
                {choices.into_iter().map(option).collect_view()}
            </select>
        </label>
    }
    .into_any()
}

/// The way to the other grid, and to where it is read.
fn ways(other: GridOf) -> AnyView {
    view! {
        <a class="button" href=page_of(other).href()>
            {other.words()}
        </a>
        <a class="button" href=Route::Measures.href()>
            "See the measures as others read them"
        </a>
    }
    .into_any()
}

/// The measures that are asked for. They are found when something else is asked for, not while they are changed:
/// nobody's row goes as soon as what it lacked is typed.
fn rows(
    editor: Editor,
    which: RwSignal<Which>,
    lacking: RwSignal<Option<Offered>>,
    (year, targets): (Memo<ReportingYear>, bool),
) -> Memo<Arc<Vec<SheetRow>>> {
    let there = editor.of(|pack| {
        pack.measures.iter().map(|measure| measure.id.clone()).collect::<Vec<MeasureId>>()
    });
    let found = Memo::new(move |_| {
        there.track();
        let pack = editor.pack_now();
        let which = which.get();
        let lacks = lacking.get();
        let lacks = lacks.and_then(|it| {
            it.columns(pack.calendar(), year.get(), which.frequency).first().copied()
        });
        which::measures(&pack, &Which { missing: lacks, ..which })
    });
    Memo::new(move |_| {
        let pack = editor.pack();
        let measures: HashMap<&MeasureId, &Arc<Measure>> =
            pack.measures.iter().map(|measure| (&measure.id, measure)).collect();
        found.with(|found| {
            let row = |id: &MeasureId| {
                let measure = measures.get(id)?;
                Some(SheetRow {
                    measure: id.clone(),
                    name: measure.name.clone(),
                    unit: measure.unit.clone(),
                    part: Part::Figure,
                    counts: if targets { String::new() } else { lacking_in_short(measure) },
                })
            };
            Arc::new(found.iter().filter_map(row).collect::<Vec<_>>())
        })
    })
}

/// What stands beside a measure's targets, in a line: that it is signed comes first.
fn beside(editor: Editor, year: Memo<ReportingYear>) -> Callback<Arc<Measure>, String> {
    Callback::new(move |measure: Arc<Measure>| {
        let said =
            told(&editor.pack_now(), &measure, year.get(), editor.today(), editor.vocabulary());
        let said = [said.signed, said.off, said.past];
        said.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    })
}

/// Targets of the year that no period has a plan for: to make the plans of all takes one tap.
fn plans_to_make(editor: Editor, year: Memo<ReportingYear>) -> AnyView {
    let count = editor.of(move |pack| without_plans(pack, year.get()).len());
    let make = move |_| {
        let year = year.get_untracked();
        let words = match count.get_untracked() {
            1 => format!("The plans of 1 target of {year} were made."),
            count => format!("The plans of {count} targets of {year} were made."),
        };
        editor.run_aloud(make_plans(&editor.pack_now(), year), words);
    };
    view! {
        <Show when=move || { count.get() > 0 }>
            <div class="buttons" role="group" aria-label="Plans by period">
                <p>
                    {move || without_plans_words(count.get(), year.get())} "."
                </p>
                <button type="button" class="button" on:click=make>
                    "Make the plans of each from its target"
                </button>
            </div>
        </Show>
    }
    .into_any()
}

/// Measures with every plan of the year typed and no target: whether to take the target from them is asked.
fn from_plans(editor: Editor, year: Memo<ReportingYear>) -> AnyView {
    let found = Memo::new(move |_| {
        let pack = editor.pack();
        editor.unread.with(|unread| targets_of_plans(&pack, unread, year.get()))
    });
    let take = move |_| {
        let column = Column::Target(year.get_untracked(), TargetPart::Aim);
        take_targets(editor, column, &found.get_untracked());
    };
    view! {
        <Show when=move || found.with(|found| !found.is_empty())>
            <div class="buttons" role="group" aria-label="Targets from plans">
                <p>
                    {move || match found.with(Vec::len) {
                        1 => "1 measure has a plan for every period and no target for the year.".to_owned(),
                        count => format!("{count} measures have a plan for every period and no target for the year."),
                    }}
                </p>
                <button type="button" class="button" on:click=take>
                    "Take the target of each from what its plans come to"
                </button>
            </div>
        </Show>
    }
    .into_any()
}
