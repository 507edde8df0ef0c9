//! Cause and effect: which links of a strategy map the figures bear out.

use super::process::Process;
use super::{Ground, Judged, Kind, answered, following};
use crate::model::{Link, LinkId, MeasureId, Pack};
use crate::rating::{Showing, effect};
use crate::report::strategy_map::expected;
use crate::training::asked::{Answering, Choice, NotSolvable, Picture, Question};
use crate::training::draw::Draw;
use crate::training::vary::Changed;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Say of each link of the pack's strategy map whether the figures bear it out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Effects {
    /// The process of each measure that a link is judged by.
    pub processes: BTreeMap<MeasureId, Process>,
    /// The links by which figures are drawn: the second measure follows the first. The others are drawn apart. When it is
    /// done again, others follow, and as many of them.
    pub follow: Vec<LinkId>,
    /// How many figures each measure has.
    pub points: usize,
}

const BORNE_OUT: &str = "borne_out";
const NOT: &str = "not_borne_out";
const SEEN_WORDS: &str = "The figures bear it out";
const NOT_WORDS: &str = "They don’t";

impl Effects {
    fn each<'a>(&'a self, ground: &'a Ground<'_>) -> impl Iterator<Item = (&'a Link, bool)> {
        ground
            .pack
            .links
            .iter()
            .map(|link| (&**link, effect(ground.pack, link, ground.as_at).showing == Showing::Seen))
    }
}

/// So many of a pack's links.
fn some_of(pack: &Pack, count: usize, draw: &mut Draw) -> Vec<LinkId> {
    let drawn = draw.some(count, pack.links.len()).into_iter();
    drawn.filter_map(|at| pack.links.get(at).map(|it| it.id.clone())).collect()
}

/// How a link is drawn by what is answered of it; nothing where nothing is.
pub(in crate::training) fn said_of(answer: &str) -> Option<Showing> {
    match answer {
        BORNE_OUT => Some(Showing::Seen),
        NOT => Some(Showing::NotSeen),
        _ => None,
    }
}

impl Kind for Effects {
    fn lay(
        &mut self,
        pack: &mut Pack,
        _: &Changed,
        (seed, draw): (u32, &mut Draw),
    ) -> Result<(), NotSolvable> {
        if seed > 0 {
            let before = self.follow.clone();
            self.follow = some_of(pack, before.len(), draw);
            // Hardly ever as the file has it: those answers were shown. Where no others can be, these come all the same.
            if self.follow.iter().all(|it| before.contains(it)) {
                self.follow = some_of(pack, before.len(), draw);
            }
        }
        let links: Vec<Arc<Link>> =
            pack.links.iter().filter(|link| self.follow.contains(&link.id)).cloned().collect();
        let links: Vec<&Link> = links.iter().map(AsRef::as_ref).collect();
        following::lay(pack, (&self.processes, self.points), &links, draw)
    }

    fn check(&self, ground: &Ground<'_>) -> Result<(), NotSolvable> {
        let wrong = ground.pack.links.iter().find(|link| {
            let found = effect(ground.pack, link, ground.as_at);
            let as_expected = following::as_expected(ground, link, &found);
            let follows = self.follow.contains(&link.id);
            follows != (found.showing == Showing::Seen) || !following::is_plain(&found, as_expected)
        });
        match wrong {
            None => Ok(()),
            Some(link) => Err(NotSolvable::NoSingleAnswer(format!(
                "the figures of '{}' don't show what they are to",
                link.id
            ))),
        }
    }

    fn questions(&self, ground: &Ground<'_>) -> Vec<Question> {
        let question = |(at, link): (usize, &Arc<Link>)| {
            let found = effect(ground.pack, link, ground.as_at);
            let moved = |id: &Option<MeasureId>| id.as_ref().and_then(|id| ground.pack.measure(id));
            let (from, to) = (moved(&link.from_measure)?, moved(&link.to_measure)?);
            let as_expected = following::as_expected(ground, link, &found);
            let all = found.pairs.len();
            let facts = vec![
                format!("Why: {}", link.claim),
                format!(
                    "Of {all} changes of “{}”, “{}” moved as expected after {as_expected}",
                    from.name, to.name
                ),
                following::by_luck(all),
            ];
            Some(Question {
                id: link.id.to_string(),
                // By the number that the link has on the map.
                asks: format!("Link {}: {}", at + 1, expected(ground.pack, link)),
                facts,
                picture: (at == 0).then_some(Picture::Map),
                answering: Answering::Choose(vec![
                    Choice::new(BORNE_OUT, SEEN_WORDS),
                    Choice::new(NOT, NOT_WORDS),
                ]),
            })
        };
        ground.pack.links.iter().enumerate().filter_map(question).collect()
    }

    fn judge(&self, ground: &Ground<'_>, answers: &[String]) -> Vec<Judged> {
        let judged = |(at, (link, seen)): (usize, (&Link, bool))| Judged {
            judged: true,
            right: answered(answers, at) == if seen { BORNE_OUT } else { NOT },
            answer: if seen { SEEN_WORDS } else { NOT_WORDS }.to_owned(),
            lines: following::reasons(&effect(ground.pack, link, ground.as_at)),
        };
        self.each(ground).enumerate().map(judged).collect()
    }

    fn rule(&self, _: &Ground<'_>, _: usize, given: &str) -> Option<String> {
        let says = match given {
            BORNE_OUT => {
                "What everybody believes still has to show: no more changes moved as expected than luck brings."
            }
            NOT => {
                "It isn’t only a nice story: far more changes moved as expected than luck brings."
            }
            _ => return None,
        };
        Some(says.to_owned())
    }

    fn draws(&self) -> bool {
        true
    }

    fn right(&self, ground: &Ground<'_>) -> Vec<String> {
        let key = |(_, seen): (&Link, bool)| if seen { BORNE_OUT } else { NOT }.to_owned();
        self.each(ground).map(key).collect()
    }
}
