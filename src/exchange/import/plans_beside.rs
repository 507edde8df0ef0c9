//! Plans by period beside the target of their year: told where what they come to is another figure.

use super::engine::{At, Engine};
use crate::model::{
    Accumulation, Aim, Bounds, Calendar, Measure, Number, Period, ReportingYear, Step, Target,
};
use crate::rating::printed;

impl Engine<'_> {
    /// Makes the targets of years that are only given in parts out of these, where it is known how and all of them are
    /// there; tells of the others, and of targets that this file gives or profiles whose plans come to something else.
    pub(super) fn settle_years_of_plans(&mut self) {
        let calendar = self.calendar;
        for ((measure, year), at) in std::mem::take(&mut self.touched) {
            let Some(found) = self.draft.measures.get_mut(measure) else { continue };
            let id = found.id.clone();
            let is_plans = found.targets.get(&year).is_some_and(|it| it.aim == Aim::Plans);
            if is_plans {
                let made = made_of_parts(found, year, calendar);
                let held = self.pack.measure(&id).is_some_and(|it| it.targets.contains_key(&year));
                if let Some(why) = made.err().filter(|_| !held) {
                    let message = format!("the target of {year} isn't stated, and {}", why.words());
                    self.doubt(at, format!("{message}: none is set for the year"), why.hint());
                }
            } else if let Some(words) = disagrees(found, year, calendar) {
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

/// Why plans by period make no target of their year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NotMade {
    /// Not all of them are there, or they aren't all figures of one length.
    NotWhole,
    /// Nothing says how the figures add up.
    NotSaid,
}

impl NotMade {
    fn words(self) -> &'static str {
        match self {
            Self::NotWhole => "its plans don't cover the year",
            Self::NotSaid => "nothing says how its figures add up over the year",
        }
    }

    fn hint(self) -> &'static str {
        match self {
            Self::NotWhole => "set the year's target, or give the plans of all its periods",
            Self::NotSaid => "say how the figures add up over the year, or set the year's target",
        }
    }
}

/// The plans of each part of a year, where all of them are of one length and each part has one.
fn whole(target: &Target, year: ReportingYear, calendar: Calendar) -> Option<Vec<Bounds>> {
    let parts: Vec<&Step> =
        target.trajectory.iter().filter(|step| step.period != Period::Year(year)).collect();
    let frequency = parts.first()?.period.frequency();
    let plan = |period: &Period| Some(parts.iter().find(|step| step.period == *period)?.plan);
    let periods = calendar.periods(year, frequency);
    let plans: Option<Vec<Bounds>> = periods.iter().map(plan).collect();
    plans.filter(|plans| plans.len() == parts.len() && plans.len() > 1)
}

/// The same, where all of them are figures.
fn complete(target: &Target, year: ReportingYear, calendar: Calendar) -> Option<Vec<Number>> {
    let figure = |plan: Bounds| match plan {
        Bounds::Value(value) => Some(value),
        Bounds::Range { .. } => None,
    };
    whole(target, year, calendar)?.into_iter().map(figure).collect()
}

fn sum(plans: &[Number]) -> Option<Number> {
    let sum: f64 = plans.iter().map(|plan| plan.get()).sum();
    Number::try_from(sum).ok().map(|sum| sum.rounded(None))
}

fn mean(plans: &[Number]) -> Option<Number> {
    let mean = sum(plans)?.get() / plans.len() as f64;
    Number::try_from(mean).ok().map(|mean| mean.rounded(None))
}

/// Makes the target of a year that is only given in parts out of these, as its figures make the year's (RULES 3).
fn made_of_parts(
    measure: &mut Measure,
    year: ReportingYear,
    calendar: Calendar,
) -> Result<(), NotMade> {
    let (accumulation, is_share) = (measure.accumulation, is_share(&measure.unit));
    let Some(target) = measure.targets.get_mut(&year) else { return Ok(()) };
    let plans = whole(target, year, calendar).ok_or(NotMade::NotWhole)?;
    let last = *plans.last().ok_or(NotMade::NotWhole)?;
    let in_parts = target.trajectory.iter().any(|step| step.numerator.is_some());
    let made = match accumulation {
        Some(Accumulation::Sum) => each_end(&plans, sum),
        Some(Accumulation::Mean) => each_end(&plans, mean),
        Some(Accumulation::Latest | Accumulation::Running) => Some(last),
        // Planned parts come to it in their own way, without a figure for it.
        Some(Accumulation::Ratio) if in_parts => return Ok(()),
        Some(Accumulation::Ratio) => Some(last),
        // A share is never added up, and in whichever other way, the same each time comes to the same.
        None if is_share && plans.iter().all(|plan| *plan == last) => Some(last),
        None => return Err(NotMade::NotSaid),
    };
    target.aim = match made.ok_or(NotMade::NotWhole)? {
        Bounds::Value(value) => Aim::Value { value },
        Bounds::Range { low, high } => Aim::Range { low, high },
    };
    Ok(())
}

fn is_share(unit: &str) -> bool {
    unit.contains('%') || unit.to_lowercase().contains("per cent")
}

/// What plans come to, each end of ranges by itself; none where some are figures and some are ranges.
fn each_end(plans: &[Bounds], of: fn(&[Number]) -> Option<Number>) -> Option<Bounds> {
    let ends = |plan: &Bounds| match plan {
        Bounds::Value(value) => (*value, None),
        Bounds::Range { low, high } => (*low, Some(*high)),
    };
    let (low, high): (Vec<Number>, Vec<Option<Number>>) = plans.iter().map(ends).unzip();
    if high.iter().all(Option::is_none) {
        return Some(Bounds::Value(of(&low)?));
    }
    let high: Option<Vec<Number>> = high.into_iter().collect();
    Some(Bounds::Range { low: of(&low)?, high: of(&high?)? })
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
    use crate::edit::{Context, apply};
    use crate::exchange::Table;
    use crate::exchange::import::{Choices, Decisions, Study};
    use crate::model::{Aim, Pack, Period};

    /// The target that comes of plans by period alone, as it is typed, and whether it is told that none is stated.
    fn made(unit: &str, adds_up: &str, plans: &str) -> (Aim, bool) {
        let months = ["Q1", "Q2", "Q3", "Q4"].map(|it| format!("Target {it} 2025/26")).join(",");
        let text = format!(
            "Measure,Unit,How figures add up over the year,{months}\nHomes,{unit},{adds_up},{plans}\n"
        );
        let (table, before, choices) =
            (Table::read(text.as_bytes()), Pack::default(), Choices::default());
        let proposal =
            Study::new(&before, &table, &choices).propose(&before, &Decisions::default());
        let mut pack = before.clone();
        apply(&mut pack, proposal.command("Import"), &Context::default()).unwrap();
        let told = proposal.diagnostics.iter().any(|it| it.message.contains("isn't stated"));
        (pack.measures[0].targets.values().next().unwrap().aim.clone(), told)
    }

    #[test]
    fn a_year_without_a_target_is_what_its_plans_come_to_and_never_the_last_of_some() {
        let check = |unit: &str, adds_up: &str, plans: &str, expected: Aim| {
            let told = expected == Aim::Plans;
            assert_eq!(made(unit, adds_up, plans), (expected, told), "{unit} {adds_up} {plans}");
        };
        let value = |value: i32| Aim::Value { value: value.into() };
        check("Number", "Sum of the periods", "10,20,30,40", value(100));
        check("Number", "Mean of the periods", "10,20,30,40", value(25));
        check("Number", "Running total", "10,20,30,40", value(40));
        check("Number", "Latest value", "10,20,30,40", value(40));
        check("%", "Ratio", "91,92,93,94", value(94));
        // Some of them say nothing of the year, and what isn't known how adds up to nothing.
        for adds_up in ["Sum of the periods", "Mean of the periods", "Running total", "Ratio", ""] {
            check("%", adds_up, "10,20,,", Aim::Plans);
        }
        check("Number", "", "10,20,30,40", Aim::Plans);
        check("Number", "", "10,10,10,10", Aim::Plans);
        check("%", "", "95,95,95,94", Aim::Plans);
        // However a share's figures make the year's, the same each time is the year's.
        check("%", "", "95,95,95,95", value(95));
        let range = Aim::Range { low: 4.into(), high: 8.into() };
        check("Number", "Sum of the periods", "1-2,1-2,1-2,1-2", range);
    }

    #[test]
    fn a_target_that_is_stated_is_none_of_its_plans() {
        let stated = "Measure,Unit,How figures add up over the year,2025/26 target\nHomes,Number,Sum of the periods,1200\n";
        let plans = "Measure,Target Q1 2025/26,Target Q4 2025/26\nHomes,300,305\n";
        let mut pack = Pack::default();
        for text in [stated, plans] {
            let (table, choices) = (Table::read(text.as_bytes()), Choices::default());
            let before = pack.clone();
            let proposal =
                Study::new(&before, &table, &choices).propose(&before, &Decisions::default());
            apply(&mut pack, proposal.command("Import"), &Context::default()).unwrap();
            // As one that was made or typed without words of its own.
            pack.measures.iter_mut().for_each(|it| {
                let measure = std::sync::Arc::make_mut(it);
                measure.targets.values_mut().for_each(|target| target.text = None);
            });
        }
        let (&year, target) = pack.measures[0].targets.iter().next().unwrap();
        assert_eq!(target.aim, Aim::Value { value: 1200.into() });
        assert_eq!(
            target.trajectory.iter().filter(|it| it.period != Period::Year(year)).count(),
            2
        );
    }

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
