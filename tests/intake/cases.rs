//! The cases: what is answered to the questions about each, and what has to come of it.

use super::*;

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

pub fn every_case() {
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
