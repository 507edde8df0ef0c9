//! One measure under two ids: teams that never shared a pack number what they have by themselves, so that nothing but the
//! name says that it is one. That is asked; what a person says is one bears one id from then on.

use super::Sender;
use crate::model::{Change, FieldInfo, Kind, Listed, Look, Measure, MeasureId, Pack, Record};
use std::sync::Arc;

/// Two packs' measures of one name, which may be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// What both are called.
    pub name: String,
    /// The sender whose measure would take the other's id, by its place.
    pub at: usize,
    /// The id it has there.
    pub id: MeasureId,
    /// The sender whose id it would take.
    pub with: usize,
    /// That id.
    pub becomes: MeasureId,
}

/// The pairs among packs that are to be joined, what is open first: of one name and different ids, each once in its pack.
/// What is signed keeps its id, and so do what is open and what several of them have.
pub fn pairs(senders: &[Sender]) -> Vec<Pair> {
    let mut found: Vec<Pair> = Vec::new();
    for (at, sender) in senders.iter().enumerate() {
        for (with, other) in senders.iter().enumerate().take(at) {
            for (mine, theirs) in of_one_name(&sender.pack, &other.pack) {
                let pair =
                    |(at, mine): (usize, &Measure), (with, theirs): (usize, &Measure)| Pair {
                        name: mine.name.clone(),
                        at,
                        id: mine.id.clone(),
                        with,
                        becomes: theirs.id.clone(),
                    };
                if may_change(senders, at, &mine.id) {
                    found.push(pair((at, mine), (with, theirs)));
                } else if may_change(senders, with, &theirs.id) {
                    found.push(pair((with, theirs), (at, mine)));
                }
            }
        }
    }
    // A measure takes one other id at most; the next is asked about when it has.
    let mut asked: Vec<(usize, MeasureId)> = Vec::new();
    found.retain(|pair| {
        let key = (pair.at, pair.id.clone());
        let is_new = !asked.contains(&key);
        asked.push(key);
        is_new
    });
    found
}

/// The measures of one name that two packs have under ids of which the other pack knows none.
fn of_one_name<'a>(one: &'a Pack, other: &'a Pack) -> Vec<(&'a Measure, &'a Measure)> {
    let by_name = |pack: &'a Pack, name: &str| {
        let mut of_it = pack.measures.iter().filter(|it| is_called(&it.name, name));
        of_it.next().filter(|_| of_it.next().is_none())
    };
    let pair = |mine: &'a Arc<Measure>| {
        by_name(one, &mine.name)?;
        let theirs = by_name(other, &mine.name)?;
        let apart = one.measure(&theirs.id).is_none() && other.measure(&mine.id).is_none();
        (apart && !mine.name.trim().is_empty()).then_some((mine.as_ref(), theirs.as_ref()))
    };
    one.measures.iter().filter_map(pair).collect()
}

/// Whether a measure of a sender may take another id.
fn may_change(senders: &[Sender], at: usize, id: &MeasureId) -> bool {
    let is_open = at == 0;
    let others = || senders.iter().enumerate().filter(|(other, _)| *other != at);
    // A slip's measures are those of the pack that it was made of.
    let is_free = |sender: &Sender| sender.base.is_none() && !is_sealed(&sender.pack, id);
    !is_open
        && senders.get(at).is_some_and(is_free)
        && others().all(|(_, sender)| sender.pack.measure(id).is_none())
}

fn is_called(one: &str, other: &str) -> bool {
    one.trim().eq_ignore_ascii_case(other.trim())
}

/// Whether an id stands in something sealed: a sign-off or a paper.
fn is_sealed(pack: &Pack, id: &MeasureId) -> bool {
    let mut named = Named { id, found: false };
    pack.papers.iter().for_each(|paper| paper.look(&mut named));
    named.found || pack.sign_offs.iter().any(|it| it.frozen.contains_key(id))
}

/// Looks for a measure's id.
struct Named<'a> {
    id: &'a MeasureId,
    found: bool,
}

impl Look for Named<'_> {
    fn reference(&mut self, _: &'static FieldInfo, kind: Kind, id: &str) {
        self.found |= kind == Kind::Measure && id == self.id.as_str();
    }
}

/// The senders once a person has said that a pair is one: it bears one id, wherever its pack names it.
pub fn as_one(senders: &[Sender], pair: &Pair) -> Vec<Sender> {
    let mut all = senders.to_vec();
    if let Some(sender) = all.get_mut(pair.at) {
        let mut pack = Pack::clone(&sender.pack);
        for kind in Kind::ALL {
            for at in 0..pack.rows(*kind).len() {
                let names = pack.rows(*kind).get(at).is_some_and(|row| names(row, &pair.id));
                if names {
                    pack.rows_mut(*kind).change(at, &mut Renamed(pair));
                }
            }
        }
        sender.pack = Arc::new(pack);
    }
    all
}

/// Whether a record is a measure or names it.
fn names(row: &dyn Listed, id: &MeasureId) -> bool {
    let mut named = Named { id, found: row.kind() == Kind::Measure && row.id() == id.as_str() };
    row.look(&mut named);
    named.found
}

/// Gives a measure the other's id.
struct Renamed<'a>(&'a Pair);

impl Change for Renamed<'_> {
    fn renamed(&mut self, _: &'static FieldInfo, kind: Kind, id: &str) -> Option<String> {
        let is_it = kind == Kind::Measure && id == self.0.id.as_str();
        is_it.then(|| self.0.becomes.0.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::join::{Settling, join};

    fn pack(id: &str, name: &str, more: &str) -> Pack {
        let text = format!(
            r#"{{"format":"golden-thread-pack","version":1,"organisation":{{"name":"A"}},
            "plans":[{{"id":"plan-{id}","name":"Plan of {id}","measures":["{id}"]}}],
            "measures":[{{"id":"{id}","name":"{name}","specification":{{}},"series":[{{"period":"2025-04","value":4}}]}}]{more}}}"#
        );
        serde_json::from_str(&text).unwrap()
    }

    fn senders(packs: &[Pack]) -> Vec<Sender> {
        let of = |(at, pack): (usize, &Pack)| Sender::new(format!("{at}"), Arc::new(pack.clone()));
        packs.iter().enumerate().map(of).collect()
    }

    #[test]
    fn one_name_under_two_ids_is_asked_about() {
        let check = |packs: &[Pack], expected: &[(usize, &str, usize, &str)]| {
            let found = pairs(&senders(packs));
            let told: Vec<(usize, &str, usize, &str)> = found
                .iter()
                .map(|it| (it.at, it.id.as_str(), it.with, it.becomes.as_str()))
                .collect();
            assert_eq!(told, expected);
        };
        let ours = pack("a", "Homes built", "");
        check(&[ours.clone(), pack("b", "homes built ", "")], &[(1, "b", 0, "a")]);
        check(&[ours.clone(), pack("a", "Homes built", "")], &[]);
        check(&[ours.clone(), pack("b", "Homes let", "")], &[]);
        // Two of the name in one pack: nobody can tell which.
        let mut twice = pack("b", "Homes built", "");
        twice.measures.extend(pack("c", "Homes built", "").measures);
        check(&[ours.clone(), twice], &[]);
        // What is signed keeps its id; what is open does too.
        let signed = r#","sign_offs":[{"id":"s","year":"2025/26","by":"Cabinet","on":"2025-04-01","year_start_month":4,
            "digest":"0","frozen":{"b":{"digest":"0","copy":{}}}}]"#;
        check(&[ours.clone(), pack("b", "Homes built", signed)], &[]);
        let third = pack("c", "Homes built", "");
        check(
            &[pack("x", "Other", ""), third.clone(), pack("b", "Homes built", signed)],
            &[(1, "c", 2, "b")],
        );
        // What two have under one id stays, whoever else has it under another.
        check(&[ours.clone(), pack("b", "Homes built", ""), ours.clone()], &[(1, "b", 0, "a")]);
        // Of three each takes one other id; once it has, the rest is of one id.
        check(&[ours, pack("b", "Homes built", ""), third], &[(1, "b", 0, "a"), (2, "c", 0, "a")]);
    }

    #[test]
    fn what_is_said_to_be_one_is_joined_as_one() {
        let action = r#","actions":[{"id":"act","name":"Act","kind":"activity","plan":"plan-b","state":"not_started","measures":["b"]}]"#;
        let all = senders(&[pack("a", "Homes built", ""), pack("b", "Homes built", action)]);
        let apart = join(&all, true, &Settling::default()).unwrap();
        assert_eq!(apart.pack.measures.len(), 2);
        let pair = pairs(&all).remove(0);
        let all = as_one(&all, &pair);
        assert!(pairs(&all).is_empty());
        let joined = join(&all, true, &Settling::default()).unwrap().pack;
        let ids: Vec<&str> = joined.measures.iter().map(|it| it.id.as_str()).collect();
        assert_eq!(ids, ["a"]);
        let named: Vec<&str> =
            joined.plans.iter().flat_map(|it| &it.measures).map(MeasureId::as_str).collect();
        assert_eq!(named, ["a", "a"]);
        assert_eq!(serde_json::to_string(&joined).unwrap().matches(r#""b""#).count(), 0);
    }
}
