//! What is asked before a setting or a target is taken: another frequency hides what a measure has, plans that somebody
//! entered may not fit another way of adding up, two measures of one name can't be told apart, and a target outside its unit
//! or a tolerance above its plan is mostly a slip.

use super::{
    column::Column,
    doubts::{asked_of_bounds, asked_of_part, same_name},
    settings::Setting,
    target_parts::{TargetPart, floor_of, plan_of},
};
use crate::{
    edit::Command,
    model::{Calendar, Frequency, Measure, Pack, Step, Target},
    planning::{hidden, trajectory},
    rating::{counted, is_unscaled},
};

/// The settings that something may be asked about.
pub const ASKED: [Setting; 4] =
    [Setting::Name, Setting::Unit, Setting::Frequency, Setting::Accumulation];

/// What is asked before a measure is changed to another, each as a clause without a full stop, with the setting that it
/// is about.
pub fn questions(pack: &Pack, before: &Measure, after: &Measure) -> Vec<(Setting, String)> {
    let question = |setting: Setting| Some((setting, asked_of(pack, before, after, setting)?));
    ASKED.into_iter().filter_map(question).collect()
}

/// What is asked of one setting before a measure is changed to another.
pub fn asked_of(
    pack: &Pack,
    before: &Measure,
    after: &Measure,
    setting: Setting,
) -> Option<String> {
    match setting {
        Setting::Frequency => hidden(before, after, pack.calendar()),
        Setting::Unit => unscaled(before, after),
        Setting::Accumulation => {
            unscaled(before, after).or_else(|| asked_of_own_plans(before, after, pack.calendar()))
        }
        Setting::Name if before.name.trim() != after.name.trim() => same_name(pack, after),
        _ => None,
    }
}

/// What is asked of plans by period that somebody entered and that stay as they are, where the year is made in another way, as
/// a clause without a full stop. Those that follow the year's figure are made anew.
pub fn asked_of_own_plans(before: &Measure, after: &Measure, calendar: Calendar) -> Option<String> {
    let was = before.accumulation?;
    let is = after.accumulation.filter(|it| *it != was)?;
    // Of a yearly one the year is its period, and another frequency is asked about by itself.
    if after.frequency == Some(Frequency::Yearly) || after.frequency != before.frequency {
        return None;
    }
    let own = trajectory::own_plans(before, after, calendar);
    (own > 0).then(|| {
        let plans = counted(own, "plan by period was", "plans by period were");
        let (was, is) = (was.words(), is.words());
        format!("{plans} entered for ‘{was}’, and stay as they are: check that they fit ‘{is}’")
    })
}

/// Its figures become ratios in per cent, and nothing says that they are times 100: 455 of 500 would be 0.91%.
fn unscaled(before: &Measure, after: &Measure) -> Option<String> {
    (is_unscaled(after) && !is_unscaled(before)).then(|| {
        "ratios in per cent are times 100: set 100 under ‘Ratio: multiplied by’, else 455 of 500 is 0.91% and not 91%"
            .to_owned()
    })
}

/// What is asked of a year's target before it takes the place of another, each as a clause without a full stop, with the
/// part of the target that it is about.
pub fn asked_of_target(
    measure: &Measure,
    before: Option<&Target>,
    after: &Target,
) -> Vec<(TargetPart, String)> {
    let is_new = |part: TargetPart| match (part, before) {
        (TargetPart::Aim, Some(before)) => before.aim != after.aim,
        (TargetPart::Tolerance, Some(before)) => before.tolerance != after.tolerance,
        (TargetPart::Stretch, Some(before)) => before.stretch != after.stretch,
        _ => true,
    };
    let question = |part: TargetPart| Some((part, asked_of_part(measure, after, part)?));
    TargetPart::ALL.into_iter().filter(|part| is_new(*part)).filter_map(question).collect()
}

/// What is asked of the plans and floors of a year's target that are new in it, as a clause without a full stop: of the
/// first, and how many more something is asked of.
pub fn asked_of_plans(
    measure: &Measure,
    before: Option<&Target>,
    after: &Target,
) -> Option<String> {
    let of_step = |step: &Step| {
        let plan = Some(step.plan).filter(|it| plan_of(before, step.period) != Some(*it));
        let floor = step.floor.filter(|it| floor_of(before, step.period) != Some(*it));
        let label = step.period.label();
        [
            (Column::Plan(step.period), plan, label.clone()),
            (Column::Floor(step.period), floor, format!("floor of {label}")),
        ]
    };
    let mut asked = after.trajectory.iter().flat_map(of_step).filter_map(|(column, new, label)| {
        Some((label, asked_of_bounds(measure, after, (column, Some(new?)))?))
    });
    let (label, question) = asked.next()?;
    let more = match asked.count() {
        0 => String::new(),
        more => format!(", and {more} more"),
    };
    Some(format!("{label}{more}: {question}"))
}

/// What is asked before many measures are changed at once, each by itself; `None` where nothing they have stops counting, or
/// may not fit.
pub fn asked_of_many(pack: &Pack, command: &Command) -> Option<String> {
    let commands = match command {
        Command::Batch { commands, .. } => commands.as_slice(),
        one => std::slice::from_ref(one),
    };
    let question = |command: &Command| {
        let Command::SetMeasure(after) = command else { return None };
        let before = pack.measure(&after.id)?;
        let calendar = pack.calendar();
        let asked = hidden(before, after, calendar)
            .or_else(|| asked_of_own_plans(before, after, calendar))?;
        Some(format!("{}: {asked}", before.name))
    };
    let mut found = commands.iter().filter_map(question);
    let first = found.next()?;
    Some(match found.count() {
        0 => first,
        others => {
            let count = others + 1;
            format!(
                "{count} measures have figures or plans that will not count or may not fit. {first}"
            )
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        Accumulation, Aim, Bounds, Calendar, Number, Observation, Period, Reading, Step, Tolerance,
    };

    fn measure() -> Measure {
        let calendar = Calendar::default();
        let year = calendar.year(2025);
        let mut target = Target::new(Aim::Value { value: Number::from(12) });
        let months = calendar.periods(year, Frequency::Monthly);
        let step = |period: &Period| Step::new(*period, Bounds::Value(Number::from(1)));
        target.trajectory = months.iter().map(step).collect();
        let mut series: Vec<Observation> = months
            .iter()
            .take(2)
            .map(|period| Observation::new(*period, Reading::Number(Number::from(1))))
            .collect();
        // Neither a figure that didn't count before, nor a month without one, is lost.
        let quarter = calendar.periods(year, Frequency::Quarterly)[0];
        series.push(Observation::new(quarter, Reading::Number(Number::from(1))));
        let missing = Reading::Missing(crate::model::MissingReason::Late);
        series.push(Observation::new(months[5], missing));
        Measure {
            frequency: Some(Frequency::Monthly),
            series,
            targets: [(year, target)].into(),
            ..Measure::default()
        }
    }

    #[test]
    fn another_frequency_says_what_will_not_count() {
        let check = |before: &Measure, text: &str, expected: Option<&str>| {
            let pack = Pack::default();
            let mut after = before.clone();
            let read = Setting::Frequency.take(&pack, &mut after, text).is_ok();
            let found = asked_of(&pack, before, &after, Setting::Frequency).filter(|_| read);
            assert_eq!(found.as_deref(), expected, "{text}");
        };
        let both = measure();
        check(
            &both,
            "Quarterly",
            Some("2 monthly figures and 12 monthly plans will not count in a quarterly measure"),
        );
        check(
            &both,
            "",
            Some(
                "2 monthly figures and 12 monthly plans will not count in a measure that doesn't say how often it reports",
            ),
        );
        check(&both, "Monthly", None);
        check(&both, "now and then", None);
        let mut figures = Measure { targets: Default::default(), ..both.clone() };
        figures.series.truncate(1);
        check(
            &figures,
            "Half-yearly",
            Some("1 monthly figure will not count in a half-yearly measure"),
        );
        check(
            &figures,
            "Dated ranges",
            Some("1 monthly figure will not count in a measure of dated ranges"),
        );
        check(&Measure { series: Vec::new(), ..figures }, "Quarterly", None);
        check(&Measure { frequency: None, ..both }, "Quarterly", None);
    }

    #[test]
    fn plans_that_follow_the_figure_are_not_asked_about_and_others_are() {
        let of = |plans: [i32; 12], accumulation| {
            let mut measure = Measure { accumulation: Some(accumulation), ..measure() };
            for target in measure.targets.values_mut() {
                for (step, plan) in target.trajectory.iter_mut().zip(plans) {
                    step.plan = Bounds::Value(plan.into());
                }
            }
            measure
        };
        let check = |before: &Measure, after: Accumulation, expected: Option<&str>| {
            let now = Measure { accumulation: Some(after), ..before.clone() };
            let found = asked_of(&Pack::default(), before, &now, Setting::Accumulation);
            assert_eq!(found.as_deref(), expected, "{after:?}");
        };
        use Accumulation::{Mean, Running, Sum};
        let own = of([1, 1, 1, 1, 1, 1, 0, 2, 1, 1, 1, 1], Sum);
        check(&own, Sum, None);
        check(
            &own,
            Running,
            Some(
                "12 plans by period were entered for ‘Sum of the periods’, and stay as they are: check that they fit ‘Running total’",
            ),
        );
        let follows = of([1; 12], Sum);
        check(&follows, Running, None);
        check(&follows, Mean, None);
        let quarterly = Measure { frequency: Some(Frequency::Quarterly), ..follows.clone() };
        let found = hidden(&follows, &quarterly, Calendar::default());
        assert_eq!(
            found.as_deref(),
            Some("2 monthly figures will not count in a quarterly measure")
        );
    }

    #[test]
    fn a_name_that_another_measure_has_is_asked_about_once_it_is_new() {
        let named = |id: &str, name: &str| Measure {
            id: id.into(),
            name: name.into(),
            ..Measure::default()
        };
        let pack = Pack {
            measures: vec![named("a", "Homes").into(), named("b", "Roads").into()],
            ..Pack::default()
        };
        let check = |before: &str, after: &str, expected: bool| {
            let found = questions(&pack, &named("b", before), &named("b", after));
            assert_eq!(!found.is_empty(), expected, "{before} to {after}: {found:?}");
            assert!(found.iter().all(|(setting, _)| *setting == Setting::Name));
        };
        check("Roads", "Homes", true);
        check("Roads", "Homes ", true);
        check("Roads", "Bridges", false);
        check("Homes", "Homes", false);
        check("Roads", "", false);
    }

    #[test]
    fn a_target_is_asked_about_by_what_is_new_in_it() {
        let number = Number::from;
        let measure = Measure { unit: "%".into(), ..Measure::default() };
        let target = |aim: i32, tolerance: i32| Target {
            tolerance: Some(Tolerance::Percent(number(tolerance))),
            ..Target::new(Aim::Value { value: number(aim) })
        };
        let check = |before: Option<&Target>, after: &Target, expected: &[TargetPart]| {
            let found = asked_of_target(&measure, before, after);
            let parts: Vec<TargetPart> = found.iter().map(|(part, _)| *part).collect();
            assert_eq!(parts, expected, "{found:?}");
        };
        use TargetPart::{Aim as What, Tolerance as Amber};
        check(None, &target(90, 5), &[]);
        check(None, &target(225, 101), &[What, Amber]);
        check(Some(&target(90, 101)), &target(225, 101), &[What]);
        check(Some(&target(225, 5)), &target(225, 101), &[Amber]);
        check(Some(&target(225, 101)), &target(225, 101), &[]);
    }

    #[test]
    fn a_plan_that_may_be_the_years_is_asked_about_once_it_is_new() {
        let mut measure =
            Measure { accumulation: Some(Accumulation::Sum), unit: "homes".into(), ..measure() };
        let calendar = Calendar::default();
        let months = calendar.periods(calendar.year(2024), Frequency::Monthly);
        let figure = |at: &Period| Observation::new(*at, Reading::Number(Number::from(20)));
        measure.series = months.iter().map(figure).collect();
        let year = calendar.year(2025);
        let of = |plan: i32| {
            let mut target = measure.targets[&year].clone();
            target.aim = Aim::Value { value: Number::from(240) };
            target.trajectory.iter_mut().for_each(|it| it.plan = Bounds::Value(20.into()));
            target.trajectory[3].plan = Bounds::Value(Number::from(plan));
            // Of the year as a whole the same figure is no question.
            target.trajectory.push(Step::new(Period::Year(year), Bounds::Value(240.into())));
            target
        };
        let check = |before: Option<&Target>, after: &Target, expected: Option<&str>| {
            let found = asked_of_plans(&measure, before, after);
            assert_eq!(found.as_deref(), expected);
        };
        let asked = "Jul 2025: is 240 for a month, or for the year? Its figures usually come to 20 in a month and 240 in a year";
        check(None, &of(20), None);
        // What the unit doesn't allow, and what is of another size, is asked of plans as of targets.
        check(
            None,
            &of(-5),
            Some("Jul 2025: −5 is a count below zero, and this measure is in homes"),
        );
        check(
            None,
            &of(2400),
            Some(
                "Jul 2025: 2,400 is ten times or more what its figures usually come to, 20: check that it is meant",
            ),
        );
        check(None, &of(240), Some(asked));
        check(Some(&of(20)), &of(240), Some(asked));
        check(Some(&of(240)), &of(240), None);
    }

    #[test]
    fn many_measures_are_asked_about_in_one_sentence() {
        let named = |name: &str| Measure { id: name.into(), name: name.into(), ..measure() };
        let after = |name: &str, frequency| {
            let frequency = Some(frequency);
            Command::SetMeasure(Box::new(Measure { frequency, ..named(name) }))
        };
        let pack = Pack {
            measures: ["Homes", "Roads"].map(|name| std::sync::Arc::new(named(name))).into(),
            ..Pack::default()
        };
        let check = |commands: Vec<Command>, expected: Option<&str>| {
            let batch = Command::Batch { label: String::new(), commands };
            assert_eq!(asked_of_many(&pack, &batch).as_deref(), expected);
        };
        let homes = "Homes: 2 monthly figures will not count in a yearly measure";
        check(vec![after("Homes", Frequency::Yearly)], Some(homes));
        check(vec![after("Homes", Frequency::Monthly)], None);
        let both = vec![after("Homes", Frequency::Yearly), after("Roads", Frequency::Yearly)];
        check(
            both,
            Some(&format!(
                "2 measures have figures or plans that will not count or may not fit. {homes}"
            )),
        );
    }

    #[test]
    fn a_ratio_in_per_cent_without_its_hundred_is_asked_about_once() {
        let check = |before: &str, after: &str, setting: Setting, expected: bool| {
            let of = |text: &str| -> Measure {
                serde_json::from_str(&format!(
                    r#"{{"id":"a","name":"A","frequency":"monthly",{text}}}"#
                ))
                .unwrap()
            };
            let asked = asked_of(&Pack::default(), &of(before), &of(after), setting);
            assert_eq!(asked.is_some(), expected, "{before} {after}");
        };
        let (unit, ratio) = (r#""unit":"%""#, r#""unit":"%","accumulation":"ratio""#);
        check(r#""unit":"homes","accumulation":"ratio""#, ratio, Setting::Unit, true);
        check(unit, ratio, Setting::Accumulation, true);
        check(r#""unit":"""#, unit, Setting::Unit, false);
        check(unit, &format!(r#"{ratio},"scale":100"#), Setting::Accumulation, false);
        check(unit, &format!(r#"{ratio},"scale":1"#), Setting::Accumulation, false);
        // Of what is so already nothing is asked again.
        check(ratio, ratio, Setting::Unit, false);
        let counted =
            r#""unit":"%","series":[{"period":"2025-04","numerator":455,"denominator":500}]"#;
        check(&counted.replace('%', ""), counted, Setting::Unit, true);
    }
}
