//! Resources of every plan for a year, each plan above those that feed it.

use crate::{
    app::{
        browser,
        components::{SelectField, unit_costs, years},
        route::Route,
        state::Shown,
    },
    model::{Pack, ReportingYear, ResourceKind},
    planning::{self, Line, PlanResources, amount, taken_word},
};
use leptos::prelude::*;

/// The page: are we using resources well?
#[component]
pub fn ResourcesPage() -> impl IntoView {
    let editor = Shown::get();
    let (shown, years) = years(editor);
    let year = RwSignal::new(shown.to_string());
    let chosen = Memo::new(move |_| year.get().parse::<ReportingYear>().unwrap_or(shown));
    view! {
        <h1>{move || format!("Resources {}", chosen.get())}</h1>
        <p class="lede">"Are we using resources well? Budgets, spend and forecasts of every plan."</p>
        <div class="ways">
            <SelectField id="resources-year" label="Year" value=year choices=years />
        </div>
        <ResourceTree year=chosen />
        <section class="section">
            <h2>{move || format!("What measures cost in {}", editor.year_shown())}</h2>
            <p class="small quiet">
                "Spend of the year so far by what was counted. The year is that of the period shown."
            </p>
            {move || unit_costs(editor, &editor.rated().get())}
        </section>
        <div class="buttons">
            <button type="button" class="button" on:click=|_| browser::print()>
                "Print this page"
            </button>
        </div>
    }
}

/// The table.
#[component]
pub fn ResourceTree(
    /// For which year.
    year: Memo<ReportingYear>,
) -> impl IntoView {
    let editor = Shown::get();
    let table = move || {
        let pack: std::sync::Arc<Pack> = editor.pack();
        let all = planning::resources(&pack, year.get());
        let rows = all.iter().map(row).collect_view();
        let kinds = ResourceKind::ALL
            .iter()
            .map(|kind| view! { <th scope="col" class="numeric">{kind.words()}</th> })
            .collect_view();
        view! {
            <div class="sheet-scroll" tabindex="0" role="region" aria-label="Resources by plan">
                <table class="sheet resources listed">
                    <thead>
                        <tr>
                            <th scope="col">"Plan"</th>
                            {kinds}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
    };
    view! {
        <section class="section">
            <h2>{move || format!("Resources for {}", year.get())}</h2>
            <p class="small quiet">
                "Each plan’s budget; under it, what is given out to the plans that feed it and to its actions. Without a budget of its own, a plan has what is given out under it."
            </p>
            {table}
        </section>
    }
}

fn row(held: &PlanResources<'_>) -> AnyView {
    let cells = held.lines.iter().map(cell).collect_view();
    view! {
        <tr>
            <th scope="row" class=format!("depth-{}", held.depth.min(3))>
                <a class="link" href=Route::OnePlan(held.plan.id.clone()).href()>
                    {held.plan.name.clone()}
                </a>
            </th>
            {cells}
        </tr>
    }
    .into_any()
}

/// What there is, what is given out of it, what was spent; what is too much stands out, in words.
fn cell(line: &Line) -> AnyView {
    if line.is_empty() {
        return view! { <td class="numeric quiet" data-kind=line.kind.words()>"–"</td> }.into_any();
    }
    let said = |number| amount(line.kind, number);
    let given_out = line.given.and_then(|_| line.given_out());
    let given_out = given_out.map(|it| format!("given out {}", said(it)));
    let spend = line.spend.map(|spend| format!("{} {}", taken_word(line.kind), said(spend)));
    let forecast = line.forecast.map(|forecast| format!("forecast {}", said(forecast)));
    let more = [given_out, spend, forecast].into_iter().flatten();
    let more =
        more.map(|words| view! { <span class="small quiet line">{words}</span> }).collect_view();
    let over = planning::over_words(line)
        .map(|words| view! { <strong class="small challenge line">{words}</strong> });
    view! { <td class="numeric" data-kind=line.kind.words()>{said(line.total)} {more} {over}</td> }
        .into_any()
}
