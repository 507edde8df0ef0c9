//! What is asked of a person before what hangs on it is taken.

use super::names::words::plain;
use crate::exchange::reading::spaces::tidy;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The question which place is the organisation's.
pub(super) const WHOSE: &str = "whose";

/// The answer that none of the places is the organisation's.
pub(super) const NONE: &str = "none of them";

/// What stands between answers that are given together.
const TOGETHER: &str = " | ";

/// The answers of a person, by the question's id.
pub type Answers = BTreeMap<String, String>;

/// Why something isn't taken, or what it is used for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// In words.
    Words(Cow<'static, str>),
    /// It hangs on the question with this id.
    Waits(String),
}

impl Why {
    /// In words that name the question by what it asks.
    pub(super) fn words(&self, questions: &[Question]) -> Cow<'static, str> {
        match self {
            Self::Words(words) => words.clone(),
            Self::Waits(id) => match questions.iter().find(|question| question.id == *id) {
                Some(question) => format!("it waits for your answer to: {}", question.text).into(),
                None => "it waits for an answer".into(),
            },
        }
    }
}

impl From<&'static str> for Why {
    fn from(words: &'static str) -> Self {
        Self::Words(words.into())
    }
}

impl From<String> for Why {
    fn from(words: String) -> Self {
        Self::Words(words.into())
    }
}

/// A question that a file leaves open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The same for every file that leaves the same open: `date-order`.
    pub id: String,
    /// The question.
    pub text: String,
    /// What can be answered.
    pub answers: Vec<String>,
    /// The last so many of the answers can be given together.
    pub together: usize,
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
            together: 0,
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

    /// Answers of which any may be given together, after those that stand alone.
    pub(super) fn any_of<T: Into<String>>(mut self, answers: impl IntoIterator<Item = T>) -> Self {
        let before = self.answers.len();
        self.answers.extend(answers.into_iter().map(Into::into));
        self.together = self.answers.len() - before;
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
        let together = match self.together {
            0 | 1 => String::new(),
            several => format!("; any of the last {several} together, with commas between"),
        };
        format!("question {}: {} (answers: {answers}{together}){taken}", self.id, self.text)
    }

    /// The answers of which any may be given together.
    pub fn of_several(&self) -> &[String] {
        let from = self.answers.len().saturating_sub(self.together);
        self.answers.get(from..).unwrap_or_default()
    }

    /// The answers that are given together in one, in the order they are offered.
    pub fn given_together(&self, text: &str) -> Vec<&str> {
        let ends = text.match_indices(['|', ',']).map(|(at, _)| at).chain([text.len()]);
        let ends: Vec<usize> = ends.collect();
        let (mut from, mut given) = (0, Vec::new());
        while from <= text.len() {
            // The longest first: a comma may be one of the answer's own.
            let found = ends.iter().rev().filter(|end| **end >= from).find_map(|end| {
                let said = text.get(from..*end)?;
                Some((one_of(self.of_several(), said)?.as_str(), *end))
            });
            let Some((answer, end)) = found else { return Vec::new() };
            given.push(answer);
            from = end + 1;
        }
        let all = self.of_several().iter().map(String::as_str);
        all.filter(|answer| given.contains(answer)).collect()
    }

    /// Several answers as one; nothing where there are none.
    pub fn joined(answers: &[&str]) -> String {
        answers.join(TOGETHER)
    }

    /// Whether a text answers it.
    pub fn takes(&self, text: &str) -> bool {
        self.meant(text).is_some()
    }

    /// The answer that a text means: one of those offered, however it is spelt, or anything where that will do.
    pub(super) fn meant(&self, text: &str) -> Option<String> {
        let several = || {
            let given = self.given_together(text);
            (!given.is_empty()).then(|| Self::joined(&given))
        };
        let offered = one_of(&self.answers, text).cloned().or_else(several);
        offered.or_else(|| (self.free && !text.trim().is_empty()).then(|| text.trim().to_owned()))
    }
}

/// The one of these answers that a text means.
fn one_of<'a>(answers: &'a [String], text: &str) -> Option<&'a String> {
    let written = answers.iter().find(|answer| tidy(answer) == tidy(text));
    let mut alike = answers.iter().filter(|answer| plain(answer) == plain(text));
    // Answers that only a mark tells apart are none of them meant by what has the words of both.
    let alone = alike.next().filter(|_| alike.next().is_none());
    written.or(alone)
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

    /// Refuses an answer that can't be read: the question is open again.
    pub(super) fn refuse(&mut self, id: &str, words: impl Into<String>) {
        self.refused.push(words.into());
        for question in self.questions.iter_mut().filter(|question| question.id == id) {
            question.answered = None;
        }
    }

    /// What was answered to a question that isn't put yet.
    pub(super) fn given(&self, id: &str) -> Option<&str> {
        self.answers.get(id).map(String::as_str)
    }

    /// Whether anything was answered to a question whose id begins so.
    pub(super) fn has_given(&self, begins: &str) -> bool {
        self.answers.keys().any(|id| id.starts_with(begins))
    }

    /// Whether a question of this file was answered by a person.
    pub(super) fn is_answered(&self, id: &str) -> bool {
        self.questions.iter().any(|question| question.id == id && question.answered.is_some())
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
    use super::super::tried::tried;
    use super::*;
    use crate::model::Pack;

    #[test]
    fn an_answer_that_cannot_be_read_leaves_its_question_open() {
        let check = |text: &str, id: &str, given: &str| {
            let found = tried(&Pack::default(), text, &[(id, given)]);
            assert!(found.question(id).is_open(), "{text}");
            assert!(found.figures().is_empty() && found.without_figures.is_none(), "{text}");
        };
        check("Measure,Apr,May\nBins,5,6\n", "year", "this one");
        check("Measure,Value\nBins,5\n", "period", "now");
        check("Measure,Target\nBins,5\n", "target-year", "next");
    }

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

    #[test]
    fn answers_that_only_a_mark_tells_apart_are_known_as_written_alone() {
        let question = Question::new("twice", "Which?").answers(["2024/25", "2024/25*"]);
        let check = |given: &str, expected: Option<&str>| {
            assert_eq!(question.meant(given).as_deref(), expected, "{given}");
        };
        check("2024/25", Some("2024/25"));
        check(" 2024/25* ", Some("2024/25*"));
        check("2024-25", None);
    }

    #[test]
    fn answers_given_together_are_known_however_they_are_parted() {
        let question = Question::new("figures", "Which?").answers(["each of them"]).any_of([
            "Seen",
            "Lost",
            "Lost, in days",
        ]);
        let check = |given: &str, expected: Option<&str>| {
            assert_eq!(question.meant(given).as_deref(), expected, "{given}");
        };
        check("Seen", Some("Seen"));
        check("lost,seen", Some("Seen | Lost"));
        check("Seen | Lost", Some("Seen | Lost"));
        check("Lost, in days,Lost", Some("Lost | Lost, in days"));
        check("Lost, in days", Some("Lost, in days"));
        check("each of them", Some("each of them"));
        check("each of them,Seen", None);
        check("Seen,", Some("Seen"));
        check("Seen,Found", None);
        check("", None);
        assert!(question.line().contains("any of the last 3 together"), "{}", question.line());
    }

    #[test]
    fn a_reason_names_the_question_by_what_it_asks() {
        let places = "Measure,Area,Period,Value\nBins,North,Apr 2025,5\nBins,South,Apr 2025,7\n";
        let found = tried(&Pack::default(), places, &[]);
        let reasons = found.proposal.left_out();
        let words = format!("it waits for your answer to: {}", found.question(WHOSE).text);
        assert_eq!(reasons.keys().copied().collect::<Vec<_>>(), [words.as_str()]);
        let dates = "Measure,04/05/2025,05/06/2025\nBins,1,2\n";
        let found = tried(&Pack::default(), dates, &[]);
        let words = format!("it waits for your answer to: {}", found.question("date-order").text);
        assert_eq!(found.reasons[1..], [words.clone(), words]);
    }
}
