//! How long what comes in many cells at once takes natively, the best of five: 100,000 cells from text to what would
//! change (goal in the page 1 s), a workbook of 20 sheets of 1,000 rows (1.5 s), and 200 targets with twelve plans each,
//! pasted and rated (150 ms at 4 × slowdown). `cargo bench --bench many`.

use golden_thread::edit::{Context, apply};
use golden_thread::exchange::Table;
use golden_thread::exchange::columns::block::paste;
use golden_thread::exchange::columns::column::Column;
use golden_thread::exchange::columns::row::Given;
use golden_thread::exchange::columns::sheet::Sheet;
use golden_thread::exchange::columns::target_parts::TargetPart;
use golden_thread::exchange::columns::unread::Unread;
use golden_thread::exchange::import::{Choices, Decisions, Study};
use golden_thread::exchange::paste::cells;
use golden_thread::exchange::workbook::Workbook;
use golden_thread::model::{Accumulation, Frequency, Measure, MeasureId, Pack, Polarity};
use golden_thread::rating;
use std::sync::Arc;
use std::time::Instant;

/// The best of five, in milliseconds: what else runs on the machine only ever adds.
fn timed<Made>(act: impl Fn() -> Made) -> f64 {
    let taken = (0..5).map(|_| {
        let begun = Instant::now();
        std::hint::black_box(act());
        begun.elapsed().as_secs_f64() * 1_000.0
    });
    taken.fold(f64::INFINITY, f64::min)
}

/// A hundred columns of months, a thousand measures: 100,000 figures.
fn hundred_thousand() -> String {
    let months = (0..100).map(|at| format!(",{}-{:02}", 2016 + at / 12, at % 12 + 1));
    let mut text = format!("Measure{}", months.collect::<String>());
    for row in 0..1_000 {
        let figures = (0..100).map(|at| format!(",{}", 100 + (row * 7 + at * 13) % 41));
        text += &format!("\nMeasure {row}{}", figures.collect::<String>());
    }
    text
}

/// Twenty sheets of a thousand measures with twelve months each.
fn workbook() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    for sheet in 0..20 {
        let made = book.add_worksheet();
        // What is written in a sheet of this size can't fail; a bench has nobody to tell.
        let _ = made.set_name(format!("Team {sheet}"));
        let _ = made.write_string(0, 0, "Measure");
        for month in 0..12_u16 {
            let _ = made.write_string(0, month + 1, format!("2025-{:02}", month + 1));
        }
        for row in 1..=1_000_u32 {
            let _ = made.write_string(row, 0, format!("Measure {row}"));
            for month in 0..12_u16 {
                let _ = made.write_number(row, month + 1, f64::from(row + u32::from(month)));
            }
        }
    }
    book.save_to_buffer().unwrap_or_default()
}

/// 200 monthly measures without targets, with two years of figures.
fn measures() -> Pack {
    let measure = |at: usize| {
        Arc::new(Measure {
            id: MeasureId(format!("m{at}")),
            name: format!("Measure {at}"),
            unit: "homes".into(),
            frequency: Some(Frequency::Monthly),
            accumulation: Some(Accumulation::Sum),
            polarity: Some(Polarity::HigherIsBetter),
            ..Measure::default()
        })
    };
    Pack { measures: (0..200).map(measure).collect(), ..Pack::default() }
}

/// A target, its twelve plans and a tolerance for each.
fn plans() -> String {
    let line = |at: usize| {
        let plans: Vec<usize> = (0..12).map(|month| at + month).collect();
        let total: usize = plans.iter().sum();
        let plans = plans.iter().map(|plan| format!("\t{plan}")).collect::<String>();
        format!("{total}{plans}\t5%\r\n")
    };
    (0..200).map(line).collect()
}

fn main() {
    let (empty, choices) = (Pack::default(), Choices::default());
    let text = hundred_thousand();
    let took = timed(|| {
        let table = Table::read(text.as_bytes());
        let study = Study::new(&empty, &table, &choices);
        study.propose(&empty, &Decisions::default()).counts()
    });
    println!("100,000 cells, from text to what would change: {took:.0} ms");

    let bytes = workbook();
    let took = timed(|| {
        let Ok(mut book) = Workbook::open(bytes.clone()) else { return 0 };
        let sheets = book.sheets();
        sheets.iter().map(|sheet| book.table_at_once(&sheet.name).cells()).sum::<usize>()
    });
    println!("20 sheets of 1,000 rows, all of them read: {took:.0} ms");
    let took = timed(|| {
        let Ok(mut book) = Workbook::open(bytes.clone()) else { return 0 };
        let table = book.table_at_once("Team 7");
        let study = Study::new(&empty, &table, &choices);
        study.propose(&empty, &Decisions::default()).counts().total()
    });
    println!("20 sheets of 1,000 rows, one of them understood: {took:.0} ms");

    let (pack, block) = (measures(), plans());
    let year = pack.calendar().year(2025);
    let months = pack.calendar().periods(year, Frequency::Monthly);
    let mut columns = vec![Column::Target(year, TargetPart::Aim)];
    columns.extend(months.iter().copied().map(Column::Plan));
    columns.push(Column::Target(year, TargetPart::Tolerance));
    let rows: Vec<MeasureId> = pack.measures.iter().map(|it| it.id.clone()).collect();
    let Some(period) = months.last().copied() else { return };
    let took = timed(|| {
        let unread = Unread::new();
        let sheet = Sheet {
            pack: &pack,
            rows: &rows,
            columns: &columns,
            unread: &unread,
            given: Given::default(),
        };
        let taken = paste(sheet, (0, 0), &cells(&block));
        let mut after = pack.clone();
        let done = taken.step("Paste").map(|step| apply(&mut after, step, &Context::default()));
        let as_at = rating::AsAt { period, on: None };
        let rated: Vec<_> =
            after.measures.iter().map(|it| rating::rate(&after, it, as_at)).collect();
        (done.is_some_and(|done| done.is_ok()), rated)
    });
    println!("200 targets with 12 plans and a tolerance, pasted and rated: {took:.1} ms");
}
