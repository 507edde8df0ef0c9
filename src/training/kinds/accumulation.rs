//! Choose how a year to date is made.

use super::rate::figures;
use super::{Ground, Judged, Kind, answered, in_figures, measure, only_one, planned};
use crate::model::{Accumulation, Measure, MeasureId, Number};
use crate::rating::{self, Judgement, unit_words};
use crate::training::asked::{Answering, Choice, Line, NotSolvable, Question};
use serde::{Deserialize, Serialize};

/// Choose the accumulation under which the periods come to what the whole came to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct ChooseAccumulation {
    /// The measure with figures by period.
    pub measure: MeasureId,
    /// A hidden measure that has the same, counted once for all those periods together.
    pub whole: MeasureId,
}

/// How an accumulation is kept as an answer.
fn key(accumulation: Accumulation) -> &'static str {
    match accumulation {
        Accumulation::Sum => "sum",
        Accumulation::Running => "running",
        Accumulation::Mean => "mean",
        Accumulation::Ratio => "ratio",
        Accumulation::Latest => "latest",
    }
}

/// What each way of making a year to date is for, and so where it misleads.
fn what_it_is_for(accumulation: Accumulation) -> &'static str {
    match accumulation {
        Accumulation::Sum => {
            "Adding up is for what is counted in each period: shares, averages and what stands at a point in time don’t add up."
        }
        Accumulation::Running => {
            "A running total is for figures that hold all that came before them in the year. Each of these is of its own period."
        }
        Accumulation::Mean => {
            "A mean gives each period the same weight, however many cases stand behind it, and forgets that counts add up."
        }
        Accumulation::Ratio => {
            "All numerators over all denominators is for a share that is counted from two figures in each period."
        }
        Accumulation::Latest => {
            "The latest figure forgets the periods before it: it is for what stands at a point in time, such as a headcount."
        }
    }
}

impl ChooseAccumulation {
    fn with(&self, ground: &Ground<'_>, accumulation: Accumulation) -> Option<Measure> {
        let mut measure = measure(ground.pack, &self.measure).ok()?.clone();
        measure.accumulation = Some(accumulation);
        Some(measure)
    }

    fn to_date(&self, ground: &Ground<'_>, accumulation: Accumulation) -> Option<Judgement> {
        let measure = self.with(ground, accumulation)?;
        Some(rating::rate(ground.pack, &measure, ground.as_at).year_to_date.judgement)
    }

    /// What it came to when it was counted as a whole.
    fn whole(&self, ground: &Ground<'_>) -> Option<Number> {
        let whole = measure(ground.pack, &self.whole).ok()?;
        rating::rate(ground.pack, whole, ground.as_at).this_period.actual
    }

    fn fitting(&self, ground: &Ground<'_>) -> Vec<Accumulation> {
        let Some(whole) = self.whole(ground) else { return Vec::new() };
        let fits = |it: &Accumulation| {
            self.to_date(ground, *it).and_then(|judged| judged.actual) == Some(whole)
        };
        Accumulation::ALL.iter().copied().filter(fits).collect()
    }
}

impl Kind for ChooseAccumulation {
    fn check(&self, ground: &Ground<'_>) -> Result<(), NotSolvable> {
        measure(ground.pack, &self.measure)?;
        measure(ground.pack, &self.whole)?;
        let right = self.fitting(ground).into_iter().map(|it| it.words().to_owned());
        only_one(&right.collect::<Vec<_>>())
    }

    fn questions(&self, ground: &Ground<'_>) -> Vec<Question> {
        let Ok(measure) = measure(ground.pack, &self.measure) else { return Vec::new() };
        let mut facts = planned(ground.pack, measure, ground.as_at.period);
        facts.extend(figures(measure));
        facts.extend(unit_words(measure).map(|unit| format!("Unit: {unit}")));
        let choices = Accumulation::ALL.iter().map(|it| Choice::new(key(*it), it.words()));
        vec![Question {
            id: "accumulation".to_owned(),
            asks: format!("{}: how is its year to date made?", measure.name),
            facts,
            picture: None,
            answering: Answering::Choose(choices.collect()),
        }]
    }

    fn judge(&self, ground: &Ground<'_>, answers: &[String]) -> Vec<Judged> {
        let fitting = self.fitting(ground);
        let Some(right) = fitting.first() else { return Vec::new() };
        let line = |it: &Accumulation| {
            let measure = self.with(ground, *it)?;
            Some(Line::new(it.words(), in_figures(&measure, &self.to_date(ground, *it)?)))
        };
        vec![Judged {
            judged: true,
            right: answered(answers, 0) == key(*right),
            answer: right.words().to_owned(),
            lines: Accumulation::ALL.iter().filter_map(line).collect(),
        }]
    }

    fn rule(&self, _: &Ground<'_>, _: usize, given: &str) -> Option<String> {
        let chosen = Accumulation::ALL.iter().find(|it| key(**it) == given)?;
        Some(what_it_is_for(*chosen).to_owned())
    }

    fn right(&self, ground: &Ground<'_>) -> Vec<String> {
        self.fitting(ground).into_iter().take(1).map(|it| key(it).to_owned()).collect()
    }
}
