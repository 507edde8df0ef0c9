//! The questions about figures that were typed: asked until they are answered, and never again once they are. A
//! figure is taken whatever is asked of it.

use crate::{
    edit::Command,
    model::{Calendar, Day, Measure, MeasureId, Period},
    rating::{FigureCheck, figure_checks},
};
use std::collections::BTreeSet;

/// The figures that are asked about. What was answered of one is kept with it in the pack.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Questions {
    figures: BTreeSet<(MeasureId, Period)>,
}

/// What stands for a part of a figure where a question is kept beside what is typed and unread.
const QUESTION: &str = "question";

/// What is asked of a figure and wasn't answered.
fn unanswered(calendar: Calendar, measure: &Measure, period: Period) -> Vec<FigureCheck> {
    let Some(held) = measure.observation(period) else { return Vec::new() };
    let mut found = figure_checks(calendar, measure, period);
    found.retain(|check| !held.is_answered(&check.key()));
    found
}

/// The figure as one of which all that is asked now is answered: it is right. `None` where there is none.
pub fn answered(
    calendar: Calendar,
    measure: &Measure,
    period: Period,
    on: Option<Day>,
) -> Option<Command> {
    let mut held = measure.observation(period)?.clone();
    let asked = figure_checks(calendar, measure, period);
    held.answer(asked.iter().map(FigureCheck::key), on);
    let set = Command::SetObservation {
        measure: measure.id.clone(),
        comparator: None,
        observation: Box::new(held),
    };
    let label = format!("Say that {} for {} is right", measure.name, period.label());
    Some(Command::Batch { label, commands: vec![set] })
}

impl Questions {
    /// A figure was typed, pasted or commented on: it is asked about where there is something to ask.
    pub fn typed(&mut self, calendar: Calendar, measure: &Measure, period: Period) {
        if !unanswered(calendar, measure, period).is_empty() {
            self.figures.insert((measure.id.clone(), period));
        }
    }

    /// What is asked of a figure and wasn't answered.
    pub fn open(&self, calendar: Calendar, measure: &Measure, period: Period) -> Vec<FigureCheck> {
        if self.figures.is_empty() || !self.figures.contains(&(measure.id.clone(), period)) {
            return Vec::new();
        }
        unanswered(calendar, measure, period)
    }

    /// The figures that are asked about, in the order of measures and time; some of them may be answered.
    pub fn figures(&self) -> impl Iterator<Item = &(MeasureId, Period)> {
        self.figures.iter()
    }

    /// Takes over what was kept, beside what was asked meanwhile.
    pub fn join(&mut self, kept: Self) {
        self.figures.extend(kept.figures);
    }

    /// As rows of the list that is kept in the browser: measure, period, what it is a row of, and nothing.
    pub fn rows(&self) -> impl Iterator<Item = [String; 5]> {
        self.figures.iter().map(|(measure, period)| {
            let (measure, period) = (measure.0.clone(), period.to_string());
            [measure, period, QUESTION.to_owned(), String::new(), String::new()]
        })
    }

    /// From rows of such a list, whose others are of something else.
    pub fn of_rows(rows: &[[String; 5]]) -> Self {
        let mut questions = Self::default();
        for [measure, period, kind, ..] in rows {
            let Some(period) = Some(period).filter(|_| kind == QUESTION) else { continue };
            let Ok(period) = period.parse() else { continue };
            questions.figures.insert((MeasureId(measure.clone()), period));
        }
        questions
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{self, Context};
    use crate::model::{Frequency, MissingReason, Number, Observation, Pack, Reading};

    fn measure(latest: i32) -> Measure {
        let observed = |(month, value): (u32, i32)| {
            let period = Period::Month { year: 2025, month };
            Observation::new(period, Reading::Number(Number::from(value)))
        };
        Measure {
            id: "bins".into(),
            name: "Bins missed".into(),
            frequency: Some(Frequency::Monthly),
            series: [(4, 100), (5, 110), (6, 120), (7, latest)].map(observed).into(),
            ..Measure::default()
        }
    }

    const JULY: Period = Period::Month { year: 2025, month: 7 };

    #[test]
    fn a_figure_is_asked_about_until_it_is_answered_and_another_anew() {
        let calendar = Calendar::default();
        let mut questions = Questions::default();
        let open =
            |questions: &Questions, latest| questions.open(calendar, &measure(latest), JULY).len();
        // What nobody typed is not asked about, nor what is as usual.
        assert_eq!(open(&questions, 1200), 0);
        questions.typed(calendar, &measure(115), JULY);
        assert_eq!((questions.figures().count(), open(&questions, 1200)), (0, 0));
        questions.typed(calendar, &measure(1200), JULY);
        assert_eq!(open(&questions, 1200), 1);
        // Answered it is so in the pack, whatever the browser keeps, and typed again it stays so; another figure is
        // another question.
        let on = "2025-10-03".parse().ok();
        let mut pack = Pack { measures: vec![measure(1200).into()], ..Pack::default() };
        let answer = answered(calendar, &measure(1200), JULY, on).unwrap();
        edit::apply(&mut pack, answer, &Context::default()).unwrap();
        let held = Measure::clone(&pack.measures[0]);
        assert!(questions.open(calendar, &held, JULY).is_empty());
        assert_eq!(held.series[3].answered.as_ref().unwrap().on, on);
        // What was said of one figure goes with it.
        let other = Observation {
            reading: Reading::Missing(MissingReason::Suppressed),
            ..held.series[3].clone()
        };
        let set = Command::SetObservation {
            measure: held.id.clone(),
            comparator: None,
            observation: Box::new(other),
        };
        edit::apply(&mut pack, set, &Context::default()).unwrap();
        assert_eq!(pack.measures[0].series[3].answered, None);
        let mut anew = Questions::default();
        anew.typed(calendar, &held, JULY);
        assert_eq!(anew, Questions::default());
        assert_eq!(open(&questions, 1300), 1);
        // Mended, nothing is asked.
        assert_eq!(open(&questions, 120), 0);
    }

    #[test]
    fn what_is_kept_is_what_was_asked() {
        let calendar = Calendar::default();
        let mut questions = Questions::default();
        questions.typed(calendar, &measure(1200), JULY);
        let rows = |questions: &Questions| questions.rows().collect::<Vec<_>>();
        assert_eq!(Questions::of_rows(&rows(&questions)), questions);
        let other = ["bins", "2025-07", "", "about ten", "why"].map(str::to_owned);
        let broken = ["bins", "soon", QUESTION, "", ""].map(str::to_owned);
        assert_eq!(Questions::of_rows(&[other, broken]), Questions::default());
        // What was asked meanwhile stays.
        let mut later = Questions::default();
        later.typed(calendar, &measure(1300), JULY);
        later.join(questions.clone());
        assert_eq!(later, questions);
    }
}
