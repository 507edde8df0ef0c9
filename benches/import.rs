//! How long files of many shapes take to be understood and worked out natively, and the longest single step, which is
//! what blocks a page: `cargo bench --bench import`, or `cargo bench --bench import wide` for the files whose names say so.

use golden_thread::exchange::Table;
use golden_thread::exchange::import::{Choices, Decisions, Overview, Studying};
use golden_thread::model::Pack;
use std::time::Instant;

/// About how many cells a step goes through, as in the page.
const CELLS: usize = 2_000;

const MONTHS: [&str; 9] = ["Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A row a figure.
fn long(rows: usize) -> String {
    let mut text = "Measure,Unit,Role,Period,Value,Comment".to_owned();
    for at in 0..rows {
        let (measure, month, year) = (at % 300, MONTHS[at / 300 % 9], 1990 + at / 2_700);
        text += &format!("\nMeasure {measure},number,own,{month} {year},{},on course", at % 977);
    }
    text
}

/// A measure a row and a month a column.
fn wide(rows: usize, columns: usize) -> String {
    let months = (0..columns).map(|at| format!(",{}-{:02}", 1950 + at / 12, at % 12 + 1));
    let mut text = format!("Measure{}", months.collect::<String>());
    for row in 0..rows {
        let figures = (0..columns).map(|at| format!(",{}", (row + at) % 977));
        text += &format!("\nMeasure {row}{}", figures.collect::<String>());
    }
    text
}

/// Steps with their name, and how long the longest of each took.
struct Longest {
    begun: Instant,
    steps: Vec<(String, f64)>,
}

impl Longest {
    fn of<Made>(&mut self, name: &str, step: impl FnOnce() -> Made) -> Made {
        let begun = Instant::now();
        let made = step();
        let took = begun.elapsed().as_secs_f64() * 1_000.0;
        match self.steps.iter_mut().find(|(held, _)| held == name) {
            Some((_, most)) => *most = most.max(took),
            None => self.steps.push((name.to_owned(), took)),
        }
        made
    }
}

/// A file's name and what makes it.
type File = (&'static str, fn() -> String);

fn main() {
    let pack = Pack::default();
    let files: [File; 4] = [
        ("long, 60,000 rows of 6 cells", || long(60_000)),
        ("long, 100,000 rows of 6 cells", || long(100_000)),
        ("wide, 20 rows of 900 months", || wide(20, 900)),
        ("wide, 1,000 rows of 900 months", || wide(1_000, 900)),
    ];
    // Cargo hands on what was typed, and a word of its own.
    let asked: Vec<String> = std::env::args().skip(1).filter(|it| !it.starts_with('-')).collect();
    let is_asked =
        |name: &str| asked.is_empty() || asked.iter().any(|it| name.contains(it.as_str()));
    let chosen: Vec<_> = files.iter().filter(|(name, _)| is_asked(name)).collect();
    if chosen.is_empty() {
        let names = files.map(|(name, _)| name).join("\n  ");
        println!("No file is called {}. There are:\n  {names}", asked.join(" or "));
        println!("What comes in many cells at once is another: cargo bench --bench many");
    }
    for (what, text) in chosen {
        // A minute may go by before there is a figure.
        eprintln!("{what} …");
        let text = text();
        let table = Table::read(text.as_bytes());
        let choices = Choices::default();
        let mut took = Longest { begun: Instant::now(), steps: Vec::new() };
        let mut studying = took.of("begin", || Studying::new(&pack, &table, &choices));
        let mut number = 0;
        loop {
            let (done, all) = studying.progress();
            let name = match done * 10 / all.max(1) {
                0 => format!("understand, at {done}"),
                tenth => format!("understand, {tenth} tenths"),
            };
            if !took.of(&name, || studying.step(CELLS)) {
                break;
            }
            number += 1;
        }
        let study = took.of("understood", || studying.study());
        let understood = took.begun.elapsed().as_secs_f64() * 1_000.0;
        let rows = (CELLS / table.headings.len()).max(1);
        let decided = study.decided(&Decisions::default());
        let mut work = took.of("begin to work out", || study.work(&pack, &decided));
        while took.of("work out", || work.step(rows)) {}
        let proposal = took.of("proposal", || work.proposal());
        let mut folding = took.of("begin to fold", || study.fold(proposal));
        while took.of("fold", || folding.step(rows)) {}
        let proposal = took.of("folded", || folding.proposal());
        let mut overview = Overview::new(200);
        while took.of("overview", || overview.step(&proposal, rows)) {}
        let all = took.begun.elapsed().as_secs_f64() * 1_000.0;
        println!(
            "{what}: understood in {understood:.0} ms ({number} steps), to the end {all:.0} ms"
        );
        took.steps.sort_by(|one, other| other.1.total_cmp(&one.1));
        for (name, most) in took.steps.iter().take(6) {
            println!("  longest step of '{name}': {most:.1} ms");
        }
    }
}
