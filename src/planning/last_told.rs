//! What people were told of a measure last time (FRAMEWORK R13): what was promised, how often it moved, what happened;
//! and what is said again though nothing came of it.

use super::short_of_floor::short_of_floor;
use super::work::{Timeliness, action_words, timeliness};
use crate::model::{Action, Exception, ExceptionId, Measure, Pack, Period, Vocabulary, day_label};
use crate::rating::exception::{
    action_effects, actions_of, is_closed, is_raised, is_waived_on, promise_words, promised,
    recovery,
};
use crate::rating::see_judge_act::continued;
use crate::rating::{AsAt, Rating, Status, Then};

/// What was told of a measure.
#[derive(Clone, Debug, PartialEq)]
pub struct LastTold<'a> {
    /// The exception that it was told in.
    pub exception: &'a Exception,
    /// It isn't closed.
    pub is_open: bool,
    /// In sentences.
    pub said: Vec<String>,
}

/// What was told of a measure as at a point, by its latest exception that isn't waived then; one that is open comes first.
/// `before` leaves that exception and those after it out: what was told before it was raised.
pub fn last_told<'a>(
    pack: &'a Pack,
    measure: &Measure,
    as_at: AsAt,
    before: Option<&Exception>,
) -> Option<LastTold<'a>> {
    let calendar = pack.calendar();
    let earlier =
        pack.exceptions.iter().take_while(|held| before.is_none_or(|it| it.id != held.id));
    let told = earlier.map(|held| &**held).filter(|held| {
        held.measure == measure.id
            && !is_waived_on(calendar, held, as_at)
            && is_raised(calendar, held, as_at.period)
    });
    let open = |held: &Exception| !is_closed(calendar, held, as_at);
    let exception = told.enumerate().max_by_key(|(at, held)| (open(held), *at))?.1;
    Some(LastTold {
        exception,
        is_open: open(exception),
        said: told_in(pack, measure, exception, as_at),
    })
}

/// What was told in an exception and what came of it, in sentences.
fn told_in(pack: &Pack, measure: &Measure, exception: &Exception, as_at: AsAt) -> Vec<String> {
    let mut said = Vec::new();
    match promised(exception, as_at) {
        Some(found) => {
            let post = match found.last.post.trim() {
                "" => String::new(),
                post => format!(", {post}"),
            };
            let words = promise_words(pack, exception, as_at).unwrap_or_default();
            said.push(format!("On {}{post}: {}", day_label(found.last.on.0), continued(&words)));
            if !found.last.reason.trim().is_empty() {
                said.push(format!("“{}”", found.last.reason.trim()));
            }
        }
        None => said.push("No date was promised.".to_owned()),
    }
    let actions = actions_of(pack, exception);
    let effects = action_effects(pack, measure, &actions, as_at);
    for (action, effect) in actions.iter().zip(effects) {
        if let Some(effect) = effect {
            let (promise, words) = (effect.promise(measure), effect.words(measure));
            said.push(format!("{}: {}. {words}.", action.name, continued(&promise)));
        }
    }
    if !exception.recovery.is_empty() {
        said.push(format!("{}.", recovery(pack, exception, as_at).words(measure)));
    }
    said
}

/// What is being done about a measure already, and what was, each action with how late it is: what an exception of it starts
/// from. Without those of the exception itself, where it is raised.
pub fn work_about(
    pack: &Pack,
    measure: &Measure,
    as_at: AsAt,
    but: Option<&Exception>,
) -> Vec<String> {
    let then = Then::of(pack, as_at.day(pack.calendar()));
    let started = |it: &&Action| !then.is_before(it.starts) && then.knew(pack, it);
    let other = |it: &&Action| but.is_none_or(|but| it.exception.as_ref() != Some(&but.id));
    let all: Vec<&Action> = about(pack, measure).filter(started).filter(other).collect();
    let effects = action_effects(pack, measure, &all, as_at);
    let said = all.iter().zip(effects).map(|(action, effect)| {
        let owner = match action.owner.trim() {
            "" => String::new(),
            owner => format!(" ({owner})"),
        };
        let came = effect.map(|it| format!(". {}", it.words(measure))).unwrap_or_default();
        format!("{}{owner}: {}{came}.", action.name, continued(&action_words(action, then)))
    });
    said.collect()
}

/// The actions that are to move a measure, by name or by an exception of it, in the order of the pack.
fn about<'p>(pack: &'p Pack, measure: &Measure) -> impl Iterator<Item = &'p Action> {
    // Its exceptions first, which are few: to look each action's up would go through all of them for each.
    let of_it: Vec<&ExceptionId> =
        pack.exceptions.iter().filter(|it| it.measure == measure.id).map(|it| &it.id).collect();
    let id = measure.id.clone();
    let about = move |action: &&Action| {
        action.measures.contains(&id)
            || action.exception.as_ref().is_some_and(|id| of_it.contains(&id))
    };
    pack.actions.iter().map(|action| &**action).filter(about)
}

/// What is said again of a measure that is off target though nothing came of it: a comment that is the same as the
/// period before, actions that are all in time while it is red, and those that can't bring it back.
pub fn said_again(
    pack: &Pack,
    measure: &Measure,
    rating: &Rating,
    as_at: AsAt,
    words: Vocabulary,
) -> Vec<String> {
    let status = Status::Red.words(words).to_ascii_lowercase();
    let same = same_comment(measure, rating)
        .map(|period| format!("The comment is the same as for {}, word for word.", period.label()));
    let then = Then::of(pack, as_at.day(pack.calendar()));
    let known = || about(pack, measure).filter(|action| then.knew(pack, action));
    let red = rating.year_to_date.judgement.status == Status::Red;
    let in_time = red.then(|| all_in_time(known(), then)).flatten().map(|count| match count {
        1 => format!("The one open action about this measure is in time, and it is {status} all the same."),
        count => {
            format!(
                "All {count} open actions about this measure are in time, and it is {status} all the same."
            )
        }
    });
    let short = short_of_floor(pack, (measure, rating), as_at);
    same.into_iter().chain(in_time).chain(short).collect()
}

/// The period before the one shown, where its comment is the same.
pub fn same_comment(measure: &Measure, rating: &Rating) -> Option<Period> {
    let shown = rating.period?;
    let before = shown.plus(-1)?;
    let comment = |period: Period| {
        let comment = measure.observation(period)?.comment.as_deref()?.trim();
        (!comment.is_empty()).then_some(comment)
    };
    (comment(shown)? == comment(before)?).then_some(before)
}

/// How many actions are open, where each of them is in time for its day.
fn all_in_time<'a>(actions: impl Iterator<Item = &'a Action>, then: Then) -> Option<usize> {
    let mut count = 0;
    for each in actions.map(|action| timeliness(action, then)) {
        match each {
            Timeliness::Over => {}
            Timeliness::Soon(_) | Timeliness::InTime => count += 1,
            Timeliness::Late(_) | Timeliness::Undated => return None,
        }
    }
    (count > 0).then_some(count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rating::rate;

    /// A pack in which a measure was to be back by June, then by September 2025: 110, at most 100, floor 105.
    fn pack(july: i32, comments: [&str; 2], due: &str) -> Pack {
        let text = format!(
            r#"{{"format":"golden-thread-pack","version":1,"organisation":{{"name":"A"}},
            "plans":[{{"id":"p","name":"P"}}],
            "actions":[{{"id":"a","name":"Lease homes","kind":"activity","plan":"p","state":"under_way","due":"{due}",
                "exception":"x","effect":-5,"effect_from":"2025-06"}}],
            "exceptions":[{{"id":"x","name":"X","measure":"m","raised":"2025-04","trigger":"red","state":"in_recovery",
                "recovery":[{{"period":"2025-07","value":104}}],
                "promises":[{{"by":"2025-06-30","on":"2025-05-20","post":"Head of Housing"}},
                    {{"by":"2025-09-30","on":"2025-06-20","post":"Head of Housing","reason":"Rents rose"}}]}}],
            "measures":[{{"id":"m","name":"M","frequency":"monthly","polarity":"lower_is_better","accumulation":"latest",
                "precision":0,"specification":{{}},
                "series":[{{"period":"2025-04","value":110}},{{"period":"2025-05","value":110}},
                    {{"period":"2025-06","value":110,"comment":"{}"}},{{"period":"2025-07","value":{july},"comment":"{}"}}],
                "targets":{{"2025/26":{{"aim":{{"kind":"value","value":100}},"tolerance":{{"amount":5}},
                    "trajectory":[{{"period":"2025-06","plan":100}},{{"period":"2025-07","plan":100}}]}}}}}}]}}"#,
            comments[0], comments[1],
        );
        serde_json::from_str(&text).unwrap()
    }

    fn at(month: &str, on: &str) -> AsAt {
        AsAt { period: month.parse().unwrap(), on: Some(on.parse().unwrap()) }
    }

    #[test]
    fn says_what_was_promised_and_what_happened() {
        let check = |july: i32, on: &str, expected: &[&str]| {
            let pack = pack(july, ["", ""], "2025-12-31");
            let told = last_told(&pack, &pack.measures[0], at("2025-07", on), None).unwrap();
            assert_eq!(told.said, expected);
            assert!(told.is_open);
        };
        let effect = "Lease homes: the figure is to fall by 5 from Jun 2025. Cannot tell: the 2 figures since Jun 2025, 2 before; a process is known from thirteen figures on.";
        check(
            110,
            "2025-08-20",
            &[
                "On 20 Jun 2025, Head of Housing: back within its floor by 30 Sep 2025, moved once, 3 months later than first promised (30 Jun 2025). That day is still to come.",
                "“Rents rose”",
                effect,
                "Off recovery: 110 in Jul 2025, which was to be 104.",
            ],
        );
        // Before it moved, June was what had been promised.
        check(
            104,
            "2025-06-19",
            &[
                "On 20 May 2025, Head of Housing: back within its floor by 30 Jun 2025. That day is still to come.",
                effect,
                "On recovery: 104 in Jul 2025, which was to be 104.",
            ],
        );
        let pack = pack(110, ["", ""], "2025-12-31");
        let before = Some(&*pack.exceptions[0]);
        assert_eq!(last_told(&pack, &pack.measures[0], at("2025-07", "2025-08-20"), before), None);
        assert_eq!(last_told(&pack, &pack.measures[0], at("2025-03", "2025-04-20"), None), None);
    }

    #[test]
    fn what_was_promised_is_told_again_once_a_waiver_has_ended() {
        let check = |on: &str, is_told: bool| {
            let mut pack = pack(110, ["", ""], "2025-12-31");
            let mut held = (*pack.exceptions[0]).clone();
            (held.waiver, held.waived_by) = ("Counted anew".to_owned(), "Cabinet".to_owned());
            held.waived_on = "2025-07-01".parse().ok();
            held.waived_until = "2025-08-15".parse().ok();
            pack.exceptions = vec![held.into()];
            let told = last_told(&pack, &pack.measures[0], at("2025-07", on), None);
            assert_eq!(told.is_some(), is_told, "{on}");
        };
        check("2025-08-15", false);
        check("2025-08-16", true);
    }

    #[test]
    fn says_what_is_being_done_already_and_how_late_it_is() {
        let mut pack = pack(110, ["", ""], "2025-08-01");
        let as_at = at("2025-07", "2025-08-20");
        let found = work_about(&pack, &pack.measures[0], as_at, None);
        assert_eq!(found.len(), 1);
        let lateness =
            "Lease homes: under way, due 1 Aug 2025, 19 days late. Cannot tell: the 2 figures";
        assert!(found[0].starts_with(lateness), "{found:?}");
        let own = pack.exceptions[0].clone();
        assert_eq!(work_about(&pack, &pack.measures[0], as_at, Some(&own)), [""; 0]);
        // One that says itself which measure it is to move, and one that is still to start.
        let mut named = Action::new("n".into(), "Visit landlords".into(), "p".into());
        (named.owner, named.measures) = ("Head of Housing".to_owned(), vec!["m".into()]);
        let later = Action { id: "l".into(), starts: "2025-09-01".parse().ok(), ..named.clone() };
        pack.actions.extend([named, later].map(std::sync::Arc::new));
        assert_eq!(
            work_about(&pack, &pack.measures[0], as_at, Some(&own)),
            ["Visit landlords (Head of Housing): not started, no date set."]
        );
    }

    #[test]
    fn says_what_is_said_again() {
        let check = |comments: [&str; 2], due: &str, expected: &[&str]| {
            let pack = pack(110, comments, due);
            let as_at = at("2025-07", "2025-08-20");
            let rating = rate(&pack, &pack.measures[0], as_at);
            assert_eq!(
                said_again(&pack, &pack.measures[0], &rating, as_at, Vocabulary::RedAmberGreen),
                expected
            );
        };
        check(["Busy", "Busier"], "2025-08-01", &[]);
        check(["", ""], "2025-08-01", &[]);
        check(
            ["Busy", " Busy "],
            "2025-08-01",
            &["The comment is the same as for Jun 2025, word for word."],
        );
        check(
            ["Busy", "Busier"],
            "2025-12-31",
            &["The one open action about this measure is in time, and it is red all the same."],
        );
    }

    #[test]
    fn nothing_is_said_again_of_work_that_was_not_begun() {
        let check = |starts: &str, expected: usize| {
            let mut pack = pack(110, ["Busy", "Busier"], "2025-12-31");
            pack.organisation.clock = "2025-12-10".parse().ok();
            let mut action = (*pack.actions[0]).clone();
            (action.starts, action.effect, action.effect_from) = (starts.parse().ok(), None, None);
            pack.actions = vec![action.into()];
            let as_at = at("2025-07", "2025-08-20");
            let rating = rate(&pack, &pack.measures[0], as_at);
            let words = Vocabulary::RedAmberGreen;
            let found = said_again(&pack, &pack.measures[0], &rating, as_at, words);
            assert_eq!(found.len(), expected, "{starts}: {found:?}");
        };
        check("2025-08-01", 1);
        check("2025-09-01", 0);
    }
}
