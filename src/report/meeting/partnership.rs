//! What a partnership answered to the five questions last time (FRAMEWORK R7).

use super::earlier;
use crate::model::{Day, Meeting, Pack, PartnershipAnswer, PartnershipQuestion};

/// An answer of a meeting before, and its day.
#[derive(Clone, Debug, PartialEq)]
pub struct AnswerThen {
    /// What was answered.
    pub answer: PartnershipAnswer,
    /// The day of that meeting.
    pub on: Day,
}

/// What the body of a meeting answered to a question the last time that it did.
pub fn last_answer(
    pack: &Pack,
    meeting: &Meeting,
    question: PartnershipQuestion,
) -> Option<AnswerThen> {
    earlier(pack, meeting).into_iter().find_map(|held| {
        let answer = held.partnership.iter().find(|answer| answer.question == question)?;
        Some(AnswerThen { answer: answer.clone(), on: held.on })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PartnershipQuestion::{Governance, Learning};

    #[test]
    fn the_last_answer_is_of_the_same_body_and_question() {
        let meeting = |id: &str, body: &str, on: &str, answers: &[(PartnershipQuestion, &str)]| {
            let answer = |(question, words): &(PartnershipQuestion, &str)| PartnershipAnswer {
                question: *question,
                answer: (*words).to_owned(),
                ..PartnershipAnswer::default()
            };
            let (name, body, on) = (id.to_owned(), body.to_owned(), on.parse().unwrap());
            Meeting {
                partnership: answers.iter().map(answer).collect(),
                ..Meeting::new(id.into(), name, body, on)
            }
        };
        let pack = Pack {
            meetings: vec![
                meeting("a", "Board", "2025-02-01", &[(Governance, "first"), (Learning, "once")])
                    .into(),
                meeting("b", "Board", "2025-05-01", &[(Governance, "second")]).into(),
                meeting("c", "Other", "2025-06-01", &[(Governance, "theirs")]).into(),
            ],
            ..Pack::default()
        };
        let now = meeting("d", "board ", "2025-08-01", &[]);
        let check = |question, expected: Option<(&str, &str)>| {
            let found = last_answer(&pack, &now, question);
            let found = found.map(|it| (it.answer.answer, it.on.to_string()));
            assert_eq!(
                found,
                expected.map(|(words, on)| (words.to_owned(), on.to_owned())),
                "{question:?}"
            );
        };
        check(Governance, Some(("second", "2025-05-01")));
        check(Learning, Some(("once", "2025-02-01")));
        check(PartnershipQuestion::CommonView, None);
    }
}
