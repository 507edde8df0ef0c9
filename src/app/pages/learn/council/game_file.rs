//! A game of a file that somebody chose: the one way in.

use crate::{
    app::browser,
    training::council::{Game, GameError, LONGEST_FILE},
};

/// The game of a file, or why there is none, with the file's name: several may have been chosen at once.
pub async fn game_of_file(file: &web_sys::File) -> Result<Game, String> {
    let named = |reason: &str| format!("{reason} ({})", file.name());
    // Before it is read: no game is that large.
    if file.size() > LONGEST_FILE as f64 {
        return Err(named(&GameError::TooLarge.to_string()));
    }
    let bytes = browser::file_bytes(file).await;
    let bytes = bytes.ok_or_else(|| named("it could not be read"))?;
    Game::read(&bytes).map_err(|error| named(&error.to_string()))
}
