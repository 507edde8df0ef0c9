//! What the figures say of an exception: how its measure is, what had been told before it, how it goes.

use super::super::card::figures;
use crate::{
    app::{
        components::fact,
        state::{Rated, Shown},
    },
    model::{Exception, ExceptionState, day_label},
    planning::{last_told, said_again},
    rating::exception::{limit_noun, may_close, promise_words, recovery},
    report::{
        exceptions::Tracked,
        minute::{Member, strip},
    },
};
use leptos::prelude::*;

/// How its measure is as at the period shown, as on a card.
pub fn standing(shown: Shown, row: &Rated) -> Option<AnyView> {
    let (pack, now, words) = (shown.pack(), shown.as_at()?, shown.vocabulary());
    let member = Member { measure: &row.measure, rating: &row.rating };
    Some(figures(strip(&pack, member, now, words), words))
}

/// How it goes, in sentences: its recovery, its promise, and what is said again though nothing came of it.
pub fn going(shown: Shown, exception: &Exception, row: &Rated) -> Option<AnyView> {
    let (pack, now) = (shown.pack(), shown.as_at()?);
    let mut said = vec![format!("{}.", recovery(&pack, exception, now).words(&row.measure))];
    said.extend(promise_words(&pack, exception, now));
    if exception.state != ExceptionState::Closed {
        said.extend(said_again(&pack, &row.measure, &row.rating, now, shown.vocabulary()));
    }
    let said = said.into_iter().map(|words| view! { <p>{words}</p> });
    Some(said.collect_view().into_any())
}

/// What the exception before it had promised of the same measure, and whether that worked.
pub fn before(shown: Shown, exception: &Exception, row: &Rated) -> Option<AnyView> {
    let (pack, now) = (shown.pack(), shown.as_at()?);
    let told = last_told(&pack, &row.measure, now, Some(exception))?;
    let said = told.said.iter().map(|words| view! { <p>{words.clone()}</p> }).collect_view();
    Some(
        view! {
            <section class="section">
                <h2>"What the last one promised"</h2>
                <p class="small quiet">{told.exception.name.clone()}</p>
                {said}
            </section>
        }
        .into_any(),
    )
}

/// Whether it may close, or how it closed.
pub fn closing(shown: Shown, exception: &Exception) -> Option<String> {
    let period = shown.period().get()?;
    if exception.state == ExceptionState::Closed {
        let on = exception.closed_on.map(|day| format!(" on {}", day_label(day.0)));
        let after =
            exception.closed_after.map(|it| format!(", after the figures for {}", it.label()));
        return Some(format!("Closed{}{}.", on.unwrap_or_default(), after.unwrap_or_default()));
    }
    let pack = shown.pack();
    let limit = limit_noun(&pack, &exception.measure, period);
    Some(match may_close(&pack, exception, period) {
        Ok(()) => format!("It may close: two periods running are at the {limit} or better."),
        Err(why) => format!(
            "It may not close yet: {}. It closes after two periods at the {limit} or better, or by a recorded decision.",
            why.words(limit)
        ),
    })
}

/// How old it is and by when it is looked at again, as facts.
pub fn times(tracked: &Tracked) -> Vec<(&'static str, crate::app::components::Said)> {
    let review = tracked.review.map(|(day, late)| match late {
        true => format!("{}, overdue", day_label(day.0)),
        false => day_label(day.0),
    });
    vec![fact("Age", tracked.age.as_str()), fact("Next review", review)]
}
