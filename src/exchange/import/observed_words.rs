//! What an observation says, in the words in which the file's and the pack's are held against each other.

use super::proposal::KEPT_AS_TEXT;
use crate::model::{Observation, Reading};
use std::borrow::Cow;

/// What is offered where a word or a mark stands in place of a figure.
pub(super) fn in_place_of(old: &Observation, reading: Reading) -> String {
    let what = match reading {
        Reading::Missing(reason) => reason.words(),
        _ => "text",
    };
    format!("{what}, in place of {}", figure_in_words(old))
}

/// A figure as a person compares it.
pub(super) fn figure_in_words(observation: &Observation) -> String {
    let figure = match observation.reading {
        Reading::Number(number) => number.to_string(),
        Reading::Ratio { numerator, denominator } => format!("{numerator}/{denominator}"),
        Reading::Missing(reason) => reason.words().to_owned(),
        Reading::Unread => String::new(),
    };
    match &observation.text {
        Some(text) if figure.is_empty() => format!("text '{text}'"),
        Some(text) => format!("{figure} (text '{text}')"),
        None => figure,
    }
}

pub(super) fn about_in_words(observation: &Observation) -> String {
    let flag = |set: bool, word: &str| if set { word.to_owned() } else { String::new() };
    let parts = [
        observation.about.clone().unwrap_or_default(),
        flag(observation.provisional, "provisional"),
        flag(observation.revised, "revised"),
        observation.qualifier.clone().unwrap_or_default(),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

pub(super) fn comment_of(observation: &Observation) -> String {
    observation.comment.clone().unwrap_or_default()
}

/// What a cell comes to: a figure with what it would be in the pack, which may be another than is written.
pub(super) fn reason_of(observation: &Observation) -> Cow<'static, str> {
    match observation.reading {
        Reading::Number(_) | Reading::Ratio { .. } => {
            format!("figure {}", figure_in_words(observation)).into()
        }
        Reading::Missing(reason) => reason.words().into(),
        Reading::Unread => KEPT_AS_TEXT.into(),
    }
}
