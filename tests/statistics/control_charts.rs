//! XmR charts, and the limit of single steps.

use super::support::{close, numbers, rows};
use golden_thread::statistics::better::Better;
use golden_thread::statistics::xmr::{
    Assurance, Chart, FixedAfter, Options, Point, Rule, Way, chart, range_limit, starts,
};
use serde_json::Value;

/// The chart as a case asks for it.
fn drawn(case: &Value) -> Chart {
    let dates = |list: &Value, date: fn(&Value) -> Option<&str>| {
        let texts = list.as_array().unwrap().iter().map(|one| date(one).unwrap().to_owned());
        texts.collect::<Vec<String>>()
    };
    let options = &case["options"];
    let starts = starts(
        &dates(&case["input"], |point| point["date"].as_str()),
        &dates(&options["rebase_dates"], Value::as_str),
    );
    let fixed = options["fix_after_n_points"].as_u64();
    let options = Options {
        screen: options["screen_outliers"].as_bool().unwrap(),
        fixed_after: fixed.map(|points| FixedAfter::new(points as usize).unwrap()),
        ..Options::default()
    };
    let values: Vec<_> = numbers(&case["input"]).into_iter().map(Some).collect();
    chart(&values, &starts, options)
}

/// What the reference calls a flag.
fn flag(point: &Point) -> &'static str {
    match point.flag().map(|signal| (signal.rule, signal.way)) {
        None => "Common Cause",
        Some((Rule::Outside, Way::High)) => "Above UCL",
        Some((Rule::Outside, Way::Low)) => "Below LCL",
        Some((Rule::Trend, Way::High)) => "7 Point Trend (Increasing)",
        Some((Rule::Trend, Way::Low)) => "7 Point Trend (Decreasing)",
        Some((Rule::TwoOfThree, Way::High)) => "2 in 3 Above CL",
        Some((Rule::TwoOfThree, Way::Low)) => "2 in 3 Below CL",
        Some((Rule::Run, Way::High)) => "7 Points Above CL",
        Some((Rule::Run, Way::Low)) => "7 Points Below CL",
    }
}

/// Mean and limits as the reference has them. It gives none to values that don't vary, ours are then the mean.
fn lines(chart: &Chart, point: &Point, expected: &Value) -> bool {
    let process = chart.segments[point.segment].process;
    let limits = process.limits().unwrap();
    let agrees = |ours: f64, theirs: &Value| match theirs.as_f64() {
        Some(theirs) => close(ours, theirs, 1e-9, process.mean),
        None => process.average_range == Some(0.0) && ours == process.mean,
    };
    agrees(process.mean, &expected["mean"])
        && agrees(limits.lower, &expected["lower_limit"])
        && agrees(limits.upper, &expected["upper_limit"])
}

pub fn control_charts() {
    let cases = rows("spc/spc_cases.json");
    let mut agreed = [0; 4];
    let mut points = 0;
    for case in &cases {
        let (chart, id, expected) = (drawn(case), &case["id"], &case["expected"]);
        let better = match case["options"]["improvement_direction"].as_str().unwrap() {
            "increase" => Better::Higher,
            "decrease" => Better::Lower,
            _ => Better::Neither,
        };
        let said = expected["points"].as_array().unwrap();
        assert_eq!(said.len(), chart.points.len());
        points += said.len();
        let mut all = [true; 2];
        for (point, said) in chart.points.iter().flatten().zip(said) {
            let theirs = said["special_cause_type"].as_str().unwrap();
            if flag(point) != theirs {
                println!("{id} {}: ours {}, theirs {theirs}", said["date"], flag(point));
                all[1] = false;
            }
            all[0] &= lines(&chart, point, said);
        }
        let variation = chart.variation(better).key() == expected["variation_icon"];
        let assurance = assured(case, &chart, better);
        for (count, agrees) in agreed.iter_mut().zip([all[0], all[1], variation, assurance]) {
            *count += usize::from(agrees);
        }
    }
    let count = cases.len();
    println!(
        "control charts: limits of {} of {count} cases, flags of {} ({points} points), variation of {}, assurance of {}",
        agreed[0], agreed[1], agreed[2], agreed[3]
    );
    assert_eq!(agreed, [count; 4]);
}

/// Whether the assurance icon is the reference's. By our own rule what never varies and is on target was met every
/// time; the reference calls that inconsistent, as its limits alone would.
fn assured(case: &Value, chart: &Chart, better: Better) -> bool {
    let target = case["options"]["target"].as_f64();
    let by_limits = target.map_or(Assurance::NotAssessed, |target| {
        Assurance::by_limits(chart.last_segment().unwrap(), target, better)
    });
    let ours = chart.assurance(&vec![target; chart.points.len()], false, better);
    let constant = case["id"] == "edge_constant_screened";
    assert_eq!(ours, if constant { Assurance::MetEveryTime } else { by_limits }, "{}", case["id"]);
    let theirs = match case["expected"]["assurance_icon"].as_str() {
        Some("pass") => Assurance::ConsistentlyMeets,
        Some("fail") => Assurance::ConsistentlyMisses,
        Some(_) => Assurance::HitOrMiss,
        None => Assurance::NotAssessed,
    };
    by_limits == theirs
}

pub fn range_limits() {
    let cases = rows("judgement/range_limit.json");
    for case in &cases {
        let values = numbers(&case["values"]);
        let found = range_limit(&values).unwrap();
        let same = |ours: f64, theirs: &Value| close(ours, theirs.as_f64().unwrap(), 1e-9, 0.0);
        assert!(same(found.average_range, &case["average_range"]), "{case} {found:?}");
        assert!(same(found.limit, &case["range_limit"]), "{case} {found:?}");
        let last = values[values.len() - 1] - values[values.len() - 2];
        assert_eq!(found.is_beyond(last), case["beyond"], "{case} {found:?}");
    }
    println!("range limits: {0} of {0} cases", cases.len());
}
