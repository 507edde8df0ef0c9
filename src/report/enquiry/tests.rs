use super::*;
use crate::model::{
    Action, ActionKind, ActionState, Comparator, ComparatorKind, Day, Exception, Measure, Number,
    Observation, Polarity, Promise, Proposal, Reading, Trigger, Verdict,
};
use crate::rating::exception::fixture::{all, at, measure};
use crate::rating::rate;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// The questions about the one measure of a pack, as at September 2025 on a day in October.
fn asked(pack: &Pack) -> Vec<Enquiry> {
    let now = at("2025-09", Some("2025-10-20"));
    let measure = &pack.measures[0];
    let rating = rate(pack, measure, now);
    enquiries(pack, Member { measure, rating: &rating }, now, Vocabulary::RedAmberGreen)
}

/// The rows of a condition, where it is met.
fn rows(pack: &Pack, condition: Condition) -> Option<Vec<(String, String)>> {
    let found = asked(pack).into_iter().find(|it| it.condition == condition)?;
    assert!(found.text.contains("Waiting") && found.text.ends_with('?'), "{}", found.text);
    Some(found.rows.into_iter().map(|row| (row.of, row.said)).collect())
}

fn pack(measure: Measure) -> Pack {
    Pack { measures: vec![measure.into()], ..Pack::default() }
}

/// 18 months up to September 2025, of which the last are these.
fn ending(base: i32, last: &[i32]) -> Vec<Option<f64>> {
    let mut figures = vec![base; 18 - last.len()];
    figures.extend(last);
    all(&figures)
}

fn check(pack: &Pack, condition: Condition, expected: Option<&[(&str, &str)]>) {
    let found = rows(pack, condition);
    let expected: Option<Vec<(String, String)>> = expected
        .map(|rows| rows.iter().map(|(of, said)| ((*of).to_owned(), (*said).to_owned())).collect());
    assert_eq!(found, expected, "{condition:?}");
}

fn is_met(pack: &Pack, condition: Condition) -> bool {
    rows(pack, condition).is_some()
}

#[test]
fn three_reds_running_are_asked_about_and_two_are_not() {
    let of = |last: &[i32]| pack(measure(&ending(100, last)));
    let red = "106, at most 100, red";
    let expected = [("Jul 2025", red), ("Aug 2025", red), ("Sep 2025", red)];
    check(&of(&[106, 106, 106]), Condition::RedThrice, Some(&expected));
    // As long as it has been, over years, and none for the worse by a break.
    let long = [vec![("Since Apr 2024", "18 months running")], expected.to_vec()].concat();
    check(&pack(measure(&all(&[106; 18]))), Condition::RedThrice, Some(&long));
    let found = asked(&of(&[106, 100, 106, 106, 106])).remove(0);
    assert!(found.text.contains("3 months running, Jul 2025 to Sep 2025"), "{}", found.text);
    // On the floor is the better side.
    check(&of(&[105, 106, 106]), Condition::RedThrice, None);
    check(&of(&[106, 106, 105]), Condition::RedThrice, None);
}

#[test]
fn a_signal_for_the_worse_is_asked_about_and_chance_is_not() {
    let base = [98, 102, 99, 101, 98, 102, 99, 101, 98, 102, 99, 101, 98, 102, 99, 101, 98];
    let of = |last: i32| {
        let mut figures = base.to_vec();
        figures.push(last);
        pack(measure(&all(&figures)))
    };
    let found = rows(&of(130), Condition::Signal).unwrap();
    let said: Vec<(&str, &str)> = found.iter().map(|(of, it)| (of.as_str(), it.as_str())).collect();
    assert!(matches!(said[..], [("Sep 2025", "130"), ("Usual range", _)]), "{said:?}");
    check(&of(102), Condition::Signal, None);
    // As far on the better side.
    check(&of(70), Condition::Signal, None);
}

#[test]
fn a_steady_miss_is_asked_about_and_a_target_within_reach_is_not() {
    let of = |level: i32| {
        let swing = |at: i32| level + [-1, 1][at as usize % 2];
        pack(measure(&all(&(0..18).map(swing).collect::<Vec<_>>())))
    };
    let found = rows(&of(120), Condition::SteadyMiss).unwrap();
    assert_eq!(found[0].0, "Usual range");
    assert_eq!(found[1].0, "The year’s target");
    assert!(!is_met(&of(101), Condition::SteadyMiss));
    assert!(!is_met(&of(80), Condition::SteadyMiss));
}

#[test]
fn a_late_figure_is_asked_about_and_one_that_is_in_is_not() {
    let mut figures = ending(100, &[]);
    check(&pack(measure(&figures)), Condition::Late, None);
    figures.pop();
    let said = "was due by 30 Sep 2025, and is not there";
    check(&pack(measure(&figures)), Condition::Late, Some(&[("Sep 2025", said)]));
}

/// Red at last, with an exception that promised these dates.
fn promised(dates: &[(&str, &str)], last: i32) -> Pack {
    let promise =
        |(on, by): &(&str, &str)| Promise { on: day(on), by: day(by), ..Promise::default() };
    let held = Exception {
        raised_on: Some(day("2025-05-20")),
        promises: dates.iter().map(promise).collect(),
        ..Exception::new(
            "e".into(),
            "E".to_owned(),
            "m".into(),
            "2025-04".parse().unwrap(),
            Trigger::Red,
        )
    };
    Pack { exceptions: vec![held.into()], ..pack(measure(&ending(110, &[last]))) }
}

#[test]
fn a_date_that_moved_twice_is_asked_about_and_once_is_not() {
    let three =
        [("2025-05-20", "2025-06-30"), ("2025-07-20", "2025-09-30"), ("2025-10-20", "2025-12-31")];
    let found = rows(&promised(&three, 110), Condition::PromiseMoved).unwrap();
    let last =
        ("Promised on 20 Oct 2025".to_owned(), "back within its floor by 31 Dec 2025".to_owned());
    assert_eq!((found.len(), found.last()), (3, Some(&last)));
    assert!(!is_met(&promised(&three[..2], 110), Condition::PromiseMoved));
    // What was promised a day later isn't known yet.
    let later = [three[0], three[1], ("2025-10-21", "2025-12-31")];
    assert!(!is_met(&promised(&later, 110), Condition::PromiseMoved));
}

#[test]
fn a_broken_promise_is_asked_about_and_one_to_come_or_kept_is_not() {
    let past = [("2025-07-20", "2025-09-30")];
    let expected = [
        ("Promised on 20 Jul 2025", "back within its floor by 30 Sep 2025"),
        ("Sep 2025", "106, at most 100, red"),
    ];
    check(&promised(&past, 106), Condition::PromiseBroken, Some(&expected));
    check(&promised(&past, 105), Condition::PromiseBroken, None);
    check(&promised(&[("2025-07-20", "2025-10-21")], 106), Condition::PromiseBroken, None);
}

#[test]
fn an_action_without_effect_is_asked_about_and_one_that_worked_is_not() {
    let of = |after: i32| {
        let action = Action {
            kind: ActionKind::Activity,
            state: ActionState::Done,
            exception: Some("e".into()),
            effect: Some(Number::from(-20)),
            effect_from: Some("2025-05".parse().unwrap()),
            ..Action::new("a".into(), "Ring".to_owned(), "p".into())
        };
        let swing = |at: i32, level: i32| level + [-1, 1][at as usize % 2];
        let figures = (0..18).map(|month| swing(month, if month < 13 { 120 } else { after }));
        let measure = measure(&all(&figures.collect::<Vec<_>>()));
        Pack { actions: vec![action.into()], measures: vec![measure.into()], ..promised(&[], 110) }
    };
    let found = rows(&of(120), Condition::NoEffect).unwrap();
    assert_eq!((found.len(), found[0].0.as_str()), (1, "Ring"));
    assert!(!is_met(&of(100), Condition::NoEffect));
}

#[test]
fn a_run_is_told_with_its_average_and_with_places_that_tell_them_apart() {
    // Seven figures above an average that prints as they do without decimals.
    let figure = |month: i32| match (month < 11, month % 2 == 0) {
        (true, true) => 98.9,
        (_, false) if month >= 11 => 100.2,
        _ => 100.3,
    };
    let figures: Vec<Option<f64>> = (0..18).map(|month| Some(figure(month))).collect();
    let found = rows(&pack(measure(&figures)), Condition::Signal).unwrap();
    assert_eq!(found.len(), 8, "{found:?}");
    assert_eq!(found[0], ("Mar 2025".to_owned(), "100.2".to_owned()));
    assert_eq!(found[7], ("Its average".to_owned(), "99.8".to_owned()));
}

#[test]
fn what_officers_say_again_is_asked_about_where_its_figure_is_no_better() {
    let of = |last: &str, figure: i32| {
        let mut measure = measure(&ending(110, &[figure]));
        let words = ["Rents rose.", last];
        for (entry, words) in measure.series[16..].iter_mut().zip(words) {
            entry.comment = Some(words.to_owned());
        }
        measure
    };
    let again = |measure: Measure| pack(measure);
    let said = ("Said for Sep 2025", "Word for word as for Aug 2025: “Rents rose.”");
    let rows = |now| [said, ("Aug 2025", "110"), ("Sep 2025", now)];
    check(&again(of("Rents rose.", 110)), Condition::ToldAgain, Some(&rows("110")));
    check(&again(of("Rents rose.", 111)), Condition::ToldAgain, Some(&rows("111")));
    // Lower is better: it got better.
    check(&again(of("Rents rose.", 109)), Condition::ToldAgain, None);
    let higher = Some(Polarity::HigherIsBetter);
    let rising = Measure { polarity: higher, ..of("Rents rose.", 111) };
    check(&again(rising), Condition::ToldAgain, None);
    let falling = Measure { polarity: higher, ..of("Rents rose.", 109) };
    check(&again(falling), Condition::ToldAgain, Some(&rows("109")));
    // Which way is better nobody says, so that nothing is said of it.
    let neither = Measure { polarity: None, ..of("Rents rose.", 109) };
    check(&again(neither), Condition::ToldAgain, Some(&[said]));
    check(&again(of("Leases were signed.", 110)), Condition::ToldAgain, None);
    // An open action that is in time is the product's own sentence, and no comment.
    let action = Action {
        measures: vec!["m".into()],
        due: Some(day("2026-03-31")),
        ..Action::new("a".into(), "Lease".to_owned(), "p".into())
    };
    let busy = Pack { actions: vec![action.into()], ..again(of("Leases were signed.", 110)) };
    check(&busy, Condition::ToldAgain, None);
}

#[test]
fn others_that_do_better_are_asked_about_where_they_are_half_or_more() {
    let of = |own: i32, others: &[i32]| {
        let other = |(at, value): (usize, &i32)| Comparator {
            id: format!("c{at}").as_str().into(),
            name: format!("Council {at}"),
            kind: ComparatorKind::Peer,
            series: vec![Observation::new(
                "2025-09".parse().unwrap(),
                Reading::Number(Number::from(*value)),
            )],
            ..Comparator::default()
        };
        let comparators = others.iter().enumerate().map(other).collect();
        let unit = "per 1,000 people".to_owned();
        pack(Measure { comparators, unit, ..measure(&ending(100, &[own])) })
    };
    let expected = [("Council 0", "90")];
    check(&of(110, &[90, 110]), Condition::OthersBetter, Some(&expected));
    // Fewer of what grows with the place is no better.
    let mut counted = of(110, &[90, 110]);
    std::sync::Arc::make_mut(&mut counted.measures[0]).unit = "people".to_owned();
    check(&counted, Condition::OthersBetter, None);
    check(&of(110, &[90, 110, 120]), Condition::OthersBetter, None);
    check(&of(110, &[110]), Condition::OthersBetter, None);
    // On target there is nothing to ask.
    check(&of(100, &[90, 90]), Condition::OthersBetter, None);
    check(&of(110, &[]), Condition::OthersBetter, None);
}

#[test]
fn a_target_that_moved_this_year_is_asked_about_and_one_before_is_not() {
    let of = |made: &str, verdict: Verdict| {
        let change = "At most 110".to_owned();
        let proposal = Proposal {
            verdict: Some(verdict),
            made: Some(day(made)),
            decided_by: "Cabinet".to_owned(),
            ..Proposal::new(
                "p".to_owned(),
                "m".into(),
                "2025/26".parse().unwrap(),
                change,
                day("2025-03-01"),
            )
        };
        Pack { proposals: vec![proposal.into()], ..pack(measure(&ending(100, &[]))) }
    };
    let expected = [("Changed on 1 Apr 2025", "At most 110, decided by Cabinet")];
    check(&of("2025-04-01", Verdict::Accepted), Condition::TargetMoved, Some(&expected));
    check(&of("2025-03-31", Verdict::Accepted), Condition::TargetMoved, None);
    check(&of("2025-10-21", Verdict::Accepted), Condition::TargetMoved, None);
    check(&of("2025-04-01", Verdict::Declined), Condition::TargetMoved, None);
}

#[test]
fn a_low_chance_of_the_target_is_asked_about_and_a_fair_one_is_not() {
    let of = |level: i32| {
        let swing = |at: i32| level + [-2, 3, -3, 2][at as usize % 4];
        pack(measure(&all(&(0..18).map(swing).collect::<Vec<_>>())))
    };
    let found = rows(&of(130), Condition::LowChance).unwrap();
    assert_eq!(found.last(), Some(&("Chance".to_owned(), "under 1%".to_owned())));
    assert!(!is_met(&of(95), Condition::LowChance));
}

#[test]
fn a_measure_that_is_well_or_unknown_is_asked_nothing() {
    for figures in [all(&[90; 18]), Vec::new()] {
        let found = asked(&pack(Measure { targets: Default::default(), ..measure(&figures) }));
        let found: Vec<Condition> = found.into_iter().map(|it| it.condition).collect();
        assert!(found.iter().all(|it| *it == Condition::Late), "{found:?}");
    }
}
