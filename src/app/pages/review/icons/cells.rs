//! A row's cells.

use crate::{
    app::{
        components::{ProgressMark, StatusMark, process_icon, unsigned_mark},
        pages::scorecard::{link_id, row_id},
        route::Route,
        state::Rated,
    },
    model::Vocabulary,
    rating::see_judge_act::{range_and_status, sign_and_progress},
    report::icons::{Column, Footing, Reason, Row, assurance, confidence, unassured, variation},
    statistics::xmr::Variation,
};
use leptos::prelude::*;

/// A measure's row. That its target isn't signed off is left out where it is said over them all.
pub(super) fn line(
    row: &Row,
    rated: &Rated,
    vocabulary: Vocabulary,
    said_over_all: bool,
) -> AnyView {
    let Rated { measure, rating, .. } = rated;
    let id = measure.id.as_str();
    let status = rating.year_to_date.judgement.status;
    let unsigned = unsigned_mark(rated.is_unsigned() && !said_over_all);
    let (figure, word) = row.ahead.words(vocabulary);
    let footing = Footing::of(rating);
    let cell = |column: Column, content: AnyView| {
        view! {
            <td role="cell">
                <span class="cell-name" aria-hidden="true">{column.words()}</span>
                <div>{content}</div>
            </td>
        }
        .into_any()
    };
    view! {
        <tr role="row" id=row_id(id)>
            <th role="rowheader" scope="row">
                <a id=link_id(id) href=Route::Measure(measure.id.clone()).href()>
                    {measure.name.clone()}
                </a>
                {why(&row.reasons, vocabulary)}
            </th>
            {cell(
                Column::Variation,
                view! {
                    {process_icon(variation(rating.variation, footing))}
                    {season(rated).map(|words| view! { <p class="small quiet">{words}</p> })}
                }
                .into_any(),
            )}
            {cell(
                Column::Assurance,
                match unassured(rating) {
                    Some(words) => view! { <span class="small quiet">{words}</span> }.into_any(),
                    None => view! {
                        {process_icon(assurance(rating.assurance, footing))}
                        {range_and_status(rating, vocabulary)
                            .map(|words| view! { <p class="small quiet">{words}</p> })}
                    }
                    .into_any(),
                },
            )}
            {cell(
                Column::Status,
                view! {
                    <StatusMark status vocabulary />
                    {unsigned}
                }
                .into_any(),
            )}
            {cell(
                Column::Progress,
                match rating.progress_shown() {
                    Some(judged) => view! {
                        <ProgressMark judged />
                        {sign_and_progress(rating)
                            .map(|words| view! { <p class="small quiet">{words}</p> })}
                    }
                    .into_any(),
                    None => dash("No progress to tell"),
                },
            )}
            {cell(
                Column::Forecast,
                view! {
                    {(!figure.is_empty()).then(|| view! { <b>{figure}</b>" " })}
                    <span class="quiet">{word}</span>
                }
                .into_any(),
            )}
            {cell(
                Column::Confidence,
                view! {
                    {process_icon(confidence(row.confidence))}
                    {row.overturned.map(|it| {
                        view! { <p class="small">{it.words(vocabulary)}</p> }.into_any()
                    })}
                }
                .into_any(),
            )}
        </tr>
    }
    .into_any()
}

/// How a figure is beside that of a year before, where a season may be all that its sign shows.
fn season(Rated { measure, rating, .. }: &Rated) -> Option<String> {
    let flagged = rating.variation != Variation::CommonCause;
    Some(rating.season.filter(|_| flagged)?.said(measure))
}

/// A dash, and for whom it is read out to, what it stands for.
fn dash(words: &'static str) -> AnyView {
    view! {
        <span class="quiet">
            <span aria-hidden="true">"–"</span>
            <span class="hidden-visually">{words}</span>
        </span>
    }
    .into_any()
}

/// What speaks against it.
fn why(reasons: &[Reason], vocabulary: Vocabulary) -> Option<AnyView> {
    let words: Vec<String> = reasons.iter().map(|reason| reason.words(vocabulary)).collect();
    (!words.is_empty()).then(|| {
        view! { <p class="small quiet">{format!("Why: {}", words.join("; "))}</p> }.into_any()
    })
}
