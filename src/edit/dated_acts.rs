//! Days of what was said, scored, reviewed, decided or done: none is still to come. Only what is planned may be. A year
//! that was mistyped would stand for good where a list is only ever added to, and keep all that follows out.

use crate::edit::Refusal;
use crate::edit::context::Context;
use crate::model::{AlterRows, Day, Kind, Measure, MeetingState, Pack, Row, Shape, Table};
use chrono::NaiveDate;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Fields with a day that is planned, or that a text stands for: these may be to come.
const PLANNED: [&str; 11] = [
    "action_due",
    "by",
    "check_by",
    "cut_off",
    "date",
    "due",
    "reply_by",
    "review_by",
    "starts",
    "target_by",
    "waived_until",
];

/// Refuses a day of something done that is after today, and after the day that the pack's clock stands at: people go on
/// in a pack whose clock stands still. One that stood so before, as in a file, is not asked again.
///
/// # Errors
/// A [`Refusal`] that names the record and the day.
pub(super) fn guard_days(before: &Pack, after: &Pack, context: &Context) -> Result<(), Refusal> {
    let Some(today) = context.on else { return Ok(()) };
    let today = after.organisation.clock.map_or(today, |clock| clock.0.max(today));
    for kind in Kind::ALL {
        let (was, now) = (before.shared_rows(*kind), after.shared_rows(*kind));
        if is_untouched(was, now) {
            continue;
        }
        let was: BTreeMap<String, Row> =
            each(was).map(|row| (row.record().id().to_owned(), row)).collect();
        for row in each(now) {
            let earlier = was.get(row.record().id());
            if earlier.is_some_and(|earlier| earlier.is_same(&row)) {
                continue;
            }
            let to_come = to_come(&row, today);
            let stood = earlier.filter(|_| !to_come.is_empty()).map(|it| self::to_come(it, today));
            let stood = stood.unwrap_or_default();
            if let Some((_, on)) = to_come.into_iter().find(|it| !stood.contains(it)) {
                let name = row.record().name().to_owned();
                return Err(Refusal::ToCome { name, on, today: Day(today) });
            }
        }
    }
    Ok(())
}

/// Whether every record of a list is the same in memory, as most steps leave it.
fn is_untouched(was: &dyn AlterRows, now: &dyn AlterRows) -> bool {
    was.len() == now.len()
        && each(was).zip(each(now)).all(|(was, now)| {
            std::ptr::addr_eq(std::ptr::from_ref(was.record()), std::ptr::from_ref(now.record()))
        })
}

fn each(rows: &dyn AlterRows) -> impl Iterator<Item = Row> {
    (0..rows.len()).filter_map(|at| rows.row(at))
}

/// The days of a record's acts that are after a day, by field.
fn to_come(row: &Row, today: NaiveDate) -> BTreeSet<(&'static str, Day)> {
    let mut found = BTreeSet::new();
    let mut value = match row {
        // A series has no days, nor has a trajectory, and both are long.
        Row::Measure(held) => {
            let mut short =
                Measure { series: Vec::new(), comparators: Vec::new(), ..Measure::clone(held) };
            short.targets.values_mut().for_each(|target| target.trajectory.clear());
            Row::from(short).json()
        }
        row => row.json(),
    };
    let is_planned = match row {
        Row::Meeting(meeting) => meeting.state == MeetingState::Planned,
        // What a text is to go with.
        Row::Narrative(_) => true,
        _ => false,
    };
    if is_planned && let Some(fields) = value.as_object_mut() {
        fields.remove("on");
    }
    look(row.record().table(), &value, &mut |field, day| {
        if day.0 > today {
            found.insert((field, day));
        }
    });
    found
}

/// Shows the day of each act in a record and its parts.
fn look(table: &'static Table, value: &Value, show: &mut dyn FnMut(&'static str, Day)) {
    for field in table.fields {
        let Some(value) = value.get(field.name) else { continue };
        match (field.shape)() {
            Shape::Day if !PLANNED.contains(&field.name) => {
                let day = value.as_str().and_then(|text| text.parse().ok());
                day.into_iter().for_each(|day| show(field.name, day));
            }
            Shape::Part(table) => match value {
                Value::Array(items) => items.iter().for_each(|item| look(table, item, show)),
                value => look(table, value, show),
            },
            Shape::ByYear(table) => {
                let years = value.as_object().into_iter().flatten();
                years.for_each(|(_, value)| look(table, value, show));
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Command, apply};
    use crate::model::{
        Exception, Meeting, Organisation, Period, Plan, Promise, Risk, RiskScore, Trigger,
    };

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    /// The pack with a plan, a measure and what there is of the record, whose clock may stand.
    fn held(was: Option<Row>, clock: Option<&str>) -> Pack {
        let plan = Plan { id: "p".into(), name: "P".to_owned(), ..Plan::default() };
        let measure = Measure { id: "m".into(), name: "M".to_owned(), ..Measure::default() };
        let organisation = Organisation { clock: clock.map(day), ..Organisation::default() };
        let mut pack = Pack {
            organisation,
            plans: vec![plan.into()],
            measures: vec![measure.into()],
            ..Pack::default()
        };
        match was {
            Some(Row::Risk(it)) => pack.risks.push(it),
            Some(Row::Exception(it)) => pack.exceptions.push(it),
            Some(Row::Meeting(it)) => pack.meetings.push(it),
            _ => {}
        }
        pack
    }

    fn check(was: Option<Row>, now: impl Into<Row>, clock: Option<&str>, expected: Option<&str>) {
        let command = match was {
            None => Command::Add(now.into()),
            Some(_) => Command::Set(now.into()),
        };
        let mut pack = held(was, clock);
        let context = Context { on: Some(day("2025-11-30").0), by: String::new() };
        let refused = apply(&mut pack, command, &context).err().map(|why| why.to_string());
        assert_eq!(refused.as_deref(), expected);
    }

    fn risk(scored: &str) -> Risk {
        let score = RiskScore { on: day(scored), likelihood: 3, impact: 4, ..RiskScore::default() };
        let (id, name, plan) = ("r".into(), "Flood".to_owned(), "p".into());
        Risk { id, name, plan, scores: vec![score], ..Risk::default() }
    }

    fn exception(on: &str, by: &str) -> Exception {
        let promise = Promise { on: day(on), by: day(by), ..Promise::default() };
        let raised = Period::Month { year: 2025, month: 5 };
        Exception {
            promises: vec![promise],
            ..Exception::new("e".into(), "Late".into(), "m".into(), raised, Trigger::AskedFor)
        }
    }

    #[test]
    fn nothing_was_said_scored_or_decided_on_a_day_to_come() {
        let flood = "'Flood' would have 1 Dec 2025 as the day of something said, scored, decided or done, which is still to come: today is 30 Nov 2025";
        check(None, risk("2025-11-30"), None, None);
        check(None, risk("2025-12-01"), None, Some(flood));
        let late = |on: &str| flood.replace("Flood", "Late").replace("1 Dec 2025", on);
        check(None, exception("2025-06-01", "2052-06-01"), None, None);
        let said = exception("2052-06-01", "2052-07-01");
        check(None, said.clone(), None, Some(&late("1 Jun 2052")));
        let decided = Exception {
            decided_on: Some(day("2052-01-01")),
            ..exception("2025-06-01", "2025-12-01")
        };
        check(None, decided, None, Some(&late("1 Jan 2052")));
        // What stood so in a file can be changed otherwise.
        let renamed = Exception { cause: "Staff left".to_owned(), ..said.clone() };
        check(Some(said.into()), renamed, None, None);
        // A plan may be to come, and a meeting too until it was held.
        let planned = Exception {
            review_by: Some(day("2026-03-01")),
            ..exception("2025-06-01", "2026-06-01")
        };
        check(None, planned, None, None);
        let meeting = |state: MeetingState| Meeting {
            state,
            ..Meeting::new("g".into(), "March".into(), "Cabinet".into(), day("2026-03-01"))
        };
        check(None, meeting(MeetingState::Planned), None, None);
        let held = flood.replace("Flood", "March").replace("1 Dec 2025", "1 Mar 2026");
        check(None, meeting(MeetingState::Held), None, Some(&held));
    }

    #[test]
    fn a_clock_that_is_behind_stops_nobody_and_one_ahead_is_today() {
        let flood = |on: &str, today: &str| {
            format!(
                "'Flood' would have {on} as the day of something said, scored, decided or done, which is still to come: today is {today}"
            )
        };
        check(None, risk("2025-11-30"), Some("2025-10-31"), None);
        let behind = flood("1 Dec 2025", "30 Nov 2025");
        check(None, risk("2025-12-01"), Some("2025-10-31"), Some(&behind));
        check(None, risk("2026-02-01"), Some("2026-03-31"), None);
        let ahead = flood("1 Apr 2026", "31 Mar 2026");
        check(None, risk("2026-04-01"), Some("2026-03-31"), Some(&ahead));
    }

    /// A field with a day that is in neither list is new: whoever adds one says here whether it may be to come.
    #[test]
    fn each_day_of_a_record_is_planned_or_done() {
        const DONE: [&str; 15] = [
            "action_done",
            "answered_on",
            "asked_on",
            "checked_on",
            "closed_on",
            "decided_on",
            "done_on",
            "drawn_on",
            "made",
            "on",
            "published_on",
            "raised_on",
            "replaced_on",
            "reviewed_on",
            "waived_on",
        ];
        type Seen = (BTreeSet<*const Table>, BTreeSet<&'static str>);
        fn days(table: &'static Table, seen: &mut Seen) {
            // A record may hold its own kind.
            if !seen.0.insert(table) {
                return;
            }
            for field in table.fields {
                match (field.shape)() {
                    Shape::Day => _ = seen.1.insert(field.name),
                    Shape::Part(table) | Shape::ByYear(table) => days(table, seen),
                    _ => {}
                }
            }
        }
        let mut seen = Seen::default();
        Kind::ALL.iter().for_each(|kind| days(kind.table(), &mut seen));
        let expected: BTreeSet<&str> = DONE.into_iter().chain(PLANNED).collect();
        assert_eq!(seen.1, expected);
    }
}
