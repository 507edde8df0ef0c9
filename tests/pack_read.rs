//! Every error of a pack is reported, at its place, in words.

use golden_thread::pack::{self, Severity};

const HEAD: &str = r#""format":"golden-thread-pack","version":1,"organisation":{"name":"A"}"#;

/// A pack with these further fields must give exactly these diagnostics.
fn check(fields: &str, expected: &[&str]) {
    let text = format!("{{{HEAD}{fields}}}");
    let reading = pack::read(text.as_bytes());
    let found: Vec<String> = reading.diagnostics.iter().map(ToString::to_string).collect();
    assert_eq!(found, expected, "{text}");
    let error = reading.diagnostics.iter().any(|found| found.severity == Severity::Error);
    assert_eq!(reading.pack.is_none(), error, "{text}");
}

/// As `check`, for the fields of one measure.
fn check_measure(fields: &str, expected: &[&str]) {
    check(&format!(r#","measures":[{{"id":"m","name":"M",{fields}}}]"#), expected);
}

#[test]
fn lists_every_field_that_cannot_be_read() {
    check_measure(
        r#""precision":"two","polarity":"up","series":[{"period":"2025-04","value":"x"},{"period":"2025-4","value":1},{"period":"2025-05"}],"targets":{"2025/27":{"aim":{"kind":"value"},"trajectory":[{"period":"2025-04"}]}}"#,
        &[
            r#"measures[0].series[0].value: error: expected a number, found string "x""#,
            "measures[0].series[1].period: error: '2025-4' is not a period: write 2025-04, 2025/26 Q1, 2025/26 H1, 2025/26 or 2025-04-01..2025-04-30",
            "measures[0].series[2]: error: an observation has exactly one of: a value, a numerator with its denominator, a missing reason, or a text alone",
            "measures[0].targets[\"2025/27\"]: error: '2025/27' isn't a reporting year (hint: write 2025/26, or 2025 where years start in January)",
            "measures[0].targets[\"2025/27\"].trajectory[0]: error: there is no 'plan'",
            "measures[0].targets[\"2025/27\"].aim: error: there is no 'value'",
            "measures[0].polarity: error: unknown variant 'up', expected one of 'higher_is_better', 'lower_is_better', 'no_polarity'",
            r#"measures[0].precision: error: expected a whole number of zero or more, found string "two""#,
        ],
    );
    check(
        r#","plans":[{"name":"P"},5],"measures":7"#,
        &[
            "plans[0]: error: there is no 'id'",
            "plans[1]: error: expected an object, found integer 5",
            "measures: error: expected a list, found integer 7",
        ],
    );
}

#[test]
fn refuses_an_aim_it_does_not_wholly_know() {
    check_measure(
        r#""targets":{"2025/26":{"aim":{"kind":"value","value":1,"unless":"rain"},"trajectory":[{"period":"2025-04","plan":{"low":1,"high":2,"mid":1.5}}]}}"#,
        &[
            "measures[0].targets[\"2025/26\"].trajectory[0].plan.mid: error: a range has no 'mid'",
            "measures[0].targets[\"2025/26\"].aim: error: unknown field 'unless', expected 'value'",
        ],
    );
}

#[test]
fn lists_everything_that_would_be_refused() {
    check_measure(
        r#""precision":10,"scale":0,"weight":-1,"similar_within":-2,"series":[{"period":"2025-04","value":1},{"period":"2025-04","missing":"late"}],"targets":{"2025/26":{"aim":{"kind":"range","low":3,"high":2},"tolerance":{"percent":-5},"trajectory":[{"period":"2025-04","plan":1},{"period":"2025-04","plan":{"low":2,"high":1},"numerator":1}]}}"#,
        &[
            "measures[0].precision: error: a measure is reported at 0 to 9 decimal places, not 10",
            "measures[0].scale: error: the scale must be above zero, not 0",
            "measures[0].weight: error: the weight must be above zero, not -1",
            "measures[0].similar_within: error: the difference that still counts as similar can't be below zero: -2",
            "measures[0].targets[\"2025/26\"].aim: error: the range's lower end, 3, is above its upper end, 2",
            "measures[0].targets[\"2025/26\"].tolerance: error: the tolerance can't be below zero: -5",
            "measures[0].targets[\"2025/26\"].trajectory[1].period: error: the trajectory has 2025-04 twice",
            "measures[0].targets[\"2025/26\"].trajectory[1].plan: error: the range's lower end, 2, is above its upper end, 1",
            "measures[0].targets[\"2025/26\"].trajectory[1]: error: the step for 2025-04 needs a planned numerator and denominator together",
            "measures[0].series[1].period: error: the series has 2025-04 twice",
        ],
    );
    check(
        r#","perspectives":[{"id":"o","name":" "}],"plans":[{"id":"a","name":"A","parent":"b"},{"id":"b","name":"B","parent":"a"},{"id":"c","name":"C","parent":"a"},{"id":"c","name":"C"}]"#,
        &[
            "perspectives[0].name: error: perspective 'o' needs a name",
            "plans[3].id: error: there is already a plan 'c' (hint: the other is plans[2])",
            "plans[0].parent: error: plan 'A' can't stand under itself",
            "plans[1].parent: error: plan 'B' can't stand under itself",
        ],
    );
}

#[test]
fn tells_what_is_wrong_with_risks_and_how_they_are_scored() {
    check(
        r#","plans":[{"id":"p","name":"P"}],"risks":[{"id":"r","name":"R","plan":"p","impact":0,
            "inherent":{"on":"2025-01-01","likelihood":6,"impact":5},
            "scores":[{"on":"2025-03-01","likelihood":3,"impact":4},{"on":"2025-01-01","likelihood":3,"impact":255}]}]"#,
        &[
            "risks[0].impact: error: the impact is a whole number from 1 to 5, not 0",
            "risks[0].scores[1].on: error: a scoring of 1 Jan 2025 stands after one of 1 Mar 2025: they stay in the order in which they were made",
            "risks[0].inherent.likelihood: error: the likelihood is a whole number from 1 to 5, not 6",
            "risks[0].scores[1].impact: error: the impact is a whole number from 1 to 5, not 255",
        ],
    );
    let scale = r#"{"zones":[{"likelihood":1,"impact":9,"zone":"low"}],"appetite":[{"category":"legal","up_to":4},{"category":"legal","up_to":5}]}"#;
    let text = format!(
        r#"{{"format":"golden-thread-pack","version":1,"organisation":{{"name":"A","risk_scale":{scale}}}}}"#
    );
    let found: Vec<String> =
        pack::read(text.as_bytes()).diagnostics.iter().map(ToString::to_string).collect();
    assert_eq!(
        found,
        [
            "organisation.risk_scale.appetite[1]: error: a category’s appetite is said twice: keep one of them",
            "organisation.risk_scale.zones[0].impact: error: the impact is a whole number from 1 to 5, not 9",
        ]
    );
}

#[test]
fn keeps_what_is_only_doubtful() {
    check(
        r#","plans":[{"id":"a","name":"A","parent":"gone","measures":["lost"],"from":"2025"}],"objectives":[{"id":"o","name":"O","plan":"none"}]"#,
        &[
            "plans[0].parent: warning: there is no plan 'gone' in this pack",
            "plans[0].measures[0]: warning: there is no measure 'lost' in this pack",
            "objectives[0].plan: warning: there is no plan 'none' in this pack",
            "plans[0].from: warning: 2025 doesn't fit this organisation's year, which is written like 2025/26",
        ],
    );
    check_measure(
        r#""perspective":"p","series":[{"period":"2025-05","value":1},{"period":"2025-04","value":2},{"period":"2025 Q1","value":3}],"targets":{"2025/26":{"aim":{"kind":"relative","comparator":"c","or_equal":true}}}"#,
        &[
            "measures[0].perspective: warning: there is no perspective 'p' in this pack",
            "measures[0].targets[\"2025/26\"].aim.comparator: warning: there is no comparator 'c' in this pack",
            "measures[0].series[2].period: warning: 2025 doesn't fit this organisation's year, which is written like 2025/26",
            "measures[0].series: note: this was put in order of time",
        ],
    );
}

#[test]
fn says_what_is_not_a_pack() {
    let check = |bytes: &[u8], place: &str, starts: &str| {
        let reading = pack::read(bytes);
        assert!(reading.pack.is_none());
        let [only] = reading.diagnostics.as_slice() else { panic!("{:?}", reading.diagnostics) };
        assert_eq!(only.place, place);
        assert!(only.message.starts_with(starts), "{}", only.message);
    };
    check(b"", "line 1, column 1", "this file is empty");
    check(b"\xEF\xBB\xBF \n", "line 1, column 1", "this file is empty");
    check(b"{\n\"a\":", "line 2, column 4", "the file ends");
    check(b"[]", "line 1, column 1", "this isn't a pack");
    check(br#"{"format":"other"}"#, "format", "this isn't a pack");
    check(br#"{"format":"golden-thread-pack"}"#, "version", "a pack's version");
    check(br#"{"format":"golden-thread-pack","version":0}"#, "version", "a pack's version");
    check(&"[".repeat(5000).into_bytes(), "line 1, column 128", "lists and objects stand too deep");
    check(b"\xff\xfe{\0", "line 1, column 1", "this text isn't in UTF-8");
    check(b"{\n\"format\": \"\xe9\"}", "line 2, column 12", "this text isn't in UTF-8");
    let large = format!("{{{HEAD},\"measures\":[{{\"weight\":1e400}}]}}");
    check(large.as_bytes(), "line 1, column 98", "this number is too large");
    let twice = format!("{{{HEAD},\"version\":1}}");
    check(twice.as_bytes(), "line 1, column 80", "duplicate field 'version'");
    let target = r#""2025/26":{"aim":{"kind":"words"}}"#;
    let twice = format!(
        r#"{{{HEAD},"measures":[{{"id":"m","name":"M","targets":{{{target},{target}}}}}]}}"#
    );
    check(twice.as_bytes(), "line 1, column 159", "2025/26 stands here twice");
}

#[test]
fn a_chain_that_nobody_could_read_is_told_at_its_place_and_not_opened() {
    let plan = |at: usize| match at {
        0 => r#"{"id":"p0","name":"Plan 0"}"#.to_owned(),
        _ => format!(r#"{{"id":"p{at}","name":"Plan {at}","parent":"p{}"}}"#, at - 1),
    };
    let chain = |length: usize| {
        let plans: Vec<String> = (0..length).map(plan).collect();
        format!(
            r#"{{"format":"golden-thread-pack","version":1,"organisation":{{"name":"A"}},"plans":[{}]}}"#,
            plans.join(",")
        )
    };
    assert!(pack::read(chain(40).as_bytes()).pack.is_some());
    let reading = pack::read(chain(3_000).as_bytes());
    assert!(reading.pack.is_none());
    let told: Vec<String> = reading.diagnostics.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "plans[40].parent: error: plan 'Plan 40' would stand more than 40 levels deep: put it under one higher up"
        ]
    );
}

#[test]
fn a_text_too_long_to_lay_out_in_a_blink_is_told_and_read() {
    let named = |name: &str| {
        format!(
            r#"{{"format":"golden-thread-pack","version":1,"organisation":{{"name":"A"}},
"measures":[{{"id":"a","name":"A","description":"{name}","specification":{{}}}}]}}"#
        )
    };
    let check = |name: &str, expected: Option<&str>| {
        let reading = pack::read(named(name).as_bytes());
        assert!(reading.pack.is_some());
        let found = reading.diagnostics.first().map(ToString::to_string);
        assert_eq!(found.as_deref(), expected);
    };
    let words = "line 2: warning: a text of 100001 characters: pages that show it may take long \
                 (hint: shorten it before you open the pack)";
    check(&"é".repeat(100_000), None);
    check(&"é".repeat(100_001), Some(words));
    // A quotation mark within it doesn't end it.
    check(&(r#"\""#.to_owned() + &"x".repeat(99_999)), Some(words));
    check(&(r"x\\".to_owned() + &"x".repeat(99_997)), None);
}
