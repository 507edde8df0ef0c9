//! What a trial comes to, beside what is: the measure's ratings, the plans above it, the past.

use crate::{
    app::{
        components::{Counts, StatusMark, absent},
        state::Shown,
    },
    model::{Calendar, Measure, Vocabulary},
    planning::what_if::{Above, Ground, Outcome},
    rating::{self, Absent, Distribution, Judgement, roll_up::Score},
    statistics::chance::BackTest,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The ratings as they are and as tried.
pub fn ratings(now: &Outcome, tried: Memo<Arc<Outcome>>) -> AnyView {
    let shown = Shown::get();
    let period = now.rating.period.map_or_else(String::new, |period| period.label());
    let rows = [
        (format!("This period: {period}"), now.rating.this_period, false),
        ("Year to date".to_owned(), now.rating.year_to_date.judgement, true),
    ];
    let measure = Arc::new(now.measure.clone());
    let rows: Vec<AnyView> = rows
        .into_iter()
        .map(|(heading, is, to_date)| {
            let (before, after) = (measure.clone(), measure.clone());
            let as_tried = Memo::new(move |_| {
                tried.with(|tried| match to_date {
                    true => tried.rating.year_to_date.judgement,
                    false => tried.rating.this_period,
                })
            });
            view! {
                <tr>
                    <th scope="row">{heading}</th>
                    <td>{move || judged(&before, is, shown.vocabulary())}</td>
                    <td class="tried">
                        {move || judged(&after, as_tried.get(), shown.vocabulary())}
                    </td>
                </tr>
            }
            .into_any()
        })
        .collect();
    view! {
        <table class="beside">
            <caption class="hidden-visually">"Ratings as they are and as tried"</caption>
            <thead>
                <tr>
                    <td></td>
                    <th scope="col">"As it is"</th>
                    <th scope="col">"What if"</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// A status with the figures that it rests on.
fn judged(measure: &Measure, judged: Judgement, vocabulary: Vocabulary) -> AnyView {
    let actual =
        judged.actual.map_or_else(|| "–".to_owned(), |actual| rating::printed(measure, actual));
    let bounds = |words: &str, bounds: Option<_>| {
        bounds.map(|it| format!("{words} {}", rating::printed_bounds(measure, it)))
    };
    let floor = judged.floor.filter(|floor| Some(*floor) != judged.plan);
    let parts = [Some(actual), bounds("plan", judged.plan), bounds("floor", floor)];
    let figures = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    view! {
        <StatusMark status=judged.status vocabulary />
        <span class="small quiet">{figures}</span>
    }
    .into_any()
}

/// How the plans above stand, as they are and as tried.
pub fn above(ground: Memo<Arc<Ground>>, now: &Outcome, tried: Memo<Arc<Outcome>>) -> AnyView {
    let now = Arc::new(now.clone());
    let plans = move || {
        let ground = ground.get();
        if ground.plans.is_empty() {
            return absent(Absent::new("It stands in no plan this year.", "Its plans"));
        }
        let each = ground.plans.iter().map(|plan| one_above(plan.clone(), &now, tried));
        each.collect::<Vec<AnyView>>().into_any()
    };
    view! {
        <section class="section">
            <h2>"The plans above"</h2>
            <p class="small quiet">
                "Each with the measures of the plans under it, to date, so that it may count more than its own scorecard does. The score counts green 1, amber ½, red 0, by weight."
            </p>
            <div class="above">{plans}</div>
        </section>
    }
    .into_any()
}

/// One of them.
fn one_above(plan: Above, now: &Outcome, tried: Memo<Arc<Outcome>>) -> AnyView {
    let shown = Shown::get();
    let with = |plan: &Above, it: &Outcome| {
        plan.with(&it.measure.name, it.rating.year_to_date.judgement.status, it.measure.weight)
    };
    let (name, is) = (plan.name.clone(), with(&plan, now));
    let measures = plan.measures_words();
    let as_tried = Memo::new(move |_| tried.with(|tried| with(&plan, tried)));
    let view = move || {
        let vocabulary = shown.vocabulary();
        let would = as_tried.get();
        let unchanged = (would == is)
            .then(|| view! { <span class="small quiet">"Nothing changes here"</span> });
        view! {
            <dt>"With the target as it is"</dt>
            <dd>{stands(&is, vocabulary)}</dd>
            <dt>"What if"</dt>
            <dd class="tried">{stands(&would, vocabulary)} {unchanged}</dd>
        }
    };
    view! {
        <section>
            <h3>{name}</h3>
            <p class="small quiet">{measures}</p>
            <dl>{view}</dl>
        </section>
    }
    .into_any()
}

fn stands((distribution, score): &(Distribution, Score), vocabulary: Vocabulary) -> AnyView {
    view! {
        <Counts distribution=*distribution vocabulary />
        <span class="small">{format!("score {}", score.words().to_lowercase())}</span>
    }
    .into_any()
}

/// What the target would have made of the past.
pub fn past(calendar: Calendar, now: &Outcome, tried: Memo<Arc<Outcome>>) -> AnyView {
    let shown = Shown::get();
    let frequency = now.rating.period.map(|period| period.frequency());
    let words = move |found: Option<&BackTest>| match (found, frequency) {
        (Some(found), Some(frequency)) => {
            rating::back_test_words(found, calendar, frequency, shown.vocabulary())
        }
        _ => "There is no target to hold the past against".to_owned(),
    };
    let is = now.back_test.clone();
    view! {
        <section class="section">
            <h2>"If this year’s target had held for the last 24 months"</h2>
            <dl class="facts">
                <dt>"As it is"</dt>
                <dd>{move || words(is.as_ref())}</dd>
                <dt>"With what is tried"</dt>
                <dd>{move || tried.with(|tried| words(tried.back_test.as_ref()))}</dd>
            </dl>
        </section>
    }
    .into_any()
}
