//! Do: how will we do it, and what is in?

use super::due_list;
use crate::{
    app::{
        components::{Head, WhileEditing, absent, milestone_line, sheet, stage_list::look_closer},
        pages::minute::{choice_among, members},
        route::{Dates, Filter, Looking, Route},
        state::Shown,
    },
    model::{Action, Pack, Plan},
    planning::{Answering, due::Pick},
    rating::{Absent, Status},
    report::{
        by_role,
        minute::Scope,
        owed::{Figures, OfPost, Owed, figures as counted, owed},
    },
};
use leptos::prelude::*;
use std::sync::Arc;

/// Do: what is due from whom, of a plan, a post or all.
#[component]
pub fn DoStage(
    /// Of which.
    scope: Scope,
) -> impl IntoView {
    let shown = Shown::get();
    let rated = shown.rated();
    let held = StoredValue::new(scope.clone());
    let found = Memo::new(move |_| {
        let (pack, now) = (shown.pack(), shown.as_at()?);
        let owed = |scope: &Scope| rated.with(|all| owed(&pack, &members(all), scope, now));
        Some(Arc::new(held.with_value(owed)))
    });
    view! {
        <div class="page-head">
            <h1>"Do"</h1>
            {choice_among(scope, by_role::posts, Arc::new(Route::Do))}
        </div>
        <p class="lede">"How will we do it, and what is in?"</p>
        <WhileEditing>
            <div class="buttons">
                <a class="button main" href=Route::Figures.href()>
                    "Enter figures in a grid, or paste them"
                </a>
                <a class="button" href=Route::Import.href()>
                    "Bring in figures from a file"
                </a>
                <a class="button" href=Route::Slips.href()>
                    "Make slips for owners"
                </a>
            </div>
        </WhileEditing>
        {move || found.get().map(|found| held.with_value(|scope| figures(shown, scope, found.figures)))}
        {move || found.get().map(|found| from_whom(&shown.pack(), &found))}
        {move || held.with_value(|scope| work(shown, scope))}
        {move || held.with_value(|scope| (*scope == Scope::Whole).then(|| by_plan(shown)))}
        {look_closer(
            vec![
                (
                    "The month: what is due on which day",
                    Route::Month(Dates { scope: held.get_value(), ..Dates::default() }),
                ),
                ("By role: what a post answers for", Route::ByRole(Looking::default())),
            ],
        )}
    }
}

/// How many figures of the period shown are in, and how many lack; of which plan, and where its scorecard says the same.
fn figures(shown: Shown, scope: &Scope, counted: Figures) -> Option<AnyView> {
    let period = shown.period().get()?.label();
    let part = |class: &'static str, count: usize| {
        (count > 0).then(|| view! { <i class=class style:flex=count.to_string()></i> })
    };
    let name = scope.name(&shown.pack());
    let scorecard = match scope {
        Scope::Plan(id) => {
            let late = Status::Late.key().to_owned();
            let filter = Filter { status: late, ..Filter::default() };
            let count = counted.called_late;
            (count > 0).then(|| {
                let words = match count {
                    1 => "The 1 that is late, on its scorecard".to_owned(),
                    count => format!("The {count} that are late, on its scorecard"),
                };
                view! {
                    <a class="link" href=Route::Scorecard(id.clone(), filter).href()>
                        {words}
                    </a>
                }
            })
        }
        Scope::Whole | Scope::Post(_) => None,
    };
    let lacking = (counted.lacking > 0).then(|| {
        let to = Dates { scope: scope.clone(), only: Pick::Lacking, ..Dates::default() };
        let words = match counted.lacking {
            1 => "The 1 that lacks a figure".to_owned(),
            count => format!("The {count} that lack a figure"),
        };
        view! { <a class="link" href=Route::Month(to).href()>{words}</a> " " }
    });
    let others = counted.not_called_late();
    let others = others.map(|words| view! { <span class="small quiet">{words}</span> });
    Some(
        view! {
            <section class="section">
                <h2>{format!("{name}: figures for {period}")}</h2>
                <div class="spread figures" aria-hidden="true">
                    {part("in", counted.there)} {part("late", counted.lacking)}
                    {part("none", counted.not_owed())}
                </div>
                <p>{counted.words(&period)} ". " {others}</p>
                {lacking}
                {scorecard}
            </section>
        }
        .into_any(),
    )
}

/// What is late or due soon, by the post that owes it.
fn from_whom(pack: &Pack, found: &Owed) -> AnyView {
    let posts: Vec<AnyView> = found.posts.iter().map(|post| of_post(pack, post)).collect();
    let none = posts
        .is_empty()
        .then(|| absent(Absent::new("Nothing is late, or due within 30 days.", "What is due")));
    view! {
        <section class="section">
            <h2>"Due from whom"</h2>
            {none}
            {posts}
        </section>
    }
    .into_any()
}

fn of_post(pack: &Pack, held: &OfPost) -> AnyView {
    let name = match held.post.as_str() {
        "" => "Nobody is named",
        post => post,
    };
    let soon = held.due.len() - held.late;
    let counts = match (held.late, soon) {
        (0, soon) => format!("{soon} to come"),
        (late, 0) => format!("{late} late"),
        (late, soon) => format!("{late} late, {soon} to come"),
    };
    view! {
        <section class="owes">
            <h3>{name.to_owned()} " " <span class="small quiet">{counts}</span></h3>
            {due_list(pack, &held.due, false)}
        </section>
    }
    .into_any()
}

/// A column of figures plan by plan: its head, and what it counts.
type Column = (&'static str, fn(&Figures) -> usize);

const COLUMNS: [Column; 4] = [
    ("Measures", |it| it.all),
    ("In", |it| it.there),
    ("Lack a figure", |it| it.lacking),
    ("Not due, or missing for a reason", |it| it.awaited),
];

/// Columns that stand there only where a plan has any.
const RARE: [Column; 2] = [
    ("Not said how often", |it| it.unsaid),
    ("Not collected, or its plan doesn’t run", |it| it.not_collected),
];

/// Figures of the period shown, plan by plan.
fn by_plan(shown: Shown) -> Option<AnyView> {
    let (pack, now) = (shown.pack(), shown.as_at()?);
    let period = shown.period().get()?.label();
    let rated = shown.rated();
    let of_plan = |plan: &Arc<Plan>| {
        let scope = Scope::Plan(plan.id.clone());
        let counted = rated.with(|all| counted(&pack, &members(all), &scope, now));
        (counted.all > 0).then(|| (plan.clone(), counted))
    };
    let all: Vec<(Arc<Plan>, Figures)> = pack.plans.iter().filter_map(of_plan).collect();
    let is_said = |(_, of): &&Column| all.iter().any(|(_, counted)| of(counted) > 0);
    let said: Vec<&Column> = COLUMNS.iter().chain(RARE.iter().filter(is_said)).collect();
    let heads = said.iter().map(|it| Head::figures(it.0));
    let heads: Vec<Head> = [Head::words("Plan")].into_iter().chain(heads).collect();
    let row = |(plan, counted): &(Arc<Plan>, Figures)| {
        let numbers = said.iter().map(|(_, of)| of(counted));
        let cells = numbers.map(|it| view! { <td class="numeric">{it}</td> });
        view! {
            <tr>
                <th scope="row">
                    <a class="link" href=Route::Do(Scope::Plan(plan.id.clone())).href()>
                        {plan.name.clone()}
                    </a>
                </th>
                {cells.collect_view()}
            </tr>
        }
        .into_any()
    };
    let rows: Vec<AnyView> = all.iter().map(row).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2>{format!("Figures for {period}, plan by plan")}</h2>
                <p class="small quiet">"A measure that stands in several plans is counted in each."</p>
                {sheet("Figures by plan", &heads, rows)}
            </section>
        }
        .into_any()
    })
}

/// The activities and milestones along a line.
fn work(shown: Shown, scope: &Scope) -> Option<AnyView> {
    let pack = shown.pack();
    let post = match scope {
        Scope::Post(post) => Some(Answering::of(&pack, post)),
        Scope::Whole | Scope::Plan(_) => None,
    };
    let of_scope = |action: &&Action| match scope {
        Scope::Plan(id) => action.plan == *id,
        Scope::Whole | Scope::Post(_) => {
            post.as_ref().is_none_or(|it| it.has(&action.owner, std::slice::from_ref(&action.plan)))
        }
    };
    let then = shown.then();
    let all: Vec<&Action> = then.planned(&pack).filter(of_scope).collect();
    let drawn = milestone_line(&all, (pack.calendar(), shown.year_shown()), then)?;
    let name = scope.name(&pack);
    Some(
        view! {
            <section class="section">
                <h2>{format!("{name}: activities and milestones")}</h2>
                {drawn}
            </section>
        }
        .into_any(),
    )
}
