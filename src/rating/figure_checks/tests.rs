use super::*;
use crate::model::{Accumulation, Aim, Frequency, Polarity, ReportingYear, Step, Target};

fn calendar() -> Calendar {
    Calendar::default()
}

fn year() -> ReportingYear {
    calendar().year(2025)
}

fn number(value: f64) -> Number {
    Number::try_from(value).unwrap()
}

/// A monthly measure with these figures, the last of them in March 2026.
fn measure(unit: &str, figures: &[f64]) -> Measure {
    let last: Period = "2026-03".parse().unwrap();
    let first = 1 - figures.len() as i32;
    let observed = |(at, value): (i32, &f64)| {
        Observation::new(last.plus(at).unwrap(), Reading::Number(number(*value)))
    };
    Measure {
        name: "Bins missed".into(),
        unit: unit.into(),
        frequency: Some(Frequency::Monthly),
        accumulation: Some(Accumulation::Latest),
        polarity: Some(Polarity::LowerIsBetter),
        precision: Some(0),
        series: (first..).zip(figures).map(observed).collect(),
        ..Measure::default()
    }
}

fn asked(measure: &Measure) -> Vec<FigureCheck> {
    figure_checks(calendar(), measure, "2026-03".parse().unwrap())
}

fn check(measure: &Measure, expected: &[(Unlikely, &str)]) {
    let found = asked(measure);
    let kinds: Vec<Unlikely> = found.iter().map(|it| it.unlikely).collect();
    let (expected_kinds, words): (Vec<Unlikely>, Vec<&str>) = expected.iter().copied().unzip();
    assert_eq!(kinds, expected_kinds, "{found:?}");
    for (check, words) in found.iter().zip(words) {
        assert!(check.words.contains(words), "{}", check.words);
    }
}

#[test]
fn what_is_larger_than_its_digits_is_asked_about() {
    let large = "1 × 10³⁰⁸ is so large that not each of its digits is kept";
    check(&measure("bins", &[1e308]), &[(Unlikely::BeyondDigits, large)]);
    check(&measure("bins", &[999_999_999_999_999.0]), &[]);
    let mut ratio = measure("bins", &[1.0]);
    let reading = Reading::Ratio { numerator: number(1e308), denominator: number(1e308) };
    ratio.series = vec![Observation::new("2026-03".parse().unwrap(), reading)];
    check(&ratio, &[(Unlikely::BeyondDigits, large)]);
}

#[test]
fn ten_times_what_is_usual_or_a_tenth_of_it_is_asked_about() {
    let of = |value| measure("bins", &[90.0, 100.0, 110.0, 120.0, value]);
    check(
        &of(1050.0),
        &[(Unlikely::Tenfold, "1,050 is ten times 105 or more, the median of the last 4")],
    );
    check(&of(1049.0), &[]);
    check(&of(10.0), &[(Unlikely::Tenfold, "10 is a tenth of 105 or less")]);
    // None is no tenth, and two figures are not usual.
    check(&of(0.0), &[]);
    check(&measure("bins", &[100.0, 100.0, 5000.0]), &[]);
    // Of the last twelve: what was long ago is not usual any more.
    let mut long = vec![1.0; 20];
    long.extend([100.0; 12]);
    long.push(120.0);
    assert!(asked(&measure("bins", &long)).iter().all(|it| it.unlikely != Unlikely::Tenfold));
    // A few of something are tenfold by chance; a rate isn't.
    check(&measure("bins", &[0.0, 1.0, 0.0, 4.0]), &[]);
    check(
        &Measure { precision: Some(1), ..measure("per head", &[0.3, 0.2, 0.3, 3.0]) },
        &[(Unlikely::Tenfold, "3.0 is ten times 0.3 or more")],
    );
    let change = Measure {
        name: "Net migration".into(),
        ..measure("people", &[90.0, 100.0, 110.0, 1200.0])
    };
    check(&change, &[]);
    check(&measure("£", &[-90.0, 100.0, 110.0, 1200.0]), &[]);
}

#[test]
fn ten_times_its_plan_is_asked_about_where_nothing_is_usual_yet() {
    let planned = |figures: &[f64]| {
        let mut target = Target::new(Aim::Value { value: Number::from(120) });
        let march = "2026-03".parse().unwrap();
        target.trajectory = vec![Step::new(march, Bounds::Value(Number::from(120)))];
        Measure { targets: [(year(), target)].into(), ..measure("bins", figures) }
    };
    check(
        &planned(&[1200.0]),
        &[(Unlikely::TenfoldPlan, "1,200 is ten times 120 or more, its plan")],
    );
    check(&planned(&[12.0]), &[(Unlikely::TenfoldPlan, "12 is a tenth of 120 or less, its plan")]);
    check(&planned(&[1199.0]), &[]);
    check(&planned(&[90.0, 100.0, 110.0, 1200.0]), &[(Unlikely::Tenfold, "median")]);
}

#[test]
fn what_the_unit_does_not_allow_is_asked_about() {
    let of = |unit: &str, value: f64| measure(unit, &[value]);
    check(&of("%", 101.0), &[(Unlikely::OutsideUnit, "101% is more than 100%")]);
    check(&of("Per Cent of homes", -1.0), &[(Unlikely::OutsideUnit, "less than 0%")]);
    check(&of("cents per head", -1.0), &[]);
    check(&of("%", 100.0), &[]);
    check(&of("number of people", -3.0), &[(Unlikely::OutsideUnit, "a count below zero")]);
    check(&of("£", -3.0), &[]);
    check(&of("", -3.0), &[(Unlikely::OutsideUnit, "nothing says in which unit")]);
    check(&of("", -2.5), &[]);
    check(&of("", 3.0), &[]);
    check(&Measure { name: "Change in spending".into(), ..of("%", 140.0) }, &[]);
    let ratio = |scale: i32, numerator: i32| {
        let mut measure = Measure { scale: Some(Number::from(scale)), ..of("", 1.0) };
        let (numerator, denominator) = (Number::from(numerator), Number::from(100));
        measure.series[0].reading = Reading::Ratio { numerator, denominator };
        measure
    };
    check(
        &ratio(100, 120),
        &[(Unlikely::OverWhole, "the numerator, 120, is more than the denominator, 100")],
    );
    check(&ratio(100, 100), &[]);
    check(&ratio(1000, 120), &[]);
}

#[test]
fn beyond_the_limits_of_a_settled_chart_is_asked_about() {
    // Up and down about 100, thirteen figures before it.
    let steady: Vec<f64> =
        (0..13).map(|at| if at % 2 == 0 { 98.0 } else { 102.0 + f64::from(at % 3) }).collect();
    let of = |value: f64, count: usize| {
        let mut figures = steady[steady.len() - count..].to_vec();
        figures.push(value);
        measure("bins", &figures)
    };
    check(&of(140.0, 13), &[(Unlikely::BeyondLimits, "140 is above")]);
    check(&of(60.0, 13), &[(Unlikely::BeyondLimits, "60 is below")]);
    check(&of(103.0, 13), &[]);
    // Limits of few figures aren't settled.
    check(&of(140.0, 9), &[]);
}

#[test]
fn a_process_that_has_moved_is_asked_about_once() {
    let steady = [98.0, 102.0].repeat(10);
    let of = |last: &[f64]| measure("bins", &[&steady[..], last].concat());
    check(&of(&[140.0]), &[(Unlikely::BeyondLimits, "140 is above")]);
    check(&of(&[140.0, 139.0]), &[]);
    check(&of(&[140.0, 101.0, 139.0]), &[(Unlikely::BeyondLimits, "139 is above")]);
    check(&of(&[140.0, 60.0]), &[(Unlikely::BeyondLimits, "60 is below")]);
    // What is ten times the usual is asked whatever was before.
    check(&of(&[1400.0, 1390.0]), &[(Unlikely::Tenfold, "median")]);
}

#[test]
fn a_peak_that_comes_every_year_is_not_asked_about() {
    let year = [100.0, 101.0, 102.0, 101.0, 100.0, 99.0, 98.0, 99.0, 100.0, 101.0, 100.0, 160.0];
    let peaks = year.repeat(3);
    check(&measure("bins", &peaks), &[]);
    let mut other = peaks.clone();
    other.extend([160.0]);
    check(&measure("bins", &other[..36]), &[]);
    // A peak in another month is.
    let mut moved = year.repeat(2);
    moved.extend(&year[..5]);
    moved.push(160.0);
    check(&measure("bins", &moved), &[(Unlikely::BeyondLimits, "160 is above")]);
}

#[test]
fn a_figure_and_the_limit_it_is_beyond_never_print_alike() {
    let steady = [8.0, 8.2].repeat(10);
    let at = |value: f64| {
        let figures = [&steady[..], &[value]].concat();
        let measure = Measure { precision: Some(1), ..measure("%", &figures) };
        asked(&measure).into_iter().next().map(|it| it.words)
    };
    let apart = |words: &str| {
        let (figure, rest) = words.split_once(" is above ").unwrap();
        figure != rest.split_once(',').unwrap().0
    };
    let found: Vec<String> = (0..200).filter_map(|at_| at(8.5 + f64::from(at_) / 500.0)).collect();
    assert!(found.len() > 50 && found.iter().all(|words| apart(words)), "{found:?}");
    assert!(found.iter().any(|words| words.split_once('%').unwrap().0.len() > 3), "{found:?}");
}

#[test]
fn of_a_running_total_it_says_what_the_month_added() {
    let mut total = 0.0;
    // From April 2024, so that a year is told from the next.
    let totals: Vec<f64> = (0..24)
        .map(|month| {
            let added = if month == 23 { 60.0 } else { 9.0 + f64::from(month % 2) };
            total = if month % 12 == 0 { added } else { total + added };
            total
        })
        .collect();
    let running = Measure { accumulation: Some(Accumulation::Running), ..measure("bins", &totals) };
    check(&running, &[(Unlikely::BeyondLimits, "60 in Mar 2026 alone is above")]);
}

#[test]
fn a_value_that_stands_where_none_did_is_asked_about() {
    let moving = [11.0, 12.0, 14.0, 13.0, 15.0, 12.0, 11.0, 13.0];
    let with = |last: f64| measure("bins", &[&moving[..], &[last]].concat());
    check(&with(13.0), &[(Unlikely::Stuck, "13 is the same as the figure before")]);
    check(&with(13.5), &[]);
    let stood = [11.0, 12.0, 12.0, 13.0, 15.0, 12.0, 11.0, 13.0, 13.0];
    check(&measure("bins", &stood), &[]);
    check(&measure("bins", &[&moving[1..], &[13.0]].concat()), &[]);
}

#[test]
fn a_comment_that_was_said_before_is_asked_about() {
    let mut measure = measure("bins", &[11.0, 12.0]);
    measure.series[0].comment = Some("Staff were away. ".into());
    measure.series[1].comment = Some("Staff were away.".into());
    check(&measure, &[(Unlikely::SameComment, "the same as that of Feb 2026")]);
    measure.series[1].comment = Some("Staff are back.".into());
    check(&measure, &[]);
    measure.series[0].comment = None;
    measure.series[1].comment = None;
    check(&measure, &[]);
}

#[test]
fn an_answer_is_of_one_figure() {
    let keys = |value: f64| -> Vec<String> {
        asked(&measure("bins", &[90.0, 100.0, 110.0, value])).iter().map(FigureCheck::key).collect()
    };
    assert_eq!(keys(1200.0), ["tenfold 1200"]);
    assert_ne!(keys(1200.0), keys(1201.0));
}

proptest::proptest! {
    #[test]
    fn no_figures_make_it_panic(figures in proptest::collection::vec(-1e12..1e12_f64, 1..40), unit in "[%£a-z ]{0,6}") {
        let _ = asked(&measure(&unit, &figures));
    }
}

#[test]
fn a_question_about_size_offers_the_size_that_would_be_usual() {
    let check = |figures: &[f64], expected: Option<(&str, &str)>| {
        let found = asked(&measure("bins", figures));
        let offered = found.iter().find_map(|it| it.rescaled.as_ref());
        let offered = offered.map(|it| (it.words.as_str(), it.text.as_str()));
        assert_eq!(offered, expected, "{figures:?}");
    };
    check(&[90.0, 100.0, 110.0, 1050.0], Some(("Divide by 10: 105", "105")));
    check(&[90.0, 100.0, 110.0, 9.8], Some(("Times 10: 98", "98")));
    check(&[90.0, 100.0, 110.0, 1.05], Some(("Times 100: 105", "105")));
    check(&[9000.0, 10000.0, 11000.0, 98.76], Some(("Times 100: 9,876", "9876")));
    check(&[0.9, 1.1, 1.2, 98.76], Some(("Divide by 100: 0.9876", "0.9876")));
    // As usual, nothing is offered; too far away, it is another figure.
    check(&[90.0, 100.0, 110.0, 120.0], None);
    check(&[90.0, 100.0, 110.0, 1e9], None);
    // People slip by three places at the most.
    check(&[90.0, 100.0, 110.0, 105000.0], Some(("Divide by 1000: 105", "105")));
    check(&[90.0, 100.0, 110.0, 0.01], None);
    // What is offered is asked about no longer.
    for wrong in [0.09, 0.9, 9.0, 1100.0, 4321.0, 99000.0] {
        let found = asked(&measure("bins", &[90.0, 100.0, 110.0, wrong]));
        let meant = found[0].rescaled.as_ref().unwrap().text.parse().unwrap();
        let left = asked(&measure("bins", &[90.0, 100.0, 110.0, meant]));
        assert!(left.iter().all(|it| it.unlikely != Unlikely::Tenfold), "{wrong}: {left:?}");
    }
}
