//! Open data (FRAMEWORK R9): the public part of a pack as files that anybody can read, with what describes them: CSV, a
//! row an observation; CSVW metadata beside it; a Frictionless data package around both.

mod describing;
mod licence;
mod rows;

pub use licence::Licence;
pub use rows::TABLE;

use crate::model::{Audience, Pack};
use crate::pack::{Extract, GoesOut, LeftOut, for_audience};
use crate::rating::AsAt;
use std::io::{Cursor, Write};
use zip::{ZipWriter, write::SimpleFileOptions};

/// Open data, before it goes out.
#[derive(Clone, Debug)]
pub struct OpenData {
    /// Each file's name and text.
    pub files: Vec<(&'static str, String)>,
    /// How many observations.
    pub rows: usize,
    /// What is in them, to be looked through.
    pub out: GoesOut,
    /// How much of the pack isn't.
    pub left: LeftOut,
}

/// The public part of a pack as open data; figures are rated as on the day, where one is given.
pub fn open_data(pack: &Pack, licence: Licence, as_at: AsAt) -> OpenData {
    // What isn't public isn't there from here on, and what is suppressed is withheld by the same function as on pages.
    let Extract { pack, out, left } = for_audience(pack, Audience::Public);
    let (table, rows) = rows::table(&pack, as_at);
    let files = vec![
        (TABLE, table),
        ("observations.csv-metadata.json", describing::csvw(&pack, licence)),
        ("datapackage.json", describing::data_package(&pack, licence)),
    ];
    OpenData { files, rows, out, left }
}

impl OpenData {
    /// The files in one archive.
    ///
    /// # Errors
    /// Why it can't be written, in a sentence without its full stop.
    pub fn zip(&self) -> Result<Vec<u8>, String> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in &self.files {
            let begun = archive.start_file(*name, SimpleFileOptions::default());
            begun.map_err(|error| error.to_string())?;
            archive.write_all(text.as_bytes()).map_err(|error| error.to_string())?;
        }
        Ok(archive.finish().map_err(|error| error.to_string())?.into_inner())
    }
}
