//! A scorecard row: all eleven columns of FRAMEWORK D3. Nothing in it changes once it is drawn, so it holds no
//! signal and listens to nothing.

use crate::{
    app::{
        components::{ProgressMark, StatusMark, sparkline},
        route::Route,
        state::Rated,
    },
    model::{Bounds, Calendar, Measure, Number, Period, Vocabulary},
    rating,
};
use leptos::prelude::*;

/// How many periods the small line shows.
const TREND: i32 = 12;

/// A measure's row; `place` is its number, from one, and how many rows there are.
pub fn line(
    calendar: Calendar,
    row: &Rated,
    vocabulary: Vocabulary,
    place: (usize, usize),
) -> AnyView {
    let Rated { measure, rating, as_signed, unsigned } = row;
    let to_date = rating.year_to_date.judgement;
    let dash = || "–".to_owned();
    let figure =
        |number: Option<Number>| number.map_or_else(dash, |it| rating::printed(measure, it));
    let plan = to_date.plan.map_or_else(dash, |plan| rating::printed_bounds(measure, plan));
    let target = rating::year_target_words(measure, &rating.year_target);
    let target = or(&target, "none set") + if *unsigned { " · not signed off" } else { "" };
    let specification = &measure.specification;
    let meta: Vec<AnyView> = [
        ("Target for the year", target),
        ("Last year in all", figure(rating.previous_year)),
        ("Period", period(row, vocabulary)),
        ("Source", or(&specification.data_source, "not yet set")),
        ("Officer", or(&specification.accountable_officer, "not yet set")),
        ("Intent", measure.intent.map_or("", |intent| intent.words()).to_owned()),
        ("Managed as", measure.regime.map_or("", |regime| regime.words()).to_owned()),
    ]
    .into_iter()
    .filter(|(_, words)| !words.is_empty())
    .map(|(term, words)| view! { <div><dt>{term}</dt>" "<dd>{words}</dd></div> }.into_any())
    .collect();
    let level = match rating.this_period.plan {
        Some(Bounds::Value(plan)) => Some(plan.get()),
        _ => None,
    };
    let id = measure.id.as_str();
    view! {
        <div
            class="row"
            role="listitem"
            id=row_id(id)
            aria-posinset=place.0.to_string()
            aria-setsize=place.1.to_string()
        >
            <StatusMark status=to_date.status vocabulary />
            <div class="what">
                <h3>
                    <a id=link_id(id) href=Route::Measure(measure.id.clone()).href()>
                        {measure.name.clone()}
                    </a>
                </h3>
                {words("small quiet", measure.description.clone())}
            </div>
            {number("figure", "Actual to date", figure(to_date.actual))}
            {number("quiet", "Plan to date", plan)}
            <div class="trend">
                {sparkline(&trend(measure, rating.period), level)}
                <ProgressMark judged=rating.progress />
            </div>
            <dl class="meta">{meta}</dl>
            {as_signed.as_ref().map(|signed| beside(measure, signed, vocabulary))}
            {words("comment", comment(calendar, row))}
        </div>
    }
    .into_any()
}

/// What the measure is against the target that was signed off, beside what it is against the one that a change
/// within the year put in its place.
fn beside(measure: &Measure, signed: &rating::Rating, vocabulary: Vocabulary) -> AnyView {
    let to_date = signed.year_to_date.judgement;
    let plan = to_date.plan.map(|plan| rating::printed_bounds(measure, plan));
    let plan = plan.map_or_else(String::new, |plan| format!(", plan to date {plan}"));
    let target = signed.year_target.bounds.map(|bounds| rating::printed_bounds(measure, bounds));
    let target = target.map_or_else(String::new, |target| format!(", target {target}"));
    view! {
        <p class="comment">
            "The target was changed within the year. As signed off: "
            <StatusMark status=to_date.status vocabulary />
            {plan}
            {target}
            "."
        </p>
    }
    .into_any()
}

/// The id of a measure's row.
pub fn row_id(measure: &str) -> String {
    format!("row-{measure}")
}

/// The id of a row's link.
pub fn link_id(measure: &str) -> String {
    format!("open-{measure}")
}

/// A figure under its name, which is in sight where there is no head above it and heard everywhere.
fn number(class: &'static str, name: &'static str, figure: String) -> AnyView {
    view! {
        <div class=format!("numeric {class}")>
            <span class="tag">{name} " "</span>
            {figure}
        </div>
    }
    .into_any()
}

/// A paragraph; nothing where there are no words.
fn words(class: &'static str, words: String) -> Option<AnyView> {
    (!words.is_empty()).then(|| view! { <p class=class>{words}</p> }.into_any())
}

fn or(words: &str, otherwise: &str) -> String {
    if words.trim().is_empty() { otherwise } else { words }.to_owned()
}

/// The period shown, with what is to be known of its figure.
fn period(row: &Rated, vocabulary: Vocabulary) -> String {
    let Rated { rating, .. } = row;
    let Some(period) = rating.period else { return "none yet".to_owned() };
    let to_date = &rating.year_to_date;
    let said = |holds: bool, words: &str| holds.then(|| words.to_owned());
    let parts = [
        Some(period.label()),
        to_date.stale_words(vocabulary),
        rating.due_words(),
        said(rating.provisional, "provisional"),
        said(rating.revised, "revised"),
        said(rating.partial, &to_date.words()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The latest comment; of another period than the one shown, with that period.
fn comment(calendar: Calendar, row: &Rated) -> String {
    match row.rating.latest_comment(calendar, &row.measure) {
        Some((at, words)) if Some(at) != row.rating.period => format!("{}: {words}", at.label()),
        Some((_, words)) => words.to_owned(),
        None => String::new(),
    }
}

/// The last figures up to the period shown, for the small line.
fn trend(measure: &Measure, period: Option<Period>) -> Vec<Option<f64>> {
    let Some(period) = period else { return Vec::new() };
    (1 - TREND..=0)
        .filter_map(|back| period.plus(back))
        .map(|period| {
            let observation = measure.observation(period)?;
            observation.figure(measure.ratio_scale()).map(Number::get)
        })
        .collect()
}
