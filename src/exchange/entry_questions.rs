//! The questions about figures that were typed: asked until they are answered, and never again once they are. What
//! is asked of a figure in the grid keeps it out of the pack (`entry_block.rs`); of its comment, and of figures that older
//! pages took, it is asked here.

use crate::{
    edit::Command,
    model::{Calendar, Day, Measure, MeasureId, Period},
    rating::{FigureCheck, Unlikely, figure_checks},
};
use std::collections::BTreeSet;

/// What of a figure somebody wrote, and is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Written {
    /// The figure itself.
    Figure,
    /// Its comment: of the figure, which the pack had already, nothing is asked.
    Comment,
}

impl Written {
    /// What it is kept under in browsers; a figure under nothing, as ever.
    fn key(self) -> &'static str {
        match self {
            Self::Figure => "",
            Self::Comment => "comment",
        }
    }

    fn of_key(key: &str) -> Self {
        if key == Self::Comment.key() { Self::Comment } else { Self::Figure }
    }

    /// Whether a question is about it.
    fn is_asked(self, check: &FigureCheck) -> bool {
        (check.unlikely == Unlikely::SameComment) == (self == Self::Comment)
    }
}

/// The figures that are asked about, and what of them. What was answered of one is kept with it in the pack.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Questions {
    figures: BTreeSet<(MeasureId, Period, Written)>,
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

/// The figure as one of which what was asked is answered: it is right. `None` where there is none.
pub fn answered(
    asked: &[FigureCheck],
    measure: &Measure,
    period: Period,
    on: Option<Day>,
) -> Option<Command> {
    let mut held = measure.observation(period)?.clone();
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
    /// A figure was typed, pasted or commented on: it is asked about where there is something to ask of what was written.
    pub fn typed(
        &mut self,
        calendar: Calendar,
        measure: &Measure,
        period: Period,
        written: Written,
    ) {
        if unanswered(calendar, measure, period).iter().any(|check| written.is_asked(check)) {
            self.figures.insert((measure.id.clone(), period, written));
        }
    }

    /// What is asked of a figure and wasn't answered.
    pub fn open(&self, calendar: Calendar, measure: &Measure, period: Period) -> Vec<FigureCheck> {
        if self.figures.is_empty() {
            return Vec::new();
        }
        let is_written =
            |written: &Written| self.figures.contains(&(measure.id.clone(), period, *written));
        let written: Vec<Written> =
            [Written::Figure, Written::Comment].into_iter().filter(is_written).collect();
        if written.is_empty() {
            return Vec::new();
        }
        let mut found = unanswered(calendar, measure, period);
        found.retain(|check| written.iter().any(|it| it.is_asked(check)));
        found
    }

    /// The figures that are asked about, in the order of measures and time; some of them may be answered.
    pub fn figures(&self) -> Vec<(MeasureId, Period)> {
        let mut figures: Vec<(MeasureId, Period)> =
            self.figures.iter().map(|(id, period, _)| (id.clone(), *period)).collect();
        figures.dedup();
        figures
    }

    /// Takes over what was kept, beside what was asked meanwhile.
    pub fn join(&mut self, kept: Self) {
        self.figures.extend(kept.figures);
    }

    /// As rows of the list that is kept in the browser: measure, period, what it is a row of, what was written, and
    /// nothing.
    pub fn rows(&self) -> impl Iterator<Item = [String; 5]> {
        self.figures.iter().map(|(measure, period, written)| {
            let (measure, period) = (measure.0.clone(), period.to_string());
            [measure, period, QUESTION.to_owned(), written.key().to_owned(), String::new()]
        })
    }

    /// From rows of such a list, whose others are of something else.
    pub fn of_rows(rows: &[Vec<String>]) -> Self {
        let mut questions = Self::default();
        for row in rows {
            let [measure, period, kind, written, _] = row.as_slice() else { continue };
            let Some(period) = Some(period).filter(|_| kind == QUESTION) else { continue };
            let Ok(period) = period.parse() else { continue };
            let written = Written::of_key(written);
            questions.figures.insert((MeasureId(measure.clone()), period, written));
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
        questions.typed(calendar, &measure(115), JULY, Written::Figure);
        assert_eq!((questions.figures().len(), open(&questions, 1200)), (0, 0));
        questions.typed(calendar, &measure(1200), JULY, Written::Figure);
        assert_eq!(open(&questions, 1200), 1);
        // Answered it is so in the pack, whatever the browser keeps, and typed again it stays so; another figure is
        // another question.
        let on = "2025-10-03".parse().ok();
        let mut pack = Pack { measures: vec![measure(1200).into()], ..Pack::default() };
        let asked = questions.open(calendar, &measure(1200), JULY);
        let answer = answered(&asked, &measure(1200), JULY, on).unwrap();
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
        anew.typed(calendar, &held, JULY, Written::Figure);
        assert_eq!(anew, Questions::default());
        assert_eq!(open(&questions, 1300), 1);
        // Mended, nothing is asked.
        assert_eq!(open(&questions, 120), 0);
    }

    #[test]
    fn a_comment_asks_nothing_of_the_figure_that_the_pack_had_already() {
        let calendar = Calendar::default();
        let check = |written, expected: &[Unlikely]| {
            let mut measure = measure(1200);
            for held in measure.series.iter_mut().skip(2) {
                held.comment = Some("As planned".into());
            }
            let mut questions = Questions::default();
            questions.typed(calendar, &measure, JULY, written);
            let open = questions.open(calendar, &measure, JULY);
            let found: Vec<Unlikely> = open.iter().map(|check| check.unlikely).collect();
            assert_eq!(found, expected, "{written:?}");
            // An answer is of what was asked, and of nothing else.
            let answer = answered(&open, &measure, JULY, None).unwrap();
            let mut pack = Pack { measures: vec![measure.into()], ..Pack::default() };
            edit::apply(&mut pack, answer, &Context::default()).unwrap();
            let left = unanswered(calendar, &pack.measures[0], JULY);
            assert_eq!(left.len(), 1, "{left:?}");
            assert!(questions.open(calendar, &pack.measures[0], JULY).is_empty());
        };
        check(Written::Figure, &[Unlikely::Tenfold]);
        check(Written::Comment, &[Unlikely::SameComment]);
    }

    #[test]
    fn what_is_kept_is_what_was_asked() {
        let calendar = Calendar::default();
        let mut questions = Questions::default();
        questions.typed(calendar, &measure(1200), JULY, Written::Figure);
        questions.figures.insert(("bins".into(), JULY, Written::Comment));
        let rows = |questions: &Questions| questions.rows().map(Vec::from).collect::<Vec<_>>();
        assert_eq!(Questions::of_rows(&rows(&questions)), questions);
        let other = ["bins", "2025-07", "", "about ten", "why"].map(str::to_owned).to_vec();
        let broken = ["bins", "soon", QUESTION, "", ""].map(str::to_owned).to_vec();
        assert_eq!(Questions::of_rows(&[other, broken]), Questions::default());
        // What was asked meanwhile stays.
        let mut later = Questions::default();
        later.typed(calendar, &measure(1300), JULY, Written::Figure);
        later.join(questions.clone());
        assert_eq!(later, questions);
    }
}
