//! `pack open-data FILE -o DIR`: the public part of a pack as open data.

use crate::options::Options;
use crate::saying::say_lines;
use crate::{Ending, check, save, wrong};
use golden_thread::exchange::open_data::{Licence, open_data};
use golden_thread::model::{Calendar, Kind, Period};
use golden_thread::rating::{self, AsAt};
use std::io;
use std::path::Path;

/// Writes the folder's files, and says on standard output what is in them.
pub fn run(arguments: &[&str]) -> io::Result<Ending> {
    let options = match Options::read("open-data", &["-o", "--licence", "--on"], arguments) {
        Ok(options) => options,
        Err(message) => return Ok(Ending::Usage(message)),
    };
    let (Some(file), Some(folder)) = (options.file, options.get("-o")) else {
        return Ok(Ending::Usage("open-data needs a pack, and -o with the folder".to_owned()));
    };
    let licence = match options.get("--licence") {
        None => Licence::default(),
        Some(key) => match Licence::ALL.into_iter().find(|licence| licence.key() == key) {
            Some(licence) => licence,
            None => return Ok(Ending::Usage(format!("there is no licence '{key}' here"))),
        },
    };
    let Ok(on) = options.get("--on").map(str::parse).transpose() else {
        return Ok(Ending::Usage("--on needs a date such as 2025-07-15".to_owned()));
    };
    let Some(pack) = check::read(file) else { return Ok(Ending::Wrong) };
    // A pack without a figure has no row to rate.
    let nothing = || Period::Year(Calendar::default().year_of(chrono::NaiveDate::default()));
    let period = rating::latest(&pack, on).unwrap_or_else(nothing);
    let data = open_data(&pack, licence, AsAt { period, on });
    let written = std::fs::create_dir_all(folder).and_then(|()| {
        data.files.iter().try_for_each(|(name, text)| {
            save(&Path::new(folder).join(name).to_string_lossy(), text)
        })
    });
    if let Err(error) = written {
        return Ok(wrong(folder, &format!("the files can't be written: {error}")));
    }
    let mut out = format!("{} observations\n", data.holds.rows());
    for (name, count) in &data.holds.measures {
        out += &format!("measure: {name}: {count}\n");
    }
    for name in &data.holds.others {
        out += &format!("beside them: {name}\n");
    }
    let left = data.left.count(Kind::Measure);
    out += &format!("left out: {left} measures that are not public\n");
    say_lines(&out)?;
    Ok(Ending::Done)
}
