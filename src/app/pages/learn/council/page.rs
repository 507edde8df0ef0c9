//! The page: where the game stands decides what is shown.

use super::{
    super::kept::not_kept,
    debrief::debrief,
    kept::Kept,
    round::{practised, round},
    setup::setup,
};
use crate::{app::route::Route, training::council::Round};
use leptos::prelude::*;

/// The page.
#[component]
pub fn CouncilPage() -> impl IntoView {
    let kept = Kept::get();
    view! {
        <p class="crumbs">
            <a class="link" href=Route::LearnSession.href()>"The session"</a>
            <a class="link" href=Route::Learn.href()>"All of training"</a>
        </p>
        {not_kept()}
        {move || match kept.game() {
            None => setup(kept),
            Some(game) => match game.round() {
                Round::Practice => round(kept, &game, None),
                Round::Practised => practised(kept, &game),
                Round::Quarter(quarter) => round(kept, &game, Some(quarter)),
                Round::Over => debrief(kept, game),
            },
        }}
    }
}
