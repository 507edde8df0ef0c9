//! Every kind of picture with hard figures, light, dark and on paper: for whoever changes how pictures are drawn.
//! No page leads here.

use crate::{
    app::{
        browser,
        charts::{Cursor, drawing, table},
    },
    chart::{Palette, Scene, bare, gallery, titled},
    model::Vocabulary,
    statistics::xmr,
};
use leptos::prelude::*;

/// The ways that each picture is shown in the page.
const THEMES: [&str; 2] = ["light", "dark"];
/// The widths that a map is drawn at: a tablet's, and a phone's.
const WIDE: f64 = 788.0;
const NARROW: f64 = 288.0;
/// The size of a picture that is saved.
const FILE: (f64, f64) = (640.0, 320.0);

/// A picture as a file has it, on paper.
fn paper(scene: Scene) -> AnyView {
    let scene = titled(scene);
    let address = browser::picture_address(&bare(&scene, Palette::Paper));
    view! { <img class="drawing" src=address alt=scene.title /> }.into_any()
}

/// A picture that is laid out for a size and read period by period, in each theme and on paper. `ids` are what the ids
/// of its title and caption start with, and its number.
fn read_by_cursor(
    name: &'static str,
    ids: (&str, &str, usize),
    first: usize,
    lay: impl Fn(f64, f64) -> Scene + Clone + Send + Sync + 'static,
) -> AnyView {
    let scene = lay(FILE.0, FILE.1);
    let rows = table(&scene.table, name);
    let shown = THEMES.map(|theme| {
        let (title, caption, at) = ids;
        let (named, described) =
            (format!("{title}-{theme}-{at}"), format!("{caption}-{theme}-{at}"));
        view! {
            <figure class=format!("chart specimen {theme}")>
                <figcaption>
                    <h3 id=named.clone()>{scene.title.clone()}</h3>
                    <p class="quiet" id=described.clone()>{scene.caption.clone()}</p>
                </figcaption>
                <Cursor
                    lay=lay.clone()
                    first
                    named
                    described
                    vocabulary=Vocabulary::RedAmberGreen
                />
            </figure>
        }
    });
    let shown = shown.collect_view();
    view! {
        <section class="section">
            <h2>{name}</h2>
            {shown}
            {paper(scene)}
            <details class="shut"><summary>"The figures as a table"</summary> {rows}</details>
        </section>
    }
    .into_any()
}

/// So many control charts are timed.
const TIMED: u32 = 2_000;

/// Makes control charts of many series, as `cargo bench --bench statistics` does natively, and says how many points are
/// flagged; the time it takes stands in the browser's timeline as `xmr`.
fn timing() -> AnyView {
    let said = RwSignal::new(String::new());
    let time = move |_| {
        let all: Vec<_> = (0..TIMED).map(gallery::many_series).collect();
        let flags = browser::timed("xmr", || {
            let made = all.iter().map(|values| xmr::chart(values, &[], xmr::Options::default()));
            let flagged = |it: xmr::Chart| {
                it.points.iter().flatten().filter(|point| point.flag().is_some()).count()
            };
            made.map(flagged).sum::<usize>()
        });
        said.set(format!("{flags} of {} points are flagged", TIMED * gallery::POINTS));
    };
    view! {
        <p class="on-screen">
            <button type="button" class="button" on:click=time>"Time 2,000 control charts"</button>
            " "
            <span role="status">{said}</span>
        </p>
    }
    .into_any()
}

/// The gallery.
#[component]
pub fn Gallery() -> impl IntoView {
    let measures = gallery::measures().into_iter().enumerate().map(|(at, specimen)| {
        let chart = specimen.chart;
        let first = chart.shown;
        let lay = move |width, height| chart.scene(width, height);
        read_by_cursor(specimen.name, ("title", "caption", at), first, lay)
    });
    let measures = measures.collect_view();
    let controls = gallery::controls().into_iter().enumerate().map(|(at, (name, control))| {
        let first = control.shown;
        let lay = move |width, height| control.scene(width, height);
        read_by_cursor(name, ("control", "control-caption", at), first, lay)
    });
    let controls = controls.collect_view();
    let funnels = gallery::funnels().into_iter().enumerate().map(|(at, (name, funnel))| {
        let first = funnel.shown;
        let lay = move |width, height| funnel.scene(width, height);
        read_by_cursor(name, ("funnel", "funnel-caption", at), first, lay)
    });
    let funnels = funnels.collect_view();
    let risks = gallery::risks().into_iter().enumerate().map(|(at, (name, course))| {
        let first = course.first();
        let lay = move |width, height| course.scene(width, height);
        read_by_cursor(name, ("risk", "risk-caption", at), first, lay)
    });
    let risks = risks.collect_view();
    let money = gallery::money_charts().into_iter().enumerate().map(|(at, (name, chart))| {
        let first = chart.shown;
        let lay = move |width, height| chart.scene(width, height);
        read_by_cursor(name, ("money", "money-caption", at), first, lay)
    });
    let money = money.collect_view();
    let maps = gallery::maps()
        .into_iter()
        .flat_map(|(name, map)| [WIDE, NARROW].map(|width| (name, map.picture(width).scene)));
    let areas = gallery::areas().into_iter().flat_map(|(name, areas)| {
        let scenes = [WIDE, NARROW].into_iter().flat_map(move |width| areas.scenes(width));
        scenes.map(move |scene| (name, scene)).collect::<Vec<_>>()
    });
    let fixed = gallery::fixed()
        .into_iter()
        .chain(gallery::risk_matrices())
        .chain(maps)
        .chain(areas)
        .enumerate()
        .map(|(at, (name, scene))| {
            let named = format!("fixed-{at}");
            let saved = paper(scene.clone());
            let pictures = THEMES.map(|theme| {
                let picture = drawing(&titled(scene.clone()), named.clone(), named.clone());
                view! { <div class=format!("specimen {theme}")>{picture}</div> }
            });
            view! {
                <section class="section">
                    <h2 id=named.clone()>{name}</h2>
                    {pictures.collect_view()}
                    {saved}
                </section>
            }
        });
    let fixed = fixed.collect_view();
    view! {
        <h1>"Pictures"</h1>
        <p class="lede">"Every kind of picture with figures that are hard to draw."</p>
        {timing()}
        {measures}
        {controls}
        {funnels}
        {risks}
        {money}
        {fixed}
    }
    .into_any()
}
