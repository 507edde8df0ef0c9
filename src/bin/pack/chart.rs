//! `pack chart FILE`: a measure's chart as a picture, the same that the page draws.

use crate::options::Options;
use crate::{Ending, check, save, wrong};
use chrono::NaiveDate;
use golden_thread::chart::{Palette, bare, measure::Chart, titled};
use golden_thread::model::{MeasureId, Period};
use golden_thread::rating::{self, AsAt};
use std::io::{self, Write};

/// The picture's width and height, without its words: half of a page of A4 on its side.
const SIZE: (f64, f64) = (760.0, 360.0);

/// Draws a measure as at a period, the latest with figures where none is given; says the finding on standard
/// output.
pub fn run(arguments: &[&str]) -> io::Result<Ending> {
    let known = ["--measure", "--as-at", "--on", "-o"];
    let options = match Options::read("chart", &known, arguments) {
        Ok(options) => options,
        Err(message) => return Ok(Ending::Usage(message)),
    };
    let (Some(file), Some(id), Some(output)) =
        (options.file, options.get("--measure"), options.get("-o"))
    else {
        let needed = "chart needs a pack, --measure, and -o with the picture to write";
        return Ok(Ending::Usage(needed.to_owned()));
    };
    let as_at = match options.get("--as-at").map(str::parse::<Period>).transpose() {
        Ok(as_at) => as_at,
        Err(error) => return Ok(Ending::Usage(error.to_string())),
    };
    let Ok(on) = options.get("--on").map(str::parse::<NaiveDate>).transpose() else {
        return Ok(Ending::Usage("--on needs a date such as 2025-07-15".to_owned()));
    };
    let Some(pack) = check::read(file) else { return Ok(Ending::Wrong) };
    let Some(measure) = pack.measure(&MeasureId::from(id)) else {
        return Ok(wrong(file, &format!("there is no measure '{id}'")));
    };
    let Some(period) = as_at.or_else(|| rating::latest(&pack, on)) else {
        let hint = "this pack has no figures yet (hint: choose a period with --as-at)";
        return Ok(wrong(file, hint));
    };
    let as_at = AsAt { period, on };
    let measure = &*measure.as_of(pack.calendar().year_of_period(period));
    let Some(chart) = Chart::of(&pack, measure, as_at) else {
        return Ok(wrong(file, &format!("'{id}' has no period to draw")));
    };
    let scene = titled(chart.scene(SIZE.0, SIZE.1));
    if let Err(error) = save(output, &bare(&scene, Palette::Paper)) {
        return Ok(wrong(output, &format!("the picture can't be written: {error}")));
    }
    writeln!(io::stdout(), "{}", scene.title)?;
    Ok(Ending::Done)
}
