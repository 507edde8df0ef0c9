//! What is typed and not checked yet: kept while somebody looks elsewhere, and put back. It is nobody's answer before it is
//! checked, so it is kept apart from results and from what was done at a stop.

use super::{Answering, Play, Question, tour::Stop};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The longest text that is kept, in bytes, and the longest answer, in characters.
const LONGEST: usize = 400_000;
const LONGEST_ANSWER: usize = 2_000;

/// What is typed into one exercise.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Typed {
    /// Which figures it was typed for.
    seed: u32,
    /// By question.
    given: BTreeMap<String, String>,
}

impl Typed {
    /// What is typed into an exercise, an answer to each question. `None` where nothing is.
    pub fn of(play: &Play, given: &[String]) -> Option<Self> {
        let given = by_question(&play.questions, given);
        (!given.is_empty()).then_some(Self { seed: play.seed, given })
    }

    /// As it is kept.
    pub fn written(&self) -> String {
        // What is made of texts can be written.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What is kept for an exercise, an answer to each question; empty where there is none, or where it was typed for
    /// other figures.
    pub fn put_back(kept: Option<&str>, play: &Play) -> Vec<String> {
        let read = kept.filter(|text| text.len() <= LONGEST);
        let read = read.and_then(|text| serde_json::from_str::<Self>(text).ok());
        let given = read.filter(|it| it.seed == play.seed).unwrap_or_default().given;
        play.questions.iter().map(|question| fitting(question, &given)).collect()
    }
}

/// What is typed at the stops of the tour.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedTour(BTreeMap<String, BTreeMap<String, String>>);

impl TypedTour {
    /// What was kept; what can't be read was never kept.
    pub fn read(kept: Option<&str>) -> Self {
        let read = kept.filter(|text| text.len() <= LONGEST);
        read.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
    }

    /// As it is kept.
    pub fn written(&self) -> String {
        // What is made of texts can be written.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Takes down what is typed at a stop.
    pub fn put(&mut self, stop: Stop, asked: &[Question], given: &[String]) {
        self.0.insert(stop.id().to_owned(), by_question(asked, given));
    }

    /// Forgets what is typed at a stop: it is done now.
    pub fn forget(&mut self, stop: Stop) {
        self.0.remove(stop.id());
    }

    /// What is typed at a stop, an answer to each question. `None` where nothing is kept of it.
    pub fn at(&self, stop: Stop, asked: &[Question]) -> Option<Vec<String>> {
        let given = self.0.get(stop.id())?;
        Some(asked.iter().map(|question| fitting(question, given)).collect())
    }
}

fn by_question(asked: &[Question], given: &[String]) -> BTreeMap<String, String> {
    let all = asked.iter().zip(given).filter(|(_, answer)| !answer.is_empty());
    all.map(|(question, answer)| (question.id.clone(), cut(answer))).collect()
}

fn cut(answer: &str) -> String {
    answer.chars().take(LONGEST_ANSWER).collect()
}

/// What is kept of a question, where it can still be answered so.
fn fitting(question: &Question, given: &BTreeMap<String, String>) -> String {
    let answer = given.get(&question.id).map(|answer| cut(answer)).unwrap_or_default();
    match &question.answering {
        Answering::Choose(choices) if !choices.iter().any(|it| it.key == answer) => String::new(),
        _ => answer,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::training::{Choice, ExerciseSet, read};

    fn set() -> ExerciseSet {
        read(include_bytes!("../../public/training/balanced-scorecard.json")).unwrap()
    }

    fn play(id: &str, seed: u32) -> Play {
        set().exercises.iter().find(|it| it.id == id).unwrap().play(seed).unwrap()
    }

    #[test]
    fn what_is_typed_comes_back_for_the_same_figures_only() {
        let first = play("on-the-line", 0);
        let mut given = vec![String::new(); first.questions.len()];
        assert_eq!(Typed::of(&first, &given), None);
        given[1] = "amber".to_owned();
        let kept = Typed::of(&first, &given).unwrap().written();
        assert_eq!(Typed::put_back(Some(&kept), &first), given);
        let none = vec![String::new(); given.len()];
        assert_eq!(Typed::put_back(Some(&kept), &play("on-the-line", 1)), none);
        let other = play("write-the-exception", 0);
        assert_eq!(Typed::put_back(Some(&kept), &other), vec![String::new(); 8]);
    }

    #[test]
    fn what_is_kept_may_be_anything() {
        let play = play("on-the-line", 0);
        let none = vec![String::new(); play.questions.len()];
        let check = |text: &str| assert_eq!(Typed::put_back(Some(text), &play), none, "{text}");
        check("");
        check("[]");
        check(r#"{"seed":0,"given":[]}"#);
        check(r#"{"seed":0,"given":{"at-48":"purple","nothing":"red"}}"#);
        check(&format!(r#"{{"seed":0,"given":{{"x":"{}"}}}}"#, "x".repeat(LONGEST)));
        assert_eq!(Typed::put_back(None, &play), none);
        for text in ["", "[]", "{\"red\":[]}", "{\"red\":{\"a\":1}}"] {
            assert_eq!(TypedTour::read(Some(text)), TypedTour::default(), "{text}");
        }
    }

    #[test]
    fn each_stop_keeps_its_own_until_it_is_done() {
        let question = |id: &str, answering| Question {
            id: id.to_owned(),
            asks: String::new(),
            facts: Vec::new(),
            picture: None,
            answering,
        };
        let asked = [
            question("why", Answering::Write),
            question("way", Answering::Choose(vec![Choice::new("up", "Up")])),
        ];
        let mut typed = TypedTour::default();
        let given = ["é".repeat(LONGEST_ANSWER + 1), "down".to_owned()];
        typed.put(Stop::Red, &asked, &given);
        typed.put(Stop::Figure, &asked, &["x".to_owned(), "up".to_owned()]);
        let mut typed = TypedTour::read(Some(&typed.written()));
        let expected = vec!["é".repeat(LONGEST_ANSWER), String::new()];
        assert_eq!(typed.at(Stop::Red, &asked), Some(expected));
        typed.forget(Stop::Red);
        assert_eq!(typed.at(Stop::Red, &asked), None);
        assert_eq!(typed.at(Stop::Figure, &asked).unwrap(), ["x", "up"]);
        // What was emptied stays empty.
        typed.put(Stop::Figure, &asked, &[String::new(), String::new()]);
        assert_eq!(typed.at(Stop::Figure, &asked).unwrap(), ["", ""]);
    }
}
