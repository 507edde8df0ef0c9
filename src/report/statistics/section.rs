//! What the report says of one measure.

use crate::chart::{Scene, control::Control, funnel::Funnel, measure::Chart, money::MoneyChart};
use crate::model::{Measure, MeasureId, ReportingYear};
use crate::rating::audit::overturned;
use crate::rating::see_judge_act::{
    Told, certainty, change, comparison, continued, fits, funnel_missing, funnel_said, heading,
    level, process, process_notes, range_and_status, significance, years,
};
use crate::rating::{
    Status, confidence_words, control_chart, latest_assessment, money, observed, peers,
    rests_on_unsigned,
};
use crate::report::risks::tied;

/// A measure's section.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// The measure.
    pub id: MeasureId,
    /// Its name.
    pub name: String,
    /// The status to date.
    pub status: Status,
    /// The reporting year of its target; `None` where it has none.
    pub year: Option<ReportingYear>,
    /// It rests on a target that nobody has signed off.
    pub unsigned: bool,
    /// In order; none is empty.
    pub parts: Vec<Part>,
    /// Its charts.
    pub pictures: Vec<Picture>,
}

/// Sentences under a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What they are about.
    pub heading: &'static str,
    /// The sentences.
    pub said: Vec<String>,
}

/// A chart, to be laid out for whatever size there is.
#[derive(Clone, Debug, PartialEq)]
pub enum Picture {
    /// With its average and limits.
    Control(Box<Control>),
    /// Against its plan, of the year so far or period by period.
    Plan(Box<Chart>),
    /// Among its peers.
    Funnel(Box<Funnel>),
    /// With what each of what it counts cost.
    Money(Box<MoneyChart>),
}

impl Picture {
    /// Laid out for a size.
    pub fn scene(&self, width: f64, height: f64) -> Scene {
        match self {
            Self::Control(control) => control.scene(width, control.height(height)),
            Self::Plan(chart) => chart.scene(width, height),
            Self::Funnel(funnel) => funnel.scene(width, height),
            Self::Money(chart) => chart.scene(width, height),
        }
    }
}

/// With fewer figures than this a chart is mostly empty, and nothing can be said of a trend (RULES 10), of variation or of
/// where it is heading.
const FEW: usize = 5;

/// The section of a measure: a few milliseconds. Of one with too few figures it is a line, and what doesn't rest on its
/// history.
pub fn section(told: &Told<'_>) -> Section {
    let (pack, measure, as_at) = (told.pack, told.measure, told.as_at);
    let figures = figures(told);
    let has_history = figures >= FEW;
    let mut pictures = Vec::new();
    if has_history {
        pictures.extend(history(told));
    }
    let funnel = peers(pack, measure, as_at);
    let mut compared = comparison(told);
    match &funnel {
        Some(Ok(peers)) => {
            compared.extend(funnel_said(measure, peers));
            pictures.push(Picture::Funnel(Box::new(Funnel::of(measure, peers))));
        }
        Some(Err(why)) => compared.push(funnel_missing(*why).to_owned()),
        None => {}
    }
    if !has_history && funnel.is_none() {
        // That there is nothing to compare it with isn't what a reader misses first.
        compared.clear();
    }
    let year = pack.calendar().year_of_period(as_at.period);
    let money = money(pack, measure, as_at);
    let chart = money.as_ref().filter(|_| has_history).and_then(|it| MoneyChart::of(measure, it));
    pictures.extend(chart.map(|it| Picture::Money(Box::new(it))));
    let mut level = level(told);
    level.extend(certainty(told));
    let of_history = |said: &dyn Fn() -> Vec<String>| match has_history {
        true => said(),
        false => Vec::new(),
    };
    if !has_history {
        level.push(too_few(figures));
    }
    let parts = [
        ("Level", level),
        ("Trend", of_history(&|| trend(told))),
        ("Variation", of_history(&|| variation(told, measure))),
        ("Forecast", of_history(&|| heading(told))),
        ("Comparison", compared),
        ("Data quality", quality(told)),
        ("Risks", risks(told)),
        ("Money", money.map(|it| it.said(measure, &year.to_string())).unwrap_or_default()),
    ];
    let parts = parts.into_iter().filter(|(_, said)| !said.is_empty());
    let status = told.rating.year_to_date.judgement.status;
    let of = pack.calendar().year_of_period(told.rating.period.unwrap_or(as_at.period));
    let of = Some(of).filter(|_| status != Status::NoTarget);
    Section {
        id: measure.id.clone(),
        name: measure.name.clone(),
        status,
        year: of,
        unsigned: of.is_some() && rests_on_unsigned(pack, measure, told.rating, as_at),
        parts: parts.map(|(heading, said)| Part { heading, said }).collect(),
        pictures,
    }
}

/// Its history as its page opens with it: what adds up added up against the year's plan, else period by period; and its
/// control chart, which comes first where events are too rare to say anything added up.
fn history(told: &Told<'_>) -> Vec<Picture> {
    let (pack, measure, as_at) = (told.pack, told.measure, told.as_at);
    let chart = Chart::to_date(pack, measure, as_at).or_else(|| Chart::of(pack, measure, as_at));
    let plan = chart.map(|it| Picture::Plan(Box::new(it)));
    let control = Control::of(pack, measure, as_at);
    let marks = control.as_ref().is_some_and(Control::is_of_events);
    let control = control.map(|it| Picture::Control(Box::new(it)));
    let all = if marks { [control, plan] } else { [plan, control] };
    all.into_iter().flatten().collect()
}

/// How many figures there are up to the period of the report.
fn figures(told: &Told<'_>) -> usize {
    let calendar = told.pack.calendar();
    let by = told.as_at.period.end(calendar);
    let all = observed(told.measure, &told.measure.series);
    all.iter().filter(|it| it.figure.is_some() && it.period.end(calendar) <= by).count()
}

/// Said in place of charts and of what would be read from them.
fn too_few(figures: usize) -> String {
    let so_far = match figures {
        0 => "No figure yet".to_owned(),
        1 => "1 figure so far".to_owned(),
        figures => format!("{figures} figures so far"),
    };
    format!("{so_far}: too few for charts, a trend, variation or a forecast.")
}

/// The open risks that it would show: each by its name, how it stands, and whether the two disagree.
fn risks(told: &Told<'_>) -> Vec<String> {
    let with = (told.as_at, told.vocabulary);
    let found = tied(told.pack, with, &|risk| risk.measures.contains(&told.measure.id));
    found.into_iter().map(|it| format!("{}: {}", it.name, continued(&it.said.join(" ")))).collect()
}

/// How it changed, and whether that is more than chance.
fn trend(told: &Told<'_>) -> Vec<String> {
    let mut said = change(told);
    said.extend(significance(told));
    said.extend(years(told));
    said
}

/// How much trust its figures deserve, where somebody looked into that; and what audits make of its ratings.
fn quality(told: &Told<'_>) -> Vec<String> {
    let latest = latest_assessment(told.pack, &told.measure.id, told.as_at.on);
    let audited = overturned(told.pack, told.measure, told.as_at);
    let audited = audited.map(|it| it.words(told.vocabulary));
    latest.map(confidence_words).into_iter().chain(audited).collect()
}

/// What its process says, and what that rests on.
fn variation(told: &Told<'_>, measure: &Measure) -> Vec<String> {
    let mut said = process(told);
    said.extend(fits(told));
    said.extend(range_and_status(told.rating, told.vocabulary));
    if let Some(control) = control_chart(told.pack, measure, told.as_at) {
        said.extend(process_notes(told.pack, measure, &control));
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Number, Observation, Pack, Period, Reading, Vocabulary};
    use crate::rating::{AsAt, rate};

    #[test]
    fn with_too_few_figures_it_is_a_line() {
        let check = |figures: i32, headings: &[&str], last: &str, pictures: bool| {
            let first: Period = "2025-04".parse().unwrap();
            let mut pack: Pack = serde_json::from_str(
                r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"A"},"measures":[{"id":"m",
                "name":"M","frequency":"monthly","polarity":"higher_is_better","accumulation":"latest"}]}"#,
            )
            .unwrap();
            let mut measure = (*pack.measures[0]).clone();
            let figure = |at: i32| {
                let value = Reading::Number(Number::from(50 + at % 3));
                Observation::new(first.plus(at).unwrap(), value)
            };
            measure.series = (0..figures).map(figure).collect();
            pack.measures = vec![measure.into()];
            let as_at = AsAt { period: first.plus(5).unwrap(), on: None };
            let measure = &pack.measures[0];
            let rating = rate(&pack, measure, as_at);
            let vocabulary = Vocabulary::RedAmberGreen;
            let section =
                section(&Told { pack: &pack, measure, rating: &rating, as_at, vocabulary });
            let found: Vec<&str> = section.parts.iter().map(|it| it.heading).collect();
            assert!(found.starts_with(headings), "{section:?}");
            assert!(pictures || found.len() == headings.len(), "{section:?}");
            let level = section.parts.first().unwrap();
            assert_eq!(level.said.last().unwrap() == last, !pictures, "{level:?}");
            assert_eq!(!section.pictures.is_empty(), pictures);
        };
        let short = "4 figures so far: too few for charts, a trend, variation or a forecast.";
        check(4, &["Level"], short, false);
        let none = "No figure yet: too few for charts, a trend, variation or a forecast.";
        check(0, &["Level"], none, false);
        // Those after the period of the report don't count for it.
        check(9, &["Level", "Trend"], "", true);
    }
}
