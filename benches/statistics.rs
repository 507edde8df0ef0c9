//! How long control charts and the automatic choice of a forecast take natively: `cargo bench --bench statistics`.

use golden_thread::statistics::forecast::{Choice, Fitted, choose, damped_holt_optimised};
use golden_thread::statistics::xmr::{Chart, Options, chart};
use std::hint::black_box;
use std::time::Instant;

const POINTS: u32 = 60;

/// A series by its number: a season, a slope and noise, in some two thousand different measures.
fn series(number: u32) -> Vec<Option<f64>> {
    let mut state = number.wrapping_mul(2_654_435_761).wrapping_add(12_345);
    let value = |at: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let noise = f64::from(state >> 16) / 65_536.0;
        let season = (f64::from(at % 12) - 6.0) * f64::from(number % 3);
        Some(100.0 + season + f64::from(at) * f64::from(number % 5) * 0.1 + 10.0 * noise)
    };
    (0..POINTS).map(value).collect()
}

/// The median time of some rounds, in milliseconds.
fn timed<Made>(rounds: usize, make: impl Fn() -> Made) -> f64 {
    let mut taken: Vec<f64> = (0..rounds)
        .map(|_| {
            let start = Instant::now();
            black_box(make());
            start.elapsed().as_secs_f64() * 1_000.0
        })
        .collect();
    taken.sort_by(f64::total_cmp);
    taken[taken.len() / 2]
}

fn main() {
    let all: Vec<_> = (0..2_000).map(series).collect();
    let charts = timed(15, || -> Vec<Chart> {
        all.iter().map(|values| chart(values, &[], Options::default())).collect()
    });
    println!("control charts of 2,000 series of {POINTS} points in {charts:.1} ms");
    for season in [1, 12] {
        let chosen = timed(5, || -> Vec<Option<Choice>> {
            all.iter().take(500).map(|values| choose(values, season, 6)).collect()
        });
        println!("forecasts chosen for 500 series, season {season}, in {chosen:.1} ms");
    }
    // What comes on top where each of them chose the dearest method.
    let fitted = timed(5, || -> Vec<Option<Fitted>> {
        all.iter().take(500).map(|values| damped_holt_optimised(values)).collect()
    });
    println!("damped trends fitted to 500 series in {fitted:.1} ms");
}
