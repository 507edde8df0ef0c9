//! What a post answers for: the one rule behind every page that counts what is a post's.

use crate::model::{Assessment, Audit, Exception, MeasureId, Pack, PlanId};
use std::collections::HashSet;

/// What a post answers for: whatever names it, and whatever stands in the plans that it is responsible for or has in its
/// portfolio, or in one that feeds them. What a meeting decided or asks is whose it says, and an exception of which the
/// measure alone names the post is its owner's, once it has one. Made once for all that is asked of a post.
#[derive(Clone, Debug)]
pub struct Answering<'a> {
    post: &'a str,
    plans: HashSet<&'a PlanId>,
    /// The measures whose specification names it.
    named: HashSet<&'a MeasureId>,
}

impl<'a> Answering<'a> {
    /// What a post of a pack answers for.
    pub fn of(pack: &'a Pack, post: &'a str) -> Self {
        let named = pack.measures.iter().filter(|measure| measure.specification.names(post));
        Self {
            post,
            plans: pack.plans_of_post(post).into_iter().collect(),
            named: named.map(|measure| &measure.id).collect(),
        }
    }

    /// A measure, by the plans that it stands in.
    pub fn has_measure(&self, id: &MeasureId, standing: &[PlanId]) -> bool {
        self.named.contains(id) || self.has_any(standing)
    }

    /// What names one post and is of these plans: an action, a risk.
    pub fn has(&self, owner: &str, plans: &[PlanId]) -> bool {
        self.is(owner) || self.has_any(plans)
    }

    /// An exception, by the plans that its measure stands in.
    pub fn has_exception(&self, exception: &Exception, standing: &[PlanId]) -> bool {
        let by_measure =
            exception.owner.trim().is_empty() && self.named.contains(&exception.measure);
        by_measure || self.has(&exception.owner, standing)
    }

    /// An assessment of data, by the plans that its measure stands in.
    pub fn has_assessment(&self, assessment: &Assessment, standing: &[PlanId]) -> bool {
        let posts = [&assessment.reviewer, &assessment.action_owner];
        posts.into_iter().any(|post| self.is(post))
            || self.has_measure(&assessment.measure, standing)
    }

    /// An audit, by the plans that its figures are drawn from.
    pub fn has_audit(&self, audit: &Audit) -> bool {
        let mut drawn = audit.strata.iter().filter_map(|stratum| stratum.plan.as_ref());
        self.is(&audit.auditor) || drawn.any(|plan| self.plans.contains(plan))
    }

    /// What is said to be a post's and nobody else's.
    pub fn is(&self, named: &str) -> bool {
        named.trim() == self.post
    }

    fn has_any(&self, plans: &[PlanId]) -> bool {
        plans.iter().any(|id| self.plans.contains(id))
    }
}
