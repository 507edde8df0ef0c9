//! What both pages say of perspectives and plans.

use crate::{
    app::{components::record_pages::Line, route::Route},
    model::{Measure, Pack, PerspectiveId, Plan},
};
use std::sync::Arc;

/// The measures that stand in a perspective.
pub fn standing_in<'a>(
    pack: &'a Pack,
    id: &'a PerspectiveId,
) -> impl Iterator<Item = &'a Arc<Measure>> + 'a {
    pack.measures.iter().filter(move |measure| measure.perspective.as_ref() == Some(id))
}

/// The perspectives in their order, each by its name and how many measures stand in it.
pub fn perspectives(pack: &Pack) -> Vec<(String, usize)> {
    let each = pack.perspectives.iter();
    each.map(|it| (it.name.clone(), standing_in(pack, &it.id).count())).collect()
}

/// So many measures, in words.
pub fn measures(count: usize) -> String {
    if count == 1 { "1 measure".to_owned() } else { format!("{count} measures") }
}

/// The plans, each with its kind and how many measures it has.
pub fn plans(pack: &Pack) -> Vec<Line> {
    let line = |plan: &Arc<Plan>| {
        let kind = plan.kind.map_or("kind not yet set", |kind| kind.words());
        let facts = format!("{kind}, {}", measures(plan.measures.len()));
        Line::new(&plan.name, Route::OnePlan(plan.id.clone()), [Some(facts)])
    };
    pack.plans.iter().map(line).collect()
}
