//! What a measure's own page says of its areas and groups, and the way to their page.

use crate::{
    app::{
        components::WhileEditing,
        route::Route,
        state::{Rated, Shown},
    },
    rating::areas::{area_sets, areas_way_in as said},
};
use leptos::prelude::*;

/// The section: a sentence where figures support one; without areas or groups, only the way to add some.
pub fn areas_way_in(rated: &Rated, shown: Shown) -> Option<AnyView> {
    let (pack, as_at) = (shown.pack(), shown.as_at()?);
    let measure = &rated.measure;
    let Some(words) = said(measure, &area_sets(&pack, measure, as_at)) else {
        let change = Route::ChangeMeasureAreas(measure.id.clone()).href();
        return Some(
            view! {
                <WhileEditing>
                    <p>
                        <a class="link" href=change.clone()>
                            "Enter figures by area or group"
                        </a>
                    </p>
                </WhileEditing>
            }
            .into_any(),
        );
    };
    Some(
        view! {
            <section class="section">
                <h2>"Areas and groups"</h2>
                <p>{words}</p>
                <p>
                    <a class="link" href=Route::MeasureAreas(measure.id.clone()).href()>
                        "See areas and groups"
                    </a>
                </p>
            </section>
        }
        .into_any(),
    )
}
