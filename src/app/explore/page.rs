//! The page: choose measures, look at them together, read them out, keep the picture.

use super::{
    chooser::Chooser,
    exploration::Exploration,
    key::Key,
    offers::offers,
    plot::{Plot, zoom},
    saving::SaveButtons,
    table::Figures,
};
use crate::app::{
    browser::{self, typed},
    components::Disclosure,
    route::{Exploring, View},
};
use leptos::prelude::*;

/// The most periods that a lead is looked at before its lag.
const LATEST: u32 = 12;

/// The page.
#[component]
pub fn ExplorePage(
    /// What the address says.
    exploring: Exploring,
) -> impl IntoView {
    let exploration = Exploration::of(exploring);
    let any = Memo::new(move |_| exploration.lines.with(|lines| !lines.is_empty()));
    view! {
        <h1>"Explore measures"</h1>
        <Show when=move || !any.get()>
            <p class="lede">
                "Choose a measure to start. Up to six can be looked at together, each with its comparators."
            </p>
            {offers()}
        </Show>
        <Disclosure words="Choose measures" class="on-screen">
            <Chooser exploration />
        </Disclosure>
        <Show when=move || any.get()>
            <Together exploration />
        </Show>
    }
}

/// The chosen measures: scale, drawing and table.
#[component]
fn Together(
    /// What is explored.
    exploration: Exploration,
) -> impl IntoView {
    let held = StoredValue::new(None);
    let title = Signal::derive(move || title(exploration));
    let trouble = move || exploration.scene.with(|scene| scene.as_ref().err().copied());
    let over_time = move || !matches!(exploration.view.get(), View::Against(_));
    let step = move |words: &'static str, by: isize| {
        view! {
            <button type="button" class="button" on:click=move |_| exploration.step(by)>
                {words}
            </button>
        }
    };
    let zoomed = move |words: &'static str, by: f64| {
        view! {
            <button type="button" class="button" on:click=move |_| zoom(held, by)>
                {words}
            </button>
        }
    };
    view! {
        <Scale exploration />
        <p role="status" class="challenge">
            {trouble}
        </p>
        <div class="exploring" hidden=move || trouble().is_some()>
            <figure class="chart">
                <figcaption>
                    <h2>{title}</h2>
                    <p class="small quiet">{move || words(exploration.view.get())}</p>
                </figcaption>
                <Plot exploration held />
                <Key exploration />
                <div class="buttons">
                    {step("Period before", -1)} {step("Period after", 1)}
                    {move || {
                        over_time()
                            .then(|| {
                                view! {
                                    {zoomed("Zoom in", 0.5)}
                                    {zoomed("Zoom out", 2.0)}
                                    {zoomed("Whole span", 0.0)}
                                }
                            })
                    }}
                </div>
                <div class="buttons">
                    <SaveButtons exploration held title />
                    <button type="button" class="button" on:click=|_| browser::print()>
                        "Print this page"
                    </button>
                </div>
            </figure>
            <section>
                <h2>"The same figures"</h2>
                <Figures exploration />
            </section>
        </div>
    }
}

/// What is drawn and of when: no judgement.
fn title(exploration: Exploration) -> String {
    let names: Vec<String> = exploration.drawn.with(|drawn| {
        drawn.iter().filter(|line| line.is_own()).map(|line| line.name.clone()).collect()
    });
    let joined =
        if matches!(exploration.view.get(), View::Against(_)) { " and then " } else { ", " };
    let names = match names.len() {
        0 => "Comparators".to_owned(),
        1..=3 => names.join(joined),
        count => format!("{count} measures"),
    };
    let span = exploration.scene.with(|scene| {
        let stops = &scene.as_ref().ok()?.stops;
        Some(format!(": {} to {}", stops.first()?.label, stops.last()?.label))
    });
    names + &span.unwrap_or_default()
}

/// How the drawing is to be read.
fn words(view: View) -> String {
    match view {
        View::Measured => "As measured, on one scale, which starts where the figures do and not always at zero. A gap is a figure that is missing.".to_owned(),
        View::Separate => "As measured, a scale for each unit, which starts where the figures do and not always at zero. A gap is a figure that is missing.".to_owned(),
        View::Indexed => "Each line as a share of its own figure in the first period that all of them have. A gap is a figure that is missing.".to_owned(),
        View::Against(0) => "Each mark is a period: the first measure from left to right, the second upwards. That two move together does not say that one moves the other.".to_owned(),
        View::Against(later) => {
            let later = if later == 1 { "1 period".to_owned() } else { format!("{later} periods") };
            format!("Each mark is a period of the first measure, from left to right, with the second {later} later, upwards. That one moves before the other does not say that it moves it.")
        }
    }
}

/// The choice of how lines are drawn together.
#[component]
fn Scale(
    /// What is explored.
    exploration: Exploration,
) -> impl IntoView {
    let choices = [
        ("measured", "As measured, on one scale", View::Measured),
        ("separate", "As measured, a scale for each unit", View::Separate),
        ("indexed", "Indexed: 100 at the first period in common", View::Indexed),
        ("against", "The second measure against the first", View::Against(0)),
    ];
    let same =
        |one: View, other: View| std::mem::discriminant(&one) == std::mem::discriminant(&other);
    let options = choices
        .map(|(key, words, view)| {
            view! {
                <option value=key selected=move || same(exploration.view.get(), view)>
                    {words}
                </option>
            }
        })
        .collect_view();
    let choose = move |event| {
        let typed = typed(&event);
        let chosen = choices.iter().find(|(key, ..)| *key == typed);
        chosen.into_iter().for_each(|(.., view)| exploration.show_as(*view));
    };
    let later = move || match exploration.view.get() {
        View::Against(later) => Some(later),
        _ => None,
    };
    let is_against = Memo::new(move |_| later().is_some());
    let lag = move || {
        is_against.get().then(|| {
            let options = (0..=LATEST)
                .map(|count| {
                    view! {
                        <option value=count.to_string() selected=move || later() == Some(count)>
                            {count}
                        </option>
                    }
                })
                .collect_view();
            let choose = move |event| {
                exploration.show_as(View::Against(typed(&event).parse().unwrap_or_default()));
            };
            view! {
                <label class="field">
                    "Periods from the first (lead) to the second (lag)"
                    <select on:change=choose>{options}</select>
                </label>
            }
        })
    };
    view! {
        <div class="scales on-screen">
            <label class="field">"Scale" <select on:change=choose>{options}</select></label>
            {lag}
        </div>
    }
}
