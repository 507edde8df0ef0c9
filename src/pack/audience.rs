//! A pack for an audience (FRAMEWORK R11): what isn't for it is truly not there.

use crate::model::{
    Audience, Comparator, Extra, Measure, MeasureId, Objective, ObjectiveId, Observation, Pack,
    Plan, PlanId, Target, Terms,
};
use std::collections::HashSet;
use std::sync::Arc;

/// How much was left out, for whoever saves the pack: none of it is in the pack.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Plans, with their objectives.
    pub plans: usize,
    /// Measures.
    pub measures: usize,
    /// Comments on figures of measures that stay.
    pub comments: usize,
    /// Measures and plans among those whose audience isn't set, which counts as internal.
    pub not_set: usize,
    /// Whether sign-offs were left out: they would name what isn't there.
    pub sign_offs: bool,
}

/// The pack as an audience may have it: only plans, measures and comments that are for it, and nothing that
/// names or counts the rest. The history, proposals and fields that this version doesn't know are left out,
/// because they could.
pub fn for_audience(pack: &Pack, audience: Audience) -> (Pack, LeftOut) {
    let may = |of: Option<Audience>| of.unwrap_or(Audience::Internal) <= audience;
    let mut left = LeftOut::default();
    let plans: HashSet<&PlanId> =
        pack.plans.iter().filter(|plan| may(plan.audience)).map(|plan| &plan.id).collect();
    let measures: HashSet<&MeasureId> =
        pack.measures.iter().filter(|held| may(held.audience)).map(|held| &held.id).collect();
    let objectives: HashSet<&ObjectiveId> = pack
        .objectives
        .iter()
        .filter(|objective| plans.contains(&objective.plan))
        .map(|objective| &objective.id)
        .collect();
    let kept = Kept { plans, measures, objectives };
    left.plans = pack.plans.len() - kept.plans.len();
    left.measures = pack.measures.len() - kept.measures.len();
    let unset =
        pack.plans.iter().filter(|plan| plan.audience.is_none() && !kept.plans.contains(&plan.id));
    let unset_measures = pack
        .measures
        .iter()
        .filter(|held| held.audience.is_none() && !kept.measures.contains(&held.id));
    left.not_set = unset.count() + unset_measures.count();
    let held: Vec<Arc<Measure>> = pack
        .measures
        .iter()
        .filter(|measure| kept.measures.contains(&measure.id))
        .map(|measure| {
            let comments = may(measure.comment_audience.or(measure.audience));
            Arc::new(kept.measure(measure, comments, &mut left.comments))
        })
        .collect();
    let whole = left == LeftOut::default();
    left.sign_offs = !whole && !pack.sign_offs.is_empty();
    let used: HashSet<_> = held.iter().filter_map(|measure| measure.perspective.clone()).collect();
    let out = Pack {
        perspectives: pack
            .perspectives
            .iter()
            .filter(|perspective| whole || used.contains(&perspective.id))
            .map(|perspective| crate::model::Perspective {
                extra: Extra::new(),
                ..perspective.clone()
            })
            .collect(),
        plans: pack.plans.iter().filter_map(|plan| kept.plan(plan)).collect(),
        objectives: pack
            .objectives
            .iter()
            .filter_map(|objective| kept.objective(objective))
            .collect(),
        measures: held,
        sign_offs: if whole { pack.sign_offs.clone() } else { Vec::new() },
        organisation: crate::model::Organisation {
            extra: Extra::new(),
            ..pack.organisation.clone()
        },
        ..Pack::default()
    };
    (out, left)
}

/// What stays.
struct Kept<'a> {
    plans: HashSet<&'a PlanId>,
    measures: HashSet<&'a MeasureId>,
    objectives: HashSet<&'a ObjectiveId>,
}

impl Kept<'_> {
    fn plan(&self, plan: &Plan) -> Option<Plan> {
        self.plans.contains(&plan.id).then(|| Plan {
            parent: plan.parent.clone().filter(|id| self.plans.contains(id)),
            measures: self.listed(&plan.measures),
            extra: Extra::new(),
            ..plan.clone()
        })
    }

    fn objective(&self, objective: &Objective) -> Option<Objective> {
        self.objectives.contains(&objective.id).then(|| Objective {
            parent: objective.parent.clone().filter(|id| self.objectives.contains(id)),
            measures: self.listed(&objective.measures),
            extra: Extra::new(),
            ..objective.clone()
        })
    }

    fn listed(&self, ids: &[MeasureId]) -> Vec<MeasureId> {
        ids.iter().filter(|id| self.measures.contains(id)).cloned().collect()
    }

    fn measure(&self, measure: &Measure, comments: bool, left: &mut usize) -> Measure {
        let mut out = Measure { extra: Extra::new(), ..measure.clone() };
        out.specification.extra = Extra::new();
        if let Some(baseline) = &mut out.baseline {
            baseline.extra = Extra::new();
        }
        out.targets.values_mut().for_each(plain_target);
        out.past.values_mut().for_each(|terms| self.plain_terms(terms));
        let mut each = |observation: &mut Observation| {
            observation.extra = None;
            if !comments && observation.comment.take().is_some() {
                *left += 1;
            }
        };
        out.series.iter_mut().for_each(&mut each);
        for Comparator { series, extra, .. } in &mut out.comparators {
            series.iter_mut().for_each(&mut each);
            *extra = Extra::new();
        }
        out
    }

    fn plain_terms(&self, terms: &mut Terms) {
        terms.plans.retain(|id| self.plans.contains(id));
        terms.objectives.retain(|id| self.objectives.contains(id));
        terms.extra = Extra::new();
        terms.specification.extra = Extra::new();
        if let Some(baseline) = &mut terms.baseline {
            baseline.extra = Extra::new();
        }
    }
}

fn plain_target(target: &mut Target) {
    target.extra = Extra::new();
    for step in &mut target.trajectory {
        step.extra = Extra::new();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::{read, write};

    /// Everything secret in this pack says so.
    const PACK: &str = r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"A","secret":1},
        "perspectives":[{"id":"open","name":"Open"},{"id":"secret-side","name":"Secret"}],
        "plans":[{"id":"top","name":"Top","audience":"public","measures":["a","secret-b"]},
            {"id":"secret-plan","name":"Secret plan","parent":"top","audience":"internal","measures":["a"]}],
        "objectives":[{"id":"o","name":"O","plan":"top","measures":["a","secret-b"]},
            {"id":"secret-o","name":"Secret aim","plan":"secret-plan","parent":"o","measures":["a"]}],
        "measures":[{"id":"a","name":"A","audience":"public","comment_audience":"internal","perspective":"open",
                "past":{"2024/25":{"name":"A","plans":["secret-plan","top"],"specification":{}}},
                "series":[{"period":"2025-04","value":1,"comment":"Secret comment","secret":2}],"secret":3},
            {"id":"secret-b","name":"Secret b","perspective":"secret-side"}],
        "history":[{"on":"2026-01-01","what":"Change Secret b"}]}"#;

    #[test]
    fn holds_nothing_of_what_it_left_out() {
        let pack = read(PACK.as_bytes()).pack.unwrap();
        let (open, left) = for_audience(&pack, Audience::Public);
        let text = write(&open);
        assert!(!text.to_lowercase().contains("secret"), "{text}");
        assert_eq!(
            left,
            LeftOut { plans: 1, measures: 1, comments: 1, not_set: 1, sign_offs: false }
        );
        assert!(read(text.as_bytes()).diagnostics.is_empty());
        let (internal, left) = for_audience(&pack, Audience::Internal);
        assert_eq!(left, LeftOut::default());
        assert_eq!((internal.plans.len(), internal.measures.len()), (2, 2));
    }
}
