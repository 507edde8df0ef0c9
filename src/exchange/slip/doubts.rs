//! What is asked of a slip's figures before they are taken (RULES 14, last line): the questions of the grid and the
//! import, of each measure as it would be with them. An answer is kept with the figure, as there.

use crate::edit::join::Sender;
use crate::model::{Calendar, Day, Measure, MeasureId, Observation, Pack, Period};
use crate::rating::{FigureCheck, Unlikely, printed_reading, series_checks};
use std::sync::Arc;

/// A figure of a slip, or its comment, that is asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// Of which measure.
    pub measure: MeasureId,
    /// For which period.
    pub period: Period,
    /// What is asked about: `295 for Homes, Apr 2025`.
    pub of: String,
    /// Why it is asked, each as a clause without a full stop.
    pub why: Vec<String>,
    /// Whether it is the comment that is asked about, not the figure.
    is_comment: bool,
    /// What its answer is kept under.
    keys: Vec<String>,
}

/// What is asked of the figures that a slip brings into a pack, and wasn't answered. Of packs, whose figures were asked
/// about where they were entered, nothing is.
pub fn doubts(pack: &Pack, sender: &Sender) -> Vec<Doubt> {
    if sender.base.is_none() {
        return Vec::new();
    }
    let of = |sent: &Arc<Measure>| {
        pack.measure(&sent.id).map(|held| doubts_of(pack.calendar(), held, sent))
    };
    sender.pack.measures.iter().filter_map(of).flatten().collect()
}

fn doubts_of(calendar: Calendar, held: &Measure, sent: &Measure) -> Vec<Doubt> {
    let with = joined(calendar, held, sent);
    let is_sent = |period: Period| sent.observation(period).is_some();
    let mut found: Vec<Doubt> = Vec::new();
    for (period, check) in series_checks(calendar, &with, is_sent) {
        let Some(observation) = sent.observation(period) else { continue };
        let is_comment = check.unlikely == Unlikely::SameComment;
        let is_new = is_new(held.observation(period), observation, is_comment);
        if !is_new || observation.is_answered(&check.key()) {
            continue;
        }
        let same = |it: &&mut Doubt| it.period == period && it.is_comment == is_comment;
        match found.iter_mut().find(same) {
            Some(doubt) => doubt.add(check),
            None => {
                let mut doubt = Doubt::new(&with, observation, is_comment);
                doubt.add(check);
                found.push(doubt);
            }
        }
    }
    found
}

/// A measure as it would be with what was sent, in order of time.
fn joined(calendar: Calendar, held: &Measure, sent: &Measure) -> Measure {
    let mut with = held.clone();
    with.series.retain(|it| sent.observation(it.period).is_none());
    with.series.extend(sent.series.iter().cloned());
    with.series.sort_by_key(|it| (it.period.end(calendar), it.period));
    with
}

/// Whether a figure, or its comment, is another than the pack has.
fn is_new(held: Option<&Observation>, sent: &Observation, is_comment: bool) -> bool {
    held.is_none_or(|held| match is_comment {
        true => held.comment != sent.comment,
        false => held.reading != sent.reading,
    })
}

impl Doubt {
    fn new(measure: &Measure, observation: &Observation, is_comment: bool) -> Self {
        let period = observation.period;
        let what = match is_comment {
            true => {
                format!("\u{201c}{}\u{201d}", observation.comment.as_deref().unwrap_or_default())
            }
            false => printed_reading(measure, period, observation.reading),
        };
        let of = format!("{what} for {}, {}", measure.name, period.label());
        let measure = measure.id.clone();
        Self { measure, period, of, why: Vec::new(), is_comment, keys: Vec::new() }
    }

    fn add(&mut self, check: FigureCheck) {
        self.keys.push(check.key());
        self.why.push(check.words);
    }
}

/// The slip once a person has said of a figure or comment whether it is right: what isn't is left out.
pub fn settled(sender: &Sender, doubt: &Doubt, is_right: bool, on: Day) -> Sender {
    let mut pack = Pack::clone(&sender.pack);
    for measure in pack.measures.iter_mut().filter(|it| it.id == doubt.measure) {
        let series = &mut Arc::make_mut(measure).series;
        if !is_right && !doubt.is_comment {
            series.retain(|it| it.period != doubt.period);
        }
        for observation in series.iter_mut().filter(|it| it.period == doubt.period) {
            if is_right {
                observation.answer(doubt.keys.iter().cloned(), Some(on));
            } else {
                observation.comment = None;
            }
        }
    }
    Sender { pack: Arc::new(pack), ..sender.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    /// With a measure in per cent about 94, and one about 30 whose plan is 28.
    fn pack() -> Pack {
        let series = |usual: f64, step: f64| -> Vec<Value> {
            let figure = |at: u32| {
                let value = usual + step * f64::from(at % 3);
                json!({"period": format!("2024-{:02}", at + 1), "value": value, "comment": "As ever"})
            };
            (0..12).map(figure).collect()
        };
        let measures = json!([
            {"id": "bins", "name": "Bins", "frequency": "monthly", "unit": "%", "polarity": "higher_is_better",
             "series": series(93.5, 0.5)},
            {"id": "days", "name": "Days", "frequency": "monthly", "unit": "days", "polarity": "lower_is_better",
             "series": series(29.0, 0.8),
             "targets": {"2024/25": {"aim": {"kind": "value", "value": 28},
                 "trajectory": [{"period": "2025-01", "plan": 28}]}}},
        ]);
        let pack = json!({"format": "golden-thread-pack", "version": 1,
            "organisation": {"name": "A"}, "measures": measures});
        serde_json::from_value(pack).unwrap()
    }

    fn slip(pack: &Pack, id: &str, figure: Value) -> Sender {
        let mut sent = pack.clone();
        sent.measures.retain(|it| it.id.0 == id);
        for measure in &mut sent.measures {
            Arc::make_mut(measure).series = vec![serde_json::from_value(figure.clone()).unwrap()];
        }
        Sender { base: Some(Arc::new(Pack::default())), ..Sender::new("Jo", Arc::new(sent)) }
    }

    #[test]
    fn a_slip_is_asked_what_the_grid_asks() {
        let pack = pack();
        let check = |id: &str, figure: Value, expected: &[&str]| {
            let found = doubts(&pack, &slip(&pack, id, figure.clone()));
            let why: Vec<&str> = found.iter().flat_map(|it| &it.why).map(String::as_str).collect();
            assert_eq!(why, expected, "{figure}");
        };
        let january = |value: f64| json!({"period": "2025-01", "value": value});
        check("bins", january(94.0), &[]);
        check(
            "bins",
            january(0.951),
            &["0.951% is a tenth of 94% or less, the median of the last 12 figures"],
        );
        check("days", january(29.0), &[]);
        check("days", january(295.0), &["295 is ten times 28 or more, its plan"]);
        check("days", json!({"period": "2025-01", "missing": "suppressed"}), &[]);
        // A comment is asked about by itself, and of what the pack has already nothing is.
        let again = json!({"period": "2025-01", "value": 29.5, "comment": "As ever"});
        check("days", again, &["its comment is the same as that of Dec 2024"]);
        check("days", json!({"period": "2024-12", "value": 30.6, "comment": "As ever"}), &[]);
        // What a pack brings was asked about where it was entered.
        let pack_of_others = Sender { base: None, ..slip(&pack, "days", january(295.0)) };
        assert_eq!(doubts(&pack, &pack_of_others), []);
    }

    #[test]
    fn an_answer_stays_and_what_is_not_right_is_left_out() {
        let pack = pack();
        let on: Day = "2025-02-03".parse().unwrap();
        let figure = json!({"period": "2025-01", "value": 295, "comment": "As ever"});
        let sent = slip(&pack, "days", figure);
        let found = doubts(&pack, &sent);
        let of: Vec<&str> = found.iter().map(|it| it.of.as_str()).collect();
        assert_eq!(of, ["295 for Days, Jan 2025", "\u{201c}As ever\u{201d} for Days, Jan 2025"]);
        let right = settled(&sent, &found[0], true, on);
        assert_eq!(doubts(&pack, &right), found[1..]);
        let without = settled(&right, &found[1], false, on);
        assert_eq!(doubts(&pack, &without), []);
        let kept = &without.pack.measures[0].series[0];
        assert_eq!((kept.comment.as_deref(), kept.answered.is_some()), (None, true));
        let none = settled(&sent, &found[0], false, on);
        assert!(none.pack.measures[0].series.is_empty());
    }
}
