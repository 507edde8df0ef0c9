//! Which measures stand in a grid: those of a plan, a perspective, an officer, a theme; those that lack something.

use super::column::Column;
use crate::model::{
    Frequency, Measure, MeasureId, Objective, ObjectiveId, Pack, PerspectiveId, PlanId,
};
use std::collections::HashSet;

/// What measures are narrowed by; nothing is all of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Which {
    /// Words of the name.
    pub name: String,
    /// On this plan's scorecard.
    pub plan: Option<PlanId>,
    /// In this perspective.
    pub perspective: Option<PerspectiveId>,
    /// Answered for by this post.
    pub officer: Option<String>,
    /// Under this theme or objective, or one that stands under it.
    pub objective: Option<ObjectiveId>,
    /// Reporting so often.
    pub frequency: Option<Frequency>,
    /// With nothing in this column.
    pub missing: Option<Column>,
}

/// The measures that are asked for, in the pack's order.
pub fn measures(pack: &Pack, which: &Which) -> Vec<MeasureId> {
    let on_plan: Option<HashSet<&MeasureId>> = which
        .plan
        .as_ref()
        .map(|id| pack.plan(id).map(|plan| plan.measures.iter().collect()).unwrap_or_default());
    let under: Option<HashSet<&MeasureId>> = which
        .objective
        .as_ref()
        .map(|id| under(pack, id).into_iter().flat_map(|it| &it.measures).collect());
    let name = which.name.trim().to_lowercase();
    let officer = |measure: &Measure| measure.specification.accountable_officer.trim().to_owned();
    let passes = |measure: &Measure| {
        (name.is_empty() || measure.name.to_lowercase().contains(&name))
            && on_plan.as_ref().is_none_or(|all| all.contains(&measure.id))
            && (which.perspective.is_none() || measure.perspective == which.perspective)
            && which.officer.as_ref().is_none_or(|post| officer(measure) == *post)
            && under.as_ref().is_none_or(|all| all.contains(&measure.id))
            && (which.frequency.is_none() || measure.frequency == which.frequency)
            && which.missing.is_none_or(|column| column.shown(pack, measure).trim().is_empty())
    };
    let found = pack.measures.iter().filter(|measure| passes(measure));
    found.map(|measure| measure.id.clone()).collect()
}

/// An objective and all that stand under it, at any depth.
fn under<'a>(pack: &'a Pack, id: &ObjectiveId) -> Vec<&'a Objective> {
    let above = |it: &Objective| it.parent.as_ref().and_then(|id| pack.objective(id));
    let stands_under = |it: &&Objective| {
        let up = std::iter::successors(Some(*it), |it| above(it));
        up.take(pack.objectives.len() + 1).any(|it| it.id == *id)
    };
    pack.objectives.iter().map(AsRef::as_ref).filter(|it| stands_under(it)).collect()
}

/// The posts that answer for measures, each once, in the order of the alphabet.
pub fn officers(pack: &Pack) -> Vec<String> {
    let said = pack.measures.iter().map(|it| it.specification.accountable_officer.trim());
    let mut posts: Vec<String> = said.filter(|post| !post.is_empty()).map(str::to_owned).collect();
    posts.sort_unstable();
    posts.dedup();
    posts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::columns::settings::Setting;

    #[test]
    fn measures_are_found_by_each_of_what_they_are_narrowed_by() {
        let text = r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"A"},
            "perspectives":[{"id":"out","name":"Outcomes"}],
            "plans":[{"id":"p","name":"P","measures":["a","b"]}],
            "objectives":[{"id":"t","name":"Theme","plan":"p"},{"id":"o","name":"Under it","plan":"p","parent":"t","measures":["b"]}],
            "measures":[{"id":"a","name":"Homes built","perspective":"out","frequency":"monthly","specification":{"accountable_officer":"Head of homes"}},
                {"id":"b","name":"Homes let","frequency":"quarterly","unit":"homes"},{"id":"c","name":"Roads"}]}"#;
        let pack: Pack = serde_json::from_str(text).unwrap();
        let check = |which: Which, expected: &[&str]| {
            let found = measures(&pack, &which);
            assert_eq!(
                found.iter().map(MeasureId::as_str).collect::<Vec<_>>(),
                expected,
                "{which:?}"
            );
        };
        let all = Which::default;
        check(all(), &["a", "b", "c"]);
        check(Which { name: " HOMES ".into(), ..all() }, &["a", "b"]);
        check(Which { plan: Some("p".into()), ..all() }, &["a", "b"]);
        check(Which { plan: Some("gone".into()), ..all() }, &[]);
        check(Which { perspective: Some("out".into()), ..all() }, &["a"]);
        check(Which { officer: Some("Head of homes".into()), ..all() }, &["a"]);
        check(Which { objective: Some("t".into()), ..all() }, &["b"]);
        check(Which { frequency: Some(Frequency::Quarterly), ..all() }, &["b"]);
        check(Which { missing: Some(Column::Setting(Setting::Unit)), ..all() }, &["a", "c"]);
        check(Which { name: "homes".into(), frequency: Some(Frequency::Monthly), ..all() }, &["a"]);
        assert_eq!(officers(&pack), ["Head of homes"]);
    }
}
