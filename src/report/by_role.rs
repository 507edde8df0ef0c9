//! What a post, a plan or the whole answers for (FRAMEWORK L1): what is off target or getting worse, the figures that are
//! due from it, its exceptions, actions and risks, and how far its data can be trusted.

use super::exceptions::Tracker;
use super::minute::{Member, Scope, worst_first};
use crate::model::{
    Assessment, AssessmentId, Audit, AuditId, Day, Exception, ExceptionId, Measure, MeasureId,
    Pack, PlanId, ReportingYear, Risk, RiskId,
};
use crate::planning::Answering;
use crate::planning::due::{
    Asked, Asking, Due, State, Undated, What, figure_due, undated, unfinished,
};
use crate::rating::audit::checked_by;
use crate::rating::exception::{is_closed, is_live, is_raised};
use crate::rating::{AsAt, Progress, Rating, Status, Then, rests_on_unsigned};
use crate::statistics::xmr::Variation;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// What is answered for. Measures are named by their position among the members.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// Every measure.
    pub measures: Vec<usize>,
    /// Amber and red ones, in order of harm.
    pub off_target: Vec<usize>,
    /// Those that got worse, or that their control chart says so of, in order of harm.
    pub worsening: Vec<usize>,
    /// Figures of the period shown that aren't there, late ones first.
    pub figures: Vec<Due>,
    /// Exceptions that are neither closed nor waived.
    pub exceptions: Vec<ExceptionId>,
    /// Those that are closed, the latest first: whether what was promised of them was kept.
    pub closed: Vec<ExceptionId>,
    /// Of a post all that it is to do: activities and milestones, work on data, decisions of meetings and replies, whenever
    /// they are due. Of a plan or the whole, activities and milestones that are late or due within ninety days.
    pub actions: Vec<Due>,
    /// Of a post, what of that has no day.
    pub undated: Vec<Undated>,
    /// Risks that aren't closed.
    pub risks: Vec<RiskId>,
    /// Assessments of data that were made, the latest first.
    pub assessments: Vec<AssessmentId>,
    /// Audits of which something is still to be drawn or checked.
    pub audits: Vec<AuditId>,
    /// Those whose ratings rest on a target that nobody has signed off.
    pub unsigned: Vec<usize>,
}

impl Answers {
    /// How many measures lack a figure; and how many of those stand in the scope's own scorecard, not in that of a plan
    /// that feeds it.
    pub fn lacking(&self, scope: &Scope) -> (usize, usize) {
        let lacking = || self.figures.iter().filter(|due| due.lacks_figure());
        let is_own = |due: &&Due| match scope {
            Scope::Plan(id) => due.plans.contains(id),
            Scope::Whole | Scope::Post(_) => true,
        };
        (lacking().count(), lacking().filter(is_own).count())
    }
}

/// What a scope of `all` the pack's measures, which are rated as at `now`, answers for.
pub fn answers(pack: &Pack, all: &[Member<'_>], scope: &Scope, now: AsAt) -> Answers {
    let calendar = pack.calendar();
    let on = now.on.unwrap_or(now.period.end(calendar));
    let year = calendar.year_of_period(now.period);
    let mine = Mine::of(pack, scope);
    let standing = pack.plans_by_measure(year);
    let plans_of = |id: &MeasureId| -> Vec<PlanId> {
        let of = standing.get(id).map(Vec::as_slice).unwrap_or_default();
        of.iter().map(|plan| plan.id.clone()).collect()
    };
    let measures: Vec<usize> = (0..all.len())
        .filter(|at| {
            all.get(*at)
                .is_some_and(|it| mine.has_measure(&it.measure.id, &plans_of(&it.measure.id)))
        })
        .collect();
    let rating = |at: &usize| all.get(*at).map(|it| it.rating);
    let picked = |passes: &dyn Fn(&Rating) -> bool| -> Vec<usize> {
        let passing = measures.iter().filter(|at| rating(at).is_some_and(passes));
        worst_first(pack, all, &passing.copied().collect::<Vec<_>>(), now)
    };
    let asking = Asking::of(pack, now);
    let mut figures: Vec<Due> = measures
        .iter()
        .filter_map(|at| {
            let Member { measure, .. } = all.get(*at)?;
            let Asked::Figure(period, _) = asking.asked(pack, measure) else { return None };
            figure_due(pack, measure, period, plans_of(&measure.id), on)
        })
        .filter(|due| matches!(due.state, State::Late | State::ToCome))
        .collect();
    figures.sort_by_key(|due| (due.state != State::Late, due.day));
    let theirs: Vec<&Exception> = pack
        .exceptions
        .iter()
        .map(AsRef::as_ref)
        .filter(|it| mine.has_exception(it, &plans_of(&it.measure)))
        .collect();
    let mut closed: Vec<&Exception> = theirs
        .iter()
        .copied()
        .filter(|it| is_raised(calendar, it, now.period) && is_closed(calendar, it, now))
        .collect();
    closed.sort_by_key(|it| std::cmp::Reverse(it.closed_on));
    let mut assessments: Vec<_> = pack
        .assessments
        .iter()
        .filter(|it| it.on.is_some_and(|made| made.0 <= on))
        .filter(|it| mine.has_assessment(it, &plans_of(&it.measure)))
        .collect();
    assessments.sort_by_key(|it| std::cmp::Reverse(it.on));
    let then = Then::of(pack, Day(on));
    let audits = pack.audits.iter().filter(|it| in_hand(pack, it, then) && mine.has_audit(it));
    Answers {
        off_target: picked(&|it| {
            matches!(it.year_to_date.judgement.status, Status::Red | Status::Amber)
        }),
        worsening: picked(&is_worsening),
        figures,
        exceptions: theirs
            .iter()
            .filter(|it| is_live(calendar, it, now))
            .map(|it| it.id.clone())
            .collect(),
        closed: closed.into_iter().map(|it| it.id.clone()).collect(),
        assessments: assessments.into_iter().map(|it| it.id.clone()).collect(),
        audits: audits.map(|it| it.id.clone()).collect(),
        actions: actions(pack, &mine, on),
        undated: undated_of(pack, &mine, on),
        risks: pack
            .risks
            .iter()
            .filter(|it| it.is_open_on(Day(on)) && mine.has_risk(it))
            .map(|it| it.id.clone())
            .collect(),
        unsigned: measures
            .iter()
            .copied()
            .filter(|at| {
                all.get(*at).is_some_and(|it| rests_on_unsigned(pack, it.measure, it.rating, now))
            })
            .collect(),
        measures,
    }
}

/// Whether something of an audit is still to be drawn or checked as at a day, of what is in the pack; of figures that were
/// there by then.
fn in_hand(pack: &Pack, audit: &Audit, then: Then) -> bool {
    let found = checked_by(pack, &audit.strata, then);
    audit.period.end(pack.calendar()) <= then.day().0
        && (found.waiting() > 0 || found.drawn + found.left_out == 0)
}

/// Whether a measure got worse than what it is compared with, or by more than chance explains.
fn is_worsening(rating: &Rating) -> bool {
    // Without a figure of the period shown nothing is known to get worse.
    let is_there = rating.this_period.actual.is_some();
    is_there && got_worse(rating)
}

fn got_worse(rating: &Rating) -> bool {
    rating.progress.progress == Progress::GotWorse
        || matches!(rating.news(), Some(Variation::Concern(_)))
}

fn actions(pack: &Pack, mine: &Mine<'_>, on: NaiveDate) -> Vec<Due> {
    let is_theirs = |due: &Due| match mine {
        Mine::Post(post) => due.is_of(pack, post),
        Mine::All | Mine::Plans(_) => {
            matches!(due.what, What::Work(..)) && mine.has(&due.plans, |_| false)
        }
    };
    unfinished(pack, on).into_iter().filter(is_theirs).collect()
}

fn undated_of(pack: &Pack, mine: &Mine<'_>, on: NaiveDate) -> Vec<Undated> {
    let Mine::Post(post) = mine else { return Vec::new() };
    undated(pack, on).into_iter().filter(|it| it.is_of(pack, post)).collect()
}

/// Whether a risk is a scope's: of a plan, those that it and the plans that feed it have; of a post, those that name it, and
/// those of its plans.
pub fn risks_of<'a>(pack: &'a Pack, scope: &'a Scope) -> impl Fn(&Risk) -> bool + 'a {
    let mine = Mine::of(pack, scope);
    move |risk| mine.has_risk(risk)
}

/// Of the exceptions and drafts that a tracker has, those of a scope: however they stand, by the plans of a year.
pub fn tracked_of(pack: &Pack, tracker: &Tracker, scope: &Scope, year: ReportingYear) -> Tracker {
    let mine = Mine::of(pack, scope);
    let standing = pack.plans_by_measure(year);
    let plans_of = |id: &MeasureId| -> Vec<PlanId> {
        let of = standing.get(id).map(Vec::as_slice).unwrap_or_default();
        of.iter().map(|plan| plan.id.clone()).collect()
    };
    let has = |id: &ExceptionId| {
        pack.exception(id).is_some_and(|it| mine.has_exception(it, &plans_of(&it.measure)))
    };
    let is_mine = |measure: &Measure| mine.has_measure(&measure.id, &plans_of(&measure.id));
    let members: Vec<usize> = (0..pack.measures.len())
        .filter(|at| pack.measures.get(*at).is_some_and(|it| is_mine(it)))
        .collect();
    let rows = tracker.rows.iter().filter(|row| has(&row.exception)).cloned().collect();
    Tracker { rows, ..tracker.of(&members) }
}

/// The measures of a scope in a year, in the order of the pack.
pub(in crate::report) fn measures_of<'a>(
    pack: &'a Pack,
    scope: &Scope,
    year: ReportingYear,
) -> Vec<&'a Measure> {
    let (mine, standing) = (Mine::of(pack, scope), pack.plans_by_measure(year));
    let is_mine = |it: &&Measure| {
        let of = standing.get(&it.id).map(Vec::as_slice).unwrap_or_default();
        let plans: Vec<PlanId> = of.iter().map(|plan| plan.id.clone()).collect();
        mine.has_measure(&it.id, &plans)
    };
    pack.measures.iter().map(AsRef::as_ref).filter(is_mine).collect()
}

/// What is somebody's.
enum Mine<'a> {
    /// All there is.
    All,
    /// These plans and whatever stands in them.
    Plans(BTreeSet<&'a PlanId>),
    /// What a post answers for.
    Post(Answering<'a>),
}

impl<'a> Mine<'a> {
    fn of(pack: &'a Pack, scope: &'a Scope) -> Self {
        match scope {
            Scope::Whole => Self::All,
            Scope::Plan(id) => {
                let all = pack.plans.iter().map(|plan| &plan.id);
                Self::Plans(all.filter(|plan| pack.feeds(plan, id)).collect())
            }
            Scope::Post(post) => Self::Post(Answering::of(pack, post)),
        }
    }

    fn has_measure(&self, id: &MeasureId, standing: &[PlanId]) -> bool {
        self.has(standing, |post| post.has_measure(id, standing))
    }

    fn has_exception(&self, exception: &Exception, standing: &[PlanId]) -> bool {
        self.has(standing, |post| post.has_exception(exception, standing))
    }

    fn has_assessment(&self, assessment: &Assessment, standing: &[PlanId]) -> bool {
        self.has(standing, |post| post.has_assessment(assessment, standing))
    }

    fn has_audit(&self, audit: &Audit) -> bool {
        let drawn = audit.strata.iter().filter_map(|it| it.plan.clone());
        self.has(&drawn.collect::<Vec<_>>(), |post| post.has_audit(audit))
    }

    fn has_risk(&self, risk: &Risk) -> bool {
        let plans = std::slice::from_ref(&risk.plan);
        self.has(plans, |post| post.has(&risk.owner, plans))
    }

    /// Whether it has something of these plans; a post, by what is asked of it.
    fn has(&self, plans: &[PlanId], asked: impl Fn(&Answering<'a>) -> bool) -> bool {
        match self {
            Self::All => true,
            Self::Plans(mine) => plans.iter().any(|id| mine.contains(id)),
            Self::Post(post) => asked(post),
        }
    }
}

/// The posts that have a plan in their portfolio, each once, by name.
pub fn portfolios(pack: &Pack) -> BTreeSet<&str> {
    let all = pack.plans.iter().map(|plan| plan.portfolio.trim());
    all.filter(|post| !post.is_empty()).collect()
}

/// Every post that is named for anything, each once, by name.
pub fn posts(pack: &Pack) -> Vec<String> {
    let specified = pack.measures.iter().flat_map(|measure| measure.specification.posts());
    let plans = pack.plans.iter().flat_map(|it| [it.owner.as_str(), &it.portfolio]);
    let actions = pack.actions.iter().map(|it| it.owner.as_str());
    let exceptions = pack.exceptions.iter().map(|it| it.owner.as_str());
    let risks = pack.risks.iter().map(|it| it.owner.as_str());
    let assessed = pack.assessments.iter().flat_map(|it| [it.reviewer.as_str(), &it.action_owner]);
    let auditors = pack.audits.iter().map(|it| it.auditor.as_str());
    let items = pack.meetings.iter().flat_map(|it| &it.items);
    let decided = items.flat_map(|it| &it.decisions).map(|it| it.who.as_str());
    let asked = pack.meetings.iter().flat_map(|it| &it.recommendations).map(|it| it.to.as_str());
    let all = specified.chain(plans).chain(actions).chain(exceptions).chain(risks);
    let all = all.chain(assessed).chain(auditors).chain(decided).chain(asked);
    let posts: BTreeSet<&str> = all.map(|post| post.trim()).filter(|it| !it.is_empty()).collect();
    posts.into_iter().map(str::to_owned).collect()
}
