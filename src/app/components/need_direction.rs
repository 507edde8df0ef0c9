//! The next step where most measures can't be rated for want of a direction, as after bringing in a council's file.

use crate::app::{browser, route::Route};
use leptos::prelude::*;

/// How many of `all` have no direction, with the way to set them, where those are most of them.
pub fn need_direction(without: usize, all: usize) -> Option<AnyView> {
    // The grid opens with those that have nothing in that column.
    let narrow = move |_| browser::keep_for_session("lacking", "polarity");
    (without * 2 > all).then(|| {
        let words = match without {
            1 => "1 measure needs a direction before it can be rated: ".to_owned(),
            count => format!("{count} measures need a direction before they can be rated: "),
        };
        view! {
            <p>
                {words}
                <a class="link in-text" href=Route::ChangeSettings.href() on:click=narrow>
                    "set it in the grid, many at once"
                </a>
                "."
            </p>
        }
        .into_any()
    })
}
