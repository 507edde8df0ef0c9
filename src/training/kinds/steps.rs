//! See, judge, act: a measure's page read in its three steps, in their order (FRAMEWORK L3).

use super::noise::Noise;
use super::process::Process;
use super::{Ground, Judged, Kind, answered, measure, measure_mut, process_lines};
use crate::model::{Aim, Bounds, Measure, MeasureId, Pack, Step as PlanStep};
use crate::rating::see_judge_act::{Told, heading, level, process_finding};
use crate::rating::{self, Rating, Status, control_chart};
use crate::statistics::xmr::Variation;
use crate::training::asked::{Answering, Choice, Line, NotSolvable, Picture, Question, WORDS};
use crate::training::draw::Draw;
use crate::training::vary::Changed;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Read a measure in three steps: say in which order, which sentence belongs to which, and what follows. Whether there is
/// a signal, how the measure is rated and in which order its sentences stand is drawn for each seed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Steps {
    /// The measure. Its year to date is a mean, and it has a target for the year.
    pub measure: MeasureId,
    /// The process that its figures are drawn from; its target is drawn near it.
    pub process: Process,
    /// How many figures it has, at least 13.
    pub points: usize,
    /// The steps whose sentences are shown, in the order in which they stand.
    #[serde(skip)]
    sentences: Vec<Step>,
}

/// How far a target is from the process' mean, in hundredths of its spread.
const AWAY: i32 = 150;

/// A step of reading a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    See,
    Judge,
    Act,
}

impl Step {
    const ALL: [Self; 3] = [Self::See, Self::Judge, Self::Act];

    fn key(self) -> &'static str {
        match self {
            Self::See => "see",
            Self::Judge => "judge",
            Self::Act => "act",
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::See => "See",
            Self::Judge => "Judge",
            Self::Act => "Act",
        }
    }

    /// What it asks.
    fn asks(self) -> &'static str {
        match self {
            Self::See => "how it is doing",
            Self::Judge => "how that compares, and whether it is news or chance",
            Self::Act => "where it is heading, and what there is to do",
        }
    }
}

/// An order in which somebody might read.
const ORDERS: [([Step; 3], &str); 4] = [
    (
        [Step::See, Step::Act, Step::Judge],
        "Who acts on a figure before asking whether it is news chases noise; so judging stands between seeing and acting.",
    ),
    (
        [Step::See, Step::Judge, Step::Act],
        "First what the figure is, then whether it is news, and only then what to do about it.",
    ),
    (
        [Step::Judge, Step::See, Step::Act],
        "Nothing can be judged before it is seen: first what the figure is, and how it is rated.",
    ),
    (
        [Step::Act, Step::See, Step::Judge],
        "Who acts first looks for figures that bear it out afterwards. What to do comes last.",
    ),
];
const RIGHT_ORDER: [Step; 3] = Step::ALL;

fn order_key(order: [Step; 3]) -> String {
    order.map(Step::key).join("-")
}

fn order_words(order: [Step; 3]) -> String {
    order.map(Step::words).join(", then ")
}

/// What follows from what was seen and judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Follows {
    /// Something changed: look for what.
    FindCause,
    /// Chance, and where it should be: leave it alone.
    LeaveAlone,
    /// Chance, and not where it should be: only another way of working helps.
    ChangeProcess,
}

impl Follows {
    const ALL: [Self; 3] = [Self::FindCause, Self::LeaveAlone, Self::ChangeProcess];

    fn key(self) -> &'static str {
        match self {
            Self::FindCause => "find_cause",
            Self::LeaveAlone => "leave_alone",
            Self::ChangeProcess => "change_process",
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::FindCause => "Find out what changed, and when",
            Self::LeaveAlone => "Leave it alone, and look again next month",
            Self::ChangeProcess => "Change how the work is done, or what is aimed for",
        }
    }

    /// When it is right.
    fn rule(self) -> &'static str {
        match self {
            Self::FindCause => {
                "A signal has a cause that can be found, and is looked for whether the rating is good or bad."
            }
            Self::LeaveAlone => "No signal and on target: nothing calls for anything.",
            Self::ChangeProcess => {
                "No signal and off target: the way the work is done brings such figures, so asking about one month finds nothing, and waiting changes nothing."
            }
        }
    }
}

impl Steps {
    fn rated<'a>(&self, ground: &Ground<'a>) -> Option<(&'a Measure, Rating)> {
        let measure = ground.pack.measure(&self.measure)?;
        Some((measure, rating::rate(ground.pack, measure, ground.as_at)))
    }

    fn follows(&self, ground: &Ground<'_>) -> Option<Follows> {
        let (measure, rating) = self.rated(ground)?;
        let chart = control_chart(ground.pack, measure, ground.as_at)?;
        let status = rating.year_to_date.judgement.status;
        Some(match (chart.variation, status) {
            (Variation::CommonCause, Status::Green) => Follows::LeaveAlone,
            (Variation::CommonCause, Status::Amber | Status::Red) => Follows::ChangeProcess,
            (Variation::NotDrawn, _) => return None,
            _ => Follows::FindCause,
        })
    }

    /// What the measure's page says at a step, as the engine says it.
    fn sentence(&self, ground: &Ground<'_>, step: Step) -> Option<String> {
        let (measure, rating) = self.rated(ground)?;
        let told = Told {
            pack: ground.pack,
            measure,
            rating: &rating,
            as_at: ground.as_at,
            vocabulary: WORDS,
        };
        match step {
            Step::See => level(&told).into_iter().next(),
            Step::Judge => process_finding(ground.pack, measure, ground.as_at),
            Step::Act => heading(&told).into_iter().next(),
        }
    }

    /// What the page says, step by step.
    fn lines(&self, ground: &Ground<'_>) -> Vec<Line> {
        let line = |step: Step| Some(Line::new(step.words(), self.sentence(ground, step)?));
        Step::ALL.into_iter().filter_map(line).collect()
    }

    /// The plan of the measure's year, drawn to one side of what its process brings.
    fn aim(&self, pack: &mut Pack, draw: &mut Draw) -> Result<(), NotSolvable> {
        let calendar = pack.calendar();
        let clock = pack.organisation.clock.ok_or(NotSolvable::NoClock)?.0;
        let measure = measure_mut(pack, &self.measure)?;
        let year = calendar.year_of(clock);
        let away = if draw.below(2) == 0 { AWAY } else { -AWAY };
        let plan = self.process.figure(measure, f64::from(away) / 100.0);
        let periods = measure.frequency.map(|it| calendar.periods(year, it)).unwrap_or_default();
        let unknown = || NotSolvable::Unknown(format!("the target of {}", self.measure));
        let target = measure.targets.get_mut(&year).ok_or_else(unknown)?;
        target.aim = Aim::Value { value: plan };
        let step = |period| PlanStep::new(period, Bounds::Value(plan));
        target.trajectory = periods.into_iter().map(step).collect();
        Ok(())
    }

    /// The places of the questions: the order first, then a sentence each, then what follows.
    fn step_at(&self, at: usize) -> Option<Step> {
        self.sentences.get(at.checked_sub(1)?).copied()
    }
}

impl Kind for Steps {
    fn lay(
        &mut self,
        pack: &mut Pack,
        changed: &Changed,
        (seed, draw): (u32, &mut Draw),
    ) -> Result<(), NotSolvable> {
        let mut drawn = Noise {
            charts: BTreeMap::from([(self.measure.clone(), self.process)]),
            points: self.points,
            signals: draw.below(2),
            days: 0,
        };
        drawn.lay(pack, changed, (seed, draw))?;
        self.sentences = Step::ALL.into();
        draw.shuffle(&mut self.sentences);
        self.aim(pack, draw)
    }

    fn check(&self, ground: &Ground<'_>) -> Result<(), NotSolvable> {
        measure(ground.pack, &self.measure)?;
        let unclear = |why: &str| Err(NotSolvable::NoSingleAnswer(why.to_owned()));
        if self.follows(ground).is_none() {
            return unclear("the figures don't show what follows from them");
        }
        match self.lines(ground).len() == Step::ALL.len() {
            true => Ok(()),
            false => unclear("there isn't a sentence for each step"),
        }
    }

    fn questions(&self, ground: &Ground<'_>) -> Vec<Question> {
        let plain = |id: &str, asks: &str, choices: Vec<Choice>| Question {
            id: id.to_owned(),
            asks: asks.to_owned(),
            facts: Vec::new(),
            picture: None,
            answering: Answering::Choose(choices),
        };
        let orders = ORDERS.map(|(order, _)| Choice::new(order_key(order), order_words(order)));
        let order = Question {
            picture: Some(Picture::Process(self.measure.clone())),
            ..plain("order", "In which order is a measure read?", orders.into())
        };
        let steps = || {
            let choice = |it: Step| Choice::new(it.key(), format!("{}: {}", it.words(), it.asks()));
            Step::ALL.map(choice).to_vec()
        };
        let sentence = |step: &Step| {
            let said = self.sentence(ground, *step)?;
            let asks = format!("Which step is this sentence? “{said}”");
            Some(plain(&format!("sentence-{}", step.key()), &asks, steps()))
        };
        let sentences = self.sentences.iter().filter_map(sentence);
        let follows = Follows::ALL.map(|it| Choice::new(it.key(), it.words()));
        let follows =
            plain("follows", "So what follows, for whoever answers for it?", follows.into());
        std::iter::once(order).chain(sentences).chain([follows]).collect()
    }

    fn judge(&self, ground: &Ground<'_>, answers: &[String]) -> Vec<Judged> {
        let (Some(follows), Some((measure, _))) = (self.follows(ground), self.rated(ground)) else {
            return Vec::new();
        };
        let page = self.lines(ground);
        let right = self.right(ground);
        let judged = |(at, key): (usize, &String)| {
            let last = at + 1 == right.len();
            let (answer, lines) = match self.step_at(at) {
                Some(step) => {
                    let said = page.iter().filter(|it| it.term == step.words()).cloned();
                    // Whether it is news is said without a figure.
                    let latest = process_lines(ground, measure).into_iter();
                    let latest = latest.filter(|it| step == Step::Judge && it.term == "Latest");
                    let lines = said.chain(latest).collect();
                    (format!("{}: {}", step.words(), step.asks()), lines)
                }
                None if last => {
                    let status = page.iter().filter(|it| it.term == Step::See.words()).cloned();
                    let lines = status.chain(process_lines(ground, measure)).collect();
                    (follows.words().to_owned(), lines)
                }
                None => (order_words(RIGHT_ORDER), page.clone()),
            };
            Judged { judged: true, right: answered(answers, at) == key, answer, lines }
        };
        right.iter().enumerate().map(judged).collect()
    }

    fn right(&self, ground: &Ground<'_>) -> Vec<String> {
        let Some(follows) = self.follows(ground) else { return Vec::new() };
        let sentences = self.sentences.iter().map(|it| it.key().to_owned());
        let order = std::iter::once(order_key(RIGHT_ORDER));
        order.chain(sentences).chain([follows.key().to_owned()]).collect()
    }

    fn rule(&self, ground: &Ground<'_>, at: usize, given: &str) -> Option<String> {
        if let Some(step) = self.step_at(at) {
            let chosen = Step::ALL.into_iter().find(|it| it.key() == given)?;
            return Some(format!(
                "{} says {}. This says {}: that is {}.",
                chosen.words(),
                chosen.asks(),
                step.asks(),
                step.words()
            ));
        }
        if at == 0 {
            let chosen = ORDERS.into_iter().find(|(order, _)| order_key(*order) == given);
            return chosen.map(|(_, rule)| rule.to_owned());
        }
        Follows::ALL.into_iter().find(|it| it.key() == given)?;
        self.follows(ground).map(|it| it.rule().to_owned())
    }

    fn draws(&self) -> bool {
        true
    }
}
