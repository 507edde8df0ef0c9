//! The gap between two groups.

/// How far one group is from another. The two ways of telling it can move apart, and are told together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gap {
    /// One minus the other, in the unit of the values.
    pub absolute: f64,
    /// One ÷ the other; `None` where the other isn't above 0 or the one is below it.
    pub relative: Option<f64>,
}

impl Gap {
    /// The gap from `other` to `one`.
    pub fn between(one: f64, other: f64) -> Self {
        let relative = (other > 0.0 && one >= 0.0).then(|| one / other);
        Self { absolute: one - other, relative }
    }

    /// Whether from `before` to this one the absolute gap narrowed while the relative gap widened, or the other way
    /// round. `None` where a relative gap is missing.
    pub fn moved_apart_from(self, before: Self) -> Option<bool> {
        let absolute = self.absolute.abs() - before.absolute.abs();
        let relative = distance(self.relative?) - distance(before.relative?);
        Some(absolute * relative < 0.0)
    }
}

/// How many times the larger is the smaller: the same for 2 and for ½.
fn distance(ratio: f64) -> f64 {
    ratio.max(1.0 / ratio)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_can_narrow_and_widen_at_once() {
        let check = |before: (f64, f64), after: (f64, f64), expected| {
            let gap = |(one, other)| Gap::between(one, other);
            assert_eq!(gap(after).moved_apart_from(gap(before)), expected, "{before:?} {after:?}");
        };
        // From 20 apart and twice as much, to 10 apart and three times as much.
        check((40.0, 20.0), (15.0, 5.0), Some(true));
        check((20.0, 40.0), (5.0, 15.0), Some(true));
        check((40.0, 20.0), (45.0, 20.0), Some(false));
        check((40.0, 20.0), (40.0, 20.0), Some(false));
        check((40.0, 0.0), (40.0, 20.0), None);
    }

    #[test]
    fn there_is_no_relative_gap_to_nothing() {
        assert_eq!(Gap::between(3.0, 0.0), Gap { absolute: 3.0, relative: None });
        assert_eq!(Gap::between(3.0, 2.0), Gap { absolute: 1.0, relative: Some(1.5) });
    }
}
