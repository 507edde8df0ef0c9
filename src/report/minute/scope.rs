//! What the page is about: the whole, a plan, or all that a post answers for.

use super::member::Member;
use crate::model::{Pack, PlanId, sorted};
use std::collections::HashMap;

/// What a look is about.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Scope {
    /// Every measure of the pack.
    #[default]
    Whole,
    /// The measures that stand in a plan: those of its scorecard.
    Plan(PlanId),
    /// The measures whose specification names a post, and those of its plans: its directorate's or its portfolio's. As
    /// [`crate::planning::Answering`] has it, which the front door needn't bring.
    Post(String),
}

impl Scope {
    /// What it is about, by position.
    pub(super) fn chosen(
        &self,
        pack: &Pack,
        all: &[Member<'_>],
        by_plan: &HashMap<&PlanId, Vec<usize>>,
    ) -> Vec<usize> {
        match self {
            Self::Whole => (0..all.len()).collect(),
            Self::Plan(id) => by_plan.get(id).cloned().unwrap_or_default(),
            Self::Post(post) => {
                let plans = pack.plans_of_post(post);
                let in_plans: Vec<usize> =
                    plans.into_iter().filter_map(|id| by_plan.get(id)).flatten().copied().collect();
                let theirs = |at: &usize| {
                    let named = all.get(*at).is_some_and(|it| it.measure.specification.names(post));
                    named || in_plans.contains(at)
                };
                (0..all.len()).filter(theirs).collect()
            }
        }
    }

    /// Its name: the organisation's (`Everything` where that has none), the plan's, or the post's.
    pub fn name(&self, pack: &Pack) -> String {
        match self {
            Self::Whole if pack.organisation.name.trim().is_empty() => "Everything".to_owned(),
            Self::Whole => pack.organisation.name.clone(),
            Self::Plan(id) => pack.plan(id).map(|plan| plan.name.clone()).unwrap_or_default(),
            Self::Post(post) => post.clone(),
        }
    }
}

/// The posts that the front door offers: those that are accountable for a measure, are responsible for a plan or have one in
/// their portfolio, each once, by name. A look at another is one at its measures all the same.
pub fn posts(pack: &Pack) -> Vec<String> {
    let all = pack.measures.iter().map(|measure| &measure.specification.accountable_officer);
    let all = all.chain(pack.plans.iter().flat_map(|plan| [&plan.owner, &plan.portfolio]));
    let named = all.map(|post| post.trim()).filter(|post| !post.is_empty());
    let mut posts = sorted(named.collect(), |one, other| one.cmp(other));
    posts.dedup();
    posts.into_iter().map(str::to_owned).collect()
}
