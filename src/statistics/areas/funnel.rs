//! A funnel plot of proportions: how far areas of each size differ by chance (D. J. Spiegelhalter, *Statistics in
//! Medicine* 24, 2005).

use statrs::distribution::{Binomial, Discrete, DiscreteCDF};

/// An area: how many of how many, the whole above 0 and not under its part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// What is counted.
    pub numerator: u64,
    /// Of how many.
    pub denominator: u64,
}

/// Two limits, 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ends {
    /// The lower.
    pub lower: f64,
    /// The upper.
    pub upper: f64,
}

/// Where an area stands in the funnel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Its distance from the centre in standard deviations of its size.
    pub z: f64,
    /// The limits that 95 % of areas of its size are within.
    pub p95: Ends,
    /// The limits that 99.8 % of areas of its size are within.
    pub p998: Ends,
}

/// A funnel.
#[derive(Clone, Debug, PartialEq)]
pub struct Funnel {
    /// The rate of all areas together, 0 to 1.
    pub centre: f64,
    /// An area each, in their order.
    pub places: Vec<Place>,
    /// How much more areas differ than chance has it, 1 being as much: Σz² ÷ k, z winsorised at the 10th and 90th
    /// percentiles.
    pub dispersion: f64,
    /// Whether that is over 1 + 2√(2/k): then limits of chance alone call too many areas different.
    pub overdispersed: bool,
    /// The chance, 0 to 1, that one area or more is outside 95 % though none differs.
    pub one_outside_by_luck: f64,
}

/// The funnel of some areas. `None` without areas, where a numerator is over its denominator, or a denominator is 0.
pub fn funnel(areas: &[Area]) -> Option<Funnel> {
    let sound = |area: &Area| area.denominator > 0 && area.numerator <= area.denominator;
    if areas.is_empty() || !areas.iter().all(sound) {
        return None;
    }
    let count: u64 = areas.iter().map(|area| area.numerator).sum();
    let total: u64 = areas.iter().map(|area| area.denominator).sum();
    let centre = count as f64 / total as f64;
    let places: Option<Vec<Place>> = areas.iter().map(|area| place(*area, centre)).collect();
    let places = places?;
    let size = areas.len() as f64;
    let z: Vec<f64> = places.iter().map(|place| place.z).collect();
    let dispersion = winsorised(&z).iter().map(|z| z * z).sum::<f64>() / size;
    Some(Funnel {
        centre,
        places,
        dispersion,
        overdispersed: dispersion > 1.0 + 2.0 * (2.0 / size).sqrt(),
        one_outside_by_luck: 1.0 - 0.95_f64.powf(size),
    })
}

fn place(area: Area, centre: f64) -> Option<Place> {
    let size = area.denominator as f64;
    let deviation = (centre * (1.0 - centre) / size).sqrt();
    let away = area.numerator as f64 / size - centre;
    let (p95, p998) = funnel_limits(centre, area.denominator)?;
    // Where the centre is 0 or 1 every area is on it.
    Some(Place { z: if deviation > 0.0 { away / deviation } else { 0.0 }, p95, p998 })
}

/// The limits that 95 % and 99.8 % of areas of a size are within, around a rate of 0 to 1. `None` where the rate isn't
/// one.
pub fn funnel_limits(centre: f64, size: u64) -> Option<(Ends, Ends)> {
    let binomial = Binomial::new(centre, size).ok()?;
    let limit = |chance| limit(&binomial, size, chance);
    let p95 = Ends { lower: limit(0.025), upper: limit(0.975) };
    Some((p95, Ends { lower: limit(0.001), upper: limit(0.999) }))
}

/// The limit that a rate is below with this chance, interpolated between whole counts so that it runs smoothly: with r
/// the smallest count with P(X ≤ r) ≥ q, (r − (P(X ≤ r) − q) ÷ P(X = r)) ÷ n, within 0 to 1.
fn limit(binomial: &Binomial, size: u64, chance: f64) -> f64 {
    let count = binomial.inverse_cdf(chance);
    let over = (binomial.cdf(count) - chance) / binomial.pmf(count);
    ((count as f64 - over) / size as f64).clamp(0.0, 1.0)
}

/// Values with those beyond the 10th and 90th percentiles set to them.
fn winsorised(values: &[f64]) -> Vec<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let (low, high) = (percentile(&sorted, 0.1), percentile(&sorted, 0.9));
    values.iter().map(|value| value.clamp(low, high)).collect()
}

/// A percentile of sorted values by linear interpolation, R's type 7.
fn percentile(sorted: &[f64], part: f64) -> f64 {
    let at = (sorted.len() - 1) as f64 * part;
    let below = at.floor();
    let value = |at: f64| sorted[(at as usize).min(sorted.len() - 1)];
    value(below) + (at - below) * (value(below + 1.0) - value(below))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn areas(areas: &[(u64, u64)]) -> Vec<Area> {
        let area = |(numerator, denominator): &(u64, u64)| Area {
            numerator: *numerator,
            denominator: *denominator,
        };
        areas.iter().map(area).collect()
    }

    #[test]
    fn limits_narrow_with_size_and_are_wider_where_they_are_surer() {
        let found = funnel(&areas(&[(10, 20), (100, 200), (1000, 2000)])).unwrap();
        for pair in found.places.windows(2) {
            assert!(pair[0].p95.lower < pair[1].p95.lower && pair[0].p95.upper > pair[1].p95.upper);
        }
        for place in &found.places {
            assert!(place.p998.lower < place.p95.lower && place.p998.upper > place.p95.upper);
            assert!(place.p95.lower < found.centre && place.p95.upper > found.centre);
        }
        assert!((found.one_outside_by_luck - 0.142_625).abs() < 1e-9, "{found:?}");
    }

    #[test]
    fn areas_that_differ_more_than_chance_are_overdispersed() {
        let found = funnel(&areas(&[(10, 100), (50, 100), (90, 100), (20, 100)])).unwrap();
        assert!(found.overdispersed && found.dispersion > 10.0, "{found:?}");
    }

    #[test]
    fn nobody_and_everybody_have_a_funnel_without_width() {
        let none = funnel(&areas(&[(0, 10), (0, 20)])).unwrap();
        assert_eq!((none.centre, none.places[0].z, none.places[0].p95.upper), (0.0, 0.0, 0.0));
        let all = funnel(&areas(&[(10, 10), (20, 20)])).unwrap();
        assert!(all.places[0].p95.upper <= 1.0 && all.places[0].p95.lower > 0.8, "{all:?}");
    }

    #[test]
    fn what_is_no_proportion_has_no_funnel() {
        for one in [&[][..], &[(3, 2)], &[(0, 0)], &[(3, 2), (1, 10)], &[(0, 0), (1, 10)]] {
            assert_eq!(funnel(&areas(one)), None);
        }
    }

    #[test]
    fn percentiles_are_interpolated() {
        assert_eq!(percentile(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0], 0.1), 1.5);
        assert_eq!(percentile(&[7.0], 0.9), 7.0);
    }
}
