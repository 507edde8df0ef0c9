//! What is tried.

use super::figure::{Figure, Named, own, refigure};
use super::floor::{refloor, turn};
use crate::model::{
    Aim, Bounds, Calendar, Day, Measure, Number, Period, Polarity, Rebase, ReportingYear, Tolerance,
};
use crate::rating;

/// What is tried on a measure; what is `None` stays as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Trial {
    /// Another figure for what the year's target is about ([`Figure`]): of a value one, of a range both ends.
    pub target: Option<Bounds>,
    /// Another floor for the year, or both of a range's, in the measure's unit. It goes before a tolerance.
    pub floor: Option<Bounds>,
    /// Another tolerance. Floors set by hand give way to it.
    pub tolerance: Option<Tolerance>,
    /// Which way is better.
    pub polarity: Option<Polarity>,
    /// Another weight in roll-ups, above zero.
    pub weight: Option<Number>,
    /// The first period of a new segment of the control chart.
    pub rebase: Option<Period>,
}

impl Trial {
    /// Whether nothing is tried.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }

    /// Which of some measures a page opens on: the first whose year has a target that names figures.
    pub fn opens_on<'m>(
        measures: impl IntoIterator<Item = &'m Measure>,
        year: ReportingYear,
    ) -> Option<usize> {
        let names_figures = |measure: &Measure| {
            let target = measure.targets.get(&year);
            target.is_some_and(|target| !matches!(target.aim, Aim::Words | Aim::None))
        };
        measures.into_iter().position(names_figures)
    }

    /// A copy of the measure with what is tried on the target that covers a year. A trajectory that can't be brought to
    /// another value is made flat, and where that can't be made there is none.
    pub fn on(&self, measure: &Measure, calendar: Calendar, year: ReportingYear) -> Measure {
        let mut tried = measure.clone();
        if self.is_nothing() {
            return tried;
        }
        // Terms that were closed with the year are in the measure already; asked again, they would undo what is tried.
        tried.past.clear();
        if let Some(polarity) = self.polarity {
            turn(&mut tried, polarity);
        }
        if let Some(to) = self.target {
            refigure(&mut tried, calendar, year, to);
        }
        if let Some(tolerance) = self.tolerance
            && let Some(target) = own(&mut tried, calendar, year)
        {
            target.tolerance = Some(tolerance);
            target.trajectory.iter_mut().for_each(|step| step.floor = None);
        }
        if let Some(to) = self.floor {
            refloor(&mut tried, calendar, year, to);
        }
        tried.weight = self.weight.or(tried.weight);
        if let Some(period) = self.rebase {
            let rebases = &mut tried.analysis.get_or_insert_default().rebases;
            rebases.push(Rebase { date: Day(period.start(calendar)), ..Rebase::default() });
        }
        tried
    }

    /// What is tried on the target that covers a year, in words: `target 95%, tolerance 5%`.
    pub fn words(&self, measure: &Measure, calendar: Calendar, year: ReportingYear) -> String {
        let named = Named::of(measure, calendar, year);
        let parts = [
            self.target.map(|to| {
                let what = match (named, to) {
                    (Named::ToBetter, _) => "figure to better",
                    (Named::ChangePercent | Named::ChangeAmount, _) => "change",
                    (_, Bounds::Range { .. }) => "range",
                    _ => "target",
                };
                format!("{what} {}", Figure::printed(named, measure, to))
            }),
            self.tolerance.map(|tolerance| match tolerance {
                Tolerance::Percent(by) => format!("tolerance {}%", by.printed(None)),
                Tolerance::Amount(by) => format!("tolerance {}", rating::printed(measure, by)),
            }),
            self.floor.map(|to| match to {
                Bounds::Value(floor) => format!("floor {}", rating::printed(measure, floor)),
                Bounds::Range { low, high } => {
                    let [low, high] = [low, high].map(|it| rating::printed(measure, it));
                    format!("floors {low} and {high}")
                }
            }),
            self.polarity.map(|polarity| polarity.words().to_lowercase()),
            self.weight.map(|weight| format!("weight {}", weight.printed(None))),
            self.rebase.map(|period| format!("rebased from {}", period.label())),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{number, plans, quarters, range};
    use super::*;
    use crate::model::{Accumulation, Direction, Frequency, Target, Terms};

    /// Quarters of 10, 20, 30 and 40, floors set by hand at half of each.
    fn measure() -> (Measure, Calendar, ReportingYear) {
        let target = Target::new(Aim::Value { value: Number::from(100) });
        let held = [10, 20, 30, 40].map(|plan| Bounds::Value(Number::from(plan)));
        let (mut measure, calendar, year) = quarters(Accumulation::Sum, target, &held);
        let steps = &mut measure.targets.get_mut(&year).unwrap().trajectory;
        for (step, plan) in steps.iter_mut().zip([10, 20, 30, 40]) {
            step.floor = Some(Bounds::Value(Number::from(plan / 2)));
        }
        (measure, calendar, year)
    }

    #[test]
    fn another_value_keeps_the_shape() {
        let (measure, calendar, year) = measure();
        let target = Some(Bounds::Value(Number::from(200)));
        let trial = Trial { target, ..Trial::default() };
        let tried = trial.on(&measure, calendar, year);
        let of = |plan: i32| {
            let value = |it: i32| Bounds::Value(Number::from(it));
            (value(plan), Some(value(plan / 2)))
        };
        assert_eq!(plans(&tried, year), [20, 40, 60, 80].map(of));
        assert_eq!(tried.targets[&year].aim, Aim::Value { value: Number::from(200) });
    }

    #[test]
    fn floors_set_by_hand_give_way_to_a_tolerance() {
        let (measure, calendar, year) = measure();
        let tolerance = Tolerance::Percent(Number::from(5));
        let trial = Trial { tolerance: Some(tolerance), ..Trial::default() };
        let tried = trial.on(&measure, calendar, year);
        assert!(plans(&tried, year).iter().all(|(_, floor)| floor.is_none()));
        assert_eq!(tried.targets[&year].tolerance, Some(tolerance));
    }

    #[test]
    fn a_year_without_a_target_gets_a_flat_one() {
        let (mut measure, calendar, year) = measure();
        let target = Some(Bounds::Value(Number::from(80)));
        let trial = Trial { target, ..Trial::default() };
        measure.targets.clear();
        let flat = plans(&trial.on(&measure, calendar, year), year);
        assert_eq!(flat, [(Bounds::Value(Number::from(20)), None); 4]);
    }

    #[test]
    fn a_page_opens_on_what_can_be_dragged() {
        let (value, _, year) = measure();
        let with = |aim| {
            let mut other = value.clone();
            other.targets.insert(year, Target::new(aim));
            other
        };
        let words = with(Aim::Words);
        let direction = with(Aim::Direction { to: Direction::Increase, baseline: None });
        assert_eq!(Trial::opens_on([&words, &direction, &value], year), Some(1));
        assert_eq!(Trial::opens_on([&words], year), None);
    }

    #[test]
    fn closed_terms_do_not_undo_what_is_tried() {
        let (mut measure, calendar, year) = measure();
        measure.past.insert(year, Terms::of(&measure, Vec::new(), Vec::new()));
        let from = calendar.periods(year, Frequency::Quarterly)[1];
        let weight = Some(Number::from(3));
        let trial = Trial { weight, rebase: Some(from), ..Trial::default() };
        let tried = trial.on(&measure, calendar, year);
        let held = tried.as_of(year);
        assert_eq!(held.weight, weight);
        assert_eq!(held.analysis.as_ref().unwrap().rebases[0].date, Day(from.start(calendar)));
        assert_eq!(trial.words(&measure, calendar, year), "weight 3, rebased from Q2 2025/26");
    }

    #[test]
    fn what_is_tried_is_said_by_the_kind_of_target() {
        let check = |aim: Aim, trial: Trial, expected: &str| {
            let (measure, calendar, year) = quarters(Accumulation::Latest, Target::new(aim), &[]);
            assert_eq!(trial.words(&measure, calendar, year), expected);
        };
        let to = |target| Trial { target: Some(target), ..Trial::default() };
        let value = Bounds::Value(number(7.0));
        check(Aim::Value { value: number(9.0) }, to(value), "target 7");
        let band = Aim::Range { low: number(4.0), high: number(8.0) };
        let floors = Trial { floor: Some(range(3.0, 9.0)), ..to(range(5.0, 8.0)) };
        check(band, floors, "range 5 to 8, floors 3 and 9");
        let change = Aim::Change { by: Tolerance::Percent(number(-5.0)), baseline: None };
        check(change, to(value), "change +7%");
        let direction = Aim::Direction { to: Direction::Increase, baseline: None };
        let turned = Trial { polarity: Some(Polarity::LowerIsBetter), ..to(value) };
        check(direction, turned, "figure to better 7, lower is better");
    }
}
