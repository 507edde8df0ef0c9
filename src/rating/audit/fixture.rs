//! A small council with two directorates.

use crate::model::{
    Accumulation, Aim, Bounds, Frequency, Measure, MissingReason, Number, Observation, Pack,
    Period, Plan, PlanKind, Polarity, Reading, Step, Target,
};

/// A measure by its id: at least 100 a period.
fn measure(id: &str, frequency: Frequency, figures: &[(&str, Option<i32>)]) -> Measure {
    let reading = |value: Option<i32>| match value {
        Some(value) => Reading::Number(Number::from(value)),
        None => Reading::Missing(MissingReason::Late),
    };
    let period = |text: &str| text.parse::<Period>().unwrap();
    let step = |text: &str| Step::new(period(text), Bounds::Value(Number::from(100)));
    let target = Target {
        trajectory: figures.iter().map(|(text, _)| step(text)).collect(),
        ..Target::new(Aim::Value { value: Number::from(100) })
    };
    Measure {
        id: id.into(),
        name: id.to_uppercase(),
        frequency: Some(frequency),
        polarity: Some(Polarity::HigherIsBetter),
        accumulation: Some(Accumulation::Latest),
        precision: Some(0),
        targets: [("2025/26".parse().unwrap(), target)].into(),
        series: figures
            .iter()
            .map(|(text, value)| Observation::new(period(text), reading(*value)))
            .collect(),
        ..Measure::default()
    }
}

fn plan(id: &str, kind: PlanKind, parent: Option<&str>, measures: &[&str]) -> Plan {
    Plan {
        id: id.into(),
        name: match id {
            "people" => "People".to_owned(),
            "place" => "Place".to_owned(),
            other => other.to_owned(),
        },
        kind: Some(kind),
        parent: parent.map(Into::into),
        measures: measures.iter().map(|id| (*id).into()).collect(),
        ..Plan::default()
    }
}

/// Four measures: one in both directorates, two under the second (one by a service), one under none.
pub(super) fn pack() -> Pack {
    let plans = vec![
        plan("corporate", PlanKind::Corporate, None, &["a", "b", "c", "d"]),
        plan("people", PlanKind::Directorate, Some("corporate"), &["a"]),
        plan("place", PlanKind::Directorate, Some("corporate"), &["a", "c"]),
        plan("service", PlanKind::Service, Some("place"), &["b"]),
    ];
    let measures = vec![
        measure("c", Frequency::Quarterly, &[("2025/26 Q1", Some(90)), ("2025/26 Q2", Some(110))]),
        measure("a", Frequency::Monthly, &[("2025-09", Some(100))]),
        measure(
            "b",
            Frequency::Monthly,
            &[("2025-07", Some(120)), ("2025-08", None), ("2025-09", Some(101))],
        ),
        measure("d", Frequency::Monthly, &[("2025-09", Some(99))]),
    ];
    Pack {
        plans: plans.into_iter().map(Into::into).collect(),
        measures: measures.into_iter().map(Into::into).collect(),
        ..Pack::default()
    }
}
