//! Whether somebody is at work in training, which this tab keeps: then they stay there until they leave it.

use super::{browser, route::Route};
use leptos::prelude::window;

const KEPT: &str = "in-training";

/// The place that is shown for an address.
pub fn shown(asked: Option<Route>) -> Option<Route> {
    if asked.as_ref().is_some_and(Route::begins_training) {
        browser::keep_for_session(KEPT, "yes");
    }
    let at_work = browser::of_session(KEPT).is_some_and(|text| !text.is_empty());
    Route::shown(asked, at_work)
}

/// Leaves training, to where the address leads.
pub fn leave() {
    browser::keep_for_session(KEPT, "");
    // The address is there already: it is only looked at again.
    if let Ok(event) = web_sys::Event::new("hashchange") {
        let _ = window().dispatch_event(&event);
    }
}
