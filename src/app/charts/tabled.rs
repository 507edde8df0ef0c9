//! A picture that is read with a cursor, and its figures as a table folded under it.

use super::{Captioned, table};
use crate::{
    chart::{Scene, Table},
    model::Vocabulary,
};
use leptos::prelude::*;

/// The picture with its table.
#[component]
pub fn Tabled(
    /// What the ids of its title and caption start with.
    id: &'static str,
    /// The finding, and what is drawn.
    head: (String, String),
    /// Lays the picture out for a width and a height.
    lay: impl Fn(f64, f64) -> Scene + Send + Sync + 'static,
    /// Where the cursor stands at first.
    first: usize,
    /// The words for ratings.
    vocabulary: Vocabulary,
    /// The same in words, and whose figures they are.
    figures: (Table, String),
    /// What the table is called.
    #[prop(default = "The figures as a table")]
    called: &'static str,
    /// What the cursor stops at.
    #[prop(default = "period")]
    stops: &'static str,
    /// Whether its title heads a section of the page, and not a part of one.
    #[prop(optional)]
    heads_section: bool,
    /// How it looks.
    #[prop(default = "chart")]
    class: &'static str,
) -> impl IntoView {
    let (title, caption) = head;
    let (figures, whose) = figures;
    view! {
        <Captioned id=id.to_owned() title caption lay first vocabulary stops heads_section class>
            <details>
                <summary>{called}</summary>
                {table(&figures, &whose)}
            </details>
        </Captioned>
    }
    .into_any()
}
