//! What is signed off keeps its seal when packs are joined: the pack that signed a measure says what it is and where
//! it stands. What others say otherwise is told, not taken.

use super::Sender;
use crate::edit::levels::in_loops;
use crate::edit::names::of_field;
use crate::model::{
    Kind, MeasureId, ObjectiveId, Pack, PlanId, ReportingYear, Row, Shape, SignOff, Terms,
};
use serde_json::Value;
use std::collections::HashMap;
use std::sync::Arc;

/// Something that was said otherwise of what is signed off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Who said it, by their place in [`super::Joined::senders`].
    pub from: usize,
    /// Of what, such as "Homes built: target, polarity".
    pub what: String,
    /// Who signed it.
    pub signed: String,
}

/// Which pack signed which measures.
pub(super) struct Holders {
    /// By measure: the pack, the last year that it signed, and who did.
    of: HashMap<MeasureId, (usize, ReportingYear, String)>,
}

impl Holders {
    /// Of several packs: the one that signed last holds a measure, by year and day of signing.
    pub(super) fn of(packs: &[&Pack]) -> Self {
        let mut last: HashMap<&MeasureId, (&SignOff, usize)> = HashMap::new();
        for (at, pack) in packs.iter().enumerate() {
            for sign_off in &pack.sign_offs {
                for id in sign_off.frozen.keys() {
                    let newer =
                        |held: &SignOff| (held.year, held.on) < (sign_off.year, sign_off.on);
                    if last.get(id).is_none_or(|(held, _)| newer(held)) {
                        last.insert(id, (sign_off, at));
                    }
                }
            }
        }
        let of = last
            .into_iter()
            .map(|(id, (held, at))| (id.clone(), (at, held.year, held.by.clone())))
            .collect();
        Self { of }
    }

    /// Measures that a pack's plan or objective lists although the pack that signed them doesn't have them there.
    pub(super) fn keeps_out(&self, row: &Row, sender: usize, senders: &[Sender]) -> Vec<MeasureId> {
        if self.of.is_empty() {
            return Vec::new();
        }
        let listed: &[MeasureId] = match row {
            Row::Plan(plan) => &plan.measures,
            Row::Objective(objective) => &objective.measures,
            _ => return Vec::new(),
        };
        let (kind, id) = (row.record().kind(), row.record().id());
        let out = |measure: &&MeasureId| match self.of.get(*measure) {
            Some((holder, ..)) if *holder != sender => senders
                .get(*holder)
                .is_some_and(|held| !lists(&held.pack, kind, id).contains(measure)),
            _ => false,
        };
        listed.iter().filter(out).cloned().collect()
    }

    /// Takes out of what packs say of a record whatever would break a seal, and tells it.
    pub(super) fn hold(
        &self,
        kind: Kind,
        id: &str,
        values: &mut [(usize, Value)],
        senders: &[Sender],
    ) -> Vec<Kept> {
        match kind {
            Kind::Measure => self.hold_measure(id, values),
            Kind::Plan | Kind::Objective => self.hold_places(kind, id, values, senders),
            _ => Vec::new(),
        }
    }

    fn hold_measure(&self, id: &str, values: &mut [(usize, Value)]) -> Vec<Kept> {
        let Some((holder, year, by)) = self.of.get(&MeasureId(id.to_owned())) else {
            return Vec::new();
        };
        let Some(signed) = values.iter().find(|(at, _)| at == holder).map(|(_, it)| it.clone())
        else {
            return Vec::new();
        };
        let name = signed.get("name").and_then(Value::as_str).unwrap_or(id).to_owned();
        let mut kept = Vec::new();
        for (from, value) in values.iter_mut().filter(|(at, _)| at != holder) {
            let Value::Object(fields) = value else { continue };
            let mut otherwise: Vec<String> = Vec::new();
            fields.retain(|field, value| {
                let sealed = !matches!(of_field(Terms::TABLE, field), Shape::Unknown);
                if (sealed || field == "past") && signed.get(field) != Some(value) {
                    otherwise.push(field.replace('_', " "));
                    return false;
                }
                true
            });
            if let Some(Value::Object(targets)) = fields.get_mut("targets") {
                targets.retain(|of, target| {
                    // A target of a later year is nobody's to keep out.
                    let later = of.parse().is_ok_and(|of: ReportingYear| of > *year);
                    let same = signed.get("targets").and_then(|held| held.get(of)) == Some(target);
                    if !later && !same {
                        otherwise.push(format!("target for {of}"));
                    }
                    later || same
                });
            }
            if !otherwise.is_empty() {
                let what = format!("{name}: {}", otherwise.join(", "));
                kept.push(Kept { from: *from, what, signed: by.clone() });
            }
        }
        kept
    }

    fn hold_places(
        &self,
        kind: Kind,
        id: &str,
        values: &mut [(usize, Value)],
        senders: &[Sender],
    ) -> Vec<Kept> {
        let mut kept = Vec::new();
        for (from, value) in values {
            let row = senders.get(*from).and_then(|held| match kind {
                Kind::Plan => {
                    held.pack.plans.iter().find(|it| it.id.0 == id).cloned().map(Row::Plan)
                }
                _ => held
                    .pack
                    .objectives
                    .iter()
                    .find(|it| it.id.0 == id)
                    .cloned()
                    .map(Row::Objective),
            });
            let Some(row) = row else { continue };
            let out = self.keeps_out(&row, *from, senders);
            if out.is_empty() {
                continue;
            }
            if let Some(Value::Array(listed)) = value.get_mut("measures") {
                listed.retain(|it| !out.iter().any(|out| it.as_str() == Some(out.as_str())));
            }
            for measure in &out {
                let signed = self.of.get(measure).map(|(.., by)| by.clone()).unwrap_or_default();
                let what = format!("{}: {measure} stands in it", row.record().name());
                kept.push(Kept { from: *from, what, signed });
            }
        }
        kept
    }
}

/// The measures that a plan or an objective of a pack lists.
fn lists<'a>(pack: &'a Pack, kind: Kind, id: &str) -> &'a [MeasureId] {
    match kind {
        Kind::Plan => pack.plans.iter().find(|it| it.id.0 == id).map_or(&[], |it| &it.measures),
        _ => pack.objectives.iter().find(|it| it.id.0 == id).map_or(&[], |it| &it.measures),
    }
}

/// Plans that feed each other, and objectives that stand under each other, come of packs that each had them another
/// way round: then where each stands is as the first pack has it that knows it, which makes a tree of it again.
pub(super) fn no_circles(pack: &mut Pack, senders: &[Sender]) {
    as_trees(
        &mut pack.plans,
        |plan| (plan.id.as_str(), plan.parent.as_ref().map(PlanId::as_str)),
        |plan| senders.iter().find_map(|it| it.pack.plan(&plan.id))?.parent.clone(),
        |plan| &mut plan.parent,
    );
    as_trees(
        &mut pack.objectives,
        |held| (held.id.as_str(), held.parent.as_ref().map(ObjectiveId::as_str)),
        |held| senders.iter().find_map(|it| it.pack.objective(&held.id))?.parent.clone(),
        |held| &mut held.parent,
    );
}

/// Puts each row under what `first` says, where any of them stands above itself. `names` gives a row's id and its parent's.
fn as_trees<T: Clone, Id: PartialEq>(
    rows: &mut [Arc<T>],
    names: impl for<'a> Fn(&'a T) -> (&'a str, Option<&'a str>),
    first: impl Fn(&T) -> Option<Id>,
    parent: impl Fn(&mut T) -> &mut Option<Id>,
) {
    let pairs = rows.iter().map(|row| names(row));
    let parents: HashMap<&str, &str> =
        pairs.filter_map(|(id, parent)| Some((id, parent?))).collect();
    if in_loops(&parents).is_empty() {
        return;
    }
    for row in rows {
        let found = first(row);
        let mut made = T::clone(row);
        if *parent(&mut made) != found {
            *parent(&mut made) = found;
            *row = Arc::new(made);
        }
    }
}
