//! The debrief: the council's teams; what was got wrong most, a few slides an exercise; what was pledged. On a projector,
//! and on paper to take home. The council comes first: what a trainer doesn't get to in a debrief's minutes is what matters least.

use super::{
    super::{council, open_session, set::with_set},
    pledges::pledges_of,
    projector::Projector,
    slide::slide,
};
use crate::{
    app::{browser, route::Route},
    training::{
        ExerciseSet,
        council::{Debrief, Game, teams},
        session::{Collected, Shown, Slide, Spoken, debrief, debriefed, games_told, pledged},
    },
};
use leptos::prelude::*;
use std::sync::Arc;

/// The page.
#[component]
pub fn DebriefPage() -> impl IntoView {
    with_set(|set| {
        let collected = open_session::collected(&set);
        match debrief(&set, &collected) {
            Ok(slides) => view! { <Slides set slides collected /> }.into_any(),
            Err(reason) => {
                view! { <h1>"Debrief"</h1> <p role="alert">{reason.to_string()}</p> }.into_any()
            }
        }
    })
}

#[component]
fn Slides(
    /// What was worked through.
    set: Arc<ExerciseSet>,
    /// What was got wrong, most first.
    slides: Vec<Slide>,
    /// What came in.
    collected: Collected,
) -> impl IntoView {
    let showing = RwSignal::new(false);
    let close = Callback::new(move |()| {
        showing.set(false);
        browser::focus_next(["show-slides".to_owned()]);
    });
    // On the projector: the council's games, the questions, the pledges.
    let games = games_told(&collected.games).unwrap_or_default().into_iter().map(Shown::Spoken);
    let questions = slides.iter().cloned().map(Shown::Question);
    let minutes = open_session::minutes(&set);
    let runs = minutes.as_ref().and_then(debriefed).map(|it| (it.title, it.minutes));
    let pledges = pledged(&collected).map(|it| {
        let minutes = minutes.as_ref().map_or(0, |it| it.pledges);
        Shown::Spoken(Spoken { minutes, ..it })
    });
    let shown: Vec<Shown> = games.chain(questions).chain(pledges).collect();
    let nothing = shown.is_empty();
    let none = slides.is_empty();
    let came = collected.sheet.rows.len();
    let lede = match (came, none) {
        (0, _) => "No results are in yet: collect them first.".to_owned(),
        (_, true) if collected.nothing_done() => {
            format!("{came} handed in, and nothing was done.")
        }
        (_, true) => format!("{came} handed in, and nothing was wrong."),
        _ if collected.games.is_empty() => format!(
            "{came} handed in. The exercise that was got wrong most comes first; counts are of those who did it."
        ),
        _ => format!(
            "{came} handed in. First the council; then the exercises, the one that was got wrong most before the others. Counts are of those who did it."
        ),
    };
    let held = StoredValue::new((set, slides, collected, lede));
    let projected = StoredValue::new(shown);
    let runs = StoredValue::new(runs);
    // On the projector nothing else is there to be come to by keys.
    let page = move || {
        held.with_value(|(set, slides, collected, lede)| {
            view! {
                <p class="crumbs">
                    <a class="link" href=Route::LearnSession.href()>"The session"</a>
                    <a class="link" href=Route::CollectResults.href()>"Collect results"</a>
                </p>
                <h1>{format!("Debrief: {}", set.name)}</h1>
                <p class="lede">{lede.clone()}</p>
                <div class="buttons">
                    <button
                        type="button"
                        class="button main"
                        id="show-slides"
                        disabled=nothing
                        on:click=move |_| showing.set(true)
                    >
                        "Show on the projector"
                    </button>
                    <button type="button" class="button" on:click=|_| browser::print()>
                        "Print the debrief"
                    </button>
                </div>
                {played(collected)}
                <div class="slides">{each_slide(slides)}</div>
                {pledges_of(set, collected)}
            }
            .into_any()
        })
    };
    view! {
        <Show when=move || showing.get() fallback=page>
            <Projector slides=projected.get_value() close runs=runs.get_value() />
        </Show>
    }
}

/// The slides by exercise: the first of each is told which of its questions have one.
fn each_slide(slides: &[Slide]) -> AnyView {
    let exercises = slides.chunk_by(|one, other| one.play.exercise.id == other.play.exercise.id);
    let each = exercises.flat_map(|slides| {
        let asked: Vec<usize> = slides.iter().filter(|it| !it.whole).map(|it| it.at).collect();
        let first_of = |at: usize| (at == 0).then_some(asked.as_slice());
        let each = slides.iter().enumerate().map(|(at, it)| slide(it, first_of(at)));
        each.collect::<Vec<_>>()
    });
    each.collect_view().into_any()
}

/// What the council's teams came to, and what each did with it; played again here.
fn played(collected: &Collected) -> Option<AnyView> {
    let games = &collected.games;
    if games.is_empty() {
        return None;
    }
    let found = teams(games);
    let place = |game: &Game| {
        let lines = found.as_ref().map(|found| found.lines.as_slice()).unwrap_or_default();
        lines.iter().position(|line| line.team == game.team)
    };
    // In the order of the table.
    let mut ordered: Vec<&Game> = games.iter().collect();
    ordered.sort_by_key(|game| place(game));
    let side_by_side = match &found {
        Ok(found) => council::table(found),
        Err(reason) => view! { <p role="alert">{reason.to_string()}</p> }.into_any(),
    };
    let each = ordered.into_iter().map(|game| {
        let found = Debrief::of(&game.seed, &game.decisions);
        let said = found.said().into_iter().map(|words| view! { <p>{words}</p> }).collect_view();
        let unasked: Vec<_> = found.unasked().map(|it| view! { <li>{it.words()}</li> }).collect();
        let unasked = (!unasked.is_empty()).then(|| {
            view! {
                <p>"The decisions that no signal on the worse side asked for, and what each came to alone:"</p>
                <ol class="council-decided">{unasked}</ol>
            }
        });
        view! { <div class="played"><h3>{game.team.clone()}</h3> {said} {unasked}</div> }
    });
    let each = each.collect_view();
    let at_work = games.first().map(|game| Debrief::of(&game.seed, &[]).found);
    let at_work = at_work.unwrap_or_default().into_iter();
    let at_work = at_work.map(|it| view! { <li>{it.words()}</li> }).collect_view();
    Some(
        view! {
            <section class="section council-debrief">
                <h2>"Run the council: which decisions chased noise"</h2>
                {side_by_side}
                {each}
                <div class="played">
                    <h3>"What was at work, had nobody done anything"</h3>
                    <ul>{at_work}</ul>
                </div>
            </section>
        }
        .into_any(),
    )
}
