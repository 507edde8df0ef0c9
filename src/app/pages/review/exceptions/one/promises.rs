//! What was promised, every date as it was said.

use super::super::facts::promise;
use crate::model::{Exception, Promise};
use leptos::prelude::*;

/// The dates that were promised, in the order of promising.
pub fn all(exception: &Exception) -> AnyView {
    if exception.promises.is_empty() {
        return view! { <p class="unset">"No date was promised."</p> }.into_any();
    }
    let row = |(at, it): (usize, &Promise)| view! { <li>{promise(it, at == 0)}</li> };
    let rows = exception.promises.iter().enumerate().map(row);
    view! { <ol class="records">{rows.collect_view()}</ol> }.into_any()
}
