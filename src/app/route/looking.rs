//! Who looks, and at what, as the address says it.

use super::address::{Query, parameter};
use crate::planning::Role;
use crate::report::minute::Scope;

/// Who looks, and at what.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Looking {
    /// In which role; `None`: nobody has said.
    pub role: Option<Role>,
    /// At what a plan or a post answers for.
    pub scope: Scope,
}

impl Query for Looking {
    fn read(query: &str) -> Option<Self> {
        let role = parameter(query, "as").and_then(|key| Role::of_key(&key));
        Some(Self { role, scope: Scope::read(query)? })
    }

    fn written(&self) -> String {
        let scope = self.scope.written();
        let Some(role) = self.role else { return scope };
        let joint = if scope.is_empty() { "?" } else { "&" };
        format!("{scope}{joint}as={}", role.key())
    }
}
