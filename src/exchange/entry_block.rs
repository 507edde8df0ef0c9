//! What is asked of figures on their way into the pack, before they are taken (RULES 14, last line): of one that is typed,
//! and of each of a pasted block as if it were typed after the others.

use crate::{
    edit::Command,
    model::{Calendar, Day, Measure, Observation, Period},
    rating::{FigureCheck, Unlikely, figure_checks, replaced_check, series_checks},
};
use std::collections::{BTreeMap, BTreeSet};

/// What is asked of the figure of a measure that a command sets; none of what was answered before.
pub fn asked_of(calendar: Calendar, measure: &Measure, command: &Command) -> Vec<FigureCheck> {
    asked_before(calendar, measure, &[command]).into_values().next().unwrap_or_default()
}

/// What is asked of figures of a measure that commands set, by period, each with the others in place; none of what was
/// answered before.
pub(super) fn asked_before(
    calendar: Calendar,
    measure: &Measure,
    commands: &[&Command],
) -> BTreeMap<Period, Vec<FigureCheck>> {
    let mut measure = measure.clone();
    for scaled in commands.iter().filter_map(|command| settings_of(command)) {
        (measure.scale, measure.unit) = (scaled.scale, scaled.unit.clone());
    }
    let mut new = BTreeSet::new();
    let mut replaced = Vec::new();
    for observation in commands.iter().filter_map(|command| figure_of(command)) {
        match measure.series.iter_mut().find(|held| held.period == observation.period) {
            Some(held) => replaced.push(std::mem::replace(held, observation.clone())),
            None => measure.series.push(observation.clone()),
        }
        if observation.reading.is_figure() {
            new.insert(observation.period);
        }
    }
    measure.series.sort_by_key(|held| (held.period.end(calendar), held.period));
    let mut found = match new.iter().next() {
        None => Vec::new(),
        Some(only) if new.len() == 1 => {
            let checks = figure_checks(calendar, &measure, *only);
            checks.into_iter().map(|check| (*only, check)).collect()
        }
        Some(_) => {
            let mut found = odd_by_itself(calendar, &measure, &new);
            let odd: BTreeSet<Period> = found.iter().map(|(period, _)| *period).collect();
            // What is odd by itself says nothing of the others: they are held against what is left.
            let mut others = measure.clone();
            others.series.retain(|held| !odd.contains(&held.period));
            let is_other = |period| new.contains(&period) && !odd.contains(&period);
            let near = series_checks(calendar, &others, is_other);
            found.extend(near.into_iter().filter(|(_, check)| !is_of_itself(check)));
            found
        }
    };
    for old in replaced.iter().filter(|old| new.contains(&old.period)) {
        let sized = |(period, check): &(Period, FigureCheck)| {
            *period == old.period
                && matches!(check.unlikely, Unlikely::Tenfold | Unlikely::TenfoldPlan)
        };
        if !found.iter().any(sized) {
            let check = replaced_check(calendar, &measure, old.period, old);
            found.extend(check.map(|check| (old.period, check)));
        }
    }
    let mut asked: BTreeMap<Period, Vec<FigureCheck>> = BTreeMap::new();
    for (period, check) in found {
        let answered =
            measure.observation(period).is_some_and(|held| held.is_answered(&check.key()));
        // Its comment stands in the pack, whatever becomes of the figure.
        if check.unlikely != Unlikely::SameComment && !answered {
            asked.entry(period).or_default().push(check);
        }
    }
    asked
}

/// What is unlikely of the size or unit of new figures of a measure. Each is held against those before it that aren't: twelve
/// months that are all ten times too large don't make one another usual.
fn odd_by_itself(
    calendar: Calendar,
    measure: &Measure,
    new: &BTreeSet<Period>,
) -> Vec<(Period, FigureCheck)> {
    let mut found = series_checks(calendar, measure, |period| new.contains(&period));
    found.retain(|(_, check)| is_of_itself(check));
    if found.is_empty() {
        return found;
    }
    found.clear();
    let mut usual = measure.clone();
    usual.series.retain(|held| !new.contains(&held.period));
    for held in measure.series.iter().filter(|held| new.contains(&held.period)) {
        let at = usual.series.partition_point(|it| {
            (it.period.end(calendar), it.period) < (held.period.end(calendar), held.period)
        });
        usual.series.insert(at, held.clone());
        let mut odd = series_checks(calendar, &usual, |period| period == held.period);
        odd.retain(|(_, check)| is_of_itself(check));
        if !odd.is_empty() {
            usual.series.remove(at);
        }
        found.extend(odd);
    }
    found
}

/// Whether what is unlikely of a figure is its size or its unit, and not how it stands to a chart.
fn is_of_itself(check: &FigureCheck) -> bool {
    !matches!(check.unlikely, Unlikely::BeyondLimits | Unlikely::Stuck | Unlikely::SameComment)
}

/// What is asked of a figure that waits: of its text, where that is no plain figure, and what is unlikely of it.
pub fn question(of_text: Option<&str>, checks: &[FigureCheck]) -> String {
    let words: Vec<&str> = checks.iter().map(|check| check.words.as_str()).collect();
    let unlikely = (!words.is_empty()).then(|| format!("is it right? {}", words.join("; ")));
    of_text.map(str::to_owned).into_iter().chain(unlikely).collect::<Vec<_>>().join("; and ")
}

/// The command that sets a figure, as one of which what was asked is answered: it is right.
pub fn answered(mut command: Command, checks: &[FigureCheck], on: Option<Day>) -> Command {
    let figure = match &mut command {
        Command::Batch { commands, .. } => commands.last_mut(),
        one => Some(one),
    };
    if let Some(Command::SetObservation { observation, .. }) = figure {
        observation.answer(checks.iter().map(FigureCheck::key), on);
    }
    command
}

/// The measure's own figure that a command sets, last of what it does.
fn figure_of(command: &Command) -> Option<&Observation> {
    match command {
        Command::Batch { commands, .. } => figure_of(commands.last()?),
        Command::SetObservation { comparator: None, observation, .. } => Some(observation),
        _ => None,
    }
}

/// The settings that a command changes with a figure.
fn settings_of(command: &Command) -> Option<&Measure> {
    match command {
        Command::Batch { commands, .. } => commands.iter().find_map(settings_of),
        Command::SetMeasure(measure) => Some(measure),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        exchange::{
            columns::column::Part,
            entry_grid::{Entered, enter},
        },
        model::{Frequency, Number, Reading},
    };

    #[test]
    fn a_figure_ten_times_the_one_it_replaces_is_asked_about_where_nothing_else_says_what_is_usual()
    {
        let calendar = Calendar::default();
        let period: Period = "2025-04".parse().unwrap();
        let check = |held: f64, typed: &str, expected: &[&str]| {
            let reading = Reading::Number(Number::try_from(held).unwrap());
            let measure = Measure {
                id: "recycling".into(),
                frequency: Some(Frequency::Monthly),
                unit: "%".into(),
                series: vec![Observation::new(period, reading)],
                ..Measure::default()
            };
            let Entered::Change(command) = enter(&measure, period, Part::Figure, typed, None)
            else {
                panic!("{typed}");
            };
            let found = asked_of(calendar, &measure, &command);
            let words: Vec<&str> = found.iter().map(|it| it.words.as_str()).collect();
            assert_eq!(words, expected, "{held} {typed}");
        };
        check(46.2, "0.462", &["0.462% is a tenth of 46.2% or less, the figure that it replaces"]);
        check(4.0, "40", &["40% is ten times 4% or more, the figure that it replaces"]);
        check(46.2, "45", &[]);
        check(0.0, "45", &[]);
    }

    #[test]
    fn a_figure_that_was_answered_is_asked_about_no_more() {
        let calendar = Calendar::default();
        let months = calendar.periods(calendar.year(2024), Frequency::Monthly);
        let observed = |(at, period): (i32, Period)| {
            Observation::new(period, Reading::Number(Number::from(48 + at % 3 * 2)))
        };
        let measure = Measure {
            id: "mean".into(),
            frequency: Some(Frequency::Monthly),
            unit: "%".into(),
            series: (0..).zip(months).map(observed).collect(),
            ..Measure::default()
        };
        let period: Period = "2025-04".parse().unwrap();
        let entered = enter(&measure, period, Part::Figure, "530", None);
        let Entered::Change(command) = entered else { panic!("{entered:?}") };
        let asked = asked_before(calendar, &measure, &[&command]);
        let checks = &asked[&period];
        let sure = answered(*command, checks, "2025-10-03".parse().ok());
        assert!(asked_before(calendar, &measure, &[&sure]).is_empty());
        let likely = enter(&measure, period, Part::Figure, "51", None);
        let Entered::Change(likely) = likely else { panic!("{likely:?}") };
        assert!(asked_before(calendar, &measure, &[&likely]).is_empty());
    }
}
