//! "Why this rating?": the rule, its inputs and what it would take to change (RULES 7).

use crate::{
    app::{
        components::{StaysOpen, glossary_term},
        state::{Rated, Shown},
    },
    rating::{self, Explanation, Status, Which},
};
use leptos::prelude::*;

/// A rating's explanation, shut until asked for; print has it open.
#[component]
pub fn Explained(
    /// The measure and its ratings.
    rated: Rated,
    /// Which rating.
    which: Which,
    /// What opens it: a name of its own, since a page has several.
    #[prop(into)]
    words: Signal<String>,
    /// What is open on the page.
    open: StaysOpen,
) -> impl IntoView {
    let shown = Shown::get();
    let explanation = Memo::new(move |_| {
        let asked = (shown.as_at()?, shown.vocabulary());
        Some(rating::explain(&shown.pack(), &rated.measure, &rated.rating, asked, which))
    });
    let there = Memo::new(move |_| explanation.with(Option::is_some));
    let key = key(which);
    move || {
        there.get().then(|| {
            view! {
                <details
                    class="why"
                    open=open.is_open(key)
                    on:click=move |event| open.pressed(key, &event)
                    on:toggle=move |event| open.turned(key, &event)
                >
                    <summary>{move || words.get()}</summary>
                    {move || explanation.get().map(said)}
                </details>
            }
        })
    }
}

/// The sentence, and what it rests on.
fn said(explanation: Explanation) -> AnyView {
    let row = |row: rating::Row| {
        view! {
            <dt>{looked_up(row.term)}</dt>
            <dd>{row.text}</dd>
        }
    };
    view! {
        <div class="explain">
            <p>
                <strong>{explanation.headline}</strong>
            </p>
            <dl class="facts">{explanation.rows.into_iter().map(row).collect_view()}</dl>
        </div>
    }
    .into_any()
}

/// The name of a row, as a link where the glossary has its term.
fn looked_up(term: &'static str) -> AnyView {
    match term {
        "Rule" => glossary_term("rating", term),
        "Plan" | "Plan to date" => glossary_term("plan", term),
        "Floor (amber limit)" => glossary_term("floor", term),
        "Target as set for the year" => glossary_term("target", term),
        "Due" => glossary_term("late", term),
        "Covers" => glossary_term("year-to-date", term),
        "Chances" => glossary_term("forecast", term),
        "For the year's target" => glossary_term("run-rate", term),
        "Compared with" => glossary_term("progress", term),
        _ => term.into_any(),
    }
}

/// What opens the explanation of a rating: `Why red, year to date?`.
pub fn why(status: Status, which: Which) -> Signal<String> {
    let shown = Shown::get();
    let of = match which {
        Which::ThisPeriod => "this period",
        Which::YearToDate => "year to date",
        Which::Forecast => "year-end forecast",
        Which::Progress => "progress",
    };
    Signal::derive(move || {
        format!("Why {}, {of}?", status.words(shown.vocabulary()).to_lowercase())
    })
}

/// What tells the explanations of a page apart.
fn key(which: Which) -> &'static str {
    match which {
        Which::ThisPeriod => "this period",
        Which::YearToDate => "year to date",
        Which::Forecast => "forecast",
        Which::Progress => "progress",
    }
}
