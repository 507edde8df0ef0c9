//! What stands in the fields: kept while somebody looks elsewhere, and put back. It is nobody's answer before it is
//! checked, so it is kept apart from results and from what was done at a stop. Of an exercise that was checked the answers
//! are kept and never the verdict: the engine judges them anew.

use super::{Answering, Play, Question, Verdict, tour::Stop};
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
    /// Whether it was checked, and stands as it was then.
    #[serde(default, skip_serializing_if = "is_not")]
    checked: bool,
}

fn is_not(checked: &bool) -> bool {
    !checked
}

impl Typed {
    /// What is typed into an exercise, an answer to each question. `None` where nothing is.
    pub fn of(play: &Play, given: &[String]) -> Option<Self> {
        let given = by_question(&play.questions, given);
        (!given.is_empty()).then_some(Self { seed: play.seed, given, checked: false })
    }

    /// What is answered to an exercise and was checked.
    pub fn checked(play: &Play, given: &[String]) -> Self {
        let given = by_question(&play.questions, given);
        Self { seed: play.seed, given, checked: true }
    }

    /// As it is kept.
    pub fn written(&self) -> String {
        // What is made of texts can be written.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What is kept for an exercise, an answer to each question; empty where there is none, or where it was typed for
    /// other figures.
    pub fn put_back(kept: Option<&str>, play: &Play) -> Vec<String> {
        Self::read(kept, play).fitting(play)
    }

    /// What the engine says now to answers that were checked before; none where they weren't, or where one no longer fits
    /// its question.
    pub fn judged_again(kept: Option<&str>, play: &Play) -> Option<Verdict> {
        let read = Self::read(kept, play);
        let given = read.fitting(play);
        (read.checked && play.unanswered(&given) == 0).then(|| play.judge(&given))
    }

    fn read(kept: Option<&str>, play: &Play) -> Self {
        let read = kept.filter(|text| text.len() <= LONGEST);
        let read = read.and_then(|text| serde_json::from_str::<Self>(text).ok());
        read.filter(|it| it.seed == play.seed).unwrap_or_default()
    }

    fn fitting(&self, play: &Play) -> Vec<String> {
        play.questions.iter().map(|question| fitting(question, &self.given)).collect()
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

    /// Somebody looks a term up and comes back: what was said is there again, and it is the engine that says it.
    #[test]
    fn what_was_checked_is_judged_again_when_somebody_comes_back() {
        let first = play("on-the-line", 0);
        let mut wrong = first.right();
        wrong[1] = "amber".to_owned();
        for given in [first.right(), wrong] {
            let kept = Typed::checked(&first, &given).written();
            assert_eq!(Typed::put_back(Some(&kept), &first), given);
            assert_eq!(Typed::judged_again(Some(&kept), &first), Some(first.judge(&given)));
            // On other figures, half answered, changed, or damaged, nothing is said.
            assert_eq!(Typed::judged_again(Some(&kept), &play("on-the-line", 1)), None);
            let typed = Typed::of(&first, &given).unwrap().written();
            assert_eq!(Typed::judged_again(Some(&typed), &first), None);
            let damaged = kept.replace("green", "purple");
            assert_eq!(Typed::judged_again(Some(&damaged), &first), None);
        }
        assert_eq!(Typed::judged_again(None, &first), None);
        // What is written may be left empty, and is judged all the same.
        let written = play("write-the-exception", 0);
        let empty = vec![String::new(); written.questions.len()];
        let kept = Typed::checked(&written, &empty).written();
        assert_eq!(Typed::judged_again(Some(&kept), &written), Some(written.judge(&empty)));
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
