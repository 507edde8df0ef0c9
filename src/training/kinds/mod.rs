//! The kinds of exercise: each says what is asked, and has the engine judge what is answered.

mod accumulation;
mod altered;
mod bands;
mod card;
mod effects;
mod following;
mod leads_to;
mod noise;
mod process;
mod profile;
mod rate;
mod steps;
mod tolerance;
mod written;

pub use accumulation::ChooseAccumulation;
pub use altered::Altered;
pub use bands::Bands;
pub use card::{Card, Stands};
pub use effects::Effects;
pub(in crate::training) use effects::said_of;
pub use leads_to::{LeadsTo, MayLead};
pub use noise::Noise;
pub(in crate::training) use noise::{RULES, process_lines};
pub use process::Process;
pub use profile::{OfferedProfile, ProfileTarget};
pub use rate::{Asked, Item, Rate};
pub use steps::Steps;
pub use tolerance::{Goal, SetTolerance, WantedStatus};
pub(in crate::training) use written::lacks;
pub use written::{Part, Written};

use super::asked::{DrawnLink, Ground, Judged, Line, NotSolvable, Question, Together, WORDS};
use super::draw::Draw;
use super::vary::Changed;
use crate::model::{
    Bounds, Measure, MeasureId, Number, ObjectiveId, Observation, Pack, Period, Reading, Target,
    Tolerance,
};
use crate::rating::{self, AsAt, Judgement, Which, printed, printed_bounds, unit_words};
use std::sync::Arc;

/// What a kind of exercise does.
pub(in crate::training) trait Kind {
    /// Lays the figures of a seed out; seed 0 is as the file has it.
    fn lay(
        &mut self,
        _pack: &mut Pack,
        _changed: &Changed,
        _drawn: (u32, &mut Draw),
    ) -> Result<(), NotSolvable> {
        Ok(())
    }

    /// Whether what is laid out can be answered, in one way only.
    fn check(&self, ground: &Ground<'_>) -> Result<(), NotSolvable>;

    /// What is asked.
    fn questions(&self, ground: &Ground<'_>) -> Vec<Question>;

    /// What the engine makes of the answers, one to each question, each by itself.
    fn judge(&self, ground: &Ground<'_>, answers: &[String]) -> Vec<Judged>;

    /// Right answers.
    fn right(&self, ground: &Ground<'_>) -> Vec<String>;

    /// The rule that a wrong answer to a question, by its place, misses. Nothing where nothing is chosen.
    fn rule(&self, ground: &Ground<'_>, at: usize, answer: &str) -> Option<String>;

    /// Whether it draws its figures anew for each seed.
    fn draws(&self) -> bool {
        false
    }

    /// The figures that it asks about beside those of its pack, as a change has them, each of its measure.
    fn figures(&self, _changed: &Changed) -> Vec<(MeasureId, Number)> {
        Vec::new()
    }

    /// Whether there is one right answer to each question.
    fn has_one_answer(&self) -> bool {
        true
    }

    /// What is wrong with all answers together; none where each is judged by itself alone.
    fn together(&self, _ground: &Ground<'_>, _answers: &[String]) -> Option<Together> {
        None
    }

    /// The links that answers draw on a map which has none of its own; nothing where it isn't drawn by them.
    fn drawn(&self, _ground: &Ground<'_>, _answers: &[String]) -> Option<Vec<DrawnLink>> {
        None
    }

    /// The links that answers could draw on such a map, each by its ends.
    fn possible(&self, _ground: &Ground<'_>) -> Vec<(ObjectiveId, ObjectiveId)> {
        Vec::new()
    }

    /// What there is to say at the end, whatever was answered.
    fn outcome(&self, _ground: &Ground<'_>) -> Vec<Line> {
        Vec::new()
    }

    /// What follows from all answers.
    fn closing(&self, ground: &Ground<'_>, _answers: &[String]) -> Vec<Line> {
        self.outcome(ground)
    }
}

/// The answer to a question; empty where there is none.
fn answered(answers: &[String], at: usize) -> &str {
    answers.get(at).map_or("", String::as_str)
}

/// Whether one of what is offered is right, and only one; the words of those that are.
fn only_one(right: &[String]) -> Result<(), NotSolvable> {
    match right {
        [_] => Ok(()),
        [] => Err(NotSolvable::NoSingleAnswer("no answer that is offered is right".to_owned())),
        several => Err(NotSolvable::NoSingleAnswer(format!(
            "{} answers are right: {}",
            several.len(),
            several.join(", ")
        ))),
    }
}

/// A measure of the pack.
fn measure<'a>(pack: &'a Pack, id: &MeasureId) -> Result<&'a Measure, NotSolvable> {
    pack.measure(id).ok_or_else(|| NotSolvable::Unknown(id.to_string()))
}

/// A measure of the pack, to change.
fn measure_mut<'a>(pack: &'a mut Pack, id: &MeasureId) -> Result<&'a mut Measure, NotSolvable> {
    let found = pack.measures.iter_mut().find(|it| it.id == *id);
    found.map(Arc::make_mut).ok_or_else(|| NotSolvable::Unknown(id.to_string()))
}

/// A measure with another figure for a period.
fn with_figure(measure: &Measure, period: Period, figure: Number) -> Measure {
    let mut measure = measure.clone();
    measure.series.retain(|observation| observation.period != period);
    measure.series.push(Observation::new(period, Reading::Number(figure)));
    measure
}

/// What the rating code says of one of a measure's ratings, with its figures.
fn explained(pack: &Pack, measure: &Measure, as_at: AsAt, which: Which) -> Vec<Line> {
    let rating = rating::rate(pack, measure, as_at);
    let explained = rating::explain(pack, measure, &rating, (as_at, WORDS), which);
    let mut lines = vec![Line::new("", explained.headline)];
    lines.extend(explained.rows.into_iter().map(|row| Line::new(row.term, row.text)));
    lines
}

/// `3.8 against a plan of 5.0 and a floor of 4.5: red`.
fn in_figures(measure: &Measure, judgement: &Judgement) -> String {
    let actual = judgement.actual.map_or_else(|| "no figure".to_owned(), |it| printed(measure, it));
    let status = judgement.status.words(WORDS).to_lowercase();
    let bounds = |bounds: Bounds| printed_bounds(measure, bounds);
    match (judgement.plan, judgement.own_floor()) {
        (Some(plan), Some(floor)) => {
            let (plan, floor) = (bounds(plan), bounds(floor));
            format!("{actual} against a plan of {plan} and a floor of {floor}: {status}")
        }
        (Some(plan), None) => format!("{actual} against a plan of {}: {status}", bounds(plan)),
        (None, _) => format!("{actual}: {status}"),
    }
}

/// What is planned of a measure for a period, as written and as a tolerance: what it takes to rate a figure.
fn planned(pack: &Pack, measure: &Measure, period: Period) -> Vec<String> {
    let mut facts = Vec::new();
    if let Some(polarity) = measure.polarity {
        facts.push(format!("{}.", polarity.words()));
    }
    let year = pack.calendar().year_of_period(period);
    let Some(target) = measure.targets.get(&year) else { return facts };
    if let Some(text) = &target.text {
        facts.push(format!("Target as written: {text}"));
    } else if let Some(limits) = rating::limits(pack, measure, period) {
        facts.push(match limits.plan {
            Bounds::Value(_) => format!("Plan: {}", printed_bounds(measure, limits.plan)),
            Bounds::Range { .. } => {
                format!("Plan: within {}", printed_bounds(measure, limits.plan))
            }
        });
    }
    facts.extend(tolerated(measure, target));
    facts
}

/// How far off its plan a target lets a figure be.
fn tolerated(measure: &Measure, target: &Target) -> Option<String> {
    Some(match target.tolerance? {
        Tolerance::Amount(amount) => format!("Tolerance: {}", distance(measure, amount, None)),
        Tolerance::Percent(percent) => format!("Tolerance: {}% of the plan", percent.printed(None)),
    })
}

/// A distance in a measure's unit, at so many places: `2 points` of a percentage, beside which `2%` would read like a part
/// of it; `2 days`; `£2`.
fn distance(measure: &Measure, amount: Number, places: Option<u8>) -> String {
    let figure = amount.printed(places);
    if rating::is_per_cent(&measure.unit) {
        let noun = if figure == "1" { "point" } else { "points" };
        return format!("{figure} {noun}");
    }
    match unit_words(measure) {
        Some(unit) => format!("{figure} {unit}"),
        None if amount == amount.rounded(measure.precision) => printed(measure, amount),
        None => figure,
    }
}
