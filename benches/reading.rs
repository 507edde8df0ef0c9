//! How long a pack of 252,000 figures takes to read, the best of many, and how many times that is what serde_json takes for
//! the same bytes, one in turn with the other: `cargo bench --bench reading`. Figures as they are typed, as they are
//! worked out by a spreadsheet, and in the file as we write it.

use golden_thread::model::{
    Accumulation, Frequency, Measure, Number, Observation, Pack, Period, Reading, json,
};
use golden_thread::pack::write;
use std::sync::Arc;
use std::time::Instant;

/// 7,000 measures of three years by the month.
const MEASURES: u32 = 7_000;

/// The rounds, of which the best counts: what else runs on the machine only ever adds.
const ROUNDS: usize = 15;

fn pack(figure: impl Fn(u32, u32) -> f64) -> Pack {
    let measure = |of: u32| {
        let observed = |at: u32| {
            let month = at + 3;
            let period = Period::Month { year: 2022 + (month / 12) as i32, month: month % 12 + 1 };
            let number = Number::try_from(figure(of, at)).unwrap_or_default();
            Observation::new(period, Reading::Number(number))
        };
        Arc::new(Measure {
            id: format!("m{of}").as_str().into(),
            name: format!("Measure {of}"),
            frequency: Some(Frequency::Monthly),
            accumulation: Some(Accumulation::Mean),
            series: (0..36).map(observed).collect(),
            ..Measure::default()
        })
    };
    Pack { measures: (0..MEASURES).map(measure).collect(), ..Pack::default() }
}

fn timed(act: impl FnOnce() -> bool) -> f64 {
    let begun = Instant::now();
    assert!(act(), "it is a pack");
    begun.elapsed().as_secs_f64() * 1_000.0
}

fn main() {
    let typed = |of: u32, at: u32| f64::from((at * 37 + of * 17) % 93) / 4.0 + 98.0;
    let worked_out = |of: u32, at: u32| f64::from(at * 37 + of * 17 + 1) * 100.0 / 7_919.0;
    let compact = |pack: &Pack| serde_json::to_string(pack).unwrap_or_default();
    let texts = [
        ("as typed", compact(&pack(typed))),
        ("worked out", compact(&pack(worked_out))),
        ("as we write it", write(&pack(typed))),
    ];
    for (words, text) in &texts {
        let (mut ours, mut theirs) = (f64::INFINITY, f64::INFINITY);
        for _ in 0..ROUNDS {
            ours = ours.min(timed(|| json::read::<Pack>(text).is_some()));
            theirs = theirs.min(timed(|| serde_json::from_str::<Pack>(text).is_ok()));
        }
        println!(
            "{} MB, figures {words}: {ours:.0} ms, {:.2} × serde_json ({theirs:.0} ms)",
            text.len() / 1_000_000,
            ours / theirs
        );
    }
}
