//! What is wrong with a card as it was built, by rule: of one measure, or of the card as a whole.

use super::{Card, LEFT_OUT, unset};
use crate::model::{Measure, Objective, ObjectiveId, OutcomeKind, Pack, PerspectiveId};
use crate::planning;
use crate::training::asked::Slip;
use crate::training::kinds::{Ground, answered};
use std::collections::BTreeSet;
use std::sync::Arc;

/// What is wrong with a card of measures, and which of them it is about.
pub(super) struct Fault {
    pub(super) slip: Slip,
    /// With the figures of this card.
    pub(super) says: String,
    /// By their places in the pack.
    pub(super) about: Vec<usize>,
}

impl Fault {
    /// Of one measure, whatever the others do.
    fn of_one(at: usize, (what, why): (String, String), says: String) -> Self {
        Self { slip: Slip { of: Some(at), what, why }, says, about: vec![at] }
    }

    /// Of the card as a whole: each measure that it is about may stand well by itself.
    fn of_all((what, why): (String, String), says: String, about: Vec<usize>) -> Self {
        Self { slip: Slip { of: None, what, why }, says, about }
    }
}

impl Card {
    /// The pack with the card as it was built.
    fn built(ground: &Ground<'_>, answers: &[String]) -> Pack {
        let mut pack = ground.pack.clone();
        let placed = |objective: &ObjectiveId| {
            let in_it = pack.measures.iter().enumerate();
            let in_it = in_it.filter(|(at, _)| answered(answers, *at) == objective.as_str());
            in_it.map(|(_, measure)| measure.id.clone()).collect::<Vec<_>>()
        };
        let held: Vec<_> = pack.objectives.iter().map(|it| placed(&it.id)).collect();
        for (objective, measures) in pack.objectives.iter_mut().zip(&held) {
            Arc::make_mut(objective).measures.clone_from(measures);
        }
        if let Some(plan) = pack.plans.first_mut() {
            Arc::make_mut(plan).measures = held.concat();
        }
        pack
    }

    /// What a card lacks, by rule, set against a model of it: what hangs loose first.
    pub(super) fn faults(
        &self,
        ground: &Ground<'_>,
        (answers, model): (&[String], &[String]),
    ) -> Vec<Fault> {
        let pack = Self::built(ground, answers);
        let card = Built::of(&pack, answers);
        let mut faults: Vec<Fault> = card.on.iter().filter_map(|at| card.unset(*at)).collect();
        faults.extend(card.on.iter().filter_map(|at| self.misplaced(&card, *at)));
        let mut of_all = self.empty(&card);
        of_all.extend(card.unseen());
        // Left out where a model needs it: of all that could stand there, it is this one that is missing.
        let missed = of_all.iter().flat_map(|fault| fault.about.iter().map(move |at| (*at, fault)));
        let missed = missed.filter(|(at, _)| {
            answered(answers, *at) == LEFT_OUT && answered(model, *at) != LEFT_OUT
        });
        let mut seen = BTreeSet::new();
        let missed = missed.filter(|(at, _)| seen.insert(*at));
        faults.extend(missed.filter_map(|(at, fault)| self.missed(&card, at, &fault.says)));
        faults.extend(of_all);
        faults.extend(self.too_many_outputs(&card));
        faults.extend(self.overfull(&card));
        faults
    }

    /// A measure under an objective of which it says nothing.
    fn misplaced(&self, card: &Built<'_>, at: usize) -> Option<Fault> {
        let measure = card.measure(at)?;
        let stands = self.stands(measure)?;
        let objective = card.objective(at)?;
        if stands.under.contains(&objective.id) {
            return None;
        }
        let because = &stands.because;
        let says = format!("It says nothing of whether “{}” is met. {because}", objective.name);
        let what = format!("“{}” under the wrong objective", measure.name);
        Some(Fault::of_one(at, (what, because.clone()), says))
    }

    /// A measure that was left out where it would have been needed.
    fn missed(&self, card: &Built<'_>, at: usize, lacks: &str) -> Option<Fault> {
        let measure = card.measure(at)?;
        let because = self.stands(measure).map_or_else(String::new, |it| it.because.clone());
        let what = format!("“{}” left out, though needed", measure.name);
        Some(Fault::of_one(at, (what, because), lacks.to_owned()))
    }

    /// Objectives that nothing hangs under; they are about what could hang there.
    fn empty(&self, card: &Built<'_>) -> Vec<Fault> {
        let fault = |id: &ObjectiveId| {
            let name = card.pack.objective(id).map_or_else(String::new, |it| it.name.clone());
            let could = |at: &usize| {
                card.measure(*at).is_some_and(|it| unset(it).is_none() && self.may_stand(it, id))
            };
            let why = "nobody will know whether it is met";
            let says = format!("“{name}” has no measure under it: {why}");
            let among = |all: &[usize]| all.iter().copied().filter(could).collect::<Vec<usize>>();
            let about = among(&card.out);
            // Where none that could was left out, one that stands elsewhere can be moved.
            let about = if about.is_empty() { among(&card.on) } else { about };
            Fault::of_all((format!("No measure under “{name}”"), why.to_owned()), says, about)
        };
        planning::loose(card.pack).empty_objectives.iter().map(fault).collect()
    }

    fn too_many_outputs(&self, card: &Built<'_>) -> Option<Fault> {
        let is_output =
            |at: &usize| card.measure(*at).is_some_and(|it| it.kind == Some(OutcomeKind::Output));
        let about: Vec<usize> = card.on.iter().copied().filter(is_output).collect();
        let most = self.outputs_one_in;
        (about.len() * most.max(1) > card.on.len()).then(|| {
            let says = format!(
                "{} of {} measures count what was done, not what came of it: at most one in {most} may",
                about.len(),
                card.on.len(),
            );
            let why = format!("at most one in {most} may count what was done, not what came of it");
            Fault::of_all(("Too many outputs".to_owned(), why), says, about)
        })
    }

    fn overfull(&self, card: &Built<'_>) -> Vec<Fault> {
        let full = card.pack.objectives.iter().filter(|it| it.measures.len() > self.most);
        let fault = |objective: &Arc<Objective>| {
            let is_in = |at: &usize| card.objective(*at).is_some_and(|it| it.id == objective.id);
            let (name, most) = (&objective.name, self.most);
            let says = format!(
                "“{name}” has {} measures: more than {most} and nobody reads them",
                objective.measures.len(),
            );
            let what = format!("Too many measures under “{name}”");
            let why = format!("more than {most} and nobody reads them");
            Fault::of_all((what, why), says, card.on.iter().copied().filter(is_in).collect())
        };
        full.map(fault).collect()
    }
}

/// A card as it was built: what is on it and what was left out, by places in the pack.
struct Built<'a> {
    pack: &'a Pack,
    answers: &'a [String],
    on: Vec<usize>,
    out: Vec<usize>,
}

impl<'a> Built<'a> {
    fn of(pack: &'a Pack, answers: &'a [String]) -> Self {
        let mut card = Self { pack, answers, on: Vec::new(), out: Vec::new() };
        let places = 0..pack.measures.len();
        (card.on, card.out) = places.partition(|at| card.objective(*at).is_some());
        card
    }

    fn measure(&self, at: usize) -> Option<&'a Measure> {
        self.pack.measures.get(at).map(Arc::as_ref)
    }

    /// The objective that a measure stands under.
    fn objective(&self, at: usize) -> Option<&'a Objective> {
        let key = answered(self.answers, at);
        self.pack.objectives.iter().map(Arc::as_ref).find(|it| it.id.as_str() == key)
    }

    /// A measure on the card that can't be rated.
    fn unset(&self, at: usize) -> Option<Fault> {
        let measure = self.measure(at)?;
        let says = unset(measure)?;
        let what = format!("“{}” on the card, though it can’t be rated", measure.name);
        Some(Fault::of_one(at, (what, says.clone()), says))
    }

    /// Perspectives that nothing on the card looks at; they are about what was left out of them.
    fn unseen(&self) -> Vec<Fault> {
        let is_in = |at: &usize, id: &PerspectiveId| {
            self.measure(*at).is_some_and(|it| it.perspective.as_ref() == Some(id))
        };
        let unseen = self.pack.perspectives.iter();
        let unseen = unseen.filter(|it| !self.on.iter().any(|at| is_in(at, &it.id)));
        let can_be_rated = |at: &usize| self.measure(*at).is_some_and(|it| unset(it).is_none());
        unseen
            .map(|perspective| {
                let name = &perspective.name;
                let why = "the card looks away from it";
                let could = |at: &usize| is_in(at, &perspective.id) && can_be_rated(at);
                Fault::of_all(
                    (format!("No measure in {name}"), why.to_owned()),
                    format!("No measure stands in {name}: {why}"),
                    self.out.iter().copied().filter(could).collect(),
                )
            })
            .collect()
    }
}
