//! A target in place of another: what is kept of that, and what has to be looked at again.

use super::decisions::Plans;
use crate::exchange::typed_target;
use crate::model::{Aim, Calendar, Measure, Period, ReportingYear, Target};
use crate::planning::trajectory::{self, Maker};

/// A target in place of the one that a year had, with all of that which an import can't know of: its plans by period
/// in their shape, and who chose it and why. And what has to be looked at again. The measure is given as it was and as it is
/// to be: plans of what adds up in another way are made anew.
pub(super) fn revised(
    (was, measure): (&Measure, &Measure),
    (calendar, year): (Calendar, ReportingYear),
    held: Target,
    new: Target,
    (plans_given, plans): (bool, Plans),
) -> (Target, Vec<(String, &'static str)>) {
    let mut doubts = Vec::new();
    let before = typed_target::written(&held, measure.polarity);
    let another = held.aim != new.aim;
    let by_period = held.trajectory.iter().any(|step| step.period != Period::Year(year));
    let terms = |it: &Measure| (it.frequency, it.accumulation);
    let otherwise = terms(&was.as_of(year)) != terms(&measure.as_of(year));
    let scaled = match new.aim {
        _ if !another => Some(held.trajectory),
        _ if by_period && plans == Plans::Keep => Some(held.trajectory),
        _ if by_period && plans == Plans::Drop => None,
        Aim::Value { value } if by_period && otherwise => {
            let maker = trajectory::followed(&was.as_of(year), calendar, year, &held);
            let maker = maker.unwrap_or(Maker::Flat);
            trajectory::made_or_flat(maker, &measure.as_of(year), calendar, year, value)
        }
        Aim::Value { value } if by_period => {
            trajectory::shaped(measure, calendar, year, value).ok()
        }
        _ => None,
    };
    if another && by_period && !plans_given {
        doubts.push(match (&scaled, plans) {
            (_, Plans::Keep) => (
                "the plans by period were for the target before: they stay as they were".to_owned(),
                "check the plans of its periods",
            ),
            (Some(_), _) if otherwise => (
                "the plans by period were for the target before, and the measure adds up or reports in another way now: they are made anew"
                    .to_owned(),
                "check the plans of its periods",
            ),
            (Some(_), _) => (
                "the plans by period were for the target before: they are scaled to this one"
                    .to_owned(),
                "check the plans of its periods",
            ),
            (None, _) => (
                "the plans by period were for the target before, and go with it".to_owned(),
                "give the plans of its periods",
            ),
        });
    }
    if another && !held.rationale.trim().is_empty() {
        doubts.push((
            format!("the reason beside this target was given for '{before}'"),
            "say why the target is another one",
        ));
    }
    let target = Target {
        trajectory: scaled.unwrap_or(new.trajectory),
        tolerance: held.tolerance,
        stretch: held.stretch,
        chosen_by: held.chosen_by,
        rationale: held.rationale,
        evidence: held.evidence,
        principles: held.principles,
        signed: held.signed,
        extra: held.extra,
        ..new
    };
    (target, doubts)
}
