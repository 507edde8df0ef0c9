//! Another floor for a year, and the other way round for a measure.

use super::end::End;
use super::figure::own;
use crate::model::{
    Accumulation, Aim, Bounds, Calendar, Direction, Measure, Number, Polarity, ReportingYear, Step,
};
use crate::rating::{Limits, year_limits};

/// Gives a year another floor: those of its periods keep their shape. It is never better than the plan.
pub(super) fn refloor(measure: &mut Measure, calendar: Calendar, year: ReportingYear, to: Bounds) {
    let Some(limits) = year_limits(calendar, measure, year) else { return };
    let parts = match measure.accumulation {
        Some(Accumulation::Sum) => limits.periods.len() as f64,
        _ => 1.0,
    };
    let Some(target) = own(measure, calendar, year).filter(|it| it.aim.is_profiled()) else {
        return;
    };
    for (period, of) in &limits.periods {
        let floor = Some(floor(of, &limits.year, to, parts));
        match target.trajectory.iter_mut().find(|step| step.period == *period) {
            Some(step) => step.floor = floor,
            None => target.trajectory.push(Step { floor, ..Step::new(*period, of.plan) }),
        }
    }
    target.trajectory.sort_by_key(|step| step.period);
}

/// The floor of a period where that of the year is `to`; `parts` is how many such periods add up to it.
fn floor(of: &Limits, year: &Limits, to: Bounds, parts: f64) -> Bounds {
    let at = |end: End| {
        let plan = end.of(of.plan)?.get();
        let (held, year_held) = (end.of(of.floor)?.get() - plan, end.of(year.plan)?.get());
        let (year_plan, year_held) = (year_held, end.of(year.floor)?.get() - year_held);
        let worse = end.worse(year.side.ok()?)?;
        let away = worse * (worse * (end.of(to)?.get() - year_plan)).max(0.0);
        let share = if year_held.abs() > 1e-9 * year_plan.abs().max(1.0) {
            held / year_held
        } else if year_plan != 0.0 {
            (plan / year_plan).abs()
        } else {
            1.0 / parts
        };
        Number::try_from(plan + share * away).ok()
    };
    End::all(of.plan)
        .iter()
        .filter_map(|end| Some((end, at(*end)?)))
        .fold(of.plan, |floor, (end, at)| end.put(floor, at.rounded(None)))
}

/// The other way is better: floors set by hand go to the other side of their plans, and a direction follows.
pub(super) fn turn(measure: &mut Measure, to: Polarity) {
    let is_turned = matches!(
        (measure.polarity, to),
        (Some(Polarity::HigherIsBetter), Polarity::LowerIsBetter)
            | (Some(Polarity::LowerIsBetter), Polarity::HigherIsBetter)
    );
    measure.polarity = Some(to);
    for target in measure.targets.values_mut() {
        if let Aim::Direction { to, .. } = &mut target.aim {
            *to = Direction::Improve;
        }
        for step in target.trajectory.iter_mut().filter(|_| is_turned) {
            if let (Bounds::Value(plan), Some(Bounds::Value(floor))) = (step.plan, step.floor) {
                let mirrored = Number::try_from(2.0 * plan.get() - floor.get());
                step.floor = mirrored.ok().map(|it| Bounds::Value(it.rounded(None)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{number, plans, quarters, range};
    use super::*;
    use crate::model::{Target, Tolerance};

    fn value(value: f64) -> Bounds {
        Bounds::Value(number(value))
    }

    #[test]
    fn a_floor_of_the_year_is_shared_out_as_floors_are() {
        use Accumulation::{Latest, Mean, Sum};
        type Case<'a> = (Accumulation, Aim, Option<f64>, &'a [Bounds]);
        let check = |(accumulation, aim, tolerance, held): Case<'_>, to, floors: &[Bounds]| {
            let tolerance = tolerance.map(|by| Tolerance::Percent(number(by)));
            let target = Target { tolerance, ..Target::new(aim.clone()) };
            let (mut measure, calendar, year) = quarters(accumulation, target, held);
            refloor(&mut measure, calendar, year, to);
            let found: Vec<Bounds> =
                plans(&measure, year).into_iter().filter_map(|(_, floor)| floor).collect();
            assert_eq!(found, floors, "{accumulation:?} {aim:?} to {to:?}");
            let whole = year_limits(calendar, &measure, year).map(|it| it.year.floor);
            (whole, floors.is_empty())
        };
        let of = |at| Aim::Value { value: number(at) };
        let parts = [10., 20., 30., 40.].map(value);
        // No floor yet: in proportion to the plans.
        let (whole, _) =
            check((Sum, of(100.0), None, &parts), value(90.0), &[9., 18., 27., 36.].map(value));
        assert_eq!(whole, Some(value(90.0)));
        check((Sum, of(100.0), Some(20.0), &parts), value(90.0), &[9., 18., 27., 36.].map(value));
        check((Mean, of(25.0), None, &parts), value(20.0), &[8., 16., 24., 32.].map(value));
        check((Sum, of(0.0), None, &[value(0.0); 4]), value(-4.0), &[value(-1.0); 4]);
        // Never on the better side of the plan.
        check((Sum, of(100.0), None, &parts), value(120.0), &parts);
        // Both ends of a range, which needs no plans by period.
        let band = Aim::Range { low: number(4.0), high: number(8.0) };
        let (whole, _) =
            check((Latest, band.clone(), None, &[]), range(3., 10.), &[range(3., 10.); 4]);
        assert_eq!(whole, Some(range(3., 10.)));
        check((Latest, band, Some(50.0), &[range(4., 8.); 4]), range(4., 9.), &[range(4., 9.); 4]);
        // What is never amber has none.
        let change =
            Aim::Change { by: Tolerance::Percent(number(-5.0)), baseline: Some(number(9.0)) };
        check((Latest, change, None, &[]), value(7.0), &[]);
    }

    #[test]
    fn floors_set_by_hand_keep_their_shape_and_turn_with_the_measure() {
        let target = Target::new(Aim::Value { value: number(100.0) });
        let (mut measure, calendar, year) = quarters(Accumulation::Sum, target, &[value(25.0); 4]);
        let by_hand = [24., 23., 22., 21.];
        let steps = &mut measure.targets.get_mut(&year).unwrap().trajectory;
        for (step, floor) in steps.iter_mut().zip(by_hand) {
            step.floor = Some(value(floor));
        }
        let floors = |measure: &Measure| {
            let all = plans(measure, year).into_iter();
            all.filter_map(|(_, floor)| End::Only.of(floor?).map(Number::get)).collect::<Vec<_>>()
        };
        let mut halved = measure.clone();
        refloor(&mut halved, calendar, year, value(95.0));
        assert_eq!(floors(&halved), [24.5, 24.0, 23.5, 23.0]);
        turn(&mut measure, Polarity::LowerIsBetter);
        assert_eq!(floors(&measure), [26.0, 27.0, 28.0, 29.0]);
        turn(&mut measure, Polarity::LowerIsBetter);
        assert_eq!(floors(&measure), [26.0, 27.0, 28.0, 29.0], "it is turned already");
    }
}
