//! Spreadsheets' own files: what a person sees in a sheet is what comes in, and no file can ask for endless memory.

// Helpers of tests may fail as tests do; the lint's own exception reaches only test functions.
#![allow(clippy::unwrap_used, clippy::panic)]

use crate::workbooks_made;
use golden_thread::exchange::Table;
use golden_thread::exchange::import::{Choices, Decisions, Outcome, Study};
use golden_thread::exchange::workbook::{SheetName, Workbook, of_pack, offered, only_sheet};
use golden_thread::model::{Cost, Measure, Number, Pack};
use std::io::Write;
use std::sync::Arc;
use workbooks_made::{Cell, Sheet, ods, xlsx};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

fn table(bytes: Vec<u8>, sheet: &str) -> Table {
    Workbook::open(bytes).unwrap().table_at_once(sheet)
}

fn said(table: &Table) -> Vec<String> {
    table.diagnostics.iter().map(|it| it.message.clone()).collect()
}

#[test]
fn a_sheet_is_read_as_people_see_it() {
    let sheet = Sheet {
        name: "Housing & repairs".to_owned(),
        rows: vec![
            vec![text("Measure"), text("Unit"), Cell::Month(45_748.0), Cell::Day(45_791.0)],
            vec![text("Repairs in time"), text("%"), Cell::PerCent(0.955), Cell::Number(0.1 + 0.2)],
            vec![],
            vec![text("Homes let"), text("Number"), Cell::Number(1_234.0), Cell::Error("#DIV/0!")],
        ],
        ..Sheet::default()
    };
    let found = table(xlsx(&[sheet]), "Housing & repairs");
    assert_eq!(found.headings, ["Measure", "Unit", "Apr 2025", "2025-05-14"]);
    assert_eq!(
        found.rows,
        [["Repairs in time", "%", "95.5%", "0.3"], ["Homes let", "Number", "1234", "#DIV/0!"]]
    );
    assert_eq!(found.row_numbers, [2, 4]);
}

#[test]
fn merged_cells_say_what_they_say_in_each_of_their_cells() {
    let sheet = Sheet {
        name: "All".to_owned(),
        rows: vec![
            vec![text("Performance 2025/26")],
            vec![text("Service"), text("Measure"), text("Q1 2025/26"), Cell::Blank],
            vec![Cell::Blank, Cell::Blank, text("Actual"), text("Target")],
            vec![text("Waste"), text("Bins missed"), Cell::Number(5.0), Cell::Number(4.0)],
            vec![Cell::Blank, text("Fly-tips cleared"), Cell::Number(9.0), Cell::Number(8.0)],
        ],
        merged: vec!["A1:D1", "C2:D2", "A4:A5", "A9:XFD1048576"],
        hidden_rows: vec![5, 7],
        hidden_columns: vec![(4, 4)],
        ..Sheet::default()
    };
    let found = table(xlsx(&[sheet]), "All");
    assert_eq!(found.headings, ["Service", "Measure", "Q1 2025/26", "Q1 2025/26"]);
    assert_eq!(found.rows[1], ["Waste", "Bins missed", "5", "4"]);
    assert_eq!(found.rows[2], ["Waste", "Fly-tips cleared", "9", "8"]);
    let said = said(&found);
    assert!(
        said.iter().any(|it| it.contains("'Performance 2025/26' is taken for a title")),
        "{said:?}"
    );
    assert!(said.iter().any(|it| it == "hidden in the spreadsheet and read all the same: row 5"));
    assert!(
        said.iter().any(|it| it == "hidden in the spreadsheet and read all the same: column D")
    );
}

#[test]
fn an_open_document_is_read_too() {
    let sheet = Sheet {
        name: "Leisure".to_owned(),
        rows: vec![
            vec![text("Service"), text("Measure"), Cell::Month(45_748.0), Cell::Day(45_748.0)],
            vec![text("Pools"), text("Swims"), Cell::Number(1_250.0), Cell::PerCent(0.955)],
            vec![Cell::Blank, text("Lessons"), Cell::Number(9.0), Cell::PerCent(1.0)],
        ],
        merged: vec!["A2:A3"],
        hidden_rows: vec![3],
        hidden_columns: vec![(3, 3)],
        ..Sheet::default()
    };
    let other = Sheet { name: "Other".to_owned(), rows: vec![vec![text("a")]], ..Sheet::default() };
    let found = table(ods(&[other, sheet], ""), "Leisure");
    assert_eq!(found.headings, ["Service", "Measure", "Apr 2025", "2025-04-01"]);
    assert_eq!(
        found.rows,
        [["Pools", "Swims", "1250", "95.5%"], ["Pools", "Lessons", "9", "100%"]]
    );
    let hidden = ["row 3", "column C"]
        .map(|it| format!("hidden in the spreadsheet and read all the same: {it}"));
    assert!(hidden.iter().all(|words| said(&found).contains(words)), "{:?}", said(&found));
}

#[test]
fn a_sheet_is_chosen_unless_there_is_one_to_see() {
    let check = |sheets: &[(&str, bool)], only: Option<&str>| {
        let made: Vec<Sheet> = sheets
            .iter()
            .map(|(name, hidden)| Sheet {
                name: (*name).to_owned(),
                hidden: *hidden,
                ..Sheet::default()
            })
            .collect();
        let names = Workbook::open(xlsx(&made)).unwrap().sheets();
        let expected: Vec<SheetName> = sheets
            .iter()
            .map(|(name, hidden)| SheetName { name: (*name).to_owned(), hidden: *hidden })
            .collect();
        assert_eq!(names, expected);
        assert_eq!(only_sheet(&names).map(|sheet| sheet.name.as_str()), only, "{sheets:?}");
    };
    check(&[("One", false)], Some("One"));
    check(&[("One", true)], Some("One"));
    check(&[("Lists", true), ("Figures", false)], Some("Figures"));
    check(&[("April", false), ("May", false)], None);
    // A chart has no cells to read.
    let named =
        |name: &str, chart: bool| Sheet { name: name.to_owned(), chart, ..Sheet::default() };
    let made = [named("Figures", false), named("Chart", true)];
    let names = Workbook::open(xlsx(&made)).unwrap().sheets();
    assert_eq!(only_sheet(&names).map(|sheet| sheet.name.as_str()), Some("Figures"));
    // Where all that can be seen is a chart, the hidden ones are offered.
    let hidden = |name: &str| Sheet { name: name.to_owned(), hidden: true, ..Sheet::default() };
    let made = [hidden("April"), hidden("May"), named("Chart", true)];
    let names = Workbook::open(xlsx(&made)).unwrap().sheets();
    let offered: Vec<&str> = offered(&names).iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!((only_sheet(&names), offered.as_slice()), (None, &["April", "May"][..]));
}

#[test]
fn formulas_without_a_value_are_told() {
    let check = |cells: Vec<Cell>, expected: &[&str]| {
        let rows = vec![vec![text("Measure"), text("Apr 2025"), text("May 2025")], cells];
        let sheet = Sheet { name: "All".to_owned(), rows, ..Sheet::default() };
        let found = table(xlsx(&[sheet]), "All");
        assert_eq!(said(&found), expected);
    };
    let formula = || Cell::Formula("SUM(D2:E2)");
    check(vec![text("Bins"), Cell::Number(5.0), Cell::Number(6.0)], &[]);
    let one = "the formula in B2 has no value in the file, so its cell is blank";
    check(vec![text("Bins"), formula(), Cell::Number(6.0)], &[one]);
    let two = "2 formulas have no value in the file, so their cells are blank: B2, C2";
    check(vec![text("Bins"), formula(), formula()], &[two]);
}

#[test]
fn what_is_no_workbook_or_too_large_is_told() {
    let check = |bytes: Vec<u8>, words: &str| match Workbook::open(bytes) {
        Ok(_) => panic!("opened: {words}"),
        Err(why) => assert!(why.contains(words), "{why}"),
    };
    check(
        b"\xD0\xCF\x11\xE0 and more".to_vec(),
        "an older kind of workbook, or one with a password",
    );
    check(b"PK\x03\x04 and nothing".to_vec(), "damaged, or no workbook");
    let whole = xlsx(&[Sheet {
        name: "A".to_owned(),
        rows: vec![vec![text("a"), text("b")]],
        ..Sheet::default()
    }]);
    check(whole[..whole.len() / 2].to_vec(), "damaged");
    check(archive(&[("notes.txt", b"nothing")]), "a packed archive");
    check(archive(&[("xl/workbook.xml", b"nothing")]), "damaged, or no workbook");
    check(archive(&[("word/document.xml", b"<w/>")]), "a document, not a workbook");
    check(archive(&[("xl/workbook.bin", b"")]), "a binary workbook (xlsb)");
    let article: &[u8] = b"application/vnd.oasis.opendocument.text";
    check(
        archive(&[("mimetype", article), ("content.xml", b"<a/>")]),
        "a document, not a workbook",
    );
    let wide = |name: &str| -> Vec<u8> {
        let name = name.encode_utf16().flat_map(u16::to_le_bytes);
        b"\xD0\xCF\x11\xE0".iter().copied().chain(name).collect()
    };
    check(wide("EncryptedPackage"), "it has a password");
    check(wide("WordDocument"), "an older document");

    // Ten million spaces pack to ten thousand bytes; forty times that is more than is read.
    let packed = archive(&[("xl/a.xml", &vec![b' '; 10 << 20])]);
    let mut many = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for at in 0..40 {
        let mut source = ZipArchive::new(std::io::Cursor::new(&packed)).unwrap();
        many.raw_copy_file_rename(source.by_index(0).unwrap(), format!("xl/{at}.xml")).unwrap();
    }
    let many = many.finish().unwrap().into_inner();
    assert!(many.len() < 1 << 20);
    check(many, "unpacks to more than is read at once");
    // A single row that is repeated without end.
    let sheet =
        Sheet { name: "A".to_owned(), rows: vec![vec![text("a"), text("b")]], ..Sheet::default() };
    let row = "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell office:value-type=\"float\" \
         office:value=\"1\" table:number-columns-repeated=\"900\"/></table:table-row>";
    check(ods(std::slice::from_ref(&sheet), row), "unpacks to more than is read at once");
    // What a spreadsheet saves below its last row is no reason to refuse it.
    let blank = "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell \
         table:number-columns-repeated=\"16384\"/></table:table-row>";
    assert!(Workbook::open(ods(&[sheet], blank)).is_ok());
}

#[test]
fn a_sheet_that_goes_too_far_is_refused_in_words() {
    let check = |at: &str, words: &str| {
        let sheet = Sheet {
            name: "A".to_owned(),
            rows: vec![vec![text("a"), text("b")]],
            far: Some(at.to_owned()),
            ..Sheet::default()
        };
        let found = table(xlsx(&[sheet]), "A");
        assert!(found.headings.is_empty() && said(&found)[0].contains(words), "{found:?}");
    };
    check("XFD2", "16,384 columns; up to 1,000");
    let mut book =
        Workbook::open(xlsx(&[Sheet { name: "A".to_owned(), ..Sheet::default() }])).unwrap();
    let gone = book.table_at_once("B");
    assert!(said(&gone)[0].contains("the sheet 'B' can't be read"));
}

#[test]
fn a_pack_is_written_as_a_workbook_which_changes_nothing_when_it_comes_back() {
    let text = std::fs::read("public/packs/sample.json").unwrap();
    let mut pack = golden_thread::pack::read(&text).pack.unwrap();
    // What begins as a formula stays a text, and what no cell holds is cut and says so.
    let mut plan = (*pack.plans[0]).clone();
    plan.name = "=1+1".to_owned();
    plan.purpose = "long ".repeat(10_000);
    pack.plans[0] = Arc::new(plan);
    // A name of digits is no number.
    pack.plans[1] =
        Arc::new(golden_thread::model::Plan { name: "007".to_owned(), ..(*pack.plans[1]).clone() });
    let mut book = Workbook::open(of_pack(&pack).unwrap()).unwrap();
    let names: Vec<String> = book.sheets().into_iter().map(|sheet| sheet.name).collect();
    assert_eq!(names[..4], ["Figures", "Measures", "Targets", "Plans by period"]);
    for list in ["plans", "objectives", "actions", "links"] {
        assert!(names.iter().any(|name| name == list), "{names:?}");
    }
    let table = book.table_at_once("Figures");
    let choices = Choices::default();
    let study = Study::new(&pack, &table, &choices);
    let proposal = study.propose(&pack, &Decisions::default());
    let outcomes = proposal.cells().map(|it| &it.outcome);
    let is_new = |it: &&Outcome| matches!(it, Outcome::Added | Outcome::Changed { .. });
    let new: Vec<&Outcome> = outcomes.filter(is_new).collect();
    let counts = proposal.counts();
    assert!(new.is_empty(), "{new:?}");
    assert!(counts.unchanged > 1_000, "{counts:?}");
    assert_eq!(study.open().count(), 0);
    let plans = book.table_at_once("plans");
    assert!(plans.rows[0].iter().any(|cell| cell == "=1+1"), "{:?}", plans.rows[0]);
    assert!(plans.rows[1].iter().any(|cell| cell == "007"), "{:?}", plans.rows[1]);
    assert!(plans.rows[0].iter().any(|cell| cell.ends_with("the whole text is in the pack)")));
}

#[test]
fn a_saved_workbook_has_every_amount_of_money() {
    let text = std::fs::read("public/packs/sample.json").unwrap();
    let mut pack = golden_thread::pack::read(&text).pack.unwrap();
    let mut book = Workbook::open(of_pack(&pack).unwrap()).unwrap();
    let amount = |it: Option<Number>| it.map(|it| it.to_string()).unwrap_or_default();
    let mut expected = Vec::new();
    for plan in &pack.plans {
        for it in &plan.resources {
            let money = [Some(it.budget), it.spend, it.forecast].map(amount).join(" ");
            expected.push(format!("{} {} {} {money}", plan.id, it.year, it.kind.words()));
        }
    }
    assert!(!expected.is_empty());
    let cells = |table: &Table, wanted: &[usize]| -> Vec<String> {
        let row = |row: &Vec<String>| {
            wanted.iter().map(|at| row[*at].as_str()).collect::<Vec<_>>().join(" ")
        };
        table.rows.iter().map(row).collect()
    };
    let table = book.table_at_once("Resources of plans");
    assert_eq!(table.headings[2..7], ["year", "kind", "budget", "spend", "forecast"]);
    assert_eq!(cells(&table, &[0, 2, 3, 4, 5, 6]), expected);
    let of_measures = |pack: &Pack| -> Vec<String> {
        let all = pack.measures.iter().flat_map(|it| it.costs.iter().map(move |cost| (it, cost)));
        let row = |(measure, it): (&std::sync::Arc<Measure>, &Cost)| {
            let money = [it.budget, it.spend, it.forecast].map(amount).join(" ");
            format!("{} {} {money}", measure.id, it.period.label())
        };
        all.map(row).collect()
    };
    assert!(!of_measures(&pack).is_empty());
    let table = book.table_at_once("Costs of measures");
    assert_eq!(cells(&table, &[0, 2, 3, 4, 5]), of_measures(&pack));
    // Where nothing costs anything there is no such sheet.
    for measure in pack.measures.iter_mut().map(Arc::make_mut) {
        measure.costs.clear();
    }
    let book = Workbook::open(of_pack(&pack).unwrap()).unwrap();
    assert!(!book.sheets().iter().any(|sheet| sheet.name == "Costs of measures"));
}

fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
