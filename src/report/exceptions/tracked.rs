//! One exception, and where it stands.

use crate::model::{
    Action, Calendar, Day, Exception, ExceptionId, ExceptionState, Measure, Pack, Vocabulary,
    day_label,
};
use crate::rating::exception::{
    ActionEffect, Kept, Recovery, action_effects, actions_of, is_closed, is_waived_on, kept_of,
    months_words, promised, recovery_of,
};
use crate::rating::see_judge_act::continued;
use crate::rating::{AsAt, Rating, Status};

/// How an exception stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// It is being looked into, or being mended.
    Live(ExceptionState),
    /// It is waived.
    Waived,
    /// It is closed.
    Closed,
}

impl Standing {
    fn of(calendar: Calendar, exception: &Exception, as_at: AsAt) -> Self {
        match exception.state {
            _ if is_closed(calendar, exception, as_at) => Self::Closed,
            _ if is_waived_on(calendar, exception, as_at) => Self::Waived,
            // What closed later was being mended then.
            ExceptionState::Closed => Self::Live(ExceptionState::InRecovery),
            state => Self::Live(state),
        }
    }

    /// As printed.
    pub fn words(self) -> &'static str {
        match self {
            Self::Live(state) => state.words(),
            Self::Waived => "Waived",
            Self::Closed => ExceptionState::Closed.words(),
        }
    }

    /// Where it stands in a list: what is still to come first, whatever its owner says of it.
    pub fn rank(self) -> u8 {
        match self {
            Self::Live(_) => 0,
            Self::Waived => 1,
            Self::Closed => 2,
        }
    }

    /// Whether something is still to come of it.
    pub fn is_live(self) -> bool {
        matches!(self, Self::Live(_))
    }
}

/// An exception as at a point.
#[derive(Clone, Debug, PartialEq)]
pub struct Tracked {
    /// Which.
    pub exception: ExceptionId,
    /// Its measure, by position among the members.
    pub at: Option<usize>,
    /// How it stands.
    pub standing: Standing,
    /// It is closed, and the year to date of its measure is red all the same: it carries what was before.
    pub still_red: bool,
    /// How old it is, or was when it closed: `7 months`.
    pub age: String,
    /// By when it is looked at again, and whether that day is past; of one that isn't closed.
    pub review: Option<(Day, bool)>,
    /// By when it is to be back on track, and what became of that.
    pub promise: Option<(Day, Kept)>,
    /// What was promised first.
    pub first: Option<Day>,
    /// How often that day moved.
    pub moves: usize,
    /// How its recovery goes.
    pub recovery: Recovery,
}

impl Tracked {
    /// The same where it is known how its measure is rated.
    pub fn rated(mut self, rating: Option<&Rating>) -> Self {
        let red = rating.is_some_and(|it| it.year_to_date.judgement.status == Status::Red);
        self.still_red = red && self.standing == Standing::Closed;
        self
    }

    /// Whether its review is past, or the day by which it was to be back, and it isn't; of one that isn't closed or waived.
    pub fn is_overdue(&self) -> bool {
        let is_broken =
            self.promise.is_some_and(|(_, kept)| matches!(kept, Kept::No(_) | Kept::CannotTell(_)));
        self.standing.is_live() && (is_broken || self.review.is_some_and(|(_, late)| late))
    }

    /// How it stands, as printed: `Closed; still red to date`.
    pub fn standing_words(&self, words: Vocabulary) -> String {
        match self.still_red {
            true => format!(
                "{}; still {} to date",
                self.standing.words(),
                continued(Status::Red.words(words))
            ),
            false => self.standing.words().to_owned(),
        }
    }

    /// What was promised first, and how often that day moved: `first promised 31 Dec 2025, moved 2 times`; nothing where it
    /// stands as it was promised first.
    pub fn moves_words(&self) -> Option<String> {
        let first = self.first.filter(|_| self.moves > 0)?;
        let times = match self.moves {
            1 => "once".to_owned(),
            count => format!("{count} times"),
        };
        Some(format!("first promised {}, moved {times}", day_label(first.0)))
    }

    /// An exception as at a point; its measure is at a position among the members.
    pub fn of(pack: &Pack, exception: &Exception, at: Option<usize>, as_at: AsAt) -> Self {
        let measure = pack.measure(&exception.measure);
        Self::about(pack.calendar(), exception, (at, measure), as_at)
    }

    /// The same about a measure that was found already.
    pub fn about(
        calendar: Calendar,
        exception: &Exception,
        (at, measure): (Option<usize>, Option<&Measure>),
        as_at: AsAt,
    ) -> Self {
        let today = as_at.on.unwrap_or(as_at.period.end(calendar));
        let standing = Standing::of(calendar, exception, as_at);
        let from = exception.raised_on.unwrap_or(Day(exception.raised.end(calendar)));
        let over = exception.closed_on.filter(|_| standing == Standing::Closed);
        let to = over.unwrap_or(Day(today)).max(from);
        let found = promised(exception, as_at);
        let live = |_: &Day| standing.is_live();
        Self {
            exception: exception.id.clone(),
            at,
            standing,
            still_red: false,
            age: months_words(from, to),
            review: exception.review_by.filter(live).map(|day| (day, day.0 < today)),
            promise: found.map(|it| (it.last.by, kept_of(calendar, || measure, it.last, as_at))),
            first: found.map(|it| it.first.by),
            moves: found.map_or(0, |it| it.moves),
            recovery: recovery_of(calendar, || measure, exception, as_at),
        }
    }
}

/// That an exception was waived, after words that begin the sentence: `Waived by Cabinet on 1 Jun 2025, until 31 Dec
/// 2025: counted anew`. Nothing of one that wasn't.
pub fn waiver_words(exception: &Exception, begin: &str) -> Option<String> {
    if !exception.is_waived() {
        return None;
    }
    let parts = [
        Some(exception.waived_by.trim()).filter(|by| !by.is_empty()).map(|by| format!(" by {by}")),
        exception.waived_on.map(|day| format!(" on {}", day_label(day.0))),
        exception.waived_until.map(|day| format!(", until {}", day_label(day.0))),
    ];
    let parts = parts.into_iter().flatten().collect::<String>();
    Some(format!("{begin}{parts}: {}", exception.waiver.trim()))
}

/// An action of an exception with what was expected of it and what came of that.
#[derive(Clone, Debug, PartialEq)]
pub struct Effect<'a> {
    /// The action.
    pub action: &'a Action,
    /// Its effect; `None` where none was promised.
    pub effect: Option<ActionEffect>,
}

/// The actions of an exception, and what came of them. Apart from [`Tracked`], since it takes the measure's chart.
pub fn effects<'a>(pack: &'a Pack, exception: &Exception, as_at: AsAt) -> Vec<Effect<'a>> {
    let measure = pack.measure(&exception.measure);
    effects_among(pack, measure, actions_of(pack, exception), as_at)
}

/// The same of actions that were found already, on a measure that was.
pub fn effects_among<'a>(
    pack: &Pack,
    measure: Option<&Measure>,
    actions: Vec<&'a Action>,
    as_at: AsAt,
) -> Vec<Effect<'a>> {
    let found = match measure {
        Some(measure) => action_effects(pack, measure, &actions, as_at),
        None => vec![None; actions.len()],
    };
    actions.into_iter().zip(found).map(|(action, effect)| Effect { action, effect }).collect()
}
