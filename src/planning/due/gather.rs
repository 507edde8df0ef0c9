//! What is due between two days.

use super::asked::{Collected, resting};
use super::data_quality::data_quality;
use super::making::{Standing, by_day, owed, standing};
use super::meetings::{promised_at_meetings, undated_decisions};
use super::published::Published;
use super::{Due, State, Undated, What};
use crate::model::{
    Action, ActionState, Day, Exception, Frequency, Measure, MeasureId, Pack, Period, PlanId,
    ReportingYear, Risk,
};
use crate::planning::work::{Timeliness, timeliness};
use crate::rating::exception::{Kept, is_closed, is_live, is_raised, kept, promised};
use crate::rating::risk::is_at_target;
use crate::rating::{
    AsAt, FigureState, StateThen, Then, figure_due_on, figure_published_on, figure_state,
};
use chrono::{Months, NaiveDate};
use std::collections::{HashMap, HashSet};

/// How far back a figure that never came is still asked for, in months.
const ASKED_FOR: u32 = 12;

/// Everything that is due from a day to another, both included, as on a day; in order of days.
pub fn due_between(pack: &Pack, from: NaiveDate, to: NaiveDate, on: NaiveDate) -> Vec<Due> {
    let within = |day: NaiveDate| (from..=to).contains(&day);
    let mut found = figures(pack, (from, to), on);
    found.extend(publications(pack, (from, to), on));
    found.extend(work(pack, on).filter(|due| within(due.day.0)));
    found.extend(reviews(pack, on).into_iter().filter(|due| within(due.day.0)));
    found.extend(promised_at_meetings(pack, on).into_iter().filter(|due| within(due.day.0)));
    in_order(found)
}

/// What was due before a day and is late as on another: work and reviews however old, figures of the twelve months
/// before it.
pub fn late_before(pack: &Pack, before: NaiveDate, on: NaiveDate) -> Vec<Due> {
    let first = before.checked_sub_months(Months::new(ASKED_FOR)).unwrap_or(NaiveDate::MIN);
    let last = before.pred_opt().unwrap_or(before);
    let mut found = figures(pack, (first, last), on);
    let others = work(pack, on).chain(reviews(pack, on)).chain(promised_at_meetings(pack, on));
    found.extend(others.filter(|due| due.day.0 < before));
    found.retain(Due::is_late);
    in_order(found)
}

/// What is late as on a day, or due from then up to another, in order of days: what [`late_before`] and [`due_between`] have
/// of these days, but for figures and their publication. To go through those of every measure takes longer than all else.
pub fn pressing(pack: &Pack, until: NaiveDate, on: NaiveDate) -> Vec<Due> {
    let is_pressing = |due: &Due| match due.state {
        _ if due.day.0 > until => false,
        State::Late => due.day.0 >= on || !matches!(due.what, What::Promise(_)),
        State::ToCome => due.day.0 >= on,
        State::Over | State::Published(_) | State::Excused(_) => false,
    };
    let all = work(pack, on).chain(reviews(pack, on)).chain(promised_at_meetings(pack, on));
    in_order(all.filter(is_pressing).collect())
}

/// What somebody promised to do and hasn't done as on a day, whenever it is due: activities and milestones, work on the
/// quality of data, decisions of meetings and replies to recommendations.
pub fn unfinished(pack: &Pack, on: NaiveDate) -> Vec<Due> {
    let plans = standing(pack, pack.calendar().year_of(on));
    let data = data_quality(pack, &plans, on).into_iter();
    let data = data.filter(|due| matches!(due.what, What::DataWork(_)));
    let mut found: Vec<Due> =
        work(pack, on).chain(data).chain(promised_at_meetings(pack, on)).collect();
    found.retain(|due| matches!(due.state, State::Late | State::ToCome));
    in_order(found)
}

/// The same of what has no day: activities and milestones, and decisions of meetings.
pub fn undated(pack: &Pack, on: NaiveDate) -> Vec<Undated> {
    let then = Then::of(pack, Day(on));
    let open =
        |action: &&Action| action.due.is_none() && timeliness(action, then) != Timeliness::Over;
    let actions = then.planned(pack).filter(open).map(|action| Undated {
        what: What::Work(action.id.clone(), action.kind),
        name: action.name.clone(),
        post: action.owner.trim().to_owned(),
        plans: vec![action.plan.clone()],
    });
    actions.chain(undated_decisions(pack, on)).collect()
}

/// By day; on one day by what it is, then by name.
fn in_order(mut found: Vec<Due>) -> Vec<Due> {
    found.sort_by(|one, other| {
        (one.day, one.what.rank(), &one.name).cmp(&(other.day, other.what.rank(), &other.name))
    });
    found
}

/// Figures whose day lies between two.
fn figures(pack: &Pack, (from, to): (NaiveDate, NaiveDate), on: NaiveDate) -> Vec<Due> {
    let calendar = pack.calendar();
    let day = |measure: &Measure, period| figure_due_on(calendar, measure, period);
    each_period(pack, (from, to), day, |measure, period, day, plans| {
        of_figure(pack, measure, period, day, plans, on)
    })
}

/// Figures that are published between two days.
fn publications(pack: &Pack, (from, to): (NaiveDate, NaiveDate), on: NaiveDate) -> Vec<Due> {
    let calendar = pack.calendar();
    let day = |measure: &Measure, period| figure_published_on(calendar, measure, period);
    let published = Published::of(pack, on);
    each_period(pack, (from, to), day, |measure, period, day, plans| {
        let state =
            match (published.on(pack, measure, period), figure_state(pack, measure, period, on)) {
                (Some(day), _) => State::Published(day),
                _ if day > on => State::ToCome,
                (None, FigureState::In) => State::Over,
                (None, FigureState::Late | FigureState::ToCome) => State::Late,
                (None, FigureState::Missing(reason)) => State::Excused(reason.words()),
            };
        let what = What::Publication(measure.id.clone(), period);
        Due { what, state, ..of_figure(pack, measure, period, day, plans, on) }
    })
}

/// Goes through the periods of every measure whose day, as it is asked for, lies between two.
fn each_period(
    pack: &Pack,
    (from, to): (NaiveDate, NaiveDate),
    day: impl Fn(&Measure, Period) -> Option<NaiveDate>,
    make: impl Fn(&Measure, Period, NaiveDate, Vec<PlanId>) -> Due,
) -> Vec<Due> {
    let calendar = pack.calendar();
    let mut by_year: HashMap<ReportingYear, (Standing<'_>, HashSet<MeasureId>)> = HashMap::new();
    let mut found = Vec::new();
    for measure in &pack.measures {
        let frequency = measure.as_of(calendar.year_of(to)).frequency;
        let grid = frequency.filter(|it| *it != Frequency::Dated);
        let Some(latest) = grid.and_then(|it| calendar.period_of(to, it)) else { continue };
        let collected = Collected::of(measure, calendar);
        let earlier = (0..FARTHEST).map_while(|back| latest.plus(-back));
        // A period that falls before the first day is followed by none that falls after it.
        let falling = earlier
            .map_while(|period| Some((period, day(measure, period)?)))
            .take_while(|(_, falls)| *falls >= from);
        for (period, falls) in falling.filter(|(_, falls)| *falls <= to) {
            let year = calendar.year_of_period(period);
            let of_year = || (standing(pack, year), resting(pack, year));
            let (plans, rest) = by_year.entry(year).or_insert_with(of_year);
            if !rest.contains(&measure.id) && collected.holds(measure, period, calendar) {
                let plans = plans.get(&measure.id).cloned().unwrap_or_default();
                found.push(make(measure, period, falls, plans));
            }
        }
    }
    found
}

/// Of how many periods back a day is looked for: months that are due years after they end are nobody's.
const FARTHEST: i32 = 120;

/// The periods of a measure's own figure that are due as on a day and for which nothing stands in its series, not even that
/// it is late; in order of time. Under the terms of each period's year.
pub fn lacking_periods(pack: &Pack, measure: &Measure, on: NaiveDate) -> Vec<Period> {
    let calendar = pack.calendar();
    let frequency = measure.as_of(calendar.year_of(on)).frequency;
    let grid = frequency.filter(|it| *it != Frequency::Dated);
    let Some(latest) = grid.and_then(|it| calendar.period_of(on, it)) else { return Vec::new() };
    let collected = Collected::of(measure, calendar);
    let mut rests: HashMap<ReportingYear, bool> = HashMap::new();
    let lacks = |period: &Period| {
        let year = calendar.year_of_period(*period);
        measure.as_of(year).frequency == frequency
            && collected.holds(measure, *period, calendar)
            && measure.observation(*period).is_none()
            && figure_state(pack, measure, *period, on) == FigureState::Late
            && !*rests.entry(year).or_insert_with(|| resting(pack, year).contains(&measure.id))
    };
    let all = (0..FARTHEST).map_while(|back| latest.plus(-back));
    let mut found: Vec<Period> = all.filter(lacks).collect();
    found.reverse();
    found
}

/// A measure's figure for a period as something that is due, as on a day; `None` where no day is. The plans are those
/// that it stands in.
pub fn figure_due(
    pack: &Pack,
    measure: &Measure,
    period: Period,
    plans: Vec<PlanId>,
    on: NaiveDate,
) -> Option<Due> {
    let day = figure_due_on(pack.calendar(), measure, period)?;
    Some(of_figure(pack, measure, period, day, plans, on))
}

fn of_figure(
    pack: &Pack,
    measure: &Measure,
    period: Period,
    day: NaiveDate,
    plans: Vec<PlanId>,
    on: NaiveDate,
) -> Due {
    let said = &measure.specification;
    let answers = said.accountable_officer.trim().to_owned();
    let post = match said.responsible_officer.trim() {
        "" => answers.clone(),
        post => post.to_owned(),
    };
    Due {
        day: Day(day),
        what: What::Figure(measure.id.clone(), period),
        name: measure.name.clone(),
        post,
        answers,
        plans,
        state: match figure_state(pack, measure, period, on) {
            FigureState::In => State::Over,
            FigureState::Late => State::Late,
            FigureState::ToCome => State::ToCome,
            FigureState::Missing(reason) => State::Excused(reason.words()),
        },
    }
}

/// Activities and milestones that have a date.
fn work(pack: &Pack, on: NaiveDate) -> impl Iterator<Item = Due> {
    let then = Then::of(pack, Day(on));
    then.planned(pack).filter_map(move |action| of_action(action, then))
}

fn of_action(action: &Action, then: Then) -> Option<Due> {
    let stopped = ActionState::Stopped;
    let state = match (timeliness(action, then), then.state(action)) {
        (_, StateThen::Is(state) | StateThen::OverByNow(state)) if state == stopped => {
            State::Excused(stopped.words())
        }
        (Timeliness::Over, _) => State::Over,
        (Timeliness::Late(_), _) => State::Late,
        _ => State::ToCome,
    };
    Some(owed(
        action.due?,
        What::Work(action.id.clone(), action.kind),
        (&action.name, &action.owner),
        vec![action.plan.clone()],
        state,
    ))
}

/// Reviews of what isn't closed or waived, days that were promised, ends of waivers, and what is due of the quality of
/// data.
fn reviews(pack: &Pack, on: NaiveDate) -> Vec<Due> {
    let calendar = pack.calendar();
    let Some(period) = calendar.period_of(on, Frequency::Monthly) else { return Vec::new() };
    let as_at = AsAt { period, on: Some(on) };
    let plans = standing(pack, calendar.year_of(on));
    let is_open = |it: &Exception| {
        let raised = it.raised_on.is_none_or(|day| day.0 <= on);
        raised && is_live(calendar, it, as_at)
    };
    let risks = || pack.risks.iter().filter(|risk| risk.is_open_on(Day(on)));
    let mut found: Vec<Due> = risks().filter_map(|risk| of_risk(risk, on)).collect();
    found.extend(risks().filter_map(|risk| of_risk_target(risk, on)));
    for it in pack.exceptions.iter().filter(|it| is_open(it)) {
        let of = plans.get(&it.measure).cloned().unwrap_or_default();
        found.extend(of_promise(pack, it, of.clone(), as_at));
        found.extend(of_review(it, of, on));
    }
    let is_known =
        |it: &Exception| is_raised(calendar, it, period) && !is_closed(calendar, it, as_at);
    for it in pack.exceptions.iter().filter(|it| is_known(it)) {
        let of = plans.get(&it.measure).cloned().unwrap_or_default();
        found.extend(of_waiver(it, of, on));
    }
    found.extend(data_quality(pack, &plans, on));
    found
}

fn of_review(exception: &Exception, plans: Vec<PlanId>, on: NaiveDate) -> Option<Due> {
    let day = exception.review_by?;
    let what = What::Exception(exception.id.clone());
    Some(owed(day, what, (&exception.name, &exception.owner), plans, by_day(day, on)))
}

/// The day by which it is to be back on track, as it was promised last.
fn of_promise(pack: &Pack, exception: &Exception, plans: Vec<PlanId>, as_at: AsAt) -> Option<Due> {
    let last = promised(exception, as_at)?.last;
    let state = match kept(pack, exception, last, as_at) {
        Kept::ToCome => State::ToCome,
        Kept::Yes(_) => State::Over,
        Kept::No(_) => State::Late,
        Kept::CannotTell(_) => State::Excused("can’t be told"),
        Kept::Over => State::Excused("was over when it was said"),
    };
    let what = What::Promise(exception.id.clone());
    Some(owed(last.by, what, (&exception.name, &exception.owner), plans, state))
}

/// The last day of a waiver, after which its exception is open again.
fn of_waiver(exception: &Exception, plans: Vec<PlanId>, on: NaiveDate) -> Option<Due> {
    let day = exception.waived_until.filter(|_| exception.is_waived())?;
    exception.waived_on.is_none_or(|from| from.0 <= on).then_some(())?;
    let state = if day.0 < on { State::Over } else { State::ToCome };
    let what = What::Waiver(exception.id.clone());
    Some(owed(day, what, (&exception.name, &exception.owner), plans, state))
}

fn of_risk(risk: &Risk, on: NaiveDate) -> Option<Due> {
    let day = risk.review_by?;
    let what = What::Risk(risk.id.clone());
    Some(owed(day, what, (&risk.name, &risk.owner), vec![risk.plan.clone()], by_day(day, on)))
}

/// The day by which a risk is to come down to its target. One that is missed stays so until the risk is scored anew.
fn of_risk_target(risk: &Risk, on: NaiveDate) -> Option<Due> {
    let day = risk.target_by?;
    let state = match is_at_target(risk, Day(on)) {
        Some(true) => State::Over,
        _ if day.0 >= on => State::ToCome,
        Some(false) => State::Late,
        None => State::Excused("can’t be told"),
    };
    let what = What::RiskTarget(risk.id.clone());
    Some(owed(day, what, (&risk.name, &risk.owner), vec![risk.plan.clone()], state))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Something late, due soon and due later of each kind, and figures that lack.
    fn pack() -> Pack {
        let text = r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"A"},
            "plans":[{"id":"p","name":"P","measures":["m"]}],
            "measures":[{"id":"m","name":"M","frequency":"monthly","polarity":"higher_is_better","accumulation":"latest",
                "series":[{"period":"2025-04","value":1},{"period":"2025-05","value":1}],
                "targets":{"2025/26":{"aim":{"kind":"value","value":2},"trajectory":[{"period":"2025-05","plan":2}]}}}],
            "actions":[
                {"id":"old","name":"Old","kind":"activity","plan":"p","state":"under_way","due":"2024-01-31"},
                {"id":"done","name":"Done","kind":"activity","plan":"p","state":"done","due":"2025-08-31"},
                {"id":"soon","name":"Soon","kind":"milestone","plan":"p","state":"under_way","due":"2025-09-30"},
                {"id":"today","name":"Today","kind":"activity","plan":"p","state":"under_way","due":"2025-09-16"},
                {"id":"far","name":"Far","kind":"activity","plan":"p","state":"under_way","due":"2026-03-31"}],
            "risks":[{"id":"r","name":"R","plan":"p","review_by":"2025-08-01"}],
            "exceptions":[
                {"id":"x","name":"X","measure":"m","raised":"2025-05","trigger":"red","state":"open","review_by":"2025-09-20",
                    "promises":[{"by":"2025-06-30","on":"2025-06-01"}]},
                {"id":"y","name":"Y","measure":"m","raised":"2025-05","trigger":"red","state":"open","review_by":"2025-07-01",
                    "promises":[{"by":"2025-09-30","on":"2025-06-01"}]}]}"#;
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn what_is_pressing_is_what_is_late_or_to_come_but_for_figures() {
        let pack = pack();
        let check = |on: &str, expected: &[&str]| {
            let on: NaiveDate = on.parse().unwrap();
            let until = on + chrono::Days::new(30);
            let open = |due: &Due| {
                matches!(due.state, State::Late | State::ToCome)
                    && !matches!(due.what, What::Figure(..) | What::Publication(..))
            };
            let all =
                late_before(&pack, on, on).into_iter().chain(due_between(&pack, on, until, on));
            let all: Vec<Due> = all.filter(open).collect();
            let found = pressing(&pack, until, on);
            assert_eq!(found, all, "as on {on}");
            let names: Vec<&str> = found.iter().map(|due| due.name.as_str()).collect();
            assert_eq!(names, expected, "as on {on}");
        };
        check("2025-09-16", &["Old", "Y", "R", "Today", "X", "Soon", "Y"]);
        check("2025-06-10", &["Old", "X", "Y"]);
        check("2026-04-10", &["Old", "Y", "R", "Today", "X", "Soon", "Far"]);
    }
}
