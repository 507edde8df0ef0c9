//! Leaving training: what stands for every page outside it, whichever way somebody came there. It is left by saying so.

use crate::app::{
    at_work, browser,
    route::Route,
    state::{Opened, Source},
};
use leptos::prelude::*;

/// Whether the address is of a place outside training: then this page stands for it.
pub fn is_asked() -> bool {
    !Route::parse(&browser::address()).is_some_and(|it| it.is_training())
}

/// The page.
pub fn page() -> AnyView {
    let opened = Opened::get().document().with_untracked(|it| match &it.source {
        Source::Sample => "the sample".to_owned(),
        Source::Published(_) | Source::Draft(_) => {
            format!("“{}”, which is open here and is no exercise", it.name)
        }
    });
    view! {
        <h1>"Leave training?"</h1>
        <p class="lede">{format!("What you came to isn’t training. Behind it is {opened}.")}</p>
        <p>"From there on, what somebody changes is changed. Your answers, your team’s results and what you typed stay kept with training, and are there when you come back."</p>
        <p>"In a session, stay: your trainer says when it is over."</p>
        <div class="buttons">
            <a class="button main" href=Route::Learn.href()>"Stay in training"</a>
            <button type="button" class="button" on:click=|_| at_work::leave()>"Leave training"</button>
        </div>
    }
    .into_any()
}
