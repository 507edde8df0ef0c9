//! Cause and effect: which links of a strategy map the figures bear out.

use super::process::{Process, fill, periods_before};
use super::{Ground, Judged, Kind, answered, measure_mut};
use crate::model::{Link, LinkId, MeasureId, Number, Pack};
use crate::rating::{Showing, effect};
use crate::report::strategy_map::expected;
use crate::training::asked::{Answering, Choice, Line, NotSolvable, Picture, Question};
use crate::training::draw::Draw;
use crate::training::vary::Changed;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Say of each link of the pack's strategy map whether the figures bear it out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Effects {
    /// The process of each measure that a link is judged by.
    pub processes: BTreeMap<MeasureId, Process>,
    /// The links by which figures are drawn: the second measure follows the first. The others are drawn apart.
    pub follow: Vec<LinkId>,
    /// How many figures each measure has.
    pub points: usize,
}

const BORNE_OUT: &str = "borne_out";
const NOT: &str = "not_borne_out";
/// How much of what a measure does follows the one before it, and how much is its own, in standard deviations.
const FOLLOWS: f64 = 0.9;
const OWN: f64 = 0.3;

impl Effects {
    /// How far each measure's figures are from its mean, in standard deviations: first those that follow nothing, then
    /// what follows them.
    fn drawn(&self, pack: &Pack, draw: &mut Draw) -> BTreeMap<MeasureId, Vec<f64>> {
        let mut away: BTreeMap<MeasureId, Vec<f64>> = self
            .processes
            .keys()
            .map(|id| (id.clone(), (0..self.points).map(|_| draw.noise()).collect()))
            .collect();
        let own = away.clone();
        // A link may follow another: once for each is enough for the longest chain.
        for _ in &self.follow {
            for link in pack.links.iter().filter(|link| self.follow.contains(&link.id)) {
                let Some((to, follows)) = followed(pack, link, &own, &away) else { continue };
                away.insert(to, follows);
            }
        }
        away
    }

    fn each<'a>(&'a self, ground: &'a Ground<'_>) -> impl Iterator<Item = (&'a Link, bool)> {
        ground
            .pack
            .links
            .iter()
            .map(|link| (&**link, effect(ground.pack, link, ground.as_at).showing == Showing::Seen))
    }
}

/// How a link is drawn by what is answered of it; nothing where nothing is.
pub(in crate::training) fn said_of(answer: &str) -> Option<Showing> {
    match answer {
        BORNE_OUT => Some(Showing::Seen),
        NOT => Some(Showing::NotSeen),
        _ => None,
    }
}

/// Half of a number of changes: `16`, or `16 or 17` of 33.
fn half_words(all: usize) -> String {
    match all % 2 {
        0 => (all / 2).to_string(),
        _ => format!("{} or {}", all / 2, all / 2 + 1),
    }
}

/// The measure that a link leads to, as it follows the one it comes from.
fn followed(
    pack: &Pack,
    link: &Link,
    own: &BTreeMap<MeasureId, Vec<f64>>,
    away: &BTreeMap<MeasureId, Vec<f64>>,
) -> Option<(MeasureId, Vec<f64>)> {
    let (from, to) = (link.from_measure.as_ref()?, link.to_measure.as_ref()?);
    let same_way = pack.measure(from)?.polarity == pack.measure(to)?.polarity;
    let sign = if same_way { 1.0 } else { -1.0 };
    let lag = usize::from(link.lag_months?);
    let (first, itself) = (away.get(from)?, own.get(to)?);
    let at = |(at, itself): (usize, &f64)| {
        let cause = at.checked_sub(lag).and_then(|at| first.get(at)).copied();
        // Before there was a cause in sight it does as it does.
        cause.map_or(*itself, |cause| sign * FOLLOWS * cause + OWN * itself)
    };
    Some((to.clone(), itself.iter().enumerate().map(at).collect()))
}

impl Kind for Effects {
    fn lay(
        &mut self,
        pack: &mut Pack,
        _: &Changed,
        (_, draw): (u32, &mut Draw),
    ) -> Result<(), NotSolvable> {
        let (calendar, clock) =
            (pack.calendar(), pack.organisation.clock.ok_or(NotSolvable::NoClock)?.0);
        for (id, away) in self.drawn(pack, draw) {
            let Some(process) = self.processes.get(&id) else { continue };
            let measure = measure_mut(pack, &id)?;
            let periods = periods_before(measure, calendar, clock, self.points);
            let figures: Vec<Number> =
                away.iter().map(|away| process.figure(measure, *away)).collect();
            fill(measure, periods.into_iter().zip(figures));
        }
        Ok(())
    }

    fn check(&self, ground: &Ground<'_>) -> Result<(), NotSolvable> {
        let wrong = self.each(ground).find(|(link, seen)| self.follow.contains(&link.id) != *seen);
        match wrong {
            None => Ok(()),
            Some((link, _)) => Err(NotSolvable::NoSingleAnswer(format!(
                "the figures of '{}' don't show what they are to",
                link.id
            ))),
        }
    }

    fn questions(&self, ground: &Ground<'_>) -> Vec<Question> {
        let question = |(at, link): (usize, &std::sync::Arc<Link>)| {
            let pairs = effect(ground.pack, link, ground.as_at).pairs;
            let moved = |id: &Option<MeasureId>| id.as_ref().and_then(|id| ground.pack.measure(id));
            let (from, to) = (moved(&link.from_measure)?, moved(&link.to_measure)?);
            let same_way = from.polarity == to.polarity;
            let as_expected = pairs
                .iter()
                .filter(|pair| (pair.first.1 * pair.second.1 > 0.0) == same_way)
                .count();
            let facts = vec![
                format!("Why: {}", link.claim),
                format!(
                    "Of {} changes of “{}”, “{}” moved as expected after {as_expected}",
                    pairs.len(),
                    from.name,
                    to.name
                ),
                format!(
                    "Of two that have nothing to do with each other it would be about {}",
                    half_words(pairs.len())
                ),
            ];
            Some(Question {
                id: link.id.to_string(),
                // By the number that the link has on the map.
                asks: format!("Link {}: {}", at + 1, expected(ground.pack, link)),
                facts,
                picture: (at == 0).then_some(Picture::Map),
                answering: Answering::Choose(vec![
                    Choice::new(BORNE_OUT, "The figures bear it out"),
                    Choice::new(NOT, "They don’t"),
                ]),
            })
        };
        ground.pack.links.iter().enumerate().filter_map(question).collect()
    }

    fn judge(&self, ground: &Ground<'_>, answers: &[String]) -> Vec<Judged> {
        let judged = |(at, (link, seen)): (usize, (&Link, bool))| Judged {
            judged: true,
            right: answered(answers, at) == if seen { BORNE_OUT } else { NOT },
            answer: if seen { "The figures bear it out" } else { "They don’t" }.to_owned(),
            lines: vec![Line::new("", effect(ground.pack, link, ground.as_at).sentence)],
        };
        self.each(ground).enumerate().map(judged).collect()
    }

    fn right(&self, ground: &Ground<'_>) -> Vec<String> {
        let key = |(_, seen): (&Link, bool)| if seen { BORNE_OUT } else { NOT }.to_owned();
        self.each(ground).map(key).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_an_odd_number_is_between_two() {
        let check = |all: usize, expected: &str| assert_eq!(half_words(all), expected);
        check(34, "17");
        check(33, "16 or 17");
        check(1, "0 or 1");
        check(0, "0");
    }
}
