//! `pack chart FILE`: a measure's chart as a picture, the same that the page draws.

use crate::options::Options;
use crate::saying::say;
use crate::{Ending, check, save, wrong};
use chrono::NaiveDate;
use golden_thread::chart::{Palette, Scene, bare, control::Control, measure::Chart, titled};
use golden_thread::model::{Measure, MeasureId, Pack, Period};
use golden_thread::rating::{self, AsAt};
use std::io;

/// The picture's width and height, without its words: half of a page of A4 on its side.
const SIZE: (f64, f64) = (760.0, 360.0);

/// Draws a measure as at a period, the latest with figures where none is given; says the finding on standard
/// output.
pub fn run(arguments: &[&str]) -> io::Result<Ending> {
    let known = ["--measure", "--as-at", "--on", "--picture", "-o"];
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
    let Some(picture) = Picture::read(options.get("--picture").unwrap_or("period")) else {
        let needed = "--picture is one of period, year and control";
        return Ok(Ending::Usage(needed.to_owned()));
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
    let Some(scene) = picture.scene(&pack, measure, as_at) else {
        return Ok(wrong(file, &format!("'{id}' has nothing to draw so")));
    };
    let scene = titled(scene);
    if let Err(error) = save(output, &bare(&scene, Palette::Paper)) {
        return Ok(wrong(output, &format!("the picture can't be written: {error}")));
    }
    say(&scene.title)?;
    Ok(Ending::Done)
}

/// Which picture of a measure.
#[derive(Clone, Copy)]
enum Picture {
    /// By period, against its plan.
    Period,
    /// The year so far, of what adds up.
    Year,
    /// With its limits.
    Control,
}

impl Picture {
    fn read(name: &str) -> Option<Self> {
        match name {
            "period" => Some(Self::Period),
            "year" => Some(Self::Year),
            "control" => Some(Self::Control),
            _ => None,
        }
    }

    fn scene(self, pack: &Pack, measure: &Measure, as_at: AsAt) -> Option<Scene> {
        let (width, height) = SIZE;
        Some(match self {
            Self::Period => Chart::of(pack, measure, as_at)?.scene(width, height),
            Self::Year => Chart::to_date(pack, measure, as_at)?.scene(width, height),
            Self::Control => {
                let chart = Control::of(pack, measure, as_at)?;
                chart.scene(width, chart.height(height))
            }
        })
    }
}
