//! The joining itself, record by record, in steps between which a page can paint.

use super::merge::{Inside, Merging};
use super::order::merged;
use super::sealed::{Holders, no_circles};
use super::{Brought, CannotJoin, Joined, Sender, Settling, fitting, told, trace};
use crate::edit::MeasurePart;
use crate::edit::difference::Subject;
use crate::edit::names::Names;
use crate::edit::withheld::{self, Untold};
use crate::model::{
    Calendar, Kind, Look, MeasureId, Organisation, Pack, Period, Record, Row, Shape, VERSION,
};
use serde_json::{Map, Value};
use std::collections::HashMap;

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
        let first = senders.iter().find(|sender| !sender.is_silent());
        for (at, sender) in senders.iter().enumerate() {
            if sender.pack.version > VERSION {
                return Err(CannotJoin::Newer(sender.name.clone()));
            }
            let month = |it: &Sender| it.pack.organisation.year_start_month;
            if let Some(first) =
                first.filter(|first| !sender.is_silent() && month(first) != month(sender))
            {
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
            hidden: Vec::new(),
            rule: settling.rule,
            ours,
            settled: Vec::new(),
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
        no_circles(&mut self.found.pack, &self.senders);
        self.found.hidden = fitting::fit(&mut self.found.pack, &self.senders);
        trace::keep(&mut self.found.pack, self.found.ours, &self.senders, &self.sources);
        let mut joined = Joined { senders: self.senders, ..self.found };
        joined.settled = told::settled(&joined);
        joined
    }

    /// The organisation, and what this version doesn't know.
    fn head(&mut self) {
        let all = || self.senders.iter().enumerate();
        // A pack that says nothing of its organisation, such as one of pledges, says nothing against another's.
        let blank = Organisation::default();
        let told = all().any(|(_, sender)| sender.pack.organisation != blank);
        let organisations: Vec<(usize, Value)> = all()
            .map(|(at, sender)| (at, &sender.pack.organisation))
            .filter(|(_, organisation)| !told || **organisation != blank)
            .map(|(at, it)| (at, serde_json::to_value(it).unwrap_or_default()))
            .collect();
        let extras: Vec<(usize, Value)> =
            all().map(|(at, sender)| (at, Value::Object(sender.pack.extra.clone()))).collect();
        let merge = |subject: Subject, key: &str, shape: Shape, values: &[(usize, Value)]| {
            let sides: Vec<(usize, &Value)> = values.iter().map(|(at, it)| (*at, it)).collect();
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
            Kind::Measure => {
                Subject::Measure { id: MeasureId(id.clone()), name, part: MeasurePart::Definition }
            }
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
        merging.untold = self.untold(rows);
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

    /// What no page prints of a measure, in whichever pack.
    fn untold(&self, rows: &[(usize, Row)]) -> Untold {
        let mut untold = Untold::default();
        for (at, row) in rows {
            if let (Row::Measure(measure), Some(sender)) = (row, self.senders.get(*at)) {
                untold.add(withheld::Side::new(&sender.pack, measure));
            }
        }
        untold
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

    /// The calendar of what is joined: of the first pack that says anything of its own.
    fn calendar(&self) -> Calendar {
        let own = self.senders.iter().find(|it| !it.is_silent()).or(self.senders.first());
        own.map(|it| it.pack.calendar()).unwrap_or_default()
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
            calendar: self.calendar(),
            conflicts: Vec::new(),
            bases,
            cells: Vec::new(),
            subject,
            path: Vec::new(),
            key,
            comparator: None,
            untold: Untold::default(),
            is_untold: false,
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
