//! Importing the files that officers keep, what export writes, and hostile bytes.

// Helpers of tests may fail as tests do; the lint's own exception reaches only test functions.
#![allow(clippy::unwrap_used, clippy::panic)]

use crate::engine;
use engine::{propose, propose_decided};
use golden_thread::{
    edit::{Command, Context, apply},
    exchange::{
        Table, figures,
        import::{Decisions, Mapping, Outcome, Proposal, shape_key, suggest},
        paste,
    },
    model::{
        Aim, ComparatorKind, Frequency, Measure, MissingReason, Observation, Pack, Period, Plan,
        Reading, SignOff,
    },
};
use proptest::prelude::*;
use std::{collections::BTreeSet, sync::Arc};

fn proposed(pack: &Pack, text: &str) -> Proposal {
    let table = Table::read(text.as_bytes());
    let proposal = propose(pack, &table, &suggest(&table, pack.calendar()));
    assert_eq!(proposal.counts().total(), table.cells());
    proposal
}

fn imported(text: &str) -> Pack {
    let mut pack = Pack::default();
    let command = proposed(&pack, text).command("Import");
    apply(&mut pack, command, &Context::default()).unwrap();
    let again = proposed(&pack, text);
    assert!(again.is_empty(), "{:?}", again.command("again"));
    pack
}

fn number(observation: Option<&Observation>) -> Option<f64> {
    match observation?.reading {
        Reading::Number(number) => Some(number.get()),
        _ => None,
    }
}

fn period(text: &str) -> Period {
    text.parse().unwrap()
}

#[test]
fn takes_a_column_a_month() {
    let pack = imported("Measure,Apr-25,May-25,Jun-25\nHomes built,10,<5,\nComplaints,3,4,5\n");
    let homes = &pack.measures[0];
    assert_eq!((homes.name.as_str(), homes.frequency), ("Homes built", Some(Frequency::Monthly)));
    assert_eq!(number(homes.observation(period("2025-04"))), Some(10.0));
    let may = homes.observation(period("2025-05")).unwrap();
    assert_eq!(may.reading, Reading::Missing(MissingReason::Suppressed));
    assert_eq!(may.text.as_deref(), Some("<5"));
    assert!(homes.observation(period("2025-06")).is_none());
    assert_eq!((homes.polarity, homes.accumulation), (None, None));
}

#[test]
fn takes_actual_and_target_by_period() {
    let pack = imported(
        "Measure,Period,Actual,Target\nHomes built,Q1 2025/26,10,12\nHomes built,Q2 2025/26,11,13\nCalls,2025/26,80%,>75%\n",
    );
    let target = pack.measures[0].targets.values().next().unwrap();
    assert_eq!(target.trajectory.len(), 2);
    assert!(target.step(period("2025/26 Q2")).is_some());
    assert_eq!(pack.measures[0].frequency, Some(Frequency::Quarterly));
    let calls = pack.measures[1].targets.values().next().unwrap();
    assert!(calls.strict && matches!(calls.aim, Aim::Value { .. }));
    assert!(calls.step(period("2025/26")).is_some());
}

#[test]
fn shows_a_restatement_and_refuses_two_figures_for_one_period() {
    let pack = imported("Measure,Period,Actual\nHomes built,Q1 2025/26,10\n");
    let proposal = proposed(&pack, "Measure,Period,Actual\nHomes built,Q1 2025/26,12\n");
    let changed: Vec<_> = proposal.changed().map(|cell| cell.outcome.clone()).collect();
    assert_eq!(changed, [Outcome::Changed { from: "10".to_owned(), to: "12".to_owned() }]);
    let proposal = proposed(
        &Pack::default(),
        "Measure,Period,Actual\nHomes built,Q1 2025/26,10\nHomes built,Q1 2025/26,11\n",
    );
    assert!(proposal.is_empty(), "neither is taken, whichever stands first");
    assert_eq!(proposal.left_out().values().sum::<usize>(), 6, "both rows whole");
    assert_eq!(proposal.diagnostics.len(), 1);
}

#[test]
fn says_why_a_cell_is_left_out() {
    let check = |text: &str, row: usize, column: usize, reason: &str| {
        let proposal = proposed(&Pack::default(), text);
        let cell = proposal.cells().find(|c| (c.row, c.column) == (row, column)).unwrap();
        assert_eq!(cell.outcome, Outcome::LeftOut, "{text}");
        assert!(cell.reason.contains(reason), "{}", cell.reason);
    };
    check("Measure,Period,Actual\nA,2025-04,1\n", 0, 1, "only if the measure reports monthly");
    check("Measure,Period,Actual\nA,20220/21,1\n", 0, 1, "20220/21");
    check("Measure,Period,Actual\n,Q1 2025/26,1\n", 0, 2, "names no measure");
    check("Measure,Polarity\nA,sideways\n", 0, 1, "not a polarity");
    check("Measure,Target\nA,?3\n", 0, 1, "lost a character");
    check("Measure,Target\nA,95%\n", 0, 1, "which year");
    check("Measure,Colour\nA,red\n", 0, 1, "column is left out");
}

#[test]
fn a_person_confirms_an_offered_reading() {
    let text = "Measure,2024/25,2025/26\nSpend,5.1,5.193m\n";
    let table = Table::read(text.as_bytes());
    let mut pack = imported(text);
    let unread = pack.measures[0].observation(period("2025/26")).unwrap();
    assert_eq!((unread.reading, unread.text.as_deref()), (Reading::Unread, Some("5.193m")));
    let mapping = suggest(&table, pack.calendar());
    let decisions = Decisions { confirmed: BTreeSet::from([(0, 2)]), ..Decisions::default() };
    let proposal = propose_decided(&pack, &table, &mapping, &decisions);
    assert_eq!(proposal.offers().count(), 1, "it stays on offer, to be taken back");
    apply(&mut pack, proposal.command("Confirm"), &Context::default()).unwrap();
    let read = pack.measures[0].observation(period("2025/26"));
    assert_eq!((number(read), read.unwrap().text.as_deref()), (Some(5.193), Some("5.193m")));
    assert!(propose(&pack, &table, &mapping).is_empty(), "a confirmed reading stands");
}

#[test]
fn remembers_the_shape_of_a_table_by_its_headings() {
    let key = |text: &str| shape_key(&Table::read(text.as_bytes()));
    assert_eq!(key("Measure, Period\na,b"), key("measure,period\nc,d\n"));
    assert_ne!(key("Measure,Period"), key("Measure,Unit"));
}

/// A pack with every kind of observation, and names that look like formulas.
fn every_kind() -> Pack {
    let mut pack = imported(
        "measure_id,measure_name,role,geography,period,value,numerator,denominator,comment\n\
         =1,=HYPERLINK(1),own,,Apr 2025,-1,,,=cmd\n=1,=HYPERLINK(1),national,@England,H1 2025/26,2,,,'-quoted\n\
         05A,Ratio,own,,2025/26,,1,4,\"two\nlines\"\n404,Texts,own,,Q1 2025/26,+44 x,,,\n404,Texts,own,,1 Jan 2016 to 31 Dec 2018,<5,,,\n",
    );
    let mut measure: Measure = (*pack.measures[2]).clone();
    measure.series[0].provisional = true;
    measure.series[0].revised = true;
    measure.series[0].qualifier = Some("not validated".to_owned());
    measure.series[0].about = Some("2015 refreshed".to_owned());
    measure.frequency = None;
    pack.measures[2] = Arc::new(measure);
    let mut measure: Measure = (*pack.measures[0]).clone();
    measure.comparators[0].kind = ComparatorKind::Group;
    pack.measures[0] = Arc::new(measure);
    pack
}

#[test]
fn export_then_import_changes_nothing() {
    let pack = every_kind();
    assert_eq!(pack.measures.len(), 3);
    let text = figures::csv(&pack);
    let again = proposed(&pack, &text);
    assert!(again.is_empty(), "{text}\n{:#?}\n{}", again.command("again"), again.report());
    assert_eq!(again.counts().left_out, 0, "{:?}", again.left_out());
}

#[test]
fn an_export_smuggles_no_formula() {
    let text = figures::csv(&every_kind());
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    for cell in reader
        .records()
        .flat_map(|record| record.unwrap().iter().map(str::to_owned).collect::<Vec<_>>())
    {
        let risky = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
        assert!(!risky || cell.parse::<f64>().is_ok(), "{cell}");
    }
    assert!(text.contains("'=HYPERLINK(1)"));
    assert!(figures::block(&[vec!["=1".to_owned()]]).starts_with("'=1"));
    for hidden in ["＝1", "\u{200b}=1", "\u{a0}=1", "\u{feff}@1"] {
        assert_eq!(figures::block(&[vec![hidden.to_owned()]]), format!("'{hidden}\r\n"));
    }
    assert_eq!(figures::block(&[vec!["\n=1".to_owned()]]), "\"'\n=1\"\r\n");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..Default::default() })]

    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let table = Table::read(&bytes);
        let pack = Pack::default();
        let proposal = propose(&pack, &table, &suggest(&table, pack.calendar()));
        prop_assert_eq!(proposal.counts().total(), table.cells());
        prop_assert!(!proposal.report().is_empty());
        paste::block(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn tables_of_odd_labels_are_accounted_for_and_applied(
        cells in proptest::collection::vec("[0-9A-Za-z/ .,<>%£()?–-]{0,14}|(Jan|Apr)[- ]?[0-9]{2,4}|[0-9]{4}[/-][0-9]{2}( Q[1-5])?", 8..40),
        wide in any::<bool>(),
    ) {
        let heads = if wide { "Measure,Unit,Apr-25,2024/25 target" } else { "Measure,Period,Actual,Target" };
        let rows = cells.chunks(4).map(|row| {
            row.iter().map(|cell| format!("\"{cell}\"")).collect::<Vec<_>>().join(",")
        });
        let text = std::iter::once(heads.to_owned()).chain(rows).collect::<Vec<_>>().join("\n");
        let mut pack = Pack::default();
        let proposal = proposed(&pack, &text);
        let applied = apply(&mut pack, proposal.command("Import"), &Context::default());
        prop_assert!(applied.is_ok(), "{:?}\n{}", applied, text);
        let again = proposed(&pack, &text);
        prop_assert!(again.is_empty(), "{:?}\n{}", again.command("again"), text);
    }
}

#[test]
fn the_last_day_of_a_period_names_it_once_the_frequency_is_known() {
    let check = |text: &str, frequency: Option<Frequency>, expected: &[&str]| {
        let table = Table::read(text.as_bytes());
        let mut pack = Pack::default();
        let mapping = Mapping { frequency, ..suggest(&table, pack.calendar()) };
        let proposal = propose(&pack, &table, &mapping);
        apply(&mut pack, proposal.command("Import"), &Context::default()).unwrap();
        let periods: Vec<String> =
            pack.measures[0].series.iter().map(|held| held.period.to_string()).collect();
        assert_eq!(periods, expected, "{text}");
    };
    for heading in ["Period ending", "Period"] {
        let text = format!("Measure,{heading},Value\nA,31/03/2025,1\nA,30/06/2025,2\n");
        check(&text, Some(Frequency::Quarterly), &["2024/25 Q4", "2025/26 Q1"]);
        check(&text, Some(Frequency::Monthly), &["2025-03", "2025-06"]);
    }
    check("Measure,Period ending,Value\nA,31/03/2025,1\n", None, &[]);
    check("Measure,Target 2025/26,2025/26\nA,9,8\n", None, &["2025/26"]);
}

#[test]
fn a_row_without_a_measure_is_left_out_and_so_is_what_a_person_leaves_out() {
    let text = "Id,Measure,2025/26\n1,A,5\nTotal,,7\n,Source: us,\n2,B,6\n";
    let table = Table::read(text.as_bytes());
    let mut pack = Pack::default();
    let mapping = suggest(&table, pack.calendar());
    let decisions =
        Decisions { left_out: ["2".into(), "source-us".into()].into(), ..Decisions::default() };
    let proposal = propose_decided(&pack, &table, &mapping, &decisions);
    apply(&mut pack, proposal.command("Import"), &Context::default()).unwrap();
    let names: Vec<&str> = pack.measures.iter().map(|measure| measure.name.as_str()).collect();
    assert_eq!(names, ["A"]);
    let report = proposal.report();
    assert!(
        report.contains("'Total' is no measure here, and the file gives it no name"),
        "{report}"
    );
    assert!(report.contains("you left this row out"), "{report}");
}

#[test]
fn new_measures_stand_in_the_plan_that_a_person_chose() {
    let table = Table::read(b"Measure,2025/26\nA,5\n");
    let mut pack = Pack::default();
    let plan = Plan { id: "p".into(), name: "P".to_owned(), ..Plan::default() };
    apply(&mut pack, Command::Add(plan.into()), &Context::default()).unwrap();
    let mapping = Mapping { plan: Some("p".into()), ..suggest(&table, pack.calendar()) };
    let proposal = propose(&pack, &table, &mapping);
    apply(&mut pack, proposal.command("Import"), &Context::default()).unwrap();
    assert_eq!(pack.plans[0].measures, ["a".into()]);
    assert!(propose(&pack, &table, &mapping).is_empty(), "the same file again changes nothing");
}

#[test]
fn what_is_in_other_units_or_has_no_period_is_no_target() {
    let pack = imported("Measure,Unit,2025/26,Target 2025/26\nA,£m,341,97%+\nB,%,98,97%+\n");
    let aim =
        |at: usize| pack.measures[at].targets.values().next().map(|target| target.aim.clone());
    assert_eq!(aim(0), Some(Aim::Words));
    assert!(matches!(aim(1), Some(Aim::Value { .. })));
    let pack = imported("Measure,Period,Value,Target\nA,31/02/2025,1,9\nA,2024/25,2,8\n");
    assert_eq!(pack.measures[0].targets.len(), 1, "an impossible date sets no target");
}

#[test]
fn what_is_signed_off_is_left_out_with_a_reason_and_the_figures_come_in() {
    let mut pack = imported("Measure,Unit,2025/26,Target 2025/26\nA,homes,5,9\n");
    let sign_off =
        SignOff::asked("s", "2025/26".parse().unwrap(), "Cabinet", "2025-03-20".parse().unwrap());
    let run = |pack: &mut Pack, command| apply(pack, command, &Context::default()).unwrap();
    run(&mut pack, Command::SignOff(Box::new(sign_off)));
    let proposal = proposed(&pack, "Measure,Unit,2025/26,Target 2025/26\nA,flats,6,8\n");
    let left = proposal.left_out();
    let reason = "signed off for 2025/26 by Cabinet: propose a change instead";
    assert_eq!(left.get(reason), Some(&2), "{left:?}");
    run(&mut pack, proposal.command("Import"));
    assert_eq!(number(pack.measures[0].observation(period("2025/26"))), Some(6.0));
    assert_eq!(pack.measures[0].unit, "homes");
}

#[test]
fn a_signed_measure_stays_where_it_stands_until_its_year_is_over() {
    let mut pack = imported("Measure,Plan,Theme,2025/26\nA,Housing,Homes,5\n");
    let sign_off =
        SignOff::asked("s", "2025/26".parse().unwrap(), "Cabinet", "2025-03-20".parse().unwrap());
    let run = |pack: &mut Pack, command, on: Option<chrono::NaiveDate>| {
        apply(pack, command, &Context { on, by: String::new() }).unwrap()
    };
    run(&mut pack, Command::SignOff(Box::new(sign_off)), None);
    let file = "Measure,Plan,Theme,2025/26\nA,Roads,Streets,6\nB,Roads,Streets,7\n";
    let table = Table::read(file.as_bytes());
    let mapping = suggest(&table, pack.calendar());
    let proposed_on = |pack: &Pack, on: &str| {
        let decisions = Decisions { on: on.parse().ok(), ..Decisions::default() };
        propose_decided(pack, &table, &mapping, &decisions)
    };
    let proposal = proposed_on(&pack, "2026-01-15");
    let reason = "signed off for 2025/26 by Cabinet: propose a change instead";
    assert_eq!(proposal.left_out().get(reason), Some(&2));
    let mut within = pack.clone();
    run(&mut within, proposal.command("Import"), None);
    let plans = |pack: &Pack, id: &str| -> Vec<String> {
        pack.plans_of(&id.into()).map(|plan| plan.name.clone()).collect()
    };
    assert_eq!(
        (plans(&within, "a"), plans(&within, "b")),
        (vec!["Housing".into()], vec!["Roads".into()])
    );
    assert_eq!(number(within.measures[0].observation(period("2025/26"))), Some(6.0));
    // The year over, it may stand elsewhere too; the year keeps it where it was.
    let on: chrono::NaiveDate = "2026-06-01".parse().unwrap();
    let proposal = proposed_on(&pack, "2026-06-01");
    run(&mut pack, proposal.command("Import"), Some(on));
    assert_eq!(plans(&pack, "a"), ["Housing", "Roads"]);
    let roads = pack.plans.iter().find(|plan| plan.name == "Roads").unwrap();
    assert_eq!(pack.standing(roads, "2025/26".parse().unwrap()), ["b".into()]);
    assert_eq!(golden_thread::pack::tampering(&pack), []);
}
