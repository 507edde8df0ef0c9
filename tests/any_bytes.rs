//! What anybody may choose as a file, damaged in any way: every reader takes it or refuses it in words, never panics and
//! never goes on for ever. The fuzz targets natively, with no other compiler: `PROPTEST_CASES=20000 cargo test --test native any_bytes`.

// Helpers of tests may fail as tests do; the lint's own exception reaches only test functions.
#![allow(clippy::unwrap_used, clippy::panic)]

use crate::workbooks_made;
use golden_thread::edit::{Context, apply};
use golden_thread::exchange::Table;
use golden_thread::exchange::import::{Choices, Decisions, Study};
use golden_thread::exchange::slip::{answered, file, slips};
use golden_thread::exchange::workbook::Workbook;
use golden_thread::model::{Day, Pack};
use golden_thread::training::{read as read_set, results};
use golden_thread::{pack, rating};
use proptest::prelude::*;
use std::io::{Cursor, Read, Write};
use workbooks_made::{Cell, Sheet, ods, xlsx};

/// One way to damage a file.
#[derive(Clone, Debug)]
enum Damage {
    /// A byte becomes another.
    Byte(usize, u8),
    /// Some bytes go.
    Cut(usize, usize),
    /// Some bytes stand twice.
    Twice(usize, usize),
    /// Something stands there that means something to a reader.
    Put(usize, usize),
}

/// What means something to one of the readers.
const TOKENS: [&str; 30] = [
    "\n",
    ",",
    "\"",
    ";",
    "\t",
    "\u{feff}",
    "\0",
    "Apr 2025",
    "2025/26",
    "31/12/9999",
    "45748",
    "Q5",
    "week ending 1 Jan 0001",
    "1/0",
    "9e999",
    "-",
    "(1)",
    "£",
    "%",
    "12 children",
    "8/9 (89%)",
    "99:59:59",
    "Target",
    "Total",
    "[[[[",
    "{\"a\":",
    "null",
    "\\u0000",
    "<x>",
    "&#0;",
];

fn damage() -> impl Strategy<Value = Vec<Damage>> {
    let at = || any::<proptest::sample::Index>();
    let one = prop_oneof![
        3 => (at(), any::<u8>()).prop_map(|(at, byte)| Damage::Byte(at.index(1 << 20), byte)),
        1 => (at(), 1..40_usize).prop_map(|(at, some)| Damage::Cut(at.index(1 << 20), some)),
        1 => (at(), 1..60_usize).prop_map(|(at, some)| Damage::Twice(at.index(1 << 20), some)),
        4 => (at(), 0..TOKENS.len()).prop_map(|(at, which)| Damage::Put(at.index(1 << 20), which)),
    ];
    proptest::collection::vec(one, 1..8)
}

fn damaged(bytes: &[u8], all: &[Damage]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for one in all {
        let within = |at: usize| at % (bytes.len() + 1);
        match *one {
            Damage::Byte(at, byte) => {
                let at = within(at);
                if let Some(held) = bytes.get_mut(at) {
                    *held = byte;
                }
            }
            Damage::Cut(at, some) => {
                let (from, to) = (within(at), (within(at) + some).min(bytes.len()));
                bytes.drain(from..to);
            }
            Damage::Twice(at, some) => {
                let (from, to) = (within(at), (within(at) + some).min(bytes.len()));
                let twice = bytes[from..to].to_vec();
                bytes.splice(from..from, twice);
            }
            Damage::Put(at, which) => {
                let at = within(at);
                bytes.splice(at..at, TOKENS[which].bytes());
            }
        }
    }
    bytes
}

/// Tables of the shapes that people have.
const TABLES: [&str; 9] = [
    "Measure,Unit,Apr 2025,May 2025,Jun 2025\nBins missed,Number,5,6,7\nLoans,%,8/9 (89%),n/a,6*\n",
    "Measure,Period,Value,Target,RAG\nBins missed,Apr 2025,5,≤7,G\nLoans,May 2025,31,12 children,R\n",
    "Measure,Ward,Period,Numerator,Denominator,Value\nIn time,North,Q1 2025/26,9,10,90%\nIn time,South,Q1 2025/26,3,4,75%\n",
    "Measure,Sex,Week ending,Value\nSwims,Male,04/05/2025,5\nSwims,Female,04/05/2025,7\nSwims,,04/05/2025,12\n",
    "Indicator,Annual target,Q1,Q2,YTD,Tolerance\nBins missed,90,15,16,31,5%\nLoans,\"1,200\",£640k,(12),-,2\n* provisional,,,,,\n",
    ",2024/25,,2025/26,\n,Actual,Target,Actual,Target\nHomes,10,12,11,13\nVisits,1.234.567,5,00:04:12,6\n",
    "Service;Budget £000;Actual £000\nAdults;12.500;6.320\nChildren;9.800,5;5.100\nTotal;22.300;11.420\n",
    "Measure,Apr-Jun,Jul-Sep,plan,plan_to\nCalls,1,2,3,4\n",
    "measure_id,measure,series,area,period,value,numerator,denominator,marker,plan,plan_to,ratio_scale\na,A,own,,Apr 2025,50,1,2,[p],40,60,100\n",
];

fn takes(bytes: &[u8]) {
    let table = Table::read(bytes);
    let (mut pack, choices) = (Pack::default(), Choices::default());
    let before = pack.clone();
    let study = Study::new(&before, &table, &choices);
    // Each question with an answer that it offers, so that what hangs on it is taken too.
    let mut answered = Choices::default();
    let first = |it: &golden_thread::exchange::import::Question| {
        Some((it.id.clone(), it.answers.first()?.clone()))
    };
    answered.answers.extend(study.questions.iter().filter_map(first));
    for choices in [choices.clone(), answered] {
        let study = Study::new(&before, &table, &choices);
        let proposal = study.propose(&before, &Decisions::default());
        assert_eq!(proposal.counts().total(), study.table.cells());
        let _ = apply(&mut pack, proposal.command("Import"), &Context::default());
        for measure in &pack.measures {
            for held in measure.series.iter().take(3) {
                let _ =
                    rating::rate(&pack, measure, rating::AsAt { period: held.period, on: None });
            }
        }
        pack = before.clone();
    }
}

fn books() -> [Vec<u8>; 2] {
    let cell = |text: &str| Cell::Text(text.to_owned());
    let sheet = Sheet {
        name: "Figures".to_owned(),
        rows: vec![
            vec![cell("Measure"), cell("Apr 2025"), cell("May 2025")],
            vec![cell("Bins missed"), Cell::Number(5.0), cell("6*")],
        ],
        ..Sheet::default()
    };
    [xlsx(std::slice::from_ref(&sheet)), ods(std::slice::from_ref(&sheet), "")]
}

/// A workbook with one of the files in it damaged before it is packed.
fn damaged_within(book: &[u8], which: usize, all: &[Damage]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let count = archive.len();
    for at in 0..count {
        let mut file = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        let bytes = if at == which % count { damaged(&bytes, all) } else { bytes };
        let name = file.name().unwrap().into_owned();
        out.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(&bytes).unwrap();
    }
    out.finish().unwrap().into_inner()
}

proptest! {
    #[test]
    fn tables(which in 0..TABLES.len(), damage in damage()) {
        takes(&damaged(TABLES[which].as_bytes(), &damage));
    }

    #[test]
    fn workbooks(which in 0..2_usize, file in proptest::option::of(0..12_usize), damage in damage()) {
        let book = &books()[which];
        let bytes = match file {
            Some(file) => damaged_within(book, file, &damage),
            None => damaged(book, &damage),
        };
        if let Ok(mut book) = Workbook::open(bytes) {
            for sheet in book.sheets() {
                let _ = book.table_at_once(&sheet.name);
            }
        }
    }

    #[test]
    fn packs(damage in damage()) {
        let text = include_bytes!("fixtures/v1.json");
        let read = pack::read(&damaged(text, &damage));
        if let Some(held) = read.pack {
            let written = pack::write(&held);
            let again = pack::read(written.as_bytes()).pack.unwrap();
            prop_assert_eq!(pack::write(&again), written);
            let _ = pack::tampering(&held);
            if let Some(period) = rating::latest(&held, None) {
                for measure in &held.measures {
                    let _ = rating::rate(&held, measure, rating::AsAt { period, on: None });
                }
            }
        } else {
            prop_assert!(!read.diagnostics.is_empty());
        }
    }

    #[test]
    fn training(damage in damage()) {
        let text = include_bytes!("../public/training/balanced-scorecard.json");
        let set = read_set(text).unwrap();
        let _ = read_set(&damaged(text, &damage));
        let file = results::ResultFile::new(&set).written();
        let _ = results::read_file(&set, &damaged(file.as_bytes(), &damage));
        let code = results::code(&set, &[]);
        let code = String::from_utf8_lossy(&damaged(code.as_bytes(), &damage)).into_owned();
        let _ = results::read_code(&set, &code);
        let _ = results::read_line(&set, &code);
    }

    #[test]
    fn slips_that_come_back(damage in damage()) {
        let held = pack::read(include_bytes!("../public/packs/sample.json")).pack.unwrap();
        let today: Day = "2026-01-15".parse().unwrap();
        for (slip, _) in slips(&held, today.0).into_iter().take(1) {
            let (_, text) = file(&slip);
            let _ = answered(&damaged(text.as_bytes(), &damage), &held, today);
        }
    }
}
