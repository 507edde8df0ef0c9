//! Progress: the period reported against an earlier one (RULES 6).

use super::case::Case;
use super::glance::Glance;
use super::judge::compare;
use super::precision::{settle, settle_at};
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
    /// The same of two totals to date, each of so many periods' additions: they differ where they are further apart than
    /// this, in the measure's unit.
    TotalsLimit(f64, usize),
    /// Any difference at the reported precision counts.
    AnyDifference,
    /// Differences up to this, in the measure's unit, are similar.
    Within(Number),
    /// Two proportions: the z of their difference, positive when the later is larger; `None` where
    /// its variance is zero.
    Proportions(Option<f64>),
}

/// Two totals to date that are compared.
#[derive(Clone, Copy)]
struct Totals {
    /// How many periods the later one holds.
    now: usize,
    /// How many the two hold on average.
    average: f64,
}

/// A year has no more periods than this.
const MOST_A_YEAR: usize = 12;

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

    /// What the figure is held against: `last period`; `None` where a flag decides and not the step.
    pub fn held_against(&self) -> Option<&'static str> {
        match (self.test, self.comparison) {
            (Some(Test::Flag(..)), _) => None,
            (_, Comparison::PreviousPeriod) if self.gained => Some("what last period added"),
            (_, Comparison::PreviousPeriod) => Some("last period"),
            (_, Comparison::SamePeriodLastYear) => Some("last year"),
            (_, Comparison::Baseline) => Some("the baseline"),
        }
    }

    /// What the verdict goes by, as it stands behind it: `against last period`, `by its usual range`.
    pub fn against_words(&self) -> String {
        match self.held_against() {
            Some(what) => format!("against {what}"),
            None => "by its usual range".to_owned(),
        }
    }

    /// Whether the step from the period before is more than two periods of a steady process differ by chance.
    pub(super) fn is_step_beyond(&self) -> bool {
        self.comparison == Comparison::PreviousPeriod
            && matches!(self.test, Some(Test::RangeLimit(_)))
            && matches!(self.progress, Progress::Improved | Progress::GotWorse)
    }

    /// On what alone a change rests, where that is two figures that no test was put to (RULES 6.3).
    pub fn footing(&self) -> Option<&'static str> {
        let untested = matches!(self.test, Some(Test::AnyDifference | Test::Within(_)));
        let changed = matches!(self.progress, Progress::Improved | Progress::GotWorse);
        (untested && changed).then_some("by the figures alone")
    }

    /// Its words, with what alone it rests on: `Improved, by the figures alone`.
    pub fn words(&self) -> String {
        let words = self.progress.words();
        self.footing().map_or_else(|| words.to_owned(), |footing| format!("{words}, {footing}"))
    }

    /// How far the two figures are apart; `None` without both.
    pub(super) fn step(&self) -> Option<f64> {
        Some(apart(self.current?, self.previous?))
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

/// How far two figures are apart, without what arithmetic in binary adds (RULES 2).
fn apart(one: Number, other: Number) -> f64 {
    let apart = (one.get() - other.get()).abs();
    settle_at(None, apart).map_or(apart, Number::get)
}

/// Whether two figures are no further apart than a limit. What arithmetic in binary adds is asked only where it could
/// tell: it is under a billionth of them, or in the ninth decimal.
fn is_within(one: Number, other: Number, limit: f64) -> bool {
    const TELLS: f64 = 1e-6;
    let over = (one.get() - other.get()).abs() - limit;
    let size = one.get().abs().max(other.get().abs()).max(1.0);
    match over.abs() > TELLS * size {
        true => over < 0.0,
        false => apart(one, other) <= limit,
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
        let totals = (self.accumulation(period) == Ok(Accumulation::Running) && !gained)
            .then(|| self.totals(period, against));
        let test = self
            .settled_test(period, glance, (step, totals), comparison)
            .unwrap_or_else(|| self.test(period, earlier));
        let progress = self.compare_progress(current, previous, test, year_met);
        ProgressJudgement { progress, test: Some(test), ..found }
    }

    /// How many additions two totals to date hold, on average of the two. A baseline that doesn't say what it is of is
    /// taken for a total of as many.
    fn totals(&self, period: Period, against: Option<Period>) -> Totals {
        let of = |period: Period| {
            let earlier = std::iter::successors(Some(period), |it| it.plus(-1));
            1 + earlier.take(MOST_A_YEAR).take_while(|it| !self.starts_year(*it)).count()
        };
        let now = of(period);
        let then = against.filter(|it| it.frequency() == period.frequency()).map_or(now, of);
        Totals { now, average: (now + then) as f64 / 2.0 }
    }

    /// Where the limits are settled: the flag of the period's figure, against anything but the period before it only
    /// where that goes the way of the difference; else how far two periods of a steady process differ by chance.
    ///
    /// The limits of a running total are of what each period adds (RULES 9), and RULES 6 say only how far two periods of
    /// a process differ by chance. Where two totals to date are compared, each holds the chance of all its periods: of
    /// independent additions the difference of two sums of n varies √n times as much as that of two additions, so the
    /// limit is taken √n times. What lies within is similar, for it can't be told from chance.
    fn settled_test(
        &self,
        period: Period,
        glance: &Glance,
        (step, totals): (f64, Option<Totals>),
        comparison: Comparison,
    ) -> Option<Test> {
        let latest = glance.settled_at(period)?;
        let same_way = |signal: Signal| (signal.way == Way::High) == (step > 0.0);
        let counts = |signal: &Signal| {
            comparison == Comparison::PreviousPeriod || (step != 0.0 && same_way(*signal))
        };
        match latest.flag.filter(counts) {
            Some(signal) => Some(Test::Flag(signal, latest.rests_on)),
            None => {
                let limit = RangeLimit::of(&latest.segment.process)?.limit;
                Some(match totals {
                    Some(of) => Test::TotalsLimit(of.average.sqrt() * limit, of.now),
                    None => Test::RangeLimit(limit),
                })
            }
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

    /// Two ratios whose numerators are within their denominators are tested as proportions; all else is compared as
    /// printed.
    fn test(&self, period: Period, earlier: Option<Period>) -> Test {
        let proportions =
            self.tested_part(period).and_then(|later| Some((later, self.tested_part(earlier?)?)));
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
        let better = |high: bool| high == (side == Side::Above);
        // The first that applies says whether there is a change: a flag goes before what the two figures are, equal ones
        // among them (RULES 6).
        if let Test::Flag(signal, _) = test {
            let is_better = better(signal.way == Way::High);
            return if is_better { Progress::Improved } else { Progress::GotWorse };
        }
        if current == previous {
            return if year_met() { Progress::Achieved } else { Progress::Similar };
        }
        let similar = match test {
            Test::Flag(..) => false,
            Test::RangeLimit(limit) | Test::TotalsLimit(limit, _) => {
                is_within(current, previous, limit)
            }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Frequency, Measure, Observation, Pack, Polarity, Reading};
    use crate::rating::{AsAt, rate};

    /// A running total of two years and a half that adds 10.2 and 10 in turn, and in the last six months so much more.
    fn judged(comparison: Comparison, more: f64) -> ProgressJudgement {
        let first: Period = "2023-04".parse().unwrap();
        let mut total = 0.0;
        let series = (0..30).map(|at| {
            let added = if at % 2 == 0 { 10.2 } else { 10.0 } + if at < 24 { 0.0 } else { more };
            total = if at % 12 == 0 { added } else { total + added };
            let value = Number::try_from(total).unwrap().rounded(Some(1));
            Observation::new(first.plus(at).unwrap(), Reading::Number(value))
        });
        let measure = Measure {
            frequency: Some(Frequency::Monthly),
            polarity: Some(Polarity::HigherIsBetter),
            accumulation: Some(Accumulation::Running),
            comparison: Some(comparison),
            precision: Some(1),
            unit: "%".to_owned(),
            series: series.collect(),
            ..Measure::default()
        };
        let now = AsAt { period: "2025-09".parse().unwrap(), on: None };
        rate(&Pack::default(), &measure, now).progress
    }

    #[test]
    fn totals_to_date_are_held_against_the_chance_of_all_their_periods() {
        use Comparison::{PreviousPeriod, SamePeriodLastYear};
        let check = |comparison, more: f64, expected| {
            let found = judged(comparison, more);
            assert_eq!(found.progress, expected, "{found:?}");
            found
        };
        // Two months differ by up to 0.69 by chance, two totals of six months by √6 times as much: 1.68.
        let found = check(SamePeriodLastYear, 0.2, Progress::Similar);
        let Some(Test::TotalsLimit(limit, 6)) = found.test else { panic!("{found:?}") };
        assert!((1.6..1.75).contains(&limit), "{limit}");
        assert_eq!(found.step(), Some(1.2));
        check(SamePeriodLastYear, 0.3, Progress::Improved);
        check(SamePeriodLastYear, -0.3, Progress::GotWorse);
        // What two months added is compared like with like.
        let found = check(PreviousPeriod, 0.2, Progress::Similar);
        assert!(matches!(found.test, Some(Test::RangeLimit(limit)) if limit < 0.7), "{found:?}");
    }

    proptest::proptest! {
        #[test]
        fn what_binary_adds_is_asked_wherever_it_could_tell(
            (one, other) in (-90_000..90_000_i32, -90_000..90_000_i32),
            places in 0..6,
            // Mostly the limit is as far as the two are apart, or a hair from it.
            off in proptest::sample::select(vec![0.0, 1e-15, -1e-15, 1e-12, -1e-12, 1e-9, -1e-9, 1e-6, -1e-6, 0.1]),
        ) {
            let number = |digits: i32| Number::try_from(f64::from(digits) / 10_f64.powi(places)).unwrap();
            let (one, other) = (number(one), number(other));
            let limit = (one.get() - other.get()).abs() * (1.0 + off) + off;
            proptest::prop_assert_eq!(is_within(one, other, limit), apart(one, other) <= limit);
        }
    }
}
