//! What is due from whom (FRAMEWORK R1): the figures of the period shown, counted as scorecards and the grid of figures
//! count them; and work and reviews that are late or due soon, by post.

use super::minute::{Member, Scope, chosen};
use crate::model::{Measure, Pack};
use crate::planning::Answering;
use crate::planning::due::{Asked, Asking, Due, State, figure_due, pressing};
use crate::rating::{AsAt, FigureState, Status};
use chrono::Days;
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

/// How many figures are there. Each measure is counted once: there, lacking, awaited, unsaid or not collected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Of how many measures.
    pub all: usize,
    /// There.
    pub there: usize,
    /// Due, and not there.
    pub lacking: usize,
    /// Not due yet, or missing for a reason; or their measure reports at dates of its own.
    pub awaited: usize,
    /// Nobody has said how often their measure reports.
    pub unsaid: usize,
    /// Their measure isn't collected then, or its plans don't run.
    pub not_collected: usize,
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
    let asking = Asking::of(pack, now);
    let lacking = members.iter().filter_map(|at| {
        let Member { measure, .. } = all.get(*at)?;
        let plans = plans.get(&measure.id).map(Vec::as_slice).unwrap_or_default();
        let plans = plans.iter().map(|plan| plan.id.clone()).collect();
        figure_due(pack, measure, asking.lacking(pack, measure)?, plans, on)
    });
    let mut found: Vec<Due> = lacking.collect();
    let soon = on.checked_add_days(SOON).unwrap_or(on);
    let post = match scope {
        Scope::Post(post) => Some(Answering::of(pack, post)),
        Scope::Whole | Scope::Plan(_) => None,
    };
    // Not figures, which are of the period shown.
    let others = pressing(pack, soon, on).into_iter();
    found.extend(
        others.filter(|due| {
            is_in(due, scope) && post.as_ref().is_none_or(|post| due.is_of(pack, post))
        }),
    );
    Owed { figures: count(pack, all, &members, &asking), posts: by_post(found) }
}

/// How many figures of a scope of `all` the pack's measures are there, as at `now`.
pub fn figures(pack: &Pack, all: &[Member<'_>], scope: &Scope, now: AsAt) -> Figures {
    let calendar = pack.calendar();
    let members = chosen(pack, all, scope, calendar.year_of_period(now.period));
    count(pack, all, &members, &Asking::of(pack, now))
}

fn count(pack: &Pack, all: &[Member<'_>], members: &[usize], asking: &Asking) -> Figures {
    let mut figures = Figures::default();
    for member in members.iter().filter_map(|at| all.get(*at)) {
        figures.take(asking.asked(pack, member.measure), member.measure, is_called_late(member));
    }
    figures
}

fn is_called_late(member: &Member<'_>) -> bool {
    member.rating.year_to_date.judgement.status == Status::Late
}

impl Figures {
    fn take(&mut self, asked: Asked, measure: &Measure, called_late: bool) {
        self.all += 1;
        match asked {
            Asked::Figure(_, FigureState::In) => self.there += 1,
            Asked::Figure(_, FigureState::Late) => {
                self.lacking += 1;
                self.called_late += usize::from(called_late);
            }
            Asked::NotCollected => self.not_collected += 1,
            Asked::Figure(..) | Asked::Untold if measure.frequency.is_none() => self.unsaid += 1,
            Asked::Figure(..) | Asked::Untold => self.awaited += 1,
        }
    }

    /// How many are neither there nor owed.
    pub fn not_owed(&self) -> usize {
        self.all - self.there - self.lacking
    }

    /// `31 of 40 figures for Sep 2025 are in; 6 lack a figure; 3 aren’t due, or are missing for a reason`.
    pub fn words(&self, period: &str) -> String {
        let Self { all, there, lacking, awaited, unsaid, not_collected, .. } = self;
        let are = if *there == 1 { "is" } else { "are" };
        let lack = if *lacking == 1 { "lacks" } else { "lack" };
        let mut words =
            format!("{there} of {all} figures for {period} {are} in; {lacking} {lack} a figure");
        match awaited {
            0 => {}
            1 => words += "; 1 isn’t due, or is missing for a reason",
            count => words += &format!("; {count} aren’t due, or are missing for a reason"),
        }
        match unsaid {
            0 => {}
            1 => words += "; of 1 it isn’t said how often it reports",
            count => words += &format!("; of {count} it isn’t said how often they report"),
        }
        match not_collected {
            0 => {}
            1 => words += "; 1 isn’t collected then, or its plan doesn’t run",
            count => {
                words += &format!("; {count} aren’t collected then, or their plans don’t run");
            }
        }
        words
    }

    /// How many lack one and aren't called late, which is what needs attention: `11 lack a figure`, or `11 more lack a
    /// figure` beside those that are; `None` where all are.
    pub fn lacking_unsaid(&self) -> Option<String> {
        let more = if self.called_late > 0 { " more" } else { "" };
        match self.lacking - self.called_late {
            0 => None,
            1 => Some(format!("1{more} lacks a figure")),
            count => Some(format!("{count}{more} lack a figure")),
        }
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

/// Whether it is of the scope's plan, where that is one.
fn is_in(due: &Due, scope: &Scope) -> bool {
    match scope {
        Scope::Plan(id) => due.plans.contains(id),
        Scope::Whole | Scope::Post(_) => true,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Frequency;

    fn counted(asked: &[(Asked, bool)]) -> Figures {
        let measure = Measure { frequency: Some(Frequency::Monthly), ..Measure::default() };
        let mut figures = Figures::default();
        for (asked, called_late) in asked {
            figures.take(*asked, &measure, *called_late);
        }
        figures
    }

    #[test]
    fn each_measure_is_counted_once() {
        let period = "2025-09".parse().unwrap();
        let of = |state| (Asked::Figure(period, state), false);
        let mut figures = counted(&[
            of(FigureState::In),
            of(FigureState::Late),
            of(FigureState::ToCome),
            (Asked::Untold, false),
            (Asked::NotCollected, false),
            (Asked::NotCollected, false),
        ]);
        figures.take(Asked::Untold, &Measure::default(), false);
        let Figures { all, there, lacking, awaited, unsaid, not_collected, .. } = figures;
        assert_eq!((there, lacking, awaited, unsaid, not_collected), (1, 1, 2, 1, 2));
        assert_eq!(all, there + lacking + awaited + unsaid + not_collected);
        assert_eq!(figures.not_owed(), 5);
        assert_eq!(
            figures.words("Sep 2025"),
            "1 of 7 figures for Sep 2025 is in; 1 lacks a figure; 2 aren’t due, or are missing for a reason; of 1 it isn’t said how often it reports; 2 aren’t collected then, or their plans don’t run"
        );
    }

    #[test]
    fn what_lacks_a_figure_and_is_not_called_late_is_said_beside_what_is() {
        let late = (Asked::Figure("2025-09".parse().unwrap(), FigureState::Late), true);
        let unrated = (late.0, false);
        let check = |asked: &[(Asked, bool)], expected: Option<&str>| {
            assert_eq!(counted(asked).lacking_unsaid().as_deref(), expected);
        };
        check(&[], None);
        check(&[late], None);
        check(&[unrated], Some("1 lacks a figure"));
        check(&[unrated, unrated], Some("2 lack a figure"));
        check(&[late, unrated], Some("1 more lacks a figure"));
        check(&[late, unrated, unrated], Some("2 more lack a figure"));
    }
}
