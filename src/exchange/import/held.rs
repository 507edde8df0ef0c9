//! Rows that are held back whole: they name one measure and period more than once, or a column that isn't used
//! says whose figures they are. Neither the order of rows nor equal figures settle which is the organisation's.
//!
//! Rows that are the same in every column are held back too. From such rows alone one row said twice can't be
//! told from two rows that lost the column which told them apart, as in files cut down for publishing. Where the
//! file as a whole tells them, the study has taken them out before (`study/repeated.rs`).

use super::breakdown::{Breakdown, breakdown};
use super::identity::Identities;
use super::role::{Mapping, Role, Whose};
use crate::exchange::{Table, reading::spaces::tidy};
use crate::model::{MeasureId, Period};
use crate::pack::Diagnostic;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// How many columns a reason names.
const NAMED: usize = 3;

/// How many subjects are settled at once.
const AT_ONCE: usize = 1_000;

/// How many rows a message names.
const LISTED: usize = 6;

/// What to do about figures of which nothing says whose they are.
const WHOSE_HINT: &str = "keep only the rows that are the organisation's own in the file, or add a column \
    'Role' that says own, area, group or national in each row";

/// A row, and what it is about.
pub(super) struct Named {
    pub(super) row: usize,
    pub(super) measure: MeasureId,
    /// Whose figures, and the name of the place or group where they aren't the organisation's own.
    pub(super) series: (Whose, String),
    /// A column says that they are the organisation's own.
    pub(super) plainly_own: bool,
    pub(super) period: Option<Period>,
}

/// What rows may be about more than once.
#[derive(PartialEq, Eq, Hash)]
enum Subject {
    /// A measure; whose; when.
    One(MeasureId, (Whose, String), Option<Period>),
    /// The rows of a wide file that share a name and unit: measures of their own, unless something says not.
    Namesakes((String, String)),
}

/// The rows that are about one subject.
struct Sharing {
    rows: Vec<usize>,
    /// The organisation's own.
    own: bool,
    /// Measures of their own by name, and whether the pack has one of that name and unit.
    namesakes: Option<bool>,
}

/// The rows of a table by what they are about.
pub(super) struct Subjects<'a> {
    table: &'a Table,
    mapping: &'a Mapping,
    /// The columns that hold a figure or a target.
    content: Vec<usize>,
    /// The columns that aren't used, and for the organisation's own figures.
    unused: Vec<usize>,
    breakdowns: BTreeMap<usize, Breakdown>,
    subjects: HashMap<Subject, usize>,
    sharing: Vec<Sharing>,
    /// Rows that are the organisation's own for want of a word that they aren't, with their measure.
    taken_for_own: Vec<(usize, String)>,
    /// How many subjects, and after them columns, are settled.
    settled: usize,
}

/// The rows held back, each with the reason, and what to say of them.
#[derive(Default)]
pub(super) struct Held {
    pub(super) reasons: BTreeMap<usize, String>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl<'a> Subjects<'a> {
    pub(super) fn new(table: &'a Table, mapping: &'a Mapping) -> Self {
        let columns = || 0..table.headings.len();
        // The second column of a role isn't used either; whose a figure is says a place only of others.
        let unused = |column: &usize| match mapping.role(*column) {
            Role::Ignored | Role::Geography => true,
            Role::Slot(_) => false,
            role => mapping.column(role) != Some(*column),
        };
        let unused: Vec<usize> = columns().filter(unused).collect();
        let breakdowns = unused
            .iter()
            .filter_map(|column| Some((*column, breakdown(table, *column)?)))
            .collect();
        Self {
            table,
            mapping,
            content: columns().filter(|column| mapping.role(*column).is_content()).collect(),
            unused,
            breakdowns,
            // With room for all: growing would be a long piece of work in between.
            subjects: HashMap::with_capacity(table.rows.len()),
            sharing: Vec::new(),
            taken_for_own: Vec::new(),
            settled: 0,
        }
    }

    fn text(&self, row: usize, column: usize) -> &'a str {
        self.table.rows.get(row).and_then(|row| row.get(column)).map_or("", |text| text.trim())
    }

    fn says_something(&self, row: usize) -> bool {
        self.content.iter().any(|column| !self.text(row, *column).is_empty())
    }

    /// Puts a row to the others that are about the same.
    pub(super) fn add(&mut self, named: Named, identities: &Identities) {
        let Named { row, measure, series, plainly_own, period } = named;
        let own = series.0 == Whose::Own;
        let called = identities.called(self.table, row);
        if own && !plainly_own {
            let name = called.as_ref().map(|(name, unit)| format!("{name} ({unit})"));
            self.taken_for_own.push((row, name.unwrap_or_else(|| measure.to_string())));
        }
        self.share(Subject::One(measure, series, period), row, own, None);
        // A row of a name may be about a measure that another row's id names.
        if let Some(called) = called.filter(|_| !identities.long) {
            let in_pack = identities.in_pack(&called);
            self.share(Subject::Namesakes(called), row, own, Some(in_pack));
        }
    }

    fn share(&mut self, subject: Subject, row: usize, own: bool, namesakes: Option<bool>) {
        let next = self.sharing.len();
        let at = *self.subjects.entry(subject).or_insert(next);
        match self.sharing.get_mut(at) {
            Some(sharing) => sharing.rows.push(row),
            None => self.sharing.push(Sharing { rows: vec![row], own, namesakes }),
        }
    }

    /// Settles some more of which rows are held back; whether there is more to settle.
    pub(super) fn settle(&mut self, held: &mut Held) -> bool {
        let from = self.settled;
        let shared = self.sharing.len();
        if let Some(rest) = self.sharing.get(from..).filter(|rest| !rest.is_empty()) {
            for sharing in rest.iter().take(AT_ONCE) {
                self.settle_one(sharing, held);
            }
            self.settled = shared.min(from + AT_ONCE);
        } else if let Some((column, kind)) = self.breakdowns.iter().nth(from - shared) {
            self.of_others(*column, *kind, held);
            self.settled += 1;
        } else if let Some(column) = self.unused.get(from - shared - self.breakdowns.len()) {
            self.doubtful(*column, held);
            self.settled += 1;
        }
        self.settled < shared + self.breakdowns.len() + self.unused.len()
    }

    fn settle_one(&self, sharing: &Sharing, held: &mut Held) {
        let said = |row: &usize| self.says_something(*row);
        if sharing.rows.len() < 2 || !sharing.rows.iter().any(said) {
            return;
        }
        match sharing.namesakes {
            Some(in_pack) => self.namesakes(&sharing.rows, in_pack, held),
            None => self.said_twice(&sharing.rows, sharing.own, held),
        }
    }

    /// Rows about one measure, series and period.
    fn said_twice(&self, rows: &[usize], own: bool, held: &mut Held) {
        let differing = self.differing(rows, own);
        if !differing.is_empty() {
            return self.hold_differing(rows, &differing, held);
        }
        let every = 0..self.table.headings.len();
        let (reason, hint) = if every.clone().all(|column| !self.differ(rows, column)) {
            (
                "other rows are the same in every column, so nothing says whether they are one row said twice",
                "take out all but one of them",
            )
        } else {
            (
                "other rows name the same measure and period and say something else",
                "keep one of the rows",
            )
        };
        self.hold(rows, reason.to_owned(), hint, held);
    }

    /// Rows of a wide file with one name and unit: measures of their own, but where a column says that they
    /// are parts of one, where nothing tells them apart, or where the pack has one of them already.
    fn namesakes(&self, rows: &[usize], in_pack: bool, held: &mut Held) {
        let differing = self.differing(rows, true);
        let parts: Vec<usize> =
            differing.iter().copied().filter(|at| self.breakdowns.contains_key(at)).collect();
        if !parts.is_empty() {
            return self.hold_differing(rows, &parts, held);
        }
        if in_pack {
            let reason = "other rows have the same name and unit, and nothing says which of them is the \
                pack's measure";
            return self.hold(rows, reason.to_owned(), "give the rows ids", held);
        }
        let mut alike: BTreeMap<Vec<&str>, Vec<usize>> = BTreeMap::new();
        for row in rows {
            let texts = (0..self.table.headings.len()).map(|column| self.text(*row, column));
            alike.entry(texts.collect()).or_default().push(*row);
        }
        for rows in alike.values().filter(|rows| rows.len() > 1) {
            self.said_twice(rows, true, held);
        }
    }

    fn hold_differing(&self, rows: &[usize], differing: &[usize], held: &mut Held) {
        let plain = |column: &&usize| self.breakdowns.contains_key(column);
        let telling: Vec<usize> = match differing.iter().filter(plain).copied().collect::<Vec<_>>()
        {
            found if found.is_empty() => differing.to_vec(),
            found => found,
        };
        let columns = self.in_words(&telling);
        let place = telling.iter().any(|column| self.mapping.role(*column) == Role::Geography);
        let whose = if place { " for the organisation's own figures" } else { "" };
        let reason = format!(
            "other rows name the same measure and period, and differ in {columns}, which isn't used{whose}"
        );
        self.hold(rows, reason, WHOSE_HINT, held);
    }

    /// Holds rows back, and says so once.
    fn hold(&self, rows: &[usize], reason: String, hint: &str, held: &mut Held) {
        let numbers: Vec<String> =
            rows.iter().take(LISTED).map(|row| self.table.row_number(*row).to_string()).collect();
        let more = match rows.len().saturating_sub(LISTED) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let place = format!("rows {}{more}", numbers.join(", "));
        let message = format!("{reason}: none of these rows is taken");
        held.diagnostics.push(Diagnostic::error(place, message).with_hint(hint));
        for row in rows {
            held.reasons.entry(*row).or_insert_with(|| reason.clone());
        }
    }

    /// Rows taken for the organisation's own, of which a column says that they are of a place or a group.
    fn of_others(&self, column: usize, kind: Breakdown, held: &mut Held) {
        // A place tells rows of the whole file apart; a group those of one measure, for a column such as
        // `Category` may as well say what kind of measure it is.
        let mut values: HashMap<&str, HashSet<String>> = HashMap::new();
        let of = |measure| if kind == Breakdown::Place { "" } else { measure };
        let saying = || self.taken_for_own.iter().filter(|(row, _)| self.says_something(*row));
        for (row, measure) in saying() {
            let value = tidy(self.text(*row, column)).to_lowercase();
            values.entry(of(measure)).or_default().insert(value);
        }
        let telling = |measure| values.get(of(measure)).is_some_and(|values| values.len() > 1);
        let others = self
            .taken_for_own
            .iter()
            .filter(|(row, measure)| !self.text(*row, column).is_empty() && telling(measure));
        let others: Vec<usize> = others.map(|(row, _)| *row).collect();
        let new: Vec<usize> =
            others.iter().copied().filter(|row| !held.reasons.contains_key(row)).collect();
        let name = self.in_words(&[column]);
        if let Some(first) = new.first() {
            let reason = format!(
                "{name} says whose figures the rows are, and nothing says which are the organisation's own"
            );
            let message = format!("{reason}: {} rows are left out", new.len());
            let place = self.table.place(*first, column);
            held.diagnostics.push(Diagnostic::error(place, message).with_hint(WHOSE_HINT));
            for row in new {
                held.reasons.insert(row, reason.clone());
            }
        } else if others.is_empty()
            && let Some((first, _)) = saying().next()
            && kind == Breakdown::Place
            && !self.text(*first, column).is_empty()
        {
            let place = self.table.place(*first, column);
            let message = format!(
                "every row says '{}' here: the figures are taken as the organisation's own",
                self.text(*first, column)
            );
            held.diagnostics.push(Diagnostic::note(place, message));
        }
    }

    /// Says of a column that isn't used, and in which rows of one measure differ, that it may say whose the
    /// figures are: a few words each in several rows.
    fn doubtful(&self, column: usize, held: &mut Held) {
        if self.breakdowns.contains_key(&column) {
            return;
        }
        let mut of_measure: HashMap<&str, &str> = HashMap::new();
        let (mut differ, mut repeated) = (false, false);
        let mut values: BTreeSet<&str> = BTreeSet::new();
        for (row, measure) in &self.taken_for_own {
            let text = self.text(*row, column);
            if held.reasons.contains_key(row) || text.is_empty() || !self.says_something(*row) {
                continue;
            }
            let first = *of_measure.entry(measure).or_insert(text);
            differ |= first != text;
            repeated |= !values.insert(text);
            if values.len() > MOST_GROUPS || !is_group(text) {
                values.clear();
                differ = false;
                break;
            }
        }
        if differ && repeated {
            let few: Vec<&str> = values.iter().take(NAMED).copied().collect();
            let message = format!(
                "this column is left out, and rows of one measure differ in it ({}): if it says whose \
                     figures they are, they are not all the organisation's own",
                few.join(", ")
            );
            let place = format!("column {} ({})", column + 1, self.heading(column));
            held.diagnostics.push(Diagnostic::warning(place, message));
        }
    }

    /// The columns that aren't used in which rows differ. The place of another's figure is used.
    fn differing(&self, rows: &[usize], own: bool) -> Vec<usize> {
        let unused = |column: &&usize| own || self.mapping.role(**column) != Role::Geography;
        let unused = self.unused.iter().filter(unused).copied();
        unused.filter(|column| self.differ(rows, *column)).collect()
    }

    fn differ(&self, rows: &[usize], column: usize) -> bool {
        let mut texts = rows.iter().map(|row| self.text(*row, column));
        let first = texts.next();
        texts.any(|text| Some(text) != first)
    }

    fn heading(&self, column: usize) -> String {
        let heading = self.table.headings.get(column).map_or("", String::as_str);
        if heading.is_empty() { format!("column {}", column + 1) } else { heading.to_owned() }
    }

    fn in_words(&self, columns: &[usize]) -> String {
        let names: Vec<String> =
            columns.iter().take(NAMED).map(|at| format!("'{}'", self.heading(*at))).collect();
        let more = match columns.len().saturating_sub(NAMED) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        names.join(", ") + &more
    }
}

/// The most groups that a column tells apart; more are remarks.
const MOST_GROUPS: usize = 12;

/// Whether a text may name a group: a few words, no number or date.
fn is_group(text: &str) -> bool {
    text.chars().count() <= 40
        && text.chars().next().is_some_and(char::is_alphabetic)
        && !text.contains("://")
}
