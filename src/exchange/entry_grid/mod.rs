//! The entry sheet: rows of measures (two for a ratio), columns of periods, and what typing in a cell comes
//! to. What can't be read is kept as typed, with the reason.

use super::{
    columns::column::{Column, Part, Place},
    entry_text::{self, Typed},
    reading::value::Offer,
};
use crate::{
    edit::Command,
    model::{
        Accumulation, Frequency, Measure, MeasureId, Number, Observation, Pack, Period, Reading,
        ReportingYear,
    },
    rating::in_digits,
};
use std::collections::BTreeMap;

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
    /// What the part counts, in the measure's own words: `numerator: repairs done in time`; or what its measure lacks
    /// before it can be rated. Empty where its unit says enough.
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
        (Reading::Ratio { .. }, Part::Figure) => {
            let figure = observation.figure(measure.ratio_scale());
            (figure.map(|figure| in_digits(measure, figure)).unwrap_or_default(), true)
        }
        (Reading::Missing(reason), _) => (reason.words().to_owned(), false),
        (Reading::Unread, _) => (observation.text.clone().unwrap_or_default(), false),
    }
}

/// What a cell holds as text, to be typed anew or copied: of a numerator and a denominator both, since what is shown of
/// them is rounded.
pub fn text(measure: &Measure, period: Period, part: Part) -> String {
    let held = measure.observation(period);
    match held.map(|held| (held, held.reading)) {
        Some((held, Reading::Ratio { numerator, denominator })) if part == Part::Figure => {
            held.text.clone().unwrap_or_else(|| format!("{numerator}/{denominator}"))
        }
        _ => shown(measure, period, part).0,
    }
}

/// What typing into a cell comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Entered {
    /// A change to the pack.
    Change(Box<Command>),
    /// A change where the text is meant so: what is asked first, as a clause, and the change.
    Asked(String, Box<Command>),
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
    let reading = match entry_text::read(measure, part, text) {
        Typed::Blank => return clear(measure, period, before.is_some()),
        Typed::Unread(reason) => return Entered::Unread(reason),
        Typed::Asked { words, reading, offer } => {
            return if_meant(measure, (period, part), text, (words, reading, offer));
        }
        Typed::Plain(reading) => reading,
    };
    let reading = match (part, reading) {
        (Part::Figure, reading) | (_, reading @ (Reading::Missing(_) | Reading::Unread)) => reading,
        (part, Reading::Number(value)) => match ratio(measure, (before, part), value, other) {
            Some(reading) => reading,
            None => return Entered::Half(half_words(part).to_owned()),
        },
        (_, reading @ Reading::Ratio { .. }) => reading,
    };
    set(measure, period, before, reading)
}

/// The change that a text is, if it is meant so: where it is no plain figure, the text is kept beside it.
fn if_meant(
    measure: &Measure,
    (period, part): (Period, Part),
    text: &str,
    (mut words, reading, offer): (String, Reading, Option<Offer>),
) -> Entered {
    let before = measure.observation(period);
    let mut observation = before.cloned().unwrap_or_else(|| Observation::new(period, reading));
    observation.reading = reading;
    observation.text = offer.is_some().then(|| text.trim().to_owned());
    if let Some(offer) = offer {
        offer.mark(&mut observation);
    }
    if before == Some(&observation) {
        return Entered::Same;
    }
    let figure = Command::SetObservation {
        measure: measure.id.clone(),
        comparator: None,
        observation: Box::new(observation),
    };
    let scales = part == Part::Figure && entry_text::makes_per_cent(measure, text, reading);
    let in_per_cent = part == Part::Figure && entry_text::is_unit_of_share(measure, text);
    if !scales && !in_per_cent {
        return Entered::Asked(words, Box::new(figure));
    }
    let mut scaled = settings_alone(measure);
    if in_per_cent {
        scaled.unit = "%".to_owned();
    }
    if scales {
        words.push_str("; ratios of this measure are multiplied by 100 then");
        scaled.scale = Some(Number::from(100));
    }
    let label = format!("Type {} for {}", text.trim(), measure.name);
    let commands = vec![Command::SetMeasure(Box::new(scaled)), figure];
    Entered::Asked(words, Box::new(Command::Batch { label, commands }))
}

/// A measure's settings, to be set: its figures and targets have commands of their own.
pub(super) fn settings_alone(measure: &Measure) -> Measure {
    Measure {
        series: Vec::new(),
        comparators: Vec::new(),
        targets: BTreeMap::new(),
        past: BTreeMap::new(),
        ..measure.clone()
    }
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
    measure: &Measure,
    (before, part): (Option<&Observation>, Part),
    value: Number,
    other: Option<&str>,
) -> Option<Reading> {
    let typed = || match entry_text::read(measure, part, other?) {
        Typed::Plain(Reading::Number(value)) => Some(value),
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
mod tests;
