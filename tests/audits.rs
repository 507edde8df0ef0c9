//! What holds of audits and assessments whatever is done: a draw stays drawn, and no rating knows of either.
// Clippy lets test functions panic, but not the functions beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::generate;
use golden_thread::edit::{Command, Context, Refusal, apply, replace};
use golden_thread::model::*;
use golden_thread::rating::audit::{draw, is_repeatable, strata};
use golden_thread::rating::{AsAt, rate};
use proptest::collection::vec;
use proptest::prelude::*;

fn quarter() -> Period {
    "2024/25 Q1".parse().unwrap()
}

/// Measures by the month from April 2024, and an audit of their first quarter of which all is drawn.
fn audited() -> Pack {
    let measure = |at: i32| {
        let figure = |month: i32| {
            let period = "2024-04".parse::<Period>().unwrap().plus(month).unwrap();
            Observation::new(period, Reading::Number(Number::from(10 * at + month)))
        };
        Measure {
            id: MeasureId(format!("m{at}")),
            name: format!("Measure {at}"),
            frequency: Some(Frequency::Monthly),
            series: (0..3).map(figure).collect(),
            ..Measure::default()
        }
    };
    let mut pack =
        Pack { measures: (0..4).map(|at| measure(at).into()).collect(), ..Pack::default() };
    let made = strata(&pack, quarter(), 5);
    let drawn = made.iter().map(|it| draw(&pack, quarter(), it, "6562-584", None)).collect();
    let audit = Audit {
        id: "audit".into(),
        name: "Spring".to_owned(),
        period: quarter(),
        size: 5,
        strata: drawn,
        ..Audit::default()
    };
    pack.audits.push(audit.into());
    pack
}

fn try_change(act: impl FnOnce(&mut Audit)) -> Result<(), Refusal> {
    let mut pack = audited();
    let mut audit = Audit::clone(&pack.audits[0]);
    act(&mut audit);
    apply(&mut pack, Command::Set(audit.into()), &Context::default()).map(|_| ())
}

#[test]
fn a_finding_is_added_to_a_draw_that_stays_as_it_was_drawn() {
    let check = |act: fn(&mut Audit), may: bool| {
        let done = try_change(act);
        match may {
            true => assert_eq!(done, Ok(())),
            false => assert!(matches!(done, Err(Refusal::DrawAltered { .. })), "{done:?}"),
        }
    };
    check(|it| it.strata[0].drawn[0].finding = Some(AuditFinding::AsPublished), true);
    check(|it| it.strata[0].drawn[0].replaced = "No register".to_owned(), true);
    check(|it| it.name = "Early spring".to_owned(), true);
    check(|it| it.strata.push(Stratum::default()), true);
    check(|it| it.strata[0].seed = "1".to_owned(), false);
    check(|it| it.strata[0].list.clear(), false);
    check(|it| it.strata[0].size = 9, false);
    check(|it| it.strata[0].drawn.clear(), false);
    check(|it| it.strata[0].drawn.swap(0, 1), false);
    check(|it| it.strata[0].drawn[2].published = Some(Number::from(7)), false);
    check(|it| it.strata.clear(), false);
    check(|it| it.period = "2024/25 Q2".parse().unwrap(), false);
    // What isn't as published says what it is.
    let lacks = try_change(|it| it.strata[0].drawn[0].finding = Some(AuditFinding::NotAsPublished));
    assert!(lacks.unwrap_err().to_string().contains("the figure that the records give"));
}

#[test]
fn a_draw_is_not_rolled_again_and_what_was_drawn_keeps_its_measure() {
    let mut pack = audited();
    let gone = apply(&mut pack, Command::Remove(Kind::Audit, "audit".into()), &Context::default());
    assert!(matches!(gone, Err(Refusal::DrawGone { .. })), "{gone:?}");
    let without = Pack { audits: Vec::new(), ..pack.clone() };
    assert!(replace(&mut pack, without, "Replace", &Context::default()).is_err());
    let drawn = pack.audits[0].strata[0].drawn[0].measure.clone();
    let refused = apply(&mut pack, Command::RemoveMeasure(drawn), &Context::default()).unwrap_err();
    assert!(refused.to_string().contains("audit 'Spring'"), "{refused}");
    // One of which nothing is drawn goes as it came.
    let blank = Audit { id: "blank".into(), name: "Blank".to_owned(), ..Audit::default() };
    apply(&mut pack, Command::Add(blank.into()), &Context::default()).unwrap();
    apply(&mut pack, Command::Remove(Kind::Audit, "blank".into()), &Context::default()).unwrap();
}

#[test]
fn a_draw_of_a_file_is_the_draw_that_was_made() {
    let pack = audited();
    let read = golden_thread::pack::read(golden_thread::pack::write(&pack).as_bytes());
    assert_eq!(read.diagnostics, []);
    let audits = read.pack.unwrap().audits;
    assert_eq!(audits, pack.audits);
    assert!(audits[0].strata.iter().all(is_repeatable));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn a_rating_is_the_same_with_and_without_assessments_and_audits(
        pack in generate::pack(),
        judged in vec((0..4_u8, prop::sample::select(Met::ALL)), 1..4),
        seed in "[0-9]{1,8}",
        month in 0..36_i32,
    ) {
        let period = "2023-04".parse::<Period>().unwrap().plus(month).unwrap();
        let mut with = pack.clone();
        for (at, (number, met)) in judged.iter().enumerate() {
            let assessment = Assessment {
                id: AssessmentId(format!("s{at}")),
                measure: MeasureId(format!("m{number}")),
                on: "2020-01-01".parse().ok(),
                accuracy: Some(*met),
                ..Assessment::default()
            };
            with.assessments.push(assessment.into());
        }
        let wrong = |mut it: Stratum| {
            for figure in &mut it.drawn {
                figure.finding = Some(AuditFinding::NotAsPublished);
                figure.verified = Some(Number::from(-7));
            }
            it
        };
        let year = Period::Year(pack.calendar().year_of_period(period));
        let drawn = strata(&pack, year, 9).into_iter();
        let drawn = drawn.map(|it| wrong(draw(&pack, year, &it, &seed, None))).collect();
        with.audits.push(Audit { id: "a".into(), period: year, strata: drawn, ..Audit::default() }.into());
        let as_at = AsAt { period, on: None };
        for (one, other) in pack.measures.iter().zip(&with.measures) {
            prop_assert_eq!(rate(&pack, one, as_at), rate(&with, other, as_at));
        }
    }
}
