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
    /// The measures that a post is accountable for.
    Post(String),
}

impl Scope {
    /// What it is about, by position.
    pub(super) fn chosen(
        &self,
        all: &[Member<'_>],
        by_plan: &HashMap<&PlanId, Vec<usize>>,
    ) -> Vec<usize> {
        match self {
            Self::Whole => (0..all.len()).collect(),
            Self::Plan(id) => by_plan.get(id).cloned().unwrap_or_default(),
            Self::Post(post) => {
                let theirs =
                    |member: &Member<'_>| member.measure.specification.accountable_officer == *post;
                let found = all.iter().enumerate().filter(|(_, member)| theirs(member));
                found.map(|(at, _)| at).collect()
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

/// The posts that are accountable for a measure, each once, by name.
pub fn posts(pack: &Pack) -> Vec<String> {
    let all = pack.measures.iter().map(|measure| &measure.specification.accountable_officer);
    let mut posts =
        sorted(all.filter(|post| !post.is_empty()).collect(), |one, other| one.cmp(other));
    posts.dedup();
    posts.into_iter().cloned().collect()
}
