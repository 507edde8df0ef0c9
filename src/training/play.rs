//! An exercise as somebody does it: laid out for a seed, answered, judged by the engine.

use super::asked::{Answering, DrawnLink, Ground, Line, NotSolvable, Picture, Question, Slip};
use super::draw::Draw;
use super::exercise::{Exercise, Task};
use super::kinds::Kind;
use super::vary::{Changed, Vary};
use crate::model::{Aim, Bounds, Measure, Number, ObjectiveId, Pack};
use crate::pack;
use crate::rating::{self, AsAt};

/// What is said to the answer of one question.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// Which.
    pub question: String,
    /// Whether a rule says anything of it. Where none does, it is neither ticked nor crossed.
    pub judged: bool,
    /// Whether it is right by itself, or no rule judges it.
    pub right: bool,
    /// Whether it is part of what is wrong with all answers together, right by itself or not.
    pub loose: bool,
    /// What would be right, in words.
    pub answer: String,
    /// The rule that a wrong answer misses: what was foreseen of it, else that of the kind.
    pub rule: String,
    /// The engine's reasons, with the figures.
    pub lines: Vec<Line>,
}

/// What is said to all answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// Whether all are right.
    pub right: bool,
    /// The rule, where all are right; how many are, where not.
    pub says: String,
    /// Of each question.
    pub said: Vec<Said>,
    /// What follows from all answers together.
    pub closing: Vec<Line>,
}

/// As at when a measure's picture is drawn: where it has no figure for the period that is asked about, at its latest.
pub fn drawn_as_at(as_at: AsAt, measure: &Measure) -> AsAt {
    let last = measure.series.last().map(|it| it.period);
    let has_it = measure.observation(as_at.period).is_some();
    let period = last.filter(|_| !has_it).unwrap_or(as_at.period);
    AsAt { period, ..as_at }
}

/// An exercise laid out for a seed.
#[derive(Clone, Debug, PartialEq)]
pub struct Play {
    /// Which, as the seed has it.
    pub exercise: Exercise,
    /// Which figures: 0 as its file has them.
    pub seed: u32,
    /// The pack with the figures of the seed.
    pub pack: Pack,
    /// What everything is said as at.
    pub as_at: AsAt,
    /// What is asked, in order.
    pub questions: Vec<Question>,
    /// The task with the figures of the seed.
    task: Task,
}

/// How often figures are drawn anew until the engine says that the question has one answer.
const TRIES: u32 = 400;

impl Exercise {
    /// Lays it out for a seed; 0 is as its file has it.
    ///
    /// # Errors
    /// Where what is asked has no single right answer.
    pub fn play(&self, seed: u32) -> Result<Play, NotSolvable> {
        let laid_out = self.of_seed(seed);
        let pack = laid_out.read_pack()?;
        let mut failed = NotSolvable::NoPeriod;
        for attempt in 0..TRIES {
            let mut draw = Draw::new(seed, &format!("{} {attempt}", self.id));
            match laid_out.laid(&pack, seed, &mut draw) {
                Ok(play) => return Ok(play),
                Err(reason @ NotSolvable::NoSingleAnswer(_)) => failed = reason,
                Err(reason) => return Err(reason),
            }
        }
        Err(failed)
    }

    fn laid(&self, pack: &Pack, seed: u32, draw: &mut Draw) -> Result<Play, NotSolvable> {
        let (mut pack, mut task) = (pack.clone(), self.task.clone());
        let vary = self.vary.as_ref().filter(|_| seed > 0);
        let changed = vary.map(|vary| vary.drawn(draw)).unwrap_or_default();
        changed.apply(&mut pack);
        task.kind_mut().lay(&mut pack, &changed, (seed, draw))?;
        let as_at = as_at(&pack)?;
        let ground = Ground { pack: &pack, as_at };
        task.kind().check(&ground)?;
        let questions = task.kind().questions(&ground);
        Ok(Play { exercise: self.clone(), seed, questions, as_at, task, pack })
    }

    fn read_pack(&self) -> Result<Pack, NotSolvable> {
        let text = serde_json::Value::Object(self.pack.clone()).to_string();
        let read = pack::read(text.as_bytes());
        let first = read.diagnostics.first().map(ToString::to_string);
        match (read.pack, first) {
            (Some(pack), None) => Ok(pack),
            (_, first) => Err(NotSolvable::Pack(first.unwrap_or_default())),
        }
    }
}

impl Exercise {
    /// The first figure that its unit doesn't allow, as it is and with other figures, on each ground: what it is of, what
    /// it comes to, and why not. Nothing of what can't be laid out.
    pub(super) fn outside_unit(&self) -> Option<String> {
        let grounds = u32::try_from(self.again.len()).unwrap_or(u32::MAX);
        (0..=grounds).find_map(|seed| {
            let laid_out = self.of_seed(seed);
            let pack = laid_out.read_pack().ok()?;
            let furthest = self.vary.iter().flat_map(Vary::furthest);
            let mut changes = std::iter::once(Changed::default()).chain(furthest);
            changes.find_map(|changed| laid_out.task.outside_unit(&pack, &changed))
        })
    }
}

impl Task {
    /// The first figure of a pack, and of what is asked of it, that its unit doesn't allow after a change.
    fn outside_unit(&self, pack: &Pack, changed: &Changed) -> Option<String> {
        let mut pack = pack.clone();
        changed.apply(&mut pack);
        let asked = self.kind().figures(changed);
        pack.measures.iter().find_map(|measure| {
            let own = asked.iter().filter(|(id, _)| *id == measure.id).map(|(_, figure)| *figure);
            let why = |figure: Number| {
                let why = rating::outside_unit(&measure.name, &measure.unit, figure.get())?;
                Some(format!("{} is {}: {why}", measure.name, rating::printed(measure, figure)))
            };
            figures_of(measure).into_iter().chain(own).find_map(why)
        })
    }
}

/// The figures of a measure and of its targets.
fn figures_of(measure: &Measure) -> Vec<Number> {
    let of_bounds = |bounds: Bounds| match bounds {
        Bounds::Value(value) => vec![value],
        Bounds::Range { low, high } => vec![low, high],
    };
    let series = measure.series.iter().filter_map(|it| it.figure(measure.ratio_scale()));
    let aims = measure.targets.values().flat_map(|target| match &target.aim {
        Aim::Value { value } => vec![*value],
        Aim::Range { low, high } => vec![*low, *high],
        _ => Vec::new(),
    });
    let steps = measure.targets.values().flat_map(|it| &it.trajectory);
    series.chain(aims).chain(steps.flat_map(|it| of_bounds(it.plan))).collect()
}

/// The latest period with figures by the pack's own clock.
fn as_at(pack: &Pack) -> Result<AsAt, NotSolvable> {
    let clock = pack.organisation.clock.ok_or(NotSolvable::NoClock)?.0;
    let period = rating::latest(pack, Some(clock)).ok_or(NotSolvable::NoPeriod)?;
    Ok(AsAt { period, on: Some(clock) })
}

impl Play {
    fn kind(&self) -> &dyn Kind {
        self.task.kind()
    }

    fn ground(&self) -> Ground<'_> {
        Ground { pack: &self.pack, as_at: self.as_at }
    }

    /// The links that answers draw on a map which has none of its own.
    pub(super) fn drawn(&self, answers: &[String]) -> Option<Vec<DrawnLink>> {
        self.kind().drawn(&self.ground(), answers)
    }

    /// The links that could be drawn on such a map, each by its ends.
    pub(super) fn possible(&self) -> Vec<(ObjectiveId, ObjectiveId)> {
        self.kind().possible(&self.ground())
    }

    /// Whether it is asked about a strategy map, which is looked at for every one of its questions.
    pub fn has_map(&self) -> bool {
        self.questions.iter().any(|it| it.picture == Some(Picture::Map))
    }

    /// As at when a measure's picture is drawn ([`drawn_as_at`]).
    pub fn drawn_as_at(&self, measure: &Measure) -> AsAt {
        drawn_as_at(self.as_at, measure)
    }

    /// An answer to each question that is right, in the order of the questions.
    pub fn right(&self) -> Vec<String> {
        self.kind().right(&self.ground())
    }

    /// How many questions wait for a choice. What is to be written may stay empty: that it does is an answer too.
    pub fn unanswered(&self, answers: &[String]) -> usize {
        let waits = |(question, answer): &(&Question, &String)| {
            matches!(question.answering, Answering::Choose(_)) && answer.is_empty()
        };
        self.questions.iter().zip(answers).filter(waits).count()
    }

    /// Whether exactly one set of answers is right: of a card and of an exception many are.
    pub fn has_one_answer(&self) -> bool {
        self.kind().has_one_answer()
    }

    /// Whether what is judged is if all is said that has to be: whether that is sound no rule can tell.
    pub fn judges_completeness(&self) -> bool {
        let chosen = |it: &Question| matches!(it.answering, Answering::Choose(_));
        !self.has_one_answer() && !self.questions.iter().any(chosen)
    }

    /// What stands before what would be right of a question: where several answers are, it is one of them.
    pub fn answer_named(&self, asked: &Question) -> &'static str {
        match (&asked.answering, self.has_one_answer()) {
            (Answering::Choose(_), true) => "The answer: ",
            (Answering::Choose(_), false) => "On a model card: ",
            (Answering::Write | Answering::Line | Answering::Day, _) => "A model answer: ",
        }
    }

    /// What is said beside a model, whose answers aren't the only right ones; nothing where they are.
    pub fn others_pass(&self) -> Option<&'static str> {
        match (self.has_one_answer(), self.judges_completeness()) {
            (true, _) => None,
            (false, false) => Some(
                "This is one model card. Others pass too: the engine judges a card as a whole, by what hangs loose on it and what is out of balance.",
            ),
            (false, true) => Some(
                "This is one model answer. Other words pass too: what is judged is whether all is said that has to be.",
            ),
        }
    }

    /// What there is to say once all is answered, whatever was answered.
    pub fn outcome(&self) -> Vec<Line> {
        self.kind().outcome(&self.ground())
    }

    /// What the engine makes of answers, one to each question; what isn't answered is wrong.
    pub fn judge(&self, answers: &[String]) -> Verdict {
        let ground = self.ground();
        let none = String::new();
        let answered = |at: usize| answers.get(at).unwrap_or(&none);
        let judged = self.kind().judge(&ground, answers);
        let together = self.kind().together(&ground, answers).unwrap_or_default();
        let said: Vec<Said> = self
            .questions
            .iter()
            .zip(judged)
            .enumerate()
            .map(|(at, (question, judged))| Said {
                question: question.id.clone(),
                judged: judged.judged,
                right: judged.right,
                loose: together.loose.contains(&at),
                answer: judged.answer,
                rule: if judged.right {
                    String::new()
                } else {
                    self.rule((at, &question.id), answered(at))
                },
                lines: judged.lines,
            })
            .collect();
        let all = said.len() == self.questions.len()
            && said.iter().all(|said| said.right)
            && together.slips.is_empty();
        let of_all = together.slips.iter().any(|slip| slip.of.is_none());
        let judged = said.iter().filter(|said| said.judged);
        let right = judged.clone().filter(|said| said.right).count();
        Verdict {
            right: all,
            says: match (all, judged.count()) {
                (true, _) => self.exercise.right.clone(),
                (false, 1) => "Not yet.".to_owned(),
                (false, count) if of_all => format!(
                    "{right} of {count} are right by themselves. All together they aren’t yet: what is still wrong is listed here."
                ),
                (false, count) if self.judges_completeness() => {
                    format!("{right} of {count} complete.")
                }
                (false, count) => format!("{right} of {count} right."),
            },
            said,
            closing: self.kind().closing(&ground, answers),
        }
    }

    /// What was got wrong, where answers are judged together; none where each is judged by itself alone.
    pub fn slips(&self, answers: &[String]) -> Option<Vec<Slip>> {
        Some(self.kind().together(&self.ground(), answers)?.slips)
    }

    /// The rule that a wrong answer misses: what was foreseen of it, else that of the kind.
    fn rule(&self, (at, question): (usize, &str), answer: &str) -> String {
        let fits = |of: &Option<String>| of.as_ref().is_none_or(|of| of == question);
        let found = self.exercise.wrong.iter().find(|it| fits(&it.of) && it.answer == answer);
        match found {
            Some(found) => found.says.clone(),
            None => self.kind().rule(&self.ground(), at, answer).unwrap_or_default(),
        }
    }
}
