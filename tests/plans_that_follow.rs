//! Whatever is changed of how a measure reports and adds up, and by whichever way, plans that follow their year's figure fit
//! it: in the grid, by a form, from a file, by joining packs, by carrying forward.
// Clippy lets test functions panic, but not the functions beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::reached::holds;
use golden_thread::edit::join::{Rule, Sender, Settling, join};
use golden_thread::edit::{Command, Context, apply, carry_forward, without_plans};
use golden_thread::exchange::Table;
use golden_thread::exchange::columns::{
    column::Column,
    row::{Given, enter},
    settings::Setting,
    target_parts::TargetPart,
};
use golden_thread::exchange::import::{Choices, Decisions, Study};
use golden_thread::model::*;
use golden_thread::planning::trajectory::{self, Maker};
use proptest::prelude::*;
use std::sync::Arc;

/// How a measure reports and adds up.
type Terms = (Option<Frequency>, Option<Accumulation>, Option<u8>);

/// A way in which something is changed.
#[derive(Clone, Debug)]
enum Way {
    /// Typed in cells of the grid.
    Cells(Terms),
    /// A year's target, typed in the grid.
    Target(&'static str),
    /// Saved in the form of the measure.
    Form(Terms),
    /// Brought in from a file.
    File(Accumulation),
    /// Joined from another pack.
    Joined(Terms, bool),
    /// Carried forward to the next year.
    Carried,
}

impl Way {
    fn name(&self) -> &'static str {
        match self {
            Self::Cells(_) => "cells",
            Self::Target(_) => "target",
            Self::Form(_) => "form",
            Self::File(_) => "file",
            Self::Joined(..) => "joined",
            Self::Carried => "carried",
        }
    }
}

fn terms() -> impl Strategy<Value = Terms> {
    let frequencies = Frequency::ALL.iter().copied().filter(|it| *it != Frequency::Dated);
    (
        prop::option::weighted(0.8, prop::sample::select(frequencies.collect::<Vec<_>>())),
        prop::option::weighted(0.8, prop::sample::select(Accumulation::ALL)),
        prop::option::of(0..=2_u8),
    )
}

fn way() -> impl Strategy<Value = Way> {
    prop_oneof![
        terms().prop_map(Way::Cells),
        prop::sample::select(&["120", "97.5", "7"][..]).prop_map(Way::Target),
        terms().prop_map(Way::Form),
        prop::sample::select(Accumulation::ALL).prop_map(Way::File),
        (terms(), any::<bool>()).prop_map(|(terms, ours)| Way::Joined(terms, ours)),
        Just(Way::Carried),
    ]
}

fn year() -> ReportingYear {
    Calendar::default().year(2025)
}

fn with(measure: &Measure, (frequency, accumulation, precision): Terms) -> Measure {
    Measure { frequency, accumulation, precision, ..measure.clone() }
}

/// Types texts in the row of the one measure, sure of whatever is asked.
fn typed(pack: &mut Pack, cells: &[(Column, String)]) {
    for cell in cells {
        let measure = pack.measures[0].clone();
        let given = Given { sure: Some(cell.0), ..Given::default() };
        let entered = enter(pack, &measure, &[cell.clone()].into(), given);
        assert_eq!(entered.refused, [], "{cell:?}");
        run(pack, entered.commands);
    }
}

fn run(pack: &mut Pack, commands: Vec<Command>) {
    let batch = Command::Batch { label: "A step".into(), commands };
    apply(pack, batch, &Context::default()).unwrap();
}

fn go(pack: &mut Pack, way: &Way) {
    match way {
        Way::Cells((frequency, accumulation, precision)) => {
            let cell = |setting, text: String| (Column::Setting(setting), text);
            let words = |text: Option<&'static str>| text.unwrap_or_default().to_owned();
            let cells = [
                cell(Setting::Frequency, words(frequency.map(Frequency::words))),
                cell(Setting::Accumulation, words(accumulation.map(Accumulation::words))),
                cell(Setting::Precision, precision.map(|it| it.to_string()).unwrap_or_default()),
            ];
            typed(pack, &cells);
        }
        Way::Target(text) => {
            typed(pack, &[(Column::Target(year(), TargetPart::Aim), (*text).to_owned())]);
        }
        Way::Form(terms) => {
            let measure = with(&pack.measures[0], *terms);
            run(pack, vec![Command::SetMeasure(Box::new(measure))]);
        }
        Way::File(accumulation) => {
            let text = format!(
                "Measure,Frequency,Unit,How figures add up over the year\nHomes,Quarterly,homes,{}\n",
                accumulation.words()
            );
            let (table, choices) = (Table::read(text.as_bytes()), Choices::default());
            let proposal = Study::new(pack, &table, &choices).propose(pack, &Decisions::default());
            run(pack, vec![proposal.command("Import")]);
        }
        Way::Joined(terms, ours) => {
            let measure = Measure {
                id: "homes".into(),
                name: "Homes".into(),
                unit: "homes".into(),
                ..Measure::default()
            };
            let theirs = Pack {
                measures: vec![Arc::new(with(&measure, *terms))],
                organisation: pack.organisation.clone(),
                ..Pack::default()
            };
            let senders = [("Ours", pack.clone()), ("Theirs", theirs)];
            let senders = senders.map(|(name, pack)| Sender::new(name, Arc::new(pack)));
            let rule = Some(if *ours { Rule::Ours } else { Rule::Theirs });
            let joined = join(&senders, true, &Settling { rule, ..Settling::default() }).unwrap();
            joined.apply(pack, "Join", &Context::default()).unwrap();
        }
        Way::Carried => {
            let command = carry_forward(pack, year());
            apply(pack, command, &Context::default()).unwrap();
        }
    }
}

fn start() -> Pack {
    let measure = Measure {
        id: "homes".into(),
        name: "Homes".into(),
        unit: "homes".into(),
        ..Measure::default()
    };
    Pack { measures: vec![Arc::new(measure)], ..Pack::default() }
}

#[test]
fn plans_fit_whatever_is_changed_and_by_whichever_way() {
    let ways = prop::collection::vec(way(), 1..10);
    let expected = ["unset", "cells", "target", "form", "file", "joined", "carried"];
    let expected = expected.map(|case| (case, 5));
    holds((200, file!()), ways, &expected, |ways, reached| {
        let mut pack = start();
        for way in &ways {
            let before = pack.measures[0].clone();
            go(&mut pack, way);
            let measure = &pack.measures[0];
            for (year, target) in &measure.targets {
                let is_spreadable = trajectory::is_spreadable(measure);
                reached.note("unset", !is_spreadable);
                if !is_spreadable {
                    continue;
                }
                let follows = Maker::of(measure, pack.calendar(), *year, target).is_some();
                let is_whole = measure.frequency == Some(Frequency::Yearly)
                    && trajectory::is_bare(target, *year);
                prop_assert!(follows || is_whole, "{way:?} of {before:?} made {measure:?}");
                prop_assert!(without_plans(&pack, *year).is_empty(), "{way:?}");
                let held = before.targets.get(year);
                reached.note(way.name(), held.is_none_or(|it| it.trajectory != target.trajectory));
            }
        }
        Ok(())
    });
}
