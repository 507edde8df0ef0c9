//! What a control chart says, in words (RULES 9): whether the latest figure is news, and what its limits rest on.

use super::{Waits, capital, continued};
use crate::model::{Accumulation, Measure, Number, Pack};
use crate::rating::audit::overturned;
use crate::rating::explain::{place_words, signal_words};
use crate::rating::precision::settle;
use crate::rating::requirement::period_noun;
use crate::rating::words::printed;
use crate::rating::{AsAt, ControlChart, control_chart, is_change, is_per_cent};
use crate::statistics::xmr::{Drawing, Limits, Rule, SETTLED, Segment, is_small_counts};

/// How many places more than its measure's a limit is printed with at most, to be told from a figure beyond it.
const MORE_PLACES: u8 = 4;
/// Figures of a limit where no precision is set.
const FIGURES: i32 = 3;
/// Rare events are counted over so many periods.
const LATELY: usize = 12;

/// What the control chart of a measure says, as its title. `None` without a period to show.
pub fn process_finding(pack: &Pack, measure: &Measure, as_at: AsAt) -> Option<String> {
    let control = control_chart(pack, measure, as_at)?;
    let measure = &*measure.as_of(pack.calendar().year_of_period(as_at.period));
    let words = of_chart(measure, &control);
    Some(match overturned(pack, measure, as_at) {
        Some(_) => format!("As published: {}", continued(&words)),
        None => words,
    })
}

pub(super) fn of_chart(measure: &Measure, control: &ControlChart) -> String {
    let Some(latest) = control.chart.points.iter().rposition(Option::is_some) else {
        return "No figures to show yet".to_owned();
    };
    let noun = noun(control);
    match control.drawing {
        Drawing::Line => "A line without limits: each figure holds those before it".to_owned(),
        Drawing::Marks => rare_words(measure, control, latest),
        Drawing::Limits(_) => {
            let Some(segment) = control.chart.last_segment() else { return String::new() };
            match segment.readings {
                0 | 1 => return format!("One {noun} says nothing of what is usual"),
                2 => return format!("Two {noun}s say too little of what is usual"),
                _ => {}
            }
            let what = match measure.accumulation {
                Some(Accumulation::Running) => format!("What each {noun} added: "),
                _ => String::new(),
            };
            let words = match flag_words(control, latest) {
                Some(flag) if control.is_settled() && control.is_seasonal() => {
                    format!("{flag}, which a season may explain")
                }
                Some(flag) if control.is_settled() => format!("{flag}, more than chance brings"),
                Some(flag) => format!("{flag}, with too few figures to rule out chance"),
                None => {
                    let words = steady_words(measure, control, segment);
                    match control.is_settled() {
                        true => words,
                        false => format!("{words}, though it is too early to be sure"),
                    }
                }
            };
            capital(&format!("{what}{words}"))
        }
    }
}

/// Where a figure is that no flag speaks of.
fn steady_words(measure: &Measure, control: &ControlChart, segment: &Segment) -> String {
    match range_words(measure, control, segment) {
        _ if segment.process.average_range == Some(0.0) => "no variation seen".to_owned(),
        Some(range) => format!("within its usual range of {range}"),
        None => "within its usual range".to_owned(),
    }
}

/// What the flag of a point says: `12 months above its usual range`. `None` where it has none, or no limits are drawn.
pub fn flag_words(control: &ControlChart, position: usize) -> Option<String> {
    let point = control.chart.points.get(position)?.as_ref()?;
    let signal = point.flag().filter(|_| matches!(control.drawing, Drawing::Limits(_)))?;
    let figures = control.chart.rests_on(position)?;
    let noun = noun(control);
    let words = signal_words(signal, figures, noun);
    Some(match signal.rule {
        Rule::Outside if figures > 1 => format!("{figures} {noun}s in a row {words}"),
        _ => words,
    })
}

/// The same of any point, told as the one that it is among those that its flag rests on: `1st of 12 months in a row over
/// its average`.
pub fn point_words(control: &ControlChart, position: usize) -> Option<String> {
    let words = flag_words(control, position)?;
    let signal = control.chart.points.get(position)?.as_ref()?.flag()?;
    let place = control.chart.place(position);
    Some(place.map_or(words, |place| place_words(signal, place, noun(control))))
}

/// The limits that anything is said of: none of two figures.
pub fn usual_limits(segment: &Segment) -> Option<Limits> {
    segment.process.limits().filter(|_| segment.has_range())
}

/// What its limits rest on, and what speaks against them, in sentences.
pub fn process_notes(pack: &Pack, measure: &Measure, control: &ControlChart) -> Vec<String> {
    let noun = noun(control);
    match control.drawing {
        Drawing::Line => {
            let why = "Limits would mislead: each figure covers much of what the one before it covers, so that a \
                       figure that goes on is no news.";
            return vec![why.to_owned()];
        }
        Drawing::Marks => {
            let why = "What happens this rarely, or hardly ever changes, has no limits that would mean anything.";
            let waits = Waits::of(control).map(|it| it.words(control)).unwrap_or_default();
            return waits.into_iter().chain([why.to_owned()]).collect();
        }
        Drawing::Limits(_) => {}
    }
    let mut notes = Vec::new();
    let Some(segment) = control.chart.last_segment() else { return notes };
    if usual_limits(segment).is_some() {
        notes.push(format!("{}.", rests_on(measure, segment, noun)));
    }
    notes.extend(passed(measure, control, segment));
    if segment.readings < SETTLED {
        notes.push(format!(
            "Too early to be sure: limits are settled from {SETTLED} {noun}s on, and there are {}.",
            segment.readings
        ));
    }
    if control.is_moving() {
        notes.push(
            "Most of its figures are flagged: it keeps no level that an average and limits would describe. A person may \
             set new limits from where it changed."
                .to_owned(),
        );
    }
    if control.is_seasonal() {
        notes.push("A season repeats: it breaks the limits, which know of none.".to_owned());
    }
    notes.extend(rebases(pack, measure, control));
    notes
}

/// On how many figures its limits rest, and whether outliers were left out.
fn rests_on(measure: &Measure, segment: &Segment, noun: &str) -> String {
    let of = match segment.used {
        used if used < segment.readings => {
            format!("the first {used} {noun}s, where they are fixed")
        }
        used => format!("{used} {noun}s"),
    };
    let unscreened = measure.analysis.as_ref().is_some_and(|analysis| analysis.unscreened);
    let screened = match (unscreened, segment.process.screened) {
        _ if segment.process.average_range == Some(0.0) => "they don't vary".to_owned(),
        (true, _) => "outliers are counted in".to_owned(),
        (false, 0) => "no step was an outlier to be screened out".to_owned(),
        (false, 1) => "1 step that is an outlier is screened out".to_owned(),
        (false, count) => format!("{count} steps that are outliers are screened out"),
    };
    format!("The usual range rests on {of}; {screened}")
}

/// Where segments start anew, and the reasons that people gave for it; empty where they gave none.
pub fn rebase_reasons<'m>(
    pack: &Pack,
    measure: &'m Measure,
    control: &ControlChart,
) -> Vec<(usize, &'m str)> {
    let rebases = measure.analysis.as_ref().map(|it| it.rebases.as_slice()).unwrap_or_default();
    let starts = control.chart.segments.iter().skip(1).map(|segment| segment.positions.start);
    let reason = |start: usize| {
        let first = control.periods.get(start)?.start(pack.calendar());
        let found = rebases.iter().find(|rebase| rebase.date.0 == first)?;
        Some((start, found.reason.trim()))
    };
    starts.filter_map(reason).collect()
}

/// From when on limits start anew, and why.
fn rebases(pack: &Pack, measure: &Measure, control: &ControlChart) -> Vec<String> {
    let words = |(start, reason): (usize, &str)| {
        let from = control.periods.get(start)?.label();
        Some(match reason {
            "" => format!("New limits from {from}; no reason is given."),
            reason => format!("New limits from {from}: {}.", reason.trim_end_matches('.')),
        })
    };
    rebase_reasons(pack, measure, control).into_iter().filter_map(words).collect()
}

/// What happens rarely, counted; what hardly ever changes, said.
fn rare_words(measure: &Measure, control: &ControlChart, latest: usize) -> String {
    let noun = noun(control);
    let from = (latest + 1).saturating_sub(LATELY);
    let readings: Vec<f64> =
        control.values.iter().take(latest + 1).skip(from).flatten().copied().collect();
    let count = readings.len();
    let noun = if count == 1 { noun.to_owned() } else { format!("{noun}s") };
    // What hardly ever moves is drawn so too, and nobody adds up 98% of ten years.
    let counts = is_small_counts(&control.values) && !is_per_cent(&measure.unit);
    let sum = settle(measure, readings.iter().sum());
    match sum.filter(|_| counts) {
        Some(sum) => format!(
            "Too rare for limits: {} in the last {count} {noun} with a figure",
            printed(measure, sum)
        ),
        None => "It hardly ever changes: no limits are drawn".to_owned(),
    }
}

/// The usual range of a segment: `211 to 241`; of a share that nothing keeps from being all of it `91% up to 100%`. `None`
/// of one figure or two.
pub fn range_words(measure: &Measure, control: &ControlChart, segment: &Segment) -> Option<String> {
    let limits = usual_limits(segment)?;
    let possible = possible_limits(measure, control, limits);
    let words = |limit| limit_words(measure, control, segment, limit);
    let to = if possible.upper < limits.upper { "up to" } else { "to" };
    Some(format!("{} {to} {}", words(possible.lower), words(possible.upper)))
}

/// What of limits a figure can be: those of a share end at 0 and at 100, however far a steady process would reach. The
/// limits themselves stay what they are; this is what is said and drawn of them.
pub fn possible_limits(measure: &Measure, control: &ControlChart, limits: Limits) -> Limits {
    if !is_share(measure, control) {
        return limits;
    }
    let within = |limit: f64| limit.clamp(0.0, WHOLE);
    Limits {
        lower: within(limits.lower),
        upper: within(limits.upper),
        near_lower: within(limits.near_lower),
        near_upper: within(limits.near_upper),
    }
}

/// A share of all there is, in per cent.
const WHOLE: f64 = 100.0;

/// Whether what is charted are shares: per cent that nothing says are changes, none of them under 0 or over 100.
fn is_share(measure: &Measure, control: &ControlChart) -> bool {
    is_per_cent(&measure.unit)
        && !is_change(&measure.name)
        && measure.accumulation != Some(Accumulation::Running)
        && control.values.iter().flatten().all(|value| (0.0..=WHOLE).contains(value))
}

/// That limits as worked out pass what a share can be, with where they lie.
fn passed(measure: &Measure, control: &ControlChart, segment: &Segment) -> Option<String> {
    let limits = usual_limits(segment)?;
    let possible = possible_limits(measure, control, limits);
    let words = |limit| limit_words(measure, control, segment, limit);
    let upper = (possible.upper < limits.upper)
        .then(|| format!("its upper limit is {}", words(limits.upper)));
    let lower = (possible.lower > limits.lower)
        .then(|| format!("its lower limit is {}", words(limits.lower)));
    let passed: Vec<String> = upper.into_iter().chain(lower).collect();
    let stops = match passed.len() {
        0 => return None,
        1 => "a share can’t pass that end, so the range stops there",
        _ => "a share can’t pass either end, so the range stops at both",
    };
    Some(format!("As worked out, {}; {stops}.", passed.join(" and ")))
}

/// A limit, or a mean, of a segment, with so many places that no figure beyond a limit prints the same as it.
pub fn limit_words(
    measure: &Measure,
    control: &ControlChart,
    segment: &Segment,
    limit: f64,
) -> String {
    let Ok(number) = Number::try_from(limit) else { return "–".to_owned() };
    let least = measure.precision.unwrap_or_else(|| places(segment));
    let values: Vec<f64> = control
        .values
        .get(segment.positions.clone())
        .unwrap_or_default()
        .iter()
        .flatten()
        .copied()
        .collect();
    let ends = segment.process.limits().map_or([limit; 2], |it| [it.lower, it.upper]);
    let alike = |places: &u8| {
        let at = |value: f64| Number::try_from(value).map(|it| it.rounded(Some(*places)));
        let beyond = |value: f64, end: f64| {
            segment.process.above(value, end) || segment.process.below(value, end)
        };
        let same = |end: f64| values.iter().any(|it| beyond(*it, end) && at(*it) == at(end));
        ends.into_iter().any(same)
    };
    let most = least.saturating_add(MORE_PLACES).min(9).max(least);
    let places = (least..=most).find(|places| !alike(places)).unwrap_or(most);
    let alike =
        Measure { precision: Some(places), unit: measure.unit.clone(), ..Measure::default() };
    printed(&alike, number)
}

/// Decimal places that tell the lines of a segment apart, where its measure says none.
fn places(segment: &Segment) -> u8 {
    let reach = segment.process.limits().map_or(0.0, |Limits { lower, upper, .. }| upper - lower);
    if !(reach.is_finite() && reach > 0.0) {
        return 2;
    }
    (FIGURES - 1 - reach.log10().floor() as i32).clamp(0, 9) as u8
}

fn noun(control: &ControlChart) -> &'static str {
    control.periods.last().map_or("period", |period| period_noun(period.frequency()))
}
