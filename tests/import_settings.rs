//! What a file does to the settings of measures that the pack has: whatever is answered, only what its cells say changes one
//! that is set, and every change is listed before it is made.

// Helpers of tests may fail as tests do; the lint's own exception reaches only test functions.
#![allow(clippy::unwrap_used, clippy::panic)]

use golden_thread::edit::{Context, apply};
use golden_thread::exchange::Table;
use golden_thread::exchange::columns::settings::Setting;
use golden_thread::exchange::import::{Choices, Decisions, Study};
use golden_thread::model::{Accumulation, Frequency, Measure, Pack, Polarity};
use proptest::prelude::*;

/// Files about measures that the pack has beside new ones, with the settings that their cells say.
const FILES: [(&str, &[Setting]); 8] = [
    (
        "Measure,Q1 2025/26 Target,Q1 2025/26 Actual,Q2 2025/26 Target,Q2 2025/26 Actual\nTax,28.5,28.9,56,55.1\nHomes,60,64,60,58\nCalls,5,6,5,7",
        &[],
    ),
    (
        "Measure,Annual target,Q1 2025/26,Q2 2025/26\nTax,97.5,28,55\nHomes,60,64,58\nVisits,9,4,5",
        &[],
    ),
    (
        "Measure,Unit,Annual target,Q1 2025/26,Q2 2025/26\nTax,%,97.5,28,55\nHomes,%,60,64,58",
        &[Setting::Unit],
    ),
    (
        "Measure,Period,Numerator,Denominator,Value\nTax,Q1 2025/26,75,90,83.3\nHomes,Q1 2025/26,45,50,90.0",
        &[],
    ),
    ("Measure,Period,Numerator,Denominator\nTax,Q1 2025/26,75,90\nHomes,Q1 2025/26,45,50", &[]),
    ("Ref,Measure,Q1 2025/26\nT1,Tax,28\nT2,Homes let,64\nT3,Calls answered,7", &[]),
    ("Measure,Target,Q1 2025/26 (%),Q2 2025/26 (%)\nTax,>95%,28%,55%\nHomes,<60%,64%,58%", &[]),
    (
        "Measure,How figures add up over the year,Good is,Q1 2025/26\nTax,Mean,Low,28\nHomes,Sum,High,64",
        &[Setting::Accumulation, Setting::Polarity],
    ),
];

/// What a pack's own measures may have set, or not.
fn pack() -> impl Strategy<Value = Pack> {
    let measure = |name: &'static str| {
        let adds_up = prop::option::of(prop::sample::select(vec![
            Accumulation::Running,
            Accumulation::Sum,
            Accumulation::Latest,
        ]));
        let unit = prop::sample::select(vec!["", "%", "homes"]);
        let scale = prop::option::of(prop::sample::select(vec![1.0_f64, 100.0, 1000.0]));
        let polarity = prop::option::of(prop::sample::select(vec![
            Polarity::HigherIsBetter,
            Polarity::LowerIsBetter,
        ]));
        (adds_up, unit, scale, polarity, any::<bool>()).prop_map(
            move |(accumulation, unit, scale, polarity, quarterly)| Measure {
                id: name.to_lowercase().as_str().into(),
                name: name.to_owned(),
                unit: unit.to_owned(),
                accumulation,
                polarity,
                scale: scale.map(|it| it.try_into().unwrap()),
                frequency: quarterly.then_some(Frequency::Quarterly),
                ..Measure::default()
            },
        )
    };
    (measure("Tax"), measure("Calls")).prop_map(|(one, other)| Pack {
        measures: vec![one.into(), other.into()],
        ..Pack::default()
    })
}

/// A file with each of its questions answered, as numbers choose among what is offered.
fn answered(pack: &Pack, table: &Table, picks: &[usize]) -> Choices {
    let mut choices = Choices::default();
    let mut picks = picks.iter();
    // An answer may lead to another question.
    for _ in 0..6 {
        for question in Study::new(pack, table, &choices).questions {
            if question.answered.is_none()
                && let (Some(pick), false) = (picks.next(), question.answers.is_empty())
            {
                let answer = &question.answers[pick % question.answers.len()];
                choices.answers.insert(question.id, answer.clone());
            }
        }
    }
    choices
}

proptest! {
    // Each case understands its file seven times.
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_setting_of_a_known_measure_changes_unlisted(
        before in pack(),
        file in 0..FILES.len(),
        picks in prop::collection::vec(0_usize..6, 12),
    ) {
        let (text, said) = FILES[file];
        let table = Table::read(text.as_bytes());
        let choices = answered(&before, &table, &picks);
        let proposal = Study::new(&before, &table, &choices).propose(&before, &Decisions::default());
        let mut after = before.clone();
        apply(&mut after, proposal.command("Import"), &Context::default()).unwrap();
        let mut changed = Vec::new();
        for (held, now) in before.measures.iter().zip(&after.measures) {
            for setting in Setting::ALL {
                let (from, to) = (setting.shown(&before, held), setting.shown(&after, now));
                if from != to {
                    prop_assert!(from.is_empty() || said.contains(setting), "{text}\n{:?}\n{}: {from} to {to}", choices.answers, setting.words());
                    changed.push((held.name.clone(), *setting, to));
                }
            }
        }
        let listed = proposal.settings.into_iter().map(|it| (it.measure, it.setting, it.to));
        let mut listed: Vec<_> = listed.collect();
        listed.sort();
        changed.sort();
        prop_assert_eq!(listed, changed, "{}", text);
    }
}
