//! Thirty rows of a council's published table, worked by hand from the rules of arithmetic. Beside each stand
//! the figures that were read in the table; nothing here came from the product.
// The lint's own exception reaches only test functions.
#![allow(clippy::unwrap_used)]

use crate::{
    engine,
    real_cases::{self, Test, tests},
};
use engine::propose;
use golden_thread::{
    edit::{Context, apply},
    exchange::{Table, import::suggest},
    model::{Bounds, MeasureId, Number, Pack, Vocabulary},
    rating::{
        AsAt, Status, rate,
        see_judge_act::{Told, judge},
    },
    statistics::xmr::Assurance,
};

/// Measure, figure of 2024/25, what it had to reach, status, progress.
type Row = (&'static str, Option<f64>, Option<f64>, &'static str, &'static str);

const WORKED: [Row; 30] = [
    // "To increase", higher is better: last year's figure is what has to be bettered (RULES 4, 5).
    ("CPI-001", Some(35719.0), Some(33278.0), "green", "improved"), // 33278 before
    ("CPI-002", Some(69.9), Some(69.1), "green", "improved"),       // 69.1 before
    ("CPI-011", Some(345.0), Some(363.0), "red", "got_worse"),      // 363 before
    ("CPI-034", Some(58.5), Some(59.3), "red", "got_worse"),        // 59.3 before
    ("CPI-056", Some(21.5), Some(12.373), "green", "improved"),     // "12.373m" before, "21.5m" now
    ("CPI-064", Some(570_077.0), Some(455_612.0), "green", "improved"), // "455,612" before
    ("CPI-068", Some(73.0), Some(99.0), "red", "got_worse"),        // 99 before
    // "To increase", but 2023/24 is not there: nothing to better, so no target; nothing to compare.
    ("CPI-003", Some(11_390_000.0), None, "no_target", "not_available"),
    // "To decrease", lower is better.
    ("CPI-005", Some(4.9), Some(5.5), "green", "improved"), // 5.5 before
    ("CPI-014", Some(138.0), Some(103.0), "red", "got_worse"), // 103 before
    ("CPI-023", Some(40.8), Some(40.5), "red", "got_worse"), // 40.5 before
    ("CPI-061", Some(9_556_560.0), Some(11_111_652.0), "green", "improved"), // "11,111,652" before
    // "To reduce by 5%": 5925 − 5 % of 5925 = 5925 − 296.25 = 5628.75, and 6428 is above it.
    ("CPI-036", Some(6428.0), Some(5628.75), "red", "got_worse"),
    // A limit, lower is better: below it is on target; progress is against last year, so the two can differ.
    ("CPI-024", Some(85.5), Some(89.0), "green", "got_worse"), // "<89"; 83.7 before
    ("CPI-025", Some(18.6), Some(23.6), "green", "improved"),  // "<23.6%"; 20.9 before
    ("CPI-030", Some(1345.0), Some(1380.0), "green", "got_worse"), // "<1380"; "1,319" before
    // A limit, higher is better.
    ("CPI-027", Some(1161.0), Some(1250.0), "red", "got_worse"), // ">1250"; 1164 before
    ("CPI-028", Some(67.1), Some(62.0), "green", "improved"),    // ">62%"; 64.6 before
    ("CPI-058", Some(93.4), Some(94.0), "red", "got_worse"),     // "94%+"; 93.7 before
    // A value: on it is on target, and so is above it.
    ("CPI-047", Some(97.0), Some(95.0), "green", "got_worse"), // "95%"; 98 before
    ("CPI-048", Some(98.0), Some(95.0), "green", "achieved"), // 98 before: no change, and on target
    ("CPI-050", Some(46.0), Some(50.0), "red", "got_worse"),  // "50%"; 48 before
    // Against others' figure for the same year.
    ("CPI-007", Some(91.2), Some(93.1), "red", "got_worse"), // "Above or equal to national": 93.1; 92.1 before
    ("CPI-016", Some(63.3), Some(64.8), "red", "got_worse"), // "Better than statistical neighbours": 64.8; 63.9
    ("CPI-021", Some(44.3), Some(43.2), "green", "improved"), // neighbours: 43.2; 43.8 before
    ("CPI-022", Some(0.01), Some(-0.14), "green", "improved"), // neighbours: -0.14; -0.05 before
    // Words: there is a target, but not one that can be rated. Which of two others counts isn't guessed.
    ("CPI-006", Some(4.1), None, "not_rated", "got_worse"), // 3.5 before, lower is better
    ("CPI-070", Some(5.8), None, "not_rated", "improved"),  // "Above Budget"; 5.3 before
    // A grade is kept as text: no figure to rate.
    ("CPI-040", None, None, "not_rated", "not_available"), // "A-" before, "B" now, target "A"
    // "None set", and no polarity: nothing can be said of 2064 before and 2560 now.
    ("CPI-015", Some(2560.0), None, "no_target", "cannot_say"),
];

/// The council's pack, as its published table makes it, and the year that was worked by hand.
fn council() -> (Pack, AsAt) {
    let bytes = std::fs::read(real_cases::folder().join("coventry/measures_long.csv")).unwrap();
    let table = Table::read(&bytes);
    let mut pack = Pack::default();
    let proposal = propose(&pack, &table, &suggest(&table, pack.calendar()));
    apply(&mut pack, proposal.command("Import"), &Context::default()).unwrap();
    (pack, AsAt { period: "2024/25".parse().unwrap(), on: None })
}

fn thirty_rows_agree() {
    let (pack, as_at) = council();
    let worked = WORKED.map(|(id, actual, plan, status, progress)| {
        (id, actual, plan, status.to_owned(), progress.to_owned())
    });
    let rated = WORKED.map(|(id, ..)| {
        let measure = pack.measure(&MeasureId::from(id)).unwrap();
        let rating = rate(&pack, measure, as_at);
        let judged = &rating.year_to_date.judgement;
        let plan = judged.plan.map(|plan| match plan {
            Bounds::Value(value) => value.get(),
            Bounds::Range { .. } => f64::NAN,
        });
        let progress = rating.progress.progress.key().to_owned();
        (id, judged.actual.map(Number::get), plan, judged.status.key().to_owned(), progress)
    });
    assert_eq!(rated, worked);
}

/// A target of one year in ten says nothing of ten years; and where a usual range gainsays a status, a sentence joins them.
fn no_status_stands_beside_a_usual_range_that_gainsays_it() {
    let (pack, as_at) = council();
    let (mut green, mut new, mut apart) = (0, 0, 0);
    for measure in &pack.measures {
        let rating = &rate(&pack, measure, as_at);
        let status = rating.year_to_date.judgement.status;
        green += usize::from(status == Status::Green);
        new += usize::from(matches!(rating.assurance, Assurance::TargetNew { .. }));
        let gainsays = match rating.assurance {
            Assurance::ConsistentlyMisses => status == Status::Green,
            Assurance::ConsistentlyMeets => matches!(status, Status::Amber | Status::Red),
            _ => false,
        };
        apart += usize::from(gainsays);
        let vocabulary = Vocabulary::RedAmberGreen;
        let joined = judge(&Told { pack: &pack, measure, rating, as_at, vocabulary })
            .iter()
            .any(|it| it.contains(" to date, yet all of its usual range"));
        assert_eq!(joined, gainsays && rating.has_range, "{}", measure.id);
    }
    println!("green {green}; targets too new for their range {new}; gainsaid {apart}");
    assert!(green > 30 && new > 8, "{green} {new}");
    // 80, 80, 80, 82, 81, 81, 81, 88, 87 and 86, with a target of 85 for the last alone.
    let roads = pack.measure(&MeasureId::from("CPI-049")).unwrap();
    let rating = rate(&pack, roads, as_at);
    assert_eq!(rating.year_to_date.judgement.status, Status::Green);
    assert_eq!(rating.assurance, Assurance::TargetNew { stood: 1, readings: 10 });
    assert_eq!(rating.assurance.key(), "not_assessed");
}

/// Its tests.
pub fn tests() -> Vec<Test> {
    tests![Cases: thirty_rows_agree, no_status_stands_beside_a_usual_range_that_gainsays_it]
}
