//! Rate this figure; or say whether it got better.

use super::{Ground, Judged, Kind, answered, explained, measure, planned, with_figure};
use crate::model::{Bounds, Measure, MeasureId, Number, Pack};
use crate::rating::{
    self, Judgement, Progress, ProgressJudgement, Status, Test, Which, printed, printed_reading,
};
use crate::statistics::significance::by_chance;
use crate::training::asked::{Answering, Choice, Line, NotSolvable, Question, WORDS};
use crate::training::draw::Draw;
use crate::training::vary::Changed;
use serde::{Deserialize, Serialize};

/// Rate figures, each by itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Rate {
    /// What there is to rate. The first `take` are asked as the file has it; of another seed, any of them.
    pub items: Vec<Item>,
    /// How many are asked at once; all where it isn't said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub take: Option<usize>,
}

/// One figure to rate.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Item {
    /// Unique in the exercise.
    pub id: String,
    /// Of which measure.
    pub measure: MeasureId,
    /// The figure; the measure's own where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub figure: Option<Number>,
    /// Which of its ratings.
    pub asked: Asked,
}

/// Which rating is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Asked {
    /// That of the period by itself.
    ThisPeriod,
    /// That of the year to date.
    YearToDate,
    /// Whether it got better.
    Progress,
}

impl Asked {
    fn which(self) -> Which {
        match self {
            Self::ThisPeriod => Which::ThisPeriod,
            Self::YearToDate => Which::YearToDate,
            Self::Progress => Which::Progress,
        }
    }
}

/// The ratings that can be chosen, and what can be said of progress.
const RATINGS: [Status; 3] = [Status::Green, Status::Amber, Status::Red];
const PROGRESS: [Progress; 3] = [Progress::Improved, Progress::Similar, Progress::GotWorse];

impl Item {
    /// The measure with the figure in its place.
    fn measure(&self, ground: &Ground<'_>) -> Result<Measure, NotSolvable> {
        let measure = measure(ground.pack, &self.measure)?;
        Ok(match self.figure {
            Some(figure) => with_figure(measure, ground.as_at.period, figure),
            None => measure.clone(),
        })
    }

    /// What the engine says: the key of the answer, and its words.
    fn answer(&self, ground: &Ground<'_>) -> Result<(&'static str, &'static str), NotSolvable> {
        let measure = self.measure(ground)?;
        let rating = rating::rate(ground.pack, &measure, ground.as_at);
        let status = match self.asked {
            Asked::ThisPeriod => rating.this_period.status,
            Asked::YearToDate => rating.year_to_date.judgement.status,
            Asked::Progress => {
                let progress = rating.progress.progress;
                return match PROGRESS.contains(&progress) {
                    true => Ok((progress.key(), progress.words())),
                    false => Err(NotSolvable::NoSingleAnswer(format!(
                        "the progress of '{}' is {}",
                        self.id,
                        progress.words()
                    ))),
                };
            }
        };
        match status.is_rated() {
            true => Ok((status.key(), status.words(WORDS))),
            false => Err(NotSolvable::NoSingleAnswer(format!(
                "'{}' is {}",
                self.id,
                status.words(WORDS)
            ))),
        }
    }

    fn question(&self, ground: &Ground<'_>) -> Option<Question> {
        let measure = self.measure(ground).ok()?;
        let figure = |number: Number| {
            // As it came in, before it is rounded; with the measure's decimal places at the least.
            let (whole, short) = (number.printed(None), number.printed(measure.precision));
            if whole.len() > short.len() { whole } else { short }
        };
        let mut facts = planned(ground.pack, &measure, ground.as_at.period);
        let asks = match (self.figure, self.asked) {
            (Some(number), _) => format!("{}: {}", measure.name, figure(number)),
            (None, Asked::Progress) => format!("{}: did it get better?", measure.name),
            (None, Asked::YearToDate) => format!("{}: the year to date", measure.name),
            (None, Asked::ThisPeriod) => {
                format!("{}: {}", measure.name, ground.as_at.period.label())
            }
        };
        if self.figure.is_none() {
            facts.extend(figures(&measure));
        } else if let Some(places) = measure.precision {
            facts.push(match places {
                0 => "Reported in whole numbers.".to_owned(),
                1 => "Reported at one decimal place.".to_owned(),
                places => format!("Reported at {places} decimal places."),
            });
        }
        let choices = match self.asked {
            Asked::Progress => {
                PROGRESS.map(|it| Choice::new(it.key(), it.words())).into_iter().collect()
            }
            _ => RATINGS.map(Choice::rating).into_iter().collect(),
        };
        let answering = Answering::Choose(choices);
        Some(Question { id: self.id.clone(), asks, facts, picture: None, answering })
    }
}

impl Item {
    /// What a figure is rounded to before it is rated, where that is another than the one that came in.
    fn rounded(&self, measure: &Measure) -> Option<Line> {
        let (came, places) = (self.figure?, measure.precision?);
        let rounded = came.rounded(Some(places));
        let told = || format!("{} is rounded to {}", came.printed(None), printed(measure, rounded));
        (rounded != came).then(|| Line::new("", told()))
    }
}

/// A measure's figures, each with its parts.
pub(super) fn figures(measure: &Measure) -> Vec<String> {
    let line = |observation: &crate::model::Observation| {
        let printed = printed_reading(measure, observation.period, observation.reading);
        format!("{}: {printed}", observation.period.label())
    };
    measure.series.iter().map(line).collect()
}

/// What is said before a rule where the figure that came in isn't the one that is rated.
const ROUNDED: &str = "Rounding comes first: what is printed is what is rated. ";
/// The rule of progress.
const BY_WHAT_LUCK_BRINGS: &str = "Whether it got better is told by how large a step luck alone brings, of as many cases or figures as stand behind it, never by how large the step looks.";

/// The rule by which a figure is rated as it is.
fn rule_of(judged: &Judgement) -> &'static str {
    let is_range = matches!(judged.plan, Some(Bounds::Range { .. }));
    let on_an_end = judged.strict && judged.status != Status::Green;
    match (judged.status, is_range, judged.own_floor().is_some()) {
        (Status::Green, true, _) if judged.strict => {
            "Between the ends of a range is green; a strict range leaves its ends out."
        }
        (Status::Green, true, _) => "Within the range is green, its ends included.",
        (Status::Green, false, _) if judged.strict => {
            "Better than a strict target is green; only its limit itself is left out."
        }
        (Status::Green, false, _) => {
            "As good as the plan, or better, is green: a limit belongs to its better side."
        }
        (Status::Amber, true, _) if on_an_end => {
            "A strict range leaves its ends out; outside it by no more than the tolerance is amber."
        }
        (Status::Amber, true, _) => {
            "Outside the range, above or below, by no more than the tolerance is amber; on the floor is still amber."
        }
        (Status::Amber, false, _) => {
            "Worse than the plan, but not worse than the floor, is amber; on the floor is still amber."
        }
        (_, true, true) => "Beyond either floor of a range is red, by however little.",
        (_, false, true) => "Worse than the floor is red, by however little.",
        (_, _, false) if on_an_end => {
            "A strict target leaves its limit out, and without a tolerance there is no amber."
        }
        (_, _, false) => "Without a tolerance there is no amber: worse than the plan is red.",
    }
}

/// How seldom luck brings what counts as a step: once in so many times.
const ONCE_IN: f64 = 20.0;
/// What is rarer than once in so many is that.
const RAREST: f64 = 1000.0;

/// How often something comes that comes in this part of all cases, 0 to 1: `about once in 30`.
fn how_often(part: f64) -> String {
    let once_in = 1.0 / part;
    let round = once_in.round();
    match once_in {
        _ if once_in > RAREST => "less than once in 1,000".to_owned(),
        // Beside the bound, what it is rounded to doesn't say on which side of it it is.
        _ if round == ONCE_IN && once_in < ONCE_IN => {
            format!("slightly more often than once in {ONCE_IN}")
        }
        _ if round == ONCE_IN => format!("slightly less often than once in {ONCE_IN}"),
        _ if part > 0.5 => "more often than not".to_owned(),
        _ if round == 2.0 => "about every other time".to_owned(),
        // Two digits are as many as an approximation is good for.
        _ if round >= 100.0 => format!("about once in {}", (once_in / 10.0).round() * 10.0),
        _ => format!("about once in {round}"),
    }
}

/// What a step that is tested by how many cases stand behind it comes to, in plain words; nothing where there is no step.
fn in_plain_words(judged: &ProgressJudgement) -> Option<String> {
    match judged.test {
        Some(Test::Proportions(Some(z))) if z != 0.0 => Some(format!(
            "Of as many cases as these, luck alone brings a step as large as this {}. Less often than once in {ONCE_IN} counts as a change.",
            how_often(by_chance(z))
        )),
        _ => None,
    }
}

/// Whether a row of an explanation is of statistics: of progress its test, and the figure that the test goes by.
fn is_statistic(line: &Line) -> bool {
    line.term == "z" || line.text.contains("z test") || line.text.contains("statistically")
}

impl Item {
    /// The engine's reasons, with the figures; what only a statistician reads behind plain words.
    fn reasons(&self, ground: &Ground<'_>, measure: &Measure) -> Vec<Line> {
        let mut lines = explained(ground.pack, measure, ground.as_at, self.asked.which());
        if self.asked != Asked::Progress {
            return self.rounded(measure).into_iter().chain(lines).collect();
        }
        lines.iter_mut().for_each(|line| line.is_statistic = is_statistic(line));
        let rating = rating::rate(ground.pack, measure, ground.as_at);
        let plain = in_plain_words(&rating.progress).map(|words| Line::new("", words));
        plain.into_iter().chain(lines).collect()
    }
}

impl Kind for Rate {
    fn lay(
        &mut self,
        _: &mut Pack,
        changed: &Changed,
        (seed, draw): (u32, &mut Draw),
    ) -> Result<(), NotSolvable> {
        for item in &mut self.items {
            item.figure = item.figure.map(|figure| changed.of(&item.measure, figure));
        }
        if seed > 0 {
            draw.shuffle(&mut self.items);
        }
        self.items.truncate(self.take.unwrap_or(usize::MAX));
        Ok(())
    }

    fn figures(&self, changed: &Changed) -> Vec<(MeasureId, Number)> {
        let of =
            |item: &Item| Some((item.measure.clone(), changed.of(&item.measure, item.figure?)));
        self.items.iter().filter_map(of).collect()
    }

    fn check(&self, ground: &Ground<'_>) -> Result<(), NotSolvable> {
        self.items.iter().try_for_each(|item| item.answer(ground).map(|_| ()))
    }

    fn questions(&self, ground: &Ground<'_>) -> Vec<Question> {
        self.items.iter().filter_map(|item| item.question(ground)).collect()
    }

    fn judge(&self, ground: &Ground<'_>, answers: &[String]) -> Vec<Judged> {
        let judged = |(at, item): (usize, &Item)| {
            let (key, words) = item.answer(ground).ok()?;
            let measure = item.measure(ground).ok()?;
            let lines = item.reasons(ground, &measure);
            let right = answered(answers, at) == key;
            Some(Judged { judged: true, right, answer: words.to_owned(), lines })
        };
        self.items.iter().enumerate().filter_map(judged).collect()
    }

    fn rule(&self, ground: &Ground<'_>, at: usize, _: &str) -> Option<String> {
        let item = self.items.get(at)?;
        let measure = item.measure(ground).ok()?;
        let rating = rating::rate(ground.pack, &measure, ground.as_at);
        let judged = match item.asked {
            Asked::ThisPeriod => &rating.this_period,
            Asked::YearToDate => &rating.year_to_date.judgement,
            Asked::Progress => return Some(BY_WHAT_LUCK_BRINGS.to_owned()),
        };
        let is_rounded = item.figure.is_some() && item.figure != judged.actual;
        let rounded = if is_rounded { ROUNDED } else { "" };
        Some(format!("{rounded}{}", rule_of(judged)))
    }

    fn right(&self, ground: &Ground<'_>) -> Vec<String> {
        let key = |item: &Item| Some(item.answer(ground).ok()?.0.to_owned());
        self.items.iter().filter_map(key).collect()
    }
}
