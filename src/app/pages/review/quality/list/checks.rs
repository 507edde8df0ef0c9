//! What the automatic checks find, each with its rule.

use crate::{
    app::{
        components::stage_list::counted,
        route::{Looking, Route},
        slices::Slices,
        state::{Rated, Shown},
    },
    planning::due::Asking,
    report::quality::{Asked, Check, Found, by_check, checks_of, lacking_words},
};
use leptos::prelude::*;

/// So many of what a check found are there at once; the others are folded.
const AT_FIRST: usize = 8;

/// The checks of every figure of the year shown. They are worked out in slices: each figure has its history looked at.
pub fn checks(shown: Shown) -> AnyView {
    let found = RwSignal::new(None::<Vec<(Check, Found)>>);
    let gathered = StoredValue::new(Vec::<(Check, Found)>::new());
    let slices = Slices::new();
    Effect::new(move |_| {
        let (pack, rated, now) = (shown.pack(), shown.rated().get(), shown.as_at());
        found.set(None);
        gathered.set_value(Vec::new());
        let Some(now) = now else { return };
        let asking = Asking::of(&pack, now);
        let of = move |row: &Rated| checks_of(&pack, &row.measure, (now, &asking));
        slices.over(rated.to_vec(), of, move |more, is_last| {
            gathered.try_update_value(|all| all.extend(more.into_iter().flatten()));
            if is_last {
                found.try_set(gathered.try_with_value(Clone::clone));
            }
        });
    });
    view! {
        <section class="section">
            <h2>"What the automatic checks ask"</h2>
            {move || match found.get() {
                None => view! { <p class="quiet">"Looking through the figures…"</p> }.into_any(),
                Some(found) => told(shown, &found),
            }}
        </section>
    }
    .into_any()
}

fn told(shown: Shown, found: &[(Check, Found)]) -> AnyView {
    let period = shown.period().get().map(|period| period.label()).unwrap_or_default();
    let year = shown.year_shown();
    let answered: Vec<&Found> =
        found.iter().map(|(_, found)| found).filter(|it| it.answered.is_some()).collect();
    let count = counted(found.len() - answered.len(), "question", "questions");
    let lacking = lacking_words(found).map(|words| format!(" {words}"));
    let (some, none): (Vec<_>, Vec<_>) =
        by_check(shown.calendar(), found).into_iter().partition(|(_, its)| !its.is_empty());
    let some = some.into_iter().map(|(check, its)| one(check, &its)).collect_view();
    let clean = none.into_iter().map(|(check, _)| {
        view! {
            <dt>{check.words()}</dt>
            <dd>{check.rule()}</dd>
        }
    });
    view! {
        <p>
            {format!("{count} about the figures of {year} up to {period}, as they stand.")}
            " Each is a question, never a refusal, and none changes a rating." {lacking}
            " These are of all measures; "
            <a class="link" href=Route::ByRole(Looking::default()).href()>"By role"</a>
            " counts those that a post answers for."
        </p>
        <div class="checks">{some}</div>
        {(!answered.is_empty()).then(|| said_right(&answered))}
        <details class="shut">
            <summary>"Checks that found nothing"</summary>
            <dl class="facts">{clean.collect_view()}</dl>
        </details>
    }
    .into_any()
}

/// The questions that somebody answered: they aren't asked again.
fn said_right(answered: &[&Found]) -> AnyView {
    let rows = answered.iter().map(row).collect_view();
    view! {
        <details class="shut">
            <summary>
                {format!("{} answered: the figures are right", counted(answered.len(), "question", "questions"))}
            </summary>
            <ul class="records">{rows}</ul>
        </details>
    }
    .into_any()
}

/// A figure that is asked about, or was.
fn row(it: &&Found) -> AnyView {
    let href = Route::Measure(it.measure.clone()).href();
    let words = match &it.answered {
        Some(answered) => format!("{}; {answered}", it.words),
        None => it.words.clone(),
    };
    view! {
        <li>
            <p>
                <a class="link in-text" href=href>{it.name.clone()}</a>
                ", " {it.period.label()} ": "
                <strong>{it.value.clone()}</strong>
            </p>
            <p class="small">{words}</p>
        </li>
    }
    .into_any()
}

/// A check that found something.
fn one(check: Check, its: &[Asked<'_>]) -> AnyView {
    let figures: usize = its.iter().map(|it| it.all().count()).sum();
    let (first, rest) = its.split_at(its.len().min(AT_FIRST));
    let first: Vec<AnyView> = first.iter().map(of_measure).collect();
    let more = (!rest.is_empty()).then(|| {
        let rest: Vec<AnyView> = rest.iter().map(of_measure).collect();
        view! {
            <details class="shut">
                <summary>{format!("{} more", rest.len())}</summary>
                <ul class="records">{rest}</ul>
            </details>
        }
    });
    view! {
        <section>
            <h3>{format!("{} ({figures})", check.words())}</h3>
            <p class="small quiet">"Rule: " {check.rule()}</p>
            <ul class="records">{first}</ul>
            {more}
        </section>
    }
    .into_any()
}

/// What a check found of a measure, in a line: its latest period with what is asked of it, then those before. Each leads
/// to the measure as at that period.
fn of_measure(asked: &Asked<'_>) -> AnyView {
    let latest = asked.latest;
    let earlier = asked.earlier.iter().map(|it| {
        view! {
            " · "
            <a class="link" href=Route::measure_at_href(&it.measure, it.period)>
                {it.period.label()}
            </a>
            ": "
            {it.value.clone()}
        }
    });
    let earlier = (!asked.earlier.is_empty()).then(|| {
        view! { <p class="small">"Also asked of" {earlier.collect_view()}</p> }
    });
    view! {
        <li>
            <p>
                <a class="link in-text" href=Route::measure_at_href(&latest.measure, latest.period)>
                    {format!("{}, {}", latest.name, latest.period.label())}
                </a>
                ": "
                <strong>{latest.value.clone()}</strong>
            </p>
            <p class="small">{latest.words.clone()}</p>
            {earlier}
        </li>
    }
    .into_any()
}
