//! Who brought what stays in the pack: a record of each pack that was joined, with its figures and its history.

use super::Sender;
use crate::edit::seal::sha256;
use crate::edit::{Context, chain};
use crate::model::{
    Altered, BroughtFigures, ComparatorId, Day, Event, Join, JoinId, MeasureId, Pack, Period, Row,
};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The figures that a pack brought.
#[derive(Clone, Default)]
pub(super) struct Sources {
    whole: Vec<MeasureId>,
    cells: BTreeMap<(MeasureId, Option<ComparatorId>), Vec<Period>>,
}

impl Sources {
    /// All of a measure.
    pub(super) fn whole(&mut self, id: &MeasureId) {
        self.whole.push(id.clone());
    }

    /// One figure.
    pub(super) fn cell(&mut self, id: &MeasureId, comparator: Option<&str>, period: Period) {
        let key = (id.clone(), comparator.map(ComparatorId::from));
        self.cells.entry(key).or_default().push(period);
    }

    fn brought(&self) -> Vec<BroughtFigures> {
        let whole = self.whole.iter().map(|measure| BroughtFigures {
            measure: measure.clone(),
            ..BroughtFigures::default()
        });
        let cells = self.cells.iter().map(|((measure, comparator), periods)| BroughtFigures {
            measure: measure.clone(),
            comparator: comparator.clone(),
            periods: periods.clone(),
            ..BroughtFigures::default()
        });
        whole.chain(cells).collect()
    }
}

/// How many figures a record has.
pub(super) fn figures(row: &Row) -> usize {
    let Row::Measure(measure) = row else { return 0 };
    measure.series.len() + measure.comparators.iter().map(|it| it.series.len()).sum::<usize>()
}

/// Puts a record of each pack but ours into the joined one: one that brought figures, or has a history of its own.
pub(super) fn keep(joined: &mut Pack, ours: bool, senders: &[Sender], sources: &[Sources]) {
    let mut found = Vec::new();
    for (sender, sources) in senders.iter().zip(sources).skip(usize::from(ours)) {
        // Where what is open went on from what came, its history is there already.
        let known = joined.history.starts_with(&sender.pack.history);
        let history = if known { Vec::new() } else { sender.pack.history.clone() };
        let history_end = if known { String::new() } else { sender.pack.history_end.clone() };
        let brought = sources.brought();
        if brought.is_empty() && history.is_empty() {
            continue;
        }
        let from = sender.name.clone();
        let join = Join { from, on: sender.on, brought, history, history_end, ..Join::default() };
        let digest = sha256(&serde_json::to_value(&join).unwrap_or_default());
        let short = digest.get(..16).unwrap_or(&digest);
        found.push(Join { id: JoinId(format!("joined-{short}")), ..join });
    }
    found.retain(|join| !joined.joins.iter().any(|held| held.id == join.id));
    joined.joins.extend(found.into_iter().map(Arc::new));
}

/// The entry of a joining.
pub(super) struct Entry<'a> {
    /// What was done.
    pub(super) label: &'a str,
    /// What was chosen where packs said different things: all of it, however much.
    pub(super) settled: Vec<Altered>,
}

/// Notes the joining in the history. What packs without a chain of their own brought is told of here; what others
/// brought their own histories tell of, and nobody vouches for anything else.
pub(super) fn follow(
    before: &Pack,
    after: &mut Pack,
    senders: &[Sender],
    entry: Entry<'_>,
    context: &Context,
) {
    let latest = || senders.iter().filter_map(|sender| sender.on).max();
    let Some(on) = context.on.map(Day).or_else(latest) else { return };
    let packs = senders.iter().map(|sender| sender.pack.as_ref());
    let packs: Vec<&Pack> = packs.filter(|pack| !chain::is_chained(pack)).collect();
    let Entry { label, settled } = entry;
    let (by, what) = (context.by.clone(), label.to_owned());
    let event = Event { on, by, what, changes: settled, ..Event::default() };
    chain::follow_joined(before, after, event, &packs);
}
