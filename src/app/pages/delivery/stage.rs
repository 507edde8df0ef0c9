//! Do: how will we do it, and what is in?

use crate::{
    app::{
        components::{WhileEditing, milestone_line, stage_list::counted},
        route::Route,
        state::{Rated, Shown},
    },
    model::{Action, Day, MissingReason},
    planning::{Timeliness, action_words, timeliness},
    rating::{Reason, Status},
};
use leptos::prelude::*;

/// Do: how will we do it, and what is in?
#[component]
pub fn DoStage() -> impl IntoView {
    view! {
        <h1>"Do"</h1>
        <p class="lede">"How will we do it, and what is in?"</p>
        <WhileEditing>
            <div class="buttons">
                <a class="button main" href=Route::Figures.href()>
                    "Enter figures in a grid, or paste them"
                </a>
                <a class="button" href=Route::Import.href()>
                    "Bring in figures from a file"
                </a>
            </div>
        </WhileEditing>
        {figures}
        {work}
    }
}

/// How many figures of the period shown are in, and which are late.
fn figures() -> AnyView {
    let shown = Shown::get();
    let Some(period) = shown.period().get() else { return ().into_any() };
    let rated = shown.rated().get();
    let is_in = |each: &&Rated| each.rating.this_period.actual.is_some();
    let there = rated.iter().filter(is_in).count();
    let late: Vec<&Rated> = rated.iter().filter(|each| is_late(each)).collect();
    let other = rated.len() - there - late.len();
    let part = |class: &'static str, count: usize| {
        (count > 0).then(|| view! { <i class=class style:flex=count.to_string()></i> })
    };
    let words = format!(
        "{} in of {}; {} late; {other} not due, or missing for a reason.",
        counted(there, "figure is", "figures are"),
        rated.len(),
        late.len(),
    );
    let rows = late.iter().map(|each| {
        let measure = &each.measure;
        let period = each.rating.period.map(|it| it.label()).unwrap_or_default();
        let officer = Some(measure.specification.accountable_officer.clone());
        let officer = officer.filter(|it| !it.is_empty()).map(|it| format!(" · {it}"));
        let before = each.rating.year_to_date.stale_words(shown.vocabulary());
        let before = before.map(|words| format!(" · {words}"));
        view! {
            <li>
                <a class="link" href=Route::Measure(measure.id.clone()).href()>
                    {measure.name.clone()}
                </a>
                <span class="small quiet">{format!(" {period}")} {officer} {before}</span>
            </li>
        }
    });
    let rows = rows.collect_view();
    view! {
        <section class="section">
            <h2>{format!("Figures for {}", period.label())}</h2>
            <div class="spread figures" aria-hidden="true">
                {part("in", there)} {part("late", late.len())} {part("none", other)}
            </div>
            <p>{words}</p>
            <ul class="items">{rows}</ul>
        </section>
    }
    .into_any()
}

/// Every plan's activities and milestones along a line; what is late or due soon by name.
fn work() -> Option<AnyView> {
    let shown = Shown::get();
    let (pack, on) = (shown.pack(), shown.on());
    let all: Vec<&Action> = pack.actions.iter().map(AsRef::as_ref).collect();
    let drawn = milestone_line(&all, (pack.calendar(), shown.year_shown()), on)?;
    let mut pressing: Vec<&Action> = all
        .into_iter()
        .filter(|it| matches!(timeliness(it, Day(on)), Timeliness::Late(_) | Timeliness::Soon(_)))
        .collect();
    pressing.sort_by_key(|action| action.due);
    let rows = pressing.into_iter().map(|action| {
        let plan = pack.plan(&action.plan);
        let href = Route::OnePlan(action.plan.clone()).href();
        let plan =
            plan.map(|plan| view! { " " <a class="link small" href=href>{plan.name.clone()}</a> });
        let owner = Some(action.owner.clone()).filter(|it| !it.is_empty());
        let owner = owner.map(|it| format!(" · {it}"));
        view! {
            <li>
                <strong>{action.name.clone()}</strong>
                <span class="small">": " {action_words(action, Day(on))}</span>
                <span class="small quiet">{owner}</span>
                {plan}
            </li>
        }
    });
    let rows = rows.collect_view();
    Some(
        view! {
            <section class="section">
                <h2>"Activities and milestones of all plans"</h2>
                {drawn}
                <ul class="items">{rows}</ul>
            </section>
        }
        .into_any(),
    )
}

/// Whether the figure of the period shown is due and not there.
fn is_late(rated: &Rated) -> bool {
    let judgement = &rated.rating.this_period;
    judgement.status == Status::Late
        || judgement.reason == Some(Reason::Missing(MissingReason::Late))
}
