//! Texts that name the year that closes, and what each would become in the next (FRAMEWORK V3). They are asked about,
//! one by one: none is changed by itself.

use crate::edit::Command;
use crate::model::{
    ActionState, Calendar, Kind, Measure, Objective, Pack, Period, Plan, PlanId, ReportingYear,
    RiskState, Row, Shape, Table,
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
    /// What that is called.
    pub name: String,
    /// Where in it, by the fields and places of its file (a JSON pointer): `/story/steps/1/words`.
    pub at: String,
    /// As it is.
    pub before: String,
    /// As it would be a year later.
    pub after: String,
}

impl YearText {
    /// Where it stands: `plan, name`; `objective Warm homes, story, step 2`.
    pub fn words(&self) -> String {
        let kind = self.kind.words();
        let mut steps: Vec<String> = Vec::new();
        for step in self.at.split('/').skip(1) {
            let step = step.replace("~1", "/").replace('_', " ");
            match (step.parse::<usize>(), steps.last_mut()) {
                // One of several: the second of `steps` is step 2.
                (Ok(place), Some(list)) => {
                    let one = list.strip_suffix('s').unwrap_or(list);
                    *list = format!("{one} {}", place + 1);
                }
                _ => steps.push(step),
            }
        }
        // What stands in a part of words is its words.
        if steps.len() > 1 && steps.last().is_some_and(|it| it == "words") {
            steps.pop();
        }
        let place = steps.join(", ");
        match self.at == "/name" {
            true => format!("{kind}, {place}"),
            false => format!("{kind} {}, {place}", self.name),
        }
    }
}

/// The texts of what goes on into the year after `from` that name it: of plans that carry on, their objectives with their
/// stories, unfinished work, links and open risks, and of measures with a target of the year. Parts of records have
/// theirs, but for what is of years gone by.
pub fn year_texts(pack: &Pack, from: ReportingYear) -> Vec<YearText> {
    going_on(pack, from).into_iter().flat_map(|row| texts_of(&row, from, pack.calendar())).collect()
}

/// The records that go on into the year after one.
fn going_on(pack: &Pack, from: ReportingYear) -> Vec<Row> {
    let next = from.plus(1);
    let goes_on = |plan: &Plan| {
        plan.to.is_none_or(|to| to >= next || (to == from && planning::is_yearly(plan)))
    };
    let plans: HashSet<&PlanId> =
        pack.plans.iter().filter(|plan| goes_on(plan)).map(|plan| &plan.id).collect();
    let is_finished = |state| matches!(state, ActionState::Done | ActionState::Stopped);
    let is_of = |it: &Objective| plans.contains(&it.plan);
    let objective = |id| pack.objective(id).is_some_and(is_of);
    let has_target =
        |it: &Measure| it.targets.contains_key(&from) || it.targets.contains_key(&next);
    let held = pack.plans.iter().filter(|it| plans.contains(&it.id)).cloned().map(Row::from);
    let objectives = pack.objectives.iter().filter(|it| is_of(it)).cloned().map(Row::from);
    let actions = pack.actions.iter();
    let actions = actions.filter(|it| plans.contains(&it.plan) && !is_finished(it.state));
    let risks = pack.risks.iter();
    let risks = risks.filter(|it| plans.contains(&it.plan) && it.state != Some(RiskState::Closed));
    let links = pack.links.iter().filter(|it| objective(&it.from) && objective(&it.to));
    let measures = pack.measures.iter().filter(|it| has_target(it)).cloned().map(Row::from);
    held.chain(objectives)
        .chain(actions.cloned().map(Row::from))
        .chain(risks.cloned().map(Row::from))
        .chain(links.cloned().map(Row::from))
        .chain(measures)
        .collect()
}

/// The texts of a record that name the year.
fn texts_of(row: &Row, from: ReportingYear, calendar: Calendar) -> Vec<YearText> {
    let record = row.record();
    let mut all = Vec::new();
    gather(&row.json(), record.table(), from, "", &mut all);
    let text = |(at, before): (String, String)| {
        let after = a_year_on(&before, from, calendar)?;
        let (kind, id, name) = (record.kind(), record.id().to_owned(), record.name().to_owned());
        Some(YearText { kind, id, name, at, before, after })
    };
    all.into_iter().filter_map(text).collect()
}

/// Who has it, how it is filed and where it can be read are no texts that are written anew.
const NO_TEXTS: [&str; 15] = [
    "id",
    "owner",
    "unit",
    "by",
    "link",
    "post",
    "set",
    "chosen_by",
    "closed_by",
    "responsible_officer",
    "accountable_officer",
    "accountable_deputy",
    "performance_lead",
    "performance_deputy",
    "source",
];

/// What was said, scored, rated or signed, once and for all.
const GONE_BY: [&str; 9] = [
    "past",
    "signed",
    "scores",
    "inherent",
    "costs",
    "published",
    "forecasts",
    "comparators",
    "closing_reason",
];

/// Every text of a record, or of a part of it, with where it stands.
fn gather(
    held: &Value,
    table: &Table,
    from: ReportingYear,
    at: &str,
    out: &mut Vec<(String, String)>,
) {
    let is_gone_by = |year: Option<&Value>| {
        let year = year.and_then(Value::as_str).and_then(|it| it.parse::<ReportingYear>().ok());
        year.is_some_and(|year| year <= from)
    };
    for field in table.fields {
        let Some(value) = held.get(field.name) else { continue };
        if GONE_BY.contains(&field.name) || NO_TEXTS.contains(&field.name) {
            continue;
        }
        let at = format!("{at}/{}", field.name);
        match (field.shape)() {
            Shape::Text => each(value, &at, &mut |text, at| {
                out.extend(text.as_str().map(|text| (at.to_owned(), text.to_owned())));
            }),
            Shape::Part(table) => each(value, &at, &mut |part, at| {
                if !is_gone_by(part.get("year")) {
                    gather(part, table, from, at, out);
                }
            }),
            Shape::ByYear(table) => {
                for (year, part) in value.as_object().into_iter().flatten() {
                    if !is_gone_by(Some(&Value::String(year.clone()))) {
                        gather(
                            part,
                            table,
                            from,
                            &format!("{at}/{}", year.replace('/', "~1")),
                            out,
                        );
                    }
                }
            }
            _ => {}
        }
    }
}

/// What a field holds, one or several, each with where it stands.
fn each(value: &Value, at: &str, told: &mut dyn FnMut(&Value, &str)) {
    match value {
        Value::Array(all) => {
            all.iter().enumerate().for_each(|(place, it)| told(it, &format!("{at}/{place}")));
        }
        one => told(one, at),
    }
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
            let held = json.pointer_mut(&text.at)?;
            if held.as_str() == Some(text.before.as_str()) {
                *held = Value::String(text.after.clone());
            }
        }
        Some(changed(rows.row(at)?, kind.reading(&json.to_string()).ok()?))
    });
    Command::Batch {
        label: format!("Move texts that name {from} on to {}", from.plus(1)),
        commands: commands.flatten().collect(),
    }
}

/// The commands that put a record in place of the one that there is. A measure's targets have one each.
fn changed(was: Row, is: Row) -> Vec<Command> {
    let (was, is) = match (was, is) {
        (Row::Measure(was), Row::Measure(is)) => (was, is),
        (_, is) => return vec![Command::Set(is)],
    };
    let targets = is.targets.iter().filter(|(year, target)| was.targets.get(year) != Some(target));
    let targets = targets.map(|(year, target)| Command::SetTarget {
        measure: is.id.clone(),
        year: *year,
        target: Some(Box::new(target.clone())),
    });
    let measure = Command::SetMeasure(Box::new(Measure::clone(&is)));
    std::iter::once(measure).chain(targets).collect()
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
            ("plan Service plan 2025/26, purpose", "By March 2027"),
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

    #[test]
    fn parts_of_records_have_texts_too_but_for_what_is_gone_by() {
        let check = |records: &str, expected: &[&str]| {
            let text = format!(
                r#"{{"format":"golden-thread-pack","version":1,"organisation":{{"name":"A"}},{records}}}"#
            );
            let mut pack: Pack = serde_json::from_str(&text).unwrap();
            let year: ReportingYear = "2025/26".parse().unwrap();
            let found = year_texts(&pack, year);
            let told: Vec<String> =
                found.iter().map(|it| format!("{}: {}", it.words(), it.after)).collect();
            assert_eq!(told, expected, "{records}");
            // All of them change where they stand, and are asked about no more.
            let command = move_years(&pack, &found, year);
            apply(&mut pack, command, &Context::default()).unwrap();
            assert_eq!(year_texts(&pack, year), []);
            let now = serde_json::to_string(&pack).unwrap();
            for text in &found {
                assert!(now.contains(&text.after), "{text:?}");
            }
        };
        let plan = |more: &str| format!(r#""plans":[{{"id":"p","name":"P"{more}}}]"#);
        check(
            &plan(
                r#","notes":[{"on":"2025-06-01","by":"Head 2025/26","words":"Look again by March 2026"}]"#,
            ),
            &["plan P, note 1: Look again by March 2027"],
        );
        check(
            &plan(
                r#","evidence":[{"kind":"demand","finding":"Enough until March 2026","source":"Count 2025/26","link":"2025/26"}],
                "resources":[{"year":"2025/26","kind":"revenue","budget":1,"source":"Grant 2025/26"}]"#,
            ),
            &["plan P, evidence 1, finding: Enough until March 2027"],
        );
        check(
            &(plan("")
                + r#","objectives":[{"id":"o","name":"O","plan":"p","story":{"steps":[{"stage":"input","words":"Two"},{"stage":"output","words":"Ten by March 2026"}],"assumptions":["Rents hold in 2025/26"]}}]"#),
            &[
                "objective O, story, step 2: Ten by March 2027",
                "objective O, story, assumption 1: Rents hold in 2026/27",
            ],
        );
        check(
            &(plan("")
                + r#","actions":[{"id":"x","name":"Phase 2025/26","plan":"p","kind":"milestone","state":"under_way","progress":"Done by May 2025"}],
                "risks":[{"id":"r","name":"R","plan":"p","cause":"No grant in 2025/26","controls":["Ask by March 2026"],"scores":[{"on":"2025-05-01","likelihood":1,"impact":1,"reason":"As in 2025/26"}]},
                    {"id":"s","name":"Gone 2025/26","plan":"p","state":"closed"}]"#),
            &[
                "action, name: Phase 2026/27",
                "action Phase 2025/26, progress: Done by May 2026",
                "risk R, cause: No grant in 2026/27",
                "risk R, control 1: Ask by March 2027",
            ],
        );
        check(
            r#""measures":[{"id":"a","name":"M","specification":{"timetable":"Published in June 2025","accountable_officer":"Head 2025/26"},
                "notes":[{"on":"2025-06-01","words":"New from 2025/26"}],
                "series":[{"period":"2025-04","value":1,"comment":"Opened in 2025/26"}],
                "targets":{"2025/26":{"aim":{"kind":"none"},"rationale":"As agreed for 2025/26"},"2026/27":{"aim":{"kind":"words"},"text":"20 by 2026","rationale":"Twenty by March 2026"}}}]"#,
            &[
                "measure M, note 1: New from 2026/27",
                "measure M, specification, timetable: Published in June 2026",
                "measure M, targets, 2026/27, text: 20 by 2027",
                "measure M, targets, 2026/27, rationale: Twenty by March 2027",
            ],
        );
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
