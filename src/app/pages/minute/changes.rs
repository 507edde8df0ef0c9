//! What is different from the period before.

use crate::{
    app::{
        route::Route,
        state::{Rated, Shown},
    },
    model::Vocabulary,
    report::minute::{Change, Changes, Detail, Kind},
};
use leptos::prelude::*;

/// How many of a kind are named: fewer where there are many kinds, so that the page stays one screen.
fn named_of(kinds: usize) -> usize {
    if kinds > 3 { 1 } else { 2 }
}

/// Each kind of change with those it happened to.
pub fn changes(found: &Changes) -> AnyView {
    let shown = Shown::get();
    let (all, vocabulary) = (shown.rated().get_untracked(), shown.vocabulary());
    let of_kinds: Vec<(Kind, Vec<&Change>)> = Kind::ALL
        .into_iter()
        .map(|kind| (kind, found.of(kind).collect()))
        .filter(|(_, of): &(_, Vec<_>)| !of.is_empty())
        .collect();
    let most = named_of(of_kinds.len());
    let kinds: Vec<AnyView> =
        of_kinds.iter().map(|(kind, of)| told((*kind, of), most, &all, vocabulary)).collect();
    let remark = found.remark().map(|words| view! { <p>{words}</p> });
    view! {
        <section>
            <h2>{format!("Since {}", found.since.label())}</h2>
            <dl class="since">{kinds}</dl>
            {remark}
        </section>
    }
    .into_any()
}

fn told(
    (kind, of): (Kind, &[&Change]),
    most: usize,
    all: &[Rated],
    vocabulary: Vocabulary,
) -> AnyView {
    let named: Vec<AnyView> = of
        .iter()
        .take(most)
        .filter_map(|change| {
            let measure = &all.get(change.member)?.measure;
            let detail = match change.detail {
                Detail::Statuses(then, now) => format!(
                    " ({} to {})",
                    then.words(vocabulary).to_ascii_lowercase(),
                    now.words(vocabulary).to_ascii_lowercase()
                ),
                Detail::Period(period) => format!(" ({})", period.label()),
                Detail::None => String::new(),
            };
            let href = Route::Measure(measure.id.clone()).href();
            Some(view! { <li><a href=href>{measure.name.clone()}</a>{detail}</li> }.into_any())
        })
        .collect();
    let left = of.len().saturating_sub(most);
    view! {
        <div>
            <dt>{format!("{} {}", of.len(), kind.words().to_ascii_lowercase())}</dt>
            <dd>
                <ul class="plain">
                    {named}
                    {(left > 0).then(|| view! { <li>{format!("and {left} more")}</li> })}
                </ul>
            </dd>
        </div>
    }
    .into_any()
}
