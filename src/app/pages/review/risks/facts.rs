//! What the pages say of risks.

use crate::{
    app::{
        components::{above_plan, plan_itself, record_pages::Head},
        route::Route,
        state::Shown,
    },
    model::{Pack, RiskId},
    rating::see_judge_act::continued,
    report::{
        by_role::risks_of,
        minute::Scope,
        risks::{Register, register, register_of},
    },
};
use leptos::prelude::*;
use std::sync::Arc;

/// The register as at the period shown.
pub fn registered(shown: Shown) -> Memo<Arc<Register>> {
    Memo::new(move |_| {
        let pack = shown.pack();
        Arc::new(shown.as_at().map(|now| register(&pack, now)).unwrap_or_default())
    })
}

/// What the frame of a risk's pages says.
pub fn frame(pack: &Pack, id: &RiskId) -> Option<Head> {
    let risk = pack.risk(id)?;
    let plan = pack.plan(&risk.plan);
    let above = plan.map(|plan| above_plan(pack, plan, true, plan_itself)).unwrap_or_default();
    Some(Head { name: risk.name.clone(), above })
}

/// What stands out of the risks of a plan, a post or the whole, as a way to all of them; nothing where there are none.
pub fn in_short(shown: Shown, scope: Scope) -> impl IntoView {
    let finding = Memo::new(move |_| {
        let (pack, now) = (shown.pack(), shown.as_at()?);
        let found = register_of(&pack, now, &risks_of(&pack, &scope)).finding();
        let words = match &scope {
            Scope::Whole => found,
            scope => format!("{}: {}", scope.name(&pack), continued(&found)),
        };
        (!pack.risks.is_empty()).then_some(words)
    });
    move || {
        finding.get().map(|words| {
            view! {
                <p class="section">
                    <a class="link" href=Route::Risks.href()>
                        {words}
                    </a>
                </p>
            }
        })
    }
}

/// What needs attention about a risk, a line each.
pub fn attention(said: Vec<String>) -> AnyView {
    let line = |words: String| view! { <li class="challenge">{words}</li> };
    view! { <ul class="plain">{said.into_iter().map(line).collect_view()}</ul> }.into_any()
}
