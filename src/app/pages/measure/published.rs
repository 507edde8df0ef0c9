//! The ratings that a measure's figures were published with, beside ours.

use crate::{
    app::{
        components::{Head, StatusMark, sheet},
        state::{Rated, Shown},
    },
    model::PublishedRating,
    rating::{BesidePublished, beside_published, published_counts, published_words},
};
use leptos::prelude::*;

/// A published rating, and ours of the same figure where there is one to compare.
type Both = (PublishedRating, Option<BesidePublished>);

/// What was published of the period shown, beside ours, in a sentence; nothing where nothing was.
pub(super) fn published_now(rated: &Rated, shown: Shown) -> Option<AnyView> {
    let period = rated.rating.period?;
    let held = rated.measure.published.iter().find(|held| held.period == period)?;
    let (published, ours) = beside_ours(held, rated, shown);
    let words = move || published_words(&published, ours.as_ref(), shown.vocabulary());
    Some(view! { <p class="published">{words}</p> }.into_any())
}

/// The section: how many are the same as ours, and all of them as a table; nothing where none is kept.
pub(super) fn published(rated: &Rated, shown: Shown) -> Option<AnyView> {
    let each = rated.measure.published.iter().map(|held| beside_ours(held, rated, shown));
    let all: Vec<Both> = each.collect();
    let count = |same: bool| {
        all.iter().filter(|(_, ours)| ours.is_some_and(|ours| ours.same == same)).count()
    };
    let (same, differ) = (count(true), count(false));
    let counts = published_counts(same, differ, all.len() - same - differ);
    let row = |(held, ours): &Both| {
        let status = ours.map(|ours| ours.status);
        let ours_marked = move || match status {
            Some(status) => {
                view! { <StatusMark status vocabulary=shown.vocabulary() /> }.into_any()
            }
            None => view! { <span class="quiet">"Not compared"</span> }.into_any(),
        };
        let differs = ours.filter(|ours| !ours.same);
        view! {
            <tr>
                <th scope="row">{held.period.label()}</th>
                <td>{held.words()}</td>
                <td>{ours_marked}</td>
                <td>{differs.map(|ours| ours.why(&shown.pack(), &rated.measure))}</td>
            </tr>
        }
    };
    let rows = all.iter().rev().map(row).collect_view();
    (!all.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2>"Published ratings"</h2>
                <p>{format!("Of {} kept beside ours: {counts}.", all.len())}</p>
                {sheet("Published ratings", &[Head::words("Period"), Head::words("Published as"), Head::words("By these figures"), Head::words("Why they differ")], rows)}
            </section>
        }
        .into_any()
    })
}

/// A published rating with ours of the same figure.
fn beside_ours(held: &PublishedRating, rated: &Rated, shown: Shown) -> Both {
    let on = shown.as_at().and_then(|as_at| as_at.on);
    let ours = beside_published(&shown.pack(), &rated.measure, (held.period, held.status), on);
    (held.clone(), ours)
}
