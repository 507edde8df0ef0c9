//! Set the tolerance so that figures are rated as wanted.

use super::{Ground, Judged, Kind, answered, distance, measure, only_one, planned, with_figure};
use crate::model::{Measure, MeasureId, Number, Pack, Tolerance};
use crate::rating::{self, Judgement, Status, printed, printed_bounds};
use crate::training::asked::{Answering, Choice, Line, NotSolvable, Question, WORDS};
use crate::training::draw::Draw;
use crate::training::vary::Changed;
use serde::{Deserialize, Serialize};

/// Choose a tolerance under which each figure is rated as is wanted of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct SetTolerance {
    /// Of which measure.
    pub measure: MeasureId,
    /// The tolerances to choose from, as amounts in its unit.
    pub offered: Vec<Number>,
    /// What is wanted. Exactly one of those offered gives all of it.
    pub goals: Vec<Goal>,
}

/// How a figure is to be rated.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Goal {
    /// In the measure's unit.
    pub figure: Number,
    /// The rating that is wanted.
    pub status: WantedStatus,
}

/// A rating that can be wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum WantedStatus {
    /// On target.
    Green,
    /// Off target, within the tolerance.
    Amber,
    /// Beyond it.
    Red,
}

impl WantedStatus {
    fn status(self) -> Status {
        match self {
            Self::Green => Status::Green,
            Self::Amber => Status::Amber,
            Self::Red => Status::Red,
        }
    }
}

impl SetTolerance {
    /// The measure with a tolerance.
    fn with(&self, ground: &Ground<'_>, tolerance: Option<Number>) -> Option<Measure> {
        let mut measure = measure(ground.pack, &self.measure).ok()?.clone();
        let year = ground.pack.calendar().year_of_period(ground.as_at.period);
        measure.targets.get_mut(&year)?.tolerance = tolerance.map(Tolerance::Amount);
        Some(measure)
    }

    fn rated(&self, ground: &Ground<'_>, measure: &Measure, figure: Number) -> Judgement {
        let placed = with_figure(measure, ground.as_at.period, figure);
        rating::rate(ground.pack, &placed, ground.as_at).this_period
    }

    fn fits(&self, ground: &Ground<'_>, tolerance: Number) -> bool {
        self.with(ground, Some(tolerance)).is_some_and(|measure| {
            self.goals.iter().all(|goal| {
                self.rated(ground, &measure, goal.figure).status == goal.status.status()
            })
        })
    }

    fn fitting(&self, ground: &Ground<'_>) -> Vec<Number> {
        self.offered.iter().copied().filter(|it| self.fits(ground, *it)).collect()
    }

    fn lines(&self, ground: &Ground<'_>, tolerance: Number) -> Option<Vec<Line>> {
        let measure = self.with(ground, Some(tolerance))?;
        let mut lines =
            vec![Line::new("Tolerance", distance(&measure, tolerance, measure.precision))];
        for goal in &self.goals {
            let judged = self.rated(ground, &measure, goal.figure);
            let floor = judged.floor.map_or_else(String::new, |it| printed_bounds(&measure, it));
            lines.push(Line::new(
                printed(&measure, goal.figure),
                format!(
                    "{}, by a floor of {floor}; wanted was {}",
                    judged.status.words(WORDS),
                    goal.status.status().words(WORDS).to_lowercase()
                ),
            ));
        }
        Some(lines)
    }
}

/// From the best to the worst.
const RATINGS: [Status; 3] = [Status::Green, Status::Amber, Status::Red];

/// How a tolerance is kept as an answer.
fn key(tolerance: Number) -> String {
    tolerance.printed(None)
}

impl Kind for SetTolerance {
    fn lay(
        &mut self,
        _: &mut Pack,
        changed: &Changed,
        _: (u32, &mut Draw),
    ) -> Result<(), NotSolvable> {
        for goal in &mut self.goals {
            goal.figure = changed.of(&self.measure, goal.figure);
        }
        Ok(())
    }

    fn figures(&self, changed: &Changed) -> Vec<(MeasureId, Number)> {
        let of = |goal: &Goal| (self.measure.clone(), changed.of(&self.measure, goal.figure));
        self.goals.iter().map(of).collect()
    }

    fn check(&self, ground: &Ground<'_>) -> Result<(), NotSolvable> {
        measure(ground.pack, &self.measure)?;
        only_one(&self.fitting(ground).into_iter().map(key).collect::<Vec<_>>())
    }

    fn questions(&self, ground: &Ground<'_>) -> Vec<Question> {
        let Some(bare) = self.with(ground, None) else { return Vec::new() };
        let mut facts = planned(ground.pack, &bare, ground.as_at.period);
        facts.extend(self.goals.iter().map(|goal| {
            let wanted = goal.status.status().words(WORDS).to_lowercase();
            format!("{} is to be {wanted}", printed(&bare, goal.figure))
        }));
        let choices = self.offered.iter();
        let choices = choices.map(|it| Choice::new(key(*it), distance(&bare, *it, bare.precision)));
        vec![Question {
            id: "tolerance".to_owned(),
            asks: format!("{}: which tolerance?", bare.name),
            facts,
            picture: None,
            answering: Answering::Choose(choices.collect()),
        }]
    }

    fn judge(&self, ground: &Ground<'_>, answers: &[String]) -> Vec<Judged> {
        let fitting = self.fitting(ground);
        let chosen = self.offered.iter().copied().find(|it| key(*it) == answered(answers, 0));
        let Some(right) = fitting.first().copied() else { return Vec::new() };
        let Ok(measure) = measure(ground.pack, &self.measure) else { return Vec::new() };
        vec![Judged {
            judged: true,
            right: chosen.is_some_and(|it| fitting.contains(&it)),
            answer: distance(measure, right, measure.precision),
            lines: self.lines(ground, chosen.unwrap_or(right)).unwrap_or_default(),
        }]
    }

    fn rule(&self, ground: &Ground<'_>, _: usize, given: &str) -> Option<String> {
        let chosen = self.offered.iter().copied().find(|it| key(*it) == given)?;
        let measure = self.with(ground, Some(chosen))?;
        let found = self.goals.iter().find_map(|goal| {
            let (is, wanted) =
                (self.rated(ground, &measure, goal.figure).status, goal.status.status());
            (is != wanted).then_some((goal.figure, is, wanted))
        });
        let (figure, is, wanted) = found?;
        let figure = printed(&measure, figure);
        let words = |status: Status| status.words(WORDS).to_lowercase();
        // The ratings are in order, the best first.
        let is_strict =
            RATINGS.iter().position(|it| *it == is) > RATINGS.iter().position(|it| *it == wanted);
        Some(match is_strict {
            true => format!(
                "This floor is too near the plan: {figure} is {} by it, and is to be {}.",
                words(is),
                words(wanted)
            ),
            false => format!(
                "This floor is too far from the plan: {figure} is {} still, and is to be {}.",
                words(is),
                words(wanted)
            ),
        })
    }

    fn right(&self, ground: &Ground<'_>) -> Vec<String> {
        self.fitting(ground).into_iter().take(1).map(key).collect()
    }
}
