//! The page: how many reds chance would bring, and the table, once the forecasts are worked out.

use super::cells::marked;
use super::table::{Found, table};
use crate::{
    app::{
        components::{
            NONE_SIGNED, ask_of_report, glossary_term, none_signed,
            pace::{Pace, Progress, Stopped},
            terms_line,
        },
        pages::{
            minute::{choice, members},
            scorecard::come_back,
        },
        route::{Filter, Reported, Route},
        state::{Rated, Shown},
    },
    model::{Period, Vocabulary},
    rating::{CONFIDENCE_RULE, see_judge_act::TWO_FIGURES},
    report::{
        icons::{self, Mark, unassured},
        minute::{self, Scope, attention_rule},
    },
};
use leptos::prelude::*;
use std::sync::Arc;

/// Said while forecasts are worked out.
const WORKING: &str = "Working out forecasts";

/// How what is counted here differs from what needs attention on the front door.
fn not_attention(vocabulary: Vocabulary) -> String {
    let rule = attention_rule(vocabulary);
    format!(
        "A sign for the worse, and a target that is unlikely to be made, are counted whatever the colour. What needs \
         attention in a minute is another count: what is {rule}."
    )
}

/// The page.
#[component]
pub fn IconsPage(
    /// Whose measures.
    scope: Scope,
) -> impl IntoView {
    let shown = Shown::get();
    let pace = Pace::new();
    let found = RwSignal::new(None::<Found>);
    work_out(scope.clone(), pace.clone(), found);
    let named = scope.clone();
    let title = move || {
        let period = shown.period().get().map(|period| format!(", {}", period.label()));
        format!("{}: icon table{}", named.name(&shown.pack()), period.unwrap_or_default())
    };
    let ways = ways(&scope);
    view! {
        <div class="page-head">
            <h1>{title}</h1>
            {choice(scope, Route::Icons)}
        </div>
        <Progress pace=pace.clone() />
        <Stopped pace said="Stopped before all forecasts were worked out." again="Work them out" />
        {move || found.get().map(drawn)}
        {terms_line([
            glossary_term("usual-range", "Variation, and the usual range"),
            glossary_term("common-cause", "Common cause"),
            glossary_term("special-cause", "Special cause"),
            glossary_term("assurance", "Assurance"),
            glossary_term("forecast", "Forecast"),
        ])}
        {ways}
    }
    .into_any()
}

/// Works out what lies ahead of each measure, in slices, whenever what is shown changes.
fn work_out(scope: Scope, pace: Pace, found: RwSignal<Option<Found>>) {
    let shown = Shown::get();
    Effect::new(move |_| {
        pace.follow();
        let (pack, rated, now) = (shown.pack(), shown.rated().get(), shown.as_at());
        let (scope, mut turn) = (scope.clone(), pace.begin());
        found.set(None);
        leptos::task::spawn_local(async move {
            let Some(now) = now else { return };
            let year = pack.calendar().year_of_period(now.period);
            let chosen = minute::chosen(&pack, &members(&rated), &scope, year);
            let mut ahead = Vec::with_capacity(chosen.len());
            for at in &chosen {
                if !turn.goes_on(WORKING, (ahead.len(), chosen.len())).await {
                    return;
                }
                if let Some(row) = rated.get(*at) {
                    ahead.push((*at, icons::ahead(&pack, &row.measure, now)));
                }
            }
            let icons = Arc::new(icons::icons(&pack, &members(&rated), &ahead, now));
            found.try_set(Some(Found { icons, rated }));
        });
    });
}

/// What is known, once it is.
fn drawn(found: Found) -> AnyView {
    let shown = Shown::get();
    let vocabulary = shown.vocabulary();
    let Found { icons, rated } = &found;
    if icons.rows.is_empty() {
        return view! { <p class="lede">"There are no measures here in this year."</p> }.into_any();
    }
    let of_rows = || icons.rows.iter().filter_map(|row| rated.get(row.at));
    let rows: Vec<Rated> = of_rows().filter(|row| row.has_target()).cloned().collect();
    let unsigned = none_signed(&rows);
    let expected = icons.expected;
    let moves = of_rows().any(|row| unassured(&row.rating).is_some());
    let has = |mark: &Mark| of_rows().any(|row| marked(*mark, row, vocabulary, unsigned).is_some());
    let marks: Vec<Mark> = Mark::ALL.into_iter().filter(has).collect();
    let apart = marks.contains(&Mark::TwoFigures);
    let sentence = icons.distribution.sentence(vocabulary);
    come_back(shown);
    view! {
        <p class="lede">{expected.sentence(vocabulary)}</p>
        {key(&marks, unsigned)}
        {table(found, vocabulary, unsigned)}
        // Below what they explain: the table is what a reader came for.
        <p class="small quiet">{sentence}</p>
        <p class="small quiet">{expected.note()} " " {not_attention(vocabulary)}</p>
        {apart.then(|| view! { <p class="small quiet">{TWO_FIGURES}</p> })}
        // Once, for what nearly every row would say.
        {moves.then(|| view! {
            <p class="small quiet">
                "Where the target moves or is new, it wasn’t the same while the process ran, so the two can’t be held against each other. The forecast says how likely the year’s target is."
            </p>
        })}
        <p class="small quiet">
            "Confidence in the figures: " {CONFIDENCE_RULE} " "
            <a class="link in-text" href=Route::Quality.href()>"Data quality"</a>
        </p>
    }
    .into_any()
}

/// What the signs in the rows stand for, and what is so of all of them; nothing where there are none.
fn key(marks: &[Mark], unsigned: bool) -> Option<AnyView> {
    let signs = marks.iter().map(|mark| format!("{} {}", mark.sign(), mark.key()));
    let signs = signs.collect::<Vec<_>>().join(" · ");
    (unsigned || !marks.is_empty()).then(|| {
        view! { <p class="small quiet footmarks">{unsigned.then_some(NONE_SIGNED)} " " {signs}</p> }
            .into_any()
    })
}

/// The ways on.
fn ways(scope: &Scope) -> AnyView {
    let shown = Shown::get();
    let about = scope.clone();
    let report = move |period: Option<Period>| {
        Route::Statistics(Reported { scope: about.clone(), period }).href()
    };
    let scorecard = match scope {
        Scope::Plan(id) => Some(Route::Scorecard(id.clone(), Filter::default()).href()),
        _ => None,
    };
    view! {
        <div class="buttons">
            <a class="link" href=move || report(shown.period().get())>
                "Statistical report"
            </a>
            {scorecard.map(|href| view! { <a class="link" href=href>"Scorecard"</a> })}
            <button type="button" class="button" on:click=|_| crate::app::browser::print()>
                "Print"
            </button>
            {ask_of_report("Icon table")}
        </div>
    }
    .into_any()
}
