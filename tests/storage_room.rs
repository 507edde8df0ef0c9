//! How much of a council's work fits in what a browser gives a page: 5,242,880 UTF-16 units.

use golden_thread::{
    model::{Measure, Number, Observation, Pack, Period, Reading},
    pack,
    storage::{About, Drafts, MemoryStore},
};
use std::sync::Arc;

const ROOM: usize = 5_242_880;

/// A pack of monthly measures whose figures wander as figures do, with a comment on every tenth.
fn made_up(measures: u32, months: i32, seed: u32) -> Option<Pack> {
    let mut state = seed;
    let mut random = move || {
        // Numerical Recipes' generator: any will do, but the figures must not repeat.
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state >> 8
    };
    let first: Period = "2022-04".parse().ok()?;
    let measure = |number: u32| {
        let mut measure = Measure {
            id: format!("m{number}").as_str().into(),
            name: format!("Measure {number} of service {}", number % 17),
            ..Measure::default()
        };
        let mut level = f64::from(random() % 90_000) / 10.0;
        for month in 0..months {
            level += f64::from(random() % 200) / 10.0 - 10.0;
            let figure = Number::try_from((level * 10.0).round() / 10.0).ok()?;
            let period = first.plus(month)?;
            let mut observation = Observation::new(period, Reading::Number(figure));
            if random() % 10 == 0 {
                let cases = random() % 400;
                observation.comment =
                    Some(format!("{cases} cases were carried over from the month before."));
            }
            measure.series.push(observation);
        }
        Some(Arc::new(measure))
    };
    let measures = (0..measures).map(measure).collect::<Option<_>>()?;
    Some(Pack { measures, ..Pack::default() })
}

#[test]
fn drafts_worth_twenty_megabytes_fit_both_slots_filled() {
    let drafts = Drafts::new(MemoryStore::default());
    let mut bytes = 0;
    for number in 0..9 {
        let text = pack::write(&made_up(1_200, 36, number).unwrap());
        bytes += text.len();
        let id = format!("draft-{number}");
        // Twice, so that the slot that recovery falls back on is full too.
        let about = drafts.save(&id, About::default(), &text).unwrap();
        drafts.save(&id, about, &text).unwrap();
        assert_eq!(drafts.load(&id).unwrap().text, text);
    }
    let used = drafts.units_used().unwrap();
    println!(
        "{:.1} MB of packs in {used} units, {:.0} % of the room",
        bytes as f64 / 1e6,
        used as f64 / ROOM as f64 * 100.0
    );
    assert!(bytes >= 20_000_000, "{bytes}");
    assert!(used <= ROOM, "{used}");
}
