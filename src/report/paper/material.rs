//! What a paper is made of: the pack that its readers may have, rated as at its period, and who is in it.

use super::made::{Item, Made, Printed};
use super::restated::{Restated, last_signed, restated};
use super::template::{parts_of_paper, vocabulary};
use super::whose::{Unknown, unknown};
use crate::model::{
    ActionId, Audience, Measure, Pack, Paper, PaperPart, Period, PlanId, Regime, Vocabulary,
};
use crate::pack::for_audience;
use crate::rating::{self, AsAt, Rating, Status, areas::area_sets, may_lack_some};
use crate::report::by_role::{Answers, answers};
use crate::report::exceptions::tracker;
use crate::report::minute::{Member, Scope, worst_first};
use chrono::NaiveDate;
use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// The plans that have money or people, each with what it feeds, and the actions that take some.
fn holders(pack: &Pack) -> (Vec<(&PlanId, Option<&PlanId>)>, Vec<&ActionId>) {
    let plans = pack.plans.iter().filter(|it| !it.resources.is_empty());
    let actions = pack.actions.iter().filter(|it| !it.resources.is_empty());
    (plans.map(|it| (&it.id, it.parent.as_ref())).collect(), actions.map(|it| &it.id).collect())
}

/// Whose a paper is.
pub(super) fn scope(paper: &Paper) -> Scope {
    match (&paper.plan, paper.post.trim()) {
        (Some(plan), _) => Scope::Plan(plan.clone()),
        (None, "") => Scope::Whole,
        (None, post) => Scope::Post(post.to_owned()),
    }
}

/// What a piece of a measure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PieceKind {
    /// Its picture with its level in words.
    Picture,
    /// All that the statistical report says of it.
    Analysis,
}

/// What a paper is made of: the pack that its readers may have, who is in it, and the pieces that are made.
pub struct Material {
    pub(super) paper: Paper,
    /// The pack that its readers may have.
    pub(super) pack: Pack,
    /// The same with every exception there is, by which is judged whether one was raised; `None` for readers to whom that
    /// would tell of exceptions that they may not see.
    all_exceptions: Option<Pack>,
    pub(super) measures: Vec<Arc<Measure>>,
    pub(super) ratings: Vec<Rating>,
    pub(super) as_at: AsAt,
    pub(super) words: Vocabulary,
    pub(super) parts: Vec<PaperPart>,
    /// Whose it is, before anything was left out.
    pub(super) scope: Scope,
    /// What it is of that the pack doesn't know, each in a sentence: nothing else can be said then.
    pub(super) unknown: Vec<String>,
    /// The measures in it, by position, in the order of the pack or the plan.
    pub(super) chosen: Vec<usize>,
    /// Those of them that are told by exception only.
    pub(super) usual: HashSet<usize>,
    /// What is left out by choice: its name and why.
    pub(super) left_out: Vec<(String, String)>,
    /// It is made of a pack that was made for fewer than may read the paper, and lacks what isn't for them.
    pub(super) lacks: bool,
    /// Every plan and action that money and people are given out to is in it, so that they can be added up.
    pub(super) adds_up: bool,
    /// What the last paper had and this one hasn't.
    pub(super) dropped: Vec<String>,
    /// The last signed paper of its kind: its title, and what is another figure now.
    pub(super) last: Option<(String, Vec<Restated>)>,
    /// What the next part is made of; it goes into that.
    pub(super) pieces: HashMap<(usize, PieceKind), Vec<Item>>,
    /// What it answers for, once a part asks.
    answers: OnceCell<Answers>,
}

impl Material {
    /// Who is in a paper, of a whole pack, and all that is quickly known.
    pub(super) fn new(whole: &Pack, paper: &Paper, today: NaiveDate) -> Self {
        let pack = for_audience(whole, paper.reader()).pack;
        let adds_up = !may_lack_some(whole) && holders(&pack) == holders(whole);
        let calendar = pack.calendar();
        let year = calendar.year_of_period(paper.period);
        let on =
            paper.cut_off.map_or_else(|| rating::clock(whole, paper.period, today), |day| day.0);
        let as_at = AsAt { period: paper.period, on: Some(on) };
        let terms = |it: &Arc<Measure>| match it.as_of(year) {
            std::borrow::Cow::Borrowed(_) => it.clone(),
            std::borrow::Cow::Owned(measure) => Arc::new(measure),
        };
        let measures: Vec<Arc<Measure>> = pack.measures.iter().map(terms).collect();
        let ratings = measures.iter().map(|it| rating::rate(&pack, it, as_at)).collect();
        let words = vocabulary(&pack, paper);
        let unknown: Vec<String> =
            unknown(whole, paper).iter().map(|it: &Unknown| it.words(whole)).collect();
        let mut parts = parts_of_paper(paper);
        if !unknown.is_empty() {
            parts = vec![PaperPart::Summary];
        }
        let all_exceptions = (paper.reader() != Audience::Public).then(|| Pack {
            exceptions: whole.exceptions.clone(),
            extract_for: whole.extract_for,
            ..pack.clone()
        });
        let mut material = Self {
            paper: paper.clone(),
            pack,
            all_exceptions,
            measures,
            ratings,
            as_at,
            words,
            parts,
            scope: scope(paper),
            unknown,
            adds_up,
            lacks: whole.extract_for.is_some_and(|it| it < paper.reader()),
            chosen: Vec::new(),
            usual: HashSet::new(),
            left_out: Vec::new(),
            dropped: Vec::new(),
            last: None,
            pieces: HashMap::new(),
            answers: OnceCell::new(),
        };
        material.choose();
        material.look_back(whole);
        material
    }

    pub(super) fn member(&self, at: usize) -> Option<Member<'_>> {
        Some(Member { measure: self.measures.get(at)?, rating: self.ratings.get(at)? })
    }

    /// What it answers for: looked for once, for several parts ask.
    pub(super) fn answers(&self) -> &Answers {
        self.answers.get_or_init(|| answers(&self.pack, &self.members(), &self.scope, self.as_at))
    }

    /// The measures in it of which an exception is due and none was raised, in order of harm: of all there are, those that
    /// its readers may not see too. None where it can't be told, or would be telling.
    pub(super) fn without_exception(&self) -> Vec<usize> {
        let Some(pack) = self.all_exceptions.as_ref().filter(|it| !may_lack_some(it)) else {
            return Vec::new();
        };
        let found = tracker(pack, &self.members(), self.as_at).of(&self.chosen);
        found.waiting.into_iter().map(|it| it.at).collect()
    }

    /// How a measure stands in the year so far.
    pub(super) fn status(&self, at: usize) -> Option<Status> {
        Some(self.member(at)?.rating.year_to_date.judgement.status)
    }

    pub(super) fn members(&self) -> Vec<Member<'_>> {
        let pairs = self.measures.iter().zip(&self.ratings);
        pairs.map(|(measure, rating)| Member { measure, rating }).collect()
    }

    /// Those that are told in full.
    pub(super) fn managed(&self) -> Vec<usize> {
        self.chosen.iter().copied().filter(|at| !self.usual.contains(at)).collect()
    }

    /// Whether a measure is shown by itself: what has neither a figure to date nor a target is listed among what is left
    /// out, and nothing could be said of it but years gone by.
    pub(super) fn is_shown(&self, at: usize) -> bool {
        let judged = self.ratings.get(at).map(|it| &it.year_to_date.judgement);
        judged.is_some_and(|it| it.actual.is_some() || it.status != Status::NoTarget)
    }

    /// Those that are told in full and shown by themselves.
    pub(super) fn drawn(&self) -> Vec<usize> {
        self.managed().into_iter().filter(|at| self.is_shown(*at)).collect()
    }

    /// Positions in order of harm.
    pub(super) fn in_order(&self, chosen: &[usize]) -> Vec<usize> {
        worst_first(&self.pack, &self.members(), chosen, self.as_at)
    }

    /// Who is in it: of its plan or post, but what is left out.
    fn choose(&mut self) {
        let year = self.pack.calendar().year_of_period(self.as_at.period);
        let mut of_scope = match &self.scope {
            Scope::Whole => (0..self.measures.len()).collect(),
            Scope::Plan(id) => self.of_plan(id, year),
            Scope::Post(_) => self.answers().measures.clone(),
        };
        let area = self.paper.area.trim().to_owned();
        if !area.is_empty() {
            of_scope.retain(|at| self.measures.get(*at).is_some_and(|it| self.has_area(it, &area)));
        }
        let by_exception = self.parts.contains(&PaperPart::ByException);
        for at in of_scope {
            let Some(measure) = self.measures.get(at) else { continue };
            let name = measure.name.clone();
            let regime = measure.regime.unwrap_or(Regime::Priority);
            let left = self.paper.left_out.iter().find(|it| it.measure == measure.id);
            if let Some(left) = left {
                self.left_out.push((name, left.reason.clone()));
            } else if let Some(asked) = self.paper.regime.filter(|asked| *asked != regime) {
                let why = format!("not managed as {}", asked.words().to_lowercase());
                self.left_out.push((name, why));
            } else {
                self.chosen.push(at);
                if by_exception && regime == Regime::BusinessAsUsual {
                    self.usual.insert(at);
                }
            }
        }
    }

    /// The measures of a plan's scorecard in a year; where it has none, those of the plans that feed it.
    fn of_plan(&self, id: &crate::model::PlanId, year: crate::model::ReportingYear) -> Vec<usize> {
        let places: HashMap<_, _> =
            self.measures.iter().enumerate().map(|(at, it)| (&it.id, at)).collect();
        let standing = |plans: &mut dyn Iterator<Item = &crate::model::Plan>| {
            let mut seen = HashSet::new();
            let ids = plans.flat_map(|plan| self.pack.standing(plan, year));
            let found = ids.filter_map(|id| places.get(&id).copied());
            found.filter(|at| seen.insert(*at)).collect::<Vec<usize>>()
        };
        let own = standing(&mut self.pack.plan(id).into_iter());
        if !own.is_empty() {
            return own;
        }
        let plans = self.pack.plans.iter().map(AsRef::as_ref);
        standing(&mut plans.filter(|plan| self.pack.feeds(&plan.id, id)))
    }

    fn has_area(&self, measure: &Measure, area: &str) -> bool {
        let sets = area_sets(&self.pack, measure, self.as_at);
        sets.iter().flat_map(|set| &set.areas).any(|it| it.name.trim() == area)
    }

    /// What the last paper of its kind printed, beside what is so now. Of what its readers may not have nothing is said.
    fn look_back(&mut self, whole: &Pack) {
        let Some(last) = last_signed(whole, &self.paper) else { return };
        let on = self.as_at.on.unwrap_or(self.as_at.period.end(whole.calendar()));
        let found = restated(&self.pack, last, on);
        self.last = Some((last.name.clone(), found));
        let figures = Made::of_copy(&last.copy).map(|it| it.figures).unwrap_or_default();
        let in_it: HashSet<&str> =
            self.chosen.iter().filter_map(|at| Some(self.measures.get(*at)?.id.as_str())).collect();
        let gone = figures.into_iter().filter(|it| !in_it.contains(it.measure.as_str()));
        let id = |it: &Printed| crate::model::MeasureId(it.measure.clone());
        let may_be_named =
            |it: &Printed| self.pack.measure(&id(it)).is_some() || whole.measure(&id(it)).is_none();
        self.dropped = gone.filter(may_be_named).map(|it| it.name).collect();
    }

    /// The period before the one it is of, as at the day that goes with it.
    pub(super) fn before(&self) -> Option<AsAt> {
        let before: Period = self.as_at.period.plus(-1)?;
        let on = self.as_at.on.map(|on| rating::clock(&self.pack, before, on));
        Some(AsAt { period: before, on })
    }
}
