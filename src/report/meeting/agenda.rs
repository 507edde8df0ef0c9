//! What belongs on a meeting's agenda: what was promised first, then exceptions, targets that moved, late figures and
//! risks, of the plans that its body looks after.

use super::{earlier, follow_ups};
use crate::model::{
    AgendaPart, Day, ItemKind, MeasureId, Meeting, MeetingItem, Pack, Proposal, Risk, Verdict,
    Vocabulary, day_label,
};
use crate::planning::due::Asking;
use crate::rating::audit::overturned;
use crate::rating::exception::{promise_words, trigger_words};
use crate::rating::{AsAt, Status, figure_due_on};
use crate::report::exceptions::tracker;
use crate::report::minute::{Member, Scope, chosen};
use crate::report::risks::register;
use std::sync::Arc;

/// How many minutes an item gets unless somebody sets another number.
fn minutes_for(kind: ItemKind) -> u8 {
    match kind {
        ItemKind::Note => 5,
        ItemKind::Challenge => 10,
        ItemKind::Decide => 15,
    }
}

/// Which of `all` a meeting's body looks after in the year of a point, by position: those of the scorecards of its plans,
/// or all where it has none.
fn measures_of(pack: &Pack, all: &[Member<'_>], meeting: &Meeting, as_at: AsAt) -> Vec<usize> {
    let year = pack.calendar().year_of_period(as_at.period);
    if meeting.plans.is_empty() {
        return (0..all.len()).collect();
    }
    let of_plan = |id: &crate::model::PlanId| chosen(pack, all, &Scope::Plan(id.clone()), year);
    let mut found: Vec<usize> = meeting.plans.iter().flat_map(of_plan).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// What belongs on a meeting's agenda and isn't on it yet, in order; `all` the pack's measures are rated as at `as_at`.
pub fn agenda(
    pack: &Pack,
    all: &[Member<'_>],
    meeting: &Meeting,
    as_at: AsAt,
    words: Vocabulary,
) -> Vec<MeetingItem> {
    let members = measures_of(pack, all, meeting, as_at);
    let looked = Looked { pack, all, meeting, members: &members, as_at, words };
    let found = looked.promised().into_iter().chain(looked.exceptions());
    let found = found.chain(looked.moved_targets()).chain(looked.late()).chain(looked.risks());
    found.filter(|item| !meeting.items.iter().any(|held| is_about_the_same(held, item))).collect()
}

/// Whether two items are about the same thing, whatever is said of it.
fn is_about_the_same(one: &MeetingItem, other: &MeetingItem) -> bool {
    one.part == other.part
        && match one.part {
            Some(AgendaPart::Exception) if one.exception.is_some() => {
                one.exception == other.exception
            }
            Some(AgendaPart::Exception | AgendaPart::LateData) => one.measure == other.measure,
            Some(AgendaPart::Risk) => one.risk == other.risk,
            Some(AgendaPart::FollowUp | AgendaPart::MovedTarget) | None => {
                one.name == other.name && one.measure == other.measure
            }
        }
}

/// What is looked at for an agenda.
struct Looked<'a> {
    pack: &'a Pack,
    all: &'a [Member<'a>],
    meeting: &'a Meeting,
    members: &'a [usize],
    as_at: AsAt,
    words: Vocabulary,
}

fn item(part: AgendaPart, kind: ItemKind, name: String, why: String) -> MeetingItem {
    let minutes_allotted = Some(minutes_for(kind));
    MeetingItem { name, kind, part: Some(part), why, minutes_allotted, ..MeetingItem::default() }
}

impl<'a> Looked<'a> {
    fn member(&self, at: usize) -> Option<&'a Member<'a>> {
        self.all.get(at).filter(|_| self.members.contains(&at))
    }

    /// The day of the point, or of its period's end.
    fn today(&self) -> Day {
        Day(self.as_at.on.unwrap_or(self.as_at.period.end(self.pack.calendar())))
    }

    /// What this body promised before, and what others recommended to it.
    fn promised(&self) -> Vec<MeetingItem> {
        let row = |found: super::FollowUp| {
            let due = found.overdue || found.due_before;
            let kind = match found.asked_by {
                // It is this body's to reply.
                Some(_) if found.waits => ItemKind::Decide,
                _ if due => ItemKind::Challenge,
                _ => ItemKind::Note,
            };
            let why = format!("{}. {}", found.made_words(), found.said);
            let measure = found.measure;
            MeetingItem { measure, ..item(AgendaPart::FollowUp, kind, found.what, why) }
        };
        follow_ups(self.pack, self.meeting, self.today()).into_iter().map(row).collect()
    }

    /// Exceptions that aren't closed or waived, measures that are due one, and ratings that audits overturn.
    fn exceptions(&self) -> Vec<MeetingItem> {
        let found = tracker(self.pack, self.all, self.as_at).of(self.members);
        let live = found.rows.iter().filter(|row| row.standing.is_live()).filter_map(|row| {
            let held = self.pack.exception(&row.exception)?;
            let sought = held.sought.trim();
            let kind = if sought.is_empty() { ItemKind::Challenge } else { ItemKind::Decide };
            let promise = promise_words(self.pack, held, self.as_at)
                .unwrap_or_else(|| "No date was promised.".to_owned());
            let why = match sought {
                "" => promise,
                sought => format!("Asked for: {sought} {promise}"),
            };
            Some(MeetingItem {
                measure: Some(held.measure.clone()),
                exception: Some(held.id.clone()),
                ..item(AgendaPart::Exception, kind, held.name.clone(), why)
            })
        });
        let waiting = found.waiting.iter().filter_map(|waiting| {
            let measure = self.member(waiting.at)?.measure;
            let met: Vec<&str> =
                waiting.triggers.iter().map(|it| trigger_words(*it, self.words)).collect();
            let why = format!("{}; {}.", met.join("; "), found.none_words());
            let name = measure.name.clone();
            Some(MeetingItem {
                measure: Some(measure.id.clone()),
                ..item(AgendaPart::Exception, ItemKind::Challenge, name, why)
            })
        });
        let mut all: Vec<MeetingItem> = live.chain(waiting).collect();
        let others = self.overturned(&all);
        all.extend(others);
        all
    }

    /// Measures whose ratings audits overturn, of which `others` say nothing: as published, nothing may be amiss.
    fn overturned(&self, others: &[MeetingItem]) -> Vec<MeetingItem> {
        let row = |at: &usize| {
            let measure = self.member(*at)?.measure;
            if others.iter().any(|it| it.measure.as_ref() == Some(&measure.id)) {
                return None;
            }
            let why = overturned(self.pack, measure, self.as_at)?.words(self.words);
            let name = measure.name.clone();
            Some(MeetingItem {
                measure: Some(measure.id.clone()),
                ..item(AgendaPart::Exception, ItemKind::Challenge, name, why)
            })
        };
        self.members.iter().filter_map(row).collect()
    }

    /// Changes of what was signed off: those that wait for a decision, and those made since the body met last, else in
    /// the year shown.
    fn moved_targets(&self) -> Vec<MeetingItem> {
        let calendar = self.pack.calendar();
        let year = calendar.year_of_period(self.as_at.period);
        let last = earlier(self.pack, self.meeting).first().map(|held| held.on);
        let since = |made: Day| match last {
            Some(last) => last < made,
            None => calendar.year_of(made.0) == year,
        };
        let by_then = |day: Day| day <= self.today();
        let about = |id: &MeasureId| {
            let of = |at: &usize| self.all.get(*at).is_some_and(|member| member.measure.id == *id);
            self.members.iter().any(of)
        };
        let row = |held: &Proposal| {
            let id = held.measure.as_ref()?;
            let name = self.pack.measure(id)?.name.clone();
            let asked = || format!("“{}”, asked on {}", held.change, day_label(held.on.0));
            let (kind, why) = match (held.verdict, held.made) {
                (None, _) if by_then(held.on) => {
                    (ItemKind::Decide, format!("Waits for a decision: {}.", asked()))
                }
                (Some(Verdict::Accepted), Some(made)) if by_then(made) && since(made) => {
                    let made = day_label(made.0);
                    (ItemKind::Note, format!("Changed on {made}: {}.", asked()))
                }
                _ => return None,
            };
            Some(MeetingItem {
                measure: Some(id.clone()),
                ..item(AgendaPart::MovedTarget, kind, format!("{name}: {}", held.change), why)
            })
        };
        let asked = |held: &&Arc<Proposal>| held.measure.as_ref().is_some_and(about);
        let found = self.pack.proposals.iter().filter(asked);
        found.filter_map(|held| row(held)).collect()
    }

    /// Figures that should be there and aren't: those of scorecards that are asked for.
    fn late(&self) -> Vec<MeetingItem> {
        let asking = Asking::of(self.pack, self.as_at);
        let row = |at: &usize| {
            let member = self.member(*at)?;
            if member.rating.year_to_date.judgement.status != Status::Late {
                return None;
            }
            let measure = member.measure;
            let period = asking.lacking(self.pack, measure)?;
            let due = figure_due_on(self.pack.calendar(), measure, period)
                .map(|day| format!(", which was due by {}", day_label(day)))
                .unwrap_or_default();
            let why = format!("There is no figure for {}{due}.", period.label());
            let name = measure.name.clone();
            Some(MeetingItem {
                measure: Some(measure.id.clone()),
                ..item(AgendaPart::LateData, ItemKind::Challenge, name, why)
            })
        };
        self.members.iter().filter_map(row).collect()
    }

    /// Open risks that need attention and stand in its plans, or would show in its measures.
    fn risks(&self) -> Vec<MeetingItem> {
        let theirs = |risk: &Risk| {
            self.meeting.plans.is_empty()
                || self.meeting.plans.contains(&risk.plan)
                || self
                    .members
                    .iter()
                    .filter_map(|at| self.all.get(*at))
                    .any(|member| risk.measures.contains(&member.measure.id))
        };
        let row = |entry: crate::report::risks::Entry| {
            let risk = self.pack.risk(&entry.risk).filter(|risk| theirs(risk))?;
            if !entry.standing.needs_attention() {
                return None;
            }
            let why = entry.standing.attention(self.words).join(" ");
            Some(MeetingItem {
                measure: risk.measures.first().cloned(),
                risk: Some(risk.id.clone()),
                ..item(AgendaPart::Risk, ItemKind::Challenge, risk.name.clone(), why)
            })
        };
        register(self.pack, self.as_at).open.into_iter().filter_map(row).collect()
    }
}

#[cfg(test)]
mod tests;
