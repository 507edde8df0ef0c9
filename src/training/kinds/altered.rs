//! Find what was altered since it was signed off.

use super::{Ground, Judged, Kind, answered, measure_mut};
use crate::edit::{self, Command, Context, seal};
use crate::model::{Aim, Day, Frozen, Measure, MeasureId, Number, Pack, ReportingYear, SignOff};
use crate::pack::{Tampering, tampering};
use crate::rating::printed;
use crate::training::asked::{Answering, Choice, Line, NotSolvable, Question};
use crate::training::draw::Draw;
use crate::training::vary::Changed;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Say of each target of a signed pack whether it is as signed, was altered, or whether the frozen copy of it was. The
/// pack is signed off, then altered by the seed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Altered {
    /// Who signs the pack off.
    pub by: String,
    /// When.
    pub on: Day,
    /// What each measure's target is altered to, should it be one of those that are altered.
    pub to: BTreeMap<MeasureId, Number>,
    /// How many targets are altered.
    pub targets: usize,
    /// How many frozen copies are altered.
    pub copies: usize,
    /// The slip: each frozen copy's fingerprint when it was signed.
    #[serde(skip)]
    slip: BTreeMap<MeasureId, String>,
}

/// What became of a measure's target.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Found {
    AsSigned,
    Target,
    Copy,
}

impl Found {
    const ALL: [Self; 3] = [Self::AsSigned, Self::Target, Self::Copy];

    fn key(self) -> &'static str {
        match self {
            Self::AsSigned => "as_signed",
            Self::Target => "target",
            Self::Copy => "copy",
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::AsSigned => "As signed",
            Self::Target => "The target was altered",
            Self::Copy => "The frozen copy was altered",
        }
    }
}

impl Altered {
    /// What the engine finds of each measure.
    fn each<'a>(
        &'a self,
        ground: &'a Ground<'_>,
    ) -> impl Iterator<Item = (&'a Measure, Found, Option<Tampering>)> {
        let all = tampering(ground.pack);
        self.to.keys().filter_map(move |id| {
            let place = format!("frozen[\"{id}\"]");
            let told = all.iter().find(|it| it.place.contains(&place)).cloned();
            let found = match &told {
                None => Found::AsSigned,
                Some(told) if told.place.ends_with(".copy") => Found::Copy,
                Some(_) => Found::Target,
            };
            Some((ground.pack.measure(id)?, found, told))
        })
    }

    /// What the pack and the frozen copy say of a target, and whether the slip has the copy's fingerprint.
    fn compared(&self, ground: &Ground<'_>, measure: &Measure) -> Line {
        let (now, copied) = now_and_copied(ground.pack, measure);
        let worked_out = frozen(ground.pack, &measure.id)
            .map(|(sign_off, it)| seal::fingerprint(&seal::canonical(sign_off).digest(&it.copy)));
        let is_slips = worked_out.as_ref() == self.slip.get(&measure.id);
        let fingerprint = if is_slips { "the slip’s" } else { "not the slip’s" };
        Line::new(
            "Compared",
            format!(
                "{now} in the pack, {copied} in the frozen copy, whose fingerprint is {fingerprint}"
            ),
        )
    }

    /// Signs the pack off for the year of its clock, and keeps the slip.
    fn sign(&mut self, pack: &mut Pack) -> Result<ReportingYear, NotSolvable> {
        let clock = pack.organisation.clock.ok_or(NotSolvable::NoClock)?.0;
        let year = pack.calendar().year_of(clock);
        let sign_off = SignOff::asked("training", year, self.by.clone(), self.on);
        let context = Context { on: Some(self.on.0), by: self.by.clone() };
        edit::apply(pack, Command::SignOff(Box::new(sign_off)), &context)
            .map_err(|refusal| NotSolvable::Pack(refusal.to_string()))?;
        let signed = pack.sign_offs.iter().flat_map(|it| &it.frozen);
        self.slip =
            signed.map(|(id, frozen)| (id.clone(), seal::fingerprint(&frozen.digest))).collect();
        Ok(year)
    }
}

/// What a measure's target is, in its copy; none where it isn't one value.
fn copied(frozen: &Frozen) -> Option<f64> {
    frozen.copy.get("target")?.get("aim")?.get("value")?.as_f64()
}

fn frozen<'a>(pack: &'a Pack, id: &MeasureId) -> Option<(&'a SignOff, &'a Frozen)> {
    pack.sign_offs.iter().find_map(|it| Some((&**it, it.frozen.get(id)?)))
}

/// What a measure's target is now, and what it is in its frozen copy.
fn now_and_copied(pack: &Pack, measure: &Measure) -> (String, String) {
    let found = frozen(pack, &measure.id);
    let now = found.and_then(|(sign_off, _)| match measure.targets.get(&sign_off.year)?.aim {
        Aim::Value { value } => Some(value),
        _ => None,
    });
    let copied = found.and_then(|(_, frozen)| Number::try_from(copied(frozen)?).ok());
    let words = |value: Option<Number>| {
        value.map_or_else(|| "none".to_owned(), |value| printed(measure, value))
    };
    (words(now), words(copied))
}

/// Puts another value into the frozen copy of a target.
fn alter_copy(pack: &mut Pack, id: &MeasureId, to: Number) -> Option<()> {
    let sign_off = pack.sign_offs.iter_mut().find(|it| it.frozen.contains_key(id))?;
    let copy = &mut Arc::make_mut(sign_off).frozen.get_mut(id)?.copy;
    let value = copy.get_mut("target")?.get_mut("aim")?.get_mut("value")?;
    *value = serde_json::to_value(to).ok()?;
    Some(())
}

impl Kind for Altered {
    fn lay(
        &mut self,
        pack: &mut Pack,
        _: &Changed,
        (_, draw): (u32, &mut Draw),
    ) -> Result<(), NotSolvable> {
        let year = self.sign(pack)?;
        let places = draw.some(self.targets + self.copies, self.to.len());
        let chosen = places.into_iter().filter_map(|at| self.to.iter().nth(at));
        for (at, (id, to)) in chosen.enumerate() {
            if at < self.copies {
                alter_copy(pack, id, *to).ok_or_else(|| NotSolvable::Unknown(id.to_string()))?;
                continue;
            }
            let target = measure_mut(pack, id)?.targets.get_mut(&year);
            target.ok_or_else(|| NotSolvable::Unknown(format!("the target of {id}")))?.aim =
                Aim::Value { value: *to };
        }
        Ok(())
    }

    fn figures(&self, _: &Changed) -> Vec<(MeasureId, Number)> {
        self.to.iter().map(|(id, to)| (id.clone(), *to)).collect()
    }

    fn check(&self, ground: &Ground<'_>) -> Result<(), NotSolvable> {
        let count =
            |asked: Found| self.each(ground).filter(|(_, found, _)| *found == asked).count();
        let (targets, copies) = (count(Found::Target), count(Found::Copy));
        match (targets, copies) == (self.targets, self.copies)
            && self.each(ground).count() == self.to.len()
        {
            true => Ok(()),
            false => Err(NotSolvable::NoSingleAnswer(format!(
                "{targets} targets and {copies} copies are found altered"
            ))),
        }
    }

    fn questions(&self, ground: &Ground<'_>) -> Vec<Question> {
        let question = |(measure, _, _): (&Measure, Found, Option<Tampering>)| {
            let (sign_off, frozen) = frozen(ground.pack, &measure.id)?;
            let (now, copied) = now_and_copied(ground.pack, measure);
            let worked_out = seal::canonical(sign_off).digest(&frozen.copy);
            let slip = self.slip.get(&measure.id).cloned().unwrap_or_default();
            Some(Question {
                id: measure.id.to_string(),
                asks: measure.name.clone(),
                facts: vec![
                    format!("Target in the pack: {now}"),
                    format!("Target in the frozen copy: {copied}"),
                    format!("Fingerprint on the slip: {slip}"),
                    format!("Fingerprint of the copy: {}", seal::fingerprint(&worked_out)),
                ],
                picture: None,
                answering: Answering::Choose(
                    Found::ALL.map(|it| Choice::new(it.key(), it.words())).into(),
                ),
            })
        };
        self.each(ground).filter_map(question).collect()
    }

    fn judge(&self, ground: &Ground<'_>, answers: &[String]) -> Vec<Judged> {
        let judged =
            |(at, (measure, found, told)): (usize, (&Measure, Found, Option<Tampering>))| {
                let said = told.map_or_else(
                    || "The target is what was signed off, and so is its copy".to_owned(),
                    |told| told.to_string(),
                );
                Judged {
                    judged: true,
                    right: answered(answers, at) == found.key(),
                    answer: found.words().to_owned(),
                    lines: vec![Line::new("", said), self.compared(ground, measure)],
                }
            };
        self.each(ground).enumerate().map(judged).collect()
    }

    fn rule(&self, ground: &Ground<'_>, at: usize, given: &str) -> Option<String> {
        let given = Found::ALL.into_iter().find(|it| it.key() == given)?;
        let (measure, found, _) = self.each(ground).nth(at)?;
        Some(match (given, found) {
            (Found::AsSigned, _) => {
                "The pack and the frozen copy don’t say the same: one of them was altered."
                    .to_owned()
            }
            (Found::Target, Found::Copy) => {
                "The slip tells: its fingerprint is no longer the copy’s, so it was the copy that was altered.".to_owned()
            }
            (Found::Target, _) => {
                let (now, copied) = now_and_copied(ground.pack, measure);
                format!(
                    "The pack says {now}, and so does the frozen copy ({copied}), whose fingerprint is still the slip’s: nothing was altered."
                )
            }
            (Found::Copy, _) => {
                "The fingerprint on the slip is still that of the copy: it wasn’t the copy that was altered.".to_owned()
            }
        })
    }

    fn draws(&self) -> bool {
        true
    }

    fn right(&self, ground: &Ground<'_>) -> Vec<String> {
        self.each(ground).map(|(_, found, _)| found.key().to_owned()).collect()
    }
}
