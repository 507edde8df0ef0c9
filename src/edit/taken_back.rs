//! What undo may not hide (RULES 14): a draw of an audit that was taken back stays in the history with its seed and with
//! what was drawn, or a draw could be made again until it suits.

use crate::edit::Context;
use crate::edit::chain::follow;
use crate::model::{Altered, Audit, Day, Event, Pack, Period, Stratum};

/// What the history calls it.
const TAKEN_BACK: &str = "Take back a draw of an audit";

/// A draw that was taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenBack<'a> {
    /// The day on which it was.
    pub on: Day,
    /// The post that did; empty where it didn't say.
    pub by: &'a str,
    /// Its seed and what was drawn, in words.
    pub words: &'a str,
}

/// Notes in the history of the pack after an undo or redo the draws that it hasn't any more, and those that the history
/// before told of as taken back.
pub fn note_taken_back(before: &Pack, after: &mut Pack, context: &Context) {
    let lost = before.audits.iter().flat_map(|audit| {
        let drawn = audit.strata.iter().filter(|stratum| !stratum.drawn.is_empty());
        drawn.filter(|stratum| !stands(after, audit, stratum)).map(|it| altered(before, audit, it))
    });
    let told_before = told(before).flat_map(|event| event.changes.iter().cloned());
    let known = |change: &Altered| told(after).any(|event| event.changes.contains(change));
    let mut changes: Vec<Altered> = Vec::new();
    for change in told_before.chain(lost) {
        if !known(&change) && !changes.contains(&change) {
            changes.push(change);
        }
    }
    let Some(on) = context.on.filter(|_| !changes.is_empty()) else { return };
    let (by, what) = (context.by.clone(), TAKEN_BACK.to_owned());
    let event = Event { on: Day(on), by, what, changes, ..Event::default() };
    let stood = after.clone();
    follow(Some(&stood), after, event);
}

/// The draws of a directorate's figures of a period that were taken back, the earliest first: of whichever audit, since one
/// may be removed and made again.
pub fn taken_back<'a>(
    pack: &'a Pack,
    period: Period,
    stratum: &'a Stratum,
) -> impl Iterator<Item = TakenBack<'a>> {
    let place = place(period, stratum);
    told(pack).flat_map(move |event| {
        let place = place.clone();
        let here = event.changes.iter().filter(move |change| change.place == place);
        let words = here.filter_map(|change| change.before.as_deref());
        words.map(|words| TakenBack { on: event.on, by: &event.by, words })
    })
}

fn told(pack: &Pack) -> impl Iterator<Item = &Event> {
    pack.history.iter().map(AsRef::as_ref).filter(|event| event.what == TAKEN_BACK)
}

/// Whether a pack still has a draw, by its seed.
fn stands(pack: &Pack, audit: &Audit, stratum: &Stratum) -> bool {
    pack.audit(&audit.id).is_some_and(|held| {
        held.strata.iter().any(|it| {
            (&it.name, &it.seed) == (&stratum.name, &stratum.seed) && !it.drawn.is_empty()
        })
    })
}

fn place(period: Period, stratum: &Stratum) -> String {
    format!("Draw of figures of {}, {}", period.label(), stratum.name)
}

fn altered(pack: &Pack, audit: &Audit, stratum: &Stratum) -> Altered {
    let drawn = stratum.drawn.iter().map(|it| {
        let name = pack.measure(&it.measure).map_or(it.measure.as_ref(), |held| held.name.as_str());
        format!("{} {name}, {}", it.number, it.of_period.label())
    });
    let drawn: Vec<String> = drawn.collect();
    let words = format!("seed {}; drawn: {}", stratum.seed, drawn.join("; "));
    Altered::new(place(audit.period, stratum), Some(words), None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Command, History, apply};
    use crate::model::{AuditId, DrawnFigure, Measure};
    use std::sync::Arc;

    fn context() -> Context {
        Context { on: "2026-05-01".parse::<Day>().ok().map(|day| day.0), by: "Auditor".into() }
    }

    fn audit(seed: &str) -> Audit {
        let drawn = DrawnFigure {
            number: 7,
            measure: "homes".into(),
            of_period: Period::Month { year: 2026, month: 4 },
            ..DrawnFigure::default()
        };
        let drawn = if seed.is_empty() { Vec::new() } else { vec![drawn] };
        let (name, seed) = ("Adults".to_owned(), seed.to_owned());
        let stratum = Stratum { name, seed, size: 1, drawn, ..Stratum::default() };
        Audit {
            id: AuditId("a".into()),
            name: "April".to_owned(),
            period: Period::Month { year: 2026, month: 4 },
            size: 1,
            strata: vec![stratum],
            ..Audit::default()
        }
    }

    fn step(history: &mut History, pack: &mut Pack, command: Command) {
        let change = apply(pack, command, &context()).unwrap();
        history.record(change, pack);
    }

    fn back(history: &mut History, pack: &mut Pack) {
        let before = pack.clone();
        history.undo(pack).unwrap();
        note_taken_back(&before, pack, &context());
    }

    fn told_of(pack: &Pack) -> Vec<String> {
        let stratum = audit("").strata.remove(0);
        let found = taken_back(pack, audit("").period, &stratum);
        found.map(|it| format!("{} {}: {}", it.on.0, it.by, it.words)).collect()
    }

    #[test]
    fn a_draw_that_is_taken_back_stays_in_the_history_whatever_is_undone_after_it() {
        let first = ["2026-05-01 Auditor: seed 1111; drawn: 7 Homes, Apr 2026"];
        let homes = Measure { id: "homes".into(), name: "Homes".into(), ..Measure::default() };
        let (mut history, mut pack) = (History::default(), Pack::default());
        pack.measures.push(Arc::new(homes));
        step(&mut history, &mut pack, Command::Add(audit("").into()));
        step(&mut history, &mut pack, Command::Set(audit("1111").into()));
        assert_eq!(told_of(&pack), [""; 0]);
        back(&mut history, &mut pack);
        assert!(pack.audits[0].strata[0].drawn.is_empty());
        assert_eq!(told_of(&pack), first);
        // The audit goes too, and another is made and drawn.
        back(&mut history, &mut pack);
        assert!(pack.audits.is_empty());
        assert_eq!(told_of(&pack), first);
        step(&mut history, &mut pack, Command::Add(audit("").into()));
        step(&mut history, &mut pack, Command::Set(audit("1112").into()));
        assert_eq!(told_of(&pack), first);
        back(&mut history, &mut pack);
        assert_eq!(told_of(&pack).len(), 2);
        // Brought back, it stands, and the first is told of still; the history has no gap.
        let before = pack.clone();
        history.redo(&mut pack).unwrap();
        note_taken_back(&before, &mut pack, &context());
        assert_eq!(pack.audits[0].strata[0].seed, "1112");
        assert!(told_of(&pack).contains(&first[0].to_owned()));
        assert_eq!(crate::edit::tamper::tampering(&pack), []);
    }

    #[test]
    fn nothing_is_noted_where_no_draw_went() {
        let (mut history, mut pack) = (History::default(), Pack::default());
        step(&mut history, &mut pack, Command::Add(audit("").into()));
        back(&mut history, &mut pack);
        assert_eq!(pack, Pack::default());
    }
}
