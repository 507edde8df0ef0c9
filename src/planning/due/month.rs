//! A month of what is due.

use super::{Asking, Due, Pick, What, due_between, figure_due, late_before};
use crate::model::{Calendar, MeasureId, Pack, Period, PlanId};
use crate::planning::answering::Answering;
use crate::rating::AsAt;
use chrono::{Datelike, Days, NaiveDate};
use std::collections::BTreeSet;

/// A month of what is due.
#[derive(Clone, Debug, PartialEq)]
pub struct DueMonth {
    /// Its first day.
    pub first: NaiveDate,
    /// Its last day.
    pub last: NaiveDate,
    /// What was due before it and is still late, where the month has begun.
    pub earlier: Vec<Due>,
    /// What is due in it, in order of days.
    pub within: Vec<Due>,
    /// The figures that are asked for as at the period shown and lack.
    asked: BTreeSet<(MeasureId, Period)>,
}

/// A day of a month with what is due on it.
#[derive(Clone, Debug, PartialEq)]
pub struct MonthDay<'a> {
    /// Which.
    pub day: NaiveDate,
    /// In order.
    pub due: Vec<&'a Due>,
}

/// What is due in a month, as at a point: of all, of a plan or of a post, where one is named. What lacks a figure as at the
/// period of that point is there however old its figure is.
pub fn due_month(
    pack: &Pack,
    month: Period,
    now: AsAt,
    (plan, post): (Option<&PlanId>, Option<&str>),
) -> DueMonth {
    let calendar = pack.calendar();
    let on = now.day(calendar).0;
    let (first, last) = (month.start(calendar), month.end(calendar));
    let post = post.map(|post| Answering::of(pack, post));
    let concerned = |due: &Due| {
        plan.is_none_or(|plan| due.plans.contains(plan))
            && post.as_ref().is_none_or(|post| due.is_of(pack, post))
    };
    let mut within = due_between(pack, first, last, on);
    within.retain(concerned);
    let asked = lacking(pack, now);
    let mut earlier = if first <= on { late_before(pack, first, on) } else { Vec::new() };
    if first <= on {
        let known: BTreeSet<_> = earlier.iter().filter_map(figure_of).collect();
        let older = asked.iter().filter(|due| due.day.0 < first);
        let older = older.filter(|due| figure_of(due).is_some_and(|it| !known.contains(&it)));
        let older: Vec<Due> = older.cloned().collect();
        earlier.splice(0..0, older);
        earlier.sort_by_key(|due| due.day);
    }
    earlier.retain(concerned);
    let asked = asked.iter().filter_map(figure_of).collect();
    DueMonth { first, last, earlier, within, asked }
}

/// The figures that are asked for as at a point and lack, each once.
fn lacking(pack: &Pack, now: AsAt) -> Vec<Due> {
    let calendar = pack.calendar();
    let on = now.day(calendar).0;
    let plans = pack.plans_by_measure(calendar.year_of_period(now.period));
    let asking = Asking::of(pack, now);
    let lacks = pack.measures.iter().filter_map(|measure| {
        let period = asking.lacking(pack, measure)?;
        let plans = plans.get(&measure.id).map(Vec::as_slice).unwrap_or_default();
        let plans = plans.iter().map(|plan| plan.id.clone()).collect();
        figure_due(pack, measure, period, plans, on)
    });
    lacks.collect()
}

/// Of which measure and period a figure is that is due.
fn figure_of(due: &Due) -> Option<(MeasureId, Period)> {
    match &due.what {
        What::Figure(id, period) => Some((id.clone(), *period)),
        _ => None,
    }
}

impl DueMonth {
    /// What is asked for of it: late from before comes first.
    pub fn picked(&self, pick: Pick) -> impl Iterator<Item = &Due> {
        self.earlier.iter().chain(&self.within).filter(move |due| self.holds(pick, due))
    }

    /// Whether something of it is asked for.
    pub fn holds(&self, pick: Pick, due: &Due) -> bool {
        pick.holds(due, &self.asked)
    }

    /// How many are due in it, and apart from those how many are late from before: `45 due in Nov 2025, 3 late from
    /// before.`
    pub fn counted(&self, month: &str) -> String {
        let due = format!("{} due in {month}", self.within.len());
        match self.earlier.len() {
            0 => format!("{due}."),
            count => format!("{due}, {count} late from before."),
        }
    }

    /// How many that is.
    pub fn count(&self, pick: Pick) -> usize {
        self.picked(pick).count()
    }

    /// Its days, those with nothing among them.
    pub fn days(&self) -> Vec<MonthDay<'_>> {
        let mut left = self.within.as_slice();
        let days = self.first.iter_days().take_while(|day| *day <= self.last);
        days.map(|day| {
            let (of_day, rest) = left.split_at(left.partition_point(|due| due.day.0 <= day));
            left = rest;
            MonthDay { day, due: of_day.iter().collect() }
        })
        .collect()
    }
}

/// The weeks that a month lies in, from Monday to Sunday, days of other months included.
pub fn weeks(month: Period, calendar: Calendar) -> Vec<[NaiveDate; 7]> {
    let (first, last) = (month.start(calendar), month.end(calendar));
    let back = Days::new(first.weekday().num_days_from_monday().into());
    let Some(monday) = first.checked_sub_days(back) else { return Vec::new() };
    let mondays = monday.iter_days().step_by(7).take_while(|day| *day <= last);
    mondays
        .filter_map(|monday| {
            let days: Vec<NaiveDate> = monday.iter_days().take(7).collect();
            days.try_into().ok()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::planning::due::{State, due_words, what_words};

    /// As on a day, September shown.
    fn as_on(day: &str) -> AsAt {
        AsAt { period: "2025-09".parse().unwrap(), on: day.parse().ok() }
    }

    /// Two measures of two plans, an action each, an exception and a risk.
    fn pack() -> Pack {
        let text = r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"A"},
            "plans":[{"id":"p","name":"P","measures":["m"]},{"id":"q","name":"Q","measures":["n"]}],
            "actions":[
                {"id":"a","name":"Lease homes","kind":"activity","plan":"p","state":"under_way","due":"2025-10-10","owner":"Head"},
                {"id":"b","name":"Old work","kind":"milestone","plan":"p","state":"not_started","due":"2024-02-29","owner":"Head"},
                {"id":"c","name":"Done work","kind":"milestone","plan":"q","state":"done","due":"2025-10-01"},
                {"id":"d","name":"Undated","kind":"milestone","plan":"q","state":"not_started"}],
            "exceptions":[{"id":"x","name":"X","measure":"m","raised":"2025-08","trigger":"red","state":"open","owner":"Head",
                "review_by":"2025-10-20","promises":[{"by":"2025-10-31","on":"2025-09-01"}]}],
            "risks":[{"id":"r","name":"R","plan":"q","owner":"Risk Manager","review_by":"2025-10-31"},
                {"id":"s","name":"S","plan":"q","state":"closed","review_by":"2025-10-31"}],
            "measures":[
                {"id":"m","name":"M","frequency":"monthly","specification":{"lag_days":20,"published_days":30,"responsible_officer":"Clerk","accountable_officer":"Head"},
                    "series":[{"period":"2025-07","value":1},{"period":"2025-08","missing":"suppressed"}]},
                {"id":"n","name":"N","frequency":"quarterly","specification":{"accountable_officer":"Director"},
                    "targets":{"2025/26":{"aim":{"kind":"value","value":1}}}},
                {"id":"o","name":"Given up","frequency":"monthly","specification":{},"series":[{"period":"2019-07","value":1}]}]}"#;
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn what_is_late_from_before_is_counted_apart_from_the_months_cells() {
        let on = as_on("2025-10-15");
        let month = due_month(&pack(), "2025-10".parse().unwrap(), on, (None, None));
        let cells: usize = month.days().iter().map(|day| day.due.len()).sum();
        let words = format!("{cells} due in Oct 2025, {} late from before.", month.earlier.len());
        assert_eq!(month.counted("Oct 2025"), words);
        assert_eq!(month.count(Pick::All), cells + month.earlier.len());
        assert!(!month.earlier.is_empty());
    }

    fn told(due: &Due) -> String {
        let post = if due.post.is_empty() { "nobody" } else { &due.post };
        format!("{} {}, {}: {}, {post}", due.day, due.name, what_words(due), due_words(due))
    }

    fn month(
        text: &str,
        on: &str,
        of: (Option<&PlanId>, Option<&str>),
    ) -> (Vec<String>, Vec<String>) {
        let found = due_month(&pack(), text.parse().unwrap(), as_on(on), of);
        (found.earlier.iter().map(told).collect(), found.within.iter().map(told).collect())
    }

    #[test]
    fn says_what_is_due_in_a_month_from_whom_and_whether_it_is_there() {
        let (earlier, within) = month("2025-10", "2025-10-20", (None, None));
        assert_eq!(
            earlier,
            [
                "2024-02-29 Old work, Milestone: late, Head",
                "2025-06-30 N, Figure for Q1 2025/26: late, Director",
                "2025-09-30 N, Figure for Q2 2025/26: late, Director",
            ]
        );
        assert_eq!(
            within,
            [
                "2025-10-01 Done work, Milestone: done, nobody",
                "2025-10-10 Lease homes, Activity: late, Head",
                "2025-10-20 M, Figure for Sep 2025: late, Clerk",
                "2025-10-20 X, Review of an exception: to come, Head",
                "2025-10-30 M, Publication for Sep 2025: to come, Clerk",
                "2025-10-31 X, Back within its floor, as promised: to come, Head",
                "2025-10-31 R, Review of a risk: to come, Risk Manager",
            ]
        );
        // Of a month that is still to come nothing is late from before.
        let (earlier, within) = month("2025-11", "2025-10-20", (None, None));
        assert_eq!(earlier, [""; 0]);
        assert_eq!(
            within,
            [
                "2025-11-20 M, Figure for Oct 2025: to come, Clerk",
                "2025-11-30 M, Publication for Oct 2025: to come, Clerk",
            ]
        );
        // What is missing for a reason isn't late.
        let (_, within) = month("2025-09", "2025-10-20", (None, None));
        assert!(
            within.contains(&"2025-09-20 M, Figure for Aug 2025: suppressed, Clerk".to_owned()),
            "{within:?}"
        );
    }

    #[test]
    fn is_told_by_plan_and_by_post() {
        let plan = PlanId::from("q");
        let (earlier, within) = month("2025-10", "2025-10-20", (Some(&plan), None));
        assert_eq!((earlier.len(), within.len()), (2, 2), "{within:?}");
        // Who answers for a measure sees what its figures owe.
        for (post, expected) in [("Head", (1, 5)), ("Clerk", (0, 2)), ("Nobody", (0, 0))] {
            let (earlier, within) = month("2025-10", "2025-10-20", (None, Some(post)));
            assert_eq!((earlier.len(), within.len()), expected, "{post}: {within:?}");
        }
    }

    #[test]
    fn each_count_opens_on_as_many_rows_and_together_they_are_all() {
        let pack = pack();
        for text in ["2025-07", "2025-10", "2025-11"] {
            let found = due_month(&pack, text.parse().unwrap(), as_on("2025-10-20"), (None, None));
            let sum: usize = Pick::COUNTED.into_iter().map(|pick| found.count(pick)).sum();
            assert_eq!(sum, found.count(Pick::All), "{text}");
            assert_eq!(found.count(Pick::All), found.earlier.len() + found.within.len());
            let on_days: usize = found.days().iter().map(|day| day.due.len()).sum();
            assert_eq!(on_days, found.within.len(), "each on its day");
        }
        let october =
            due_month(&pack, "2025-10".parse().unwrap(), as_on("2025-10-20"), (None, None));
        // Of two measures the figure that is asked for, and of one the quarter before it.
        assert_eq!(october.count(Pick::Lacking), 2);
        assert_eq!(october.count(Pick::LackingBefore), 1);
        assert!(october.picked(Pick::Lacking).all(Due::lacks_figure));
        // The milestone and the activity are late beside them.
        assert_eq!(october.count(Pick::Late), 5);
        for pick in Pick::COUNTED.into_iter().chain([Pick::Late]) {
            assert_eq!(Pick::of_key(pick.key()), pick);
        }
        assert_eq!(Pick::of_key("something"), Pick::All);
    }

    #[test]
    fn what_lacks_a_figure_is_there_however_long_ago_it_was_due() {
        let mut pack = pack();
        pack.measures.retain(|it| it.id.as_str() == "n");
        let count = |pack: &Pack, on: &str, month: &str| {
            let found = due_month(pack, month.parse().unwrap(), as_on(on), (None, None));
            (found.count(Pick::Lacking), found.count(Pick::LackingBefore))
        };
        // September's quarter, and the one before it.
        assert_eq!(count(&pack, "2025-10-05", "2025-10"), (1, 1));
        // Two years on it is still asked for, as long as September is shown.
        assert_eq!(count(&pack, "2027-10-05", "2027-10"), (1, 0));
        assert_eq!(count(&pack, "2025-10-05", "2025-11"), (0, 0), "a month to come");
    }

    #[test]
    fn what_a_published_paper_printed_was_published() {
        let check = |published: &str, on: &str, expected: &str| {
            let mut pack = pack();
            let paper = format!(
                r#"{{"id":"p","name":"P","template":"corporate_plan","period":"2025-09","version":1,
                "signed":{{"by":"Cabinet","on":"2025-10-21","digest":"0"}},{published}
                "copy":{{"figures":[["m","M","2025-09","1","Green"]]}}}}"#
            );
            pack.papers.push(std::sync::Arc::new(serde_json::from_str(&paper).unwrap()));
            let found = due_month(&pack, "2025-10".parse().unwrap(), as_on(on), (None, None));
            let told: Vec<String> = found.picked(Pick::Published).map(told).collect();
            assert_eq!(
                told,
                [format!("2025-10-30 M, Publication for Sep 2025: {expected}, Clerk")]
            );
        };
        let said = r#""published_on":"2025-10-28","#;
        check("", "2025-10-29", "to come");
        check("", "2025-10-31", "no figure to publish");
        check(said, "2025-10-27", "to come");
        check(said, "2025-10-28", "published on 28 Oct 2025");
    }

    #[test]
    fn a_promise_that_was_not_kept_is_no_longer_owed() {
        let (earlier, _) = month("2025-11", "2025-11-05", (None, Some("Head")));
        assert!(!earlier.iter().any(|it| it.contains("promised")), "{earlier:?}");
        assert!(earlier.iter().any(|it| it.contains("X, Review of an exception: late")));
        let found =
            due_month(&pack(), "2025-10".parse().unwrap(), as_on("2025-11-05"), (None, None));
        let promise = found.within.iter().find(|due| matches!(due.what, What::Promise(_))).unwrap();
        assert_eq!(promise.state, State::Excused("can’t be told"));
    }

    #[test]
    fn weeks_run_from_monday_and_hold_the_whole_month() {
        let check = |month: &str, weeks_there: usize, first: &str, last: &str| {
            let found = weeks(month.parse().unwrap(), Calendar::default());
            assert_eq!(found.len(), weeks_there, "{month}");
            assert_eq!(found[0][0].to_string(), first);
            assert_eq!(found[weeks_there - 1][6].to_string(), last);
        };
        check("2025-10", 5, "2025-09-29", "2025-11-02");
        check("2027-02", 4, "2027-02-01", "2027-02-28");
        check("2025-03", 6, "2025-02-24", "2025-04-06");
    }
}
