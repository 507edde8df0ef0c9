//! Many exceptions with actions each: what the tracker and its rows take grows with how many there are, not with how many
//! times how many.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

use golden_thread::model::Pack;
use golden_thread::rating::{AsAt, Rating, rate};
use golden_thread::report::exceptions::{Work, effects_among, tracker};
use golden_thread::report::minute::Member;
use std::fmt::Write;
use std::time::{Duration, Instant};

/// So many monthly measures, each red with an exception, and five actions for each of these.
fn pack(count: usize) -> Pack {
    let [mut measures, mut exceptions, mut actions] = [const { String::new() }; 3];
    for at in 0..count {
        let comma = if at == 0 { "" } else { "," };
        write!(
            measures,
            r#"{comma}{{"id":"measure-{at}","name":"M {at}","frequency":"monthly","polarity":"lower_is_better","accumulation":"mean",
                "targets":{{"2024/25":{{"aim":{{"kind":"value","value":100}},"trajectory":[{{"period":"2024-04","plan":100}},{{"period":"2024-05","plan":100}}]}}}},
                "series":[{{"period":"2024-04","value":110}},{{"period":"2024-05","value":{}}}]}}"#,
            111 + at % 20
        )
        .unwrap();
        write!(
            exceptions,
            r#"{comma}{{"id":"exception-{at}","name":"X {at}","measure":"measure-{at}","raised":"2024-04","trigger":"red","state":"open",
                "recovery":[{{"period":"2024-05","value":105}}],"promises":[{{"by":"2024-05-31","on":"2024-05-10"}}]}}"#
        )
        .unwrap();
        for of in 0..5 {
            let comma = if at + of == 0 { "" } else { "," };
            write!(
                actions,
                r#"{comma}{{"id":"action-{at}-{of}","name":"A","kind":"activity","plan":"p","state":"under_way","exception":"exception-{at}","effect":-1,"effect_from":"2024-05"}}"#
            )
            .unwrap();
        }
    }
    let text = format!(
        r#"{{"format":"golden-thread-pack","version":1,"organisation":{{"name":"A"}},"plans":[{{"id":"p","name":"P"}}],
            "measures":[{measures}],"exceptions":[{exceptions}],"actions":[{actions}]}}"#
    );
    serde_json::from_str(&text).unwrap()
}

/// How long the tracker takes, and what came of every action.
fn taken(count: usize) -> (Duration, Duration) {
    let pack = pack(count);
    let as_at = AsAt { period: "2024-05".parse().unwrap(), on: None };
    let ratings: Vec<Rating> = pack.measures.iter().map(|it| rate(&pack, it, as_at)).collect();
    let all: Vec<Member<'_>> = pack
        .measures
        .iter()
        .zip(&ratings)
        .map(|(measure, rating)| Member { measure, rating })
        .collect();
    let start = Instant::now();
    let found = tracker(&pack, &all, as_at);
    let tracked = start.elapsed();
    assert_eq!(found.rows.len(), count);
    let start = Instant::now();
    let work = Work::of(&pack);
    for row in &found.rows {
        let held = pack.exception(&row.exception).unwrap();
        let measure = row.at.map(|at| all[at].measure);
        assert_eq!(effects_among(&pack, measure, work.on(&pack, held), as_at).len(), 5);
    }
    (tracked, start.elapsed())
}

/// The best of several runs, for what else runs on the machine only ever adds.
fn best(count: usize) -> (Duration, Duration) {
    let runs: Vec<_> = (0..5).map(|_| taken(count)).collect();
    let best = |part: fn(&(Duration, Duration)) -> Duration| runs.iter().map(part).min().unwrap();
    (best(|it| it.0), best(|it| it.1))
}

#[test]
fn time_grows_with_how_many_there_are_and_not_with_their_square() {
    let (few, many) = (best(125), best(1000));
    println!("125 exceptions of five actions each: {few:?}; 1,000: {many:?}");
    // Eight times as many: of what looks through all for each, sixty-four times as long.
    for (few, many) in [(few.0, many.0), (few.1, many.1)] {
        assert!(many < few * 24, "{few:?} for 125, {many:?} for 1,000");
    }
}
