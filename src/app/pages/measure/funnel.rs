//! The measure among its peers: a funnel where all give counts, else what is missing for one.

use crate::{
    app::{
        charts::Tabled,
        components::{glossary_term, terms_line},
        state::{Rated, Shown},
    },
    chart::funnel::Funnel,
    rating::{
        self,
        see_judge_act::{funnel_missing, funnel_said},
    },
};
use leptos::prelude::*;

/// The section; nothing for a measure that has no peers.
pub(super) fn among_peers(rated: &Rated, shown: Shown) -> Option<AnyView> {
    let (pack, as_at) = (shown.pack(), shown.as_at()?);
    let measure = &rated.measure;
    let content = match rating::peers(&pack, measure, as_at)? {
        Err(why) => view! { <p class="quiet">{funnel_missing(why)}</p> }.into_any(),
        Ok(peers) => {
            let funnel = Funnel::of(measure, &peers);
            let said = funnel_said(measure, &peers);
            let said = said.into_iter().map(|words| view! { <p>{words}</p> }).collect_view();
            let head = (funnel.title.clone(), funnel.caption.clone());
            let (first, figures) = (funnel.shown, (funnel.table.clone(), measure.name.clone()));
            let vocabulary = pack.organisation.vocabulary;
            let lay = move |width, height| funnel.scene(width, height);
            view! {
                <Tabled id="funnel" head lay first vocabulary figures stops="area" class="chart funnel" />
                {said}
            }
            .into_any()
        }
    };
    Some(
        view! {
            <section class="section">
                <h2>"Among its peers"</h2>
                {content}
                {terms_line([glossary_term("funnel", "Funnel")])}
            </section>
        }
        .into_any(),
    )
}
