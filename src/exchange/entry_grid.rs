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
    if part != Part::Figure || !entry_text::makes_per_cent(measure, text, reading) {
        return Entered::Asked(words, Box::new(figure));
    }
    words.push_str("; ratios of this measure are multiplied by 100 then");
    let mut scaled = Measure {
        series: Vec::new(),
        comparators: Vec::new(),
        targets: BTreeMap::new(),
        past: BTreeMap::new(),
        scale: Some(Number::from(100)),
        ..measure.clone()
    };
    if scaled.unit.trim().is_empty() {
        scaled.unit = "%".to_owned();
    }
    let label = format!("Type {} for {}", text.trim(), measure.name);
    let commands = vec![Command::SetMeasure(Box::new(scaled)), figure];
    Entered::Asked(words, Box::new(Command::Batch { label, commands }))
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
mod tests {
    use super::*;
    use crate::edit::{Context, apply};
    use crate::exchange::{columns::unread::Unread, entry_block::paste_block};
    use std::sync::Arc;

    /// A measure in a unit, whose ratios are multiplied by so much.
    fn of(unit: &str, scale: Option<i32>) -> Measure {
        Measure {
            id: "m".into(),
            name: "Measure".into(),
            unit: unit.into(),
            scale: scale.map(Number::from),
            ..Measure::default()
        }
    }

    /// The figure that a typed text is once somebody says that it is meant.
    fn meant(measure: &Measure, text: &str) -> (Measure, String) {
        let april = Period::Month { year: 2025, month: 4 };
        let Entered::Asked(words, command) = enter(measure, april, Part::Figure, text, None) else {
            panic!("{text} is asked about")
        };
        let mut pack = Pack { measures: vec![Arc::new(measure.clone())], ..Pack::default() };
        apply(&mut pack, *command, &Context::default()).unwrap();
        (Measure::clone(&pack.measures[0]), words)
    }

    #[test]
    fn what_is_asked_is_taken_as_it_is_meant_with_its_text_beside_it() {
        let check = |unit: &str, text: &str, figure: &str, kept: Option<&str>| {
            let before = of(unit, None);
            let (after, words) = meant(&before, text);
            let [held] = &after.series[..] else { panic!("{text}") };
            let found = held.figure(after.ratio_scale()).map(|it| it.rounded(Some(1)).to_string());
            assert_eq!(found.as_deref(), Some(figure), "{text}: {words}");
            assert_eq!(held.text.as_deref(), kept, "{text}");
            // Typed again, it says what is there.
            let again = enter(&after, held.period, Part::Figure, text, None);
            let same = matches!(again, Entered::Same) || kept.is_none();
            assert!(same, "{text}: {again:?}");
        };
        check("homes", "(250)", "-250", Some("(250)"));
        check("homes", "12%", "12", None);
        check("£000", "£1,000", "1000", None);
        check("homes", "32 (184 with Kick Start)", "32", Some("32 (184 with Kick Start)"));
        check("minutes", "00:04:30", "4.5", Some("00:04:30"));
        // A share in per cent is one, and its measure's ratios are from then on.
        check("%", "8/9 (89%)", "88.9", Some("8/9 (89%)"));
        check("", "8/9 (89%)", "88.9", Some("8/9 (89%)"));
        check("homes", "1/4", "0.3", Some("1/4"));
    }

    #[test]
    fn what_a_question_changes_besides_the_figure_is_said_and_done_once() {
        let check = |measure: &Measure, text: &str, expected: Option<i32>| {
            let (after, words) = meant(measure, text);
            assert_eq!(after.scale, expected.map(Number::from), "{text}: {words}");
            let told = words.contains("multiplied by 100");
            assert_eq!(told, after.scale != measure.scale, "{text}: {words}");
        };
        check(&of("%", None), "8/9", Some(100));
        check(&of("%", Some(100)), "8/9", Some(100));
        check(&of("homes", None), "8/9", None);
        check(&of("", None), "8/9", None);
        check(&of("per 1,000", Some(1000)), "8/9 (89%)", Some(1000));
        // Where its ratios were multiplied by nothing so far, they stay as they are.
        let reading = Reading::Ratio { numerator: 1.into(), denominator: 2.into() };
        let held = Observation::new(Period::Month { year: 2025, month: 3 }, reading);
        check(&Measure { series: vec![held], ..of("%", None) }, "8/9", None);
    }

    #[test]
    fn a_mark_stays_with_its_figure() {
        let held = &meant(&of("homes", None), "12.3 [p]").0.series[0];
        assert!(held.provisional && !held.revised);
        assert_eq!(held.text.as_deref(), Some("12.3 [p]"));
    }

    #[test]
    fn both_parts_of_a_ratio_may_be_typed_in_either_of_its_cells() {
        let measure = Measure {
            id: "m".into(),
            unit: "%".into(),
            accumulation: Some(Accumulation::Ratio),
            ..Measure::default()
        };
        let april = Period::Month { year: 2025, month: 4 };
        for part in [Part::Numerator, Part::Denominator] {
            let entered = enter(&measure, april, part, "8/9 (89%)", None);
            let Entered::Asked(_, command) = entered else { panic!("{entered:?}") };
            let Command::SetObservation { observation, .. } = *command else { panic!("sets it") };
            let parts = Reading::Ratio { numerator: 8.into(), denominator: 9.into() };
            assert_eq!(observation.reading, parts);
        }
        // A share is none of its parts, beside the other part either.
        let entered = enter(&measure, april, Part::Denominator, "9", Some("89%"));
        assert_eq!(entered, Entered::Half("Enter the numerator as well".into()));
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
    fn a_pasted_block_lands_and_what_cannot_be_read_is_kept() {
        let (pack, unread) = after(&pack(), (0, 0), "1,234\tabout ten\t<5\n3\t\n4\t5");
        let text = |measure: usize, period: &str, part| {
            shown(&pack.measures[measure], period.parse().unwrap(), part).0
        };
        assert_eq!(text(0, "2025-04", Part::Figure), "1234");
        assert_eq!(text(0, "2025-06", Part::Figure), "suppressed");
        assert_eq!(text(1, "2025-04", Part::Numerator), "3");
        assert_eq!(text(1, "2025-04", Part::Denominator), "4");
        let kept: Vec<&str> = unread.values().map(|waits| waits.text.as_str()).collect();
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
