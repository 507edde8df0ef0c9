//! Luck that a seed decides: the same seed gives the same draw, on every machine.

/// Draws numbers from a seed, by SplitMix64 (G. L. Steele, D. Lea, C. H. Flood: *Fast splittable pseudorandom number
/// generators*, 2014). For exercises only: whoever knows the seed knows what comes.
///
/// The council's luck is another draw, and stays one (`council/luck.rs`): it is picked by the audit's, whose algorithm
/// anybody can repeat by hand and in any order, where this gives thousands of numbers in a row. Seeds that were handed out
/// mean what they drew, so that neither can take the other's place.
#[derive(Clone, Debug)]
pub struct Draw(u64);

impl Draw {
    /// The draw of a seed for something; what is called otherwise draws otherwise.
    pub fn new(seed: u32, of: &str) -> Self {
        let start =
            of.bytes().fold(u64::from(seed), |state, byte| Self(state ^ u64::from(byte)).next());
        Self(start)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// One of the numbers from 0 to under `end`; 0 where there are none.
    pub fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).unwrap_or(1).max(1);
        usize::try_from(self.next() % end).unwrap_or_default()
    }

    /// A whole number from `low` to `high`, both included.
    pub fn between(&mut self, low: i32, high: i32) -> i32 {
        let span = usize::try_from(i64::from(high) - i64::from(low) + 1).unwrap_or(1);
        low.saturating_add(i32::try_from(self.below(span)).unwrap_or_default())
    }

    /// From 0 to under 1.
    fn part(&mut self) -> f64 {
        /// One over two to the power of 53.
        const STEP: f64 = 1.0 / 9_007_199_254_740_992.0;
        (self.next() >> 11) as f64 * STEP
    }

    /// A reading of a steady process with mean 0 and standard deviation 1: twelve equal chances added up, which is
    /// near enough to normal and needs no function that machines round differently.
    pub fn noise(&mut self) -> f64 {
        (0..12).map(|_| self.part()).sum::<f64>() - 6.0
    }

    /// Puts a list into another order.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for at in (1..list.len()).rev() {
            list.swap(at, self.below(at + 1));
        }
    }

    /// Some of the places of a list, in any order.
    pub fn some(&mut self, count: usize, of: usize) -> Vec<usize> {
        let mut places: Vec<usize> = (0..of).collect();
        self.shuffle(&mut places);
        places.truncate(count);
        places
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_draws_the_same_again_and_another_otherwise() {
        let drawn = |seed, of| {
            let mut draw = Draw::new(seed, of);
            (draw.below(1000), draw.between(-3, 3), draw.some(3, 12))
        };
        assert_eq!(drawn(7, "a"), drawn(7, "a"));
        assert_ne!(drawn(7, "a"), drawn(8, "a"));
        assert_ne!(drawn(7, "a"), drawn(7, "b"));
    }

    #[test]
    fn noise_is_steady() {
        let mut draw = Draw::new(1, "noise");
        let all: Vec<f64> = (0..10_000).map(|_| draw.noise()).collect();
        let mean = all.iter().sum::<f64>() / 10_000.0;
        let spread = all.iter().map(|it| (it - mean).powi(2)).sum::<f64>() / 10_000.0;
        assert!(mean.abs() < 0.05, "{mean}");
        assert!((spread - 1.0).abs() < 0.05, "{spread}");
        assert!((0..1000).all(|_| (-2..=2).contains(&draw.between(-2, 2))));
        assert_eq!(draw.below(0), 0);
    }
}
