//! The buttons that put one of several things in order.

use crate::app::browser;
use leptos::prelude::*;

/// One of several things, and where the keyboard is once it was moved.
pub struct Ordered {
    /// What it is called, for those who hear the buttons.
    pub name: String,
    /// Whether it is the first of them.
    pub first: bool,
    /// Whether it is the last of them.
    pub last: bool,
    /// For the buttons' ids: here, when it was moved up, and when it was moved down.
    pub ids: [String; 3],
}

/// "Up" and "Down". A button that leads nowhere stays under the finger and does nothing: the focus never moves to
/// the other, which would take the step back.
pub fn order_buttons(
    ordered: Ordered,
    up: impl Fn() + Clone + 'static,
    down: impl Fn() + Clone + 'static,
) -> AnyView {
    let Ordered { name, first, last, ids: [here, after_up, after_down] } = ordered;
    view! {
        {button("Up", format!("{here}-up"), format!("{after_up}-up"), &name, first, up)}
        {button("Down", format!("{here}-down"), format!("{after_down}-down"), &name, last, down)}
    }
    .into_any()
}

fn button(
    words: &'static str,
    id: String,
    after: String,
    name: &str,
    ends: bool,
    act: impl Fn() + 'static,
) -> AnyView {
    let hidden = format!(" {name}");
    let click = move |_| {
        if !ends {
            act();
            browser::focus_next([after.clone()]);
        }
    };
    view! {
        <button type="button" class="button" id=id aria-disabled=ends.then_some("true") on:click=click>
            {words}
            <span class="hidden-visually">{hidden}</span>
        </button>
    }
    .into_any()
}
