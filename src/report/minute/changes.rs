//! What is different from the period before, by the same pack.

use super::member::Member;
use crate::model::{Accumulation, Calendar, Day, Pack, Period, Proposal, sorted};
use crate::rating::{self, AsAt, Rating, Status};

/// What happened to a measure since the period before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Its status to date is better.
    Better,
    /// Its status to date is worse.
    Worse,
    /// Its status to date is another, and a year began between: its count starts anew, or its target is another.
    Began,
    /// Its figure went late.
    Missing,
    /// It was rated, and isn't.
    Unrated,
    /// Its figure was late, and is there.
    Back,
    /// It wasn't rated, and is.
    Rated,
    /// A figure of this period or the one before is marked as revised; when, a pack doesn't say.
    Restated,
    /// A change of what was signed off was made.
    Moved,
}

impl Kind {
    /// Every kind, as told.
    pub const ALL: [Self; 9] = [
        Self::Better,
        Self::Worse,
        Self::Began,
        Self::Missing,
        Self::Unrated,
        Self::Back,
        Self::Rated,
        Self::Restated,
        Self::Moved,
    ];

    /// What stands before those it happened to.
    pub fn words(self) -> &'static str {
        match self {
            Self::Better => "Better",
            Self::Worse => "Worse",
            Self::Began => "Changed with the new year",
            Self::Missing => "Went late",
            Self::Unrated => "No longer rated",
            Self::Back => "Came in",
            Self::Rated => "Newly rated",
            Self::Restated => "Marked as revised",
            Self::Moved => "Target or terms moved",
        }
    }
}

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What happened.
    pub kind: Kind,
    /// To whom, by position.
    pub member: usize,
    /// The statuses before and after, or the period that was restated.
    pub detail: Detail,
}

/// What is to be known of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// From one status to another.
    Statuses(Status, Status),
    /// The period whose figure it is about.
    Period(Period),
    /// Nothing more.
    None,
}

/// All of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changes {
    /// The period compared with.
    pub since: Period,
    /// In the order of kinds, then as the measures come.
    pub all: Vec<Change>,
    /// Some of them had a rating then, be it of a figure that was late: there is something to compare with.
    pub comparable: bool,
}

impl Changes {
    /// Those of a kind.
    pub fn of(&self, kind: Kind) -> impl Iterator<Item = &Change> {
        self.all.iter().filter(move |change| change.kind == kind)
    }

    /// What is said beside those that there are: that nothing was rated before, which isn't that nothing changed.
    pub fn remark(&self) -> Option<String> {
        match (self.comparable, self.all.is_empty()) {
            (false, _) => Some(format!("No ratings for {} to compare with.", self.since.label())),
            (true, true) => Some("Nothing changed.".to_owned()),
            (true, false) => None,
        }
    }
}

/// What is different of `chosen` of `all` the pack's measures, rated as at `now`, from a period before. In a period that is
/// to come nothing has changed yet: what isn't due in it isn't "no longer rated".
pub fn changes_of(
    pack: &Pack,
    all: &[Member<'_>],
    chosen: &[usize],
    now: AsAt,
    before: AsAt,
) -> Changes {
    if rating::is_to_come(pack, now) {
        return Changes { since: before.period, all: Vec::new(), comparable: true };
    }
    let mut found = Vec::new();
    let mut comparable = false;
    for at in chosen {
        let Some(member) = all.get(*at) else { continue };
        let then = rating::rate(pack, member.measure, before);
        let status = then.year_to_date.judgement.status;
        comparable |=
            status.is_rated() || status == Status::Late || then.year_to_date.stale.is_some();
        let mut tell = |kind, detail| found.push(Change { kind, member: *at, detail });
        let has_begun = begins_anew(pack.calendar(), member, &then);
        of_status((member.rating, &then), has_begun, &mut tell);
        // While the same period is shown, as a half-year's is for six months, its mark is old news.
        if let Some(period) = restated(member).filter(|_| then.period != member.rating.period) {
            tell(Kind::Restated, Detail::Period(period));
        }
        if pack.proposals.iter().any(|it| it.is_of(&member.measure.id) && is_made(it, now, before))
        {
            tell(Kind::Moved, Detail::None);
        }
    }
    // Where nothing was rated before, that is said once and not of each.
    found.retain(|change| comparable || change.kind != Kind::Rated);
    let all = sorted(found, |one, other| one.kind.cmp(&other.kind));
    Changes { since: before.period, all, comparable }
}

/// Whether a year began since, with which what is rated is another thing: what adds up over the year starts from nothing, and
/// the target may have moved. What reports once a year has a year in each figure, so one is held against the last.
fn begins_anew(calendar: Calendar, Member { measure, rating }: &Member<'_>, then: &Rating) -> bool {
    let year = |rating: &Rating| rating.period.map(|period| calendar.year_of_period(period));
    let starts = !matches!(measure.accumulation, Some(Accumulation::Latest) | None);
    let moved = rating.year_target.bounds != then.year_target.bounds;
    let is_whole_year = matches!(rating.period, Some(Period::Year(_)));
    !is_whole_year && year(rating) != year(then) && (starts || moved)
}

/// What the headline did, in the same year or since another began.
fn of_status((now, then): (&Rating, &Rating), has_begun: bool, tell: &mut dyn FnMut(Kind, Detail)) {
    let status = |rating: &Rating| rating.year_to_date.judgement.status;
    // Nothing comes in without a figure of a later period than there was.
    let is_new = now.year_to_date.to > then.year_to_date.to;
    let (then, now) = (status(then), status(now));
    let statuses = Detail::Statuses(then, now);
    match (then, now) {
        (then, now) if then == now => {}
        (_, Status::Late) => tell(Kind::Missing, statuses),
        (Status::Late, _) if is_new => tell(Kind::Back, statuses),
        // Of rated ones the better comes first.
        (then, now) if then.is_rated() && now.is_rated() => {
            tell(
                match now < then {
                    _ if has_begun => Kind::Began,
                    true => Kind::Better,
                    false => Kind::Worse,
                },
                statuses,
            );
        }
        (then, now) if then.is_rated() && !now.is_rated() => tell(Kind::Unrated, statuses),
        // What was late and is rated without a new figure came in by nobody's doing.
        (then, now) if then != Status::Late && now.is_rated() => tell(Kind::Rated, statuses),
        _ => {}
    }
}

/// The latest of the period shown and the one before it whose figure is marked as revised.
fn restated(member: &Member<'_>) -> Option<Period> {
    let shown = member.rating.period?;
    [Some(shown), shown.plus(-1)].into_iter().flatten().find(|period| {
        member.measure.observation(*period).is_some_and(|observation| observation.revised)
    })
}

/// Whether an accepted change was made between two days, the first left out. It can't be told without days.
fn is_made(proposal: &Proposal, now: AsAt, before: AsAt) -> bool {
    let (Some(Day(made)), Some(from), Some(to)) = (proposal.made, before.on, now.on) else {
        return false;
    };
    from < made && made <= to
}
