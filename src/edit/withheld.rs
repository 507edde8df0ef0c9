//! Figures whose values no difference tells, because no page prints them (RULES 13): what is suppressed, and what is
//! withheld so that it can't be worked out.

use crate::edit::difference::{MeasurePart, Subject};
use crate::edit::names::either;
use crate::model::{
    Altered, Area, Calendar, ComparatorId, Event, Measure, MeasureId, MissingReason, Pack, Period,
    Reading,
};
use crate::rating::areas::printable;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What stands for a figure that isn't told.
pub(super) const A_FIGURE: &str = "a figure";

/// What stands for what is said beside a figure that isn't told.
pub(super) const A_TEXT: &str = "words beside a figure that isn’t shown";

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

    /// Adds what is hidden of a measure as it stands in a pack.
    pub(super) fn add(&mut self, side: Side<'_>) {
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

    /// Whether the figure of a period of a comparator, or of the measure itself, isn't told.
    pub(super) fn holds(&self, comparator: Option<&str>, period: Period) -> bool {
        match comparator {
            None => self.of_whole(period),
            Some(id) => self.of_part(&ComparatorId::from(id), period),
        }
    }

    pub(super) fn of_part(&self, id: &ComparatorId, period: Period) -> bool {
        self.0.contains(&(Some(id.clone()), period))
    }
}

impl Untold {
    /// Adds the places at which a history tells of them, under each name that their measure and its comparators had.
    fn places(&self, measure: &Measure, history: &[Arc<Event>], places: &mut BTreeSet<String>) {
        if self.0.is_empty() {
            return;
        }
        let measure_names = names_in(history, &measure.name);
        let mut of_comparator: BTreeMap<&ComparatorId, BTreeSet<String>> = BTreeMap::new();
        for (whose, period) in &self.0 {
            let names = match whose {
                None => BTreeSet::new(),
                Some(id) => {
                    let held = measure.comparator(id).map_or("", |it| it.name.as_str());
                    of_comparator.entry(id).or_insert_with(|| names_in(history, held)).clone()
                }
            };
            for name in &measure_names {
                match whose {
                    None => places.extend(places_of(name, None, *period)),
                    Some(_) => {
                        let of = |it: &String| places_of(name, Some(it.clone()), *period);
                        places.extend(names.iter().flat_map(of));
                    }
                }
            }
        }
    }
}

/// The places at which a history tells of figures that were hidden before a step and that the step took out: with their
/// measure, with the area, or by themselves.
pub(super) fn withheld_and_gone(
    before: &Pack,
    after: &Pack,
    history: &[Arc<Event>],
) -> Vec<String> {
    let mut places = BTreeSet::new();
    for (at, measure) in before.measures.iter().enumerate() {
        let has_parts = measure.comparators.iter().any(|it| it.kind.is_part());
        // Most measures are the same after a step, and stand where they stood.
        if !has_parts || after.measures.get(at).is_some_and(|it| Arc::ptr_eq(it, measure)) {
            continue;
        }
        let mut untold = Untold::default();
        untold.add(Side::new(before, measure));
        let now = after.measure(&measure.id);
        untold.0.retain(|(whose, period)| !now.is_some_and(|now| is_there(now, whose, *period)));
        untold.places(measure, history, &mut places);
    }
    if places.is_empty() {
        return Vec::new();
    }
    let told = history.iter().flat_map(|event| &event.changes);
    let told: BTreeSet<&str> = told.flat_map(|change| places_above(&change.place)).collect();
    places.into_iter().filter(|place| told.contains(place.as_str())).collect()
}

/// Whether a measure has an entry for a period of its own, or of a part of it.
fn is_there(measure: &Measure, whose: &Option<ComparatorId>, period: Period) -> bool {
    match whose {
        None => measure.observation(period).is_some(),
        Some(id) => measure.comparator(id).is_some_and(|held| {
            held.kind.is_part() && held.series.iter().any(|it| it.period == period)
        }),
    }
}

/// A place of the history, and those that it lies in.
fn places_above(place: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(place), |place| Some(place.rsplit_once(", ")?.0))
}

/// The places of a pack's history whose figures aren't told: a figure that was printed when it was changed may be hidden
/// since. The history itself stays as it was written, since its entries follow from one another.
#[derive(Debug, Default, PartialEq)]
pub struct UntoldPlaces(BTreeSet<String>);

impl UntoldPlaces {
    /// Those of a pack: by what is hidden in it now, under each name that a measure and its comparators had; by what was
    /// hidden when a step took it out; and wherever the last that is told of a figure is that it was suppressed, though its
    /// measure is gone or has another id.
    pub fn of(pack: &Pack) -> Self {
        let mut places = suppressed_at_last(&pack.history);
        places.extend(pack.history.iter().flat_map(|event| event.withheld.iter().cloned()));
        for measure in &pack.measures {
            let mut untold = Untold::default();
            untold.add(Side::new(pack, measure));
            untold.places(measure, &pack.history, &mut places);
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
        places_above(&change.place).any(|place| self.0.contains(place))
    }
}

/// Where a figure stands in the history: as a step changed it, and as a joining settled it.
fn places_of(name: &str, comparator: Option<String>, period: Period) -> [String; 2] {
    let settled = match &comparator {
        None => format!("{name}, {}", period.label()),
        Some(comparator) => format!("{name}, comparators, {comparator}, {}", period.label()),
    };
    let part = MeasurePart::Figure(comparator, period);
    let subject = Subject::Measure { id: MeasureId::default(), name: name.to_owned(), part };
    [subject.words(), settled]
}

/// Every name under which the history tells of what is called so now: each that it had before, and both together, as the
/// step that changed it says it.
fn names_in(history: &[Arc<Event>], name: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::from([name.to_owned()]);
    let is_name = |change: &&Altered| change.place.ends_with(", name");
    for change in history.iter().rev().flat_map(|event| &event.changes).filter(is_name) {
        let Some((before, after)) = change.before.as_ref().zip(change.after.as_ref()) else {
            continue;
        };
        // A joining says whose name was taken.
        let is_of =
            |name: &&String| *name == after || after.starts_with(&format!("taken: {name} ("));
        if let Some(now) = names.iter().find(is_of).cloned() {
            names.extend([either(before, &now), before.clone()]);
        }
    }
    names
}

/// The places of which the last that the history tells is that a figure is suppressed.
fn suppressed_at_last(history: &[Arc<Event>]) -> BTreeSet<String> {
    let suppressed = MissingReason::Suppressed.words();
    let mut places = BTreeSet::new();
    for change in history.iter().flat_map(|event| &event.changes) {
        match change.after.as_deref() {
            Some(after) if after == suppressed => {
                places.insert(change.place.clone());
            }
            Some(_) => {
                places.remove(&change.place);
            }
            None => {}
        }
    }
    places
}

/// Whether a text only says why there is no figure.
fn is_reason(said: &str) -> bool {
    MissingReason::ALL.iter().any(|reason| reason.words() == said)
}
