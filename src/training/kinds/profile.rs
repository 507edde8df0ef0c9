//! Profile the target: how a year's target is spread over its months.

use super::{Ground, Judged, Kind, answered, in_figures, measure, only_one, tolerated};
use crate::model::{Aim, Bounds, Measure, MeasureId, Number, Pack, Step};
use crate::planning::trajectory;
use crate::rating::{self, printed};
use crate::training::asked::{Answering, Choice, Line, NotSolvable, Picture, Question};
use crate::training::draw::Draw;
use crate::training::vary::Changed;
use serde::{Deserialize, Serialize};

/// Choose the profile that has the shape of the years before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct ProfileTarget {
    /// The measure with a target for the year and figures so far.
    pub measure: MeasureId,
    /// A measure with the same counted in the years before.
    pub earlier: MeasureId,
    /// The profiles to choose from. Exactly one has the shape of the years before.
    pub offered: Vec<OfferedProfile>,
}

/// A profile to choose.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct OfferedProfile {
    /// Unique in the exercise.
    pub id: String,
    /// As printed.
    pub name: String,
    /// The plan of each period of the year, in order.
    pub plans: Vec<Number>,
}

impl ProfileTarget {
    /// The measure with a profile.
    fn with(&self, ground: &Ground<'_>, plans: &[Number]) -> Option<Measure> {
        let mut measure = measure(ground.pack, &self.measure).ok()?.clone();
        let calendar = ground.pack.calendar();
        let year = calendar.year_of_period(ground.as_at.period);
        let periods = calendar.periods(year, measure.frequency?);
        let steps = periods.into_iter().zip(plans);
        measure.targets.get_mut(&year)?.trajectory =
            steps.map(|(period, plan)| Step::new(period, Bounds::Value(*plan))).collect();
        Some(measure)
    }

    /// The plans in the shape of the years before, as planning makes them.
    fn seasonal(&self, ground: &Ground<'_>) -> Option<Vec<Number>> {
        let calendar = ground.pack.calendar();
        let year = calendar.year_of_period(ground.as_at.period);
        let mut measure = measure(ground.pack, &self.measure).ok()?.clone();
        measure.series.clone_from(&ground.pack.measure(&self.earlier)?.series);
        let Aim::Value { value } = measure.targets.get(&year)?.aim else { return None };
        let steps = trajectory::seasonal(&measure, calendar, year, value).ok()?;
        let plan = |step: &Step| match step.plan {
            Bounds::Value(plan) => Some(plan),
            Bounds::Range { .. } => None,
        };
        steps.iter().map(plan).collect()
    }

    fn fitting(&self, ground: &Ground<'_>) -> Vec<&OfferedProfile> {
        let Some(seasonal) = self.seasonal(ground) else { return Vec::new() };
        self.offered.iter().filter(|it| it.plans == seasonal).collect()
    }

    /// What comes of a profile.
    fn line(&self, ground: &Ground<'_>, offered: &OfferedProfile) -> Option<Line> {
        let measure = self.with(ground, &offered.plans)?;
        let to_date = rating::rate(ground.pack, &measure, ground.as_at).year_to_date.judgement;
        let ahead = rating::forecast(ground.pack, &measure, ground.as_at).judgement.actual?;
        let to_date = in_figures(&measure, &to_date);
        let text = format!("{to_date}; forecast {}", printed(&measure, ahead));
        Some(Line::new(offered.name.clone(), text))
    }
}

impl Kind for ProfileTarget {
    fn lay(
        &mut self,
        _: &mut Pack,
        changed: &Changed,
        _: (u32, &mut Draw),
    ) -> Result<(), NotSolvable> {
        for plan in self.offered.iter_mut().flat_map(|it| &mut it.plans) {
            *plan = changed.of(&self.measure, *plan);
        }
        Ok(())
    }

    fn figures(&self, changed: &Changed) -> Vec<(MeasureId, Number)> {
        let plans = self.offered.iter().flat_map(|it| &it.plans);
        plans.map(|it| (self.measure.clone(), changed.of(&self.measure, *it))).collect()
    }

    fn check(&self, ground: &Ground<'_>) -> Result<(), NotSolvable> {
        measure(ground.pack, &self.measure)?;
        measure(ground.pack, &self.earlier)?;
        only_one(&self.fitting(ground).into_iter().map(|it| it.name.clone()).collect::<Vec<_>>())
    }

    fn questions(&self, ground: &Ground<'_>) -> Vec<Question> {
        let Ok(measure) = measure(ground.pack, &self.measure) else { return Vec::new() };
        let mut facts = Vec::new();
        let year = ground.pack.calendar().year_of_period(ground.as_at.period);
        if let Some(target) = measure.targets.get(&year) {
            if let Aim::Value { value } = target.aim {
                facts.push(format!("Target for {year}: {}", printed(measure, value)));
            }
            facts.extend(tolerated(measure, target));
        }
        for id in [&self.earlier, &self.measure] {
            let Some(measure) = ground.pack.measure(id) else { continue };
            let each = measure.series.iter().filter_map(|it| it.figure(measure.ratio_scale()));
            let each: Vec<String> = each.map(|it| printed(measure, it)).collect();
            facts.push(format!("{}: {}", measure.name, each.join(", ")));
        }
        let choices = self.offered.iter().map(|offered| {
            let plans: Vec<String> = offered.plans.iter().map(|it| printed(measure, *it)).collect();
            Choice::new(offered.id.clone(), format!("{}: {}", offered.name, plans.join(", ")))
        });
        vec![Question {
            id: "profile".to_owned(),
            asks: format!("{}: how is its target spread over the months?", measure.name),
            facts,
            picture: Some(Picture::Measure(self.earlier.clone())),
            answering: Answering::Choose(choices.collect()),
        }]
    }

    fn judge(&self, ground: &Ground<'_>, answers: &[String]) -> Vec<Judged> {
        let fitting = self.fitting(ground);
        let Some(right) = fitting.first() else { return Vec::new() };
        vec![Judged {
            judged: true,
            right: answered(answers, 0) == right.id,
            answer: right.name.clone(),
            lines: self.offered.iter().filter_map(|it| self.line(ground, it)).collect(),
        }]
    }

    fn rule(&self, _: &Ground<'_>, _: usize, given: &str) -> Option<String> {
        let chosen = self.offered.iter().find(|it| it.id == given)?;
        Some(format!(
            "A target has the season of what it measures, and “{}” isn’t the shape that the year before had: whoever is held against it looks ahead or behind for no reason.",
            chosen.name
        ))
    }

    fn right(&self, ground: &Ground<'_>) -> Vec<String> {
        self.fitting(ground).into_iter().take(1).map(|it| it.id.clone()).collect()
    }
}
