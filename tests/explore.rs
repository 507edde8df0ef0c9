//! What Explore draws: the pack's own figures, gaps as gaps, and nothing of a pack that could be read as markup.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

use golden_thread::{
    app::{
        explore::{
            layers::without_forecast,
            line::{Line, Of},
            lines::lines,
            options::options,
            scene::{Scene, fitting, scene},
        },
        route::View,
    },
    model::{
        Accumulation, Comparator, ComparatorId, ComparatorKind, Frequency, Measure, MeasureId,
        MissingReason, Number, Observation, Pack, Reading,
    },
    pack,
};
use serde_json::{Value, json};
use std::sync::Arc;

fn series(entries: &[(&str, Option<f64>)]) -> Vec<Observation> {
    let entry = |(period, value): &(&str, Option<f64>)| {
        let reading = match value {
            Some(value) => Reading::Number(Number::try_from(*value).unwrap()),
            None => Reading::Missing(MissingReason::Suppressed),
        };
        Observation::new(period.parse().unwrap(), reading)
    };
    entries.iter().map(entry).collect()
}

fn measure(id: &str, unit: &str, entries: &[(&str, Option<f64>)]) -> Measure {
    Measure {
        id: MeasureId::from(id),
        name: format!("Measure {id}"),
        unit: unit.to_owned(),
        frequency: Some(Frequency::Monthly),
        series: series(entries),
        ..Measure::default()
    }
}

fn held(measures: impl IntoIterator<Item = Measure>) -> Pack {
    Pack { measures: measures.into_iter().map(Arc::new).collect(), ..Pack::default() }
}

fn all(pack: &Pack) -> Vec<Line> {
    let ids: Vec<MeasureId> = pack.measures.iter().map(|measure| measure.id.clone()).collect();
    lines(pack, &ids, None)
}

#[test]
fn the_usual_range_and_the_forecast_lie_over_a_measure_s_own_line() {
    let figures: Vec<(String, Option<f64>)> = (0..18)
        .map(|at| {
            let (year, month) = (2024 + (at + 3) / 12, (at + 3) % 12 + 1);
            (format!("{year}-{month:02}"), Some(20.0 + f64::from(at % 5)))
        })
        .collect();
    let entries: Vec<(&str, Option<f64>)> =
        figures.iter().map(|(period, value)| (period.as_str(), *value)).collect();
    let mut one = measure("a", "homes", &entries);
    one.accumulation = Some(Accumulation::Latest);
    one.polarity = Some(golden_thread::model::Polarity::HigherIsBetter);
    let pack = held([one.clone()]);
    let period = "2025-09".parse().unwrap();
    let as_at = golden_thread::rating::AsAt { period, on: None };
    let found = lines(&pack, &[one.id.clone()], Some(as_at));
    let of = |of: Of| found.iter().filter(|line| line.id.1 == of).collect::<Vec<_>>();
    assert_eq!((of(Of::Own).len(), of(Of::UsualRange).len(), of(Of::Forecast).len()), (1, 3, 3));
    // What is drawn is what the control chart and the forecast say.
    let chart = golden_thread::rating::control_chart(&pack, &one, as_at).unwrap();
    let process = chart.chart.segments[0].process;
    let limits = process.limits().unwrap();
    let drawn: Vec<f64> =
        of(Of::UsualRange).iter().map(|line| line.points[0].value.unwrap()).collect();
    assert_eq!(drawn, [process.mean, limits.upper, limits.lower]);
    let outlook = golden_thread::rating::forecast(&pack, &one, as_at).outlook.unwrap();
    let ends: Vec<f64> =
        of(Of::Forecast).iter().map(|line| line.points[1].value.unwrap()).collect();
    assert_eq!(ends, [outlook.mean, outlook.within_80.lower, outlook.within_80.upper]);
    assert_eq!(of(Of::Forecast)[0].key(), "Measure a: forecast");
    // Of a mean of the year the forecast is another figure than a month's.
    one.accumulation = Some(Accumulation::Mean);
    let pack = held([one.clone()]);
    let found = lines(&pack, &[one.id.clone()], Some(as_at));
    assert!(found.iter().all(|line| line.id.1 != Of::Forecast));
    // And why it isn't offered is said, where there is a forecast.
    let why = |one: &Measure| without_forecast(&held([one.clone()]), one, as_at);
    assert!(why(&one).unwrap().starts_with("Its forecast is of the whole year"));
    one.accumulation = Some(Accumulation::Latest);
    assert_eq!(why(&one), None);
    one.accumulation = Some(Accumulation::Mean);
    one.series.truncate(2);
    assert_eq!(why(&one), None);
}

fn drawn(pack: &Pack, view: View) -> Scene {
    let lines = all(pack);
    scene(&lines.iter().collect::<Vec<_>>(), view, pack.calendar()).unwrap()
}

fn json_of(scene: &Scene) -> Value {
    serde_json::to_value(options(scene, None)).unwrap()
}

/// The figures of a series, in order, as ECharts is told them.
fn figures(options: &Value, series: usize) -> Vec<Value> {
    let data = options["series"][series]["data"].as_array().unwrap();
    data.iter().map(|pair| pair[1].clone()).collect()
}

#[test]
fn a_missing_figure_is_a_gap_and_so_is_a_period_without_an_entry() {
    let found =
        [("2025-04", Some(4.0)), ("2025-05", None), ("2025-06", Some(0.0)), ("2025-08", Some(8.0))];
    let options = json_of(&drawn(&held([measure("a", "%", &found)]), View::Measured));
    assert_eq!(
        figures(&options, 0),
        [json!(4.0), json!(null), json!(0.0), json!(null), json!(8.0)]
    );
    assert_eq!(options["series"][0]["connectNulls"], false);
}

#[test]
fn a_running_total_is_not_drawn_on_into_the_next_year() {
    let found = [("2025-02", Some(11.0)), ("2025-03", Some(12.0)), ("2025-04", Some(1.0))];
    let running =
        Measure { accumulation: Some(Accumulation::Running), ..measure("a", "%", &found) };
    let options = json_of(&drawn(&held([running]), View::Measured));
    assert_eq!(figures(&options, 0), [json!(11.0), json!(12.0), json!(null), json!(1.0)]);
}

#[test]
fn periods_stand_at_their_last_day_under_their_own_names() {
    let months = measure("a", "%", &[("2025-05", Some(1.0)), ("2025-06", Some(2.0))]);
    let quarters = measure("b", "%", &[("2025/26 Q1", Some(3.0)), ("2025/26 Q2", Some(4.0))]);
    let scene = drawn(&held([months, quarters]), View::Measured);
    let labels: Vec<&str> = scene.stops.iter().map(|stop| stop.label.as_str()).collect();
    assert_eq!(labels, ["May 2025", "Jun 2025", "Q2 2025/26"]);
    assert_eq!(scene.stops[0].readings, [Some("1%".into()), None]);
    assert_eq!(
        scene.stops[1].readings,
        ["2%", "3%, Q1 2025/26"].map(|words| Some(words.to_owned()))
    );
    let options = json_of(&scene);
    assert_eq!(options["series"][0]["data"][1][0], options["series"][1]["data"][0][0]);
    assert_eq!(options["useUTC"], true);
    let places = options["xAxis"][0]["axisLabel"]["customValues"].as_array().unwrap();
    assert_eq!(places[1], options["labels"][1][0], "each has its label on the axis");
    // 30 June 2025, in milliseconds since 1970.
    assert_eq!(options["labels"][1], json!([1_751_241_600_000.0, "Jun 2025"]));
}

#[test]
fn indexed_lines_start_from_the_first_period_they_share() {
    let one = measure(
        "a",
        "%",
        &[("2025-04", Some(1.0)), ("2025-05", Some(40.0)), ("2025-06", Some(50.0))],
    );
    let other =
        measure("b", "days", &[("2025-04", None), ("2025-05", Some(8.0)), ("2025-06", Some(4.0))]);
    let scene = drawn(&held([one, other]), View::Indexed);
    assert_eq!(scene.panels[0].unit, "May 2025 = 100");
    let values = |line: usize| -> Vec<Option<f64>> {
        scene.panels[0].traces[line].points.iter().map(|(_, value)| *value).collect()
    };
    assert_eq!(values(0), [Some(2.5), Some(100.0), Some(125.0)]);
    assert_eq!(values(1), [None, Some(100.0), Some(50.0)]);
    assert_eq!(
        scene.stops[2].readings,
        ["50% (index 125.0)", "4 (index 50.0)"].map(|words| Some(words.to_owned()))
    );
}

#[test]
fn lines_that_share_no_period_are_not_indexed() {
    let pack = held([
        measure("a", "%", &[("2025-04", Some(1.0))]),
        measure("b", "%", &[("2025-05", Some(0.0)), ("2025-04", Some(0.0))]),
    ]);
    let lines = all(&pack);
    let lines: Vec<&Line> = lines.iter().collect();
    let refused = scene(&lines, View::Indexed, pack.calendar()).unwrap_err();
    assert!(refused.contains("no period"), "{refused}");
}

#[test]
fn what_has_no_figures_says_so() {
    let pack = held([measure("a", "%", &[])]);
    let lines = all(&pack);
    let refused = scene(&lines.iter().collect::<Vec<_>>(), View::Measured, pack.calendar());
    assert_eq!(refused, Err("There are no figures to draw yet."));
    assert!(scene(&[], View::Measured, pack.calendar()).is_err());
}

#[test]
fn units_that_differ_have_a_panel_each() {
    let pack = held([
        measure("a", "%", &[("2025-04", Some(1.0))]),
        measure("b", "days", &[("2025-04", Some(2.0))]),
        measure("c", "%", &[("2025-04", Some(3.0))]),
    ]);
    let lines = all(&pack);
    assert_eq!(fitting(&lines.iter().collect::<Vec<_>>()), View::Separate);
    let options = json_of(&drawn(&pack, View::Separate));
    assert_eq!(options["yAxis"][0]["name"], "%");
    assert_eq!(options["yAxis"][1]["name"], "days");
    let panels: Vec<f64> =
        (0..3).map(|at| options["series"][at]["yAxisIndex"].as_f64().unwrap()).collect();
    assert_eq!(panels, [0.0, 0.0, 1.0]);
    assert_eq!(options["axisPointer"]["link"][0]["xAxisIndex"], "all");
}

#[test]
fn a_lead_is_set_against_its_lag() {
    let lead =
        measure("a", "%", &[("2025-04", Some(1.0)), ("2025-05", Some(2.0)), ("2025-06", None)]);
    let lag = measure(
        "b",
        "days",
        &[("2025-06", Some(6.0)), ("2025-07", Some(7.0)), ("2025-08", Some(8.0))],
    );
    let scene = drawn(&held([lead, lag]), View::Against(2));
    assert_eq!(scene.panels[0].traces[0].points, [(1.0, Some(6.0)), (2.0, Some(7.0))]);
    assert_eq!(scene.stops[0].label, "Apr 2025");
    assert_eq!(scene.stops[0].readings, ["1%", "6, Jun 2025"].map(|words| Some(words.to_owned())));
    let options = serde_json::to_value(options(&scene, Some(1))).unwrap();
    assert_eq!(options["series"][0]["type"], "scatter");
    assert_eq!(options["series"][1]["data"], json!([[2.0, 7.0]]), "a ring around what is read out");
}

#[test]
fn comparators_follow_their_measure_in_its_colour_with_a_dash_of_their_own() {
    let comparator = |id: &str| Comparator {
        id: ComparatorId::from(id),
        name: id.to_owned(),
        kind: ComparatorKind::Peer,
        series: series(&[("2025-04", Some(2.0))]),
        ..Comparator::default()
    };
    let own = measure("a", "%", &[("2025-04", Some(1.0))]);
    let pack =
        held([Measure { comparators: vec![comparator("peers"), comparator("England")], ..own }]);
    let found = all(&pack);
    let names: Vec<&str> = found.iter().map(|line| line.name.as_str()).collect();
    assert_eq!(names, ["Measure a", "Measure a: peers", "Measure a: England"]);
    let options = json_of(&drawn(&pack, View::Measured));
    let of = |field: &str| -> Vec<&str> {
        (0..3).map(|at| options["series"][at]["lineStyle"][field].as_str().unwrap()).collect()
    };
    assert_eq!(of("type"), ["solid", "dashed", "dotted"]);
    assert_eq!(of("color"), ["var(--series-1)"; 3]);
}

#[test]
fn what_is_not_there_or_named_twice_is_left_out_and_six_are_the_most() {
    let names = ["a", "b", "c", "d", "e", "f", "g"];
    let pack = held(names.map(|id| measure(id, "%", &[("2025-04", Some(1.0))])));
    let chosen = ["a", "nowhere", "a", "b", "c", "d", "e", "f", "g"].map(MeasureId::from);
    let found = lines(&pack, &chosen, None);
    let ids: Vec<&str> = found.iter().map(|line| line.id.0.as_str()).collect();
    assert_eq!(ids, ["a", "b", "c", "d", "e", "f"]);
    let mut marks: Vec<String> =
        found.iter().map(|line| format!("{:?}", line.mark.shape)).collect();
    marks.sort();
    marks.dedup();
    assert_eq!(marks.len(), 6, "each is told apart without its colour");
}

#[test]
fn no_text_of_a_pack_reaches_what_echarts_could_read_as_anything_but_text() {
    let hostile = "<img src=x onerror=alert(1)>{a|b}";
    let named = Measure {
        name: hostile.to_owned(),
        unit: hostile.to_owned(),
        ..measure("a", "", &[("2025-04", Some(1.0))])
    };
    let options = json_of(&drawn(&held([named]), View::Measured));
    assert_eq!(options["yAxis"][0]["name"], hostile);
    assert!(options.get("tooltip").is_none(), "nothing is only to be had by hovering");
    let text = options.to_string();
    assert_eq!(text.matches("onerror").count(), 1, "it is the name of the axis and nothing else");
    // ECharts reads the braces of rich text only where styles for it are given.
    assert!(!text.contains("\"rich\"") && !text.contains("formatter"), "{text}");
}

#[test]
fn every_measure_of_the_sample_can_be_explored() {
    let text = std::fs::read("public/packs/sample.json").unwrap();
    let pack = pack::read(&text).pack.unwrap();
    for measure in &pack.measures {
        let lines = lines(&pack, std::slice::from_ref(&measure.id), None);
        let lines: Vec<&Line> = lines.iter().collect();
        let scene = scene(&lines, View::Measured, pack.calendar()).unwrap();
        assert!(!scene.stops.is_empty(), "{}", measure.name);
        let in_order = scene.stops.windows(2).all(|pair| pair[0].end < pair[1].end);
        assert!(in_order, "{}", measure.name);
        assert!(scene.stops.iter().all(|stop| stop.readings.len() == lines.len()));
    }
}

#[test]
fn others_who_report_less_often_are_joined_and_what_they_miss_is_a_gap() {
    let figure = |month: &'static str| (month, Some(1.0));
    let apart = |months: &[&'static str]| -> Vec<bool> {
        let entries: Vec<_> = months.iter().map(|month| figure(month)).collect();
        let pack = held([measure("a", "", &entries)]);
        all(&pack)[0].points.iter().map(|point| point.apart).collect()
    };
    assert_eq!(apart(&["2025-06", "2025-09", "2025-12", "2026-06"]), [false, false, false, true]);
    assert_eq!(apart(&["2025-04", "2025-05", "2025-07"]), [false, false, true]);
    assert_eq!(apart(&["2025-04"]), [false]);
}

#[test]
fn of_two_lines_each_has_its_name_at_its_end() {
    let of = |ids: &[&str], view| {
        let figures = [("2025-04", Some(4.0)), ("2025-05", Some(5.0))];
        let pack = held(ids.iter().map(|id| measure(id, "%", &figures)));
        json_of(&drawn(&pack, view))["ends"].clone()
    };
    assert_eq!(of(&["a", "b"], View::Measured), json!(["Measure a", "Measure b"]));
    assert_eq!(of(&["a", "b"], View::Separate), json!(["Measure a", "Measure b"]));
    // One is what the heading says, and where one is set against the other the axes have the names.
    assert_eq!(of(&["a"], View::Measured), json!([]));
    assert_eq!(of(&["a", "b"], View::Against(0)), json!([]));
}
