//! What a seed brings, whatever anybody decides.
//!
//! Each piece of luck is a pick of the audit's draw ([`audit_draw`]): SHA-256 of a text that names the seed and what is
//! drawn. It depends on nothing that was drawn before, so that every team meets the same, on every machine, and anybody
//! can work it out again.

use super::town::{MEASURES, QUARTERS, months_after};
use crate::statistics::audit_draw::audit_draw;

/// Something special that comes over a service and stays until it is put right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cause {
    /// The quarter in whose first month it sets in, counted from 1.
    pub(super) quarter: usize,
    /// By how much it makes the figure worse, in standard deviations.
    pub(super) size: f64,
}

/// The luck of a seed.
#[derive(Clone, Debug, PartialEq)]
pub struct Luck {
    /// By service and month: what chance adds, in standard deviations, above zero for the better.
    noise: Vec<Vec<f64>>,
    causes: Vec<Option<Cause>>,
    /// By service: quarters from a decision to find the cause until it is gone, 0 or 1.
    lags: Vec<usize>,
}

/// Services that something special comes over.
const CAUSES: usize = 3;
/// The quarters that it may set in: late enough to be a change, early enough to be answered.
const FROM: u64 = 2;
const QUARTERS_OF_ONSET: u64 = 4;
/// How large it is at least, in standard deviations, and in how many steps of a tenth up from there.
const SMALLEST: f64 = 2.6;
const STEPS: u64 = 8;

/// One of the numbers from 0 to under `end`, by the seed and what is drawn.
fn pick(seed: &str, of: &str, end: u64) -> u64 {
    audit_draw(&format!("{seed},{of}"), end, 1).first().map_or(0, |it| it - 1)
}

/// A reading of a steady process of mean 0 and standard deviation 1: twelve equal chances of 32 steps added up, which is
/// near enough to normal and takes no function that machines round differently.
fn reading(seed: &str, of: &str) -> f64 {
    const BITS: u32 = 5;
    const CHANCES: u32 = 12;
    let steps = 1_u64 << BITS;
    let drawn = pick(seed, of, 1 << (BITS * CHANCES));
    let sum: u64 = (0..CHANCES).map(|at| (drawn >> (at * BITS)) % steps).sum();
    // Each chance lies in the middle of its step, so that the mean is 0.
    (sum as f64 + f64::from(CHANCES) / 2.0) / steps as f64 - f64::from(CHANCES) / 2.0
}

impl Luck {
    /// The luck that a seed brings.
    pub fn of(seed: &str) -> Self {
        let months = months_after(QUARTERS);
        let of_service =
            |id: &str| (0..months).map(|month| reading(seed, &format!("{id},{month}"))).collect();
        let struck = audit_draw(&format!("{seed},causes"), MEASURES.len() as u64, CAUSES);
        let cause = |(place, id): (usize, &str)| {
            struck.contains(&(place as u64 + 1)).then(|| Cause {
                quarter: (FROM + pick(seed, &format!("{id},from"), QUARTERS_OF_ONSET)) as usize,
                size: SMALLEST + pick(seed, &format!("{id},size"), STEPS) as f64 / 10.0,
            })
        };
        let ids = || MEASURES.iter().map(|service| service.id);
        Self {
            noise: ids().map(of_service).collect(),
            causes: ids().enumerate().map(cause).collect(),
            lags: ids().map(|id| pick(seed, &format!("{id},lag"), 2) as usize).collect(),
        }
    }

    /// What chance adds to a month of a service, in standard deviations.
    pub(super) fn noise(&self, service: usize, month: usize) -> f64 {
        self.noise.get(service).and_then(|months| months.get(month)).copied().unwrap_or(0.0)
    }

    /// What comes over a service.
    pub(super) fn cause(&self, service: usize) -> Option<Cause> {
        self.causes.get(service).copied().flatten()
    }

    /// How many quarters it takes until a cause that was found is gone.
    pub(super) fn lag(&self, service: usize) -> usize {
        self.lags.get(service).copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chance_is_steady_and_each_seed_has_its_own() {
        let all: Vec<f64> =
            (0..4_000).map(|at| reading("steady", &format!("calls,{at}"))).collect();
        let mean = all.iter().sum::<f64>() / all.len() as f64;
        let spread = all.iter().map(|it| (it - mean).powi(2)).sum::<f64>() / all.len() as f64;
        assert!(mean.abs() < 0.05, "{mean}");
        assert!((spread - 1.0).abs() < 0.06, "{spread}");
        assert_eq!(Luck::of("7"), Luck::of("7"));
        assert_ne!(Luck::of("7"), Luck::of("8"));
    }

    #[test]
    fn something_special_comes_over_three_services_in_time_to_be_answered() {
        for seed in ["", "a", "a,b", "ü", "12"] {
            let luck = Luck::of(seed);
            let causes: Vec<Cause> = (0..MEASURES.len()).filter_map(|at| luck.cause(at)).collect();
            assert_eq!(causes.len(), CAUSES, "{seed}");
            for cause in causes {
                assert!((2..=5).contains(&cause.quarter), "{seed}: {cause:?}");
                assert!((2.6..3.4).contains(&cause.size), "{seed}: {cause:?}");
            }
        }
    }
}
