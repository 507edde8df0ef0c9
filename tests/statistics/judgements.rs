//! Chances, areas and the audit draw, worked independently with scipy and exact decimals.

use super::support::{close, numbers, rows};
use golden_thread::model::{
    Accumulation, Comparator, ComparatorKind, Frequency, Measure, Number, Observation, Pack,
    Period, Reading, ReportingYear,
};
use golden_thread::rating::AsAt;
use golden_thread::rating::areas::{AreaSet, area_mix, area_sets};
use golden_thread::statistics::areas::{Area, Ends, Part, funnel, mix};
use golden_thread::statistics::audit_draw::{audit_draw, most_wrong};
use golden_thread::statistics::better::Better;
use golden_thread::statistics::chance::{Limits, chance_of_red, chances, expected_reds};
use golden_thread::statistics::forecast::Prediction;
use golden_thread::statistics::xmr::Process;
use serde_json::Value;

fn number(row: &Value, name: &str) -> f64 {
    row[name].as_f64().unwrap()
}

/// Chances and limits are held to a billionth.
fn hold(ours: f64, row: &Value, name: &str) {
    assert!(close(ours, number(row, name), 1e-9, 1.0), "{name}: {ours} for {row}");
}

fn better(row: &Value) -> Better {
    match row["polarity"].as_str().unwrap() {
        "higher_is_better" => Better::Higher,
        _ => Better::Lower,
    }
}

pub fn rating_chances() {
    let cases = rows("judgement/chances.json");
    for case in &cases {
        let remaining = Prediction {
            mean: number(case, "remaining_mean"),
            standard_error: number(case, "remaining_se"),
            degrees: case["degrees_of_freedom"].as_f64(),
        };
        let limits = Limits::OneSided {
            plan: number(case, "plan"),
            floor: number(case, "floor"),
            better: better(case),
        };
        let found = chances(&remaining.plus(number(case, "known")), limits).unwrap();
        hold(found.green, case, "green");
        hold(found.amber, case, "amber");
        hold(found.red, case, "red");
    }
    println!("chances of a rating: {0} of {0} cases", cases.len());
}

pub fn reds_by_chance() {
    let cases = rows("judgement/expected_reds.json");
    for case in &cases {
        let chance = |measure: &Value| {
            let process = Process::of(&numbers(&measure["values"]), true).unwrap();
            let found = chance_of_red(&process, number(measure, "floor"), better(measure)).unwrap();
            hold(found, measure, "chance_of_red");
            found
        };
        let chances: Vec<f64> = case["measures"].as_array().unwrap().iter().map(chance).collect();
        hold(expected_reds(&chances), case, "expected");
    }
    println!("reds by chance: {0} of {0} cases", cases.len());
}

pub fn funnels() {
    let cases = rows("judgement/funnel.json");
    for case in &cases {
        let units = case["units"].as_array().unwrap();
        let whole = |unit: &Value, name: &str| unit[name].as_u64().unwrap();
        let area = |unit: &Value| Area {
            numerator: whole(unit, "numerator"),
            denominator: whole(unit, "denominator"),
        };
        let found = funnel(&units.iter().map(area).collect::<Vec<_>>()).unwrap();
        hold(found.centre, case, "centre");
        hold(found.dispersion, case, "phi");
        assert_eq!(found.overdispersed, case["overdispersed"]);
        let ends = |ends: Ends, unit: &Value, level: &str| {
            hold(ends.lower, unit, &format!("lower{level}"));
            hold(ends.upper, unit, &format!("upper{level}"));
        };
        for (place, unit) in found.places.iter().zip(units) {
            hold(place.z, unit, "z");
            ends(place.p95, unit, "95");
            ends(place.p998, unit, "998");
        }
    }
    println!("funnels: {0} of {0} cases", cases.len());
}

pub fn rates_or_mix() {
    let cases = rows("judgement/mix.json");
    for case in &cases {
        let parts = |name: &str| {
            let pairs = case[name].as_array().unwrap().iter().map(numbers);
            let part = |pair: Vec<f64>| Part { numerator: pair[0], denominator: pair[1] };
            pairs.map(part).collect::<Vec<_>>()
        };
        let found = mix(&parts("before"), &parts("after")).unwrap();
        // Added up in another order, the last digits differ.
        let hold = |ours: f64, name: &str| {
            assert!((ours - number(case, name)).abs() < 1e-15, "{name}: {ours} for {case}");
        };
        hold(found.change, "change");
        hold(found.from_rates, "from_rates");
        hold(found.from_mix, "from_mix");
        assert_eq!(found.masks, case["masks"]);
    }
    println!("rates or mix: {0} of {0} cases", cases.len());
}

/// Areas as the page of areas takes them: their counts by year, the last the one shown.
fn areas(years: &[Vec<(f64, f64)>]) -> AreaSet {
    let number = |value: f64| Number::try_from(value).unwrap();
    let year = |at: usize| Period::Year(ReportingYear::new(2024 + at as i32, true));
    let figure = |at: usize, (numerator, denominator): (f64, f64)| {
        let reading =
            Reading::Ratio { numerator: number(numerator), denominator: number(denominator) };
        Observation::new(year(at), reading)
    };
    let area = |place: usize| Comparator {
        id: format!("a{place}").as_str().into(),
        name: format!("Area {place}"),
        kind: ComparatorKind::Area,
        series: years.iter().enumerate().map(|(at, parts)| figure(at, parts[place])).collect(),
        ..Comparator::default()
    };
    let measure = Measure {
        frequency: Some(Frequency::Yearly),
        accumulation: Some(Accumulation::Ratio),
        comparators: (0..years[0].len()).map(area).collect(),
        ..Measure::default()
    };
    let as_at = AsAt { period: year(years.len() - 1), on: None };
    area_sets(&Pack::default(), &measure, as_at).swap_remove(0)
}

pub fn funnels_of_areas() {
    let cases = rows("judgement/funnel.json");
    for case in &cases {
        let units = case["units"].as_array().unwrap();
        let counts =
            units.iter().map(|unit| (number(unit, "numerator"), number(unit, "denominator")));
        let found = areas(&[counts.collect()]).funnel.unwrap().funnel;
        hold(found.centre, case, "centre");
        hold(found.dispersion, case, "phi");
        for (place, unit) in found.places.iter().zip(units) {
            hold(place.p95.lower, unit, "lower95");
            hold(place.p95.upper, unit, "upper95");
            hold(place.p998.lower, unit, "lower998");
            hold(place.p998.upper, unit, "upper998");
        }
    }
    println!("funnels of areas: {0} of {0} cases", cases.len());
}

pub fn rates_or_mix_of_areas() {
    let cases = rows("judgement/mix.json");
    for case in &cases {
        let parts = |name: &str| {
            let pairs = case[name].as_array().unwrap().iter().map(numbers);
            pairs.map(|pair| (pair[0], pair[1])).collect::<Vec<_>>()
        };
        let found = area_mix(&areas(&[parts("before"), parts("after")])).unwrap();
        hold(found.change, case, "change");
        hold(found.from_rates, case, "from_rates");
        hold(found.from_mix, case, "from_mix");
        assert_eq!(found.masks, case["masks"]);
    }
    println!("rates or mix of areas: {0} of {0} cases", cases.len());
}

pub fn audit_draws() {
    let cases = rows("judgement/audit_draw.json");
    for case in &cases {
        let sample: Vec<u64> =
            case["sample"].as_array().unwrap().iter().map(|one| one.as_u64().unwrap()).collect();
        let population = case["population"].as_u64().unwrap();
        let seed = case["seed"].as_str().unwrap();
        assert_eq!(audit_draw(seed, population, sample.len()), sample, "{case}");
        assert_eq!(most_wrong(sample.len()), number(case, "clean_upper95"), "{case}");
    }
    println!("audit draws: {0} of {0} cases", cases.len());
}
