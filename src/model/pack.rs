//! The pack: everything an organisation has put in.

use crate::model::{Calendar, MeasureId, Pack, Plan, PlanId, ReportingYear, SignOff};
use std::{collections::HashMap, sync::Arc};

/// What `format` says in every pack.
pub const FORMAT: &str = "golden-thread-pack";

/// The version of the format that this code writes.
pub const VERSION: u32 = 1;

impl Pack {
    /// An empty pack of an organisation without a name.
    pub(in crate::model) fn started(blank: Self) -> Self {
        Self { format: FORMAT.to_owned(), version: VERSION, ..blank }
    }

    /// The organisation's calendar; April's where the month is out of range, which reading reports.
    pub fn calendar(&self) -> Calendar {
        Calendar::starting_in(self.organisation.year_start_month).unwrap_or_default()
    }

    /// Whether a plan is another one or feeds it, directly or by others.
    pub fn feeds(&self, id: &PlanId, other: &PlanId) -> bool {
        let above = |id: &&PlanId| self.plan(id).and_then(|plan| plan.parent.as_ref());
        // A loop of plans is refused on entry; a file could still hold one.
        std::iter::successors(Some(id), above).take(self.plans.len() + 1).any(|id| id == other)
    }

    /// The plans that a post answers for, and all that feed them.
    pub fn plans_of_post(&self, post: &str) -> Vec<&PlanId> {
        let tops: Vec<&PlanId> =
            self.plans.iter().filter(|plan| plan.is_of_post(post)).map(|plan| &plan.id).collect();
        let feeds = |id: &&PlanId| tops.iter().any(|top| self.feeds(id, top));
        self.plans.iter().map(|plan| &plan.id).filter(feeds).collect()
    }

    /// The measures that stand in a plan in a year, in the plan's order, and after them those that have left it
    /// since: what each stood in is kept with the terms of its year.
    pub fn standing(&self, plan: &Plan, year: ReportingYear) -> Vec<MeasureId> {
        let mut out = plan.measures.clone();
        for measure in self.measures.iter().filter(|measure| !measure.past.is_empty()) {
            let Some(terms) = measure.closed_terms(year) else { continue };
            let stood = terms.plans.contains(&plan.id);
            match (stood, out.contains(&measure.id)) {
                (true, false) => out.push(measure.id.clone()),
                (false, true) => out.retain(|id| *id != measure.id),
                _ => {}
            }
        }
        out
    }

    /// The plans that each measure stands in in a year, in the order of the plans: what [`Pack::standing`] says of
    /// each plan, looked up once for all measures.
    pub fn plans_by_measure(&self, year: ReportingYear) -> HashMap<&MeasureId, Vec<&Plan>> {
        let past = self.measures.iter().filter(|measure| !measure.past.is_empty());
        let closed: HashMap<&MeasureId, &[PlanId]> = past
            .filter_map(|measure| Some((&measure.id, measure.closed_terms(year)?.plans.as_slice())))
            .collect();
        let mut found: HashMap<&MeasureId, Vec<&Plan>> = HashMap::new();
        for plan in &self.plans {
            let listed = plan.measures.iter().filter(|id| !closed.contains_key(id));
            let stood = closed.iter().filter(|(_, plans)| plans.contains(&plan.id));
            for id in listed.chain(stood.map(|(id, _)| *id)) {
                let plans = found.entry(id).or_default();
                // A file may list a measure twice in a plan.
                if plans.last().is_none_or(|last| last.id != plan.id) {
                    plans.push(plan);
                }
            }
        }
        found
    }

    /// The sign-offs that hold a measure, in the order of signing.
    pub fn sign_offs_of<'a>(&'a self, id: &'a MeasureId) -> impl Iterator<Item = &'a SignOff> {
        self.sign_offs.iter().map(Arc::as_ref).filter(move |held| held.frozen.contains_key(id))
    }

    /// The sign-off that holds a measure for a year.
    pub fn signed(&self, id: &MeasureId, year: ReportingYear) -> Option<&SignOff> {
        self.sign_offs
            .iter()
            .map(Arc::as_ref)
            .find(|held| held.year == year && held.frozen.contains_key(id))
    }

    /// The sign-off that holds a measure for the latest year.
    pub fn last_signed(&self, id: &MeasureId) -> Option<&SignOff> {
        self.sign_offs
            .iter()
            .map(Arc::as_ref)
            .filter(|held| held.frozen.contains_key(id))
            .max_by_key(|held| held.year)
    }

    /// The plans a measure stands in, in order.
    pub fn plans_of<'a>(&'a self, id: &'a MeasureId) -> impl Iterator<Item = &'a Plan> {
        self.plans.iter().map(Arc::as_ref).filter(move |plan| plan.measures.contains(id))
    }

    /// The plan to look at where nobody asked for one: the first with measures, else the first.
    pub fn first_plan(&self) -> Option<&Plan> {
        let measured = self.plans.iter().find(|plan| !plan.measures.is_empty());
        measured.or(self.plans.first()).map(Arc::as_ref)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_plan_to_look_at_has_measures() {
        let check = |plans: &str, expected: Option<&str>| {
            let text = format!(
                r#"{{"format":"golden-thread-pack","version":1,"organisation":{{"name":"A"}},"plans":{plans}}}"#
            );
            let pack: Pack = serde_json::from_str(&text).unwrap();
            assert_eq!(pack.first_plan().map(|plan| plan.id.as_str()), expected);
        };
        check("[]", None);
        check(r#"[{"id":"p","name":"P"},{"id":"q","name":"Q"}]"#, Some("p"));
        check(r#"[{"id":"p","name":"P"},{"id":"q","name":"Q","measures":["m"]}]"#, Some("q"));
    }

    #[test]
    fn each_measures_plans_are_those_that_it_stands_in() {
        let text = r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"A"},
            "plans":[{"id":"p","name":"P","measures":["a","b","a"]},{"id":"q","name":"Q","measures":["b","c"]},{"id":"r","name":"R"}],
            "measures":[{"id":"a","name":"A"},{"id":"b","name":"B","past":{"2024/25":{"name":"B","plans":["r","p"],"specification":{}}}},
                {"id":"c","name":"C","past":{"2024/25":{"name":"C","specification":{}}}},{"id":"d","name":"D"}]}"#;
        let pack: Pack = serde_json::from_str(text).unwrap();
        for (year, expected) in
            [("2024/25", ["P", "P R", "", ""]), ("2025/26", ["P", "P Q", "Q", ""])]
        {
            let year = year.parse().unwrap();
            let found = pack.plans_by_measure(year);
            for (measure, expected) in pack.measures.iter().zip(expected) {
                let standing = pack
                    .plans
                    .iter()
                    .map(Arc::as_ref)
                    .filter(|it| pack.standing(it, year).contains(&measure.id));
                let of = |plans: Vec<&Plan>| {
                    plans.iter().map(|it| it.name.clone()).collect::<Vec<_>>().join(" ")
                };
                assert_eq!(of(found.get(&measure.id).cloned().unwrap_or_default()), expected);
                assert_eq!(of(standing.collect()), expected, "{} in {year}", measure.name);
            }
        }
    }
}
