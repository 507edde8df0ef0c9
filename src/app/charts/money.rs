//! What was counted and what each cost, of a measure or of a plan.

use super::Tabled;
use crate::{chart::money::MoneyChart, model::Vocabulary};
use leptos::prelude::*;

/// The picture with its table, of what is called so.
pub fn money(chart: MoneyChart, name: &str, vocabulary: Vocabulary) -> AnyView {
    let head = (chart.title.clone(), chart.caption.clone());
    let (first, figures) = (chart.shown, (chart.table.clone(), name.to_owned()));
    let lay = move |width, height| chart.scene(width, height);
    view! { <Tabled id="money" head lay first vocabulary figures /> }.into_any()
}
