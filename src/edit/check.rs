//! What must hold of each thing in a pack by itself. [`crate::edit::apply`] refuses what doesn't, and
//! reading reports it, so that the two can't disagree.

use crate::edit::Refusal;
use crate::edit::order::plainly_in_time;
use crate::edit::place::Place;
use crate::model::{
    Aim, At, Bounds, Calendar, Comparator, Fault, FieldInfo, Kind, Listed, Look, Measure, Number,
    Observation, Organisation, Period, Reading, Record, ReportingYear, Target, Tolerance,
};
use std::collections::HashSet;
use std::fmt::Arguments;

/// Takes each thing that is wrong, with its place within what was checked, such as `series[3]`.
pub(crate) type Report<'a> = dyn FnMut(Arguments<'_>, Refusal) + 'a;

/// The organisation's own fields.
pub(crate) fn organisation(organisation: &Organisation, report: &mut Report) {
    let month = organisation.year_start_month;
    if !(1..=12).contains(&month) {
        report(format_args!("year_start_month"), Refusal::StartMonth(month));
    }
    if let Some(limit) = organisation.coverage_limit
        && !(0.0..=100.0).contains(&limit.get())
    {
        report(format_args!("coverage_limit"), Refusal::CoverageLimit(limit));
    }
    let mut visitor = ByItself {
        what: "organisation",
        id: "",
        place: Place::default(),
        listed: HashSet::new(),
        report,
    };
    organisation.look(&mut visitor);
}

/// A record of any kind by itself: its id and name, what it lists, and what its kind says of it.
pub(crate) fn row(record: &dyn Listed, report: &mut Report) {
    let (what, id) = (record.kind().words(), record.id());
    if id.trim().is_empty() {
        report(format_args!("id"), Refusal::NoId { what });
    }
    if record.table().field("name").is_some() && record.name().trim().is_empty() {
        report(format_args!("name"), Refusal::NoName { what, id: id.to_owned() });
    }
    let mut visitor =
        ByItself { what, id, place: Place::default(), listed: HashSet::new(), report };
    record.faults(&mut |place, fault| (visitor.report)(place, fault.into()));
    record.look(&mut visitor);
}

/// Looks at what each part of a record says is wrong with it, and for records listed twice.
struct ByItself<'a, 'b> {
    what: &'static str,
    id: &'a str,
    place: Place,
    listed: HashSet<(&'static str, String)>,
    report: &'a mut Report<'b>,
}

impl Look for ByItself<'_, '_> {
    fn enter(&mut self, at: At<'_>) {
        self.place.enter(at);
    }

    fn leave(&mut self) {
        self.place.leave();
    }

    fn record(&mut self, record: &dyn Record) -> bool {
        let (place, report) = (&self.place, &mut self.report);
        record.faults(&mut |within, fault| {
            report(format_args!("{}.{within}", place.text()), fault.into());
        });
        true
    }

    fn reference(&mut self, field: &'static FieldInfo, kind: Kind, id: &str) {
        // A list of the record's own; within its parts the same may be said twice.
        let of_list = self.place.depth() == 2 && kind == Kind::Measure;
        if of_list && !self.listed.insert((field.name, id.to_owned())) {
            let (owner, measure) = (self.id.to_owned(), id.to_owned());
            let refusal = Refusal::ListedTwice { what: self.what, id: owner, measure };
            (self.report)(format_args!("{}", self.place.text()), refusal);
        }
    }
}

/// Years of a record that are written as another calendar writes them.
pub(crate) fn years(record: &dyn Record, calendar: Calendar, report: &mut Report) {
    struct Years<'a, 'b> {
        calendar: Calendar,
        place: Place,
        report: &'a mut Report<'b>,
    }

    impl Look for Years<'_, '_> {
        fn enter(&mut self, at: At<'_>) {
            self.place.enter(at);
        }

        fn leave(&mut self) {
            self.place.leave();
        }

        fn year(&mut self, _: &'static FieldInfo, year: ReportingYear) {
            if let Err(refusal) = year_style(year, self.calendar) {
                (self.report)(format_args!("{}", self.place.text()), refusal);
            }
        }
    }

    record.look(&mut Years { calendar, place: Place::default(), report });
}

/// A measure with its targets, series and comparators.
pub(crate) fn measure(measure: &Measure, report: &mut Report) {
    if let Some(precision) = measure.precision.filter(|precision| *precision > 9) {
        report(format_args!("precision"), Refusal::Precision(precision));
    }
    for (field, value) in [("scale", measure.scale), ("weight", measure.weight)] {
        if let Some(value) = value.filter(|value| value.get() <= 0.0) {
            report(format_args!("{field}"), Refusal::NotAboveZero { field, value });
        }
    }
    if let Some(value) = measure.similar_within.filter(|value| value.get() < 0.0) {
        let field = "difference that still counts as similar";
        report(format_args!("similar_within"), Fault::Negative { field, value }.into());
    }
    let fixed = measure.analysis.as_ref().and_then(|analysis| analysis.fixed_after);
    if let Some(readings) = fixed.filter(|readings| *readings < 12) {
        report(format_args!("analysis.fixed_after"), Refusal::FewReadings(readings));
    }
    for (year, found) in &measure.targets {
        target(found, &mut |place, refusal| {
            report(format_args!("targets[\"{year}\"].{place}"), refusal);
        });
    }
    series(&measure.series, report);
    each_once("published", measure.published.iter().map(|rating| rating.period), report);
    let mut ids = HashSet::new();
    for (index, found) in measure.comparators.iter().enumerate() {
        if !ids.insert(&found.id) {
            let refusal = Refusal::Duplicate { what: "comparator", id: found.id.0.clone() };
            report(format_args!("comparators[{index}].id"), refusal);
        }
        comparator(found, &mut |place, refusal| {
            report(format_args!("comparators[{index}].{place}"), refusal);
        });
    }
}

/// A comparator with its series.
pub(crate) fn comparator(comparator: &Comparator, report: &mut Report) {
    named("comparator", comparator.id.as_str(), &comparator.name, report);
    series(&comparator.series, report);
}

/// A target with its trajectory.
pub(crate) fn target(target: &Target, report: &mut Report) {
    if let Aim::Range { low, high } = target.aim {
        in_order(low, high, "aim", report);
    }
    if let Some(Tolerance::Percent(value) | Tolerance::Amount(value)) = target.tolerance
        && value.get() < 0.0
    {
        report(format_args!("tolerance"), Fault::Negative { field: "tolerance", value }.into());
    }
    each_once("trajectory", target.trajectory.iter().map(|step| step.period), report);
    for (index, step) in target.trajectory.iter().enumerate() {
        for (field, bounds) in [("plan", Some(step.plan)), ("floor", step.floor)] {
            if let Some(Bounds::Range { low, high }) = bounds {
                in_order(low, high, field, &mut |place, refusal| {
                    report(format_args!("trajectory[{index}].{place}"), refusal);
                });
            }
        }
        if step.numerator.is_some() != step.denominator.is_some() {
            report(format_args!("trajectory[{index}]"), Refusal::HalfARatio(step.period));
        }
    }
}

/// An observation by itself.
pub(crate) fn observation(observation: &Observation, report: &mut Report) {
    if observation.reading == Reading::Unread && observation.text.is_none() {
        report(format_args!("text"), Refusal::NoText(observation.period));
    }
}

/// Sound observations, one a period.
fn series(series: &[Observation], report: &mut Report) {
    for (index, found) in series.iter().enumerate() {
        observation(found, &mut |place, refusal| {
            report(format_args!("series[{index}].{place}"), refusal);
        });
    }
    each_once("series", series.iter().map(|observation| observation.period), report);
}

/// No period stands twice in a list.
fn each_once(
    list: &'static str,
    periods: impl Iterator<Item = Period> + Clone,
    report: &mut Report,
) {
    if plainly_in_time(periods.clone()) {
        return;
    }
    let mut seen = HashSet::new();
    for (index, period) in periods.enumerate() {
        if !seen.insert(period) {
            report(format_args!("{list}[{index}].period"), Refusal::Twice { list, period });
        }
    }
}

fn named(what: &'static str, id: &str, name: &str, report: &mut Report) {
    if id.trim().is_empty() {
        report(format_args!("id"), Refusal::NoId { what });
    }
    if name.trim().is_empty() {
        report(format_args!("name"), Refusal::NoName { what, id: id.to_owned() });
    }
}

fn in_order(low: Number, high: Number, place: &str, report: &mut Report) {
    if low > high {
        report(format_args!("{place}"), Refusal::Backwards { low, high });
    }
}

/// Refuses a year written in another calendar's style: `2025/26` where years start in January.
pub(crate) fn year_style(year: ReportingYear, calendar: Calendar) -> Result<(), Refusal> {
    let expected = calendar.year(year.first());
    if expected == year {
        Ok(())
    } else {
        Err(Refusal::YearStyle { written: year.to_string(), expected })
    }
}

/// Years and periods of a measure that are written as another calendar writes them; the first of each
/// list speaks for the rest.
pub(crate) fn measure_styles(measure: &Measure, calendar: Calendar, report: &mut Report) {
    let baseline = measure.baseline.as_ref().and_then(|baseline| baseline.period);
    if let Some(Err(refusal)) = baseline.map(|period| period_style(period, calendar)) {
        report(format_args!("baseline.period"), refusal);
    }
    series_style(&measure.series, calendar, report);
    for (index, found) in measure.comparators.iter().enumerate() {
        series_style(&found.series, calendar, &mut |place, refusal| {
            report(format_args!("comparators[{index}].{place}"), refusal);
        });
    }
    for (year, found) in &measure.targets {
        target_style(found, calendar, &mut |place, refusal| {
            report(format_args!("targets[\"{year}\"].{place}"), refusal);
        });
        if let Err(refusal) = year_style(*year, calendar) {
            report(format_args!("targets[\"{year}\"]"), refusal);
        }
    }
}

/// As [`measure_styles`], for a series.
pub(crate) fn series_style(series: &[Observation], calendar: Calendar, report: &mut Report) {
    let styles = series.iter().map(|held| period_style(held.period, calendar));
    if let Some((at, refusal)) = first_misfit(styles) {
        report(format_args!("series[{at}].period"), refusal);
    }
}

/// As [`measure_styles`], for a target.
pub(crate) fn target_style(target: &Target, calendar: Calendar, report: &mut Report) {
    if let Aim::ByDate { by, .. } = target.aim
        && let Err(refusal) = period_style(by, calendar)
    {
        report(format_args!("aim.by"), refusal);
    }
    let styles = target.trajectory.iter().map(|step| period_style(step.period, calendar));
    if let Some((at, refusal)) = first_misfit(styles) {
        report(format_args!("trajectory[{at}].period"), refusal);
    }
}

fn first_misfit(styles: impl Iterator<Item = Result<(), Refusal>>) -> Option<(usize, Refusal)> {
    styles.enumerate().find_map(|(at, style)| Some((at, style.err()?)))
}

/// As [`year_style`], for the year in a period.
pub(crate) fn period_style(period: Period, calendar: Calendar) -> Result<(), Refusal> {
    match period {
        Period::Quarter { year, .. } | Period::Half { year, .. } | Period::Year(year) => {
            year_style(year, calendar)
        }
        Period::Month { .. } | Period::Range { .. } => Ok(()),
    }
}
