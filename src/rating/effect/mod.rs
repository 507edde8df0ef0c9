//! Whether the effect of a link of cause and effect shows in the figures (FRAMEWORK P14).
//!
//! Two series that both rise go together whatever they are of, and so do two with a season. So it is changes that are
//! paired: from one period to the next, less what the change to the same period was a year before. What wanders,
//! rises or repeats with the year passes for no effect (G. E. P. Box and G. M. Jenkins, *Time Series Analysis*, 1970,
//! take the same differences). Nothing here says that one thing brought another about: only that they moved together,
//! as expected, in so many pairs. What is paired is said by name, since the figures themselves may never have risen; and
//! where changes are of the size of their rounding, or the figures themselves run the other way, nothing can be told.

mod doubt;
mod of_link;

pub use of_link::link_effect;

use super::control_chart::{ControlChart, control_chart};
use super::lag::{Lag, ends_together};
use super::timeline::AsAt;
use crate::model::{Frequency, Link, Measure, MeasureId, Number, Pack, Period, Polarity};
use crate::statistics::together::{Together, together};
use crate::statistics::xmr::Drawing;
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// The fewest pairs of changes that anything is said of.
pub const FEWEST_PAIRS: usize = 13;

/// What is paired, where a measure reports more than once a year; and where it doesn't.
const APART: &str = "changes apart from trend and season";
const YEARLY: &str = "changes from year to year";

/// A figure that stands this close to a step of its precision is rounded to it.
const ON_STEP: f64 = 1e-6;

/// What the figures say of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Showing {
    /// They moved together as expected.
    Seen,
    /// They moved together the other way.
    OtherWay,
    /// They didn't move together by more than chance gives.
    NotSeen,
    /// There are too few pairs of changes.
    TooFew,
    /// Something has to be set first, or the figures can't be paired.
    CannotTell,
}

impl Showing {
    /// Each, the clearest first.
    pub const ALL: [Self; 5] =
        [Self::Seen, Self::OtherWay, Self::NotSeen, Self::TooFew, Self::CannotTell];

    /// In a few words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Seen => "Seen in the figures",
            Self::OtherWay => "The other way",
            Self::NotSeen => "Not seen yet",
            Self::TooFew => "Too few to tell",
            Self::CannotTell => "Can’t be told yet",
        }
    }
}

/// A change of each measure that belong together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// The period of the first, and its change in the measure's unit: from the period before, less the change to the
    /// same period of the year before where it reports more than once a year.
    pub first: (Period, f64),
    /// The period of the second, and its change.
    pub second: (Period, f64),
}

/// What the figures say of a link, and from what.
#[derive(Clone, Debug, PartialEq)]
pub struct Effect {
    /// What it comes to.
    pub showing: Showing,
    /// Why, in a sentence or two.
    pub sentence: String,
    /// What the changes say, without their figures and the full stop: for who says those in other words. Nothing where it
    /// isn't the changes that it comes from.
    pub finding: Option<String>,
    /// What is paired: `changes apart from trend and season`.
    pub paired: &'static str,
    /// The changes, in order of time.
    pub pairs: Vec<Pair>,
    /// How they move together; nothing where that can't be worked out.
    pub together: Option<Together>,
}

impl Effect {
    /// Where there is no period to judge at.
    pub fn without_figures() -> Self {
        Self::without(Showing::CannotTell, "There are no figures yet.".to_owned())
    }

    fn without(showing: Showing, sentence: String) -> Self {
        let (finding, pairs) = (None, Vec::new());
        Self { showing, sentence, finding, paired: APART, pairs, together: None }
    }
}

/// `2 months later`; `at the same time`; `after a time that nobody has said`.
pub fn lag_words(months: Option<u8>) -> String {
    match months {
        None => "after a time that nobody has said".to_owned(),
        Some(0) => "at the same time".to_owned(),
        Some(1) => "1 month later".to_owned(),
        Some(months) => format!("{months} months later"),
    }
}

/// What links come to in all: `3 links of cause and effect: 1 seen in the figures, 2 too few to tell`.
pub fn shown_words(each: impl Iterator<Item = Showing> + Clone) -> String {
    let counted = Showing::ALL.iter().filter_map(|showing| {
        let count = each.clone().filter(|it| it == showing).count();
        (count > 0).then(|| format!("{count} {}", showing.words().to_ascii_lowercase()))
    });
    let counted = counted.collect::<Vec<_>>().join(", ");
    match each.count() {
        0 => "No link of cause and effect yet".to_owned(),
        1 => format!("1 link of cause and effect: {counted}"),
        count => format!("{count} links of cause and effect: {counted}"),
    }
}

/// What the figures up to a period say of the pair of measures that a link is judged by.
pub fn effect(pack: &Pack, link: &Link, as_at: AsAt) -> Effect {
    Charts::new(pack, as_at).effect(link)
}

/// The histories of measures up to a period, each made once.
struct Charts<'a> {
    pack: &'a Pack,
    as_at: AsAt,
    made: RefCell<HashMap<&'a MeasureId, Option<Rc<ControlChart>>>>,
}

impl<'a> Charts<'a> {
    fn new(pack: &'a Pack, as_at: AsAt) -> Self {
        Self { pack, as_at, made: RefCell::default() }
    }

    /// That of a measure; `None` where it has no figures.
    fn of(&self, measure: &'a Measure) -> Option<Rc<ControlChart>> {
        let make = || {
            let chart = control_chart(self.pack, measure, self.as_at);
            chart.filter(|it| !it.values.is_empty()).map(Rc::new)
        };
        self.made.borrow_mut().entry(&measure.id).or_insert_with(make).clone()
    }

    /// What they say of the pair of measures that a link is judged by.
    fn effect(&self, link: &Link) -> Effect {
        match Compared::of(self, link) {
            Ok(compared) => compared.judged(self.pack),
            Err(sentence) => Effect::without(Showing::CannotTell, sentence),
        }
    }
}

/// Two measures with their histories, and what is expected of them.
struct Compared<'a> {
    measures: [&'a Measure; 2],
    charts: [Rc<ControlChart>; 2],
    lag: u8,
    /// Whether the second is expected to rise when the first does.
    same_way: bool,
}

impl<'a> Compared<'a> {
    /// What a link is judged by; or what has to be set first, in a sentence.
    fn of(charts: &Charts<'a>, link: &Link) -> Result<Self, String> {
        let find = |id: &Option<_>| id.as_ref().and_then(|id| charts.pack.measure(id));
        let (Some(first), Some(second)) = (find(&link.from_measure), find(&link.to_measure)) else {
            return Err("Choose a measure at each end to judge it by.".to_owned());
        };
        if first.id == second.id {
            return Err("Choose two measures: one can’t be judged by itself.".to_owned());
        }
        let Some(lag) = link.lag_months else {
            return Err("Say after how many months the effect should show.".to_owned());
        };
        let rises = |measure: &Measure| match measure.polarity {
            Some(Polarity::HigherIsBetter) => Ok(true),
            Some(Polarity::LowerIsBetter) => Ok(false),
            Some(Polarity::NoPolarity) | None => {
                Err(format!("Which way is better isn’t said of “{}”.", measure.name))
            }
        };
        let same_way = rises(first)? == rises(second)?;
        let chart = |measure: &'a Measure| {
            let chart = charts.of(measure);
            let chart = chart.ok_or_else(|| format!("“{}” has no figures yet.", measure.name))?;
            match (measure.frequency, chart.drawing) {
                (Some(Frequency::Dated) | None, _) => Err(format!(
                    "“{}” doesn’t report at regular times: its changes can’t be paired.",
                    measure.name
                )),
                (_, Drawing::Line) => Err(format!(
                    "Each figure of “{}” covers what the one before it covers too: its changes can’t be paired.",
                    measure.name
                )),
                _ => Ok(chart),
            }
        };
        Ok(Self {
            measures: [first, second],
            charts: [chart(first)?, chart(second)?],
            lag,
            same_way,
        })
    }

    fn judged(&self, pack: &Pack) -> Effect {
        let [first, second] = &self.charts;
        let lag = Lag::Months(u32::from(self.lag));
        let met = ends_together(&first.periods, &second.periods, lag, pack.calendar());
        if met.is_empty() {
            return Effect::without(Showing::CannotTell, self.never_meet());
        }
        let pairs = self.changes(&met, None);
        let count = pairs.iter().flatten().count();
        let together = correlated(&pairs);
        let (showing, sentence, finding) = match (count >= FEWEST_PAIRS, together) {
            (true, Some(found)) => {
                let doubts = self.doubts(&met, &pairs, found);
                match doubts.is_empty() {
                    true => {
                        let (showing, finding) = self.told(found, self.rests_on(&met, found));
                        (showing, format!("{finding} ({}).", figures(found)), Some(finding))
                    }
                    false => (Showing::CannotTell, self.doubted(found, &doubts), None),
                }
            }
            (true, None) => (
                Showing::NotSeen,
                format!(
                    "Not seen yet: one of the two never changed, in {count} pairs of {}.",
                    self.paired()
                ),
                None,
            ),
            (false, _) => (Showing::TooFew, too_few(count), None),
        };
        let (paired, pairs) = (self.paired(), pairs.into_iter().flatten().collect());
        Effect { showing, sentence, finding, paired, pairs, together }
    }

    /// What is paired, in words.
    fn paired(&self) -> &'static str {
        if self.per_year() == 1 { YEARLY } else { APART }
    }

    /// `“Spend” up went with “Complaints” down 1 month later`.
    fn went(&self, same: bool) -> String {
        let [first, second] = self.measures.map(|measure| &measure.name);
        let way = if same { "up" } else { "down" };
        format!("“{first}” up went with “{second}” {way} {}", lag_words(Some(self.lag)))
    }

    /// The period of the first without whose figures the two would no longer be said to move together.
    fn rests_on(&self, met: &[(usize, usize)], found: Together) -> Option<Period> {
        let holds = |without: usize| {
            let left = correlated(&self.changes(met, Some(without)));
            left.is_some_and(|left| left.sign() == found.sign())
        };
        let at = (0..met.len()).find(|at| found.sign() != 0 && !holds(*at))?;
        self.charts[0].periods.get(met.get(at)?.0).copied()
    }

    /// The changes of both at the places where they meet, as if one of those had no figures.
    fn changes(&self, met: &[(usize, usize)], without: Option<usize>) -> Vec<Option<Pair>> {
        let [first, second] = &self.charts;
        let figures = |at: usize| {
            let (one, other) = *met.get(at).filter(|_| Some(at) != without)?;
            Some(((*first.values.get(one)?)?, (*second.values.get(other)?)?))
        };
        let step = |at: usize| {
            let (before, now) = (figures(at.checked_sub(1)?)?, figures(at)?);
            Some((now.0 - before.0, now.1 - before.1))
        };
        let year = self.per_year();
        let change = |at: usize| {
            let now = step(at)?;
            if year == 1 {
                return Some(now);
            }
            let before = step(at.checked_sub(year)?)?;
            Some((now.0 - before.0, now.1 - before.1))
        };
        let pair = |(at, (one, other)): (usize, &(usize, usize))| {
            let (first_change, second_change) = change(at)?;
            Some(Pair {
                first: (*first.periods.get(*one)?, first_change),
                second: (*second.periods.get(*other)?, second_change),
            })
        };
        met.iter().enumerate().map(pair).collect()
    }

    /// How many periods of the less frequent make a year.
    fn per_year(&self) -> usize {
        let frequencies = self.measures.iter().filter_map(|it| it.frequency?.per_year());
        frequencies.min().unwrap_or(1) as usize
    }

    /// What a correlation comes to, in words that its figures follow.
    fn told(&self, found: Together, rests_on: Option<Period>) -> (Showing, String) {
        let [first, second] = self.measures.map(|measure| &measure.name);
        let (paired, later) = (self.paired(), lag_words(Some(self.lag)));
        let went = self.went(found.sign() > 0);
        match (found.sign(), rests_on) {
            (_, Some(period)) => (
                Showing::NotSeen,
                format!(
                    "Not seen yet: in {paired}, “{first}” and “{second}” moved together {later} only as long as {} counts",
                    period.label()
                ),
            ),
            (0, None) => (
                Showing::NotSeen,
                format!(
                    "Not seen yet: in {paired}, “{first}” and “{second}” didn’t move together {later} by more than chance gives"
                ),
            ),
            (sign, _) if (sign > 0) == self.same_way => {
                (Showing::Seen, format!("They moved together as expected: in {paired}, {went}"))
            }
            _ => (
                Showing::OtherWay,
                format!("They moved together, but not as expected: in {paired}, {went}"),
            ),
        }
    }

    /// Why no period of the one belongs to one of the other.
    fn never_meet(&self) -> String {
        let [first, second] = self.measures.map(|measure| &measure.name);
        match self.lag {
            0 => format!("No period of “{first}” ends with one of “{second}”."),
            lag => format!(
                "No period of “{second}” ends {lag} month{} after one of “{first}”: choose another lag.",
                if lag == 1 { "" } else { "s" }
            ),
        }
    }
}

/// `16 pairs of changes, correlation −0.76, 95% interval −0.91 to −0.42`.
fn figures(found: Together) -> String {
    format!(
        "{} pairs of changes, correlation {}, 95% interval {} to {}",
        found.pairs,
        correlation_words(found.correlation),
        correlation_words(found.interval.lower),
        correlation_words(found.interval.upper)
    )
}

/// How the changes that there are move together.
fn correlated(pairs: &[Option<Pair>]) -> Option<Together> {
    let changes = pairs.iter().map(|pair| pair.map(|pair| (pair.first.1, pair.second.1)));
    together(&changes.collect::<Vec<_>>())
}

fn too_few(count: usize) -> String {
    let pairs = match count {
        0 => "no pair of changes".to_owned(),
        1 => "1 pair of changes".to_owned(),
        count => format!("{count} pairs of changes"),
    };
    format!("Too few to tell: {pairs} so far; it takes {FEWEST_PAIRS}.")
}

/// A change with its sign, at a measure's precision where that holds it, else with two places more, so that what is
/// printed is what was paired: `+0.4`, `−12`.
pub fn change_words(measure: &Measure, change: f64) -> String {
    let change = Number::try_from(change).unwrap_or(Number::ZERO);
    let whole = change.rounded(measure.precision);
    let holds = (whole.get() - change.get()).abs() <= ON_STEP * change.get().abs();
    let places = if holds { measure.precision } else { measure.precision.map(|it| it + 2) };
    let words = change.printed(places);
    if change > Number::ZERO { format!("+{words}") } else { words }
}

/// A correlation to two places, with a minus sign.
pub fn correlation_words(figure: f64) -> String {
    let text = format!("{:.2}", figure + 0.0);
    match text.strip_prefix('-') {
        Some("0.00") => "0.00".to_owned(),
        Some(size) => format!("\u{2212}{size}"),
        None => text,
    }
}
