//! What a measure has and what doesn't count any more once it reports at other times.

use super::trajectory;
use crate::model::{Calendar, Frequency, Measure};

/// What another frequency hides of a measure, as a clause without a full stop: `18 monthly figures and 12 monthly plans will not count in a quarterly measure`. `None`
/// where nothing the measure has stops counting: plans that follow the year's figure are made anew.
pub fn hidden(before: &Measure, after: &Measure, calendar: Calendar) -> Option<String> {
    let frequency = before.frequency.filter(|it| after.frequency != Some(*it))?;
    let figures = before
        .series
        .iter()
        .filter(|held| held.period.frequency() == frequency && held.reading.is_figure());
    let plans = trajectory::own_plans(before, after, calendar);
    let what: Vec<String> = [(figures.count(), "figure"), (plans, "plan")]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| {
            let plural = if count == 1 { "" } else { "s" };
            format!("{count} {}{word}{plural}", of(frequency))
        })
        .collect();
    (!what.is_empty()).then(|| {
        let new = match after.frequency {
            None => "a measure that doesn't say how often it reports".to_owned(),
            Some(Frequency::Dated) => "a measure of dated ranges".to_owned(),
            Some(regular) => format!("a {}measure", of(regular)),
        };
        format!("{} will not count in {new}", what.join(" and "))
    })
}

/// A frequency before what has it: `monthly `.
fn of(frequency: Frequency) -> String {
    match frequency {
        Frequency::Dated => String::new(),
        regular => format!("{} ", regular.words().to_lowercase()),
    }
}
