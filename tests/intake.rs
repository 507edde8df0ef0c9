//! Files as people mean them: each case through the questions that it leaves open, with what a person answers.

// Helpers of tests may fail as tests do; the lint's own exception reaches only test functions.
#![allow(clippy::unwrap_used, clippy::panic)]

mod engine;
mod real_cases;

use engine::propose;
use golden_thread::{
    edit::{Context, apply},
    exchange::{
        Table,
        import::{Choices, Decisions, Proposal, Question, Study, suggest},
    },
    model::{Aim, Bounds, Measure, Observation, Pack, Reading},
};
use serde_json::Value;
use std::process::ExitCode;

/// How many of the cases are right; fewer is a fault.
const RIGHT: usize = 30;

/// What a person answers in each case, by what its `choices` say in words.
const ANSWERS: &[(&str, &[(&str, &str)])] = &[
    ("02", &[("date-order", "month first")]),
    ("03", &[("day-numbers", "yes")]),
    ("04", &[("day-numbers", "yes")]),
    ("05", &[("decimal-sign", "comma")]),
    ("06", &[("fractions", "times 100"), ("fraction-targets", "times 100")]),
    ("09", &[("year", "2025/26")]),
    ("13", &[("year-names", "by their end"), ("quarters", "reporting years that start in them")]),
    ("14", &[("marked-figures", "take them")]),
    (
        "16",
        &[
            ("quarters", "calendar years"),
            ("name", "Cancer type"),
            (
                "figures",
                "Number of eligible referrals treated within 31 days out of Number of eligible referrals",
            ),
            ("whose", "none of them"),
        ],
    ),
    ("17", &[("figures", "Patients waiting"), ("whose", "none of them")]),
    (
        "18",
        &[
            ("name", "Diagnostic test description"),
            ("figures", "Number of people on list"),
            ("whose", "none of them"),
        ],
    ),
    (
        "19",
        &[
            ("name", "SubstanceType"),
            ("figures", "PercentWaitUpTo1Week"),
            ("whose", "none of them"),
        ],
    ),
    ("20", &[("name", "Scope and Type together"), ("name-row-4", "local")]),
    ("21", &[("figures", "each is a measure of its own")]),
    (
        "22",
        &[("name", "Series"), ("groups", "parts; the row without one is the organisation's own")],
    ),
    ("23", &[("quarters", "calendar years"), ("name", "Name of service")]),
    ("24", &[]),
    ("25", &[("polarity-words", "yes")]),
    ("26", &[("projected", "the target"), ("marked-figures", "take them")]),
    (
        "27",
        &[
            ("headings", "line 3"),
            ("footnote-digits", "yes"),
            ("measure", "Households in temporary homes"),
        ],
    ),
    ("28", &[("name", "Project"), ("figures", "Cost (£m)")]),
    ("29", &[("column-2", "part of the name")]),
    ("30", &[("name", "Topic")]),
];

/// What each case must ask about, by the questions' ids.
const ASKED: &[(&str, &[&str])] = &[
    ("02", &["date-order"]),
    ("03", &["day-numbers"]),
    ("04", &["day-numbers"]),
    ("05", &["decimal-sign"]),
    ("06", &["fractions", "fraction-targets"]),
    ("09", &["year"]),
    ("10", &["year-names", "bare-years"]),
    ("12", &["adds-up-fte", "adds-up-%", "adds-up-homes"]),
    ("13", &["year-names", "quarters"]),
    ("14", &["marked-figures"]),
    ("15", &["fill-1", "magnitudes"]),
    ("16", &["quarters", "repeated-rows"]),
    ("17", &["days-for-periods", "figures"]),
    ("18", &["figures"]),
    ("19", &["figures"]),
    ("20", &["name-row-4"]),
    ("21", &["figures", "cumulative"]),
    ("22", &["groups"]),
    ("23", &["quarters"]),
    ("24", &["polarity-words"]),
    ("25", &["ids"]),
    ("26", &["projected", "marked-figures"]),
    ("27", &["headings", "footnote-digits", "measure"]),
    ("28", &["figures"]),
    ("29", &["ids"]),
    ("30", &["name"]),
];

/// What the report must say of each case.
const SAID: &[(&str, &[&str])] = &[
    ("07", &["published rating"]),
    ("09", &["the year so far", "published rating"]),
    ("14", &["an error of the sheet"]),
    ("15", &["adds others up", "a note under the table"]),
    ("19", &["a flag may mark figures that add others up"]),
    ("20", &["it adds others up"]),
    ("21", &["agrees with its sum (182)", "agrees with its sum (64417148)"]),
    ("24", &["the year so far"]),
    ("27", &["a note under the table"]),
    ("28", &["published rating"]),
];

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

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * one.abs().max(1.0)
}

/// Whether a figure of the pack is the one that is wanted.
fn agrees(found: Option<(&Measure, &Observation)>, wanted: &Value) -> bool {
    let Some((_, found)) = found else { return false };
    if wanted.get("missing").is_some() {
        let Reading::Missing(reason) = found.reading else { return false };
        return wanted["missing"] == "any" || reason.words() == wanted["missing"];
    }
    if let Some(text) = wanted["text"].as_str() {
        return found.reading == Reading::Unread && found.text.as_deref() == Some(text);
    }
    let flags = |key: &str, held: bool| wanted[key].as_bool().is_none_or(|wanted| wanted == held);
    let value = match found.reading {
        Reading::Number(number) => near(number.get(), wanted["value"].as_f64().unwrap_or(f64::NAN)),
        Reading::Ratio { numerator, denominator } => {
            wanted["numerator"].as_f64() == Some(numerator.get())
                && wanted["denominator"].as_f64() == Some(denominator.get())
        }
        _ => false,
    };
    value && flags("provisional", found.provisional) && flags("revised", found.revised)
}

/// What a target of a measure says for a period or year.
fn target(pack: &Pack, wanted: &Value, when: &str) -> Option<f64> {
    let measure = measure(pack, wanted["measure"].as_str()?)?;
    for (year, target) in &measure.targets {
        if let Some(step) = target.trajectory.iter().find(|step| step.period.to_string() == when) {
            let Bounds::Value(value) = step.plan else { return None };
            return Some(value.get());
        }
        if year.to_string() == when && target.trajectory.is_empty() {
            let Aim::Value { value } = target.aim else { return None };
            return Some(value.get());
        }
    }
    None
}

/// What is wrong with a pack in any state of the answers.
fn wrongs(pack: &Pack, expect: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for wrong in expect["wrong"].as_array().into_iter().flatten() {
        let is = if wrong["target"] == true {
            let when = wrong["period_or_year"].as_str().unwrap();
            target(pack, wrong, when).zip(wrong["value"].as_f64()).is_some_and(|(a, b)| near(a, b))
        } else {
            figure(pack, wrong).is_some_and(|(measure, found)| {
                let scale = measure.ratio_scale().get();
                let value = match found.reading {
                    Reading::Number(number) => number.get(),
                    Reading::Ratio { numerator, denominator } => {
                        numerator.get() / denominator.get() * scale
                    }
                    _ => f64::NAN,
                };
                (value - wrong["value"].as_f64().unwrap()).abs() < 0.051
            })
        };
        if is {
            found.push(format!("wrong: {wrong}"));
        }
    }
    for name in expect["not_measures"].as_array().into_iter().flatten() {
        if measure(pack, name.as_str().unwrap()).is_some() {
            found.push(format!("no measure: {name}"));
        }
    }
    found
}

/// What is not right once a person has answered.
fn faults(case: &str, brought: &Brought, expect: &Value) -> Vec<String> {
    let mut found = wrongs(&brought.pack, expect);
    for wanted in expect["figures"].as_array().unwrap() {
        let held = figure(&brought.pack, wanted);
        if !agrees(held, wanted) {
            found.push(format!("figure {wanted}: {:?}", held.map(|(_, held)| held.reading)));
        }
    }
    for wanted in expect["targets"].as_array().unwrap() {
        let when = wanted["year"].as_str().or(wanted["period"].as_str()).unwrap();
        let held = target(&brought.pack, wanted, when);
        if !held.zip(wanted["value"].as_f64()).is_some_and(|(a, b)| near(a, b)) {
            found.push(format!("target {wanted}: {held:?}"));
        }
    }
    if expect["measures"].as_u64() != Some(brought.pack.measures.len() as u64) {
        let names: Vec<&str> = brought.pack.measures.iter().map(|it| it.name.as_str()).collect();
        found.push(format!("measures: {names:?}"));
    }
    for id in of(ASKED, case).unwrap_or_default() {
        if !brought.questions.iter().any(|question| question.id == *id) {
            found.push(format!("not asked: {id}"));
        }
    }
    let report = brought.proposal.report();
    for said in of(SAID, case).unwrap_or_default() {
        if !report.contains(said) {
            found.push(format!("not said: {said}"));
        }
    }
    found
}

fn every_case() {
    let folder = real_cases::folder().join("intake");
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter_map(|name| name.strip_suffix(".json").map(str::to_owned))
        .collect();
    names.sort();
    let mut right = Vec::new();
    let mut report = String::new();
    for name in &names {
        let text = std::fs::read(folder.join(format!("{name}.csv"))).unwrap();
        let case: Value =
            serde_json::from_slice(&std::fs::read(folder.join(format!("{name}.json"))).unwrap())
                .unwrap();
        let (context, expect) = (&case["context"], &case["expect"]);
        let before = bring(&text, context, &[]);
        let answers = of(ANSWERS, name).unwrap_or_default();
        let after = bring(&text, context, answers);
        let mut faults_found: Vec<String> = wrongs(&before.pack, expect)
            .into_iter()
            .map(|it| format!("before any answer, {it}"))
            .collect();
        faults_found.extend(faults(name, &after, expect));
        if faults_found.is_empty() {
            right.push(name.as_str());
        } else {
            report += &format!("{name}:\n");
            for fault in faults_found {
                report += &format!("    {fault}\n");
            }
            for question in &after.questions {
                report += &format!("    {}\n", question.line());
            }
            for line in after.proposal.report().lines().take(24) {
                report += &format!("    | {line}\n");
            }
        }
    }
    println!("intake {} of {}", right.len(), names.len());
    assert!(right.len() >= RIGHT, "{report}\nright: {right:?}");
    if std::env::var_os("INTAKE_REPORT").is_some() {
        println!("{report}");
    }
}

/// A file, its answers, and what it comes to.
type Kind = (&'static str, &'static [(&'static str, &'static str)], &'static [&'static str]);

/// What each of the smallest files comes to once it is answered: a line a figure, and targets by year.
const KINDS: &[Kind] = &[
    (
        "kind_02",
        &[("whose", "Northtown")],
        &[
            "Parks with a flag, own, 2024/25: 3",
            "Parks with a flag, Eastshire, 2024/25: 3",
            "Parks with a flag, Southtown, 2024/25: 3",
        ],
    ),
    (
        "kind_03",
        &[("groups", "parts; the row without one is the organisation's own")],
        &[
            "People active each week, own, 2024/25: 64",
            "People active each week, Female, 2024/25: 61.2",
            "People active each week, Male, 2024/25: 66.8",
        ],
    ),
    (
        "kind_04",
        &[("whose", "Northtown"), ("figures", "each is a measure of its own")],
        &[
            "recycled_percent, own, 2023/24: 44.1",
            "recycled_percent, own, 2024/25: 45.3",
            "recycled_percent, Southtown, 2024/25: 39.9",
            "bins_missed, own, 2023/24: 52",
            "bins_missed, own, 2024/25: 41",
            "bins_missed, Southtown, 2024/25: 58",
        ],
    ),
    ("kind_07", &[], &["Homes made warm, own, 2023/24: 120", "Homes made warm, own, 2024/25: 155"]),
    (
        "kind_09_false_green",
        &[("scale", "per 100,000")],
        &["Falls treated, own, 2024/25: 473/91000 × 100000", "Falls treated, target, 2024/25: 500"],
    ),
    (
        "kind_11_false_red",
        &[("fractions", "times 100")],
        &[
            "Recycled, own, 2023/24: 44",
            "Recycled, own, 2024/25: 47",
            "Recycled, target, 2023/24: 45",
            "Recycled, target, 2024/25: 46",
        ],
    ),
    (
        "kind_13",
        &[],
        &[
            "Care leavers in touch, own, 2019/20: not available",
            "Care leavers in touch, own, 2020/21: suppressed",
            "Care leavers in touch, own, 2021/22: not available",
            "Care leavers in touch, own, 2022/23: not available",
            "Care leavers in touch, own, 2023/24: not available",
            "Care leavers in touch, own, 2024/25: 91",
        ],
    ),
    (
        "kind_15",
        &[("name", "Series")],
        &["Homes made warm, own, 2023/24: 120", "Homes made warm, own, 2024/25: 155"],
    ),
    (
        "kind_17",
        &[("year", "2025/26"), ("month-numbers", "Apr"), ("column-3", "part of the name")],
        &[
            "Email Change of address, own, 2025-04: 40",
            "Telephone Change of address, own, 2025-04: 61",
            "Email Change of address, own, 2025-05: 38",
        ],
    ),
    (
        "kind_19",
        &[],
        &[
            "Calls answered in time, own, 2024/25 Q1: 88.1",
            "Calls answered in time, own, 2024/25 Q2: 90.4",
            "Calls answered in time, own, 2025/26 Q1: 86",
        ],
    ),
    ("kind_21", &[("period", "2024/25")], &[]),
];

fn lines(pack: &Pack) -> Vec<String> {
    let mut found = Vec::new();
    for measure in &pack.measures {
        let mut series = |whose: &str, series: &[Observation]| {
            for held in series {
                let reading = match held.reading {
                    Reading::Number(number) => number.to_string(),
                    Reading::Ratio { numerator, denominator } => {
                        format!("{numerator}/{denominator} × {}", measure.ratio_scale())
                    }
                    Reading::Missing(reason) => reason.words().to_owned(),
                    Reading::Unread => "text".to_owned(),
                };
                found.push(format!("{}, {whose}, {}: {reading}", measure.name, held.period));
            }
        };
        series("own", &measure.series);
        for comparator in &measure.comparators {
            series(&comparator.name, &comparator.series);
        }
        for (year, target) in &measure.targets {
            let Aim::Value { value } = target.aim else { continue };
            found.push(format!("{}, target, {year}: {value}", measure.name));
        }
    }
    found.sort();
    found
}

fn every_kind() {
    let folder = real_cases::folder().join("intake/kinds");
    let context = serde_json::json!({"year_start_month": 4});
    let mut faults = String::new();
    for (name, answers, expected) in KINDS {
        let text = std::fs::read(folder.join(format!("{name}.csv"))).unwrap();
        let brought = bring(&text, &context, answers);
        let mut expected: Vec<&str> = expected.to_vec();
        expected.sort_unstable();
        let found = lines(&brought.pack);
        if found != expected {
            faults += &format!("{name}: {found:#?}\n{}\n", brought.proposal.report());
            for question in &brought.questions {
                faults += &format!("    {}\n", question.line());
            }
        }
        // Nothing of the organisation's own before the answers.
        if answers.iter().any(|(id, _)| *id != "column-3" && *id != "year") {
            let before = bring(&text, &context, &[]);
            let own: Vec<String> =
                lines(&before.pack).into_iter().filter(|line| line.contains(", own, ")).collect();
            if !own.is_empty() {
                faults += &format!("{name}, before any answer: {own:?}\n");
            }
        }
    }
    assert!(faults.is_empty(), "{faults}");
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

fn main() -> ExitCode {
    real_cases::run(real_cases::tests![
        every_case,
        every_kind,
        files_that_leave_nothing_open_stay_as_they_are
    ])
}
