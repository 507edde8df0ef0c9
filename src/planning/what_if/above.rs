//! The plans above a measure, and how they would stand.

use crate::model::{MeasureId, Number, Pack, Plan, PlanId, ReportingYear};
use crate::planning::{measures_words, with_plans_under};
use crate::rating::roll_up::{Child, Score, score};
use crate::rating::{Distribution, Status};
use std::collections::HashMap;

/// A plan that a measure stands in, or one above it: its measures and those of the plans below it, each once.
#[derive(Clone, Debug, PartialEq)]
pub struct Above {
    /// Which.
    pub id: PlanId,
    /// As printed.
    pub name: String,
    /// How many measures are its own.
    own: usize,
    others: Vec<Member>,
}

#[derive(Clone, Debug, PartialEq)]
struct Member {
    name: String,
    status: Status,
    weight: Option<Number>,
}

impl Above {
    /// How many measures are counted, of which so many are the plan's own.
    pub fn measures_words(&self) -> String {
        measures_words(self.own, self.others.len() + 1)
    }

    /// How it stands where the measure has this name, status and weight: the distribution, and the score.
    pub fn with(
        &self,
        name: &str,
        status: Status,
        weight: Option<Number>,
    ) -> (Distribution, Score) {
        let own = Child { name, status, weight };
        let other = |it: &'_ Member| Child { name: "", status: it.status, weight: it.weight };
        let mut children: Vec<Child<'_>> = self.others.iter().map(other).collect();
        for (child, member) in children.iter_mut().zip(&self.others) {
            child.name = &member.name;
        }
        children.push(own);
        (Distribution::of(children.iter().map(|child| child.status)), score(&children, None))
    }
}

/// What stands still while a measure is tried: the plans above it with their other measures, nearest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ground {
    /// The plans.
    pub plans: Vec<Above>,
}

impl Ground {
    /// The plans above a measure in a year, by the year-to-date status of every measure; one without is left out.
    pub fn of(
        pack: &Pack,
        id: &MeasureId,
        year: ReportingYear,
        status: impl Fn(&MeasureId) -> Option<Status>,
    ) -> Self {
        let members: HashMap<&MeasureId, Member> = pack
            .measures
            .iter()
            .filter_map(|it| {
                let member =
                    Member { name: it.name.clone(), status: status(&it.id)?, weight: it.weight };
                Some((&it.id, member))
            })
            .collect();
        let above = |plan: &Plan| Above {
            id: plan.id.clone(),
            name: plan.name.clone(),
            own: pack.standing(plan, year).len(),
            others: with_plans_under(pack, plan, year)
                .iter()
                .filter(|other| *other != id)
                .filter_map(|other| members.get(other).cloned())
                .collect(),
        };
        Self { plans: upwards(pack, id, year).into_iter().map(above).collect() }
    }
}

/// The plans that a measure stands in, and those that they feed, each once.
fn upwards<'p>(pack: &'p Pack, id: &MeasureId, year: ReportingYear) -> Vec<&'p Plan> {
    let standing = pack.plans_by_measure(year);
    let mut found: Vec<&Plan> = Vec::new();
    let mut next: Vec<&PlanId> =
        standing.get(id).into_iter().flatten().map(|plan| &plan.id).collect();
    while !next.is_empty() {
        let level: Vec<&Plan> = next
            .iter()
            .filter_map(|id| pack.plan(id))
            .filter(|plan| !found.iter().any(|it| it.id == plan.id))
            .collect();
        next = level.iter().filter_map(|plan| plan.parent.as_ref()).collect();
        for plan in level {
            if !found.iter().any(|it| it.id == plan.id) {
                found.push(plan);
            }
        }
    }
    found
}
