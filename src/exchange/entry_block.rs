//! Figures on their way into the pack: a block of them pasted into the entry sheet, and what is asked of each before it is
//! taken (RULES 14, last line).

use super::{
    columns::{
        column::{Column, Part},
        unread::{Unread, Waits},
    },
    entry_grid::{Entered, SheetRow, enter},
    paste,
};
use crate::{
    edit::Command,
    model::{Calendar, Day, Measure, MeasureId, Observation, Pack, Period},
    rating::{FigureCheck, Unlikely, figure_checks, series_checks},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// A pasted block, from a cell rightwards and downwards: the commands for what can be read and isn't asked about, and every
/// other cell.
pub fn paste_block(
    pack: &Pack,
    rows: &[SheetRow],
    columns: &[Period],
    at: (usize, usize),
    text: &str,
) -> (Vec<Command>, Unread) {
    let block = paste::block(text);
    let mut entered = Vec::new();
    let mut unread = Unread::new();
    let measures: BTreeMap<&MeasureId, &Arc<Measure>> =
        pack.measures.iter().map(|measure| (&measure.id, measure)).collect();
    let typed = |row: usize, column: usize| {
        let (down, right) = (row.checked_sub(at.0)?, column.checked_sub(at.1)?);
        block.get(down)?.get(right).map(String::as_str)
    };
    for (down, cells) in block.iter().enumerate() {
        for (right, cell) in cells.iter().enumerate() {
            let (row_at, column_at) = (at.0 + down, at.1 + right);
            let (Some(row), Some(period)) = (rows.get(row_at), columns.get(column_at)) else {
                continue;
            };
            let Some(measure) = measures.get(&row.measure) else { continue };
            let other = match row.part {
                Part::Figure => None,
                Part::Numerator => typed(row_at + 1, column_at),
                Part::Denominator => {
                    row_at.checked_sub(1).and_then(|above| typed(above, column_at))
                }
            };
            let place = (row.measure.clone(), Column::Figure(*period, row.part));
            match enter(measure, *period, row.part, cell, other) {
                Entered::Change(command) => entered.push((place, cell, *command)),
                Entered::Asked(words, command) => {
                    let checks = asked_of(pack.calendar(), measure, &command);
                    unread.insert(place, Waits::asked(cell, question(Some(&words), &checks)));
                }
                Entered::Same => {}
                Entered::Half(reason) | Entered::Unread(reason) => {
                    unread.insert(place, Waits::refused(cell, reason));
                }
            }
        }
    }
    let mut by_measure: BTreeMap<&MeasureId, Vec<&Command>> = BTreeMap::new();
    for ((id, _), _, command) in &entered {
        by_measure.entry(id).or_default().push(command);
    }
    let mut asked = BTreeMap::new();
    for (id, commands) in by_measure {
        let Some(measure) = measures.get(id) else { continue };
        for (period, checks) in asked_before(pack.calendar(), measure, &commands) {
            asked.insert((id.clone(), period), question(None, &checks));
        }
    }
    let mut commands = Vec::new();
    for (place, text, command) in entered {
        let of = figure_of(&command).map(|observation| (place.0.clone(), observation.period));
        match of.and_then(|of| asked.get(&of)) {
            Some(words) => drop(unread.insert(place, Waits::asked(text, words))),
            None => commands.push(command),
        }
    }
    (commands, unread)
}

/// What is asked of the figure of a measure that a command sets; none of what was answered before.
pub fn asked_of(calendar: Calendar, measure: &Measure, command: &Command) -> Vec<FigureCheck> {
    asked_before(calendar, measure, &[command]).into_values().next().unwrap_or_default()
}

/// What is asked of figures of a measure that commands set, by period, each with the others in place; none of what was
/// answered before.
fn asked_before(
    calendar: Calendar,
    measure: &Measure,
    commands: &[&Command],
) -> BTreeMap<Period, Vec<FigureCheck>> {
    let mut measure = measure.clone();
    for scaled in commands.iter().filter_map(|command| settings_of(command)) {
        (measure.scale, measure.unit) = (scaled.scale, scaled.unit.clone());
    }
    let mut new = BTreeSet::new();
    for observation in commands.iter().filter_map(|command| figure_of(command)) {
        match measure.series.iter_mut().find(|held| held.period == observation.period) {
            Some(held) => *held = observation.clone(),
            None => measure.series.push(observation.clone()),
        }
        if observation.reading.is_figure() {
            new.insert(observation.period);
        }
    }
    measure.series.sort_by_key(|held| (held.period.end(calendar), held.period));
    let found = match new.iter().next() {
        None => Vec::new(),
        Some(only) if new.len() == 1 => {
            let checks = figure_checks(calendar, &measure, *only);
            checks.into_iter().map(|check| (*only, check)).collect()
        }
        Some(_) => {
            let mut found = series_checks(calendar, &measure, |period| new.contains(&period));
            found.retain(|(_, check)| is_of_itself(check));
            let odd: BTreeSet<Period> = found.iter().map(|(period, _)| *period).collect();
            // What is odd by itself says nothing of the others: they are held against what is left.
            let mut others = measure.clone();
            others.series.retain(|held| !odd.contains(&held.period));
            let is_other = |period| new.contains(&period) && !odd.contains(&period);
            found.extend(series_checks(calendar, &others, is_other));
            found
        }
    };
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
        exchange::entry_grid::{columns, rows},
        model::{Accumulation, Frequency, Number, Reading},
    };

    /// A monthly measure with figures of a year, and a ratio without any.
    fn pack() -> Pack {
        let year = Calendar::default().year(2024);
        let months = Calendar::default().periods(year, Frequency::Monthly);
        let observed = |(at, period): (i32, Period)| {
            Observation::new(period, Reading::Number(Number::from(48 + at % 3 * 2)))
        };
        let of = |id: &str, accumulation, series| {
            Arc::new(Measure {
                id: id.into(),
                name: id.to_owned(),
                frequency: Some(Frequency::Monthly),
                accumulation: Some(accumulation),
                unit: "%".into(),
                scale: Some(100.into()),
                series,
                ..Measure::default()
            })
        };
        let series = (0..).zip(months).map(observed).collect();
        let measures =
            vec![of("mean", Accumulation::Mean, series), of("ratio", Accumulation::Ratio, vec![])];
        Pack { measures, ..Pack::default() }
    }

    #[test]
    fn unlikely_figures_of_a_block_wait_and_the_others_are_taken() {
        let pack = pack();
        let year = pack.calendar().year(2025);
        let (rows, columns) =
            (rows(&pack, Frequency::Monthly), columns(&pack, year, Frequency::Monthly));
        let (commands, unread) =
            paste_block(&pack, &rows, &columns, (0, 0), "51\t530\t52\n3\t9\t4\n4\t8\t5");
        let taken: Vec<String> =
            commands.iter().filter_map(figure_of).map(|it| it.period.to_string()).collect();
        // Both cells of a ratio set it.
        let months = ["2025-04", "2025-06", "2025-04", "2025-06", "2025-04", "2025-06"];
        assert_eq!(taken, months);
        assert!(unread.values().all(|it| it.asked));
        let waiting: Vec<(&str, &str)> =
            unread.values().map(|it| (it.text.as_str(), it.reason.as_str())).collect();
        assert_eq!(waiting.len(), 3, "{waiting:?}");
        assert!(waiting[0].1.starts_with("is it right? 530% is ten times 50%"), "{waiting:?}");
        assert_eq!((waiting[1].0, waiting[2].0), ("9", "8"));
        assert!(waiting[1].1.contains("more than the denominator"), "{waiting:?}");
    }

    #[test]
    fn texts_of_a_block_that_may_be_figures_wait_with_all_that_is_asked_of_them() {
        let mut pack = pack();
        Arc::make_mut(&mut pack.measures[0]).scale = None;
        let year = pack.calendar().year(2025);
        let (rows, columns) =
            (rows(&pack, Frequency::Monthly), columns(&pack, year, Frequency::Monthly));
        let (commands, unread) =
            paste_block(&pack, &rows, &columns, (0, 0), "51\t(530)\t5/9 (56%)\tlots");
        assert_eq!(commands.len(), 1);
        let check = |month: u32, asked: bool, begins: &str, ends: &str| {
            let period = Period::Month { year: 2025, month };
            let waits = &unread[&(rows[0].measure.clone(), Column::Figure(period, Part::Figure))];
            let fits = waits.reason.starts_with(begins) && waits.reason.ends_with(ends);
            assert!(fits && waits.asked == asked, "{waits:?}");
        };
        check(5, true, "'(530)' may be -530", "the lower limit of its control chart");
        // Judged in the scale that it would have.
        check(6, true, "'5/9 (56%)' is no plain figure", "multiplied by 100 then");
        check(7, false, "This is not a number", "there is none");
    }

    #[test]
    fn a_figure_that_was_answered_is_asked_about_no_more() {
        let pack = pack();
        let measure = &pack.measures[0];
        let period: Period = "2025-04".parse().unwrap();
        let entered = enter(measure, period, Part::Figure, "530", None);
        let Entered::Change(command) = entered else { panic!("{entered:?}") };
        let asked = asked_before(pack.calendar(), measure, &[&command]);
        let checks = &asked[&period];
        let sure = answered(*command, checks, "2025-10-03".parse().ok());
        assert!(asked_before(pack.calendar(), measure, &[&sure]).is_empty());
        let likely = enter(measure, period, Part::Figure, "51", None);
        let Entered::Change(likely) = likely else { panic!("{likely:?}") };
        assert!(asked_before(pack.calendar(), measure, &[&likely]).is_empty());
    }
}
