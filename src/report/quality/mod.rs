//! The quality of a pack's data (FRAMEWORK D5): how much trust the figures of each plan deserve, and what the automatic
//! checks ask of figures as they stand.

mod checks;
mod framework;

pub use checks::{Asked, Check, Found, by_check, checks_of, lacking_words};
pub use framework::{framework, meaning};

use crate::model::{Pack, PlanId};
use crate::rating::{AsAt, DataConfidence, counted, data_confidence};
use std::collections::HashMap;

/// How many measures deserve how much trust.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Trust {
    /// In the order of [`DataConfidence::ALL`].
    counts: [usize; 5],
}

impl Trust {
    fn of(all: impl Iterator<Item = DataConfidence>) -> Self {
        let mut trust = Self::default();
        for found in all {
            let places = DataConfidence::ALL.iter().zip(&mut trust.counts);
            places.filter(|(each, _)| **each == found).for_each(|(_, count)| *count += 1);
        }
        trust
    }

    /// Each confidence with how many measures have it, the most trust first; those of none too.
    pub fn told(&self) -> impl Iterator<Item = (DataConfidence, usize)> + '_ {
        DataConfidence::ALL.into_iter().zip(self.counts)
    }

    /// How many measures there are.
    pub fn all(&self) -> usize {
        self.counts.iter().sum()
    }

    /// How many are assessed.
    pub fn assessed(&self) -> usize {
        let assessed = self.told().filter(|(found, _)| found.is_assessed());
        assessed.map(|(_, count)| count).sum()
    }

    /// `2 of 52 measures are assessed: 1 high, 1 medium.`
    pub fn sentence(&self) -> String {
        let (all, assessed) = (self.all(), self.assessed());
        let unknown =
            self.told().any(|(found, count)| found == DataConfidence::NotInFile && count > 0);
        let here = if unknown { " in this file" } else { "" };
        if assessed == 0 {
            return match all {
                1 if unknown => "No assessment of its 1 measure is in this file.".to_owned(),
                all if unknown => format!("No assessment of these {all} measures is in this file."),
                1 => "The data of its 1 measure are not assessed.".to_owned(),
                all => format!("None of {all} measures has its data assessed."),
            };
        }
        let found = self.told().filter(|(found, count)| *count > 0 && found.is_assessed());
        let found: Vec<String> = found
            .map(|(found, count)| format!("{count} {}", found.words().to_lowercase()))
            .collect();
        let verb = if assessed == 1 { "is" } else { "are" };
        format!(
            "{assessed} of {} {verb} assessed{here}: {} confidence.",
            counted(all, "measure", "measures"),
            found.join(", ")
        )
    }
}

/// How much trust the figures of a plan's measures deserve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// The plan.
    pub id: PlanId,
    /// Its name.
    pub name: String,
    /// Of its measures.
    pub trust: Trust,
}

/// Of all measures as at a point, and of those of each plan that has any.
pub fn trust(pack: &Pack, as_at: AsAt) -> (Trust, Vec<Share>) {
    let found: HashMap<_, _> = pack
        .measures
        .iter()
        .map(|measure| (&measure.id, data_confidence(pack, &measure.id, as_at.on)))
        .collect();
    let year = pack.calendar().year_of_period(as_at.period);
    let share = |plan: &std::sync::Arc<crate::model::Plan>| {
        let standing = pack.standing(plan, year);
        let trust = Trust::of(standing.iter().filter_map(|id| found.get(id).copied()));
        (trust.all() > 0).then(|| Share { id: plan.id.clone(), name: plan.name.clone(), trust })
    };
    (Trust::of(found.values().copied()), pack.plans.iter().filter_map(share).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Assessment, Measure, Met, Plan};

    #[test]
    fn trust_is_counted_by_plan_and_over_all() {
        let measure = |id: &str| Measure { id: id.into(), ..Measure::default() }.into();
        let met = Some(Met::Fully);
        let assessment = Assessment {
            measure: "a".into(),
            on: "2025-01-01".parse().ok(),
            accuracy: met,
            validity: met,
            reliability: met,
            timeliness: met,
            completeness: met,
            relevance: Some(Met::Partly),
            ..Assessment::default()
        };
        let plan = |id: &str, measures: &[&str]| {
            let measures = measures.iter().map(|id| (*id).into()).collect();
            Plan { id: id.into(), measures, ..Plan::default() }.into()
        };
        let pack = Pack {
            measures: vec![measure("a"), measure("b"), measure("c")],
            plans: vec![plan("p", &["a", "b"]), plan("q", &["b"]), plan("none", &[])],
            assessments: vec![assessment.into()],
            ..Pack::default()
        };
        let as_at = AsAt { period: "2025-09".parse().unwrap(), on: None };
        let (all, plans) = trust(&pack, as_at);
        assert_eq!(all.sentence(), "1 of 3 measures is assessed: 1 medium confidence.");
        let said: Vec<String> = plans.iter().map(|it| it.trust.sentence()).collect();
        assert_eq!(
            said,
            [
                "1 of 2 measures is assessed: 1 medium confidence.",
                "The data of its 1 measure are not assessed."
            ]
        );
        let counts: Vec<usize> = all.told().map(|(_, count)| count).collect();
        assert_eq!(counts, [0, 1, 0, 2, 0]);
        let public = Pack { extract_for: Some(crate::model::Audience::Public), ..pack };
        let (all, plans) = trust(&public, as_at);
        assert_eq!(
            all.sentence(),
            "1 of 3 measures is assessed in this file: 1 medium confidence."
        );
        let none = "No assessment of its 1 measure is in this file.";
        assert_eq!(plans[1].trust.sentence(), none);
    }
}
