//! What can be laid over a measure's own line: where a steady process would stay, and where the year is heading.

use super::{
    line::{Line, Of, Point},
    mark::Mark,
};
use crate::{
    model::{Accumulation, Frequency, Measure, Number, Pack, Period},
    rating::{self, AsAt, see_judge_act::possible_limits},
    statistics::xmr::{Drawing, Limits},
};

/// The lines over a measure's own, each three: the usual range by its control chart, where limits are drawn, and the
/// forecast for the year's end with the ends of its 80% prediction interval, where the last figure is that of the year so
/// far.
pub fn layers(pack: &Pack, measure: &Measure, as_at: AsAt, mark: Mark) -> Vec<Line> {
    let range = usual_range(pack, measure, as_at, mark);
    let ahead = forecast(pack, measure, as_at, mark);
    range.into_iter().chain(ahead).flatten().collect()
}

/// A line of a layer.
fn line(measure: &Measure, of: Of, what: &str, mark: Mark, points: Vec<Point>) -> Line {
    Line {
        id: (measure.id.clone(), of),
        name: format!("{}: {what}", measure.name),
        unit: measure.unit.trim().to_owned(),
        mark,
        points,
    }
}

fn point(pack: &Pack, measure: &Measure, period: Period, value: f64, apart: bool) -> Option<Point> {
    let number = Number::try_from(value).ok()?;
    let end = period.end(pack.calendar());
    Some(Point { period, end, value: Some(value), words: rating::printed(measure, number), apart })
}

fn usual_range(pack: &Pack, measure: &Measure, as_at: AsAt, mark: Mark) -> Option<[Line; 3]> {
    let found = rating::control_chart(pack, measure, as_at)?;
    // Of a running total the chart is of what each period added, which is another scale.
    let running = measure.accumulation == Some(Accumulation::Running);
    if running || !matches!(found.drawing, Drawing::Limits(_)) {
        return None;
    }
    let drawn = |pick: fn(f64, Limits) -> f64| -> Vec<Point> {
        let mut before = None;
        let each =
            found.periods.iter().zip(&found.chart.points).filter_map(|(period, point_of)| {
                let segment = point_of.as_ref()?.segment;
                let process = found.chart.segments.get(segment)?.process;
                let apart = before.is_some_and(|before| before != segment);
                before = Some(segment);
                let limits = possible_limits(measure, &found, process.limits()?);
                point(pack, measure, *period, pick(process.mean, limits), apart)
            });
        each.collect()
    };
    Some([
        line(measure, Of::UsualRange, "average", mark.layer(), drawn(|mean, _| mean)),
        line(measure, Of::UsualRange, "upper limit", mark.layer(), drawn(|_, it| it.upper)),
        line(measure, Of::UsualRange, "lower limit", mark.layer(), drawn(|_, it| it.lower)),
    ])
}

/// Whether a figure of the measure's line is one of the year so far, so that one of the year's end can follow it.
fn leads_to_the_year(measure: &Measure) -> bool {
    measure.frequency == Some(Frequency::Yearly)
        || matches!(measure.accumulation, Some(Accumulation::Latest | Accumulation::Running))
}

/// Why a measure that has a forecast has none to lay over its line; none where it has one, or has no forecast at all.
pub fn without_forecast(pack: &Pack, measure: &Measure, as_at: AsAt) -> Option<&'static str> {
    if leads_to_the_year(measure) {
        return None;
    }
    rating::forecast(pack, measure, as_at).outlook.map(|_| {
        "Its forecast is of the whole year and its line of each period, so the one can’t be laid over the other: the \
         forecast is on its page."
    })
}

fn forecast(pack: &Pack, measure: &Measure, as_at: AsAt, mark: Mark) -> Option<[Line; 3]> {
    if !leads_to_the_year(measure) {
        return None;
    }
    let outlook = rating::forecast(pack, measure, as_at).outlook?;
    let shown = rating::rate(pack, measure, as_at).period?;
    let calendar = pack.calendar();
    let end = calendar.periods(calendar.year_of_period(shown), shown.frequency()).pop()?;
    let from = rating::observed(measure, &measure.series)
        .into_iter()
        .filter(|it| it.period <= shown)
        .filter_map(|it| Some((it.period, it.figure?.get())))
        .next_back()?;
    let drawn = |value: f64| -> Vec<Point> {
        let ends = [(from.0, from.1), (end, value)];
        ends.into_iter().filter_map(|(at, value)| point(pack, measure, at, value, false)).collect()
    };
    let within = outlook.within_80;
    Some([
        line(measure, Of::Forecast, "forecast", mark.layer(), drawn(outlook.mean)),
        line(measure, Of::Forecast, "forecast, low end", mark.layer(), drawn(within.lower)),
        line(measure, Of::Forecast, "forecast, high end", mark.layer(), drawn(within.upper)),
    ])
}
