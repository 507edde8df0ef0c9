//! Drawing cause and effect: what each objective of a map without links leads to, by the figures.

use super::process::Process;
use super::{Ground, Judged, Kind, answered, following, only_one};
use crate::model::{Link, Measure, MeasureId, Objective, ObjectiveId, Pack};
use crate::planning::perspective_of;
use crate::rating::{Effect, Showing, correlation_words, effect, lag_words};
use crate::training::asked::{Answering, Choice, DrawnLink, Line, NotSolvable, Picture, Question};
use crate::training::draw::Draw;
use crate::training::vary::Changed;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Draw the links of the pack's strategy map, which has none: say of objectives what each leads to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct LeadsTo {
    /// The process of the measure of each objective.
    pub processes: BTreeMap<MeasureId, Process>,
    /// The objectives that may lead to another, in the order in which they are asked about.
    pub causes: Vec<MayLead>,
    /// How many figures each measure has.
    pub points: usize,
}

/// An objective that may lead to another, which stands in a perspective above it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct MayLead {
    /// Which. It is judged by the first of its measures that has a process.
    pub objective: ObjectiveId,
    /// After how many months an effect is to show.
    pub lag_months: u8,
    /// By what figures are drawn: the objective whose figures follow it, or none. When it is done again, other objectives
    /// follow, and as many of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub followed_by: Option<ObjectiveId>,
}

const NONE: &str = "none";
const NONE_WORDS: &str = "None of them: the figures show nothing";

/// An objective that could follow another, and what the figures say of that.
struct Candidate<'a> {
    objective: &'a Objective,
    effect: Effect,
    as_expected: usize,
}

impl LeadsTo {
    /// An objective with the measure that it is judged by.
    fn measured<'a>(
        &self,
        pack: &'a Pack,
        id: &ObjectiveId,
    ) -> Result<(&'a Objective, &'a Measure), NotSolvable> {
        let unknown = || NotSolvable::Unknown(id.to_string());
        let objective = pack.objective(id).ok_or_else(unknown)?;
        let judged_by = objective.measures.iter().find(|it| self.processes.contains_key(*it));
        let measure = judged_by.and_then(|it| pack.measure(it)).ok_or_else(unknown)?;
        Ok((objective, measure))
    }

    /// What an objective can lead to: those with a process in a perspective above it.
    fn above<'a>(&self, pack: &'a Pack, id: &ObjectiveId) -> Vec<&'a Objective> {
        let Some(own) = pack.objective(id).and_then(|it| perspective_of(pack, it)) else {
            return Vec::new();
        };
        let is_above = |it: &&Objective| perspective_of(pack, it).is_some_and(|at| at < own);
        let all = pack.objectives.iter().map(AsRef::as_ref).filter(is_above);
        all.filter(|it| self.measured(pack, &it.id).is_ok()).collect()
    }

    /// The link that would lead from a cause to an objective.
    fn link(&self, pack: &Pack, cause: &MayLead, to: &ObjectiveId) -> Result<Link, NotSolvable> {
        let measured = |id| Ok(Some(self.measured(pack, id)?.1.id.clone()));
        Ok(Link {
            from: cause.objective.clone(),
            to: to.clone(),
            lag_months: Some(cause.lag_months),
            from_measure: measured(&cause.objective)?,
            to_measure: measured(to)?,
            ..Link::default()
        })
    }

    /// Has others follow than before, as many of them, and none twice: else two causes would be one effect's.
    fn mixed(&mut self, pack: &Pack, draw: &mut Draw) -> Result<(), NotSolvable> {
        let followed = self.causes.iter().filter(|it| it.followed_by.is_some()).count();
        let leading = draw.some(followed, self.causes.len());
        let mut taken: Vec<ObjectiveId> = Vec::new();
        for at in 0..self.causes.len() {
            let follows = match (leading.contains(&at), self.causes.get(at)) {
                (true, Some(cause)) => {
                    let mut free = self.above(pack, &cause.objective);
                    free.retain(|it| !taken.contains(&it.id));
                    let drawn = free.get(draw.below(free.len())).map(|it| it.id.clone());
                    let too_few = || "fewer objectives can follow than are to".to_owned();
                    Some(drawn.ok_or_else(|| NotSolvable::NoSingleAnswer(too_few()))?)
                }
                _ => None,
            };
            taken.extend(follows.clone());
            if let Some(cause) = self.causes.get_mut(at) {
                cause.followed_by = follows;
            }
        }
        Ok(())
    }

    /// What the figures say of all that a cause can lead to.
    fn candidates<'a>(&self, ground: &Ground<'a>, cause: &MayLead) -> Vec<Candidate<'a>> {
        let candidate = |objective: &'a Objective| {
            let link = self.link(ground.pack, cause, &objective.id).ok()?;
            let effect = effect(ground.pack, &link, ground.as_at);
            let as_expected = following::as_expected(ground, &link, &effect);
            Some(Candidate { objective, effect, as_expected })
        };
        self.above(ground.pack, &cause.objective).into_iter().filter_map(candidate).collect()
    }
}

impl Candidate<'_> {
    fn is_seen(&self) -> bool {
        self.effect.showing == Showing::Seen
    }

    /// `29 of 33 changes`.
    fn counted(&self) -> String {
        format!("{} of {} changes", self.as_expected, self.effect.pairs.len())
    }

    fn changes(&self) -> usize {
        self.effect.pairs.len()
    }

    /// How often it moved as expected, with what luck brings unless that has been said of as many changes; and what the
    /// engine makes of it.
    fn lines(&self, luck_said_of: Option<usize>) -> Vec<Line> {
        let moved = format!(
            "moved as expected after {}.{}",
            self.counted(),
            luck(self.changes(), luck_said_of)
        );
        let moved = Line::new(quoted(&self.objective.name), moved);
        std::iter::once(moved).chain(following::reasons(&self.effect)).collect()
    }
}

/// What luck brings of so many changes, after another sentence; nothing where it has been said.
fn luck(changes: usize, said_of: Option<usize>) -> String {
    match said_of == Some(changes) {
        true => String::new(),
        false => format!(" {}.", following::by_luck(changes)),
    }
}

/// What there is to say where nothing follows: how often each moved as expected against luck; and how far it goes together,
/// for whoever wants to check.
fn nothing_follows(all: &[Candidate<'_>], luck_said_of: Option<usize>) -> Vec<Line> {
    let each =
        all.iter().map(|it| format!("{} after {}", quoted(&it.objective.name), it.counted()));
    let each = each.collect::<Vec<_>>().join(", ");
    let most = all.iter().max_by_key(|it| it.changes());
    let luck = most.map(|it| luck(it.changes(), luck_said_of)).unwrap_or_default();
    let plain = Line::new("", format!("Nothing follows it: {each}.{luck}"));
    let together = all.iter().filter_map(|it| {
        let found = it.effect.together?;
        Some(format!("{} {}", quoted(&it.objective.name), correlation_words(found.correlation)))
    });
    let together = together.collect::<Vec<_>>().join(", ");
    let reaches = most.and_then(|it| following::luck_reaches(&it.effect));
    let figure = reaches.map(|it| Line::statistic("Correlation", format!("{together}. {it}.")));
    std::iter::once(plain).chain(figure).collect()
}

fn quoted(name: &str) -> String {
    format!("“{name}”")
}

impl Kind for LeadsTo {
    fn lay(
        &mut self,
        pack: &mut Pack,
        _: &Changed,
        (seed, draw): (u32, &mut Draw),
    ) -> Result<(), NotSolvable> {
        if seed > 0 {
            self.mixed(pack, draw)?;
        }
        let link =
            |cause: &MayLead| cause.followed_by.as_ref().map(|to| self.link(pack, cause, to));
        let links: Result<Vec<Link>, NotSolvable> = self.causes.iter().filter_map(link).collect();
        let links = links?;
        let links: Vec<&Link> = links.iter().collect();
        following::lay(pack, (&self.processes, self.points), &links, draw)
    }

    fn check(&self, ground: &Ground<'_>) -> Result<(), NotSolvable> {
        for cause in &self.causes {
            let (objective, _) = self.measured(ground.pack, &cause.objective)?;
            let unclear =
                |why: &str| Err(NotSolvable::NoSingleAnswer(format!("'{}' {why}", objective.id)));
            let all = self.candidates(ground, cause);
            if all.is_empty() {
                return unclear("has no objective in a perspective above it");
            }
            let seen: Vec<String> = all
                .iter()
                .filter(|it| it.is_seen())
                .map(|it| it.objective.id.to_string())
                .collect();
            if !seen.is_empty() {
                only_one(&seen)?;
            }
            let follows: Vec<String> = cause.followed_by.iter().map(ToString::to_string).collect();
            // What isn't seen must be no riddle either: nothing goes the other way, and nothing is in doubt.
            let is_plain = |it: &Candidate<'_>| following::is_plain(&it.effect, it.as_expected);
            if seen != follows || !all.iter().all(is_plain) {
                return unclear("isn't followed in the figures as it is to be");
            }
        }
        Ok(())
    }

    fn questions(&self, ground: &Ground<'_>) -> Vec<Question> {
        let question = |(at, cause): (usize, &MayLead)| {
            let (objective, measure) = self.measured(ground.pack, &cause.objective).ok()?;
            let all = self.candidates(ground, cause);
            let followed = all.iter().map(|it| {
                format!("{} moved as expected after {}", quoted(&it.objective.name), it.counted())
            });
            let pairs = all.iter().map(Candidate::changes).max().unwrap_or_default();
            let facts = std::iter::once(format!("Measured by: {}", measure.name))
                .chain(followed)
                .chain(std::iter::once(following::by_luck(pairs)));
            let choices = all
                .iter()
                .map(|it| Choice::new(it.objective.id.to_string(), it.objective.name.clone()))
                .chain(std::iter::once(Choice::new(NONE, NONE_WORDS)));
            let later = lag_words(Some(cause.lag_months));
            Some(Question {
                id: objective.id.to_string(),
                asks: format!("What does {} lead to {later}?", quoted(&objective.name)),
                facts: facts.collect(),
                picture: (at == 0).then_some(Picture::Map),
                answering: Answering::Choose(choices.collect()),
            })
        };
        self.causes.iter().enumerate().filter_map(question).collect()
    }

    fn judge(&self, ground: &Ground<'_>, answers: &[String]) -> Vec<Judged> {
        let judged = |(at, cause): (usize, &MayLead)| {
            let (given, all) = (answered(answers, at), self.candidates(ground, cause));
            let seen = all.iter().find(|it| it.is_seen());
            let chosen = all.iter().find(|it| it.objective.id.as_str() == given);
            let wrong = chosen.filter(|it| !it.is_seen());
            let (mut lines, mut luck_said_of) = (Vec::new(), None);
            for told in wrong.into_iter().chain(seen) {
                lines.extend(told.lines(luck_said_of));
                luck_said_of = Some(told.changes());
            }
            if seen.is_none() {
                lines.extend(nothing_follows(&all, luck_said_of));
            }
            let key = seen.map_or(NONE, |it| it.objective.id.as_str());
            Judged {
                judged: true,
                right: given == key,
                answer: seen.map_or(NONE_WORDS, |it| &it.objective.name).to_owned(),
                lines,
            }
        };
        self.causes.iter().enumerate().map(judged).collect()
    }

    fn rule(&self, _: &Ground<'_>, _: usize, given: &str) -> Option<String> {
        let says = match given {
            "" => return None,
            NONE => "One of them does follow: far more than half of the changes moved as expected.",
            _ => {
                "The figures don’t show that it moves after it: no more of the changes moved as expected than luck can bring."
            }
        };
        Some(says.to_owned())
    }

    fn draws(&self) -> bool {
        true
    }

    fn right(&self, ground: &Ground<'_>) -> Vec<String> {
        let key = |cause: &MayLead| {
            let all = self.candidates(ground, cause);
            let seen = all.iter().find(|it| it.is_seen());
            seen.map_or_else(|| NONE.to_owned(), |it| it.objective.id.to_string())
        };
        self.causes.iter().map(key).collect()
    }

    fn possible(&self, ground: &Ground<'_>) -> Vec<(ObjectiveId, ObjectiveId)> {
        let of = |cause: &MayLead| {
            let to = self.above(ground.pack, &cause.objective).into_iter().map(|it| it.id.clone());
            to.map(|to| (cause.objective.clone(), to)).collect::<Vec<_>>()
        };
        self.causes.iter().flat_map(of).collect()
    }

    fn drawn(&self, ground: &Ground<'_>, answers: &[String]) -> Option<Vec<DrawnLink>> {
        let link = |(at, cause): (usize, &MayLead)| {
            let given = answered(answers, at);
            let above = self.above(ground.pack, &cause.objective);
            let to = above.into_iter().find(|it| it.id.as_str() == given)?.id.clone();
            Some(DrawnLink { number: at + 1, from: cause.objective.clone(), to })
        };
        Some(self.causes.iter().enumerate().filter_map(link).collect())
    }
}
