//! Questions about figures before they are taken (RULES 14, last line): ten times too large or small, more of a
//! part than there is of the whole, outside what the unit allows, the same as before to the last digit.

use super::deciding::Deciding;
use super::question::Question;
use super::recast::{Recast, waits_for};
use super::repeated::drop_rows;
use super::values::is_per_cent;
use super::words::{few, plain, says};
use crate::exchange::import::role::Role;
use crate::exchange::reading::{period, value};
use crate::model::{Number, Reading};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// How many figures before are looked at, and how few are too few.
const LAST: usize = 12;
const FEW: usize = 3;

/// How many figures in a row never stood twice before one that does is asked about.
const NEVER: usize = 8;

/// A figure of the organisation's own in the file, or one that the pack has.
struct Figure {
    end: NaiveDate,
    value: f64,
    /// Its row in the long table.
    row: Option<usize>,
}

/// What is asked of figures, each once for the file.
#[derive(Default)]
struct Doubts {
    tenfold: BTreeSet<usize>,
    over_whole: BTreeSet<usize>,
    out_of_range: BTreeSet<usize>,
    stuck: BTreeSet<usize>,
}

impl Deciding<'_> {
    /// Asks about figures that are mostly slips; leaves out those that wait or that a person leaves out.
    pub(super) fn check_figures(&mut self, recast: &mut Recast) {
        let doubts = self.doubts(recast);
        let mut out = BTreeMap::new();
        let asked = [
            (
                "tenfold",
                &doubts.tenfold,
                "ten times the usual figure of its measure, or a tenth of it",
                false,
            ),
            ("over-whole", &doubts.over_whole, "more than the whole that it is a part of", false),
            ("out-of-range", &doubts.out_of_range, "outside what its unit allows", false),
            (
                "stuck",
                &doubts.stuck,
                "the same as the period before to the last digit, as it never was",
                true,
            ),
        ];
        for (id, rows, words, taken) in asked {
            if rows.is_empty() {
                continue;
            }
            let listed: Vec<String> = rows.iter().map(|row| in_words(recast, *row)).collect();
            let mut question = Question::new(id, format!("Is this right: {}?", few(&listed, 3)))
                .answers(["take them", "leave them out"])
                .because(format!("each is {words}"))
                .holding("those figures");
            if taken {
                question = question.assuming("take them");
            }
            let reason = match self.asking.ask(question).as_deref() {
                Some("take them") => continue,
                Some(_) => format!("{words}: you left it out"),
                None => waits_for(id),
            };
            out.extend(rows.iter().map(|row| (*row, reason.clone())));
        }
        let reasons: BTreeSet<String> = out.values().cloned().collect();
        // From the last reason on, for rows move up as others go.
        let mut left: Vec<(usize, String)> = out.into_iter().collect();
        for reason in reasons {
            let rows: BTreeSet<usize> =
                left.iter().filter(|(_, why)| *why == reason).map(|(row, _)| *row).collect();
            drop_rows(recast, &rows, &reason);
            left.retain(|(row, _)| !rows.contains(row));
            for (row, _) in &mut left {
                *row -= rows.range(..*row).count();
            }
        }
    }

    fn doubts(&self, recast: &Recast) -> Doubts {
        let mut doubts = Doubts::default();
        let mut series: BTreeMap<(String, String, String), Vec<Figure>> = BTreeMap::new();
        let text = |row: usize, role: Role| {
            let column = recast.mapping.column(role);
            let cell = column.and_then(|column| recast.table.rows.get(row)?.get(column));
            cell.map_or("", String::as_str)
        };
        for row in 0..recast.table.rows.len() {
            let number = |role| value::number(text(row, role)).map(Number::get);
            if let (Some(over), Some(under)) = (number(Role::Numerator), number(Role::Denominator))
            {
                let share = text(row, Role::Scale) == "100" || is_per_cent(text(row, Role::Unit));
                if share && over > under {
                    doubts.over_whole.insert(row);
                }
                continue;
            }
            let value::ValueReading::Number { value, .. } = value::read(text(row, Role::Value))
            else {
                continue;
            };
            let value = value.get();
            let name = text(row, Role::MeasureName);
            let change = says(
                name,
                &["change", "growth", "difference", "variance", "net", "increase", "reduction"],
            );
            let unit = text(row, Role::Unit);
            let share = is_per_cent(unit) && !(0.0..=100.0).contains(&value);
            let count = says(unit, &["number", "count", "people", "no"]) && value < 0.0;
            if !change && (share || count) {
                doubts.out_of_range.insert(row);
            }
            let own = matches!(text(row, Role::SeriesRole), "" | "own");
            let read = period::read(text(row, Role::Period), self.calendar, None);
            if let (true, false, Ok(read)) = (own, change, read) {
                let key = (text(row, Role::MeasureId).to_owned(), plain(name), plain(unit));
                series.entry(key).or_default().push(Figure {
                    end: read.end,
                    value,
                    row: Some(row),
                });
            }
        }
        for ((id, name, unit), mut figures) in series {
            self.history(&id, (&name, &unit), &mut figures);
            figures.sort_by_key(|figure| (figure.end, figure.row));
            unusual(&figures, &mut doubts);
        }
        doubts
    }

    /// What the pack has of a measure, for periods that the file doesn't give anew.
    fn history(&self, id: &str, (name, unit): (&str, &str), figures: &mut Vec<Figure>) {
        let found = self.pack.measures.iter().find(|measure| match id {
            "" => plain(&measure.name) == name && plain(&measure.unit) == unit,
            id => measure.id.as_str() == id,
        });
        let Some(found) = found else { return };
        let given: BTreeSet<NaiveDate> = figures.iter().map(|figure| figure.end).collect();
        for held in &found.series {
            let end = held.period.end(self.calendar);
            if let (Reading::Number(number), false) = (held.reading, given.contains(&end)) {
                figures.push(Figure { end, value: number.get(), row: None });
            }
        }
    }
}

/// Finds figures that are far from those before, or the same as the last where none ever was.
fn unusual(figures: &[Figure], doubts: &mut Doubts) {
    // A change or a difference has no usual size.
    let sized = figures.iter().all(|figure| figure.value >= 0.0);
    for (at, figure) in figures.iter().enumerate() {
        let Some(row) = figure.row else { continue };
        let before = figures.get(at.saturating_sub(LAST)..at).unwrap_or_default();
        let mut values: Vec<f64> = before.iter().map(|it| it.value.abs()).collect();
        values.sort_by(f64::total_cmp);
        let usual = values.get(values.len() / 2).copied().unwrap_or(0.0);
        let size = figure.value.abs();
        if sized
            && before.len() >= FEW
            && usual >= 1.0
            && size > 0.0
            && (size >= usual * 10.0 || size <= usual / 10.0)
        {
            doubts.tenfold.insert(row);
        }
        let never = before.len() >= NEVER
            && before.windows(2).all(|pair| matches!(pair, [a, b] if a.value != b.value));
        let last = at + 1 == figures.len();
        if last && never && before.last().is_some_and(|it| it.value == figure.value) {
            doubts.stuck.insert(row);
        }
    }
}

/// A figure as it is asked about: `1,200 (Bins missed, Apr 2025, row 7)`.
fn in_words(recast: &Recast, row: usize) -> String {
    let text = |role: Role| {
        let column = recast.mapping.column(role);
        let cell = column.and_then(|column| recast.table.rows.get(row)?.get(column));
        cell.cloned().unwrap_or_default()
    };
    let figure = match text(Role::Value) {
        blank if blank.is_empty() => {
            format!("{} of {}", text(Role::Numerator), text(Role::Denominator))
        }
        value => value,
    };
    format!(
        "{figure} ({}, {}, row {})",
        text(Role::MeasureName),
        text(Role::Period),
        recast.table.row_number(row)
    )
}
