//! This year's targets and the next's as sentences: one line a change, with the decision it follows from.

use crate::model::{MeasureId, Pack, Proposal, ReportingYear, Verdict};
use crate::rating::{YearTarget, printed, year_target_words};

/// A target that is another in the next year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetMove {
    /// Of which measure.
    pub measure: MeasureId,
    /// What it was and will be, in a sentence.
    pub words: String,
    /// The id of the accepted change it follows from, where there is one.
    pub change: Option<String>,
}

/// The targets of the year after `year` that say something else than those of `year`, and those that are dropped once
/// a next year is planned at all; in the order of the measures. One by a date that is still to come covers both years.
pub fn target_moves(pack: &Pack, year: ReportingYear) -> Vec<TargetMove> {
    let (next, calendar) = (year.plus(1), pack.calendar());
    let planned = pack.measures.iter().any(|it| it.targets.contains_key(&next));
    let each = pack.measures.iter().filter_map(|measure| {
        let target = |year: ReportingYear| {
            let (year, _) = measure.target_covering(year, calendar)?;
            Some(year_target_words(measure, &YearTarget { year, bounds: None }))
        };
        let (now, then) = (target(year), target(next));
        let words = match (now, then) {
            (Some(now), Some(then)) if now != then => {
                format!("{}: the target goes from {now} to {then}.", measure.name)
            }
            (None, Some(then)) => format!("{}: gets a target, {then}.", measure.name),
            (Some(now), None) if planned => {
                format!("{}: has no target for {next} yet; it was {now}.", measure.name)
            }
            _ => return None,
        };
        let figure = measure.targets.get(&next).and_then(|held| held.aim.figure());
        let accepted = pack.proposals.iter().rev().find(|held| {
            held.is_of(&measure.id)
                && held.from == next
                && held.verdict == Some(Verdict::Accepted)
                // One that names another figure isn't why the target is this one.
                && held.target.is_none_or(|asked| figure == Some(asked))
        });
        Some(TargetMove {
            measure: measure.id.clone(),
            words,
            change: accepted.map(|held| held.id.clone()),
        })
    });
    each.collect()
}

/// What was accepted of a measure's target of a year, the latest first.
pub fn accepted_of<'a>(pack: &'a Pack, id: &MeasureId, year: ReportingYear) -> Vec<&'a Proposal> {
    let is_of_it = |held: &&Proposal| {
        held.is_of(id)
            && held.changes_terms()
            && held.from == year
            && held.verdict == Some(Verdict::Accepted)
    };
    pack.proposals.iter().rev().map(AsRef::as_ref).filter(is_of_it).collect()
}

/// The figure that was asked for, as the measure prints it, and how the year's target stands to it; `None` where a change
/// names no figure.
pub fn asked_figure(pack: &Pack, change: &Proposal) -> Option<String> {
    let asked = change.target?;
    let measure = pack.measure(change.measure.as_ref()?)?;
    let figure = printed(measure, asked);
    if change.verdict != Some(Verdict::Accepted) {
        return Some(format!("Target asked for: {figure}."));
    }
    let now = measure.targets.get(&change.from).and_then(|held| held.aim.figure());
    let year = change.from;
    Some(match now {
        Some(now) if now == asked => {
            format!("Figure accepted: {figure}, which is the target for {year}.")
        }
        Some(now) => {
            let now = printed(measure, now);
            format!("Figure accepted: {figure}. The target for {year} is {now}.")
        }
        None => format!("Figure accepted: {figure}. There is no such target for {year} yet."),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figure_that_was_accepted_stands_beside_the_target_that_came_of_it() {
        let check = |target: &str, fields: &str, expected: Option<&str>, listed: usize| {
            let text = format!(
                r#"{{"format":"golden-thread-pack","version":1,"organisation":{{"name":"A"}},
                "measures":[{{"id":"m","name":"M","unit":"%","targets":{{{target}}}}}],
                "proposals":[{{"id":"1","measure":"m","from":"2026/27","change":"Ask for less","on":"2025-07-01"{fields}}}]}}"#
            );
            let pack: Pack = serde_json::from_str(&text).unwrap();
            let said = asked_figure(&pack, &pack.proposals[0]);
            assert_eq!(said.as_deref(), expected);
            let accepted = accepted_of(&pack, &"m".into(), "2026/27".parse().unwrap());
            assert_eq!(accepted.len(), listed, "{fields}");
        };
        let of = |value: u8| format!(r#""2026/27":{{"aim":{{"kind":"value","value":{value}}}}}"#);
        let accepted = r#","target":85,"verdict":"accepted","decided_by":"Cabinet""#;
        let become_it = "Figure accepted: 85%, which is the target for 2026/27.";
        check(&of(85), accepted, Some(become_it), 1);
        let another = "Figure accepted: 85%. The target for 2026/27 is 90%.";
        check(&of(90), accepted, Some(another), 1);
        let none = "Figure accepted: 85%. There is no such target for 2026/27 yet.";
        check("", accepted, Some(none), 1);
        check(&of(90), r#","target":85"#, Some("Target asked for: 85%."), 0);
        check(&of(90), r#","verdict":"accepted","decided_by":"Cabinet""#, None, 1);
    }

    #[test]
    fn a_target_that_moves_is_a_sentence_and_names_the_decision() {
        let aim = |value: u8| format!(r#"{{"aim":{{"kind":"value","value":{value}}}}}"#);
        let measure = |id: &str, targets: &str| {
            format!(
                r#"{{"id":"{id}","name":"{id}","unit":"%","polarity":"higher_is_better","targets":{{{targets}}}}}"#
            )
        };
        let year: ReportingYear = "2025/26".parse().unwrap();
        let check = |measures: &[String], expected: &[(&str, Option<&str>)]| {
            let text = format!(
                r#"{{"format":"golden-thread-pack","version":1,"organisation":{{"name":"A"}},"measures":[{}],
                "proposals":[{{"id":"1","measure":"A","from":"2026/27","change":"Less","on":"2025-07-01","verdict":"accepted","decided_by":"C"}},
                    {{"id":"2","measure":"C","from":"2026/27","change":"80","target":80,"on":"2025-07-01","verdict":"accepted"}},
                    {{"id":"3","measure":"C","from":"2026/27","change":"70","target":70,"on":"2025-07-02","verdict":"accepted"}}]}}"#,
                measures.join(",")
            );
            let pack: Pack = serde_json::from_str(&text).unwrap();
            let found = target_moves(&pack, year);
            let told: Vec<(&str, Option<&str>)> =
                found.iter().map(|it| (it.words.as_str(), it.change.as_deref())).collect();
            assert_eq!(told, expected);
        };
        let both = |id: &str, now: u8, then: u8| {
            measure(id, &format!(r#""2025/26":{},"2026/27":{}"#, aim(now), aim(then)))
        };
        let only = |id: &str, year: &str| measure(id, &format!(r#""{year}":{}"#, aim(90)));
        check(&[only("A", "2025/26")], &[]);
        // One by a date that is still to come is there already, and another of the next year is a change of it.
        let by_date = r#"{"aim":{"kind":"by_date","value":60,"by":"2026/27"}}"#;
        let reaches = |id: &str, more: &str| {
            measure(id, &format!(r#""2024/25":{by_date},"2025/26":{by_date}{more}"#))
        };
        let then = format!(r#","2026/27":{}"#, aim(70));
        let early = measure("H", &format!(r#""2024/25":{by_date}{then}"#));
        check(
            &[only("E", "2026/27"), reaches("F", ""), reaches("G", &then), early],
            &[
                ("E: gets a target, 90%.", None),
                ("G: the target goes from 60% by 2026/27 to 70%.", None),
                ("H: the target goes from 60% by 2026/27 to 70%.", None),
            ],
        );
        check(
            &[
                both("A", 80, 90),
                both("B", 80, 80),
                both("C", 90, 80),
                only("D", "2025/26"),
                only("E", "2026/27"),
            ],
            &[
                ("A: the target goes from 80% to 90%.", Some("1")),
                ("C: the target goes from 90% to 80%.", Some("2")),
                ("D: has no target for 2026/27 yet; it was 90%.", None),
                ("E: gets a target, 90%.", None),
            ],
        );
    }
}
