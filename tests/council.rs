//! Run the council: reading the signal beats doing nothing, and doing nothing beats chasing noise (issue 16).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use golden_thread::{
    model::Pack,
    rating::Status,
    training::council::{
        ActionKind, Decision, FULL_BUDGET, Luck, MEASURES, QUARTERS, Standing, pack, standings,
    },
};

const SEEDS: usize = 200;

/// Decides for the next quarter by how the council stands, and by what was decided so far.
type Policy = fn(&Pack, &Standing, &[Decision]) -> Decision;

fn nothing(_: &Pack, _: &Standing, _: &[Decision]) -> Decision {
    Decision::nothing()
}

/// Whole sums on so many services as there is money for.
fn on(services: impl Iterator<Item = usize>, kind: ActionKind) -> Decision {
    let at_most = usize::from(FULL_BUDGET / kind.price());
    let spend = |at: usize| Decision::one(at as u8, kind, kind.price()).spends.remove(0);
    Decision { spends: services.take(at_most).map(spend).collect(), ..Decision::default() }
}

/// Looks for the cause where the control chart says that there is one, and gives it a quarter to show.
fn signal(_: &Pack, standing: &Standing, before: &[Decision]) -> Decision {
    let waits = |service: usize| {
        let last = before.last();
        last.is_some_and(|it| it.spends.iter().any(|it| usize::from(it.action.service) == service))
    };
    let found = (0..MEASURES.len()).filter(|at| standing.is_concern(*at) && !waits(*at));
    on(found, ActionKind::Mend)
}

/// What is off plan this month and no signal, the worst first, two of them.
fn off_plan(standing: &Standing) -> Vec<usize> {
    let status = |at: &usize| standing.ratings[*at].this_period.status;
    let mut found: Vec<usize> = (0..MEASURES.len())
        .filter(|at| status(at) != Status::Green && !standing.is_concern(*at))
        .collect();
    found.sort_by_key(|at| std::cmp::Reverse(status(at)));
    found.truncate(2);
    found
}

/// Pushes whatever is off plan this month without being a signal.
fn chase(_: &Pack, standing: &Standing, _: &[Decision]) -> Decision {
    on(off_plan(standing).into_iter(), ActionKind::Push)
}

/// Looks for causes wherever a month is off plan, signal or not.
fn look_everywhere(_: &Pack, standing: &Standing, _: &[Decision]) -> Decision {
    let status = |at: &usize| standing.ratings[*at].this_period.status;
    let mut found: Vec<usize> =
        (0..MEASURES.len()).filter(|at| status(at) != Status::Green).collect();
    found.sort_by_key(|at| std::cmp::Reverse(status(at)));
    on(found.into_iter(), ActionKind::Mend)
}

/// A game's points.
fn played(luck: &Luck, policy: Policy) -> f64 {
    let mut decisions: Vec<Decision> = Vec::new();
    let mut points = 0.0;
    for quarter in 0..=QUARTERS {
        let pack = pack(luck, &decisions, quarter);
        let standing = standings(&pack, quarter);
        if quarter > 0 {
            points += standing.points();
        }
        if quarter < QUARTERS {
            let decision = policy(&pack, &standing, &decisions);
            assert_eq!(decision.check(), Ok(()));
            decisions.push(decision);
        }
    }
    points
}

/// The mean of a list, and the standard error of it.
fn mean(all: &[f64]) -> (f64, f64) {
    let count = all.len() as f64;
    let mean = all.iter().sum::<f64>() / count;
    let squares: f64 = all.iter().map(|it| (it - mean).powi(2)).sum();
    (mean, (squares / (count - 1.0) / count).sqrt())
}

#[test]
fn reading_the_signal_beats_doing_nothing_which_beats_chasing_noise() {
    let policies: [Policy; 4] = [signal, nothing, chase, look_everywhere];
    // Half of the seeds each: a build without optimisation takes its time.
    let half = |seeds: std::ops::Range<usize>| {
        std::thread::spawn(move || {
            let of = |seed: usize| {
                let luck = Luck::of(&seed.to_string());
                policies.map(|policy| played(&luck, policy))
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
    let names = ["reading the signal", "doing nothing", "chasing noise", "looking everywhere"];
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
