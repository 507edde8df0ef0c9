//! A slip's answer, as it comes back: whether it is of this pack, as it was asked, and what is new in it.

use super::Slip;
use crate::edit::join::Sender;
use crate::exchange::read_json;
use crate::model::{Day, Measure, MeasureId, MissingReason, Observation, Pack, Period, Reading};
use crate::rating::{FigureState, figure_state};
use serde::Deserialize;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What `format` says in every answer.
pub const ANSWER: &str = "golden-thread-slip-answer";

/// After how many days a slip is called old.
const OLD: i64 = 62;

/// The largest answer that is read, in bytes: a slip is a few kilobytes.
const LARGEST: usize = 8 << 20;

/// An answer, ready to be joined into the pack that asked.
#[derive(Clone, Debug)]
pub struct Answered {
    /// Who answered: a pack with the answered figures only, and what they were when the slip was made.
    pub sender: Sender,
    /// How many figures it brings.
    pub figures: usize,
    /// What whoever joins it is to know, as sentences.
    pub told: Vec<String>,
}

/// An answer's file.
#[derive(Deserialize)]
struct File {
    format: String,
    version: u32,
    #[serde(default)]
    by: String,
    on: String,
    figures: Vec<Map<String, Value>>,
    slip: Slip,
}

/// Whether a file says that it is an answer.
pub fn is_answer(bytes: &[u8]) -> bool {
    let start = bytes.get(..bytes.len().min(200)).unwrap_or_default();
    memchr::memmem::find(start, ANSWER.as_bytes()).is_some()
}

/// Reads an answer against the pack that is open.
///
/// # Errors
/// Why nothing of it can be taken, as a sentence.
pub fn answered(bytes: &[u8], pack: &Pack, today: Day) -> Result<Answered, String> {
    if bytes.len() > LARGEST {
        return Err("It is too large to be an answer.".to_owned());
    }
    let file: File =
        read_json(bytes).map_err(|why| format!("It is no answer that can be read: {why}."))?;
    if file.format != ANSWER || file.version != 1 {
        return Err("It is no answer that this version can read.".to_owned());
    }
    let mut told = Vec::new();
    if file.slip.digest() != file.slip.id {
        told.push("What was asked was altered since the slip was made.".to_owned());
    }
    if file.slip.organisation != pack.organisation.name {
        told.push(format!("It answers a slip of {}.", file.slip.organisation));
    }
    if let Ok(made) = file.slip.made.parse::<Day>() {
        let days = (today.0 - made.0).num_days();
        if days > OLD {
            told.push(format!("The slip is {days} days old."));
        }
    }
    let (mut new, mut was): (
        BTreeMap<MeasureId, Vec<Observation>>,
        BTreeMap<MeasureId, Vec<Observation>>,
    ) = (BTreeMap::new(), BTreeMap::new());
    let (mut unknown, mut unasked, mut unread, mut since, mut comments) = (0, 0, 0, 0, 0);
    let asked = asked_for(&file.slip);
    for mut figure in file.figures {
        let id = figure.remove("measure").and_then(|it| it.as_str().map(MeasureId::from));
        let Some(measure) = id.as_ref().and_then(|id| pack.measure(id)) else {
            unknown += 1;
            continue;
        };
        let alone = is_comment_alone(&figure);
        if alone {
            comments += 1;
            fill_in(&mut figure, pack, measure, today);
        }
        let Ok(observation) = serde_json::from_value::<Observation>(Value::Object(figure)) else {
            unread += 1;
            continue;
        };
        let period = observation.period;
        let Some(before) = asked.get(&(measure.id.as_str(), period)).copied() else {
            unasked += 1;
            continue;
        };
        let before = before.and_then(|it| serde_json::from_value::<Observation>(it.clone()).ok());
        // A comment by itself says nothing of the figure, and stands with the one that there is now.
        since += usize::from(!alone && measure.observation(period) != before.as_ref());
        was.entry(measure.id.clone()).or_default().extend(before);
        let held = new.entry(measure.id.clone()).or_default();
        match held.iter_mut().find(|held| held.period == period) {
            Some(held) => *held = observation,
            None => held.push(observation),
        }
    }
    for (count, words) in [
        (unknown, "of measures that this pack doesn’t have"),
        (unasked, "that the slip didn’t ask for"),
        (unread, "that can’t be read"),
    ] {
        if count > 0 {
            told.push(format!("{} {words}: not taken.", figures(count)));
        }
    }
    if since > 0 {
        told.push(format!("{} changed here since the slip was made.", figures(since)));
    }
    let count = new.values().map(Vec::len).sum::<usize>();
    if comments > 0 {
        told.push(match comments {
            1 => "1 comment came without its figure: it is kept with its period.".to_owned(),
            _ => format!(
                "{comments} comments came without their figures: they are kept with their periods."
            ),
        });
    }
    if count == 0 {
        told.insert(0, "It brings no figure.".to_owned());
        return Err(told.join(" "));
    }
    let name = match file.by.trim() {
        "" => file.slip.post.clone(),
        by => by.to_owned(),
    };
    let sender = Sender {
        name: format!("{name}’s slip"),
        on: file.on.parse().ok(),
        pack: Arc::new(with_series(pack, new)),
        base: Some(Arc::new(with_series(pack, was))),
    };
    Ok(Answered { sender, figures: count, told })
}

/// Whether all that is said for a period is a comment.
fn is_comment_alone(figure: &Map<String, Value>) -> bool {
    figure.get("comment").is_some()
        && figure.keys().all(|key| matches!(key.as_str(), "period" | "comment"))
}

/// A comment by itself stands with what is in the pack now; where that is nothing, with why there is no figure yet.
fn fill_in(figure: &mut Map<String, Value>, pack: &Pack, measure: &Measure, today: Day) {
    let period = figure.get("period").and_then(Value::as_str).and_then(|it| it.parse().ok());
    let Some(period) = period else { return };
    let held = measure.observation(period).cloned().unwrap_or_else(|| {
        let reason = match figure_state(pack, measure, period, today.0) {
            FigureState::Late => MissingReason::Late,
            _ => MissingReason::NotDue,
        };
        Observation::new(period, Reading::Missing(reason))
    });
    let held = serde_json::to_value(held).unwrap_or_default();
    for (key, value) in held.as_object().into_iter().flatten() {
        figure.entry(key.clone()).or_insert_with(|| value.clone());
    }
}

/// What stood in each cell that the slip asks for when it was made. Looked through once: an answer is as long as whoever
/// sends it likes.
fn asked_for(slip: &Slip) -> BTreeMap<(&str, Period), Option<&Value>> {
    let mut found = BTreeMap::new();
    for measure in &slip.measures {
        for cell in &measure.cells {
            if let Ok(period) = cell.period.parse::<Period>() {
                found.entry((measure.id.as_str(), period)).or_insert(cell.was.as_ref());
            }
        }
    }
    found
}

/// The pack's own measures with these figures only: in all else a slip says nothing.
fn with_series(pack: &Pack, series: BTreeMap<MeasureId, Vec<Observation>>) -> Pack {
    let measures = series.into_iter().filter_map(|(id, series)| {
        Some(Arc::new(Measure { series, ..pack.measure(&id)?.clone() }))
    });
    Pack {
        organisation: pack.organisation.clone(),
        measures: measures.collect(),
        ..Pack::default()
    }
}

fn figures(count: usize) -> String {
    if count == 1 { "1 figure".to_owned() } else { format!("{count} figures") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::join::{Settling, join};
    use serde_json::json;

    /// With a figure for March and what else is given: what never reported owes nothing yet.
    fn pack(series: &str) -> Pack {
        let comma = if series.is_empty() { "" } else { "," };
        let text = format!(
            r#"{{"format":"golden-thread-pack","version":1,"organisation":{{"name":"A"}},
            "measures":[{{"id":"homes","name":"Homes","frequency":"monthly","unit":"homes",
                "specification":{{"responsible_officer":"Housing","timetable":"10 days"}},"series":[{{"period":"2025-03","value":4}}{comma}{series}]}}]}}"#
        );
        serde_json::from_str(&text).unwrap()
    }

    fn slip(pack: &Pack) -> Slip {
        let slip = Slip::of(pack, "Housing", "2025-05-10".parse::<Day>().unwrap().0);
        assert!(slip.count() > 0, "{slip:?}");
        slip
    }

    fn answer(slip: &Slip, figures: Value) -> Vec<u8> {
        let file = json!({"format": ANSWER, "version": 1, "by": "Jo", "on": "2025-05-11", "figures": figures, "slip": slip});
        file.to_string().into_bytes()
    }

    const APRIL: &str = r#"{"period":"2025-04","value":5}"#;

    fn today() -> Day {
        "2025-05-12".parse().unwrap()
    }

    #[test]
    fn what_was_filled_in_is_joined_cell_by_cell_with_its_sender() {
        let mut pack = pack("");
        let slip = slip(&pack);
        let figures =
            json!([{"measure": "homes", "period": "2025-04", "value": 5, "comment": "Good"}]);
        let found = answered(&answer(&slip, figures), &pack, today()).unwrap();
        assert_eq!((found.figures, found.told.as_slice()), (1, &[][..]));
        let senders = [Sender::new("Open", Arc::new(pack.clone())), found.sender];
        let joined = join(&senders, true, &Settling::default()).unwrap();
        assert_eq!(joined.conflicts, []);
        joined.apply(&mut pack, "Join a slip", &crate::edit::Context::default()).unwrap();
        let held = pack.measures[0].series.last().unwrap();
        assert_eq!(held.comment.as_deref(), Some("Good"));
        let by = pack.brought_by(&pack.measures[0].id, None, held.period).next();
        assert_eq!(by.map(|join| join.from.as_str()), Some("Jo’s slip"));
    }

    #[test]
    fn why_a_figure_is_missing_is_joined_like_a_figure() {
        let mut pack = pack("");
        let slip = slip(&pack);
        assert!(slip.reasons.contains(&("suppressed".to_owned(), "suppressed".to_owned())));
        let figures = json!([{"measure": "homes", "period": "2025-04", "missing": "not_available", "comment": "No count"}]);
        let found = answered(&answer(&slip, figures), &pack, today()).unwrap();
        assert_eq!((found.figures, found.told.as_slice()), (1, &[][..]));
        let senders = [Sender::new("Open", Arc::new(pack.clone())), found.sender];
        let joined = join(&senders, true, &Settling::default()).unwrap();
        joined.apply(&mut pack, "Join a slip", &crate::edit::Context::default()).unwrap();
        let held = pack.measures[0].series.last().unwrap();
        assert_eq!(held.reading, Reading::Missing(MissingReason::NotAvailable));
        assert_eq!(held.comment.as_deref(), Some("No count"));
        // Figure and reason together can't be read; a slip of before reasons were asked is as it was.
        let both =
            json!([{"measure": "homes", "period": "2025-04", "value": 5, "missing": "late"}]);
        assert!(answered(&answer(&slip, both), &pack, today()).is_err());
        let old = Slip { reasons: Vec::new(), ..slip };
        let old = Slip { id: old.digest(), ..old };
        assert!(!serde_json::to_string(&old).unwrap().contains("reasons"));
        let april = json!([{"measure": "homes", "period": "2025-04", "value": 5}]);
        let told = answered(&answer(&old, april), &self::pack(""), today()).unwrap().told;
        assert_eq!(told, Vec::<String>::new());
    }

    /// The owner's word on a figure that is still to come is kept with its period.
    #[test]
    fn a_comment_without_a_figure_is_joined() {
        let check = |open: &str, today: &str, expected: &str| {
            let made = slip(&pack(""));
            let mut pack = pack(open);
            let said = json!([{"measure": "homes", "period": "2025-04", "comment": "On the 12th"}]);
            let found = answered(&answer(&made, said), &pack, today.parse().unwrap()).unwrap();
            let told = "1 comment came without its figure: it is kept with its period.";
            assert_eq!((found.figures, found.told.as_slice()), (1, &[told.to_owned()][..]));
            let senders = [Sender::new("Open", Arc::new(pack.clone())), found.sender];
            let joined = join(&senders, true, &Settling::default()).unwrap();
            assert_eq!(joined.conflicts, []);
            joined.apply(&mut pack, "Join a slip", &crate::edit::Context::default()).unwrap();
            let held = pack.measures[0].series.last().unwrap();
            assert_eq!(serde_json::to_string(held).unwrap(), expected);
        };
        let late = r#"{"period":"2025-04","missing":"late","comment":"On the 12th"}"#;
        check("", "2025-05-12", late);
        let to_come = r#"{"period":"2025-04","missing":"not_due","comment":"On the 12th"}"#;
        check("", "2025-04-29", to_come);
        // A figure that came meanwhile keeps its comment.
        check(APRIL, "2025-05-12", r#"{"period":"2025-04","value":5,"comment":"On the 12th"}"#);
    }

    #[test]
    fn what_is_stale_foreign_or_altered_is_told() {
        let asking = pack("");
        let made = slip(&asking);
        let check = |slip: &Slip, pack: &Pack, figures: Value, expected: &[&str]| {
            let found = answered(&answer(slip, figures), pack, today());
            let told = found.map_or_else(|why| vec![why], |found| found.told);
            assert_eq!(told, expected);
        };
        let april = || json!([{"measure": "homes", "period": "2025-04", "value": 5}]);
        check(&made, &asking, april(), &[]);
        let altered = Slip { post: "Roads".to_owned(), ..made.clone() };
        let told = "What was asked was altered since the slip was made.";
        check(&altered, &asking, april(), &[told]);
        let mut foreign = asking.clone();
        foreign.organisation.name = "B".to_owned();
        check(&made, &foreign, april(), &["It answers a slip of A."]);
        let told = "1 figure changed here since the slip was made.";
        check(&made, &pack(&APRIL.replace(":5", ":6")), april(), &[told]);
        let unasked = json!([{"measure": "homes", "period": "1999-01", "value": 5}]);
        let told = "It brings no figure. 1 figure that the slip didn’t ask for: not taken.";
        check(&made, &asking, unasked, &[told]);
        let unknown = json!([{"measure": "x", "period": "2025-04", "value": 5}]);
        let told =
            "It brings no figure. 1 figure of measures that this pack doesn’t have: not taken.";
        check(&made, &asking, unknown, &[told]);
        assert!(answered(b"{}", &asking, today()).is_err());
        assert!(answered(b"\xff", &asking, today()).is_err());
    }
}
