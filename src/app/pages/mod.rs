//! One folder a thing, in the order of the cycle, as the addresses have them. `read.rs` shows a thing, `write.rs`
//! changes it; which page stands where, the table in `route/table.rs` says.

mod code_parts;
mod delivery;
mod gallery;
mod help;
mod licences;
mod measure;
mod minute;
mod packs;
mod plan;
mod review;
mod revise;
mod scorecard;

use crate::app::route::Route;
use leptos::prelude::*;

/// The page of a route; of an address that is none, what to do about it.
///
/// Only the front door and the scorecard are in the code that the page starts with; the rest comes in parts when it is first asked
/// for.
pub fn page(route: Option<Route>) -> AnyView {
    route.map_or_else(code_parts::missing, code_parts::page)
}
