//! What stands on the pages of the stages: lists that count, and the ways on.

use crate::{
    app::{route::Route, state::Rated},
    model::{MeasureId, Pack},
    rating::may_lack_some,
};
use leptos::prelude::*;

pub use crate::rating::counted;

/// One thing on a stage's page.
#[derive(Clone, PartialEq)]
pub enum Item {
    /// Words, and where they lead.
    Way(String, String),
    /// Words that count, and each thing that they count with where it leads.
    Counted(String, Vec<(String, String)>),
}

/// Words, and where they lead.
pub fn way(words: impl Into<String>, to: &Route) -> Item {
    Item::Way(words.into(), to.href())
}

impl Item {
    fn view(self) -> AnyView {
        match self {
            Self::Way(words, href) => view! {
                <a class="link" href=href>
                    {words}
                </a>
            }
            .into_any(),
            Self::Counted(words, each) => {
                let more = each.len().saturating_sub(MOST);
                let each = each.into_iter().take(MOST).map(|(name, href)| {
                    view! { <li>{Self::Way(name, href).view()}</li> }
                });
                view! {
                    <details class="shut">
                        <summary>{words}</summary>
                        <ul class="plain">{each.collect_view()}</ul>
                        {(more > 0).then(|| view! { <p class="quiet">{format!("and {more} more")}</p> })}
                    </details>
                }
                .into_any()
            }
        }
    }
}

/// How many are listed of what is counted.
const MOST: usize = 300;

/// A list under its heading; nothing where there is nothing on it.
#[component]
pub fn Items(
    /// What stands over it.
    heading: &'static str,
    /// What is on it.
    items: Signal<Vec<Item>>,
) -> impl IntoView {
    move || {
        let items = items.get();
        (!items.is_empty()).then(|| {
            let items = items.into_iter().map(|item| view! { <li>{item.view()}</li> });
            view! {
                <section class="section">
                    <h2>{heading}</h2>
                    <ul class="items">{items.collect_view()}</ul>
                </section>
            }
        })
    }
}

/// Where else there is something to see, as a line of links.
pub fn look_closer(ways: Vec<(&'static str, Route)>) -> AnyView {
    let ways = ways.into_iter().map(|(words, to)| {
        view! { <li><a class="link" href=to.href()>{words}</a></li> }
    });
    view! {
        <section class="section on-screen">
            <h2>"Look closer"</h2>
            <ul class="plain inline-list">{ways.collect_view()}</ul>
        </section>
    }
    .into_any()
}

/// Several counts of what hangs on something, as far as a pack can tell: `2 measures, 0 actions`; of one that was made for an
/// audience, those of what is in it.
pub fn counted_here(pack: &Pack, counts: &[(usize, &str, &str)]) -> String {
    let told = counts.iter().filter(|(count, ..)| *count > 0 || !may_lack_some(pack));
    told.map(|(count, one, many)| counted(*count, one, many)).collect::<Vec<_>>().join(", ")
}

/// The rated measures that pass, counted, each with where it leads; nothing where none does.
pub fn tally(
    rated: &[Rated],
    passes: impl Fn(&Rated) -> bool,
    one: &str,
    many: &str,
    to: fn(MeasureId) -> Route,
) -> Option<Item> {
    let passing = rated.iter().filter(|rated| passes(rated)).map(|rated| &rated.measure);
    let each: Vec<(String, String)> =
        passing.map(|it| (it.name.clone(), to(it.id.clone()).href())).collect();
    (!each.is_empty()).then(|| Item::Counted(counted(each.len(), one, many), each))
}
