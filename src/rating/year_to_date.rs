//! The year to date (RULES 3).

use super::case::Case;
use super::plan_to_date::PlanSum;
use super::so_far::SoFar;
use super::status::{Judgement, Reason, Side, Status};
use super::target::{Limits, StepsFrom, parts, step_of};
use crate::model::{
    Accumulation, Aim, Bounds, Frequency, MissingReason, Number, Period, Step, Target, Vocabulary,
};

/// How much of what is due a figure covers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Periods the figure covers. A running total covers every period through its last value.
    pub reported: u32,
    /// Periods due by now. One recorded as not due isn't; one reported early is.
    pub due: u32,
    /// Periods of a ratio left out because they lack a numerator or a denominator.
    pub left_out: u32,
}

impl Coverage {
    /// `5 of 6 periods`.
    pub fn words(self) -> String {
        let noun = if self.due == 1 { "period" } else { "periods" };
        let mut words = format!("{} of {} {noun}", self.reported, self.due);
        if self.left_out > 0 {
            words += &format!(", {} left out without a numerator and denominator", self.left_out);
        }
        words
    }
}

/// The year up to the period shown, and how much of it has been reported.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ToDate {
    /// The rating, of the periods that both an actual and a plan stand for.
    pub judgement: Judgement,
    /// `5 of 6 periods`.
    pub coverage: Coverage,
    /// The last period whose figure it rests on.
    pub to: Option<Period>,
    /// What it came to by then, where the latest figure that is due isn't there, late or for a reason: old, and so no longer
    /// the rating.
    pub stale: Option<Status>,
}

impl Default for ToDate {
    fn default() -> Self {
        Self {
            judgement: Judgement::unrated(Reason::NoFigures),
            coverage: Coverage::default(),
            to: None,
            stale: None,
        }
    }
}

impl ToDate {
    /// `5 of 6 periods`.
    pub fn words(&self) -> String {
        self.coverage.words()
    }

    /// `red to Sep 2025`, where the latest figure that is due isn't there.
    pub fn stale_words(&self, vocabulary: Vocabulary) -> Option<String> {
        let status = self.stale?.words(vocabulary).to_ascii_lowercase();
        Some(format!("{status} to {}", self.to?.label()))
    }
}

/// Why nothing of the year so far is reported: late if any period's figure is.
fn why_nothing(figures: &SoFar) -> Reason {
    let late = figures.iter().any(|(_, figure)| figure == Err(Reason::Overdue));
    match figures.last() {
        _ if late => Reason::Overdue,
        Err(reason) => reason,
        Ok(_) => Reason::NoFigures,
    }
}

/// A year to date at full precision.
#[derive(Clone, Copy)]
pub(super) struct Accrued {
    pub actual: Result<f64, Reason>,
    pub limits: Result<Limits, Reason>,
    /// The last period with a figure.
    pub last: Option<Period>,
    /// Periods that went into the actual.
    pub count: u32,
    pub left_out: u32,
}

impl Accrued {
    fn new(actual: Result<f64, Reason>, limits: Result<Limits, Reason>) -> Self {
        Self { actual, limits, last: None, count: 0, left_out: 0 }
    }
}

impl Case<'_> {
    /// The year to date, judged, from what accrued of its figures.
    pub fn judge_to_date(
        &self,
        period: Period,
        this_period: &Judgement,
        (accrued, figures): (&Accrued, &SoFar),
    ) -> ToDate {
        let coverage = self.coverage(period, accrued, figures);
        let judgement = match self.accumulation(period) {
            // The year's one period is the year to date.
            Ok(_) if period.frequency() == Frequency::Yearly => *this_period,
            Ok(_) => self.judge(accrued.actual, accrued.limits),
            // No target comes before not rated (RULES 5).
            Err(_) if this_period.status == Status::NoTarget => {
                Judgement { actual: None, ..*this_period }
            }
            Err(reason) => Judgement::unrated(reason),
        };
        // Due and not there: what stood before isn't the rating (RULES 3), late or no data as its reason says. A ratio of
        // none out of none is there, and adds nothing to its year.
        let lacking = match figures.latest_due() {
            Err(Reason::ZeroDenominator)
                if self.accumulation(period) == Ok(Accumulation::Ratio) =>
            {
                None
            }
            found => found.err(),
        };
        let lacking = lacking.filter(|_| judgement.status.is_rated());
        let stale = lacking.map(|_| judgement.status);
        let judgement = match lacking {
            Some(reason) => {
                Judgement { status: reason.status(), reason: Some(reason), ..judgement }
            }
            None => judgement,
        };
        ToDate { judgement, coverage, to: accrued.last, stale }
    }

    /// Accumulates actuals and plans over the year up to `period`, whose figures are these.
    pub fn accrue(&self, period: Period, figures: &SoFar) -> Accrued {
        match self.accumulation(period) {
            Err(reason) => Accrued::new(Err(reason), Err(reason)),
            Ok(Accumulation::Sum) => self.accrue_values(period, figures, false),
            Ok(Accumulation::Mean) => self.accrue_values(period, figures, true),
            Ok(Accumulation::Ratio) => self.accrue_ratio(period, figures),
            Ok(Accumulation::Running | Accumulation::Latest) => self.accrue_last(period, figures),
        }
    }

    /// Sum and mean: only periods with both actual and plan; every reported period where there is no
    /// plan to compare with at all, so that the actual can still be read.
    fn accrue_values(&self, period: Period, figures: &SoFar, mean: bool) -> Accrued {
        // One year has one target, where it has one of its own.
        let own = self.own_target(self.year_of(period));
        let steps = own.map(|target| StepsFrom::new(&target.trajectory, figures.first()));
        let plain = own.zip(steps.as_ref());
        if let Some(found) = plain.and_then(|(own, it)| self.accrue_plainly(own, it, figures, mean))
        {
            return found;
        }
        let asked = self.entry_asked_for(period);
        let mut plans = PlanSum::default();
        let (mut both, mut count_both) = (0.0, 0);
        let (mut all, mut count_all) = (0.0, 0);
        let (mut last, mut last_both) = (None, None);
        for (place, figure) in (0..).zip(figures.known()) {
            let Ok(figure) = figure else { continue };
            all += figure;
            count_all += 1;
            last = Some(place);
            if asked.is_err() {
                continue;
            }
            let step = steps.as_ref().and_then(|steps| steps.step(place));
            let is_planned = match (own, step) {
                (Some(target), Some(step)) if target.aim.is_profiled() => {
                    plans.add(&self.limits_of(target, step.plan, step.floor));
                    true
                }
                _ => self.add_unprofiled(&mut plans, own, step, figures.period(place)),
            };
            if is_planned {
                both += figure;
                count_both += 1;
                last_both = last;
            }
        }
        let period_of = |place: Option<i32>| figures.period(place?);
        let of = |total: f64, count: u32| match (mean, count) {
            (true, 0) => total,
            (true, _) => total / f64::from(count),
            (false, _) => total,
        };
        if count_all == 0 {
            // Nothing reported: the limits are those of the period asked for, to order the reasons by.
            return Accrued::new(
                Err(why_nothing(figures)),
                asked.and_then(|()| self.resolve(period)),
            );
        }
        if count_both == 0 {
            let reason = asked.err().or_else(|| self.resolve(period).err());
            return Accrued {
                last: period_of(last),
                count: count_all,
                ..Accrued::new(Ok(of(all, count_all)), Err(reason.unwrap_or(Reason::NotProfiled)))
            };
        }
        Accrued {
            last: period_of(last_both),
            count: count_both,
            ..Accrued::new(
                Ok(of(both, count_both)),
                plans.limits(if mean { f64::from(count_both) } else { 1.0 }),
            )
        }
    }

    /// The same where nothing is missing, as mostly: each month has a figure, and a plan of one value whose floor is the
    /// tolerance's. `None` where any hasn't.
    fn accrue_plainly(
        &self,
        own: &Target,
        steps: &StepsFrom<'_>,
        figures: &SoFar,
        mean: bool,
    ) -> Option<Accrued> {
        let count = figures.count();
        if count == 0 || !own.aim.is_profiled() {
            return None;
        }
        let floors = self.floors(own);
        let (mut actual, mut plan, mut floor) = (0.0, 0.0, 0.0);
        let whole = figures.whole()?;
        for (figure, step) in whole.iter().zip(steps.months(whole.len())?) {
            let (Bounds::Value(planned), None) = (step.plan, step.floor) else { return None };
            actual += figure;
            plan += planned.get();
            floor += floors.of(planned);
        }
        let by = if mean { f64::from(count) } else { 1.0 };
        let plans = PlanSum::of_values(plan, floor, Side::of(self.measure.polarity), own.strict);
        let last = i32::try_from(count - 1).ok().and_then(|last| figures.period(last));
        Some(Accrued { last, count, ..Accrued::new(Ok(actual / by), plans.limits(by)) })
    }

    /// Adds a period's limits that aren't simply its entry's; whether there are any.
    fn add_unprofiled(
        &self,
        plans: &mut PlanSum,
        own: Option<&Target>,
        step: Option<&Step>,
        period: Option<Period>,
    ) -> bool {
        let Some(period) = period else { return false };
        let limits = match own {
            Some(target) => self.resolve_step(target, step, period),
            None => self.resolve(period),
        };
        limits.map(|limits| plans.add(&limits)).is_ok()
    }

    /// Running totals and stocks: the last value, against the plan of the period it is for.
    fn accrue_last(&self, period: Period, figures: &SoFar) -> Accrued {
        let reported = |(each, figure): (Period, Result<f64, Reason>)| Some((each, figure.ok()?));
        let last = figures.iter().filter_map(reported).last();
        let asked = self.entry_asked_for(period);
        let (actual, at) = match last {
            Some((at, figure)) => (Ok(figure), at),
            None => (Err(why_nothing(figures)), period),
        };
        Accrued {
            last: last.map(|(at, _)| at),
            count: u32::from(last.is_some()),
            ..Accrued::new(actual, asked.and_then(|()| self.resolve(at)))
        }
    }

    /// Ratios: Σ numerators ÷ Σ denominators × scale, of the periods that have both parts.
    fn accrue_ratio(&self, period: Period, figures: &SoFar) -> Accrued {
        let (mut numerators, mut denominators, mut left_out) = (0.0, 0.0, 0);
        let mut with_parts = Vec::with_capacity(12);
        for (each, figure) in figures.iter() {
            match self.held(each).and_then(parts) {
                Some((numerator, denominator)) => {
                    numerators += numerator;
                    denominators += denominator;
                    with_parts.push(each);
                }
                None => left_out += u32::from(figure.is_ok()),
            }
        }
        let actual = match (with_parts.is_empty(), left_out) {
            (true, 0) => Err(why_nothing(figures)),
            (true, _) => Err(Reason::NoParts),
            (false, _) if denominators == 0.0 => Err(Reason::ZeroDenominator),
            (false, _) => Ok(numerators / denominators * self.scale()),
        };
        let last = with_parts.last().copied();
        let limits = self
            .entry_asked_for(period)
            .and_then(|()| self.ratio_limits(&with_parts, last.unwrap_or(period)));
        Accrued { last, count: with_parts.len() as u32, left_out, ..Accrued::new(actual, limits) }
    }

    /// A trajectory must have an entry at the period asked for; nothing is carried over. Targets that
    /// rest on other figures have no trajectory: for them only the periods compared count.
    fn entry_asked_for(&self, period: Period) -> Result<(), Reason> {
        let target = self.target_for(period).ok_or(Reason::NoTargetSet)?;
        let step = step_of(target, period);
        match target.aim {
            Aim::Direction { .. } | Aim::Change { .. } | Aim::Relative { .. } => Ok(()),
            // What has an entry has limits.
            _ if step.is_some() && target.aim.is_profiled() => Ok(()),
            _ => self.resolve_step(target, step, period).map(drop),
        }
    }

    /// How many of the periods due the actual covers.
    pub(super) fn coverage(&self, period: Period, accrued: &Accrued, figures: &SoFar) -> Coverage {
        let running = self.accumulation(period) == Ok(Accumulation::Running);
        let mut coverage = Coverage { left_out: accrued.left_out, ..Coverage::default() };
        if period.frequency() == Frequency::Dated {
            return coverage;
        }
        // Mostly every figure is there, and then each is due and counts.
        if figures.is_whole() {
            let all = figures.count();
            let adds = matches!(
                self.accumulation(period),
                Ok(Accumulation::Sum | Accumulation::Mean | Accumulation::Ratio)
            );
            return Coverage {
                reported: if adds { accrued.count } else { all },
                due: all,
                ..coverage
            };
        }
        let mut before_last = accrued.last.is_some();
        let mut with_figure = 0;
        for (each, figure) in figures.iter() {
            let not_due = figure == Err(Reason::Missing(MissingReason::NotDue));
            let covered_by_running = running && before_last;
            let covered = figure.is_ok() || covered_by_running;
            coverage.due += u32::from(covered || (!not_due && self.is_due(each)));
            coverage.reported += u32::from(covered_by_running);
            with_figure += u32::from(figure.is_ok());
            before_last &= Some(each) != accrued.last;
        }
        match self.accumulation(period) {
            Ok(Accumulation::Running) => {}
            // Every value in the year is reported, though only the last counts.
            Ok(Accumulation::Latest) | Err(_) => coverage.reported = with_figure,
            Ok(_) => coverage.reported = accrued.count,
        }
        coverage
    }

    /// The previous year's out-turn at the measure's precision: its year to date at its last period,
    /// of all that was reported, whatever its plans were.
    pub fn previous_year(&self, period: Period) -> (Option<Number>, Coverage) {
        let Some(last_year) = period.last_year() else { return (None, Coverage::default()) };
        let last = self.last_of_year(last_year);
        let figures = self.so_far(last);
        let (actual, accrued) = self.out_turn(last, &figures);
        let settled = actual.and_then(|actual| super::precision::settle(self.measure, actual));
        let reported = match settled {
            Some(_) => self.coverage(last, &accrued, &figures),
            None => Coverage::default(),
        };
        (settled, reported)
    }

    /// The preceding year up to the same period, from whatever was reported; of a sum that lacks any of those periods
    /// nothing, since less was added up than in the year beside it.
    pub fn last_year_to_date(&self, period: Period) -> Option<Number> {
        let then = period.last_year()?;
        let figures = self.so_far(then);
        let is_sum = self.accumulation(then) == Ok(Accumulation::Sum);
        let whole = !is_sum || figures.is_whole();
        let actual = self.out_turn(then, &figures).0.filter(|_| whole)?;
        super::precision::settle(self.measure, actual)
    }

    /// Accumulates actuals alone.
    pub fn out_turn(&self, last: Period, figures: &SoFar) -> (Option<f64>, Accrued) {
        let accrued = match self.accumulation(last) {
            Ok(Accumulation::Sum | Accumulation::Mean) => {
                let (mut total, mut count, mut latest) = (0.0, 0, None);
                for (each, figure) in figures.iter() {
                    if let Ok(figure) = figure {
                        (total, count, latest) = (total + figure, count + 1, Some(each));
                    }
                }
                let mean = self.measure.accumulation == Some(Accumulation::Mean);
                let actual = match count {
                    0 => Err(Reason::NoFigures),
                    _ if mean => Ok(total / f64::from(count)),
                    _ => Ok(total),
                };
                Accrued { last: latest, count, ..Accrued::new(actual, Err(Reason::NoTargetSet)) }
            }
            _ => self.accrue(last, figures),
        };
        (accrued.actual.ok(), accrued)
    }
}
