//! What is asked of a person before what hangs on it is taken.

use super::words::plain;
use std::collections::BTreeMap;

/// The question which place is the organisation's.
pub(super) const WHOSE: &str = "whose";

/// The answer that none of the places is the organisation's.
pub(super) const NONE: &str = "none of them";

/// The answers of a person, by the question's id.
pub type Answers = BTreeMap<String, String>;

/// A question that a file leaves open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The same for every file that leaves the same open: `date-order`.
    pub id: String,
    /// The question.
    pub text: String,
    /// What can be answered.
    pub answers: Vec<String>,
    /// Anything else may be answered too: a name, a year.
    pub free: bool,
    /// What in the file makes it doubtful.
    pub why: String,
    /// What is not taken before it is answered.
    pub hangs: String,
    /// What it is taken for until somebody says otherwise; none where nothing is taken before the answer.
    pub assumed: Option<String>,
    /// What was answered.
    pub answered: Option<String>,
}

impl Question {
    /// A question with answers to choose from.
    pub(super) fn new(id: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            text: text.into(),
            answers: Vec::new(),
            free: false,
            why: String::new(),
            hangs: String::new(),
            assumed: None,
            answered: None,
        }
    }

    pub(super) fn answers<T: Into<String>>(mut self, answers: impl IntoIterator<Item = T>) -> Self {
        self.answers.extend(answers.into_iter().map(Into::into));
        self
    }

    pub(super) fn or_anything(mut self) -> Self {
        self.free = true;
        self
    }

    pub(super) fn because(mut self, why: impl Into<String>) -> Self {
        self.why = why.into();
        self
    }

    pub(super) fn holding(mut self, hangs: impl Into<String>) -> Self {
        self.hangs = hangs.into();
        self
    }

    pub(super) fn assuming(mut self, answer: impl Into<String>) -> Self {
        self.assumed = Some(answer.into());
        self
    }

    /// Whether what hangs on it waits for an answer.
    pub fn is_open(&self) -> bool {
        self.answered.is_none() && self.assumed.is_none()
    }

    /// What it is answered with, or taken for.
    pub fn standing(&self) -> Option<&str> {
        self.answered.as_deref().or(self.assumed.as_deref())
    }

    /// The line of a terminal: `question ID: text (answers: A | B | …)`.
    pub fn line(&self) -> String {
        let mut answers = self.answers.join(" | ");
        if self.free {
            answers += if answers.is_empty() { "…" } else { " | …" };
        }
        let taken = match (&self.answered, &self.assumed) {
            (Some(answer), _) => format!(" [answered: {answer}]"),
            (None, Some(assumed)) => format!(" [taken as: {assumed}]"),
            (None, None) => String::new(),
        };
        format!("question {}: {} (answers: {answers}){taken}", self.id, self.text)
    }

    /// The answer that a text means: one of those offered, however it is spelt, or anything where that will do.
    fn meant(&self, text: &str) -> Option<String> {
        let same = |answer: &&String| plain(answer) == plain(text);
        let offered = self.answers.iter().find(same).cloned();
        offered.or_else(|| (self.free && !text.trim().is_empty()).then(|| text.trim().to_owned()))
    }
}

/// Questions as they arise, each put once, with the answers there are.
pub(super) struct Asking<'a> {
    answers: &'a Answers,
    pub(super) questions: Vec<Question>,
    /// Answers that none of the questions has, in words.
    pub(super) refused: Vec<String>,
}

impl<'a> Asking<'a> {
    pub(super) fn new(answers: &'a Answers) -> Self {
        Self { answers, questions: Vec::new(), refused: Vec::new() }
    }

    /// Asks, once for each id; the answer, or what is assumed.
    pub(super) fn ask(&mut self, mut question: Question) -> Option<String> {
        if let Some(asked) = self.questions.iter().find(|asked| asked.id == question.id) {
            return asked.standing().map(str::to_owned);
        }
        if let Some(text) = self.answers.get(&question.id) {
            question.answered = question.meant(text);
            if question.answered.is_none() {
                let id = &question.id;
                self.refused.push(format!("'{text}' is no answer to the question {id}"));
            }
        }
        let standing = question.standing().map(str::to_owned);
        self.questions.push(question);
        standing
    }

    /// Says which answers belong to no question of this file.
    pub(super) fn strangers(&mut self) {
        for id in self.answers.keys() {
            if !self.questions.iter().any(|question| question.id == *id) {
                self.refused.push(format!("nothing of this file asks the question {id}"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_known_however_they_are_spelt() {
        let check = |given: &str, expected: Option<&str>| {
            let answers = Answers::from([("order".to_owned(), given.to_owned())]);
            let mut asking = Asking::new(&answers);
            let question =
                || Question::new("order", "Which?").answers(["day first", "month first"]);
            assert_eq!(asking.ask(question()).as_deref(), expected, "{given}");
            assert_eq!(asking.ask(question().assuming("x")).as_deref(), expected, "asked once");
            assert_eq!(asking.refused.is_empty(), expected.is_some());
        };
        check("Day First", Some("day first"));
        check("month-first", Some("month first"));
        check("the year first", None);
    }
}
