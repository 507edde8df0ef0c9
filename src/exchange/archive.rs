//! Several files in one archive.

use std::io::{Cursor, Write};
use zip::{ZipWriter, write::SimpleFileOptions};

/// Texts by the names of their files, each name once, as one zip archive.
///
/// # Errors
/// Why it can't be written, in a sentence without its full stop.
pub fn zip<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Vec<u8>, String> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        let begun = archive.start_file(name, SimpleFileOptions::default());
        begun.map_err(|error| error.to_string())?;
        archive.write_all(text.as_bytes()).map_err(|error| error.to_string())?;
    }
    Ok(archive.finish().map_err(|error| error.to_string())?.into_inner())
}
