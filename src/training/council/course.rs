//! How figures come about: chance, what came over a service, and what was decided. No rating is made here.

use super::action::{Action, ActionKind};
use super::game::Decision;
use super::luck::Luck;
use super::town::{HISTORY, MEASURES, MONTHS, months_after};

/// What a push adds in its own quarter and takes in each of the two after it, in standard deviations.
const LIFT: f64 = 0.4;
const TIRED: f64 = 0.9;
/// What looking for a cause takes from a service that has none, in each of three quarters.
const TAKEN_APART: f64 = 1.3;
const UNTIL_MENDED: usize = 3;
/// What working a process over takes in each of two quarters, and what it adds from then on.
const DISTURBED: f64 = 0.4;
const BETTER: f64 = 0.6;
/// How many quarters what passes lasts.
const PASSING: usize = 2;
/// For so many quarters after a cause was dealt with, looking for it again finds what is left of it and breaks nothing.
const SETTLING: usize = 2;

/// The figures of a service for the months up to the end of a quarter, counted from 1, in its unit at full precision.
pub(super) fn figures(
    luck: &Luck,
    decisions: &[Decision],
    service: usize,
    quarters: usize,
) -> Vec<f64> {
    let Some(of) = MEASURES.get(service) else { return Vec::new() };
    let doing = Doing { luck, decisions, service };
    let by_quarter: Vec<f64> = (1..=quarters).map(|quarter| doing.shift(quarter)).collect();
    let level = |month: usize| {
        let quarter = month.checked_sub(HISTORY).map(|since| since / MONTHS);
        let shift = quarter.and_then(|quarter| by_quarter.get(quarter)).copied().unwrap_or(0.0);
        of.mean + of.better() * of.spread * (luck.noise(service, month) + shift)
    };
    (0..months_after(quarters)).map(level).collect()
}

/// What was done about one service.
struct Doing<'a> {
    luck: &'a Luck,
    decisions: &'a [Decision],
    service: usize,
}

impl Doing<'_> {
    /// By how much a quarter, counted from 1, is better than the process by itself, in standard deviations.
    fn shift(&self, quarter: usize) -> f64 {
        let done: f64 =
            self.spent().map(|(on, what, share)| share * self.effect(on, what, quarter)).sum();
        done - self.cause_left(quarter)
    }

    /// The quarter of each sum spent here, what it was for, and what share of the whole it does.
    fn spent(&self) -> impl Iterator<Item = (usize, ActionKind, f64)> + '_ {
        let here = |action: Action| usize::from(action.service) == self.service;
        self.decisions.iter().enumerate().flat_map(move |(at, decision)| {
            let spends = decision.spends.iter().filter(move |spend| here(spend.action));
            spends.map(move |it| (at + 1, it.action.kind, it.action.share(it.money)))
        })
    }

    /// What the whole of an action of a quarter does to another, apart from what it takes of a cause.
    fn effect(&self, on: usize, what: ActionKind, quarter: usize) -> f64 {
        let Some(since) = quarter.checked_sub(on) else { return 0.0 };
        match what {
            ActionKind::Push if since == 0 => LIFT,
            ActionKind::Push if since <= PASSING => -TIRED,
            ActionKind::Mend if since < UNTIL_MENDED && !self.finds(on) => -TAKEN_APART,
            ActionKind::Redesign if since < PASSING => -DISTURBED,
            ActionKind::Redesign => BETTER,
            ActionKind::Push | ActionKind::Mend => 0.0,
        }
    }

    /// Whether looking for a cause in a quarter finds one, or what is left of it. What sets in within the quarter can't
    /// be known when it is decided.
    fn finds(&self, on: usize) -> bool {
        let Some(cause) = self.luck.cause(self.service) else { return false };
        let dealt_with = (cause.quarter + 1..on).find(|before| self.taken(*before) >= 1.0);
        cause.quarter < on && dealt_with.is_none_or(|before| on - before <= SETTLING)
    }

    /// What share of the cause was dealt with by decisions up to those of a quarter.
    fn taken(&self, until: usize) -> f64 {
        let Some(cause) = self.luck.cause(self.service) else { return 0.0 };
        let counts = |(on, what, _): &(usize, ActionKind, f64)| {
            *what == ActionKind::Mend && *on > cause.quarter && *on <= until
        };
        self.spent().filter(counts).map(|(_, _, share)| share).sum::<f64>().min(1.0)
    }

    /// What of the cause is at work in a quarter.
    fn cause_left(&self, quarter: usize) -> f64 {
        let Some(cause) = self.luck.cause(self.service) else { return 0.0 };
        if quarter < cause.quarter {
            return 0.0;
        }
        let until = quarter.saturating_sub(self.luck.lag(self.service));
        cause.size * (1.0 - self.taken(until))
    }
}

/// What was at work in a service in a quarter, beside chance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AtWork {
    /// Something special that nobody has put right.
    Cause,
    /// Something special that was put right by then: figures of before still show it.
    PutRight,
    /// Nothing but the harm that the team's own decisions of before brought.
    OwnDoing,
    /// Nothing but the good that the team's own decisions of before brought.
    OwnGain,
    /// Nothing.
    Nothing,
}

/// What was at work in a service in a quarter, counted from 1, after the decisions up to those of that quarter.
pub(super) fn at_work(
    luck: &Luck,
    decisions: &[Decision],
    service: usize,
    quarter: usize,
) -> AtWork {
    let doing = Doing { luck, decisions: decisions.get(..quarter).unwrap_or(decisions), service };
    let set_in = luck.cause(service).is_some_and(|cause| cause.quarter <= quarter);
    let left = doing.cause_left(quarter);
    let done = doing.shift(quarter) + left;
    match set_in {
        true if left > 0.0 => AtWork::Cause,
        true => AtWork::PutRight,
        false if done < 0.0 => AtWork::OwnDoing,
        false if done > 0.0 => AtWork::OwnGain,
        false => AtWork::Nothing,
    }
}

/// The quarter from which nothing of a service's cause is left; `None` where some is left to the end, or there was none.
pub(super) fn gone_from(
    luck: &Luck,
    decisions: &[Decision],
    service: usize,
    quarters: usize,
) -> Option<usize> {
    let cause = luck.cause(service)?;
    let doing = Doing { luck, decisions, service };
    (cause.quarter..=quarters).find(|quarter| doing.cause_left(*quarter) <= 0.0)
}
