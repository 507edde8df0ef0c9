//! A drawing with a cursor under its title and caption, as a page shows one.

use super::Cursor;
use crate::{chart::Scene, model::Vocabulary};
use leptos::prelude::*;

/// A figure: the title that is its finding, its caption, and the drawing that is read.
#[component]
pub fn Captioned(
    /// What the ids of its title and caption start with.
    id: String,
    /// The finding.
    title: String,
    /// What is drawn.
    caption: String,
    /// Lays the picture out for a width and a height.
    lay: impl Fn(f64, f64) -> Scene + Send + Sync + 'static,
    /// Where the cursor stands at first.
    first: usize,
    /// The words for ratings.
    vocabulary: Vocabulary,
    /// What it stops at.
    #[prop(default = "period")]
    stops: &'static str,
    /// Whether its title heads a section of the page, and not a part of one.
    #[prop(optional)]
    heads_section: bool,
    /// How it looks.
    #[prop(default = "chart")]
    class: &'static str,
    /// What stands under the drawing within the figure.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let (named, described) = (format!("{id}-title"), format!("{id}-caption"));
    let heading = match heads_section {
        true => view! { <h2 id=named.clone()>{title}</h2> }.into_any(),
        false => view! { <h3 id=named.clone()>{title}</h3> }.into_any(),
    };
    view! {
        <figure class=class>
            <div class="drawn">
                <figcaption>
                    {heading}
                    <p class="quiet small" id=described.clone()>
                        {caption}
                    </p>
                </figcaption>
                <Cursor lay first named described vocabulary stops />
            </div>
            {children.map(|children| children())}
        </figure>
    }
    .into_any()
}

/// The drawing of a figure of the page under its title and its caption, which follow what is chosen; both are named by
/// their ids.
pub fn under_words(
    (named, described): (&'static str, &'static str),
    words: impl Fn() -> (String, String) + Copy + Send + Sync + 'static,
    drawing: AnyView,
) -> AnyView {
    view! {
        <div class="drawn">
            <figcaption>
                <h2 id=named>{move || words().0}</h2>
                <p class="quiet small" id=described>
                    {move || words().1}
                </p>
            </figcaption>
            {drawing}
        </div>
    }
    .into_any()
}
