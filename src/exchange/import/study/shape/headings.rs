//! What a heading says: a period and words about it, or a kind of thing.

use super::super::names::words::{plain, says};
use super::super::periods::form::{Form, form, reads};
use super::super::periods::spoken_labels::is_spoken;
use crate::exchange::import::role::{Role, SlotPart, Whose};
use crate::exchange::reading::{month_named, spaces::tidy};
use crate::model::Calendar;

/// A heading's period as it is written there, and its other words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Dated {
    pub(in super::super) label: String,
    pub(in super::super) rest: String,
}

/// The most words of a heading in which a period is looked for.
const MOST_WORDS: usize = 14;

/// The longest run of words in a heading that is a period.
pub(in super::super) fn dated(heading: &str, calendar: Calendar) -> Option<Dated> {
    let spaced = tidy(&heading.replace('_', " "));
    let words: Vec<&str> = spaced.split(' ').collect();
    if words.len() > MOST_WORDS {
        return None;
    }
    for length in (1..=words.len()).rev() {
        for (at, run) in words.windows(length).enumerate() {
            let label = run.join(" ");
            let label = label.trim_matches([',', ':', ';']);
            // `Baseline (2023/24)`; brackets within a label are its own.
            let within = label.strip_prefix('(').and_then(|label| label.strip_suffix(')'));
            let label = within.filter(|within| !within.contains(['(', ')'])).unwrap_or(label);
            let whole = length == words.len();
            let rest = [words.get(..at), words.get(at + length..)];
            let rest = rest.into_iter().flatten().flatten().copied().collect::<Vec<_>>().join(" ");
            if is_label(label, calendar, whole, &rest) {
                return Some(Dated { label: label.to_owned(), rest: without_joints(&rest) });
            }
        }
    }
    hyphened(&spaced, calendar)
}

/// Signs that join a name and a period.
const JOINTS: [char; 3] = ['-', '–', '—'];

/// Words joined with a period that are a part of it, or of a word.
const NO_NAMES: &[&str] = &[
    "pre", "post", "mid", "non", "since", "early", "late", "end", "start", "until", "by", "from",
    "to", "before", "after", "year", "under", "over", "ex",
];

/// A name and a period joined by hyphens: `RTT-April-2025`, `2025/26-Q1-RTT`.
fn hyphened(text: &str, calendar: Calendar) -> Option<Dated> {
    let joints: Vec<(usize, &str)> = text.match_indices(JOINTS).collect();
    let split =
        |(at, joint): &(usize, &str)| Some((text.get(..*at)?, text.get(at + joint.len()..)?));
    let behind = joints.iter().filter_map(split).map(|(name, label)| (label, name));
    // The longest label first.
    let before = joints.iter().rev().filter_map(split);
    behind.chain(before).find_map(|(label, name)| {
        let last = name.split([' ', '-']).rfind(|word| !word.is_empty())?.to_lowercase();
        if !name.contains(char::is_alphabetic) || NO_NAMES.contains(&last.as_str()) {
            return None;
        }
        let rest = without_joints(name);
        let spaced = tidy(&label.replace(JOINTS, " "));
        let found =
            [label.trim(), &spaced].into_iter().find(|it| is_label(it, calendar, false, &rest))?;
        Some(Dated { label: found.to_owned(), rest })
    })
}

/// What is left of a heading, without what joined it with its period.
fn without_joints(rest: &str) -> String {
    let ends = |letter: char| JOINTS.contains(&letter) || letter == ' ';
    rest.trim_matches(ends).to_owned()
}

/// Whether words of a heading are a period, the more surely the less else it says.
fn is_label(label: &str, calendar: Calendar, whole: bool, rest: &str) -> bool {
    if is_spoken(label) && part(rest) != Part::Other {
        return true;
    }
    // A month beside it, or `to`, is a part of the period that wasn't read.
    let cut = |word: &str| word == "to" || month_named(&word.to_lowercase()).is_some();
    if rest.split(' ').any(cut) {
        return false;
    }
    match form(label) {
        Form::Plain => label.bytes().any(|byte| byte.is_ascii_digit()) && reads(label, calendar),
        Form::Yearless(_)
        | Form::Week(_)
        | Form::Year(_)
        | Form::DayNumber(_)
        | Form::Six(..)
        | Form::DayOrYear(..) => whole || part(rest) != Part::Other,
        _ => true,
    }
}

/// What the words beside a period say that the cells are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Part {
    /// Of a figure or a target, and whose.
    Slot(SlotPart, Whose),
    /// What it was before.
    Baseline,
    /// What is expected: a target or a forecast.
    Projected,
    /// A limit, which beside a target may be its floor.
    Limit,
    /// Added up over the year.
    SoFar,
    /// A status.
    Rating,
    /// Other words.
    Other,
}

/// Words for what may be a floor, or something else.
pub(in super::super) const LIMITS: &[&str] = &[
    "lower limit",
    "upper limit",
    "lower threshold",
    "upper threshold",
    "limit",
    "threshold",
    "lower tolerance",
    "upper tolerance",
    "minimum",
    "maximum",
    "minimum target",
    "minimum acceptable",
    "minimum standard",
    "maximum acceptable",
    "trigger",
];

const STRETCH: Part = Part::Slot(SlotPart::Stretch, Whose::Own);
const FLOOR: Part = Part::Slot(SlotPart::Floor, Whose::Own);

/// What words beside a period, or in a block of a period, say.
pub(in super::super) fn part(words: &str) -> Part {
    let (mut whose, mut found) = (Whose::Own, None);
    let words = plain(words);
    if super::super::names::words::adds_up(&words) {
        return Part::SoFar;
    }
    if LIMITS.contains(&words.as_str()) {
        return Part::Limit;
    }
    let words = words.replace("out turn", "outturn");
    for word in words.split(' ').filter(|word| !word.is_empty()) {
        let part = match word {
            "end" | "half" | "of" | "year" | "annual" | "yearly" | "eoy" | "metric"
            | "indicator" | "measure" | "full" | "provisional" | "final" | "for" | "the"
            | "our" => continue,
            "comparator" => {
                whose = Whose::Comparator;
                continue;
            }
            "national" => {
                whose = Whose::National;
                continue;
            }
            "value" | "actual" | "actuals" | "figure" | "result" | "results" | "outturn"
            | "performance" => Part::Slot(SlotPart::Value, Whose::Own),
            "scope" => Part::Slot(SlotPart::Scope, Whose::Own),
            "date" => Part::Slot(SlotPart::About, Whose::Own),
            "target" | "targets" | "plan" | "planned" | "goal" | "aim" | "trajectory" => {
                Part::Slot(SlotPart::Target, Whose::Own)
            }
            "floor" => Part::Slot(SlotPart::Floor, Whose::Own),
            "stretch" => Part::Slot(SlotPart::Stretch, Whose::Own),
            "baseline" => Part::Baseline,
            // Years of a plan are counted so: what stands under them is yet to come.
            "y1" | "y2" | "y3" | "y4" | "y5" => Part::Projected,
            "projected" | "projection" | "forecast" | "expected" | "budget" => Part::Projected,
            "rag" | "rating" | "status" | "rag status" | "trend" | "dot" => Part::Rating,
            _ => return Part::Other,
        };
        match found {
            None => found = Some(part),
            Some(before) if before == part => {}
            Some(Part::Slot(SlotPart::Target, _)) if part == Part::Rating => found = Some(part),
            // `Stretch target`.
            Some(Part::Slot(SlotPart::Target, _)) if part == STRETCH => found = Some(part),
            Some(STRETCH) if part == Part::Slot(SlotPart::Target, Whose::Own) => {}
            // `Floor target`, `target floor`.
            Some(Part::Slot(SlotPart::Target, _)) if part == FLOOR => found = Some(part),
            Some(FLOOR) if part == Part::Slot(SlotPart::Target, Whose::Own) => {}
            Some(_) => return Part::Other,
        }
    }
    match found {
        None => Part::Slot(SlotPart::Value, whose),
        Some(Part::Slot(part, _)) => Part::Slot(part, whose),
        Some(part) => part,
    }
}

/// A role that a word anywhere in a heading suggests, for cells that suit it.
pub(in super::super) fn suggested(words: &str, figures: bool) -> Option<Role> {
    const TEXTS: [(&[&str], Role); 9] = [
        (&["unit measure", "measure unit", "unit of measurement", "measurement unit"], Role::Unit),
        (
            &["indicator", "indicator name", "measure", "kpi", "metric", "performance measure"],
            Role::MeasureName,
        ),
        (
            &["polarity", "direction", "desired change", "desired direction", "good performance"],
            Role::Polarity,
        ),
        (&["freq", "frequency"], Role::Frequency),
        (&["unit", "units", "unit of measure", "data type", "format"], Role::Unit),
        (&["observation status", "status of value", "value status", "obs status"], Role::Status),
        (&["rag", "rating", "rag status", "status"], Role::Rating),
        (&["commentary", "comment", "comments", "narrative", "notes"], Role::Comment),
        (&["owner", "lead officer", "accountable officer"], Role::Owner),
    ];
    const FIGURES: [(&[&str], Role); 4] = [
        (&["target", "goal", "planned"], Role::Target),
        (&["numerator"], Role::Numerator),
        (&["denominator"], Role::Denominator),
        (
            &["actual", "actuals", "outturn", "value", "val", "figure", "result", "amount"],
            Role::Value,
        ),
    ];
    let table: &[(&[&str], Role)] = if figures { &FIGURES } else { &TEXTS };
    // `Target type` is the name of a setting: over figures it says nothing of them.
    let setting = says(words, &["type", "kind", "method"]);
    if figures
        && (setting || super::super::names::words::adds_up(words) || words.split(' ').count() > 3)
    {
        return None;
    }
    // What each figure is multiplied by is no unit.
    if says(words, &["multiplier"]) {
        return None;
    }
    // Of anything else that is called a plan the numbers may be its own.
    if figures && words == "plan" {
        return Some(Role::Target);
    }
    table.iter().find(|(phrases, _)| says(words, phrases)).map(|(_, role)| *role)
}

/// What a heading says of how time is written under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Time {
    Year,
    Month,
    Quarter,
    /// Weeks, by day or by number.
    Week,
    /// A date, a period.
    Any,
    /// The days a week, a quarter or a year ends on.
    Ending,
}

/// Whether a heading is one of a column of time.
pub(in super::super) fn time(words: &str) -> Option<Time> {
    let short = words.split(' ').count() <= 3;
    let ends = says(words, &["ending", "end", "ended", "commencing", "beginning"]);
    if !short {
        return None;
    }
    let phrases: [(&[&str], Time); 5] = [
        (&["month", "months", "mth", "mths", "mnth"], Time::Month),
        (&["quarter", "qtr", "qtrs"], Time::Quarter),
        (&["year", "fy", "yr", "financial year"], Time::Year),
        (&["week", "wk", "weeks"], Time::Week),
        (&["period", "date", "reporting period", "time", "time period"], Time::Any),
    ];
    let found = phrases.into_iter().find(|(phrases, _)| says(words, phrases))?.1;
    Some(if ends && found != Time::Month { Time::Ending } else { found })
}

/// A whole number from 1 to this.
pub(in super::super) fn small(text: &str, most: u32) -> bool {
    text.parse::<u32>().is_ok_and(|number| (1..=most).contains(&number))
}

pub(in super::super) fn looks_like_time(text: &str, calendar: Calendar) -> bool {
    form(text) != Form::Plain || reads(text, calendar) || is_spoken(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_period_in_a_heading() {
        let check = |heading: &str, label: &str, rest: &str| {
            let found = dated(heading, Calendar::default());
            let found = found.map_or((String::new(), String::new()), |it| (it.label, it.rest));
            assert_eq!(found, (label.to_owned(), rest.to_owned()), "{heading}");
        };
        check("Goal 2025/26", "2025/26", "Goal");
        check("y1_2026_27", "2026 27", "y1");
        check("Projected 2025-26", "2025-26", "Projected");
        check("2012-Q4 Digital vol.", "2012-Q4", "Digital vol.");
        check("Out-turn 2024/25", "2024/25", "Out-turn");
        check("Q1 25/26", "Q1 25/26", "");
        check("Apr", "Apr", "");
        check("Target Apr", "Apr", "Target");
        check("Baseline (2023/24)", "2023/24", "Baseline");
        check("Actual (Q1 2025/26)", "Q1 2025/26", "Actual");
        check("RTT-April-2025", "April-2025", "RTT");
        check("RTT - April 2025", "April 2025", "RTT");
        check("Non-elective stays-Q1-2025/26", "Q1-2025/26", "Non-elective stays");
        check("2025/26-Q1-RTT", "2025/26-Q1", "RTT");
        check("(2025/26) target", "2025/26", "target");
        for none in [
            "Complaints answered within 10 working days",
            "Number of patients waiting 0 to 13 weeks",
            "People who may leave",
            "PercentWaitOver1WeekAndUpTo2Weeks",
            "Measure",
            "Cost (£m)",
            "Rate per 1000 population",
            "Pre-April starters",
            "Covid-19 deaths",
            "RTT-2025",
        ] {
            check(none, "", "");
        }
    }
}
