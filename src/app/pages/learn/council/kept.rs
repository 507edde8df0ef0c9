//! The game that this browser keeps. It has a key of its own, and no draft is touched.

use crate::{
    app::{browser, state::Settings},
    training::council::{Decision, Game},
};
use leptos::prelude::*;

/// The setting that keeps it.
const KEPT: &str = "training council";

/// The game that is played here.
#[derive(Clone, Copy)]
pub struct Kept {
    settings: Settings,
    game: RwSignal<Option<Game>>,
}

impl Kept {
    /// What is kept. What can't be read was never a game: nothing is made of it.
    pub fn get() -> Self {
        let settings = Settings::get();
        let game = settings.setting(KEPT).and_then(|text| Game::read(text.as_bytes()).ok());
        Self { settings, game: RwSignal::new(game) }
    }

    /// The game, followed.
    pub fn game(&self) -> Option<Game> {
        self.game.get()
    }

    /// Plays this game, or none, from the top of the page on.
    pub fn put(&self, game: Option<Game>) {
        self.settings.set_setting(KEPT, game.as_ref().map(Game::write).as_deref());
        self.game.set(game);
        window().scroll_to_with_x_and_y(0.0, 0.0);
        browser::focus("main");
    }

    /// Takes a round's decision; why not, where it can't be.
    pub fn decide(&self, decision: Decision) -> Result<(), String> {
        let Some(mut game) = self.game.get_untracked() else { return Ok(()) };
        game.decide(decision).map_err(|error| error.to_string())?;
        self.put(Some(game));
        Ok(())
    }

    /// Starts the quarters that count.
    pub fn start(&self) {
        if let Some(mut game) = self.game.get_untracked() {
            game.start();
            self.put(Some(game));
        }
    }
}
