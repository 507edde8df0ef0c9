//! What holds of any file: no order of rows or columns changes what is taken, leaving out a column never adds a figure,
//! and what is taken and left out add up to every cell.

// Helpers of tests may fail as tests do; the lint's own exception reaches only test functions.
#![allow(clippy::unwrap_used, clippy::panic)]

use golden_thread::edit::{Context, apply};
use golden_thread::exchange::Table;
use golden_thread::exchange::import::{Choices, Decisions, Study};
use golden_thread::model::{Pack, Reading};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// Files whose headings each stand for themselves, with two places or more wherever there are places.
const FILES: [&str; 11] = [
    "Measure,Unit,Apr 2025,May 2025,Jun 2025\nBins missed,Number,5,6,7\nLoans,Number,31,30,\nHomes let,Number,4,n/a,6",
    "Measure,Period,Value,Comment\nBins missed,Apr 2025,5,fine\nBins missed,May 2025,6,\nLoans,Apr 2025,31,\nLoans,May 2025,30,late",
    "Measure,Ward,Period,Value\nBins missed,North,Apr 2025,5\nBins missed,South,Apr 2025,7\nBins missed,North,May 2025,6\n\
     Bins missed,South,May 2025,9",
    "Measure,Period,Value\nLoans,13/04/2025,31\nLoans,01/05/2025,32\nLoans,02/06/2025,33\nVisits,13/04/2025,5",
    "Measure,Period,Numerator,Denominator,Unit\nIn time,2025-04,9,10,%\nIn time,2025-05,8,10,%\nOn target,2025-04,3,4,%",
    "Measure,Sex,Period,Value\nSwims,Male,Apr 2025,5\nSwims,Female,Apr 2025,7\nSwims,,Apr 2025,12\nSwims,Male,May 2025,6\n\
     Swims,Female,May 2025,8\nSwims,,May 2025,14",
    "Measure,Type,Apr 2025,May 2025\nBins missed,Actual,5,6\nBins missed,Target,7,8\nLoans,Actual,31,30\nLoans,Target,40,40",
    "Measure,Good is,Period,Value,Target,RAG\nBins missed,Low,Apr 2025,5,7,G\nLoans,High,Apr 2025,31,40,R\nSwims,Low,Apr 2025,2,2,G",
    "Measure;Unit;Period;Value;Target\nSpend;£000;Apr 2025;£1.234;£1,200\nSpend;£000;May 2025;(250);1,310\nVisits;;Apr 2025;1.275;1.300",
    "Measure;Unit;Period;Value;Comment\nIn time;%;Apr 2025;0.955;\nIn time;%;May 2025;95.5%;good\nIn time;%;Jun 2025;1.02;\nLoans;;Apr 2025;12*;\nLoans;;May 2025;c.130;",
    "Measure;Apr 2025;May 2025;Jun 2025\nBins missed;1.234,5;980;1.234\nLoans;31;1 234;(12)\n* provisional;;;",
];

type Rows = Vec<Vec<String>>;

fn rows(file: usize) -> Rows {
    let between = if FILES[file].contains(';') { ';' } else { ',' };
    let cells = |line: &str| line.split(between).map(str::to_owned).collect();
    FILES[file].lines().map(cells).collect()
}

fn csv(rows: &Rows) -> String {
    rows.iter().map(|row| row.join(";")).collect::<Vec<_>>().join("\n")
}

/// Every figure that comes in from a file as it stands, without an answer: of which measure, whose, when and how much.
fn taken(rows: &Rows) -> BTreeSet<String> {
    let table = Table::read(csv(rows).as_bytes());
    let (before, choices) = (Pack::default(), Choices::default());
    let study = Study::new(&before, &table, &choices);
    let proposal = study.propose(&before, &Decisions::default());
    assert_eq!(proposal.counts().total(), study.table.cells(), "every cell is accounted for");
    let mut pack = before.clone();
    apply(&mut pack, proposal.command("Import"), &Context::default()).unwrap();
    let mut found = BTreeSet::new();
    for measure in &pack.measures {
        let own = [(String::new(), &measure.series)];
        let others =
            measure.comparators.iter().map(|it| (format!("{:?} {}", it.kind, it.name), &it.series));
        for (whose, series) in own.into_iter().chain(others) {
            for held in series {
                if !matches!(held.reading, Reading::Missing(_)) {
                    found.insert(format!(
                        "{} | {whose} | {} | {:?}",
                        measure.name,
                        held.period.label(),
                        held.reading
                    ));
                }
            }
        }
    }
    found
}

/// An order of so many things, from any numbers.
fn order(keys: &[u32], count: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_key(|at| keys.get(*at).copied().unwrap_or(0));
    order
}

proptest! {
    #[test]
    fn no_order_of_rows_or_columns_changes_what_is_taken(
        file in 0..FILES.len(),
        of_rows in prop::collection::vec(any::<u32>(), 12),
        of_columns in prop::collection::vec(any::<u32>(), 12),
    ) {
        let whole = rows(file);
        let mut shuffled = vec![whole[0].clone()];
        shuffled.extend(order(&of_rows, whole.len() - 1).into_iter().map(|at| whole[at + 1].clone()));
        let columns = order(&of_columns, whole[0].len());
        let moved: Rows = shuffled
            .iter()
            .map(|row| columns.iter().map(|at| row[*at].clone()).collect())
            .collect();
        prop_assert_eq!(taken(&moved), taken(&whole), "{}", csv(&moved));
    }

    #[test]
    fn leaving_out_a_column_never_adds_a_figure(file in 0..FILES.len(), column in 0_usize..5) {
        let whole = rows(file);
        let column = column % whole[0].len();
        let less: Rows = whole
            .iter()
            .map(|row| row.iter().enumerate().filter(|(at, _)| *at != column).map(|(_, cell)| cell.clone()).collect())
            .collect();
        let (less_taken, all) = (taken(&less), taken(&whole));
        prop_assert!(less_taken.is_subset(&all), "{}\n{:?}", csv(&less), less_taken.difference(&all).collect::<Vec<_>>());
    }
}

/// A way in which a whole column of figures is printed.
#[derive(Clone, Copy, Debug)]
enum Style {
    Uk,
    Continental,
    Spaces,
    Brackets,
    PerCent,
    Pounds,
}

const STYLES: [Style; 6] =
    [Style::Uk, Style::Continental, Style::Spaces, Style::Brackets, Style::PerCent, Style::Pounds];

/// Digits in groups of three.
fn in_groups(whole: u64, between: &str) -> String {
    let digits = whole.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out += between;
        }
        out.push(digit);
    }
    out
}

impl Style {
    /// A number of so many thousandths as this style prints it, with so many decimals; and the number that it is.
    fn print(self, thousandths: i64, decimals: u32) -> (String, f64) {
        let unit = 10_i64.pow(3 - decimals);
        let rounded = thousandths / unit * unit;
        let (whole, part) = (rounded.unsigned_abs() / 1000, rounded.unsigned_abs() % 1000);
        let part = format!("{part:03}");
        let part = &part[..decimals as usize];
        let (between, sign) = match self {
            Self::Continental => (".", ","),
            Self::Spaces => (" ", ","),
            _ => (",", "."),
        };
        let sign = if decimals == 0 { "" } else { sign };
        let digits = format!("{}{sign}{part}", in_groups(whole, between));
        let below = rounded < 0;
        let text = match self {
            Self::Brackets if below => format!("({digits})"),
            Self::PerCent if below => format!("-{digits}%"),
            Self::PerCent => format!("{digits}%"),
            Self::Pounds if below => format!("-£{digits}"),
            Self::Pounds => format!("£{digits}"),
            _ if below => format!("-{digits}"),
            _ => digits,
        };
        (text, rounded as f64 / 1000.0)
    }
}

/// The own figures that a column of cells, a month each, comes in as without an answer, by the month.
fn column_taken(cells: &[String]) -> Vec<(usize, f64)> {
    let mut text = "Measure;Period;Value\n".to_owned();
    for (at, cell) in cells.iter().enumerate() {
        text += &format!("Visits;{}-{:02};{cell}\n", 2024 + at / 12, at % 12 + 1);
    }
    let table = Table::read(text.as_bytes());
    let (before, choices) = (Pack::default(), Choices::default());
    let study = Study::new(&before, &table, &choices);
    let proposal = study.propose(&before, &Decisions::default());
    let mut pack = before.clone();
    apply(&mut pack, proposal.command("Import"), &Context::default()).unwrap();
    let mut found = Vec::new();
    for held in pack.measures.iter().flat_map(|measure| &measure.series) {
        let golden_thread::model::Period::Month { year, month } = held.period else {
            panic!("{:?}", held.period);
        };
        if let Reading::Number(number) = held.reading {
            found.push((((year - 2024) * 12) as usize + month as usize - 1, number.get()));
        }
    }
    found
}

proptest! {
    #[test]
    fn no_figure_of_a_column_is_taken_as_another_than_was_printed(
        style in 0..STYLES.len(),
        numbers in prop::collection::vec((-3_000_000_i64..9_000_000, 0_u32..4), 2..14),
    ) {
        let printed: Vec<(String, f64)> =
            numbers.iter().map(|(number, decimals)| STYLES[style].print(*number, *decimals)).collect();
        let cells: Vec<String> = printed.iter().map(|(text, _)| text.clone()).collect();
        for (at, taken) in column_taken(&cells) {
            prop_assert_eq!(taken, printed[at].1, "{:?}: {} of {:?}", STYLES[style], cells[at], cells);
        }
    }

    #[test]
    fn columns_of_one_precision_are_taken_as_printed_or_asked_about(
        style in 0..STYLES.len(),
        decimals in 0_u32..4,
        numbers in prop::collection::vec(-3_000_000_i64..9_000_000, 1..10),
    ) {
        let printed: Vec<(String, f64)> =
            numbers.iter().map(|number| STYLES[style].print(*number, decimals)).collect();
        let cells: Vec<String> = printed.iter().map(|(text, _)| text.clone()).collect();
        for (at, taken) in column_taken(&cells) {
            prop_assert_eq!(taken, printed[at].1, "{:?}: {} of {:?}", STYLES[style], cells[at], cells);
        }
    }
}

#[test]
fn figures_are_taken_of_the_files_that_leave_nothing_open() {
    let check = |file: usize, count: usize| {
        let found = taken(&rows(file));
        assert_eq!(found.len(), count, "{found:?}");
    };
    check(0, 7);
    check(1, 4);
    check(2, 4);
    check(4, 3);
    check(6, 4);
    check(7, 3);
}
