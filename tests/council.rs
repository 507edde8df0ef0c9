//! Run the council: reading the signal beats doing nothing, and doing nothing beats chasing noise (issue 16).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use golden_thread::rating::Status;
use golden_thread::training::council::{
    ActionKind, Decision, FULL_BUDGET, Luck, MEASURES, Policy, QUARTERS, Standing, points_of,
};
use std::cmp::Reverse;

const SEEDS: usize = 200;

/// The mean of a list, and the standard error of it.
fn mean(all: &[f64]) -> (f64, f64) {
    let count = all.len() as f64;
    let mean = all.iter().sum::<f64>() / count;
    let squares: f64 = all.iter().map(|it| (it - mean).powi(2)).sum();
    (mean, (squares / (count - 1.0) / count).sqrt())
}

/// Looks for causes wherever a month is off plan, signal or not, the worst first: as busy as can be.
fn everywhere(standing: &Standing) -> Decision {
    let status = |at: &usize| standing.ratings[*at].this_period.status;
    let mut off: Vec<usize> =
        (0..MEASURES.len()).filter(|at| status(at) != Status::Green).collect();
    off.sort_by_key(|at| Reverse(status(at)));
    let (kind, price) = (ActionKind::Mend, ActionKind::Mend.price());
    let paid = off.into_iter().take(usize::from(FULL_BUDGET / price));
    let spends = paid.flat_map(|at| Decision::one(at as u8, kind, price).spends).collect();
    Decision { spends, ..Decision::default() }
}

#[test]
fn reading_the_signal_beats_doing_nothing_which_beats_chasing_noise() {
    // Half of the seeds each: a build without optimisation takes its time.
    let half = |seeds: std::ops::Range<usize>| {
        std::thread::spawn(move || {
            let of = |seed: usize| {
                let luck = Luck::of(&seed.to_string());
                let [signal, nothing, chase] = Policy::ALL.map(|policy| policy.points(&luck));
                [signal, nothing, chase, points_of(&luck, |standing, _| everywhere(standing))]
            };
            seeds.map(of).collect::<Vec<_>>()
        })
    };
    let halves = [half(0..SEEDS / 2), half(SEEDS / 2..SEEDS)];
    let all: Vec<[f64; 4]> = halves.into_iter().flat_map(|it| it.join().unwrap()).collect();
    let of = |policy: usize| all.iter().map(|it| it[policy]).collect::<Vec<_>>();
    let better = |one: usize, other: usize| {
        let gaps: Vec<f64> = all.iter().map(|it| it[one] - it[other]).collect();
        let won = gaps.iter().filter(|gap| **gap > 0.0).count();
        let lost = gaps.iter().filter(|gap| **gap < 0.0).count();
        (mean(&gaps), won, lost)
    };
    let [signal, nothing, chase] = Policy::ALL.map(Policy::words);
    let names = [signal, nothing, chase, "looking everywhere"];
    for (at, name) in names.iter().enumerate() {
        println!("{name}: {:.2} points of {}", mean(&of(at)).0, MEASURES.len() * QUARTERS);
    }
    for (one, other) in [(0, 1), (1, 2), (0, 3), (1, 3)] {
        let ((by, error), won, lost) = better(one, other);
        println!(
            "{} beats {} by {by:.2} points (standard error {error:.2}); better in {won} of {SEEDS}, worse in {lost}",
            names[one], names[other]
        );
        assert!(by > 1.0 && by > 3.0 * error, "{} against {}: {by}", names[one], names[other]);
        assert!(won > lost, "{} against {}: {won} to {lost}", names[one], names[other]);
    }
}
