//! What is tried.

use crate::model::{
    Aim, Calendar, Day, Measure, Number, Period, Rebase, ReportingYear, Target, Tolerance,
};
use crate::planning::trajectory;
use crate::rating;

/// What is tried on a measure; what is `None` stays as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Trial {
    /// Another value for the year, in the measure's unit; its trajectory keeps its shape.
    pub value: Option<Number>,
    /// Another tolerance. Floors set by hand give way to it.
    pub tolerance: Option<Tolerance>,
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

    /// The value that a measure's year has a target of, where it is one that can be moved: not a range, a direction, or
    /// words.
    pub fn value_of(measure: &Measure, year: ReportingYear) -> Option<Number> {
        match measure.targets.get(&year)?.aim {
            Aim::Value { value } => Some(value),
            _ => None,
        }
    }

    /// Which of some measures a page opens on: the first whose year's target is one value, which can be dragged.
    pub fn opens_on<'m>(
        measures: impl IntoIterator<Item = &'m Measure>,
        year: ReportingYear,
    ) -> Option<usize> {
        measures.into_iter().position(|measure| Self::value_of(measure, year).is_some())
    }

    /// A copy of the measure with what is tried. A value can only be tried where the year's target is one, or where
    /// there is none; a trajectory that can't be brought to it is made flat, and where that can't be made there is none.
    pub fn on(&self, measure: &Measure, calendar: Calendar, year: ReportingYear) -> Measure {
        let mut tried = measure.clone();
        if self.is_nothing() {
            return tried;
        }
        // Terms that were closed with the year are in the measure already; asked again, they would undo what is tried.
        tried.past.clear();
        if let Some(value) = self.value {
            retarget(&mut tried, calendar, year, value);
        }
        if let (Some(tolerance), Some(target)) = (self.tolerance, tried.targets.get_mut(&year)) {
            target.tolerance = Some(tolerance);
            target.trajectory.iter_mut().for_each(|step| step.floor = None);
        }
        tried.weight = self.weight.or(tried.weight);
        if let Some(period) = self.rebase {
            let rebases = &mut tried.analysis.get_or_insert_default().rebases;
            rebases.push(Rebase { date: Day(period.start(calendar)), ..Rebase::default() });
        }
        tried
    }

    /// What is tried, in words: `target 95%, tolerance 5%`.
    pub fn words(&self, measure: &Measure) -> String {
        let parts = [
            self.value.map(|value| format!("target {}", rating::printed(measure, value))),
            self.tolerance.map(|tolerance| match tolerance {
                Tolerance::Percent(by) => format!("tolerance {}%", by.printed(None)),
                Tolerance::Amount(by) => format!("tolerance {}", rating::printed(measure, by)),
            }),
            self.weight.map(|weight| format!("weight {}", weight.printed(None))),
            self.rebase.map(|period| format!("rebased from {}", period.label())),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

/// Gives a year another value.
fn retarget(measure: &mut Measure, calendar: Calendar, year: ReportingYear, value: Number) {
    let known = measure.targets.get(&year);
    if known.is_some() && Trial::value_of(measure, year).is_none() {
        return;
    }
    let is_same = Trial::value_of(measure, year) == Some(value);
    let shaped = || trajectory::shaped(measure, calendar, year, value).ok();
    let flat = || trajectory::flat(measure, calendar, year, value).ok();
    let made = if is_same { None } else { Some(shaped().or_else(flat).unwrap_or_default()) };
    let target = measure.targets.entry(year).or_insert_with(|| Target::new(Aim::Value { value }));
    target.aim = Aim::Value { value };
    if let Some(made) = made {
        target.trajectory = made;
    }
}

/// How far a floor is from its plan by a tolerance, in the measure's unit, at least 0.
pub fn reach(plan: Number, tolerance: Tolerance) -> f64 {
    match tolerance {
        Tolerance::Percent(by) => plan.get().abs() * by.get() / 100.0,
        Tolerance::Amount(by) => by.get(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Accumulation, Bounds, Frequency, Polarity, Step, Terms};

    const YEAR: i32 = 2025;

    /// Quarters of 10, 20, 30 and 40, floors set by hand at half of each.
    fn measure() -> (Measure, Calendar, ReportingYear) {
        let calendar = Calendar::default();
        let year = calendar.year(YEAR);
        let step = |(period, plan): (Period, i32)| Step {
            floor: Some(Bounds::Value(Number::from(plan / 2))),
            ..Step::new(period, Bounds::Value(Number::from(plan)))
        };
        let periods = calendar.periods(year, Frequency::Quarterly).into_iter();
        let target = Target {
            trajectory: periods.zip([10, 20, 30, 40]).map(step).collect(),
            ..Target::new(Aim::Value { value: Number::from(100) })
        };
        let measure = Measure {
            frequency: Some(Frequency::Quarterly),
            polarity: Some(Polarity::HigherIsBetter),
            accumulation: Some(Accumulation::Sum),
            precision: Some(0),
            targets: [(year, target)].into(),
            ..Measure::default()
        };
        (measure, calendar, year)
    }

    fn plans(measure: &Measure, year: ReportingYear) -> Vec<(Bounds, Option<Bounds>)> {
        measure.targets[&year].trajectory.iter().map(|step| (step.plan, step.floor)).collect()
    }

    #[test]
    fn another_value_keeps_the_shape() {
        let (measure, calendar, year) = measure();
        let trial = Trial { value: Some(Number::from(200)), ..Trial::default() };
        let tried = trial.on(&measure, calendar, year);
        let of = |plan: i32| {
            let value = |it: i32| Bounds::Value(Number::from(it));
            (value(plan), Some(value(plan / 2)))
        };
        assert_eq!(plans(&tried, year), [20, 40, 60, 80].map(of));
        assert_eq!(Trial::value_of(&tried, year), Some(Number::from(200)));
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
    fn a_year_without_a_target_gets_a_flat_one_and_words_stay_words() {
        let (mut measure, calendar, year) = measure();
        let trial = Trial { value: Some(Number::from(80)), ..Trial::default() };
        measure.targets.clear();
        let flat = plans(&trial.on(&measure, calendar, year), year);
        assert_eq!(flat, [(Bounds::Value(Number::from(20)), None); 4]);
        measure.targets.insert(year, Target::new(Aim::Words));
        assert_eq!(trial.on(&measure, calendar, year).targets, measure.targets);
    }

    #[test]
    fn a_page_opens_on_what_can_be_dragged() {
        let (value, _, year) = measure();
        let mut direction = value.clone();
        let to = crate::model::Direction::Increase;
        direction.targets.insert(year, Target::new(Aim::Direction { to, baseline: None }));
        assert_eq!(Trial::opens_on([&direction, &value, &value], year), Some(1));
        assert_eq!(Trial::opens_on([&direction], year), None);
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
        assert_eq!(trial.words(&measure), "weight 3, rebased from Q2 2025/26");
    }
}
