//! Whether an action did what was expected of it: the figures from its effect on, against the process before it. Never
//! against the figure that raised the exception, for extremes drift back by themselves.

use crate::model::{Action, Calendar, Day, Exception, Measure, Number, Pack, Period};
use crate::rating::case::Case;
use crate::rating::control_chart::{ControlChart, options, season_of};
use crate::rating::precision::settle;
use crate::rating::see_judge_act::points_words;
use crate::rating::{AsAt, printed};
use crate::statistics::xmr::{self, Drawing, Options, Rule, SETTLED, Shift, shift};

/// What became of an effect that was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ActionVerdict {
    /// The figures moved, and by as much as was promised as far as can be told.
    AsPromised,
    /// The figures moved, by less.
    Less,
    /// The figures didn't move that way.
    None,
    /// There are too few figures since to tell.
    TooEarly,
    /// It won't be told, however long one waits.
    CannotTell,
}

impl ActionVerdict {
    /// As printed.
    pub fn words(self) -> &'static str {
        match self {
            Self::AsPromised => "As promised",
            Self::Less => "Less than promised",
            Self::None => "No effect",
            Self::TooEarly => "Too early to tell",
            Self::CannotTell => "Cannot tell",
        }
    }
}

/// What was expected of an action, and what the figures say.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ActionEffect {
    /// What became of it.
    pub verdict: ActionVerdict,
    /// By how much each figure was to move, in the measure's unit.
    pub promised: Number,
    /// From which period on.
    pub from: Period,
    /// How many figures the process before it rests on.
    pub before: usize,
    /// How many there are since.
    pub after: usize,
    /// What the figures before it are on average, at the measure's precision; `None` where limits would mislead, or
    /// there are none.
    pub mean_before: Option<Number>,
    /// By how much the mean moved, at the measure's precision; `None` without figures on both sides.
    pub moved: Option<Number>,
    /// Why it can't be told, where that isn't for want of figures since.
    pub why: Option<&'static str>,
    /// The period from which it is expected begins after the day as at which this is said.
    pub to_come: bool,
}

/// So many figures since are a run: what they don't show then is too small for the measure to show.
const RUN: usize = 7;

/// The fewest figures since from which anything is said: one or two good ones are no effect.
const FEWEST: usize = 3;

/// The measure that an action's effect is expected of: its exception's, else the first that it names.
pub fn effect_measure<'a>(pack: &'a Pack, action: &Action) -> Option<&'a Measure> {
    let exception = action.exception.as_ref().and_then(|id| pack.exception(id));
    let id = exception.map(|it| &it.measure).or_else(|| action.measures.first())?;
    pack.measure(id)
}

/// What became of an action's effect as at a point; `None` where none was promised, or its measure has no figures.
pub fn action_effect(pack: &Pack, action: &Action, as_at: AsAt) -> Option<ActionEffect> {
    let effects = action_effects(pack, effect_measure(pack, action)?, &[action], as_at);
    effects.into_iter().next().flatten()
}

/// The same of several actions on one measure, whose chart is made once.
pub fn action_effects(
    pack: &Pack,
    measure: &Measure,
    actions: &[&Action],
    as_at: AsAt,
) -> Vec<Option<ActionEffect>> {
    let calendar = pack.calendar();
    let measure = &*measure.as_of(calendar.year_of_period(as_at.period));
    let case = Case::new(calendar, measure, as_at.on).as_at(as_at.period);
    let mut charted = None;
    let each = actions.iter().map(|action| {
        let promised = action.effect.filter(|it| *it != Number::ZERO)?;
        let until = case.period_shown(as_at.period)?;
        let chart = charted.get_or_insert_with(|| case.control_chart(until));
        let from = action.effect_from?;
        let to_come = Day(from.start(calendar)) > as_at.day(calendar);
        let found = effect_on(&case, (until, chart), promised, from);
        Some(ActionEffect { to_come, ..found })
    });
    each.collect()
}

/// Whether the figures before a period keep a level that their mean describes, to count from, by a measure's chart as at a
/// point: they don't go one way, and most of them aren't flagged.
pub(super) fn is_level_before(pack: &Pack, measure: &Measure, from: Period, as_at: AsAt) -> bool {
    let calendar = pack.calendar();
    let measure = &*measure.as_of(calendar.year_of_period(as_at.period));
    let case = Case::new(calendar, measure, as_at.on).as_at(as_at.period);
    let Some(until) = case.period_shown(as_at.period) else { return false };
    let chart = case.control_chart(until);
    let (before, _) = sides(&chart, place_of(&chart, calendar, from));
    season_in(&chart, until) > 0 || keeps_level(&before, options(measure.analysis.as_ref()))
}

/// The place of the first period that doesn't begin before another.
fn place_of(chart: &ControlChart, calendar: Calendar, from: Period) -> usize {
    let first = chart.periods.iter().position(|it| it.start(calendar) >= from.start(calendar));
    first.unwrap_or(chart.periods.len())
}

/// How many periods the season has that repeats; 0 where none does.
fn season_in(chart: &ControlChart, until: Period) -> usize {
    if chart.is_seasonal() { season_of(until) } else { 0 }
}

/// What became of an effect that was promised from a period on, by a measure's chart.
fn effect_on(
    case: &Case<'_>,
    (until, chart): (Period, &ControlChart),
    promised: Number,
    from: Period,
) -> ActionEffect {
    let (calendar, measure) = (case.calendar, case.measure);
    let (before, after) = sides(chart, place_of(chart, calendar, from));
    let season = season_in(chart, until);
    let options = options(measure.analysis.as_ref());
    let judged = Judged {
        promised: promised.get(),
        before: whole_years(&before, season),
        after: whole_years(&after, season),
        season,
        is_level: season > 0 || keeps_level(&before, options),
        screen: options.screen,
        drawing: chart.drawing,
    };
    let (verdict, why, moved) = judged.verdict();
    let is_process = matches!(chart.drawing, Drawing::Limits(_)) && before.len() >= SETTLED;
    let mean = judged.before.iter().sum::<f64>() / judged.before.len() as f64;
    let mean_before = settle(measure, mean).filter(|_| is_process);
    let (before, after) = (before.len(), after.len());
    let moved = moved.and_then(|it| settle(measure, it.change));
    let to_come = false;
    ActionEffect { verdict, promised, from, before, after, mean_before, moved, why, to_come }
}

/// Whether readings keep a level. A season that repeats flags figures that do: it isn't asked of those.
fn keeps_level(readings: &[f64], options: Options) -> bool {
    let values: Vec<Option<f64>> = readings.iter().copied().map(Some).collect();
    let chart = xmr::chart(&values, &[], options);
    let flagged = chart.points.iter().flatten().filter(|point| point.flag().is_some()).count();
    let goes_one_way = chart
        .latest()
        .is_some_and(|latest| latest.signals().any(|signal| signal.rule == Rule::Trend));
    2 * flagged <= readings.len() && !goes_one_way
}

/// The actions that are to mend an exception, in the order of the pack.
pub fn actions_of<'a>(pack: &'a Pack, exception: &Exception) -> Vec<&'a Action> {
    let of_it = |action: &&Action| action.exception.as_ref() == Some(&exception.id);
    pack.actions.iter().map(|action| &**action).filter(of_it).collect()
}

/// The readings of the segment that ends before a position, up to it, and those from the position on.
fn sides(chart: &ControlChart, at: usize) -> (Vec<f64>, Vec<f64>) {
    let segment = chart.chart.segments.iter().rev().find(|it| it.positions.start < at);
    let from = segment.map_or(at, |it| it.positions.start);
    let to = segment.map_or(at, |it| it.positions.end.min(at));
    let of = |from: usize, to: usize| -> Vec<f64> {
        chart.values.get(from..to).unwrap_or_default().iter().flatten().copied().collect()
    };
    (of(from, to), of(at, chart.values.len()))
}

/// The latest whole years of readings whose season repeats, so that no month counts more often than another.
fn whole_years(readings: &[f64], season: usize) -> &[f64] {
    let left_out = readings.len().checked_rem(season).unwrap_or(0);
    readings.get(left_out..).unwrap_or_default()
}

/// What a verdict rests on.
struct Judged<'a> {
    promised: f64,
    before: &'a [f64],
    after: &'a [f64],
    /// How many periods a season that repeats has; 0 where none does.
    season: usize,
    /// Whether the figures before keep a level: those that go one way would have gone on without anybody's doing.
    is_level: bool,
    screen: bool,
    drawing: Drawing,
}

impl Judged<'_> {
    /// The change of the mean lies within an interval of 95 %. As promised: nothing isn't in it, and what was promised,
    /// or more, is. Less: neither is. None: nothing is in it, and what was promised isn't. Otherwise both are, and
    /// more figures may tell.
    fn verdict(&self) -> (ActionVerdict, Option<&'static str>, Option<Shift>) {
        let cannot = |why| (ActionVerdict::CannotTell, Some(why), None);
        match self.drawing {
            Drawing::Line => return cannot("each figure holds those before it"),
            Drawing::Marks => return cannot("it happens too rarely"),
            Drawing::Limits(_) => {}
        }
        if self.before.len() < SETTLED {
            return cannot("a process is known from thirteen figures on");
        }
        let found = shift(self.before, self.after, self.screen);
        let early = |why| (ActionVerdict::TooEarly, why, found);
        let Some(moved) = found else { return early(None) };
        if self.after.len() < self.season {
            return early(Some("a season repeats, so that it takes a whole year of figures"));
        }
        if self.after.len() < FEWEST {
            return early(None);
        }
        if !self.is_level {
            let why = "the figures before keep no level to count from";
            return (ActionVerdict::CannotTell, Some(why), found);
        }
        let way = self.promised.signum();
        let (lower, upper) = (moved.change * way - moved.half, moved.change * way + moved.half);
        let asked = self.promised.abs();
        let verdict = match (lower > 0.0, upper >= asked) {
            (true, true) => ActionVerdict::AsPromised,
            (true, false) => ActionVerdict::Less,
            (false, false) => ActionVerdict::None,
            (false, true) if self.after.len() < RUN => ActionVerdict::TooEarly,
            (false, true) => {
                let why = "what was promised is no more than its figures vary by themselves";
                return (ActionVerdict::CannotTell, Some(why), found);
            }
        };
        (verdict, None, found)
    }
}

impl ActionEffect {
    /// What was promised: `12 fewer`, in the unit of the measure: `10 lower from Apr 2025`.
    pub fn promised_words(&self, measure: &Measure) -> String {
        format!("{} from {}", change_words(measure, self.promised), self.from.label())
    }

    /// By how much the figures moved since: `28 higher`; `None` where that isn't known yet.
    pub fn moved_words(&self, measure: &Measure) -> Option<String> {
        self.moved.filter(|_| !self.to_come).map(|moved| change_words(measure, moved))
    }

    /// What was promised, as a sentence of the figure: `The figure is to fall by 29 from Jan 2026`.
    pub fn promise(&self, measure: &Measure) -> String {
        let way = if self.promised < Number::ZERO { "fall" } else { "rise" };
        let by = size_words(measure, self.promised);
        format!("The figure is to {way} by {by} from {}", self.from.label())
    }

    /// The verdict with what it rests on, as a sentence without its full stop.
    pub fn words(&self, measure: &Measure) -> String {
        format!("{}{}", self.verdict.words(), self.reasons(measure))
    }

    /// What the verdict rests on, to follow it: `: the 6 figures since Apr 2025 are 11 lower than the 18 before, on
    /// average`.
    pub fn reasons(&self, measure: &Measure) -> String {
        let since = match self.after {
            0 => format!("no figure since {}", self.from.label()),
            1 => format!("the 1 figure since {}", self.from.label()),
            count => format!("the {count} figures since {}", self.from.label()),
        };
        let why = self.why.map(|why| format!("; {why}")).unwrap_or_default();
        if self.to_come {
            let figures = if self.before == 1 { "figure" } else { "figures" };
            let (from, before) = (self.from.label(), self.before);
            return format!(
                ": it is expected to show from {from}, with {before} {figures} before that{why}"
            );
        }
        let Some(moved) = self.moved else {
            let before = match self.before {
                1 => "1 before".to_owned(),
                count => format!("{count} before"),
            };
            return format!(": {since}, {before}{why}");
        };
        let moved = change_words(measure, moved);
        format!(": {since} are {moved} than the {} before, on average{why}", self.before)
    }
}

/// A change as printed: `12 lower`, `2 percentage points higher`; `no different`.
fn change_words(measure: &Measure, change: Number) -> String {
    let amount = size_words(measure, change);
    match change {
        change if change < Number::ZERO => format!("{amount} lower"),
        change if change > Number::ZERO => format!("{amount} higher"),
        _ => "no different".to_owned(),
    }
}

/// A change without its way: `12`, `2 percentage points`.
fn size_words(measure: &Measure, change: Number) -> String {
    let size = Number::try_from(change.get().abs()).unwrap_or_default();
    let amount = printed(measure, size);
    match amount.strip_suffix('%') {
        Some(points) => points_words(points),
        None => amount,
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{all, at, exception, number, pack, period};
    use super::*;

    /// So many figures of 100 and 104 in turn, which make 102 on average and ranges of 4: σ is 4 ÷ 1.128 = 3.546. Then
    /// so many that are `change` away from that.
    fn told(before: usize, after: usize, change: i32, promised: f64) -> (ActionVerdict, String) {
        let turn = |at: usize| if at.is_multiple_of(2) { 100 } else { 104 };
        let figures: Vec<i32> =
            (0..before).map(turn).chain((0..after).map(|at| turn(at) + change)).collect();
        told_of(&figures, before, promised)
    }

    /// Of any figures, with so many before the month that an effect was promised from.
    fn told_of(figures: &[i32], before: usize, promised: f64) -> (ActionVerdict, String) {
        let mut pack = pack(&all(figures), exception("2024-05"));
        let month = |away: usize| period("2024-04").plus(away as i32).unwrap();
        let action = Action {
            exception: Some("e".into()),
            effect: Some(number(promised)),
            effect_from: Some(month(before)),
            ..Action::default()
        };
        pack.actions = vec![action.clone().into()];
        let as_at = at(&month(figures.len().max(1) - 1).to_string(), None);
        let found = action_effect(&pack, &action, as_at).unwrap();
        (found.verdict, found.words(&pack.measures[0]))
    }

    #[test]
    fn an_action_is_judged_against_the_process_before_it() {
        use ActionVerdict::{AsPromised, CannotTell, Less, TooEarly};
        let check = |before: usize, after: usize, change: i32, promised: f64, expected| {
            let (found, words) = told(before, after, change, promised);
            assert_eq!(found, expected, "{before} {after} {change} {promised}: {words}");
        };
        // 14 before and 4 since: half of the interval is 1.96 · 3.546 · √(1/14 + 1/4) = 3.94.
        check(14, 4, -10, -10.0, AsPromised);
        check(14, 4, -7, -10.0, AsPromised);
        check(14, 4, -5, -10.0, Less);
        check(14, 4, 0, -10.0, ActionVerdict::None);
        check(14, 4, 10, -10.0, ActionVerdict::None);
        check(14, 4, 10, 8.0, AsPromised);
        check(14, 4, 0, -3.0, TooEarly);
        check(14, 4, -3, -6.0, TooEarly);
        // 8 since: 1.96 · 3.546 · √(1/14 + 1/8) = 3.08, and that is a run.
        check(14, 8, 0, -3.0, CannotTell);
        check(14, 8, 0, -3.5, ActionVerdict::None);
        // However much two figures say, and however few were before.
        check(14, 2, -30, -30.0, TooEarly);
        check(14, 0, 0, -30.0, TooEarly);
        check(12, 4, -30, -30.0, CannotTell);
    }

    #[test]
    fn figures_that_were_moving_anyway_tell_nothing_of_an_action() {
        let rising: Vec<i32> = (0..18).map(|at| 100 + 5 * at).collect();
        for promised in [-10.0, 10.0] {
            let (verdict, words) = told_of(&rising, 14, promised);
            assert_eq!(verdict, ActionVerdict::CannotTell);
            assert!(words.ends_with("the figures before keep no level to count from"), "{words}");
        }
    }

    #[test]
    fn a_month_to_come_is_told_as_to_come() {
        let check = |on: &str, expected: &str| {
            let mut pack = pack(&all(&[100; 14]), exception("2024-05"));
            let action = Action {
                exception: Some("e".into()),
                effect: Some(number(-10.0)),
                effect_from: Some(period("2025-06")),
                ..Action::default()
            };
            pack.actions = vec![action.clone().into()];
            let found = action_effect(&pack, &action, at("2025-05", Some(on))).unwrap();
            let words = found.words(&pack.measures[0]);
            assert_eq!(words, format!("Too early to tell: {expected}"), "{on}");
        };
        let to_come = "it is expected to show from Jun 2025, with 14 figures before that";
        check("2025-05-31", to_come);
        check("2025-06-01", "no figure since Jun 2025, 14 before");
        check("2025-07-10", "no figure since Jun 2025, 14 before");
    }

    #[test]
    fn a_promise_reads_as_what_the_figure_is_to_do() {
        let check = |unit: &str, promised: f64, expected: &str| {
            let mut pack = pack(&all(&[100; 20]), exception("2024-05"));
            let action = Action {
                exception: Some("e".into()),
                effect: Some(number(promised)),
                effect_from: Some(period("2026-01")),
                ..Action::default()
            };
            let mut measure = (*pack.measures[0]).clone();
            (measure.unit, measure.precision) = (unit.to_owned(), Some(1));
            pack.measures = vec![measure.into()];
            let found = action_effect(&pack, &action, at("2025-09", None)).unwrap();
            assert_eq!(found.promise(&pack.measures[0]), expected);
        };
        check("households", -29.0, "The figure is to fall by 29.0 from Jan 2026");
        check("%", 6.0, "The figure is to rise by 6.0 percentage points from Jan 2026");
        check("£ million", 0.2, "The figure is to rise by £0.2m from Jan 2026");
        check("£ million", -0.2, "The figure is to fall by £0.2m from Jan 2026");
    }

    #[test]
    fn says_what_it_rests_on() {
        let words = |before, after, change, promised| told(before, after, change, promised).1;
        assert_eq!(
            words(14, 4, -5, -10.0),
            "Less than promised: the 4 figures since Jun 2025 are 5 lower than the 14 before, on average"
        );
        // As at the last day of May 2025.
        assert_eq!(
            words(14, 0, 0, -10.0),
            "Too early to tell: it is expected to show from Jun 2025, with 14 figures before that"
        );
        assert_eq!(
            words(12, 4, -5, -10.0),
            "Cannot tell: the 4 figures since Apr 2025, 12 before; a process is known from thirteen figures on"
        );
    }

    #[test]
    fn a_promise_of_nothing_and_one_without_a_measure_are_none() {
        let mut pack = pack(&all(&[100; 20]), exception("2024-05"));
        let action = |effect: f64, exception: &str| Action {
            exception: Some(exception.into()),
            effect: Some(number(effect)),
            effect_from: Some(period("2025-06")),
            ..Action::default()
        };
        let as_at = at("2025-09", None);
        assert_eq!(action_effect(&pack, &action(0.0, "e"), as_at), None);
        assert_eq!(action_effect(&pack, &action(-1.0, "gone"), as_at), None);
        pack.measures.clear();
        assert_eq!(action_effect(&pack, &action(-1.0, "e"), as_at), None);
    }

    #[test]
    fn years_that_repeat_are_compared_as_wholes() {
        assert_eq!(whole_years(&[1.0, 2.0, 3.0, 4.0, 5.0], 2), [2.0, 3.0, 4.0, 5.0]);
        assert_eq!(whole_years(&[1.0, 2.0, 3.0], 0), [1.0, 2.0, 3.0]);
        assert_eq!(whole_years(&[1.0], 4), [0.0; 0]);
    }
}
