//! What can be said of a target without asking anybody (FRAMEWORK P4 and P6), and how complete a measure's
//! technical specification is (P8).

use super::answer::{Answer, Statement};
use crate::model::{
    Accumulation, Aim, Audience, Bounds, Calendar, Frequency, Intent, Measure, Number, Period,
    Polarity, ReportingYear, Target,
};
use crate::rating::printed;

/// The design principles that the figures themselves answer for a measure's target of a year.
pub fn checklist(measure: &Measure, year: ReportingYear, calendar: Calendar) -> Vec<Answer> {
    let Some(target) = measure.targets.get(&year) else {
        return vec![Answer::new(Statement::HasTarget, false, "none is set")];
    };
    let due = measure.frequency.and_then(|frequency| frequency.per_year()).unwrap_or(0);
    let steps = target.trajectory.len();
    let in_figures = matches!(target.aim, Aim::Value { .. } | Aim::Range { .. } | Aim::Plans);
    let specification = &measure.specification;
    let said = |text: &str| !text.trim().is_empty();
    let polarity = measure.polarity.is_some() || matches!(target.aim, Aim::Range { .. });
    let start = measure.baseline.is_some() || before(measure, year, calendar).is_some();
    let questions = [
        (Statement::SaysWhy, said(&target.rationale), "no reason is given for this target"),
        (
            Statement::RestsOnEvidence,
            !target.evidence.is_empty(),
            "no evidence is listed for this target",
        ),
        (
            Statement::IsSpecific,
            said(&specification.definition),
            "the measure has no definition yet",
        ),
        (Statement::SaysWhichWay, polarity, "not yet set"),
        (
            Statement::HasOwner,
            said(&specification.accountable_officer),
            "no accountable officer yet",
        ),
        (
            Statement::IsCompared,
            measure.comparators.iter().any(|it| !it.kind.is_part()),
            "no peer or national figures beside it",
        ),
        (
            Statement::IsPublic,
            measure.audience == Some(Audience::Public),
            "the measure is not marked as public",
        ),
        (Statement::StartsSomewhere, start, "no baseline and no figure before the year"),
    ];
    let answer = |(principle, holds, missing)| {
        Answer::new(principle, holds, if holds { "" } else { missing })
    };
    let mut answers: Vec<Answer> = questions.map(answer).into();
    if target.aim == Aim::None {
        return vec![Answer::new(Statement::HasTarget, true, "none, by choice")];
    }
    let in_words = "it is in words only, so nothing can be compared with it";
    answers.push(Answer::new(
        Statement::CanBeRated,
        target.aim != Aim::Words,
        match target.aim {
            Aim::Words => in_words,
            _ => "",
        },
    ));
    answers.extend(in_its_unit(measure, target));
    if in_figures && due != 1 {
        let whole = steps > 0 && u32::try_from(steps).is_ok_and(|steps| steps >= due);
        let words = format!("planned for {steps} of the {due} periods that are reported");
        answers.push(Answer::new(Statement::Profiled, whole, words));
    }
    answers.extend(arrives(measure, target));
    answers.extend(stretches(measure, target));
    answers.extend(super::stretch::against_history(measure, year, calendar));
    answers.extend(against_last_target(measure, year));
    answers
}

/// A target written in per cent asks for a measure in per cent.
fn in_its_unit(measure: &Measure, target: &Target) -> Option<Answer> {
    let written = target.text.as_deref()?.trim();
    let percent = matches!(target.aim, Aim::Value { .. } | Aim::Range { .. } | Aim::ByDate { .. })
        && written.contains('%');
    let unit = measure.unit.trim();
    let odd = percent && !unit.is_empty() && !unit.contains('%') && !unit.contains("per cent");
    odd.then(|| {
        let words = format!("it is written in per cent, the measure is in {unit}");
        Answer::new(Statement::InItsUnit, false, words)
    })
}

/// Whether a trajectory adds up to, or ends at, the value that is aimed for.
fn arrives(measure: &Measure, target: &Target) -> Option<Answer> {
    let Aim::Value { value } = target.aim else { return None };
    let plans: Vec<f64> = target
        .trajectory
        .iter()
        .filter_map(|step| match step.plan {
            Bounds::Value(plan) => Some(plan.get()),
            Bounds::Range { .. } => None,
        })
        .collect();
    let due = measure.frequency?.per_year()?;
    if plans.is_empty() || u32::try_from(plans.len()) != Ok(due) {
        return None;
    }
    let yearly = measure.frequency == Some(Frequency::Yearly);
    let arrived = match measure.accumulation {
        Some(Accumulation::Sum) if !yearly => plans.iter().sum(),
        Some(Accumulation::Mean) if !yearly => plans.iter().sum::<f64>() / plans.len() as f64,
        Some(Accumulation::Ratio) if !yearly => {
            let of_parts = crate::rating::ratio_of_steps(target.trajectory.iter(), measure);
            of_parts.or_else(|| plans.last().copied())?
        }
        _ => *plans.last()?,
    };
    let arrived = Number::try_from(arrived).ok()?;
    let (printed, aimed) = (printed(measure, arrived), printed(measure, value));
    let words = format!("its plans come to {printed}, the target is {aimed}");
    // Rounded plans may miss the target by as much as they are rounded.
    let near = (arrived.get() - value.get()).abs() <= value.get().abs() * 0.005;
    Some(Answer::new(Statement::Arrives, near || printed == aimed, words))
}

/// Whether a stretch asks for more than the target.
fn stretches(measure: &Measure, target: &Target) -> Option<Answer> {
    let (Some(stretch), Aim::Value { value }) = (target.stretch, target.aim.clone()) else {
        return None;
    };
    let beyond = match measure.polarity? {
        Polarity::HigherIsBetter => stretch > value,
        Polarity::LowerIsBetter => stretch < value,
        Polarity::NoPolarity => return None,
    };
    let words = format!("the stretch is {}", printed(measure, stretch));
    Some(Answer::new(Statement::StretchAsksMore, beyond, words))
}

/// The last figure before a year.
fn before(measure: &Measure, year: ReportingYear, calendar: Calendar) -> Option<Number> {
    let start = Period::Year(year).start(calendar);
    let earlier = measure.series.iter().rev().filter(|held| held.period.end(calendar) < start);
    earlier.filter_map(|held| held.figure(measure.ratio_scale())).next()
}

/// A target that asks for less than the year before's did is challenged, unless decline is meant.
fn against_last_target(measure: &Measure, year: ReportingYear) -> Option<Answer> {
    let target = measure.targets.get(&year)?;
    let last = measure.targets.get(&year.plus(-1))?;
    // What was signed for the year before, where a change within it put another in its place.
    let last = last.signed.as_deref().unwrap_or(last);
    let (Aim::Value { value }, Aim::Value { value: before }) = (&target.aim, &last.aim) else {
        return None;
    };
    let higher = match measure.polarity? {
        Polarity::HigherIsBetter => true,
        Polarity::LowerIsBetter => false,
        Polarity::NoPolarity => return None,
    };
    let easier = if higher { value < before } else { value > before };
    let declining = measure.intent == Some(Intent::ManagedDecline);
    let before = printed(measure, *before);
    let words = match (easier, declining) {
        (true, false) => format!("it asks for less than the {before} of {}", year.plus(-1)),
        (true, true) => {
            format!("less than the {before} of {}, as managed decline allows", year.plus(-1))
        }
        (false, _) => format!("the target of {} was {before}", year.plus(-1)),
    };
    Some(Answer::new(Statement::NoLessThanLastYear, !easier || declining, words))
}

/// The parts of a technical specification that are set, and the names of those that aren't.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completeness {
    /// How many are set.
    pub set: usize,
    /// Which aren't.
    pub missing: Vec<&'static str>,
}

impl Completeness {
    /// How many parts there are.
    pub fn total(&self) -> usize {
        self.set + self.missing.len()
    }

    /// "12 of 15 parts set".
    pub fn words(&self) -> String {
        format!("{} of {} required parts set", self.set, self.total())
    }
}

/// How complete a measure's technical specification is. Numerator and denominator are asked of ratios only.
pub fn completeness(measure: &Measure) -> Completeness {
    let specification = &measure.specification;
    let ratio = measure.accumulation == Some(Accumulation::Ratio);
    let text = |text: &str| !text.trim().is_empty();
    let parts = [
        ("definition", true, text(&specification.definition)),
        ("data source", true, text(&specification.data_source)),
        ("calculation", true, text(&specification.calculation)),
        ("numerator", ratio, text(&specification.numerator)),
        ("denominator", ratio, text(&specification.denominator)),
        ("responsible officer", true, text(&specification.responsible_officer)),
        ("reporting frequency", true, measure.frequency.is_some()),
        ("which way is better", true, measure.polarity.is_some()),
        ("timetable", true, text(&specification.timetable)),
        ("accountable officer", true, text(&specification.accountable_officer)),
        ("accountable officer’s deputy", true, text(&specification.accountable_deputy)),
        ("performance lead", true, text(&specification.performance_lead)),
        ("performance lead’s deputy", true, text(&specification.performance_deputy)),
        ("peers", true, text(&specification.peers)),
        ("stretch", true, text(&specification.stretch)),
        ("forecast method", true, text(&specification.forecast_method)),
        ("rationale", true, text(&specification.rationale)),
    ];
    let mut found = Completeness::default();
    for (name, _, set) in parts.into_iter().filter(|(_, asked, _)| *asked) {
        if set {
            found.set += 1;
        } else {
            found.missing.push(name);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Accumulation, Frequency, Target};

    fn measure(change: impl FnOnce(&mut Measure)) -> Measure {
        let mut measure = Measure {
            polarity: Some(Polarity::HigherIsBetter),
            frequency: Some(Frequency::Quarterly),
            ..Measure::default()
        };
        for (year, value) in [("2024/25", 80), ("2025/26", 75)] {
            let target = Target::new(Aim::Value { value: value.into() });
            measure.targets.insert(year.parse().unwrap(), target);
        }
        change(&mut measure);
        measure
    }

    #[test]
    fn challenges_what_the_figures_themselves_can_tell() {
        let failing = |change: &dyn Fn(&mut Measure)| -> Vec<String> {
            let answers =
                checklist(&measure(change), "2025/26".parse().unwrap(), Calendar::default());
            let failing = answers.into_iter().filter(|answer| !answer.holds);
            failing
                .map(|answer| format!("{}: {}", answer.principle.words(), answer.words))
                .collect()
        };
        let all = failing(&|_| {});
        assert!(all.contains(&"It says why: no reason is given for this target".to_owned()));
        assert!(
            all.contains(
                &"It asks for no less than last year: it asks for less than the 80 of 2024/25"
                    .to_owned()
            )
        );
        assert!(all.contains(
            &"It is profiled over the year as it reports: planned for 0 of the 4 periods that are reported".to_owned()
        ));
        let declining = failing(&|measure| measure.intent = Some(Intent::ManagedDecline));
        assert_eq!(declining.len(), all.len() - 1);
        let none = failing(&|measure| measure.targets.clear());
        assert_eq!(none, ["There is a target for the year: none is set"]);
    }

    #[test]
    fn asks_for_numerator_and_denominator_of_ratios_only() {
        let plain = completeness(&measure(|_| {}));
        let ratio = completeness(&measure(|it| it.accumulation = Some(Accumulation::Ratio)));
        assert_eq!((plain.set, plain.total(), ratio.total()), (2, 15, 17));
        assert!(ratio.missing.contains(&"numerator") && !plain.missing.contains(&"numerator"));
        assert_eq!(plain.words(), "2 of 15 required parts set");
    }
}
