//! One folder a thing, in the order of the cycle, as the addresses have them. `read.rs` shows a thing, `write.rs`
//! changes it; which page stands where, the table in `route/table.rs` says.

mod ask;
mod code_parts;
mod delivery;
mod gallery;
mod gate;
mod help;
mod learn;
mod licences;
mod measure;
mod minute;
mod packs;
mod plan;
mod review;
mod revise;
mod scorecard;

use crate::app::{route::Route, state::Mode};
use leptos::prelude::*;

/// The page of a route; of an address that is none, what to do about it. A page that changes what is open is shown while
/// editing is on, else the switch that turns it on.
///
/// Only the front door is in the code that the page starts with; the rest comes in parts when it is first asked for.
pub fn page(route: RwSignal<Option<Route>>) -> AnyView {
    let mode = Mode::get();
    let shut = Memo::new(move |_| {
        route.with(|route| route.as_ref().is_some_and(code_parts::changes)) && !mode.is_editing()
    });
    view! {
        {move || match (route.get(), shut.get()) {
            (Some(route), true) => gate::gate(&route),
            (Some(route), false) => code_parts::page(route),
            (None, _) => code_parts::missing(),
        }}
    }
    .into_any()
}
