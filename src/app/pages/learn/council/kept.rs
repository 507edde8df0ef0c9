//! The game that this browser keeps, with what training keeps: no draft is touched.

use super::super::attempts::{COUNCIL, keep_own_text, own_text};
use crate::{
    app::browser,
    training::council::{Decision, Game},
};
use leptos::prelude::*;

/// The game that is played here.
#[derive(Clone, Copy)]
pub struct Kept {
    game: RwSignal<Option<Game>>,
}

impl Kept {
    /// What is kept. What can't be read was never a game: nothing is made of it.
    pub fn get() -> Self {
        let game = own_text(COUNCIL).and_then(|text| Game::read(text.as_bytes()).ok());
        Self { game: RwSignal::new(game) }
    }

    /// The game, followed.
    pub fn game(&self) -> Option<Game> {
        self.game.get()
    }

    /// Plays this game, or none, from the top of the page on.
    pub fn put(&self, game: Option<Game>) {
        keep_own_text(COUNCIL, &game.as_ref().map(Game::write).unwrap_or_default());
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
