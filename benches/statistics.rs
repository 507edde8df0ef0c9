//! How long control charts and the automatic choice of a forecast take natively: `cargo bench --bench statistics`.

use golden_thread::chart::gallery::{POINTS, many_series};
use golden_thread::statistics::forecast::{Choice, Fitted, choose, damped_holt_optimised};
use golden_thread::statistics::xmr::{Chart, Options, chart};
use std::hint::black_box;
use std::time::Instant;

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
    let all: Vec<_> = (0..2_000).map(many_series).collect();
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
