//! The terminal tool as a person runs it: what it prints, and its exit code.
// Clippy lets test functions panic, but not the functions beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

/// Runs the tool in the crate's folder: exit code, standard output, standard error.
fn run(arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pack"));
    let output = command.current_dir(env!("CARGO_MANIFEST_DIR")).args(arguments).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// A file of this test's own.
fn scratch(name: &str, text: &str) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).unwrap();
    path.to_string_lossy().into_owned()
}

const V1: &str = "tests/fixtures/v1.json";

#[test]
fn checks_files() {
    let (code, out, err) = run(&["check", V1]);
    assert_eq!(
        (code, out.as_str(), err.as_str()),
        (0, "tests/fixtures/v1.json: ok, 7 plans, 5 measures, 4 values\n", "")
    );

    let text = std::fs::read_to_string(V1).unwrap();
    let broken = scratch("broken.json", &text.replace("\"value\": 21.25", "\"value\": \"many\""));
    let (code, out, err) = run(&["check", &broken, V1]);
    assert_eq!((code, out.lines().count()), (1, 1));
    assert_eq!(
        err,
        format!(
            "{broken}:measures[0].series[0].value: error: expected a number, found string \"many\"\n"
        )
    );
}

#[test]
fn rates_as_at_a_period() {
    let (code, out, _) = run(&["rate", V1, "--as-at", "2025/26 Q1", "--on", "2025-08-01"]);
    let homes = "homes,Homes built,Corporate plan;Housing service plan,Outcomes,2025/26 Q1,21,20,18,green,21,20,18,green,1,1,,120,got_worse,128,green,common_cause,not_assessed,,,,trajectory,,,,,";
    assert_eq!((code, out.lines().nth(1), out.lines().count()), (0, Some(homes), 6));
}

#[test]
fn chances_are_printed_with_no_more_than_twelve_decimals() {
    let (code, out, _) = run(&["rate", "public/packs/sample.json"]);
    assert_eq!(code, 0);
    let mut table = csv::Reader::from_reader(out.as_bytes());
    let rows: Vec<csv::StringRecord> = table.records().map(Result::unwrap).collect();
    let chances = rows.iter().flat_map(|row| row.iter().skip(28)).filter(|it| !it.is_empty());
    let decimals = chances.map(|it| it.split_once('.').map_or(0, |(_, after)| after.len()));
    assert_eq!(decimals.max(), Some(12));
}

/// A pack with one plan of all its measures and one of each tenth.
fn pack_of(measures: usize) -> String {
    let listed = |each: usize| {
        let ids = (0..measures).step_by(each).map(|at| format!("\"measure-{at}\""));
        ids.collect::<Vec<_>>().join(",")
    };
    let each = (0..measures).map(|at| {
        format!(
            r#"{{"id":"measure-{at}","name":"Measure {at}","frequency":"quarterly","specification":{{}},"series":[{{"period":"2025/26 Q1","value":{at}}}]}}"#
        )
    });
    format!(
        r#"{{"format":"golden-thread-pack","version":1,"organisation":{{"name":"A"}},
        "plans":[{{"id":"all","name":"All","measures":[{}]}},{{"id":"some","name":"Some","measures":[{}]}}],
        "measures":[{}]}}"#,
        listed(1),
        listed(10),
        each.collect::<Vec<_>>().join(",\n")
    )
}

#[test]
fn rating_takes_no_longer_for_each_measure_of_a_large_pack() {
    let fastest = |measures: usize| {
        let file = scratch(&format!("{measures}.json"), &pack_of(measures));
        let timed = |_| {
            let start = Instant::now();
            let (code, out, err) = run(&["rate", &file, "--on", "2025-08-01"]);
            assert_eq!((code, err.as_str(), out.lines().count()), (0, "", measures + 1));
            assert_eq!(out.matches(",All;Some,").count(), measures.div_ceil(10));
            start.elapsed()
        };
        // The fastest of several: what else the machine does only ever adds.
        (0..3).map(timed).min().unwrap_or(Duration::MAX)
    };
    // Eight times as many; looked up for each measure anew, it took over forty times as long.
    let (small, large) = (fastest(2_000), fastest(16_000));
    assert!(large < small * 20, "2,000 measures: {small:?}; 16,000: {large:?}");
}

#[test]
fn imports_a_table_and_the_same_again_changes_nothing() {
    let table = scratch(
        "figures.csv",
        "Measure,Period,Value\nHomes built,2025/26 Q1,12\nHomes built,2025/26 Q2,n/k\n",
    );
    let first = scratch("first.json", "");
    let (code, out, err) = run(&["import", &table, "-o", &first]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    assert!(out.contains("\n1 measure new, 0 known\n"), "{out}");
    let second = scratch("second.json", "");
    assert_eq!(run(&["import", &table, "--into", &first, "-o", &second]).0, 0);
    assert_eq!(std::fs::read(&first).unwrap(), std::fs::read(&second).unwrap());

    let newer = std::fs::read_to_string(V1).unwrap().replace("\"version\": 1", "\"version\": 2");
    let newer = scratch("newer.json", &newer);
    assert_eq!(run(&["import", &table, "--into", &newer, "-o", &second]).0, 1);
}

#[test]
fn what_is_no_tampering_is_worth_knowing() {
    // For an audience and signed over a difference, as the golden file says of itself.
    let (code, _, err) = run(&["check", "tests/fixtures/chained.json"]);
    assert_eq!(code, 1);
    let found: Vec<&str> = err.lines().filter_map(|line| line.split(": ").nth(1)).collect();
    assert_eq!(found, ["error", "warning", "note"], "{err}");
    // Another measure in nearly the signed one's name, with an easier target: the file is as it was signed.
    let text = r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"A"},
        "measures":[{"id":"a","name":"Homes built","polarity":"higher_is_better","specification":{},
        "targets":{"2025/26":{"aim":{"kind":"value","value":80}}}}]}"#;
    let (plain, signed) = (scratch("plain.json", text), scratch("signed-alone.json", ""));
    let asked = ["--year", "2025/26", "--by", "Cabinet", "--on", "2025-03-20", "-o", &signed];
    assert_eq!(run(&[&["sign-off", &plain][..], &asked].concat()).0, 0);
    let mut pack: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(&signed).unwrap()).unwrap();
    let mut twin = pack["measures"][0].clone();
    twin["id"] = "b".into();
    twin["name"] = "Homes built (new)".into();
    twin["targets"]["2025/26"]["aim"]["value"] = 60.into();
    pack["measures"].as_array_mut().unwrap().push(twin);
    let twinned = scratch("twinned.json", &pack.to_string());
    let (code, out, err) = run(&["check", &twinned]);
    assert_eq!((code, out.contains(": ok, ")), (0, true));
    assert!(err.contains(":measures[1]: warning: 'Homes built (new)' came after"), "{err}");
    // What closed without a recovery or a decision.
    let mut pack: serde_json::Value = serde_json::from_str(text).unwrap();
    pack["exceptions"] = serde_json::json!([{"id": "e", "name": "Homes are late", "measure": "a", "raised": "2025-05",
        "trigger": "red", "state": "closed", "closed_on": "2025-08-01", "closed_after": "2025-07"}]);
    let closed = scratch("closed.json", &pack.to_string());
    let (code, _, err) = run(&["check", &closed]);
    let told = ":exceptions[0]: warning: 'Homes are late' is closed without a recovery or a recorded decision: ";
    assert!(code == 0 && err.contains(told), "{err}");
}

#[test]
fn says_why_an_import_takes_nothing() {
    let check = |name: &str, text: &str, ends: i32, words: &str| {
        let (table, pack) = (scratch(name, text), scratch("nothing.json", ""));
        let (code, out, err) = run(&["import", &table, "-o", &pack]);
        assert_eq!((code, err.as_str()), (ends, ""), "{out}");
        assert!(out.contains("0 measures new, 0 known"), "{out}");
        assert!(out.contains(words), "{words}\n{out}");
    };
    let areas = "Measure,Area,Period,Value\nBins,North,2024/25,5\nBins,South,2024/25,5\n";
    check(
        "areas.csv",
        areas,
        3,
        "question whose: Which 'Area' is the organisation's own? (answers: none of them | North | South)",
    );
    let long = "a,b\n".to_owned() + &"1,2\n".repeat(100_001);
    check(
        "long.csv",
        &long,
        2,
        "file: error: the file has 100,001 rows; up to 100,000 are read at once",
    );
    let open = "Measure,Period,Value\nBins,\"2024/25,5\n";
    check("open.csv", open, 2, "line 2: error: the quotation mark that opens here is never closed");
}

#[test]
fn takes_answers_and_nothing_that_hangs_on_an_open_question() {
    let areas = "Measure,Area,Period,Value\nBins,North,2024/25,5\nBins,South,2024/25,7\n";
    let (table, pack) = (scratch("answered.csv", areas), scratch("answered.json", ""));
    let taken = || std::fs::read_to_string(&pack).unwrap().matches("\"period\"").count();
    let check = |answer: &str, ends: i32, figures: usize| {
        let (code, out, _) = run(&["import", &table, "--answer", answer, "-o", &pack]);
        assert_eq!((code, taken()), (ends, figures), "{answer}\n{out}");
    };
    check("whose=North", 0, 2);
    check("whose=none of them", 0, 2);
    check("whose=East", 3, 0);
    check("who=North", 3, 0);
    assert_eq!(run(&["import", &table, "--answer", "whose", "-o", &pack]).0, 2);
}

#[test]
fn two_stray_quotation_marks_are_asked_about_before_anything_is_taken() {
    let rows: String = (0..2_000).map(|at| format!("Measure {at},{at},{at}\n")).collect();
    let text = format!("Measure,2023/24,2024/25\n\"First,5,5\n{rows}Last,6,6\"\n");
    let table = scratch("stray.csv", &text);
    let into = scratch("stray.json", "");
    let check = |answers: &[&str], code: i32, said: &str| {
        let given = answers.iter().flat_map(|it| ["--answer", it]);
        let arguments: Vec<&str> = ["import", &table].into_iter().chain(given).collect();
        let arguments = [arguments.as_slice(), &["-o", &into]].concat();
        let (found, out, err) = run(&arguments);
        assert_eq!((found, err.as_str()), (code, ""), "{out}");
        assert!(out.lines().any(|line| line.starts_with(said)), "{out}");
    };
    let question = "question quotation-marks: What are the quotation marks on lines 2 and 2,003? \
                    (answers: plain characters | the ends of one cell)";
    check(&[], 3, question);
    assert_eq!(std::fs::read_to_string(&into).unwrap().matches("\"series\"").count(), 0);
    check(&["quotation-marks=plain characters"], 0, question);
    assert_eq!(std::fs::read_to_string(&into).unwrap().matches("\"series\"").count(), 2_002);
}

#[test]
fn a_long_cell_is_left_out_and_said_at_once() {
    let check = |letters: usize, said: &str| {
        let remark = "x ".repeat(letters / 2);
        let text = format!("Measure,2024/25,Comment\nBins,5,{remark}\n{remark},6,late\n");
        let table = scratch("long.csv", &text);
        let started = Instant::now();
        let (_, out, _) = run(&["import", &table, "-o", &scratch("long.json", "")]);
        assert!(started.elapsed() < Duration::from_secs(20), "{:?}", started.elapsed());
        assert_eq!(out.contains("so it is left out"), !said.is_empty(), "{out}");
        assert!(out.contains(said), "{out}");
    };
    let words = "row 2, column 3, and once more: warning: this cell has 5,000,000 characters, so it is left out; up to 32,767 are read";
    check(5_000_000, words);
    check(32_000, "");
}

#[test]
fn nothing_of_a_file_acts_on_the_terminal() {
    let text = r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"A"},
        "plans":[{"id":"a","name":"All","measures":["no\u001b[2Jpe","gpj\u202eexe\u200b"]}]}"#;
    let file = scratch("acts.json", text);
    let (code, out, err) = run(&["check", &file, &format!("{file}\u{1b}[2J")]);
    assert_ne!((code, err.as_str()), (0, ""));
    assert!(err.contains("no\\u{1b}[2Jpe") && err.contains("gpj\\u{202e}exe\\u{200b}"), "{err}");
    let table = scratch("acts.csv", "Measure\u{1b}[2J,2024/25\nBins\u{202e},x\u{7}\n");
    let (_, imported, _) = run(&["import", &table, "-o", &scratch("acts-into.json", "")]);
    for said in [out, err, imported] {
        let acts = |letter: char| letter.is_control() && letter != '\n';
        assert!(!said.contains(acts) && !said.contains(['\u{202e}', '\u{200b}']), "{said}");
    }
}

#[test]
fn says_how_it_is_used() {
    for arguments in [
        &[][..],
        &["frob"],
        &["check"],
        &["rate", V1, "--as-at", "soon"],
        &["rate", V1, "--as-at", "2025"],
        &["chart", V1, "--measure", "homes"],
        &["chart", V1, "--measure", "homes", "--as-at", "soon", "-o", "x.svg"],
        &["import", "x.csv"],
    ] {
        let (code, out, err) = run(arguments);
        assert_eq!((code, out.as_str()), (2, ""), "{arguments:?}");
        assert!(err.contains("Usage:"), "{arguments:?}");
    }
    assert_eq!(run(&["check", "no such file"]).0, 1);
    let (code, out, _) = run(&["schema"]);
    assert_eq!(
        (code, out),
        (0, std::fs::read_to_string("public/schema/pack-1.schema.json").unwrap())
    );
}

#[test]
fn draws_a_measure_as_the_page_does() {
    let picture = scratch("homes.svg", "");
    let asked = ["--as-at", "2025/26 Q1", "--on", "2025-08-01", "-o", &picture];
    let (code, out, err) = run(&[&["chart", V1, "--measure", "homes"][..], &asked].concat());
    assert_eq!((code, out.as_str(), err.as_str()), (0, "On plan in Q1 2025/26\n", ""));
    let svg = std::fs::read_to_string(&picture).unwrap();
    for words in ["<title>On plan in Q1 2025/26</title>", "Homes built", ">Plan</text>"] {
        assert!(svg.contains(words), "{words}: {svg}");
    }
    assert!(!svg.contains("var("), "paper's colours: {svg}");
    let (code, _, err) = run(&[&["chart", V1, "--measure", "none"][..], &asked].concat());
    assert_eq!((code, err.contains("there is no measure 'none'")), (1, true), "{err}");
}

#[test]
fn signs_a_year_off_and_gives_the_fingerprint() {
    let signed = scratch("signed.json", "");
    let asked = ["--year", "2025/26", "--by", "Cabinet", "--on", "2025-03-20", "-o", &signed];
    let (code, out, err) = run(&[&["sign-off", V1][..], &asked].concat());
    assert_eq!((code, err.as_str()), (0, ""));
    let (words, fingerprint) = out.trim().split_once("; fingerprint ").expect(&out);
    assert_eq!(words, "5 measures signed off for 2025/26");
    assert_eq!(fingerprint.len(), 24);
    assert_eq!(run(&["check", &signed]).0, 0);

    // What was signed can't be signed again; a change of it by hand is caught.
    let (code, _, err) = run(&[&["sign-off", &signed][..], &asked].concat());
    assert_eq!(code, 1);
    assert!(err.contains("no measure to sign off for 2025/26"), "{err}");
    let text = std::fs::read_to_string(&signed).unwrap();
    let lowered = scratch("lowered.json", &text.replacen("\"value\": 120", "\"value\": 100", 1));
    let (code, _, err) = run(&["check", &lowered]);
    assert_eq!(code, 1);
    assert!(err.contains("not what was signed off") || err.contains("was changed"), "{err}");
    // Another year is signed over that only where it is said, and then the check says so, too.
    let next = ["--year", "2027/28", "--by", "Mayor", "--on", "2027-03-20", "-o", &signed];
    let (code, _, err) = run(&[&["sign-off", &lowered][..], &next].concat());
    assert_eq!(code, 1);
    assert!(err.contains("not what was signed off before"), "{err}");
    assert!(err.contains("(hint: --over-differences says so)"), "{err}");
    let (code, _, err) = run(&[&["sign-off", &lowered, "--over-differences"][..], &next].concat());
    assert_eq!((code, err.as_str()), (0, ""));
    let (code, _, err) = run(&["check", &signed]);
    assert_eq!(code, 1);
    assert!(err.contains("warning: Mayor signed 2027/28 off although"), "{err}");

    assert_eq!(run(&["sign-off", V1, "--year", "2025"]).0, 2);
    assert_eq!(run(&["sign-off", V1, "--year"]).0, 2);
}

#[test]
fn a_paper_is_the_same_file_twice_and_as_the_library_makes_it() {
    let (one, two) = (scratch("one.html", ""), scratch("two.html", ""));
    let sample = "public/packs/sample.json";
    for output in [&one, &two] {
        let (code, out, err) = run(&[
            "report",
            sample,
            "--template",
            "public-annual",
            "--audience",
            "public",
            "-o",
            output,
        ]);
        assert_eq!((code, err.as_str()), (0, ""));
        assert!(
            out.contains("Public annual report, 2025/26 to Sep 2025")
                && out.contains("fingerprint "),
            "{out}"
        );
    }
    let html = std::fs::read_to_string(&one).unwrap();
    assert_eq!(html, std::fs::read_to_string(&two).unwrap());
    assert!(html.contains("On target") && !html.contains("<script"));
    assert_eq!(run(&["report", sample, "--template", "poem", "-o", &one]).0, 2);
    assert_eq!(run(&["report", sample, "--paper", "nowhere", "-o", &one]).0, 1);
}

#[test]
fn a_paper_of_a_post_or_an_area_that_is_not_there_is_told() {
    let (sample, out) = ("public/packs/sample.json", scratch("whose.html", ""));
    let check = |asked: &[&str], expected: i32, told: &str| {
        let base: &[&str] = &["report", sample, "-o", &out, "--template"];
        let (code, _, err) = run(&[base, asked].concat());
        assert_eq!(code, expected, "{asked:?}: {err}");
        assert!(err.contains(told), "{asked:?}: {err}");
    };
    check(&["portfolio", "--post", "Head of Housing Options"], 0, "");
    let post = "There is no post of this name in this pack: “Hed of Housing Options”. There are: ";
    check(&["portfolio", "--post", "Hed of Housing Options"], 2, post);
    check(&["portfolio", "--post", "Hed of Housing Options"], 2, "; Head of Housing Options; ");
    let area = "There is no area or group of this name in this pack: “Habour”.";
    check(&["constituency", "--area", "Habour"], 2, area);
    check(&["constituency"], 2, "this report needs --area, one of: ");
    check(&["portfolio", "--post", "x", "--plan", "housing"], 2, "of a plan or of a post");
    // One that is in the pack already is made, says so, and is no success.
    let pack = scratch(
        "whose.json",
        r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"A"},
            "measures":[{"id":"a","name":"A","specification":{"accountable_officer":"Head of A"}}],
            "papers":[{"id":"p","name":"P","template":"portfolio","period":"2025-09","version":1,"post":"Hed of A"}]}"#,
    );
    let (code, said, err) = run(&["report", &pack, "--paper", "p", "-o", &out]);
    assert_eq!(code, 1, "{err}");
    assert!(said.contains("fingerprint ") && err.contains("p: error: There is no post"), "{err}");
    let html = std::fs::read_to_string(&out).unwrap();
    assert!(html.contains("There is no post of this name in this pack: “Hed of A”."));
    assert!(!html.contains("Nothing is off target"));
}

#[test]
fn the_rest_of_a_join_is_settled_in_one_go() {
    let pack = |name: &str, notes: [&str; 2]| {
        let [one, other] = notes;
        scratch(
            name,
            &format!(
                r#"{{"format":"golden-thread-pack","version":1,"organisation":{{"name":"A"}},
                    "plans":[{{"id":"one","name":"One","purpose":"{one}"}},{{"id":"other","name":"Other","purpose":"{other}"}}]}}"#
            ),
        )
    };
    let (ours, theirs) = (pack("ours.json", ["a", "b"]), pack("team.json", ["x", "y"]));
    let out = scratch("rest.json", "");
    let joining = ["join", &theirs, "--into", &ours, "-o", &out];
    let joined = |more: &[&str]| run(&[&joining[..], more].concat());
    let (code, said, _) = joined(&[]);
    assert_eq!(code, 3, "{said}");
    let ways = "2 open: settle each with --take KEY=PACK\n  or 2 of them with --rest ours\n  or 2 of them with --rest team\n";
    assert!(said.ends_with(ways), "{said}");
    let purposes = || {
        let pack = golden_thread::pack::read(&std::fs::read(&out).unwrap()).pack.unwrap();
        pack.plans.iter().map(|it| it.purpose.clone()).collect::<Vec<_>>()
    };
    let check = |more: &[&str], expected: [&str; 2]| {
        let (code, said, err) = joined(more);
        assert_eq!(code, 0, "{said}{err}");
        assert_eq!(purposes(), expected, "{more:?}");
    };
    check(&["--rest", "team"], ["x", "y"]);
    check(&["--rest", "ours"], ["a", "b"]);
    // What was taken by hand stays, and the rest follows; of two, the first settles what it can.
    let key = said.lines().find_map(|it| it.strip_prefix("conflict ")).unwrap();
    let key = key.split(": ").next().unwrap();
    let take = format!("{key}=ours");
    check(&["--take", &take, "--rest", "team"], ["a", "y"]);
    check(&["--rest", "team", "--rest", "ours"], ["x", "y"]);
    let (code, _, err) = joined(&["--rest", "nobody"]);
    assert_eq!(code, 2);
    assert!(err.contains("--rest is one of ours, team, not 'nobody'"), "{err}");
}

#[test]
fn a_paper_is_added_verified_signed_and_followed_by_another_version() {
    let (sample, held) = ("public/packs/sample.json", scratch("paper-added.json", ""));
    let day = ["--on", "2025-11-03", "-o", &held];
    let told = |arguments: &[&str]| {
        let (code, out, err) = run(&[arguments, &day].concat());
        assert_eq!((code, err.as_str()), (0, ""), "{arguments:?}");
        out
    };
    let asked = ["--as-at", "2025-09", "--plan", "housing", "--decide", "Note the report"];
    let adding = ["paper", sample, "--template", "exceptions", "--by", "Head of Policy"];
    let out = told(&[&adding[..], &asked].concat());
    let id = "exceptions-2025-09";
    assert!(
        out.starts_with(&format!("{id}: Anyborough Council: Exception report, Sep 2025. Proof: ")),
        "{out}"
    );
    let paper = |id: &str| {
        let pack = golden_thread::pack::read(&std::fs::read(&held).unwrap()).pack.unwrap();
        pack.paper(&id.into()).unwrap().clone()
    };
    assert_eq!(
        (paper(id).decisions.as_slice(), paper(id).version),
        (&["Note the report".into()][..], 1)
    );
    // Its fingerprint is that of the file that is made of it.
    let html = scratch("paper-added.html", "");
    let code_of = |out: &str| out.trim().rsplit(' ').next().unwrap().to_owned();
    let report = ["report", &held, "--paper", id, "--on", "2025-11-03", "-o", &html];
    assert_eq!(code_of(&run(&report).1), code_of(&out));
    told(&["verify-paper", &held, "--paper", id, "--by", "Head of Policy"]);
    let early = run(&["paper", &held, "--replaces", id, "-o", &scratch("early.json", "")]);
    assert_eq!(early.0, 1, "one that isn't signed is changed, not replaced: {}", early.2);
    let out = told(&["sign-paper", &held, "--paper", id, "--by", "Cabinet"]);
    assert!(out.contains("Signed off by Cabinet on 3 Nov 2025; fingerprint "), "{out}");
    let found = run(&["fingerprint", &held, &code_of(&out)]);
    assert!(
        found.0 == 0 && found.1.starts_with("As signed: “Anyborough Council: Exception report"),
        "{}",
        found.1
    );
    let out = told(&["paper", &held, "--replaces", id, "--title", "Exceptions, put right"]);
    assert!(out.starts_with("exceptions-2025-09-2: Exceptions, put right. Proof: "), "{out}");
    let second = paper("exceptions-2025-09-2");
    assert_eq!((second.version, second.replaces), (2, Some(id.into())));
    assert_eq!(second.plan, Some("housing".into()));
    // An id that is taken, and what makes no sense.
    let again = [&adding[..], &["--as-at", "2025-09", "-o", &held]].concat();
    let again: Vec<&str> =
        again.iter().map(|it| if *it == sample { held.as_str() } else { it }).collect();
    assert_eq!(run(&again).0, 1, "the id is taken");
    assert_eq!(run(&["paper", sample, "-o", &held]).0, 2);
    assert_eq!(run(&["paper", &held, "--replaces", id, "--plan", "housing", "-o", &held]).0, 2);
    assert_eq!(run(&["paper", &held, "--replaces", "nowhere", "-o", &held]).0, 1);
}

#[test]
fn a_paper_is_verified_signed_and_found_again_by_its_fingerprint() {
    let (sample, held) = ("public/packs/sample.json", scratch("paper-signed.json", ""));
    let asked = ["--paper", "corporate-september", "--on", "2025-11-03", "-o", &held];
    let mark = |command: &str, file: &str, by: &str| {
        run(&[&[command, file, "--by", by][..], &asked].concat())
    };
    let (code, _, err) = mark("sign-paper", sample, "Cabinet");
    assert_eq!((code, err.contains("Nobody has verified this paper yet")), (1, true), "{err}");
    let (code, out, err) = mark("verify-paper", sample, "Head of Policy");
    let proof = "Proof: verified by Head of Policy on 3 Nov 2025, not signed off; fingerprint ";
    assert_eq!((code, err.as_str(), out.contains(proof)), (0, "", true), "{out}");
    let check = |file: &str, code: &str, ends: i32, words: &str| {
        let (ended, out, err) = run(&["fingerprint", file, code]);
        assert_eq!((ended, err.as_str()), (ends, ""), "{out}");
        assert!(out.starts_with(words), "{words}\n{out}");
        out
    };
    let code_of = |out: &str| out.trim().rsplit(' ').next().unwrap().to_owned();
    check(&held, &code_of(&out), 4, "This is a proof as it is now");
    let minuted = ["--minute", "item 7"];
    let signing = [&["sign-paper", &held, "--by", "Cabinet"][..], &asked, &minuted].concat();
    let (code, out, err) = run(&signing);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.contains("Signed off by Cabinet on 3 Nov 2025, item 7; fingerprint "), "{out}");
    let fingerprint = code_of(&out);
    let typed = fingerprint.to_lowercase().replace('-', " ");
    let as_signed = "As signed: “Corporate plan report, September 2025”, version 1.";
    let out = check(&held, &typed, 0, as_signed);
    assert_eq!(out.lines().count(), 1, "{out}");
    check(&held, "0000-0000-0000-0000-0000", 4, "No paper in this pack has this fingerprint");
    assert_eq!(run(&["check", &held]).0, 0);
    assert_eq!(run(&signing).0, 1, "what is signed isn't signed again");
    // A figure restated since: the paper is as signed, and what it would say otherwise is said.
    let figures = "Measure,Period,Value\nRent arrears of current tenants,2025-09,3\n";
    let (table, restated) = (scratch("arrears.csv", figures), scratch("restated.json", ""));
    let import: [&str; 6] = ["import", &table, "--into", &held, "-o", &restated];
    assert_eq!(run(&import).0, 3, "it is beyond the limits of its chart, and asked about first");
    let sure = [&import[..], &["--answer", "beyond-limits=take them"]].concat();
    let (code, out, _) = run(&sure);
    assert_eq!(code, 0, "{out}");
    let out = check(&restated, &fingerprint, 0, as_signed);
    assert!(out.contains("\n1 figure in it is another now:\n  Rent arrears"), "{out}");
    assert!(out.contains("Paragraph ") && out.contains("was “£1.91m"), "{out}");
    // Altered in the file by hand.
    let text = std::fs::read_to_string(&held).unwrap();
    let (history, papers) = text.split_once("\"papers\":").unwrap();
    let papers = papers.replacen("Corporate plan report", "Corporate plan retort", 1);
    let altered = format!("{history}\"papers\":{papers}");
    let altered = scratch("paper-altered.json", &altered);
    check(&altered, &fingerprint, 4, "Not as signed: this is the fingerprint of ");
    // Nor does it go out as signed.
    let html = scratch("paper-altered.html", "");
    let report = |file: &str| run(&["report", file, "--paper", "corporate-september", "-o", &html]);
    let (code, _, err) = report(&altered);
    assert!(code == 1 && err.contains("this paper is not as it was signed off"), "{err}");
    let said = std::fs::read_to_string(&html).unwrap();
    assert!(said.contains("Not as it was signed off: altered since"));
    assert_eq!(report(&held).0, 0);
    for arguments in [&["fingerprint", &held][..], &["fingerprint", &held, "--on", "2025-11-03"]] {
        assert_eq!(run(arguments).0, 2, "{arguments:?}");
    }
    let (code, help, _) = run(&["--help"]);
    assert!(code == 0 && help.contains("Exit codes:") && help.contains("\n  4  "), "{help}");
}
