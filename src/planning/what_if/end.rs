//! Which end of a limit is meant: a limit is one figure, or a range with two.

use crate::model::{Bounds, Number};
use crate::rating::Side;

/// An end of a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The one figure that it is.
    Only,
    /// The lower end of a range.
    Low,
    /// The upper end of a range.
    High,
}

impl End {
    /// The ends that a limit has.
    pub fn all(bounds: Bounds) -> &'static [Self] {
        match bounds {
            Bounds::Value(_) => &[Self::Only],
            Bounds::Range { .. } => &[Self::Low, Self::High],
        }
    }

    /// Where it stands; `None` where the limit has no such end.
    pub fn of(self, bounds: Bounds) -> Option<Number> {
        match (self, bounds) {
            (Self::Only, Bounds::Value(value)) => Some(value),
            (Self::Low, Bounds::Range { low, .. }) => Some(low),
            (Self::High, Bounds::Range { high, .. }) => Some(high),
            _ => None,
        }
    }

    /// Which way from it is worse, −1 for less and 1 for more; `None` where the side that is on target isn't one of its.
    pub fn worse(self, side: Side) -> Option<f64> {
        match (self, side) {
            (Self::Only, Side::Above) | (Self::Low, _) => Some(-1.0),
            (Self::Only, Side::Below) | (Self::High, _) => Some(1.0),
            (Self::Only, Side::Within) => None,
        }
    }

    /// The limit with this end elsewhere: of a range never past the other end.
    pub fn put(self, bounds: Bounds, to: Number) -> Bounds {
        match (self, bounds) {
            (Self::Only, Bounds::Value(_)) => Bounds::Value(to),
            (Self::Low, Bounds::Range { high, .. }) => {
                Bounds::Range { low: if to > high { high } else { to }, high }
            }
            (Self::High, Bounds::Range { low, .. }) => {
                Bounds::Range { low, high: if to < low { low } else { to } }
            }
            _ => bounds,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_stops_at_the_other_one() {
        let number = Number::from;
        let range = |low, high| Bounds::Range { low: number(low), high: number(high) };
        let check = |end: End, from, to, expected| {
            assert_eq!(end.put(from, number(to)), expected, "{end:?} of {from:?} to {to}");
        };
        check(End::Only, Bounds::Value(number(3)), 5, Bounds::Value(number(5)));
        check(End::Low, range(3, 8), 5, range(5, 8));
        check(End::Low, range(3, 8), 9, range(8, 8));
        check(End::High, range(3, 8), 9, range(3, 9));
        check(End::High, range(3, 8), 1, range(3, 3));
        // What has no such end stays.
        check(End::Low, Bounds::Value(number(3)), 5, Bounds::Value(number(3)));
    }
}
