//! Do: a figure comes in.

use super::plan::measure;
use super::{Came, Doing, answer};
use crate::edit::Command;
use crate::model::{Number, Observation, Reading};
use crate::rating::{self, Which, explain, printed};
use crate::training::asked::{Answering, Ground, Line, Question, WORDS};
use crate::training::number::number;

/// The measure whose figure is late, and what the slip says.
const LOANS: &str = "library-loans";
const ON_THE_SLIP: i32 = 41_870;

/// A late figure, typed.
pub(super) struct Figure;

fn on_the_slip() -> Number {
    Number::from(ON_THE_SLIP)
}

/// What the engine says of the period and the year to date.
fn said(ground: &Ground<'_>, which: Which) -> Option<String> {
    let measure = measure(ground.pack, LOANS)?;
    let rating = rating::rate(ground.pack, measure, ground.as_at);
    Some(explain(ground.pack, measure, &rating, (ground.as_at, WORDS), which).headline)
}

impl Doing for Figure {
    fn asks(&self, ground: &Ground<'_>) -> Vec<Question> {
        let Some(measure) = measure(ground.pack, LOANS) else { return Vec::new() };
        let period = ground.as_at.period.label();
        let mut facts = vec![format!("The slip says: {period}: 41,870 items lent.")];
        facts.extend(said(ground, Which::ThisPeriod).map(|said| format!("Before it came: {said}")));
        vec![Question {
            id: "figure".to_owned(),
            asks: format!("{}: the figure for {period}", measure.name),
            facts,
            picture: None,
            answering: Answering::Line,
        }]
    }

    fn change(&self, ground: &Ground<'_>, answers: &[String]) -> Result<Option<Command>, String> {
        let Some(measure) = measure(ground.pack, LOANS) else { return Ok(None) };
        let text = answer(answers, 0);
        match number(text, &measure.unit) {
            Some(value) => {
                let read = Observation::new(ground.as_at.period, Reading::Number(value));
                let observation = Box::new(read);
                Ok(Some(Command::SetObservation {
                    measure: measure.id.clone(),
                    comparator: None,
                    observation,
                }))
            }
            None if text.is_empty() => Ok(None),
            None => Err(format!(
                "“{text}” is no number, so the figure is still late. A guess would be worse than a gap."
            )),
        }
    }

    fn came(&self, before: &Ground<'_>, after: &Ground<'_>, _: &[String]) -> Came {
        let Some(measure) = measure(after.pack, LOANS) else {
            return Came::not_yet("The sample has no such measure.", Vec::new());
        };
        let figure =
            measure.observation(after.as_at.period).and_then(|it| it.figure(measure.ratio_scale()));
        let line =
            |term: &str, ground: &Ground<'_>, which| Some(Line::new(term, said(ground, which)?));
        let lines = [
            line("Before, the month", before, Which::ThisPeriod),
            line("Now, the month", after, Which::ThisPeriod),
            line("Before, the year to date", before, Which::YearToDate),
            line("Now, the year to date", after, Which::YearToDate),
        ];
        let lines: Vec<Line> = lines.into_iter().flatten().collect();
        match figure {
            Some(figure) if figure == on_the_slip() => Came::done(
                "The figure is in, and rated against the plan of its month and of the year so far. Nobody chose a colour.",
                lines,
            ),
            Some(figure) => Came::not_yet(
                format!(
                    "The copy now says {}, and the slip says {}. Whoever reads the scorecard can’t see the slip, so look again.",
                    printed(measure, figure),
                    printed(measure, on_the_slip())
                ),
                lines,
            ),
            None => Came::not_yet("The figure is still late.", Vec::new()),
        }
    }
}
