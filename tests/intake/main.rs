//! Files as people mean them: each case through the questions that it leaves open, with what a person answers.

// Helpers of tests may fail as tests do; the lint's own exception reaches only test functions.
#![allow(clippy::unwrap_used, clippy::panic)]

mod cases;
mod kinds;

use crate::{
    engine,
    real_cases::{self, Test, tests},
};
use cases::every_case;
use engine::propose;
use golden_thread::{
    edit::{Context, apply},
    exchange::{
        Table,
        import::{Choices, Decisions, Proposal, Question, Study, suggest},
    },
    model::{Aim, Bounds, Measure, Observation, Pack, Reading},
};
use kinds::{every_kind, lines};
use serde_json::Value;

fn of<'a, T: ?Sized>(list: &[(&str, &'a T)], case: &str) -> Option<&'a T> {
    list.iter().find(|(name, _)| case.starts_with(name)).map(|(_, found)| *found)
}

/// A file brought into an empty pack.
struct Brought {
    pack: Pack,
    proposal: Proposal,
    questions: Vec<Question>,
}

fn bring(text: &[u8], context: &Value, answers: &[(&str, &str)]) -> Brought {
    let mut pack = Pack::default();
    pack.organisation.year_start_month =
        context["year_start_month"].as_u64().map_or(4, |month| u32::try_from(month).unwrap());
    pack.organisation.name = context["organisation_area"].as_str().unwrap_or("").to_owned();
    let table = Table::read(text);
    let mut choices = Choices::default();
    choices.answers.extend(answers.iter().map(|(id, answer)| (id.to_string(), answer.to_string())));
    let before = pack.clone();
    let study = Study::new(&before, &table, &choices);
    let proposal = study.propose(&before, &Decisions::default());
    assert_eq!(proposal.counts().total(), study.table.cells());
    apply(&mut pack, proposal.command("Import"), &Context::default()).unwrap();
    let questions = study.questions.clone();
    Brought { pack, proposal, questions }
}

/// A name by its words.
fn words(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|c| if c.is_alphanumeric() || "%£$".contains(c) { c } else { ' ' })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn measure<'a>(pack: &'a Pack, name: &str) -> Option<&'a Measure> {
    pack.measures.iter().map(|it| &**it).find(|measure| words(&measure.name) == words(name))
}

fn figure<'a>(pack: &'a Pack, wanted: &Value) -> Option<(&'a Measure, &'a Observation)> {
    let measure = measure(pack, wanted["measure"].as_str()?)?;
    let whose = wanted["whose"].as_str().unwrap_or("own");
    let series = match whose {
        "own" => &measure.series,
        name => &measure.comparators.iter().find(|it| words(&it.name) == words(name))?.series,
    };
    let period = wanted["period"].as_str()?;
    let other = wanted["period_or"].as_array();
    let is = |label: &str| {
        label == period || other.is_some_and(|list| list.iter().any(|it| it == label))
    };
    let found = series.iter().find(|it| is(&it.period.to_string()))?;
    Some((measure, found))
}

/// What the engine takes of files that are as it reads them, by their headings alone.
fn files_that_leave_nothing_open_stay_as_they_are() {
    let folder = real_cases::folder().join("coventry");
    let raw = std::fs::read_dir(folder.join("raw")).unwrap();
    let mut files: Vec<_> = raw.map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|it| it == "csv"));
    files.extend(["measures.csv", "measures_long.csv"].map(|file| folder.join(file)));
    for path in files {
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read(&path).unwrap();
        let table = Table::read(&text);
        let pack = Pack::default();
        let plain = propose(&pack, &table, &suggest(&table, pack.calendar()));
        let mut choices = Choices::default();
        choices.answers.insert("tenfold".to_owned(), "take them".to_owned());
        choices.answers.insert("mixed-fractions".to_owned(), "as they are".to_owned());
        // `16%` of a measure in scores is asked about.
        let figure = "the figure, in the unit of its measure".to_owned();
        choices.answers.insert("counted-figures".to_owned(), figure);
        let study = Study::new(&pack, &table, &choices);
        // The edition that was corrected later has two figures as fractions of what they are.
        let asked = |id: &str| study.questions.iter().any(|question| question.id == id);
        let fractions = asked("tenfold") && asked("mixed-fractions");
        assert!(fractions || !file.contains("before_correction"), "{file}");
        let studied = study.propose(&pack, &Decisions::default());
        println!("{file}: {:?} / {:?}", plain.counts(), studied.counts());
        let brought = |proposal: &Proposal| {
            let mut pack = Pack::default();
            apply(&mut pack, proposal.command("Import"), &Context::default()).unwrap();
            lines(&pack)
        };
        let (before, after) = (brought(&plain), brought(&studied));
        let lost: Vec<&String> =
            before.iter().filter(|line| !after.contains(line)).take(12).collect();
        let added: Vec<&String> =
            after.iter().filter(|line| !before.contains(line)).take(12).collect();
        for question in &study.questions {
            println!("    {}", question.line());
        }
        println!(
            "{} lines before, {} after; lost {lost:#?}, added {added:#?}",
            before.len(),
            after.len()
        );
        assert!(added.is_empty() && lost.is_empty(), "added {added:#?}, lost {lost:#?}");
    }
}

/// Its tests.
pub fn tests() -> Vec<Test> {
    tests![Cases: every_case, every_kind, files_that_leave_nothing_open_stay_as_they_are]
}
