//! What is asked of a question.

use crate::{
    app::components::forms::{Item, words},
    model::Question,
};

/// What a new one is asked for.
pub const NEW: &[Item<Question>] = &[
    words!(Lines "question", "Your question", "As it should be answered. It is internal until somebody releases it.", words or "Enter your question"),
    words!(Line "question-by", "Who asks", "As you want to be called; it may be left blank.", asked_by),
];
