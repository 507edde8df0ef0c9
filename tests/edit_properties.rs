//! What holds of every command.
// Clippy lets test functions panic, but not the functions beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::generate;
use crate::reached::holds;
use golden_thread::edit::{
    self, Command, Context, Difference, History, MeasurePart, Refusal, Subject,
};
use golden_thread::model::{Kind, Pack};
use golden_thread::pack;
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn undo_and_redo_go_all_the_way_and_a_refusal_changes_nothing(
        start in generate::pack(),
        commands in prop::collection::vec(generate::command(), 0..12),
    ) {
        let (mut pack, mut history) = (start.clone(), History::default());
        for command in commands {
            let before = pack.clone();
            match edit::apply(&mut pack, command, &Context::default()) {
                Ok(change) => {
                    prop_assert_eq!(&change.before, &before);
                    history.record(change, &pack);
                }
                Err(refusal) => {
                    prop_assert_eq!(&pack, &before, "{}", refusal);
                    let said = refusal.to_string();
                    prop_assert!(!said.is_empty() && !said.ends_with('.'));
                }
            }
        }
        let end = pack.clone();
        while matches!(history.undo(&mut pack), Ok(Some(_))) {}
        if start.sign_offs == end.sign_offs {
            prop_assert_eq!(&pack, &start);
        } else {
            // Undo stops at the sign-off, which stays.
            prop_assert_eq!(&pack.sign_offs, &end.sign_offs);
        }
        while history.redo(&mut pack).unwrap().is_some() {}
        prop_assert_eq!(&pack, &end);
    }

    #[test]
    fn what_is_applied_is_read_back_without_an_error_or_a_change(
        start in generate::pack(),
        commands in prop::collection::vec(generate::command(), 1..12),
    ) {
        let mut pack = start;
        for command in commands {
            let _ = edit::apply(&mut pack, command, &Context::default());
        }
        let reading = pack::read(pack::write(&pack).as_bytes());
        // No error, and nothing doubtful: no reference that leads nowhere, no year in another style.
        prop_assert_eq!(reading.diagnostics, []);
        prop_assert_eq!(reading.pack.unwrap(), pack);
    }
    #[test]
    fn a_change_that_isnt_only_new_figures_leaves_an_event_that_says_it_all(
        start in generate::pack(),
        commands in prop::collection::vec(generate::command(), 1..8),
    ) {
        let today = Context { on: chrono::NaiveDate::from_ymd_opt(2025, 6, 1), by: "Clerk".into() };
        let mut pack = start;
        for command in commands {
            let before = pack.clone();
            let Ok(change) = edit::apply(&mut pack, command, &today) else { continue };
            let compared = edit::compare(&before, &Pack { history: before.history.clone(), ..pack.clone() });
            let told: Vec<_> =
                compared.differences.iter().filter(|each| is_told(each)).map(|each| compared.altered(each)).collect();
            let signed = before.sign_offs.len() != pack.sign_offs.len();
            let events = pack.history.get(before.history.len()..).unwrap();
            if told.is_empty() && !signed {
                prop_assert!(events.is_empty(), "{:?}", events);
                continue;
            }
            prop_assert_eq!(events.len(), 1);
            prop_assert_eq!(&events[0].what, &change.label);
            prop_assert_eq!(events[0].changes.len() + events[0].more, told.len());
            prop_assert_eq!(&events[0].changes[..], &told[..events[0].changes.len()]);
        }
    }

    #[test]
    fn a_batch_is_its_commands_one_after_another_or_nothing(
        start in generate::pack(),
        commands in prop::collection::vec(generate::command(), 0..6),
    ) {
        let mut singly = start.clone();
        let outcome: Result<Vec<_>, _> = commands
            .iter()
            .map(|command| edit::apply(&mut singly, command.clone(), &Context::default()))
            .collect();
        let mut batched = start.clone();
        let label = "All of it".to_owned();
        let batch = Command::Batch { label, commands };
        let change = edit::apply(&mut batched, batch, &Context::default());
        match (outcome, change) {
            (Ok(_), Ok(change)) => {
                prop_assert_eq!(batched, singly);
                prop_assert_eq!(change.label, "All of it");
            }
            // What is changed and put back within one step was never left changed.
            (Err(Refusal::SignedOff { .. }), Ok(_)) => {
                prop_assert_eq!(pack::tampering(&batched), vec![]);
            }
            (Err(one), Ok(_)) if is_of_the_whole(&one) => {}
            (Err(one), Err(other)) => {
                // A later step of a batch may be refused before the sign-off is asked about the whole.
                let signed = matches!(one, Refusal::SignedOff { .. } | Refusal::SignOffGone { .. });
                if !signed && !is_of_the_whole(&one) {
                    prop_assert_eq!(one, other);
                }
                prop_assert_eq!(batched, start);
            }
            (one, other) => prop_assert!(false, "{:?} but {:?}", one.is_ok(), other.is_ok()),
        }
    }
}

/// Whether a step is refused for what is promised or closed in the pack that it leaves, which a later step may mend.
fn is_of_the_whole(refusal: &Refusal) -> bool {
    matches!(
        refusal,
        Refusal::PromiseAltered { .. }
            | Refusal::PromiseGone { .. }
            | Refusal::PromiseOver { .. }
            | Refusal::ScoringAltered { .. }
            | Refusal::ScoringGone { .. }
            | Refusal::NotRecovered { .. }
            | Refusal::WaiverLacks { .. }
            | Refusal::ClosedAndWaived { .. }
            | Refusal::RiskClosedUnsaid { .. }
            | Refusal::DrawAltered { .. }
            | Refusal::DrawGone { .. }
    )
}

/// Whether the history is to tell a difference: all but new figures, and what the sign-offs say themselves.
fn is_told(difference: &Difference) -> bool {
    match &difference.subject {
        Subject::Frozen(_) => false,
        Subject::Record { kind: Kind::SignOff, .. }
        | Subject::Existence { kind: Kind::SignOff, .. }
        | Subject::Order(Kind::SignOff) => false,
        Subject::Measure { part: MeasurePart::Figure(..), .. } => difference.before.is_some(),
        _ => true,
    }
}

/// What a command is, as it is counted.
fn name_of(command: &Command) -> &'static str {
    match command {
        Command::SetOrganisation(_) => "the organisation",
        Command::SetPerspectives(_) => "perspectives",
        Command::Add(_) => "a record added",
        Command::Set(_) => "a record replaced",
        Command::Remove(..) => "a record removed",
        Command::MovePlan { .. } => "a plan moved",
        Command::MoveObjective { .. } => "an objective moved",
        Command::AddMeasure { .. } => "a measure added",
        Command::PlaceMeasure { .. } => "a measure placed",
        Command::SetMeasure(_) => "a measure replaced",
        Command::RemoveMeasure(_) => "a measure removed",
        Command::SetTarget { .. } => "a target",
        Command::SetComparator { .. } => "a comparator",
        Command::RemoveComparator { .. } => "a comparator removed",
        Command::SetObservation { .. } => "a figure",
        Command::ClearObservation { .. } => "a figure removed",
        Command::SignOff(_) => "a sign-off",
        Command::Propose(_) => "a proposal",
        Command::Decide { .. } => "a decision",
        Command::Made { .. } => "a change made",
        Command::Batch { .. } => "several",
    }
}

#[test]
fn each_change_is_undone_and_done_again_to_the_last_byte() {
    // Figures to remove, and proposals to decide and make, are in few of the packs: those are come to now and then.
    const EACH: [(&str, usize); 17] = [
        ("the organisation", 1),
        ("perspectives", 1),
        ("a record added", 1),
        ("a record replaced", 1),
        ("a record removed", 1),
        ("a plan moved", 1),
        ("an objective moved", 1),
        ("a measure added", 1),
        ("a measure placed", 1),
        ("a measure replaced", 1),
        ("a measure removed", 1),
        ("a target", 1),
        ("a comparator", 1),
        ("a comparator removed", 1),
        ("a figure", 1),
        ("a proposal", 1),
        ("several", 1),
    ];
    let given = (generate::pack(), prop::collection::vec(generate::command(), 1..10));
    holds((1_500, file!()), given, &EACH, |(mut pack, commands), reached| {
        let today = Context { on: chrono::NaiveDate::from_ymd_opt(2025, 6, 1), by: "Clerk".into() };
        for command in commands {
            let (before, name) = (pack::write(&pack), name_of(&command));
            let signed = pack.sign_offs.len();
            let Ok(change) = edit::apply(&mut pack, command, &today) else { continue };
            let mut history = History::default();
            history.record(change, &pack);
            let after = pack::write(&pack);
            // What was never changed is no step, and a sign-off stays, with what it opened.
            if after == before || pack.sign_offs.len() > signed || history.undo(&mut pack).is_err()
            {
                prop_assert_eq!(pack::write(&pack), after, "{}", name);
                continue;
            }
            prop_assert_eq!(pack::write(&pack), before, "{}", name);
            prop_assert!(history.redo(&mut pack).is_ok_and(|done| done.is_some()), "{}", name);
            prop_assert_eq!(pack::write(&pack), after, "{}", name);
            reached.note(name, true);
        }
        Ok(())
    });
}
