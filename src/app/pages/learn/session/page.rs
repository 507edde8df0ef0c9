//! The page of a session: a team's way through it in order; for the trainer, what is done with it.

use super::{
    super::{attempts, kept, list::HandIn, open_session, set::with_shipped, sure::sure},
    clock::{clock, course},
    opening::OpenFile,
    pledges::Pledges,
    tour_part::team_stops,
};
use crate::{
    app::{
        browser,
        route::{Route, Seed},
    },
    training::{
        Exercise, ExerciseSet,
        results::{Outcome, ResultFile},
        session::{
            Minutes, Session, Slot, Spoken, council_round, debriefed, minutes_words, pause,
            pledging, tour_told, welcome,
        },
    },
};
use leptos::prelude::*;
use std::sync::Arc;

/// The page.
#[component]
pub fn SessionPage() -> impl IntoView {
    with_shipped(|shipped| view! { <Opened shipped /> }.into_any())
}

/// The session that is open, or the ways to one.
#[component]
fn Opened(
    /// What ships.
    shipped: Arc<ExerciseSet>,
) -> impl IntoView {
    let session = RwSignal::new(open_session::opened(&shipped));
    let trains = RwSignal::new(open_session::is_trainer());
    // Whoever opens a file here is a team until they say otherwise.
    let opened = Callback::new(move |it: Session| {
        open_session::keep_trainer(false);
        trains.set(false);
        session.set(Some(it));
        browser::focus("main");
    });
    let close = move || {
        open_session::close();
        trains.set(false);
        session.set(None);
        browser::focus("main");
    };
    let set_up = Route::SetUpSession.href();
    let held = StoredValue::new(shipped);
    let shown = move || {
        let set_up = set_up.clone();
        match session.get() {
            Some(session) => {
                let set = Arc::new(held.with_value(|shipped| session.set(shipped)));
                let minutes = held.with_value(|shipped| session.parts(shipped));
                let timing = held.with_value(|shipped| session.timing(shipped));
                let (of_trainer, of_set) = (session.clone(), set.clone());
                view! {
                    <h1>{session.name.clone()}</h1>
                    <p class="lede">{session.about.clone()}</p>
                    {kept::not_kept()}
                    {move || trains.get().then(|| for_trainers(&of_trainer, &of_set, (&minutes, &timing)))}
                    <Team session set />
                    {who_works_here(trains)}
                    <div class="buttons">
                        {sure("Close the session", "Its answers and pledges stay kept here; its file opens it again.", close)}
                    </div>
                }
                .into_any()
            }
            None => view! {
                <h1>"A session"</h1>
                <p class="lede">
                    "A trainer sets a session up and gives it as a file. Teams open the file, and work through it in order."
                </p>
                {kept::not_kept()}
                <section class="section">
                    <h2>"For teams"</h2>
                    <OpenFile shipped=held.get_value() then=opened />
                </section>
                <section class="section">
                    <h2>"For trainers"</h2>
                    <p class="buttons"><a class="button main" href=set_up>"Set up a session"</a></p>
                </section>
            }
            .into_any(),
        }
    };
    view! {
        <p class="crumbs"><a class="link" href=Route::Learn.href()>"All exercises"</a></p>
        {shown}
    }
}

/// Where a trainer goes on, how the session goes against its plan, and its clocks.
fn for_trainers(
    session: &Session,
    set: &ExerciseSet,
    (minutes, timing): (&Minutes, &[Slot]),
) -> AnyView {
    let ways = [
        (Route::TrainersPack, "Trainer’s pack, to print"),
        (Route::Project, "Projector"),
        (Route::CollectResults, "Collect results"),
        (Route::DebriefSession, "Debrief"),
        (Route::SetUpSession, "Change the session"),
    ];
    let ways = ways.map(|(route, words)| view! { <a class="button" href=route.href()>{words}</a> });
    let exercises = set.exercises.iter().map(|it| (it.name.clone(), it.minutes));
    let council = session.council.as_ref().map(council_round).filter(|it| it.minutes > 0);
    let timed = |it: Spoken| (it.title, it.minutes);
    let first = [welcome(minutes), tour_told(session)].into_iter().flatten();
    let before = first.map(timed).chain(exercises);
    let after = [pause(minutes), council, debriefed(minutes), pledging(minutes)];
    let clocks = before.chain(after.into_iter().flatten().map(timed)).map(|(part, minutes)| {
        view! { <li>{clock(&part, minutes, || ())} " " {part.clone()}</li> }
    });
    view! {
        <section class="section on-screen">
            <h2 id="for-the-trainer" tabindex="-1">"For the trainer"</h2>
            <div class="buttons">{ways.into_iter().collect_view()}</div>
            <p>"Minutes: " {minutes.words()} "."</p>
            {course(timing.to_vec())}
            // One that runs is seen and heard, not folded away.
            <details open=open_session::clocks().is_any(browser::now())>
                <summary>"The session’s clocks"</summary>
                <p class="small quiet">
                    "The projector shows the same clocks, in another window of this browser too. Of the council it is the clock of a round."
                </p>
                <ul class="clocks">{clocks.collect_view()}</ul>
            </details>
        </section>
    }
    .into_any()
}

/// Whether this is a team's device or the trainer's, and the way to the other.
fn who_works_here(trains: RwSignal<bool>) -> AnyView {
    let turn = move |trainer: bool| {
        open_session::keep_trainer(trainer);
        trains.set(trainer);
        let next = if trainer { "for-the-trainer" } else { "i-am-the-trainer" };
        browser::focus_next([next.to_owned()]);
    };
    let shown = move || {
        match trains.get() {
        true => view! {
            <button type="button" class="button" on:click=move |_| turn(false)>"Show the team’s page only"</button>
        }
        .into_any(),
        false => view! {
            <button type="button" class="button" id="i-am-the-trainer" on:click=move |_| turn(true)>"I am the trainer"</button>
            <p class="small quiet">
                "Shows answers, results and the debrief on this device. It is a view, not a lock: anybody can press it."
            </p>
        }
        .into_any(),
    }
    };
    view! { <div class="section on-screen">{shown}</div> }.into_any()
}

/// A team's session: who they are, how far they are, what they hand in and pledge.
#[component]
fn Team(
    /// What was set up.
    session: Session,
    /// Its exercises.
    set: Arc<ExerciseSet>,
) -> impl IntoView {
    let results = RwSignal::new(attempts::results(&set));
    let team = RwSignal::new(open_session::team());
    let held = StoredValue::new(set.clone());
    // The team before, where it has done something here.
    let was_another = RwSignal::new(None::<String>);
    // What became of what was done here before anybody said whose it is.
    let taken_over = RwSignal::new(None::<String>);
    let work_as = move |name: String| {
        open_session::keep_team(&name);
        held.with_value(|set| {
            let own = ResultFile { name: name.clone(), ..attempts::results(set) };
            attempts::keep(set, &own);
            results.set(own);
        });
        team.set(name);
    };
    let pick = move |event| {
        let (name, before) = (browser::typed(&event), open_session::team());
        held.with_value(|set| {
            // What was done before anybody said whose it is was this team's.
            taken_over.set(None);
            if before.is_empty() && !name.is_empty() {
                let had_begun = attempts::has_begun(set, &name) && attempts::has_begun(set, "");
                let both = attempts::hand_over(set, "", &name);
                taken_over.set(had_begun.then(|| taken_over_words(&name, &both)));
            }
            was_another.update(|it| {
                if !before.is_empty() && attempts::has_begun(set, &before) {
                    *it = Some(before);
                }
                // Back with the team that did it.
                it.take_if(|it| *it == name);
            });
        });
        work_as(name);
    };
    let anothers = move || {
        let before = was_another.get()?;
        let now = team.get();
        let is_new = held.with_value(|set| !now.is_empty() && !attempts::has_begun(set, &now));
        let words = match is_new {
            true => {
                format!("{now} starts afresh. What {before} did here stays kept under {before}.")
            }
            false => format!("What {before} did here stays kept under {before}."),
        };
        let hand_over = is_new.then(|| {
            let take = format!("It was {now} all along: take it over");
            let over = move |_| {
                let now = team.get_untracked();
                held.with_value(|set| attempts::hand_over(set, &before, &now));
                was_another.set(None);
                work_as(now);
                browser::focus("session-team");
            };
            view! { <p><button type="button" class="button" on:click=over>{take}</button></p> }
        });
        Some(view! { <p>{words}</p> {hand_over} })
    };
    let options = session.teams.iter().map(|name| {
        let (value, own) = (name.clone(), name.clone());
        view! { <option value=value selected=move || team.with(|team| *team == own)>{name.clone()}</option> }
    });
    let options = options.collect_view();
    let count = set.exercises.len();
    let minutes: u32 = set.exercises.iter().map(|it| it.minutes).sum();
    let done = move || {
        let done = held.with_value(|set| results.with(|it| done(set, it)));
        format!("{done} of {count} exercises done. All of them take {}.", minutes_words(minutes))
    };
    let each = move || held.with_value(|set| results.with(|results| progress(set, results)));
    let stops = {
        let session = session.clone();
        move || {
            team.track();
            team_stops(&session)
        }
    };
    let council = session.council.as_ref().map(|council| {
        let clock = match council.minutes {
            0 => "without a clock".to_owned(),
            minutes => format!("{} a round", minutes_words(minutes.into())),
        };
        view! {
            <section class="section">
                <h2>"Run the council"</h2>
                <p>{format!("With seed {}, {clock}. When it is over, save the game as a file for your trainer.", council.seed)}</p>
                <p class="buttons"><a class="button" href=Route::LearnCouncil.href()>"Run the council"</a></p>
            </section>
        }
    });
    view! {
        <div class="field">
            <label for="session-team">"Your team"</label>
            <select id="session-team" on:change=pick>
                <option value="" selected=move || team.with(String::is_empty)>"Choose your team"</option>
                {options}
            </select>
            <div role="status">{move || taken_over.get().map(|words| view! { <p>{words}</p> })} {anothers}</div>
        </div>
        {stops}
        <h2>"The exercises"</h2>
        <p role="status">{done}</p>
        <ol class="cards exercises">{each}</ol>
        {council}
        <HandIn set=set.clone() results />
        <Pledges set results />
    }
}

/// What became of what was done before a team that had begun already was chosen; by name the exercises that were answered
/// both then and by the team.
fn taken_over_words(team: &str, both: &[String]) -> String {
    let taken = format!("What was done here before a team was chosen is {team}’s now.");
    match both {
        [] => taken,
        both => format!(
            "{taken} {team} had answered already, and its own answers stand: {}.",
            both.join(", ")
        ),
    }
}

fn done(set: &ExerciseSet, results: &ResultFile) -> usize {
    results.outcomes(set).iter().filter(|it| **it != Outcome::NotTried).count()
}

/// Each exercise with its minutes; the first that isn't done is what comes next.
fn progress(set: &ExerciseSet, results: &ResultFile) -> AnyView {
    let next = set.exercises.iter().position(|it| results.outcome(&it.id) == Outcome::NotTried);
    let card = |(at, exercise): (usize, &Exercise)| {
        let href = Route::Exercise(exercise.id.clone(), Seed::default()).href();
        let outcome = results.outcome(&exercise.id);
        let is_next = next == Some(at);
        let place = if is_next { " · Next" } else { "" };
        view! {
            <li class="card" aria-current=is_next.then_some("step")>
                <h3><a href=href>{format!("{}. {}", at + 1, exercise.name)}</a></h3>
                <p>{exercise.teaches.clone()}</p>
                <p class="small quiet">{format!("{} · {}{place}", minutes_words(exercise.minutes), outcome.words())}</p>
            </li>
        }
    };
    set.exercises.iter().enumerate().map(card).collect_view().into_any()
}
