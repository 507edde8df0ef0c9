//! Build a balanced card of measures to choose from.

mod faults;
mod model_card;

use super::{Ground, Judged, Kind, answered};
use crate::model::{Measure, MeasureId, ObjectiveId, OutcomeKind, Pack};
use crate::training::asked::{Answering, Choice, Line, NotSolvable, Question, Together};
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
    /// Where measures may sensibly stand. Of one that isn't named here nobody has judged it, and no page says that it is
    /// right where it is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stands: Vec<Stands>,
}

/// Where a measure may sensibly stand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Stands {
    /// Which.
    pub measure: MeasureId,
    /// The objectives of which it says something, the likeliest first; none where it says nothing of any.
    pub under: Vec<ObjectiveId>,
    /// Why there, in a sentence.
    pub because: String,
}

/// The answer that leaves a card out.
const LEFT_OUT: &str = "left_out";

impl Card {
    /// Where a measure may stand; `None` where nobody has judged it.
    fn stands(&self, measure: &Measure) -> Option<&Stands> {
        self.stands.iter().find(|it| it.measure == measure.id)
    }

    fn may_stand(&self, measure: &Measure, objective: &ObjectiveId) -> bool {
        self.stands(measure).is_none_or(|it| it.under.contains(objective))
    }

    /// Why a measure is well placed where it is, or well left out; nothing where nobody has said.
    fn why(&self, measure: &Measure, left_out: bool) -> Option<String> {
        let is_output = measure.kind == Some(OutcomeKind::Output);
        match (left_out, is_output) {
            (false, _) => self.stands(measure).map(|it| it.because.clone()),
            (true, true) => unset(measure).or_else(|| {
                let most = self.outputs_one_in;
                Some(format!(
                    "It counts what was done, not what came of it: at most one in {most} may do that"
                ))
            }),
            (true, false) => unset(measure),
        }
        .filter(|why| !why.is_empty())
    }

    /// Whether every measure and objective that is named is in the pack.
    fn names_what_is_there(&self, pack: &Pack) -> Result<(), NotSolvable> {
        for stands in &self.stands {
            super::measure(pack, &stands.measure)?;
            if let Some(id) = stands.under.iter().find(|id| pack.objective(id).is_none()) {
                return Err(NotSolvable::Unknown(id.to_string()));
            }
        }
        Ok(())
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
    let what = || lacks.join(", nor ");
    (!lacks.is_empty()).then(|| format!("Nobody has said {}, so it can’t be rated", what()))
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
        self.names_what_is_there(ground.pack)?;
        let model = self.by_rule(ground);
        let faults = self.faults(ground, (&model, &model));
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
                format!("Side of the card: {}", perspective.map_or(not_set, |it| it.name.as_str())),
                format!("Kind: {}", measure.kind.map_or(not_set, |it| it.words())),
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
        let model = self.by_rule(ground);
        let faults = self.faults(ground, (answers, &model));
        let name = |key: &str| {
            let found = ground.pack.objectives.iter().find(|it| it.id.as_str() == key);
            found.map_or_else(|| "Leave it out".to_owned(), |it| it.name.clone())
        };
        let judged = |at: usize| {
            let about: Vec<_> = faults.iter().filter(|it| it.about.contains(&at)).collect();
            // What is wrong with the card as a whole leaves each measure where it stands right by itself.
            let own = about.iter().any(|fault| fault.slip.of.is_some());
            let mut said: Vec<&str> = about.iter().map(|fault| fault.says.as_str()).collect();
            said.dedup();
            let given = answered(answers, at);
            let measure = ground.pack.measures.get(at).map(Arc::as_ref);
            let stands = measure.and_then(|it| self.stands(it));
            // Left out rightly is what can't be rated, and what says nothing of any objective.
            let judged = match given {
                LEFT_OUT => {
                    measure.is_some_and(|it| unset(it).is_some())
                        || stands.is_some_and(|it| it.under.is_empty())
                }
                _ => given.is_empty() || stands.is_some(),
            };
            let right = !given.is_empty() && !own;
            let why = measure
                .filter(|_| right && about.is_empty())
                .and_then(|it| self.why(it, given == LEFT_OUT));
            Judged {
                judged: judged || !about.is_empty(),
                right,
                answer: name(answered(&model, at)),
                lines: said.into_iter().chain(why.as_deref()).map(|it| Line::new("", it)).collect(),
            }
        };
        (0..ground.pack.measures.len()).map(judged).collect()
    }

    fn rule(&self, ground: &Ground<'_>, at: usize, given: &str) -> Option<String> {
        let measure = ground.pack.measures.get(at)?;
        let says = match given {
            "" => return None,
            LEFT_OUT => {
                "Each side of the card is looked at, and no priority is left without a measure."
            }
            _ if unset(measure).is_some() => {
                "A measure that can’t be rated has no place on a card."
            }
            _ => "A measure stands under the priority of which it says something.",
        };
        Some(says.to_owned())
    }

    fn right(&self, ground: &Ground<'_>) -> Vec<String> {
        self.by_rule(ground)
    }

    fn together(&self, ground: &Ground<'_>, answers: &[String]) -> Option<Together> {
        let faults = self.faults(ground, (answers, &self.by_rule(ground)));
        let of_all = faults.iter().filter(|fault| fault.slip.of.is_none());
        let loose = of_all.flat_map(|fault| fault.about.iter().copied()).collect();
        Some(Together { loose, slips: faults.into_iter().map(|fault| fault.slip).collect() })
    }

    fn closing(&self, ground: &Ground<'_>, answers: &[String]) -> Vec<Line> {
        let faults = self.faults(ground, (answers, &self.by_rule(ground)));
        if faults.is_empty() {
            return vec![Line::new("", "Nothing hangs loose, and the card is balanced.")];
        }
        // Of one measure it is told which; what is missing of the card as a whole is told once.
        let of_all = |says: &str| faults.iter().any(|it| it.slip.of.is_none() && it.says == says);
        let lines = faults.iter().filter_map(|fault| {
            let Some(at) = fault.slip.of else { return Some(Line::new("", &fault.says)) };
            let name = ground.pack.measures.get(at).map_or("", |it| it.name.as_str());
            (!of_all(&fault.says)).then(|| Line::new(name, &fault.says))
        });
        lines.collect()
    }
}
