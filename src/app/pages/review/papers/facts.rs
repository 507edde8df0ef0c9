//! What the pages say of papers and narratives.

use crate::{
    app::{
        components::{
            WhileEditing, above_plan, plan_itself,
            record_pages::{Head, Line},
        },
        route::Route,
    },
    model::{Narrative, NarrativeId, Pack, Paper, PaperId, PlanId, day_label},
    report::paper::{state_words, withheld},
};
use leptos::prelude::*;

/// What the frame of a paper's pages says.
pub fn paper_frame(pack: &Pack, id: &PaperId) -> Option<Head> {
    let paper = pack.paper(id)?;
    Some(Head { name: paper.name.clone(), above: above(pack, paper.plan.as_ref()) })
}

/// What the frame of a narrative's pages says.
pub fn narrative_frame(pack: &Pack, id: &NarrativeId) -> Option<Head> {
    let narrative = pack.narrative(id)?;
    Some(Head { name: narrative.name.clone(), above: above(pack, narrative.plan.as_ref()) })
}

fn above(pack: &Pack, plan: Option<&PlanId>) -> Vec<(String, Option<String>)> {
    let Some(plan) = plan.and_then(|id| pack.plan(id)) else { return Vec::new() };
    above_plan(pack, plan, true, plan_itself)
}

/// What the readers of a paper may not see of what it is of, for whoever makes it: no part of the paper. Nothing of a signed one,
/// which stays.
pub fn not_for_readers(pack: &Pack, paper: &Paper) -> Option<AnyView> {
    if paper.is_signed() {
        return None;
    }
    let words = withheld(pack, paper).words(paper.reader());
    (!words.is_empty()).then(|| {
        view! {
            <aside class="explain on-screen" aria-label="What its readers may not see">
                <p>{words.join(" ")} " The paper itself doesn’t say so."</p>
                <WhileEditing>
                    <p class="ways">
                        <a class="link" href=Route::ChangeMeasures.href()>
                            "Set whom measures are for"
                        </a>
                    </p>
                </WhileEditing>
            </aside>
        }
        .into_any()
    })
}

/// The papers as a list, the latest first.
pub fn papers(pack: &Pack) -> Vec<Line> {
    let line = |paper: &Paper| {
        let facts = [
            Some(paper.template.words().to_owned()),
            Some(paper.period.label()),
            Some(paper.reader().words().to_owned()),
            Some(state_words(paper)),
            paper.published().map(|day| format!("published on {}", day_label(day.0))),
        ];
        Line::new(&paper.name, Route::Paper(paper.id.clone()), facts)
    };
    pack.papers.iter().rev().map(|it| line(it)).collect()
}

/// The narratives as a list.
pub fn narratives(pack: &Pack) -> Vec<Line> {
    let line = |it: &Narrative| {
        let measures = it.measures.iter().filter_map(|id| pack.measure(id));
        let names: Vec<&str> = measures.map(|it| it.name.as_str()).collect();
        let beside = (!names.is_empty()).then(|| format!("beside {}", names.join(", ")));
        let facts = [Some(it.kind.words().to_owned()), beside];
        Line::new(&it.name, Route::Narrative(it.id.clone()), facts)
    };
    pack.narratives.iter().map(|it| line(it)).collect()
}
