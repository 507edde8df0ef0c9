//! Blocks pasted into the entry sheet.

use super::*;
use crate::{
    edit::{Context, apply},
    exchange::{
        columns::naming::Meant,
        entry_grid::{columns, rows, shown},
    },
    model::{Accumulation, Calendar, Frequency, Number, Observation, Reading},
};
use std::sync::Arc;

/// A monthly measure with figures of a year, and a ratio without any.
fn pack() -> Pack {
    let year = Calendar::default().year(2024);
    let months = Calendar::default().periods(year, Frequency::Monthly);
    let observed = |(at, period): (i32, Period)| {
        Observation::new(period, Reading::Number(Number::from(48 + at % 3 * 2)))
    };
    let of = |id: &str, accumulation, series| {
        Arc::new(Measure {
            id: id.into(),
            name: id.to_owned(),
            frequency: Some(Frequency::Monthly),
            accumulation: Some(accumulation),
            unit: "%".into(),
            scale: Some(100.into()),
            series,
            ..Measure::default()
        })
    };
    let series = (0..).zip(months).map(observed).collect();
    let measures =
        vec![of("mean", Accumulation::Mean, series), of("ratio", Accumulation::Ratio, vec![])];
    Pack { measures, ..Pack::default() }
}

fn set_by(command: &Command) -> Option<&Observation> {
    match command {
        Command::SetObservation { observation, .. } => Some(observation),
        _ => None,
    }
}

/// Counts without figures: bins, calls of each month, and visits of each quarter, in no unit.
fn counts() -> Pack {
    let of = |(name, frequency): (&str, Frequency)| {
        Arc::new(Measure {
            id: MeasureId(name.to_lowercase().replace(' ', "-")),
            name: name.to_owned(),
            frequency: Some(frequency),
            accumulation: Some(Accumulation::Sum),
            ..Measure::default()
        })
    };
    use Frequency::{Monthly, Quarterly};
    let measures = [("Missed bins", Monthly), ("Calls answered", Monthly), ("Visits", Quarterly)];
    let ratio = Measure {
        accumulation: Some(Accumulation::Ratio),
        ..Measure::clone(&of(("Repairs in time", Monthly)))
    };
    let measures = measures.map(of).into_iter().chain([Arc::new(ratio)]).collect();
    Pack { measures, ..Pack::default() }
}

/// What pasting a text into months of 2025/26 comes to, each figure taken with its row and month.
fn pasted(
    pack: &Pack,
    at: (usize, usize),
    text: &str,
    answers: &Answers,
) -> (Vec<String>, FiguresTaken) {
    let year = pack.calendar().year(2025);
    let (rows, columns) = (rows(pack, Frequency::Monthly), columns(pack, year, Frequency::Monthly));
    let grid = FigureSheet { pack, rows: &rows, columns: &columns };
    let found = paste_block(grid, at, text, Some(answers)).unwrap();
    let mut after = pack.clone();
    let batch = Command::Batch { label: "Paste".into(), commands: found.commands.clone() };
    apply(&mut after, batch, &Context::default()).unwrap();
    let figures = rows.iter().flat_map(|row| columns.iter().map(move |period| (row, period)));
    let said = figures.filter_map(|(row, period)| {
        let text = shown(after.measure(&row.measure)?, *period, row.part).0;
        let place = [row.measure.as_str(), row.part.words(), &period.to_string()].join(" ");
        (!text.is_empty()).then(|| format!("{place} {text}"))
    });
    (said.collect(), found)
}

#[test]
fn a_block_goes_where_its_names_and_periods_say_and_nowhere_else() {
    let pack = counts();
    let check = |at: (usize, usize), text: &str, expected: &[&str], asked: &[&str]| {
        let (said, found) = pasted(&pack, at, text, &Answers::default());
        assert_eq!(said, expected, "{text:?}: {found:?}");
        let names: Vec<&str> = found.layout.asked.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, asked, "{text:?}");
        assert_eq!(found.unread, Unread::new(), "{text:?}");
    };
    // By place, of numbers alone.
    check(
        (0, 1),
        "5\t6\n7\t8",
        &[
            "missed-bins  2025-05 5",
            "missed-bins  2025-06 6",
            "calls-answered  2025-05 7",
            "calls-answered  2025-06 8",
        ],
        &[],
    );
    // By name, wherever it is pasted; by id; in another order.
    check((0, 0), "Missed bins\t260", &["missed-bins  2025-04 260"], &[]);
    check((1, 0), "Missed bins\t260", &["missed-bins  2025-04 260"], &[]);
    check(
        (0, 0),
        "calls-answered\t7\nmissed BINS\t5",
        &["missed-bins  2025-04 5", "calls-answered  2025-04 7"],
        &[],
    );
    check((0, 0), "Missed bins,260", &["missed-bins  2025-04 260"], &[]);
    // By period too; another year's, and what is no period, go nowhere.
    check(
        (0, 0),
        "Measure\tJun\tMay 2025\nCalls answered\t6\t5",
        &["calls-answered  2025-05 5", "calls-answered  2025-06 6"],
        &[],
    );
    check(
        (0, 0),
        "\tApr 2024\tJun 2025\tNotes\nCalls answered\t6\t5\t9",
        &["calls-answered  2025-06 5"],
        &[],
    );
    check(
        (1, 0),
        "May 2025\tApr 2025\n5\t4",
        &["calls-answered  2025-04 4", "calls-answered  2025-05 5"],
        &[],
    );
    // Periods of another frequency are none of its columns.
    check((0, 0), "Measure\tQ1 2025/26\tQ2 2025/26\nCalls answered\t6\t5", &[], &[]);
    // Of names that nobody knows, alone or among others, nothing is taken.
    check((0, 0), "Potholes\t260", &[], &["Potholes"]);
    check(
        (0, 0),
        "Potholes\t260\nMissed bin\t5\nCalls answered\t7",
        &["calls-answered  2025-04 7"],
        &["Potholes", "Missed bin"],
    );
    check(
        (0, 0),
        "30 day repairs done\t260\n5 year plans\t7",
        &[],
        &["30 day repairs done", "5 year plans"],
    );
    check((0, 0), "Apr 2025\t260\nMay 2025\t7", &[], &["Apr 2025", "May 2025"]);
    // A measure that has no row here is none of those that have.
    check((0, 0), "Visits\t260\nMissed bins\t5", &["missed-bins  2025-04 5"], &[]);
    // Two lines for one: neither says which counts.
    check((0, 0), "Missed bins\t260\nmissed-bins\t5", &[], &[]);
    // A ratio in two lines, with its parts said or in their order.
    let parts = ["repairs-in-time numerator 2025-04 8", "repairs-in-time denominator 2025-04 9"];
    check((0, 0), "Repairs in time, denominator\t9\nRepairs in time, numerator\t8", &parts, &[]);
    check((0, 0), "Repairs in time\t8\nRepairs in time\t9", &parts, &[]);
}

#[test]
fn a_name_that_is_asked_about_goes_where_it_is_answered_to() {
    let pack = counts();
    let year = pack.calendar().year(2025);
    let (rows, columns) =
        (rows(&pack, Frequency::Monthly), columns(&pack, year, Frequency::Monthly));
    let grid = FigureSheet { pack: &pack, rows: &rows, columns: &columns };
    let text = "Missed bin\t5\nPotholes\t6";
    let asked = paste_block(grid, (1, 2), text, None).unwrap_err();
    let near: Vec<Vec<&str>> =
        asked.names.iter().map(|it| it.near.iter().map(MeasureId::as_str).collect()).collect();
    assert_eq!(near, [vec!["missed-bins"], vec![]]);
    let answers = Answers {
        names: vec![("Missed bin".into(), Meant::Same("missed-bins".into()))],
        passes: None,
    };
    let (said, found) = pasted(&pack, (1, 2), text, &answers);
    assert_eq!(said, ["missed-bins  2025-06 5"]);
    let words = found.words(&pack);
    assert!(
        words.contains("Left out, because no measure is called that")
            && words.ends_with("Potholes."),
        "{words}"
    );
    assert!(paste_block(grid, (0, 0), "5\t6\n7\t8", None).is_ok());
}

#[test]
fn shares_in_every_cell_give_a_new_measure_its_unit_and_one_among_counts_is_asked_about() {
    let pack = counts();
    let check = |text: &str, taken: usize, waiting: usize, per_cent: bool| {
        let (said, found) = pasted(&pack, (0, 0), text, &Answers::default());
        assert_eq!((said.len(), found.unread.len()), (taken, waiting), "{text:?}: {found:?}");
        assert_eq!(found.per_cent.len(), usize::from(per_cent), "{text:?}");
        assert!(found.unread.values().all(|it| it.asked && it.reason.contains("no unit yet")));
    };
    check("12%\t13%\t14.5%", 3, 0, true);
    check("12%\tsuppressed\t14%", 3, 0, true);
    check("11\t12%\t13", 2, 1, false);
    check("12%", 0, 1, false);
    check("11\t12", 2, 0, false);
}

#[test]
fn shares_that_waited_for_their_unit_are_taken_with_the_first_that_is_answered() {
    let mut pack = counts();
    let (_, found) = pasted(&pack, (0, 0), "12%\t11\t13%\t-14%\n5%\t6", &Answers::default());
    let waiting: Vec<&str> = found.unread.values().map(|it| it.text.as_str()).collect();
    let mut sorted = waiting.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, ["-14%", "12%", "13%", "5%"]);
    let id = MeasureId::from("missed-bins");
    assert_eq!(freed(&pack, &id, &found.unread), []);
    let april = Period::Month { year: 2025, month: 4 };
    let entered = enter(pack.measure(&id).unwrap(), april, Part::Figure, "12%", None);
    let Entered::Asked(_, command) = entered else { panic!("{entered:?}") };
    apply(&mut pack, *command, &Context::default()).unwrap();
    let mut left = found.unread.clone();
    left.remove(&(id.clone(), Column::Figure(april, Part::Figure)));
    let texts: Vec<String> =
        freed(&pack, &id, &left).into_iter().map(|(place, _)| left[&place].text.clone()).collect();
    // What is unlikely of one is asked still, and so is another measure's.
    assert_eq!(texts, ["13%"]);
}

#[test]
fn what_lies_beyond_the_grid_is_counted() {
    let pack = counts();
    let check = |at: (usize, usize), text: &str, beyond: usize| {
        let (said, found) = pasted(&pack, at, text, &Answers::default());
        assert_eq!(found.beyond, beyond, "{text:?}");
        let cells = text.split(['\n', '\t']).count();
        assert_eq!(said.len() + found.unread.len() + beyond, cells, "{text:?}");
    };
    check((0, 0), "1\t2\n3", 0);
    check((0, 11), "1\t2\n3\t4", 2);
    check((3, 10), "1\t2\t3\n4\t5\t6", 4);
    check((50, 50), "1\t2", 2);
}

#[test]
fn a_whole_year_of_another_size_waits_and_makes_itself_not_usual() {
    let pack = pack();
    let check = |text: String, waiting: usize| {
        let (_, found) = pasted(&pack, (0, 0), &text, &Answers::default());
        let asked = found.unread.values().filter(|it| it.reason.contains("ten times"));
        assert_eq!((asked.count(), found.unread.len()), (waiting, waiting), "{text}: {found:?}");
    };
    let times = |text: &str, count: usize| vec![text; count].join("\t");
    check("51\t49\t52\t48\t50\t47\t53\t51\t50\t49\t48\t52".to_owned(), 0);
    check(times("500", 12), 12);
    check(format!("{}\t{}", times("500", 8), "51\t49\t52\t48"), 8);
}

#[test]
fn unlikely_figures_of_a_block_wait_and_the_others_are_taken() {
    let pack = pack();
    let year = pack.calendar().year(2025);
    let (rows, columns) =
        (rows(&pack, Frequency::Monthly), columns(&pack, year, Frequency::Monthly));
    let grid = FigureSheet { pack: &pack, rows: &rows, columns: &columns };
    let text = "51\t530\t52\n3\t9\t4\n4\t8\t5";
    let FiguresTaken { commands, unread, .. } = paste_block(grid, (0, 0), text, None).unwrap();
    let taken: Vec<String> =
        commands.iter().filter_map(set_by).map(|it| it.period.to_string()).collect();
    // Both cells of a ratio set it.
    let months = ["2025-04", "2025-06", "2025-04", "2025-06", "2025-04", "2025-06"];
    assert_eq!(taken, months);
    assert!(unread.values().all(|it| it.asked));
    let waiting: Vec<(&str, &str)> =
        unread.values().map(|it| (it.text.as_str(), it.reason.as_str())).collect();
    assert_eq!(waiting.len(), 3, "{waiting:?}");
    assert!(waiting[0].1.starts_with("is it right? 530% is ten times 50%"), "{waiting:?}");
    assert_eq!((waiting[1].0, waiting[2].0), ("9", "8"));
    assert!(waiting[1].1.contains("more than the denominator"), "{waiting:?}");
}

#[test]
fn texts_of_a_block_that_may_be_figures_wait_with_all_that_is_asked_of_them() {
    let mut pack = pack();
    Arc::make_mut(&mut pack.measures[0]).scale = None;
    let year = pack.calendar().year(2025);
    let (rows, columns) =
        (rows(&pack, Frequency::Monthly), columns(&pack, year, Frequency::Monthly));
    let grid = FigureSheet { pack: &pack, rows: &rows, columns: &columns };
    let text = "51\t(530)\t5/9 (56%)\tlots";
    let FiguresTaken { commands, unread, .. } = paste_block(grid, (0, 0), text, None).unwrap();
    assert_eq!(commands.len(), 1);
    let check = |month: u32, asked: bool, begins: &str, ends: &str| {
        let period = Period::Month { year: 2025, month };
        let waits = &unread[&(rows[0].measure.clone(), Column::Figure(period, Part::Figure))];
        let fits = waits.reason.starts_with(begins) && waits.reason.ends_with(ends);
        assert!(fits && waits.asked == asked, "{waits:?}");
    };
    check(5, true, "'(530)' may be -530", "the lower limit of its control chart up to May 2025");
    // Judged in the scale that it would have.
    check(6, true, "'5/9 (56%)' is no plain figure", "multiplied by 100 then");
    check(7, false, "This is not a number", "there is none");
}

#[test]
fn blank_cells_of_a_pasted_block_leave_the_figures_that_are_there() {
    let none = Answers::default();
    let (_, first) = pasted(&counts(), (0, 0), "5\t6\t7\n8\t9\t10", &none);
    let mut held = counts();
    let batch = Command::Batch { label: "Paste".into(), commands: first.commands };
    apply(&mut held, batch, &Context::default()).unwrap();
    let (said, found) =
        pasted(&held, (0, 0), "Missed bins\t\t9\t\nCalls answered\t\t\t\t11", &none);
    let expected = [
        "missed-bins  2025-04 5",
        "missed-bins  2025-05 9",
        "missed-bins  2025-06 7",
        "calls-answered  2025-04 8",
        "calls-answered  2025-05 9",
        "calls-answered  2025-06 10",
        "calls-answered  2025-07 11",
    ];
    assert_eq!(said, expected);
    assert_eq!((found.taken, found.kept), (2, 5));
    assert!(found.words(&held).contains("5 blank cells left what is there"), "{found:?}");
    // What somebody empties is emptied.
    let year = held.calendar().year(2025);
    let (rows, columns) =
        (rows(&held, Frequency::Monthly), columns(&held, year, Frequency::Monthly));
    let grid = FigureSheet { pack: &held, rows: &rows, columns: &columns };
    let emptied = put_block(grid, (0, 0), "\t\t\n\t\t");
    assert_eq!((emptied.taken, emptied.kept), (6, 0));
}
