//! The stops, in the order of the cycle.

use super::{Doing, figure, plan, review, revise};
use crate::model::MeasureId;
use crate::training::Task;
use serde::{Deserialize, Serialize};

/// A stop of the tour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Stop {
    /// Plan: what a measure is for.
    Thread,
    /// Plan: a target over its year.
    Profile,
    /// Plan: agreed, and frozen.
    SignOff,
    /// Do: a figure comes in.
    Figure,
    /// Review: why a figure is red.
    Red,
    /// Review: signal or noise.
    Signal,
    /// Review: an exception.
    Exception,
    /// Revise: next year's target.
    NextTarget,
}

impl Stop {
    /// In the order of the cycle.
    pub const ALL: [Self; 8] = [
        Self::Thread,
        Self::Profile,
        Self::SignOff,
        Self::Figure,
        Self::Red,
        Self::Signal,
        Self::Exception,
        Self::NextTarget,
    ];

    /// Its number, from 1.
    pub fn number(self) -> usize {
        Self::ALL.iter().position(|it| *it == self).unwrap_or_default() + 1
    }

    /// The stop with a number, as an address has it.
    pub fn numbered(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.number().to_string() == text)
    }

    /// The one after it.
    pub fn next(self) -> Option<Self> {
        Self::ALL.get(self.number()).copied()
    }

    /// The one before it.
    pub fn previous(self) -> Option<Self> {
        Self::ALL.get(self.number().checked_sub(2)?).copied()
    }

    /// Names it where a tour is kept.
    pub fn id(self) -> &'static str {
        match self {
            Self::Thread => "thread",
            Self::Profile => "profile",
            Self::SignOff => "sign-off",
            Self::Figure => "figure",
            Self::Red => "red",
            Self::Signal => "signal",
            Self::Exception => "exception",
            Self::NextTarget => "next-target",
        }
    }

    /// The stage of the cycle that it is at.
    pub fn stage(self) -> &'static str {
        match self {
            Self::Thread | Self::Profile | Self::SignOff => "Plan",
            Self::Figure => "Do",
            Self::Red | Self::Signal | Self::Exception => "Review",
            Self::NextTarget => "Revise",
        }
    }

    /// Minutes it takes somebody who has never seen a scorecard.
    pub fn minutes(self) -> u32 {
        match self {
            Self::Red => 1,
            Self::Thread | Self::SignOff | Self::Figure | Self::Signal | Self::NextTarget => 2,
            Self::Profile => 3,
            Self::Exception => 4,
        }
    }

    /// Whether an exercise of a kind does the same at more length: then a session that has it needs no such stop.
    pub fn is_covered_by(self, task: &Task) -> bool {
        match self {
            Self::Profile => matches!(task, Task::ProfileTarget(_)),
            Self::SignOff => matches!(task, Task::FindAltered(_)),
            Self::Red => matches!(task, Task::Rate(_)),
            Self::Signal => matches!(task, Task::SignalOrNoise(_)),
            Self::Exception => matches!(task, Task::WriteException(_)),
            Self::Thread | Self::Figure | Self::NextTarget => false,
        }
    }

    /// The stops that no exercise of a set does at more length: the tour's short form.
    pub fn beside<'a>(tasks: impl Iterator<Item = &'a Task>) -> Vec<Self> {
        let tasks: Vec<&Task> = tasks.collect();
        let covered = |it: &Self| tasks.iter().any(|task| it.is_covered_by(task));
        Self::ALL.into_iter().filter(|it| !covered(it)).collect()
    }

    /// As printed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Thread => "See what a measure is for",
            Self::Profile => "Spread a target over its year",
            Self::SignOff => "Agree the plan, and freeze it",
            Self::Figure => "Type a figure in",
            Self::Red => "Find out why a figure is red",
            Self::Signal => "Tell a signal from noise",
            Self::Exception => "Raise an exception",
            Self::NextTarget => "Set next year’s target",
        }
    }

    /// Why anybody does it, for somebody who has never seen a scorecard.
    pub fn why(self) -> &'static str {
        match self {
            Self::Thread => {
                "A measure is a figure that is counted again and again, such as repairs done at the first visit. What the council wants for its residents is its vision; the steps towards that are its objectives. A measure is worth counting if it shows how one of them is going. The line from vision to objective to measure is called the golden thread."
            }
            Self::Profile => {
                "A target says what a whole year should come to. To know in June whether that will be reached, each month needs a plan of its own. Few things are the same all year: people swim in summer and stay at home in December. How the target is spread over the months is called its profile."
            }
            Self::SignOff => {
                "Before the year starts somebody agrees the plan: a cabinet, a board, a chief officer. From then on the targets are frozen. Otherwise a target could be lowered quietly once a figure turns out badly, and every figure would be green."
            }
            Self::Figure => {
                "Figures come in from services, month by month. One that hasn’t come by the day it was due is late: it isn’t guessed, and it isn’t zero. As soon as it is in, it is set against the plan of its month."
            }
            Self::Red => {
                "Each figure is rated by a rule. On the plan or better is green. Worse than the plan, and not worse than the floor, is amber: the floor is how far off is still acceptable. Worse than the floor is red. So why a figure is red can always be looked up."
            }
            Self::Signal => {
                "Every figure goes up and down a little by chance. Asking what went wrong each time costs days and finds nothing. A control chart shows the range that chance alone explains: its limits. What falls outside, keeps to one side of the average for seven or more in a row, goes up or down for seven in a row, or comes close to the same limit in two of three, is a signal that something changed. All else is noise."
            }
            Self::Exception => {
                "Where a measure is red somebody writes an exception: why it happened, what shows that, who answers for it, and when it will be back within its floor. A committee can then ask about the cause and not only about the colour."
            }
            Self::NextTarget => {
                "At the end of the year the council asks what was learnt, and sets its targets for the next. A good target rests on what the measure has done and is heading for, with a reason that can be read later. With it the cycle starts again."
            }
        }
    }

    /// Terms of the glossary whose words it uses in another sense, by their ids: a plan that is agreed is no figure's plan.
    pub fn meant_otherwise(self) -> &'static [&'static str] {
        match self {
            Self::SignOff => &["plan"],
            _ => &[],
        }
    }

    /// What is done there, in a sentence.
    pub fn task(self) -> &'static str {
        match self {
            Self::Thread => "Follow a measure of the repairs service up to what the council wants.",
            Self::Profile => {
                "Spread next year’s target for visits to leisure centres over its months."
            }
            Self::SignOff => {
                "Sign this year’s plan off, and see what happens to a target that somebody then lowers."
            }
            Self::Figure => "A slip from the library service has come in late. Type its figure in.",
            Self::Red => {
                "Look at households in temporary accommodation, and say which rule makes it red."
            }
            Self::Signal => {
                "Look at two charts, and say of each whether it shows a signal or noise."
            }
            Self::Exception => "Write an exception for a measure that is red and has none.",
            Self::NextTarget => "Type next year’s target for care leavers, with your reason.",
        }
    }

    /// The measure that it is about, where its page shows the same thing.
    pub fn measure(self) -> Option<MeasureId> {
        let id = match self {
            Self::Profile => plan::VISITS,
            Self::Red => review::HOUSEHOLDS,
            Self::Signal => review::WATCHED,
            _ => return None,
        };
        Some(MeasureId::from(id))
    }

    pub(super) fn doing(self) -> &'static dyn Doing {
        match self {
            Self::Thread => &plan::Thread,
            Self::Profile => &plan::Profile,
            Self::SignOff => &plan::SignOff,
            Self::Figure => &figure::Figure,
            Self::Red => &review::Red,
            Self::Signal => &review::Signal,
            Self::Exception => &review::Exception,
            Self::NextTarget => &revise::NextTarget,
        }
    }
}
