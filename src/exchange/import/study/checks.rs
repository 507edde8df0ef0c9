//! Questions about figures before they are taken (RULES 14, last line): ten times too large or small, more of a
//! part than there is of the whole, outside what the unit allows, the same as before to the last digit. When a figure
//! is each of these, is said where the entry grid asks it too (`rating::figure_checks`).

use super::deciding::Deciding;
use super::question::Question;
use super::recast::{Recast, waits_for};
use super::repeated::drop_rows;
use super::words::{few, plain};
use crate::exchange::import::role::Role;
use crate::exchange::reading::{period, value};
use crate::model::{Calendar, Number, Pack, Reading};
use crate::rating::{is_change, is_per_cent, is_stuck, is_tenfold, outside_unit, usual_size};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// How many figures before one are looked at.
const LAST: usize = 12;

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

/// What a series is of: id, plain name, plain unit.
type Of = (String, String, String);

/// The figures of a file being gone through: row by row, then series by series.
pub(super) struct Checks {
    doubts: Doubts,
    /// The figures of each series so far.
    series: BTreeMap<Of, Vec<Figure>>,
    /// The pack's measures by plain name and unit.
    held: HashMap<(String, String), usize>,
    /// Texts that were looked at before: periods by their last day, names and units as plain words.
    ends: HashMap<String, Option<NaiveDate>>,
    words: HashMap<String, String>,
    /// The next row to look at.
    next: usize,
}

impl Checks {
    pub(super) fn of(pack: &Pack) -> Self {
        let held = pack.measures.iter().enumerate();
        Self {
            doubts: Doubts::default(),
            series: BTreeMap::new(),
            held: held.map(|(at, it)| ((plain(&it.name), plain(&it.unit)), at)).collect(),
            ends: HashMap::new(),
            words: HashMap::new(),
            next: 0,
        }
    }

    fn plain(&mut self, text: &str) -> String {
        if let Some(words) = self.words.get(text) {
            return words.clone();
        }
        let words = plain(text);
        self.words.insert(text.to_owned(), words.clone());
        words
    }

    /// The last day of a period; none where it can't be read.
    fn end(&mut self, label: &str, calendar: Calendar) -> Option<NaiveDate> {
        if let Some(end) = self.ends.get(label) {
            return *end;
        }
        let end = period::read(label, calendar, None).ok().map(|read| read.end);
        self.ends.insert(label.to_owned(), end);
        end
    }

    /// Looks at a row's figure by itself, and puts it to its series.
    fn look_at(&mut self, row: usize, recast: &Recast, calendar: Calendar) {
        let text = |role: Role| text(recast, row, role);
        let number = |role| value::number(text(role)).map(Number::get);
        if let (Some(over), Some(under)) = (number(Role::Numerator), number(Role::Denominator)) {
            let share = text(Role::Scale) == "100" || is_per_cent(text(Role::Unit));
            if share && over > under {
                self.doubts.over_whole.insert(row);
            }
            return;
        }
        let value::ValueReading::Number { value, .. } = value::read(text(Role::Value)) else {
            return;
        };
        let value = value.get();
        let (name, unit) = (self.plain(text(Role::MeasureName)), self.plain(text(Role::Unit)));
        let change = is_change(&name);
        if outside_unit(&name, text(Role::Unit), value).is_some() {
            self.doubts.out_of_range.insert(row);
        }
        let own = matches!(text(Role::SeriesRole), "" | "own");
        let Some(end) = self.end(text(Role::Period), calendar) else { return };
        if own && !change {
            let of = (text(Role::MeasureId).to_owned(), name, unit);
            self.series.entry(of).or_default().push(Figure { end, value, row: Some(row) });
        }
    }

    /// What the pack has of a measure, for periods that the file doesn't give anew.
    fn history(&self, pack: &Pack, (id, name, unit): &Of, figures: &mut Vec<Figure>) {
        let found = match id.as_str() {
            "" => {
                self.held.get(&(name.clone(), unit.clone())).and_then(|at| pack.measures.get(*at))
            }
            id => pack.measures.iter().find(|measure| measure.id.as_str() == id),
        };
        let Some(found) = found else { return };
        let given: BTreeSet<NaiveDate> = figures.iter().map(|figure| figure.end).collect();
        for held in &found.series {
            let end = held.period.end(pack.calendar());
            let Reading::Number(number) = held.reading else { continue };
            if !given.contains(&end) {
                figures.push(Figure { end, value: number.get(), row: None });
            }
            // What the pack has already was taken before, whatever it is.
            for same in figures.iter_mut().filter(|it| it.end == end && it.value == number.get()) {
                same.row = None;
            }
        }
    }

    /// Goes on by so many rows; whether there is more to do.
    pub(super) fn look(&mut self, pack: &Pack, recast: &Recast, rows: usize) -> bool {
        let all = recast.table.rows.len();
        if self.next < all {
            let to = self.next.saturating_add(rows).min(all);
            for row in self.next..to {
                self.look_at(row, recast, pack.calendar());
            }
            self.next = to;
            return true;
        }
        let mut looked_at = 0;
        while looked_at < rows
            && let Some((of, mut figures)) = self.series.pop_first()
        {
            self.history(pack, &of, &mut figures);
            figures.sort_by_key(|figure| (figure.end, figure.row));
            looked_at += figures.len();
            unusual(&figures, &mut self.doubts);
        }
        !self.series.is_empty()
    }
}

/// A cell of the long table.
fn text(recast: &Recast, row: usize, role: Role) -> &str {
    let column = recast.mapping.column(role);
    let cell = column.and_then(|column| recast.table.rows.get(row)?.get(column));
    cell.map_or("", String::as_str)
}

impl Deciding<'_> {
    /// Asks about figures that are mostly slips; leaves out those that wait or that a person leaves out.
    pub(super) fn check_figures(&mut self, recast: &mut Recast, checks: Checks) {
        let doubts = checks.doubts;
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
                Some(_) => format!("{words}: you left it out").into(),
                None => waits_for(id),
            };
            out.extend(rows.iter().map(|row| (*row, reason.clone())));
        }
        drop_rows(recast, &out);
    }
}

/// Finds figures that are far from those before, or the same as the last where none ever was.
fn unusual(figures: &[Figure], doubts: &mut Doubts) {
    // A change or a difference has no usual size.
    let sized = figures.iter().all(|figure| figure.value >= 0.0);
    for (at, figure) in figures.iter().enumerate() {
        let Some(row) = figure.row else { continue };
        let before = figures.get(at.saturating_sub(LAST)..at).unwrap_or_default();
        let before: Vec<f64> = before.iter().map(|it| it.value).collect();
        let usual = usual_size(&before).filter(|_| sized);
        if usual.is_some_and(|usual| is_tenfold(usual, figure.value)) {
            doubts.tenfold.insert(row);
        }
        let last = at + 1 == figures.len();
        if last && is_stuck(&before, figure.value) {
            doubts.stuck.insert(row);
        }
    }
}

/// A figure as it is asked about: `1,200 (Bins missed, Apr 2025, row 7)`.
fn in_words(recast: &Recast, row: usize) -> String {
    let text = |role: Role| text(recast, row, role);
    let figure = match text(Role::Value) {
        "" => format!("{} of {}", text(Role::Numerator), text(Role::Denominator)),
        value => value.to_owned(),
    };
    format!(
        "{figure} ({}, {}, row {})",
        text(Role::MeasureName),
        text(Role::Period),
        recast.table.row_number(row)
    )
}

#[cfg(test)]
mod tests {
    use super::super::tried::{pack_of, tried};

    #[test]
    fn nothing_is_asked_of_figures_that_the_pack_has() {
        let months: Vec<String> = (1..=11).map(|month| format!("2025-{month:02}")).collect();
        let figures: Vec<(&str, f64)> = months
            .iter()
            .enumerate()
            .map(|(at, month)| (month.as_str(), if at == 10 { 39.0 } else { 30.0 + at as f64 }))
            .collect();
        let file = |figures: &[(&str, f64)]| {
            let row = |(month, value): &(&str, f64)| format!("Loans,{month},{value}\n");
            "Measure,Period,Value\n".to_owned() + &figures.iter().map(row).collect::<String>()
        };
        let check = |held: &[(&str, f64)], file: &str, asked: &[&str]| {
            assert_eq!(tried(&pack_of(&[("Loans", held)]), file, &[]).asked(), asked, "{file}");
        };
        check(&figures, &file(&figures), &[]);
        check(&figures[..10], &file(&figures), &["stuck"]);
        check(&figures, &file(&[("Dec 2025", 390.0)]), &["tenfold"]);
    }
}
