//! The questions about figures that were typed: asked until they are answered, and never again once they are. A
//! figure is taken whatever is asked of it.

use crate::{
    model::{Calendar, Measure, MeasureId, Period},
    rating::{FigureCheck, figure_checks},
};
use std::collections::{BTreeMap, BTreeSet};

/// The figures that are asked about, each with what was answered of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Questions {
    figures: BTreeMap<(MeasureId, Period), BTreeSet<String>>,
}

/// What stands for a part of a figure where a question is kept beside what is typed and unread.
const QUESTION: &str = "question";

impl Questions {
    /// A figure was typed, pasted or commented on: it is asked about where there is something to ask.
    pub fn typed(&mut self, calendar: Calendar, measure: &Measure, period: Period) {
        if !figure_checks(calendar, measure, period).is_empty() {
            self.figures.entry((measure.id.clone(), period)).or_default();
        }
    }

    /// What is asked of a figure and wasn't answered.
    pub fn open(&self, calendar: Calendar, measure: &Measure, period: Period) -> Vec<FigureCheck> {
        if self.figures.is_empty() {
            return Vec::new();
        }
        let Some(answered) = self.figures.get(&(measure.id.clone(), period)) else {
            return Vec::new();
        };
        let mut found = figure_checks(calendar, measure, period);
        found.retain(|check| !answered.contains(&check.key()));
        found
    }

    /// The figure is right: what is asked of it now is answered, for as long as it is this figure.
    pub fn answer(&mut self, calendar: Calendar, measure: &Measure, period: Period) {
        let answered = self.figures.entry((measure.id.clone(), period)).or_default();
        answered.extend(figure_checks(calendar, measure, period).iter().map(FigureCheck::key));
    }

    /// The figures that are asked about, in the order of measures and time; some of them may be answered.
    pub fn figures(&self) -> impl Iterator<Item = &(MeasureId, Period)> {
        self.figures.keys()
    }

    /// Takes over what was kept, beside what was asked meanwhile.
    pub fn join(&mut self, kept: Self) {
        for (figure, answered) in kept.figures {
            self.figures.entry(figure).or_default().extend(answered);
        }
    }

    /// As rows of the list that is kept in the browser: measure, period, what it is a row of, an answer, nothing.
    pub fn rows(&self) -> impl Iterator<Item = [String; 5]> {
        self.figures.iter().flat_map(|((measure, period), answered)| {
            let row = |answer: &str| {
                let (measure, period) = (measure.0.clone(), period.to_string());
                [measure, period, QUESTION.to_owned(), answer.to_owned(), String::new()]
            };
            std::iter::once(row("")).chain(answered.iter().map(move |answer| row(answer)))
        })
    }

    /// From rows of such a list, whose others are of something else.
    pub fn of_rows(rows: &[[String; 5]]) -> Self {
        let mut questions = Self::default();
        for [measure, period, kind, answer, _] in rows {
            let Some(period) = Some(period).filter(|_| kind == QUESTION) else { continue };
            let Ok(period) = period.parse() else { continue };
            let answered = questions.figures.entry((MeasureId(measure.clone()), period));
            let answered = answered.or_default();
            if !answer.is_empty() {
                answered.insert(answer.clone());
            }
        }
        questions
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Frequency, Number, Observation, Reading};

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
        questions.answer(calendar, &measure(1200), JULY);
        assert_eq!(open(&questions, 1200), 0);
        // Typed again it stays answered; another figure is another question.
        questions.typed(calendar, &measure(1200), JULY);
        assert_eq!((open(&questions, 1200), open(&questions, 1300)), (0, 1));
        // Mended, nothing is asked.
        assert_eq!(open(&questions, 120), 0);
    }

    #[test]
    fn what_is_kept_is_what_was_asked_and_answered() {
        let calendar = Calendar::default();
        let mut questions = Questions::default();
        questions.typed(calendar, &measure(1200), JULY);
        let rows = |questions: &Questions| questions.rows().collect::<Vec<_>>();
        assert_eq!(Questions::of_rows(&rows(&questions)), questions);
        questions.answer(calendar, &measure(1200), JULY);
        assert_eq!(Questions::of_rows(&rows(&questions)), questions);
        assert_eq!(rows(&questions).len(), 2);
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
