//! Targets, status and progress: the figures of RULES 2, 4, 5 and 6.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails loudly")]

use crate::rating_support;
use golden_thread::model::{
    Accumulation, Aim, Baseline, Comparator, ComparatorKind, Comparison, Direction, Extra, Measure,
    MissingReason, Number, Observation, Pack, Polarity, Reading, Target, Tolerance, Vocabulary,
};
use golden_thread::rating::{self, AsAt, Reason, Status, Which};
use rating_support::*;

const HIGHER: Polarity = Polarity::HigherIsBetter;
const LOWER: Polarity = Polarity::LowerIsBetter;
const NEITHER: Polarity = Polarity::NoPolarity;

fn check(measure: &Measure, expected: &str) {
    assert_eq!(said(&rated(measure, "2025/26").this_period), expected);
}

#[test]
fn green_amber_and_red_mirror_by_polarity_and_a_limit_is_the_better_side() {
    let of = |polarity, figure: &str| {
        let tolerance = percent(10.0);
        yearly(polarity, figure, Target { tolerance, ..value(100.0) })
    };
    check(&of(HIGHER, "100"), "green 100 100 90");
    check(&of(HIGHER, "99.9"), "amber 99.9 100 90");
    check(&of(HIGHER, "90"), "amber 90 100 90");
    check(&of(HIGHER, "89.9"), "red 89.9 100 90");
    check(&of(LOWER, "100"), "green 100 100 110");
    check(&of(LOWER, "110"), "amber 110 100 110");
    check(&of(LOWER, "110.1"), "red 110.1 100 110");
}

#[test]
fn on_a_strict_limit_is_the_worse_side_of_every_limit() {
    let strict = |polarity, figure: &str, tolerance| {
        let target = Target { strict: true, tolerance, ..value(23.0) };
        yearly(polarity, figure, target)
    };
    check(&strict(HIGHER, "23", None), "red 23 23 23");
    check(&strict(HIGHER, "23.1", None), "green 23.1 23 23");
    check(&strict(LOWER, "23", None), "red 23 23 23");
    let two = Some(Tolerance::Amount(number(2.0)));
    check(&strict(HIGHER, "23", two), "amber 23 23 21");
    check(&strict(HIGHER, "21", two), "red 21 23 21");
}

#[test]
fn a_range_ignores_polarity_and_has_a_floor_on_each_side() {
    let range = || Target::new(Aim::Range { low: number(3400.0), high: number(3800.0) });
    let of = |figure: &str, target| yearly(NEITHER, figure, target);
    check(&of("3421", range()), "green 3421 3400..3800 3400..3800");
    check(&of("3800", range()), "green 3800 3400..3800 3400..3800");
    check(&of("3801", range()), "red 3801 3400..3800 3400..3800");
    check(&of("3800", Target { strict: true, ..range() }), "red 3800 3400..3800 3400..3800");
    let tolerant = || Target { tolerance: percent(5.0), ..range() };
    check(&of("3230", tolerant()), "amber 3230 3400..3800 3230..3990");
    check(&of("3990", tolerant()), "amber 3990 3400..3800 3230..3990");
    check(&of("3991", tolerant()), "red 3991 3400..3800 3230..3990");
    let unset = Measure { polarity: None, ..of("3421", range()) };
    check(&unset, "green 3421 3400..3800 3400..3800");
}

#[test]
fn the_floor_is_the_tolerance_or_set_by_hand_or_the_plan() {
    let of = |plan: f64, tolerance, figure: &str| {
        yearly(HIGHER, figure, Target { tolerance, ..value(plan) })
    };
    check(&of(0.0, percent(10.0), "-1"), "red -1 0 0");
    check(&of(-50.0, percent(10.0), "-52"), "amber -52 -50 -55");
    check(&of(50.0, None, "49"), "red 49 50 50");
    check(&of(50.0, Some(Tolerance::Amount(number(3.0))), "47"), "amber 47 50 47");
    let by_hand = retarget(of(50.0, percent(1.0), "41"), |target| {
        target.trajectory = trajectory("2025/26", "50");
        target.trajectory[0].floor = Some(bounds("40"));
    });
    check(&by_hand, "amber 41 50 40");
}

#[test]
fn figures_are_rounded_before_they_are_compared() {
    let of = |figure: &str, plan: f64, places: u8| Measure {
        precision: Some(places),
        ..yearly(HIGHER, figure, value(plan))
    };
    check(&of("94.96", 95.0, 1), "green 95 95 95");
    check(&of("94.94", 95.0, 1), "red 94.9 95 95");
    check(&of("1.005", 1.01, 2), "green 1.01 1.01 1.01");
    check(&of("-2.5", -3.0, 0), "green -3 -3 -3");
}

#[test]
fn what_cannot_be_rated_comes_in_order() {
    let words = || Target { text: Some("Sustainable".to_owned()), ..Target::new(Aim::Words) };
    let check = |measure: Measure, on: Option<&str>, expected: Reason| {
        let judgement = rated_on(&measure, "2025/26", on).this_period;
        assert_eq!((judgement.status, judgement.reason), (expected.status(), Some(expected)));
    };
    let none = Target::new(Aim::None);
    check(
        Measure { targets: Default::default(), ..yearly(NEITHER, "", none.clone()) },
        None,
        Reason::NoTargetSet,
    );
    check(yearly(NEITHER, "", none), None, Reason::NoTargetByChoice);
    check(yearly(NEITHER, "", words()), None, Reason::WordsOnly);
    check(yearly(NEITHER, "", value(5.0)), None, Reason::NoPolarity);
    check(
        Measure { polarity: None, ..yearly(LOWER, "", value(5.0)) },
        None,
        Reason::PolarityNotSet,
    );
    check(yearly(HIGHER, "", value(5.0)), None, Reason::Overdue);
    check(yearly(HIGHER, "", value(5.0)), Some("2026-03-31"), Reason::Overdue);
    let not_due = Reason::Missing(MissingReason::NotDue);
    check(yearly(HIGHER, "", value(5.0)), Some("2026-03-30"), not_due);
    check(yearly(HIGHER, "late", value(5.0)), Some("2026-03-30"), Reason::Overdue);
    check(
        yearly(HIGHER, "suppressed", value(5.0)),
        None,
        Reason::Missing(MissingReason::Suppressed),
    );
    check(yearly(HIGHER, "?", value(5.0)), None, Reason::Unread);
    check(yearly(HIGHER, "3/0", value(5.0)), None, Reason::ZeroDenominator);
}

#[test]
fn direction_and_change_resolve_to_a_plan_without_amber() {
    let of = |polarity, figures: &str, aim| {
        yearly(polarity, figures, Target { tolerance: percent(10.0), ..Target::new(aim) })
    };
    let to = |to, baseline: Option<f64>| Aim::Direction { to, baseline: baseline.map(number) };
    check(&of(HIGHER, "50 51", to(Direction::Increase, None)), "green 51 50 50");
    check(&of(HIGHER, "50 50", to(Direction::Increase, None)), "red 50 50 50");
    check(&of(LOWER, "50 49", to(Direction::Improve, None)), "green 49 50 50");
    check(&of(LOWER, "50 49", to(Direction::Decrease, Some(48.0))), "red 49 48 48");
    let clash = rated(&of(LOWER, "50 51", to(Direction::Increase, None)), "2025/26").this_period;
    assert_eq!(clash.reason, Some(Reason::TargetAgainstPolarity));
    let alone = rated(&of(HIGHER, "51", to(Direction::Increase, None)), "2025/26").this_period;
    assert_eq!(alone.reason, Some(Reason::NoFigureLastYear));
    let by = |by, baseline: Option<f64>| Aim::Change { by, baseline: baseline.map(number) };
    let percent = |value: f64| Tolerance::Percent(number(value));
    check(&of(LOWER, "200 130", by(percent(-35.0), None)), "green 130 130 130");
    check(&of(LOWER, "200 131", by(percent(-35.0), None)), "red 131 130 130");
    let amount = Tolerance::Amount(number(5.0));
    check(&of(HIGHER, "104", by(amount, Some(100.0))), "red 104 105 105");
}

#[test]
fn relative_targets_take_the_comparators_same_period() {
    let of = |figure: &str, theirs: Option<&str>, or_equal: bool| {
        let aim = Aim::Relative { comparator: "england".into(), or_equal };
        let mut measure = yearly(HIGHER, figure, Target::new(aim));
        measure.comparators = vec![Comparator {
            id: "england".into(),
            name: "England".to_owned(),
            kind: ComparatorKind::National,
            series: theirs.map(|text| series("2025/26", text)).unwrap_or_default(),
            ..Comparator::default()
        }];
        measure
    };
    check(&of("62", Some("62"), true), "green 62 62 62");
    check(&of("62", Some("62"), false), "red 62 62 62");
    check(&of("63", Some("62"), false), "green 63 62 62");
    let missing = rated(&of("62", None, true), "2025/26").this_period;
    assert_eq!(missing.reason, Some(Reason::NoComparatorFigure));
    let unknown = Measure { comparators: Vec::new(), ..of("62", None, true) };
    assert_eq!(rated(&unknown, "2025/26").this_period.reason, Some(Reason::UnknownComparator));
}

#[test]
fn a_value_by_a_date_is_the_plan_of_the_period_that_holds_it() {
    let of = |by: &str| {
        let aim = Aim::ByDate { value: number(50.0), by: period(by) };
        yearly(HIGHER, "45", Target::new(aim))
    };
    check(&of("2025/26"), "red 45 50 50");
    check(&of("2025-12"), "red 45 50 50");
    let later = rated(&of("2027/28"), "2025/26").this_period;
    assert_eq!(later.reason, Some(Reason::NotYetByDate));
    let profiled = retarget(of("2027/28"), |target| {
        target.trajectory = trajectory("2025/26", "44 47 50");
    });
    check(&profiled, "green 45 44 44");
    let mut next_year = profiled;
    next_year.series = series("2026/27", "46");
    assert_eq!(said(&rated(&next_year, "2026/27").this_period), "red 46 47 47");
}

#[test]
fn both_vocabularies_and_the_keys() {
    let words = |vocabulary| Status::ALL.map(|status| status.words(vocabulary)).join(", ");
    assert_eq!(
        words(Vocabulary::RedAmberGreen),
        "Green, Amber, Red, No target, Can’t be rated, Late, No data"
    );
    assert_eq!(
        words(Vocabulary::OnOffTarget),
        "On target, Off target, Off target, No target set, Can’t be rated, Late, No data"
    );
    let keys = Status::ALL.map(Status::key).join(",");
    assert_eq!(keys, "green,amber,red,no_target,not_rated,late,no_data");
}

fn progress(measure: &Measure) -> &'static str {
    rated(measure, "2025/26").progress.progress.key()
}

#[test]
fn progress_by_any_difference_at_reported_precision() {
    let check = |polarity, figures: &str, plan: f64, places: Option<u8>, expected: &str| {
        let measure = Measure { precision: places, ..yearly(polarity, figures, value(plan)) };
        assert_eq!(progress(&measure), expected, "{figures}");
    };
    check(HIGHER, "5 6", 9.0, None, "improved");
    check(LOWER, "5 6", 9.0, None, "got_worse");
    check(HIGHER, "5.04 5", 9.0, Some(1), "similar");
    check(HIGHER, "5.05 5", 9.0, Some(1), "got_worse");
    check(HIGHER, "5 5", 5.0, None, "achieved");
    check(HIGHER, "5 5", 6.0, None, "similar");
    check(NEITHER, "5 6", 6.0, None, "cannot_say");
    check(NEITHER, "suppressed 6", 6.0, None, "not_available");
    check(HIGHER, "6", 6.0, None, "not_available");
    check(HIGHER, "6 suppressed", 6.0, None, "not_available");
}

#[test]
fn progress_of_two_proportions_is_tested() {
    let check = |figures: &str, scale: Option<i32>, expected: &str| {
        let scale = scale.map(Number::from);
        let measure = Measure { scale, ..yearly(HIGHER, figures, value(1000.0)) };
        assert_eq!(progress(&measure), expected, "{figures} × {scale:?}");
    };
    check("5/10 9/10", Some(100), "similar");
    check("9/10 5/10", None, "similar");
    check("50/100 90/100", Some(100), "improved");
    check("0/10 0/99", Some(100), "similar");
    // Whatever the parts are multiplied by.
    check("5/10 9/10", Some(1000), "similar");
    check("50 90/100", Some(100), "improved");
    check("12/10 9/10", Some(100), "got_worse");
}

#[test]
fn progress_within_what_counts_as_similar() {
    let check = |figures: &str, expected: &str| {
        let within = Some(number(0.3));
        let measure = Measure { similar_within: within, ..yearly(HIGHER, figures, value(9.0)) };
        assert_eq!(progress(&measure), expected, "{figures}");
    };
    check("0.1 0.4", "similar");
    check("0.4 0.1", "similar");
    check("0.1 0.41", "improved");
}

#[test]
fn progress_compares_with_what_the_measure_names() {
    let mut measure = monthly(Accumulation::Latest, "", "");
    measure.series = series("2024-04", "7 1 1 1 1 1 1 1 1 1 1 3 5");
    let check = |comparison, expected: &str, against: Option<&str>| {
        let mut measure = Measure { comparison, ..measure.clone() };
        measure.baseline = Some(Baseline {
            value: number(5.0),
            period: Some(period("2020-04")),
            extra: Extra::new(),
        });
        let judged = rated(&measure, "2025-04").progress;
        assert_eq!((judged.progress.key(), judged.against), (expected, against.map(period)));
    };
    check(None, "improved", Some("2025-03"));
    check(Some(Comparison::PreviousPeriod), "improved", Some("2025-03"));
    check(Some(Comparison::SamePeriodLastYear), "got_worse", Some("2024-04"));
    check(Some(Comparison::Baseline), "similar", Some("2020-04"));
    // The adjacent period only: no falling back to an older one.
    let gap = Measure { series: series("2025-02", "3 - 5"), ..measure.clone() };
    assert_eq!(rated(&gap, "2025-04").progress.progress.key(), "not_available");
}

#[test]
fn a_measure_of_longer_frequency_shows_its_latest_period_ended_by_then() {
    let check = |at: &str, expected: &str| {
        let mut measure = yearly(HIGHER, "5", value(5.0));
        measure.targets.insert("2024/25".parse().unwrap(), value(5.0));
        let quarterly = Measure {
            frequency: Some(golden_thread::model::Frequency::Quarterly),
            ..measure.clone()
        };
        let (yearly, quarterly) = (rated(&measure, at).period, rated(&quarterly, at).period);
        let shown = |period: Option<golden_thread::model::Period>| period.unwrap().to_string();
        assert_eq!(format!("{} {}", shown(yearly), shown(quarterly)), expected);
    };
    check("2025-05", "2024/25 2024/25 Q4");
    check("2025-06", "2024/25 2025/26 Q1");
    check("2026-03", "2025/26 2025/26 Q4");
    check("2025/26 H1", "2024/25 2025/26 Q2");
    check("2025-04-01..2025-07-10", "2024/25 2025/26 Q1");
}

#[test]
fn a_new_yearly_measure_shows_its_first_years_target_and_when_its_figure_is_due() {
    let mut measure = yearly(HIGHER, "5", value(5.0));
    measure.specification.lag_days = Some(30);
    let check = |measure: &Measure, at: &str, on: Option<&str>, expected: &str| {
        let rating = rated_on(measure, at, on);
        let found = format!(
            "{} {} {}",
            rating.period.unwrap(),
            said(&rating.year_to_date.judgement),
            rating.due_words().unwrap_or_default()
        );
        assert_eq!(found, expected, "{at} {on:?}");
        assert_eq!(rating.this_period, rating.year_to_date.judgement);
    };
    // What came in afterwards isn't known as at September, whatever day it is.
    for on in [None, Some("2025-10-15"), Some("2026-11-27")] {
        check(&measure, "2025-09", on, "2025/26 no_data - 5 5 first figure due Apr 2026");
    }
    check(&measure, "2026-03", None, "2025/26 green 5 5 5 ");
    let waiting = Measure { series: Vec::new(), ..measure.clone() };
    check(&waiting, "2025-09", None, "2025/26 no_data - 5 5 first figure due Apr 2026");
    check(
        &waiting,
        "2026-03",
        Some("2026-04-15"),
        "2025/26 no_data - 5 5 first figure due Apr 2026",
    );
    check(&waiting, "2026-03", Some("2026-04-30"), "2025/26 late - 5 5 ");
    // Not one that has been there before.
    let old = Measure { series: series("2024/25", "4"), ..measure.clone() };
    check(&old, "2025-09", None, "2024/25 no_target 4 - - ");
}

#[test]
fn what_a_target_is_compared_with_may_be_the_baseline_and_is_said() {
    let aim = Aim::Direction { to: Direction::Increase, baseline: None };
    let measure = Measure {
        baseline: Some(Baseline { value: 4.into(), ..Baseline::default() }),
        ..yearly(HIGHER, "5", Target::new(aim))
    };
    let check = |measure: &Measure, expected: &str, rests: Option<&str>| {
        let rating = rated(measure, "2025/26");
        assert_eq!(said(&rating.this_period), expected);
        let at = AsAt { period: "2025/26".parse().unwrap(), on: None };
        let asked = (at, Vocabulary::RedAmberGreen);
        let why = rating::explain(&Pack::default(), measure, &rating, asked, Which::ThisPeriod);
        let row = why.rows.iter().find(|row| row.term == "Plan rests on");
        assert_eq!(row.map(|row| row.text.as_str()), rests);
    };
    check(
        &measure,
        "green 5 4 4",
        Some(
            "The baseline, 4: the target is set against the same period last year, which has no figure",
        ),
    );
    let known = Measure { series: series("2024/25", "6 5"), ..measure.clone() };
    check(&known, "red 5 6 6", None);
    let bare = Measure { baseline: None, ..measure.clone() };
    check(&bare, "no_target 5 - -", None);
    // A baseline of a month is nothing to hold a year against.
    let mut monthly = measure.clone();
    monthly.baseline.as_mut().unwrap().period = Some("2024-03".parse().unwrap());
    check(&monthly, "no_target 5 - -", None);
}

#[test]
fn the_observation_shown_keeps_its_qualifiers_and_the_latest_comment_its_period() {
    let mut measure = yearly(HIGHER, "4 5", value(5.0));
    measure.series[0].comment = Some("Slow start.".to_owned());
    measure.series[1] = Observation {
        provisional: true,
        ..Observation::new(period("2025/26"), Reading::Number(number(5.0)))
            .with(|it| it.about = Some("2024".to_owned()))
    };
    let rating = rated(&measure, "2025/26");
    assert!(rating.provisional && !rating.revised && !rating.partial);
    assert_eq!(rating.observation(&measure).unwrap().about.as_deref(), Some("2024"));
    let pack = golden_thread::model::Pack::default();
    assert_eq!(
        rating.latest_comment(pack.calendar(), &measure),
        Some((period("2024/25"), "Slow start."))
    );
}
