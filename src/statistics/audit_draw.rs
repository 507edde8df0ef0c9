//! A sample that anybody can draw again: what an auditor looks at is settled by a seed that was named beforehand.

use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// Draws `sample` different numbers of 1 to `population`, in order of drawing; all of them where there are no more.
/// The i-th pick, i from 1, is SHA-256(seed + "," + i) as one big-endian number modulo `population`, plus 1; repeats
/// are passed over (RULES 14): a hash of the seed and a count, as R. L. Rivest's *sampler* for election audits draws, so
/// that nobody can choose what comes. Strata have a seed each.
pub fn audit_draw(seed: &str, population: u64, sample: usize) -> Vec<u64> {
    let most = usize::try_from(population).unwrap_or(usize::MAX);
    let mut drawn = Vec::new();
    let mut known = BTreeSet::new();
    let mut pick = 1_u64;
    while drawn.len() < sample.min(most) {
        let number = picked(seed, pick, population);
        if known.insert(number) {
            drawn.push(number);
        }
        pick += 1;
    }
    drawn
}

fn picked(seed: &str, pick: u64, population: u64) -> u64 {
    let digest = Sha256::digest(format!("{seed},{pick}"));
    let modulus = u128::from(population);
    let rest = digest.iter().fold(0_u128, |rest, byte| (rest * 256 + u128::from(*byte)) % modulus);
    rest as u64 + 1
}

/// At most this part, 0 to 1, of a population is wrong where a sample of `clean` was without an error, at 95 %:
/// 1 − 0.05^(1/n), the upper end of the exact one-sided interval of none in n (C. J. Clopper and E. S. Pearson,
/// *Biometrika* 26, 1934). All may be where none was looked at.
pub fn most_wrong(clean: usize) -> f64 {
    match clean {
        0 => 1.0,
        clean => 1.0 - 0.05_f64.powf(1.0 / clean as f64),
    }
}

/// At most so many of a list are wrong where a sample of `clean` of them, each as likely as any other, was without an
/// error, at 95 %: the most of which such a sample is drawn in one of twenty cases or more (hypergeometric). None but
/// what wasn't looked at can be.
pub fn most_wrong_of(listed: usize, clean: usize) -> usize {
    let unseen = listed.saturating_sub(clean);
    let chance = |wrong: usize| -> f64 {
        let right = listed - wrong;
        (0..clean.min(listed))
            .map(|at| (right as f64 - at as f64).max(0.0) / (listed - at) as f64)
            .product()
    };
    // The chance falls with how many are wrong.
    let (mut low, mut high) = (0, unseen);
    while low < high {
        let middle = high - (high - low) / 2;
        if chance(middle) >= 0.05 {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_drawn_twice_and_no_more_than_there_is() {
        let mut all = audit_draw("seed", 12, 99);
        all.sort_unstable();
        assert_eq!(all, (1..=12).collect::<Vec<_>>());
        assert_eq!(audit_draw("seed", 12, 5), audit_draw("seed", 12, 9)[..5]);
        assert!(audit_draw("seed", 0, 5).is_empty());
    }

    #[test]
    fn a_clean_sample_bounds_what_may_be_wrong() {
        assert!((most_wrong(59) - 0.0495).abs() < 5e-5, "{}", most_wrong(59));
        assert_eq!(most_wrong(0), 1.0);
    }

    #[test]
    fn of_a_short_list_fewer_may_be_wrong() {
        // 2 of 6: of 4 wrong both are right in 1 of 15 draws, of 5 in none.
        assert_eq!(most_wrong_of(6, 2), 4);
        assert_eq!(most_wrong_of(6, 6), 0);
        assert_eq!(most_wrong_of(6, 0), 6);
        assert_eq!(most_wrong_of(0, 3), 0);
        // Never more than of a list without end.
        for listed in [6, 40, 900] {
            for clean in 1..listed {
                let bound = most_wrong(clean) * listed as f64 + 1e-9;
                assert!(most_wrong_of(listed, clean) as f64 <= bound, "{clean} of {listed}");
            }
        }
    }
}
