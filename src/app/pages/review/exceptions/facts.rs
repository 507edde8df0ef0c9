//! What the pages say of exceptions.

use crate::{
    app::{
        components::{above_measure, record_pages::Head},
        pages::minute::members,
        route::Route,
        state::Shown,
    },
    model::{Exception, ExceptionId, Pack, Promise, RecoveryStep, Vocabulary, day_label},
    rating::{exception::trigger_words, printed},
    report::exceptions::{Tracker, Waiting, tracker},
};
use leptos::prelude::*;
use std::sync::Arc;

/// All exceptions, and where one is due, as at the period shown.
pub fn tracked(shown: Shown) -> Memo<Arc<Tracker>> {
    let rated = shown.rated();
    Memo::new(move |_| {
        let pack = shown.pack();
        let found = shown.as_at().map(|now| rated.with(|all| tracker(&pack, &members(all), now)));
        Arc::new(found.unwrap_or_default())
    })
}

/// What the frame of an exception's pages says.
pub fn frame(pack: &Pack, id: &ExceptionId) -> Option<Head> {
    let exception = pack.exception(id)?;
    let measure = pack.measure(&exception.measure);
    let above = measure.map(|measure| {
        let mut steps = above_measure(pack, measure);
        steps.push((measure.name.clone(), Some(Route::Measure(measure.id.clone()).href())));
        steps
    });
    Some(Head { name: exception.name.clone(), above: above.unwrap_or_default() })
}

/// What made a waiting one due, in words: "Red to date, red two periods running".
pub fn triggers(waiting: &Waiting, words: Vocabulary) -> String {
    let words: Vec<&str> = waiting.triggers.iter().map(|it| trigger_words(*it, words)).collect();
    words.join("; ")
}

/// A promise as a list item shows it: its day, when and by whom it was made, and why.
pub fn promise(promise: &Promise, first: bool) -> AnyView {
    let by = format!("Back within its floor by {}", day_label(promise.by.0));
    let parts = [
        Some(if first { "promised first" } else { "moved" }.to_owned()),
        Some(format!("on {}", day_label(promise.on.0))),
        Some(promise.post.clone()).filter(|post| !post.is_empty()),
    ];
    let parts = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let reason = Some(promise.reason.clone()).filter(|words| !words.is_empty());
    view! {
        <p>
            <strong>{by}</strong>
            " "
            <span class="small quiet">{parts}</span>
        </p>
        {reason.map(|words| view! { <p class="small">{words}</p> })}
    }
    .into_any()
}

/// A step of a recovery as a list item shows it.
pub fn step(pack: &Pack, exception: Option<&Exception>, step: &RecoveryStep) -> AnyView {
    let measure = exception.and_then(|it| pack.measure(&it.measure));
    let value = measure.map_or_else(|| step.value.to_string(), |it| printed(it, step.value));
    view! { <p>{step.period.label()} ": " <strong>{value}</strong></p> }.into_any()
}
