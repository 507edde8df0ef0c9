//! What a sign-off freezes, and its canonical digest.
//!
//! A measure's digest is SHA-256 over the canonical JSON of what is frozen of it; a sign-off's over its own
//! fields and its measures' digests. Canonical is RFC 8785, so that anybody can check a fingerprint with tools of
//! their own; sign-offs without its mark have an earlier form of ours, which differs in how numbers are written
//! and still verifies. Either way order and layout of the file don't matter.

use crate::edit::proposals;
use crate::model::{
    Aim, Calendar, Canonical, Frozen, Measure, MeasureId, Objective, ObjectiveId, Pack, Period,
    Plan, PlanId, ReportingYear, SignOff, Target, Terms,
};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use std::cell::LazyCell;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// Where each measure of a pack stands: its plans and objectives.
pub(super) struct Places<'a> {
    pack: &'a Pack,
    calendar: Calendar,
    plans: HashMap<&'a MeasureId, Vec<PlanId>>,
    objectives: HashMap<&'a MeasureId, Vec<ObjectiveId>>,
}

impl<'a> Places<'a> {
    pub(super) fn of(pack: &'a Pack) -> Self {
        let mut places = Self {
            pack,
            calendar: pack.calendar(),
            plans: HashMap::new(),
            objectives: HashMap::new(),
        };
        for plan in &pack.plans {
            let Plan { id, measures, .. } = plan.as_ref();
            for measure in measures {
                places.plans.entry(measure).or_default().push(id.clone());
            }
        }
        for objective in &pack.objectives {
            let Objective { id, measures, .. } = objective.as_ref();
            for measure in measures {
                places.objectives.entry(measure).or_default().push(id.clone());
            }
        }
        // Where it stands, not in which order the plans are listed.
        places.plans.values_mut().for_each(|ids| ids.sort());
        places.objectives.values_mut().for_each(|ids| ids.sort());
        places
    }

    /// Whether a target says something of a later year: by its trajectory, or by the date it is for.
    fn reaches(&self, target: &Target, year: ReportingYear) -> bool {
        let (first, last) =
            (Period::Year(year).start(self.calendar), Period::Year(year).end(self.calendar));
        let within = |period: Period| {
            period.end(self.calendar) >= first && period.start(self.calendar) <= last
        };
        target.trajectory.iter().any(|step| within(step.period))
            || matches!(target.aim, Aim::ByDate { by, .. } if by.end(self.calendar) >= first)
    }

    /// A measure's terms as they are now.
    fn terms(&self, measure: &Measure) -> Terms {
        let plans = self.plans.get(&measure.id).cloned().unwrap_or_default();
        let objectives = self.objectives.get(&measure.id).cloned().unwrap_or_default();
        Terms::of(measure, plans, objectives)
    }

    /// What a sign-off for a year freezes of a measure.
    pub(super) fn frozen(&self, measure: &Measure, year: ReportingYear) -> Map<String, Value> {
        let terms = measure.closed_terms(year).cloned().unwrap_or_else(|| self.terms(measure));
        // What was read from JSON can be written as JSON.
        let mut fields = match serde_json::to_value(terms) {
            Ok(Value::Object(fields)) => fields,
            _ => Map::new(),
        };
        if let Some(target) = measure.targets.get(&year) {
            // Changed within the year by leave: what was signed stands beside it.
            let signed = target.signed.as_deref();
            let target = signed
                .filter(|_| proposals::approved_within(self.pack, &measure.id, year))
                .unwrap_or(target);
            fields.insert("target".to_owned(), serde_json::to_value(target).unwrap_or_default());
        } else {
            // Without one of its own, the year is judged by earlier ones that reach into it.
            let earlier = measure.targets.range(..year);
            let reaching = earlier.filter(|(_, target)| self.reaches(target, year));
            let reaching: BTreeMap<String, &Target> =
                reaching.map(|(of, target)| (of.to_string(), target)).collect();
            if !reaching.is_empty() {
                let value = serde_json::to_value(reaching).unwrap_or_default();
                fields.insert("earlier_targets".to_owned(), value);
            }
        }
        fields
    }
}

/// What every measure of a plan and of the plans that feed it is now, for a year; of the whole pack where no
/// plan is named. Measures that a sign-off of the year has already are left out.
pub fn freeze(
    pack: &Pack,
    plan: Option<&PlanId>,
    year: ReportingYear,
) -> BTreeMap<MeasureId, Frozen> {
    let of_year = pack.sign_offs.iter().filter(|sign_off| sign_off.year == year);
    let signed: HashSet<&MeasureId> = of_year.flat_map(|sign_off| sign_off.frozen.keys()).collect();
    let within: Option<HashSet<&MeasureId>> = plan.map(|plan| {
        let plans = pack.plans.iter().filter(|held| pack.feeds(&held.id, plan));
        plans.flat_map(|held| &held.measures).collect()
    });
    let places = Places::of(pack);
    let held = pack.measures.iter().filter(|measure| {
        !signed.contains(&measure.id)
            && within.as_ref().is_none_or(|within| within.contains(&measure.id))
    });
    held.map(|measure| {
        let copy = places.frozen(measure, year);
        (
            measure.id.clone(),
            Frozen { digest: Form::Rfc8785.digest(&copy), copy, extra: Map::new() },
        )
    })
    .collect()
}

/// A measure's terms as they are now, where it stands among them.
pub(super) fn terms(pack: &Pack, measure: &Measure) -> Terms {
    Places::of(pack).terms(measure)
}

/// The terms of those measures that a change alters them of, as they were before it.
pub(super) fn left_terms<'a>(
    before: &'a Pack,
    after: &Pack,
    ids: impl Iterator<Item = &'a MeasureId>,
) -> Vec<(MeasureId, Terms)> {
    let placed_alike = placed_alike(before, after);
    let (was, is) = (LazyCell::new(|| Places::of(before)), LazyCell::new(|| Places::of(after)));
    let (old, new) = (by_id(before), by_id(after));
    let plain = |measure: &Measure| Terms::of(measure, Vec::new(), Vec::new());
    ids.filter_map(|id| {
        let (old, new) = (old.get(id)?, new.get(id)?);
        let untouched = placed_alike && (Arc::ptr_eq(old, new) || plain(old) == plain(new));
        if untouched {
            return None;
        }
        let terms = was.terms(old);
        (terms != is.terms(new)).then(|| (id.clone(), terms))
    })
    .collect()
}

pub(super) fn placed_alike(before: &Pack, after: &Pack) -> bool {
    same(&before.plans, &after.plans) && same(&before.objectives, &after.objectives)
}

/// Whether two lists hold the same: looked into only where they don't share it.
pub(super) fn same<T: PartialEq>(one: &[Arc<T>], other: &[Arc<T>]) -> bool {
    let alike = |(one, other): (&Arc<T>, &Arc<T>)| Arc::ptr_eq(one, other) || one == other;
    one.len() == other.len() && one.iter().zip(other).all(alike)
}

pub(super) fn by_id(pack: &Pack) -> HashMap<&MeasureId, &Arc<Measure>> {
    pack.measures.iter().map(|measure| (&measure.id, measure)).collect()
}

/// What the measures of a pack stand under, as a sign-off keeps it.
pub fn around(pack: &Pack) -> Frozen {
    let mut copy = Map::new();
    let named = |name: &str, place: &[(&str, Option<&str>)]| {
        let mut fields = Map::new();
        fields.insert("name".to_owned(), name.into());
        for (field, id) in place.iter().filter_map(|(field, id)| Some((field, (*id)?))) {
            fields.insert((*field).to_owned(), id.into());
        }
        Value::Object(fields)
    };
    let perspectives = pack.perspectives.iter().map(|it| (it.id.0.clone(), named(&it.name, &[])));
    let plans = pack.plans.iter().map(|it| {
        let place = [("parent", it.parent.as_ref().map(PlanId::as_str))];
        (it.id.0.clone(), named(&it.name, &place))
    });
    let objectives = pack.objectives.iter().map(|it| {
        let parent = it.parent.as_ref().map(ObjectiveId::as_str);
        let place = [("plan", Some(it.plan.as_str())), ("parent", parent)];
        (it.id.0.clone(), named(&it.name, &place))
    });
    copy.insert("vision".to_owned(), pack.organisation.vision.as_str().into());
    if let Some(limit) = pack.organisation.coverage_limit {
        copy.insert("coverage_limit".to_owned(), limit.get().into());
    }
    copy.insert("perspectives".to_owned(), Value::Object(perspectives.collect()));
    copy.insert("plans".to_owned(), Value::Object(plans.collect()));
    copy.insert("objectives".to_owned(), Value::Object(objectives.collect()));
    Frozen { digest: Form::Rfc8785.digest(&copy), copy, extra: Map::new() }
}

/// What each measure of a sign-off is now, for the sign-off's year; those that are gone are left out.
pub fn now(pack: &Pack, sign_off: &SignOff) -> BTreeMap<MeasureId, Map<String, Value>> {
    let places = Places::of(pack);
    let held = pack.measures.iter().filter(|measure| sign_off.frozen.contains_key(&measure.id));
    held.map(|measure| (measure.id.clone(), places.frozen(measure, sign_off.year))).collect()
}

/// The canonical form that a sign-off's digests are over.
pub fn canonical(sign_off: &SignOff) -> Form {
    match sign_off.canonical {
        Some(Canonical::Rfc8785) => Form::Rfc8785,
        None => Form::Own,
    }
}

/// A canonical form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As RFC 8785 says.
    Rfc8785,
    /// Ours, before there was a mark.
    Own,
}

impl Form {
    /// SHA-256 of an object in this form, in hexadecimal.
    pub fn digest(self, object: &Map<String, Value>) -> String {
        match self {
            Self::Rfc8785 => {
                let text = serde_json_canonicalizer::to_string(object).unwrap_or_default();
                hexadecimal(&text)
            }
            Self::Own => {
                let mut text = String::new();
                own_object(object, &mut text);
                hexadecimal(&text)
            }
        }
    }
}

/// SHA-256 of any value as RFC 8785 has it, in hexadecimal.
pub fn sha256(value: &Value) -> String {
    hexadecimal(&serde_json_canonicalizer::to_string(value).unwrap_or_default())
}

fn hexadecimal(text: &str) -> String {
    let mut digesting = Digesting::default();
    digesting.take(text);
    digesting.done()
}

/// SHA-256 of a text that comes piece by piece.
#[derive(Clone, Default)]
pub struct Digesting(Sha256);

impl Digesting {
    /// What comes next, as it stands.
    pub fn take(&mut self, text: &str) {
        self.0.update(text.as_bytes());
    }

    /// The digest of all of it, in hexadecimal.
    pub fn done(self) -> String {
        self.0.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// SHA-256 of a sign-off, in hexadecimal: over its own fields and its measures' digests.
pub fn digest(sign_off: &SignOff) -> String {
    let plan = sign_off.plan.as_ref().map(|plan| plan.0.clone());
    let digests: Map<String, Value> = sign_off
        .frozen
        .iter()
        .map(|(id, frozen)| (id.0.clone(), frozen.digest.clone().into()))
        .collect();
    let mut fields = vec![
        ("by", Value::from(sign_off.by.clone())),
        ("frozen", Value::Object(digests)),
        ("id", sign_off.id.clone().into()),
        ("minute", sign_off.minute.clone().into()),
        ("on", sign_off.on.to_string().into()),
        ("plan", plan.into()),
        ("year", sign_off.year.to_string().into()),
        ("year_start_month", sign_off.year_start_month.into()),
    ];
    // Where there is none of these, the digest is as it was before there could be.
    if sign_off.in_year_changes {
        fields.push(("in_year_changes", true.into()));
    }
    if let Some(around) = &sign_off.around {
        fields.push(("around", around.digest.clone().into()));
    }
    if !sign_off.history.is_empty() {
        fields.push(("history", sign_off.history.clone().into()));
    }
    if sign_off.over_differences {
        fields.push(("over_differences", true.into()));
    }
    if let Some(canonical) = sign_off.canonical {
        fields.push(("canonical", canonical.name().into()));
    }
    let fields = fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    canonical(sign_off).digest(&fields)
}

/// Letters and digits of a fingerprint.
const FINGERPRINT_LETTERS: usize = 20;

/// A digest cut short for the minutes: its first 80 bits, in five groups of four, such as
/// `3F9A-01C7-…`.
pub fn fingerprint(digest: &str) -> String {
    let letters: Vec<char> = digest
        .chars()
        .take(FINGERPRINT_LETTERS)
        .map(|letter| letter.to_ascii_uppercase())
        .collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// Whether what was typed from the minutes is a digest's fingerprint; spaces and dashes don't matter, and letters
/// that look like digits are taken for them.
pub fn is_fingerprint(typed: &str, digest: &str) -> bool {
    plain(typed) == plain(&fingerprint(digest))
}

/// How many of a fingerprint's letters and digits are still to be typed.
pub fn left_to_type(typed: &str) -> usize {
    FINGERPRINT_LETTERS.saturating_sub(plain(typed).len())
}

fn plain(text: &str) -> String {
    let read = |letter: char| match letter.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        letter => letter,
    };
    text.chars().filter(char::is_ascii_alphanumeric).map(read).collect()
}

/// The form of seals without a mark: numbers written out, keys in order of their characters.
fn own(value: &Value, text: &mut String) {
    match value {
        Value::Object(fields) => own_object(fields, text),
        Value::Array(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                text.push_str(if index > 0 { "," } else { "" });
                own(item, text);
            }
            text.push(']');
        }
        // 5, 5.0 and 5e0 are one number.
        Value::Number(number) => match number.as_f64() {
            Some(number) => text.push_str(&number.to_string()),
            None => text.push_str(&number.to_string()),
        },
        plain => text.push_str(&plain.to_string()),
    }
}

fn own_object(fields: &Map<String, Value>, text: &mut String) {
    let sorted: BTreeMap<&String, &Value> = fields.iter().collect();
    text.push('{');
    for (index, (key, value)) in sorted.into_iter().enumerate() {
        text.push_str(if index > 0 { "," } else { "" });
        text.push_str(&Value::from(key.as_str()).to_string());
        text.push(':');
        own(value, text);
    }
    text.push('}');
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn two_lists_hold_the_same_shared_or_not_and_in_order() {
        let of = |numbers: &[i32]| numbers.iter().copied().map(Arc::new).collect::<Vec<_>>();
        let list = of(&[1, 2]);
        assert!(same(&list, &list.clone()));
        assert!(same(&list, &of(&[1, 2])), "equal, though not shared");
        assert!(same::<i32>(&[], &[]));
        for other in [&[2, 1][..], &[1, 3], &[1], &[1, 2, 3], &[]] {
            assert!(!same(&list, &of(other)), "{other:?}");
            assert!(!same(&of(other), &list), "{other:?}");
        }
    }

    #[test]
    fn the_form_of_before_there_was_a_mark_writes_one_text_for_one_value() {
        let mut text = String::new();
        own(&json!({"b": [1, 2.5, "x"], "a": {"z": null, "y": true}, "c": [], "d": {}}), &mut text);
        assert_eq!(text, r#"{"a":{"y":true,"z":null},"b":[1,2.5,"x"],"c":[],"d":{}}"#);
        let digest = |value: Value| Form::Own.digest(&Map::from_iter([("n".to_owned(), value)]));
        assert_eq!(digest(json!(5)), digest(json!(5.0)));
        assert_ne!(digest(json!(5)), digest(json!("5")));
    }

    #[test]
    fn a_digest_is_sha_256_of_the_canonical_text() {
        // As `printf '{"a":1}' | sha256sum` says.
        let expected = "015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862";
        assert_eq!(sha256(&json!({"a": 1.0})), expected);
        let object = Map::from_iter([("a".to_owned(), json!(1))]);
        assert_eq!(Form::Rfc8785.digest(&object), expected);
        assert_eq!(Form::Own.digest(&object), expected);
    }
}
