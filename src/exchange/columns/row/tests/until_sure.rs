//! What waits until somebody is sure.

use super::*;

#[test]
fn another_frequency_waits_until_somebody_is_sure() {
    // Plans that follow the target would be made anew.
    let (pack, _) = typed(&pack(), &[(Column::Plan(quarter(0)), "310")]);
    let frequency = Column::Setting(Setting::Frequency);
    let month = Column::Plan("2025-04".parse().unwrap());
    let cells = [(frequency, "Monthly"), (month, "100"), (Column::Setting(Setting::Unit), "flats")];
    let question = "4 quarterly plans will not count in a monthly measure";
    let waits = "waits for how often the measure reports, which is not taken yet";
    check_reasons(&pack, &cells, &[(frequency, question), (month, waits)]);
    let (after, _) = typed(&pack, &cells);
    assert_eq!(after.measures[0].frequency, Some(Frequency::Quarterly));
    assert_eq!(after.measures[0].unit, "flats");
    let cells = BTreeMap::from([(frequency, "Monthly".to_owned())]);
    let sure = Given { on: None, sure: Some(frequency) };
    let entered = enter(&pack, &pack.measures[0], &cells, sure);
    assert_eq!((entered.refused, entered.taken), (Vec::new(), 1));
}

#[test]
fn what_is_mostly_a_slip_waits_until_somebody_is_sure() {
    let mut pack = pack();
    Arc::make_mut(&mut pack.measures[0]).unit = "%".into();
    let of = |column: Column, text: &str| (column, text.to_owned());
    let (aim, tolerance) = (part(TARGET), part(TargetPart::Tolerance));
    let chosen_by = part(TargetPart::ChosenBy);
    let cells = [of(aim, "225"), of(tolerance, "101%"), of(chosen_by, "Cabinet")].into();
    let refused = |sure: Option<Column>| {
        let entered = enter(&pack, &pack.measures[0], &cells, Given { on: None, sure });
        entered.refused.into_iter().collect::<std::collections::BTreeMap<Column, String>>()
    };
    let found = refused(None);
    assert!(found[&aim].contains("225% is more than 100%"), "{found:?}");
    assert!(found[&tolerance].contains("101% is more than the plan itself"), "{found:?}");
    assert!(
        found[&chosen_by].contains("waits for the target, which is not taken yet"),
        "{found:?}"
    );
    let asked = |column| is_asked(&pack, &pack.measures[0], &cells, (column, None));
    assert_eq!([aim, tolerance, chosen_by].map(asked), [true, true, false]);
    // One answer is of one cell, and what waited for it is taken with it.
    assert_eq!(refused(Some(aim)).into_keys().collect::<Vec<_>>(), [tolerance]);
    // What is there already is asked about no more.
    let (mut held, _) = typed(&pack, &[(aim, "90")]);
    let target = Arc::make_mut(&mut held.measures[0]).targets.get_mut(&year()).unwrap();
    target.aim = Aim::Value { value: Number::from(225) };
    target.text = Some("225".into());
    let (_, refused) = typed(&held, &[(aim, "225"), (part(TargetPart::Why), "It is a rate")]);
    assert_eq!(refused, []);
}

#[test]
fn what_waited_is_taken_with_what_it_waited_for() {
    let (bare, _) = typed(&pack(), &[(part(TARGET), "")]);
    let plans: Vec<(Column, &str)> = (0..4).map(|at| (Column::Plan(quarter(at)), "25")).collect();
    let (_, waiting) = typed(&bare, &plans);
    assert_eq!(waiting.len(), 4, "a plan waits for its target");
    let mut all = plans.clone();
    all.push((part(TARGET), "100"));
    check(&bare, &all, &all);
    // In words it is kept once that is said.
    let words = [(part(TARGET), "a good deal more"), (part(TargetPart::Kind), "In words only")];
    check(&bare, &words, &words);
}

#[test]
fn an_amount_that_may_be_two_waits_until_somebody_is_sure() {
    let mut pack = pack();
    Arc::make_mut(&mut pack.measures[0]).unit = "£000".into();
    let check = |column: Column, text: &str, asked: &str, shown: &str| {
        let cells = [(column, text.to_owned())].into();
        let measure = &pack.measures[0];
        let entered = enter(&pack, measure, &cells, Given::default());
        let [(at, reason)] = entered.refused.as_slice() else { panic!("{entered:?}") };
        assert!(*at == column && reason.contains(asked), "{reason}");
        assert!(is_asked(&pack, measure, &cells, (column, None)), "{text}");
        let sure = Given { sure: Some(column), ..Given::default() };
        let entered = enter(&pack, measure, &cells, sure);
        assert_eq!(entered.refused, Vec::new(), "{text}");
        let mut after = pack.clone();
        let batch = Command::Batch { label: "Type".into(), commands: entered.commands };
        apply(&mut after, batch, &Context::default()).unwrap();
        assert_eq!(column.shown(&after, &after.measures[0]), shown, "{text}");
    };
    let plan = Column::Plan(quarter(0));
    check(plan, "(250)", "may be -250", "-250");
    check(plan, "£250", "which is 0.25 in £000", "250");
    check(part(TARGET), "£1,300", "which is 1.3 in £000", "1,300");
    check(part(TARGET), "(250)", "may be -250", "-250");
    check(part(TargetPart::Stretch), "£1,400", "which is 1.4 in £000", "1400");
    check(Column::Setting(Setting::Baseline), "£900", "which is 0.9 in £000", "900");
}

#[test]
fn a_plan_of_another_size_or_no_count_waits_until_somebody_is_sure_and_the_others_are_taken() {
    let mut pack = pack();
    let quarters =
        Calendar::default().periods(Calendar::default().year(2024), Frequency::Quarterly);
    let figure = |at: &Period| {
        crate::model::Observation::new(*at, crate::model::Reading::Number(Number::from(300)))
    };
    Arc::make_mut(&mut pack.measures[0]).series = quarters.iter().map(figure).collect();
    let plan = |at: usize| Column::Plan(quarter(at));
    let floor = Column::Floor(quarter(3));
    let typed_in =
        [(plan(0), "-5"), (plan(1), "3000"), (plan(2), "310"), (plan(3), "30"), (floor, "-1")];
    let (after, refused) = typed(&pack, &typed_in);
    let waiting: Vec<Column> = refused.iter().map(|(column, _)| *column).collect();
    assert_eq!(waiting, [plan(0), plan(1), plan(3), floor], "{refused:?}");
    let says = |at: usize, words: &str| assert!(refused[at].1.contains(words), "{refused:?}");
    says(0, "a count below zero");
    says(1, "3,000 is ten times or more");
    says(2, "30 is a tenth or less of");
    let shown = |pack: &Pack, column: Column| column.shown(pack, &pack.measures[0]);
    assert_eq!(shown(&after, plan(2)), "310");
    for at in [0, 1, 3] {
        assert_eq!(shown(&after, plan(at)), "300", "as it was");
    }
    let cells: BTreeMap<Column, String> =
        typed_in.iter().map(|(column, text)| (*column, (*text).to_owned())).collect();
    for column in waiting {
        assert!(is_asked(&pack, &pack.measures[0], &cells, (column, None)), "{column:?}");
    }
    // What stands there already is asked about no more.
    let sure = Given { on: None, sure: Some(plan(1)) };
    let alone: BTreeMap<Column, String> = [(plan(1), "3000".to_owned())].into();
    let entered = enter(&pack, &pack.measures[0], &alone, sure);
    let mut held = pack.clone();
    let batch = Command::Batch { label: "Type".into(), commands: entered.commands };
    apply(&mut held, batch, &Context::default()).unwrap();
    assert_eq!(typed(&held, &[(plan(1), "3000"), (plan(2), "320")]).1, []);
}

#[test]
fn a_share_of_what_has_no_unit_yet_waits_until_that_is_set_or_somebody_is_sure() {
    let mut pack = pack();
    Arc::make_mut(&mut pack.measures[0]).unit = String::new();
    let plan = Column::Plan(quarter(0));
    let unit = Column::Setting(Setting::Unit);
    for (column, text) in [(part(TARGET), "90%"), (plan, "85%")] {
        check_refused(&pack, &[(column, text)], column, "this measure has no unit yet");
        let cells: BTreeMap<Column, String> = [(column, text.to_owned())].into();
        assert!(is_asked(&pack, &pack.measures[0], &cells, (column, None)));
    }
    check(&pack, &[(unit, "%"), (part(TARGET), "90%")], &[(unit, "%"), (part(TARGET), "90%")]);
    check(&pack, &[(part(TARGET), "to increase by 5%")], &[(part(TARGET), "to increase by 5%")]);
}
