//! Open data: what is in it, what isn't, and that it says what it is.

// Helpers of tests may fail as tests do; the lint's own exception reaches only test functions.
#![allow(clippy::unwrap_used, clippy::panic)]

use crate::generate;
use golden_thread::edit::{Context, apply};
use golden_thread::exchange::Table;
use golden_thread::exchange::import::{Choices, Comparing, Decisions, Differs, Study};
use golden_thread::exchange::open_data::{Licence, open_data};
use golden_thread::model::*;
use golden_thread::pack;
use golden_thread::rating::AsAt;
use proptest::prelude::*;

fn as_at() -> AsAt {
    AsAt { period: "2025/26".parse().unwrap(), on: None }
}

fn read(text: &str) -> Pack {
    let reading = pack::read(text.as_bytes());
    reading.pack.unwrap_or_else(|| panic!("{:?}", reading.diagnostics))
}

fn table(pack: &Pack) -> Vec<Vec<String>> {
    let data = open_data(pack, Licence::default(), as_at());
    let mut reader = csv::Reader::from_reader(data.files[0].1.as_bytes());
    let rows = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect());
    rows.collect()
}

#[test]
fn a_row_is_an_observation_with_its_marker_apart() {
    let check = |figure: &str, value: &str, marker: &str| {
        let text = format!(
            r#"{{"format":"golden-thread-pack","version":1,"organisation":{{"name":"A"}},
            "measures":[{{"id":"m","name":"=cmd()","precision":0,"audience":"public","specification":{{}},
            "series":[{{"period":"2025-04",{figure}}}]}}]}}"#
        );
        let rows = table(&read(&text));
        assert_eq!(rows.len(), 1, "{figure}");
        let row = &rows[0];
        // No spreadsheet runs what stands in it.
        assert_eq!(row[1], "'=cmd()");
        assert_eq!(row[7..10], ["2025-04-01", "2025-04-30", "Apr 2025"]);
        assert_eq!((row[10].as_str(), row[13].as_str()), (value, marker), "{figure}");
    };
    check(r#""value":12"#, "12", "");
    check(r#""value":-3"#, "-3", "");
    check(r#""value":0.2"#, "0", "[low]");
    check(r#""value":0"#, "0", "");
    check(r#""value":12,"provisional":true"#, "12", "[p]");
    check(r#""value":12,"provisional":true,"revised":true"#, "12", "[p] [r]");
    check(r#""missing":"suppressed""#, "", "[c]");
    check(r#""missing":"late""#, "", "[x]");
    check(r#""missing":"no_service""#, "", "[z]");
    check(r#""text":"see note""#, "", "[x]");
}

/// The list of what goes out is that of what the files hold: no plan or measure that has no row there.
#[test]
fn what_is_listed_is_what_stands_in_the_table() {
    let text = r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"A"},
        "plans":[{"id":"p","name":"Plan","audience":"public"}],
        "measures":[{"id":"a","name":"Homes","audience":"public","specification":{},"series":[{"period":"2025/26 Q1","value":5}],
            "comparators":[{"id":"w","name":"Weald","kind":"area","series":[{"period":"2025/26 Q1","value":4},{"period":"2025/26 Q2","value":4}]},
                {"id":"n","name":"Nobody","kind":"peer"}]},
            {"id":"b","name":"Bare","audience":"public","specification":{}},
            {"id":"c","name":"Own","specification":{},"series":[{"period":"2025/26 Q1","value":5}]}]}"#;
    let data = open_data(&read(text), Licence::default(), as_at());
    assert_eq!(data.holds.measures, [("Homes".to_owned(), 3)]);
    assert_eq!(data.holds.others, ["Weald"]);
    assert_eq!(data.holds.rows(), table(&read(text)).len());
    assert_eq!(data.left.count(Kind::Measure), 1);
}

#[test]
fn an_area_has_the_code_that_others_know_it_by() {
    let text = r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"A","code":"E08000026"},
        "areas":[{"id":"ward-1","name":"Harbour","code":"E05009313"},{"id":"ward-2","name":"Weald"}],
        "measures":[{"id":"m","name":"M","audience":"public","specification":{},"series":[{"period":"2025/26 Q1","value":5}],
        "comparators":[
            {"id":"a","name":"Harbour","kind":"area","series":[{"period":"2025/26 Q1","value":4}]},
            {"id":"b","name":"Weald","kind":"area","series":[{"period":"2025/26 Q1","value":6}]},
            {"id":"c","name":"Others","kind":"peer","series":[{"period":"2025/26 Q1","value":6}]}]}]}"#;
    let rows = table(&read(text));
    let said: Vec<[&str; 3]> =
        rows.iter().map(|row| [3, 4, 5].map(|at| row[at].as_str())).collect();
    assert_eq!(
        said,
        [
            ["E08000026", "", ""],
            ["E05009313", "ward-1", "Harbour"],
            ["", "ward-2", "Weald"],
            ["", "c", "Others"]
        ]
    );
}

#[test]
fn the_sample_has_plan_floor_and_rule_beside_each_status() {
    let pack = read(include_str!("../public/packs/sample.json"));
    let rows = table(&pack);
    let rated: Vec<_> = rows.iter().filter(|row| !row[20].is_empty()).collect();
    assert!(!rated.is_empty());
    for row in rated {
        assert!(!row[16].is_empty() && !row[18].is_empty() && !row[21].is_empty(), "{row:?}");
    }
    let data = open_data(&pack, Licence::default(), as_at());
    assert_eq!(data.holds.rows(), rows.len());
    for (name, text) in &data.files[1..] {
        let value: serde_json::Value = serde_json::from_str(text).unwrap();
        assert!(value.to_string().contains("observations.csv"), "{name}");
    }
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(data.zip().unwrap())).unwrap();
    assert_eq!(archive.len(), 3);
    assert_eq!(archive.by_index(0).unwrap().name().unwrap(), "observations.csv");
}

#[test]
fn what_is_suppressed_is_withheld_as_on_pages() {
    let area = |id: &str, figure: &str| {
        format!(
            r#"{{"id":"{id}","name":"{id}","kind":"area","series":[{{"period":"2025/26 Q1",{figure}}}]}}"#
        )
    };
    let of = |part: u32, all: u32| format!(r#""numerator":{part},"denominator":{all}"#);
    let text = format!(
        r#"{{"format":"golden-thread-pack","version":1,"organisation":{{"name":"A"}},
        "measures":[{{"id":"m","name":"M","audience":"public","accumulation":"ratio","scale":100,"specification":{{}},
        "series":[{{"period":"2025/26 Q1",{}}}],"comparators":[{},{},{}]}}]}}"#,
        of(32, 110),
        area("a", &of(20, 60)),
        area("b", r#""missing":"suppressed""#),
        area("c", &of(9, 40))
    );
    let rows = table(&read(&text));
    let markers: Vec<(&str, &str)> =
        rows.iter().map(|row| (row[4].as_str(), row[13].as_str())).collect();
    assert_eq!(markers, [("", ""), ("a", ""), ("b", "[c]"), ("c", "[c]")]);
    assert!(rows.iter().all(|row| row[13].is_empty() || row[10..13].iter().all(String::is_empty)));
}

/// Every text that a pack says, with those that are choices or days.
fn texts(value: &serde_json::Value, found: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) => found.push(text.clone()),
        serde_json::Value::Array(items) => items.iter().for_each(|item| texts(item, found)),
        serde_json::Value::Object(fields) => fields.values().for_each(|field| texts(field, found)),
        _ => {}
    }
}

#[test]
fn a_due_figure_that_is_not_there_is_a_row_of_its_own() {
    let pack = read(
        r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"A"},
            "measures":[{"id":"homes","name":"Homes","audience":"public","frequency":"monthly",
                "specification":{"lag_days":20},
                "series":[{"period":"2025-04","value":1},{"period":"2025-05","missing":"late"},
                    {"period":"2025-07","value":3}]}]}"#,
    );
    let as_at = AsAt { period: "2025-08".parse().unwrap(), on: "2025-09-19".parse().ok() };
    let data = open_data(&pack, Licence::default(), as_at);
    let mut reader = csv::Reader::from_reader(data.files[0].1.as_bytes());
    let heads = reader.headers().unwrap().clone();
    let at = |name: &str| heads.iter().position(|head| head == name).unwrap();
    let rows: Vec<(String, String, String)> = reader
        .records()
        .map(|row| row.unwrap())
        .map(|row| [at("period"), at("value"), at("marker")].map(|at| row[at].to_owned()).into())
        .collect();
    let mut rows: Vec<_> =
        rows.iter().map(|(a, b, c)| (a.as_str(), b.as_str(), c.as_str())).collect();
    rows.sort_by_key(|row| row.0.to_owned());
    // June never came; August is due on 20 September.
    let expected = [
        ("Apr 2025", "1", ""),
        ("Jul 2025", "3", ""),
        ("Jun 2025", "", "[x]"),
        ("May 2025", "", "[x]"),
    ];
    assert_eq!(rows, expected);
    assert_eq!(data.holds.rows(), 4);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn no_text_of_what_is_left_out_is_in_it(mut pack in generate::pack(), secret in 0..3_usize) {
        // One that can stand nowhere by chance, wherever people write.
        let mark = "Q7secretQ7";
        for (at, measure) in pack.measures.iter_mut().enumerate() {
            let measure = std::sync::Arc::make_mut(measure);
            if at % 3 == secret {
                measure.audience = Some(Audience::Internal);
                measure.name = format!("{mark} name");
                measure.unit = format!("{mark} unit");
            }
            measure.comment_audience = None;
            for held in &mut measure.series {
                held.comment = Some(format!("{mark} comment"));
                held.comment_audience = None;
            }
        }
        let data = open_data(&pack, Licence::default(), as_at());
        for (name, text) in &data.files {
            prop_assert!(!text.contains(mark), "{name}");
        }
        // Nor any text of the file that the public file lacks, but for what is made of days, codes and choices.
        let public = pack::for_audience(&pack, Audience::Public).pack;
        let (mut all, mut out) = (Vec::new(), Vec::new());
        texts(&serde_json::from_str(&pack::write(&pack)).unwrap(), &mut all);
        texts(&serde_json::from_str(&pack::write(&public)).unwrap(), &mut out);
        for text in all.iter().filter(|text| text.chars().count() > 8 && text.contains(' ')) {
            let stays = out.iter().any(|held| held.contains(text.as_str()));
            prop_assert!(stays || !data.files[0].1.contains(text.as_str()), "{text}");
        }
    }
}

/// What a row of the table says of an observation: whose, of when, and its figures.
type Said = ([String; 4], [String; 7]);

/// The rows of figures, without what is worked out of them.
fn figures(pack: &Pack) -> Vec<Said> {
    let data = open_data(pack, Licence::default(), as_at());
    let mut reader = csv::Reader::from_reader(data.files[0].1.as_bytes());
    let heads = reader.headers().unwrap().clone();
    let at = |row: &csv::StringRecord, name: &str| {
        row[heads.iter().position(|it| it == name).unwrap()].to_owned()
    };
    let of = ["measure_id", "series", "area", "period"];
    let says = ["value", "numerator", "denominator", "plan", "plan_to", "floor", "floor_to"];
    let mut found: Vec<Said> = reader
        .records()
        .map(|row| row.unwrap())
        .map(|row| (of.map(|name| at(&row, name)), says.map(|name| at(&row, name))))
        .filter(|(_, says)| !says[0].is_empty())
        .collect();
    found.sort();
    found
}

/// Ours of what came back are the ratings that were published with it.
fn ratings_are_as_published(study: &Study, after: &Pack) {
    let mut comparing = Comparing::new(study);
    while comparing.step(after, None, 100) {}
    let found = comparing.compared();
    assert!(found.same > 600 && found.other == 0, "{} the same, {} not", found.same, found.other);
    let differ: Vec<String> = found.differ.iter().map(Differs::words).collect();
    assert!(differ.is_empty(), "{differ:#?}");
}

#[test]
fn what_is_published_comes_back_with_the_same_figures() {
    let text = std::fs::read_to_string("public/packs/sample.json").unwrap();
    let before = read(&text);
    let data = open_data(&before, Licence::default(), as_at());
    let table = Table::read(data.files[0].1.as_bytes());
    let mut after = Pack { organisation: before.organisation.clone(), ..Pack::default() };
    after.areas.clone_from(&before.areas);
    let (empty, mut choices) = (after.clone(), Choices::default());
    // What is unlikely of a figure is asked of ours too.
    choices.answers.insert("stuck".to_owned(), "take them".to_owned());
    let study = Study::new(&empty, &table, &choices);
    let open: Vec<String> = study.open().map(|question| question.line()).collect();
    assert!(open.is_empty(), "our own file leaves nothing open: {open:?}");
    let proposal = study.propose(&empty, &Decisions::default());
    apply(&mut after, proposal.command("Import"), &Context::default()).unwrap();
    for measure in &mut after.measures {
        let measure = std::sync::Arc::make_mut(measure);
        measure.audience = Some(Audience::Public);
        let held = before.measure(&measure.id).unwrap();
        assert_eq!(
            (measure.precision, measure.accumulation),
            (held.precision, held.accumulation),
            "{}",
            measure.id
        );
    }
    ratings_are_as_published(&study, &after);
    let (before, after) = (figures(&before), figures(&after));
    let lost: Vec<&Said> = before.iter().filter(|it| !after.contains(it)).collect();
    let wrong: Vec<&Said> = after.iter().filter(|it| !before.contains(it)).collect();
    assert!(
        lost.is_empty() && wrong.is_empty(),
        "{} lost, {} wrong: {:#?} {:#?}",
        lost.len(),
        wrong.len(),
        &lost[..lost.len().min(8)],
        &wrong[..wrong.len().min(8)]
    );
}
