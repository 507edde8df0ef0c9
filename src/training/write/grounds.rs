//! The forms of an exercise's other grounds: those of its own, a ground each, at the places where that ground stands.

use super::as_file;
use super::field::{Field, Shape};
use super::group::{Group, List, plain};
use crate::training::{Exercise, Variation};
use serde_json::{Value, json};

/// Where the other grounds are.
const AGAIN: &str = "/again";

/// The forms of each other ground, and putting one more in. `ground` gives those of an exercise's own.
pub(super) fn groups(exercise: &Exercise, ground: impl Fn(&Exercise) -> Vec<Group>) -> Vec<Group> {
    let each = exercise.again.iter().enumerate().flat_map(|(at, held)| {
        let own = ground(&exercise.on_other_ground(at));
        let moved = own.into_iter().filter_map(move |group| moved(group, at, held));
        std::iter::once(about(at, held)).chain(moved)
    });
    each.chain([one_more(exercise)]).collect()
}

fn about(at: usize, held: &Variation) -> Group {
    let place = |field: &str| format!("{AGAIN}/{at}/{field}");
    let heading = match held.task {
        Some(_) => named(at),
        None => format!("{}: what is done with it is as in the exercise", named(at)),
    };
    Group {
        one_of: Some((AGAIN.to_owned(), at)),
        ..plain(
            &heading,
            vec![
                Field::new(place("question"), "The question", Shape::OptionalText)
                    .long()
                    .hint("Empty: the same."),
                Field::new(
                    place("pack/organisation/clock"),
                    "Today, as it has it",
                    Shape::OptionalText,
                ),
            ],
        )
    }
}

fn named(at: usize) -> String {
    format!("Other ground {}", at + 1)
}

/// A group at the places of a ground, without what the ground takes from the exercise; nothing where that is all of it.
fn moved(group: Group, at: usize, held: &Variation) -> Option<Group> {
    let is_its = |place: &str| held.task.is_some() || !place.starts_with("/task");
    let there = |place: &str| format!("{AGAIN}/{at}{place}");
    let field = |field: Field| match field.place.as_str() {
        "/right" => Field { place: there("/right"), ..field.may_be_empty("Empty: the same.") },
        place => Field { place: there(place), ..field },
    };
    let fields: Vec<Field> =
        group.fields.into_iter().filter(|it| is_its(&it.place)).map(field).collect();
    let more = group.more.filter(|list| is_its(&list.place));
    let more = more.map(|list| List { place: there(&list.place), ..list });
    let one_of = group.one_of.filter(|(list, _)| is_its(list));
    (!fields.is_empty() || more.is_some()).then(|| Group {
        heading: format!("{}: {}", named(at), in_a_sentence(&group.heading)),
        fields,
        one_of: one_of.map(|(list, place)| (there(&list), place)),
        more,
    })
}

/// A heading behind another.
fn in_a_sentence(heading: &str) -> String {
    let mut letters = heading.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

/// A ground starts as the exercise's own: whoever writes it changes what makes another answer the right one.
fn one_more(exercise: &Exercise) -> Group {
    let mut file = as_file(exercise);
    let mut take = |field: &str| file.get_mut(field).map(Value::take).unwrap_or_default();
    let new = json!({ "pack": take("pack"), "task": take("task"), "wrong": take("wrong") });
    let place = AGAIN.to_owned();
    Group {
        more: Some(List { place, add: "Add other ground", new }),
        ..plain(
            "On other ground, where another answer is right: done again, the exercise comes by turns as it is and on each",
            Vec::new(),
        )
    }
}
