//! How long every measure of a pack takes to rate natively: `cargo bench --bench rating -- PACK [PERIOD]`, as at its
//! latest period where none is named; and what each came to, a line a measure. The page's bench (`make bench`) runs it
//! for a ratio, and holds what plain JavaScript comes to against it.

use golden_thread::{pack, rating};
use std::fmt::Write;
use std::time::Instant;

fn main() {
    // Cargo adds an argument of its own.
    let mut arguments = std::env::args().skip(1).filter(|argument| !argument.starts_with("--"));
    let Some(path) = arguments.next() else { return };
    let bytes = std::fs::read(&path).unwrap_or_default();
    let Some(pack) = pack::read(&bytes).pack else { return };
    let named = arguments.next().and_then(|text| text.parse().ok());
    let Some(period) = named.or_else(|| rating::latest(&pack, None)) else { return };
    let as_at = rating::AsAt { period, on: None };
    let rate = || -> Vec<rating::Rating> {
        pack.measures.iter().map(|measure| rating::rate(&pack, measure, as_at)).collect()
    };
    let mut taken: Vec<f64> = (0..15)
        .map(|_| {
            let start = Instant::now();
            std::hint::black_box(rate());
            start.elapsed().as_secs_f64() * 1_000.0
        })
        .collect();
    taken.sort_by(f64::total_cmp);
    let mut said = String::new();
    for (measure, rated) in pack.measures.iter().zip(rate()) {
        let (this, to_date) = (rated.this_period.status, rated.year_to_date.judgement.status);
        let progress = rated.progress.progress.key();
        // A text takes whatever is written to it.
        let _ = writeln!(said, "{},{},{},{progress}", measure.id, this.key(), to_date.key());
    }
    // The best of them: what else runs on the machine only ever adds.
    println!("rated in {:.2} ms\n{said}", taken[0]);
}
