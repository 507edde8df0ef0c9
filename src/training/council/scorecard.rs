//! The council's figures as a pack, like any other.

use super::course::figures;
use super::game::Decision;
use super::luck::Luck;
use super::town::{HISTORY, MEASURES, QUARTERS, Service, month, months_after, quarter_end};
use crate::model::{
    Accumulation, Aim, Analysis, Bounds, Calendar, Day, Frequency, Measure, Number, Observation,
    Pack, Perspective, Plan, Reading, Step, Target, Tolerance,
};
use std::sync::Arc;

/// The pack once so many quarters have been: the figures that the decisions so far and the luck have brought. It says
/// everything as at the last day of the last of them.
pub fn pack(luck: &Luck, decisions: &[Decision], quarters: usize) -> Pack {
    let measures = MEASURES
        .iter()
        .enumerate()
        .map(|(at, service)| Arc::new(measure(service, &figures(luck, decisions, at, quarters))));
    let mut pack = Pack { measures: measures.collect(), ..Pack::default() };
    pack.organisation.name = "Trainbridge Council".to_owned();
    pack.organisation.clock = Some(Day(quarter_end(quarters).end(pack.calendar())));
    pack.perspectives = Perspective::defaults().into_iter().map(Arc::new).collect();
    pack.plans = vec![Arc::new(Plan {
        id: "council".into(),
        name: "Trainbridge Council".to_owned(),
        measures: MEASURES.iter().map(|service| service.id.into()).collect(),
        ..Plan::default()
    })];
    pack
}

fn number(value: f64) -> Number {
    Number::try_from(value).unwrap_or(Number::ZERO)
}

fn measure(service: &Service, figures: &[f64]) -> Measure {
    let calendar = Calendar::default();
    let observation = |(place, figure): (usize, &f64)| {
        let reported = number(*figure).rounded(Some(service.precision));
        Observation::new(month(place), Reading::Number(reported))
    };
    let mut targets = std::collections::BTreeMap::new();
    for place in 0..months_after(QUARTERS) {
        let period = month(place);
        let target = targets.entry(calendar.year_of_period(period)).or_insert_with(|| Target {
            tolerance: Some(Tolerance::Amount(number(service.tolerance))),
            ..Target::new(Aim::Value { value: number(service.plan) })
        });
        target.trajectory.push(Step::new(period, Bounds::Value(number(service.plan))));
    }
    Measure {
        id: service.id.into(),
        name: service.name.to_owned(),
        perspective: Some(service.perspective.into()),
        frequency: Some(Frequency::Monthly),
        polarity: Some(service.polarity),
        accumulation: Some(Accumulation::Mean),
        unit: service.unit.to_owned(),
        precision: Some(service.precision),
        // What was usual before anybody decided anything stays the yardstick.
        analysis: Some(Analysis { fixed_after: Some(HISTORY as u32), ..Analysis::default() }),
        series: figures.iter().enumerate().map(observation).collect(),
        targets,
        ..Measure::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack as file;

    #[test]
    fn it_is_a_sound_pack() {
        let made = pack(&Luck::of("7"), &[], QUARTERS);
        let read = file::read(file::write(&made).as_bytes());
        assert!(read.diagnostics.is_empty(), "{:#?}", read.diagnostics);
        assert_eq!(read.pack.as_ref(), Some(&made));
    }

    #[test]
    fn what_is_decided_later_changes_nothing_that_has_been() {
        let luck = Luck::of("7");
        let early =
            [Decision::nothing(), Decision::one(0, crate::training::council::ActionKind::Push, 2)];
        let short = pack(&luck, &early, 2);
        let long = pack(&luck, &early, 5);
        for (short, long) in short.measures.iter().zip(&long.measures) {
            assert_eq!(short.series, long.series[..short.series.len()], "{}", short.name);
        }
    }
}
