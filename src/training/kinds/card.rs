//! Build a balanced card of measures to choose from.

use super::{Ground, Judged, Kind, answered};
use crate::model::{Measure, ObjectiveId, OutcomeKind, Pack};
use crate::planning;
use crate::training::asked::{Answering, Choice, Line, NotSolvable, Question};
use crate::training::draw::Draw;
use crate::training::vary::Changed;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Put measures under the objectives of the pack's plan, or leave them out, so that the card is balanced.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Card {
    /// The most measures under one objective.
    pub most: usize,
    /// Outputs are at most one in so many of the card.
    pub outputs_one_in: usize,
}

/// The answer that leaves a card out.
const LEFT_OUT: &str = "left_out";

/// What is wrong with a card of measures, and which of them it is about.
struct Fault {
    says: String,
    /// By their places in the pack.
    about: Vec<usize>,
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

    /// What a card lacks, by rule.
    fn faults(&self, ground: &Ground<'_>, answers: &[String]) -> Vec<Fault> {
        let pack = Self::built(ground, answers);
        let on_card =
            |at: &usize| pack.objectives.iter().any(|it| it.id.as_str() == answered(answers, *at));
        let (on, out): (Vec<usize>, Vec<usize>) = (0..pack.measures.len()).partition(on_card);
        let of = |at: &usize| pack.measures.get(*at).map(Arc::as_ref);
        let mut faults: Vec<Fault> = on
            .iter()
            .filter_map(|at| Some(Fault { says: unset(of(at)?)?, about: vec![*at] }))
            .collect();
        for id in planning::loose(&pack).empty_objectives {
            let name = pack.objective(&id).map_or_else(String::new, |it| it.name.clone());
            faults.push(Fault {
                says: format!(
                    "“{name}” has no measure under it: nobody will know whether it is met"
                ),
                about: out.clone(),
            });
        }
        for perspective in &pack.perspectives {
            let is_in = |at: &&usize| {
                of(at).is_some_and(|it| it.perspective.as_ref() == Some(&perspective.id))
            };
            if !on.iter().any(|at| is_in(&at)) {
                faults.push(Fault {
                    says: format!(
                        "No measure stands in {}: the card looks away from it",
                        perspective.name
                    ),
                    about: out.iter().filter(is_in).copied().collect(),
                });
            }
        }
        let outputs: Vec<usize> = on
            .iter()
            .filter(|at| of(at).is_some_and(|it| it.kind == Some(OutcomeKind::Output)))
            .copied()
            .collect();
        if outputs.len() * self.outputs_one_in.max(1) > on.len() {
            faults.push(Fault {
                says: format!(
                    "{} of {} measures count what was done, not what came of it: at most one in {} may",
                    outputs.len(),
                    on.len(),
                    self.outputs_one_in
                ),
                about: outputs,
            });
        }
        for objective in pack.objectives.iter().filter(|it| it.measures.len() > self.most) {
            let is_in = |at: &usize| answered(answers, *at) == objective.id.as_str();
            faults.push(Fault {
                says: format!(
                    "“{}” has {} measures: more than {} and nobody reads them",
                    objective.name,
                    objective.measures.len(),
                    self.most
                ),
                about: on.iter().copied().filter(is_in).collect(),
            });
        }
        faults
    }

    /// A card by the rules: sound measures, outcomes before outputs, spread over the objectives.
    fn by_rule(&self, ground: &Ground<'_>) -> Vec<String> {
        let pack = ground.pack;
        let mut answers = vec![LEFT_OUT.to_owned(); pack.measures.len()];
        let mut places = pack.objectives.iter().cycle();
        let room = self.most * pack.objectives.len();
        let sound = |output: bool| {
            move |(_, it): &(usize, &Arc<Measure>)| {
                unset(it).is_none() && (it.kind == Some(OutcomeKind::Output)) == output
            }
        };
        let measures = || pack.measures.iter().enumerate();
        for (at, _) in measures().filter(sound(false)).take(room) {
            if let (Some(answer), Some(objective)) = (answers.get_mut(at), places.next()) {
                objective.id.as_str().clone_into(answer);
            }
        }
        answers
    }
}

/// What of a measure isn't set that a card needs.
fn unset(measure: &Measure) -> Option<String> {
    let lacks = [
        ("which way is better", measure.polarity.is_none()),
        ("how often it reports", measure.frequency.is_none()),
        ("how its year to date is made", measure.accumulation.is_none()),
    ];
    let lacks: Vec<&str> = lacks.into_iter().filter(|it| it.1).map(|it| it.0).collect();
    (!lacks.is_empty()).then(|| format!("It isn’t set {}: it can’t be rated", lacks.join(", nor ")))
}

impl Kind for Card {
    fn lay(
        &mut self,
        pack: &mut Pack,
        _: &Changed,
        (seed, draw): (u32, &mut Draw),
    ) -> Result<(), NotSolvable> {
        if seed > 0 {
            draw.shuffle(&mut pack.measures);
        }
        Ok(())
    }

    fn check(&self, ground: &Ground<'_>) -> Result<(), NotSolvable> {
        let faults = self.faults(ground, &self.by_rule(ground));
        match faults.first() {
            None => Ok(()),
            Some(fault) => Err(NotSolvable::NoSingleAnswer(fault.says.clone())),
        }
    }

    fn has_one_answer(&self) -> bool {
        false
    }

    fn questions(&self, ground: &Ground<'_>) -> Vec<Question> {
        let pack = ground.pack;
        let mut choices: Vec<Choice> =
            pack.objectives.iter().map(|it| Choice::new(it.id.as_str(), it.name.clone())).collect();
        choices.push(Choice::new(LEFT_OUT, "Leave it out"));
        let question = |measure: &Arc<Measure>| {
            let perspective = measure.perspective.as_ref();
            let perspective =
                perspective.and_then(|id| pack.perspectives.iter().find(|it| it.id == *id));
            let not_set = "not set";
            let facts = vec![
                format!("Perspective: {}", perspective.map_or(not_set, |it| it.name.as_str())),
                format!("What it measures: {}", measure.kind.map_or(not_set, |it| it.words())),
                format!("Direction: {}", measure.polarity.map_or(not_set, |it| it.words())),
                format!("Frequency: {}", measure.frequency.map_or(not_set, |it| it.words())),
                format!("Year to date: {}", measure.accumulation.map_or(not_set, |it| it.words())),
            ];
            Question {
                id: measure.id.to_string(),
                asks: measure.name.clone(),
                facts,
                picture: None,
                answering: Answering::Choose(choices.clone()),
            }
        };
        pack.measures.iter().map(question).collect()
    }

    fn judge(&self, ground: &Ground<'_>, answers: &[String]) -> Vec<Judged> {
        let faults = self.faults(ground, answers);
        let model = self.by_rule(ground);
        let name = |key: &str| {
            let found = ground.pack.objectives.iter().find(|it| it.id.as_str() == key);
            found.map_or_else(|| "Leave it out".to_owned(), |it| it.name.clone())
        };
        let judged = |at: usize| {
            let own: Vec<Line> = faults
                .iter()
                .filter(|fault| fault.about.contains(&at))
                .map(|fault| Line::new("", fault.says.clone()))
                .collect();
            let given = !answered(answers, at).is_empty();
            Judged {
                right: given && own.is_empty(),
                answer: name(answered(&model, at)),
                lines: own,
            }
        };
        (0..ground.pack.measures.len()).map(judged).collect()
    }

    fn right(&self, ground: &Ground<'_>) -> Vec<String> {
        self.by_rule(ground)
    }

    fn closing(&self, ground: &Ground<'_>, answers: &[String]) -> Vec<Line> {
        let faults = self.faults(ground, answers);
        match faults.is_empty() {
            true => vec![Line::new("", "Nothing hangs loose, and the card is balanced.")],
            false => faults.into_iter().map(|fault| Line::new("", fault.says)).collect(),
        }
    }
}
