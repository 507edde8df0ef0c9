//! A chart's title: what happened, in a phrase.

use super::audit::overturned;
use super::case::Case;
use super::requirement::period_noun;
use super::see_judge_act::continued;
use super::status::{Judgement, Side, Status};
use super::timeline::AsAt;
use super::words::printed;
use crate::model::{
    Accumulation, Bounds, Measure, MissingReason, Number, Observation, Pack, Period, Reading,
    Vocabulary,
};

/// Consecutive figures that must all move one way to be called rising or falling.
const MOVES: usize = 3;

/// A text in place of a figure is said in a title up to so many characters.
const LONGEST_TEXT: usize = 60;

/// What happened up to the period shown: where it stands against plan and since when, and whether it
/// has kept moving one way ("Below plan for 3 months running, and falling"). Without a rating: what
/// the figures did, or what is missing. Where an audit overturns the rating, both are said, in some words for statuses.
pub fn finding(pack: &Pack, measure: &Measure, as_at: AsAt, words: Vocabulary) -> String {
    let published = as_published(pack, measure, as_at);
    match overturned(pack, measure, as_at) {
        Some(found) => format!("As published, {}; {}", continued(&published), found.beside(words)),
        None => published,
    }
}

/// The same by the figures as they were published.
fn as_published(pack: &Pack, measure: &Measure, as_at: AsAt) -> String {
    let case = Case::new(pack.calendar(), measure, as_at.on).as_at(as_at.period);
    let Some(period) = case.period_shown(as_at.period) else {
        return "No figures to show yet".to_owned();
    };
    let judgement = case.this_period(period);
    if judgement.status.is_rated() {
        return format!("{}{}", case.standing(period, &judgement), case.movement(period));
    }
    match judgement.actual {
        Some(actual) => case.change(period, actual),
        None => case.absence(period, &judgement),
    }
}

impl Case<'_> {
    /// Where it stands against plan, and for how long it has stood there without a break.
    fn standing(&self, period: Period, judgement: &Judgement) -> String {
        let place = Place::of(judgement);
        let earlier = std::iter::successors(period.plus(-1), |period| period.plus(-1))
            .take_while(|earlier| {
                let judgement = self.this_period(*earlier);
                judgement.status.is_rated() && Place::of(&judgement) == place
            })
            .count();
        match earlier {
            0 => format!("{} in {}", place.words(), period.label()),
            _ => format!(
                "{} for {} {}s running",
                place.words(),
                earlier + 1,
                period_noun(period.frequency())
            ),
        }
    }

    /// Whether the last few figures all moved one way. A running total always rises: that says nothing.
    fn movement(&self, period: Period) -> &'static str {
        if self.measure.accumulation == Some(Accumulation::Running) {
            return "";
        }
        let figures: Vec<Number> = std::iter::successors(Some(period), |period| period.plus(-1))
            .take(MOVES + 1)
            .map_while(|period| self.this_period(period).actual)
            .collect();
        let all = |moved: fn(&[Number; 2]) -> bool| {
            figures.len() == MOVES + 1 && figures.array_windows().all(moved)
        };
        if all(|[later, earlier]| later > earlier) {
            ", and rising"
        } else if all(|[later, earlier]| later < earlier) {
            ", and falling"
        } else {
            ""
        }
    }

    /// What an unrated figure did since the latest one before it.
    fn change(&self, period: Period, actual: Number) -> String {
        let now = printed(self.measure, actual);
        let Some((before, previous)) = self.latest_before(period) else {
            return format!("{now} in {}", period.label());
        };
        let (year, label) = (self.year_of(period), period.label());
        // A running total begins again with its year: the last of the year before is no figure that it rose or fell from.
        if self.measure.accumulation == Some(Accumulation::Running) && self.year_of(before) != year
        {
            return format!("{now} in {label}, its first figure of {year}");
        }
        let (then, since) = (printed(self.measure, previous), before.label());
        if actual > previous {
            format!("Rose from {then} in {since} to {now} in {}", period.label())
        } else if actual < previous {
            format!("Fell from {then} in {since} to {now} in {}", period.label())
        } else {
            format!("{now} in {}, as in {since}", period.label())
        }
    }

    /// What is missing, and what came last.
    fn absence(&self, period: Period, judgement: &Judgement) -> String {
        let missing = match judgement.status {
            Status::Late => format!("The figure for {} is late", period.label()),
            _ => self.nothing(period),
        };
        match self.latest_before(period) {
            Some((before, figure)) => format!(
                "{missing}; the latest is {} in {}",
                printed(self.measure, figure),
                before.label()
            ),
            None => missing,
        }
    }

    /// That a period has no figure, with what stands in its place: a text that is no number, or a reason.
    fn nothing(&self, period: Period) -> String {
        let found = self.held(period);
        if let Some(text) = found.and_then(Self::short_text) {
            return format!("“{text}” for {}, which is not a number", period.label());
        }
        let why = match found.map(|held| held.reading) {
            Some(Reading::Missing(MissingReason::Suppressed)) => ": it is suppressed",
            Some(Reading::Missing(MissingReason::NotComparable)) => ": it is not comparable",
            _ => "",
        };
        format!("No figure for {}{why}", period.label())
    }

    /// The text that was found in place of a figure, where it is short enough for a title.
    fn short_text(held: &Observation) -> Option<&str> {
        let text = held.text.as_deref()?.trim();
        let short = !text.is_empty() && text.chars().count() <= LONGEST_TEXT;
        (held.reading == Reading::Unread && short).then_some(text)
    }

    /// The latest figure before a period, of the same frequency.
    fn latest_before(&self, period: Period) -> Option<(Period, Number)> {
        let start = period.end(self.calendar);
        self.measure
            .series
            .iter()
            .map(|observation| observation.period)
            .filter(|other| other.frequency() == period.frequency())
            .filter(|other| other.end(self.calendar) < start)
            .filter_map(|other| Some((other, self.this_period(other).actual?)))
            .max_by_key(|(other, _)| other.end(self.calendar))
    }
}

/// Where a rated figure lies.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    OnPlan,
    BelowPlan,
    AbovePlan,
    InRange,
    OutsideRange,
}

impl Place {
    fn of(judgement: &Judgement) -> Self {
        let range = matches!(judgement.plan, Some(Bounds::Range { .. }));
        match (judgement.status, range, judgement.side) {
            (Status::Green, true, _) => Self::InRange,
            (_, true, _) => Self::OutsideRange,
            (Status::Green, ..) => Self::OnPlan,
            (_, _, Some(Side::Below)) => Self::AbovePlan,
            _ => Self::BelowPlan,
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::OnPlan => "On plan",
            Self::BelowPlan => "Below plan",
            Self::AbovePlan => "Above plan",
            Self::InRange => "Inside the planned range",
            Self::OutsideRange => "Outside the planned range",
        }
    }
}
