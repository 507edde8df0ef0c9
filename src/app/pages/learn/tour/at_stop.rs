//! One stop: why anybody does it, what is asked, what came of it, and where it stands on the real pages.

use super::{
    super::{
        feedback::lines,
        kept::not_kept,
        open_session,
        picture::{Drawn, picture},
        question::{Answers, question},
        terms::with_terms,
    },
    taken::{given, href, keep, keep_typed, with_tour},
};
use crate::{
    app::{
        browser,
        components::Missing,
        route::Route,
        state::{Opened, Source},
    },
    report::minute::Scope,
    training::{
        session::minutes_words,
        tour::{Came, Stop, Tour},
    },
};
use leptos::prelude::*;

/// The page of a stop.
#[component]
pub fn TourStopPage(
    /// Which, by its number.
    number: String,
) -> impl IntoView {
    let stop = Stop::numbered(&number);
    match stop {
        None => view! { <Missing /> }.into_any(),
        Some(stop) => with_tour(move |tour| view! { <AtStop tour stop /> }.into_any()),
    }
}

#[component]
fn AtStop(
    /// As it was left.
    tour: Tour,
    /// Where.
    stop: Stop,
) -> impl IntoView {
    let came = RwSignal::new(tour.came(stop));
    let asked = tour.asks(stop);
    let given = RwSignal::new(given(&tour, stop, &asked));
    let answers = Answers { given, judged: Signal::derive(|| false) };
    let drawn = Drawn { pack: tour.pack(), as_at: tour.as_at() };
    let questions = asked.iter().enumerate().map(|(at, asked)| {
        let beside = asked.picture.as_ref();
        let beside = beside.and_then(|it| picture(drawn, it, format!("picture-{at}")));
        question(beside, (at, asked), answers, || None)
    });
    let questions = questions.collect_view();
    let held = StoredValue::new(tour);
    let asked = StoredValue::new(asked);
    let keep_given = move || {
        held.with_value(|tour| {
            asked.with_value(|asked| {
                given.with_untracked(|given| keep_typed(tour, stop, asked, given));
            });
        });
    };
    Effect::new(move |before: Option<()>| {
        given.track();
        // What is there as the page comes has been kept already.
        if before.is_some() {
            keep_given();
        }
    });
    let does = move |_| {
        let answered = given.get_untracked();
        held.update_value(|tour| {
            tour.answer(stop, &answered);
            keep(tour);
        });
        keep_given();
        came.set(held.with_value(|tour| tour.came(stop)));
        browser::focus("verdict");
    };
    let empty = RwSignal::new(false);
    let press = move |event| {
        empty.set(given.with_untracked(|all| all.iter().all(|it| it.trim().is_empty())));
        does(event);
    };
    let done = Memo::new(move |_| came.with(|it| it.as_ref().is_some_and(|it| it.done)));
    view! {
        <p class="crumbs">
            {open_session::is_open().then(|| view! { <a class="link" href=Route::LearnSession.href()>"Back to the session"</a> })}
            <a class="link" href=Route::Tour.href()>"All stops of the tour"</a>
        </p>
        <h1>{stop.name()}</h1>
        {not_kept()}
        <p class="small quiet">
            {format!("{}: stop {} of {} · {}", stop.stage(), stop.number(), Stop::ALL.len(), minutes_words(stop.minutes()))}
        </p>
        <p>{with_terms(stop.why(), stop.meant_otherwise())}</p>
        <p class="lede">{stop.task()}</p>
        <ol class="asked">{questions}</ol>
        <div id="verdict" tabindex="-1" role="status">
            {move || came.get().map(verdict)}
            {move || (empty.get() && came.with(Option::is_none)).then(|| view! { <p>"Nothing is answered yet."</p> })}
        </div>
        <div class="buttons">
            <button type="button" class="button" class:main=move || !done.get() on:click=press>
                "Do it"
            </button>
            {move || onward(stop, done.get())}
        </div>
        {on_real_pages(stop)}
    }
}

/// What came of it.
fn verdict(came: Came) -> AnyView {
    let (mark, heading) = if came.done { ("✓", "Done") } else { ("✗", "Not yet") };
    view! {
        <div class="explain said" class:right=came.done>
            <h2><span aria-hidden="true">{mark}</span> " " {heading}</h2>
            <p>{came.says}</p>
            {(!came.lines.is_empty()).then(|| lines(&came.lines))}
        </div>
    }
    .into_any()
}

/// The stops before and after: of the tour, or of the session that is open where this is one of its stops.
fn onward(stop: Stop, done: bool) -> AnyView {
    let of_session = open_session::tour();
    let at = of_session.iter().position(|it| *it == stop);
    let (next, before) = match at {
        Some(at) => {
            let before = at.checked_sub(1).and_then(|before| of_session.get(before));
            (of_session.get(at + 1).copied(), before.copied())
        }
        None => (stop.next(), stop.previous()),
    };
    let next = match (next, at) {
        (Some(next), _) => (href(next), format!("Next stop: {}", next.name())),
        (None, Some(_)) => (Route::LearnSession.href(), "Back to the session".to_owned()),
        (None, None) => (Route::Learn.href(), "To the exercises".to_owned()),
    };
    let before = before.map(|it| {
        view! { <a class="link" href=href(it)>{format!("Back to stop {}", it.number())}</a> }
    });
    view! {
        <a class="button" class:main=done href=next.0>{next.1}</a>
        {before}
    }
    .into_any()
}

/// Where the same thing is on the pages themselves. Only the sample is led to: a draft is nobody's training.
fn on_real_pages(stop: Stop) -> AnyView {
    let sample = Opened::get().document().with_untracked(|it| it.source == Source::Sample);
    let (route, name) = real_page(stop);
    let words = if sample {
        view! {
            <a class="link" href=route.href()>{format!("{name}, in the sample")}</a>
            <span>" This leaves training, to read; the tour keeps your place."</span>
        }
        .into_any()
    } else {
        view! { {format!("{name}. Open the sample to see it; what you have open now is left alone.")} }
            .into_any()
    };
    view! { <p class="real-page">"Where this stands outside training: " {words}</p> }.into_any()
}

fn real_page(stop: Stop) -> (Route, &'static str) {
    let measure = |name| stop.measure().map(|id| (Route::Measure(id), name));
    let page = match stop {
        Stop::Thread => Some((Route::Thread, "The golden thread")),
        Stop::Profile => measure("The measure, with its targets by year"),
        Stop::SignOff => Some((Route::SignOff, "Sign-off")),
        Stop::Figure => Some((Route::Do(Scope::Whole), "Do: what is due")),
        Stop::Red => measure("The measure, with “Why red?”"),
        Stop::Signal => measure("The measure, with its control chart"),
        Stop::Exception => Some((Route::Exceptions, "Exceptions")),
        Stop::NextTarget => Some((Route::Revise, "Revise")),
    };
    page.unwrap_or((Route::Plan, "Plan"))
}
