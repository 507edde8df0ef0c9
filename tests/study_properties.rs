//! What holds of any file: no order of rows or columns changes what is taken, leaving out a column never adds a figure,
//! and what is taken and left out add up to every cell.

// Helpers of tests may fail as tests do; the lint's own exception reaches only test functions.
#![allow(clippy::unwrap_used, clippy::panic)]

use golden_thread::edit::{Context, apply};
use golden_thread::exchange::Table;
use golden_thread::exchange::import::{Choices, Decisions, Study};
use golden_thread::model::{Aim, Bounds, Pack, Period, Reading, Step};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// Files whose headings each stand for themselves, with two places or more wherever there are places.
const FILES: [&str; 47] = [
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
    // A target of the year beside figures of its parts.
    "Measure,Good is,Annual target,Apr 2025,May 2025\nBins missed,Low,90,5,6\nLoans,High,400,31,30",
    "Measure,Target 2025/26,Q1 2025/26,Q2 2025/26\nBins missed,90,15,16\nLoans,400,91,30",
    "Measure,Apr 2025,May 2025,2025/26 target\nBins missed,5,6,90\nLoans,31,30,400",
    // Rows of ratings between rows of figures and of their targets.
    "Measure,Type,Apr 2025,May 2025\nBins missed,Actual,5,6\nBins missed,Target,7,8\nBins missed,RAG,G,A\nLoans,Actual,31,30\n\
     Loans,RAG,R,R\nLoans,Target,40,40",
    // Years that roll.
    "Measure,Period,Value\nLoans,12 months to March 2025,31\nLoans,12 months to June 2025,32\nVisits,12 months to March 2025,5",
    // Of two that don't end with the reporting year: one that does is that year without a question.
    "Measure,12 months to Jun 2025,12 months to Sep 2025\nLoans,31,32\nVisits,5,6",
    // Headings that only a mark tells apart.
    "Measure,2023/24,2024/25,2024/25*\nLoans,31,32,33\nVisits,5,6,7",
    "Measure,Apr 2025,Apr 2025 (p),May 2025,May 2025 (p)\nLoans,31,32,33,34\nVisits,5,6,7,8",
    "Measure,Annual target,Apr 2025,Apr 2025 [r],Jun 2025*\nLoans,400,32,33,36\nVisits,90,6,7,5",
    // The year of the row with the part of the column.
    "Measure,Year,Q1,Q2\nBins missed,2024/25,5,6\nBins missed,2025/26,7,8\nLoans,2024/25,31,30\nLoans,2025-26,33,",
    "Measure,Financial year,Apr,Jan\nBins missed,2024/25,5,6\nBins missed,25/26*,7,8\nLoans,2024/25,31,30",
    "Measure,Year,Q1,Q2,Annual target\nBins missed,2024/25,15,16,90\nBins missed,2025/26,17,18,91\nLoans,2024/25,91,90,400",
    // Months as a spreadsheet makes them of `Nov 25`.
    "Measure,25-Nov,25-Dec,26-Jan\nBins missed,5,6,7\nLoans,31,30,32",
    // A year to date, one that rolls, and a rating beside figures of periods.
    "Measure,Apr 2025,May 2025,YTD,RAG\nBins missed,5,6,11,G\nLoans,31,30,61,R",
    "Measure,Period,Value,Rolling 12 months\nBins missed,Apr 2025,5,61\nBins missed,May 2025*,6,62\nLoans,Apr 2025,31,370",
    // One period in two ways of writing it.
    "Measure,2023/24,2024/25,2024-25\nLoans,31,32,33\nVisits,5,6,7",
    // Names that differ in capitals, and a row that stands twice.
    "Measure,Period,Value\nBins missed,Apr 2025,5\nBINS MISSED,May 2025,6\nLoans,Apr 2025,31\nLoans,Apr 2025,31\nVisits,Apr 2025,7\n\
     Visits,May 2025,8\nvisits,May 2025,9",
    // Days of publication beside periods.
    "Measure,Date published,Period,Value\nLoans,12 Jun 2025,Apr 2025,31\nLoans,12 Jul 2025,May 2025,32\nVisits,12 Jun 2025,Apr 2025,5",
    // Thousands in names and headings, a dash among them, and averages of others.
    "Measure;Apr 2025;May 2025\nRent (£000);-;500\nFees (£m);1.2;1.3\nAverage;3;3\nEngland average;4;5",
    "Measure;Period;Value (£000)\nRent;Apr 2025;5\nRent;May 2025;6\nFees;Apr 2025;-\nFees;May 2025;7",
    // Units beside figures.
    "Measure;Period;Value\nWait;Apr 2025;22 days\nWait;May 2025;25 days\nCall;Apr 2025;2 hrs 15 mins\nCall;May 2025;45 mins",
    "Measure;Unit;Period;Value\nWait;days;Apr 2025;3 weeks\nWait;days;May 2025;25\nHomes let;homes;Apr 2025;22",
    // 1 among figures near 100, a sign among fractions.
    "Measure;Period;Value\nPosts;Apr 2025;92%\nPosts;May 2025;1\nPosts;Jun 2025;95%\nTills;Apr 2025;0.92\nTills;May 2025;0.5%\nTills;Jun 2025;0.88",
    // Signs that the file gives another meaning, and one that rounds to nought.
    "Measure;Apr 2025;May 2025;Jun 2025\nBins missed;*;12;12*\nLoans;5;low;6\n* provisional, [c] suppressed;;;",
    // Columns of other bodies, of what is worked out, and of periods that nothing names.
    "Measure,Unit,Period,Us,Leeds,York,Hull,England\nLoans,Number,Apr 2025,31,32,33,34,35\nVisits,Number,Apr 2025,5,6,7,8,9",
    "Measure,Period,Leeds City Council,City of York,Hull City,Anyshire\nLoans,Apr 2025,31,32,33,34\nVisits,Apr 2025,5,6,7,8",
    "Measure,Leeds 2024/25,York 2024/25,Hull 2024/25\nLoans,31,32,33\nVisits,5,6,7",
    "Measure,Period,Actual,Forecast,Previous,Last year,Rank,England\nLoans,Apr 2025,31,32,33,34,3,35\nVisits,Apr 2025,5,6,7,8,1,9",
    // Days that may be of the period before.
    "Measure,As at 1 May 2025,As at 1 June 2025,As at 1 July 2025\nIn care,31,32,33",
    "Measure,31/03/2025,30/06/2025,30/09/2025,31/12/2025\nIn care,31,32,33,34",
    // Targets without a year beside figures of several.
    "Measure,Annual target,Apr 2024,Apr 2025,Apr 2026,Apr 2023\nLoans,400,31,32,33,34",
    "Measure,Period,Actual,Annual target\nLoans,Apr 2024,31,400\nLoans,Apr 2025,32,400\nLoans,Apr 2026,33,400",
    // Times as a clock has them.
    "Measure,Unit,Apr 2025,May 2025\nWait,minutes,00:10,1:05\nCalls,,0:45:10,1:05:00\nLoans,Number,31,30",
    // Quarters down and years across.
    "Measure,Quarter,2023/24,2024/25\nVisits,Q1,5,6\nVisits,Q2,7,8\nLoans,Q1,31,30\nLoans,Q2,33,32",
    // Months and the quarter that holds them.
    "Measure,Period,Value\nBins missed,Apr 2025,10\nBins missed,May 2025,12\nBins missed,Jun 2025,11\n\
     Bins missed,Q1 2025/26,33\nLoans,Q1 2025/26,71\nVisits,May 2025,5\nVisits,Q1 2025/26,90",
    // Weeks by their numbers.
    "Measure,Period,Value\nCalls,Week 23,41\nCalls,Week 25,38\nVisits,Week 23,5",
];

type Rows = Vec<Vec<String>>;

fn rows(file: usize) -> Rows {
    let between = if FILES[file].contains(';') { ';' } else { ',' };
    let cells = |line: &str| line.split(between).map(str::to_owned).collect();
    FILES[file].lines().map(cells).collect()
}

/// Ways to head three periods.
const PERIODS: [[&str; 3]; 5] = [
    ["Apr 2025", "May 2025", "Jun 2025"],
    ["25-Nov", "25-Dec", "26-Jan"],
    ["Q1 2025/26", "Q2 2025/26", "Q3 2025/26"],
    YEARS,
    ["12 months to Mar 2025", "12 months to Jun 2025", "12 months to Sep 2025"],
];

/// Those that are years.
const YEARS: [&str; 3] = ["2023/24", "2024/25", "2025/26"];

/// Headings of a target for the row.
const TARGETS: [&str; 3] = ["Annual target", "Target 2025/26", "2025/26 target"];

/// Marks behind a heading.
const MARKS: [&str; 5] = ["*", " (p)", " [r]", "\u{2020}", " (provisional)"];

/// Files of periods beside each other, with a target for the row, a period that stands twice under a mark, and rows of
/// targets and ratings, or without.
fn composed() -> impl Strategy<Value = Rows> {
    let target = prop::option::of(prop::sample::select(&TARGETS[..]));
    let marked = prop::option::of((0_usize..3, prop::sample::select(&MARKS[..])));
    let kinds = prop::sample::select(vec![
        &["Actual"][..],
        &["Actual", "Target"],
        &["Actual", "Target", "RAG"],
    ]);
    (prop::sample::select(&PERIODS[..]), target, marked, kinds).prop_map(
        |(periods, target, marked, kinds)| {
            // A row's target of a year beside a plan for the same year says it twice: that is held back on purpose, and
            // one of them alone isn't.
            let target = target.filter(|_| kinds.len() == 1 || periods != YEARS);
            // Without a year of its own it is of the latest year that there is: without that year's column, of another.
            let target = target.filter(|it| *it != TARGETS[0] || periods != YEARS);
            // A year's figure far from its target would be asked about as unlikely.
            let of_year = if periods == YEARS { 20 } else { 300 };
            let mut headings = vec!["Measure".to_owned()];
            headings.extend((kinds.len() > 1).then(|| "Type".to_owned()));
            headings.extend(periods.map(str::to_owned));
            headings.extend(marked.map(|(at, mark)| format!("{}{mark}", periods[at])));
            headings.extend(target.map(str::to_owned));
            let mut rows = vec![headings.clone()];
            for (of, measure) in ["Bins missed", "Loans"].into_iter().enumerate() {
                for (row, kind) in kinds.iter().enumerate() {
                    let cell = |(at, heading): (usize, &String)| match (heading.as_str(), *kind) {
                        ("Measure", _) => measure.to_owned(),
                        ("Type", kind) => kind.to_owned(),
                        (heading, kind) if Some(heading) == target => {
                            if kind == "Actual" {
                                (of_year + 10 * of).to_string()
                            } else {
                                String::new()
                            }
                        }
                        (_, "RAG") => ["G", "A"][at % 2].to_owned(),
                        _ => (10 * (1 + of) + 30 * row + at).to_string(),
                    };
                    rows.push(headings.iter().enumerate().map(cell).collect());
                }
            }
            rows
        },
    )
}

/// Any file.
fn files() -> impl Strategy<Value = Rows> {
    prop_oneof![(0..FILES.len()).prop_map(rows), composed()]
}

fn csv(rows: &Rows) -> String {
    rows.iter().map(|row| row.join(";")).collect::<Vec<_>>().join("\n")
}

/// Every figure and target that comes in from a file as it stands, without an answer: of which measure, whose, when and
/// how much.
fn taken(rows: &Rows) -> BTreeSet<String> {
    taken_as(rows, &Choices::default())
}

/// What [`taken`] says, with answers.
fn taken_as(rows: &Rows, choices: &Choices) -> BTreeSet<String> {
    let table = Table::read(csv(rows).as_bytes());
    let before = Pack::default();
    let study = Study::new(&before, &table, choices);
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
        for (year, target) in &measure.targets {
            // Plans by period alone say nothing of the year; one plan of the whole year says it again.
            let last = target.trajectory.last().map(|step| format!("{:?}", step.plan));
            let aim = match &target.aim {
                Aim::Value { value } => format!("{:?}", Bounds::Value(*value)),
                aim => format!("{aim:?}"),
            };
            if target.aim != Aim::Plans && last.as_ref() != Some(&aim) {
                found.insert(format!("{} | target | {year} | {aim}", measure.name));
            }
            for Step { period, plan, .. } in &target.trajectory {
                let kind = if *period == Period::Year(*year) { "target" } else { "plan" };
                found.insert(format!("{} | {kind} | {} | {plan:?}", measure.name, period.label()));
            }
        }
    }
    found
}

/// What comes in once it is said that a column isn't the meant one of those that a mark tells apart; nothing more where
/// the file doesn't ask that of it.
fn taken_of_the_others(rows: &Rows, column: usize) -> BTreeSet<String> {
    let table = Table::read(csv(rows).as_bytes());
    let (before, mut choices) = (Pack::default(), Choices::default());
    let questions = Study::new(&before, &table, &choices).questions;
    // Without the others a year that ends with the reporting year is that: as years of no month all are what they say.
    if questions.iter().any(|question| question.id == "rolling") {
        let standing = "twelve months as they stand, in no month";
        choices.answers.insert("rolling".to_owned(), standing.to_owned());
    }
    for question in questions.iter().filter(|question| question.id.starts_with("twice")) {
        let headings = || question.answers.iter().filter(|answer| rows[0].contains(answer));
        if headings().any(|heading| *heading == rows[0][column]) {
            let other = headings().find(|heading| **heading != rows[0][column]);
            choices.answers.insert(question.id.clone(), other.unwrap().clone());
        }
    }
    taken_as(rows, &choices)
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
        whole in files(),
        of_rows in prop::collection::vec(any::<u32>(), 12),
        of_columns in prop::collection::vec(any::<u32>(), 12),
    ) {
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
    fn leaving_out_a_column_never_adds_a_figure(whole in files(), column in 0_usize..7) {
        let column = column % whole[0].len();
        let less: Rows = whole
            .iter()
            .map(|row| row.iter().enumerate().filter(|(at, _)| *at != column).map(|(_, cell)| cell.clone()).collect())
            .collect();
        // Without one of the columns that a mark tells apart nothing is doubtful: that says the same as the answer.
        let (less_taken, all) = (taken(&less), taken_of_the_others(&whole, column));
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
        let mut found = taken(&rows(file));
        found.retain(|it| !it.contains(" | target | ") && !it.contains(" | plan | "));
        assert_eq!(found.len(), count, "{file}: {found:?}");
    };
    check(0, 7);
    check(1, 4);
    check(2, 4);
    check(4, 3);
    check(6, 4);
    check(7, 3);
    check(11, 4);
    check(12, 4);
    check(13, 4);
    check(14, 4);
    // Rolling years are asked about.
    check(15, 0);
    check(16, 0);
    // Of the doubtful columns none.
    check(17, 2);
    check(18, 0);
    check(19, 2);
    check(20, 7);
    check(21, 6);
    check(22, 6);
    check(23, 6);
    check(24, 4);
    check(25, 3);
    check(26, 2);
    // A row that differs from another of its figure makes a row that stands twice doubtful too.
    check(27, 3);
    check(28, 3);
    // Of a dash it is asked, and averages are no measures.
    check(29, 3);
    check(30, 3);
    check(31, 2);
    check(32, 2);
    check(33, 3);
    check(34, 4);
}

#[test]
fn targets_are_taken_beside_figures() {
    let check = |file: usize, count: usize| {
        let mut found = taken(&rows(file));
        found.retain(|it| it.contains(" | target | ") || it.contains(" | plan | "));
        assert_eq!(found.len(), count, "{file}: {found:?}");
    };
    check(6, 4);
    check(7, 3);
    check(11, 2);
    check(12, 2);
    check(13, 2);
    check(14, 4);
    check(15, 0);
    check(19, 2);
    check(22, 3);
}
