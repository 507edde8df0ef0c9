//! Adding, replacing and removing a record of any kind, by what its fields say of themselves.

use crate::edit::draft::{Draft, first, unknown};
use crate::edit::levels::{is_tree, within_bounds};
use crate::edit::references::find;
use crate::edit::{Refusal, check};
use crate::model::{Change, FieldInfo, Hold, Kind, Listed, Pack, ReportingYear, Row, position};

/// Adds a record at the end of its list.
pub(super) fn add(draft: &mut Draft, row: Row) -> Result<String, Refusal> {
    let record = row.record();
    let kind = record.kind();
    if position(draft.pack.rows(kind), record.id()).is_some() {
        return Err(Refusal::Duplicate { what: kind.words(), id: record.id().to_owned() });
    }
    holds(draft, record, None)?;
    let label = format!("Add {}", record.name());
    draft.pack.rows_mut(kind).push(row);
    within_bounds(&draft.pack, kind)?;
    Ok(label)
}

/// Puts a record in place of the one with its id.
pub(super) fn set(draft: &mut Draft, row: Row) -> Result<String, Refusal> {
    let record = row.record();
    let kind = record.kind();
    let at = position(draft.pack.rows(kind), record.id());
    let at = at.ok_or_else(|| unknown(kind.words(), record.id()))?;
    holds(draft, record, draft.pack.rows(kind).get(at))?;
    let label = format!("Change {}", record.name());
    draft.pack.rows_mut(kind).put(at, row);
    within_bounds(&draft.pack, kind)?;
    Ok(label)
}

/// Takes a record out. What needs it refuses that; what merely names it lets go.
pub(super) fn remove(draft: &mut Draft, kind: Kind, id: &str) -> Result<String, Refusal> {
    let pack = &mut draft.pack;
    let at = position(pack.rows(kind), id).ok_or_else(|| unknown(kind.words(), id))?;
    let name = pack.rows(kind).get(at).map_or(String::new(), |row| row.name().to_owned());
    if let Some(by) = needed_by(pack, (kind, id), &[]) {
        return Err(Refusal::InUse { what: kind.words(), name, by });
    }
    let waits = |held: &&std::sync::Arc<crate::model::Proposal>| {
        kind == Kind::Plan
            && held.verdict.is_none()
            && held.plan.as_ref().is_some_and(|plan| plan.as_str() == id)
    };
    if let Some(proposal) = pack.proposals.iter().find(waits) {
        let by = format!("the undecided proposal '{}'", proposal.change);
        return Err(Refusal::InUse { what: kind.words(), name, by });
    }
    pack.rows_mut(kind).remove(at);
    let_go(pack, kind, id);
    Ok(format!("Remove {name}"))
}

/// Takes an id out of every record that names it and doesn't need it.
pub(super) fn let_go(pack: &mut Pack, kind: Kind, id: &str) {
    struct LetGo<'a>(Kind, &'a str);

    impl Change for LetGo<'_> {
        fn keeps_reference(&mut self, field: &'static FieldInfo, kind: Kind, id: &str) -> bool {
            (kind, id) != (self.0, self.1) || matches!(field.hold, Some(Hold::Sealed | Hold::Past))
        }
    }

    for list in Kind::ALL {
        for at in 0..pack.rows(*list).len() {
            let names = pack.rows(*list).get(at).is_some_and(|row| {
                find(row, &mut |field, found, named| {
                    (found, named) == (kind, id) && field.hold.is_none()
                })
            });
            if names {
                pack.rows_mut(*list).change(at, &mut LetGo(kind, id));
            }
        }
    }
}

/// The first record that needs another one or stands under it, in words; those of `besides` aren't asked.
pub(super) fn needed_by(pack: &Pack, (kind, id): (Kind, &str), besides: &[Kind]) -> Option<String> {
    let own_first = std::iter::once(kind).chain(Kind::ALL.iter().copied().filter(|it| *it != kind));
    own_first.into_iter().filter(|list| !besides.contains(list)).find_map(|list| {
        let rows = pack.rows(list);
        let needs = |row: &&dyn Listed| {
            find(*row, &mut |field, found, named| {
                let holds = match field.hold {
                    Some(hold) => hold == Hold::Needs,
                    None => list == kind && is_tree(field, kind),
                };
                holds && (found, named) == (kind, id)
            })
        };
        let row = (0..rows.len()).filter_map(|at| rows.get(at)).find(needs)?;
        Some(format!("{} '{}'", list.words(), row.name()))
    })
}

/// Whether a record can stand in the pack, in place of `held` if there is one. A reference that it had already
/// may lead nowhere.
fn holds(draft: &Draft, record: &dyn Listed, held: Option<&dyn Listed>) -> Result<(), Refusal> {
    first(|report| check::row(record, report))?;
    first(|report| check::years(record, draft.pack.calendar(), report))?;
    let mut had: Vec<(&'static str, Kind, String)> = Vec::new();
    if let Some(held) = held {
        find(held, &mut |field, kind, id| {
            had.push((field.name, kind, id.to_owned()));
            false
        });
    }
    let mut refusal = None;
    find(record, &mut |field, kind, id| {
        let new = !had
            .iter()
            .any(|(name, of, named)| (*name, *of, named.as_str()) == (field.name, kind, id));
        let past = field.hold == Some(Hold::Past);
        if new
            && !past
            && kind == record.kind()
            && leads_to(&draft.pack, kind, field, id, record.id())
        {
            let name = record.name().to_owned();
            refusal = Some(Refusal::Loop { what: kind.words(), name });
        } else if new && !past && !draft.has(kind, id) {
            refusal = Some(unknown(kind.words(), id));
        }
        refusal.is_some()
    });
    refusal.map_or(Ok(()), Err)
}

/// Whether the way up from a record, by a field of its kind, passes another.
pub(super) fn leads_to(
    pack: &Pack,
    kind: Kind,
    field: &'static FieldInfo,
    from: &str,
    to: &str,
) -> bool {
    let rows = pack.rows(kind);
    let mut id = from.to_owned();
    // A loop is refused on entry; a file could still hold one.
    for _ in 0..=rows.len() {
        if id == to {
            return true;
        }
        let above = position(rows, &id).and_then(|at| rows.get(at)).and_then(|row| {
            let mut above = None;
            find(row, &mut |of, _, named| {
                let found = std::ptr::eq(of, field) || (of.name == field.name && is_tree(of, kind));
                if found {
                    above = Some(named.to_owned());
                }
                found
            });
            above
        });
        match above {
            Some(above) => id = above,
            None => return false,
        }
    }
    false
}

/// Writes every year of a pack's records as its calendar does, such as `2025` for `2025/26`; what is signed stays
/// as it was signed.
pub(super) fn restyle_years(pack: &mut Pack) {
    struct Restyle(crate::model::Calendar);

    impl Change for Restyle {
        fn year(&mut self, year: &mut ReportingYear) {
            *year = self.0.year(year.first());
        }
    }

    let calendar = pack.calendar();
    for kind in Kind::ALL.iter().filter(|kind| **kind != Kind::SignOff) {
        for at in 0..pack.rows(*kind).len() {
            let misfit = pack
                .rows(*kind)
                .get(at)
                .is_some_and(|row| first(|report| check::years(row, calendar, report)).is_err());
            if misfit {
                pack.rows_mut(*kind).change(at, &mut Restyle(calendar));
            }
        }
    }
}
