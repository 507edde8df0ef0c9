//! A pack while it is being changed: a copy that replaces the original only if every step holds.

use crate::edit::{Refusal, check};
use crate::model::{ComparatorId, Kind, Measure, MeasureId, Observation, Pack, position};
use std::collections::HashMap;
use std::sync::Arc;

/// A working copy with an index of its measures, so that a batch of thousands stays linear.
pub(super) struct Draft {
    pub(super) pack: Pack,
    index: HashMap<MeasureId, usize>,
}

impl Draft {
    pub(super) fn new(pack: &Pack) -> Self {
        let measures = pack.measures.iter().enumerate();
        let index = measures.map(|(at, measure)| (measure.id.clone(), at)).collect();
        Self { pack: pack.clone(), index }
    }

    pub(super) fn has_measure(&self, id: &MeasureId) -> bool {
        self.index.contains_key(id)
    }

    pub(super) fn measure(&self, id: &MeasureId) -> Result<&Measure, Refusal> {
        let found = self.index.get(id).and_then(|at| self.pack.measures.get(*at));
        found.map(Arc::as_ref).ok_or_else(|| unknown("measure", id.as_str()))
    }

    /// The measure to change: copied the first time, so that snapshots keep theirs.
    pub(super) fn measure_mut(&mut self, id: &MeasureId) -> Result<&mut Measure, Refusal> {
        let found = self.index.get(id).and_then(|at| self.pack.measures.get_mut(*at));
        found.map(Arc::make_mut).ok_or_else(|| unknown("measure", id.as_str()))
    }

    pub(super) fn push_measure(&mut self, measure: Measure) {
        self.index.insert(measure.id.clone(), self.pack.measures.len());
        self.pack.measures.push(Arc::new(measure));
    }

    /// Whether there is a record of a kind with an id.
    pub(super) fn has(&self, kind: Kind, id: &str) -> bool {
        match kind {
            Kind::Measure => self.has_measure(&MeasureId(id.to_owned())),
            kind => position(self.pack.rows(kind), id).is_some(),
        }
    }

    /// Takes a measure out of the list; what names it is left.
    pub(super) fn take_measure(&mut self, id: &MeasureId) -> Result<(), Refusal> {
        let at = self.index.remove(id).ok_or_else(|| unknown("measure", id.as_str()))?;
        self.pack.measures.remove(at);
        for later in self.index.values_mut().filter(|later| **later > at) {
            *later -= 1;
        }
        Ok(())
    }

    /// The measure's own series, or a comparator's.
    pub(super) fn series_mut(
        &mut self,
        id: &MeasureId,
        comparator: Option<&ComparatorId>,
    ) -> Result<&mut Vec<Observation>, Refusal> {
        let measure = self.measure_mut(id)?;
        match comparator {
            None => Ok(&mut measure.series),
            Some(id) => measure
                .comparators
                .iter_mut()
                .find(|comparator| comparator.id == *id)
                .map(|comparator| &mut comparator.series)
                .ok_or_else(|| unknown("comparator", id.as_str())),
        }
    }
}

pub(super) fn unknown(what: &'static str, id: &str) -> Refusal {
    Refusal::Unknown { what, id: id.to_owned() }
}

/// The first thing that a check finds, as a refusal.
pub(super) fn first(run: impl FnOnce(&mut check::Report)) -> Result<(), Refusal> {
    let mut found = None;
    run(&mut |_, refusal| {
        found.get_or_insert(refusal);
    });
    found.map_or(Ok(()), Err)
}
