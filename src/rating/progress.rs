//! Progress: the period reported against an earlier one (RULES 6).

use super::case::Case;
use super::glance::Glance;
use super::judge::compare;
use super::precision::settle;
use super::status::{Judgement, Reason, Side, Status};
use super::target::Limits;
use super::year_to_date::ToDate;
use crate::model::{Accumulation, Comparison, Number, Period};
use crate::statistics::{
    significance::{Z_95, two_proportion_z},
    xmr::{RangeLimit, Signal, Way},
};
use std::cmp::Ordering;

/// Better or worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Progress {
    /// Better, by the polarity.
    Improved,
    /// Equal as printed, and the year's target is met: nothing was left to improve.
    Achieved,
    /// Worse, by the polarity.
    GotWorse,
    /// Equal, or not significantly different.
    Similar,
    /// There is no polarity to say what is better.
    CannotSay,
    /// One of the two figures is missing.
    NotAvailable,
}

impl Progress {
    /// Every progress.
    pub const ALL: [Self; 6] = [
        Self::Improved,
        Self::Achieved,
        Self::GotWorse,
        Self::Similar,
        Self::CannotSay,
        Self::NotAvailable,
    ];

    /// As files write it: `got_worse`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Improved => "improved",
            Self::Achieved => "achieved",
            Self::GotWorse => "got_worse",
            Self::Similar => "similar",
            Self::CannotSay => "cannot_say",
            Self::NotAvailable => "not_available",
        }
    }

    /// As people read it (FRAMEWORK R2). What stood still on a target that is met isn't told as if it had moved, though
    /// RULES 6 count it with what improved.
    pub fn words(self) -> &'static str {
        match self {
            Self::Improved => "Improved",
            Self::Achieved => "Unchanged; target already met",
            Self::GotWorse => "Got worse",
            Self::Similar => "Similar",
            Self::CannotSay => "Cannot say",
            Self::NotAvailable => "Not available",
        }
    }
}

/// How it was judged whether there is a change.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Test {
    /// Limits are settled and the latest figure is flagged: the flag, and on how many figures it rests.
    Flag(Signal, usize),
    /// Limits are settled and the latest figure isn't flagged, or goes another way than the difference: the two
    /// figures differ where they are further apart than this, in the measure's unit.
    RangeLimit(f64),
    /// Any difference at the reported precision counts.
    AnyDifference,
    /// Differences up to this, in the measure's unit, are similar.
    Within(Number),
    /// Two proportions: the z of their difference, positive when the later is larger; `None` where
    /// its variance is zero.
    Proportions(Option<f64>),
}

/// Progress with what it was judged from, as printed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ProgressJudgement {
    /// What it comes to.
    pub progress: Progress,
    /// What the measure compares with.
    pub comparison: Comparison,
    /// The period compared with; `None` for a baseline without one, and for dated ranges.
    pub against: Option<Period>,
    /// The figure of the period shown.
    pub current: Option<Number>,
    /// The figure it is compared with.
    pub previous: Option<Number>,
    /// How they were compared; `None` where one is missing.
    pub test: Option<Test>,
    /// The figures are what a running total gained in each of the two periods.
    pub gained: bool,
}

impl ProgressJudgement {
    /// The way that the verdict rests on: the flag's side where a flag decides, else the figure's own step. `None`
    /// where there is none.
    pub fn way(&self) -> Option<Way> {
        if let Some(Test::Flag(signal, _)) = self.test
            && matches!(self.progress, Progress::Improved | Progress::GotWorse)
        {
            return Some(signal.way);
        }
        let (current, previous) = (self.current?, self.previous?);
        match current.partial_cmp(&previous)? {
            Ordering::Greater => Some(Way::High),
            Ordering::Less => Some(Way::Low),
            Ordering::Equal => None,
        }
    }

    /// Nothing to compare.
    pub(super) fn not_available(comparison: Comparison) -> Self {
        Self {
            progress: Progress::NotAvailable,
            comparison,
            against: None,
            current: None,
            previous: None,
            test: None,
            gained: false,
        }
    }
}

impl Case<'_> {
    /// What the measure compares with; the previous period unless set.
    pub fn comparison(&self) -> Comparison {
        self.measure.comparison.unwrap_or(Comparison::PreviousPeriod)
    }

    /// Whether the target of the year of `period`, whose limits are `year`, is met: the period completes the year and
    /// its year to date is green, or a sum or running total, higher is better, has come to it already.
    pub fn is_year_met(
        &self,
        period: Period,
        to_date: &ToDate,
        year: &Result<Limits, Reason>,
    ) -> bool {
        let judgement = &to_date.judgement;
        if period == self.last_of_year(period) && judgement.status == Status::Green {
            return true;
        }
        let adds_up =
            matches!(self.accumulation(period), Ok(Accumulation::Sum | Accumulation::Running));
        let Ok(year) = year.and_then(|year| year.settled(self.measure)) else { return false };
        let come = |actual| compare(actual, year.plan, year.floor, Side::Above, year.strict);
        adds_up
            && year.side == Ok(Side::Above)
            && to_date.stale.is_none()
            && judgement.actual.is_some_and(|actual| come(actual) == Status::Green)
    }

    /// Progress of `period`, with how the control chart ends there; where its year's target is met already, to stand still
    /// is as good.
    pub fn progress(
        &self,
        period: Period,
        this_period: &Judgement,
        glance: &Glance,
        year_met: impl FnOnce() -> bool,
    ) -> ProgressJudgement {
        let comparison = self.comparison();
        let baseline = self.measure.baseline.as_ref();
        let gained = comparison == Comparison::PreviousPeriod
            && self.accumulation(period) == Ok(Accumulation::Running);
        let (against, previous) = match comparison {
            Comparison::PreviousPeriod if gained => {
                let before = period.plus(-1);
                (before, before.and_then(|before| self.gain(before)))
            }
            Comparison::PreviousPeriod => self.earlier(period.plus(-1)),
            Comparison::SamePeriodLastYear => self.earlier(period.last_year()),
            Comparison::Baseline => (
                baseline.and_then(|baseline| baseline.period),
                baseline.and_then(|baseline| settle(self.measure, baseline.value.get())),
            ),
        };
        let current = if gained { self.gain(period) } else { this_period.actual };
        let found = ProgressJudgement {
            against,
            current,
            previous,
            gained,
            ..ProgressJudgement::not_available(comparison)
        };
        let (Some(current), Some(previous)) = (current, previous) else { return found };
        let earlier = against.filter(|_| comparison != Comparison::Baseline);
        let step = current.get() - previous.get();
        let test = self
            .settled_test(period, glance, step, comparison)
            .unwrap_or_else(|| self.test(period, earlier));
        let progress = self.compare_progress(current, previous, test, year_met);
        ProgressJudgement { progress, test: Some(test), ..found }
    }

    /// Where the limits are settled: the flag of the period's figure, against anything but the period before it only
    /// where that goes the way of the difference; else how far two periods of a steady process differ by chance.
    fn settled_test(
        &self,
        period: Period,
        glance: &Glance,
        step: f64,
        comparison: Comparison,
    ) -> Option<Test> {
        let latest = glance.settled_at(period)?;
        let same_way = |signal: Signal| (signal.way == Way::High) == (step > 0.0);
        let counts = |signal: &Signal| {
            comparison == Comparison::PreviousPeriod || (step != 0.0 && same_way(*signal))
        };
        match latest.flag.filter(counts) {
            Some(signal) => Some(Test::Flag(signal, glance.rests_on(latest)?)),
            None => Some(Test::RangeLimit(RangeLimit::of(&latest.segment.process)?.limit)),
        }
    }

    fn earlier(&self, period: Option<Period>) -> (Option<Period>, Option<Number>) {
        let figure = period.and_then(|period| self.figure(period).ok());
        (period, figure.and_then(|figure| settle(self.measure, figure)))
    }

    /// What a period added to a running total, which starts anew each year.
    fn gain(&self, period: Period) -> Option<Number> {
        let total = self.figure(period).ok()?;
        let before = match self.starts_year(period) {
            true => 0.0,
            false => self.figure(period.plus(-1)?).ok()?,
        };
        settle(self.measure, total - before)
    }

    /// Two proportions are tested; rates and all else are compared as printed.
    fn test(&self, period: Period, earlier: Option<Period>) -> Test {
        let proportions =
            self.part_of(period).and_then(|later| Some((later, self.part_of(earlier?)?)));
        match (proportions, self.measure.similar_within) {
            (Some((later, earlier)), _) => Test::Proportions(two_proportion_z(later, earlier)),
            (None, Some(within)) => Test::Within(within),
            (None, None) => Test::AnyDifference,
        }
    }

    fn compare_progress(
        &self,
        current: Number,
        previous: Number,
        test: Test,
        year_met: impl FnOnce() -> bool,
    ) -> Progress {
        let Ok(side) = Side::of(self.measure.polarity) else { return Progress::CannotSay };
        if current == previous {
            return if year_met() { Progress::Achieved } else { Progress::Similar };
        }
        let better = |high: bool| high == (side == Side::Above);
        let similar = match test {
            Test::Flag(signal, _) if better(signal.way == Way::High) => return Progress::Improved,
            Test::Flag(..) => return Progress::GotWorse,
            Test::RangeLimit(limit) => (current.get() - previous.get()).abs() <= limit,
            Test::AnyDifference => false,
            Test::Within(within) => settle(self.measure, current.get() - previous.get())
                .is_some_and(|difference| difference.get().abs() <= within.get()),
            Test::Proportions(z) => z.is_none_or(|z| z.abs() <= Z_95),
        };
        match (similar, better(current > previous)) {
            (true, _) => Progress::Similar,
            (false, true) => Progress::Improved,
            (false, false) => Progress::GotWorse,
        }
    }
}
