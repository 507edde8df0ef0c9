//! A session as a trainer sets it up: which exercises in which order, their minutes, the teams, the council.

use super::{
    super::{
        give::{give, said},
        kept, open_session,
        refused::{Refused, in_a_sentence, why_not},
        set::with_shipped,
        sure::sure,
    },
    opening::OpenFile,
    start_from::{From, start_from},
    tour_part::choose_stops,
};
use crate::{
    app::{
        browser,
        components::{FileField, ReadFile, TextAreaField, TextField, TickField},
        items::YES,
        route::Route,
    },
    training::{
        Exercise, ExerciseSet, dated_file_name, read,
        session::{
            Around, Field, LONGEST_FILE, Lack, Offer, ROUND_MINUTES, Session, SetUp, minutes_words,
        },
        tour::Stop,
    },
};
use leptos::prelude::*;
use std::sync::Arc;

/// The page.
#[component]
pub fn SetUpPage() -> impl IntoView {
    with_shipped(|shipped| {
        // Opening a file, or starting from a session that ships, fills the fields anew.
        let from = RwSignal::new(From::AsLeft);
        view! {{move || view! { <Fields shipped=shipped.clone() from=from.get() filled=from /> }}}
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

/// Everything that is typed, as the fields hold it.
#[derive(Clone, Copy)]
struct Typed {
    id: StoredValue<String>,
    name: RwSignal<String>,
    about: RwSignal<String>,
    teams: RwSignal<String>,
    trainees: StoredValue<Vec<String>>,
    tour: RwSignal<Vec<Stop>>,
    council: RwSignal<String>,
    seed: RwSignal<String>,
    round: RwSignal<String>,
    /// In the order of [`Around::ALL`].
    around: [RwSignal<String>; Around::ALL.len()],
    /// In the order in which they are worked through.
    offered: RwSignal<Vec<Offered>>,
}

impl Typed {
    /// The fields of what is set up.
    fn of(set_up: &SetUp, shipped: &ExerciseSet) -> Self {
        let find = |id: &str| {
            let ships = shipped.exercises.iter().map(|it| (it, true));
            let mut all = ships.chain(set_up.own.iter().map(|it| (it, false)));
            all.find(|(it, _)| it.id == id)
        };
        let offered = set_up.offered.iter().filter_map(|it| {
            let (exercise, ships) = find(&it.id)?;
            Some(offered(exercise, ships, it.chosen, it.minutes.clone()))
        });
        let ticked = |on: bool| RwSignal::new(if on { YES } else { "" }.to_owned());
        Self {
            id: StoredValue::new(set_up.id.clone()),
            name: RwSignal::new(set_up.name.clone()),
            about: RwSignal::new(set_up.about.clone()),
            teams: RwSignal::new(set_up.teams.clone()),
            trainees: StoredValue::new(set_up.trainees.clone()),
            tour: RwSignal::new(set_up.tour.clone()),
            council: ticked(set_up.council),
            seed: RwSignal::new(set_up.seed.clone()),
            round: RwSignal::new(set_up.round.clone()),
            around: set_up.around.clone().map(RwSignal::new),
            offered: RwSignal::new(offered.collect()),
        }
    }

    /// What is typed by now, followed.
    fn now(self) -> SetUp {
        let all = self.offered.get();
        let offer = |it: &Offered| Offer {
            id: it.exercise.id.clone(),
            chosen: it.chosen.with(|text| text == YES),
            minutes: it.minutes.get(),
        };
        let own = all.iter().filter(|it| !it.ships).map(|it| it.exercise.as_ref().clone());
        SetUp {
            id: self.id.get_value(),
            name: self.name.get(),
            about: self.about.get(),
            teams: self.teams.get(),
            trainees: self.trainees.get_value(),
            tour: self.tour.get(),
            council: self.council.with(|text| text == YES),
            seed: self.seed.get(),
            round: self.round.get(),
            around: self.around.map(|it| it.get()),
            offered: all.iter().map(offer).collect(),
            own: own.collect(),
        }
    }

    /// Chooses every exercise, or none.
    fn choose(self, all: bool) {
        let text = if all { YES } else { "" };
        self.offered.with_untracked(|offered| {
            offered.iter().for_each(|it| it.chosen.set(text.to_owned()));
        });
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

fn offered(exercise: &Exercise, ships: bool, chosen: bool, minutes: String) -> Offered {
    Offered {
        exercise: Arc::new(exercise.clone()),
        ships,
        chosen: RwSignal::new(if chosen { YES } else { "" }.to_owned()),
        minutes: RwSignal::new(minutes),
    }
}

#[component]
fn Fields(
    /// What ships.
    shipped: Arc<ExerciseSet>,
    /// What they are filled with.
    from: From,
    /// Fills them anew.
    filled: RwSignal<From>,
) -> impl IntoView {
    // What was typed and not saved; else the session that is open; else two hours to start from.
    let left = open_session::set_up(&shipped).filter(|_| from == From::AsLeft);
    let was_left = left.is_some();
    let set_up = left.unwrap_or_else(|| {
        let opened = open_session::opened(&shipped).filter(|_| from == From::AsLeft);
        let id = browser::new_id("session");
        let ships = || match from {
            From::Rest => Session::of_the_rest(&id, &shipped),
            From::AsLeft | From::First => Session::of_two_hours(&id, &shipped),
        };
        SetUp::of(&opened.unwrap_or_else(ships), &shipped)
    });
    let typed = Typed::of(&set_up, &shipped);
    let refused = Refused::nothing();
    let told = RwSignal::new(String::new());
    let held = StoredValue::new(shipped.clone());
    // Whatever is typed is kept at once: nothing is lost on leaving.
    Effect::new(move |before: Option<SetUp>| {
        let now = typed.now();
        if before.is_some_and(|before| before != now) {
            open_session::keep_set_up(&now);
        }
        now
    });
    let made = move || {
        let set_up = untrack(|| typed.now());
        match held.with_value(|shipped| set_up.session(shipped)) {
            Ok(session) => {
                held.with_value(|shipped| open_session::open(shipped, &session));
                open_session::keep_trainer(true);
                open_session::forget_set_up();
                refused.tell(Vec::new());
                Some(session)
            }
            Err(lacks) => {
                told.set(String::new());
                refused.tell(lacks.into_iter().map(at_its_field).collect());
                None
            }
        }
    };
    let save = move |_| {
        if let Some(session) = made() {
            let what = ("training-session", "json");
            let name = dated_file_name(what, &session.name, browser::today());
            let next = "Copy it to the stick, beside the page: each team opens it. The session is open here too.";
            give(told, (&name, "application/json"), &session.written(), next);
        }
    };
    let open = move |_| {
        if made().is_some() {
            browser::go(&Route::LearnSession.href());
        }
    };
    let fill = move |from: From| {
        open_session::forget_set_up();
        filled.set(from);
        browser::focus("main");
    };
    let anew = move || fill(From::AsLeft);
    let opened = Callback::new(move |_| {
        open_session::keep_trainer(true);
        anew();
    });
    let rows = move || {
        let all = typed.offered.get();
        let last = all.len().saturating_sub(1);
        all.iter().enumerate().map(|it| row((typed, refused), it, last)).collect_view()
    };
    let beside = move || {
        let typed = untrack(|| typed.now());
        held.with_value(|shipped| typed.stops_beside(shipped))
    };
    let around = Around::ALL.into_iter().zip(typed.around).map(|(each, value)| {
        let (id, label) = field_of(each);
        view! { <TextField id label hint="0: none" value error=refused.of(id) /> }
    });
    let around = around.collect_view();
    let sum = move || match held.with_value(|shipped| typed.now().minutes(shipped)) {
        Ok(minutes) => format!("Minutes: {}.", minutes.words()),
        Err(reason) => in_a_sentence(reason),
    };
    view! {
        <p class="crumbs"><a class="link" href=Route::LearnSession.href()>"The session"</a></p>
        <h1>"Set up a session"</h1>
        {refused.summary()}
        {kept::not_kept()}
        {was_left.then(|| view! {
            <div class="banner" id="put-back">
                <p>"What you typed and hadn’t saved is back."</p>
                {sure("Start afresh", "What is typed here goes.", anew)}
            </div>
        })}
        <p class="lede">"Start from a session that is ready, change what you like, and save it as a file for the teams."</p>
        {start_from(&shipped, fill)}
        <TextField id=NAME label="Name of the session" value=typed.name error=refused.of(NAME) />
        <TextAreaField id=ABOUT label="What it is for" value=typed.about error=refused.of(ABOUT) />
        <TextAreaField
            id=TEAMS
            label="Teams or trainees: a name or code on each line"
            hint="Use codes where names shouldn’t stand in a file."
            value=typed.teams
            error=refused.of(TEAMS)
        />
        {choose_stops(typed.tour, beside)}
        <section class="section">
            <h2>"Exercises, in their order"</h2>
            <div class="buttons">
                <button type="button" class="button" on:click=move |_| typed.choose(true)>"Choose all"</button>
                <button type="button" class="button" on:click=move |_| typed.choose(false)>"Choose none"</button>
            </div>
            <span class="error">{move || refused.of(EXERCISES).get()}</span>
            <ol class="offered" id=EXERCISES tabindex="-1">{rows}</ol>
            <OwnSet typed />
        </section>
        <section class="section">
            <h2>"The council"</h2>
            <TickField id="session-council" label="Teams run the council" value=typed.council />
            <TextField id=SEED label="Seed" hint="The same for every team." value=typed.seed error=refused.of(SEED) />
            <TextField id=ROUND label="Minutes a round" hint=format!("There are nine rounds: practice and eight quarters. 0: without a clock, and reckoned with {} a round.", minutes_words(ROUND_MINUTES.into())) value=typed.round error=refused.of(ROUND) />
        </section>
        <section class="section">
            <h2>"What stands around them"</h2>
            <div class="columns">{around}</div>
        </section>
        <p role="status" id="session-minutes"><b>{sum}</b></p>
        {said(told)}
        <div class="buttons">
            <button type="button" class="button main" on:click=save>"Save the session as a file"</button>
            <button type="button" class="button" on:click=open>"Open this session here"</button>
        </div>
        <OpenFile shipped then=opened />
    }
}

/// The ids of the fields.
const NAME: &str = "session-name";
const ABOUT: &str = "session-about";
const TEAMS: &str = "session-teams";
const EXERCISES: &str = "session-exercises";
const SEED: &str = "session-seed";
const ROUND: &str = "session-round";

/// The id of the field of such minutes, and its label.
fn field_of(around: Around) -> (&'static str, &'static str) {
    match around {
        Around::Welcome => ("session-welcome", "Minutes of the welcome"),
        Around::Break => ("session-break", "Minutes of a break"),
        Around::Debrief => ("session-debrief", "Minutes of the debrief"),
        Around::Pledges => ("session-pledges", "Minutes of the pledges"),
        Around::InHand => ("session-in-hand", "Minutes in hand, for what takes longer"),
    }
}

/// The id of an exercise's minutes.
fn minutes_of(exercise: &str) -> String {
    format!("session-minutes-of-{exercise}")
}

/// What a field lacks, by the field's id.
fn at_its_field(Lack { field, says }: Lack) -> (String, String) {
    let id = match field {
        Field::Name => NAME.to_owned(),
        Field::About => ABOUT.to_owned(),
        Field::Teams => TEAMS.to_owned(),
        Field::Exercises => EXERCISES.to_owned(),
        Field::Minutes(exercise) => minutes_of(&exercise),
        Field::Seed => SEED.to_owned(),
        Field::Round => ROUND.to_owned(),
        Field::Around(around) => field_of(around).0.to_owned(),
    };
    (id, says)
}

/// An exercise on the list.
fn row((typed, refused): (Typed, Refused), (at, it): (usize, &Offered), last: usize) -> AnyView {
    let name = it.exercise.name.clone();
    let id = minutes_of(&it.exercise.id);
    let (error, told) = (refused.of(id.clone()), format!("{id}-error"));
    let is_wrong = move || error.with(Option::is_some);
    let described = told.clone();
    let (chosen, minutes) = (it.chosen, it.minutes);
    let turn = move |_| {
        chosen.update(|text| *text = if text.is_empty() { YES } else { "" }.to_owned());
    };
    view! {
        <li class:wrong=is_wrong>
            <span class="error" id=told>{move || error.get()}</span>
            <label class="choice">
                <input type="checkbox" prop:checked=move || chosen.with(|text| text == YES) on:change=turn />
                <span>{name.clone()}</span>
            </label>
            <label>
                "Minutes "
                <input
                    id=id
                    type="text"
                    inputmode="numeric"
                    size="3"
                    aria-invalid=move || is_wrong().to_string()
                    aria-describedby=move || is_wrong().then(|| described.clone())
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
) -> impl IntoView {
    let wrong = RwSignal::new(None::<String>);
    let take = Callback::new(move |files: Vec<ReadFile>| {
        let Some(file) = files.into_iter().next() else { return };
        let set = file.bytes.and_then(|bytes| {
            let set = read(&bytes).map_err(|error| error.to_string())?;
            set.check().map_err(|error| error.to_string())?;
            Ok(set)
        });
        match set {
            Ok(set) => {
                let there = typed.offered.try_update(|all| add(all, &set)).unwrap_or_default();
                let words = format!("left out, since they are on the list: {}", there.join(", "));
                wrong.set((!there.is_empty()).then_some(words));
            }
            Err(reason) => wrong.set(Some(reason)),
        }
    });
    view! {
        <FileField
            id="own-set"
            label="Add the exercises of another set (.json)"
            longest=LONGEST_FILE
            then=take
        />
        {why_not(wrong)}
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
        all.push(offered(&own, false, true, own.minutes.to_string()));
    }
    there
}
