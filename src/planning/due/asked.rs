//! Which figures are asked for, and which of those aren't there: the one rule behind every count of figures that lack.

use crate::model::{Calendar, Measure, MeasureId, Pack, Period, ReportingYear};
use crate::rating::{AsAt, FigureState, figure_state, is_targeted, period_shown};
use chrono::NaiveDate;
use std::collections::{BTreeSet, HashMap, HashSet};

/// The figure of a measure that is asked for as at a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// That of a period, and whether it is there.
    Figure(Period, FigureState),
    /// None: it isn't collected then, or its plans have ended or are still to begin.
    NotCollected,
    /// Nobody can tell: it isn't said how often the measure reports, or it reports at dates of its own.
    Untold,
}

/// What is asked for as at a point. Made once for all measures of a pack.
#[derive(Clone, Debug)]
pub struct Asking {
    now: AsAt,
    on: NaiveDate,
    /// By year, the measures that rest: those of the years that a period shown may lie in.
    resting: HashMap<ReportingYear, HashSet<MeasureId>>,
}

/// As many periods of a year can come before one of them.
const MOST_OF_A_YEAR: i32 = 11;

impl Asking {
    /// What is asked for as at a point.
    pub fn of(pack: &Pack, now: AsAt) -> Self {
        let year = pack.calendar().year_of_period(now.period);
        let years = [year, year.plus(-1)].into_iter();
        Self {
            now,
            on: now.day(pack.calendar()).0,
            resting: years.map(|year| (year, resting(pack, year))).collect(),
        }
    }

    /// The figure that is asked for of a measure: that of the period shown; while nothing is due of that, or nothing of
    /// the year is there, the latest of its year that is late.
    pub fn asked(&self, pack: &Pack, measure: &Measure) -> Asked {
        let Some(shown) = period_shown(pack, measure, self.now) else {
            return Asked::Untold;
        };
        let (period, state) = self.of_the_year(pack, measure, shown);
        let may_rest = matches!(state, FigureState::Late | FigureState::ToCome);
        match may_rest && !self.is_collected(pack, measure, period) {
            true => Asked::NotCollected,
            false => Asked::Figure(period, state),
        }
    }

    /// The period whose figure a measure lacks: it is asked for, due, and isn't there.
    pub fn lacking(&self, pack: &Pack, measure: &Measure) -> Option<Period> {
        match self.asked(pack, measure) {
            Asked::Figure(period, FigureState::Late) => Some(period),
            _ => None,
        }
    }

    /// Whether a measure's figures are collected in a period, and one of the plans that it stands in runs then.
    pub fn is_collected(&self, pack: &Pack, measure: &Measure, period: Period) -> bool {
        let calendar = pack.calendar();
        let year = calendar.year_of_period(period);
        let rests = self.resting.get(&year).is_some_and(|all| all.contains(&measure.id));
        !rests && Collected::of(measure, calendar).holds(measure, period, calendar)
    }

    /// As a scorecard has it of the year to date (RULES 3): what is late stays so while the next isn't due.
    fn of_the_year(&self, pack: &Pack, measure: &Measure, shown: Period) -> (Period, FigureState) {
        let calendar = pack.calendar();
        let by = self.now.period.end(calendar);
        let state = |period: Period| match period.end(calendar) > by {
            // One that is there before its time is held back.
            true => (period, FigureState::ToCome),
            false => (period, figure_state(pack, measure, period, self.on)),
        };
        let of_shown = state(shown);
        if matches!(of_shown.1, FigureState::In | FigureState::Late) {
            return of_shown;
        }
        let year = calendar.year_of_period(shown);
        let earlier = (1..=MOST_OF_A_YEAR).map_while(|back| shown.plus(-back));
        let earlier = earlier.take_while(|it| calendar.year_of_period(*it) == year);
        let all: Vec<_> = std::iter::once(of_shown).chain(earlier.map(state)).collect();
        let latest_due = all.iter().find(|(_, state)| *state != FigureState::ToCome);
        let is_late = |it: &&(Period, FigureState)| it.1 == FigureState::Late;
        let none_is_in = !all.iter().any(|(_, state)| *state == FigureState::In);
        let any_late = || all.iter().find(is_late).filter(|_| none_is_in);
        *latest_due.filter(is_late).or_else(any_late).unwrap_or(&of_shown)
    }
}

/// For which periods a measure's figures are collected.
pub(super) struct Collected {
    /// The reporting years that it has an entry for.
    reported: BTreeSet<ReportingYear>,
    /// The last day of the first of those entries.
    first: Option<NaiveDate>,
}

impl Collected {
    pub(super) fn of(measure: &Measure, calendar: Calendar) -> Self {
        let ends = || measure.series.iter().map(|entry| entry.period.end(calendar));
        Self { reported: ends().map(|end| calendar.year_of(end)).collect(), first: ends().min() }
    }

    /// A target covers the period; or an entry was made for its year or the year before, and not only later. What was
    /// given up, and what was not yet measured, owes nothing.
    pub(super) fn holds(&self, measure: &Measure, period: Period, calendar: Calendar) -> bool {
        let year = calendar.year_of_period(period);
        let reported = self.reported.contains(&year) || self.reported.contains(&year.plus(-1));
        let begun = self.first.is_some_and(|first| first <= period.end(calendar));
        reported && begun || is_targeted(calendar, measure, period)
    }
}

/// The measures of which nothing is asked in a year, since none of the plans that they stand in runs then. One that stands
/// in no plan doesn't rest.
pub(super) fn resting(pack: &Pack, year: ReportingYear) -> HashSet<MeasureId> {
    if pack.plans.iter().all(|plan| plan.is_running(year)) {
        return HashSet::new();
    }
    let standing = pack.plans_by_measure(year).into_iter();
    let rest = standing.filter(|(_, plans)| !plans.iter().any(|plan| plan.is_running(year)));
    rest.map(|(id, _)| id.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Pack {
        serde_json::from_str(text).unwrap()
    }

    /// A measure of each kind, monthly: one of a plan of 2024/25 alone, one of a plan from 2026/27 on, one of both, and
    /// one of no plan; given up, not yet measured, and with a target of an earlier year that reaches further.
    fn pack() -> Pack {
        let text = r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"A"},
            "plans":[{"id":"was","name":"Was","to":"2024/25","measures":["ended","both"]},
                {"id":"will","name":"Will","from":"2026/27","measures":["unbegun"]},
                {"id":"is","name":"Is","from":"2025/26","to":"2025/26","measures":["both","new","planned"]}],
            "measures":[
                {"id":"ended","name":"E","frequency":"monthly","specification":{},"series":[{"period":"2025-01","value":1}]},
                {"id":"unbegun","name":"U","frequency":"monthly","specification":{},"series":[{"period":"2025-01","value":1}]},
                {"id":"both","name":"B","frequency":"monthly","specification":{},"series":[{"period":"2025-01","value":1}]},
                {"id":"alone","name":"A","frequency":"monthly","specification":{},"series":[{"period":"2025-01","value":1}]},
                {"id":"given-up","name":"G","frequency":"monthly","specification":{},"series":[{"period":"2024-03","value":1}]},
                {"id":"new","name":"N","frequency":"monthly","specification":{},"series":[{"period":"2025-11","value":1}]},
                {"id":"planned","name":"P","frequency":"yearly","specification":{},
                    "targets":{"2023/24":{"aim":{"kind":"by_date","value":3,"by":"2026/27"}}}},
                {"id":"untold","name":"T","specification":{}}]}"#;
        read(text)
    }

    #[test]
    fn what_has_ended_or_not_begun_or_is_not_collected_lacks_nothing() {
        let pack = pack();
        let lacking = |period: &str, on: &str| -> Vec<&str> {
            let now = AsAt { period: period.parse().unwrap(), on: on.parse().ok() };
            let asking = Asking::of(&pack, now);
            let lacks = |it: &&std::sync::Arc<Measure>| asking.lacking(&pack, it).is_some();
            pack.measures.iter().filter(lacks).map(|it| it.id.as_str()).collect()
        };
        assert_eq!(
            lacking("2025-03", "2025-04-05"),
            ["ended", "both", "alone", "given-up"],
            "what was reported the year before"
        );
        assert_eq!(lacking("2025-09", "2025-10-05"), ["both", "alone"]);
        assert_eq!(lacking("2025-12", "2026-01-05"), ["both", "alone", "new"]);
        // A yearly figure is asked for as of its own year, in which its plan ran.
        assert_eq!(lacking("2026-04", "2026-05-05"), ["planned"]);
    }

    #[test]
    fn says_of_which_period_a_figure_is_asked_for() {
        let check = |series: &str, on: &str, expected: Asked| {
            let text = format!(
                r#"{{"format":"golden-thread-pack","version":1,"organisation":{{"name":"A"}},"measures":[
                {{"id":"m","name":"M","frequency":"monthly","specification":{{"lag_days":20}},"series":[
                    {{"period":"2025-03","value":1}}{series}]}}]}}"#
            );
            let pack = read(&text);
            let now = AsAt { period: "2025-06".parse().unwrap(), on: on.parse().ok() };
            assert_eq!(
                Asking::of(&pack, now).asked(&pack, &pack.measures[0]),
                expected,
                "{series} {on}"
            );
        };
        let of = |period: &str, state| Asked::Figure(period.parse().unwrap(), state);
        check("", "2025-07-20", of("2025-06", FigureState::Late));
        // June isn't due yet, and May is late.
        check("", "2025-07-19", of("2025-05", FigureState::Late));
        let may = r#",{"period":"2025-05","value":1}"#;
        check(may, "2025-07-19", of("2025-06", FigureState::ToCome));
        check(may, "2025-07-20", of("2025-06", FigureState::Late));
        let june = r#",{"period":"2025-06","value":1}"#;
        check(june, "2025-07-20", of("2025-06", FigureState::In));
        // For a reason that somebody gave nothing is owed, unless nothing of the year is there and a month is late.
        let reason = FigureState::Missing(crate::model::MissingReason::NotAvailable);
        let missing = r#",{"period":"2025-06","missing":"not_available"}"#;
        check(missing, "2025-07-20", of("2025-05", FigureState::Late));
        check(&format!("{may}{missing}"), "2025-07-20", of("2025-06", reason));
    }
}
