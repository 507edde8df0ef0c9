//! A figure that was drawn, as both pages of an audit show it.

use crate::{
    app::route::Route,
    model::{DrawnFigure, Pack, Vocabulary, day_label},
    rating::audit::{published_words, rating_outcome, verified_words},
};
use leptos::prelude::*;

/// What was drawn, what was published and found of it, and what that makes of its rating.
pub fn figure(pack: &Pack, drawn: &DrawnFigure, words: Vocabulary) -> AnyView {
    let measure = pack.measure(&drawn.measure);
    let name = measure.map_or_else(|| drawn.measure.to_string(), |it| it.name.clone());
    let href = Route::Measure(drawn.measure.clone()).href();
    let published = measure.map(|it| published_words(it, drawn)).unwrap_or_default();
    let number = format!("number {} in the list", drawn.number);
    view! {
        <p>
            <a class="link in-text" href=href>{name}</a>
            ", " {drawn.of_period.label()} ": "
            <strong>{published}</strong>
            " published "
            <span class="small quiet">{number}</span>
        </p>
        {found(pack, drawn, words)}
    }
    .into_any()
}

/// What was found; that another was drawn in its place.
fn found(pack: &Pack, drawn: &DrawnFigure, words: Vocabulary) -> AnyView {
    if drawn.is_replaced() {
        let on = drawn.replaced_on.map(|day| format!(" on {}", day_label(day.0)));
        let said =
            format!("Another was drawn in its place{}: {}", on.unwrap_or_default(), drawn.replaced);
        return view! { <p class="small">{said}</p> }.into_any();
    }
    let Some(finding) = drawn.finding else {
        return view! { <p class="small unset">"Not checked yet"</p> }.into_any();
    };
    let measure = pack.measure(&drawn.measure);
    let verified = measure.map(|it| verified_words(it, drawn)).filter(|it| !it.is_empty());
    let verified = verified.map(|it| format!(": the records give {it}")).unwrap_or_default();
    let by = [
        Some(drawn.checked_by.clone()).filter(|by| !by.is_empty()),
        drawn.checked_on.map(|day| day_label(day.0)),
    ];
    let by = by.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let outcome = rating_outcome(pack, drawn);
    let outcome = outcome.map(|it| {
        let said = it.words(words);
        match it.changed() {
            true => view! { <p><strong>{said}</strong></p> }.into_any(),
            false => view! { <p>{said}</p> }.into_any(),
        }
    });
    let said = Some(drawn.found.clone()).filter(|said| !said.is_empty());
    view! {
        <p>
            <strong>{finding.words()}</strong>
            {verified} " "
            <span class="small quiet">{by}</span>
        </p>
        {said.map(|said| view! { <p class="small">{said}</p> })}
        {outcome}
    }
    .into_any()
}
