//! Every kind of question that a file can leave open: a small file that asks it, an answer, and how many of its cells are
//! taken before and after. The browser's tests answer the same table, by touch and by keys.

// Helpers of tests may fail as tests do; the lint's own exception reaches only test functions.
#![allow(clippy::unwrap_used, clippy::panic)]

use golden_thread::{
    edit::{Context, apply},
    exchange::{
        Table,
        import::{Choices, Decisions, Question, Study},
    },
    model::Pack,
};
use serde::Deserialize;
use std::{collections::BTreeSet, path::PathBuf};

const TABLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/asked/questions.json");
const STUDY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/exchange/import/study");

/// What takes more than a small file to be asked: forty names near those of the pack.
const LARGE: [&str; 1] = ["near-names"];

/// A question, with what is answered.
#[derive(Deserialize)]
struct Case {
    id: String,
    file: String,
    /// What is answered before it is asked.
    #[serde(default)]
    first: Vec<(String, String)>,
    answer: String,
    /// How many cells are added before and after the answer.
    taken: (usize, usize),
}

fn table() -> (Pack, Vec<Case>) {
    let text = std::fs::read_to_string(TABLE).unwrap();
    let mut table: serde_json::Value = serde_json::from_str(&text).unwrap();
    let pack = golden_thread::pack::read(table["pack"].to_string().as_bytes());
    assert!(pack.diagnostics.is_empty(), "{:?}", pack.diagnostics);
    (pack.pack.unwrap(), serde_json::from_value(table["questions"].take()).unwrap())
}

/// What answers come to: the questions, how many cells are added, and the pack after it.
fn tried(pack: &Pack, file: &str, answers: &[(String, String)]) -> (Vec<Question>, usize, Pack) {
    let mut choices = Choices::default();
    choices.answers.extend(answers.iter().cloned());
    let table = Table::read(file.as_bytes());
    let study = Study::new(pack, &table, &choices);
    let proposal = study.propose(pack, &Decisions::default());
    let mut after = pack.clone();
    apply(&mut after, proposal.command("Import"), &Context::default()).unwrap();
    (study.questions.clone(), proposal.counts().added, after)
}

fn ids_of(questions: &[Question]) -> BTreeSet<String> {
    questions.iter().map(|it| it.id.clone()).collect()
}

/// What is wrong with a case; nothing where it is as it says.
fn fault(pack: &Pack, case: &Case) -> Option<String> {
    let Case { id, file, first, answer, taken } = case;
    let (questions, before, without) = tried(pack, file, first);
    let Some(question) = questions.iter().find(|it| it.id == *id) else {
        return Some(format!("{id} isn't asked, but {:?}", ids_of(&questions)));
    };
    if question.assumed.as_ref() == Some(answer) {
        return Some(format!("{id} is taken so already"));
    }
    let given: Vec<_> = first.iter().cloned().chain([(id.clone(), answer.clone())]).collect();
    let (next, after, with) = tried(pack, file, &given);
    if (before, after) != *taken {
        return Some(format!("{id} takes {before}, then {after}, and not {taken:?}"));
    }
    if next.iter().any(|it| it.id == *id && it.answered.as_ref() != Some(answer)) {
        return Some(format!("{id} isn't answered by {answer}: {}", question.line()));
    }
    // It changes what is taken, how much of the file is, or what is asked next.
    let same = with == without && before == after && ids_of(&next) == ids_of(&questions);
    same.then(|| format!("{id}: {answer} changes nothing"))
}

#[test]
fn each_question_is_asked_and_its_answer_changes_what_is_taken() {
    let (pack, cases) = table();
    assert!(cases.len() > 80, "{}", cases.len());
    let faults: Vec<String> = cases.iter().filter_map(|case| fault(&pack, case)).collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

/// The ids that stand in a source as questions are made, whole or how they begin.
fn ids(source: &str) -> BTreeSet<&str> {
    let is_id = |text: &&str| {
        !text.is_empty() && text.chars().all(|it| it.is_ascii_lowercase() || it == '-')
    };
    let after = |mark: &'static str| {
        source.match_indices(mark).filter_map(move |(at, _)| {
            let rest = source.get(at + mark.len()..)?.trim_start();
            rest.strip_prefix('"')?.split('"').next().map(|id| id.trim_end_matches("-{}"))
        })
    };
    let constants = source.lines().filter_map(|line| {
        let (name, rest) = line
            .trim_start_matches("pub(super) ")
            .trim_start_matches("pub(in super::super) ")
            .strip_prefix("const ")?
            .split_once(": &str = \"")?;
        let is_question = name.starts_with("ASKED")
            || ["FIRST", "LENGTH", "ID", "WHOSE", "DISAGREE", "HEADING_PLACE"].contains(&name);
        rest.split('"').next().filter(|_| is_question)
    });
    after("Question::new(").chain(after("        id: ")).chain(constants).filter(is_id).collect()
}

#[test]
fn no_kind_of_question_is_without_a_case() {
    let (_, cases) = table();
    let mut lacking = BTreeSet::new();
    let mut count = 0;
    let mut paths = vec![PathBuf::from(STUDY)];
    while let Some(path) = paths.pop() {
        if path.is_dir() {
            paths.extend(std::fs::read_dir(path).unwrap().map(|file| file.unwrap().path()));
            continue;
        }
        let source = std::fs::read_to_string(&path).unwrap();
        let source = source.split("#[cfg(test)]").next().unwrap();
        for id in ids(source) {
            count += 1;
            if !LARGE.contains(&id) && !cases.iter().any(|it| it.id.starts_with(id)) {
                lacking.insert(format!("{id} in {}", path.display()));
            }
        }
    }
    assert!(count > 50, "{count}");
    assert!(lacking.is_empty(), "{lacking:#?}");
}
