//! A card that a trainer could defend, put together by rule.

use super::{Card, LEFT_OUT, unset};
use crate::model::{Measure, ObjectiveId, OutcomeKind, Pack, PerspectiveId};
use crate::training::kinds::Ground;
use std::sync::Arc;

impl Card {
    /// A card that could be defended: each measure can be rated and stands where it says something, an outcome before an
    /// output. First what each perspective and each objective lacks, then the outcomes that there is room for.
    pub(super) fn by_rule(&self, ground: &Ground<'_>) -> Vec<String> {
        let pack = ground.pack;
        let mut model = Model { card: self, pack, places: vec![None; pack.measures.len()] };
        for perspective in &pack.perspectives {
            model.look_at(&perspective.id);
        }
        for objective in &pack.objectives {
            model.fill(&objective.id);
        }
        for at in 0..pack.measures.len() {
            let outcome = |it: &Arc<Measure>| it.kind != Some(OutcomeKind::Output);
            if pack.measures.get(at).is_some_and(outcome) {
                model.place(at);
            }
        }
        let answer = |place: Option<ObjectiveId>| {
            place.map_or_else(|| LEFT_OUT.to_owned(), |id| id.to_string())
        };
        model.places.into_iter().map(answer).collect()
    }
}

/// A card that is being put together by rule.
struct Model<'a> {
    card: &'a Card,
    pack: &'a Pack,
    /// The objective of each measure of the pack.
    places: Vec<Option<ObjectiveId>>,
}

impl Model<'_> {
    fn measure(&self, at: usize) -> Option<&Measure> {
        self.pack.measures.get(at).map(Arc::as_ref)
    }

    fn held(&self, objective: &ObjectiveId) -> usize {
        self.places.iter().flatten().filter(|it| *it == objective).count()
    }

    /// Where a measure may stand that isn't full, the emptiest first; as its data have it among those as full.
    fn room(&self, at: usize) -> Option<ObjectiveId> {
        let measure = self.measure(at).filter(|it| unset(it).is_none())?;
        let all = || self.pack.objectives.iter().map(|it| &it.id);
        let may: Vec<&ObjectiveId> = match self.card.stands(measure) {
            Some(stands) => stands.under.iter().collect(),
            None => all().collect(),
        };
        let free = may.into_iter().filter(|id| self.held(id) < self.card.most);
        free.min_by_key(|id| self.held(id)).cloned()
    }

    fn place(&mut self, at: usize) {
        let room = self.room(at);
        if let Some(place) = self.places.get_mut(at).filter(|it| it.is_none()) {
            *place = room;
        }
    }

    /// Places that are still out, outcomes before outputs.
    fn still_out(&self) -> Vec<usize> {
        let out = |at: &usize| self.places.get(*at).is_some_and(Option::is_none);
        let mut all: Vec<usize> = (0..self.places.len()).filter(out).collect();
        let is_output =
            |at: &usize| self.measure(*at).is_some_and(|it| it.kind == Some(OutcomeKind::Output));
        all.sort_by_key(is_output);
        all
    }

    /// Looks at a perspective with one measure, where none does.
    fn look_at(&mut self, perspective: &PerspectiveId) {
        let is_in = |at: usize| {
            self.measure(at).is_some_and(|it| it.perspective.as_ref() == Some(perspective))
        };
        let seen = (0..self.places.len())
            .any(|at| is_in(at) && self.places.get(at).is_some_and(Option::is_some));
        let first = self.still_out().into_iter().find(|at| is_in(*at) && self.room(*at).is_some());
        if let Some(first) = first.filter(|_| !seen) {
            self.place(first);
        }
    }

    /// Puts one measure under an objective, where none is.
    fn fill(&mut self, objective: &ObjectiveId) {
        if self.held(objective) > 0 {
            return;
        }
        let could = |at: usize| {
            self.measure(at)
                .is_some_and(|it| unset(it).is_none() && self.card.may_stand(it, objective))
        };
        let first = self.still_out().into_iter().find(|at| could(*at));
        if let Some(place) = first.and_then(|at| self.places.get_mut(at)) {
            *place = Some(objective.clone());
        }
    }
}
