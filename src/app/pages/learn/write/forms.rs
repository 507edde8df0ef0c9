//! The forms of one exercise, a group of fields at a time.

use super::written::Written;
use crate::{
    app::components::{Choice, SelectField, TextAreaField, TextField},
    training::write::{Control, Field, Group, Left, add, groups, put, remove, value},
};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// What can be chosen in each field that is filled in by choosing, by the field's place.
type Offered = BTreeMap<String, Vec<Choice>>;

fn offered(all: &[Group]) -> Offered {
    let fields = all.iter().flat_map(|it| &it.fields);
    let choices = fields.filter_map(|it| match &it.control {
        Control::Choose(choices) => Some((it.place.clone(), choices.clone())),
        Control::Line | Control::Text => None,
    });
    choices.collect()
}

/// The forms of the exercise at a place, drawn anew when what they are made of changes.
pub fn forms(written: Written, at: usize) -> AnyView {
    (move || {
        written.drawn.track();
        let exercise = written.exercise(at)?;
        let all = groups(&exercise);
        // What is offered follows what was typed elsewhere: a measure's name, a question's figure.
        let first = offered(&all);
        let offered = Memo::new(move |before: Option<&Offered>| {
            written.settled.track();
            let now = before.and_then(|_| written.exercise(at)).map(|it| offered(&groups(&it)));
            now.unwrap_or_else(|| first.clone())
        });
        let all = all
            .into_iter()
            .enumerate()
            .map(|(number, it)| group(written, (at, number), it, offered));
        Some(all.collect_view())
    })
    .into_any()
}

fn group(
    written: Written,
    (at, number): (usize, usize),
    of: Group,
    offered: Memo<Offered>,
) -> AnyView {
    let fields = of.fields.into_iter().enumerate();
    let fields = fields
        .map(|(place, it)| field((written, offered), at, format!("write-{number}-{place}"), it));
    let fields = fields.collect_view();
    let out = of.one_of.map(|(list, place)| {
        let take_out = move |_| {
            written.change(|set| {
                let exercise = set.exercises.get_mut(at);
                // A list of which one is taken out can be read as before.
                exercise.map(|it| remove(it, &list, place).is_ok());
            });
            written.unread.update(|unread| unread.list_changed(at, &list));
            written.draw_anew();
        };
        view! { <button type="button" class="button plain" on:click=take_out>"Take this out"</button> }
    });
    let told = RwSignal::new(None::<String>);
    let more = of.more.map(|list| {
        let words = list.add;
        let put_in = move |_| {
            written.change(|set| {
                if let Some(exercise) = set.exercises.get_mut(at) {
                    told.set(add(exercise, &list).err());
                }
            });
            written.draw_anew();
        };
        view! { <button type="button" class="button" on:click=put_in>{words}</button> }
    });
    view! {
        <fieldset on:change=move |_| written.settle()>
            <legend>{of.heading}</legend>
            {fields}
            {out}
        </fieldset>
        {more}
        {move || told.get().map(|said| view! { <p role="alert">{said}</p> })}
    }
    .into_any()
}

/// A field: what can't be read stays in it, and the exercise stays as it was; that it does is said wherever it counts.
fn field(
    (written, offered): (Written, Memo<Offered>),
    at: usize,
    id: String,
    field: Field,
) -> AnyView {
    let Some(exercise) = written.exercise(at) else { return ().into_any() };
    let left = written.unread.with_untracked(|it| it.left(at, &field.place).cloned());
    let stands = left.as_ref().map_or_else(|| value(&exercise, &field), |it| it.text.clone());
    let typed = RwSignal::new(stands);
    let error = RwSignal::new(left.map(|it| it.why));
    let (label, hint) = (field.label.clone(), field.hint);
    let (control, place) = (field.control.clone(), field.place.clone());
    Effect::new(move |before: Option<String>| {
        let text = typed.get();
        if before.is_some_and(|before| before != text) {
            written.change(|set| {
                if let Some(exercise) = set.exercises.get_mut(at) {
                    error.set(put(exercise, &field, &text).err());
                }
            });
            let why = error.get_untracked();
            let (label, typed) = (field.label.clone(), text.clone());
            let left = why.map(|why| Left { label, text: typed, why });
            written.unread.update(|unread| unread.typed(at, &field.place, left));
        }
        text
    });
    let error: Signal<Option<String>> = error.into();
    match control {
        Control::Line => view! { <TextField id label value=typed hint error /> }.into_any(),
        Control::Text => view! { <TextAreaField id label value=typed hint error /> }.into_any(),
        Control::Choose(first) => {
            let of_place = move |all: &Offered| all.get(&place).cloned();
            let choices = Signal::derive(move || {
                offered.with(|all| of_place(all)).unwrap_or_else(|| first.clone())
            });
            view! { <SelectField id label value=typed choices hint error /> }.into_any()
        }
    }
}
