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

/// Between which limits an area lies, by the exact chance of its own count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beyond {
    /// As far as chance brings it.
    Neither,
    /// So far on its side that chance brings fewer than 2.5 % there.
    P95,
    /// So far on its side that chance brings fewer than 0.1 % there.
    P998,
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
    /// Beyond which of them it lies. Limits run smoothly between whole counts, so that a few areas lie just outside the
    /// line where the chance of their count is no less: it is the chance that says.
    pub beyond: Beyond,
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
    /// The chance, 0 to 1, that one area or more is called outside 95 % though none differs: from the counts of each, which
    /// can't be outside both sides at all where they are few.
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
    let inside: Option<f64> =
        areas.iter().map(|area| Some(1.0 - outside(&chances(centre, area.denominator)?))).product();
    let size = areas.len() as f64;
    let z: Vec<f64> = places.iter().map(|place| place.z).collect();
    let dispersion = winsorised(&z).iter().map(|z| z * z).sum::<f64>() / size;
    Some(Funnel {
        centre,
        places,
        dispersion,
        overdispersed: dispersion > 1.0 + 2.0 * (2.0 / size).sqrt(),
        one_outside_by_luck: 1.0 - inside?,
    })
}

fn place(area: Area, centre: f64) -> Option<Place> {
    let size = area.denominator as f64;
    let deviation = (centre * (1.0 - centre) / size).sqrt();
    let away = area.numerator as f64 / size - centre;
    let (p95, p998) = funnel_limits(centre, area.denominator)?;
    let beyond = beyond(&chances(centre, area.denominator)?, area.numerator);
    // Where the centre is 0 or 1 every area is on it.
    Some(Place { z: if deviation > 0.0 { away / deviation } else { 0.0 }, p95, p998, beyond })
}

/// Beyond which limits a count lies: the chance of it, or of one further out on the same side.
fn beyond(counts: &Binomial, count: u64) -> Beyond {
    let above = if count == 0 { 1.0 } else { counts.sf(count - 1) };
    let tail = counts.cdf(count).min(above);
    match tail {
        _ if tail < 0.001 => Beyond::P998,
        _ if tail < 0.025 => Beyond::P95,
        _ => Beyond::Neither,
    }
}

/// The chance that a count comes out that is called outside 95 %.
fn outside(counts: &Binomial) -> f64 {
    // The smallest count that isn't so low, and the largest that isn't so high.
    let low = counts.inverse_cdf(0.025);
    let below = if low == 0 { 0.0 } else { counts.cdf(low - 1) };
    let high = counts.inverse_cdf(0.975);
    below + counts.sf(high)
}

fn chances(centre: f64, size: u64) -> Option<Binomial> {
    Binomial::new(centre, size).ok()
}

/// The limits that 95 % and 99.8 % of areas of a size are within, around a rate of 0 to 1. `None` where the rate isn't
/// one.
pub fn funnel_limits(centre: f64, size: u64) -> Option<(Ends, Ends)> {
    let binomial = chances(centre, size)?;
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
    }

    #[test]
    fn an_area_is_outside_where_the_chance_of_its_own_count_says_so() {
        // Nine in ten of all, so that all of eight are no surprise: 0.9⁸ is 43 %.
        let found = funnel(&areas(&[(8, 8), (892, 992)])).unwrap();
        assert!(found.centre == 0.9 && found.places[0].p998.upper < 1.0, "{found:?}");
        assert_eq!(found.places[0].beyond, Beyond::Neither);
        // Of 20 at a half, 6 or fewer come by a chance of 5.8 %, 5 by 2.07 %, 2 by 0.02 %; and as many from the top.
        let counts = chances(0.5, 20).unwrap();
        let cases =
            [(2, Beyond::P998), (5, Beyond::P95), (6, Beyond::Neither), (14, Beyond::Neither)];
        for (count, is) in cases.into_iter().chain([(15, Beyond::P95), (18, Beyond::P998)]) {
            assert_eq!(beyond(&counts, count), is, "{count}");
        }
    }

    #[test]
    fn luck_is_counted_from_the_counts_that_can_come_out() {
        // Each count of each size by itself: the chance of those that are called outside, added up.
        for (centre, size) in [(0.9, 8), (0.5, 20), (0.03, 40), (0.42, 700), (1.0, 9), (0.0, 9)] {
            let counts = chances(centre, size).unwrap();
            let called = (0..=size).filter(|count| beyond(&counts, *count) != Beyond::Neither);
            let chance: f64 = called.map(|count| counts.pmf(count)).sum();
            assert!((chance - outside(&counts)).abs() < 1e-9, "{centre} {size}: {chance}");
        }
        let found = funnel(&areas(&[(10, 20), (10, 20)])).unwrap();
        let one = 2.0 * 21_700.0 / 1_048_576.0;
        assert!(
            (found.one_outside_by_luck - (1.0 - (1.0 - one) * (1.0 - one))).abs() < 1e-9,
            "{found:?}"
        );
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
