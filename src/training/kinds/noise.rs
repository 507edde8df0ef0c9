//! Signal or noise: charts, of which a few show more than chance.

use super::process::{Process, fill, periods_before};
use super::{Ground, Judged, Kind, answered, measure, measure_mut};
use crate::model::{Measure, MeasureId, Pack};
use crate::rating::{ControlChart, control_chart, printed_reading, see_judge_act};
use crate::statistics::xmr::{Drawing, Rule, Variation};
use crate::training::asked::{Answering, Choice, Line, NotSolvable, Picture, Question};
use crate::training::draw::Draw;
use crate::training::vary::Changed;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Say of each chart whether its latest figure is a signal or noise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Noise {
    /// The measures, each with the process that its figures are drawn from.
    pub charts: BTreeMap<MeasureId, Process>,
    /// How many figures each has, at least 13.
    pub points: usize,
    /// In how many something happened that is more than chance.
    pub signals: usize,
    /// How many days of work it takes to look into one chart.
    pub days: u32,
}

const SIGNAL: &str = "signal";
const NOISE: &str = "noise";
/// How often one chart is drawn until it shows what it is to show.
const TRIES: u32 = 200;
/// How far a process moves for good, and how far one figure goes astray, in standard deviations.
const MOVED: f64 = 2.4;
const ASTRAY: f64 = 6.0;
/// For how many figures it has moved.
const MOVED_FOR: usize = 8;

/// What happened to a process.
#[derive(Clone, Copy)]
enum Happened {
    Nothing,
    Moved(f64),
    Astray(f64),
}

impl Happened {
    fn drawn(draw: &mut Draw) -> Self {
        let way = if draw.below(2) == 0 { 1.0 } else { -1.0 };
        if draw.below(2) == 0 { Self::Moved(way * MOVED) } else { Self::Astray(way * ASTRAY) }
    }

    /// How far the figure at a place is off by it, of so many.
    fn away(self, at: usize, points: usize) -> f64 {
        match self {
            Self::Moved(by) if at + MOVED_FOR >= points => by,
            Self::Astray(by) if at + 1 == points => by,
            _ => 0.0,
        }
    }
}

impl Noise {
    /// Draws a measure's figures until the engine finds in them what there is.
    fn draw_one(
        &self,
        pack: &mut Pack,
        (id, process): (&MeasureId, &Process),
        happened: Happened,
        draw: &mut Draw,
    ) -> Result<(), NotSolvable> {
        let calendar = pack.calendar();
        let clock = pack.organisation.clock.ok_or(NotSolvable::NoClock)?.0;
        let periods = periods_before(measure(pack, id)?, calendar, clock, self.points);
        let Some(period) = periods.last().copied() else { return Err(NotSolvable::NoPeriod) };
        for _ in 0..TRIES {
            let measure = measure_mut(pack, id)?;
            let figures: Vec<_> = (0..self.points)
                .map(|at| process.figure(measure, draw.noise() + happened.away(at, self.points)))
                .collect();
            fill(measure, periods.iter().copied().zip(figures));
            let as_at = crate::rating::AsAt { period, on: Some(clock) };
            let chart = control_chart(pack, self::measure(pack, id)?, as_at);
            if chart.is_some_and(|chart| shows(&chart, happened)) {
                return Ok(());
            }
        }
        Err(NotSolvable::NoSingleAnswer(format!("no figures of '{id}' show what they are to")))
    }

    fn is_signal(&self, ground: &Ground<'_>, id: &MeasureId) -> Option<bool> {
        let chart = control_chart(ground.pack, ground.pack.measure(id)?, ground.as_at)?;
        Some(!matches!(chart.variation, Variation::CommonCause | Variation::NotDrawn))
    }

    /// The charts with what the engine says of each.
    fn each<'a>(&'a self, ground: &'a Ground<'_>) -> impl Iterator<Item = (&'a Measure, bool)> {
        self.charts
            .keys()
            .filter_map(|id| Some((ground.pack.measure(id)?, self.is_signal(ground, id)?)))
    }
}

/// Noise has no flag at all; a signal has one on the latest figure. Both have limits, and no season.
fn shows(chart: &ControlChart, happened: Happened) -> bool {
    let mut flags = chart.chart.points.iter().flatten().map(|point| point.flag().is_some());
    chart.drawing == Drawing::Limits(None)
        && chart.is_settled()
        && match happened {
            Happened::Nothing => !flags.any(|flagged| flagged),
            _ => flags.next_back() == Some(true),
        }
}

/// All of them in a sentence, for whoever is asked to find what they find.
pub(in crate::training) const RULES: &str = "A signal is a latest figure that beats a rule: it is beyond a limit; or seven in a row are on one side of the mean; or seven in a row go up, or down; or two of three are close to the same limit.";

/// What each rule asks, by name, for whoever has to look a chart through.
fn rule_words(rule: Rule) -> &'static str {
    match rule {
        Rule::Outside => "a figure beyond a limit",
        Rule::Run => "seven in a row on one side of the mean",
        Rule::Trend => {
            "a trend: seven in a row of which each is above the one before it, or each below it"
        }
        Rule::TwoOfThree => "two of three in a row close to the same limit",
    }
}

/// What the rules find in a measure's chart: its latest figure, what is said of it, and the rule it beat.
pub(in crate::training) fn process_lines(ground: &Ground<'_>, measure: &Measure) -> Vec<Line> {
    let finding = see_judge_act::process_finding(ground.pack, measure, ground.as_at);
    let chart = control_chart(ground.pack, measure, ground.as_at);
    let latest = chart.as_ref().and_then(|it| it.chart.points.iter().rev().flatten().next());
    let rule = match latest.and_then(|point| point.flag()) {
        Some(signal) => format!("it beats this one: {}", rule_words(signal.rule)),
        None => "it beats none: within the limits, no run and no trend of seven, no two of three close to a limit".to_owned(),
    };
    let figure = measure.series.last().map(|it| {
        let figure = printed_reading(measure, it.period, it.reading);
        Line::new("Latest", format!("{figure} in {}", it.period.label()))
    });
    let finding = finding.map(|finding| Line::new("", finding));
    finding.into_iter().chain(figure).chain([Line::new("Rules", rule)]).collect()
}

fn key(signal: bool) -> &'static str {
    if signal { SIGNAL } else { NOISE }
}

impl Kind for Noise {
    fn lay(
        &mut self,
        pack: &mut Pack,
        _: &Changed,
        (_, draw): (u32, &mut Draw),
    ) -> Result<(), NotSolvable> {
        let with_signal = draw.some(self.signals, self.charts.len());
        for (at, chart) in self.charts.iter().enumerate() {
            let happened = match with_signal.contains(&at) {
                true => Happened::drawn(draw),
                false => Happened::Nothing,
            };
            self.draw_one(pack, chart, happened, draw)?;
        }
        Ok(())
    }

    fn check(&self, ground: &Ground<'_>) -> Result<(), NotSolvable> {
        let found = self.each(ground).filter(|(_, signal)| *signal).count();
        match found == self.signals {
            true => Ok(()),
            false => Err(NotSolvable::NoSingleAnswer(format!("{found} charts show a signal"))),
        }
    }

    fn questions(&self, ground: &Ground<'_>) -> Vec<Question> {
        let question = |(at, (measure, _)): (usize, (&Measure, bool))| Question {
            id: measure.id.to_string(),
            asks: measure.name.clone(),
            facts: (at == 0).then(|| RULES.to_owned()).into_iter().collect(),
            picture: Some(Picture::Process(measure.id.clone())),
            answering: Answering::Choose(vec![
                Choice::new(SIGNAL, "Signal"),
                Choice::new(NOISE, "Noise"),
            ]),
        };
        self.each(ground).enumerate().map(question).collect()
    }

    fn judge(&self, ground: &Ground<'_>, answers: &[String]) -> Vec<Judged> {
        let judged = |(at, (measure, signal)): (usize, (&Measure, bool))| Judged {
            judged: true,
            right: answered(answers, at) == key(signal),
            answer: if signal { "Signal" } else { "Noise" }.to_owned(),
            lines: process_lines(ground, measure),
        };
        self.each(ground).enumerate().map(judged).collect()
    }

    fn rule(&self, _: &Ground<'_>, _: usize, given: &str) -> Option<String> {
        let says = match given {
            SIGNAL => {
                "It beats no rule: chance alone brings such figures, and looking for their cause would find none."
            }
            NOISE => "It beats a rule, which chance alone seldom does: something changed.",
            _ => return None,
        };
        Some(says.to_owned())
    }

    fn draws(&self) -> bool {
        true
    }

    fn right(&self, ground: &Ground<'_>) -> Vec<String> {
        self.each(ground).map(|(_, signal)| key(signal).to_owned()).collect()
    }

    fn outcome(&self, ground: &Ground<'_>) -> Vec<Line> {
        let noise = self.each(ground).filter(|(_, signal)| !signal).count();
        let days = u64::from(self.days) * noise as u64;
        vec![Line::new(
            "Chasing all",
            format!("the {noise} charts that hold noise would cost {days} days"),
        )]
    }

    fn closing(&self, ground: &Ground<'_>, answers: &[String]) -> Vec<Line> {
        let each: Vec<bool> = self.each(ground).map(|(_, signal)| signal).collect();
        let chosen = |at: usize, signal: bool| answered(answers, at) == key(signal);
        let chased = (0..each.len()).filter(|at| !each[*at] && chosen(*at, true)).count();
        let missed = (0..each.len()).filter(|at| each[*at] && !chosen(*at, true)).count();
        let noise = each.iter().filter(|signal| !**signal).count();
        let days = |charts: usize| u64::from(self.days) * charts as u64;
        vec![
            Line::new(
                "Chased",
                format!(
                    "{chased} of the {noise} charts that hold noise: {} days, for causes that aren’t there",
                    days(chased)
                ),
            ),
            Line::new("All of them", format!("would cost {} days", days(noise))),
            Line::new("Missed", format!("{missed} of {} signals", each.len() - noise)),
        ]
    }
}
