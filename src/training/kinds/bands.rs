//! The forecast's promise: chances put into words, and then what came.

use super::process::{Process, fill, periods_before};
use super::{Ground, Judged, Kind, answered, explained, measure, measure_mut, planned};
use crate::model::{Measure, MeasureId, Number, Observation, Pack, Period, Reading};
use crate::rating::{self, AsAt, Status, Which, percent_words};
use crate::statistics::chance::Likelihood;
use crate::training::asked::{Answering, Choice, Line, NotSolvable, Question, WORDS};
use crate::training::draw::Draw;
use crate::training::vary::Changed;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Put the chance that each measure's year is on target into the words of the government's yardstick.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Bands {
    /// The measures, each with the process that its figures are drawn from, before the forecast and after it. Their
    /// year to date is a mean; their targets are drawn near the process.
    pub forecasts: BTreeMap<MeasureId, Process>,
    /// How many figures each has when the forecast is made, at least 13.
    pub points: usize,
    /// How many of the yardstick's words are put to their bands first, 7 at most. The bands stand nowhere else before what
    /// is answered is checked.
    #[serde(default, skip_serializing_if = "is_none")]
    pub words: usize,
    /// Which words those are, drawn with the rest.
    #[serde(skip)]
    asked: Vec<Likelihood>,
    /// Whether these are the figures that everybody meets first: then the year comes out as such years mostly do.
    #[serde(skip)]
    is_first: bool,
    /// What comes after the forecast, drawn with the rest.
    #[serde(skip)]
    to_come: BTreeMap<MeasureId, Vec<(Period, Number)>>,
}

fn is_none(words: &usize) -> bool {
    *words == 0
}

/// How far a target is from the process' mean at most, in hundredths of its spread.
const FURTHEST: i32 = 45;
/// How many different words are asked for at the least.
const DIFFERENT: usize = 4;
/// By how many at most the promised and the happened differ in a year that came out as such years mostly do, and the
/// chance that isn't missed in one, nor its opposite met.
const TYPICAL: f64 = 1.0;
const ALL_BUT_SURE: f64 = 0.99;

/// How a word is kept as an answer: as people read it.
fn key(likelihood: Likelihood) -> &'static str {
    likelihood.words()
}

impl Bands {
    /// The chance that the year is on target, 0 to 1.
    fn chance(ground: &Ground<'_>, measure: &Measure) -> Option<f64> {
        let forecast = rating::forecast(ground.pack, measure, ground.as_at);
        Some(forecast.outlook?.chances?.green)
    }

    fn each<'a>(&'a self, ground: &'a Ground<'_>) -> impl Iterator<Item = (&'a Measure, f64)> {
        self.forecasts.keys().filter_map(|id| {
            let measure = ground.pack.measure(id)?;
            Some((measure, Self::chance(ground, measure)?))
        })
    }

    /// A word of the yardstick, whose band is asked for.
    fn word(asked: Likelihood) -> Question {
        let choice = |it: Likelihood| Choice::new(it.band_words(), it.band_words());
        Question {
            id: format!("word-{}", asked.words().replace(' ', "-")),
            asks: format!("For which chances is “{}” kept?", asked.words()),
            facts: Vec::new(),
            picture: None,
            answering: Answering::Choose(Likelihood::ALL.map(choice).into()),
        }
    }

    /// Every word with its band.
    fn yardstick() -> Line {
        let each = Likelihood::ALL.map(|it| format!("{} {}", it.words(), it.band_words()));
        Line::new("The yardstick", each.join("; "))
    }

    /// What the chances add up to, and how many came out on target.
    fn promised(&self, ground: &Ground<'_>) -> (f64, usize) {
        let promised = self.each(ground).map(|(_, chance)| chance).sum();
        let green =
            |(measure, _): &(&Measure, f64)| self.out_turn(ground, measure) == Some(Status::Green);
        (promised, self.each(ground).filter(green).count())
    }

    /// Whether the year came out as such years mostly do. Once in a while one doesn't, and whoever meets that one first
    /// learns the opposite of what is so: hence of the first figures this is asked, and of no others.
    fn is_typical(&self, ground: &Ground<'_>) -> bool {
        let (promised, happened) = self.promised(ground);
        let against_all_odds = self.each(ground).any(|(measure, chance)| {
            let came = self.out_turn(ground, measure) == Some(Status::Green);
            (chance > ALL_BUT_SURE && !came) || (chance < 1.0 - ALL_BUT_SURE && came)
        });
        (promised - happened as f64).abs() <= TYPICAL && !against_all_odds
    }

    /// What came of a measure's year, in words.
    fn came(&self, ground: &Ground<'_>, (measure, chance): (&Measure, f64)) -> Option<Line> {
        let came = self.out_turn(ground, measure)?.words(WORDS).to_lowercase();
        let (promised, said) = (percent_words(chance), Likelihood::of(chance).words());
        let text = format!("promised {promised} ({said}); the year came out {came}");
        Some(Line::new("Promised and happened", text))
    }

    /// What the year came to.
    fn out_turn(&self, ground: &Ground<'_>, measure: &Measure) -> Option<Status> {
        let to_come = self.to_come.get(&measure.id)?;
        let mut whole = measure.clone();
        let observed =
            |(period, value): &(Period, Number)| Observation::new(*period, Reading::Number(*value));
        whole.series.extend(to_come.iter().map(observed));
        let as_at = AsAt { period: to_come.last()?.0, on: None };
        Some(rating::rate(ground.pack, &whole, as_at).year_to_date.judgement.status)
    }

    fn draw_one(
        &mut self,
        pack: &mut Pack,
        (id, process): (&MeasureId, Process),
        draw: &mut Draw,
    ) -> Result<(), NotSolvable> {
        let calendar = pack.calendar();
        let clock = pack.organisation.clock.ok_or(NotSolvable::NoClock)?.0;
        let measure = measure_mut(pack, id)?;
        let periods = periods_before(measure, calendar, clock, self.points);
        let Some(now) = periods.last().copied() else { return Err(NotSolvable::NoPeriod) };
        let figures: Vec<Number> = periods.iter().map(|_| process.drawn(measure, draw)).collect();
        fill(measure, periods.into_iter().zip(figures));
        let year = calendar.year_of_period(now);
        let plan = process.figure(measure, f64::from(draw.between(-FURTHEST, FURTHEST)) / 100.0);
        let target = measure.targets.get_mut(&year);
        let target = target.ok_or_else(|| NotSolvable::Unknown(format!("the target of {id}")))?;
        target.aim = crate::model::Aim::Value { value: plan };
        target.trajectory = match measure.frequency {
            Some(frequency) => calendar.periods(year, frequency),
            None => Vec::new(),
        }
        .into_iter()
        .map(|period| crate::model::Step::new(period, crate::model::Bounds::Value(plan)))
        .collect();
        let ahead: Vec<Period> = target
            .trajectory
            .iter()
            .map(|step| step.period)
            .filter(|period| period.end(calendar) > now.end(calendar))
            .collect();
        let ahead = ahead.into_iter().map(|period| (period, process.drawn(measure, draw)));
        let ahead = ahead.collect();
        self.to_come.insert(id.clone(), ahead);
        Ok(())
    }
}

impl Kind for Bands {
    fn lay(
        &mut self,
        pack: &mut Pack,
        _: &Changed,
        (seed, draw): (u32, &mut Draw),
    ) -> Result<(), NotSolvable> {
        self.is_first = seed == 0;
        let mut places = draw.some(self.words, Likelihood::ALL.len());
        places.sort_unstable();
        self.asked = places.into_iter().filter_map(|at| Likelihood::ALL.get(at).copied()).collect();
        for (id, process) in self.forecasts.clone() {
            self.draw_one(pack, (&id, process), draw)?;
        }
        Ok(())
    }

    fn check(&self, ground: &Ground<'_>) -> Result<(), NotSolvable> {
        for id in self.forecasts.keys() {
            measure(ground.pack, id)?;
        }
        let words: BTreeSet<&str> =
            self.each(ground).map(|(_, chance)| key(Likelihood::of(chance))).collect();
        let all = self.each(ground).count() == self.forecasts.len();
        match all && words.len() >= DIFFERENT.min(self.forecasts.len()) {
            true if self.is_first && !self.is_typical(ground) => {
                let why = "the year comes out as few such years do";
                Err(NotSolvable::NoSingleAnswer(why.to_owned()))
            }
            true => Ok(()),
            false => Err(NotSolvable::NoSingleAnswer("the chances are too much alike".to_owned())),
        }
    }

    fn questions(&self, ground: &Ground<'_>) -> Vec<Question> {
        // What each word is kept for is told with the answer: beside the chance it would be the answer.
        let choice = |it: Likelihood| Choice::new(key(it), it.words());
        let question = |(measure, chance): (&Measure, f64)| Question {
            id: measure.id.to_string(),
            asks: format!(
                "{}: a chance of {} of ending the year green",
                measure.name,
                percent_words(chance)
            ),
            facts: planned(ground.pack, measure, ground.as_at.period),
            picture: None,
            answering: Answering::Choose(Likelihood::ALL.map(choice).into()),
        };
        let words = self.asked.iter().map(|it| Self::word(*it));
        words.chain(self.each(ground).map(question)).collect()
    }

    fn judge(&self, ground: &Ground<'_>, answers: &[String]) -> Vec<Judged> {
        let words = self.asked.iter().enumerate().map(|(at, word)| Judged {
            judged: true,
            right: answered(answers, at) == word.band_words(),
            answer: word.band_words(),
            lines: vec![Self::yardstick()],
        });
        let first = self.asked.len();
        let judged = |(at, (measure, chance)): (usize, (&Measure, f64))| {
            let (at, right) = (first + at, Likelihood::of(chance));
            let mut lines = explained(ground.pack, measure, ground.as_at, Which::Forecast);
            lines.retain(|line| line.term == "Chances" || line.term == "80% sure");
            lines.extend(self.came(ground, (measure, chance)));
            Judged {
                judged: true,
                right: answered(answers, at) == key(right),
                answer: format!("{} ({})", right.words(), right.band_words()),
                lines,
            }
        };
        words.chain(self.each(ground).enumerate().map(judged)).collect()
    }

    fn rule(&self, ground: &Ground<'_>, at: usize, given: &str) -> Option<String> {
        if let Some(word) = self.asked.get(at) {
            let kept_for = Likelihood::ALL.iter().find(|it| it.band_words() == given)?;
            return Some(format!(
                "The words follow each other from remote to almost certain, and so do their bands: {given} is “{}”. “{}” stands for {}.",
                kept_for.words(),
                word.words(),
                word.band_words()
            ));
        }
        let chosen = Likelihood::ALL.iter().find(|it| key(**it) == given)?;
        let (_, chance) = self.each(ground).nth(at - self.asked.len())?;
        Some(format!(
            "“{}” is kept for {}; this chance is {}.",
            chosen.words(),
            chosen.band_words(),
            percent_words(chance)
        ))
    }

    fn draws(&self) -> bool {
        true
    }

    fn right(&self, ground: &Ground<'_>) -> Vec<String> {
        let words = self.asked.iter().map(|it| it.band_words());
        let chances = self.each(ground).map(|(_, chance)| key(Likelihood::of(chance)).to_owned());
        words.chain(chances).collect()
    }

    fn outcome(&self, ground: &Ground<'_>) -> Vec<Line> {
        let (promised, happened) = self.promised(ground);
        let of = self.each(ground).count();
        let promised = Number::try_from(promised).unwrap_or_default().printed(Some(1));
        let line = |(measure, chance): (&Measure, f64)| {
            Some(Line::new(measure.name.clone(), self.came(ground, (measure, chance))?.text))
        };
        let sum = format!(
            "the chances of {of} measures add up to {promised} on target; {happened} came out so"
        );
        std::iter::once(Line::new("The promise", sum))
            .chain(self.each(ground).filter_map(line))
            .collect()
    }

    fn closing(&self, ground: &Ground<'_>, _: &[String]) -> Vec<Line> {
        // What came of each stands with it.
        self.outcome(ground).into_iter().take(1).chain([Self::yardstick()]).collect()
    }
}
