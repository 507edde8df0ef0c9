use super::*;
use crate::{
    edit::{Context, apply},
    exchange::columns::target_parts::{IN_WORDS, NO_TARGET, TargetPart},
    model::{Accumulation, Aim, Bounds, Calendar, Frequency, Number, Period, Polarity, Step},
};
use std::sync::Arc;

const TARGET: TargetPart = TargetPart::Aim;

mod signed;
mod until_sure;

fn year() -> ReportingYear {
    Calendar::default().year(2025)
}

fn quarter(at: usize) -> Period {
    Calendar::default().periods(year(), Frequency::Quarterly)[at]
}

fn part(part: TargetPart) -> Column {
    Column::Target(year(), part)
}

/// A quarterly count of homes, planned for 1,200 by quarters of 300.
fn pack() -> Pack {
    let measure = Measure {
        id: "homes".into(),
        name: "Homes".into(),
        unit: "homes".into(),
        frequency: Some(Frequency::Quarterly),
        accumulation: Some(Accumulation::Sum),
        polarity: Some(Polarity::HigherIsBetter),
        precision: Some(0),
        ..Measure::default()
    };
    let pack = Pack { measures: vec![Arc::new(measure)], ..Pack::default() };
    typed(&pack, &[(part(TARGET), "1200")]).0
}

/// The pack after texts were typed in a row, and what couldn't be taken.
fn typed(pack: &Pack, cells: &[(Column, &str)]) -> (Pack, Vec<(Column, String)>) {
    let cells = cells.iter().map(|(column, text)| (*column, (*text).to_owned())).collect();
    let entered = enter(pack, &pack.measures[0], &cells, Given::default());
    let mut after = pack.clone();
    let batch = Command::Batch { label: "Type".into(), commands: entered.commands };
    apply(&mut after, batch, &Context::default()).unwrap();
    (after, entered.refused)
}

/// What a row says in columns after texts were typed in it; or why one can't be taken, and then nothing is
/// changed.
fn check(pack: &Pack, cells: &[(Column, &str)], expected: &[(Column, &str)]) {
    let (after, refused) = typed(pack, cells);
    assert_eq!(refused, Vec::new(), "{cells:?}");
    for (column, text) in expected {
        assert_eq!(column.shown(&after, &after.measures[0]), *text, "{column:?} of {cells:?}");
    }
}

fn check_refused(pack: &Pack, cells: &[(Column, &str)], at: Column, reason: &str) {
    let (after, refused) = typed(pack, cells);
    let found = refused.iter().find(|(column, _)| *column == at);
    let found = found.unwrap_or_else(|| panic!("{cells:?} is taken"));
    assert!(found.1.contains(reason), "{}", found.1);
    let before = &pack.measures[0];
    assert_eq!(at.shown(&after, &after.measures[0]), at.shown(pack, before), "{cells:?}");
}

#[test]
fn a_target_is_spread_as_the_one_before_it_was() {
    let pack = pack();
    let plans = |each: [&'static str; 4]| -> Vec<(Column, &'static str)> {
        each.into_iter().enumerate().map(|(at, it)| (Column::Plan(quarter(at)), it)).collect()
    };
    check(&pack, &[], &plans(["300"; 4]));
    check(&pack, &[(part(TARGET), "640k")], &plans(["160000"; 4]));
    check(&pack, &[(part(TARGET), "To increase")], &plans([""; 4]));
    check(&pack, &[(part(TARGET), "")], &plans([""; 4]));
    // Plans that somebody entered stay as they are, and are told to miss another target.
    let (shaped, _) = typed(&pack, &plans(["100", "200", "300", "600"]));
    check(
        &shaped,
        &[],
        &[(part(TARGET), "1200"), (part(TargetPart::Spread), "A shape of its own")],
    );
    check(&shaped, &[(part(TARGET), "2400")], &plans(["100", "200", "300", "600"]));
    let (missed, _) = typed(&shaped, &[(part(TARGET), "2400")]);
    let vocabulary = crate::model::Vocabulary::RedAmberGreen;
    let on = "2026-03-31".parse().unwrap();
    let told = super::super::told::told(&missed, &missed.measures[0], year(), on, vocabulary);
    assert_eq!(told.off.as_deref(), Some("plans come to 1,200: 1,200 short"));
    check(&shaped, &[(part(TARGET), "To increase")], &plans([""; 4]));
    check(&shaped, &[(part(TargetPart::Spread), "Flat")], &plans(["300"; 4]));
    // Plans typed beside a target are the plans; blank cells beside it say nothing.
    let mut both = plans(["1", "2", "3", "4"]);
    both.push((part(TARGET), "10"));
    check(&pack, &both, &plans(["1", "2", "3", "4"]));
    let mut blank = plans([""; 4]);
    blank.push((part(TARGET), "2400"));
    check(&pack, &blank, &plans(["600"; 4]));
}

#[test]
fn a_target_whose_periods_have_no_plans_gets_them_where_it_is_typed_once_more() {
    let mut bare = pack();
    let target = Arc::make_mut(&mut bare.measures[0]).targets.get_mut(&year()).unwrap();
    target.trajectory = vec![Step::new(Period::Year(year()), Bounds::Value(1200.into()))];
    let first = Column::Plan(quarter(0));
    check(&bare, &[], &[(first, "")]);
    check(&bare, &[(part(TARGET), "1200")], &[(first, "300"), (part(TARGET), "1200")]);
    check(&bare, &[(part(TARGET), "2400")], &[(first, "600")]);
    let running = Column::Setting(Setting::Accumulation);
    let last = Column::Plan(quarter(3));
    check(&pack(), &[(running, "Running total")], &[(first, "300"), (last, "1200")]);
    check(&bare, &[(running, "Running total")], &[(first, "300"), (last, "1200")]);
}

#[test]
fn parts_are_taken_or_it_is_said_why_not() {
    let pack = pack();
    let first = Column::Plan(quarter(0));
    check(&pack, &[(first, "310")], &[(first, "310"), (part(TARGET), "1200")]);
    check(&pack, &[(first, "")], &[(first, "")]);
    check(&pack, &[(part(TargetPart::Tolerance), "5%")], &[(part(TargetPart::Tolerance), "5%")]);
    check(&pack, &[(part(TargetPart::Tolerance), "20")], &[(part(TargetPart::Tolerance), "20")]);
    check(&pack, &[(part(TargetPart::Stretch), "1.5k")], &[(part(TargetPart::Stretch), "1500")]);
    check(
        &pack,
        &[(part(TargetPart::ChosenBy), "Cabinet")],
        &[(part(TargetPart::ChosenBy), "Cabinet")],
    );
    check(
        &pack,
        &[(part(TargetPart::Why), "The local plan")],
        &[(part(TargetPart::Why), "The local plan")],
    );
    let floor = Column::Floor(quarter(1));
    check(&pack, &[(floor, "280")], &[(floor, "280")]);
    check(
        &pack,
        &[(part(TargetPart::Kind), "None, by choice")],
        &[(part(TARGET), "None set"), (first, "")],
    );

    check_refused(
        &pack,
        &[(part(TARGET), "12%")],
        part(TARGET),
        "is a share, and the unit of this measure is 'homes': is 12 meant?",
    );
    check_refused(
        &pack,
        &[(part(TARGET), "a good deal more")],
        part(TARGET),
        "isn't read as a figure",
    );
    check_refused(&pack, &[(first, "lots")], first, "not a number");
    check_refused(
        &pack,
        &[(part(TargetPart::Tolerance), "a bit")],
        part(TargetPart::Tolerance),
        "not a number",
    );
    check_refused(
        &pack,
        &[(part(TargetPart::Kind), "A range")],
        part(TargetPart::Kind),
        "the kind follows",
    );
    check_refused(
        &pack,
        &[(part(TargetPart::Spread), "wavy")],
        part(TargetPart::Spread),
        "none of: Flat",
    );
    let month = Column::Plan("2025-04".parse().unwrap());
    check_refused(&pack, &[(month, "10")], month, "reports quarterly");
    let next = Column::Target(year().plus(1), TargetPart::Tolerance);
    check_refused(&pack, &[(next, "5%")], next, "enter the target as well");
}

#[test]
fn a_share_of_what_is_counted_is_taken_once_somebody_is_sure() {
    let pack = pack();
    let first = Column::Plan(quarter(0));
    for column in [part(TARGET), first, Column::Setting(Setting::Baseline)] {
        check_refused(&pack, &[(column, "12%")], column, "is 12 meant?");
        let cells = [(column, "12%".to_owned())].into();
        assert!(is_asked(&pack, &pack.measures[0], &cells, (column, None)));
        let sure = Given { sure: Some(column), ..Given::default() };
        let entered = enter(&pack, &pack.measures[0], &cells, sure);
        assert_eq!((entered.refused, entered.taken), (Vec::new(), 1));
    }
}

#[test]
fn a_target_is_taken_whatever_else_is_unset() {
    let mut pack = pack();
    let measure = Arc::make_mut(&mut pack.measures[0]);
    (measure.accumulation, measure.frequency) = (None, None);
    measure.targets.clear();
    check(&pack, &[(part(TARGET), "640k")], &[(part(TARGET), "640k")]);
    check_refused(
        &pack,
        &[(part(TARGET), "640k"), (part(TargetPart::Spread), "Flat")],
        part(TargetPart::Spread),
        "how often the measure reports",
    );
}

#[test]
fn one_refused_cell_loses_nothing_of_the_others() {
    let cells = [
        (part(TargetPart::Tolerance), "a bit"),
        (part(TargetPart::Stretch), "1,300"),
        (Column::Setting(Setting::Precision), "77"),
        (Column::Setting(Setting::DataSource), "Register"),
    ];
    let (after, refused) = typed(&pack(), &cells);
    let refused: Vec<Column> = refused.into_iter().map(|(column, _)| column).collect();
    assert_eq!(refused, [cells[2].0, cells[0].0]);
    assert_eq!(cells[1].0.shown(&after, &after.measures[0]), "1300");
    assert_eq!(cells[3].0.shown(&after, &after.measures[0]), "Register");
    assert_eq!(after.measures[0].targets[&year()].tolerance, None);
}

/// What cells of a row wait for, by the words of their reasons.
fn check_reasons(pack: &Pack, cells: &[(Column, &str)], expected: &[(Column, &str)]) {
    let (_, refused) = typed(pack, cells);
    let columns = |list: &[(Column, &str)]| list.iter().map(|it| it.0).collect::<BTreeSet<_>>();
    let found: Vec<(Column, &str)> = refused.iter().map(|(at, why)| (*at, why.as_str())).collect();
    assert_eq!(columns(&found), columns(expected), "{cells:?}: {found:?}");
    for (column, part) in expected {
        let reason = found.iter().find(|(at, _)| at == column).unwrap().1;
        assert!(reason.contains(part), "{column:?} of {cells:?}: {reason}");
    }
}

#[test]
fn what_is_sound_is_taken_and_only_what_rests_on_the_wrong_cell_waits_and_names_it() {
    let pack = pack();
    let (bare, _) = typed(&pack, &[(part(TARGET), "")]);
    let tolerance = part(TargetPart::Tolerance);
    let (spread, why) = (part(TargetPart::Spread), part(TargetPart::Why));
    let (first, floor) = (Column::Plan(quarter(0)), Column::Floor(quarter(0)));
    let setting = Column::Setting;
    // A wrong target with none before it: its parts wait for it, settings do not.
    let cells = [
        (part(TARGET), "lots"),
        (tolerance, "5%"),
        (first, "300"),
        (setting(Setting::DataSource), "Register"),
    ];
    let target = "waits for the target, which can't be read";
    let waits = [(part(TARGET), "isn't read"), (tolerance, target), (first, target)];
    check_reasons(&bare, &cells, &waits);
    let (after, _) = typed(&bare, &cells);
    assert_eq!(cells[3].0.shown(&after, &after.measures[0]), "Register");
    // With one before it: what is said of the new one waits, what stands by itself is taken.
    let cells = [
        (part(TARGET), "lots"),
        (tolerance, "5%"),
        (first, "310"),
        (spread, "Straight line"),
        (why, "It grew"),
    ];
    check_reasons(&pack, &cells, &[(part(TARGET), "isn't read"), (spread, target), (why, target)]);
    let (after, _) = typed(&pack, &cells);
    let shown = |column: Column| column.shown(&after, &after.measures[0]);
    assert_eq!(
        (shown(tolerance), shown(first), shown(part(TARGET))),
        ("5%".into(), "310".into(), "1200".into())
    );
    // A tolerance that can't be is refused by itself, and so are a range the wrong way round and a spread.
    let cells = [(part(TARGET), "1300"), (tolerance, "-5%"), (part(TargetPart::Stretch), "1400")];
    check_reasons(&pack, &cells, &[(tolerance, "can't be below zero")]);
    check(&pack, &cells[2..], &[(part(TargetPart::Stretch), "1400")]);
    let cells = [(part(TARGET), "1300"), (spread, "Seasonal, from history")];
    check_reasons(&bare, &cells, &[(spread, "a complete year of figures")]);
    let (after, _) = typed(&bare, &cells);
    assert_eq!(first.shown(&after, &after.measures[0]), "325");
    // A floor waits for the plan beside it, plans for the frequency, a baseline's period for the baseline.
    let cells = [(part(TARGET), "lots"), (first, "many"), (floor, "280")];
    let (no_plan, _) = typed(&pack, &[(first, "")]);
    check_reasons(
        &no_plan,
        &cells[1..],
        &[
            (first, "not a number"),
            (floor, "waits for the plan of the period, which can't be read"),
        ],
    );
    let month = Column::Plan("2025-04".parse().unwrap());
    let cells = [(setting(Setting::Frequency), "now and then"), (month, "25")];
    check_reasons(
        &pack,
        &cells,
        &[
            (cells[0].0, "none of"),
            (month, "waits for how often the measure reports, which can't be read"),
        ],
    );
    let cells =
        [(setting(Setting::Baseline), "some"), (setting(Setting::BaselinePeriod), "2023/24")];
    check_reasons(
        &pack,
        &cells,
        &[
            (cells[0].0, "not a number"),
            (cells[1].0, "waits for the baseline, which can't be read"),
        ],
    );
}

#[test]
fn settings_and_targets_of_one_row_are_read_together() {
    let cells = [
        (Column::Setting(Setting::Unit), "%"),
        (Column::Setting(Setting::Accumulation), "Latest value"),
        (part(TARGET), "95%"),
    ];
    check(&pack(), &cells, &cells);
    check(&pack(), &cells, &[(Column::Plan(quarter(0)), "95")]);
}

#[test]
fn what_is_there_already_is_no_change_and_what_was_refused_changes_nothing() {
    let pack = pack();
    let measure = &pack.measures[0];
    let columns = Setting::ALL
        .iter()
        .map(|it| Column::Setting(*it))
        .chain(TargetPart::ALL.map(part))
        .chain((0..4).map(|at| Column::Plan(quarter(at))));
    let shown = columns.map(|column| (column, column.shown(&pack, measure))).collect();
    assert_eq!(enter(&pack, measure, &shown, Given::default()), Entered::default());
    let refused = BTreeMap::from([(Column::Setting(Setting::Precision), "x".to_owned())]);
    assert_eq!(enter(&pack, measure, &refused, Given::default()).commands, Vec::new());
    assert_eq!(measure.targets[&year()].aim, Aim::Value { value: Number::from(1200) });
}

/// The sample, signed off for a year that isn't over.
#[test]
fn where_a_measure_stands_is_set_by_name() {
    let (pack, ..) = signed();
    let mut pack = Pack { sign_offs: Vec::new(), proposals: Vec::new(), ..pack };
    pack.measures.truncate(1);
    let plans = Column::Standing(Standing::Plans);
    let other = pack.plans.iter().find(|it| !it.measures.contains(&pack.measures[0].id));
    let text = other.unwrap().name.clone();
    let entered =
        enter(&pack, &pack.measures[0], &BTreeMap::from([(plans, text.clone())]), Given::default());
    assert_eq!(entered.refused, Vec::new());
    let batch = Command::Batch { label: String::new(), commands: entered.commands };
    apply(&mut pack, batch, &Context::default()).unwrap();
    assert_eq!(plans.shown(&pack, &pack.measures[0]), text);
}

fn signed() -> (Pack, ReportingYear, Context) {
    let sample = include_bytes!("../../../../../public/packs/sample.json");
    let mut pack = crate::pack::read(sample).pack.unwrap();
    let context = Context { on: pack.organisation.clock.map(|day| day.0), by: String::new() };
    let sign_off = crate::model::SignOff {
        id: "now".into(),
        year: year(),
        by: "Cabinet".into(),
        on: pack.organisation.clock.unwrap(),
        ..crate::model::SignOff::default()
    };
    apply(&mut pack, Command::SignOff(Box::new(sign_off)), &context).unwrap();
    (pack, year(), context)
}

/// Texts that people type in grids, right and wrong, wherever they stand.
const TYPED: [&str; 22] = [
    "",
    "5",
    "-5",
    "-5%",
    "150%",
    "lots",
    "40 to 50",
    "50 to 40",
    ">3400 and <3800",
    "<5 and >9",
    "12%",
    "Quarterly",
    "Monthly",
    "In words only",
    "None, by choice",
    "Flat",
    "Straight line",
    "Seasonal, from history",
    "2024/25",
    "To increase",
    "95 by 2027",
    "77",
];

proptest::proptest! {
    #[test]
    fn whatever_is_typed_in_a_row_each_cell_is_refused_once_and_the_rest_is_carried_out(
        texts in proptest::collection::vec((0..18_usize, 0..TYPED.len()), 0..9))
    {
        let settings = [
            Setting::Name, Setting::Unit, Setting::Frequency, Setting::Precision, Setting::Baseline,
            Setting::BaselinePeriod, Setting::SimilarWithin,
        ];
        let columns: Vec<Column> = settings
            .map(Column::Setting)
            .into_iter()
            .chain(TargetPart::ALL.map(part))
            .chain([0, 1].map(|at| Column::Plan(quarter(at))))
            .chain([Column::Floor(quarter(0)), Column::Plan("2025-04".parse().unwrap())])
            .collect();
        let cells: BTreeMap<Column, String> = texts
            .iter()
            .map(|(at, text)| (columns[*at], TYPED[*text].to_owned()))
            .collect();
        let pack = pack();
        let entered = enter(&pack, &pack.measures[0], &cells, Given::default());
        let refused: BTreeSet<Column> = entered.refused.iter().map(|(column, _)| *column).collect();
        proptest::prop_assert_eq!(refused.len(), entered.refused.len());
        proptest::prop_assert!(refused.iter().all(|column| cells.contains_key(column)));
        let batch = Command::Batch { label: String::new(), commands: entered.commands };
        let carried_out = apply(&mut pack.clone(), batch, &Context::default());
        proptest::prop_assert!(carried_out.is_ok(), "{:?}", carried_out.err());
    }
}
