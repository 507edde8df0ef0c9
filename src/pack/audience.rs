//! A pack for an audience (FRAMEWORK R11): what isn't for it is truly not there.

use crate::model::{
    Action, ActionId, Audience, Comparator, Evidence, Extra, Measure, MeasureId, Note, Objective,
    ObjectiveId, Observation, Pack, Plan, PlanId, Resource, Target, Terms,
};
use std::collections::HashSet;
use std::sync::Arc;

/// How much was left out, for whoever saves the pack: none of it is in the pack.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Plans, with their objectives and actions.
    pub plans: usize,
    /// Measures.
    pub measures: usize,
    /// Comments on figures of measures that stay.
    pub comments: usize,
    /// Notes on plans and measures that stay.
    pub notes: usize,
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
        pack.plans.iter().filter(|plan| plan.seen_by() <= audience).map(|plan| &plan.id).collect();
    let measures: HashSet<&MeasureId> =
        pack.measures.iter().filter(|held| may(held.audience)).map(|held| &held.id).collect();
    let objectives: HashSet<&ObjectiveId> = pack
        .objectives
        .iter()
        .filter(|objective| plans.contains(&objective.plan))
        .map(|objective| &objective.id)
        .collect();
    let actions: HashSet<&ActionId> = pack
        .actions
        .iter()
        .filter(|action| plans.contains(&action.plan))
        .map(|action| &action.id)
        .collect();
    let kept = Kept { audience, plans, measures, objectives, actions };
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
        .map(|measure| Arc::new(kept.measure(measure, &mut left)))
        .collect();
    let plans = pack.plans.iter().filter_map(|plan| kept.plan(plan, &mut left)).collect();
    // Comments and notes are in no sign-off.
    let whole = left.plans + left.measures == 0;
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
        plans,
        objectives: pack
            .objectives
            .iter()
            .filter_map(|objective| kept.objective(objective))
            .collect(),
        actions: pack.actions.iter().filter_map(|action| kept.action(action)).collect(),
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
    audience: Audience,
    plans: HashSet<&'a PlanId>,
    measures: HashSet<&'a MeasureId>,
    objectives: HashSet<&'a ObjectiveId>,
    actions: HashSet<&'a ActionId>,
}

impl Kept<'_> {
    /// Whether this is for the audience.
    fn may(&self, of: Option<Audience>) -> bool {
        of.unwrap_or(Audience::Internal) <= self.audience
    }

    fn plan(&self, plan: &Plan, left: &mut LeftOut) -> Option<Plan> {
        self.plans.contains(&plan.id).then(|| Plan {
            parent: plan.parent.clone().filter(|id| self.plans.contains(id)),
            measures: self.listed(&plan.measures),
            resources: plain_resources(&plan.resources),
            evidence: plain_evidence(&plan.evidence),
            notes: self.notes(&plan.notes, Some(plan.seen_by()), &mut left.notes),
            extra: Extra::new(),
            ..plan.clone()
        })
    }

    fn objective(&self, objective: &Objective) -> Option<Objective> {
        self.objectives.contains(&objective.id).then(|| Objective {
            parent: objective.parent.clone().filter(|id| self.objectives.contains(id)),
            measures: self.listed(&objective.measures),
            story: objective.story.clone().map(|mut story| {
                for step in &mut story.steps {
                    step.measures.retain(|id| self.measures.contains(id));
                    step.extra = Extra::new();
                }
                story.extra = Extra::new();
                story
            }),
            extra: Extra::new(),
            ..objective.clone()
        })
    }

    fn action(&self, action: &Action) -> Option<Action> {
        self.actions.contains(&action.id).then(|| Action {
            objective: action.objective.clone().filter(|id| self.objectives.contains(id)),
            part_of: action.part_of.clone().filter(|id| self.actions.contains(id)),
            measures: self.listed(&action.measures),
            resources: plain_resources(&action.resources),
            extra: Extra::new(),
            ..action.clone()
        })
    }

    /// The notes that are for the audience; the rest are counted. A note is for whom it is on unless it says.
    fn notes(&self, notes: &[Note], of: Option<Audience>, left: &mut usize) -> Vec<Note> {
        let kept = notes.iter().filter(|note| self.may(note.audience.or(of)));
        let kept: Vec<Note> =
            kept.map(|note| Note { extra: Extra::new(), ..note.clone() }).collect();
        *left += notes.len() - kept.len();
        kept
    }

    fn listed(&self, ids: &[MeasureId]) -> Vec<MeasureId> {
        ids.iter().filter(|id| self.measures.contains(id)).cloned().collect()
    }

    fn measure(&self, measure: &Measure, left: &mut LeftOut) -> Measure {
        let mut out = Measure { extra: Extra::new(), ..measure.clone() };
        out.notes = self.notes(&measure.notes, measure.audience, &mut left.notes);
        let comments = measure.comment_audience.or(measure.audience);
        out.specification.extra = Extra::new();
        if let Some(baseline) = &mut out.baseline {
            baseline.extra = Extra::new();
        }
        out.targets.values_mut().for_each(plain_target);
        out.past.values_mut().for_each(|terms| self.plain_terms(terms));
        let mut each = |observation: &mut Observation| {
            observation.extra = None;
            let may = self.may(observation.comment_audience.or(comments));
            if !may && observation.comment.take().is_some() {
                left.comments += 1;
            }
            // Beside no comment it would say that there was one.
            if observation.comment.is_none() {
                observation.comment_audience = None;
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

fn plain_resources(resources: &[Resource]) -> Vec<Resource> {
    resources.iter().map(|held| Resource { extra: Extra::new(), ..held.clone() }).collect()
}

fn plain_evidence(evidence: &[Evidence]) -> Vec<Evidence> {
    evidence.iter().map(|held| Evidence { extra: Extra::new(), ..held.clone() }).collect()
}

fn plain_target(target: &mut Target) {
    target.extra = Extra::new();
    target.evidence = plain_evidence(&target.evidence);
    if let Some(signed) = &mut target.signed {
        plain_target(signed);
    }
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
        "plans":[{"id":"top","name":"Top","audience":"public","measures":["a","secret-b"],
                "resources":[{"year":"2025/26","kind":"revenue","budget":5,"secret":6}],
                "evidence":[{"kind":"trend","finding":"Up","secret":7}],
                "notes":[{"on":"2025-04-01","words":"Open","secret":8},{"on":"2025-04-01","words":"Secret note","audience":"internal"}]},
            {"id":"secret-plan","name":"Secret plan","parent":"top","audience":"internal","measures":["a"]}],
        "actions":[{"id":"x","name":"X","plan":"top","objective":"secret-o","part_of":"secret-y","state":"done","kind":"milestone","measures":["a","secret-b"]},
            {"id":"secret-y","name":"Secret work","plan":"secret-plan","state":"under_way","kind":"activity"}],
        "objectives":[{"id":"o","name":"O","plan":"top","measures":["a","secret-b"],
                "story":{"steps":[{"stage":"input","words":"Money","measures":["secret-b"],"secret":1}],"secret":1}},
            {"id":"secret-o","name":"Secret aim","plan":"secret-plan","parent":"o","measures":["a"]}],
        "measures":[{"id":"a","name":"A","audience":"public","comment_audience":"internal","perspective":"open",
                "past":{"2024/25":{"name":"A","plans":["secret-plan","top"],"specification":{}}},
                "notes":[{"on":"2025-04-01","by":"Secret post","words":"x","audience":"personal"}],
                "targets":{"2025/26":{"aim":{"kind":"none"},"signed":{"aim":{"kind":"none"},"secret":1}}},
                "series":[{"period":"2025-04","value":1,"comment":"Secret comment","secret":2},
                    {"period":"2025-05","value":1,"comment":"Said to all","comment_audience":"public"},
                    {"period":"2025-06","value":1,"comment":"Secret again","comment_audience":"personal"}],"secret":3},
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
            LeftOut { plans: 1, measures: 1, comments: 2, notes: 2, not_set: 1, sign_offs: false }
        );
        assert!(read(text.as_bytes()).diagnostics.is_empty());
        let (internal, left) = for_audience(&pack, Audience::Internal);
        assert_eq!(left, LeftOut { comments: 1, notes: 1, ..LeftOut::default() });
        assert!(open.measures[0].series[1].comment.is_some());
        assert_eq!((internal.plans.len(), internal.measures.len()), (2, 2));
    }
}
