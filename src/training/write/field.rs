//! A field of a form: a place in an exercise's file, and the shape of what stands there.

use super::{as_file, lines, of_file, place};
use crate::training::Exercise;
use serde_json::Value;

/// How a field is filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Control {
    /// On one line.
    Line,
    /// On several.
    Text,
    /// By one of these: the key that is kept, and its words.
    Choose(Vec<(String, String)>),
}

/// A field.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Where it stands, as a JSON pointer; unique in the exercise.
    pub place: String,
    /// As printed.
    pub label: String,
    /// What to write, and how.
    pub hint: &'static str,
    /// How it is filled in.
    pub control: Control,
    pub(super) shape: Shape,
}

/// What stands at a place, and how people type it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A text that has to be there, if only an empty one.
    Text,
    /// A text that may be left out.
    OptionalText,
    /// A whole number.
    Whole,
    /// A number, or a whole one, that may be left out.
    OptionalNumber,
    /// Yes or no.
    Tick,
    Series,
    Plans,
    Aim,
    Tolerance,
    Numbers,
    Charts,
    Vary,
    /// Ids with names, a line each.
    Named,
    /// Ids with figures, a line each.
    Pairs,
    /// Ids with commas between; nothing where there are none.
    Ids,
}

impl Field {
    pub(super) fn new(place: impl Into<String>, label: impl Into<String>, shape: Shape) -> Self {
        let control = match shape {
            Shape::Series | Shape::Plans | Shape::Charts => Control::Text,
            Shape::Tick => Control::Choose(vec![
                ("false".to_owned(), "No".to_owned()),
                ("true".to_owned(), "Yes".to_owned()),
            ]),
            _ => Control::Line,
        };
        Self { place: place.into(), label: label.into(), hint: "", control, shape }
    }

    /// On several lines.
    pub(super) fn long(self) -> Self {
        Self { control: Control::Text, ..self }
    }

    pub(super) fn hint(self, hint: &'static str) -> Self {
        Self { hint, ..self }
    }

    /// A text that may be left out; what that means.
    pub(super) fn may_be_empty(self, hint: &'static str) -> Self {
        Self { shape: Shape::OptionalText, hint, ..self }
    }

    /// By one of these.
    pub(super) fn of<A: Into<String>, B: Into<String>>(
        self,
        choices: impl IntoIterator<Item = (A, B)>,
    ) -> Self {
        let choices = choices.into_iter().map(|(key, words)| (key.into(), words.into())).collect();
        Self { control: Control::Choose(choices), ..self }
    }
}

/// What stands in a field, as people type it.
pub fn value(exercise: &Exercise, field: &Field) -> String {
    let file = as_file(exercise);
    let Some(value) = file.pointer(&field.place) else {
        return if field.shape == Shape::Tick { "false".to_owned() } else { String::new() };
    };
    match field.shape {
        Shape::Series => lines::series_shown(value),
        Shape::Plans => lines::plans_shown(value),
        Shape::Aim => lines::aim_shown(value),
        Shape::Tolerance => lines::tolerance_shown(value),
        Shape::Numbers => lines::numbers_shown(value),
        Shape::Charts => lines::charts_shown(value),
        Shape::Vary => lines::vary_shown(value),
        Shape::Named => lines::named_shown(value),
        Shape::Pairs => lines::pairs_shown(value),
        Shape::Ids => lines::ids_shown(value),
        _ => lines::shown(value),
    }
}

/// Puts what was typed into a field. The exercise stays as it was where that can't be read.
///
/// # Errors
/// Says what can't be read, in a sentence.
pub fn put(exercise: &mut Exercise, field: &Field, text: &str) -> Result<(), String> {
    let mut file = as_file(exercise);
    let before = file.pointer(&field.place).cloned().unwrap_or_default();
    let read = read(field.shape, text, &before)?;
    // Nothing is said where nothing stood.
    if before.is_null() && (read.is_none() || text.trim().is_empty()) {
        return Ok(());
    }
    let emptied = read.is_none();
    place::set(&mut file, &field.place, read);
    if emptied {
        place::drop_empty_target(&mut file, &field.place);
    }
    *exercise = of_file(file)?;
    Ok(())
}

/// What is typed, as a file has it; nothing where it is left out.
fn read(shape: Shape, text: &str, before: &Value) -> Result<Option<Value>, String> {
    let blank = text.trim().is_empty();
    Ok(match shape {
        Shape::Text => Some(text.into()),
        Shape::Whole => {
            let whole = text.trim().parse::<u32>();
            Some(whole.map_err(|_| format!("“{}” is no whole number.", text.trim()))?.into())
        }
        Shape::Tick => Some((text == "true").into()).filter(|_| text == "true"),
        Shape::Series => Some(lines::series(text, before)?),
        Shape::Numbers => Some(lines::numbers(text)?),
        Shape::Charts => Some(lines::charts(text)?),
        Shape::Named => Some(lines::named(text, before)?),
        Shape::Pairs => Some(lines::figures_of(text)?),
        Shape::Ids => Some(lines::ids(text)),
        _ if blank => None,
        Shape::OptionalText => Some(text.into()),
        Shape::OptionalNumber => Some(lines::figure(text)?),
        Shape::Plans => Some(lines::plans(text, before)?),
        Shape::Aim => Some(lines::aim(text)?),
        Shape::Tolerance => Some(lines::tolerance(text)?),
        Shape::Vary => Some(lines::vary(text, before)?),
    })
}
