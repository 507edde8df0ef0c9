//! What is due from whom (FRAMEWORK R1): the figures of the period shown, counted as scorecards and the grid of figures
//! count them; and work and reviews that are late or due soon, by post.

use super::minute::{Member, Scope, chosen};
use crate::model::{Pack, Period};
use crate::planning::due::{Due, State, figure_due, pressing};
use crate::rating::{AsAt, FigureState, Status, figure_state};
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;

/// Due within so many days is soon.
const SOON: Days = Days::new(30);

/// What is due from whom, of a scope.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Owed {
    /// The figures of the period shown.
    pub figures: Figures,
    /// What is late or due soon, by the post that owes it: whoever is late with most comes first, what nobody is named
    /// for last.
    pub posts: Vec<OfPost>,
}

/// How many figures are there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Of how many measures.
    pub all: usize,
    /// There.
    pub there: usize,
    /// Due, and not there.
    pub lacking: usize,
    /// Not due yet, or missing for a reason; or it isn't said when they are.
    pub awaited: usize,
    /// Those of them of whose measure nobody has said how often it reports.
    pub unsaid: usize,
    /// Those that lack one and that their scorecard calls late: without a target or a polarity it says that instead.
    pub called_late: usize,
}

/// What a post owes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfPost {
    /// Which; empty for what nobody is named for.
    pub post: String,
    /// What is late first, then by day.
    pub due: Vec<Due>,
    /// How many of them are late.
    pub late: usize,
}

/// What is due of a scope of `all` the pack's measures, which are rated as at `now`.
pub fn owed(pack: &Pack, all: &[Member<'_>], scope: &Scope, now: AsAt) -> Owed {
    let calendar = pack.calendar();
    let on = now.on.unwrap_or(now.period.end(calendar));
    let year = calendar.year_of_period(now.period);
    let plans = pack.plans_by_measure(year);
    let members = chosen(pack, all, scope, year);
    let lacking = members.iter().filter_map(|at| {
        let Member { measure, rating } = all.get(*at)?;
        let plans = plans.get(&measure.id).map(Vec::as_slice).unwrap_or_default();
        let plans = plans.iter().map(|plan| plan.id.clone()).collect();
        let (period, _) = asked_for(pack, Member { measure, rating }, on)?;
        figure_due(pack, measure, period, plans, on).filter(Due::lacks_figure)
    });
    let mut found: Vec<Due> = lacking.collect();
    let soon = on.checked_add_days(SOON).unwrap_or(on);
    // Not figures, which are of the period shown.
    found.extend(pressing(pack, soon, on).into_iter().filter(|due| is_in(due, scope)));
    Owed { figures: count(pack, all, &members, on), posts: by_post(found) }
}

/// How many figures of a scope of `all` the pack's measures are there, as at `now`.
pub fn figures(pack: &Pack, all: &[Member<'_>], scope: &Scope, now: AsAt) -> Figures {
    let calendar = pack.calendar();
    let members = chosen(pack, all, scope, calendar.year_of_period(now.period));
    count(pack, all, &members, now.on.unwrap_or(now.period.end(calendar)))
}

fn count(pack: &Pack, all: &[Member<'_>], members: &[usize], on: NaiveDate) -> Figures {
    let mut figures = Figures::default();
    for member in members.iter().filter_map(|at| all.get(*at)) {
        let state = asked_for(pack, *member, on).map(|(_, state)| state);
        figures.take(state, is_called_late(member));
        figures.unsaid += usize::from(member.measure.frequency.is_none() && state.is_none());
    }
    figures
}

fn is_called_late(member: &Member<'_>) -> bool {
    member.rating.year_to_date.judgement.status == Status::Late
}

/// The period whose figure is asked for, and whether it is there: the one shown; where that isn't late and the year to
/// date is, the latest of the year before it that is.
pub(super) fn asked_for(
    pack: &Pack,
    member: Member<'_>,
    on: NaiveDate,
) -> Option<(Period, FigureState)> {
    let shown = member.rating.period?;
    let state = |period| figure_state(pack, member.measure, period, on);
    let of_shown = state(shown);
    if of_shown == FigureState::Late || !is_called_late(&member) {
        return Some((shown, of_shown));
    }
    let earlier = (1..=MOST_OF_A_YEAR).filter_map(|back| shown.plus(-back));
    let late = earlier.map(|period| (period, state(period)));
    late.into_iter().find(|(_, state)| *state == FigureState::Late).or(Some((shown, of_shown)))
}

/// As many periods of a year can come before one of them.
const MOST_OF_A_YEAR: i32 = 11;

impl Figures {
    fn take(&mut self, state: Option<FigureState>, called_late: bool) {
        self.all += 1;
        match state {
            Some(FigureState::In) => self.there += 1,
            Some(FigureState::Late) => {
                self.lacking += 1;
                self.called_late += usize::from(called_late);
            }
            Some(FigureState::ToCome | FigureState::Missing(_)) | None => self.awaited += 1,
        }
    }

    /// `31 of 40 figures for Sep 2025 are in; 6 lack a figure; 3 aren’t due, or are missing for a reason`.
    pub fn words(&self, period: &str) -> String {
        let Self { all, there, lacking, awaited, unsaid, .. } = self;
        let are = if *there == 1 { "is" } else { "are" };
        let lack = if *lacking == 1 { "lacks" } else { "lack" };
        let mut words =
            format!("{there} of {all} figures for {period} {are} in; {lacking} {lack} a figure");
        match awaited.saturating_sub(*unsaid) {
            0 => {}
            1 => words += "; 1 isn’t due, or is missing for a reason",
            count => words += &format!("; {count} aren’t due, or are missing for a reason"),
        }
        match unsaid {
            0 => {}
            1 => words += "; of 1 it isn’t said how often it reports",
            count => words += &format!("; of {count} it isn’t said how often they report"),
        }
        words
    }

    /// That the scorecard calls fewer of them late, and why; `None` where it calls all so.
    pub fn not_called_late(&self) -> Option<String> {
        let others = self.lacking - self.called_late;
        (others > 0).then(|| {
            format!(
                "Its scorecard calls {} of them late; {others} can’t be rated, for want of a target or a polarity.",
                self.called_late
            )
        })
    }
}

fn is_in(due: &Due, scope: &Scope) -> bool {
    match scope {
        Scope::Whole => true,
        Scope::Plan(id) => due.plans.contains(id),
        Scope::Post(post) => due.is_of_post(post),
    }
}

fn by_post(found: Vec<Due>) -> Vec<OfPost> {
    let mut by_post: BTreeMap<String, Vec<Due>> = BTreeMap::new();
    for due in found {
        by_post.entry(due.post.clone()).or_default().push(due);
    }
    let made = by_post.into_iter().map(|(post, mut due)| {
        due.sort_by_key(|it| (it.state != State::Late, it.day));
        let late = due.iter().filter(|it| it.state == State::Late).count();
        OfPost { post, due, late }
    });
    let mut posts: Vec<OfPost> = made.collect();
    posts.sort_by_key(|it| (it.post.is_empty(), std::cmp::Reverse(it.late)));
    posts
}
