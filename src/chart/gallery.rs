//! Every kind of picture with hard figures: what the gallery page shows, and what golden tests hold.

mod areas;
mod controls;
mod costs;
mod funnels;
mod many_series;
mod maps;
mod risks;

pub use areas::areas;
pub use controls::controls;
pub use costs::money_charts;
pub use funnels::funnels;
pub use many_series::{POINTS, many_series};
pub use maps::maps;
pub use risks::{risk_matrices, risks};

use super::measure::Chart;
use super::poster::{self, Line, What};
use super::scene::Scene;
use super::sparkline;
use crate::model::{
    Accumulation, Action, Aim, Bounds, Comparator, ComparatorId, ComparatorKind, Exception,
    Frequency, Measure, MissingReason, Number, Observation, Organisation, Pack, Period, Polarity,
    Reading, RecoveryStep, ReportingYear, Step, Target,
};
use crate::rating::{AsAt, Distribution, Status};

/// Words that would be markup somewhere.
const HOSTILE: &str = "</text></svg><script>alert(1)</script> & \"quotes\" 'too'";
/// Words that are longer than any room.
const LONG: &str = "Households in temporary accommodation with shared facilities for longer than \
                    the six weeks that the law allows, as counted on the last day of the period";

/// A measure's chart, and what is hard about it.
pub struct Specimen {
    /// What is hard.
    pub name: &'static str,
    /// The chart.
    pub chart: Chart,
}

/// What a measure is made of here.
#[derive(Clone)]
struct Made {
    measure: Measure,
    /// Up to which month of the year, counted from April, figures are shown.
    months: usize,
    /// What is said, promised and done about it.
    recovering: Option<(Exception, Action)>,
}

impl Made {
    /// Monthly from April 2024, a figure each; `None` is one that isn't available.
    fn monthly(name: &str, unit: &str, precision: u8, figures: &[Option<f64>]) -> Self {
        let observation = |(at, figure): (usize, &Option<f64>)| {
            let missing = Reading::Missing(MissingReason::NotAvailable);
            let reading = figure.map_or(missing, |figure| Reading::Number(number(figure)));
            Observation::new(month(at), reading)
        };
        let measure = Measure {
            name: name.to_owned(),
            unit: unit.to_owned(),
            precision: Some(precision),
            frequency: Some(Frequency::Monthly),
            polarity: Some(Polarity::HigherIsBetter),
            accumulation: Some(Accumulation::Latest),
            series: figures.iter().enumerate().map(observation).collect(),
            ..Measure::default()
        };
        Self { measure, months: figures.len(), recovering: None }
    }

    /// With a plan, and a floor where there is one, for each month of a year.
    fn planned(mut self, year: i32, plan: impl Fn(usize) -> (Bounds, Option<Bounds>)) -> Self {
        let mut target = Target::new(Aim::Value { value: Number::from(0) });
        let first = (year - 2024) as usize * 12;
        target.trajectory = (first..first + 12)
            .map(|at| {
                let (plan, floor) = plan(at - first);
                Step { floor, ..Step::new(month(at), plan) }
            })
            .collect();
        self.measure.targets.insert(ReportingYear::new(year, true), target);
        self
    }

    /// With somebody else's figures, every so many months.
    fn beside(mut self, name: &str, every: usize, figures: &[f64]) -> Self {
        let observation = |(at, figure): (usize, &f64)| {
            Observation::new(month(at * every), Reading::Number(number(*figure)))
        };
        self.measure.comparators.push(Comparator {
            id: ComparatorId::from(format!("c{}", self.measure.comparators.len()).as_str()),
            name: name.to_owned(),
            kind: ComparatorKind::ALL[0],
            series: figures.iter().enumerate().map(observation).collect(),
            ..Comparator::default()
        });
        self
    }

    /// With a way back from a month on, and an action that promised so much a month from another on.
    fn recovering(mut self, back: (usize, &[f64]), (from, effect): (usize, f64)) -> Self {
        let step = |(at, value): (usize, &f64)| RecoveryStep {
            period: month(back.0 + at),
            value: number(*value),
            ..RecoveryStep::default()
        };
        let exception = Exception {
            recovery: back.1.iter().enumerate().map(step).collect(),
            ..Exception::default()
        };
        let action = Action {
            exception: Some(exception.id.clone()),
            effect: Some(number(effect)),
            effect_from: Some(month(from)),
            ..Action::default()
        };
        self.recovering = Some((exception, action));
        self
    }

    fn adding_up(mut self, accumulation: Accumulation) -> Self {
        self.measure.accumulation = Some(accumulation);
        self
    }

    fn chart(self) -> Option<Chart> {
        let period = month(self.months.max(1) - 1);
        let (exceptions, actions) =
            self.recovering.map(|(held, action)| (held.into(), action.into())).unzip();
        let pack = Pack {
            measures: vec![self.measure.clone().into()],
            exceptions: exceptions.into_iter().collect(),
            actions: actions.into_iter().collect(),
            ..Pack::default()
        };
        Chart::of(&pack, &self.measure, AsAt { period, on: None })
    }

    /// The year so far, towards all that was planned.
    fn year_so_far(mut self) -> Option<Chart> {
        for target in self.measure.targets.values_mut() {
            let planned = target.trajectory.iter().map(|step| match step.plan {
                Bounds::Value(plan) => plan.get(),
                Bounds::Range { low, .. } => low.get(),
            });
            target.aim = Aim::Value { value: number(planned.sum()) };
        }
        let period = month(self.months.max(1) - 1);
        Chart::to_date(&Pack::default(), &self.measure, AsAt { period, on: None })
    }
}

/// The month so many after April 2024.
fn month(after: usize) -> Period {
    let month = after as i32 + 3;
    Period::Month { year: 2024 + month.div_euclid(12), month: month.rem_euclid(12) as u32 + 1 }
}

fn number(figure: f64) -> Number {
    Number::try_from(figure).unwrap_or(Number::from(0))
}

fn value(figure: f64) -> Bounds {
    Bounds::Value(number(figure))
}

fn range(low: f64, high: f64) -> Bounds {
    Bounds::Range { low: number(low), high: number(high) }
}

fn all(figures: &[f64]) -> Vec<Option<f64>> {
    figures.iter().copied().map(Some).collect()
}

/// So many figures around a middle, up and down, the same at every run.
fn wave(count: usize, middle: f64, height: f64) -> Vec<Option<f64>> {
    let figure = |at: usize| {
        let at = at as f64;
        middle + height * ((at / 3.1).sin() + 0.4 * (at * 1.7).cos())
    };
    (0..count).map(|at| Some(figure(at))).collect()
}

/// Charts of measures.
pub fn measures() -> Vec<Specimen> {
    let steady = wave(18, 47.0, 3.0);
    // A level to count a promise from, and an action that did less than it promised.
    let mended: Vec<Option<f64>> = (0..18)
        .map(|at| {
            let level = if at < 14 { 47.0 } else { 49.0 };
            Some(level + [0.6, -0.4, 0.2, -0.8, 0.5][at % 5])
        })
        .collect();
    let counts: Vec<Option<f64>> =
        wave(16, 24.0, 9.0).into_iter().map(|it| it.map(f64::round)).collect();
    let climbing = |at: usize| Some((at % 12 + 1) as f64 * 9.0 - (at % 5) as f64);
    let broken: Vec<Option<f64>> = wave(20, 12.0, 3.0)
        .into_iter()
        .enumerate()
        .map(|(at, it)| it.filter(|_| ![4, 5, 11, 19].contains(&at)))
        .collect();
    let made = [
        (
            "A plan by steps, a floor and a comparator",
            Made::monthly("Household waste recycled", "%", 1, &steady)
                .planned(2024, |at| (value(46.0 + (at / 3) as f64), Some(value(44.0))))
                .planned(2025, |at| (value(48.0 + (at / 3) as f64), Some(value(45.0))))
                .beside("England", 3, &[43.2, 43.6, 44.1, 43.9, 44.4]),
        ),
        (
            "A way back, and what was promised",
            Made::monthly("Repairs in time", "%", 1, &mended)
                .planned(2024, |_| (value(52.0), Some(value(50.0))))
                .planned(2025, |_| (value(53.0), Some(value(51.0))))
                .recovering((17, &[48.5, 49.5, 50.5, 51.0]), (14, 4.5)),
        ),
        (
            "Columns from zero, for what adds up",
            Made::monthly("Affordable homes completed", "homes", 0, &counts)
                .adding_up(Accumulation::Sum)
                .planned(2024, |_| (value(22.0), None))
                .planned(2025, |at| (value(25.0 + at as f64), Some(value(20.0)))),
        ),
        (
            "A running total that starts again",
            Made::monthly(
                "Visits so far this year",
                "visits",
                0,
                &(0..17).map(climbing).collect::<Vec<_>>(),
            )
            .adding_up(Accumulation::Running)
            .planned(2024, |at| (value(9.0 * (at + 1) as f64), None))
            .planned(2025, |at| (value(9.5 * (at + 1) as f64), None)),
        ),
        ("One point", Made::monthly("Satisfaction", "%", 0, &all(&[62.0]))),
        ("No figures", Made::monthly("Satisfaction", "%", 0, &[])),
        (
            "All missing, with a plan",
            Made::monthly("Satisfaction", "%", 0, &[None; 8])
                .planned(2024, |_| (value(70.0), Some(value(65.0)))),
        ),
        (
            "A break in the line",
            Made::monthly("Days to decide an application", "days", 1, &broken)
                .planned(2025, |_| (value(12.0), Some(value(14.0)))),
        ),
        (
            "Below zero",
            Made::monthly("Variance against budget", "£ million", 1, &wave(15, -1.2, 2.0))
                .planned(2025, |_| (value(0.0), Some(value(-1.0)))),
        ),
        (
            "Columns below zero",
            Made::monthly(
                "Net change in places",
                "places",
                0,
                &all(&[4.0, -3.0, 0.0, -8.0, 2.0, 5.0, -1.0]),
            )
            .adding_up(Accumulation::Sum),
        ),
        (
            "Rare events",
            Made::monthly(
                "Reportable accidents",
                "accidents",
                0,
                &all(&[0.0, 1.0, 0.0, 0.0, 2.0, 0.0, 0.0, 3.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0]),
            )
            .adding_up(Accumulation::Sum)
            .lower_is_better(),
        ),
        (
            "Huge",
            Made::monthly(
                "Council tax collected",
                "£",
                0,
                &all(&[1.21e9, 1.34e9, 1.29e9, 1.52e9, 1.61e9]),
            )
            .planned(2024, |at| (value(1.2e9 + 4e7 * at as f64), None)),
        ),
        (
            "Larger than any figure should be",
            Made::monthly("Grains of sand", "", 0, &all(&[-1.7e308, 1e300, 1.7e308])),
        ),
        (
            "Tiny differences at 99.7",
            Made::monthly(
                "Calls answered",
                "%",
                2,
                &all(&[99.71, 99.70, 99.72, 99.69, 99.7, 99.73, 99.7]),
            )
            .planned(2024, |_| (value(99.7), Some(value(99.65)))),
        ),
        (
            "All the same",
            Made::monthly("Inspections in time", "%", 1, &[Some(99.7); 9])
                .planned(2024, |_| (value(99.7), None)),
        ),
        (
            "A range for a target, floors outside it",
            Made::monthly("Beds in use", "beds", 0, &wave(17, 3600.0, 160.0))
                .planned(2024, |_| (range(3400.0, 3800.0), Some(range(3300.0, 3900.0))))
                .planned(2025, |_| (range(3500.0, 3750.0), Some(range(3350.0, 3900.0)))),
        ),
        ("Sixty points", sixty()),
        (
            "Long names",
            Made::monthly(
                LONG,
                "households for every thousand households in the area",
                1,
                &wave(14, 8.0, 1.5),
            )
            .beside(LONG, 4, &[7.0, 7.4, 7.9, 8.1])
            .beside(
                "Incomprehensibilities-without-a-single-space-in-them",
                4,
                &[7.1, 7.3, 7.6, 8.0],
            )
            .planned(2025, |_| (value(7.0), None)),
        ),
        ("Many comparators that end together", crowded()),
        (
            "Hostile text",
            Made::monthly(HOSTILE, HOSTILE, 1, &wave(6, 30.0, 4.0))
                .beside(HOSTILE, 2, &[28.0, 29.5, 31.0])
                .planned(2024, |_| (value(30.0), None)),
        ),
    ];
    let specimen =
        |(name, made): (&'static str, Made)| Some(Specimen { name, chart: made.chart()? });
    made.into_iter().filter_map(specimen).chain(years_so_far()).collect()
}

/// Charts of what adds up, added up.
fn years_so_far() -> impl Iterator<Item = Specimen> {
    let homes = wave(18, 24.0, 9.0);
    let losses = all(&[4.0, -3.0, 0.0, -8.0, 2.0, 5.0, -1.0]);
    let made = [
        (
            "The year so far and where it is heading",
            Made::monthly("Affordable homes completed", "homes", 0, &homes)
                .adding_up(Accumulation::Sum)
                .planned(2024, |_| (value(22.0), Some(value(20.0))))
                .planned(2025, |at| (value(16.0 + at as f64), Some(value(14.0)))),
        ),
        (
            "The year so far with no plan and below zero",
            Made::monthly("Net change in places", "places", 0, &losses)
                .adding_up(Accumulation::Sum),
        ),
    ];
    let specimen =
        |(name, made): (&'static str, Made)| Some(Specimen { name, chart: made.year_so_far()? });
    made.into_iter().filter_map(specimen)
}

/// Sixty months, in a range of dates that a chart would cut to two years: as dated ranges they aren't.
fn sixty() -> Made {
    let mut made = Made::monthly("Rent arrears", "£ thousand", 1, &wave(60, 310.0, 40.0));
    made.measure.frequency = Some(Frequency::Yearly);
    made.measure.series.clear();
    let years = wave(60, 310.0, 40.0).into_iter().flatten().enumerate();
    let week = |(at, figure): (usize, f64)| {
        let Period::Month { year, month } = month(at / 3 + 2) else { return None };
        let start = chrono::NaiveDate::from_ymd_opt(year, month, 1 + (at % 3 * 10) as u32)?;
        let range = Period::Range { start, end: start + chrono::Days::new(6) };
        Some(Observation::new(range, Reading::Number(number(figure))))
    };
    made.measure.frequency = Some(Frequency::Dated);
    made.measure.series = years.filter_map(week).collect();
    made.months = 24;
    made
}

/// Twelve comparators whose last figures are nearly the same.
fn crowded() -> Made {
    let made = Made::monthly("Rough sleepers found", "people", 0, &wave(12, 20.0, 1.0));
    let own = |made: Made, at: usize| {
        let name = format!("Neighbour {} of twelve", at + 1);
        made.beside(&name, 1, &[18.0 + at as f64 / 3.0; 12])
    };
    (0..12).fold(made, own)
}

/// Pictures of one size: sparklines and the poster.
pub fn fixed() -> Vec<(&'static str, Scene)> {
    let gap: Vec<Option<f64>> =
        wave(12, 5.0, 2.0).into_iter().enumerate().map(|(at, it)| it.filter(|_| at != 5)).collect();
    vec![
        ("Sparkline", sparkline::scene("Recycling", &wave(24, 47.0, 3.0), Some(46.0))),
        ("Sparkline with a gap", sparkline::scene("Decisions", &gap, None)),
        ("Sparkline of one point", sparkline::scene("Satisfaction", &[Some(3.0)], Some(4.0))),
        ("Sparkline of nothing", sparkline::scene("Nothing yet", &[None, None], Some(4.0))),
        ("Poster", poster()),
    ]
}

/// A small thread with all that can hang in one.
fn poster() -> Scene {
    let line = |what, words: &str, depth, above| Line { what, words: words.into(), depth, above };
    let counts = Distribution::of([Status::Green, Status::Red, Status::Late]);
    let lines = [
        line(What::Plan(counts), "Corporate plan", 0, None),
        line(What::Objective(counts), LONG, 1, Some(0)),
        line(What::Measure(Some(Status::Green)), "Household waste recycled", 2, Some(1)),
        line(What::Measure(Some(Status::Amber)), HOSTILE, 2, Some(1)),
        line(What::Measure(Some(Status::Late)), "Calls answered – late", 2, Some(1)),
        line(What::Measure(None), "Not rated yet", 2, Some(1)),
        line(What::Action, "Open the second depot – under way", 2, Some(1)),
        line(What::Plan(counts), "Housing service plan", 1, Some(0)),
        line(What::Measure(Some(Status::Red)), "Repairs in time", 2, Some(7)),
        line(What::Rest, "2 measures stand in no plan", 0, None),
    ];
    let organisation = Organisation {
        name: "A council".into(),
        vision: "A fairer, greener borough".into(),
        ..Organisation::default()
    };
    poster::scene(&organisation, "Sep 2025", &lines)
}
