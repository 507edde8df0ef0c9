//! Kinds of file that are made here, one a line of what they hold.

use super::*;

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

pub fn lines(pack: &Pack) -> Vec<String> {
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

pub fn every_kind() {
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
