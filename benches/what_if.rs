//! What one frame takes while a target is dragged among 500 measures, without the drawing in the browser: what is tried,
//! its picture, and the plan above: `cargo bench --bench what_if`. The best of many: what else runs on the machine only
//! ever adds.

use golden_thread::chart::measure::{Chart, rows};
use golden_thread::model::{Bounds, Number, Pack};
use golden_thread::planning::what_if::{Ground, Trial, what_if};
use golden_thread::rating::{AsAt, rate};
use std::collections::HashMap;
use std::fmt::Write;
use std::time::Instant;

const MEASURES: usize = 500;

fn main() {
    let (Some(pack), Ok(period)) = (pack(), "2025-03".parse()) else { return };
    let as_at = AsAt { period, on: None };
    let Some(measure) = pack.measures.get(7) else { return };
    let year = pack.calendar().year_of_period(period);
    let statuses: HashMap<_, _> = pack
        .measures
        .iter()
        .map(|it| (&it.id, rate(&pack, it, as_at).year_to_date.judgement.status))
        .collect();
    let ground = Ground::of(&pack, &measure.id, year, |id| statuses.get(id).copied());
    let mut best = [f64::INFINITY; 4];
    for step in 0..200 {
        let value = Number::try_from(90.0 + f64::from(step) / 10.0).ok();
        let trial = Trial { target: value.map(Bounds::Value), ..Trial::default() };
        let mut at = Instant::now();
        let mut note = |place: usize| {
            best[place] = best[place].min(at.elapsed().as_secs_f64() * 1e6);
            at = Instant::now();
        };
        let tried = what_if(&pack, measure, &trial, as_at);
        note(0);
        let Some(rows) = rows(&pack, &tried.measure, as_at) else { return };
        let chart = Chart::from_rows(&pack, &tried.measure, as_at, &rows, false);
        note(1);
        std::hint::black_box(chart.scene(720.0, 320.0));
        note(2);
        let status = tried.rating.year_to_date.judgement.status;
        for plan in &ground.plans {
            std::hint::black_box(plan.with(&tried.measure.name, status, tried.measure.weight));
        }
        note(3);
    }
    let [tried, made, laid, above] = best;
    println!(
        "one frame of a target dragged among {MEASURES} measures: tried in {tried:.0} µs, its picture made in {made:.0} and \
         laid out in {laid:.0}, the plan above in {above:.0}"
    );
}

/// Monthly measures over three years, all in one plan.
fn pack() -> Option<Pack> {
    let [mut measures, mut ids] = [const { String::new() }; 2];
    for at in 0..MEASURES {
        let comma = if at == 0 { "" } else { "," };
        let [mut series, mut steps] = [const { String::new() }; 2];
        for month in 0..36 {
            let (year, of) = (2022 + (month + 3) / 12, (month + 3) % 12 + 1);
            let value = 98.0 + ((at * 17 + month * 37) % 23) as f64 / 4.0;
            let first = if month == 0 { "" } else { "," };
            let _ = write!(series, "{first}{{\"period\":\"{year}-{of:02}\",\"value\":{value}}}");
            if month >= 24 {
                let first = if month == 24 { "" } else { "," };
                let _ = write!(steps, "{first}{{\"period\":\"{year}-{of:02}\",\"plan\":101}}");
            }
        }
        let _ = write!(ids, "{comma}\"m{at}\"");
        let _ = write!(
            measures,
            "{comma}{{\"id\":\"m{at}\",\"name\":\"Measure {at}\",\"frequency\":\"monthly\",\"polarity\":\"higher_is_better\",\
             \"accumulation\":\"mean\",\"precision\":1,\"specification\":{{}},\"series\":[{series}],\
             \"targets\":{{\"2024/25\":{{\"aim\":{{\"kind\":\"value\",\"value\":101}},\"tolerance\":{{\"percent\":5}},\"trajectory\":[{steps}]}}}}}}"
        );
    }
    let text = format!(
        "{{\"format\":\"golden-thread-pack\",\"version\":1,\"organisation\":{{\"name\":\"A\"}},\
         \"plans\":[{{\"id\":\"p\",\"name\":\"P\",\"measures\":[{ids}]}}],\"measures\":[{measures}]}}"
    );
    golden_thread::pack::read(text.as_bytes()).pack
}
