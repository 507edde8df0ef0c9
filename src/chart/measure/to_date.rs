//! The year so far of what adds up: the total to each period against the plan to it, and where the year is heading.

use super::ahead;
use super::data::{Chart, Moment, Trace};
use super::rows::rows;
use crate::chart::axis::axis;
use crate::chart::scene::{Role, Table};
use crate::model::{Accumulation, Bounds, Measure, Number, Pack, Period};
use crate::rating::{self, AsAt, PeriodRow, Status, printed};

/// A period of the year, to date.
struct ToDate {
    period: Period,
    actual: Option<Number>,
    plan: Option<Number>,
    floor: Option<Number>,
    before: Option<Number>,
    status: Option<Status>,
}

impl Chart {
    /// The year so far of a measure that adds up. `None` of any other, without a period to show, and where a figure or
    /// a plan of the year so far is missing: what is held against the plan then leaves out both of that period.
    pub fn to_date(pack: &Pack, measure: &Measure, as_at: AsAt) -> Option<Self> {
        if measure.accumulation != Some(Accumulation::Sum) {
            return None;
        }
        let all = rows(pack, measure, as_at)?;
        let year =
            all.calendar.year_of_period(all.rows.iter().rfind(|row| !all.later(row))?.period);
        let of_year: Vec<&PeriodRow<'_>> =
            all.rows.iter().filter(|row| all.calendar.year_of_period(row.period) == year).collect();
        let known = of_year.iter().rposition(|row| all.actual(row).is_some())? + 1;
        let unplanned = of_year.iter().all(|row| row.plan().is_none());
        let is_short = |row: &&PeriodRow<'_>| {
            all.actual(row).is_none() || (row.plan().is_none() && !unplanned)
        };
        if of_year.len() < 2 || of_year.iter().take(known).any(is_short) {
            return None;
        }
        let steps = to_date(pack, measure, as_at, &of_year, known);
        let (last, total) = (known - 1, steps.get(known - 1)?.actual?);
        let rated = rating::rate(pack, measure, as_at);
        let target = match rated.year_target.bounds {
            Some(Bounds::Value(target)) => Some(target),
            _ => None,
        };
        let mut traces = traces(measure, &steps, target);
        let ahead = ahead::ahead(pack, measure, as_at, (last, total.get()), steps.len() - 1);
        let (line, fan) = ahead.unzip();
        traces.extend(line);
        let values = traces.iter().flat_map(|trace| &trace.values).flatten().copied();
        let values: Vec<f64> =
            values.chain(fan.map(|fan| fan.low)).chain(fan.map(|fan| fan.high)).collect();
        let low = values.iter().copied().fold(f64::INFINITY, f64::min);
        let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let axis = axis(measure, low, high, true);
        let vocabulary = pack.organisation.vocabulary;
        let periods: Vec<Moment> = steps
            .iter()
            .map(|step| Moment {
                name: step.period.label(),
                said: said(measure, step),
                status: step.status.map(|status| status.face(vocabulary)),
                missing: false,
            })
            .collect();
        let unit = rating::unit_words(measure).map(|unit| format!(" ({unit})")).unwrap_or_default();
        let fan_words = if fan.is_some() { format!(" {}", ahead::CAPTION) } else { String::new() };
        Some(Self {
            title: title(measure, steps.get(last)?)?,
            caption: format!("{}, added up over {year}{unit}.{fan_words}", measure.name),
            table: table(measure, &steps),
            shown: last,
            starts: Vec::new(),
            traces,
            columns: true,
            events: false,
            axis,
            periods,
            fan,
        })
    }
}

/// Each period of the year: what is known by the ratings, which print the same; plans still to come added to theirs.
fn to_date(
    pack: &Pack,
    measure: &Measure,
    as_at: AsAt,
    of_year: &[&PeriodRow<'_>],
    known: usize,
) -> Vec<ToDate> {
    let value = |bounds: Option<Bounds>| match bounds? {
        Bounds::Value(value) => Some(value),
        Bounds::Range { .. } => None,
    };
    let add =
        |sum: Option<Number>, next: Option<Number>| Number::try_from(sum?.get() + next?.get()).ok();
    let mut steps: Vec<ToDate> = Vec::with_capacity(of_year.len());
    for (at, row) in of_year.iter().enumerate() {
        let zero = Some(Number::ZERO);
        let (plan, floor, before) =
            steps.last().map_or((zero, zero, zero), |it| (it.plan, it.floor, it.before));
        let mut step = ToDate {
            period: row.period,
            actual: None,
            plan: add(plan, value(row.plan())),
            floor: add(floor, value(row.judgement.own_floor())),
            before: add(before, row.last_year),
            status: None,
        };
        if at < known {
            let at = AsAt { period: row.period, ..as_at };
            let judged = rating::rate(pack, measure, at).year_to_date.judgement;
            step.actual = judged.actual;
            step.plan = value(judged.plan).or(step.plan);
            step.floor = value(judged.own_floor()).or(step.floor);
            step.status = Some(judged.status);
        }
        steps.push(step);
    }
    steps
}

fn traces(measure: &Measure, steps: &[ToDate], target: Option<Number>) -> Vec<Trace> {
    let of = |name: &str, role, pick: &dyn Fn(&ToDate) -> Option<Number>| {
        let values: Vec<Option<Number>> = steps.iter().map(pick).collect();
        let last = values.iter().rev().flatten().next();
        Trace {
            role,
            name: name.to_owned(),
            last: last.map(|last| printed(measure, *last)).unwrap_or_default(),
            values: values.into_iter().map(|value| value.map(Number::get)).collect(),
        }
    };
    let named = target.map(|target| format!("Target {}", printed(measure, target)));
    let mut traces = vec![
        of("To date", Role::Actual, &|step| step.actual),
        of("Plan", Role::Plan, &|step| step.plan),
        of("Floor", Role::Limit, &|step| step.floor),
        of(&named.unwrap_or_default(), Role::Target, &|_| target),
        of("Year before", Role::Before, &|step| step.before),
    ];
    traces.retain(Trace::shows);
    traces
}

/// "142 by Q2 2025/26, 34 over the plan of 108".
fn title(measure: &Measure, step: &ToDate) -> Option<String> {
    let actual = step.actual?;
    let words = format!("{} by {}", printed(measure, actual), step.period.label());
    let Some(plan) = step.plan else { return Some(words) };
    let settled = |number: Number| number.rounded(measure.precision);
    let by = Number::try_from((settled(actual).get() - settled(plan).get()).abs()).ok()?;
    let plan = printed(measure, plan);
    let by = settled(by);
    Some(match (by == Number::ZERO, actual > settled(step.plan?)) {
        (true, _) => format!("{words}, as planned"),
        (_, true) => format!("{words}, {} over the plan of {plan}", printed(measure, by)),
        (_, false) => format!("{words}, {} under the plan of {plan}", printed(measure, by)),
    })
}

fn said(measure: &Measure, step: &ToDate) -> String {
    let named = |name: &str, number: Option<Number>| {
        number.map(|number| format!("{name} {}", printed(measure, number)))
    };
    let actual = step.actual.map_or_else(
        || "After the last figure".to_owned(),
        |actual| format!("{} to date", printed(measure, actual)),
    );
    let parts = [Some(actual), named("plan", step.plan), named("floor", step.floor)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn table(measure: &Measure, steps: &[ToDate]) -> Table {
    let figure = |number: Option<Number>| {
        number.map_or_else(|| "–".to_owned(), |number| printed(measure, number))
    };
    let row = |step: &ToDate| {
        let figures = [step.actual, step.plan, step.floor, step.before].map(figure);
        std::iter::once(step.period.label()).chain(figures).collect()
    };
    let heads = ["To", "Actual to date", "Plan to date", "Floor to date", "Year before to date"];
    Table { heads: heads.map(str::to_owned).into(), rows: steps.iter().map(row).collect() }
}
