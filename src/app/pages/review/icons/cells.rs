//! A row's cells.

use crate::{
    app::{
        components::{ProgressMark, StatusMark, process_icon},
        pages::scorecard::{link_id, row_id},
        route::Route,
        state::Rated,
    },
    model::Vocabulary,
    report::icons::{
        Column, Footing, Mark, Reason, Row, assurance, confidence, unassured, variation,
    },
};
use leptos::prelude::*;

/// So many reasons stand under a name: what else speaks against a measure stands in its cells too.
const REASONS: usize = 2;

/// What a sign says of a measure, in full. That its target isn't signed off is left out where it is said over them all.
pub(super) fn marked(
    mark: Mark,
    rated: &Rated,
    vocabulary: Vocabulary,
    said_over_all: bool,
) -> Option<String> {
    let unsigned = rated.is_unsigned() && !said_over_all;
    mark.said(&rated.measure, &rated.rating, vocabulary, unsigned)
}

/// A measure's row.
pub(super) fn line(
    row: &Row,
    rated: &Rated,
    vocabulary: Vocabulary,
    said_over_all: bool,
) -> AnyView {
    let Rated { measure, rating, .. } = rated;
    let id = measure.id.as_str();
    let status = rating.year_to_date.judgement.status;
    let (figure, word) = row.ahead.words(vocabulary);
    let footing = Footing::of(rating);
    let sign = |mark: Mark| {
        let words = marked(mark, rated, vocabulary, said_over_all)?;
        Some(signed(mark, words))
    };
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
                    {sign(Mark::Season)}
                }
                .into_any(),
            )}
            {cell(
                Column::Assurance,
                match unassured(rating) {
                    Some(words) => view! { <span class="small quiet">{words}</span> }.into_any(),
                    None => view! {
                        {process_icon(assurance(rating.assurance, footing))}
                        {sign(Mark::Otherwise)}
                    }
                    .into_any(),
                },
            )}
            {cell(
                Column::Status,
                view! {
                    <StatusMark status vocabulary />
                    {sign(Mark::Unsigned)}
                }
                .into_any(),
            )}
            {cell(
                Column::Progress,
                match rating.progress_shown() {
                    Some(judged) => view! {
                        <ProgressMark judged />
                        {sign(Mark::TwoFigures)}
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

/// A sign, and for whom it is read out to, what it says.
fn signed(mark: Mark, words: String) -> AnyView {
    view! {
        <span class="footmark">
            <span aria-hidden="true">{mark.sign()}</span>
            <span class="hidden-visually">{format!(", {words}")}</span>
        </span>
    }
    .into_any()
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

/// What speaks against it, the weightiest first.
fn why(reasons: &[Reason], vocabulary: Vocabulary) -> Option<AnyView> {
    let words: Vec<String> =
        reasons.iter().take(REASONS).map(|reason| reason.words(vocabulary)).collect();
    (!words.is_empty()).then(|| {
        view! { <p class="small quiet">{format!("Why: {}", words.join("; "))}</p> }.into_any()
    })
}
