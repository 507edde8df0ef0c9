//! What the figures say of an exception: how its measure is, what had been told before it, how it goes.

use crate::{
    app::{
        components::fact,
        state::{Rated, Shown},
    },
    model::{Exception, ExceptionState, day_label},
    planning::{last_told, said_again, work_about},
    rating::{
        Status,
        exception::{last_figure, limit_noun, may_close, promise_words, recovery},
        see_judge_act::continued,
    },
    report::exceptions::Tracked,
};
use leptos::prelude::*;

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

/// What the exception before it had promised of the same measure, and whether that worked; and what else is being done
/// about it, with how late that is.
pub fn before(shown: Shown, exception: &Exception, row: &Rated) -> Option<AnyView> {
    let (pack, now) = (shown.pack(), shown.as_at()?);
    let told = last_told(&pack, &row.measure, now, Some(exception)).map(|told| {
        let said = told.said.iter().map(|words| view! { <p>{words.clone()}</p> }).collect_view();
        view! {
            <section class="section">
                <h2>"What the last one promised"</h2>
                <p class="small quiet">{told.exception.name.clone()}</p>
                {said}
            </section>
        }
    });
    let work = work_about(&pack, &row.measure, now, Some(exception));
    let work = (!work.is_empty()).then(|| {
        let said = work.into_iter().map(|words| view! { <li>{words}</li> }).collect_view();
        view! {
            <section class="section">
                <h2>"What else is being done about the measure"</h2>
                <ul>{said}</ul>
            </section>
        }
    });
    (told.is_some() || work.is_some()).then(|| view! { {told} {work} }.into_any())
}

/// Whether it may close, or how it closed.
pub fn closing(shown: Shown, exception: &Exception) -> Option<String> {
    let period = shown.period().get()?;
    let pack = shown.pack();
    if exception.state == ExceptionState::Closed {
        let on = exception.closed_on.map(|day| format!(" on {}", day_label(day.0)));
        // The last that there was, whichever period was looked at.
        let last = |it| last_figure(&pack, exception, it).unwrap_or(it);
        let after = exception
            .closed_after
            .map(|it| format!(", after the figures for {}", last(it).label()));
        return Some(format!("Closed{}{}.", on.unwrap_or_default(), after.unwrap_or_default()));
    }
    let limit = limit_noun(&pack, &exception.measure, period);
    Some(match may_close(&pack, exception, period) {
        Ok(()) => {
            let still = still_red(shown, exception).map(|words| format!("; {words}"));
            let still = still.unwrap_or_default();
            format!("It may close: two periods running are at the {limit} or better{still}.")
        }
        Err(why) => format!(
            "It may not close yet: {}. It closes after two periods at the {limit} or better, or by a recorded decision.",
            why.words(limit)
        ),
    })
}

/// What the press that closes it says: what has come back, and what hasn't.
pub fn close_words(shown: Shown, exception: &Exception) -> String {
    let period = shown.period().get();
    let limit =
        period.map_or("target", |period| limit_noun(&shown.pack(), &exception.measure, period));
    match still_red(shown, exception) {
        Some(words) => format!("Close it: two periods at the {limit} or better; {words}"),
        None => "Close it: it has recovered".to_owned(),
    }
}

/// `still red to date`, where the year to date carries what was before.
fn still_red(shown: Shown, exception: &Exception) -> Option<String> {
    let rated = shown.rated().get();
    let row = rated.iter().find(|row| row.measure.id == exception.measure)?;
    let red = row.rating.year_to_date.judgement.status == Status::Red;
    let words = continued(Status::Red.words(shown.vocabulary())).to_owned();
    red.then(|| format!("still {words} to date"))
}

/// How old it is and by when it is looked at again, as facts.
pub fn times(tracked: &Tracked) -> Vec<(&'static str, crate::app::components::Said)> {
    let review = tracked.review.map(|(day, late)| match late {
        true => format!("{}, overdue", day_label(day.0)),
        false => day_label(day.0),
    });
    vec![fact("Age", tracked.age.as_str()), fact("Next review", review)]
}
