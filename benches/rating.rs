//! How long every measure of a pack takes to rate natively: `cargo bench --bench rating -- PACK`. The page's
//! bench (`make bench`) runs it for a ratio.

use golden_thread::{pack, rating};
use std::time::Instant;

fn main() {
    // Cargo adds an argument of its own.
    let Some(path) = std::env::args().skip(1).find(|argument| !argument.starts_with("--")) else {
        return;
    };
    let bytes = std::fs::read(&path).unwrap_or_default();
    let Some(pack) = pack::read(&bytes).pack else { return };
    let Some(period) = rating::latest(&pack, None) else { return };
    let as_at = rating::AsAt { period, on: None };
    let mut taken: Vec<f64> = (0..15)
        .map(|_| {
            let start = Instant::now();
            let rated: Vec<_> =
                pack.measures.iter().map(|measure| rating::rate(&pack, measure, as_at)).collect();
            std::hint::black_box(rated);
            start.elapsed().as_secs_f64() * 1_000.0
        })
        .collect();
    taken.sort_by(f64::total_cmp);
    println!("rated in {:.1} ms", taken[taken.len() / 2]);
}
