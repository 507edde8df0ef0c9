//! What holds of exceptions whatever is done (RULES 14): none closes without a recovery or a recorded decision.

use crate::edit::Refusal;
use crate::edit::only_added::is_untouched;
use crate::model::{Exception, ExceptionState, Pack, Period, day_label};
use crate::rating::exception::{NotYet, limit_noun, may_close};

/// Which exceptions are looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// Each that a command makes or changes.
    Each,
    /// Those that stand in the pack before, of what comes from a file: what is new there was closed elsewhere, on figures
    /// as they were then, and is told to whoever brings the file ([`crate::pack::unfounded`]).
    Known,
}

/// Refuses what closes an exception that neither recovered nor has a recorded decision. One that is closed already is
/// not asked again: figures that are revised later don't open it.
///
/// # Errors
/// A [`Refusal`] that says what stands in the way.
pub(super) fn guard_closing(before: &Pack, after: &Pack, asked: Asked) -> Result<(), Refusal> {
    if is_untouched(&before.exceptions, &after.exceptions) {
        return Ok(());
    }
    for now in after.exceptions.iter().filter(|held| held.state == ExceptionState::Closed) {
        let was = before.exception(&now.id);
        let so_before = |was: &Exception| {
            was.state == ExceptionState::Closed
                && was.closed_after == now.closed_after
                && (now.is_decided() || !was.is_decided())
        };
        if is_not_asked(was, asked) || was.is_some_and(so_before) {
            continue;
        }
        if let Some((why, period)) = unfounded_closing(after, now) {
            let limit = limit_noun(after, &now.measure, period);
            let why = why.words(limit);
            return Err(Refusal::NotRecovered { name: now.name.clone(), why, limit });
        }
    }
    Ok(())
}

/// Why an exception that is closed is neither recovered nor decided, and up to which period it was closed; `None` where
/// it may stand closed.
pub(crate) fn unfounded_closing(pack: &Pack, held: &Exception) -> Option<(NotYet, Period)> {
    if held.state != ExceptionState::Closed || held.is_decided() {
        return None;
    }
    let period = held.closed_after?;
    may_close(pack, held, period).err().map(|why| (why, period))
}

/// Refuses a waiver without who waived it and until when, and one of an exception that is closed, which is one or the
/// other. One that stood so before, as in a file, is not asked again.
///
/// # Errors
/// A [`Refusal`] that says what is missing.
pub(super) fn guard_waivers(before: &Pack, after: &Pack, asked: Asked) -> Result<(), Refusal> {
    if is_untouched(&before.exceptions, &after.exceptions) {
        return Ok(());
    }
    let said = |held: &Exception| {
        (held.waiver.clone(), held.waived_by.clone(), held.waived_on, held.waived_until)
    };
    for now in after.exceptions.iter().filter(|held| held.is_waived()) {
        let was = before.exception(&now.id);
        if is_not_asked(was, asked) || was.is_some_and(|was| said(was) == said(now)) {
            continue;
        }
        unfounded_waiver(now).map_or(Ok(()), Err)?;
    }
    Ok(())
}

/// Refuses a promise that is over when it is made: back by a day that isn't after the one on which it was said, nor
/// after the period that the exception was raised on. One that stood so before, as in a file, is not asked again: it
/// can't be altered any more.
///
/// # Errors
/// A [`Refusal`] that says what its day doesn't come after.
pub(super) fn guard_promises(before: &Pack, after: &Pack) -> Result<(), Refusal> {
    if is_untouched(&before.exceptions, &after.exceptions) {
        return Ok(());
    }
    for now in &after.exceptions {
        let stood = before.exception(&now.id).map_or(0, |was| was.promises.len());
        let raised = now.raised.end(after.calendar());
        for promise in now.promises.iter().skip(stood) {
            let why = match promise.by {
                by if by <= promise.on => format!("it was said on {}", day_label(promise.on.0)),
                by if by.0 <= raised => {
                    format!("it was raised on the figures of {}", now.raised.label())
                }
                _ => continue,
            };
            return Err(Refusal::PromiseOver { name: now.name.clone(), by: promise.by, why });
        }
    }
    Ok(())
}

/// What is wrong with the waiver of an exception; `None` where it has none, or one that may stand.
pub(crate) fn unfounded_waiver(held: &Exception) -> Option<Refusal> {
    if !held.is_waived() {
        return None;
    }
    let name = held.name.clone();
    if held.state == ExceptionState::Closed {
        return Some(Refusal::ClosedAndWaived { name });
    }
    let [_, nobody, no_day] = held.waiver_lacks();
    let lacks = match (nobody, no_day) {
        (false, false) => return None,
        (true, false) => "who waived it",
        (false, true) => "until when it is waived",
        (true, true) => "who waived it and until when",
    };
    Some(Refusal::WaiverLacks { name, lacks })
}

fn is_not_asked(was: Option<&Exception>, asked: Asked) -> bool {
    asked == Asked::Known && was.is_none()
}

#[cfg(test)]
mod tests {
    use super::Refusal;
    use crate::edit::join::{Rule, Sender, Settling, join};
    use crate::edit::{Change, Command, Context, apply, replace};
    use crate::model::{Exception, ExceptionState, Measure, Pack, Period, Promise, Trigger};
    use crate::rating::exception::fixture::{all, exception, pack, period};
    use std::sync::Arc;

    #[test]
    fn all_that_a_waiver_lacks_is_known_at_once() {
        let raised = Period::Month { year: 2025, month: 5 };
        let check = |why: &str, by: &str, on: &str, until: &str, lacks: [bool; 3]| {
            let held =
                Exception::new("e".into(), "Late".into(), "m".into(), raised, Trigger::AskedFor);
            let held = Exception {
                waiver: why.to_owned(),
                waived_by: by.to_owned(),
                waived_on: on.parse().ok(),
                waived_until: until.parse().ok(),
                ..held
            };
            assert_eq!(held.waiver_lacks(), lacks, "{why}, {by}, {on}, {until}");
        };
        check("", "", "", "", [false, false, false]);
        check(" ", "Cabinet", "", "", [true, false, true]);
        check("Counted anew", " ", "", "", [false, true, true]);
        check("", "", "2025-06-01", "", [true, true, true]);
        check("", "", "", "2025-12-31", [true, true, false]);
        check("Counted anew", "Cabinet", "", "2025-12-31", [false, false, false]);
    }

    #[test]
    fn a_waiver_says_who_and_until_when_and_is_of_what_is_not_closed() {
        let raised = Period::Month { year: 2025, month: 5 };
        let made =
            || Exception::new("e".into(), "Late".into(), "m".into(), raised, Trigger::AskedFor);
        let closed = || Exception {
            state: ExceptionState::Closed,
            closed_on: "2025-08-01".parse().ok(),
            closed_after: Some(raised),
            decision: "Given up".to_owned(),
            decided_by: "Cabinet".to_owned(),
            decided_on: "2025-08-01".parse().ok(),
            ..made()
        };
        let check = |was: Exception, by: &str, until: &str, expected: Option<&str>| {
            let measure = Measure { id: "m".into(), name: "M".into(), ..Measure::default() };
            let mut pack = Pack { measures: vec![Arc::new(measure)], ..Pack::default() };
            pack.exceptions.push(Arc::new(was.clone()));
            let now = Exception {
                waiver: "Counted anew".to_owned(),
                waived_by: by.to_owned(),
                waived_until: until.parse().ok(),
                ..was
            };
            let found = apply(&mut pack, Command::Set(now.into()), &Context::default());
            let found = found.err().map(|why| why.to_string());
            assert_eq!(found.as_deref(), expected);
        };
        check(made(), "Cabinet", "2025-12-31", None);
        check(made(), "", "2025-12-31", Some("the waiver of 'Late' needs who waived it"));
        check(made(), "Cabinet", "", Some("the waiver of 'Late' needs until when it is waived"));
        check(made(), " ", "", Some("the waiver of 'Late' needs who waived it and until when"));
        let is_closed = "'Late' is closed: an exception is closed or waived, not both. Open it again to waive it";
        check(closed(), "Cabinet", "2025-12-31", Some(is_closed));
        // As it stood in a file.
        let old = || Exception { waiver: "Counted anew".to_owned(), ..made() };
        check(old(), "", "", None);
    }

    #[test]
    fn a_promise_is_of_a_day_that_was_to_come() {
        let promise = |on: &str, by: &str| Promise {
            on: on.parse().unwrap(),
            by: by.parse().unwrap(),
            ..Promise::default()
        };
        let held = |promises: Vec<Promise>| Exception {
            promises,
            ..Exception::new(
                "e".into(),
                "Late".into(),
                "m".into(),
                Period::Month { year: 2025, month: 5 },
                Trigger::AskedFor,
            )
        };
        let check = |was: Vec<Promise>, now: Vec<Promise>, expected: Option<&str>| {
            let measure = Measure { id: "m".into(), name: "M".into(), ..Measure::default() };
            let mut pack = Pack { measures: vec![Arc::new(measure)], ..Pack::default() };
            pack.exceptions.push(Arc::new(held(was)));
            let found = apply(&mut pack, Command::Set(held(now).into()), &Context::default());
            assert_eq!(found.err().map(|why| why.to_string()).as_deref(), expected);
        };
        let sound = || promise("2025-06-10", "2025-08-31");
        check(vec![], vec![sound()], None);
        check(vec![sound()], vec![sound(), promise("2025-09-10", "2025-12-31")], None);
        let end = "A date that is promised is still to come when it is said";
        let past = format!(
            "'Late' can't be promised back by 30 Nov 2023: it was said on 10 Sep 2025. {end}"
        );
        check(vec![sound()], vec![sound(), promise("2025-09-10", "2023-11-30")], Some(&past));
        let same = format!(
            "'Late' can't be promised back by 10 Sep 2025: it was said on 10 Sep 2025. {end}"
        );
        check(vec![], vec![promise("2025-09-10", "2025-09-10")], Some(&same));
        let raised = format!(
            "'Late' can't be promised back by 31 May 2025: it was raised on the figures of May 2025. {end}"
        );
        check(vec![], vec![promise("2025-05-10", "2025-05-31")], Some(&raised));
        // As it stood in a file.
        let old = || promise("2025-09-10", "2023-11-30");
        check(vec![old()], vec![old(), promise("2025-10-10", "2025-12-31")], None);
    }

    #[test]
    fn what_a_file_brings_closes_nothing_that_stands_open_here() {
        let closed = |decided: bool| Exception {
            state: ExceptionState::Closed,
            closed_on: "2024-08-01".parse().ok(),
            closed_after: Some(period("2024-07")),
            decision: if decided { "Given up".to_owned() } else { String::new() },
            decided_by: "Cabinet".to_owned(),
            decided_on: "2024-08-01".parse().ok(),
            ..exception("2024-05")
        };
        let waived = |until: &str| Exception {
            waiver: "Counted anew".to_owned(),
            waived_by: "Cabinet".to_owned(),
            waived_until: until.parse().ok(),
            ..exception("2024-05")
        };
        let (on_track, off_track) = (all(&[90, 110, 104, 105]), all(&[90, 110, 104, 120]));
        let refused = |found: Result<Change, Refusal>| {
            let words = found.err().map(|it| it.to_string());
            words.map(|words| words.split(':').next().unwrap_or_default().to_owned())
        };
        let check = |figures: &[Option<f64>], brought: Exception, expected: Option<&str>| {
            let (file, context) = (pack(figures, brought), Context::default());
            let here = || pack(figures, exception("2024-05"));
            let found = replace(&mut here(), file.clone(), "An edition", &context);
            assert_eq!(refused(found).as_deref(), expected);
            // What isn't known here comes as it was sent.
            assert!(replace(&mut Pack::default(), file.clone(), "An edition", &context).is_ok());
            // By whatever answer, a joining closes no more.
            let senders = [("Here", here()), ("There", file)];
            let senders = senders.map(|(name, pack)| Sender::new(name, Arc::new(pack)));
            let settling = Settling { rule: Some(Rule::Theirs), ..Settling::default() };
            let joined = join(&senders, true, &settling).unwrap();
            let found = joined.apply(&mut here(), "Join", &context);
            assert_eq!(refused(found).as_deref(), expected);
        };
        check(&on_track, closed(false), None);
        check(&off_track, closed(true), None);
        check(&off_track, closed(false), Some("'E' can't close yet"));
        check(&off_track, waived("2024-12-31"), None);
        check(&off_track, waived(""), Some("the waiver of 'E' needs until when it is waived"));
    }
}
