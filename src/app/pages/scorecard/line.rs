//! A scorecard row: all eleven columns of FRAMEWORK D3.

use super::view::{link_id, row_id};
use crate::{
    app::{
        components::{ProgressMark, Sparkline, StatusMark},
        route::Route,
        workspace::{Rated, Workspace},
    },
    rating,
};
use leptos::prelude::*;

/// How many periods the small line shows.
const TREND: i32 = 12;

/// One measure's row.
#[component]
pub fn Line(
    /// The measure and its ratings.
    row: Rated,
) -> impl IntoView {
    let workspace = Workspace::get();
    let pack = workspace.pack_now();
    let Rated { measure, rating } = row;
    let to_date = rating.year_to_date.judgement;
    let vocabulary = Memo::new(move |_| workspace.vocabulary());
    let figure = |number: Option<crate::model::Number>| {
        number.map_or_else(|| "–".to_owned(), |number| rating::printed(&measure, number))
    };
    let plan =
        to_date.plan.map_or_else(|| "–".to_owned(), |plan| rating::printed_bounds(&measure, plan));
    let target = rating::year_target_words(&measure, &rating.year_target);
    let period = rating.period.map(|period| period.label());
    let qualifiers: Vec<String> = [
        rating.provisional.then(|| "provisional".to_owned()),
        rating.revised.then(|| "revised".to_owned()),
        rating.partial.then(|| rating.year_to_date.words()),
    ]
    .into_iter()
    .flatten()
    .collect();
    let period = period
        .map(|period| std::iter::once(period).chain(qualifiers).collect::<Vec<_>>().join(" · "));
    let comment = rating.latest_comment(&pack, &measure).map(|(at, words)| {
        let late = Some(at) != rating.period;
        if late { format!("{}: {words}", at.label()) } else { words.to_owned() }
    });
    let id = measure.id.clone();
    let leave = move |_| workspace.left_from.set(Some(id.clone()));
    let meta = [
        (
            "Target for the year",
            Some(if target.is_empty() { "none set".to_owned() } else { target }),
        ),
        ("Last year", Some(figure(rating.previous_year))),
        ("Period", period),
        ("Source", Some(measure.specification.data_source.clone())),
        ("Officer", Some(measure.specification.accountable_officer.clone())),
    ];
    let meta = meta
        .into_iter()
        .filter_map(|(term, words)| {
            words.filter(|words| !words.is_empty()).map(|words| (term, words))
        })
        .map(|(term, words)| {
            view! {
                <div>
                    <dt>{term}</dt>
                    <dd>{words}</dd>
                </div>
            }
        })
        .collect_view();
    view! {
        <li class="row" id=row_id(measure.id.as_str())>
            {move || view! { <StatusMark status=to_date.status vocabulary=vocabulary.get() /> }}
            <div>
                <h3>
                    <a
                        id=link_id(measure.id.as_str())
                        href=Route::Measure(measure.id.clone()).href()
                        on:click=leave
                    >
                        {measure.name.clone()}
                    </a>
                </h3>
                {(!measure.description.is_empty()).then(|| view! { <p class="small quiet">{measure.description.clone()}</p> })}
            </div>
            <span class="spark-cell">
                <Sparkline values=trend(&measure, rating.period) />
            </span>
            <span class="numeric figure">
                <span class="tag">"Actual to date"</span>
                <span class="hidden-visually">"Actual to date "</span>
                {figure(to_date.actual)}
            </span>
            <span class="numeric quiet">
                <span class="tag">"Plan to date"</span>
                <span class="hidden-visually">"Plan to date "</span>
                {plan}
            </span>
            <ProgressMark progress=rating.progress.progress />
            <dl class="meta">{meta}</dl>
            {comment.map(|comment| view! { <p class="comment">{comment}</p> })}
        </li>
    }
}

/// The last figures up to the period shown, for the small line.
fn trend(
    measure: &crate::model::Measure,
    period: Option<crate::model::Period>,
) -> Vec<Option<f64>> {
    let Some(period) = period else { return Vec::new() };
    (1 - TREND..=0)
        .filter_map(|back| period.plus(back))
        .map(|period| {
            let observation = measure.observation(period)?;
            observation.figure(measure.ratio_scale()).map(crate::model::Number::get)
        })
        .collect()
}
