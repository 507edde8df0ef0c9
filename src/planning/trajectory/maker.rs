//! Plans that follow their year's figure: made of it by one of the makers, and made anew where what they were made by changes.

use super::{TrajectoryError, flat, places_of, seasonal, stands_before, straight_line};
use crate::model::{
    Accumulation, Aim, Bounds, Calendar, Frequency, Measure, Number, Period, ReportingYear, Step,
    Target,
};

/// What makes plans by period of nothing but the year's figure and the measure's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Maker {
    /// The same for each.
    Flat,
    /// From last year's last plan or figure to the year's.
    Straight,
    /// As the years before were.
    Seasonal,
}

impl Maker {
    /// Every maker, the simplest first.
    pub const ALL: [Self; 3] = [Self::Flat, Self::Straight, Self::Seasonal];

    /// The plans that it makes of a year's figure.
    ///
    /// # Errors
    /// Why it can make none.
    pub fn steps(
        self,
        measure: &Measure,
        calendar: Calendar,
        year: ReportingYear,
        value: Number,
    ) -> Result<Vec<Step>, TrajectoryError> {
        match self {
            Self::Flat => flat(measure, calendar, year, value),
            Self::Seasonal => seasonal(measure, calendar, year, value),
            Self::Straight => match stands_before(measure, calendar, year) {
                Some(start) => straight_line(measure, calendar, year, start, value),
                // A running total starts at 0.
                None if measure.accumulation == Some(Accumulation::Running) => {
                    flat(measure, calendar, year, value)
                }
                // Without a start there is nowhere to come from.
                None => Err(TrajectoryError::NoStart(year)),
            },
        }
    }

    /// The maker that makes a target's plans as they are; `None` where they are somebody's own, or there are none.
    pub fn of(
        measure: &Measure,
        calendar: Calendar,
        year: ReportingYear,
        target: &Target,
    ) -> Option<Self> {
        let Aim::Value { value } = target.aim else { return None };
        let makes = |maker: &Self| {
            maker.steps(measure, calendar, year, value).is_ok_and(|made| made == target.trajectory)
        };
        Self::ALL.into_iter().filter(|_| !target.trajectory.is_empty()).find(makes)
    }
}

/// Whether a target of a year can be spread over its periods.
pub fn is_spreadable(measure: &Measure) -> bool {
    match measure.frequency {
        None | Some(Frequency::Dated) => false,
        Some(Frequency::Yearly) => true,
        Some(_) => measure.accumulation.is_some(),
    }
}

/// Whether a target is its year's figure and nothing else: what stands for all of the year at once is no plan of a period.
pub fn is_bare(target: &Target, year: ReportingYear) -> bool {
    let Aim::Value { value } = target.aim else { return false };
    let whole = Step::new(Period::Year(year), Bounds::Value(value));
    target.trajectory.iter().all(|step| *step == whole)
}

/// Whether a year's target is a figure for which no period that is reported has a plan, though each could have one: it is
/// never rated within its year.
pub fn lacks_plans(
    measure: &Measure,
    calendar: Calendar,
    year: ReportingYear,
    target: &Target,
) -> bool {
    let within = measure.frequency.filter(|it| *it != Frequency::Yearly);
    let has_one = |frequency: Frequency| {
        let of_year = |step: &Step| calendar.year_of_period(step.period) == year;
        target.trajectory.iter().any(|it| it.period.frequency() == frequency && of_year(it))
    };
    matches!(target.aim, Aim::Value { .. })
        && is_spreadable(measure)
        && within.is_some_and(|frequency| !has_one(frequency))
}

/// Which maker a target's plans follow its figure by: as the measure is, or where it doesn't say how it reports or adds up, as
/// it may have been when they were made.
pub fn followed(
    measure: &Measure,
    calendar: Calendar,
    year: ReportingYear,
    target: &Target,
) -> Option<Maker> {
    if is_spreadable(measure) {
        return made_once(measure, calendar, year, target);
    }
    let frequency = target.trajectory.first()?.period.frequency();
    Accumulation::ALL.iter().find_map(|accumulation| {
        let accumulation = Some(*accumulation);
        let was = Measure { frequency: Some(frequency), accumulation, ..measure.clone() };
        made_once(&was, calendar, year, target)
    })
}

/// The maker that made a target's plans, though figures that came since, or another precision, would give them other decimals
/// now.
fn made_once(
    measure: &Measure,
    calendar: Calendar,
    year: ReportingYear,
    target: &Target,
) -> Option<Maker> {
    let of = Maker::of(measure, calendar, year, target);
    if of.is_some() {
        return of;
    }
    let places = target.trajectory.iter().map(|step| match step.plan {
        Bounds::Value(plan) => places_of(plan),
        Bounds::Range { .. } => 0,
    });
    let then = Measure { precision: places.max(), ..measure.clone() };
    Maker::of(&then, calendar, year, target)
}

/// Whether plans are made otherwise of one measure than of another with the same history.
pub fn are_made_otherwise(one: &Measure, other: &Measure) -> bool {
    let terms = |it: &Measure| (it.frequency, it.accumulation, it.precision, it.scale);
    terms(one) != terms(other)
}

/// The plans of a target of `after` made anew, where they followed its figure under `before`, or there were none, and
/// plans are made otherwise now; `None` where they stay as they are, such as those that somebody entered. A shape that
/// can't be made any more gives way to the same for each period.
pub fn refitted(
    before: &Measure,
    after: &Measure,
    calendar: Calendar,
    year: ReportingYear,
    target: &Target,
) -> Option<Vec<Step>> {
    let Aim::Value { value } = target.aim else { return None };
    if !are_made_otherwise(before, after) || !is_spreadable(after) {
        return None;
    }
    let maker = match is_bare(target, year) {
        true if after.frequency == Some(Frequency::Yearly) => return None,
        true => Maker::Flat,
        false => followed(before, calendar, year, target)?,
    };
    let made = made_or_flat(maker, after, calendar, year, value)?;
    (made != target.trajectory).then_some(made)
}

/// The plans that a maker makes, or the same for each period where it can't; `None` where neither can be made.
pub fn made_or_flat(
    maker: Maker,
    measure: &Measure,
    calendar: Calendar,
    year: ReportingYear,
    value: Number,
) -> Option<Vec<Step>> {
    let made = maker.steps(measure, calendar, year, value);
    made.or_else(|_| Maker::Flat.steps(measure, calendar, year, value)).ok()
}

/// How many plans of a measure's targets are somebody's own and would be left as they are, though plans are made otherwise of
/// the measure as it is to be; those of periods as it reports now, in years whose terms aren't closed.
pub fn own_plans(before: &Measure, after: &Measure, calendar: Calendar) -> usize {
    let Some(frequency) = before.frequency else { return 0 };
    let stays = |(year, target): &(&ReportingYear, &Target)| {
        before.closed_terms(**year).is_none()
            && refitted(before, after, calendar, **year, target).is_none()
    };
    let steps = before.targets.iter().filter(stays).flat_map(|(_, target)| &target.trajectory);
    steps.filter(|step| step.period.frequency() == frequency).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FREQUENCIES: [Option<Frequency>; 4] =
        [None, Some(Frequency::Monthly), Some(Frequency::Quarterly), Some(Frequency::HalfYearly)];

    fn year() -> ReportingYear {
        ReportingYear::new(2025, true)
    }

    fn of(frequency: Option<Frequency>, accumulation: Option<Accumulation>) -> Measure {
        Measure { frequency, accumulation, ..Measure::default() }
    }

    fn target(trajectory: Vec<Step>) -> Target {
        Target { trajectory, ..Target::new(Aim::Value { value: 120.into() }) }
    }

    fn ways() -> Vec<Measure> {
        let accumulations = || Accumulation::ALL.iter().map(|it| Some(*it)).chain([None]);
        FREQUENCIES.into_iter().flat_map(|it| accumulations().map(move |add| of(it, add))).collect()
    }

    #[test]
    fn plans_that_follow_the_figure_fit_whatever_the_measure_becomes() {
        let calendar = Calendar::default();
        let whole = Step::new(Period::Year(year()), Bounds::Value(120.into()));
        for before in ways() {
            let made = flat(&before, calendar, year(), 120.into());
            for held in [made.unwrap_or_default(), Vec::new(), vec![whole.clone()]] {
                let held = target(held);
                for after in ways() {
                    let anew = refitted(&before, &after, calendar, year(), &held);
                    let steps = anew.clone().unwrap_or_else(|| held.trajectory.clone());
                    let now = target(steps);
                    if !is_spreadable(&after) {
                        assert_eq!(anew, None);
                    } else if are_made_otherwise(&before, &after) {
                        let maker = Maker::of(&after, calendar, year(), &now);
                        assert_eq!(maker, Some(Maker::Flat), "{held:?} of {after:?}");
                        assert!(!lacks_plans(&after, calendar, year(), &now));
                    }
                }
            }
        }
    }

    #[test]
    fn figures_that_came_since_make_no_plans_of_ones_own() {
        let calendar = Calendar::default();
        let mut before = of(Some(Frequency::Monthly), Some(Accumulation::Sum));
        let made = flat(&before, calendar, year(), 100.into()).unwrap();
        let held = Target { aim: Aim::Value { value: 100.into() }, ..target(made) };
        let period = "2025-04".parse().unwrap();
        let reading = crate::model::Reading::Number(8.into());
        before.series.push(crate::model::Observation::new(period, reading));
        assert_eq!(Maker::of(&before, calendar, year(), &held), None);
        let after = Measure { accumulation: Some(Accumulation::Running), ..before.clone() };
        assert!(refitted(&before, &after, calendar, year(), &held).is_some());
    }

    #[test]
    fn plans_of_ones_own_stay_and_are_counted() {
        let calendar = Calendar::default();
        let before = of(Some(Frequency::Quarterly), Some(Accumulation::Running));
        let quarters = calendar.periods(year(), Frequency::Quarterly);
        let plans = [20, 50, 90, 120];
        let own =
            quarters.iter().zip(plans).map(|(at, it)| Step::new(*at, Bounds::Value(it.into())));
        let own = target(own.collect());
        let held = Measure { targets: [(year(), own.clone())].into(), ..before.clone() };
        for after in ways() {
            assert_eq!(refitted(&before, &after, calendar, year(), &own), None);
            assert_eq!(own_plans(&held, &after, calendar), 4);
        }
        let flat = target(flat(&before, calendar, year(), 120.into()).unwrap());
        let held = Measure { targets: [(year(), flat.clone())].into(), ..before };
        let after = of(Some(Frequency::Monthly), Some(Accumulation::Mean));
        assert_eq!(own_plans(&held, &after, calendar), 0);
        // A floor set by hand is somebody's own too.
        let mut by_hand = flat;
        by_hand.trajectory[0].floor = Some(Bounds::Value(10.into()));
        let held = Measure { targets: [(year(), by_hand)].into(), ..held };
        assert_eq!(own_plans(&held, &after, calendar), 4);
    }

    #[test]
    fn a_shape_that_cannot_be_made_any_more_gives_way_to_a_flat_one() {
        let mut before = of(Some(Frequency::Quarterly), Some(Accumulation::Sum));
        before.precision = Some(0);
        for (period, value) in [("Q1", 10), ("Q2", 20), ("Q3", 30), ("Q4", 40)] {
            let period = format!("2024/25 {period}").parse().unwrap();
            let reading = crate::model::Reading::Number(value.into());
            before.series.push(crate::model::Observation::new(period, reading));
        }
        let calendar = Calendar::default();
        let made = |measure: &Measure, maker: Maker| {
            target(maker.steps(measure, calendar, year(), 120.into()).unwrap())
        };
        let seasonal = made(&before, Maker::Seasonal);
        assert_eq!(Maker::of(&before, calendar, year(), &seasonal), Some(Maker::Seasonal));
        let latest = Measure { accumulation: Some(Accumulation::Latest), ..before.clone() };
        let anew = |after| refitted(&before, after, calendar, year(), &seasonal).unwrap();
        assert_eq!(anew(&latest), made(&latest, Maker::Seasonal).trajectory);
        let monthly = Measure { frequency: Some(Frequency::Monthly), ..before.clone() };
        assert_eq!(anew(&monthly), made(&monthly, Maker::Flat).trajectory);
    }
}
