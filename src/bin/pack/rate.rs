//! `pack rate FILE`: every measure's ratings as CSV.

use crate::options::Options;
use crate::{Ending, check, wrong};
use chrono::NaiveDate;
use golden_thread::exchange::formula;
use golden_thread::model::{Bounds, Measure, Number, Pack, Period, Plan};
use golden_thread::rating::{self, AsAt};
use std::io::{self, Write};

const HEADINGS: [&str; 31] = [
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
    "variation",
    "assurance",
    "interval_lower",
    "interval_upper",
    "trend",
    "forecast_method",
    "forecast_lower80",
    "forecast_upper80",
    "chance_green",
    "chance_amber",
    "chance_red",
];

/// Decimal places of a chance: finer than anything that is held against one.
const CHANCE_PLACES: u8 = 12;

/// Rates a pack's measures as at a period, the latest with figures where none is given.
pub fn run(arguments: &[&str]) -> io::Result<Ending> {
    let Asked { pack, file, period, on } = match asked("rate", arguments) {
        Ok(asked) => asked,
        Err(ending) => return Ok(ending),
    };
    let Some(period) = period.or_else(|| rating::latest(&pack, on)) else {
        let why = "this pack has no figures yet (hint: choose a period with --as-at)";
        return Ok(wrong(&file, why));
    };
    let as_at = AsAt { period, on };
    let calendar = pack.calendar();
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(HEADINGS)?;
    // Once for all: looking through the plans for each measure would take a minute over a large pack.
    let standing = pack.plans_by_measure(calendar.year_of_period(as_at.period));
    for measure in &pack.measures {
        let plans = standing.get(&measure.id).map(Vec::as_slice).unwrap_or_default();
        out.write_record(row(&pack, measure, plans, as_at))?;
    }
    print_csv(out)
}

/// Prints a table. In one go: a CSV error would hide that whoever read us has enough.
pub fn print_csv(table: csv::Writer<Vec<u8>>) -> io::Result<Ending> {
    io::stdout().write_all(&table.into_inner().map_err(|error| error.into_error())?)?;
    Ok(Ending::Done)
}

/// What a command is asked about.
pub struct Asked {
    /// The pack.
    pub pack: Pack,
    /// Its file's name.
    pub file: String,
    /// The period, where one is named.
    pub period: Option<Period>,
    /// Today; none: every ended period is due.
    pub on: Option<NaiveDate>,
}

/// The pack that a command is asked about, and as at when.
///
/// # Errors
/// How the command ends, where it was asked wrongly or the pack can't be read.
pub fn asked(command: &str, arguments: &[&str]) -> Result<Asked, Ending> {
    let options = Options::read(command, &["--as-at", "--on"], arguments).map_err(Ending::Usage)?;
    let as_at = options.get("--as-at").map(str::parse::<Period>).transpose();
    let as_at = as_at.map_err(|error| Ending::Usage(error.to_string()))?;
    let Ok(on) = options.get("--on").map(str::parse::<NaiveDate>).transpose() else {
        return Err(Ending::Usage("--on needs a date such as 2025-07-15".to_owned()));
    };
    let file = options.file.ok_or_else(|| Ending::Usage(format!("{command} needs a file")))?;
    let pack = check::read(file).ok_or(Ending::Wrong)?;
    let calendar = pack.calendar();
    let meant =
        as_at.and_then(|period| calendar.period_of(period.end(calendar), period.frequency()));
    if let (Some(written), Some(meant)) = (as_at, meant)
        && written != meant
    {
        let message = format!("this organisation's year is not written as in {written}");
        return Err(Ending::Usage(format!("{message} (hint: {meant} may be meant)")));
    }
    Ok(Asked { pack, file: file.to_owned(), period: as_at, on })
}

/// A measure's row: figures at its precision, texts guarded against being taken for formulas.
fn row(pack: &Pack, measure: &Measure, plans: &[&Plan], as_at: AsAt) -> [String; HEADINGS.len()] {
    let rated = rating::rate(pack, measure, as_at);
    let (previous_year, _) = rating::previous_year(pack, measure, as_at);
    let heading_for = rating::forecast(pack, measure, as_at);
    let forecast = heading_for.judgement;
    let outlook = heading_for.outlook;
    let chances = outlook.and_then(|outlook| outlook.chances);
    let interval = rating::interval(pack, measure, as_at);
    let trend = rating::trend(pack, measure, as_at);
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
        figure(previous_year),
        limit(rated.year_target.bounds),
        rated.progress.progress.key().to_owned(),
        figure(forecast.actual),
        forecast.status.key().to_owned(),
        rated.variation.key().to_owned(),
        rated.assurance.key().to_owned(),
        float(interval.map(|interval| interval.lower)),
        float(interval.map(|interval| interval.upper)),
        trend.map_or("", |trend| trend.map_or("cannot_say", |it| it.direction.key())).to_owned(),
        heading_for.method.map_or("", |method| method.key()).to_owned(),
        float(outlook.map(|outlook| outlook.within_80.lower)),
        float(outlook.map(|outlook| outlook.within_80.upper)),
        chance(chances.map(|chances| chances.green)),
        chance(chances.map(|chances| chances.amber)),
        chance(chances.map(|chances| chances.red)),
    ]
}

pub fn text(text: &str) -> String {
    formula::guarded(text).into_owned()
}

/// A worked-out figure at full precision.
pub fn float(number: Option<f64>) -> String {
    figure(number.and_then(|number| Number::try_from(number).ok()))
}

/// A chance, without the zeros of what is next to nothing.
fn chance(chance: Option<f64>) -> String {
    let chance = chance.and_then(|chance| Number::try_from(chance).ok());
    figure(chance.map(|chance| chance.rounded(Some(CHANCE_PLACES))))
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
