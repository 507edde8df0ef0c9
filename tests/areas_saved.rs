//! Areas and groups as they are saved: what is suppressed can't be worked out by adding and taking away, from anything
//! that is printed; the import brings areas and groups where they are shown.
// Clippy lets test functions panic, but not the functions beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::{area_figures, areas_as_saved, engine, reached};
use area_figures::{QUARTERS, area, as_at, figure, measure, pack, period, ratio, sheets};
use areas_as_saved::nested::{made_nested, nested, worked_out};
use areas_as_saved::{
    Printed, as_printed, counts, printed_in, printed_in_csv, printed_in_workbook,
};
use engine::propose;
use golden_thread::app::explore::{line::Of, lines::lines};
use golden_thread::edit::join::{Rule, Sender, Settling, join};
use golden_thread::edit::{Command, Context, apply, compare};
use golden_thread::exchange::{
    Table, figures, history,
    import::{Choices, Decisions, Study, suggest},
};
use golden_thread::model::{
    Audience, Comparator, ComparatorKind, Measure, MissingReason, Number, Observation, Pack,
    Period, Reading,
};
use golden_thread::pack::for_audience;
use golden_thread::rating::areas::{area_sets, printable};
use proptest::prelude::*;
use reached::holds;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

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

#[test]
fn no_file_says_a_suppressed_whole_in_the_text_beside_it() {
    // The whole is 30: less Northgate's 26, Canalside is the 4 that is suppressed.
    let hidden = Reading::Missing(MissingReason::Suppressed);
    let areas = vec![
        area("Northgate", "Wards", vec![figure(QUARTERS[0], ratio(26, 80))]),
        area("Canalside", "Wards", vec![figure(QUARTERS[0], hidden)]),
    ];
    let whole = figure(QUARTERS[0], hidden).with(|it| it.text = Some("30 of 92".to_owned()));
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

/// The history of a pack as its page and its file tell it.
fn history_told(pack: &Pack) -> String {
    let events = history::told(pack);
    let words: Vec<String> = events.iter().map(|it| history::words(it)).collect();
    words.join("\n") + &history::csv(events.iter().map(AsRef::as_ref))
}

/// Types a figure of a part.
fn typed(pack: &mut Pack, at: usize, observation: Observation) {
    let comparator = Some(pack.measures[0].comparators[at].id.clone());
    let observation = Box::new(observation);
    let command = Command::SetObservation { measure: "m".into(), comparator, observation };
    let context = Context { on: "2025-11-03".parse().ok(), by: String::new() };
    apply(pack, command, &context).unwrap();
}

#[test]
fn neither_a_difference_nor_the_history_tells_what_is_withheld() {
    let expected = [("a part that is withheld changed", 40), ("one that is printed changed", 40)];
    holds((256, file!()), counted(), &expected, |counted, reached| {
        let before = pack(made(&counted));
        let shown = printable(&before.measures[0], before.calendar(), &before.areas);
        for at in 0..before.measures[0].comparators.len() {
            let Some((count, of)) = counts(before.measures[0].comparators[at].series[0].reading)
            else {
                continue;
            };
            let mut after = before.clone();
            typed(&mut after, at, figure(QUARTERS[0], ratio(61, 77)));
            let now = printable(&after.measures[0], after.calendar(), &after.areas);
            let hides = |it: &BTreeSet<(usize, Period)>| it.contains(&(at, period(QUARTERS[0])));
            let withheld = hides(&shown.withheld) || hides(&now.withheld);
            reached.note("a part that is withheld changed", withheld);
            reached.note("one that is printed changed", !withheld);
            let mut told = compare(&before, &after).lines().join("\n");
            let event = after.history.last().unwrap();
            told.extend(event.changes.iter().map(ToString::to_string));
            prop_assert_eq!(told.contains("61 of 77"), !withheld, "{}", told);
            prop_assert_eq!(told.contains(&format!(" {count} of {of}")), !withheld, "{}", told);
            prop_assert!(!withheld || !history_told(&after).contains("61 of 77"));
        }
        Ok(())
    });
}

#[test]
fn what_was_told_before_it_was_suppressed_is_not_shown_any_more() {
    let all = ["25 of 80", "26 of 80", "5 of 12", "4 of 12"];
    let areas = vec![
        area("Northgate", "Wards", vec![figure(QUARTERS[0], ratio(25, 80))]),
        area("Canalside", "Wards", vec![figure(QUARTERS[0], ratio(5, 12))]),
    ];
    let mut pack = pack(measure(vec![figure(QUARTERS[0], ratio(30, 92))], areas));
    typed(&mut pack, 0, figure(QUARTERS[0], ratio(26, 80)));
    typed(&mut pack, 1, figure(QUARTERS[0], ratio(4, 12)));
    let told = history_told(&pack);
    assert!(all.iter().all(|words| told.contains(words)), "{told}");
    // Once Canalside is suppressed, Northgate's would give it away; nor may a text beside it say it.
    let hidden = figure(QUARTERS[0], Reading::Missing(MissingReason::Suppressed));
    typed(&mut pack, 1, hidden.clone());
    typed(&mut pack, 1, hidden.with(|it| it.text = Some("in fact 4 of 12".to_owned())));
    let told = history_told(&pack);
    assert!(!all.iter().any(|words| told.contains(words)), "{told}");
    assert!(told.contains("suppressed"), "{told}");
    // What was written stays as it was written: its entries follow from one another.
    let written = pack.history.iter().flat_map(|it| &it.changes);
    assert!(written.map(ToString::to_string).any(|words| words.contains("26 of 80")));
}

/// A measure of two wards, which add up to it.
fn pack_of_parts() -> Pack {
    let areas = vec![
        area("Northgate", "Wards", vec![figure(QUARTERS[0], ratio(25, 80))]),
        area("Canalside", "Wards", vec![figure(QUARTERS[0], ratio(5, 12))]),
    ];
    pack(measure(vec![figure(QUARTERS[0], ratio(30, 92))], areas))
}

#[test]
fn a_name_that_changed_or_went_hides_nothing_less() {
    let told_before = ["25 of 80", "26 of 80", "5 of 12", "4 of 12"];
    let context = Context { on: "2025-11-03".parse().ok(), by: String::new() };
    let hidden = || figure(QUARTERS[0], Reading::Missing(MissingReason::Suppressed));
    let changed = |names: &[&str], suppress_first: bool| {
        let mut pack = pack_of_parts();
        typed(&mut pack, 0, figure(QUARTERS[0], ratio(26, 80)));
        typed(&mut pack, 1, figure(QUARTERS[0], ratio(4, 12)));
        if suppress_first {
            typed(&mut pack, 1, hidden());
        }
        for name in names {
            let named = Measure { name: (*name).to_owned(), ..Measure::clone(&pack.measures[0]) };
            apply(&mut pack, Command::SetMeasure(Box::new(named)), &context).unwrap();
            let held = pack.measures[0].comparators[1].clone();
            let comparator = Comparator { name: format!("{name} ward"), ..held };
            let command = Command::SetComparator { measure: "m".into(), comparator };
            apply(&mut pack, command, &context).unwrap();
        }
        if !suppress_first {
            typed(&mut pack, 1, hidden());
        }
        pack
    };
    for suppress_first in [true, false] {
        for names in [&["Answered in time"][..], &["Zero", "Answered in time"]] {
            let told = history_told(&changed(names, suppress_first));
            let leaks: Vec<_> = told_before.iter().filter(|words| told.contains(**words)).collect();
            assert!(leaks.is_empty(), "{names:?} {suppress_first}: {leaks:?} in {told}");
            assert!(told.contains("Answered in time ward"), "{told}");
        }
    }
    // Gone, it still tells nothing of what was suppressed, nor of what was withheld for its sake.
    let whole = || Command::RemoveMeasure("m".into());
    let part = || {
        let comparator = pack_of_parts().measures[0].comparators[0].id.clone();
        Command::RemoveComparator { measure: "m".into(), comparator }
    };
    for names in [&[][..], &["Zero"]] {
        for suppress_first in [true, false] {
            for gone in [vec![whole()], vec![part()], vec![part(), whole()]] {
                let mut pack = changed(names, suppress_first);
                for command in gone {
                    apply(&mut pack, command, &context).unwrap();
                }
                let told = history_told(&pack);
                let leaks = told_before.iter().filter(|words| told.contains(**words));
                assert_eq!(leaks.count(), 0, "{names:?} {suppress_first}: {told}");
            }
        }
    }
    // What was no secret is told as before, and the entry that says what was holds no more than the history does.
    let mut open = pack_of_parts();
    typed(&mut open, 0, figure(QUARTERS[0], ratio(26, 80)));
    apply(&mut open, whole(), &context).unwrap();
    assert!(history_told(&open).contains("26 of 80"));
    assert!(open.history.iter().all(|event| event.withheld.is_empty()));
}

#[test]
fn what_packs_that_are_joined_say_differently_does_not_tell_what_is_suppressed() {
    let hidden = || Reading::Missing(MissingReason::Suppressed);
    let of = |northgate: Reading, canalside: Reading, comment: &str| {
        let said = |it: &mut golden_thread::model::Remark| it.comment = Some(comment.to_owned());
        let areas = vec![
            area("Northgate", "Wards", vec![figure(QUARTERS[0], northgate)]),
            area("Canalside", "Wards", vec![figure(QUARTERS[0], canalside).with(said)]),
            area("Weald", "Wards", vec![figure(QUARTERS[0], ratio(21, 67))]),
        ];
        pack(measure(vec![figure(QUARTERS[0], ratio(181, 259))], areas))
    };
    let check = |one: Pack, other: Pack, hidden: &[&str], told: &[&str]| {
        let senders =
            [("Open", one), ("Team", other)].map(|(name, pack)| Sender::new(name, Arc::new(pack)));
        let joined =
            join(&senders, true, &Settling { rule: Some(Rule::Theirs), ..Settling::default() });
        let joined = joined.unwrap();
        assert!(!joined.conflicts.is_empty());
        let mut words: Vec<String> = joined
            .conflicts
            .iter()
            .flat_map(|it| {
                it.choices.iter().map(|choice| format!("{}: {}", it.place, choice.words))
            })
            .collect();
        let mut pack = Pack::clone(&senders[0].pack);
        let context = Context { on: "2025-11-03".parse().ok(), by: String::new() };
        joined.apply(&mut pack, "Join", &context).unwrap();
        words.push(history_told(&pack));
        let words = words.join("\n");
        for it in hidden {
            assert!(!words.contains(it), "{it} in {words}");
        }
        for it in told {
            assert!(words.contains(it), "no {it} in {words}");
        }
    };
    // One suppresses Canalside and the other says it: neither it nor Weald, which would give it away, is told.
    let suppressed = || of(ratio(156, 180), hidden(), "Fewer than five");
    let said = of(ratio(157, 180), ratio(4, 12), "It was 4");
    check(
        suppressed(),
        said.clone(),
        &["4 of 12", "It was 4"],
        &["suppressed", "a figure", "157 of 180"],
    );
    // Where nothing is suppressed all is told.
    let open = of(ratio(156, 180), ratio(5, 12), "It was 5");
    check(open, said, &[], &["4 of 12", "5 of 12", "It was 4", "156 of 180"]);
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
