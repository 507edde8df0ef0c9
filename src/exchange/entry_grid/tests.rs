//! What typing in a cell of figures comes to.

use super::*;
use crate::edit::{Context, apply};
use crate::exchange::{
    columns::unread::Unread,
    entry_paste::{FigureSheet, FiguresTaken, paste_block},
};
use std::sync::Arc;

/// A measure in a unit, whose ratios are multiplied by so much.
fn of(unit: &str, scale: Option<i32>) -> Measure {
    Measure {
        id: "m".into(),
        name: "Measure".into(),
        unit: unit.into(),
        scale: scale.map(Number::from),
        ..Measure::default()
    }
}

/// The figure that a typed text is once somebody says that it is meant.
fn meant(measure: &Measure, text: &str) -> (Measure, String) {
    let april = Period::Month { year: 2025, month: 4 };
    let Entered::Asked(words, command) = enter(measure, april, Part::Figure, text, None) else {
        panic!("{text} is asked about")
    };
    let mut pack = Pack { measures: vec![Arc::new(measure.clone())], ..Pack::default() };
    apply(&mut pack, *command, &Context::default()).unwrap();
    (Measure::clone(&pack.measures[0]), words)
}

#[test]
fn what_is_asked_is_taken_as_it_is_meant_with_its_text_beside_it() {
    let check = |unit: &str, text: &str, figure: &str, kept: Option<&str>| {
        let before = of(unit, None);
        let (after, words) = meant(&before, text);
        let [held] = &after.series[..] else { panic!("{text}") };
        let found = held.figure(after.ratio_scale()).map(|it| it.rounded(Some(1)).to_string());
        assert_eq!(found.as_deref(), Some(figure), "{text}: {words}");
        assert_eq!(held.text.as_deref(), kept, "{text}");
        // Typed again, it says what is there.
        let again = enter(&after, held.period, Part::Figure, text, None);
        let same = matches!(again, Entered::Same) || kept.is_none();
        assert!(same, "{text}: {again:?}");
    };
    check("homes", "(250)", "-250", Some("(250)"));
    check("homes", "12%", "12", None);
    check("£000", "£1,000", "1000", None);
    check("homes", "32 (184 with Kick Start)", "32", Some("32 (184 with Kick Start)"));
    check("minutes", "00:04:30", "4.5", Some("00:04:30"));
    // A share in per cent is one, and its measure's ratios are from then on.
    check("%", "8/9 (89%)", "88.9", Some("8/9 (89%)"));
    check("", "8/9 (89%)", "88.9", Some("8/9 (89%)"));
    check("", "12%", "12", None);
    check("homes", "1/4", "0.3", Some("1/4"));
}

#[test]
fn what_a_question_changes_besides_the_figure_is_said_and_done_once() {
    let check = |measure: &Measure, text: &str, expected: Option<i32>| {
        let (after, words) = meant(measure, text);
        assert_eq!(after.scale, expected.map(Number::from), "{text}: {words}");
        let told = words.contains("multiplied by 100");
        assert_eq!(told, after.scale != measure.scale, "{text}: {words}");
    };
    check(&of("%", None), "8/9", Some(100));
    check(&of("%", Some(100)), "8/9", Some(100));
    check(&of("homes", None), "8/9", None);
    check(&of("", None), "8/9", None);
    check(&of("per 1,000", Some(1000)), "8/9 (89%)", Some(1000));
    // Where its ratios were multiplied by nothing so far, they stay as they are.
    let reading = Reading::Ratio { numerator: 1.into(), denominator: 2.into() };
    let held = Observation::new(Period::Month { year: 2025, month: 3 }, reading);
    check(&Measure { series: vec![held], ..of("%", None) }, "8/9", None);
}

#[test]
fn a_figure_that_is_worked_out_is_shown_as_it_is_reported_and_typed_anew_as_it_was() {
    let check = |places: Option<u8>, typed: &str, figure: &str, as_text: &str| {
        let before = Measure { precision: places, ..of("%", Some(100)) };
        let after = meant(&before, typed).0;
        let period = after.series[0].period;
        assert_eq!(shown(&after, period, Part::Figure), (figure.to_owned(), true));
        let text = text(&after, period, Part::Figure);
        assert_eq!(text, as_text);
        assert_eq!(enter(&after, period, Part::Figure, &text, None), Entered::Same);
    };
    check(None, "8/9 (89%)", "88.9", "8/9 (89%)");
    check(Some(2), "8/9 (89%)", "88.89", "8/9 (89%)");
    check(Some(0), "8/9", "89", "8/9");
}

#[test]
fn a_share_of_what_has_no_unit_yet_gives_it_one_once_it_is_said_to() {
    let check = |text: &str, expected: Option<&str>| {
        let (after, words) = meant(&of("", None), text);
        assert_eq!(Some(after.unit.as_str()).filter(|it| !it.is_empty()), expected, "{words}");
    };
    check("12%", Some("%"));
    check("-12 %", Some("%"));
    check("(250)", None);
}

#[test]
fn a_mark_stays_with_its_figure() {
    let held = &meant(&of("homes", None), "12.3 [p]").0.series[0];
    assert!(held.provisional && !held.revised);
    assert_eq!(held.text.as_deref(), Some("12.3 [p]"));
}

#[test]
fn both_parts_of_a_ratio_may_be_typed_in_either_of_its_cells() {
    let measure = Measure {
        id: "m".into(),
        unit: "%".into(),
        accumulation: Some(Accumulation::Ratio),
        ..Measure::default()
    };
    let april = Period::Month { year: 2025, month: 4 };
    for part in [Part::Numerator, Part::Denominator] {
        let entered = enter(&measure, april, part, "8/9 (89%)", None);
        let Entered::Asked(_, command) = entered else { panic!("{entered:?}") };
        let Command::SetObservation { observation, .. } = *command else { panic!("sets it") };
        let parts = Reading::Ratio { numerator: 8.into(), denominator: 9.into() };
        assert_eq!(observation.reading, parts);
    }
    // A share is none of its parts, beside the other part either.
    let entered = enter(&measure, april, Part::Denominator, "9", Some("89%"));
    assert_eq!(entered, Entered::Half("Enter the numerator as well".into()));
}

fn pack() -> Pack {
    let of = |id: &str, accumulation| {
        Arc::new(Measure {
            id: id.into(),
            name: id.to_owned(),
            frequency: Some(Frequency::Monthly),
            accumulation: Some(accumulation),
            ..Measure::default()
        })
    };
    Pack {
        measures: vec![of("sum", Accumulation::Sum), of("ratio", Accumulation::Ratio)],
        ..Pack::default()
    }
}

fn after(pack: &Pack, at: (usize, usize), text: &str) -> (Pack, Unread) {
    let year = pack.calendar().year(2025);
    let (rows, columns) = (rows(pack, Frequency::Monthly), columns(pack, year, Frequency::Monthly));
    let grid = FigureSheet { pack, rows: &rows, columns: &columns };
    let FiguresTaken { commands, unread, .. } = paste_block(grid, at, text, None).unwrap();
    let mut pack = pack.clone();
    let batch = Command::Batch { label: "Paste".into(), commands };
    apply(&mut pack, batch, &Context::default()).unwrap();
    (pack, unread)
}

#[test]
fn a_pasted_block_lands_and_what_cannot_be_read_is_kept() {
    let (pack, unread) = after(&pack(), (0, 0), "1,234\tabout ten\t<5\n3\t\n4\t5");
    let text = |measure: usize, period: &str, part| {
        shown(&pack.measures[measure], period.parse().unwrap(), part).0
    };
    assert_eq!(text(0, "2025-04", Part::Figure), "1234");
    assert_eq!(text(0, "2025-06", Part::Figure), "suppressed");
    assert_eq!(text(1, "2025-04", Part::Numerator), "3");
    assert_eq!(text(1, "2025-04", Part::Denominator), "4");
    let kept: Vec<&str> = unread.values().map(|waits| waits.text.as_str()).collect();
    assert_eq!(kept, ["5", "about ten"], "half a ratio and a text wait with their reasons");
}

#[test]
fn the_rows_of_a_ratio_say_what_they_count_in_the_measures_own_words() {
    let mut pack = pack();
    let ratio = Arc::make_mut(&mut pack.measures[1]);
    ratio.specification.numerator = " Repairs done in time ".into();
    let counts: Vec<String> =
        rows(&pack, Frequency::Monthly).into_iter().map(|row| row.counts).collect();
    assert_eq!(counts, ["", "numerator: Repairs done in time", "denominator"]);
}

#[test]
fn the_same_again_changes_nothing() {
    let (once, _) = after(&pack(), (0, 0), "1\t2");
    let year = once.calendar().year(2025);
    let columns = columns(&once, year, Frequency::Monthly);
    let rows = rows(&once, Frequency::Monthly);
    let grid = FigureSheet { pack: &once, rows: &rows, columns: &columns };
    let again = paste_block(grid, (0, 0), "1\t2", None).unwrap();
    assert!(again.commands.is_empty() && again.unread.is_empty());
}

#[test]
fn typing_keeps_what_else_is_known() {
    let mut measure = Measure { id: "m".into(), ..Measure::default() };
    let period: Period = "2025-04".parse().unwrap();
    let mut observation = Observation::new(period, Reading::Number(Number::from(1)));
    observation.comment = Some("Because.".into());
    measure.series.push(observation);
    let Entered::Change(command) = enter(&measure, period, Part::Figure, "2", None) else {
        panic!("a new figure is a change")
    };
    let Command::SetObservation { observation, .. } = *command else { panic!("sets it") };
    assert_eq!(observation.comment.as_deref(), Some("Because."));
    assert_eq!(observation.reading, Reading::Number(Number::from(2)));
}
