//! A measure's control chart, made of what the rating code says of its process.

use super::data::{Control, Moment, Stretch, Wait};
use crate::chart::axis::axis;
use crate::chart::scene::{Role, Table};
use crate::model::{Accumulation, Bounds, Measure, Number, Pack, Polarity};
use crate::rating::{
    self, AsAt, ControlChart, control_chart, counted, period_noun, printed,
    see_judge_act::{
        Waits, limit_words, point_words, possible_limits, process_finding, process_notes,
        rebase_reasons, usual_limits,
    },
};
use crate::statistics::xmr::{Drawing, Rule, Segment, Way};

/// Where there is nothing to say.
const NOTHING: &str = "–";

impl Control {
    /// The control chart of a measure as at a period, under the terms that hold then; `None` where there is no period
    /// to show.
    pub fn of(pack: &Pack, measure: &Measure, as_at: AsAt) -> Option<Self> {
        let found = control_chart(pack, measure, as_at)?;
        Some(Self::drawn(pack, measure, as_at, &found, process_finding(pack, measure, as_at)?))
    }

    /// The same before anybody has read it: with its mean and limits, and without what the rules find, for somebody who
    /// is to find it. Nor does it say how limits come about: who learns to read them needs none of that yet.
    pub fn untold(pack: &Pack, measure: &Measure, as_at: AsAt) -> Option<Self> {
        let mut found = control_chart(pack, measure, as_at)?;
        for point in found.chart.points.iter_mut().flatten() {
            *point = point.untold();
        }
        let drawn = Self::drawn(pack, measure, as_at, &found, measure.name.clone());
        let broken = drawn.axis.broken().map(|note| format!(" {note}")).unwrap_or_default();
        Some(Self { caption: format!("{}.{broken}", of_what(measure, &found)), ..drawn })
    }

    /// Whether it is of rare events, each of which is a mark of its own.
    pub fn is_of_events(&self) -> bool {
        self.marks_only
    }

    /// Whether it is a line of time with a few marks on it, which needs little height.
    pub fn is_low(&self) -> bool {
        !self.waits.is_empty()
    }

    /// Its height where that of other charts is `usual`.
    pub fn height(&self, usual: f64) -> f64 {
        if self.is_low() { usual / 2.0 } else { usual }
    }

    fn drawn(
        pack: &Pack,
        measure: &Measure,
        as_at: AsAt,
        found: &ControlChart,
        title: String,
    ) -> Self {
        let measure = &*measure.as_of(pack.calendar().year_of_period(as_at.period));
        let targets = targets(pack, measure, found);
        let stretches = stretches(pack, measure, found);
        let moments = moments(measure, found, &targets);
        let lines =
            stretches.iter().flat_map(|it| it.limits.into_iter().flatten().chain([it.mean]));
        let drawn =
            moments.iter().filter_map(|it| it.value).chain(targets.iter().flatten().copied());
        let all: Vec<f64> = drawn.chain(lines).filter(|it| it.is_finite()).collect();
        let low = all.iter().copied().fold(f64::INFINITY, f64::min);
        let high = all.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let marks_only = found.drawing == Drawing::Marks;
        let mut axis = axis(measure, low, high, marks_only);
        // The range of what never varies, or of what can't be a figure, has no axis.
        if axis.ticks.iter().any(|tick| !tick.is_finite()) {
            axis = Default::default();
        }
        let shown = found.values.iter().rposition(Option::is_some).unwrap_or(0);
        Self {
            title,
            caption: caption(pack, measure, found, axis.broken()),
            table: table(measure, found, &moments, &targets),
            shown,
            ends: ends(measure, found, &stretches, &targets),
            moments,
            stretches,
            marks_only,
            waits: waits(found),
            targets,
            axis,
        }
    }
}

/// The plan of each period, where it is one value and is what its figure is held against.
fn targets(pack: &Pack, measure: &Measure, found: &ControlChart) -> Vec<Option<f64>> {
    let running = measure.accumulation == Some(Accumulation::Running);
    let plan = |period: &crate::model::Period| match rating::limits(pack, measure, *period)
        .filter(|_| !running)?
        .plan
    {
        Bounds::Value(plan) => Some(plan.get()),
        Bounds::Range { .. } => None,
    };
    found.periods.iter().map(plan).collect()
}

/// How long it was from one event to the next, and is since the last.
fn waits(found: &ControlChart) -> Vec<Wait> {
    let noun = found.periods.first().map_or("period", |period| period_noun(period.frequency()));
    let said = |count: usize| counted(count, noun, &format!("{noun}s"));
    let between = |(from, to): &(usize, usize)| Wait {
        from: *from,
        to: *to,
        words: [said(to - from), (to - from).to_string()],
    };
    let Some(waits) = Waits::of(found) else { return Vec::new() };
    let since = waits.since.map(|(from, count)| Wait {
        from,
        to: from + count,
        words: [format!("{} so far", said(count)), format!("{count} so far")],
    });
    waits.between.iter().map(between).chain(since).collect()
}

fn stretches(pack: &Pack, measure: &Measure, found: &ControlChart) -> Vec<Stretch> {
    if !matches!(found.drawing, Drawing::Limits(_)) {
        return Vec::new();
    }
    let reasons = rebase_reasons(pack, measure, found);
    let stretch = |segment: &Segment| {
        let from = segment.positions.start;
        let reason = reasons.iter().find(|(start, _)| *start == from);
        let reason = reason.map(|(_, reason)| match *reason {
            "" => "New limits".to_owned(),
            reason => format!("New limits: {reason}"),
        });
        let limits = usual_limits(segment).map(|it| possible_limits(measure, found, it));
        let limits = limits.map(|it| [it.lower, it.upper, it.near_lower, it.near_upper]);
        Stretch {
            from,
            to: segment.positions.end,
            mean: segment.process.mean,
            limits: limits.filter(|limits| limits.iter().all(|it| it.is_finite())),
            reason: reason.unwrap_or_default(),
        }
    };
    found.chart.segments.iter().map(stretch).filter(|it| it.mean.is_finite()).collect()
}

/// What a point is drawn as.
fn role(measure: &Measure, found: &ControlChart, at: usize) -> Role {
    let limits = matches!(found.drawing, Drawing::Limits(_));
    let point = found.chart.points.get(at).and_then(Option::as_ref).filter(|_| limits);
    let Some(signal) = point.and_then(|point| point.flag()) else { return Role::Reading };
    match (measure.polarity, signal.way) {
        (Some(Polarity::HigherIsBetter), Way::High) | (Some(Polarity::LowerIsBetter), Way::Low) => {
            Role::Better
        }
        (Some(Polarity::HigherIsBetter | Polarity::LowerIsBetter), _) => Role::Worse,
        (Some(Polarity::NoPolarity) | None, _) => Role::News,
    }
}

fn figure(measure: &Measure, value: f64) -> String {
    let number = Number::try_from(value).map(|it| it.rounded(measure.precision));
    number.map_or_else(|_| NOTHING.to_owned(), |number| printed(measure, number))
}

fn moments(measure: &Measure, found: &ControlChart, targets: &[Option<f64>]) -> Vec<Moment> {
    let moment = |(at, period): (usize, &crate::model::Period)| {
        let value = found.values.get(at).copied().flatten().filter(|it| it.is_finite());
        let role = role(measure, found, at);
        let mut said = match value {
            Some(value) => figure(measure, value),
            None => "No figure".to_owned(),
        };
        if let Some(target) = targets.get(at).copied().flatten() {
            said += &format!(", target {}", figure(measure, target));
        }
        if let Some(news) = news(found, at, role) {
            said += &format!("; {news}");
        }
        Moment { name: period.label(), said, value, role, missing: value.is_none() }
    };
    found.periods.iter().enumerate().map(moment).collect()
}

/// What a point signals, and whether that is good news: of a trend which way it goes, else on which side of what is usual
/// it is. Neither says that it is on target.
fn news(found: &ControlChart, at: usize, role: Role) -> Option<String> {
    let flag = point_words(found, at)?;
    let rule = found.chart.points.get(at)?.as_ref()?.flag()?.rule;
    let judged = match (role, rule) {
        (Role::Better, Rule::Trend) => ", the better way",
        (Role::Worse, Rule::Trend) => ", the worse way",
        (Role::Better, _) => ", the better side",
        (Role::Worse, _) => ", the worse side",
        _ => "",
    };
    Some(format!("{flag}{judged}"))
}

/// Of what, from when to when, in which unit.
fn of_what(measure: &Measure, found: &ControlChart) -> String {
    let mut caption = measure.name.clone();
    if measure.accumulation == Some(Accumulation::Running) {
        caption += ", what each period added";
    }
    if let (Some(first), Some(last)) = (found.periods.first(), found.periods.last()) {
        caption += &format!(", {} to {}", first.label(), last.label());
    }
    if let Some(unit) = rating::unit_words(measure) {
        caption += &format!(" ({unit})");
    }
    caption
}

/// Of what, from when to when, in which unit; what its limits rest on and what speaks against them.
fn caption(pack: &Pack, measure: &Measure, found: &ControlChart, broken: Option<String>) -> String {
    let notes =
        process_notes(pack, measure, found).into_iter().chain(key(measure, found)).chain(broken);
    notes.fold(of_what(measure, found) + ".", |caption, note| format!("{caption} {note}"))
}

/// What the shapes mean, where there are any.
fn key(measure: &Measure, found: &ControlChart) -> Option<String> {
    let has = |role| (0..found.periods.len()).any(|at| self::role(measure, found, at) == role);
    let keys = [
        (Role::Better, "blue squares are news on the better side"),
        (Role::Worse, "orange diamonds are news on the worse side"),
        (Role::News, "triangles are more than chance brings"),
    ];
    let said: Vec<&str> =
        keys.into_iter().filter(|(role, _)| has(*role)).map(|(_, words)| words).collect();
    (!said.is_empty())
        .then(|| format!("Beside the grey discs, which chance brings, {}.", said.join(", ")))
}

/// The names at the lines' ends: the latest figure, the last segment's lines, the latest target.
fn ends(
    measure: &Measure,
    found: &ControlChart,
    stretches: &[Stretch],
    targets: &[Option<f64>],
) -> Vec<(Role, f64, String)> {
    let mut ends = Vec::new();
    if let Some(value) = found.values.iter().rev().flatten().next().filter(|it| it.is_finite()) {
        ends.push((Role::Words, *value, figure(measure, *value)));
    }
    if let Some(target) = targets.last().copied().flatten() {
        ends.push((Role::Target, target, format!("Target {}", figure(measure, target))));
    }
    if let (Some(stretch), Some(segment)) = (stretches.last(), found.chart.last_segment()) {
        let words = |limit| limit_words(measure, found, segment, limit);
        ends.push((Role::Mean, stretch.mean, format!("Average {}", words(stretch.mean))));
        if let (Some([lower, upper, ..]), Some(limits)) = (stretch.limits, usual_limits(segment)) {
            // Where a share's range stops there is no limit.
            let high = if upper < limits.upper { "Up to" } else { "Upper limit" };
            let low = if lower > limits.lower { "Down to" } else { "Lower limit" };
            ends.push((Role::Limits, upper, format!("{high} {}", words(upper))));
            ends.push((Role::Limits, lower, format!("{low} {}", words(lower))));
        }
    }
    ends
}

/// Every figure that is drawn.
fn table(
    measure: &Measure,
    found: &ControlChart,
    moments: &[Moment],
    targets: &[Option<f64>],
) -> Table {
    let heads = ["Period", "Figure", "Target", "Average", "Lower limit", "Upper limit", "News"];
    // Those that are drawn.
    let limits = |it: &Segment| Some(possible_limits(measure, found, usual_limits(it)?));
    let row = |(at, moment): (usize, &Moment)| {
        let point = found.chart.points.get(at).and_then(Option::as_ref);
        let drawn = point.filter(|_| matches!(found.drawing, Drawing::Limits(_)));
        let segment = drawn.and_then(|point| found.chart.segments.get(point.segment));
        let line = |pick: &dyn Fn(&Segment) -> Option<f64>| {
            let words = segment.and_then(|it| Some(limit_words(measure, found, it, pick(it)?)));
            words.unwrap_or_else(|| NOTHING.to_owned())
        };
        let of = |value: Option<f64>| {
            value.map_or_else(|| NOTHING.to_owned(), |value| figure(measure, value))
        };
        let news = news(found, at, moment.role);
        vec![
            moment.name.clone(),
            of(moment.value),
            of(targets.get(at).copied().flatten()),
            line(&|it| Some(it.process.mean)),
            line(&|it| limits(it).map(|limits| limits.lower)),
            line(&|it| limits(it).map(|limits| limits.upper)),
            news.unwrap_or_else(|| NOTHING.to_owned()),
        ]
    };
    Table {
        heads: heads.map(str::to_owned).to_vec(),
        rows: moments.iter().enumerate().map(row).collect(),
    }
}
