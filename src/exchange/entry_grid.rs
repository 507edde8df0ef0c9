//! The entry sheet: rows of measures (two for a ratio), columns of periods, and what typing in a cell comes
//! to. What can't be read is kept as typed, with the reason.

use super::{
    columns::column::{Column, Part, Place},
    paste,
    reading::amount,
};
use crate::{
    edit::Command,
    model::{
        Accumulation, Frequency, Measure, MeasureId, Number, Observation, Pack, Period, Reading,
        ReportingYear,
    },
};

/// A row of the grid.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct SheetRow {
    /// Whose figures.
    pub measure: MeasureId,
    /// Its name.
    pub name: String,
    /// What its figures count; empty where that isn't set.
    pub unit: String,
    /// Which part.
    pub part: Part,
    /// What the part counts, in the measure's own words: `numerator: repairs done in time`. Empty where its row takes
    /// whole figures.
    pub counts: String,
}

impl SheetRow {
    /// What its cell in a column is about: a row of a ratio has a part of it.
    pub fn place(&self, column: Column) -> Place {
        let column = match column {
            Column::Figure(period, _) => Column::Figure(period, self.part),
            other => other,
        };
        (self.measure.clone(), column)
    }
}

/// The rows for a frequency: ratio measures have one for each part.
pub fn rows(pack: &Pack, frequency: Frequency) -> Vec<SheetRow> {
    pack.measures
        .iter()
        .filter(|measure| measure.frequency == Some(frequency))
        .flat_map(|measure| {
            let parts: &[Part] = if measure.accumulation == Some(Accumulation::Ratio) {
                &[Part::Numerator, Part::Denominator]
            } else {
                &[Part::Figure]
            };
            parts.iter().map(|part| SheetRow {
                measure: measure.id.clone(),
                name: measure.name.clone(),
                unit: measure.unit.clone(),
                part: *part,
                counts: counts(measure, *part),
            })
        })
        .collect()
}

/// What a part of a figure counts, as the measure's specification says it.
fn counts(measure: &Measure, part: Part) -> String {
    let own = match part {
        Part::Figure => return String::new(),
        Part::Numerator => measure.specification.numerator.trim(),
        Part::Denominator => measure.specification.denominator.trim(),
    };
    if own.is_empty() { part.words().to_owned() } else { format!("{}: {own}", part.words()) }
}

/// The periods for a frequency and a year.
pub fn columns(pack: &Pack, year: ReportingYear, frequency: Frequency) -> Vec<Period> {
    pack.calendar().periods(year, frequency)
}

/// What a cell shows: its text, and whether that is a figure.
pub fn shown(measure: &Measure, period: Period, part: Part) -> (String, bool) {
    let Some(observation) = measure.observation(period) else { return (String::new(), true) };
    match (observation.reading, part) {
        (Reading::Number(value), _) => (value.to_string(), true),
        (Reading::Ratio { numerator, .. }, Part::Numerator) => (numerator.to_string(), true),
        (Reading::Ratio { denominator, .. }, Part::Denominator) => (denominator.to_string(), true),
        (Reading::Ratio { .. }, Part::Figure) => (
            observation
                .figure(measure.ratio_scale())
                .map(|figure| figure.to_string())
                .unwrap_or_default(),
            true,
        ),
        (Reading::Missing(reason), _) => (reason.words().to_owned(), false),
        (Reading::Unread, _) => (observation.text.clone().unwrap_or_default(), false),
    }
}

/// What typing into a cell comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Entered {
    /// A change to the pack.
    Change(Box<Command>),
    /// Nothing: it says what is there already.
    Same,
    /// Half of a ratio: kept as typed until the other half is there.
    Half(String),
    /// Can't be read, and why.
    Unread(String),
}

/// Reads what was typed or pasted into a cell. `other` is what is typed in the ratio's other part, where
/// that isn't in the pack yet.
pub fn enter(
    measure: &Measure,
    period: Period,
    part: Part,
    text: &str,
    other: Option<&str>,
) -> Entered {
    let before = measure.observation(period);
    // As targets are read: `640k`, `£1.2m`.
    if let Some(value) = with_magnitude(text, &measure.unit).filter(|_| part == Part::Figure) {
        return set(measure, period, before, Reading::Number(value));
    }
    let cell = paste::Cell::from(text);
    if let Some(error) = cell.error {
        let doubt = amount::certain(text, &measure.unit).err().map(|it| it.to_string());
        return Entered::Unread(doubt.unwrap_or(error));
    }
    if part == Part::Figure
        && let Err(doubt) = amount::certain(text, &measure.unit)
    {
        return Entered::Unread(doubt.to_string());
    }
    let Some(reading) = cell.reading else { return clear(measure, period, before.is_some()) };
    let reading = match (part, reading) {
        (Part::Figure, reading) | (_, reading @ (Reading::Missing(_) | Reading::Unread)) => reading,
        (part, Reading::Number(value)) => match ratio(before, part, value, other) {
            Some(reading) => reading,
            None => return Entered::Half(half_words(part).to_owned()),
        },
        (_, reading @ Reading::Ratio { .. }) => reading,
    };
    set(measure, period, before, reading)
}

/// A figure with a magnitude behind it, in the measure's unit; `None` of every other text, and where the letter may be
/// the unit itself.
fn with_magnitude(text: &str, unit: &str) -> Option<Number> {
    let plain = amount::in_unit(text.trim(), unit).ok()?;
    (plain != text.trim()).then(|| amount::amount(text, unit).ok()).flatten()
}

/// The words for half a ratio.
fn half_words(part: Part) -> &'static str {
    match part {
        Part::Denominator => "Enter the numerator as well",
        Part::Numerator | Part::Figure => "Enter the denominator as well",
    }
}

/// A ratio from one typed part and the other, from the pack or as typed.
fn ratio(
    before: Option<&Observation>,
    part: Part,
    value: Number,
    other: Option<&str>,
) -> Option<Reading> {
    let typed = || match paste::Cell::from(other?).reading? {
        Reading::Number(value) => Some(value),
        _ => None,
    };
    let known = before.and_then(|before| match (before.reading, part) {
        (Reading::Ratio { denominator, .. }, Part::Numerator) => Some(denominator),
        (Reading::Ratio { numerator, .. }, Part::Denominator) => Some(numerator),
        _ => None,
    });
    let other = typed().or(known)?;
    Some(match part {
        Part::Denominator => Reading::Ratio { numerator: other, denominator: value },
        Part::Numerator | Part::Figure => Reading::Ratio { numerator: value, denominator: other },
    })
}

fn clear(measure: &Measure, period: Period, there: bool) -> Entered {
    if !there {
        return Entered::Same;
    }
    Entered::Change(Box::new(Command::ClearObservation {
        measure: measure.id.clone(),
        comparator: None,
        period,
    }))
}

/// Sets the reading; what else is known of the observation stays.
fn set(
    measure: &Measure,
    period: Period,
    before: Option<&Observation>,
    reading: Reading,
) -> Entered {
    let mut observation = before.cloned().unwrap_or_else(|| Observation::new(period, reading));
    if observation.reading == reading && before.is_some() {
        return Entered::Same;
    }
    observation.reading = reading;
    // The text said what the old reading was found as.
    observation.text = None;
    Entered::Change(Box::new(Command::SetObservation {
        measure: measure.id.clone(),
        comparator: None,
        observation: Box::new(observation),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Context, apply};
    use crate::exchange::{columns::unread::Unread, entry_block::paste_block};
    use std::sync::Arc;

    #[test]
    fn a_figure_that_may_be_two_is_not_taken() {
        let check = |unit: &str, text: &str, said: Option<&str>| {
            let measure = Measure { unit: unit.into(), ..Measure::default() };
            let april = Period::Month { year: 2025, month: 4 };
            match (enter(&measure, april, Part::Figure, text, None), said) {
                (Entered::Change(_), None) => {}
                (Entered::Unread(reason), Some(part)) => assert!(reason.contains(part), "{reason}"),
                (found, _) => panic!("{text} of {unit}: {found:?}"),
            }
        };
        check("homes", "(250)", Some("may be -250"));
        check("£000", "£1,000", Some("which is 1 in £000"));
        check("£000", "1,000", None);
        check("£", "£1,000", None);
    }

    fn pack() -> Pack {
        let of = |id: &str, accumulation| {
            Arc::new(Measure {
                id: id.into(),
                name: id.to_owned(),
                frequency: Some(Frequency::Monthly),
                accumulation: Some(accumulation),
                ..Measure::default()
            })
        };
        Pack {
            measures: vec![of("sum", Accumulation::Sum), of("ratio", Accumulation::Ratio)],
            ..Pack::default()
        }
    }

    fn after(pack: &Pack, at: (usize, usize), text: &str) -> (Pack, Unread) {
        let year = pack.calendar().year(2025);
        let (rows, columns) =
            (rows(pack, Frequency::Monthly), columns(pack, year, Frequency::Monthly));
        let (commands, unread) = paste_block(pack, &rows, &columns, at, text);
        let mut pack = pack.clone();
        let batch = Command::Batch { label: "Paste".into(), commands };
        apply(&mut pack, batch, &Context::default()).unwrap();
        (pack, unread)
    }

    #[test]
    fn a_figure_may_have_a_magnitude_behind_it_as_a_target_may() {
        let check = |unit: &str, text: &str, expected: Option<f64>| {
            let measure = Measure { unit: unit.to_owned(), ..Measure::default() };
            let period = "2025-04".parse().unwrap();
            let value = match enter(&measure, period, Part::Figure, text, None) {
                Entered::Change(command) => match *command {
                    Command::SetObservation { observation, .. } => match observation.reading {
                        Reading::Number(value) => Some(value.get()),
                        _ => None,
                    },
                    _ => None,
                },
                _ => None,
            };
            assert_eq!(value, expected, "{text} of {unit}");
        };
        check("homes", "640k", Some(640_000.0));
        check("£m", "1.1m", Some(1.1));
        check("£000", "£1,049.5k", Some(1_049.5));
        check("homes", "641", Some(641.0));
        // It may be metres.
        check("m", "5m", None);
    }

    #[test]
    fn a_pasted_block_lands_and_what_cannot_be_read_is_kept() {
        let (pack, unread) = after(&pack(), (0, 0), "1,234\tabout ten\t<5\n3\t\n4\t5");
        let text = |measure: usize, period: &str, part| {
            shown(&pack.measures[measure], period.parse().unwrap(), part).0
        };
        assert_eq!(text(0, "2025-04", Part::Figure), "1234");
        assert_eq!(text(0, "2025-06", Part::Figure), "suppressed");
        assert_eq!(text(1, "2025-04", Part::Numerator), "3");
        assert_eq!(text(1, "2025-04", Part::Denominator), "4");
        let kept: Vec<&str> = unread.values().map(|(typed, _)| typed.as_str()).collect();
        assert_eq!(kept, ["5", "about ten"], "half a ratio and a text wait with their reasons");
    }

    #[test]
    fn the_rows_of_a_ratio_say_what_they_count_in_the_measures_own_words() {
        let mut pack = pack();
        let ratio = Arc::make_mut(&mut pack.measures[1]);
        ratio.specification.numerator = " Repairs done in time ".into();
        let counts: Vec<String> =
            rows(&pack, Frequency::Monthly).into_iter().map(|row| row.counts).collect();
        assert_eq!(counts, ["", "numerator: Repairs done in time", "denominator"]);
    }

    #[test]
    fn the_same_again_changes_nothing() {
        let (once, _) = after(&pack(), (0, 0), "1\t2");
        let year = once.calendar().year(2025);
        let columns = columns(&once, year, Frequency::Monthly);
        let rows = rows(&once, Frequency::Monthly);
        let (commands, unread) = paste_block(&once, &rows, &columns, (0, 0), "1\t2");
        assert!(commands.is_empty() && unread.is_empty());
    }

    #[test]
    fn typing_keeps_what_else_is_known() {
        let mut measure = Measure { id: "m".into(), ..Measure::default() };
        let period: Period = "2025-04".parse().unwrap();
        let mut observation = Observation::new(period, Reading::Number(Number::from(1)));
        observation.comment = Some("Because.".into());
        measure.series.push(observation);
        let Entered::Change(command) = enter(&measure, period, Part::Figure, "2", None) else {
            panic!("a new figure is a change")
        };
        let Command::SetObservation { observation, .. } = *command else { panic!("sets it") };
        assert_eq!(observation.comment.as_deref(), Some("Because."));
        assert_eq!(observation.reading, Reading::Number(Number::from(2)));
    }
}
