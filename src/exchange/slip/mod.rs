//! The owner's slip (FRAMEWORK D10): what a post owes as one small file that is filled in offline, without this page, and
//! whose answer comes back as a file, joined cell by cell with its sender.

mod answer;
mod doubts;
mod file;

pub use answer::{ANSWER, Answered, answered, is_answer};
pub use doubts::{Doubt, doubts, settled};
pub use file::{file, files, html};

use crate::edit::seal::sha256;
use crate::model::{
    Bounds, Calendar, Day, Measure, MeasureId, MissingReason, Number, Observation, Pack, Period,
    Reading,
};
use crate::planning::due::{Due, State, What, due_between, late_before};
use crate::rating::{is_per_cent, outside_unit, printed_bounds, printed_reading, usual_size};
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

/// How far ahead what is due is asked for, in days.
const AHEAD: u64 = 31;

/// How many of the last figures stand beside what is asked for.
const LAST: usize = 6;

/// What a slip asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Slip {
    /// The digest of the rest, by which it is told whether it was altered.
    pub id: String,
    /// Whose.
    pub organisation: String,
    /// When it was made.
    pub made: String,
    /// Of whom it asks.
    pub post: String,
    /// The measures of which figures are due.
    pub measures: Vec<Asked>,
    /// Why a figure may be missing, as files write it and as it is printed. Slips of before this was asked have none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<(String, String)>,
}

/// A measure of which figures are due.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Asked {
    /// Its id.
    pub id: String,
    /// As printed.
    pub name: String,
    /// What a figure counts.
    pub unit: String,
    /// Whether numerator and denominator are asked for.
    pub ratio: bool,
    /// What each of them counts, in the measure's own words; empty where it doesn't say.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub counts: Vec<String>,
    /// The last figures, the latest last.
    pub last: Vec<LastFigure>,
    /// What is asked for.
    pub cells: Vec<AskedCell>,
    /// By what a figure is found unlikely.
    pub checks: Checks,
}

/// A figure as it is printed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LastFigure {
    /// Its period, as printed.
    pub label: String,
    /// The figure, as printed.
    pub value: String,
    /// What was planned for it, as printed; empty where nothing was.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub plan: String,
}

/// A figure that is asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AskedCell {
    /// Its period, as files write it.
    pub period: String,
    /// As printed.
    pub label: String,
    /// By when, as printed.
    pub due: String,
    /// What is planned for it; ten times it, or a tenth, is asked about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<Number>,
    /// What there was when the slip was made, as the pack's file writes it.
    pub was: Option<Value>,
}

/// By what a figure is found unlikely: it is asked about, and may be meant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Checks {
    /// The least that the unit allows.
    pub low: Option<Number>,
    /// The most.
    pub high: Option<Number>,
    /// The median of the figures before; ten times it, or a tenth, is asked about.
    pub usual: Option<Number>,
    /// Whether the numerator can't be more than the denominator.
    pub proportion: bool,
    /// What a ratio is multiplied by.
    pub scale: Number,
}

impl Slip {
    /// What a post owes on a day: figures that are late, and those due within a month.
    pub fn of(pack: &Pack, post: &str, on: NaiveDate) -> Self {
        let due: Vec<Due> = owed(pack, on).filter(|due| due.post == post).collect();
        Self::asking(pack, post, &due, on)
    }

    /// What asks a post for figures that are due: measures of which one is late come first.
    fn asking(pack: &Pack, post: &str, due: &[Due], on: NaiveDate) -> Self {
        let mut by_measure: HashMap<&MeasureId, Vec<(&Due, Period)>> = HashMap::new();
        for due in due {
            if let What::Figure(id, period) = &due.what {
                by_measure.entry(id).or_default().push((due, *period));
            }
        }
        let of = |measure: &Arc<Measure>| {
            let cells = by_measure.get(&measure.id)?;
            let late = cells.iter().any(|(due, _)| due.state == State::Late);
            let cells = cells.iter().map(|(due, period)| AskedCell {
                period: period.to_string(),
                label: period.label(),
                due: crate::model::day_label(due.day.0),
                plan: match plan_of(pack.calendar(), measure, *period) {
                    Some(Bounds::Value(plan)) => Some(plan),
                    _ => None,
                },
                was: measure.observation(*period).and_then(|held| serde_json::to_value(held).ok()),
            });
            Some((late, asked(pack.calendar(), measure, cells.collect())))
        };
        let mut measures: Vec<(bool, Asked)> = pack.measures.iter().filter_map(of).collect();
        measures.sort_by_key(|(late, _)| !late);
        let slip = Self {
            id: String::new(),
            organisation: pack.organisation.name.clone(),
            made: Day(on).to_string(),
            post: post.to_owned(),
            measures: measures.into_iter().map(|(_, asked)| asked).collect(),
            reasons: MissingReason::ALL
                .iter()
                .map(|reason| (reason.name().to_owned(), reason.words().to_owned()))
                .collect(),
        };
        Self { id: slip.digest(), ..slip }
    }

    /// The digest of all but the id.
    fn digest(&self) -> String {
        let plain = Self { id: String::new(), ..self.clone() };
        sha256(&serde_json::to_value(plain).unwrap_or_default())
    }

    /// How many figures it asks for.
    pub fn count(&self) -> usize {
        self.measures.iter().map(|asked| asked.cells.len()).sum()
    }
}

/// How many figures a post owes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Owes {
    /// Whose day has passed, each period of a measure by itself.
    pub late: usize,
    /// How many measures those are of.
    pub late_measures: usize,
    /// Due within a month.
    pub to_come: usize,
}

/// The slip of each post of which a figure is due, with how many it owes: whoever is late with most comes first. What is
/// due is looked for once for all of them.
pub fn slips(pack: &Pack, on: NaiveDate) -> Vec<(Slip, Owes)> {
    let mut by_post: BTreeMap<String, Vec<Due>> = BTreeMap::new();
    for due in owed(pack, on).filter(|due| !due.post.trim().is_empty()) {
        by_post.entry(due.post.clone()).or_default().push(due);
    }
    let of = |(post, due): (String, Vec<Due>)| {
        let late = due.iter().filter(|due| due.state == State::Late);
        let whose = |due: &'_ Due| match &due.what {
            What::Figure(id, _) => Some(id.clone()),
            _ => None,
        };
        let measures: HashSet<MeasureId> = late.clone().filter_map(whose).collect();
        let late = late.count();
        let owes = Owes { late, late_measures: measures.len(), to_come: due.len() - late };
        (Slip::asking(pack, &post, &due, on), owes)
    };
    let mut found: Vec<(Slip, Owes)> = by_post.into_iter().map(of).collect();
    found.sort_by_key(|(_, owes)| std::cmp::Reverse(owes.late));
    found
}

/// The figures that are late on a day or due within a month, and aren't there.
fn owed(pack: &Pack, on: NaiveDate) -> impl Iterator<Item = Due> {
    let until = on.checked_add_days(Days::new(AHEAD)).unwrap_or(on);
    let all = late_before(pack, on, on).into_iter().chain(due_between(pack, on, until, on));
    all.filter(|due| {
        matches!(due.what, What::Figure(..)) && matches!(due.state, State::Late | State::ToCome)
    })
}

/// What numerator and denominator count, where the measure says it of both.
fn counts(measure: &Measure) -> Vec<String> {
    let said = &measure.specification;
    let counts = [said.numerator.trim(), said.denominator.trim()];
    match counts.iter().any(|words| words.is_empty()) {
        true => Vec::new(),
        false => counts.map(str::to_owned).to_vec(),
    }
}

/// What was planned for a period, where something was.
fn plan_of(calendar: Calendar, measure: &Measure, period: Period) -> Option<Bounds> {
    let target = measure.targets.get(&calendar.year_of_period(period))?;
    target.trajectory.iter().find(|step| step.period == period).map(|step| step.plan)
}

/// What was reported for a period, as printed; why there is no figure where that was said.
fn reported(measure: &Measure, held: &Observation) -> String {
    match held.reading {
        Reading::Missing(reason) => reason.words().to_owned(),
        reading => printed_reading(measure, held.period, reading),
    }
}

fn asked(calendar: Calendar, measure: &Measure, cells: Vec<AskedCell>) -> Asked {
    let figures: Vec<&Observation> =
        measure.series.iter().filter(|held| held.reading.is_figure()).collect();
    let scale = measure.ratio_scale();
    // A month that is suppressed or missing for another reason is one of the last, and says so.
    let told: Vec<&Observation> =
        measure.series.iter().filter(|held| held.reading != Reading::Unread).collect();
    let last = told.iter().skip(told.len().saturating_sub(LAST)).map(|held| LastFigure {
        label: held.period.label(),
        plan: plan_of(calendar, measure, held.period)
            .map(|plan| printed_bounds(measure, plan))
            .unwrap_or_default(),
        value: reported(measure, held),
    });
    let ratio = figures.last().is_some_and(|held| matches!(held.reading, Reading::Ratio { .. }));
    // By the same questions that are asked of figures that are typed here.
    let refused = |value: f64| outside_unit(&measure.name, &measure.unit, value).is_some();
    let bound = |value: i32, beyond: f64| refused(beyond).then(|| Number::from(value));
    let before: Vec<f64> =
        figures.iter().filter_map(|held| Some(held.figure(scale)?.get())).collect();
    let usual = usual_size(&before).and_then(|usual| Number::try_from(usual).ok());
    let proportion = ratio && is_per_cent(&measure.unit);
    let checks = Checks { low: bound(0, -1.0), high: bound(100, 101.0), usual, proportion, scale };
    Asked {
        id: measure.id.0.clone(),
        name: measure.name.clone(),
        unit: measure.unit.clone(),
        ratio,
        counts: counts(measure),
        last: last.collect(),
        cells,
        checks,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two posts: one owes two figures to come, the other is late with one of its second measure.
    fn pack() -> Pack {
        let measure = |id: &str, post: &str, last: &str| {
            format!(
                r#"{{"id":"{id}","name":"{id}","frequency":"monthly","specification":{{"responsible_officer":"{post}",
                "timetable":"10 days"}},"series":[{{"period":"{last}","value":4}}]}}"#
            )
        };
        let measures = [
            measure("a", "Housing", "2025-04"),
            measure("b", "Roads", "2025-04"),
            measure("c", "Roads", "2025-03"),
            measure("d", "", "2025-03"),
        ];
        let text = format!(
            r#"{{"format":"golden-thread-pack","version":1,"organisation":{{"name":"A"}},"measures":[{}]}}"#,
            measures.join(",")
        );
        serde_json::from_str(&text).unwrap()
    }

    #[test]
    fn the_last_figures_stand_with_what_they_are_out_of_and_what_was_planned() {
        let text = r#"{"id":"a","name":"A","frequency":"monthly","unit":"%","precision":0,"scale":100,
            "specification":{"numerator":"Calls answered in time","denominator":"Calls"},
            "targets":{"2025/26":{"aim":{"kind":"value","value":90},"trajectory":[{"period":"2025-04","plan":90}]}},
            "series":[{"period":"2025-03","numerator":7,"denominator":10},{"period":"2025-04","numerator":8,"denominator":10},
            {"period":"2025-05","missing":"suppressed"}]}"#;
        let measure: Measure = serde_json::from_str(text).unwrap();
        let found = asked(Calendar::default(), &measure, Vec::new());
        assert_eq!(found.counts, ["Calls answered in time", "Calls"]);
        let last: Vec<(&str, &str)> =
            found.last.iter().map(|it| (it.value.as_str(), it.plan.as_str())).collect();
        assert_eq!(last, [("70% (7 of 10)", ""), ("80% (8 of 10)", "90%"), ("suppressed", "")]);
    }

    #[test]
    fn the_slips_of_all_posts_are_those_of_each_and_what_is_late_comes_first() {
        let (pack, on) = (pack(), "2025-05-15".parse().unwrap());
        let found = slips(&pack, on);
        let told: Vec<(&str, usize, usize)> = found
            .iter()
            .map(|(slip, owes)| (slip.post.as_str(), owes.late, owes.to_come))
            .collect();
        assert_eq!(told, [("Roads", 1, 2), ("Housing", 0, 1)]);
        for (slip, owes) in &found {
            assert_eq!(*slip, Slip::of(&pack, &slip.post, on));
            assert_eq!(slip.count(), owes.late + owes.to_come);
            assert_eq!(owes.late_measures, owes.late.min(1), "one measure is late");
        }
        // Each has a file of its own, whatever the posts are called.
        let of = |post: &str| Slip { post: post.to_owned(), ..found[0].0.clone() };
        let like = [of("Roads & Streets"), of("Roads Streets"), of("Roads")];
        let names: Vec<String> = files(&like).into_iter().map(|(name, _)| name).collect();
        let named = |more: &str| format!("slip-roads{more}.html");
        assert_eq!(
            names,
            [named("-streets-2025-05-15"), named("-streets-2025-05-15-2"), named("-2025-05-15")]
        );
        let asked = |at: usize| -> Vec<&str> {
            found[at].0.measures.iter().map(|asked| asked.id.as_str()).collect()
        };
        assert_eq!((asked(0), asked(1)), (vec!["c", "b"], vec!["a"]));
    }
}
