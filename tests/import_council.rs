//! Importing a council's published tables, every cell accounted for.

// Helpers of tests may fail as tests do; the lint's own exception reaches only test functions.
#![allow(clippy::unwrap_used, clippy::panic)]

use crate::{
    engine,
    real_cases::{self, Test, tests},
};
use engine::propose;
use golden_thread::{
    edit::{Command, Context, apply},
    exchange::{
        Table,
        import::{Outcome, Proposal, suggest},
    },
    model::{Aim, Baseline, ComparatorKind, Extra, MeasureId, Pack, Period, Reading, SignOff},
    pack,
};
use std::collections::BTreeMap;

/// A case table.
fn table(file: &str) -> Table {
    let path = real_cases::folder().join("coventry").join(file);
    Table::read(&std::fs::read(path).unwrap())
}

/// Proposes with the suggested mapping and checks that every cell is accounted for once.
fn proposed(pack: &Pack, table: &Table) -> Proposal {
    let proposal = propose(pack, table, &suggest(table, pack.calendar()));
    assert_eq!(proposal.counts().total(), table.cells());
    assert_eq!(proposal.cells().count(), table.cells());
    let width = table.headings.len();
    for (at, cell) in proposal.cells().enumerate() {
        assert_eq!((cell.row, cell.column), (at / width, at % width));
    }
    proposal
}

/// Imports a table, and checks that importing it again changes nothing.
fn import(pack: &mut Pack, table: &Table) -> Proposal {
    let proposal = proposed(pack, table);
    apply(pack, proposal.command("Import"), &Context::default()).unwrap();
    let again = proposed(pack, table);
    assert!(again.is_empty(), "the same file again: {:?}", again.command("again"));
    assert_eq!((again.counts().added, again.counts().changed), (0, 0));
    proposal
}

/// The rows of a table by heading.
fn rows(table: &Table) -> impl Iterator<Item = BTreeMap<&str, &str>> {
    table.rows.iter().map(|row| {
        table.headings.iter().map(String::as_str).zip(row.iter().map(|cell| cell.trim())).collect()
    })
}

/// The reading of a row of the long file in a pack.
fn reading<'a>(
    pack: &'a Pack,
    row: &BTreeMap<&str, &str>,
) -> Option<&'a golden_thread::model::Observation> {
    let measure = pack.measure(&MeasureId::from(row["measure_id"]))?;
    let period = period_of(row);
    let series = match row["role"] {
        "local" => &measure.series,
        _ => {
            &measure
                .comparators
                .iter()
                .find(|c| {
                    c.name.eq_ignore_ascii_case(row["geography"])
                        && (c.kind == ComparatorKind::National) == (row["role"] == "national")
                })?
                .series
        }
    };
    series.iter().find(|observation| observation.period == period)
}

fn period_of(row: &BTreeMap<&str, &str>) -> Period {
    match (row["period"].parse().unwrap(), row["period_point"]) {
        (Period::Year(year), "HY") => Period::Half { year, half: 1 },
        (period, _) => period,
    }
}

fn takes_the_long_file_and_then_the_measures() {
    let (long, measures) = (table("measures_long.csv"), table("measures.csv"));
    let mut pack = Pack::default();
    let proposal = import(&mut pack, &long);
    println!("measures_long.csv: {:?}", proposal.counts());
    println!("{:#?}", proposal.left_out());
    for diagnostic in proposal.diagnostics.iter().take(60) {
        println!("{diagnostic}");
    }
    assert_eq!(pack.measures.len(), 232);
    assert_eq!(long.rows.len(), 2259);
    let (mut equal, mut rest) = (0, BTreeMap::<&str, usize>::new());
    for row in rows(&long) {
        let found = reading(&pack, &row).unwrap_or_else(|| panic!("{row:?}"));
        match (row["value"].parse::<f64>(), found.reading) {
            (Ok(value), Reading::Number(number)) if value == number.get() => equal += 1,
            (Ok(_), _) => panic!("{row:?} {found:?}"),
            (Err(_), Reading::Missing(reason)) => *rest.entry(reason.words()).or_default() += 1,
            (Err(_), Reading::Unread) => {
                assert_eq!(found.text.as_deref(), Some(row["value_raw"]));
                *rest.entry("kept as text").or_default() += 1;
            }
            (Err(_), _) => panic!("guessed: {row:?} {found:?}"),
        }
    }
    println!("equal {equal}, the rest {rest:?}");
    assert_eq!(equal, 2169);
    assert_eq!(
        rest,
        BTreeMap::from([("suppressed", 13), ("not available", 1), ("kept as text", 76)])
    );

    let proposal = import(&mut pack, &measures);
    println!("measures.csv: {:?}", proposal.counts());
    println!("{:#?}", proposal.left_out());
    for diagnostic in proposal.diagnostics.iter().take(60) {
        println!("{diagnostic}");
    }
    assert_eq!(pack.measures.len(), 236);
    let out = Table::read(golden_thread::exchange::figures::csv(&pack).as_bytes());
    let exported = proposed(&pack, &out);
    assert!(exported.is_empty(), "export then import: {:?}", exported.command("again"));
    let again = proposed(&pack, &long);
    println!("the long file after it: {:?}", again.counts());
    assert!(again.is_empty());
}

fn accounts_for_every_cell_of_the_four_editions() {
    for (file, measures) in [("2016-17", 204), ("2018-19", 198), ("2021-22", 223), ("2024-25", 236)]
    {
        let name = format!("raw/Council Plan {file} end of year performance indicator table.csv");
        let table = table(&name);
        let mut pack = Pack::default();
        let proposal = import(&mut pack, &table);
        println!("{file}: {} measures, {:?}", pack.measures.len(), proposal.counts());
        println!("{:#?}", proposal.left_out());
        for diagnostic in proposal.diagnostics.iter().take(40) {
            println!("  {diagnostic}");
        }
        assert_eq!(pack.measures.len(), measures, "{file}");
    }
}

fn shows_exactly_what_a_correction_changes() {
    let before = table("raw/2021-22_before_correction_ee3eaa4.csv");
    let after = table("raw/2021-22_after_correction_311ee19.csv");
    let mut pack = Pack::default();
    import(&mut pack, &before);
    let proposal = proposed(&pack, &after);
    let mut never_held = Vec::new();
    for cell in proposal.cells() {
        let text = |table: &Table| table.rows[cell.row][cell.column].clone();
        let differs = text(&before) != text(&after);
        let shown =
            matches!(cell.outcome, Outcome::Changed { .. } | Outcome::Emptied | Outcome::Added);
        if differs && !shown {
            // A place and a date without a figure: the pack never had them.
            never_held.push(format!("{}: {:?}", after.place(cell.row, cell.column), text(&before)));
            assert_eq!((cell.outcome.clone(), text(&after).as_str()), (Outcome::Blank, ""));
        } else {
            assert_eq!(differs, shown, "{} {cell:?}", after.place(cell.row, cell.column));
        }
    }
    println!("{}", proposal.report());
    println!("without a figure before, so never in the pack: {never_held:#?}");
    assert_eq!(never_held.len(), 2);
}

fn the_raw_edition_agrees_with_the_long_file() {
    let name = "raw/Council Plan 2024-25 end of year performance indicator table.csv";
    let (long, raw, measures) = (table("measures_long.csv"), table(name), table("measures.csv"));
    let (mut of_long, mut of_raw) = (Pack::default(), Pack::default());
    import(&mut of_long, &long);
    import(&mut of_raw, &raw);
    // measures.csv has the rows of the raw edition in order, with the ids of the long file.
    let ids: Vec<MeasureId> =
        rows(&measures).map(|row| MeasureId::from(row["measure_id"])).collect();
    assert_eq!(ids.len(), of_raw.measures.len());
    let (mut agree, mut differ) = (0, BTreeMap::<&str, Vec<String>>::new());
    for (id, raw) in ids.iter().zip(&of_raw.measures) {
        let long = of_long.measure(id);
        let mut seen = Vec::new();
        for (whose, one) in all_figures(raw) {
            let other = long.and_then(|long| {
                all_figures(long).into_iter().find(|(w, o)| *w == whose && o.period == one.period)
            });
            seen.push((whose.clone(), one.period));
            let kind = match &other {
                Some((_, other)) if other.reading == one.reading && other.about == one.about => {
                    agree += 1;
                    continue;
                }
                None => "only in the raw edition",
                Some((_, other)) if other.reading == one.reading => "date differs",
                Some(_) if one.reading == Reading::Unread => {
                    "text that the long file's own reading takes as a number"
                }
                Some(_) => "figure differs",
            };
            let what = format!("{id} {whose} {}: {one:?} / {other:?}", one.period);
            differ.entry(kind).or_default().push(what);
        }
        for (whose, one) in long.map(all_figures).unwrap_or_default() {
            if !seen.contains(&(whose.clone(), one.period)) {
                let what = format!("{id} {whose} {}: {one:?}", one.period);
                differ.entry("only in the long file").or_default().push(what);
            }
        }
    }
    println!("{agree} figures agree");
    for (kind, list) in &differ {
        println!("{} {kind}: {:#?}", list.len(), &list[..list.len().min(8)]);
    }
    assert_eq!(
        differ.keys().copied().collect::<Vec<_>>(),
        ["text that the long file's own reading takes as a number"]
    );
}

/// Every figure of a measure, with the name of the series it is in.
fn all_figures(
    measure: &golden_thread::model::Measure,
) -> Vec<(String, &golden_thread::model::Observation)> {
    let own = measure.series.iter().map(|figure| ("own".to_owned(), figure));
    let others = measure.comparators.iter().flat_map(|comparator| {
        let whose = format!("{:?} {}", comparator.kind, comparator.name);
        comparator.series.iter().map(move |figure| (whose.clone(), figure))
    });
    own.chain(others).collect()
}

fn the_councils_plan_signed_off_and_altered_by_hand_in_three_places_is_caught_three_times() {
    let (values, measures) = (table("measures_long.csv"), table("measures.csv"));
    let mut council = Pack::default();
    import(&mut council, &values);
    import(&mut council, &measures);
    let year = council.measures.iter().flat_map(|it| it.targets.keys()).max().copied().unwrap();
    // One baseline by hand, as an officer would set it.
    let aimed = council.measures.iter().find(|it| {
        it.targets.get(&year).is_some_and(|target| matches!(target.aim, Aim::Value { .. }))
    });
    let id = aimed.unwrap().id.clone();
    let mut measure = council.measure(&id).unwrap().clone();
    measure.baseline = Some(Baseline { value: 10.into(), period: None, extra: Extra::new() });
    let run = |pack: &mut Pack, command| apply(pack, command, &Context::default()).unwrap();
    run(&mut council, Command::SetMeasure(Box::new(measure)));
    let sign_off = SignOff::asked("s", year, "Cabinet", "2025-03-20".parse().unwrap());
    run(&mut council, Command::SignOff(Box::new(sign_off)));
    assert_eq!(council.sign_offs[0].frozen.len(), 236);
    assert_eq!(pack::tampering(&council), []);

    let mut file: serde_json::Value = serde_json::from_str(&pack::write(&council)).unwrap();
    let place = council.measures.iter().position(|it| it.id == id).unwrap();
    let other = council.measures.iter().find(|it| it.id != id).unwrap().id.clone();
    file["measures"][place]["targets"][year.to_string()]["aim"]["value"] = 1.into();
    file["measures"][place]["baseline"]["value"] = 11.into();
    file["sign_offs"][0]["frozen"][other.as_str()]["copy"]["name"] = "Another".into();
    let altered = pack::read(file.to_string().as_bytes()).pack.unwrap();
    let found = pack::tampering(&altered);
    let places: Vec<&str> =
        found.iter().flat_map(|it| &it.changes).map(|change| change.place.as_str()).collect();
    assert_eq!(found.len(), 2, "the measure once, the copy once");
    for place in ["target, aim, value", "baseline, value", "name"] {
        assert!(places.contains(&place), "{place} in {places:?}");
    }
}

/// Its tests.
pub fn tests() -> Vec<Test> {
    tests![Cases: takes_the_long_file_and_then_the_measures, accounts_for_every_cell_of_the_four_editions, shows_exactly_what_a_correction_changes, the_raw_edition_agrees_with_the_long_file, the_councils_plan_signed_off_and_altered_by_hand_in_three_places_is_caught_three_times]
}
