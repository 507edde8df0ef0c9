//! What is due as a calendar file (RFC 5545) that diaries take in: an event of a whole day for each. Our own forty lines:
//! the crates there are bring time zones, alarms and a parser, none of which a list of days needs.

use crate::model::{Day, Pack};
use crate::planning::due::{Due, What, due_words, what_words};
use chrono::NaiveDate;

/// A line may be so many octets long, its end left out (section 3.1).
const LONGEST: usize = 75;

/// The calendar file of what is due; `on` is the day that it was made.
pub fn icalendar<'a>(pack: &Pack, due: impl IntoIterator<Item = &'a Due>, on: NaiveDate) -> String {
    let mut out = String::new();
    for words in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Golden Thread//Month//EN"] {
        content(&mut out, words);
    }
    for each in due {
        event(&mut out, pack, each, on);
    }
    content(&mut out, "END:VCALENDAR");
    out
}

fn event(out: &mut String, pack: &Pack, due: &Due, on: NaiveDate) {
    let what = what_words(due);
    let named = |label: &str, words: &str| match words.trim() {
        "" => format!("{label}: not yet set"),
        words => format!("{label}: {words}"),
    };
    let description = [
        format!("{what}: {}", due_words(due)),
        named("From", &due.post),
        named("Answered for by", &due.answers),
        named("Plans", &due.plan_names(pack)),
    ]
    .join("\n");
    let uid = format!("{}@{}.golden-thread", uid(due), pack.organisation.name);
    content(out, "BEGIN:VEVENT");
    content(out, &format!("UID:{}", text(&uid)));
    content(out, &format!("DTSTAMP:{}T000000Z", date(on)));
    content(out, &format!("DTSTART;VALUE=DATE:{}", date(due.day.0)));
    content(out, &format!("SUMMARY:{}", text(&format!("{}: {what}", due.name))));
    content(out, &format!("DESCRIPTION:{}", text(&description)));
    // It is a day to know of, not one that is taken up.
    content(out, "TRANSP:TRANSPARENT");
    content(out, "END:VEVENT");
}

/// What names an event: the same for the same thing, so that a file taken in again changes what is there.
fn uid(due: &Due) -> String {
    match &due.what {
        What::Figure(id, period) => format!("figure-{id}-{period}"),
        What::Publication(id, period) => format!("publication-{id}-{period}"),
        What::Work(id, _) => format!("action-{id}"),
        What::Exception(id) => format!("exception-{id}"),
        What::Promise(id) => format!("promise-{id}"),
        What::Waiver(id) => format!("waiver-{id}"),
        What::Risk(id) => format!("risk-{id}"),
        What::RiskTarget(id) => format!("risk-target-{id}"),
        What::Decision(id, item, at) => format!("decision-{id}-{item}-{at}"),
        What::Reply(id, at) => format!("reply-{id}-{at}"),
        What::Assessment(id) => format!("assessment-{id}"),
        What::DataWork(id) => format!("data-work-{id}"),
        What::Audit(id) => format!("audit-{id}"),
    }
}

/// A day as `20251031`.
fn date(day: NaiveDate) -> String {
    Day(day).to_string().replace('-', "")
}

/// A text as a value: backslashes, semicolons, commas and line breaks escaped (section 3.3.11), other control
/// characters, which no text may hold, left out.
fn text(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for letter in words.replace("\r\n", "\n").chars() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push_str("\\n"),
            '\t' => out.push(' '),
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}

/// A content line, folded where it is longer than it may be; no letter is cut in two.
fn content(out: &mut String, words: &str) {
    let mut used = 0;
    for letter in words.chars() {
        if used + letter.len_utf8() > LONGEST {
            // The space that a folded line starts with counts.
            out.push_str("\r\n ");
            used = 1;
        }
        out.push(letter);
        used += letter.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ActionKind, Organisation};
    use crate::planning::due::State;
    use proptest::prelude::*;

    fn due(name: &str, post: &str) -> Due {
        Due {
            day: "2025-10-31".parse().unwrap(),
            what: What::Work("a".into(), ActionKind::Milestone),
            name: name.to_owned(),
            post: post.to_owned(),
            answers: post.to_owned(),
            plans: Vec::new(),
            state: State::Late,
        }
    }

    fn file(name: &str, post: &str) -> String {
        let organisation = Organisation { name: "A".to_owned(), ..Organisation::default() };
        let pack = Pack { organisation, ..Pack::default() };
        icalendar(&pack, [&due(name, post)], "2025-10-01".parse().unwrap())
    }

    #[test]
    fn is_an_event_of_a_day_with_what_from_whom_and_how_it_stands() {
        let expected = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Golden Thread//Month//EN\r\n\
            BEGIN:VEVENT\r\nUID:action-a@A.golden-thread\r\nDTSTAMP:20251001T000000Z\r\n\
            DTSTART;VALUE=DATE:20251031\r\nSUMMARY:Station Road\\, started: Milestone\r\n\
            DESCRIPTION:Milestone: late\\nFrom: not yet set\\nAnswered for by: not yet se\r\n t\\nPlans: not yet set\r\n\
            TRANSP:TRANSPARENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        assert_eq!(file("Station Road, started", ""), expected);
    }

    #[test]
    fn a_text_is_text_whatever_it_holds() {
        let check = |words: &str, expected: &str| assert_eq!(text(words), expected);
        check("a, b; c\\d", "a\\, b\\; c\\\\d");
        check("one\r\ntwo\rthree\nfour\u{2028}five", "one\\ntwo\\nthree\\nfour\\nfive");
        check("tab\there\u{0}\u{7f}", "tab here");
        check("END:VEVENT\r\nBEGIN:VALARM", "END:VEVENT\\nBEGIN:VALARM");
    }

    /// The lines as a diary reads them: folds undone.
    fn unfolded(file: &str) -> Vec<String> {
        file.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
    }

    proptest! {
        #[test]
        fn no_line_is_too_long_and_no_text_becomes_a_line(name in "(\\PC|[\r\n;,:\\\\\u{0}])*", post in "\\PC*") {
            let file = file(&name, &post);
            for line in file.split("\r\n") {
                prop_assert!(line.len() <= LONGEST, "{line:?}");
                prop_assert!(!line.contains(['\r', '\n']), "{line:?}");
            }
            let lines = unfolded(&file);
            let heads: Vec<&str> = lines.iter().map(|it| it.split([':', ';']).next().unwrap()).collect();
            prop_assert_eq!(heads, ["BEGIN", "VERSION", "PRODID", "BEGIN", "UID", "DTSTAMP", "DTSTART", "SUMMARY",
                "DESCRIPTION", "TRANSP", "END", "END"]);
        }
    }
}
