//! Pictures whose height follows from their width, and the table beside them, whose cells have the map's colours.

use crate::{
    app::charts::{drawing, room},
    chart::{Scene, areas::table},
    model::Measure,
    rating::areas::AreaSet,
};
use leptos::{html::Div, prelude::*};
use std::sync::Arc;

/// As wide as a picture gets.
const WIDEST: f64 = 992.0;
/// The column of the table that says the class.
const CLASS: usize = 2;

/// A picture, laid out for the room it has.
pub fn drawn(
    name: String,
    class: &'static str,
    lay: impl Fn(f64) -> Option<Scene> + Send + Sync + 'static,
) -> AnyView {
    let place = NodeRef::<Div>::new();
    let size = room(place, WIDEST);
    let width = Memo::new(move |_| size.get().0);
    let lay = Arc::new(lay);
    let told = lay.clone();
    let scene = Memo::new(move |_| lay(width.get()).unwrap_or_default());
    let said = told(WIDEST).unwrap_or_default();
    let (title, caption) = (name.clone(), format!("{name}-said"));
    let (named, described) = (title.clone(), caption.clone());
    view! {
        <figure class=format!("chart by-area {class}")>
            <figcaption>
                <h3 id=title>{said.title}</h3>
                <p class="quiet small" id=caption>{said.caption}</p>
            </figcaption>
            <div class="laid-out" node_ref=place>
                {move || scene.with(|scene| drawing(scene, named.clone(), described.clone()))}
            </div>
        </figure>
    }
    .into_any()
}

/// The figures as a table; a cell of a class has its colour on the map, and its number.
pub fn figures(measure: &Measure, set: &AreaSet) -> AnyView {
    let table = table(measure, set);
    let head = |(at, words): (usize, &String)| {
        let class = if at == 0 { "" } else { "numeric" };
        view! { <th scope="col" class=class>{words.clone()}</th> }
    };
    let last = table.heads.len().saturating_sub(1);
    let row = |cells: &Vec<String>| {
        let cells = cells.iter().enumerate().map(|(at, words)| match at {
            0 => view! { <th scope="row">{words.clone()}</th> }.into_any(),
            CLASS if words.parse::<usize>().is_ok() => {
                let class = format!("numeric area-class of-{words}");
                view! { <td class=class><span>{words.clone()}</span></td> }.into_any()
            }
            at if at == last => view! { <td>{words.clone()}</td> }.into_any(),
            _ => view! { <td class="numeric">{words.clone()}</td> }.into_any(),
        });
        view! { <tr>{cells.collect_view()}</tr> }
    };
    view! {
        <div class="sheet-scroll" tabindex="0" role="region" aria-label=format!("The figures: {}", set.name)>
            <table class="sheet">
                <caption class="hidden-visually">{format!("{}: {}", measure.name, set.name)}</caption>
                <thead>
                    <tr>{table.heads.iter().enumerate().map(head).collect_view()}</tr>
                </thead>
                <tbody>{table.rows.iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
