use super::*;
use crate::model::{
    Accumulation, Aim, Bounds, Calendar, Frequency, Measure, Number, Period, Polarity, Step,
    Target, Tolerance,
};

fn typed(text: &str, tolerance: &str, profile: Profile) -> TypedTarget {
    TypedTarget {
        text: text.into(),
        tolerance: tolerance.into(),
        stretch: String::new(),
        chosen_by: String::new(),
        rationale: String::new(),
        profile,
        steps: Vec::new(),
    }
}

#[test]
fn a_target_saved_untouched_is_the_target_it_was() {
    let calendar = Calendar::default();
    let year = calendar.year(2025);
    let text = r#"{"aim":{"kind":"value","value":46},"colour":"kept","trajectory":[
        {"period":"2025/26 Q1","plan":46,"numerator":46,"denominator":100,"kept":1},
        {"period":"2025/26 Q2","plan":{"low":40,"high":50}},
        {"period":"2026/27 Q1","plan":48}]}"#;
    let target: Target = serde_json::from_str(text).unwrap();
    let mut measure = Measure { polarity: Some(Polarity::HigherIsBetter), ..Measure::default() };
    measure.targets.insert(year, target.clone());
    let shown =
        |period: &str, plan: &str| (period.parse().unwrap(), plan.to_owned(), String::new());
    let untouched = TypedTarget {
        steps: vec![shown("2025/26 Q1", "46"), shown("2025/26 Q2", "")],
        ..typed("46", "", Profile::Keep)
    };
    let read = read(&untouched, &measure, calendar, year).unwrap().unwrap();
    let sorted = |target: &Target| {
        let mut steps = target.trajectory.clone();
        steps.sort_by_key(|step| step.period);
        Target { trajectory: steps, ..target.clone() }
    };
    assert_eq!(sorted(&read), sorted(&target));
}

#[test]
fn a_share_of_what_is_counted_is_refused_unless_it_is_a_change() {
    let calendar = Calendar::default();
    let year = calendar.year(2025);
    let check = |unit: &str, text: &str, taken: bool| {
        let measure =
            Measure { unit: unit.into(), frequency: Some(Frequency::Yearly), ..Measure::default() };
        let found = read(&typed(text, "", Profile::Flat), &measure, calendar, year);
        assert_eq!(found.is_ok(), taken, "{text} of {unit}: {found:?}");
    };
    check("homes", "12%", false);
    check("homes", ">12% and <15%", false);
    check("homes", "To reduce by 5%", true);
    check("homes", "12k", true);
    check("%", "12%", true);
    check("", "12%", true);
    check("minutes", "3m", false);
    check("days", "3 weeks", false);
    check("days", "≤ 8 days", true);
    check("hours", "within 3 weeks", true);
    check("", "3 weeks", true);
}

#[test]
fn what_may_be_two_figures_is_no_target_until_somebody_says_which() {
    let calendar = Calendar::default();
    let year = calendar.year(2025);
    let check = |unit: &str, text: &str, said: Option<&str>| {
        let measure =
            Measure { unit: unit.into(), frequency: Some(Frequency::Yearly), ..Measure::default() };
        let found = read(&typed(text, "", Profile::Flat), &measure, calendar, year);
        let words = found.as_ref().err().map(ToString::to_string).unwrap_or_default();
        assert!(said.map_or(found.is_ok(), |said| words.contains(said)), "{text}: {found:?}");
    };
    check("homes", "(250)", Some("may be -250"));
    check("homes", "-250", None);
    check("£000", "£1,000", Some("which is 1 in £000"));
    check("£000", "≥£1,000", Some("which is 1 in £000"));
    check("£000", "1,000", None);
    check("£000", "£1m", None);
    check("£", "£1,000", None);
}

#[test]
fn makes_targets_from_what_people_type() {
    let calendar = Calendar::default();
    let year = calendar.year(2025);
    let measure = Measure {
        frequency: Some(Frequency::Quarterly),
        accumulation: Some(Accumulation::Sum),
        precision: Some(0),
        polarity: Some(Polarity::HigherIsBetter),
        ..Measure::default()
    };
    let read = |typed: &TypedTarget| read(typed, &measure, calendar, year);
    let target = read(&typed("240", "5%", Profile::Flat)).unwrap().unwrap();
    assert_eq!(target.trajectory.len(), 4);
    assert_eq!(target.tolerance, Some(Tolerance::Percent(Number::from(5))));
    let range = read(&typed(">3400 and <3800", "", Profile::Flat)).unwrap().unwrap();
    assert!(range.strict && matches!(range.aim, Aim::Range { .. }));
    assert_eq!(read(&typed("", "", Profile::Flat)), Ok(None));
    assert!(matches!(read(&typed("?3", "", Profile::Flat)), Err(TypedTargetError::Text(_))));
    let error = read(&typed("#N/A", "", Profile::Flat)).unwrap_err().to_string();
    assert!(error.contains("an error of the spreadsheet"), "{error}");
    let thousands = read(&typed("≥1.2k", "", Profile::Flat)).unwrap().unwrap();
    assert_eq!(thousands.aim, Aim::Value { value: Number::from(1200) });
    assert!(matches!(
        read(&typed("3", "a bit", Profile::Flat)),
        Err(TypedTargetError::Amount { part: Part::Tolerance, .. })
    ));
    assert!(matches!(
        read(&typed("Better than national average", "", Profile::Flat)),
        Err(TypedTargetError::NoComparator(_))
    ));
    assert!(matches!(
        read(&typed("240", "", Profile::Seasonal)),
        Err(TypedTargetError::Trajectory(_))
    ));
}

#[test]
fn all_that_cannot_be_read_is_told_at_once() {
    let calendar = Calendar::default();
    let year = calendar.year(2025);
    let measure = Measure { frequency: Some(Frequency::Quarterly), ..Measure::default() };
    let check = |text: &str, tolerance: &str, stretch: &str, plan: &str, expected: &[Part]| {
        let quarter = calendar.periods(year, Frequency::Quarterly)[0];
        let typed = TypedTarget {
            stretch: stretch.to_owned(),
            steps: vec![(quarter, plan.to_owned(), String::new())],
            ..typed(text, tolerance, Profile::Keep)
        };
        let found = faults(&typed, &measure, calendar, year);
        let parts: Vec<Part> = found.iter().map(TypedTargetError::part).collect();
        assert_eq!(parts, expected, "{found:?}");
        assert_eq!(found.is_empty(), read(&typed, &measure, calendar, year).is_ok());
    };
    check("240", "5%", "250", "60", &[]);
    check("240", "a bit", "250", "60", &[Part::Tolerance]);
    let all = [Part::Text, Part::Tolerance, Part::Stretch, Part::Steps];
    check("?3", "a bit", "more", "some", &all);
    check("240", "a bit", "more", "some", &all[1..]);
    // Without a text the target is removed, whatever else is typed.
    check("", "a bit", "more", "some", &[]);
}

#[test]
fn a_running_total_starts_at_nought_and_no_text_has_the_noise_of_binary() {
    let calendar = Calendar::default();
    let year = calendar.year(2025);
    let measure = |accumulation| Measure {
        frequency: Some(Frequency::Quarterly),
        accumulation: Some(accumulation),
        precision: Some(0),
        ..Measure::default()
    };
    let made = |accumulation| {
        read(&typed("1200", "", Profile::Straight), &measure(accumulation), calendar, year)
    };
    let plans: Vec<Bounds> = made(Accumulation::Running)
        .unwrap()
        .unwrap()
        .trajectory
        .iter()
        .map(|step| step.plan)
        .collect();
    assert_eq!(plans, [300, 600, 900, 1200].map(|it| Bounds::Value(Number::from(it))));
    // A level comes from somewhere.
    assert!(matches!(made(Accumulation::Latest), Err(TypedTargetError::Trajectory(_))));

    let noisy = Number::try_from(0.1 + 0.2).unwrap();
    let check = |aim: Aim, strict: bool, expected: &str| {
        let target = Target { strict, ..Target::new(aim) };
        assert_eq!(written(&target, Some(Polarity::LowerIsBetter)), expected);
    };
    check(Aim::Value { value: noisy }, false, "0.3");
    check(Aim::Value { value: noisy }, true, "<0.3");
    check(Aim::Range { low: noisy, high: Number::from(1) }, false, "0.3 to 1");
    check(Aim::ByDate { value: noisy, by: Period::Year(year) }, false, "0.3 by 2025/26");
}

#[test]
fn a_saved_target_is_spread_as_it_was_and_plans_of_ones_own_stay() {
    let calendar = Calendar::default();
    let year = calendar.year(2025);
    let mut measure = Measure {
        frequency: Some(Frequency::Monthly),
        accumulation: Some(Accumulation::Sum),
        precision: Some(0),
        polarity: Some(Polarity::HigherIsBetter),
        ..Measure::default()
    };
    let adds_up_to = |target: &Target| -> f64 {
        let plan = |step: &Step| match step.plan {
            Bounds::Value(plan) => plan.get(),
            Bounds::Range { .. } => 0.0,
        };
        target.trajectory.iter().map(plan).sum()
    };
    // Parts that are not all equal are still a flat spread; plans typed by hand stay as they are.
    let first = read(&typed("100000", "", Profile::Flat), &measure, calendar, year);
    measure.targets.insert(year, first.unwrap().unwrap());
    assert_eq!(profile(&measure, calendar, year), Profile::Flat);
    let mut by_hand = measure.targets[&year].clone();
    for (step, plan) in by_hand.trajectory.iter_mut().zip((1..).map(|it| it * 100)) {
        step.plan = Bounds::Value(Number::from(plan));
    }
    by_hand.aim = Aim::Value { value: Number::from(7800) };
    by_hand.text = None;
    measure.targets.insert(year, by_hand.clone());
    assert_eq!(profile(&measure, calendar, year), Profile::Keep);
    let kept = read(&typed("15600", "", Profile::Keep), &measure, calendar, year);
    assert_eq!(kept.unwrap().unwrap().trajectory, by_hand.trajectory);
    // In their shape where somebody says so.
    let doubled = read(&typed("15600", "", Profile::Shaped), &measure, calendar, year);
    let doubled = doubled.unwrap().unwrap();
    assert_eq!(adds_up_to(&doubled), 15600.0);
    assert_eq!(doubled.trajectory[0].plan, Bounds::Value(Number::from(200)));
}

#[test]
fn a_target_is_taken_alone_where_nothing_says_how_to_spread_it() {
    let calendar = Calendar::default();
    let year = calendar.year(2025);
    let check = |frequency, accumulation, steps: usize| {
        let measure = Measure { frequency, accumulation, ..Measure::default() };
        let profile = profile(&measure, calendar, year);
        let read = read(&typed("640k", "", profile), &measure, calendar, year).unwrap().unwrap();
        assert_eq!(read.aim, Aim::Value { value: Number::from(640_000) });
        assert_eq!(read.trajectory.len(), steps, "{frequency:?} {accumulation:?}");
    };
    let sum = Some(Accumulation::Sum);
    check(None, None, 0);
    check(None, sum, 0);
    check(Some(Frequency::Monthly), None, 0);
    check(Some(Frequency::Dated), sum, 0);
    check(Some(Frequency::Monthly), sum, 12);
    check(Some(Frequency::Yearly), None, 1);
}

#[test]
fn what_stands_for_the_whole_year_follows_its_target() {
    let calendar = Calendar::default();
    let year = calendar.year(2025);
    let mut measure = Measure { frequency: Some(Frequency::Monthly), ..Measure::default() };
    let plan = |period, plan: i32| Step::new(period, Bounds::Value(Number::from(plan)));
    let mut target = Target::new(Aim::Value { value: 46.into() });
    target.trajectory = vec![plan(Period::Year(year), 46), plan("2025-04".parse().unwrap(), 46)];
    measure.targets.insert(year, target);
    let read = read(&typed("47", "", Profile::Keep), &measure, calendar, year).unwrap().unwrap();
    let plans: Vec<Bounds> = read.trajectory.iter().map(|step| step.plan).collect();
    assert_eq!(plans, [47, 46].map(|it| Bounds::Value(Number::from(it))));
}

#[test]
fn plans_and_stretches_in_another_unit_are_asked_about_and_never_taken() {
    let calendar = Calendar::default();
    let year = calendar.year(2025);
    let quarter = calendar.periods(year, Frequency::Quarterly)[0];
    let check = |unit: &str, text: &str, expected: Result<i32, &str>| {
        let measure = Measure {
            frequency: Some(Frequency::Quarterly),
            unit: unit.into(),
            ..Measure::default()
        };
        let of = |plan: &str, floor: &str, stretch: &str| {
            let steps = vec![(quarter, plan.to_owned(), floor.to_owned())];
            let stretch = stretch.to_owned();
            let typed = TypedTarget { steps, stretch, ..typed("50", "", Profile::Keep) };
            read(&typed, &measure, calendar, year).map(|it| it.unwrap())
        };
        let number = |value: i32| Bounds::Value(Number::from(value));
        for (typed, part) in [
            (of(text, "", ""), Part::Steps),
            (of("50", text, ""), Part::Steps),
            (of("50", "", text), Part::Stretch),
        ] {
            match (typed, expected) {
                (Ok(target), Ok(value)) => {
                    let step = &target.trajectory[0];
                    let held = [Some(step.plan), step.floor, target.stretch.map(Bounds::Value)];
                    assert!(held.contains(&Some(number(value))), "{unit} {text} {held:?}");
                }
                (Err(error), Err(words)) => {
                    assert_eq!((error.part(), error.to_string().as_str()), (part, words));
                }
                (found, _) => panic!("{unit} {text} {found:?}"),
            }
        }
    };
    check("%", "12%", Ok(12));
    check("homes", "1.2k", Ok(1200));
    check("days", "8 days", Ok(8));
    check(
        "homes",
        "12%",
        Err(
            "'12%' is a share, and the unit of this measure is 'homes': is 12 meant? If not, set the unit to % or leave it",
        ),
    );
    check(
        "%",
        "40 days",
        Err(
            "'40 days' is in days, and this measure counts %: is 40 meant? If not, type the figure itself",
        ),
    );
    check("days", "about ten", Err("'about ten' is not a number"));
}

#[test]
fn shares_of_a_measure_without_a_unit_are_asked_about() {
    let calendar = Calendar::default();
    let year = calendar.year(2025);
    let quarter = calendar.periods(year, Frequency::Quarterly)[0];
    let check = |unit: &str, (text, stretch, plan): (&str, &str, &str), expected: &[Part]| {
        let measure = Measure { unit: unit.into(), ..Measure::default() };
        let typed = TypedTarget {
            steps: vec![(quarter, plan.to_owned(), String::new())],
            stretch: stretch.to_owned(),
            ..typed(text, "5%", Profile::Keep)
        };
        let asked = shares_without_unit(&typed, &measure, year);
        let parts: Vec<Part> = asked.into_iter().map(|(part, _)| part).collect();
        assert_eq!(parts, expected, "{unit} {text} {stretch} {plan}");
    };
    let all = ("95%", "98%", "95%");
    check("", all, &[Part::Text, Part::Stretch, Part::Steps]);
    check("%", all, &[]);
    check("homes", all, &[]);
    check("", ("95", "98", "95"), &[]);
    // A change by a share says nothing of the unit.
    check("", ("To reduce by 5%", "", ""), &[]);
}
