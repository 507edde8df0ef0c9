//! Areas and groups as they are shown: ranked, as a gap, as rate or mix; nothing that is withheld is on the page or in what is
//! saved of it.
// Clippy lets test functions panic, but not the functions beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::area_figures;
use area_figures::{QUARTERS, area, as_at, figure, measure, pack, ratio, sheets};
use golden_thread::chart::areas::{multiples, ranked, table, tiles};
use golden_thread::chart::{Palette, Scene, bare};
use golden_thread::exchange::figures;
use golden_thread::model::{Audience, MissingReason, Number, Pack, Reading};
use golden_thread::pack::for_audience;
use golden_thread::rating::AsAt;
use golden_thread::rating::areas::{area_sets, areas_said, areas_way_in, tile_places};

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

#[test]
fn areas_are_compared_with_nowhere_else_so_what_is_withheld_shows_nowhere() {
    let sample = include_bytes!("../public/packs/sample.json");
    let pack = golden_thread::pack::read(sample).pack.unwrap();
    let mut parts = 0;
    for measure in &pack.measures {
        let years = measure.series.iter().map(|it| pack.calendar().year_of_period(it.period));
        let Some((from, to)) = years.clone().min().zip(years.max()) else { continue };
        let last = measure.series.last().map(|it| it.period).unwrap();
        let to_the_end = AsAt { period: last, on: None };
        for row in golden_thread::rating::series_rows(&pack, measure, from, to, to_the_end) {
            let figures = measure.comparators.iter().zip(&row.comparators);
            let of_parts: Vec<_> = figures.filter(|(it, _)| it.kind.is_part()).collect();
            assert!(of_parts.iter().all(|(_, figure)| figure.is_none()), "{of_parts:?}");
            parts += of_parts.len();
        }
    }
    assert!(parts > 0, "the sample has areas");
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

#[test]
fn two_groups_are_held_against_each_other_not_only_against_the_whole_that_they_make_up() {
    let check = |counts: [(u32, u32); 2], expected: bool| {
        let [one, other] = counts;
        let all = vec![figure(QUARTERS[0], ratio(one.0 + other.0, one.1 + other.1))];
        let groups = vec![
            area("Younger", "", vec![figure(QUARTERS[0], ratio(one.0, one.1))]),
            area("Older", "", vec![figure(QUARTERS[0], ratio(other.0, other.1))]),
        ];
        let said = words_of_the_page(&pack(measure(all, groups)), as_at(QUARTERS[0])).join("\n");
        assert_eq!(
            said.contains("The two differ from each other by more than chance"),
            expected,
            "{said}"
        );
    };
    // z is 2.00 and 1.07 (RULES 6).
    check([(32, 45), (35, 67)], true);
    check([(32, 45), (41, 67)], false);
}
