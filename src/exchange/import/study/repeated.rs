//! Rows of the long table against each other: those that name one figure more than once, and how often they are.

use super::columns::deciding::Deciding;
use super::question::{Question, Why};
use super::recast::{Recast, waits_for};
use crate::exchange::counted::thousands;
use crate::exchange::import::proposal::Outcome;
use crate::exchange::import::role::Role;
use crate::exchange::reading::{period, spaces::tidy};
use crate::model::{Calendar, Frequency};
use crate::pack::Diagnostic;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// The most rows that are named.
const LISTED: usize = 6;

/// What the rows name, being gone through: which name the same.
pub(super) struct Repeats {
    /// The columns that say what a row's figure is of.
    keys: Vec<usize>,
    /// The column of periods.
    period: Option<usize>,
    figure: Vec<usize>,
    /// The first row of what is named.
    firsts: HashMap<String, usize>,
    /// The later ones, by the first.
    again: BTreeMap<usize, Vec<usize>>,
    /// Labels of periods in the one way that periods are printed.
    labels: HashMap<String, String>,
    /// The next row to look at.
    next: usize,
}

impl Repeats {
    pub(super) fn of(recast: &Recast) -> Self {
        const KEYS: [Role; 8] = [
            Role::MeasureId,
            Role::MeasureName,
            Role::Unit,
            Role::SeriesRole,
            Role::Geography,
            Role::PartsOf,
            Role::PeriodStart,
            Role::PeriodEnd,
        ];
        let columns = |roles: &[Role]| {
            roles.iter().filter_map(|role| recast.mapping.column(*role)).collect::<Vec<_>>()
        };
        Self {
            keys: columns(&KEYS),
            period: recast.mapping.column(Role::Period),
            figure: columns(&[Role::Value, Role::ValueText, Role::Numerator]),
            firsts: HashMap::new(),
            again: BTreeMap::new(),
            labels: HashMap::new(),
            next: 0,
        }
    }

    /// Looks at so many rows; whether there are more. Capitals and spaces tell nothing apart.
    pub(super) fn look(&mut self, recast: &Recast, calendar: Calendar, rows: usize) -> bool {
        let to = self.next.saturating_add(rows).min(recast.table.rows.len());
        for at in self.next..to {
            let cell = |column: &usize| text(recast, at, *column);
            if self.figure.iter().all(|column| cell(column).is_empty()) {
                continue;
            }
            let said = self.keys.iter().map(|column| tidy(cell(column)).to_lowercase());
            let mut key = said.collect::<Vec<_>>().join("\u{1f}");
            key.push('\u{1f}');
            let label = self.period.as_ref().map_or("", cell);
            if !self.labels.contains_key(label) {
                self.labels.insert(label.to_owned(), printed(label, calendar));
            }
            key.push_str(self.labels.get(label).map_or(label, String::as_str));
            let first = *self.firsts.entry(key).or_insert(at);
            if first != at {
                self.again.entry(first).or_default().push(at);
            }
        }
        self.next = to;
        to < recast.table.rows.len()
    }

    /// The rows that name one figure more than once.
    fn sets(&self) -> Vec<Vec<usize>> {
        let sets = self.again.iter();
        sets.map(|(first, again)| [*first].into_iter().chain(again.iter().copied()).collect())
            .collect()
    }
}

/// A label in the one way that periods are printed, so that `2025-26` and `2025/26` are the same.
fn printed(label: &str, calendar: Calendar) -> String {
    match period::read(label, calendar, None) {
        Ok(read) => read.period.label(),
        Err(_) => tidy(label).to_lowercase(),
    }
}

/// A cell of the long table.
fn text(recast: &Recast, row: usize, column: usize) -> &str {
    let row = recast.table.rows.get(row);
    row.and_then(|row| row.get(column)).map_or("", String::as_str)
}

impl Deciding<'_> {
    /// Rows that name one figure more than once: a row that stands twice in every cell is taken once, of others it is asked
    /// which counts.
    pub(super) fn repeated(&mut self, recast: &mut Recast, repeats: Repeats) {
        let sets = repeats.sets();
        let Some(first) = sets.first() else { return };
        if self.stand_twice(recast, &sets, repeats.firsts.len()) {
            return self.take_once(recast, &sets);
        }
        let numbers: Vec<String> =
            first.iter().map(|at| recast.table.row_number(*at).to_string()).collect();
        let question = Question::new(
            "repeated-rows",
            format!(
                "Rows {} name the same measure, place and period: which counts?",
                and(&numbers)
            ),
        )
        .answers(["none of them", "the first of each", "the last of each"])
        .because(why(recast, &repeats.figure, &sets))
        .holding("those rows");
        let keep = match self.asking.ask(question).as_deref() {
            Some("the first of each") => |rows: &[usize]| rows.first().copied(),
            Some("the last of each") => |rows: &[usize]| rows.last().copied(),
            _ => |_: &[usize]| None,
        };
        let answered = self.asking.questions.last().is_some_and(|it| it.answered.is_some());
        let reason = match answered {
            true => "another row for the same measure and period counts, as you answered".into(),
            false => waits_for("repeated-rows"),
        };
        let mut out = BTreeMap::new();
        for rows in &sets {
            let kept = keep(rows);
            let dropped = rows.iter().copied().filter(|at| Some(*at) != kept);
            out.extend(dropped.map(|at| (at, reason.clone())));
        }
        drop_rows(recast, &out);
    }

    /// Whether all rows that name a figure again are the same in every cell of the sheet, and most figures stand once: of a
    /// file that lost the column which told its rows apart nearly all stand several times, and some differ.
    fn stand_twice(&self, recast: &Recast, sets: &[Vec<usize>], all: usize) -> bool {
        let same = |rows: &Vec<usize>| {
            let said =
                |at: &usize| Some((recast.table.rows.get(*at)?, self.cells_of(recast, *at)?));
            let mut said = rows.iter().map(said);
            let first = said.next().flatten();
            first.is_some() && said.all(|it| it == first)
        };
        sets.len() * 2 <= all && sets.iter().all(same)
    }

    /// The sheet's row that a row of the long table comes from.
    pub(super) fn sheet_row(&self, recast: &Recast, at: usize) -> Option<usize> {
        let number = recast.table.row_numbers.get(at)?;
        let mut origins = recast.table.origins.get(at)?.iter().flatten();
        origins.find(|(row, _)| self.layout.table.row_number(*row) == *number).map(|(row, _)| *row)
    }

    fn cells_of(&self, recast: &Recast, at: usize) -> Option<Vec<&str>> {
        let row = self.sheet_row(recast, at)?;
        Some((0..self.columns.len()).map(|column| self.text(row, column)).collect())
    }

    /// Takes the first of rows that are the same in every cell, and says of each that it stands again.
    fn take_once(&self, recast: &mut Recast, sets: &[Vec<usize>]) {
        // The sheet's rows that stand again, each with the number of the first.
        let mut again: BTreeMap<usize, usize> = BTreeMap::new();
        for rows in sets {
            let Some((first, others)) = rows.split_first() else { continue };
            let number = recast.table.row_number(*first);
            again.extend(
                others.iter().filter_map(|at| Some((self.sheet_row(recast, *at)?, number))),
            );
        }
        let mut said: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        for (row, first) in &again {
            said.entry(*first).or_default().push(self.layout.table.row_number(*row).to_string());
        }
        for (first, numbers) in said {
            let message = format!("in every cell the same as row {first}: it is taken once");
            let place =
                format!("{} {}", if numbers.len() > 1 { "rows" } else { "row" }, and(&numbers));
            recast.table.diagnostics.push(Diagnostic::note(place, message));
        }
        // With what else they say, as targets.
        let of_them =
            |at: &usize| self.sheet_row(recast, *at).is_some_and(|row| again.contains_key(&row));
        let out = (0..recast.table.rows.len()).filter(of_them).collect();
        remove_rows(recast, &out);
        for (row, first) in again {
            self.tell_again(row, first, recast);
        }
    }

    /// Says of the cells of a row that stands again why they aren't taken.
    fn tell_again(&self, row: usize, first: usize, recast: &mut Recast) {
        let reason = format!("row {first} says the same in every cell: it is taken once");
        for at in 0..self.columns.len() {
            let used = self.column(at).is_some_and(|it| it.reason.is_none() && it.waits.is_none());
            if used && !self.text(row, at).is_empty() {
                recast.told.insert((row, at), (Outcome::LeftOut, reason.clone().into()));
            }
        }
    }

    /// The one frequency of all the periods in the file.
    pub(super) fn frequency(&self, recast: &Recast) -> Option<Frequency> {
        if !self.with(Role::Frequency).is_empty() {
            return None;
        }
        let column = recast.mapping.column(Role::Period)?;
        let value = recast.mapping.column(Role::Value)?;
        let filled = |row: &&Vec<String>| row.get(value).is_some_and(|text| !text.is_empty());
        let rows = recast.table.rows.iter().filter(filled);
        let labels: HashSet<&String> = rows.filter_map(|row| row.get(column)).collect();
        let mut common = None;
        for label in labels {
            let found = period::read(label, self.calendar, None).ok()?.period.frequency();
            if found == Frequency::Dated || common.is_some_and(|common| common != found) {
                return None;
            }
            common = Some(found);
        }
        common
    }
}

/// What the rows of one figure say, and how many figures there are of which several do.
fn why(recast: &Recast, figure: &[usize], sets: &[Vec<usize>]) -> String {
    let figures: Vec<String> = sets
        .first()
        .into_iter()
        .flatten()
        .take(LISTED)
        .map(|at| {
            let said: Vec<&str> = figure
                .iter()
                .map(|column| text(recast, *at, *column))
                .filter(|it| !it.is_empty())
                .collect();
            format!("row {} says {}", recast.table.row_number(*at), said.join(" and "))
        })
        .collect();
    let rest = match sets.len() {
        1 => "nothing tells them apart".to_owned(),
        more => {
            format!(
                "{} figures stand in several rows each, and nothing tells those apart",
                thousands(more)
            )
        }
    };
    format!("{}; {rest}", figures.join(", "))
}

/// Numbers of rows as a list: `2, 5 and 7`, the first few.
fn and(numbers: &[String]) -> String {
    let more = numbers.len().saturating_sub(LISTED);
    match numbers.get(..LISTED.min(numbers.len())) {
        Some(first) if more > 0 => format!("{} and {more} more", first.join(", ")),
        Some([before @ .., last]) if !before.is_empty() => {
            format!("{} and {last}", before.join(", "))
        }
        _ => numbers.join(", "),
    }
}

/// Takes rows out of the long table, and says why of their cells.
pub(super) fn drop_rows(recast: &mut Recast, out: &BTreeMap<usize, Why>) {
    for (at, reason) in out {
        for origin in recast.table.origins.get(*at).into_iter().flatten().flatten() {
            recast.told.insert(*origin, (Outcome::LeftOut, reason.clone()));
        }
    }
    remove_rows(recast, &out.keys().copied().collect());
}

/// Takes rows out of the long table.
pub(super) fn remove_rows(recast: &mut Recast, out: &BTreeSet<usize>) {
    let mut at = 0;
    let mut kept = Vec::new();
    let stays = |at: &mut usize| {
        *at += 1;
        !out.contains(&(*at - 1))
    };
    recast.table.origins.retain(|_| stays(&mut at));
    at = 0;
    recast.table.row_numbers.retain(|_| stays(&mut at));
    at = 0;
    recast.table.rows.retain(|_| {
        let before = at;
        let stays = stays(&mut at);
        if stays {
            kept.push(before);
        }
        stays
    });
    let moved: HashMap<usize, usize> =
        kept.into_iter().enumerate().map(|(new, old)| (old, new)).collect();
    let answered = std::mem::take(&mut recast.answered).into_iter();
    recast.answered =
        answered.filter_map(|(row, asked)| Some((*moved.get(&row)?, asked))).collect();
    recast.confirmed = recast
        .confirmed
        .iter()
        .filter_map(|(row, column)| Some((*moved.get(row)?, *column)))
        .collect();
}

#[cfg(test)]
mod tests {
    use super::super::tried::tried;
    use crate::model::Pack;

    const ROWS: &str = "Measure,Unit,Period,Value\nFalls,Number,Apr 2025,8\n";

    #[test]
    fn capitals_and_spaces_make_no_other_measure_of_a_row() {
        let check = |rows: &str, text: &str, why: &str, left: &[&str]| {
            let found = tried(&Pack::default(), &format!("{ROWS}{rows}"), &[]);
            let question = found.question("repeated-rows");
            assert_eq!((question.text.as_str(), question.why.as_str()), (text, why), "{rows}");
            assert_eq!(found.figures(), left, "{rows}");
        };
        check(
            "Visits,number,Apr 2025,80\n VISITS ,Number,Apr 2025,81\n",
            "Rows 3 and 4 name the same measure, place and period: which counts?",
            "row 3 says 80, row 4 says 81; nothing tells them apart",
            &["Falls, own, 2025-04: 8"],
        );
        check(
            "Visits,Number,2024/25,80\nvisits,Number,2024-25,80\nVisits,Number,2024-2025,79\n",
            "Rows 3, 4 and 5 name the same measure, place and period: which counts?",
            "row 3 says 80, row 4 says 80, row 5 says 79; nothing tells them apart",
            &["Falls, own, 2025-04: 8"],
        );
        let one = format!("{ROWS}Visits,Number,Apr 2025,80\nvisits,Number,May 2025,82\n");
        let found = tried(&Pack::default(), &one, &[]);
        assert_eq!(found.pack.measures.len(), 2);
        assert_eq!(found.figures().len(), 3);
    }

    #[test]
    fn a_row_that_stands_twice_in_every_cell_is_taken_once_and_said() {
        let told = |text: &str| {
            let found = tried(&Pack::default(), text, &[]);
            let notes = found.proposal.diagnostics.iter();
            let notes: Vec<String> = notes
                .filter(|it| it.message.contains("in every cell"))
                .map(|it| format!("{}: {}", it.place, it.message))
                .collect();
            let asked = found.asked().contains(&"repeated-rows");
            (found.figures(), notes, asked)
        };
        let twice = format!("{ROWS}Visits,Number,Apr 2025,80\nFalls,Number,Apr 2025,8\n");
        let (figures, notes, asked) = told(&twice);
        assert_eq!(figures, ["Falls, own, 2025-04: 8", "Visits, own, 2025-04: 80"]);
        assert_eq!(notes, ["row 4: in every cell the same as row 2: it is taken once"]);
        assert!(!asked);
        let wide =
            "Measure,Apr 2025,May 2025\nVisits,80,82\nFalls,8,9\nVisits,80,82\nVisits,80,82\n";
        let (figures, notes, asked) = told(wide);
        assert_eq!((figures.len(), asked), (4, false));
        assert_eq!(notes, ["rows 4 and 5: in every cell the same as row 2: it is taken once"]);
        // A comment that differs, a figure that differs elsewhere, or a file of nothing but such rows: asked.
        for doubtful in [
            "Measure,Period,Value,Comment\nVisits,Apr 2025,80,a\nVisits,Apr 2025,80,b\nFalls,Apr 2025,8,\n",
            "Measure,Period,Value\nVisits,Apr 2025,80\nVisits,Apr 2025,80\nFalls,Apr 2025,8\nFalls,Apr 2025,9\nTrips,Apr 2025,1\n",
            "Measure,Period,Value\nVisits,Apr 2025,80\nVisits,Apr 2025,80\n",
        ] {
            let (figures, notes, asked) = told(doubtful);
            assert!(asked && notes.is_empty(), "{doubtful}");
            assert!(figures.iter().all(|it| !it.contains("Visits")), "{figures:?}");
        }
    }
}
