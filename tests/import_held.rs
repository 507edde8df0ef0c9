//! Rows that name one measure and period more than once, and columns that say whose figures they are: nothing is
//! taken of which nothing says that it is the organisation's own.

// Helpers of tests may fail as tests do; the lint's own exception reaches only test functions.
#![allow(clippy::unwrap_used, clippy::panic)]

use crate::engine;
use engine::propose;
use golden_thread::{
    edit::{Context, apply},
    exchange::{
        Table,
        import::{Mapping, Outcome, Proposal, Role, suggest},
    },
    model::{Measure, Observation, Pack},
};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn proposed(text: &str) -> Proposal {
    let table = Table::read(text.as_bytes());
    let pack = Pack::default();
    let proposal = propose(&pack, &table, &suggest(&table, pack.calendar()));
    assert_eq!(proposal.counts().total(), table.cells());
    proposal
}

/// What a table leaves in a pack: a line for each figure and target, by the measure's name.
fn taken(pack: &Pack, table: &Table, mapping: &Mapping) -> BTreeSet<String> {
    let mut pack = pack.clone();
    let command = propose(&pack, table, mapping).command("Import");
    apply(&mut pack, command, &Context::default()).unwrap();
    let mut found = Vec::new();
    for measure in &pack.measures {
        let name = &measure.name;
        let mut series = |whose: &str, series: &[Observation]| {
            for held in series {
                found.push(format!("{name}, {whose}, {}: {:?}", held.period, held.reading));
            }
        };
        series("own", &measure.series);
        for comparator in &measure.comparators {
            series(&format!("{:?} {}", comparator.kind, comparator.name), &comparator.series);
        }
        for (year, target) in &measure.targets {
            found.push(format!("{name}, {year}: {:?}", target.aim));
            let steps = target.trajectory.iter();
            found.extend(steps.map(|step| format!("{name}, {}: {:?}", step.period, step.plan)));
        }
    }
    // Two equal lines of namesakes are two.
    found.sort();
    let numbered = found.iter().enumerate().map(|(at, line)| {
        let before = found.iter().take(at).filter(|other| *other == line).count();
        format!("{line} #{before}")
    });
    numbered.collect()
}

fn taken_of(text: &str) -> BTreeSet<String> {
    let table = Table::read(text.as_bytes());
    let pack = Pack::default();
    taken(&pack, &table, &suggest(&table, pack.calendar()))
}

/// Nothing of the table is taken, and the reason names these words.
fn check_none(text: &str, words: &[&str]) {
    let proposal = proposed(text);
    assert!(proposal.is_empty(), "{text}\n{}", proposal.report());
    assert!(proposal.new_measures.is_empty(), "no measure without a figure: {text}");
    let report = proposal.report();
    for word in words {
        assert!(report.contains(word), "{word}\n{text}\n{report}");
    }
    let kept = |outcome: &Outcome| matches!(outcome, Outcome::LeftOut | Outcome::Blank);
    assert!(proposal.cells().all(|cell| kept(&cell.outcome)), "{report}");
}

fn check_taken(text: &str, lines: usize) -> Proposal {
    assert_eq!(taken_of(text).len(), lines, "{text}\n{}", proposed(text).report());
    proposed(text)
}

#[test]
fn of_two_columns_that_hold_the_same_neither_is_taken() {
    let words = ["another column has the same period and series: neither is taken"];
    // Equal or not: the order of columns settles nothing.
    for text in ["Measure,2024/25,2024/25\nBins,5,7\n", "Measure,2024/25,2024/25\nBins,5,5\n"] {
        let report = check_taken(text, 0).report();
        assert!(report.contains(words[0]) && report.contains("0 changed"), "{report}");
    }
    let target = "Measure,2024/25,2025/26 target,2025/26 target\nBins,5,7,7\n";
    let proposal = check_taken(target, 1);
    assert!(proposal.report().contains(words[0]), "{}", proposal.report());
    // Left alone, one of them is.
    check_taken("Measure,2024/25,2024/25 target\nBins,5,7\n", 3);
    let quarters = "Measure,Q1 2025/26,Target,RAG,Q2 2025/26,Target,RAG\nRepairs,91,95,A,96,97,G\n";
    check_taken(quarters, 2);
    check_taken("Measure,Period,Value,Value\nBins,Apr 2025,5,5\n", 0);
}

#[test]
fn of_a_plain_table_of_areas_nothing_is_the_organisations_own() {
    check_none(
        "Measure,Area,Period,Value\nBins,North,Apr 2025,5\nBins,South,Apr 2025,7\n",
        &["'Area'", "differ in 'Area', which isn't used", "rows 2, 3: error", "'Role'"],
    );
    // Equal figures are no reason to think that they are one.
    check_none(
        "Measure,Area,Period,Value\nFlags,North,2024/25,3\nFlags,South,2024/25,3\n",
        &["'Area'"],
    );
    // A place for each month is still a place.
    check_none(
        "Measure,Area,Period,Value\nBins,North,Apr 2025,5\nBins,South,May 2025,7\n",
        &["'Area' says whose figures the rows are", "2 rows are left out"],
    );
    check_none(
        "Measure,Area,Period,Value\nBins,North,Apr 2025,5\nParks,South,May 2025,7\n",
        &["'Area' says whose figures the rows are"],
    );
    // Wide too.
    check_none("Measure,Ward,Apr-25,May-25\nBins,North,5,6\nBins,South,7,8\n", &["'Ward'"]);
    check_none("Id,Measure,Office,Apr-25\n1,Bins,Main,5\n1,Bins,Other,7\n", &["'Office'"]);
    // Codes of places under any heading.
    check_none(
        "Measure,GSS,Period,Value\nBins,E06000055,Apr 2025,5\nBins,E06000056,May 2025,7\n",
        &["'GSS'"],
    );
}

#[test]
fn of_groups_and_categories_nothing_is_the_organisations_own() {
    check_none(
        "Measure,Sex,Period,Value\nActive,Female,2024/25,61.2\nActive,Male,2024/25,66.8\nActive,,2024/25,64\n",
        &["'Sex'", "rows 2, 3, 4"],
    );
    check_none(
        "Measure,Sex,Period,Value\nActive,Female,2023/24,61.2\nActive,Male,2024/25,66.8\n",
        &["'Sex'"],
    );
    // What a measure is of may be a category; then each has one.
    check_taken(
        "Measure,Category,Period,Value\nBins,Waste,2024/25,5\nLoans,Libraries,2024/25,7\n",
        2,
    );
    // Under a heading that isn't known the same rows are found by naming one cell twice.
    check_none(
        "Measure,Channel,Period,Value\nCalls,Email,Apr 2025,5\nCalls,Phone,Apr 2025,7\n",
        &["differ in 'Channel', which isn't used"],
    );
}

#[test]
fn only_the_measure_and_period_named_twice_are_held_back() {
    let proposal = check_taken(
        "Measure,Channel,Period,Value\nCalls,Email,Apr 2025,5\nCalls,Phone,Apr 2025,7\nCalls,Email,May 2025,9\nBins,Email,Apr 2025,2\n",
        2,
    );
    assert_eq!(proposal.new_measures.len(), 2);
}

#[test]
fn a_column_that_may_say_whose_is_pointed_out() {
    let text = "Measure,Channel,Period,Value\nCalls,Email,Apr 2025,5\nCalls,Phone,May 2025,7\nCalls,Email,Jun 2025,6\n";
    let report = check_taken(text, 3).report();
    assert!(report.contains("column 2 (Channel): warning: this column is left out"), "{report}");
    assert!(report.contains("(Email, Phone)"), "{report}");
    let remarks = "Measure,Updated,Period,Value\nCalls,3 May,Apr 2025,5\nCalls,2 June,May 2025,7\nCalls,2 June,Jun 2025,6\n";
    assert!(!check_taken(remarks, 3).report().contains("warning"));
}

#[test]
fn one_place_in_all_rows_is_taken_for_the_organisation_and_said() {
    let text = "Measure,Area,Period,Value\nBins,Leeds,Apr 2025,5\nBins,Leeds,May 2025,7\n";
    let report = check_taken(text, 2).report();
    assert!(report.contains("every row says 'Leeds' here"), "{report}");
}

#[test]
fn a_column_that_says_whose_lets_each_row_in() {
    check_taken(
        "Measure,Role,Area,Period,Value,Target\nBins,own,,Apr 2025,5,4\nBins,area,North,Apr 2025,2,1\nBins,area,South,Apr 2025,3,1\n",
        // Three figures, and the own row's target with its step.
        5,
    );
    check_none(
        "Measure,Role,Area,Period,Value\nBins,area,North,Apr 2025,2\nBins,area,North,Apr 2025,3\n",
        &["name the same measure and period and say something else"],
    );
}

#[test]
fn targets_are_held_back_likewise() {
    check_none(
        "Measure,Area,Period,Target\nBins,North,Apr 2025,5\nBins,South,Apr 2025,5\n",
        &["'Area'"],
    );
    check_none("Id,Measure,Office,Target 2025/26\n1,Bins,A,5\n1,Bins,B,5\n", &["'Office'"]);
    // Rows of different months may say the year's target each, but not different ones.
    let table = |second: u32| {
        let text =
            format!("Measure,Period,Value,Target\nBins,Apr 2025,5,9\nBins,May 2025,6,{second}\n");
        Table::read(text.as_bytes())
    };
    let pack = Pack::default();
    let mapping = |table: &Table| Mapping {
        target_year: "2025/26".parse().ok(),
        ..suggest(table, pack.calendar())
    };
    let count = |table: &Table| taken(&pack, table, &mapping(table)).len();
    assert_eq!(count(&table(9)), 2 + 2, "one target with its step");
    assert_eq!(count(&table(8)), 2, "no target");
    let report = propose(&pack, &table(8), &mapping(&table(8))).report();
    assert!(report.contains("another target for the same time"), "{report}");
}

#[test]
fn rows_that_are_the_same_in_every_column_are_held_back() {
    let words = "the same in every column";
    check_none("Measure,Period,Value\nBins,Apr 2025,5\nBins,Apr 2025,5\n", &[words]);
    check_none("Measure,Apr-25\nBins,5\nBins,5\n", &[words]);
    check_none(
        "Measure,Period,Value\nBins,Apr 2025,5\nBins,Apr 2025,6\n",
        &["say something else", "rows 2, 3"],
    );
}

#[test]
fn which_of_two_namesakes_the_pack_has_is_not_settled_by_order() {
    let text = "Measure,Apr-25\nVisits,5\nVisits,6\n";
    let table = Table::read(text.as_bytes());
    let mut pack = Pack::default();
    let proposal = propose(&pack, &table, &suggest(&table, pack.calendar()));
    assert_eq!(proposal.new_measures.len(), 2, "two measures of one name");
    apply(&mut pack, proposal.command("Import"), &Context::default()).unwrap();
    let swapped = Table::read(b"Measure,Apr-25\nVisits,6\nVisits,5\n");
    let again = propose(&pack, &swapped, &suggest(&swapped, pack.calendar()));
    assert!(again.is_empty(), "{}", again.report());
    assert!(again.report().contains("nothing says which of them is the pack's measure"));
}

#[test]
fn of_what_rows_say_differently_of_a_measure_none_is_taken_whatever_their_order() {
    let rows = [
        "1,Bins,%,high,Apr 2025,5",
        "1,Loans,count,lower is better,May 2025,6",
        "1,,,n/a,Jun 2025,7",
    ];
    for order in [[0, 1, 2], [1, 0, 2], [2, 1, 0]] {
        let lines: Vec<&str> = order.iter().map(|at| rows[*at]).collect();
        let text = format!("Id,Measure,Unit,Polarity,Period,Value\n{}\n", lines.join("\n"));
        let table = Table::read(text.as_bytes());
        let pack = before();
        let proposal = propose(&pack, &table, &suggest(&table, pack.calendar()));
        let report = proposal.report();
        // Name, unit and polarity of two rows, each said of its cell, among what a person has to mend.
        let errors = report.lines().filter(|line| line.contains(": error: "));
        assert_eq!(errors.filter(|line| line.contains("neither is taken")).count(), 6, "{report}");
        let mut after = pack.clone();
        apply(&mut after, proposal.command("Import"), &Context::default()).unwrap();
        let measure = after.measure(&"1".into()).unwrap();
        assert_eq!((measure.name.as_str(), measure.unit.as_str()), ("Bins", "%"));
        assert_eq!((measure.polarity, measure.series.len()), (None, 3), "{report}");
    }
    // The same in other words is no dispute.
    let text = "Measure,Polarity,Frequency,Period,Value\nBins,high,m,Apr 2025,5\nBins,Higher is better,Monthly,May 2025,5\n";
    let report = proposed(text).report();
    assert!(!report.contains("neither is taken"), "{report}");
}

#[test]
fn what_is_held_back_takes_nothing_from_the_pack() {
    let mut measure = Measure { id: "bins".into(), name: "Bins".to_owned(), ..Measure::default() };
    measure.unit = "bins".to_owned();
    let pack = Pack { measures: vec![measure.into()], ..Pack::default() };
    let table = Table::read(
        b"Measure,Unit,Area,Period,Value\nBins,sacks,North,Apr 2025,5\nBins,sacks,South,Apr 2025,5\n",
    );
    let proposal = propose(&pack, &table, &suggest(&table, pack.calendar()));
    assert!(proposal.is_empty(), "{}", proposal.report());
    assert_eq!(proposal.counts().unchanged, 0);
}

/// A table of few names, places and periods, so that rows meet.
fn tables() -> impl Strategy<Value = (Vec<&'static str>, Vec<Vec<String>>)> {
    let long = vec!["Measure", "Area", "Channel", "Frequency", "Period", "Value", "Target"];
    let roles = vec!["Measure", "Role", "Area", "Sex", "Period", "Value", "Target"];
    let wide = vec!["Measure", "Ward", "Channel", "Unit", "Apr-25", "May-25", "Target 2025/26"];
    let ids = vec!["Id", "Measure", "Channel", "Sex", "Q1 2025/26", "Q2 2025/26", "Target"];
    let cell = |heading: &str| match heading {
        "Measure" => prop_oneof![Just("Bins"), Just("Loans")].boxed(),
        "Id" => prop_oneof![Just("1"), Just("2"), Just("")].boxed(),
        "Area" | "Ward" => prop_oneof![Just(""), Just("North"), Just("South")].boxed(),
        "Role" => prop_oneof![Just("own"), Just("area"), Just("national"), Just("")].boxed(),
        "Sex" => prop_oneof![Just(""), Just("Female"), Just("Male")].boxed(),
        "Channel" => prop_oneof![Just("Email"), Just("Phone")].boxed(),
        "Unit" => prop_oneof![Just("%"), Just("")].boxed(),
        "Frequency" => Just("monthly").boxed(),
        "Period" => {
            prop_oneof![Just("Apr 2025"), Just("30/04/2025"), Just("May 2025"), Just("2025/26")]
                .boxed()
        }
        _ => prop_oneof![Just("1"), Just("2"), Just("")].boxed(),
    };
    let headings = prop_oneof![Just(long), Just(roles), Just(wide), Just(ids)];
    headings.prop_flat_map(move |headings| {
        let row: Vec<_> =
            headings.iter().map(|heading| cell(heading).prop_map(str::to_owned)).collect();
        (Just(headings), proptest::collection::vec(row, 1..7))
    })
}

fn written(headings: &[&str], rows: &[Vec<String>]) -> Table {
    let lines = std::iter::once(headings.join(",")).chain(rows.iter().map(|row| row.join(",")));
    Table::read(lines.collect::<Vec<_>>().join("\n").as_bytes())
}

/// A pack that has something of the same names already.
fn before() -> Pack {
    let table =
        Table::read(b"Id,Measure,Unit,Period,Value\n1,Bins,%,Apr 2025,3\n2,Loans,,May 2025,4\n");
    let mut pack = Pack::default();
    let command = propose(&pack, &table, &suggest(&table, pack.calendar())).command("Import");
    apply(&mut pack, command, &Context::default()).unwrap();
    pack
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..Default::default() })]

    #[test]
    fn no_order_of_rows_changes_what_is_taken(
        (headings, rows) in tables(),
        keys in proptest::collection::vec(any::<u32>(), 7),
        into in any::<bool>(),
    ) {
        let pack = if into { before() } else { Pack::default() };
        let mut shuffled: Vec<_> = rows.iter().cloned().zip(keys).collect();
        shuffled.sort_by_key(|(_, key)| *key);
        let shuffled: Vec<_> = shuffled.into_iter().map(|(row, _)| row).collect();
        let (table, other) = (written(&headings, &rows), written(&headings, &shuffled));
        let mapping = suggest(&table, pack.calendar());
        prop_assert_eq!(taken(&pack, &table, &mapping), taken(&pack, &other, &mapping));
    }

    #[test]
    fn to_leave_an_unused_column_out_adds_no_figure(
        (headings, rows) in tables(),
        column in 0_usize..7,
    ) {
        let pack = Pack::default();
        let table = written(&headings, &rows);
        let mapping = suggest(&table, pack.calendar());
        let all = taken(&pack, &table, &mapping);
        // Said to be left out on the page: whether it was used for a place or not used at all.
        if matches!(mapping.role(column), Role::Ignored | Role::Geography) {
            let mut without = mapping.clone();
            without.columns[column] = Role::Ignored;
            // An area that loses its name is another's still.
            let own = |line: &&String| !line.contains(", Area ") && !line.contains(", National ");
            let left = taken(&pack, &table, &without);
            let added: Vec<_> = left.iter().filter(own).filter(|line| !all.contains(*line)).collect();
            prop_assert!(added.is_empty(), "{added:?}\n{table:?}");
        }
        // Not in the file at all, and neither a place nor a group: the same holds.
        if headings[column] == "Channel" {
            let mut shorter = headings.clone();
            shorter.remove(column);
            let rows: Vec<Vec<String>> = rows.iter().map(|row| {
                let mut row = row.clone();
                row.remove(column);
                row
            }).collect();
            let table = written(&shorter, &rows);
            let left = taken(&pack, &table, &suggest(&table, pack.calendar()));
            prop_assert!(left.is_subset(&all), "{left:?}\n{all:?}\n{table:?}");
        }
    }
}
