//! Which figure of a target is tried: each kind of target has one that it is about, and a range has two ends.

use super::end::End;
use crate::model::{
    Aim, Bounds, Calendar, Measure, Number, Period, ReportingYear, Step, Target, Tolerance,
};
use crate::planning::trajectory;
use crate::rating::{self, Rating, year_limits};

/// What the figure is that is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// The year's target, be it a value, a range, or what its plans come to.
    OfYear,
    /// A value by the end of a period.
    ByDate(Period),
    /// The figure to better.
    ToBetter,
    /// By how many per cent it is to change.
    ChangePercent,
    /// By how much it is to change, in the measure's unit.
    ChangeAmount,
    /// A value in place of a target that names none: another place's figure, words, or none by choice.
    InPlace,
    /// A target for a year that has none.
    Unset,
}

/// What a drag starts from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    /// What it is.
    pub named: Named,
    /// Where it stands now.
    pub from: Bounds,
}

impl Named {
    /// What is tried of the target that covers a year.
    pub fn of(measure: &Measure, calendar: Calendar, year: ReportingYear) -> Self {
        match target_of(measure, calendar, year).map(|target| &target.aim) {
            None => Self::Unset,
            Some(Aim::Value { .. } | Aim::Range { .. } | Aim::Plans) => Self::OfYear,
            Some(Aim::ByDate { by, .. }) => Self::ByDate(*by),
            Some(Aim::Direction { .. }) => Self::ToBetter,
            Some(Aim::Change { by: Tolerance::Percent(_), .. }) => Self::ChangePercent,
            Some(Aim::Change { by: Tolerance::Amount(_), .. }) => Self::ChangeAmount,
            Some(Aim::Relative { .. } | Aim::Words | Aim::None) => Self::InPlace,
        }
    }
}

impl Figure {
    /// What a drag of a year's target starts from, of a measure with this rating that came to `before` in the year
    /// before. Where the target names no figure it is the one that the target rests on, else what the measure came to;
    /// `None` where there is nothing to start from.
    pub fn of(
        measure: &Measure,
        calendar: Calendar,
        year: ReportingYear,
        (rating, before): (&Rating, Option<Number>),
    ) -> Option<Self> {
        let came_to = || before.or(rating.year_to_date.judgement.actual).map(Bounds::Value);
        let rests_on = || rating.this_period.plan.or_else(came_to);
        let of_year = || year_limits(calendar, measure, year).map(|it| it.year.plan);
        let from = match measure.target_covering(year, calendar) {
            None => came_to(),
            Some((of, target)) => match target.aim {
                Aim::Value { value } if of == year => Some(Bounds::Value(value)),
                Aim::Range { low, high } if of == year => Some(Bounds::Range { low, high }),
                Aim::Value { .. } | Aim::Range { .. } | Aim::Plans => of_year(),
                Aim::ByDate { value, .. } => Some(Bounds::Value(value)),
                Aim::Direction { baseline, .. } => baseline.map(Bounds::Value).or_else(rests_on),
                Aim::Change { by: Tolerance::Percent(by) | Tolerance::Amount(by), .. } => {
                    Some(Bounds::Value(by))
                }
                // A year's value of what adds up is of all its periods, and what it is compared with is of one.
                Aim::Relative { .. } if measure.adds_up() => came_to(),
                Aim::Relative { .. } => rests_on(),
                Aim::Words | Aim::None => came_to(),
            },
        };
        Some(Self { named: Named::of(measure, calendar, year), from: from? })
    }

    /// A figure of it as printed.
    pub fn printed(named: Named, measure: &Measure, at: Bounds) -> String {
        match (named, at) {
            (Named::ChangePercent, Bounds::Value(by)) => format!("{}%", signed(by.printed(None))),
            (Named::ChangeAmount, Bounds::Value(by)) => signed(rating::printed(measure, by)),
            _ => rating::printed_bounds(measure, at),
        }
    }
}

/// A printed figure with its sign before it, whichever that is.
fn signed(printed: String) -> String {
    if printed.starts_with('\u{2212}') { printed } else { format!("+{printed}") }
}

/// The target that covers a year: what is tried is tried on it.
pub fn target_of(measure: &Measure, calendar: Calendar, year: ReportingYear) -> Option<&Target> {
    measure.target_covering(year, calendar).map(|(_, target)| target)
}

/// The target that covers a year, as the year's own: what is tried on it is tried on no other year's.
pub(super) fn own(
    measure: &mut Measure,
    calendar: Calendar,
    year: ReportingYear,
) -> Option<&mut Target> {
    let (of, target) = measure.target_covering(year, calendar)?;
    if of != year {
        let mut target = target.clone();
        // A value or a range is of the year that it was set for: in a later one only its plans hold.
        if matches!(target.aim, Aim::Value { .. } | Aim::Range { .. }) {
            target.aim = Aim::Plans;
        }
        measure.targets.insert(year, target);
    }
    measure.targets.get_mut(&year)
}

/// Gives the target that covers a year another figure; what it has no such figure for stays as it is.
pub(super) fn refigure(measure: &mut Measure, calendar: Calendar, year: ReportingYear, to: Bounds) {
    let held = own(measure, calendar, year).cloned();
    let tried = match held {
        Some(held) => refigured(measure, &held, (calendar, year), to),
        None => match to {
            Bounds::Value(value) => Some(Target {
                trajectory: flat(measure, calendar, year, value),
                ..Target::new(Aim::Value { value })
            }),
            Bounds::Range { .. } => None,
        },
    };
    if let Some(target) = tried {
        measure.targets.insert(year, target);
    }
}

fn refigured(
    measure: &Measure,
    held: &Target,
    (calendar, year): (Calendar, ReportingYear),
    to: Bounds,
) -> Option<Target> {
    let mut target = held.clone();
    let (aim, trajectory) = match (held.aim.clone(), to) {
        (Aim::Value { value }, Bounds::Value(to)) if value == to => return None,
        (Aim::Value { .. }, Bounds::Value(value)) => {
            (Aim::Value { value }, Some(spread(measure, calendar, year, value)))
        }
        (Aim::Plans, Bounds::Value(value)) => {
            (Aim::Plans, Some(spread(measure, calendar, year, value)))
        }
        (Aim::Plans, Bounds::Range { .. }) => {
            let from = year_limits(calendar, measure, year)?.year.plan;
            (Aim::Plans, Some(with_ends(measure, held, from, to)))
        }
        (Aim::Range { low, high }, Bounds::Range { low: to_low, high: to_high }) => {
            let from = Bounds::Range { low, high };
            let aim = Aim::Range { low: to_low, high: to_high };
            (aim, Some(with_ends(measure, held, from, to)))
        }
        (Aim::ByDate { value: from, by }, Bounds::Value(value)) => {
            (Aim::ByDate { value, by }, Some(in_proportion(measure, held, from, value)))
        }
        (Aim::Direction { to, .. }, Bounds::Value(value)) => {
            (Aim::Direction { to, baseline: Some(value) }, None)
        }
        (Aim::Change { by, baseline }, Bounds::Value(value)) => {
            (Aim::Change { by: like(by, value), baseline }, None)
        }
        (Aim::Relative { .. } | Aim::Words | Aim::None, Bounds::Value(value)) => {
            (Aim::Value { value }, Some(flat(measure, calendar, year, value)))
        }
        _ => return None,
    };
    target.aim = aim;
    target.trajectory = trajectory.unwrap_or(target.trajectory);
    Some(target)
}

/// The same in each period, or nothing where that can't be made.
fn flat(measure: &Measure, calendar: Calendar, year: ReportingYear, value: Number) -> Vec<Step> {
    trajectory::flat(measure, calendar, year, value).unwrap_or_default()
}

/// The year's plans brought to another value in their shape, or else flat.
fn spread(measure: &Measure, calendar: Calendar, year: ReportingYear, value: Number) -> Vec<Step> {
    let shaped = trajectory::shaped(measure, calendar, year, value);
    shaped.unwrap_or_else(|_| flat(measure, calendar, year, value))
}

/// Plans on the way to a value, moved as it is: they stay where it was 0.
fn in_proportion(measure: &Measure, target: &Target, from: Number, to: Number) -> Vec<Step> {
    let times = to.get() / from.get();
    let moved = |step: &Step| match step.plan {
        Bounds::Value(plan) if times.is_finite() => Number::try_from(plan.get() * times)
            .map(|plan| plan.rounded(measure.precision))
            .map(|plan| trajectory::replanned(step, Bounds::Value(plan), measure))
            .unwrap_or_else(|_| step.clone()),
        _ => step.clone(),
    };
    target.trajectory.iter().map(moved).collect()
}

/// Plans between two ends, moved as the year's ends are: of what adds up each in proportion, of a level all by as much.
/// Floors set by hand keep their distance.
fn with_ends(measure: &Measure, target: &Target, from: Bounds, to: Bounds) -> Vec<Step> {
    let flows = measure.adds_up();
    let by = |end: End, at: Number| -> Option<f64> {
        let (from, to) = (end.of(from)?.get(), end.of(to)?.get());
        Some(match flows && from != 0.0 {
            true => at.get() * (to / from - 1.0),
            false => to - from,
        })
    };
    let moved = |step: &Step| {
        let mut made = step.clone();
        for end in End::all(step.plan) {
            let Some(by) = end.of(step.plan).and_then(|at| by(*end, at)) else { continue };
            made.plan = further(made.plan, *end, by);
            made.floor = made.floor.map(|floor| further(floor, *end, by));
        }
        made
    };
    target.trajectory.iter().map(moved).collect()
}

/// Bounds with one end moved by as much.
fn further(bounds: Bounds, end: End, by: f64) -> Bounds {
    let at = end.of(bounds).and_then(|at| Number::try_from(at.get() + by).ok());
    at.map_or(bounds, |at| end.put(bounds, at.rounded(None)))
}

/// A tolerance, or a change, of the same kind.
pub fn like(now: Tolerance, by: Number) -> Tolerance {
    match now {
        Tolerance::Percent(_) => Tolerance::Percent(by),
        Tolerance::Amount(_) => Tolerance::Amount(by),
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{YEAR, number, plans, quarters, range};
    use super::*;
    use crate::model::Accumulation;
    use crate::model::{Comparator, Direction};

    /// The target of the year after another figure is tried on one with this aim and plans.
    fn tried(aim: Aim, accumulation: Accumulation, held: &[Bounds], to: Bounds) -> Target {
        let (mut measure, calendar, year) = quarters(accumulation, Target::new(aim), held);
        refigure(&mut measure, calendar, year, to);
        measure.targets.remove(&year).unwrap()
    }

    fn value(value: f64) -> Bounds {
        Bounds::Value(number(value))
    }

    #[test]
    fn each_kind_of_target_takes_the_figure_that_it_is_about() {
        use Accumulation::{Latest, Sum};
        let check =
            |aim: Aim, accumulation, held: &[Bounds], to, expected: Aim, plans_: &[Bounds]| {
                let found = tried(aim.clone(), accumulation, held, to);
                assert_eq!(found.aim, expected, "{aim:?}");
                let found: Vec<Bounds> = found.trajectory.iter().map(|step| step.plan).collect();
                assert_eq!(found, plans_, "{aim:?}");
            };
        let of = |at: f64| Aim::Value { value: number(at) };
        check(
            of(100.0),
            Sum,
            &[10., 20., 30., 40.].map(value),
            value(50.0),
            of(50.0),
            &[5., 10., 15., 20.].map(value),
        );
        check(
            Aim::Plans,
            Latest,
            &[40., 30., 20., 10.].map(value),
            value(5.0),
            Aim::Plans,
            &[20., 15., 10., 5.].map(value),
        );
        let band = |low, high| Aim::Range { low: number(low), high: number(high) };
        // A level moves by as much in each period, what adds up in proportion.
        check(
            band(4.0, 8.0),
            Latest,
            &[range(2., 8.), range(3., 8.), range(4., 8.), range(4., 8.)],
            range(5., 9.),
            band(5.0, 9.0),
            &[range(3., 9.), range(4., 9.), range(5., 9.), range(5., 9.)],
        );
        check(
            band(40.0, 80.0),
            Sum,
            &[range(10., 20.); 4],
            range(20., 100.),
            band(20.0, 100.0),
            &[range(5., 25.); 4],
        );
        check(band(4.0, 8.0), Latest, &[], range(5., 9.), band(5.0, 9.0), &[]);
        let by: Period = "2025/26 Q4".parse().unwrap();
        let dated = |at| Aim::ByDate { value: number(at), by };
        check(
            dated(50.0),
            Latest,
            &[20., 30., 40., 50.].map(value),
            value(100.0),
            dated(100.0),
            &[40., 60., 80., 100.].map(value),
        );
        let than = |baseline: Option<f64>| Aim::Direction {
            to: Direction::Increase,
            baseline: baseline.map(number),
        };
        check(than(None), Latest, &[], value(7.0), than(Some(7.0)), &[]);
        let change = |by: f64| Aim::Change { by: Tolerance::Percent(number(by)), baseline: None };
        check(change(-5.0), Latest, &[], value(-8.0), change(-8.0), &[]);
        let relative = Aim::Relative { comparator: Comparator::default().id, or_equal: true };
        for aim in [relative, Aim::Words, Aim::None] {
            check(aim, Sum, &[], value(40.0), of(40.0), &[value(10.0); 4]);
        }
        // An end for a value, and a value for ends, are no figures of theirs.
        check(of(100.0), Sum, &[], range(1., 2.), of(100.0), &[]);
        check(band(4.0, 8.0), Latest, &[], value(5.0), band(4.0, 8.0), &[]);
    }

    #[test]
    fn a_target_of_an_earlier_year_is_tried_on_the_year_it_reaches_into() {
        let steps = [40., 30., 20., 10.].map(value);
        let target = Target::new(Aim::Value { value: number(99.0) });
        let (mut measure, calendar, year) = quarters(Accumulation::Latest, target, &steps);
        let target = measure.targets.remove(&year).unwrap();
        let before = calendar.year(YEAR - 1);
        measure.targets.insert(before, target.clone());
        refigure(&mut measure, calendar, year, value(5.0));
        assert_eq!(measure.targets[&before], target, "the other year's stays");
        assert_eq!(plans(&measure, year), [20., 15., 10., 5.].map(|it| (value(it), None)));
    }

    #[test]
    fn a_drag_starts_where_the_target_stands() {
        let check = |aim: Aim, held: &[Bounds], expected: Option<(Named, Bounds)>| {
            let (measure, calendar, year) =
                quarters(Accumulation::Latest, Target::new(aim.clone()), held);
            let as_at = rating::AsAt { period: "2025/26 Q1".parse().unwrap(), on: None };
            let pack = crate::model::Pack::default();
            let rating = rating::rate(&pack, &measure, as_at);
            let found = Figure::of(&measure, calendar, year, (&rating, Some(number(12.0))));
            assert_eq!(found.map(|it| (it.named, it.from)), expected, "{aim:?}");
        };
        let figure = |named, at| Some((named, at));
        check(Aim::Value { value: number(9.0) }, &[], figure(Named::OfYear, value(9.0)));
        check(Aim::Plans, &[1., 2., 3., 4.].map(value), figure(Named::OfYear, value(4.0)));
        check(Aim::Plans, &[range(1., 2.); 4], figure(Named::OfYear, range(1., 2.)));
        let by = Tolerance::Percent(number(-5.0));
        check(Aim::Change { by, baseline: None }, &[], figure(Named::ChangePercent, value(-5.0)));
        // It names no figure, and rests on none that is there: what the measure came to the year before.
        let to = Direction::Increase;
        check(Aim::Direction { to, baseline: None }, &[], figure(Named::ToBetter, value(12.0)));
        check(Aim::Words, &[], figure(Named::InPlace, value(12.0)));
        check(Aim::Plans, &[], None);
    }
}
