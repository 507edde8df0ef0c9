//! Which way is better.

/// Which way of a measure is the better one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
    /// Neither way is, or nobody has said.
    Neither,
}

impl Better {
    /// Whether `value` is on the better side of `target`; on it counts unless the target is `strict`. `None` where
    /// neither way is better.
    pub fn meets(self, value: f64, target: f64, strict: bool) -> Option<bool> {
        let (ahead, behind) = match self {
            Self::Higher => (value, target),
            Self::Lower => (target, value),
            Self::Neither => return None,
        };
        Some(ahead > behind || (ahead == behind && !strict))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn on_a_target_is_met_unless_it_is_strict() {
        for better in [Better::Higher, Better::Lower] {
            assert_eq!(better.meets(23.0, 23.0, false), Some(true));
            assert_eq!(better.meets(23.0, 23.0, true), Some(false));
        }
        assert_eq!(Better::Higher.meets(24.0, 23.0, true), Some(true));
        assert_eq!(Better::Lower.meets(24.0, 23.0, false), Some(false));
        assert_eq!(Better::Neither.meets(24.0, 23.0, false), None);
    }
}
