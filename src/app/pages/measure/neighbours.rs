//! The measures before and after one, in the order that the reader came through.

use crate::{
    app::{route::Route, state::Shown},
    model::MeasureId,
};
use leptos::prelude::*;

/// The ways to the measure before and the one after: in the order of the scorecard that was read last, where this one
/// stood in it, else in the pack's.
pub fn neighbours(id: MeasureId) -> impl IntoView {
    let shown = Shown::get();
    let beside = Memo::new(move |_| {
        let named = |at: usize, order: &[MeasureId]| {
            let id = order.get(at)?;
            let rated = shown.rated().get();
            let row = rated.iter().find(|row| row.measure.id == *id)?;
            Some((id.clone(), row.measure.name.clone()))
        };
        let of = |order: &[MeasureId]| {
            let at = order.iter().position(|it| *it == id)?;
            Some((at.checked_sub(1).and_then(|at| named(at, order)), named(at + 1, order)))
        };
        let in_pack = || -> Vec<MeasureId> {
            shown.rated().with(|all| all.iter().map(|row| row.measure.id.clone()).collect())
        };
        let found = shown.read_through.with(|order| of(order));
        found.or_else(|| of(&in_pack())).unwrap_or_default()
    });
    let way = |words: &'static str, rel: &'static str, to: Option<(MeasureId, String)>| {
        to.map(|(id, name)| {
            view! {
                <a class="button" rel=rel href=Route::Measure(id).href()>
                    {format!("{words}: {name}")}
                </a>
            }
        })
    };
    move || {
        let (before, after) = beside.get();
        (before.is_some() || after.is_some()).then(|| {
            view! {
                <nav class="buttons" aria-label="The measures before and after">
                    {way("Previous measure", "prev", before)}
                    {way("Next measure", "next", after)}
                </nav>
            }
        })
    }
}
