//! The page, to read: set by set the map and the ranking, what they say, the funnel, each one's line, the figures.

use super::pictures::{drawn, figures};
use crate::{
    app::{
        browser,
        charts::Captioned,
        components::{Crumbs, Missing, WhileEditing, above_measure, absent},
        route::Route,
        state::{Rated, Shown},
    },
    chart::{
        areas::{multiples, ranked, table, tiles},
        funnel::Funnel,
    },
    exchange::figures as files,
    model::{ComparatorKind, Measure, MeasureId},
    rating::{
        Absent,
        areas::{AreaSet, area_sets, areas_said, tile_places},
    },
};
use leptos::prelude::*;
use std::sync::Arc;

/// The page.
#[component]
pub fn AreasPage(
    /// Which measure.
    id: MeasureId,
) -> impl IntoView {
    let rated = Shown::get().rated_measure(id);
    move || match rated.get() {
        None => view! { <Missing /> }.into_any(),
        Some(rated) => found(&rated, Shown::get()),
    }
}

fn found(rated: &Rated, shown: Shown) -> AnyView {
    let (pack, measure) = (shown.pack(), rated.measure.clone());
    let sets = shown.as_at().map(|as_at| area_sets(&pack, &measure, as_at)).unwrap_or_default();
    let change = Route::ChangeMeasureAreas(measure.id.clone()).href();
    let none = sets.is_empty().then(|| {
        absent(Absent::new(
            "No figures by area or group yet. Type them in, or bring in a file with a column of places or groups.",
            "Figures by area or group",
        ))
    });
    let parts = sets.iter().enumerate().map(|(at, set)| {
        let laid = tile_places(&pack, set);
        let is_area = set.kind == ComparatorKind::Area;
        let (held, all) = (measure.clone(), set.clone());
        let map = is_area.then(|| {
            drawn(format!("tiles-{at}"), "tiles", move |width| {
                Some(tiles(&held, &all, &laid, width))
            })
        });
        one(at, &measure, set, map, shown)
    });
    let parts = parts.collect_view();
    let save = {
        let measure = measure.clone();
        (!sets.is_empty()).then(|| {
            view! {
                <button
                    type="button"
                    class="button"
                    on:click=move |_| {
                        let tables = sets.iter().map(|set| (set.name.clone(), table(&measure, set)));
                        let csv = files::tables(tables.map(|(name, it)| (name, it.heads, it.rows)));
                        browser::save_file("areas.csv", "text/csv", &format!("\u{feff}{csv}"));
                    }
                >
                    "Save these figures as a CSV file"
                </button>
            }
        })
    };
    view! {
        <Crumbs steps=above_measure(&pack, &measure) />
        <h1>{format!("{}: areas and groups", measure.name)}</h1>
        <p class="ways">
            <a class="link" href=Route::Measure(measure.id.clone()).href()>
                "See the measure as a whole"
            </a>
        </p>
        {none}
        {parts}
        <div class="buttons">
            <WhileEditing>
                <a class="button" href=change.clone()>
                    "Change areas and groups"
                </a>
            </WhileEditing>
            {save}
            <button type="button" class="button" on:click=|_| browser::print()>
                "Print this page"
            </button>
        </div>
    }
    .into_any()
}

/// A set: its map beside its ranking, then what they say.
fn one(
    at: usize,
    measure: &Arc<Measure>,
    set: &AreaSet,
    map: Option<AnyView>,
    shown: Shown,
) -> AnyView {
    let of = || (measure.clone(), set.clone());
    let (held, all) = of();
    let ranking =
        drawn(format!("ranked-{at}"), "ranked", move |width| Some(ranked(&held, &all, width)));
    let (held, all) = of();
    let over_time = multiples(measure, set, 400.0).map(|_| {
        drawn(format!("multiples-{at}"), "multiples", move |width| multiples(&held, &all, width))
    });
    let said = areas_said(measure, set);
    let said = said.into_iter().map(|words| view! { <p>{words}</p> }).collect_view();
    let class = if map.is_some() { "pair" } else { "" };
    view! {
        <section class="section areas">
            <h2>{set.name.clone()}</h2>
            <div class=class>{map} {ranking}</div>
            {said}
            {funnel(at, measure, set, shown)}
            {over_time}
            {figures(measure, set)}
        </section>
    }
    .into_any()
}

/// The funnel, read area by area; nothing where there is none.
fn funnel(at: usize, measure: &Measure, set: &AreaSet, shown: Shown) -> Option<AnyView> {
    let funnel = Funnel::of(measure, set.funnel.as_ref()?);
    let (title, caption, first) = (funnel.title.clone(), funnel.caption.clone(), funnel.shown);
    let vocabulary = shown.pack().organisation.vocabulary;
    Some(
        view! {
            <Captioned
                id=format!("areas-funnel-{at}")
                title
                caption
                lay=move |width, height| funnel.scene(width, height)
                first
                vocabulary
                stops="area"
                class="chart funnel"
            />
        }
        .into_any(),
    )
}
