//! `pack analyse FILE`: every measure's control chart as CSV, a row a point (RULES 9).

use crate::Ending;
use crate::rate::{Asked, asked, float, print_csv, text};
use golden_thread::model::{Measure, Pack, Period};
use golden_thread::rating::{self, AsAt};
use golden_thread::statistics::xmr::Point;
use std::io;

const HEADINGS: [&str; 8] =
    ["measure_id", "period", "value", "segment", "mean", "lower_limit", "upper_limit", "flag"];

/// Charts a pack's measures up to a period, each to its last figure where none is given.
pub fn run(arguments: &[&str]) -> io::Result<Ending> {
    let Asked { pack, period, on, .. } = match asked("analyse", arguments) {
        Ok(asked) => asked,
        Err(ending) => return Ok(ending),
    };
    let as_at = period.map(|period| AsAt { period, on });
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(HEADINGS)?;
    for measure in &pack.measures {
        for row in rows(&pack, measure, as_at) {
            out.write_record(row)?;
        }
    }
    print_csv(out)
}

/// A row for each figure of a measure; segments are numbered from 1.
fn rows(pack: &Pack, measure: &Measure, as_at: Option<AsAt>) -> Vec<[String; HEADINGS.len()]> {
    let Some(found) = rating::analyse(pack, measure, as_at) else { return Vec::new() };
    let points = found.periods.iter().zip(&found.chart.points);
    let points = points.filter_map(|(period, point)| Some((period, (*point)?)));
    let row = |(period, point): (&Period, Point)| {
        let process = found.chart.segments.get(point.segment)?.process;
        let limits = process.limits();
        Some([
            text(measure.id.as_str()),
            period.to_string(),
            float(Some(point.value)),
            (point.segment + 1).to_string(),
            float(Some(process.mean)),
            float(limits.map(|limits| limits.lower)),
            float(limits.map(|limits| limits.upper)),
            point.flag().map_or("none", |flag| flag.rule.key()).to_owned(),
        ])
    };
    points.filter_map(row).collect()
}
