//! Figures whose values no difference tells, because no page prints them (RULES 13): what is suppressed, and what is
//! withheld so that it can't be worked out.

use crate::edit::difference::{MeasurePart, Subject};
use crate::model::{
    Altered, Area, Calendar, ComparatorId, Event, Measure, MissingReason, Pack, Period, Reading,
};
use crate::rating::areas::printable;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What stands for a figure that isn't told.
pub(super) const A_FIGURE: &str = "a figure";

/// A measure as it stands in one of two packs, with what its parts are told by.
#[derive(Clone, Copy)]
pub(super) struct Side<'a> {
    pub(super) measure: &'a Measure,
    pub(super) calendar: Calendar,
    pub(super) areas: &'a [Arc<Area>],
}

impl<'a> Side<'a> {
    pub(super) fn new(pack: &'a Pack, measure: &'a Measure) -> Self {
        Self { measure, calendar: pack.calendar(), areas: &pack.areas }
    }
}

/// Whose figures of which periods aren't told: a comparator's, or the measure's own.
#[derive(Default)]
pub(super) struct Untold(BTreeSet<(Option<ComparatorId>, Period)>);

impl Untold {
    /// Of a measure that changed: what is hidden on either side, since one side's figure beside the other's whole would
    /// give it away all the same.
    pub(super) fn of(before: Side<'_>, after: Side<'_>) -> Self {
        let mut untold = Self::default();
        let (old, new) = (before.measure, after.measure);
        if old.series == new.series && old.comparators == new.comparators {
            return untold;
        }
        untold.add(before);
        untold.add(after);
        // One that is called a peer since is no part any more, and what it hid stays hidden.
        let was_part = |id: &ComparatorId| {
            [old, new].iter().any(|it| it.comparator(id).is_some_and(|held| held.kind.is_part()))
        };
        untold.0.retain(|(whose, _)| whose.as_ref().is_none_or(was_part));
        untold
    }

    fn add(&mut self, side: Side<'_>) {
        let shown = printable(side.measure, side.calendar, side.areas);
        let own = shown.measure.series.iter().map(|it| (None, it));
        let of = shown.measure.comparators.iter();
        let of = of.flat_map(|held| held.series.iter().map(|it| (Some(&held.id), it)));
        let hidden = own
            .chain(of)
            .filter(|(_, it)| it.reading == Reading::Missing(MissingReason::Suppressed));
        self.0.extend(hidden.map(|(whose, it)| (whose.cloned(), it.period)));
    }

    pub(super) fn of_whole(&self, period: Period) -> bool {
        self.0.contains(&(None, period))
    }

    pub(super) fn of_part(&self, id: &ComparatorId, period: Period) -> bool {
        self.0.contains(&(Some(id.clone()), period))
    }
}

/// The places of a pack's history whose figures aren't told: a figure that was printed when it was changed may be hidden
/// since. The history itself stays as it was written, since its entries follow from one another.
#[derive(Debug, Default, PartialEq)]
pub struct UntoldPlaces(BTreeSet<String>);

impl UntoldPlaces {
    /// Those of a pack, by what is hidden in it now.
    pub fn of(pack: &Pack) -> Self {
        let mut places = BTreeSet::new();
        for measure in &pack.measures {
            let mut untold = Untold::default();
            untold.add(Side::new(pack, measure));
            for (whose, period) in untold.0 {
                let name = whose.and_then(|id| Some(measure.comparator(&id)?.name.clone()));
                let part = MeasurePart::Figure(name, period);
                let (id, name) = (measure.id.clone(), measure.name.clone());
                places.insert(Subject::Measure { id, name, part }.words());
            }
        }
        Self(places)
    }

    /// An entry of the history as it may be shown.
    pub fn shown(&self, event: &Arc<Event>) -> Arc<Event> {
        if !event.changes.iter().any(|change| self.hides(change)) {
            return event.clone();
        }
        let mut event = Event::clone(event);
        event.changes.retain_mut(|change| {
            if !self.hides(change) {
                return true;
            }
            // Of what is said beside it, nothing is left that could be told.
            for said in [&mut change.before, &mut change.after].into_iter().flatten() {
                if !is_reason(said) {
                    A_FIGURE.clone_into(said);
                }
            }
            self.0.contains(&change.place)
        });
        event.into()
    }

    /// Whether a change is of a hidden figure, or of what is said beside it.
    fn hides(&self, change: &Altered) -> bool {
        let mut place = change.place.as_str();
        loop {
            if self.0.contains(place) {
                return true;
            }
            let Some((within, _)) = place.rsplit_once(", ") else { return false };
            place = within;
        }
    }
}

/// Whether a text only says why there is no figure.
fn is_reason(said: &str) -> bool {
    MissingReason::ALL.iter().any(|reason| reason.words() == said)
}
