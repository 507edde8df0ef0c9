//! Several packs joined into one (FRAMEWORK D9, D10): every kind of record by its declaration, series cell by cell.
//! Whichever order they come in, the same pack comes of it, and nothing that one of them says is lost: it is in the
//! pack, or in the list of conflicts with who says so.

mod merge;
mod order;
mod sealed;
mod trace;

use crate::edit::difference::Subject;
use crate::edit::names::Names;
use crate::edit::{Change, Context, Refusal, guard};
use crate::model::{
    Day, Join, Kind, Listed, Look, MeasureId, Organisation, Pack, Period, Record, Row, Shape,
    VERSION,
};
use merge::{Inside, Merging};
use order::merged;
use sealed::{Holders, Kept};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// A pack that is joined, and who sent it.
#[derive(Clone, Debug)]
pub struct Sender {
    /// Who, as whoever joins it says; told apart by it.
    pub name: String,
    /// The day of the last change in it, where anybody knows.
    pub on: Option<Day>,
    /// What it says.
    pub pack: Arc<Pack>,
    /// What it was made of, where that is known, as of a slip: a figure that is as it was then is no other figure.
    pub base: Option<Arc<Pack>>,
}

impl Sender {
    /// A pack from somebody; of the day of the last entry of its history.
    pub fn new(name: impl Into<String>, pack: Arc<Pack>) -> Self {
        let on = pack.history.iter().map(|event| event.on).max();
        Self { name: name.into(), on, pack, base: None }
    }
}

/// By what a conflict is settled that nobody settled by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// The pack with the latest change; two of one day are asked about.
    Newest,
    /// What is open; among the others the newest.
    Ours,
    /// What isn't open; among several of them the newest.
    Theirs,
}

/// How conflicts are settled.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Settling {
    /// The rule, where there is one.
    pub rule: Option<Rule>,
    /// What a person said: the sender whose value is taken, by the conflict's key.
    pub answers: BTreeMap<String, String>,
}

/// How it came that one value of a conflict is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    /// Nothing settles it: somebody has to be asked.
    Open,
    /// The rule did.
    Rule,
    /// A person did.
    Person,
}

/// Something of which packs say different things.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// Tells it from every other, the same in whatever order packs are joined.
    pub key: String,
    /// What it is about, in words.
    pub place: String,
    /// What is said, and by whom.
    pub choices: Vec<Choice>,
    /// Which of them is taken; of an open one, which would be.
    pub chosen: usize,
    /// Why that one.
    pub settled: Settled,
}

/// One of the things that are said.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// In words.
    pub words: String,
    /// Who says so, by their places in [`Joined::senders`].
    pub from: Vec<usize>,
}

/// What a pack brings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Brought {
    /// Records that no other has, by kind.
    pub records: BTreeMap<Kind, usize>,
    /// Records that others have too, and all say the same of.
    pub alike: usize,
    /// Figures that it alone brings.
    pub figures: usize,
}

impl Brought {
    /// In words: "2 plans, 12 measures, 144 figures that no other has".
    pub fn in_words(&self) -> String {
        let several = |count: usize, one: &str| {
            if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") }
        };
        let records = self.records.iter().map(|(kind, count)| several(*count, kind.words()));
        let figures = (self.figures > 0).then(|| several(self.figures, "figure"));
        let words: Vec<String> = records.chain(figures).collect();
        if words.is_empty() {
            "nothing that no other has".to_owned()
        } else {
            format!("{} that no other has", words.join(", "))
        }
    }
}

/// What came of joining.
#[derive(Clone, Debug)]
pub struct Joined {
    /// The pack.
    pub pack: Pack,
    /// Whose packs it was made of: what is open first, then by name and day.
    pub senders: Vec<Sender>,
    /// What each brings, in that order.
    pub brought: Vec<Brought>,
    /// Everything of which they say different things, in the order of the pack.
    pub conflicts: Vec<Conflict>,
    /// What was said otherwise of what is signed off, and therefore not taken.
    pub kept: Vec<Kept>,
    ours: bool,
}

impl Joined {
    /// The conflicts that somebody has to be asked about.
    pub fn open(&self) -> impl Iterator<Item = &Conflict> {
        self.conflicts.iter().filter(|conflict| conflict.settled == Settled::Open)
    }

    /// Puts the joined pack in place of that which was open: one step, whose history goes on.
    ///
    /// # Errors
    /// A [`Refusal`] where something signed would change, or a conflict is open; the pack is then as it was.
    pub fn apply(self, pack: &mut Pack, label: &str, context: &Context) -> Result<Change, Refusal> {
        if self.open().next().is_some() {
            return Err(Refusal::ConflictsOpen);
        }
        let mut with = self.pack;
        guard::guard(pack, &with)?;
        guard::guard_record(pack, &with)?;
        trace::follow(pack, &mut with, &self.senders, label, context);
        let before = std::mem::replace(pack, with);
        Ok(Change { label: label.to_owned(), before, joined: true })
    }

    /// The joined pack by itself, where none was open; its history begins with the joining.
    ///
    /// # Errors
    /// As [`Joined::apply`].
    pub fn on_its_own(self, label: &str, context: &Context) -> Result<Pack, Refusal> {
        let organisation = self.pack.organisation.clone();
        let mut pack = Pack { organisation, ..Pack::default() };
        self.apply(&mut pack, label, context)?;
        Ok(pack)
    }
}

/// Why packs can't be joined.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CannotJoin {
    /// One of another version.
    #[error(
        "{0}: a later version of this product wrote it, so that joining would lose what it knows"
    )]
    Newer(String),
    /// Quarters and years that mean other months.
    #[error(
        "{0}: its year starts in another month than that of {1}, so that its quarters and years mean other months"
    )]
    OtherYear(String, String),
    /// Two senders of one name can't be told apart in the list of conflicts.
    #[error("two packs are both from '{0}': give each a name of its own")]
    OneName(String),
}

/// Joins packs in one go. With `ours` the first is what is open, whose order and history go on; else all are alike.
///
/// # Errors
/// Why they can't be joined.
pub fn join(senders: &[Sender], ours: bool, settling: &Settling) -> Result<Joined, CannotJoin> {
    let mut joining = Joining::new(senders, ours, settling.clone())?;
    while joining.step(usize::MAX) {}
    Ok(joining.joined())
}

/// A record to be joined, and where it stands in each pack that has it.
struct Task {
    kind: Kind,
    at: Vec<(usize, usize)>,
}

/// Joining step by step, so that a page can paint in between.
pub struct Joining {
    senders: Vec<Sender>,
    ours: bool,
    settling: Settling,
    names: Names,
    holders: Holders,
    tasks: Vec<Task>,
    done: usize,
    found: Joined,
    /// Who brought which cells, by sender.
    sources: Vec<trace::Sources>,
}

impl Joining {
    /// Lays out what there is to do.
    ///
    /// # Errors
    /// Why the packs can't be joined.
    pub fn new(senders: &[Sender], ours: bool, settling: Settling) -> Result<Self, CannotJoin> {
        let senders = in_order(senders, ours);
        let first = senders.first();
        for (at, sender) in senders.iter().enumerate() {
            if sender.pack.version > VERSION {
                return Err(CannotJoin::Newer(sender.name.clone()));
            }
            let month = |it: &Sender| it.pack.organisation.year_start_month;
            if let Some(first) = first.filter(|first| month(first) != month(sender)) {
                return Err(CannotJoin::OtherYear(sender.name.clone(), first.name.clone()));
            }
            if senders.iter().take(at).any(|other| other.name == sender.name) {
                return Err(CannotJoin::OneName(sender.name.clone()));
            }
        }
        let packs: Vec<&Pack> = senders.iter().map(|sender| sender.pack.as_ref()).collect();
        let tasks = Kind::ALL.iter().flat_map(|kind| tasks(*kind, &packs)).collect();
        let found = Joined {
            pack: Pack::default(),
            brought: vec![Brought::default(); senders.len()],
            senders: Vec::new(),
            conflicts: Vec::new(),
            kept: Vec::new(),
            ours,
        };
        let mut joining = Self {
            names: Names::of(packs.iter().copied()),
            holders: Holders::of(&packs),
            sources: vec![trace::Sources::default(); senders.len()],
            settling,
            ours,
            tasks,
            done: 0,
            found,
            senders,
        };
        joining.head();
        Ok(joining)
    }

    /// How many records are done, of how many.
    pub fn progress(&self) -> (usize, usize) {
        (self.done, self.tasks.len())
    }

    /// Joins some more records; whether any are left.
    pub fn step(&mut self, most: usize) -> bool {
        let end = self.done.saturating_add(most).min(self.tasks.len());
        while self.done < end {
            self.record(self.done);
            self.done += 1;
        }
        self.done < self.tasks.len()
    }

    /// What came of it; whole once [`Joining::step`] says that nothing is left.
    pub fn joined(mut self) -> Joined {
        sealed::no_circles(&mut self.found.pack, &self.senders);
        trace::keep(&mut self.found, &self.senders, &self.sources);
        Joined { senders: self.senders, ..self.found }
    }

    /// The organisation, and what this version doesn't know.
    fn head(&mut self) {
        let organisations: Vec<Value> = self
            .senders
            .iter()
            .map(|sender| serde_json::to_value(&sender.pack.organisation).unwrap_or_default())
            .collect();
        let extras: Vec<Value> =
            self.senders.iter().map(|sender| Value::Object(sender.pack.extra.clone())).collect();
        let merge = |subject: Subject, key: &str, shape: Shape, values: &[Value]| {
            let sides: Vec<(usize, &Value)> = values.iter().enumerate().collect();
            let bases = Vec::new();
            let mut merging = self.merging(subject, vec![key.to_owned()], bases);
            let joined = match shape {
                // No table declares what isn't known.
                Shape::Unknown => {
                    let sides: Vec<(usize, &Map<String, Value>)> =
                        sides.iter().filter_map(|(at, it)| Some((*at, it.as_object()?))).collect();
                    Value::Object(merging.fields(Inside::Fields(Pack::TABLE), &sides))
                }
                shape => merging.value(shape, &sides).unwrap_or_default(),
            };
            (joined, merging.conflicts)
        };
        let shape = Shape::Part(Organisation::TABLE);
        let (organisation, mut conflicts) =
            merge(Subject::Organisation, "organisation", shape, &organisations);
        let (extra, more) = merge(Subject::Pack, "pack", Shape::Unknown, &extras);
        conflicts.extend(more);
        self.found.conflicts.extend(conflicts);
        let pack = &mut self.found.pack;
        if let Ok(read) = serde_json::from_str(&organisation.to_string()) {
            pack.organisation = read;
        } else if let Some(first) = self.senders.first() {
            pack.organisation = first.pack.organisation.clone();
        }
        if let Value::Object(extra) = extra {
            pack.extra = extra;
        }
        pack.extract_for = self.senders.iter().find_map(|sender| sender.pack.extract_for);
        if let Some(first) = self.senders.first().filter(|_| self.ours) {
            pack.history.clone_from(&first.pack.history);
            pack.history_end.clone_from(&first.pack.history_end);
        }
    }

    /// One record of all those that have it.
    fn record(&mut self, task: usize) {
        let Some(Task { kind, at }) = self.tasks.get(task) else { return };
        let kind = *kind;
        let rows: Vec<(usize, Row)> = at
            .iter()
            .filter_map(|(sender, at)| {
                let pack = &self.senders.get(*sender)?.pack;
                Some((*sender, pack.shared_rows(kind).row(*at)?))
            })
            .collect();
        let Some((sender, first)) = rows.first().cloned() else { return };
        // What only one has, and doesn't name signed measures of others, is taken as it is.
        let whole = match rows.as_slice() {
            [_] => self.holders.keeps_out(&first, sender, &self.senders).is_empty(),
            rows => rows.iter().all(|(_, row)| row.is_same(&first)),
        };
        for (sender, row) in &rows {
            if let Some(brought) = self.found.brought.get_mut(*sender) {
                match rows.len() {
                    1 => {
                        *brought.records.entry(kind).or_default() += 1;
                        brought.figures += trace::figures(row);
                    }
                    _ if whole => brought.alike += 1,
                    _ => {}
                }
            }
            let ours = self.ours && rows.iter().any(|(at, _)| *at == 0);
            if whole
                && !ours
                && let Row::Measure(held) = row
                && let Some(sources) = self.sources.get_mut(*sender)
            {
                sources.whole(&held.id);
            }
        }
        let row = if whole { first } else { self.joined_row(kind, &rows).unwrap_or(first) };
        self.found.pack.rows_mut(kind).push(row);
    }

    /// A record of which packs say different things, or that names what another pack signed.
    fn joined_row(&mut self, kind: Kind, rows: &[(usize, Row)]) -> Option<Row> {
        let (_, first) = rows.first()?;
        let (id, name) = (first.record().id().to_owned(), first.record().name().to_owned());
        let subject = match kind {
            Kind::Measure => Subject::Measure {
                id: MeasureId(id.clone()),
                name,
                part: crate::edit::MeasurePart::Definition,
            },
            kind => Subject::Record { kind, name },
        };
        let mut values: Vec<(usize, Value)> =
            rows.iter().map(|(at, row)| (*at, row.json())).collect();
        let kept = self.holders.hold(kind, &id, &mut values, &self.senders);
        let base = |sender: &Sender| {
            let pack = sender.base.as_ref()?;
            (kind == Kind::Measure).then(|| pack.measure(&MeasureId(id.clone())))?;
            serde_json::to_value(pack.measure(&MeasureId(id.clone()))?).ok()
        };
        let bases = self.senders.iter().map(base).collect();
        let sides: Vec<(usize, &Value)> = values.iter().map(|(at, value)| (*at, value)).collect();
        let key = vec![kind.list().to_owned(), id.clone()];
        let mut merging = self.merging(subject.clone(), key.clone(), bases);
        // What was signed, asked for or drawn is one thing: parts of two make no third.
        let joined = match kind {
            Kind::SignOff | Kind::Proposal | Kind::Audit | Kind::Join => {
                merging.settled(Shape::Part(kind.table()), &sides)
            }
            kind => merging.value(Shape::Part(kind.table()), &sides)?,
        };
        let (mut cells, mut conflicts) = (merging.cells, merging.conflicts);
        let mut row = kind.reading(&joined.to_string()).ok();
        // Each says something sound, and what they say together isn't: then one of them holds.
        let unsound = |row: &Row| Unsound::is(row);
        if row.as_ref().is_none_or(unsound) && !rows.iter().any(|(_, row)| Unsound::is(row)) {
            let mut merging = self.merging(subject, key, Vec::new());
            let whole = merging.settled(Shape::Part(kind.table()), &sides);
            conflicts = merging.conflicts;
            row = kind.reading(&whole.to_string()).ok();
            cells = Vec::new();
        }
        self.found.conflicts.extend(conflicts);
        self.found.kept.extend(kept);
        if kind == Kind::Measure {
            self.note_cells(&MeasureId(id), cells);
        }
        row
    }

    /// Notes who brought the cells of a measure, but those that are ours.
    fn note_cells(&mut self, id: &MeasureId, cells: Vec<(Option<String>, Period, Vec<usize>)>) {
        for (comparator, period, from) in cells {
            if self.ours && from.contains(&0) {
                continue;
            }
            if let [only] = from.as_slice()
                && let Some(brought) = self.found.brought.get_mut(*only)
            {
                brought.figures += 1;
            }
            for at in from {
                if let Some(sources) = self.sources.get_mut(at) {
                    sources.cell(id, comparator.as_deref(), period);
                }
            }
        }
    }

    fn merging(
        &self,
        subject: Subject,
        key: Vec<String>,
        bases: Vec<Option<Value>>,
    ) -> Merging<'_> {
        Merging {
            senders: &self.senders,
            ours: self.ours,
            settling: &self.settling,
            names: &self.names,
            calendar: self.senders.first().map(|it| it.pack.calendar()).unwrap_or_default(),
            conflicts: Vec::new(),
            bases,
            cells: Vec::new(),
            subject,
            path: Vec::new(),
            key,
            comparator: None,
        }
    }
}

/// Whether a record, or one within it, is unsound by itself.
#[derive(Default)]
struct Unsound(bool);

impl Unsound {
    fn is(row: &Row) -> bool {
        let mut found = Self::default();
        found.record(row.record());
        row.record().look(&mut found);
        found.0
    }
}

impl Look for Unsound {
    fn record(&mut self, record: &dyn Record) -> bool {
        record.faults(&mut |_, _| self.0 = true);
        true
    }
}

/// Senders in an order that doesn't hang on that in which they came.
fn in_order(senders: &[Sender], ours: bool) -> Vec<Sender> {
    let mut sorted = senders.to_vec();
    let from = usize::from(ours).min(sorted.len());
    if let Some(rest) = sorted.get_mut(from..) {
        rest.sort_by(|one, other| (&one.name, one.on).cmp(&(&other.name, other.on)));
    }
    sorted
}

/// The records of a kind, each with where it stands in which packs, in an order that keeps each pack's own.
fn tasks(kind: Kind, packs: &[&Pack]) -> Vec<Task> {
    let ids: Vec<Vec<&str>> = packs
        .iter()
        .map(|pack| {
            let rows = pack.rows(kind);
            (0..rows.len()).filter_map(|at| Some(rows.get(at)?.id())).collect()
        })
        .collect();
    let mut places: HashMap<&str, Vec<(usize, usize)>> = HashMap::new();
    for (sender, ids) in ids.iter().enumerate() {
        for (at, id) in ids.iter().enumerate() {
            let held = places.entry(id).or_default();
            // A file may hold one twice: the first counts, as it does wherever it is asked for.
            if held.last().is_none_or(|(last, _)| *last != sender) {
                held.push((sender, at));
            }
        }
    }
    let order = merged(&ids).into_iter();
    order.filter_map(|id| Some(Task { kind, at: places.remove(id)? })).collect()
}

/// Ids of the joins that a pack has, to tell new ones.
fn has_join(pack: &Pack, join: &Join) -> bool {
    pack.joins.iter().any(|held| held.id() == join.id())
}
