//! Money beside performance (FRAMEWORK D8): the measure's own, with what each of what it counts cost, and its plans'.

use crate::{
    app::{
        charts,
        route::Route,
        state::{Rated, Shown},
    },
    chart::money::MoneyChart,
    model::{MeasureId, Pack, ReportingYear, ResourceKind},
    planning::{self, amount, spent_words},
    rating,
};
use leptos::prelude::*;

/// The section.
pub(super) fn money(rated: &Rated, shown: Shown) -> Option<AnyView> {
    let (pack, as_at, measure) = (shown.pack(), shown.as_at()?, &rated.measure);
    let year = shown.year_shown();
    let own = rating::money(&pack, measure, as_at);
    let said = match &own {
        Some(money) => money.said(measure, &year.to_string()),
        None => vec!["No money of its own is kept for this measure.".to_owned()],
    };
    let said = said.into_iter().map(|words| view! { <p>{words}</p> }).collect_view();
    let chart = own.as_ref().and_then(|money| MoneyChart::of(measure, money));
    let id = measure.id.clone();
    Some(
        view! {
            <section class="section">
                <h2>"Money"</h2>
                {said}
                {chart.map(|chart| charts::money(chart, &measure.name, pack.organisation.vocabulary))}
                {move || of_its_plans(&shown.pack(), &id, shown.year_shown())}
            </section>
        }
        .into_any(),
    )
}

/// The running costs of the plans that it stands in.
fn of_its_plans(pack: &Pack, measure: &MeasureId, year: ReportingYear) -> Option<AnyView> {
    let all = planning::resources(pack, year);
    let of = |held: &planning::PlanResources<'_>| {
        let line = held.lines.iter().find(|line| line.kind == ResourceKind::Revenue)?;
        let words = match line.is_empty() {
            true => "nothing is said of its running costs".to_owned(),
            false => format!("{}: {}", amount(line.kind, line.total), spent_words(line)),
        };
        Some(
            view! {
                <li>
                    <a class="link" href=Route::OnePlan(held.plan.id.clone()).href()>
                        {held.plan.name.clone()}
                    </a>
                    " "
                    <span class="small quiet">{words}</span>
                </li>
            }
            .into_any(),
        )
    };
    let mine = pack.plans_by_measure(year);
    let stands = mine.get(measure).map(Vec::as_slice).unwrap_or_default();
    let stands =
        |held: &&planning::PlanResources<'_>| stands.iter().any(|it| it.id == held.plan.id);
    let rows: Vec<AnyView> = all.iter().filter(stands).filter_map(of).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <h3>{format!("Running costs of its plans in {year}")}</h3>
            <ul class="items">{rows}</ul>
        }
        .into_any()
    })
}
