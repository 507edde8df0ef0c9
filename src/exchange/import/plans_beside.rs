//! Plans by period beside the target of their year: told where what they come to is another figure.

use super::engine::{At, Engine};
use crate::model::{
    Accumulation, Aim, Bounds, Calendar, Measure, Number, Period, ReportingYear, Step, Target,
};
use crate::rating::printed;

impl Engine<'_> {
    /// Tells of the targets that this file gives or profiles whose plans come to something else.
    pub(super) fn tell_disagreeing_plans(&mut self) {
        let calendar = self.calendar;
        for ((measure, year), at) in std::mem::take(&mut self.touched) {
            let whole = self.whole_years.contains(&(measure, year));
            let Some(found) = self.draft.measures.get_mut(measure) else { continue };
            let set = found.targets.get(&year).is_some_and(|held| held.text.is_some());
            if !whole && !set {
                let given = made_of_parts(found, year, calendar);
                let id = found.id.clone();
                let held = self.pack.measure(&id).is_some_and(|it| it.targets.contains_key(&year));
                if !given && !held {
                    self.doubt(
                        at,
                        format!(
                            "the target of {year} isn't stated: the last plan stands in its place"
                        ),
                        "say how the figures add up over the year, or set the year's target",
                    );
                }
                continue;
            }
            if let Some(words) = disagrees(found, year, calendar) {
                let message = format!("{}: {words}", found.name);
                self.doubt(
                    at,
                    message,
                    "check the target and its plans: both are taken as they stand",
                );
            }
        }
    }

    /// Remembers a cell that gave a target or a plan.
    pub(super) fn touch(&mut self, at: At, measure: usize, year: ReportingYear) {
        let held = self.touched.entry((measure, year)).or_insert(at);
        *held = at.min(*held);
    }
}

/// The plans of each part of a year, where all of them are figures of one length and each part has one.
fn complete(target: &Target, year: ReportingYear, calendar: Calendar) -> Option<Vec<Number>> {
    let parts: Vec<&Step> =
        target.trajectory.iter().filter(|step| step.period != Period::Year(year)).collect();
    let frequency = parts.first()?.period.frequency();
    let plan = |period: &Period| match parts.iter().find(|step| step.period == *period)?.plan {
        Bounds::Value(value) => Some(value),
        Bounds::Range { .. } => None,
    };
    let periods = calendar.periods(year, frequency);
    let plans: Option<Vec<Number>> = periods.iter().map(plan).collect();
    plans.filter(|plans| plans.len() == parts.len() && plans.len() > 1)
}

fn sum(plans: &[Number]) -> Option<Number> {
    let sum: f64 = plans.iter().map(|plan| plan.get()).sum();
    Number::try_from(sum).ok().map(|sum| sum.rounded(None))
}

fn mean(plans: &[Number]) -> Option<Number> {
    let mean = sum(plans)?.get() / plans.len() as f64;
    Number::try_from(mean).ok().map(|mean| mean.rounded(None))
}

/// Makes the target of a year that is only given in parts out of these, as its figures make the year's; whether it is known
/// how, so that it is no guess.
fn made_of_parts(measure: &mut Measure, year: ReportingYear, calendar: Calendar) -> bool {
    let accumulation = measure.accumulation;
    let Some(target) = measure.targets.get_mut(&year) else { return true };
    let last = target.trajectory.last().map(|step| (step.plan, step.period));
    let (Aim::Value { value }, Some((Bounds::Value(plan), period))) = (&target.aim, last) else {
        return true;
    };
    // A figure that somebody set stands: only what was taken from the last plan gives way.
    if *value != plan {
        return true;
    }
    let ends = period.end(calendar) == Period::Year(year).end(calendar);
    let made = match accumulation {
        Some(Accumulation::Sum) => complete(target, year, calendar).and_then(|plans| sum(&plans)),
        Some(Accumulation::Mean) => complete(target, year, calendar).and_then(|plans| mean(&plans)),
        Some(Accumulation::Latest | Accumulation::Running) => Some(plan).filter(|_| ends),
        // Planned parts come to it in their own way; of nothing known it is no one's.
        Some(Accumulation::Ratio) | None => None,
    };
    let known = made.is_some();
    if let Some(value) = made {
        target.aim = Aim::Value { value };
    }
    known
}

/// In words what the plans of a year come to, where that isn't its target.
fn disagrees(measure: &Measure, year: ReportingYear, calendar: Calendar) -> Option<String> {
    let target = measure.targets.get(&year)?;
    let Aim::Value { value: aim } = target.aim else { return None };
    let said = |value: Number| printed(measure, value);
    // As they are reported: a mean of thirds is no other figure.
    let same = |value: Number| said(value) == said(aim) || (value.get() - aim.get()).abs() < 1e-9;
    let off = |value: Number| {
        let by = Number::try_from((value.get() - aim.get()).abs()).map(|by| by.rounded(None));
        let side = if value > aim { "over" } else { "under" };
        by.map(|by| format!("{}, {} {side} the target of {}", said(value), said(by), said(aim)))
            .ok()
    };
    let plans = complete(target, year, calendar);
    let last = target.trajectory.iter().rev().find(|step| step.period != Period::Year(year))?;
    let at_the_end = match last.plan {
        Bounds::Value(value) => Some(value),
        Bounds::Range { .. } => None,
    };
    let at_the_end =
        at_the_end.filter(|_| last.period.end(calendar) == Period::Year(year).end(calendar));
    match measure.accumulation {
        Some(Accumulation::Sum) => {
            let (plans, total) = (plans.as_ref()?, sum(plans.as_ref()?)?);
            let words = format!("its {} plans add up to {}", plans.len(), off(total)?);
            (!same(total)).then_some(words)
        }
        Some(Accumulation::Mean) => {
            let (plans, mean) = (plans.as_ref()?, mean(plans.as_ref()?)?);
            let words = format!("the mean of its {} plans is {}", plans.len(), off(mean)?);
            (!same(mean)).then_some(words)
        }
        Some(Accumulation::Latest | Accumulation::Running) => {
            let end = at_the_end?;
            let words = format!("its last plan, for {}, is {}", last.period.label(), off(end)?);
            (!same(end)).then_some(words)
        }
        // Planned numerators and denominators come to it in their own way.
        Some(Accumulation::Ratio) => None,
        // It isn't known how the year's is made: told where it can't be any way.
        None => {
            let (plans, end) = (plans?, at_the_end?);
            let (total, mean) = (sum(&plans)?, mean(&plans)?);
            let none = ![end, total, mean].into_iter().any(same);
            none.then(|| {
                format!(
                    "its {} plans add up to {} and end at {}, the target is {}",
                    plans.len(),
                    said(total),
                    said(end),
                    said(aim)
                )
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::exchange::Table;
    use crate::exchange::import::{Choices, Decisions, Study};
    use crate::model::Pack;

    /// What is told of a target of 1,200 with plans of a quarter each.
    fn told(adds_up: &str, target: &str, plans: [&str; 4]) -> Vec<String> {
        let text = format!(
            "Measure,Unit,How figures add up over the year,Annual target,Target Q1 2025/26,Target Q2 2025/26,\
             Target Q3 2025/26,Target Q4 2025/26\nHomes,Number,{adds_up},{target},{}\n",
            plans.join(",")
        );
        let (table, pack, choices) =
            (Table::read(text.as_bytes()), Pack::default(), Choices::default());
        let proposal = Study::new(&pack, &table, &choices).propose(&pack, &Decisions::default());
        let told = proposal.diagnostics.iter().map(|it| it.message.clone());
        told.filter(|it| it.contains("plan")).collect()
    }

    #[test]
    fn plans_that_come_to_another_figure_than_the_target_are_told() {
        let check = |adds_up: &str, target: &str, plans: [&str; 4], words: &[&str]| {
            assert_eq!(told(adds_up, target, plans), words, "{adds_up} {plans:?}");
        };
        let hundreds = ["300", "300", "300", "305"];
        check(
            "Sum of the periods",
            "1200",
            hundreds,
            &["Homes: its 4 plans add up to 1,205, 5 over the target of 1,200"],
        );
        check("Sum of the periods", "1205", hundreds, &[]);
        check("Sum of the periods", "0.3", ["0.1", "0.1", "0.1", "0"], &[]);
        // Not all of them are there yet.
        check("Sum of the periods", "1200", ["300", "300", "", ""], &[]);
        check(
            "Latest value",
            "95",
            ["91", "92", "93", "94"],
            &["Homes: its last plan, for Q4 2025/26, is 94, 1 under the target of 95"],
        );
        check("Latest value", "94", ["91", "92", "93", "94"], &[]);
        check("Latest value", "95", ["91", "92", "", ""], &[]);
        check(
            "Mean of the periods",
            "90",
            ["91", "92", "93", "94"],
            &["Homes: the mean of its 4 plans is 92.5, 2.5 over the target of 90"],
        );
        check("", "94", ["91", "92", "93", "94"], &[]);
        check("", "370", ["91", "92", "93", "94"], &[]);
        check(
            "",
            "1200",
            ["91", "92", "93", "94"],
            &["Homes: its 4 plans add up to 370 and end at 94, the target is 1,200"],
        );
    }
}
