//! The year to date and the forecast by trajectory: the figures of RULES 3 and 11.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails loudly")]

use crate::rating_support;
use golden_thread::model::{
    Accumulation, Aim, Direction, Frequency, Measure, MissingReason, Number, Observation, Pack,
    Polarity, Reading, Target, Vocabulary,
};
use golden_thread::rating::{AsAt, Forecast, Method, Reason, previous_year};
use rating_support::*;

fn check(measure: &Measure, at: &str, expected: &str, periods: &str) {
    let to_date = rated(measure, at).year_to_date;
    assert_eq!((said(&to_date.judgement).as_str(), to_date.words().as_str()), (expected, periods));
}

#[test]
fn each_accumulation_makes_its_own_year_to_date() {
    let plans = "10 10 10 10 10 10";
    let of = |accumulation| monthly(accumulation, "8 12 10 4 6 14", plans);
    check(&of(Accumulation::Sum), "2025-09", "red 54 60 60", "6 of 6 periods");
    check(&of(Accumulation::Mean), "2025-09", "red 9 10 10", "6 of 6 periods");
    check(&of(Accumulation::Latest), "2025-09", "green 14 10 10", "6 of 6 periods");
    check(&of(Accumulation::Running), "2025-09", "green 14 10 10", "6 of 6 periods");
}

#[test]
fn plans_without_a_target_of_the_year_rate_their_periods_and_say_nothing_of_the_year_until_all_are_there()
 {
    let by_plans = |plans: &str| {
        let measure = monthly(Accumulation::Sum, "8 12 10 4 6 14", plans);
        retarget(measure, |target| target.aim = Aim::Plans)
    };
    let half = by_plans("10 10 10 10 10 10");
    check(&half, "2025-09", "red 54 60 60", "6 of 6 periods");
    assert_eq!(rated(&half, "2025-09").year_target.bounds, None);
    let whole = by_plans("10 10 10 10 10 10 10 10 10 10 10 15");
    let target = rated(&whole, "2025-09").year_target;
    assert_eq!(golden_thread::rating::year_target_words(&whole, &target), "125");
    assert_eq!(
        golden_thread::rating::year_target_words(&half, &rated(&half, "2025-09").year_target),
        "plans by period"
    );
}

#[test]
fn a_ratio_is_never_a_mean_of_ratios() {
    let measure = Measure {
        scale: Some(Number::from(100)),
        precision: Some(1),
        ..monthly(Accumulation::Ratio, "2/4 2/100", "40 5")
    };
    check(&measure, "2025-05", "red 3.8 5 5", "2 of 2 periods");
}

#[test]
fn a_ratio_takes_planned_parts_where_every_period_has_them() {
    let mut measure = Measure {
        scale: Some(Number::from(100)),
        precision: Some(1),
        ..monthly(Accumulation::Ratio, "2/4 2/100", "50 2")
    };
    measure = retarget(measure, |target| {
        target.tolerance = percent(10.0);
        for (step, (numerator, denominator)) in
            target.trajectory.iter_mut().zip([(2.0, 4.0), (2.0, 100.0)])
        {
            step.numerator = Some(number(numerator));
            step.denominator = Some(number(denominator));
        }
    });
    // 4 ÷ 104 planned; the floors of 45 and 1.8 weigh 4 and 100.
    check(&measure, "2025-05", "green 3.8 3.8 3.5", "2 of 2 periods");
    let without = retarget(measure, |target| target.trajectory[0].denominator = None);
    check(&without, "2025-05", "green 3.8 2 1.8", "2 of 2 periods");
}

#[test]
fn a_ratio_leaves_out_periods_without_both_parts_and_counts_them() {
    let ratio = |actuals| monthly(Accumulation::Ratio, actuals, "1 1 1");
    check(
        &ratio("1/2 7 1/2"),
        "2025-06",
        "red 0.5 1 1",
        "2 of 3 periods, 1 left out without a numerator and denominator",
    );
    let zero = rated(&ratio("0/0 0/0"), "2025-05").year_to_date.judgement;
    assert_eq!(
        (said(&zero).as_str(), zero.reason),
        ("no_data - 1 1", Some(Reason::ZeroDenominator))
    );
    let partless = rated(&ratio("7 8"), "2025-05").year_to_date.judgement;
    assert_eq!(partless.reason, Some(Reason::NoParts));
}

#[test]
fn sum_and_mean_take_only_periods_with_both_actual_and_plan() {
    let sum = |actuals, plans| monthly(Accumulation::Sum, actuals, plans);
    check(&sum("10 - 10", "10 10 10"), "2025-06", "green 20 20 20", "2 of 3 periods");
    check(&sum("10 99 10", "10 - 10"), "2025-06", "green 20 20 20", "2 of 3 periods");
    // What rests on an old figure says so, and is no rating.
    let stale = sum("10 10 -", "10 10 10");
    check(&stale, "2025-06", "late 20 20 20", "2 of 3 periods");
    let words = rated(&stale, "2025-06").year_to_date.stale_words(Vocabulary::RedAmberGreen);
    assert_eq!(words.as_deref(), Some("green to May 2025"));
    // Not yet due, it stands under its own date.
    let to_date = rated_on(&stale, "2025-06", Some("2025-06-29")).year_to_date;
    assert_eq!(said(&to_date.judgement), "green 20 20 20");
    assert_eq!((to_date.to, to_date.stale), (Some(period("2025-05")), None));
    check(
        &monthly(Accumulation::Mean, "10 99 20", "10 - 20"),
        "2025-06",
        "green 15 15 15",
        "2 of 3 periods",
    );
}

#[test]
fn a_due_period_without_a_figure_is_no_rating_whatever_the_reason() {
    let check = |figures: &str, last: Option<MissingReason>, on, expected: &str, before| {
        for accumulation in [Accumulation::Sum, Accumulation::Mean, Accumulation::Latest] {
            let mut measure = monthly(accumulation, figures, "10 10 10");
            let reading = last.map(Reading::Missing);
            let june = reading.map(|it| Observation::new(period("2025-06"), it));
            measure.series.extend(june);
            let rating = rated_on(&measure, "2025-06", on);
            let (to_date, told) = (rating.year_to_date, (figures, last, accumulation));
            assert_eq!(to_date.judgement.status.key(), expected, "{told:?}");
            let words = to_date.stale_words(Vocabulary::RedAmberGreen);
            assert_eq!(words.as_deref(), before, "{told:?}");
            // Why there is no figure is why there is no rating.
            let is_rated = to_date.judgement.status.is_rated();
            assert!(is_rated || to_date.judgement.reason == rating.this_period.reason, "{told:?}");
        }
    };
    let reasons = MissingReason::ALL.into_iter();
    for reason in reasons.filter(|it| !matches!(it, MissingReason::NotDue | MissingReason::Late)) {
        check("10 10", Some(reason), None, "no_data", Some("green to May 2025"));
        check("5 5", Some(reason), None, "no_data", Some("red to May 2025"));
    }
    check("10 10", Some(MissingReason::Late), None, "late", Some("green to May 2025"));
    check("10 10", None, None, "late", Some("green to May 2025"));
    check("10 10 ?", None, None, "no_data", Some("green to May 2025"));
    // What isn't due is waited for; what lacks in between leaves the year short of it, and is counted.
    check("10 10", Some(MissingReason::NotDue), None, "green", None);
    check("10 10", None, Some("2025-06-29"), "green", None);
    check("10 suppressed 10", None, None, "green", None);
    // None out of none is a figure of a ratio: there was nothing to count.
    let ratio = monthly(Accumulation::Ratio, "5/5 5/5 0/0", "1 1 1");
    assert_eq!(rated(&ratio, "2025-06").year_to_date.judgement.status.key(), "green");
}

#[test]
fn nothing_is_carried_over_to_a_period_without_a_plan() {
    for accumulation in
        [Accumulation::Sum, Accumulation::Mean, Accumulation::Running, Accumulation::Latest]
    {
        let rating = rated(&monthly(accumulation, "10 10 10", "10 10"), "2025-06");
        assert_eq!(rating.year_to_date.judgement.reason, Some(Reason::NotProfiled));
        assert_eq!(rating.this_period.status.key(), "no_target");
        assert!(rating.year_to_date.judgement.actual.is_some());
    }
}

#[test]
fn a_running_total_is_complete_through_its_last_value_and_held_to_that_periods_plan() {
    let measure = monthly(Accumulation::Running, "- - 28", "10 20 30 40");
    check(&measure, "2025-07", "late 28 30 30", "3 of 4 periods");
    check(&measure, "2025-06", "red 28 30 30", "3 of 3 periods");
}

#[test]
fn floors_accumulate_as_plans_do() {
    let tolerant = |accumulation| {
        retarget(monthly(accumulation, "9 9 9", "10 10 10"), |target| {
            target.tolerance = percent(5.0);
            target.trajectory[1].floor = Some(bounds("4"));
        })
    };
    check(&tolerant(Accumulation::Sum), "2025-06", "amber 27 30 23", "3 of 3 periods");
    let mean = Measure { precision: Some(2), ..tolerant(Accumulation::Mean) };
    check(&mean, "2025-06", "amber 9 10 7.67", "3 of 3 periods");
    check(&tolerant(Accumulation::Latest), "2025-06", "red 9 10 9.5", "3 of 3 periods");
}

#[test]
fn counts_the_periods_due() {
    let check = |lag: Option<u32>, on: Option<&str>, actuals: &str, expected: &str| {
        let mut measure = monthly(Accumulation::Sum, actuals, "1 1 1 1 1 1");
        measure.specification.lag_days = lag;
        let rating = rated_on(&measure, "2025-09", on);
        assert_eq!(rating.year_to_date.words(), expected, "{lag:?} {on:?} {actuals}");
        assert_eq!(rating.partial, expected.starts_with("5 of 6"));
    };
    check(None, None, "1 1 1 1 1", "5 of 6 periods");
    check(Some(30), Some("2025-10-29"), "1 1 1 1 1", "5 of 5 periods");
    check(Some(30), Some("2025-10-30"), "1 1 1 1 1", "5 of 6 periods");
    check(Some(30), Some("2025-10-01"), "1 1 1 1 1 1", "6 of 6 periods");
    check(None, None, "1 1 1 1 1 not_due", "5 of 5 periods");
    check(None, None, "1 1 1 1 suppressed 1", "5 of 6 periods");
}

#[test]
fn says_plainly_what_is_not_set() {
    let mut measure = monthly(Accumulation::Sum, "1", "1");
    measure.accumulation = None;
    let to_date = rated(&measure, "2025-04").year_to_date.judgement;
    assert_eq!(to_date.reason, Some(Reason::AccumulationNotSet));
    let yearly = yearly(Polarity::HigherIsBetter, "5", value(4.0));
    check(&yearly, "2025/26", "green 5 4 4", "1 of 1 period");
    measure.frequency = None;
    let rating = rated(&measure, "2025-04");
    assert_eq!(rating.this_period.reason, Some(Reason::FrequencyNotSet));
    assert_eq!(rating.period, None);
}

#[test]
fn a_target_against_last_year_adds_up_over_the_same_periods() {
    let mut sum = monthly(Accumulation::Sum, "", "");
    sum.series = series("2024-04", "5 6 7 - - - - - - - - - 6 - 7");
    let sum =
        with_target(sum, Target::new(Aim::Direction { to: Direction::Increase, baseline: None }));
    check(&sum, "2025-06", "green 13 12 12", "2 of 3 periods");
    let mut ratio = monthly(Accumulation::Ratio, "", "");
    ratio.series = series("2024-04", "2/4 2/100 - - - - - - - - - - 2/5 2/99");
    let ratio = with_target(
        Measure { scale: Some(Number::from(100)), precision: Some(2), ..ratio },
        Target::new(Aim::Direction { to: Direction::Improve, baseline: None }),
    );
    check(&ratio, "2025-05", "red 3.85 3.85 3.85", "2 of 2 periods");
}

#[test]
fn the_previous_year_is_its_whole_out_turn() {
    let check = |accumulation, expected: f64| {
        let mut measure = monthly(accumulation, "", "");
        measure.series = series("2024-04", "1 2 3 4 5 6 7 8 9 10 11 - 99");
        let as_at = AsAt { period: period("2025-04"), on: None };
        let (came_to, coverage) = previous_year(&Pack::default(), &measure, as_at);
        assert_eq!(came_to, Some(number(expected)));
        assert_eq!(coverage.words(), "11 of 12 periods");
    };
    check(Accumulation::Sum, 66.0);
    check(Accumulation::Mean, 6.0);
    check(Accumulation::Latest, 11.0);
    check(Accumulation::Running, 11.0);
}

const TWELVE_TENS: &str = "10 10 10 10 10 10 10 10 10 10 10 10";

#[test]
fn the_forecast_scales_the_remaining_plan() {
    let plan = |accumulation, actuals: &str, plans: &str, aim: f64| {
        retarget(monthly(accumulation, actuals, plans), |target| {
            target.aim = Aim::Value { value: number(aim) };
            target.tolerance = percent(10.0);
        })
    };
    let check = |measure: &Measure, at: &str, expected: &str, method: Option<Method>| {
        let forecast = forecast(measure, at);
        assert_eq!((said(&forecast.judgement).as_str(), forecast.method), (expected, method));
        let has_no_interval = forecast.words().contains(Forecast::NO_INTERVAL);
        assert_eq!(
            has_no_interval,
            matches!(method, Some(Method::ScaledPlan | Method::CarriedGap))
        );
    };
    let scaled = Some(Method::ScaledPlan);
    let gap = Some(Method::CarriedGap);
    let sum = plan(Accumulation::Sum, "9 9 9 9 9 9", TWELVE_TENS, 120.0);
    check(&sum, "2025-09", "amber 108 120 108", scaled);
    let running = plan(
        Accumulation::Running,
        "9 18 27 36 45 54",
        "10 20 30 40 50 60 70 80 90 100 110 120",
        120.0,
    );
    check(&running, "2025-09", "amber 108 120 108", scaled);
    let latest = plan(Accumulation::Latest, "47", "50 50 50 50 50 50 50 50 50 50 50 60", 60.0);
    check(&latest, "2025-04", "amber 57 60 54", gap);
    let from_zero = plan(Accumulation::Sum, "3 1", "0 0 0 0 0 0 0 0 0 0 0 120", 120.0);
    check(&from_zero, "2025-05", "green 124 120 108", gap);
    let nothing = plan(Accumulation::Sum, "", TWELVE_TENS, 120.0);
    check(&nothing, "2025-09", "late - 120 108", None);
    let unplanned = plan(Accumulation::Sum, "9", "", 120.0);
    check(&unplanned, "2025-04", "no_data - 120 108", None);
    let complete = plan(Accumulation::Sum, TWELVE_TENS, TWELVE_TENS, 120.0);
    check(&complete, "2026-03", "green 120 120 108", Some(Method::OutTurn));
}

#[test]
fn dated_ranges_chart_but_do_not_roll_into_a_year() {
    let mut measure = yearly(Polarity::HigherIsBetter, "", value(4.0));
    measure.frequency = Some(Frequency::Dated);
    measure.series = vec![golden_thread::model::Observation::new(
        period("2025-04-01..2025-07-20"),
        reading("5"),
    )];
    let measure = retarget(measure, |target| {
        target.trajectory =
            vec![golden_thread::model::Step::new(period("2025-04-01..2025-07-20"), bounds("4"))];
    });
    let rating = rated(&measure, "2025-09");
    assert_eq!(said(&rating.this_period), "green 5 4 4");
    assert_eq!(rating.year_to_date.judgement.reason, Some(Reason::DatedRange));
    assert_eq!(rating.progress.progress.key(), "not_available");
    assert_eq!(rated(&measure, "2025-06").period, None);
}
