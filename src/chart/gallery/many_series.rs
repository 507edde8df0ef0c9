//! Series enough to time control charts and forecasts on.

/// How many points each has.
pub const POINTS: u32 = 60;

/// A series by its number: a season, a slope and noise, in some two thousand different measures.
pub fn many_series(number: u32) -> Vec<Option<f64>> {
    let mut state = number.wrapping_mul(2_654_435_761).wrapping_add(12_345);
    let value = |at: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let noise = f64::from(state >> 16) / 65_536.0;
        let season = (f64::from(at % 12) - 6.0) * f64::from(number % 3);
        Some(100.0 + season + f64::from(at) * f64::from(number % 5) * 0.1 + 10.0 * noise)
    };
    (0..POINTS).map(value).collect()
}
