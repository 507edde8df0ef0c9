//! What is asked of a question in the pack.

use crate::{
    app::components::forms::{Item, audience, day, words},
    model::{Audience, Question},
};

/// Its answer.
pub const ANSWER: &[Item<Question>] = &[
    words!(Lines "answer", "Answer", "", answer),
    words!(Line "answered-by", "Who answers", "A post, not a name.", answered_by),
    day!("answered-on", "Answered on", "", answered_on),
    audience!("question-audience", audience),
];
