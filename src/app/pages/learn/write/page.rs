//! The page.

use super::{
    super::{give::give, kept::not_kept, set::with_shipped, sure::sure},
    forms::forms,
    trying::trying,
    written::Written,
};
use crate::{
    app::{
        browser,
        components::{SelectField, TextAreaField, TextField},
        route::Route,
    },
    training::{
        Exercise, ExerciseSet, Play, dated_file_name, read_begun,
        session::minutes_words,
        write::{Finding, Unread, findings},
    },
};
use leptos::{html::Input, prelude::*};
use std::sync::Arc;

/// The page where sets are written.
#[component]
pub fn WriteSetPage() -> impl IntoView {
    with_shipped(|shipped| view! { <Writing shipped /> }.into_any())
}

#[component]
fn Writing(
    /// The set that ships: each new exercise starts as one of its own.
    shipped: Arc<ExerciseSet>,
) -> impl IntoView {
    let written = Written::get();
    view! {
        <p class="crumbs"><a class="link" href=Route::Learn.href()>"All of training"</a></p>
        <h1>"Write a set of exercises"</h1>
        <p class="lede">
            "A set is a file: exercises in order, each with a small pack of its own. What is right is never written down: the engine works it out from the pack, as it does on every page."
        </p>
        <p>"What you write is kept in this browser until you reset training. Save it as a file to hand it out."</p>
        {not_kept()}
        <div class="writing">
            {the_set(written)}
            {exercises(written, shipped.clone())}
            {move || written.open.get().map(|at| one(written, at))}
            {checked(written)}
            {files(written, shipped)}
        </div>
    }
}

/// What the set itself says.
fn the_set(written: Written) -> AnyView {
    (move || {
        written.drawn.track();
        let (name, id, about) =
            written.set.with_untracked(|it| (it.name.clone(), it.id.clone(), it.about.clone()));
        let field = |text: String, put: fn(&mut ExerciseSet, String)| {
            let typed = RwSignal::new(text);
            Effect::new(move |before: Option<String>| {
                let text = typed.get();
                if before.is_some_and(|before| before != text) {
                    let put_in = text.clone();
                    written.change(move |set| put(set, put_in));
                }
                text
            });
            typed
        };
        let name = field(name, |set, text| set.name = text);
        let id = field(id, |set, text| set.id = text);
        let about = field(about, |set, text| set.about = text);
        view! {
            <fieldset>
                <legend>"The set"</legend>
                <TextField id="set-name" label="Name of the set" value=name />
                <TextField
                    id="set-id"
                    label="Its id"
                    value=id
                    hint="Results are kept by it: another set needs another."
                />
                <TextAreaField id="set-about" label="What it is for, in a sentence" value=about />
            </fieldset>
        }
        .into_any()
    })
    .into_any()
}

/// The exercises in order, and putting one more in.
fn exercises(written: Written, shipped: Arc<ExerciseSet>) -> AnyView {
    let list = move || {
        let names = written.set.with(|set| {
            set.exercises.iter().map(|it| (it.name.clone(), it.minutes)).collect::<Vec<_>>()
        });
        if names.is_empty() {
            return view! { <p>"No exercises yet."</p> }.into_any();
        }
        let rows =
            names.into_iter().enumerate().map(|(at, it)| row(written, at, it)).collect_view();
        view! { <ol class="set-list">{rows}</ol> }.into_any()
    };
    let choices = shipped.exercises.iter().map(|it| (it.id.clone(), it.name.clone()));
    let choices: Vec<(String, String)> = choices.collect();
    let like = RwSignal::new(choices.first().map(|it| it.0.clone()).unwrap_or_default());
    let put_in = move |_| {
        let Some(found) = shipped.exercises.iter().find(|it| it.id == like.get_untracked()) else {
            return;
        };
        let mut at = 0;
        written.change(|set| at = set.add_like(found));
        open(written, at);
    };
    view! {
        <section>
            <h2>"Its exercises"</h2>
            {list}
            <SelectField
                id="like"
                label="A new exercise, like"
                value=like
                choices
                hint="It starts as one that works; change what you like."
            />
            <button type="button" class="button" on:click=put_in>"Add the exercise"</button>
        </section>
    }
    .into_any()
}

/// Opens an exercise, with the focus on its heading.
fn open(written: Written, at: usize) {
    written.open.set(Some(at));
    written.draw_anew();
    browser::focus_next(["writing-one".to_owned()]);
}

fn row(written: Written, at: usize, (name, minutes): (String, u32)) -> AnyView {
    let shift = move |on: bool| {
        let mut to = at;
        written.change(|set| to = set.shift(at, on));
        written.unread.update(|unread| unread.swapped(at, to));
        written.open.set(None);
    };
    let take_out = move |_| {
        written.open.set(None);
        written.change(|set| {
            if at < set.exercises.len() {
                set.exercises.remove(at);
            }
        });
        written.unread.update(|unread| unread.removed(at));
    };
    let (to_open, earlier, later, out) = (
        format!("Open {name}"),
        format!("Put {name} earlier"),
        format!("Put {name} later"),
        format!("Take out {name}"),
    );
    view! {
        <li>
            <span>{format!("{name}, {}", minutes_words(minutes))}</span>
            <div class="buttons">
                <button type="button" class="button" aria-label=to_open on:click=move |_| open(written, at)>"Open"</button>
                <button type="button" class="button plain" aria-label=earlier on:click=move |_| shift(false)>"Earlier"</button>
                <button type="button" class="button plain" aria-label=later on:click=move |_| shift(true)>"Later"</button>
                <button type="button" class="button plain" aria-label=out on:click=take_out>"Take out"</button>
            </div>
        </li>
    }
    .into_any()
}

/// The exercise that is open: its forms, and trying it out.
fn one(written: Written, at: usize) -> AnyView {
    let tried = RwSignal::new(None::<Result<Arc<Play>, String>>);
    let try_out = move |seed: u32| {
        let Some(exercise) = written.exercise(at) else { return };
        let unread = written.unread.with_untracked(|it| it.of(at));
        let played = match unread.is_empty() {
            true => exercise.play(seed).map(Arc::new).map_err(|why| format!("{why}.")),
            false => Err(in_sentences(&unread)),
        };
        tried.set(Some(played));
        browser::focus_next(["trying".to_owned()]);
    };
    let seed = StoredValue::new(0_u32);
    let again = move |_| {
        seed.update_value(|seed| *seed = seed.wrapping_add(1));
        try_out(seed.get_value());
    };
    let name =
        move || written.set.with(|set| set.exercises.get(at).map(|it: &Exercise| it.name.clone()));
    view! {
        <section>
            <h2 id="writing-one" tabindex="-1">"Exercise: " {name}</h2>
            {forms(written, at)}
            <div class="buttons">
                <button type="button" class="button main" on:click=move |_| try_out(0)>"Try it out"</button>
                <button type="button" class="button" on:click=again>"Try it with other figures"</button>
            </div>
            <div id="trying" tabindex="-1" role="region" aria-label="Trying it out">
                {move || tried.get().map(|it| match it {
                    Ok(play) => trying(play),
                    Err(why) => view! { <p role="alert">{format!("It can’t be done yet: {why}")}</p> }.into_any(),
                })}
            </div>
        </section>
    }
    .into_any()
}

/// What was found, one after the other.
fn in_sentences(found: &[Finding]) -> String {
    found.iter().map(|it| it.says.as_str()).collect::<Vec<_>>().join(" ")
}

/// What is missing or ambiguous, once asked for.
fn checked(written: Written) -> AnyView {
    let found = RwSignal::new(None::<Vec<Finding>>);
    let check = move |_| {
        let unread = written.unread.with_untracked(Unread::findings);
        let all = written.set.with_untracked(findings);
        found.set(Some(unread.into_iter().chain(all).collect()));
    };
    let line = move |it: Finding| {
        let name =
            it.exercise.and_then(|at| written.exercise(at)).map(|it| format!("{}: ", it.name));
        view! { <li>{name} {it.says}</li> }
    };
    view! {
        <section>
            <h2>"Is it ready?"</h2>
            <p>"Every exercise is played through the engine: is there one right answer, and only one, with these figures and with others?"</p>
            <button type="button" class="button" on:click=check>"Check the set"</button>
            <div role="status">
                {move || found.get().map(|all| match all.is_empty() {
                    true => view! { <p>"Nothing is missing, and each exercise has one right answer."</p> }.into_any(),
                    false => view! { <ul class="findings">{all.into_iter().map(line).collect_view()}</ul> }.into_any(),
                })}
            </div>
        </section>
    }
    .into_any()
}

/// Saving, opening, and starting anew.
fn files(written: Written, shipped: Arc<ExerciseSet>) -> AnyView {
    let file = NodeRef::<Input>::new();
    let told = RwSignal::new(String::new());
    let save = move |_| {
        let text = written.set.with_untracked(ExerciseSet::written);
        let on = browser::today();
        let file =
            written.set.with_untracked(|it| dated_file_name(("exercises", "json"), &it.name, on));
        let unread = written.unread.with_untracked(Unread::findings);
        let next = match unread.is_empty() {
            true => "A trainer adds it where a session is set up.".to_owned(),
            false => format!("The file holds what stood there before. {}", in_sentences(&unread)),
        };
        give(told, (&file, "application/json"), &text, &next);
    };
    let take = move |_| {
        let Some(chosen) = browser::chosen_file(file) else { return };
        leptos::task::spawn_local(async move {
            let bytes = browser::file_bytes(&chosen).await.unwrap_or_default();
            told.set(match read_begun(&bytes) {
                Ok(set) => {
                    let said = format!("“{}” is open.", set.name);
                    written.put(set);
                    said
                }
                Err(why) => format!("{}: {why}.", chosen.name()),
            });
        });
    };
    let from_shipped = move |_| {
        let name = format!("{}, changed", shipped.name);
        let set = ExerciseSet { id: "my-set".to_owned(), name, ..(*shipped).clone() };
        written.put(set);
        told.set("The set that ships is open as a copy.".to_owned());
    };
    let anew = move || {
        written.put(ExerciseSet::blank());
        told.set("An empty set.".to_owned());
    };
    view! {
        <section>
            <h2>"The file"</h2>
            <div class="buttons">
                <button type="button" class="button main" on:click=save>"Save the set as a file"</button>
                <button type="button" class="button" on:click=from_shipped>"Start from the set that ships"</button>
                {sure("Start with an empty set", "The set that is written here goes: save it as a file first.", anew)}
            </div>
            <p>
                <label for="set-file">"Open a set from a file; it takes the place of this one"</label>
                <input id="set-file" type="file" accept=".json,application/json" node_ref=file on:change=take />
            </p>
            <p role="status">{move || told.get()}</p>
        </section>
    }
    .into_any()
}
