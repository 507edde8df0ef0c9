//! The reference cases of control charts through the tool: each as a pack, read and charted as anybody would.

use super::support::{close, rows};
use serde_json::{Value, json};
use std::{path::Path, process::Command};

/// A case as a pack: its dates are the first days of months, or of weeks.
fn pack(case: &Value) -> Value {
    let options = &case["options"];
    let period = |date: &str| match case["frequency"].as_str().unwrap() {
        "month" => date[..7].to_owned(),
        _ => {
            let first: chrono::NaiveDate = date.parse().unwrap();
            format!("{first}..{}", first + chrono::Days::new(6))
        }
    };
    let observation = |point: &Value| json!({"period": period(point["date"].as_str().unwrap()), "value": point["value"]});
    let series: Vec<Value> = case["input"].as_array().unwrap().iter().map(observation).collect();
    let rebases: Vec<Value> = options["rebase_dates"]
        .as_array()
        .unwrap()
        .iter()
        .map(|date| json!({"date": date, "reason": "as the reference"}))
        .collect();
    let mut analysis = json!({
        "unscreened": !options["screen_outliers"].as_bool().unwrap(),
        "rebases": rebases,
    });
    if let Some(readings) = options["fix_after_n_points"].as_u64() {
        analysis["fixed_after"] = json!(readings);
    }
    json!({
        "format": "golden-thread-pack",
        "version": 1,
        "organisation": {"name": "A"},
        "measures": [{
            "id": "a",
            "name": "A",
            "frequency": if case["frequency"] == "month" { "monthly" } else { "dated" },
            "analysis": analysis,
            "specification": {},
            "series": series,
        }],
    })
}

/// What the reference calls a flag, as the tool names it.
fn flag(theirs: &str) -> &'static str {
    match theirs {
        "Common Cause" => "none",
        "Above UCL" | "Below LCL" => "outside",
        "7 Point Trend (Increasing)" | "7 Point Trend (Decreasing)" => "trend",
        "2 in 3 Above CL" | "2 in 3 Below CL" => "two_of_three",
        "7 Points Above CL" | "7 Points Below CL" => "run",
        other => panic!("{other}"),
    }
}

pub fn analysed_packs() {
    let cases = rows("spc/spc_cases.json");
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("analysed.json");
    let mut count = 0;
    for case in &cases {
        std::fs::write(&path, pack(case).to_string()).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_pack"));
        let output = command.arg("analyse").arg(&path).output().unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let mut reader = csv::Reader::from_reader(said.as_bytes());
        let found: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        let expected = case["expected"]["points"].as_array().unwrap();
        assert_eq!(found.len(), expected.len(), "{}", case["id"]);
        for (row, point) in found.iter().zip(expected) {
            let number = |at: usize| row[at].parse::<f64>().unwrap();
            let (id, date) = (&case["id"], &point["date"]);
            let same = |at: usize, theirs: &Value| {
                theirs.as_f64().is_none_or(|theirs| close(number(at), theirs, 1e-9, number(4)))
            };
            assert!(same(2, &point["value"]) && same(4, &point["mean"]), "{id} {date}: {row:?}");
            assert!(same(5, &point["lower_limit"]), "{id} {date}: {row:?}");
            assert!(same(6, &point["upper_limit"]), "{id} {date}: {row:?}");
            assert_eq!(number(3), point["group"].as_f64().unwrap() + 1.0, "{id} {date}: {row:?}");
            let theirs = flag(point["special_cause_type"].as_str().unwrap());
            assert_eq!(&row[7], theirs, "{id} {date}");
        }
        count += 1;
    }
    println!("pack analyse: {count} of {} cases, every point", cases.len());
}
