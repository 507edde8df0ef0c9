//! Areas and groups: what is suppressed can't be worked out by adding and taking away, from anything that is printed;
//! funnel and mix come to the reference cases through what the page says; the import brings areas and groups where they
//! are shown.
// Clippy lets test functions panic, but not the functions beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod engine;
mod reached;

use engine::propose;
use golden_thread::app::explore::{line::Of, lines::lines};
use golden_thread::chart::areas::{multiples, ranked, table, tiles};
use golden_thread::chart::{Palette, Scene, bare};
use golden_thread::edit::{Context, apply};
use golden_thread::exchange::{
    Table, figures,
    import::{Choices, Decisions, Study, suggest},
    workbook::{Workbook, of_pack},
};
use golden_thread::model::{
    Accumulation, Area, Audience, Comparator, ComparatorKind, Frequency, Measure, MissingReason,
    Number, Observation, Pack, Period, Polarity, Reading,
};
use golden_thread::pack::for_audience;
use golden_thread::rating::AsAt;
use golden_thread::rating::areas::{area_sets, areas_said, areas_way_in, printable, tile_places};
use proptest::prelude::*;
use reached::holds;
use std::collections::BTreeMap;
use std::sync::Arc;

const QUARTERS: [&str; 3] = ["2025/26 Q1", "2025/26 Q2", "2025/26 Q3"];

fn period(text: &str) -> Period {
    text.parse().unwrap()
}

fn ratio(part: u32, of: u32) -> Reading {
    let number = |count: u32| Number::try_from(f64::from(count)).unwrap();
    Reading::Ratio { numerator: number(part), denominator: number(of) }
}

fn figure(at: &str, reading: Reading) -> Observation {
    Observation::new(period(at), reading)
}

fn measure(own: Vec<Observation>, comparators: Vec<Comparator>) -> Measure {
    Measure {
        id: "m".into(),
        name: "Decided in time".into(),
        unit: "%".into(),
        precision: Some(1),
        scale: Some(Number::from(100)),
        frequency: Some(Frequency::Quarterly),
        polarity: Some(Polarity::HigherIsBetter),
        accumulation: Some(Accumulation::Ratio),
        audience: Some(Audience::Public),
        series: own,
        comparators,
        ..Measure::default()
    }
}

fn area(name: &str, set: &str, series: Vec<Observation>) -> Comparator {
    let kind = if set == "Age" { ComparatorKind::Group } else { ComparatorKind::Area };
    Comparator {
        id: format!("{set}-{name}").as_str().into(),
        name: name.into(),
        kind,
        set: set.into(),
        series,
        ..Comparator::default()
    }
}

fn pack(measure: Measure) -> Pack {
    Pack { measures: vec![Arc::new(measure)], ..Pack::default() }
}

fn as_at(at: &str) -> AsAt {
    AsAt { period: period(at), on: None }
}

/// A count and whether it is hidden.
type Counted = (u32, bool);

/// Two sets of parts of one whole, and whether what is hidden of the first of them is nothing.
type Quarter = ([Vec<Counted>; 2], bool);

/// Three quarters of the same parts.
fn counted() -> impl Strategy<Value = Vec<Quarter>> {
    let part = || (0_u32..40, prop::bool::weighted(0.25));
    let sets = (prop::collection::vec(part(), 2..5), prop::collection::vec(part(), 2..4));
    let quarter = (sets, prop::bool::weighted(0.2));
    prop::collection::vec(quarter, 3).prop_map(|all| {
        let (wards, ages) = (all[0].0.0.len(), all[0].0.1.len());
        let sized = |mut list: Vec<Counted>, size: usize| {
            list.resize(size, (7, false));
            list
        };
        let each = all.into_iter();
        each.map(|((one, other), is_nothing)| ([sized(one, wards), sized(other, ages)], is_nothing))
            .collect()
    })
}

/// A measure whose wards and ages both make up its own figure of each quarter.
fn made(counted: &[Quarter]) -> Measure {
    let mut own = Vec::new();
    let mut parts: BTreeMap<(usize, usize), Vec<Observation>> = BTreeMap::new();
    for (quarter, (sets, is_nothing)) in QUARTERS.iter().zip(counted) {
        let sum = |set: &Vec<Counted>| set.iter().map(|it| it.0).sum::<u32>();
        let shown = sets[0].iter().filter(|it| !it.1).map(|it| it.0).sum::<u32>();
        let whole = if *is_nothing { shown } else { sum(&sets[0]).max(sum(&sets[1])) + 1 };
        own.push(figure(quarter, ratio(whole, 400)));
        for (which, set) in sets.iter().enumerate() {
            let (mut left, mut left_of) = (whole, 400);
            for (at, (count, hidden)) in set.iter().enumerate() {
                let is_last = at + 1 == set.len();
                let count = if *is_nothing && *hidden && which == 0 { 0 } else { *count };
                let (count, of) = if is_last { (left, left_of) } else { (count.min(left), 60) };
                (left, left_of) = (left - count, left_of - of);
                let reading = match hidden {
                    true => Reading::Missing(MissingReason::Suppressed),
                    false => ratio(count, of),
                };
                parts.entry((which, at)).or_default().push(figure(quarter, reading));
            }
        }
    }
    let comparators = parts
        .into_iter()
        .map(|((which, at), series)| area(&format!("Part {at}"), ["Wards", "Age"][which], series));
    measure(own, comparators.collect())
}

/// What is printed of parts: by set, name and period the counts, as far as they are said.
type Printed = BTreeMap<(String, String, Period), Option<(f64, f64)>>;

fn counts(reading: Reading) -> Option<(f64, f64)> {
    match reading {
        Reading::Ratio { numerator, denominator } => Some((numerator.get(), denominator.get())),
        _ => None,
    }
}

fn printed_in(measure: &Measure) -> Printed {
    let of = |it: &Comparator| {
        let (set, name) = (it.set.clone(), it.name.clone());
        let each = it
            .series
            .iter()
            .map(move |found| ((set.clone(), name.clone(), found.period), counts(found.reading)));
        each.collect::<Vec<_>>()
    };
    measure.comparators.iter().flat_map(of).collect()
}

/// The same of a file of every figure: what has no row isn't said.
fn printed_in_csv(text: &str, all: &Printed) -> Printed {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let heads: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    let rows = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect());
    printed_in_rows(&heads, &rows.collect::<Vec<_>>(), all)
}

fn printed_in_rows(heads: &[String], rows: &[Vec<String>], all: &Printed) -> Printed {
    let at = |name: &str| heads.iter().position(|head| head == name).unwrap();
    let mut found: Printed = all.keys().map(|key| (key.clone(), None)).collect();
    for row in rows {
        let cell = |name: &str| row[at(name)].as_str();
        let number = |name: &str| cell(name).parse::<f64>().ok();
        let key = all.keys().find(|(set, name, period)| {
            set == cell("geography_set")
                && name == cell("geography")
                && period.label() == cell("period")
        });
        if let Some(key) = key {
            found.insert(key.clone(), number("numerator").zip(number("denominator")));
        }
    }
    found
}

/// The sheets of a pack saved as a workbook, by their names.
fn sheets(pack: &Pack) -> Vec<(String, Table)> {
    let mut book = Workbook::open(of_pack(pack).unwrap()).unwrap();
    let names: Vec<String> = book.sheets().into_iter().map(|it| it.name).collect();
    names.into_iter().map(|name| (name.clone(), book.table_at_once(&name))).collect()
}

/// The same of a workbook: its sheet of figures.
fn printed_in_workbook(sheets: &[(String, Table)], all: &Printed) -> Printed {
    let (_, figures) = sheets.iter().find(|(name, _)| name == "Figures").unwrap();
    printed_in_rows(&figures.headings, &figures.rows, all)
}

/// What the sheets but that of figures say.
fn beside_figures(sheets: Vec<(String, Table)>) -> Vec<(String, Vec<String>, Vec<Vec<String>>)> {
    let beside = sheets.into_iter().filter(|(name, _)| name != "Figures");
    beside.map(|(name, table)| (name, table.headings, table.rows)).collect()
}

/// The pack with other figures of areas and groups, all of them the same.
fn with_other_figures_of_parts(pack: &Pack) -> Pack {
    let mut other = pack.clone();
    for measure in other.measures.iter_mut().map(Arc::make_mut) {
        for part in measure.comparators.iter_mut().filter(|it| it.kind.is_part()) {
            for figure in &mut part.series {
                *figure = Observation::new(figure.period, ratio(1, 9876));
            }
        }
    }
    other
}

/// A measure with no more of its parts than is printed.
fn as_printed(measure: &Measure, printed: &Printed) -> Measure {
    let mut out = measure.clone();
    for part in &mut out.comparators {
        for figure in &mut part.series {
            let key = (part.set.clone(), part.name.clone(), figure.period);
            figure.reading = match printed[&key] {
                Some((count, of)) => ratio(count as u32, of as u32),
                None => Reading::Missing(MissingReason::Suppressed),
            };
        }
    }
    out
}

/// Tries to work out what isn't printed: wherever a whole and all of its parts but one are known, the one is the rest;
/// where all that is left of a whole is nothing, or everybody, so is each; again and again.
fn by_subtraction(own: &[Observation], printed: &Printed) -> Printed {
    let mut known = printed.clone();
    loop {
        let before = known.clone();
        for whole in own {
            let Some((count, of)) = counts(whole.reading) else { continue };
            for set in ["Wards", "Age"] {
                let is_of = |key: &&(String, String, Period)| key.0 == set && key.2 == whole.period;
                let keys: Vec<_> = known.keys().filter(is_of).cloned().collect();
                let parts = keys.iter().filter_map(|key| known[key]);
                let (left, left_of) =
                    parts.fold((count, of), |(left, of), part| (left - part.0, of - part.1));
                let open: Vec<_> = keys.into_iter().filter(|key| known[key].is_none()).collect();
                match open.as_slice() {
                    [only] => _ = known.insert(only.clone(), Some((left, left_of))),
                    // All of them are none: how many of whom is still hidden.
                    several if left == 0.0 && !several.is_empty() => {
                        for key in several {
                            known.insert(key.clone(), Some((0.0, f64::NAN)));
                        }
                    }
                    _ => {}
                }
            }
        }
        if format!("{known:?}") == format!("{before:?}") {
            return known;
        }
    }
}

#[test]
fn nothing_suppressed_can_be_worked_out() {
    let expected = [
        ("without withholding it could be worked out", 30),
        ("something is withheld", 30),
        ("all that is left of a whole is nothing", 10),
        ("a part is given away, and that is said", 1),
        ("nothing is suppressed", 1),
    ];
    holds((256, file!()), counted(), &expected, |counted, reached| {
        let measure = made(&counted);
        let held = printed_in(&measure);
        let pack = pack(measure.clone());
        let shown = printable(&measure, pack.calendar(), &pack.areas);
        let public = for_audience(&pack, Audience::Public).pack;
        let csv = figures::csv(&pack);
        let book = sheets(&pack);
        let ways = [
            ("as printed", printed_in(&shown.measure)),
            ("for an audience", printed_in(&public.measures[0])),
            ("as CSV", printed_in_csv(&csv, &held)),
            ("as a workbook", printed_in_workbook(&book, &held)),
        ];
        // What the test tries does find them, where nothing is withheld.
        let tried = by_subtraction(&measure.series, &held);
        let could = held.iter().any(|(key, reading)| reading.is_none() && tried[key].is_some());
        let is_nothing = |found: &Option<(f64, f64)>| found.is_some_and(|it| it.1.is_nan());
        reached.note("without withholding it could be worked out", could);
        reached.note("all that is left of a whole is nothing", tried.values().any(is_nothing));
        reached.note("something is withheld", !shown.withheld.is_empty());
        reached.note("a part is given away, and that is said", !shown.given_away.is_empty());
        reached.note("nothing is suppressed", held.values().all(Option::is_some));
        // Where all parts are hidden or none, nothing is left to withhold, and that is said.
        let lost: Vec<(String, String, Period)> = shown
            .given_away
            .iter()
            .map(|(at, period)| {
                let it = &measure.comparators[*at];
                (it.set.clone(), it.name.clone(), *period)
            })
            .collect();
        for (way, printed) in ways {
            let found = by_subtraction(&measure.series, &printed);
            for (key, reading) in &held {
                let given = found[key].is_some() && reading.is_none();
                prop_assert!(!given || lost.contains(key), "{way}: {key:?} is {:?}", found[key]);
            }
            // What is withheld is only ever taken away, never made up.
            for (key, reading) in &printed {
                prop_assert!(reading.is_none() || held[key] == *reading, "{way}: {key:?}");
            }
        }
        // What isn't printed is in no picture, sentence or table: they are made of this.
        let hidden =
            shown.measure.comparators.iter().zip(&measure.comparators).any(|(a, b)| a != b);
        prop_assert_eq!(hidden, !shown.withheld.is_empty());
        for line in lines(&pack, &["m".into()], Some(as_at(QUARTERS[2]))) {
            let Of::Comparator(id) = &line.id.1 else { continue };
            let shown = shown.measure.comparator(id).unwrap();
            for (point, figure) in line.points.iter().zip(&shown.series) {
                prop_assert!(point.value.is_none() || figure.reading.is_figure(), "{point:?}");
            }
        }
        Ok(())
    });
}

/// A count, whether it is hidden, and in which locality its ward lies.
type Ward = (u32, bool, usize);

const LOCALITIES: usize = 3;

fn nested() -> impl Strategy<Value = (Vec<Vec<Ward>>, Vec<Vec<bool>>, bool)> {
    let ward = (0_u32..40, prop::bool::weighted(0.3), 0..LOCALITIES);
    let hidden = prop::collection::vec(prop::bool::weighted(0.25), LOCALITIES);
    let wards = prop::collection::vec(prop::collection::vec(ward, 2..7), 2);
    (wards, prop::collection::vec(hidden, 2), prop::bool::ANY).prop_map(
        |(mut wards, hidden, one)| {
            // The same wards in the same localities each quarter.
            let first: Vec<usize> = wards[0].iter().map(|it| it.2).collect();
            wards[1].resize(first.len(), (7, false, 0));
            for (ward, lies) in wards[1].iter_mut().zip(&first) {
                ward.2 = *lies;
            }
            (wards, hidden, one)
        },
    )
}

/// A measure by ward and by locality, and the areas that say which ward lies where; `one` puts all in one set.
fn made_nested(wards: &[Vec<Ward>], hidden: &[Vec<bool>], one: bool) -> (Measure, Vec<Arc<Area>>) {
    let suppressed = Reading::Missing(MissingReason::Suppressed);
    let mut own = Vec::new();
    let mut series: BTreeMap<(bool, usize), Vec<Observation>> = BTreeMap::new();
    for ((quarter, wards), hidden) in QUARTERS.iter().zip(wards).zip(hidden) {
        let sum = wards.iter().map(|it| it.0).sum::<u32>();
        own.push(figure(quarter, ratio(sum, 60 * wards.len() as u32)));
        for (at, (count, is_hidden, _)) in wards.iter().enumerate() {
            let reading = if *is_hidden { suppressed } else { ratio(*count, 60) };
            series.entry((false, at)).or_default().push(figure(quarter, reading));
        }
        for (locality, is_hidden) in hidden.iter().enumerate() {
            let inner: Vec<u32> =
                wards.iter().filter(|it| it.2 == locality).map(|it| it.0).collect();
            if inner.is_empty() {
                continue;
            }
            let reading = match is_hidden {
                true => suppressed,
                false => ratio(inner.iter().sum(), 60 * inner.len() as u32),
            };
            series.entry((true, locality)).or_default().push(figure(quarter, reading));
        }
    }
    let mut areas = Vec::new();
    let mut comparators = Vec::new();
    for ((is_locality, at), series) in series {
        let name = if is_locality { format!("Locality {at}") } else { format!("Ward {at}") };
        let within = wards[0].get(at).filter(|_| !is_locality).map(|it| it.2);
        areas.push(Arc::new(Area {
            id: name.as_str().into(),
            name: name.clone(),
            within: within.map(|at| format!("Locality {at}").as_str().into()),
            ..Area::default()
        }));
        let set = if is_locality && !one { "Localities" } else { "Wards" };
        comparators.push(area(&name, set, series));
    }
    (measure(own, comparators), areas)
}

/// What can be worked out of areas within areas by adding and taking away, by elimination over all sums there are: each
/// locality is its wards, and the whole is all wards. Which of the parts are known by name, quarter by quarter.
fn worked_out(measure: &Measure, areas: &[Arc<Area>], quarter: Period) -> Vec<String> {
    let lies =
        |name: &str| areas.iter().find(|it| it.name == name).and_then(|it| it.within.clone());
    let at =
        |it: &Comparator| it.series.iter().find(|it| it.period == quarter).map(|it| it.reading);
    let unknown: Vec<&str> = measure
        .comparators
        .iter()
        .filter(|it| at(it).is_some_and(|it| !it.is_figure()))
        .map(|it| it.name.as_str())
        .collect();
    let is_ward = |it: &&Comparator| lies(&it.name).is_some();
    let mut rows: Vec<Vec<f64>> = Vec::new();
    let mut row = |names: Vec<(&str, f64)>| {
        let mut row = vec![0.0; unknown.len()];
        for (name, sign) in names {
            if let Some(at) = unknown.iter().position(|it| *it == name) {
                row[at] += sign;
            }
        }
        rows.push(row);
    };
    row(measure.comparators.iter().filter(is_ward).map(|it| (it.name.as_str(), 1.0)).collect());
    for locality in measure.comparators.iter().filter(|it| lies(&it.name).is_none()) {
        let inner = measure
            .comparators
            .iter()
            .filter(|it| lies(&it.name).is_some_and(|within| within.as_str() == locality.name));
        let inner = inner.map(|it| (it.name.as_str(), 1.0));
        row(inner.chain([(locality.name.as_str(), -1.0)]).collect());
    }
    // Gauss and Jordan: an unknown is known where a row holds nothing but it.
    let mut top = 0;
    for column in 0..unknown.len() {
        let Some(found) = (top..rows.len()).find(|at| rows[*at][column].abs() > 1e-9) else {
            continue;
        };
        rows.swap(top, found);
        let pivot = rows[top].clone();
        for (at, row) in rows.iter_mut().enumerate() {
            let by = row[column] / pivot[column];
            if at != top && by != 0.0 {
                row.iter_mut().zip(&pivot).for_each(|(cell, pivot)| *cell -= by * pivot);
            }
        }
        top += 1;
    }
    let alone = |row: &Vec<f64>| {
        let mut held = row.iter().enumerate().filter(|(_, cell)| cell.abs() > 1e-9);
        held.next().filter(|_| held.next().is_none()).map(|(at, _)| unknown[at].to_owned())
    };
    rows.iter().filter_map(alone).collect()
}

#[test]
fn nothing_suppressed_can_be_worked_out_from_areas_within_areas() {
    let expected =
        [("without withholding it could be worked out", 100), ("something is withheld", 50)];
    holds((256, file!()), nested(), &expected, |(wards, hidden, one), reached| {
        let (measure, areas) = made_nested(&wards, &hidden, one);
        let pack = Pack { areas: areas.clone(), ..pack(measure.clone()) };
        let shown = printable(&measure, pack.calendar(), &pack.areas);
        let public = for_audience(&pack, Audience::Public).pack;
        let held = printed_in(&measure);
        let csv = as_printed(&measure, &printed_in_csv(&figures::csv(&pack), &held));
        let book = sheets(&pack);
        let saved = as_printed(&measure, &printed_in_workbook(&book, &held));
        reached.note("something is withheld", !shown.withheld.is_empty());
        for quarter in &QUARTERS[..2] {
            let quarter = period(quarter);
            let could = !worked_out(&measure, &areas, quarter).is_empty();
            reached.note("without withholding it could be worked out", could);
            for printed in [&*shown.measure, &*public.measures[0], &csv, &saved] {
                for name in worked_out(printed, &areas, quarter) {
                    let at = measure.comparators.iter().position(|it| it.name == name).unwrap();
                    let held =
                        measure.comparators[at].series.iter().find(|it| it.period == quarter);
                    let was_hidden = held.is_some_and(|it| !it.reading.is_figure());
                    let said = shown.given_away.contains(&(at, quarter));
                    prop_assert!(!was_hidden || said, "{name} in {quarter:?}");
                }
            }
        }
        // No ranking holds an area beside one that lies within it.
        for set in area_sets(&pack, &pack.measures[0], as_at(QUARTERS[1])) {
            let localities = set.areas.iter().filter(|it| it.within.is_none()).count();
            prop_assert!(localities == 0 || localities == set.areas.len(), "{}", set.name);
        }
        Ok(())
    });
}

/// All words of the page of areas: sentences, pictures and tables.
fn words_of_the_page(pack: &Pack, at: AsAt) -> Vec<String> {
    let measure = &pack.measures[0];
    let mut words = Vec::new();
    let sets = area_sets(pack, measure, at);
    words.extend(areas_way_in(measure, &sets));
    for set in &sets {
        words.extend(areas_said(measure, set));
        let laid = tile_places(pack, set);
        let scenes: Vec<Scene> = [
            Some(ranked(measure, set, 600.0)),
            Some(tiles(measure, set, &laid, 600.0)),
            multiples(measure, set, 600.0),
        ]
        .into_iter()
        .flatten()
        .collect();
        for scene in scenes {
            words.push(bare(&scene, Palette::Paper));
            words.extend(scene.table.rows.into_iter().flatten());
        }
        words.extend(table(measure, set).rows.into_iter().flatten());
    }
    words
}

#[test]
fn no_page_picture_or_file_says_what_is_withheld() {
    let areas = vec![
        area("Northgate", "Wards", vec![figure(QUARTERS[0], ratio(612, 801))]),
        area("Harbour", "Wards", vec![figure(QUARTERS[0], ratio(517, 703))]),
        area("Weald", "Wards", vec![figure(QUARTERS[0], ratio(101, 131))]),
        area(
            "Canalside",
            "Wards",
            vec![figure(QUARTERS[0], Reading::Missing(MissingReason::Suppressed))],
        ),
    ];
    let own = vec![figure(QUARTERS[0], ratio(1233, 1639))];
    let pack = pack(measure(own, areas));
    let mut all = words_of_the_page(&pack, as_at(QUARTERS[0]));
    all.push(figures::csv(&pack));
    let public = for_audience(&pack, Audience::Public).pack;
    all.push(golden_thread::pack::write(&public));
    let cells = sheets(&pack).into_iter().flat_map(|(_, table)| [vec![table.headings], table.rows]);
    all.extend(cells.flatten().flatten());
    // Weald is the smallest, and withheld: neither its counts nor its rate of 77.1 %; nor Canalside's 3 of 4.
    for word in all {
        for hidden in ["101", "131", "77.1"] {
            assert!(!word.contains(hidden), "{hidden} in {word}");
        }
    }
    let said = words_of_the_page(&pack, as_at(QUARTERS[0])).join("\n");
    assert!(
        said.contains("2 figures are suppressed, some so that others can’t be worked out"),
        "{said}"
    );
    assert!(said.contains("Northgate (76.4%)"), "{said}");
}

#[test]
fn no_file_says_a_suppressed_whole_in_the_text_beside_it() {
    // The whole is 30: less Northgate's 26, Canalside is the 4 that is suppressed.
    let hidden = Reading::Missing(MissingReason::Suppressed);
    let areas = vec![
        area("Northgate", "Wards", vec![figure(QUARTERS[0], ratio(26, 80))]),
        area("Canalside", "Wards", vec![figure(QUARTERS[0], hidden)]),
    ];
    let whole = Observation { text: Some("30 of 92".to_owned()), ..figure(QUARTERS[0], hidden) };
    let pack = pack(measure(vec![whole], areas));
    let public = for_audience(&pack, Audience::Public).pack;
    let mut all = vec![figures::csv(&pack), golden_thread::pack::write(&public)];
    let rows = sheets(&pack).into_iter().flat_map(|(_, table)| table.rows);
    all.extend(rows.flatten());
    assert!(all[0].contains("Canalside"), "{}", all[0]);
    for words in all {
        assert!(!words.contains("30 of 92"), "{words}");
    }
}

#[test]
fn an_area_without_the_service_is_in_no_average_and_no_rank() {
    let none = Reading::Missing(MissingReason::NoService);
    let areas = vec![
        area(
            "A",
            "",
            vec![figure("2024/25 Q1", ratio(50, 100)), figure(QUARTERS[0], ratio(60, 100))],
        ),
        area(
            "B",
            "",
            vec![figure("2024/25 Q1", ratio(20, 100)), figure(QUARTERS[0], ratio(36, 120))],
        ),
        area("C", "", vec![figure("2024/25 Q1", none), figure(QUARTERS[0], none)]),
    ];
    let own = vec![figure("2024/25 Q1", ratio(70, 200)), figure(QUARTERS[0], ratio(96, 220))];
    let pack = pack(measure(own, areas));
    let sets = area_sets(&pack, &pack.measures[0], as_at(QUARTERS[0]));
    assert_eq!(sets.len(), 1);
    let ranked: Vec<&str> = sets[0].ranked().map(|it| it.name.as_str()).collect();
    assert_eq!(ranked, ["A", "B"]);
    let said = areas_said(&pack.measures[0], &sets[0]).join("\n");
    for words in [
        "From 30.0% in B to 60.0% in A: a gap of 30.0 percentage points, or 2.00 times as much.",
        "The gap is as wide as in Q1 2024/25; as a ratio it went from 2.50 to 2.00.",
        "Together the areas went from 35.0% in Q1 2024/25 to 43.6%.",
        "C has no such service, and is in no average and no rank.",
        "With 2 areas the chance that one or more differs from the whole at 95% by luck is 10%.",
    ] {
        assert!(said.contains(words), "{words}\n--\n{said}");
    }
}

#[test]
fn a_whole_that_masks_its_parts_is_said_first() {
    let areas = vec![
        area(
            "A",
            "",
            vec![figure("2024/25 Q1", ratio(90, 100)), figure(QUARTERS[0], ratio(19, 20))],
        ),
        area(
            "B",
            "",
            vec![figure("2024/25 Q1", ratio(10, 100)), figure(QUARTERS[0], ratio(36, 180))],
        ),
    ];
    let own = vec![figure("2024/25 Q1", ratio(100, 200)), figure(QUARTERS[0], ratio(55, 200))];
    let pack = pack(measure(own, areas));
    let sets = area_sets(&pack, &pack.measures[0], as_at(QUARTERS[0]));
    let said = areas_said(&pack.measures[0], &sets[0]);
    assert!(said[0].starts_with("Every area rose while all together fell"), "{said:?}");
    // It narrowed by 5 points while the ratio fell from 9 to 4.75: both the same way.
    assert!(!said.join(" ").contains("moved apart"), "{said:?}");
}

#[test]
fn a_gap_that_narrows_and_widens_at_once_is_said_both_ways() {
    let areas = vec![
        area(
            "A",
            "",
            vec![figure("2024/25 Q1", ratio(40, 100)), figure(QUARTERS[0], ratio(15, 100))],
        ),
        area(
            "B",
            "",
            vec![figure("2024/25 Q1", ratio(20, 100)), figure(QUARTERS[0], ratio(5, 100))],
        ),
    ];
    let pack = pack(measure(vec![figure(QUARTERS[0], ratio(20, 200))], areas));
    let sets = area_sets(&pack, &pack.measures[0], as_at(QUARTERS[0]));
    let said = areas_said(&pack.measures[0], &sets[0]).join(" ");
    assert!(said.contains("narrowed by 10.0 percentage points"), "{said}");
    assert!(said.contains("went from 2.00 to 3.00. The two moved apart"), "{said}");
}

#[test]
fn two_tests_and_two_wholes_on_a_page_are_told_apart() {
    let missing = Reading::Missing(MissingReason::NotAvailable);
    let areas = vec![
        area("Northgate", "", vec![figure(QUARTERS[0], ratio(925, 1000))]),
        area("Eastern", "", vec![figure(QUARTERS[0], ratio(850, 1000))]),
        area("Western", "", vec![figure(QUARTERS[0], ratio(853, 1000))]),
        area("Southern", "", vec![figure(QUARTERS[0], missing)]),
    ];
    let pack = pack(measure(vec![figure(QUARTERS[0], ratio(3640, 4000))], areas));
    let sets = area_sets(&pack, &pack.measures[0], as_at(QUARTERS[0]));
    let said = areas_said(&pack.measures[0], &sets[0]).join("\n");
    for words in [
        "Two tests disagree about Northgate: ",
        "The whole is at 91.0%, and the 3 areas of the funnel together at 87.6%: they leave out the 1 without counts",
    ] {
        assert!(said.contains(words), "{words}\n--\n{said}");
    }
}

#[test]
fn a_gap_is_what_its_printed_ends_give() {
    let areas = vec![
        area("A", "", vec![figure(QUARTERS[0], ratio(8865, 10000))]),
        area("B", "", vec![figure(QUARTERS[0], ratio(7584, 10000))]),
    ];
    let pack = pack(measure(vec![figure(QUARTERS[0], ratio(8200, 10000))], areas));
    let sets = area_sets(&pack, &pack.measures[0], as_at(QUARTERS[0]));
    let said = areas_said(&pack.measures[0], &sets[0]).join("\n");
    let words = "From 75.8% in B to 88.7% in A: a gap of 12.9 percentage points";
    assert!(said.contains(words), "{said}");
    let way_in = areas_way_in(&pack.measures[0], &sets).unwrap();
    assert!(way_in.contains("The gap is 12.9 percentage points."), "{way_in}");
}

#[test]
fn without_counts_there_is_no_league_table() {
    let number = |value: f64| Reading::Number(Number::try_from(value).unwrap());
    let areas = vec![
        area("A", "", vec![figure(QUARTERS[0], number(40.0))]),
        area("B", "", vec![figure(QUARTERS[0], number(30.0))]),
    ];
    let pack = pack(measure(vec![figure(QUARTERS[0], number(35.0))], areas));
    let sets = area_sets(&pack, &pack.measures[0], as_at(QUARTERS[0]));
    let said = areas_said(&pack.measures[0], &sets[0]).join(" ");
    assert!(said.contains("this is no league table"), "{said}");
    assert!(areas_way_in(&pack.measures[0], &sets).unwrap().ends_with("Some of it may be chance."));
}

fn brought_in(text: &str) -> Measure {
    let mut pack = Pack::default();
    pack.organisation.name = "Anyborough".into();
    let table = Table::read(text.as_bytes());
    let choices = Choices::default();
    let study = Study::new(&pack, &table, &choices);
    let open: Vec<_> = study.open().cloned().collect();
    let command = study.propose(&pack, &Decisions::default()).command("Import");
    apply(&mut pack, command, &Context::default()).unwrap();
    assert_eq!(pack.measures.len(), 1, "{open:?}");
    // Written out and brought in again, nothing changes.
    let written = figures::csv(&pack);
    let table = Table::read(written.as_bytes());
    let again = propose(&pack, &table, &suggest(&table, pack.calendar()));
    assert!(again.is_empty(), "{written}\n{:?}", again.command("again"));
    Measure::clone(&pack.measures[0])
}

#[test]
fn what_is_brought_in_by_ward_stands_among_the_wards() {
    let mut text = "Measure,Ward name,Period,Numerator,Denominator,Figure\n".to_owned();
    for (ward, part) in [("Northgate", 40), ("Harbour", 30), ("Millbrook", 50)] {
        for quarter in 1..=2 {
            text += &format!("Decided in time,{ward},Q{quarter} 2025/26,{part},80,\n");
        }
    }
    text += "Decided in time,Canalside,Q2 2025/26,,,no such service\n";
    let measure = brought_in(&text);
    let names: Vec<&str> = measure.comparators.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["Northgate", "Harbour", "Millbrook", "Canalside"]);
    assert!(measure.comparators.iter().all(|it| it.kind == ComparatorKind::Area));
    assert!(measure.comparators.iter().all(|it| it.set == "Ward"), "{:?}", measure.comparators);
    let pack = pack(Measure { scale: Some(Number::from(100)), ..measure });
    let sets = area_sets(&pack, &pack.measures[0], as_at("2025/26 Q2"));
    assert_eq!((sets.len(), sets[0].name.as_str(), sets[0].ranked().count()), (1, "Ward", 3));
    assert!(sets[0].areas[3].lacks_service);
}

#[test]
fn areas_are_compared_with_nowhere_else_so_what_is_withheld_shows_nowhere() {
    let sample = include_bytes!("../public/packs/sample.json");
    let pack = golden_thread::pack::read(sample).pack.unwrap();
    let mut parts = 0;
    for measure in &pack.measures {
        let years = measure.series.iter().map(|it| pack.calendar().year_of_period(it.period));
        let Some((from, to)) = years.clone().min().zip(years.max()) else { continue };
        for row in golden_thread::rating::series_rows(&pack, measure, from, to, None) {
            let figures = measure.comparators.iter().zip(&row.comparators);
            let of_parts: Vec<_> = figures.filter(|(it, _)| it.kind.is_part()).collect();
            assert!(of_parts.iter().all(|(_, figure)| figure.is_none()), "{of_parts:?}");
            parts += of_parts.len();
        }
    }
    assert!(parts > 0, "the sample has areas");
}

#[test]
fn of_a_pack_with_every_kind_of_record_only_the_sheet_of_figures_has_figures_of_parts() {
    let sample = include_bytes!("../public/packs/sample.json");
    let pack = golden_thread::pack::read(sample).pack.unwrap();
    let other = with_other_figures_of_parts(&pack);
    let (book, with_others) = (sheets(&pack), sheets(&other));
    let figures = |sheets: &[(String, Table)]| sheets[0].1.rows.clone();
    assert_ne!(figures(&book), figures(&with_others), "the sample has areas");
    assert!(book.len() > 10, "it has many kinds of record");
    assert_eq!(beside_figures(book), beside_figures(with_others));
}

#[test]
fn the_sample_has_wards_and_ages_to_look_at() {
    let sample = include_bytes!("../public/packs/sample.json");
    let pack = golden_thread::pack::read(sample).pack.unwrap();
    let sets = |id: &str| {
        let measure = pack.measures.iter().find(|it| it.id.as_str() == id).unwrap();
        (measure, area_sets(&pack, measure, as_at(QUARTERS[1])))
    };
    let (measure, wards) = sets("safeguarding-outcomes");
    let said = areas_said(measure, &wards[0]).join("\n");
    println!("{}\n{said}", areas_way_in(measure, &wards).unwrap());
    assert_eq!(wards[0].areas.iter().filter(|it| it.missing == "suppressed").count(), 2);
    assert!(wards[0].withheld == 1 && wards[0].given_away.is_empty() && wards[0].funnel.is_some());
    assert_eq!(tile_places(&pack, &wards[0]).said, "");
    for words in
        ["Rate or mix:", "falls outside 95% by luck", "some so that others can’t be worked out"]
    {
        assert!(said.contains(words), "{words}\n--\n{said}");
    }
    let (measure, wards) = sets("care-homes");
    let said = areas_said(measure, &wards[0]).join("\n");
    println!("{}\n{said}", areas_way_in(measure, &wards).unwrap());
    assert!(said.contains("Canalside has no such service"), "{said}");
    let (measure, ages) = sets("care-leavers");
    println!(
        "{}\n{}",
        areas_way_in(measure, &ages).unwrap(),
        areas_said(measure, &ages[0]).join("\n")
    );
    assert_eq!((ages[0].name.as_str(), ages[0].ranked().count()), ("Age", 2));
}
