//! The parts of the page, each with how much there is of it.

use super::quality::{quality, quality_heading};
use crate::{
    app::{
        components::{audited_among, rated_mark, tied_risks},
        pages::{
            delivery::due_list,
            minute::{Terms, strips},
        },
        route::Route,
        state::{Rated, Shown},
    },
    model::{Exception, ExceptionId, Pack, RiskId, day_label},
    planning::{
        Part,
        due::{Undated, What},
    },
    rating::{
        Absent, AsAt,
        exception::{is_closed, promise_words},
        in_this_file, may_lack_some,
    },
    report::{by_role::Answers, minute::Scope, risks::tied},
};
use leptos::prelude::*;

/// How many strips are drawn before more are asked for.
const AT_FIRST: usize = 5;

/// A part under its heading, which counts it. The first is open; of another there is as much as it holds.
pub fn part(shown: Shown, (found, scope): (&Answers, &Scope), part: Part, first: bool) -> AnyView {
    let Some(now) = shown.as_at() else { return ().into_any() };
    let (pack, all) = (shown.pack(), shown.rated().get_untracked());
    let rows = |members: &[usize]| -> Vec<Rated> {
        members.iter().filter_map(|at| all.get(*at).cloned()).collect()
    };
    let (count, drawn) = match part {
        Part::OffTarget => {
            let overturned = of_others(shown, found, &all);
            let drawn = measured(shown, rows(&found.off_target), now);
            if found.off_target.is_empty() && overturned.is_some() {
                return view! {
                    <section class="section">
                        <h2>{format!("{}: none as published", part.words())}</h2>
                        {overturned}
                    </section>
                }
                .into_any();
            }
            (found.off_target.len(), view! { {drawn} {overturned} }.into_any())
        }
        Part::Worsening => (found.worsening.len(), named(shown, &rows(&found.worsening))),
        Part::Unsigned => (found.unsigned.len(), named(shown, &rows(&found.unsigned))),
        Part::Figures => (found.figures.len(), due_list(&pack, &found.figures, true)),
        Part::Actions => {
            let undated = undated_list(&pack, &found.undated);
            let dated = (!found.actions.is_empty()).then(|| due_list(&pack, &found.actions, true));
            let count = found.actions.len() + found.undated.len();
            (count, view! { {dated} {undated} }.into_any())
        }
        Part::Exceptions => (found.exceptions.len(), exceptions(&pack, &found.exceptions, now)),
        Part::Closed => (found.closed.len(), exceptions(&pack, &found.closed, now)),
        Part::Risks => (found.risks.len(), risks(shown, &pack, &found.risks, now).into_any()),
        Part::Quality => {
            let measures = rows(&found.measures);
            (found.assessments.len() + found.audits.len(), quality(shown, &pack, found, measures))
        }
    };
    let heading = match count {
        0 if part == Part::Unsigned && pack.sign_offs.is_empty() && may_lack_some(&pack) => {
            Absent::new("", "Sign-offs").words(&pack)
        }
        0 if part != Part::Quality => format!("{}: none{}", part.words(), in_this_file(&pack)),
        _ if part == Part::Quality => quality_heading(&pack, part, found),
        count if part == Part::Figures => {
            let (late, own) = found.lacking(scope);
            let still = if late == 1 { "lacks" } else { "lack" };
            let feeding = (own < late).then(|| format!(", {own} of its own scorecard"));
            format!(
                "{}: {count}, of which {late} {still} a figure by now{}",
                part.words(),
                feeding.unwrap_or_default()
            )
        }
        count => format!("{}: {count}", part.words()),
    };
    // Of data there is always what the checks ask.
    let is_empty = count == 0 && part != Part::Quality;
    if first || is_empty {
        return view! {
            <section class="section">
                <h2>{heading}</h2>
                {(!is_empty).then_some(drawn)}
            </section>
        }
        .into_any();
    }
    view! {
        <details class="section">
            <summary>
                <h2>{heading}</h2>
            </summary>
            {drawn}
        </details>
    }
    .into_any()
}

/// What it answers for that isn't off target as published, and has other ratings by what audits found.
fn of_others(shown: Shown, found: &Answers, all: &[Rated]) -> Option<AnyView> {
    let others = found.measures.iter().filter(|at| !found.off_target.contains(at));
    audited_among(shown, others.filter_map(|at| all.get(*at)))
}

/// Measures with their history, the most harmful first.
fn measured(shown: Shown, rows: Vec<Rated>, now: AsAt) -> AnyView {
    let terms = Terms { pack: shown.pack(), now, vocabulary: shown.vocabulary() };
    let left = rows.len().saturating_sub(AT_FIRST);
    let whole = RwSignal::new(false);
    view! {
        {strips(rows, terms, AT_FIRST, whole)}
        <Show when=move || (left > 0) && !whole.get()>
            <button type="button" class="link more" on:click=move |_| whole.set(true)>
                {format!("Show {left} more")}
            </button>
        </Show>
    }
    .into_any()
}

/// Measures by name, each with its rating and what audits make of that, and with what is said of its progress.
fn named(shown: Shown, rows: &[Rated]) -> AnyView {
    let row = |row: &Rated| {
        let href = Route::Measure(row.measure.id.clone()).href();
        view! {
            <li>
                <a class="link" href=href>{row.measure.name.clone()}</a>
                " "
                {rated_mark(shown, row)}
                " "
                <span class="small quiet">
                    {row.rating.progress_shown().map(|judged| judged.words())}
                </span>
            </li>
        }
        .into_any()
    };
    view! { <ul class="items">{rows.iter().map(row).collect::<Vec<_>>()}</ul> }.into_any()
}

/// What is to be done and has no day; nothing where everything has one.
fn undated_list(pack: &Pack, undated: &[Undated]) -> Option<AnyView> {
    let row = |it: &Undated| {
        let (what, page) = match &it.what {
            What::Work(id, kind) => {
                (kind.words(), pack.action(id).map(|it| Route::OnePlan(it.plan.clone())))
            }
            What::Decision(id, ..) => ("Decision of a meeting", Some(Route::Meeting(id.clone()))),
            _ => ("", None),
        };
        let name = match page {
            Some(page) => {
                view! { <a class="link" href=page.href()>{it.name.clone()}</a> }.into_any()
            }
            None => it.name.clone().into_any(),
        };
        let post = match it.post.as_str() {
            "" => "nobody is named for it",
            post => post,
        };
        view! {
            <li>
                {name} " " <span class="small">{what} ", "</span>
                <span class="unset">"no day is set"</span>
                <span class="small quiet">{format!(" · {post}")}</span>
            </li>
        }
        .into_any()
    };
    let rows: Vec<AnyView> = undated.iter().map(row).collect();
    (!rows.is_empty()).then(|| view! { <ul class="items">{rows}</ul> }.into_any())
}

fn exceptions(pack: &Pack, ids: &[ExceptionId], now: AsAt) -> AnyView {
    let row = |held: &Exception| {
        let promise = promise_words(pack, held, now);
        let closed = held.closed_on.filter(|_| is_closed(pack.calendar(), held, now));
        let closed = closed.map(|day| format!("Closed on {}. ", day_label(day.0)));
        view! {
            <li>
                <a class="link" href=Route::Exception(held.id.clone()).href()>
                    {held.name.clone()}
                </a>
                " "
                <span class="small quiet">
                    {closed}
                    {promise.unwrap_or_else(|| "No date was promised.".to_owned())}
                </span>
            </li>
        }
        .into_any()
    };
    let rows: Vec<AnyView> = ids.iter().filter_map(|id| pack.exception(id)).map(row).collect();
    view! { <ul class="items">{rows}</ul> }.into_any()
}

/// Risks, each with its score, how that moved, what needs attention, and when it is looked at again.
fn risks(shown: Shown, pack: &Pack, ids: &[RiskId], now: AsAt) -> Option<AnyView> {
    let today = now.day(pack.calendar());
    let mut all = tied(pack, (now, shown.vocabulary()), &|risk| ids.contains(&risk.id));
    for each in &mut all {
        let review = pack.risk(&each.risk).and_then(|risk| risk.review_by);
        // One that is overdue is told among what needs attention.
        if let Some(day) = review.filter(|day| *day >= today) {
            each.said.push(format!("To be looked at again by {}.", day_label(day.0)));
        }
    }
    tied_risks(all)
}
