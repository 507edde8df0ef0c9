//! A session as a trainer sets it up: which exercises in which order, their minutes, the teams, the council.

use super::{
    super::{kept, open_session, refused::why_not, set::with_shipped},
    opening::OpenFile,
};
use crate::{
    app::{
        browser,
        components::{TextAreaField, TextField, TickField},
        items::YES,
        route::Route,
    },
    training::{
        Exercise, ExerciseSet, read,
        session::{CouncilRound, Planned, Session},
    },
};
use leptos::{html::Input, prelude::*};
use std::sync::Arc;

/// The page.
#[component]
pub fn SetUpPage() -> impl IntoView {
    with_shipped(|shipped| {
        // Opening a file fills the fields anew.
        let came = RwSignal::new(0_u32);
        view! {
            {move || {
                came.track();
                view! { <Fields shipped=shipped.clone() came /> }
            }}
        }
        .into_any()
    })
}

/// An exercise that can be chosen.
#[derive(Clone)]
struct Offered {
    exercise: Arc<Exercise>,
    /// Whether it came with the page.
    ships: bool,
    chosen: RwSignal<String>,
    minutes: RwSignal<String>,
}

/// Everything that is typed.
#[derive(Clone, Copy)]
struct Typed {
    id: StoredValue<String>,
    name: RwSignal<String>,
    about: RwSignal<String>,
    teams: RwSignal<String>,
    council: RwSignal<String>,
    seed: RwSignal<String>,
    round: RwSignal<String>,
    /// In the order in which they are worked through.
    offered: RwSignal<Vec<Offered>>,
}

impl Typed {
    /// The fields of a session.
    fn of(session: &Session, shipped: &ExerciseSet) -> Self {
        let own = session.own.iter().map(|it| (it, false));
        let all: Vec<(&Exercise, bool)> =
            shipped.exercises.iter().map(|it| (it, true)).chain(own).collect();
        let planned = session.exercises.iter().filter_map(|planned| {
            let (exercise, ships) = all.iter().find(|(it, _)| it.id == planned.id)?;
            Some(offered(exercise, *ships, true, planned.minutes))
        });
        let is_planned = |id: &str| session.exercises.iter().any(|it| it.id == id);
        let others = all.iter().filter(|(it, _)| !is_planned(&it.id));
        let others = others.map(|(it, ships)| offered(it, *ships, false, it.minutes));
        let council = session.council.as_ref();
        Self {
            id: StoredValue::new(session.id.clone()),
            name: RwSignal::new(session.name.clone()),
            about: RwSignal::new(session.about.clone()),
            teams: RwSignal::new(session.teams.join("\n")),
            council: RwSignal::new(council.map_or("", |_| YES).to_owned()),
            seed: RwSignal::new(council.map_or_else(|| "1".to_owned(), |it| it.seed.clone())),
            round: RwSignal::new(council.map_or(5, |it| it.minutes).to_string()),
            offered: RwSignal::new(planned.chain(others).collect()),
        }
    }

    /// The session that is typed.
    fn session(self, shipped: &ExerciseSet) -> Result<Session, String> {
        let chosen: Vec<Offered> = self.offered.with_untracked(|all| {
            all.iter().filter(|it| it.chosen.with_untracked(|text| text == YES)).cloned().collect()
        });
        let mut exercises = Vec::new();
        for it in &chosen {
            let minutes = it.minutes.get_untracked().trim().parse().map_err(|_| {
                format!("give the minutes of '{}' as a whole number", it.exercise.name)
            })?;
            exercises.push(Planned { id: it.exercise.id.clone(), minutes });
        }
        let council = match self.council.with_untracked(|text| text == YES) {
            false => None,
            true => Some(CouncilRound {
                seed: self.seed.get_untracked().trim().to_owned(),
                minutes: self
                    .round
                    .get_untracked()
                    .trim()
                    .parse()
                    .map_err(|_| "give the minutes of a round as a whole number".to_owned())?,
            }),
        };
        let own = chosen.iter().filter(|it| !it.ships).map(|it| it.exercise.as_ref().clone());
        let lines = self.teams.get_untracked();
        let teams = lines.lines().map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned);
        let session = Session {
            name: self.name.get_untracked().trim().to_owned(),
            about: self.about.get_untracked().trim().to_owned(),
            exercises,
            own: own.collect(),
            teams: teams.collect(),
            council,
            ..Session::new(&self.id.get_value(), shipped)
        };
        session.check(shipped).map_err(|error| error.to_string())?;
        Ok(session)
    }

    /// Moves an exercise up or down.
    fn shift(self, at: usize, by: isize) {
        self.offered.update(|all| {
            if let Some(to) = at.checked_add_signed(by).filter(|to| *to < all.len()) {
                all.swap(at, to);
                let direction = if by < 0 { "up" } else { "down" };
                browser::focus_next([format!("{direction}-{to}")]);
            }
        });
    }
}

fn offered(exercise: &Exercise, ships: bool, chosen: bool, minutes: u32) -> Offered {
    Offered {
        exercise: Arc::new(exercise.clone()),
        ships,
        chosen: RwSignal::new(if chosen { YES } else { "" }.to_owned()),
        minutes: RwSignal::new(minutes.to_string()),
    }
}

#[component]
fn Fields(
    /// What ships.
    shipped: Arc<ExerciseSet>,
    /// Counts the files that were opened.
    came: RwSignal<u32>,
) -> impl IntoView {
    let session = open_session::opened(&shipped);
    let session = session.unwrap_or_else(|| Session::new(&browser::new_id("session"), &shipped));
    let typed = Typed::of(&session, &shipped);
    let wrong = RwSignal::new(None::<String>);
    let done = RwSignal::new("");
    let held = StoredValue::new(shipped.clone());
    let made = move || match held.with_value(|shipped| typed.session(shipped)) {
        Ok(session) => {
            held.with_value(|shipped| open_session::open(shipped, &session));
            wrong.set(None);
            Some(session)
        }
        Err(reason) => {
            done.set("");
            wrong.set(Some(reason));
            None
        }
    };
    let save = move |_| {
        if let Some(session) = made() {
            browser::save_file("training-session.json", "application/json", &session.written());
            done.set("The session is open here, and saved as a file: give it to each team.");
        }
    };
    let open = move |_| {
        if made().is_some() {
            browser::go(&Route::LearnSession.href());
        }
    };
    let opened = Callback::new(move |_| came.update(|count| *count += 1));
    let rows = move || {
        let all = typed.offered.get();
        let last = all.len().saturating_sub(1);
        all.iter().enumerate().map(|it| row(typed, it, last)).collect_view()
    };
    view! {
        <p class="crumbs"><a class="link" href=Route::LearnSession.href()>"The session"</a></p>
        <h1>"Set up a session"</h1>
        {kept::not_kept()}
        <TextField id="session-name" label="Name of the session" value=typed.name />
        <TextAreaField id="session-about" label="What it is for" value=typed.about />
        <TextAreaField
            id="session-teams"
            label="Teams or trainees: a name or code on each line"
            hint="Use codes where names shouldn’t stand in a file."
            value=typed.teams
        />
        <section class="section">
            <h2>"Exercises, in their order"</h2>
            <ol class="offered">{rows}</ol>
            <OwnSet typed wrong />
        </section>
        <section class="section">
            <h2>"The council"</h2>
            <TickField id="session-council" label="Teams run the council" value=typed.council />
            <TextField id="session-seed" label="Seed" hint="The same for every team." value=typed.seed />
            <TextField id="session-round" label="Minutes a round" hint="0: without a clock" value=typed.round />
        </section>
        {why_not(wrong)}
        <p role="status">{move || done.get()}</p>
        <div class="buttons">
            <button type="button" class="button main" on:click=save>"Save the session as a file"</button>
            <button type="button" class="button" on:click=open>"Open this session here"</button>
        </div>
        <OpenFile shipped then=opened />
    }
}

/// An exercise on the list.
fn row(typed: Typed, (at, it): (usize, &Offered), last: usize) -> AnyView {
    let name = it.exercise.name.clone();
    let (chosen, minutes) = (it.chosen, it.minutes);
    let turn = move |_| {
        chosen.update(|text| *text = if text.is_empty() { YES } else { "" }.to_owned());
    };
    view! {
        <li>
            <label class="choice">
                <input type="checkbox" prop:checked=move || chosen.with(|text| text == YES) on:change=turn />
                <span>{name.clone()}</span>
            </label>
            <label>
                "Minutes "
                <input
                    type="text"
                    inputmode="numeric"
                    size="3"
                    autocomplete="off"
                    aria-label=format!("Minutes: {name}")
                    prop:value=move || minutes.get()
                    on:input=move |event| minutes.set(browser::typed(&event))
                />
            </label>
            <button
                type="button"
                class="button"
                id=format!("up-{at}")
                disabled=at == 0
                aria-label=format!("Earlier: {name}")
                on:click=move |_| typed.shift(at, -1)
            >
                "↑"
            </button>
            <button
                type="button"
                class="button"
                id=format!("down-{at}")
                disabled=at == last
                aria-label=format!("Later: {name}")
                on:click=move |_| typed.shift(at, 1)
            >
                "↓"
            </button>
        </li>
    }
    .into_any()
}

/// The way in for a set of the trainer's own: its exercises can then be chosen, and travel with the session.
#[component]
fn OwnSet(
    /// What is typed.
    typed: Typed,
    /// Why a file isn't taken.
    wrong: RwSignal<Option<String>>,
) -> impl IntoView {
    let input = NodeRef::<Input>::new();
    let take = move |_| {
        let Some(file) = browser::chosen_file(input) else { return };
        leptos::task::spawn_local(async move {
            let bytes = browser::file_bytes(&file).await;
            let set = bytes.ok_or_else(|| "that file could not be read".to_owned());
            let set = set.and_then(|bytes| {
                let set = read(&bytes).map_err(|error| error.to_string())?;
                set.check().map_err(|error| error.to_string())?;
                Ok(set)
            });
            match set {
                Ok(set) => {
                    let there = typed.offered.try_update(|all| add(all, &set)).unwrap_or_default();
                    let words =
                        format!("left out, since they are on the list: {}", there.join(", "));
                    wrong.try_set((!there.is_empty()).then_some(words));
                }
                Err(reason) => {
                    wrong.try_set(Some(reason));
                }
            }
        });
    };
    view! {
        <div class="field">
            <label for="own-set">"Add the exercises of another set (.json)"</label>
            <input
                id="own-set"
                node_ref=input
                type="file"
                accept=".json,application/json,text/json"
                on:change=take
            />
        </div>
    }
}

/// Adds a set's exercises; the names of those that are on the list as they are. One that was changed has an id of its own.
fn add(all: &mut Vec<Offered>, set: &ExerciseSet) -> Vec<String> {
    let mut there = Vec::new();
    for exercise in &set.exercises {
        if all.iter().any(|it| *it.exercise == *exercise) {
            there.push(exercise.name.clone());
            continue;
        }
        let own = exercise.with_id_of_its_own(|id| all.iter().any(|it| it.exercise.id == id));
        all.push(offered(&own, false, true, own.minutes));
    }
    there
}
