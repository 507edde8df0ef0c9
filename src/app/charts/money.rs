//! What was counted and what each cost, of a measure or of a plan.

use super::{Captioned, table};
use crate::{chart::money::MoneyChart, model::Vocabulary};
use leptos::prelude::*;

/// The picture with its table, of what is called so.
pub fn money(chart: MoneyChart, name: &str, vocabulary: Vocabulary) -> AnyView {
    let (title, caption, first) = (chart.title.clone(), chart.caption.clone(), chart.shown);
    let table = table(&chart.table, name);
    view! {
        <Captioned
            id="money".to_owned()
            title
            caption
            lay=move |width, height| chart.scene(width, height)
            first
            vocabulary
        >
            <details>
                <summary>"The figures as a table"</summary>
                {table}
            </details>
        </Captioned>
    }
    .into_any()
}
