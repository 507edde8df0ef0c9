//! Reading a file of questions. Whatever it is, it is data: what isn't a question is refused in plain words.

use super::{FORMAT, QuestionFile, VERSION};
use crate::model::{Fault, Question, Record};
use serde_json::{Map, Value};
use std::collections::HashSet;

/// The largest file that is looked at, in bytes: some thousands of questions.
const LARGEST: usize = 1_000_000;
/// The most questions in a file.
const MOST: usize = 2_000;
/// The longest text of a question or an answer, in characters.
const LONGEST: usize = 10_000;
/// The longest name of somebody, and the longest id, in characters.
const LONGEST_NAME: usize = 200;

/// Why a file of questions isn't read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QuestionFileError {
    /// It is larger than any file of questions.
    #[error("It is larger than a file of questions can be (1 MB).")]
    TooLarge,
    /// It isn't JSON, or not whole.
    #[error("It can’t be read: it is no file of questions, or a part of it is missing.")]
    Unreadable,
    /// It is JSON, and something else.
    #[error("It is no file of questions. One is saved from the page ‘Questions’.")]
    NotQuestions,
    /// A later version of the product wrote it.
    #[error(
        "A later version of this page wrote it. Open it in the newest version; it was left as it is."
    )]
    Newer,
    /// Too many of them.
    #[error("It holds more than 2,000 questions. Save them in several files.")]
    TooMany,
    /// One of them can't be taken.
    #[error("Question {number} can’t be taken: {why}. Nothing was taken from the file.")]
    Damaged {
        /// Which, from 1.
        number: usize,
        /// Why not.
        why: String,
    },
}

/// Whether a file says of itself that it is one of questions, read or not.
pub fn is_question_file(bytes: &[u8]) -> bool {
    bytes.len() <= LARGEST
        && serde_json::from_slice::<Map<String, Value>>(without_mark(bytes))
            .is_ok_and(|whole| whole.get("format").and_then(Value::as_str) == Some(FORMAT))
}

/// Reads a file of questions. Fields that this version doesn't know are left out: a question comes from anybody, and
/// what it brings goes into somebody's pack.
///
/// # Errors
/// Why it isn't read; then nothing of it is.
pub fn read(bytes: &[u8]) -> Result<QuestionFile, QuestionFileError> {
    if bytes.len() > LARGEST {
        return Err(QuestionFileError::TooLarge);
    }
    let whole: Value =
        serde_json::from_slice(without_mark(bytes)).map_err(|_| QuestionFileError::Unreadable)?;
    let Value::Object(mut whole) = whole else { return Err(QuestionFileError::NotQuestions) };
    if whole.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(QuestionFileError::NotQuestions);
    }
    match whole.get("version").and_then(Value::as_u64) {
        Some(1..=VERSION) => {}
        Some(version) if version > VERSION => return Err(QuestionFileError::Newer),
        _ => return Err(QuestionFileError::NotQuestions),
    }
    let organisation = whole.get("organisation").and_then(Value::as_str).unwrap_or_default();
    let organisation: String = organisation.chars().take(LONGEST_NAME).collect();
    let Some(Value::Array(list)) = whole.remove("questions") else {
        return Err(QuestionFileError::NotQuestions);
    };
    if list.len() > MOST {
        return Err(QuestionFileError::TooMany);
    }
    let mut questions = Vec::with_capacity(list.len());
    let mut ids = HashSet::new();
    for (number, value) in (1..).zip(list) {
        let damaged = |why: String| QuestionFileError::Damaged { number, why };
        let question = question(value).map_err(damaged)?;
        if !ids.insert(question.id.clone()) {
            return Err(damaged("another in the file has the same id".to_owned()));
        }
        questions.push(question);
    }
    Ok(QuestionFile { organisation, questions })
}

/// Without the mark that some editors put before a text.
fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

/// One of them, or what is wrong with it.
fn question(value: Value) -> Result<Question, String> {
    let mut question: Question = serde_json::from_value(value)
        .map_err(|_| "a part of it is missing, or is not what it should be".to_owned())?;
    question.extra.clear();
    let blank = |text: &str| text.trim().is_empty();
    if blank(question.id.as_str()) || blank(&question.words) {
        return Err("it has no id, or asks nothing".to_owned());
    }
    let measure = question.measure.as_ref().map(|id| id.as_str()).unwrap_or_default();
    let names = [
        question.id.as_str(),
        measure,
        &question.report,
        &question.asked_by,
        &question.answered_by,
    ];
    let long = |text: &str, most: usize| text.chars().nth(most).is_some();
    if long(&question.words, LONGEST)
        || long(&question.answer, LONGEST)
        || names.iter().any(|text| long(text, LONGEST_NAME))
    {
        return Err("it is longer than anybody reads".to_owned());
    }
    let mut found: Option<Fault> = None;
    question.faults(&mut |_, fault| found = found.take().or(Some(fault)));
    match found {
        Some(fault) => Err(fault.to_string()),
        None => Ok(question),
    }
}

#[cfg(test)]
mod tests {
    use super::super::write;
    use super::*;

    fn whole(questions: &str) -> String {
        format!(
            r#"{{"format":"golden-thread-questions","version":1,"organisation":"A","questions":{questions}}}"#
        )
    }

    #[test]
    fn what_is_written_is_read() {
        let question = Question {
            id: "q".into(),
            words: "Why? <b>\u{202e}".to_owned(),
            measure: Some("m".into()),
            asked_on: Some("2025-10-09".parse().unwrap()),
            answer: "It rained.".to_owned(),
            answered_on: Some("2025-10-12".parse().unwrap()),
            ..Question::default()
        };
        let file = QuestionFile { organisation: "A".to_owned(), questions: vec![question] };
        let text = write(&file);
        assert!(is_question_file(text.as_bytes()));
        assert_eq!(read(text.as_bytes()), Ok(file.clone()));
        assert_eq!(read(format!("\u{feff}{text}").as_bytes()), Ok(file));
        let empty = QuestionFile::default();
        assert_eq!(read(write(&empty).as_bytes()), Ok(empty));
    }

    #[test]
    fn what_is_no_file_of_questions_is_refused_in_plain_words() {
        let check = |text: &str, expected: QuestionFileError| {
            assert_eq!(read(text.as_bytes()), Err(expected), "{text}");
        };
        use QuestionFileError::{Newer, NotQuestions, TooLarge, TooMany, Unreadable};
        check("", Unreadable);
        check("not json", Unreadable);
        check(&whole("[]")[..40], Unreadable);
        check(&"[".repeat(100_000), Unreadable);
        check(&" ".repeat(LARGEST + 1), TooLarge);
        check("[]", NotQuestions);
        check(r#"{"format":"golden-thread-pack","version":1}"#, NotQuestions);
        check(&whole("[]").replace(":1,", ":2,"), Newer);
        check(&whole("[]").replace(":1,", ":0,"), NotQuestions);
        check(&whole("[]").replace(":1,", ":-1,"), NotQuestions);
        check(&whole("{}"), NotQuestions);
        check(&whole(&format!("[{}1]", "1,".repeat(MOST))), TooMany);
        assert_eq!(
            read(b"\xff\xfe\x00"),
            Err(Unreadable),
            "bytes that are no text are no questions"
        );
    }

    #[test]
    fn a_question_that_cannot_be_taken_says_which_and_why() {
        let check = |question: &str, why: &str| {
            let good = r#"{"id":"good","words":"Why?"}"#;
            let text = whole(&format!("[{good},{question}]"));
            let expected = QuestionFileError::Damaged { number: 2, why: why.to_owned() };
            assert_eq!(read(text.as_bytes()), Err(expected), "{question}");
        };
        let shape = "a part of it is missing, or is not what it should be";
        check("1", shape);
        check("{}", shape);
        check(r#"{"id":"q","words":["Why?"]}"#, shape);
        check(r#"{"id":"q","words":"Why?","asked_on":"2025-02-31"}"#, shape);
        check(r#"{"id":"q","words":"Why?","period":"sometime"}"#, shape);
        check(r#"{"id":" ","words":"Why?"}"#, "it has no id, or asks nothing");
        check(r#"{"id":"q","words":" \n"}"#, "it has no id, or asks nothing");
        check(r#"{"id":"good","words":"Other?"}"#, "another in the file has the same id");
        check(r#"{"id":"q","words":"Why?","answered_on":"2025-10-12"}"#, "'Why?' needs an answer");
        let long = "a".repeat(LONGEST + 1);
        check(&format!(r#"{{"id":"q","words":"{long}"}}"#), "it is longer than anybody reads");
        let long = "a".repeat(LONGEST_NAME + 1);
        check(&format!(r#"{{"id":"{long}","words":"Why?"}}"#), "it is longer than anybody reads");
    }

    #[test]
    fn what_this_version_does_not_know_is_left_out() {
        let text = whole(r#"[{"id":"q","words":"Why?","script":"x","audience":"public"}]"#);
        let read = read(text.as_bytes()).unwrap();
        assert!(read.questions[0].extra.is_empty());
    }
}
