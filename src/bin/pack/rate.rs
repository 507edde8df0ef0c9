//! `pack rate FILE`: every measure's ratings as CSV.

use crate::options::Options;
use crate::{Ending, check};
use chrono::NaiveDate;
use golden_thread::exchange::formula;
use golden_thread::model::{Bounds, Measure, Number, Pack, Period, Plan};
use golden_thread::rating::{self, AsAt};
use std::io::{self, Write};

const HEADINGS: [&str; 20] = [
    "measure_id",
    "measure",
    "plans",
    "perspective",
    "period",
    "actual",
    "target",
    "floor",
    "status",
    "ytd_actual",
    "ytd_plan",
    "ytd_floor",
    "ytd_status",
    "periods_reported",
    "periods_due",
    "previous_year",
    "year_target",
    "progress",
    "forecast",
    "forecast_status",
];

/// Rates a pack's measures as at a period, the latest with figures where none is given.
pub fn run(arguments: &[&str]) -> io::Result<Ending> {
    let options = match Options::read("rate", &["--as-at", "--on"], arguments) {
        Ok(options) => options,
        Err(message) => return Ok(Ending::Usage(message)),
    };
    let as_at = match options.get("--as-at").map(str::parse::<Period>).transpose() {
        Ok(as_at) => as_at,
        Err(error) => return Ok(Ending::Usage(error.to_string())),
    };
    let Ok(on) = options.get("--on").map(str::parse::<NaiveDate>).transpose() else {
        return Ok(Ending::Usage("--on needs a date such as 2025-07-15".to_owned()));
    };
    let Some(file) = options.file else {
        return Ok(Ending::Usage("rate needs a file".to_owned()));
    };
    let Some(pack) = check::read(file) else { return Ok(Ending::Wrong) };
    let calendar = pack.calendar();
    let meant =
        as_at.and_then(|period| calendar.period_of(period.end(calendar), period.frequency()));
    if let (Some(written), Some(meant)) = (as_at, meant)
        && written != meant
    {
        let message = format!("this organisation's year is not written as in {written}");
        return Ok(Ending::Usage(format!("{message} (hint: {meant} may be meant)")));
    }
    let Some(period) = as_at.or_else(|| rating::latest(&pack, on)) else {
        eprintln!(
            "{file}: error: this pack has no figures yet (hint: choose a period with --as-at)"
        );
        return Ok(Ending::Wrong);
    };
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(HEADINGS)?;
    // Once for all: looking through the plans for each measure would take a minute over a large pack.
    let standing = pack.plans_by_measure(calendar.year_of_period(period));
    for measure in &pack.measures {
        let plans = standing.get(&measure.id).map(Vec::as_slice).unwrap_or_default();
        out.write_record(row(&pack, measure, plans, AsAt { period, on }))?;
    }
    // Written in one go: a CSV error would hide that whoever read us has enough.
    io::stdout().write_all(&out.into_inner().map_err(|error| error.into_error())?)?;
    Ok(Ending::Done)
}

/// A measure's row: figures at its precision, texts guarded against being taken for formulas.
fn row(pack: &Pack, measure: &Measure, plans: &[&Plan], as_at: AsAt) -> [String; HEADINGS.len()] {
    let rated = rating::rate(pack, measure, as_at);
    let forecast = rating::forecast(pack, measure, as_at).judgement;
    let year = pack.calendar().year_of_period(as_at.period);
    let measure = &*measure.as_of(year);
    let (this, to_date) = (rated.this_period, rated.year_to_date.judgement);
    let coverage = rated.year_to_date.coverage;
    let plans: Vec<&str> = plans.iter().map(|plan| plan.name.as_str()).collect();
    let perspective = measure
        .perspective
        .as_ref()
        .map_or("", |id| pack.perspective(id).map_or(id.as_str(), |perspective| &perspective.name));
    [
        text(measure.id.as_str()),
        text(&measure.name),
        text(&plans.join(";")),
        text(perspective),
        rated.period.map(|period| period.to_string()).unwrap_or_default(),
        figure(this.actual),
        limit(this.plan),
        limit(this.floor),
        this.status.key().to_owned(),
        figure(to_date.actual),
        limit(to_date.plan),
        limit(to_date.floor),
        to_date.status.key().to_owned(),
        coverage.reported.to_string(),
        coverage.due.to_string(),
        figure(rated.previous_year),
        limit(rated.year_target.bounds),
        rated.progress.progress.key().to_owned(),
        figure(forecast.actual),
        forecast.status.key().to_owned(),
    ]
}

fn text(text: &str) -> String {
    formula::guarded(text).into_owned()
}

fn figure(number: Option<Number>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

/// A limit; a range as `low..high`.
fn limit(bounds: Option<Bounds>) -> String {
    match bounds {
        Some(Bounds::Value(value)) => value.to_string(),
        Some(Bounds::Range { low, high }) => format!("{low}..{high}"),
        None => String::new(),
    }
}
