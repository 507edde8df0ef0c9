//! Open data (FRAMEWORK R9): the public part of a pack as files that anybody can read, with what describes them: CSV, a
//! row an observation; CSVW metadata beside it; a Frictionless data package around both.

mod describing;
mod licence;
mod rows;

pub use licence::Licence;
pub use rows::{Holds, TABLE};

use crate::exchange::zip;
use crate::model::{Audience, Pack};
use crate::pack::{Extract, LeftOut, for_audience};
use crate::rating::AsAt;

/// Open data, before it goes out.
#[derive(Clone, Debug)]
pub struct OpenData {
    /// Each file's name and text.
    pub files: Vec<(&'static str, String)>,
    /// What is in them, to be looked through: of a pack's other records they hold nothing.
    pub holds: Holds,
    /// How much of the pack isn't.
    pub left: LeftOut,
}

/// The public part of a pack as open data; figures are rated as on the day, where one is given.
pub fn open_data(pack: &Pack, licence: Licence, as_at: AsAt) -> OpenData {
    // What isn't public isn't there from here on, and what is suppressed is withheld by the same function as on pages.
    let Extract { pack, left, .. } = for_audience(pack, Audience::Public);
    let (table, holds) = rows::table(&pack, as_at);
    let files = vec![
        (TABLE, table),
        ("observations.csv-metadata.json", describing::csvw(&pack, licence)),
        ("datapackage.json", describing::data_package(&pack, licence)),
    ];
    OpenData { files, holds, left }
}

impl OpenData {
    /// The files in one archive.
    ///
    /// # Errors
    /// Why it can't be written, in a sentence without its full stop.
    pub fn zip(&self) -> Result<Vec<u8>, String> {
        zip(self.files.iter().map(|(name, text)| (*name, text.as_str())))
    }
}
