//! Which figures an exercise is done on, as the address says it.

use super::address::{Query, parameter};

/// A seed; 0 is as the exercise was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Seed(
    /// Any number: the same gives the same figures.
    pub u32,
);

impl Query for Seed {
    fn read(query: &str) -> Option<Self> {
        Some(Self(parameter(query, "seed").and_then(|text| text.parse().ok()).unwrap_or_default()))
    }

    fn written(&self) -> String {
        if self.0 == 0 { String::new() } else { format!("?seed={}", self.0) }
    }
}
