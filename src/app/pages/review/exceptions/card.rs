//! Exceptions as cards: how the measure is, why, what is being done, and what was promised.

use super::facts::triggers;
use crate::{
    app::{
        components::{heat_strip, rated_mark},
        route::Route,
        state::{Rated, Shown},
    },
    model::{Exception, ExceptionState, Pack, Vocabulary, day_label},
    planning::{action_words, said_again},
    rating::{
        AsAt, Then,
        exception::{promise_words, trigger_words},
        in_this_file, may_lack_some,
    },
    report::{
        exceptions::{Tracked, Tracker, effects, lacking},
        minute::{Member, strip},
    },
};
use leptos::prelude::*;

/// How many cards stand on a page; the list of exceptions has them all.
const MOST: usize = 6;

/// What isn't closed, in order of harm, each as a card; and under them, where an exception is due that nobody raised. The
/// tracker is that of the whole, a plan or a post, by name.
pub fn cards(shown: Shown, tracker: &Tracker, name: &str) -> Option<AnyView> {
    let (pack, now, words) = (shown.pack(), shown.as_at()?, shown.vocabulary());
    let all = shown.rated().get();
    let live: Vec<&Tracked> = tracker.rows.iter().filter(|row| row.standing.is_live()).collect();
    let more = live.len().saturating_sub(MOST);
    let drawn = live.iter().take(MOST).filter_map(|row| {
        let exception = pack.exception(&row.exception)?;
        Some(card(shown, exception, row.at.and_then(|at| all.get(at)), now))
    });
    let drawn = drawn.collect_view();
    let due = tracker.waiting.iter().filter_map(|waiting| {
        let row = all.get(waiting.at)?;
        let href = Route::Measure(row.measure.id.clone()).href();
        Some(view! {
            <li>
                <a class="link" href=href>
                    {row.measure.name.clone()}
                </a>
                " "
                <span class="small quiet">{triggers(waiting, words)}</span>
            </li>
        })
    });
    let due = (!tracker.waiting.is_empty()).then(|| {
        view! {
            <details class="due" open=live.is_empty()>
                <summary>{tracker.due_words()}</summary>
                <ul class="plain">{due.collect_view()}</ul>
            </details>
        }
    });
    let heading = match live.len() {
        0 => format!("{name}: no exception is open{}", in_this_file(&pack)),
        1 => format!("{name}: 1 exception is open"),
        count => format!("{name}: {count} exceptions are open"),
    };
    let all_of_them = match more {
        0 => "All exceptions, closed ones too".to_owned(),
        more => format!("All exceptions: {more} more are open"),
    };
    Some(
        view! {
            <section class="section exceptions">
                <h2>{heading}</h2>
                <p>{tracker.reds_said(words)}</p>
                {(!live.is_empty()).then(|| view! { <ol class="cards">{drawn}</ol> })}
                {due}
                <p class="ways">
                    <a class="link" href=Route::Exceptions.href()>
                        {all_of_them}
                    </a>
                </p>
            </section>
        }
        .into_any(),
    )
}

/// An exception as a card.
fn card(shown: Shown, exception: &Exception, row: Option<&Rated>, now: AsAt) -> AnyView {
    let (pack, words) = (&*shown.pack(), shown.vocabulary());
    let href = Route::Exception(exception.id.clone()).href();
    let state = match exception.state {
        ExceptionState::InRecovery => ExceptionState::InRecovery.words(),
        _ => ExceptionState::Open.words(),
    };
    let owner = match exception.owner.trim() {
        "" => format!("{state} · nobody is named for it"),
        owner => format!("{state} · {owner}"),
    };
    let figures = row.and_then(|row| as_it_stands(shown, row));
    let again =
        row.map(|row| said_again(pack, &row.measure, &row.rating, now, words)).unwrap_or_default();
    let again = again.into_iter().map(|words| view! { <p class="small quiet">{words}</p> });
    view! {
        <li class="card">
            <h3>
                <a href=href>{exception.name.clone()}</a>
            </h3>
            <p class="small quiet">{owner}</p>
            {figures}
            <dl class="facts">
                <dt>"Cause"</dt>
                {said(exception.cause.clone(), "Nobody has said why")}
                <dt>"Action"</dt>
                {doing(pack, exception, now)}
                <dt>"Promise"</dt>
                {said(promise_words(pack, exception, now).unwrap_or_default(), "No date was promised")}
            </dl>
            {again.collect_view()}
        </li>
    }
    .into_any()
}

/// How a measure is: its rating and history, its figure, by how much that is off, and since when.
pub fn as_it_stands(shown: Shown, row: &Rated) -> Option<AnyView> {
    let words = shown.vocabulary();
    let member = Member { measure: &row.measure, rating: &row.rating };
    let said = strip(&shown.pack(), member, shown.as_at()?, words);
    let sentence =
        |words: Option<String>| words.map(|words| view! { <p class="small">{words}</p> });
    let drawn = view! {
        <div class="as-it-stands">
            {rated_mark(shown, row)}
            {heat_strip(&said.cells, said.history, words)}
            <p>
                <strong>{said.figure}</strong>
                " "
                <span class="quiet">{said.against}</span>
                {said.harm.map(|words| view! { " " <span class="harm">{words}</span> })}
            </p>
            {sentence(Some(said.since))}
            {sentence(said.signal)}
        </div>
    };
    Some(drawn.into_any())
}

/// What an exception still lacks; nothing once it has all of it.
pub fn still_lacks(pack: &Pack, exception: &Exception) -> Option<AnyView> {
    let words = lacking(pack, exception)?;
    Some(view! { <p class="small challenge">{words}</p> }.into_any())
}

fn said(words: String, none: &'static str) -> AnyView {
    match words.trim().is_empty() {
        true => view! { <dd class="unset">{none}</dd> }.into_any(),
        false => view! { <dd>{words}</dd> }.into_any(),
    }
}

/// The actions that are open, each with what it was to do and whether it did.
fn doing(pack: &Pack, exception: &Exception, now: AsAt) -> AnyView {
    let then = Then::of(pack, now.day(pack.calendar()));
    let measure = pack.measure(&exception.measure);
    let lines: Vec<AnyView> = effects(pack, exception, now)
        .into_iter()
        .map(|it| {
            let told = measure.zip(it.effect).map(|(measure, effect)| {
                format!("{}. {}.", effect.promise(measure), effect.words(measure))
            });
            view! {
                <li>
                    {it.action.name.clone()}
                    ". "
                    <span class="quiet">{action_words(it.action, then)} ". " {told}</span>
                </li>
            }
            .into_any()
        })
        .collect();
    match lines.is_empty() {
        true => view! { <dd class="unset">{no_action(pack)}</dd> }.into_any(),
        false => view! { <dd><ul class="plain">{lines}</ul></dd> }.into_any(),
    }
}

/// Said where an exception has no action; a file for an audience may lack those that there are.
pub fn no_action(pack: &Pack) -> &'static str {
    match may_lack_some(pack) {
        true => "None in this file",
        false => "No action of its own is recorded",
    }
}

/// When it was raised, and on which figures.
pub fn raised_words(exception: &Exception, words: Vocabulary) -> String {
    let on = exception.raised_on.map(|day| format!(" on {}", day_label(day.0))).unwrap_or_default();
    format!(
        "Raised{on}, on the figures for {}: {}",
        exception.raised.label(),
        trigger_words(exception.trigger, words)
    )
}
