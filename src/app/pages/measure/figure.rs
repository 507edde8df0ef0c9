//! The chart of a measure, its key, and its table.

use super::sources;
use crate::{
    app::{
        browser,
        charts::{self, Cursor, SaveButtons, under_words},
        components::StatusMark,
        state::{Rated, Shown},
    },
    chart::{
        Scene,
        control::Control,
        measure::{self, Chart, Rows, absence},
    },
    model::{Bounds, Comparator, Measure, Number},
    rating,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The size of a picture that is saved: half of a page of A4 on its side.
const SAVED: (f64, f64) = (760.0, 360.0);
/// Letters of a file's name at most.
const LONGEST_NAME: usize = 60;

/// The ids of what names the drawing and what says more of it.
const NAMED: &str = "chart-title";
const DESCRIBED: &str = "chart-caption";

/// Which picture is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Picture {
    /// What adds up, added up over the year.
    ToDate,
    /// With its average and limits: what is news.
    Control,
    /// Beside its plan, floor, the year before and comparators.
    Plan,
}

impl Picture {
    const ALL: [Self; 3] = [Self::ToDate, Self::Plan, Self::Control];

    fn words(self) -> &'static str {
        match self {
            Self::ToDate => "Year so far",
            Self::Plan => "By period",
            Self::Control => "Control chart",
        }
    }
}

/// The pictures of a measure.
struct Pictures {
    to_date: Option<Chart>,
    control: Control,
    plan: Chart,
    with_others: Chart,
}

/// A picture, and whether the comparators are drawn where it can show them.
type Choice = (Picture, bool);

impl Pictures {
    fn chart(&self, (picture, others): Choice) -> Option<&Chart> {
        match picture {
            Picture::ToDate => self.to_date.as_ref(),
            Picture::Plan if others => Some(&self.with_others),
            Picture::Plan => Some(&self.plan),
            Picture::Control => None,
        }
    }

    fn words(&self, choice: Choice) -> (String, String, usize) {
        match self.chart(choice) {
            Some(chart) => (chart.title.clone(), chart.caption.clone(), chart.shown),
            None => (self.control.title.clone(), self.control.caption.clone(), self.control.shown),
        }
    }

    /// Whether it needs little height.
    fn is_low(&self, choice: Choice) -> bool {
        self.chart(choice).is_none() && self.control.is_low()
    }

    fn scene(&self, choice: Choice, width: f64, height: f64) -> Scene {
        match self.chart(choice) {
            Some(chart) => chart.scene(width, height),
            None => self.control.scene(width, height),
        }
    }
}

/// A picture with its finding as the title, and the same figures as a table. `chosen` is the picture that a person
/// chose; else rare events each by itself, what adds up added up, and what doesn't with its limits, once those are settled. Others' figures are
/// drawn when they are asked for.
#[component]
pub fn Figure(
    /// The measure and its ratings.
    rated: Rated,
    /// The picture that was chosen.
    chosen: RwSignal<Option<Picture>>,
    /// What stands between the picture and its figures.
    children: Children,
) -> impl IntoView {
    let editor = Shown::get();
    let pack = editor.pack_now();
    let (measure, settled) = (rated.measure, rated.rating.settled);
    let drawn = editor.as_at().and_then(|as_at| {
        let rows = measure::rows(&pack, &measure, as_at)?;
        let drawn = |others| Chart::from_rows(&pack, &measure, as_at, &rows, others);
        let pictures = Pictures {
            to_date: Chart::to_date(&pack, &measure, as_at),
            control: Control::of(&pack, &measure, as_at)?,
            plan: drawn(false),
            with_others: drawn(true),
        };
        Some((pictures, as_at))
    });
    let Some((pictures, as_at)) = drawn else {
        let none = view! { <p class="lede">"There are no figures to draw yet."</p> };
        return view! { {none} {children()} }.into_any();
    };
    let first = match (&pictures.to_date, settled && !measure.adds_up()) {
        _ if pictures.control.is_of_events() => Picture::Control,
        (Some(_), _) => Picture::ToDate,
        (None, true) => Picture::Control,
        (None, false) => Picture::Plan,
    };
    let has_to_date = pictures.to_date.is_some();
    let others = RwSignal::new(false);
    let picture = Memo::new(move |_| {
        let chosen = chosen.get().filter(|it| has_to_date || *it != Picture::ToDate);
        (chosen.unwrap_or(first), others.get())
    });
    let pictures = Arc::new(pictures);
    let words = {
        let pictures = pictures.clone();
        Memo::new(move |_| pictures.words(picture.get()))
    };
    let save_name = file_name(&measure.name);
    let saved = {
        let pictures = pictures.clone();
        move || {
            let choice = picture.get_untracked();
            let height = match pictures.chart(choice) {
                Some(_) => SAVED.1,
                None => pictures.control.height(SAVED.1),
            };
            pictures.scene(choice, SAVED.0, height)
        }
    };
    let vocabulary = pack.organisation.vocabulary;
    let offered = Picture::ALL.into_iter().filter(|it| has_to_date || *it != Picture::ToDate);
    let switch = offered.map(|each| {
        view! {
            <button
                type="button"
                class="chip"
                aria-pressed=move || (picture.get().0 == each).to_string()
                on:click=move |_| chosen.set(Some(each))
            >
                {each.words()}
            </button>
        }
    });
    let switch = switch.collect_view();
    let compared = measure.comparators.iter().filter(|it| !it.kind.is_part());
    let beside = compared.map(|it| it.name.clone()).collect::<Vec<_>>();
    let show_others = (!beside.is_empty()).then(|| {
        view! {
            <button
                type="button"
                class="chip"
                hidden=move || picture.get().0 != Picture::Plan
                aria-pressed=move || others.get().to_string()
                on:click=move |_| others.update(|others| *others = !*others)
            >
                {format!("With {}", beside.join(", "))}
            </button>
        }
    });
    let sources = sources::sources(&pack, &measure);
    let figures = {
        let pictures = pictures.clone();
        move || match picture.get().0 {
            Picture::ToDate => {
                let chart = pictures.to_date.as_ref();
                chart.map(|chart| charts::table(&chart.table, &measure.name)).into_any()
            }
            Picture::Control => charts::table(&pictures.control.table, &measure.name),
            Picture::Plan => match measure::rows(&pack, &measure, as_at) {
                Some(rows) => table(&measure, &rows, editor),
                None => ().into_any(),
            },
        }
    };
    let low = {
        let pictures = pictures.clone();
        move || pictures.is_low(picture.get())
    };
    let plot = move || {
        let (shown, pictures) = (picture.get(), pictures.clone());
        view! {
            <Cursor
                lay=move |width, height| pictures.scene(shown, width, height)
                first=words.get_untracked().2
                named=NAMED.to_owned()
                described=DESCRIBED.to_owned()
                vocabulary
            />
        }
    };
    view! {
        <figure class="chart" class:low=low>
            {under_words((NAMED, DESCRIBED), move || words.with(|(title, caption, _)| (title.clone(), caption.clone())), plot.into_any())}
            <div class="picture-bar on-screen">
                <div class="choose" role="group" aria-label="Which picture">
                    {switch}
                    {show_others}
                </div>
                <SaveButtons name=save_name scene=saved />
                <button type="button" class="link small" on:click=|_| browser::print()>
                    "Print this page"
                </button>
            </div>
        </figure>
        {children()}
        <section class="chart figures">
            <details>
                <summary>"The figures as a table"</summary>
                {figures}
                {sources}
            </details>
        </section>
    }
    .into_any()
}

/// The name of a picture's file: the letters and figures of a measure's name.
fn file_name(name: &str) -> String {
    let letters = name.chars().map(|it| if it.is_alphanumeric() { it } else { '-' });
    let name: String = letters.take(LONGEST_NAME).collect();
    browser::lowercase(name.trim_matches('-'))
}

/// The same figures as a table, with each period's own rating and comment.
fn table(measure: &Measure, rows: &Rows<'_>, editor: Shown) -> AnyView {
    let figure = |number: Option<Number>| {
        number.map_or_else(|| "–".to_owned(), |number| rating::printed(measure, number))
    };
    let bounds = |bounds: Option<Bounds>| {
        bounds.map_or_else(|| "–".to_owned(), |bounds| rating::printed_bounds(measure, bounds))
    };
    let beside_heads = rows.beside.iter().map(|it| {
        view! { <th scope="col" class="numeric">{it.name}</th> }
    });
    let beside_heads = beside_heads.collect_view();
    // Areas and groups have a page of their own.
    let whole = |it: &&Comparator| !it.kind.is_part();
    let heads = measure
        .comparators
        .iter()
        .filter(whole)
        .map(|comparator| {
            view! {
                <th scope="col" class="numeric">
                    {comparator.name.clone()}
                </th>
            }
        })
        .collect_view();
    let body = rows
        .rows
        .iter()
        .map(|row| {
            let observation = row.observation;
            let mut notes: Vec<String> = Vec::new();
            if let Some(observation) = observation {
                if observation.provisional {
                    notes.push("provisional".into());
                }
                if observation.revised {
                    notes.push("revised".into());
                }
                notes.extend(observation.qualifier.clone());
                notes.extend(observation.about.as_ref().map(|about| format!("about {about}")));
                notes.extend(observation.text.as_ref().map(|text| format!("as found: “{text}”")));
            }
            let later = rows.later(row);
            let actual = match row.actual() {
                _ if later => "–".to_owned(),
                Some(_) => figure(row.actual()),
                None => absence(row).unwrap_or("–").to_owned(),
            };
            let status = row.status();
            let rating = move || {
                if later {
                    view! { <span class="quiet">"After the period shown"</span> }.into_any()
                } else {
                    view! { <StatusMark status vocabulary=editor.vocabulary() /> }.into_any()
                }
            };
            let others = measure.comparators.iter().zip(&row.comparators);
            let others = others
                .filter(|(it, _)| whole(it))
                .map(|(_, value)| view! { <td class="numeric">{figure(*value)}</td> })
                .collect_view();
            let beside = rows.beside.iter().map(|it| {
                view! { <td class="numeric">{figure(it.values.get(&row.period).copied())}</td> }
            });
            let beside = beside.collect_view();
            view! {
                <tr>
                    <th scope="row">{row.period.label()}</th>
                    <td class="numeric">
                        {actual}
                        {(!notes.is_empty()).then(|| view! { <br /><span class="small quiet">{notes.join(", ")}</span> })}
                    </td>
                    <td class="numeric">{bounds(row.plan())}</td>
                    <td class="numeric">{bounds(row.floor())}</td>
                    <td class="numeric">{figure(row.last_year)}</td>
                    {others}
                    {beside}
                    <td>
                        {rating}
                    </td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="sheet-scroll" tabindex="0" role="region" aria-label="The figures">
            <table class="sheet">
                <caption class="hidden-visually">{format!("{}, by period", measure.name)}</caption>
                <thead>
                    <tr>
                        <th scope="col">"Period"</th>
                        <th scope="col" class="numeric">"Actual"</th>
                        <th scope="col" class="numeric">"Plan"</th>
                        <th scope="col" class="numeric">"Floor"</th>
                        <th scope="col" class="numeric">"Year before"</th>
                        {heads}
                        {beside_heads}
                        <th scope="col">"This period"</th>
                    </tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
        </div>
    }
    .into_any()
}
