//! A game of a file that somebody chose: the one way in.

use crate::{app::components::ReadFile, training::council::Game};

/// The game of a file, or why there is none, with the file's name: several may have been chosen at once.
pub fn game_of_file(file: ReadFile) -> Result<Game, String> {
    let ReadFile { name, bytes } = file;
    let read = bytes.and_then(|bytes| Game::read(&bytes).map_err(|error| error.to_string()));
    read.map_err(|reason| format!("{reason} ({name})"))
}
