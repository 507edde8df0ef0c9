//! One measure's strip: its history at a glance, and beside it what the figures support in words.

use super::cells::{Cell, cells};
use super::harm::harm;
use super::member::Member;
use super::said;
use crate::model::{Exception, Measure, Pack, Vocabulary};
use crate::rating::audit::overturned;
use crate::rating::exception::{is_closed, is_raised, promise_in_short};
use crate::rating::{self, AsAt, Status};

/// What is said of a measure. What the figures don't support is `None`, or an empty text.
#[derive(Clone, Debug, PartialEq)]
pub struct Strip {
    /// The status to date.
    pub status: Status,
    /// The periods up to the one shown, 24 at the most.
    pub cells: Vec<Cell>,
    /// The same in words, stretch by stretch.
    pub history: String,
    /// The figure to date, with its unit.
    pub figure: String,
    /// What it is held against: `plan at least 95%`.
    pub against: String,
    /// How much that is off by, in residents, homes or pounds where it is known.
    pub harm: Option<String>,
    /// Since when it is as it is.
    pub since: String,
    /// Whether that is chance.
    pub signal: Option<String>,
    /// How others do.
    pub others: Option<String>,
    /// What its officer said last, with the period where it isn't the one shown; else what its exception says; `None`:
    /// nobody has said anything.
    pub comment: Option<String>,
    /// By when it was promised back, how often that moved, and whether it was kept, in a line.
    pub promised: Option<String>,
}

impl Strip {
    /// How the measure is, in clauses: its figure, by how much that is off, since when, and whether that is chance.
    pub fn clauses(&self) -> Vec<String> {
        let figure = match self.against.is_empty() {
            true => self.figure.clone(),
            false => format!("{}, {}", self.figure, self.against),
        };
        let parts =
            [Some(figure), self.harm.clone(), Some(self.since.clone()), self.signal.clone()];
        parts.into_iter().flatten().filter(|it| !it.trim().is_empty()).collect()
    }
}

/// The strip of a measure as at `now`, in a vocabulary.
pub fn strip(pack: &Pack, member: Member<'_>, now: AsAt, words: Vocabulary) -> Strip {
    let Member { measure, rating } = member;
    let (cells, history) = history(pack, member, now, words);
    let (figure, against) = figure(member);
    let exception = open_exception(pack, measure, now);
    Strip {
        status: rating.year_to_date.judgement.status,
        history,
        figure,
        against,
        harm: harm(pack, member, now),
        since: said::since(&cells, rating, words),
        signal: said::signal(measure, rating),
        others: said::others(pack, measure, rating, now),
        comment: match rating.latest_comment(pack.calendar(), measure) {
            Some((at, comment)) if Some(at) == rating.period => Some(comment.to_owned()),
            Some((at, comment)) => Some(format!("{}: {comment}", at.label())),
            None => exception.map(its_cause),
        },
        promised: exception.and_then(|it| promise_in_short(pack.calendar(), measure, it, now)),
        cells,
    }
}

/// The figure to date of a measure, with its unit, and what it is held against.
pub fn figure(Member { measure, rating }: Member<'_>) -> (String, String) {
    let to_date = rating.year_to_date.judgement;
    let unit = rating::unit_words(measure).filter(|unit| unit.len() <= SHORT_UNIT);
    let figure = match (to_date.actual.map(|it| rating::printed(measure, it)), unit) {
        (Some(figure), Some(unit)) => format!("{figure} {unit}"),
        (figure, _) => figure.unwrap_or_else(|| "No figure".to_owned()),
    };
    (figure, said::against(measure, &to_date))
}

/// A measure's latest exception that isn't closed.
fn open_exception<'a>(pack: &'a Pack, measure: &Measure, now: AsAt) -> Option<&'a Exception> {
    let calendar = pack.calendar();
    let held = pack.exceptions.iter().rev().find(|it| {
        it.measure == measure.id
            && is_raised(calendar, it, now.period)
            && !is_closed(calendar, it, now)
    })?;
    Some(held)
}

/// By when a measure was promised back in its latest exception that isn't closed, how often that moved, and whether it was
/// kept, in a line; `None` where nothing was promised.
pub fn promised(pack: &Pack, measure: &Measure, now: AsAt) -> Option<String> {
    promise_in_short(pack.calendar(), measure, open_exception(pack, measure, now)?, now)
}

/// The cause that an exception gives.
fn its_cause(exception: &Exception) -> String {
    let cause = match exception.cause.trim() {
        "" => "nobody has said why",
        cause => cause,
    };
    format!("Its exception: {cause}")
}

/// A measure's history as at `now`: the periods up to the one shown, 24 at the most, and the same in words.
pub fn history(
    pack: &Pack,
    member: Member<'_>,
    now: AsAt,
    words: Vocabulary,
) -> (Vec<Cell>, String) {
    let cells = cells(pack, member.measure, member.rating, now);
    let told = said::history(&cells, words);
    (cells, told)
}

/// Whether a measure will make the year's target, as at `now`, and what audits make of its rating; `None` where there is
/// nothing to say of either. Both take longer than all else that a strip says.
pub fn ahead(pack: &Pack, measure: &Measure, now: AsAt, words: Vocabulary) -> Option<String> {
    let ahead = said::ahead(&rating::forecast(pack, measure, now), words);
    match (ahead, overturned(pack, measure, now).map(|it| it.words(words))) {
        (Some(ahead), Some(audited)) => Some(format!("{ahead}. {audited}")),
        (ahead, audited) => ahead.or(audited),
    }
}

/// The longest unit that stands beside a figure, in bytes.
const SHORT_UNIT: usize = 6;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Exception, ExceptionState, Observation, Promise, Trigger};
    use crate::rating::rate;
    use std::sync::Arc;

    #[test]
    fn says_what_its_exception_says_where_nobody_has_commented() {
        let of = |cause: &str, promise: bool| {
            let (period, id) = ("2025-04".parse().unwrap(), "x".into());
            let mut held = Exception::new(id, "X".into(), "m".into(), period, Trigger::Red);
            held.cause = cause.to_owned();
            if promise {
                let (by, on) = ("2025-09-30".parse().unwrap(), "2025-05-20".parse().unwrap());
                held.promises.push(Promise { by, on, ..Promise::default() });
            }
            held
        };
        let check = |comment: Option<&str>,
                     held: Option<Exception>,
                     expected: Option<&str>,
                     promised: Option<&str>| {
            let mut entry: Observation =
                serde_json::from_str(r#"{"period":"2025-05","value":1}"#).unwrap();
            entry.comment = comment.map(str::to_owned);
            let frequency = Some(crate::model::Frequency::Monthly);
            let measure =
                Measure { id: "m".into(), frequency, series: vec![entry], ..Measure::default() };
            let pack = Pack {
                measures: vec![Arc::new(measure.clone())],
                exceptions: held.map(Arc::new).into_iter().collect(),
                ..Pack::default()
            };
            let now = AsAt { period: "2025-05".parse().unwrap(), on: None };
            let rating = rate(&pack, &measure, now);
            let member = Member { measure: &measure, rating: &rating };
            let said = strip(&pack, member, now, Vocabulary::RedAmberGreen);
            assert_eq!(said.comment.as_deref(), expected);
            assert_eq!(said.promised.as_deref(), promised);
        };
        check(None, None, None, None);
        let cause = Some("Its exception: Rents rose.");
        let back = Some("Promised back by 30 Sep 2025.");
        check(None, Some(of("Rents rose.", false)), cause, None);
        check(None, Some(of("Rents rose.", true)), cause, back);
        check(None, Some(of(" ", false)), Some("Its exception: nobody has said why"), None);
        check(Some("Busy"), Some(of("Rents rose.", true)), Some("Busy"), back);
        let later = Exception { raised: "2025-06".parse().unwrap(), ..of("Later", true) };
        check(None, Some(later), None, None);
        let closed = Exception {
            state: ExceptionState::Closed,
            closed_after: "2025-04".parse().ok(),
            ..of("Over", true)
        };
        check(None, Some(closed), None, None);
    }
}
