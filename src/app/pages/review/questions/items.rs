//! What is asked of a question in the pack.

use crate::{
    app::components::forms::{Item, audience, day, words},
    model::{Audience, Question},
};

/// Its answer.
pub const ANSWER: &[Item<Question>] = &[
    Item {
        set: |question, text| {
            text.clone_into(&mut question.answer);
            match question.answered_on.is_some() && !question.is_answered() {
                true => Err("Enter the answer, or clear the day"),
                false => Ok(()),
            }
        },
        ..words!(Lines "answer", "Answer", "", answer)
    },
    words!(Line "answered-by", "Who answers", "A post, not a name.", answered_by),
    day!(past "answered-on", "Answered on", "", answered_on),
    audience!("question-audience", audience),
];
