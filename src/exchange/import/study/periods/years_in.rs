//! The years that a text names, wherever they stand in it.

use super::form::span;
use crate::model::Calendar;

/// Calendar years that a name may hold.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2099;

/// The years that a text names: `2025/26`, `2025-26`, `25/26`; of a bare `2025` both years that it may stand for.
pub(in super::super) fn years_in(text: &str, calendar: Calendar) -> Vec<String> {
    let one_year = calendar.start_month() == 1;
    let mut runs: Vec<(&str, usize, usize)> = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        let Some(start) = rest.find(|c: char| c.is_ascii_digit()) else { break };
        let digits = rest.get(start..).unwrap_or_default();
        let length = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
        runs.push((digits.get(..length).unwrap_or_default(), at + start, at + start + length));
        at += start + length;
    }
    let year = |run: &str| {
        let number: i32 = run.parse().ok()?;
        let full = if run.len() == 2 { 2000 + number } else { number };
        (matches!(run.len(), 2 | 4) && YEARS.contains(&full)).then_some(full)
    };
    let mut found = Vec::new();
    let mut bare = Vec::new();
    let mut before: Option<usize> = None;
    for (at, (run, start, end)) in runs.iter().enumerate() {
        let Some(full) = year(run) else { continue };
        let next = runs.get(at + 1).filter(|(_, next, _)| {
            matches!(text.get(*end..*next), Some("/" | "-" | "_" | "–" | " to "))
        });
        let follows = next.is_some_and(|(run, ..)| year(run) == Some(full + 1));
        if follows {
            found.push(span(full));
            before = next.map(|(_, start, _)| *start);
        } else if run.len() == 4 && before != Some(*start) {
            bare.push(full);
        }
    }
    if found.is_empty() {
        for full in bare {
            found.extend(if one_year {
                vec![full.to_string()]
            } else {
                vec![span(full), span(full - 1)]
            });
        }
    }
    found
}
