//! A change taken apart, printed so that its parts add up to it (RULES 2 and 13).

use crate::model::Measure;
use crate::rating::precision::settle;
use crate::statistics::areas::Mix;

/// A change taken apart with so many places that what is printed adds up.
pub(super) struct Owed {
    /// Prints at those places.
    pub measure: Measure,
    /// All together before.
    pub from: f64,
    /// All together now.
    pub to: f64,
    /// What of the change is owed to the rates of the parts.
    pub rates: f64,
    /// What is owed to their shares.
    pub mix: f64,
}

/// So many places more than the measure's are tried.
const MORE_PLACES: u8 = 2;

impl Owed {
    /// At the measure's own precision where the two parts add up to the change between the figures as printed, else at
    /// one place more, or two. Where not even those do, the smaller part takes what rounding leaves over.
    pub fn of(measure: &Measure, (from, to): (f64, f64), (parts, scale): (&Mix, f64)) -> Self {
        let at = |places: Option<u8>| {
            let measure =
                Measure { precision: places, unit: measure.unit.clone(), ..Measure::default() };
            let settled = |value: f64| settle(&measure, value).map_or(value, |it| it.get());
            let (rates, mix) = (settled(parts.from_rates * scale), settled(parts.from_mix * scale));
            let (from, to) = (settled(from), settled(to));
            let left = settled(to - from - rates - mix);
            (Self { from, to, rates, mix, measure }, left)
        };
        let Some(own) = measure.precision else { return at(None).0 };
        let each = (own..=own.saturating_add(MORE_PLACES)).map(|places| at(Some(places)));
        let mut last = None;
        for (owed, left) in each {
            if left == 0.0 {
                return owed;
            }
            last = Some((owed, left));
        }
        let Some((mut owed, left)) = last else { return at(Some(own)).0 };
        let smaller =
            if owed.rates.abs() < owed.mix.abs() { &mut owed.rates } else { &mut owed.mix };
        *smaller = settle(&owed.measure, *smaller + left).map_or(*smaller, |it| it.get());
        owed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_add_up_to_the_change_between_the_figures_beside_them() {
        let check = |precision: u8, ends: (f64, f64), rates: f64, expected: [f64; 4]| {
            let measure = Measure { precision: Some(precision), ..Measure::default() };
            let change = ends.1 - ends.0;
            let mix = Mix { change, from_rates: rates, from_mix: change - rates, masks: false };
            let Owed { from, to, rates, mix, measure } = Owed::of(&measure, ends, (&mix, 1.0));
            assert_eq!([from, to, rates, mix], expected);
            assert!((to - from - rates - mix).abs() < 1e-9);
            assert!(measure.precision.is_some_and(|places| places <= precision + MORE_PLACES));
        };
        check(0, (88.0, 90.0), 3.0, [88.0, 90.0, 3.0, -1.0]);
        // From 88 to 90, which would be +3 and nothing.
        check(0, (87.6, 90.4), 2.7, [87.6, 90.4, 2.7, 0.1]);
        // One place more doesn't add up either: two do.
        check(0, (87.64, 90.38), 2.64, [87.64, 90.38, 2.64, 0.1]);
        // None does: 0.45 and 0.45 would make 0.91.
        check(0, (0.0, 0.909_090), 0.454_545, [0.0, 0.91, 0.45, 0.46]);
    }
}
