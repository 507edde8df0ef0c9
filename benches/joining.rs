//! How long joining eight packs takes natively, the best of five, and how many times that is what reading the same packs
//! as plain JSON takes here: 250 measures each with 36 months, first with ids of their own, then all with the same and
//! each with other months (goal in the page 500 ms). `cargo bench --bench joining`.

use golden_thread::edit::join::{Rule, Sender, Settling, join};
use golden_thread::model::{Measure, Number, Observation, Pack, Period, Reading};
use golden_thread::pack::write;
use std::sync::Arc;
use std::time::Instant;

/// A team's pack, with measures of its own or those that all have.
fn pack(team: u32, shared: bool) -> Pack {
    let measures = (0..250).map(|at| {
        let id = if shared { format!("m{at}") } else { format!("t{team}-m{at}") };
        let series = (0..36).map(|month| {
            let month = month + if shared { team * 6 } else { 0 };
            let period = Period::Month { year: 2020 + (month / 12) as i32, month: month % 12 + 1 };
            Observation::new(period, Reading::Number(Number::from((at + month) as i32)))
        });
        let series = series.collect();
        Arc::new(Measure { id: id.as_str().into(), name: id.clone(), series, ..Measure::default() })
    });
    Pack { measures: measures.collect(), ..Pack::default() }
}

/// The best of five times, in milliseconds.
fn best(mut act: impl FnMut()) -> f64 {
    let taken = (0..5).map(|_| {
        let begun = Instant::now();
        act();
        begun.elapsed().as_secs_f64() * 1_000.0
    });
    taken.fold(f64::INFINITY, f64::min)
}

fn main() {
    for (shared, words) in [(false, "measures of their own"), (true, "the same measures")] {
        let senders: Vec<Sender> = (0..8)
            .map(|team| Sender::new(format!("Team {team}"), Arc::new(pack(team, shared))))
            .collect();
        let settling = Settling { rule: Some(Rule::Newest), ..Settling::default() };
        let joined = best(|| {
            std::hint::black_box(join(&senders, false, &settling).is_ok());
        });
        // What any reader of the files takes on the same machine: a millisecond there is a millisecond here.
        let texts: Vec<String> = senders.iter().map(|sender| write(&sender.pack)).collect();
        let parsed = best(|| {
            for text in &texts {
                std::hint::black_box(serde_json::from_str::<serde_json::Value>(text).is_ok());
            }
        });
        println!(
            "eight packs of 250 measures, {words}: {joined:.0} ms, {:.2} × reading them as plain JSON ({parsed:.0} ms)",
            joined / parsed
        );
    }
}
