//! How a plan stands: its measures, its money, its milestones and what needs attention, to read in two minutes.

use crate::{
    app::{
        charts,
        components::{
            Counts, NONE_SIGNED, Spread, audited_among, milestone_line, money_bar, none_signed,
            unit_costs,
        },
        pages::minute::{Terms, members, plans, strips},
        route::{Filter, Reported, Route},
        state::{Rated, Shown},
    },
    chart::money::MoneyChart,
    model::{Action, Pack, PlanId},
    planning,
    report::minute::{self, Scope},
};
use leptos::prelude::*;
use std::sync::Arc;

/// How many measures are drawn that need attention; the rest are on the page that the link leads to.
const AT_FIRST: usize = 5;

/// The pictures under a plan's purpose.
#[component]
pub fn Standing(
    /// Of which plan.
    id: PlanId,
) -> impl IntoView {
    let shown = Shown::get();
    let rated = shown.rated();
    move || {
        let (pack, now) = (shown.pack(), shown.as_at()?);
        let scope = Scope::Plan(id.clone());
        let minute =
            rated.with(|all| minute::minute(&pack, &members(all), &scope, now, shown.before()));
        let vocabulary = shown.vocabulary();
        let distribution = minute.distribution;
        let worst: Vec<Rated> = rated.with(|all| {
            let needing = minute.worst_first.iter().take(minute.attention.min(AT_FIRST));
            needing.filter_map(|at| all.get(*at).cloned()).collect()
        });
        let others = rated.with(|all| {
            let of_plan = minute.worst_first.iter().filter_map(|at| all.get(*at));
            audited_among(shown, of_plan.filter(|row| !worst.contains(row)))
        });
        let unsigned = none_signed(&worst);
        let terms = Terms { pack: pack.clone(), now, vocabulary };
        let has_any = !worst.is_empty();
        let strips = strips(worst, terms, AT_FIRST, RwSignal::new(false));
        let about = scope.clone();
        let report = Reported { scope: scope.clone(), period: None };
        let attention = has_any.then(|| {
            view! {
                <section class="section attention">
                    <header>
                        <h2>"Needs attention"</h2>
                        <a class="link" href=Route::Minute(scope).href()>
                            {match minute.attention {
                                1 => "The same in a minute".to_owned(),
                                count => format!("All {count} in a minute"),
                            }}
                        </a>
                        <p class="small quiet">{unsigned.then_some(NONE_SIGNED)}</p>
                    </header>
                    {strips}
                </section>
            }
        });
        let with_under = pack
            .plan(&id)
            .map(|plan| planning::with_plans_under(&pack, plan, shown.year_shown()).len());
        let own = minute.worst_first.len();
        let apart = with_under.filter(|all| *all > own).map(|all| {
            let words = planning::measures_words(own, all);
            view! { <p class="small quiet">{format!("{words}. Counted here are its own.")}</p> }
        });
        let measured = (!minute.worst_first.is_empty()).then(|| {
            view! {
                <section>
                    <h2>"Measures"</h2>
                    <p>{distribution.sentence(vocabulary)}</p>
                    <Spread distribution vocabulary />
                    <Counts distribution vocabulary />
                    {apart}
                    <p class="ways">
                        <a class="link" href=Route::Scorecard(id.clone(), Filter::default()).href()>
                            "Its scorecard"
                        </a>
                        " "
                        <a class="link" href=Route::Icons(about.clone()).href()>
                            "Its icon table"
                        </a>
                        " "
                        <a class="link" href=Route::Statistics(report).href()>
                            "Its statistical report"
                        </a>
                    </p>
                </section>
            }
        });
        let all: Vec<Rated> = rated
            .with(|all| minute.worst_first.iter().filter_map(|at| all.get(*at).cloned()).collect());
        let bought = (!all.is_empty()).then(|| {
            view! {
                <section class="section">
                    <h2>{format!("What its measures cost in {}", shown.year_shown())}</h2>
                    {unit_costs(shown, &all)}
                </section>
            }
        });
        let below = (!minute.plans.is_empty()).then(|| {
            view! { <div class="section minute-foot fed">{plans(&minute.plans, "Plans that feed it")}</div> }
        });
        Some(view! {
            <div class="standing">{measured} {money(&pack, &id, shown)}</div>
            {outcome_cost(&pack, &id, shown)}
            {bought}
            {attention}
            {others.map(|drawn| view! { <div class="section">{drawn}</div> })}
            {milestones(&pack, &id, shown)}
            {below}
        })
    }
}

/// What the plan has, spent and will have spent in the year shown.
fn money(pack: &Arc<Pack>, id: &PlanId, shown: Shown) -> Option<AnyView> {
    let year = shown.year_shown();
    let all = planning::resources(pack, year);
    let mine = all.iter().find(|it| it.plan.id == *id)?;
    let bars: Vec<AnyView> = mine.lines.iter().filter_map(money_bar).collect();
    let none =
        bars.is_empty().then(|| view! { <p class="unset">"Nothing is said of its money."</p> });
    Some(
        view! {
            <section>
                <h2>{format!("Money and people in {year}")}</h2>
                {bars}
                {none}
            </section>
        }
        .into_any(),
    )
}

/// What each of what it buys cost, year by year; nothing where nothing counts it.
fn outcome_cost(pack: &Arc<Pack>, id: &PlanId, shown: Shown) -> Option<AnyView> {
    let found = planning::plan_cost(pack, pack.plan(id)?, shown.as_at()?)?;
    let said = found.said().into_iter().map(|words| view! { <p>{words}</p> }).collect_view();
    let chart = MoneyChart::of(found.measure, &found.money);
    let chart =
        chart.map(|it| charts::money(it, &found.measure.name, pack.organisation.vocabulary));
    Some(
        view! {
            <section class="section">
                <h2>"What each outcome cost"</h2>
                {said}
                {chart}
            </section>
        }
        .into_any(),
    )
}

/// Its activities and milestones along a line.
fn milestones(pack: &Arc<Pack>, id: &PlanId, shown: Shown) -> Option<AnyView> {
    let then = shown.then();
    let mine: Vec<&Action> = then.planned(pack).filter(|it| it.plan == *id).collect();
    let drawn = milestone_line(&mine, (pack.calendar(), shown.year_shown()), then)?;
    Some(
        view! {
            <section class="section">
                <h2>"Activities and milestones"</h2>
                {drawn}
            </section>
        }
        .into_any(),
    )
}
