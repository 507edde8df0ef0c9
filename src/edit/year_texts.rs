//! Texts that name the year that closes, and what each would become in the next (FRAMEWORK V3). They are asked about,
//! one by one: none is changed by itself.

use crate::edit::Command;
use crate::model::{
    ActionState, Calendar, Kind, Pack, Period, Plan, PlanId, ReportingYear, Row, Shape,
};
use crate::planning;
use serde_json::Value;
use std::collections::{BTreeMap, HashSet};

/// A text that names the year that closes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearText {
    /// Of which kind of record.
    pub kind: Kind,
    /// Of which record.
    pub id: String,
    /// Which of its fields, as it stands in the file.
    pub field: &'static str,
    /// As it is.
    pub before: String,
    /// As it would be a year later.
    pub after: String,
}

impl YearText {
    /// What it is of: "Plan, name".
    pub fn words(&self) -> String {
        format!("{}, {}", self.kind.words(), self.field.replace('_', " "))
    }
}

/// The texts of what goes on into the year after `from` that name it: names and purposes of plans that carry on, their
/// objectives and unfinished work, and measures with a target of the year.
pub fn year_texts(pack: &Pack, from: ReportingYear) -> Vec<YearText> {
    let calendar = pack.calendar();
    let next = from.plus(1);
    let goes_on = |plan: &Plan| {
        plan.to.is_none_or(|to| to >= next || (to == from && planning::is_yearly(plan)))
    };
    let plans: HashSet<&PlanId> =
        pack.plans.iter().filter(|plan| goes_on(plan)).map(|plan| &plan.id).collect();
    let rows = (pack.plans.iter().filter(|it| plans.contains(&it.id)).cloned().map(Row::from))
        .chain(
            (pack.objectives.iter().filter(|it| plans.contains(&it.plan)).cloned()).map(Row::from),
        )
        .chain(
            pack.actions
                .iter()
                .filter(|it| {
                    plans.contains(&it.plan)
                        && !matches!(it.state, ActionState::Done | ActionState::Stopped)
                })
                .cloned()
                .map(Row::from),
        )
        .chain(
            (pack.measures.iter())
                .filter(|it| it.targets.contains_key(&from) || it.targets.contains_key(&next))
                .cloned()
                .map(Row::from),
        );
    rows.flat_map(|row| texts_of(&row, from, calendar)).collect()
}

/// A record's own texts that name the year. Who owns it and how it is filed are none.
fn texts_of(row: &Row, from: ReportingYear, calendar: Calendar) -> Vec<YearText> {
    let record = row.record();
    let json = row.json();
    let said = record.table().fields.iter().filter(|field| {
        matches!((field.shape)(), Shape::Text) && !matches!(field.name, "id" | "owner" | "unit")
    });
    said.filter_map(|field| {
        let before = json.get(field.name)?.as_str()?.to_owned();
        let after = a_year_on(&before, from, calendar)?;
        let (kind, id) = (record.kind(), record.id().to_owned());
        Some(YearText { kind, id, field: field.name, before, after })
    })
    .collect()
}

/// Changes the texts that were chosen, each where it still reads as it did, as one step.
pub fn move_years(pack: &Pack, chosen: &[YearText], from: ReportingYear) -> Command {
    let mut by_row: BTreeMap<(Kind, &str), Vec<&YearText>> = BTreeMap::new();
    for text in chosen {
        by_row.entry((text.kind, &text.id)).or_default().push(text);
    }
    let commands = by_row.into_iter().filter_map(|((kind, id), texts)| {
        let rows = pack.shared_rows(kind);
        let at = crate::model::position(pack.rows(kind), id)?;
        let mut json = rows.row(at)?.json();
        for text in texts {
            let held = json.get_mut(text.field)?;
            if held.as_str() == Some(text.before.as_str()) {
                *held = Value::String(text.after.clone());
            }
        }
        changed(kind, json)
    });
    Command::Batch {
        label: format!("Move texts that name {from} on to {}", from.plus(1)),
        commands: commands.collect(),
    }
}

/// The command that puts a record as it stands in JSON in place of the one that there is.
fn changed(kind: Kind, json: Value) -> Option<Command> {
    let row: Row = match kind {
        Kind::Plan => serde_json::from_value::<Plan>(json).ok()?.into(),
        Kind::Objective => serde_json::from_value::<crate::model::Objective>(json).ok()?.into(),
        Kind::Action => serde_json::from_value::<crate::model::Action>(json).ok()?.into(),
        Kind::Measure => {
            return Some(Command::SetMeasure(Box::new(serde_json::from_value(json).ok()?)));
        }
        _ => return None,
    };
    Some(Command::Set(row))
}

/// The text with each mention of a reporting year, or of a day, month or year in it, a year later. `None` where it
/// names none.
pub fn a_year_on(text: &str, year: ReportingYear, calendar: Calendar) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = 0;
    let mut found = false;
    let starts = text.char_indices().filter(|(at, letter)| {
        letter.is_ascii_digit() && !text[..*at].ends_with(|before: char| before.is_alphanumeric())
    });
    for (at, _) in starts {
        if at < rest {
            continue;
        }
        let Some((length, later)) = mention(text, at, year, calendar) else { continue };
        out.push_str(&text[rest..at]);
        out.push_str(&later);
        rest = at + length;
        found = true;
    }
    out.push_str(&text[rest..]);
    found.then_some(out)
}

/// How many digits there are from a place on.
fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// A mention of the year at a place: how many bytes it takes, and what stands there a year later.
fn mention(
    text: &str,
    at: usize,
    year: ReportingYear,
    calendar: Calendar,
) -> Option<(usize, String)> {
    let here = &text[at..];
    if digits(here) != 4 {
        return None;
    }
    let first: i32 = here[..4].parse().ok()?;
    let after = &here[4..];
    let separator = after.chars().next().filter(|it| matches!(it, '/' | '-' | '–'));
    let ends = |rest: &str| !rest.starts_with(|next: char| next.is_alphanumeric());
    if let Some(separator) = separator {
        let second = &after[separator.len_utf8()..];
        let count = digits(second);
        let rest = &second[count..];
        if count == 2 && separator == '-' && rest.starts_with('-') && digits(&rest[1..]) == 2 {
            let month = second[..2].parse().ok()?;
            return is_in(first, month, year, calendar).then(|| (4, (first + 1).to_string()));
        }
        let last = second[..count].parse::<i32>().ok()?;
        let spans = match count {
            2 => last == (first + 1).rem_euclid(100),
            4 => last == first + 1,
            _ => false,
        };
        if spans && ends(rest) {
            let next = match count {
                2 => format!("{:02}", (last + 1) % 100),
                _ => (last + 1).to_string(),
            };
            let is_it = year.spans() && first == year.first();
            return is_it.then(|| {
                (4 + separator.len_utf8() + count, format!("{}{separator}{next}", first + 1))
            });
        }
    }
    // Two years that are none of ours, a month in figures, or a part of a longer number.
    if !ends(after) || separator.is_some_and(|it| digits(&after[it.len_utf8()..]) > 0) {
        return None;
    }
    let is_it = match month_before(&text[..at]) {
        // There is no such day a year later.
        Some((2, true)) => false,
        Some((month, _)) => is_in(first, month, year, calendar),
        None => first == year.first() || (year.spans() && first == year.first() + 1),
    };
    is_it.then(|| (4, (first + 1).to_string()))
}

/// Whether a month is in a reporting year.
fn is_in(year: i32, month: u32, of: ReportingYear, calendar: Calendar) -> bool {
    (1..=12).contains(&month) && calendar.year_of_period(Period::Month { year, month }) == of
}

/// The month that is named right before a year, by name or as `31/03/`, and whether it is said of its 29th day.
fn month_before(text: &str) -> Option<(u32, bool)> {
    if let Some(slashed) = text.strip_suffix('/') {
        let start = slashed.rfind(|it: char| !it.is_ascii_digit()).map_or(0, |at| at + 1);
        let month = slashed[start..].parse().ok()?;
        return Some((month, slashed[..start].trim_end_matches('/').ends_with("29")));
    }
    let text = text.trim_end_matches([' ', ',', '\u{a0}']);
    let start = text.char_indices().rev().take_while(|(_, it)| it.is_alphabetic()).last()?.0;
    let month = Calendar::month_named(&text[start..])?;
    let day = text[..start].trim_end_matches([' ', '\u{a0}']).trim_end_matches("th");
    Some((month, day.ends_with("29")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Context, apply};

    #[test]
    fn moves_the_year_that_closes_and_nothing_else() {
        let pack = Pack::default();
        let year: ReportingYear = "2025/26".parse().unwrap();
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(a_year_on(text, year, pack.calendar()).as_deref(), expected, "{text}");
        };
        check("Housing plan 2025/26", Some("Housing plan 2026/27"));
        check("Plan 2025-26 and 2025–26", Some("Plan 2026-27 and 2026–27"));
        check("Plan 2025/2026.", Some("Plan 2026/2027."));
        check("done by March 2026", Some("done by March 2027"));
        check("by 31 Mar 2026, at last", Some("by 31 Mar 2027, at last"));
        check("by 31/03/2026", Some("by 31/03/2027"));
        check("on 2025-12-31", Some("on 2026-12-31"));
        check("Christmas 2025", Some("Christmas 2026"));
        check("2025/26", Some("2026/27"));
        check("A budget of 2024/25", None);
        check("by March 2025", None);
        check("by June 2026", None);
        check("Vision 2030", None);
        check("Form A2025 and 20256 and 2025a", None);
        check("29 February 2026", None);
        check("2025/27", None);
        check("", None);
        check("été 2025 ☂ – 2025/26", Some("été 2026 ☂ – 2026/27"));
    }

    #[test]
    fn lists_what_carries_on_and_changes_only_what_is_ticked() {
        let text = r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"A"},
            "plans":[{"id":"s","name":"Service plan 2025/26","purpose":"By March 2026","from":"2025/26","to":"2025/26","kind":"service"},
                {"id":"old","name":"Plan 2025/26 of three years","from":"2023/24","to":"2025/26"}],
            "objectives":[{"id":"o","name":"Ready by March 2026","plan":"s"},{"id":"p","name":"Ready by March 2026","plan":"old"}],
            "actions":[{"id":"x","name":"Open by May 2025","plan":"s","state":"done","kind":"milestone"}],
            "measures":[{"id":"a","name":"Homes 2025/26","targets":{"2025/26":{"aim":{"kind":"none"}}}},{"id":"b","name":"Homes 2025/26"}]}"#;
        let mut pack: Pack = serde_json::from_str(text).unwrap();
        let year: ReportingYear = "2025/26".parse().unwrap();
        let found = year_texts(&pack, year);
        let told: Vec<(String, &str)> =
            found.iter().map(|it| (it.words(), it.after.as_str())).collect();
        let expected = [
            ("plan, name", "Service plan 2026/27"),
            ("plan, purpose", "By March 2027"),
            ("objective, name", "Ready by March 2027"),
            ("measure, name", "Homes 2026/27"),
        ];
        assert_eq!(told, expected.map(|(place, text)| (place.to_owned(), text)));
        let before = pack.clone();
        let ticked = [found[0].clone(), found[3].clone()];
        let command = move_years(&pack, &ticked, year);
        apply(&mut pack, command, &Context::default()).unwrap();
        assert_eq!(pack.plans[0].name, "Service plan 2026/27");
        assert_eq!(pack.plans[0].purpose, "By March 2026");
        assert_eq!(pack.measures[0].name, "Homes 2026/27");
        assert_eq!((&pack.objectives, &pack.actions), (&before.objectives, &before.actions));
    }

    proptest::proptest! {
        #[test]
        fn any_text_can_be_asked(text in "\\PC{0,40}|[0-9/ –-]{0,20}|(2[0-9]{3}[/-]?[0-9]{0,4} ?){0,4}") {
            let year: ReportingYear = "2025/26".parse().unwrap();
            let later = a_year_on(&text, year, Pack::default().calendar());
            proptest::prop_assert_ne!(later.as_deref(), Some(text.as_str()));
        }
    }
}
