//! What money was put on, what that answered, and what came of it.

use super::action::{Action, money_words};
use super::course::AtWork;
use super::standing::in_points;
use super::town::quarter_label;

/// What an action answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judged {
    /// A signal on the worse side.
    Signal,
    /// A figure that was no signal on the worse side, where nothing was at work either that could be put right: noise.
    Noise,
    /// A figure that was no signal on the worse side, though something was at work that could be put right.
    Unshown,
    /// No single figure: it changed the process.
    Process,
}

impl Judged {
    /// As printed.
    pub fn words(self) -> &'static str {
        match self {
            Self::Signal => "Answered a signal",
            Self::Noise => "Chased noise",
            Self::Unshown => {
                "Answered no signal: something was at work, and the latest month didn’t show it"
            }
            Self::Process => "Changed the process",
        }
    }
}

/// Money that was put on an action, and what came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Chosen {
    /// The quarter it was decided for, counted from 1.
    pub quarter: usize,
    /// On what.
    pub action: Action,
    /// Units of money.
    pub money: u8,
    /// What it answered.
    pub judged: Judged,
    /// Whether the control chart had a signal then on the better side.
    pub was_better: bool,
    /// What was at work in truth in the quarter before.
    pub at_work: AtWork,
    /// What the control chart said when it was decided.
    pub chart_said: String,
    /// By how many points the game is better with it than without it alone; below zero: what it cost.
    pub gained: f64,
}

impl Chosen {
    /// What it answered, by what the chart said and by what was at work: a chart can be right where a figure isn't news,
    /// and cry wolf where nothing is.
    pub fn case_words(&self) -> &'static str {
        match (self.judged, self.at_work) {
            (Judged::Process, _) => self.judged.words(),
            (Judged::Signal, AtWork::Cause) => "Answered a signal: something was at work",
            (Judged::Signal, AtWork::PutRight) => "Answered a signal of what was put right already",
            (Judged::Signal, AtWork::OwnDoing | AtWork::OwnGain) => {
                "Answered a signal of the team’s own making: nothing else was at work"
            }
            (Judged::Signal, AtWork::Nothing) => "Answered a false alarm: nothing was at work",
            (Judged::Noise | Judged::Unshown, at_work) if self.was_better => {
                on_the_better_side(at_work)
            }
            (Judged::Noise | Judged::Unshown, _) => self.judged.words(),
        }
    }

    /// It in a line: when, on what, what it answered, what it came to.
    pub fn words(&self) -> String {
        let service = self.action.on().map_or("", |service| service.name);
        format!(
            "{}, {service}: {}, {}. {}. The chart said: {}. {}",
            quarter_label(self.quarter),
            self.action.kind.words(),
            money_words(self.money.into()),
            self.case_words(),
            self.chart_said,
            self.gained_words(),
        )
    }

    /// What it came to, in a sentence.
    pub fn gained_words(&self) -> String {
        match self.gained {
            gained if gained > 0.0 => format!("It won {}.", in_points(gained)),
            gained if gained < 0.0 => format!("It cost {}.", in_points(-gained)),
            _ => "It changed no rating.".to_owned(),
        }
    }
}

/// What an action answered where the chart's signal was on the better side: what was so in truth, whatever it said.
fn on_the_better_side(at_work: AtWork) -> &'static str {
    match at_work {
        AtWork::Nothing => {
            "A false alarm: nothing was at work on it; the sign was to the better side, which needs no repair"
        }
        AtWork::OwnDoing => {
            "A false alarm: nothing but the team’s own doing was at work on it; the sign was to the better side, which needs no repair"
        }
        AtWork::OwnGain => {
            "Answered no signal: it was better by what the team had done before, which needs no repair"
        }
        AtWork::PutRight => {
            "Answered no signal: it was better since what was at work had been put right"
        }
        AtWork::Cause => {
            "Answered no signal: something was at work; the sign was to the better side by chance"
        }
    }
}
