//! What holds of exceptions, whatever is done and whatever the figures are (RULES 14).
// Clippy lets test functions panic, but not the functions beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::{generate, reached};
use generate::Taken;

use golden_thread::edit::{Command, Context, apply, replace};
use golden_thread::model::*;
use golden_thread::rating::exception::{Cover, cover, may_close};
use golden_thread::rating::{AsAt, Status, rate};
use golden_thread::report::exceptions::{Tracked, tracker};
use golden_thread::report::minute::Member;
use proptest::collection::vec;
use proptest::prelude::*;
use reached::{Reached, holds};
use std::collections::BTreeMap;

/// A measure by the month from April 2024: at most 100, floor 105.
fn measure(figures: &[Option<i32>]) -> Measure {
    let number = |value: i32| Number::from(value);
    let months = |first: &str| {
        let first: Period = first.parse().unwrap();
        (0..).map_while(move |away| first.plus(away))
    };
    let target = |first: &str| Target {
        trajectory: months(first)
            .take(12)
            .map(|month| Step::new(month, Bounds::Value(number(100))))
            .collect(),
        tolerance: Some(Tolerance::Amount(number(5))),
        ..Target::new(Aim::Value { value: number(100) })
    };
    let observed = months("2024-04").zip(figures);
    let years = [("2024/25", "2024-04"), ("2025/26", "2025-04")];
    Measure {
        id: "m0".into(),
        name: "Waiting".to_owned(),
        frequency: Some(Frequency::Monthly),
        polarity: Some(Polarity::LowerIsBetter),
        accumulation: Some(Accumulation::Mean),
        precision: Some(0),
        series: observed
            .filter_map(|(month, it)| {
                Some(Observation::new(month, Reading::Number(number((*it)?))))
            })
            .collect(),
        targets: years.map(|(year, first)| (year.parse().unwrap(), target(first))).into(),
        ..Measure::default()
    }
}

fn pack(figures: &[Option<i32>]) -> Pack {
    Pack { measures: vec![measure(figures).into()], ..Pack::default() }
}

/// After any day that is made up: none is to come.
fn today() -> Context {
    Context { on: chrono::NaiveDate::from_ymd_opt(2061, 1, 1), by: "Clerk".into() }
}

/// Figures that end well, in half of all cases.
fn recovering() -> impl Strategy<Value = Vec<Option<i32>>> {
    let well = proptest::option::of(vec((90..=105).prop_map(Some), 2..10));
    (vec(prop_oneof![9 => (90..120).prop_map(Some), 1 => Just(None)], 1..14), well)
        .prop_map(|(figures, well)| [figures, well.unwrap_or_default()].concat())
}

/// A month of those that have figures, or near them.
fn month() -> impl Strategy<Value = Period> {
    (0..24).prop_map(|away| "2024-04".parse::<Period>().unwrap().plus(away).unwrap())
}

/// Steps as any, and such as people take: an exception of a month that has figures, closed after another without a
/// decision. Of any period at all, hardly one would ever have recovered.
fn step() -> impl Strategy<Value = Taken> {
    let raised = (generate::exception("m0".into()), month()).prop_map(|(it, raised)| {
        let state = ExceptionState::Open;
        Taken::Write(Box::new(Exception {
            raised,
            state,
            closed_on: None,
            closed_after: None,
            ..it
        }))
    });
    let closed = (generate::exception_id(), generate::day(), month())
        .prop_map(|(id, on, after)| Taken::Close(id, on, after, None));
    prop_oneof![4 => generate::taken("m0".into()), 1 => raised, 2 => closed]
}

#[test]
fn a_first_promised_date_never_changes_and_nothing_closes_without_recovery_or_decision() {
    let given = (recovering(), vec((step(), any::<bool>()), 1..25));
    let expected = [
        ("a promise stands and another is tried in its place", 50),
        ("a promise is added to one that stands", 15),
        ("an exception with a promise is to go", 50),
        ("closed after recovery, without a decision", 10),
        ("closed by a decision", 50),
        ("closing is refused", 50),
        ("a file without what was promised", 50),
    ];
    holds((300, file!()), given, &expected, |(figures, steps), reached| {
        let mut pack = pack(&figures);
        let mut promised: BTreeMap<ExceptionId, Vec<Promise>> = BTreeMap::new();
        for (step, together) in steps {
            let before = pack.clone();
            let commands = step.commands(&pack);
            note_tried(reached, &pack, &commands);
            let commands = match together {
                true => vec![Command::Batch { label: "Several".to_owned(), commands }],
                false => commands,
            };
            for command in commands {
                let done = apply(&mut pack, command, &today());
                let refused = done.is_err_and(|why| why.to_string().contains("can't close yet"));
                reached.note("closing is refused", refused);
            }
            for held in &pack.exceptions {
                let was = promised.entry(held.id.clone()).or_default();
                prop_assert!(held.promises.starts_with(was), "{:?}", held);
                let added = !was.is_empty() && held.promises.len() > was.len();
                reached.note("a promise is added to one that stands", added);
                *was = held.promises.clone();
                let known = before.exception(&held.id).is_some_and(|it| it == &**held);
                if held.state == ExceptionState::Closed && !known {
                    reached.note("closed by a decision", held.is_decided());
                    reached.note("closed after recovery, without a decision", !held.is_decided());
                    if !held.is_decided() {
                        let after = held.closed_after.unwrap();
                        prop_assert_eq!(may_close(&pack, held, after), Ok(()));
                        prop_assert_eq!(by_hand(&figures, held.raised, after), Some(true));
                    }
                }
            }
            for (id, was) in &promised {
                prop_assert!(was.is_empty() || pack.exception(id).is_some(), "{} is gone", id);
            }
            // What is promised isn't lost to a file either.
            if promised.values().any(|was| !was.is_empty()) {
                reached.note("a file without what was promised", true);
                let mut other = pack.clone();
                let without = Pack { exceptions: Vec::new(), ..pack.clone() };
                prop_assert!(replace(&mut other, without, "Replace", &today()).is_err());
            }
        }
        Ok(())
    });
}

/// What a step tries that must not be.
fn note_tried(reached: &Reached, pack: &Pack, commands: &[Command]) {
    let promised = |id: &ExceptionId| pack.exception(id).filter(|it| !it.promises.is_empty());
    for command in commands {
        match command {
            Command::Set(Row::Exception(it)) => {
                let other =
                    promised(&it.id).is_some_and(|was| !it.promises.starts_with(&was.promises));
                reached.note("a promise stands and another is tried in its place", other);
            }
            Command::Remove(Kind::Exception, id) => {
                let of = promised(&ExceptionId(id.clone())).is_some();
                reached.note("an exception with a promise is to go", of);
            }
            _ => {}
        }
    }
}

/// Whether an exception has recovered, worked out from the figures as they were made up: the month that it closes after
/// and the one before are at 105 at most, both after the one it was raised on, and so is whatever came later. `None`
/// where no month is named.
fn by_hand(figures: &[Option<i32>], raised: Period, after: Period) -> Option<bool> {
    let calendar = Pack::default().calendar();
    let months: Vec<Period> =
        (0..).map_while(|away| "2024-04".parse::<Period>().unwrap().plus(away)).take(24).collect();
    // Of a period longer than a month the last month that has ended by then counts.
    let last = months.iter().rposition(|it| it.end(calendar) <= after.end(calendar))?;
    let has_come = last >= 1 && months[last - 1].end(calendar) > raised.end(calendar);
    let is_well = |at: usize| figures.get(at).copied().flatten().is_some_and(|it| it <= 105);
    let later = figures.iter().skip(last + 1).flatten().all(|it| *it <= 105);
    Some(has_come && is_well(last) && is_well(last - 1) && later)
}

#[test]
fn no_red_is_without_an_exception_or_a_waiver_and_not_told() {
    let exceptions = vec((generate::exception("m0".into()), near()), 0..3);
    // Worse than the floor more often than not; or so bad at first that the year is red whatever came after.
    let worse = vec(prop_oneof![9 => (98..125).prop_map(Some), 1 => Just(None)], 8..24);
    let some = |figures: std::ops::Range<i32>, many| vec(figures.prop_map(Some), many);
    let bad_start = (some(150..190, 1..3), some(95..106, 4..9));
    let bad_start = bad_start.prop_map(|(bad, well)| [bad, well].concat());
    let given = (prop_oneof![worse, bad_start], exceptions, 0..12_i32);
    let expected = [
        ("red, and nothing stands for it", 20),
        ("red, with one that is open", 10),
        ("red, with a waiver", 5),
        ("red, with one that is closed", 3),
        ("not red", 20),
    ];
    holds((300, file!()), given, &expected, |(figures, exceptions, month), reached| {
        let mut pack = pack(&figures);
        // Most of them are near the figures: raised of a month that has some, and closed or waived soon after.
        let raised = |(it, near): (Exception, Option<Near>)| match near {
            None => it,
            Some((raised, away, is_waived)) => Exception {
                raised,
                closed_after: it.closed_after.and(raised.plus(away)),
                waiver: if is_waived { "Counted anew".to_owned() } else { String::new() },
                waived_on: None,
                ..it
            },
        };
        pack.exceptions = exceptions.into_iter().map(|it| raised(it).into()).collect();
        let period = "2024-04".parse::<Period>().unwrap().plus(month).unwrap();
        let as_at = AsAt { period, on: None };
        let rating = rate(&pack, &pack.measures[0], as_at);
        let all = [Member { measure: &pack.measures[0], rating: &rating }];
        let found = tracker(&pack, &all, as_at);
        let red = rating.year_to_date.judgement.status == Status::Red;
        let covered = cover(&pack, &pack.measures[0], &rating, as_at);
        reached.note("not red", !red);
        reached.note("red, and nothing stands for it", red && covered.is_none());
        reached.note("red, with one that is open", red && matches!(covered, Some(Cover::Open(_))));
        reached.note("red, with a waiver", red && matches!(covered, Some(Cover::Waived(_))));
        reached
            .note("red, with one that is closed", red && matches!(covered, Some(Cover::Closed(_))));
        // None that stands for a red is of a later month, or of nothing at all.
        if covered.is_some() {
            let calendar = pack.calendar();
            let of_then =
                |it: &std::sync::Arc<Exception>| it.raised.end(calendar) <= period.end(calendar);
            prop_assert!(pack.exceptions.iter().any(of_then));
        }
        prop_assert_eq!(found.waiting.len(), usize::from(red && covered.is_none()));
        // And the count on Review is of the same.
        prop_assert_eq!(found.red.len(), usize::from(red));
        prop_assert_eq!(found.bare.len(), usize::from(red && covered.is_none()));
        prop_assert_eq!(found.reds_said(Vocabulary::RedAmberGreen).is_some(), red);
        if let Some(Cover::Open(held)) = covered {
            let listed = |row: &Tracked| row.exception == held.id;
            prop_assert!(found.rows.iter().any(listed));
        }
        if let Some(Cover::Waived(held)) = covered {
            prop_assert!(!held.waiver.trim().is_empty());
        }
        Ok(())
    });
}

/// An early month that has figures, how many months after it something ends, and whether it is waived.
type Near = (Period, i32, bool);

/// The same of most.
fn near() -> impl Strategy<Value = Option<Near>> {
    let early = (0..6).prop_map(|away| "2024-04".parse::<Period>().unwrap().plus(away).unwrap());
    proptest::option::weighted(0.8, (early, 0..4_i32, proptest::bool::weighted(0.3)))
}

#[test]
fn what_is_refused_says_what_stands_in_the_way() {
    let mut pack = pack(&[Some(110), Some(110), Some(104), Some(106)]);
    let raised = "2024-05".parse().unwrap();
    let mut held = Exception::new("x".into(), "Too long".into(), "m0".into(), raised, Trigger::Red);
    let promise = |by: &str| Promise {
        by: by.parse().unwrap(),
        on: "2024-06-10".parse().unwrap(),
        ..Promise::default()
    };
    held.promises.push(promise("2024-07-31"));
    apply(&mut pack, Command::Add(held.clone().into()), &today()).unwrap();
    let mut refused =
        |command: Command| apply(&mut pack, command, &today()).unwrap_err().to_string();
    let altered = Exception { promises: vec![promise("2024-08-31")], ..held.clone() };
    assert_eq!(
        refused(Command::Set(altered.into())),
        "what was promised of 'Too long' stays as it was said: add a new date with its reason"
    );
    assert_eq!(
        refused(Command::Remove(Kind::Exception, "x".into())),
        "'Too long' stays, because a date was promised of it: close it by a recorded decision"
    );
    assert_eq!(
        refused(Command::RemoveMeasure("m0".into())),
        "measure 'Waiting' can't be removed while exception 'Too long' hangs on it"
    );
    let closed = Exception {
        state: ExceptionState::Closed,
        closed_on: Some("2024-08-10".parse().unwrap()),
        closed_after: Some("2024-07".parse().unwrap()),
        ..held.clone()
    };
    assert_eq!(
        refused(Command::Set(closed.clone().into())),
        "'Too long' can't close yet: Jul 2024 is worse than the floor. It closes after two periods at the floor or better, or by a decision with who decided and when"
    );
    // A decision needs who decided, and when.
    let half = Exception { decision: "Leave it".to_owned(), ..closed };
    assert!(refused(Command::Set(half.clone().into())).contains("can't close yet"));
    let decided = Exception {
        decided_by: "Cabinet".to_owned(),
        decided_on: Some("2024-08-09".parse().unwrap()),
        ..half
    };
    apply(&mut pack, Command::Set(decided.into()), &today()).unwrap();
}

#[test]
fn the_tracker_puts_what_isnt_closed_first_in_order_of_harm() {
    // The second is further off than the first, the third as far as the first.
    let of = |id: &str, figure: i32| Measure { id: id.into(), ..measure(&[Some(figure); 3]) };
    let measures = [of("a", 110), of("b", 150), of("c", 110)];
    let raised = |id: &str, measure: &str| {
        let raised = "2024-05".parse().unwrap();
        let name = id.to_uppercase();
        Exception {
            raised_on: "2024-06-20".parse().ok(),
            ..Exception::new(id.into(), name, measure.into(), raised, Trigger::Red)
        }
    };
    let exceptions = vec![
        Exception {
            state: ExceptionState::Closed,
            closed_on: "2024-06-25".parse().ok(),
            closed_after: "2024-05".parse().ok(),
            ..raised("over", "b")
        },
        Exception { waiver: "Counted anew".to_owned(), ..raised("waived", "b") },
        Exception { review_by: "2024-07-01".parse().ok(), ..raised("near", "a") },
        Exception { state: ExceptionState::InRecovery, ..raised("far", "b") },
        raised("later", "c"),
    ];
    let mut pack = Pack {
        measures: measures.into_iter().map(Into::into).collect(),
        exceptions: exceptions.into_iter().map(Into::into).collect(),
        ..Pack::default()
    };
    let as_at = AsAt {
        period: "2024-06".parse().unwrap(),
        on: chrono::NaiveDate::from_ymd_opt(2024, 8, 20),
    };
    let told = |pack: &Pack, as_at: AsAt| {
        let ratings: Vec<_> =
            pack.measures.iter().map(|measure| rate(pack, measure, as_at)).collect();
        let all = Member::paired(&pack.measures, &ratings);
        tracker(pack, &all, as_at)
    };
    let order = |pack: &Pack, as_at: AsAt| -> Vec<String> {
        told(pack, as_at).rows.iter().map(|row| row.exception.to_string()).collect()
    };
    assert_eq!(order(&pack, as_at), ["far", "near", "later", "waived", "over"]);
    let near = told(&pack, as_at).rows.into_iter().find(|row| row.exception.as_str() == "near");
    let near = near.unwrap();
    assert_eq!(near.age, "2 months");
    assert_eq!(near.review, Some(("2024-07-01".parse().unwrap(), true)));
    assert_eq!((near.promise, near.moves), (None, 0));
    // Before May nothing had been raised; every red waits.
    let april = AsAt { period: "2024-04".parse().unwrap(), on: None };
    assert_eq!(order(&pack, april), [""; 0]);
    assert_eq!(told(&pack, april).waiting.len(), 3);
    // The one that waits is due what is set for it, and no more.
    pack.exceptions.clear();
    pack.measures[0] =
        Measure { triggers: vec![Trigger::LateTwice], ..(*pack.measures[0]).clone() }.into();
    let waiting: Vec<usize> = told(&pack, as_at).waiting.iter().map(|it| it.at).collect();
    assert_eq!(waiting, [1, 2]);
}

#[test]
fn words_for_a_status_are_the_readers() {
    use golden_thread::report::exceptions::draft;

    let pack = pack(&[Some(110), Some(110)]);
    let as_at = AsAt { period: "2024-05".parse().unwrap(), on: None };
    let rating = rate(&pack, &pack.measures[0], as_at);
    let name = |words: Vocabulary| {
        let member = Member { measure: &pack.measures[0], rating: &rating };
        draft(member, Trigger::Red, (as_at, words), "x".into()).unwrap().name
    };
    assert_eq!(name(Vocabulary::RedAmberGreen), "Waiting: red to date, May 2024");
    assert_eq!(name(Vocabulary::OnOffTarget), "Waiting: worse than its floor to date, May 2024");
}

#[test]
fn reds_without_an_exception_are_counted_whatever_is_set_for_them() {
    let mut pack = pack(&[Some(110), Some(110), Some(104), Some(106)]);
    let as_at = AsAt { period: "2024-05".parse().unwrap(), on: None };
    let said = |pack: &Pack| {
        let rating = rate(pack, &pack.measures[0], as_at);
        let all = [Member { measure: &pack.measures[0], rating: &rating }];
        tracker(pack, &all, as_at).reds_said(Vocabulary::RedAmberGreen).unwrap()
    };
    let bare = "The one measure that is red to date has neither an exception nor a waiver.";
    assert_eq!(said(&pack), bare);
    // A file for an audience may lack the one that there is, and claims no more than it knows.
    let due = |pack: &Pack| {
        let rating = rate(pack, &pack.measures[0], as_at);
        let all = [Member { measure: &pack.measures[0], rating: &rating }];
        tracker(pack, &all, as_at).due_words()
    };
    assert_eq!(due(&pack), "1 measure is due an exception that nobody has raised");
    let of = |audience| Pack { extract_for: Some(audience), ..pack.clone() };
    let here = "in this file, which was made for an audience and may lack some";
    for audience in [Audience::Public, Audience::Internal] {
        assert_eq!(said(&of(audience)), format!("{} {here}.", bare.trim_end_matches('.')));
        let words = format!("1 measure is without the exception that figures ask for {here}");
        assert_eq!(due(&of(audience)), words);
    }
    assert_eq!(said(&of(Audience::Personal)), bare);
    // Set to ask for none when it is red, it is counted all the same.
    let own = Measure { triggers: vec![Trigger::LateTwice], ..Measure::clone(&pack.measures[0]) };
    pack.measures = vec![own.into()];
    let unasked = " By what is set for it, none is asked for of 1 of them.";
    assert_eq!(said(&pack), format!("{bare}{unasked}"));
    let raised = "2024-05".parse().unwrap();
    let held = Exception::new("x".into(), "Too long".into(), "m0".into(), raised, Trigger::Red);
    pack.exceptions = vec![held.into()];
    assert_eq!(said(&pack), "The one measure that is red to date has an exception or a waiver.");
}

#[test]
fn what_is_closed_and_still_red_to_date_is_said() {
    // Red in April by 60; two months at the plan closed it, and the year's mean still carries April.
    let exception = Exception {
        state: ExceptionState::Closed,
        closed_on: "2024-08-01".parse().ok(),
        closed_after: "2024-06".parse().ok(),
        ..Exception::new(
            "e".into(),
            "E".to_owned(),
            "m0".into(),
            "2024-04".parse().unwrap(),
            Trigger::Red,
        )
    };
    let check = |figures: &[i32], standing: &str, counted: &str| {
        let figures: Vec<Option<i32>> = figures.iter().copied().map(Some).collect();
        let mut pack = pack(&figures);
        pack.exceptions.push(exception.clone().into());
        let now = AsAt { period: "2024-06".parse().unwrap(), on: None };
        let rating = rate(&pack, &pack.measures[0], now);
        let members = [Member { measure: &pack.measures[0], rating: &rating }];
        let tracker = tracker(&pack, &members, now);
        assert_eq!(tracker.rows[0].standing_words(Vocabulary::RedAmberGreen), standing);
        assert_eq!(tracker.counted(Vocabulary::RedAmberGreen), counted);
    };
    check(
        &[160, 100, 100],
        "Closed; still red to date",
        "1 in all, 0 of them not closed or waived; 1 measure whose exception is closed is still red to date, and counts as needing attention.",
    );
    check(&[100, 100, 100], "Closed", "1 in all, 0 of them not closed or waived.");
}

#[test]
fn a_measure_without_a_floor_is_held_against_its_plan() {
    use golden_thread::rating::exception::limit_noun;
    let mut pack = pack(&[Some(110)]);
    let month: Period = "2024-04".parse().unwrap();
    assert_eq!(limit_noun(&pack, &"m0".into(), month), "floor");
    let mut bare = measure(&[Some(110)]);
    bare.targets.values_mut().for_each(|target| target.tolerance = None);
    pack.measures[0] = bare.into();
    assert_eq!(limit_noun(&pack, &"m0".into(), month), "plan");
}
