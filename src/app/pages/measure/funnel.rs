//! The measure among its peers: a funnel where all give counts, else what is missing for one.

use crate::{
    app::{
        charts::{self, Cursor},
        state::{Rated, Shown},
    },
    chart::funnel::Funnel,
    rating::{
        self,
        see_judge_act::{funnel_missing, funnel_said},
    },
};
use leptos::prelude::*;

/// The ids of what names the drawing and what says more of it.
const NAMED: &str = "funnel-title";
const DESCRIBED: &str = "funnel-caption";

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
            let first = funnel.shown;
            let (title, caption) = (funnel.title.clone(), funnel.caption.clone());
            let table = charts::table(&funnel.table, &measure.name);
            view! {
                <figure class="chart funnel">
                    <div class="drawn">
                        <figcaption>
                            <h3 id=NAMED>{title}</h3>
                            <p class="quiet small" id=DESCRIBED>{caption}</p>
                        </figcaption>
                        <Cursor
                            lay=move |width, height| funnel.scene(width, height)
                            first
                            named=NAMED.to_owned()
                            described=DESCRIBED.to_owned()
                            vocabulary=pack.organisation.vocabulary
                            stops="area"
                        />
                    </div>
                    <details>
                        <summary>"The figures as a table"</summary>
                        {table}
                    </details>
                </figure>
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
            </section>
        }
        .into_any(),
    )
}
