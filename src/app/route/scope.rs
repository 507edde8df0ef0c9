//! What a look is about, as the address says it.

use super::address::{Query, encode, parameter};
use crate::model::PlanId;
use crate::report::minute::Scope;

impl Query for Scope {
    fn read(query: &str) -> Option<Self> {
        Some(match (parameter(query, "plan"), parameter(query, "post")) {
            (Some(plan), _) => Self::Plan(PlanId::from(plan.as_str())),
            (None, Some(post)) => Self::Post(post),
            (None, None) => Self::Whole,
        })
    }

    fn written(&self) -> String {
        match self {
            Self::Whole => String::new(),
            Self::Plan(plan) => format!("?plan={}", encode(plan.as_str())),
            Self::Post(post) => format!("?post={}", encode(post)),
        }
    }
}
