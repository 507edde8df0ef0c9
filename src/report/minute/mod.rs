//! In a minute (FRAMEWORK R0): what the front door says. One sentence; what needs attention, worst first; what changed
//! since the period before; how perspectives and plans stand. Every word comes from a rating or a figure.

mod cells;
mod changes;
mod harm;
mod member;
mod order;
mod said;
mod scope;
mod strip;

pub use cells::Cell;
pub use changes::{Change, Changes, Detail, Kind, changes_of};
pub use member::Member;
pub use order::{attention_rule, needs_attention, worst_first};
pub use scope::{Scope, posts};
pub use strip::{Strip, ahead, figure, history, promised, strip};

use crate::model::{Pack, Plan, PlanId, ReportingYear};
use crate::rating::{AsAt, Distribution};
use std::collections::HashMap;
use std::sync::Arc;

/// What the page says but the strips themselves, which are made when they are drawn ([`strip`]). Members are named by
/// their position in the list that was handed in.
#[derive(Clone, Debug, PartialEq)]
pub struct Minute {
    /// The statuses to date of all it is about.
    pub distribution: Distribution,
    /// All it is about, in order of harm.
    pub worst_first: Vec<usize>,
    /// How many of the first of them need attention.
    pub attention: usize,
    /// What is different from the period before; `None` where there is none before.
    pub changes: Option<Changes>,
    /// How each perspective stands; a measure in none stands under "Perspective not yet set".
    pub perspectives: Vec<Share<String>>,
    /// How each plan stands: all of them for the whole, those that feed it for a plan.
    pub plans: Vec<Share<PlanId>>,
}

/// A part of the whole, and how it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Share<Id> {
    /// Which.
    pub id: Id,
    /// As printed.
    pub name: String,
    /// Who is in it, by position.
    pub members: Vec<usize>,
    /// The statuses to date of those.
    pub distribution: Distribution,
}

impl<Id> Share<Id> {
    fn new(id: Id, name: &str, members: Vec<usize>, all: &[Member<'_>]) -> Self {
        let distribution = distribution(all, &members);
        Self { id, name: name.to_owned(), members, distribution }
    }
}

/// What is said of a scope of `all` the pack's measures, which are rated as at `now`; `before` is the period before.
pub fn minute(
    pack: &Pack,
    all: &[Member<'_>],
    scope: &Scope,
    now: AsAt,
    before: Option<AsAt>,
) -> Minute {
    let year = pack.calendar().year_of_period(now.period);
    let by_plan = standing(pack, all, year);
    let chosen = scope.chosen(pack, all, &by_plan);
    let worst_first = order::worst_first(pack, all, &chosen, now);
    let needs = |at: &&usize| all.get(**at).is_some_and(|it| needs_attention(it.rating));
    Minute {
        distribution: distribution(all, &chosen),
        attention: worst_first.iter().filter(needs).count(),
        changes: before.map(|before| changes_of(pack, all, &chosen, now, before)),
        perspectives: perspectives(pack, all, &chosen),
        plans: plans(pack, all, scope, &by_plan),
        worst_first,
    }
}

/// Who of `all` a scope is about in a year, by position, in the order of its plan.
pub fn chosen(pack: &Pack, all: &[Member<'_>], scope: &Scope, year: ReportingYear) -> Vec<usize> {
    scope.chosen(pack, all, &standing(pack, all, year))
}

/// Who stands in each plan in a year, by position, in the plan's order.
fn standing<'p>(
    pack: &'p Pack,
    all: &[Member<'_>],
    year: ReportingYear,
) -> HashMap<&'p PlanId, Vec<usize>> {
    let positions: HashMap<_, _> =
        all.iter().enumerate().map(|(at, member)| (&member.measure.id, at)).collect();
    let of = |plan: &'p Plan| {
        let ids = pack.standing(plan, year);
        (&plan.id, ids.iter().filter_map(|id| positions.get(id).copied()).collect())
    };
    pack.plans.iter().map(|plan| of(plan)).collect()
}

fn distribution(all: &[Member<'_>], members: &[usize]) -> Distribution {
    let status = |at: &usize| Some(all.get(*at)?.rating.year_to_date.judgement.status);
    Distribution::of(members.iter().filter_map(status))
}

fn perspectives(pack: &Pack, all: &[Member<'_>], chosen: &[usize]) -> Vec<Share<String>> {
    let names = pack.perspectives.iter().map(|it| (Some(&it.id), it.id.as_str(), it.name.as_str()));
    let known = |of: Option<&_>| pack.perspectives.iter().any(|it| Some(&it.id) == of);
    let share = |(id, key, name): (Option<_>, &str, &str)| {
        let is_of = |at: &&usize| {
            let of = all.get(**at).and_then(|member| member.measure.perspective.as_ref());
            if id.is_some() { of == id } else { !known(of) }
        };
        let members: Vec<usize> = chosen.iter().filter(is_of).copied().collect();
        Share::new(key.to_owned(), name, members, all)
    };
    let all_names = names.chain([(None, "", "Perspective not yet set")]);
    all_names.map(share).filter(|share| !share.members.is_empty()).collect()
}

fn plans(
    pack: &Pack,
    all: &[Member<'_>],
    scope: &Scope,
    by_plan: &HashMap<&PlanId, Vec<usize>>,
) -> Vec<Share<PlanId>> {
    let shown = pack.plans.iter().filter(|plan| match scope {
        Scope::Whole => true,
        Scope::Plan(id) => plan.parent.as_ref() == Some(id),
        Scope::Post(_) => false,
    });
    let share = |plan: &Arc<Plan>| {
        let members = by_plan.get(&plan.id).cloned().unwrap_or_default();
        Share::new(plan.id.clone(), &plan.name, members, all)
    };
    shown.map(share).filter(|share| !share.members.is_empty()).collect()
}
