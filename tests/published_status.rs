//! A council's own published progress and target status against ours. Agreement is counted and printed,
//! disagreement listed by kind; nothing is tuned to the rest.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails loudly")]

use crate::real_cases::{self, Test, tests};
use golden_thread::model::{
    Accumulation, Aim, Comparator, ComparatorKind, Direction, Frequency, Measure, Number,
    Observation, Pack, Period, Polarity, Reading, Target,
};
use golden_thread::rating::{AsAt, Progress, Rating, Status, rate};
use std::collections::BTreeMap;
use std::sync::Arc;

type Record = BTreeMap<String, String>;

/// The rows of the case file.
fn records() -> Vec<Record> {
    let path = real_cases::folder().join("coventry/published_status.csv");
    let text = std::fs::read_to_string(path).unwrap();
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    reader.deserialize().map(|row| row.unwrap()).collect()
}

fn field<'a>(record: &'a Record, name: &str) -> &'a str {
    record.get(name).unwrap_or_else(|| panic!("the file has a column {name}"))
}

fn number(text: &str) -> Option<Number> {
    text.parse::<f64>().ok().and_then(|value| Number::try_from(value).ok())
}

/// The target as its reading in the file has it.
fn target(record: &Record) -> Option<Target> {
    let (low, high) = (number(field(record, "target_low")), number(field(record, "target_high")));
    let op = field(record, "target_op");
    let aim = match field(record, "target_kind") {
        "absolute" => Aim::Value { value: low.or(high)? },
        "range" => Aim::Range { low: low?, high: high? },
        "direction" => Aim::Direction {
            to: match op {
                "increase" => Direction::Increase,
                "decrease" => Direction::Decrease,
                _ => return None,
            },
            baseline: None,
        },
        "relative" => Aim::Relative {
            comparator: op.rsplit('_').next()?.into(),
            or_equal: op.starts_with("better_or_equal"),
        },
        _ => return None,
    };
    let strict = matches!(op, ">" | "<");
    Some(Target { strict, ..Target::new(aim) })
}

/// One published row as a yearly measure of two years, rated.
fn rated(record: &Record) -> Rating {
    let (before, now): (Period, Period) = ("2023/24".parse().unwrap(), "2024/25".parse().unwrap());
    let pack = Pack::default();
    let year = pack.calendar().year_of_period(now);
    let observed = |period, name: &str| {
        number(field(record, name)).map(|value| Observation::new(period, Reading::Number(value)))
    };
    let measure = Measure {
        frequency: Some(Frequency::Yearly),
        accumulation: Some(Accumulation::Latest),
        polarity: match field(record, "polarity") {
            "higher_is_better" => Some(Polarity::HigherIsBetter),
            "lower_is_better" => Some(Polarity::LowerIsBetter),
            _ => Some(Polarity::NoPolarity),
        },
        series: [observed(before, "previous_value"), observed(now, "current_value")]
            .into_iter()
            .flatten()
            .collect(),
        comparators: [("comparator", ComparatorKind::Peer), ("national", ComparatorKind::National)]
            .into_iter()
            .map(|(id, kind)| Comparator {
                id: id.into(),
                name: id.to_owned(),
                kind,
                series: observed(now, &format!("{id}_raw")).into_iter().collect(),
                ..Comparator::default()
            })
            .collect(),
        targets: target(record).map(|target| (year, target)).into_iter().collect(),
        ..Measure::default()
    };
    let pack = Pack { measures: vec![Arc::new(measure)], ..pack };
    rate(&pack, &pack.measures[0], AsAt { period: now, on: None })
}

fn progress_word(progress: Progress) -> &'static str {
    match progress {
        Progress::Achieved => "improved",
        other => other.key(),
    }
}

/// Disagreements, by kind.
type Disagreements = BTreeMap<String, Vec<String>>;

/// Prints how many agree and what the others are, and returns the number that agree.
fn report(title: &str, total: usize, disagreements: &Disagreements) -> usize {
    let differing: usize = disagreements.values().map(Vec::len).sum();
    let agreeing = total - differing;
    let share = 100.0 * agreeing as f64 / total as f64;
    println!("{title}: {agreeing} of {total} agree ({share:.1} %)");
    for (kind, cases) in disagreements {
        println!("  {:3} {kind}: {}", cases.len(), cases.join(" "));
    }
    agreeing
}

fn progress_agrees_with_the_published_as_far_as_measured() {
    let records = records();
    const PUBLISHED: [&str; 5] =
        ["improved", "got_worse", "similar", "cannot_say", "not_available"];
    let published: Vec<&Record> = records
        .iter()
        .filter(|record| PUBLISHED.contains(&field(record, "published_progress")))
        .collect();
    let mut disagreements = Disagreements::new();
    for record in &published {
        let ours = progress_word(rated(record).progress.progress);
        let theirs = field(record, "published_progress");
        if ours != theirs {
            let note = match field(record, "progress_note") {
                "" => "no note",
                note => note,
            };
            let kind = format!("published {theirs}, ours {ours} ({note})");
            disagreements.entry(kind).or_default().push(field(record, "case_id").to_owned());
        }
    }
    assert_eq!(published.len(), 568);
    let agreeing = report("progress", published.len(), &disagreements);
    assert!(agreeing >= 466, "82.0 % of 568 rows were measured to agree");
}

fn target_status_agrees_where_the_case_is_clear() {
    let records = records();
    let clear: Vec<&Record> = records
        .iter()
        .filter(|record| field(record, "target_case") == "strict" && target(record).is_some())
        .collect();
    let mut disagreements = Disagreements::new();
    for record in &clear {
        let rating = rated(record);
        assert_eq!(rating.this_period.status, rating.year_to_date.judgement.status);
        let ours = match rating.this_period.status {
            Status::Green => "on_target",
            Status::Amber | Status::Red => "off_target",
            _ => "not_available",
        };
        let theirs = field(record, "published_target_status");
        if ours != theirs {
            let kind =
                format!("{} target, published {theirs}, ours {ours}", field(record, "target_kind"));
            disagreements.entry(kind).or_default().push(field(record, "case_id").to_owned());
        }
    }
    let agreeing = report("target status", clear.len(), &disagreements);
    assert!(agreeing >= 132, "132 of 132 clear cases were measured to agree");
}

/// Its tests.
pub fn tests() -> Vec<Test> {
    tests![Cases: progress_agrees_with_the_published_as_far_as_measured, target_status_agrees_where_the_case_is_clear]
}
