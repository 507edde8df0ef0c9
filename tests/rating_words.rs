//! Explanations, findings, rows and the period control: words that come from the rating's own values.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails loudly")]

use crate::rating_support;
use chrono::NaiveDate;
use golden_thread::model::{
    Accumulation, Aim, Direction, Frequency, Measure, MissingReason, Number, Observation, Pack,
    Polarity, Reading, Target, Vocabulary,
};
use golden_thread::rating::{
    AsAt, Which, explain, finding, latest, limits, periods, run_rate, series_rows, target_said,
    year_target_words,
};
use rating_support::*;
use std::sync::Arc;

const HIGHER: Polarity = Polarity::HigherIsBetter;
const LOWER: Polarity = Polarity::LowerIsBetter;

fn as_at(at: &str) -> AsAt {
    AsAt { period: period(at), on: None }
}

fn headline(measure: &Measure, at: &str, which: Which) -> String {
    explain(
        &Pack::default(),
        measure,
        &rated(measure, at),
        (as_at(at), Vocabulary::RedAmberGreen),
        which,
    )
    .headline
}

fn row(measure: &Measure, at: &str, which: Which, term: &str) -> Option<String> {
    let explanation = explain(
        &Pack::default(),
        measure,
        &rated(measure, at),
        (as_at(at), Vocabulary::RedAmberGreen),
        which,
    );
    explanation.rows.into_iter().find(|row| row.term == term).map(|row| row.text)
}

#[test]
fn the_headline_names_the_limit_that_decided() {
    let check = |polarity, figure: &str, target: Target, expected: &str| {
        let measure = yearly(polarity, figure, target);
        assert_eq!(headline(&measure, "2025/26", Which::ThisPeriod), expected);
    };
    let tolerant = |plan: f64| Target { tolerance: percent(5.0), ..value(plan) };
    check(
        LOWER,
        "268",
        tolerant(210.0),
        "Red because 268 is worse than the floor of at most 220.5",
    );
    check(
        LOWER,
        "215",
        tolerant(210.0),
        "Amber because 215 is above the plan of 210, but within the floor of 220.5",
    );
    check(HIGHER, "210", tolerant(210.0), "Green because 210 equals the plan of 210");
    check(HIGHER, "200", value(210.0), "Red because 200 is below the plan of 210");
    let strict = Target { strict: true, ..value(23.0) };
    check(HIGHER, "23", strict, "Red because 23 is no better than the plan of 23");
    let range = || Target::new(Aim::Range { low: number(3.0), high: number(4.0) });
    check(HIGHER, "3", range(), "Green because 3 is inside the planned range, 3 to 4");
    check(HIGHER, "5", range(), "Red because 5 is outside the planned range, 3 to 4");
    let tolerant_range = Target { tolerance: percent(50.0), ..range() };
    check(
        HIGHER,
        "5",
        tolerant_range,
        "Amber because 5 is outside the planned range, 3 to 4, but inside the floors, 1.5 to 6",
    );
    let strict_range = || Target { strict: true, ..range() };
    check(
        HIGHER,
        "4",
        strict_range(),
        "Red because 4 is outside the planned range, 3 to 4 (ends not included)",
    );
    check(
        HIGHER,
        "4",
        Target { tolerance: percent(50.0), ..strict_range() },
        "Amber because 4 is outside the planned range, 3 to 4 (ends not included), but inside the floors, 1.5 to 6",
    );
    check(
        HIGHER,
        "6",
        Target { tolerance: percent(50.0), ..strict_range() },
        "Red because 6 is outside the floors, 1.5 to 6 (ends not included)",
    );
    check(HIGHER, "", value(1.0), "Late because the figure is due and is not there");
    check(
        HIGHER,
        "1",
        Target::new(Aim::None),
        "No target because the measure is set to have no target this year",
    );
}

#[test]
fn the_headline_speaks_the_organisations_vocabulary() {
    let mut pack = Pack::default();
    pack.organisation.vocabulary = Vocabulary::OnOffTarget;
    let measure = yearly(HIGHER, "1", value(2.0));
    let rating = rated(&measure, "2025/26");
    let headline = explain(
        &pack,
        &measure,
        &rating,
        (as_at("2025/26"), Vocabulary::OnOffTarget),
        Which::ThisPeriod,
    )
    .headline;
    assert_eq!(headline, "Off target because 1 is below the plan of 2");
}

#[test]
fn progress_explains_itself() {
    let check = |figures: &str, plan: f64, expected: &str| {
        let measure = Measure {
            scale: Some(Number::from(100)),
            precision: Some(1),
            unit: "%".to_owned(),
            ..yearly(HIGHER, figures, value(plan))
        };
        assert_eq!(headline(&measure, "2025/26", Which::Progress), expected);
    };
    check("50 60", 90.0, "Improved because 60.0% is higher than 50.0%, by the figures alone");
    check("60 50", 90.0, "Got worse because 50.0% is lower than 60.0%, by the figures alone");
    check("50 50", 40.0, "Unchanged; target already met: 50.0% is as before");
    check("50 50", 90.0, "Similar, no change: 50.0% is the same as before");
    check(
        "5/10 9/10",
        99.0,
        "Similar because the difference between 90.0% and 50.0% is not statistically significant",
    );
    check("50", 40.0, "Not available because the comparison has no figure");
    // Any ratio of a part to what it is within is tested, whatever it is multiplied by; not where it may be the larger.
    let rate = |figures: &str| {
        let rate = Measure {
            scale: Some(Number::from(1000)),
            precision: Some(1),
            ..yearly(LOWER, figures, value(9.0))
        };
        headline(&rate, "2025/26", Which::Progress)
    };
    assert_eq!(
        rate("167/31735 161/31052"),
        "Similar because the difference between 5.2 and 5.3 is not statistically significant"
    );
    assert_eq!(rate("467/31735 161/31052"), "Improved because 5.2 is lower than 14.7");
    assert_eq!(
        rate("15/10 12/10"),
        "Improved because 1,200.0 is lower than 1,500.0, by the figures alone"
    );
    let measure = yearly(HIGHER, "5/10 9/10", value(1.0));
    assert_eq!(row(&measure, "2025/26", Which::Progress, "z").as_deref(), Some("1.952"));
}

#[test]
fn says_what_green_would_take_this_period() {
    let check = |polarity, strict, expected: &str| {
        let target = Target { strict, ..value(23.0) };
        let measure = Measure { unit: "%".to_owned(), ..yearly(polarity, "20", target) };
        let row = row(&measure, "2025/26", Which::ThisPeriod, "For green this period");
        assert_eq!(row.as_deref(), Some(expected));
    };
    check(HIGHER, false, "at least 23%");
    check(HIGHER, true, "more than 23%");
    check(LOWER, false, "at most 23%");
    check(LOWER, true, "less than 23%");
}

#[test]
fn says_the_run_rate_the_year_needs() {
    let twelve = "10 10 10 10 10 10 10 10 10 10 10 10";
    let check = |accumulation, actuals: &str, plans: &str, aim: f64, expected: Option<&str>| {
        let measure = retarget(monthly(accumulation, actuals, plans), |target| {
            target.aim = Aim::Value { value: number(aim) };
        });
        let measure = Measure { precision: Some(0), ..measure };
        let rate = run_rate(&Pack::default(), &measure, as_at("2025-09"));
        assert_eq!(rate.map(|rate| rate.words(&measure)).as_deref(), expected);
    };
    check(
        Accumulation::Sum,
        "9 9 9 9 9 9",
        twelve,
        120.0,
        Some("at least 11 a month on average over the remaining 6 months"),
    );
    // 61 ÷ 6 is 10.17: 10 a month would not be enough, and 11 would end at 125.
    check(
        Accumulation::Sum,
        "9 9 9 9 9 14",
        twelve,
        120.0,
        Some("at least 10.2 a month on average over the remaining 6 months"),
    );
    // A hundredth is near enough.
    check(
        Accumulation::Sum,
        "900 900 900 900 900 1400",
        twelve,
        12_001.0,
        Some("at least 1,017 a month on average over the remaining 6 months"),
    );
    check(
        Accumulation::Running,
        "9 18 27 36 45 54",
        "",
        120.0,
        Some("at least 11 added a month on average over the remaining 6 months"),
    );
    check(
        Accumulation::Mean,
        "9 9 9 9 9 9",
        twelve,
        10.0,
        Some("at least 11 a month on average over the remaining 6 months"),
    );
    check(Accumulation::Latest, "9", twelve, 10.0, Some("at least 10 at the end of the year"));
    check(Accumulation::Sum, "", twelve, 120.0, None);
}

fn found_in(measure: &Measure, at: &str) -> String {
    finding(&Pack::default(), measure, as_at(at), Vocabulary::RedAmberGreen)
}

#[test]
fn the_finding_says_what_happened() {
    let check = |actuals: &str, plans: &str, at: &str, expected: &str| {
        let measure = monthly(Accumulation::Latest, actuals, plans);
        assert_eq!(found_in(&measure, at), expected);
    };
    let tens = "10 10 10 10 10 10";
    check("11 12 10 11 10 12", tens, "2025-09", "On plan for 6 months running");
    check("11 12 9 8 7 6", tens, "2025-09", "Below plan for 4 months running, and falling");
    check("11 12 9", tens, "2025-06", "Below plan in Jun 2025");
    check("1 12 13 14", tens, "2025-07", "On plan for 3 months running, and rising");
    check("1 - 13", tens, "2025-06", "On plan in Jun 2025");
    check("1 2", tens, "2025-06", "The figure for Jun 2025 is late; the latest is 2 in May 2025");
    check("1 2", "", "2025-05", "Rose from 1 in Apr 2025 to 2 in May 2025");
    check("2 2", "", "2025-05", "2 in May 2025, as in Apr 2025");
    // A running total begins again with its year.
    let mut running = monthly(Accumulation::Running, "3 7", "");
    let before = Reading::Number(90.into());
    running.series.insert(0, Observation::new("2025-03".parse().unwrap(), before));
    let check_running = |at: &str, expected: &str| {
        assert_eq!(
            finding(&Pack::default(), &running, as_at(at), Vocabulary::RedAmberGreen),
            expected
        );
    };
    check_running("2025-04", "3 in Apr 2025, its first figure of 2025/26");
    check_running("2025-05", "Rose from 3 in Apr 2025 to 7 in May 2025");
    check("", "", "2025-05", "No figure for May 2025");
    let mut words = monthly(Accumulation::Latest, "1 2", tens);
    let mut found = |reading, text: &str| {
        words.series[1].reading = reading;
        words.series[1].text = Some(text.to_owned());
        found_in(&words, "2025-05")
    };
    let moderate = "“Moderate” for May 2025, which is not a number; the latest is 1 in Apr 2025";
    assert_eq!(found(Reading::Unread, "Moderate"), moderate);
    let long = "No figure for May 2025; the latest is 1 in Apr 2025";
    assert_eq!(found(Reading::Unread, &"long ".repeat(40)), long);
    let suppressed = "No figure for May 2025: it is suppressed; the latest is 1 in Apr 2025";
    assert_eq!(found(Reading::Missing(MissingReason::Suppressed), "<5"), suppressed);
    let lower = Measure { polarity: Some(LOWER), ..monthly(Accumulation::Latest, "11 12", tens) };
    assert_eq!(found_in(&lower, "2025-05"), "Above plan for 2 months running");
}

#[test]
fn rows_hold_every_period_with_what_stands_beside_it() {
    let mut measure = monthly(Accumulation::Sum, "5 - 7", "6 6 6");
    measure.series = series("2024-04", "1 2 3 - - - - - - - - - 5 - 7");
    let year = "2025/26".parse().unwrap();
    let rows = series_rows(&Pack::default(), &measure, year, year, as_at("2026-03"));
    let said = |index: usize| {
        let row = &rows[index];
        let last_year = row.last_year.map_or("-".to_owned(), |value| value.to_string());
        format!("{} {} {last_year}", row.period, said(&row.judgement))
    };
    assert_eq!(rows.len(), 12);
    assert_eq!(said(0), "2025-04 red 5 6 6 1");
    assert_eq!(said(1), "2025-05 late - 6 6 2");
    assert_eq!(said(2), "2025-06 green 7 6 6 3");
    assert_eq!(said(3), "2025-07 no_target - - - -");
    assert!(rows[2].observation.is_some() && rows[1].observation.is_none());
    for row in &rows {
        let limits = limits(&Pack::default(), &measure, row.period);
        assert_eq!(limits.map(|limits| limits.plan), row.plan());
    }
}

#[test]
fn offers_the_periods_with_figures_or_targets_and_opens_at_the_latest_figure() {
    let mut yearly = yearly(HIGHER, "", value(1.0));
    yearly.targets.clear();
    yearly.series = series("2023/24", "5 6 7");
    let mut monthly = monthly(Accumulation::Sum, "5 6 suppressed", "");
    monthly.targets.clear();
    let mut pack = Pack { measures: vec![Arc::new(yearly.clone())], ..Pack::default() };
    let offered =
        |pack: &Pack| periods(pack).iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    assert_eq!(offered(&pack), "2023/24 2024/25 2025/26");
    assert_eq!(latest(&pack, None), Some(period("2025/26")));
    let on: NaiveDate = "2025-10-01".parse().unwrap();
    assert_eq!(latest(&pack, Some(on)), Some(period("2024/25")));
    pack.measures.push(Arc::new(monthly));
    assert_eq!(offered(&pack), "2024-03 2025-03 2025-04 2025-05 2025-06 2026-03");
    assert_eq!(latest(&pack, None), Some(period("2025-05")));
    assert_eq!((periods(&Pack::default()), latest(&Pack::default(), None)), (vec![], None));
    let with_target = Measure { frequency: Some(Frequency::Quarterly), ..yearly };
    let with_target =
        rating_support::with_target(Measure { series: vec![], ..with_target }, value(1.0));
    let pack = Pack { measures: vec![Arc::new(with_target)], ..Pack::default() };
    assert_eq!(offered(&pack), "2025/26 Q1 2025/26 Q2 2025/26 Q3 2025/26 Q4");
}

#[test]
fn amber_has_a_chance_only_where_there_is_an_amber() {
    let check = |tolerance, amber: bool| {
        let mut measure = monthly(
            Accumulation::Mean,
            "10 12 11 13 12 14 13 15 14",
            "12 12 12 12 12 12 12 12 12 12 12 12",
        );
        for target in measure.targets.values_mut() {
            *target = Target { tolerance, trajectory: target.trajectory.clone(), ..value(12.0) };
        }
        let said = row(&measure, "2025-12", Which::Forecast, "Chances").unwrap();
        assert_eq!(said.contains("amber"), amber, "{said}");
        assert!(said.starts_with("Green ") && said.contains(", red "), "{said}");
    };
    check(percent(10.0), true);
    check(None, false);
}

#[test]
fn a_target_that_cannot_be_worked_out_says_for_want_of_what() {
    let check = |figures: &str, expected: &str| {
        let aim = Aim::Direction { to: Direction::Increase, baseline: None };
        let measure = yearly(HIGHER, figures, Target::new(aim));
        assert_eq!(target_said(&measure, &rated(&measure, "2025/26")), expected);
    };
    let words = "more than the same period last year";
    check("5 6", words);
    check("6", &format!("{words} (can’t be worked out: no figure for 2024/25)"));
    let aim = Aim::Relative { comparator: "england".into(), or_equal: true };
    let measure = yearly(HIGHER, "5", Target::new(aim));
    let said = target_said(&measure, &rated(&measure, "2025/26"));
    assert_eq!(said, "as good as england or better (can’t be worked out: no figure for 2025/26)");
}

#[test]
fn the_years_target_in_words() {
    let check = |polarity, target: Target, expected: &str| {
        let measure = Measure { unit: "%".to_owned(), ..yearly(polarity, "5", target) };
        let rating = rated(&measure, "2025/26");
        assert_eq!(year_target_words(&measure, &rating.year_target), expected);
    };
    check(HIGHER, value(95.0), "95%");
    check(HIGHER, Target { strict: true, ..value(23.0) }, "more than 23%");
    check(LOWER, Target { strict: true, ..value(23.0) }, "less than 23%");
    check(HIGHER, Target::new(Aim::Range { low: number(3.0), high: number(4.0) }), "3% to 4%");
    let increase = Aim::Direction { to: Direction::Increase, baseline: None };
    check(HIGHER, Target::new(increase), "more than the same period last year");
    let by = Aim::ByDate { value: number(50.0), by: period("2019/20") };
    check(HIGHER, Target::new(by), "50% by 2019/20");
    let words = Target { text: Some("Sustainable".to_owned()), ..Target::new(Aim::Words) };
    check(HIGHER, words, "Sustainable");
}
