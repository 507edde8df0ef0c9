//! Why a rating is what it is (RULES 7): the same values and the same rules, in words.

mod forecast;
mod progress;

pub(super) use forecast::chance_words;
pub use forecast::percent_words;
pub(super) use progress::{place_words, signal_words, step_limit_words};

use super::Rating;
use super::case::Case;
use super::precision::settle;
use super::requirement::{needed_this_period, run_rate};
use super::status::{Judgement, Side, Status};
use super::timeline::AsAt;
use super::words::{printed, printed_bounds, year_target_words};
use crate::model::{Accumulation, Bounds, Frequency, Measure, Number, Pack, Vocabulary};

/// Which of a measure's ratings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Which {
    /// The period shown by itself.
    ThisPeriod,
    /// The year up to it.
    YearToDate,
    /// Where the year is heading.
    Forecast,
    /// Against an earlier period.
    Progress,
}

/// An explanation: a sentence, and what it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// "Red because 268 is worse than the floor of at most 220.5".
    pub headline: String,
    /// Rule, inputs, limits, precision, what it would take to change.
    pub rows: Vec<Row>,
}

/// One line of an explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is about.
    pub term: &'static str,
    /// What there is to say.
    pub text: String,
}

impl Row {
    /// A line.
    pub fn new(term: &'static str, text: impl Into<String>) -> Self {
        Self { term, text: text.into() }
    }
}

/// Explains one of a measure's ratings, in the reader's words for a status. `as_at` is what the rating was
/// made for.
pub fn explain(
    pack: &Pack,
    measure: &Measure,
    rating: &Rating,
    (as_at, words): (AsAt, Vocabulary),
    which: Which,
) -> Explanation {
    let explainer = Explainer { pack, measure, rating, as_at, words };
    match which {
        Which::ThisPeriod => explainer.this_period(),
        Which::YearToDate => explainer.year_to_date(),
        Which::Forecast => explainer.forecast(),
        Which::Progress => explainer.progress(),
    }
}

/// Its headline alone: of the ratings that most is said of, nothing else is worked out.
pub(super) fn headline(
    pack: &Pack,
    measure: &Measure,
    rating: &Rating,
    (as_at, words): (AsAt, Vocabulary),
    which: Which,
) -> String {
    let explainer = Explainer { pack, measure, rating, as_at, words };
    match which {
        Which::ThisPeriod => explainer.headline(&rating.this_period),
        Which::YearToDate => explainer.headline(&rating.year_to_date.judgement),
        Which::Forecast | Which::Progress => {
            explain(pack, measure, rating, (as_at, words), which).headline
        }
    }
}

struct Explainer<'a> {
    pack: &'a Pack,
    measure: &'a Measure,
    rating: &'a Rating,
    as_at: AsAt,
    words: Vocabulary,
}

impl Explainer<'_> {
    fn this_period(&self) -> Explanation {
        let judgement = &self.rating.this_period;
        let mut rows = vec![self.rule_row(judgement)];
        rows.extend(self.period_row());
        rows.extend(self.rating.due_words().map(|words| Row::new("Due", words)));
        rows.extend(self.figure_rows(judgement, "Actual", "Plan"));
        rows.extend(self.baseline_row());
        rows.push(self.precision_row());
        rows.extend(needed_this_period(self.measure, judgement).map(|needed| {
            Row::new(self.better("For green this period", "For on target this period"), needed)
        }));
        Explanation { headline: self.headline(judgement), rows }
    }

    fn year_to_date(&self) -> Explanation {
        let to_date = &self.rating.year_to_date;
        let mut rows = vec![self.rule_row(&to_date.judgement)];
        rows.extend(self.accumulation_row());
        rows.push(Row::new("Covers", to_date.words()));
        rows.extend(to_date.stale_words(self.words).map(|words| Row::new("Before that", words)));
        rows.extend(self.figure_rows(&to_date.judgement, "Actual to date", "Plan to date"));
        rows.extend(self.baseline_row());
        rows.push(self.precision_row());
        rows.extend(needed_this_period(self.measure, &to_date.judgement).map(|needed| {
            Row::new(
                self.better("For green to date", "For on target to date"),
                format!("{needed} to date"),
            )
        }));
        rows.extend(self.run_rate_row());
        Explanation { headline: self.headline(&to_date.judgement), rows }
    }

    /// The term that fits the reader's words.
    fn better(&self, colours: &'static str, targets: &'static str) -> &'static str {
        match self.words {
            Vocabulary::RedAmberGreen => colours,
            Vocabulary::OnOffTarget => targets,
        }
    }

    /// The rule that was applied.
    fn rule_row(&self, judgement: &Judgement) -> Row {
        let rule = match (judgement.side, judgement.strict) {
            (Some(Side::Above), false) => self.better(
                "Higher is better: green at or above the plan, amber down to the floor, red below it.",
                "Higher is better: on target at or above the plan, else off target.",
            ),
            (Some(Side::Above), true) => self.better(
                "Higher is better, and the target is strict: green above the plan, amber above the floor, else red.",
                "Higher is better, and the target is strict: on target above the plan, else off target.",
            ),
            (Some(Side::Below), false) => self.better(
                "Lower is better: green at or below the plan, amber up to the floor, red above it.",
                "Lower is better: on target at or below the plan, else off target.",
            ),
            (Some(Side::Below), true) => self.better(
                "Lower is better, and the target is strict: green below the plan, amber below the floor, else red.",
                "Lower is better, and the target is strict: on target below the plan, else off target.",
            ),
            (Some(Side::Within), false) => self.better(
                "A range: green inside it, ends included, amber outside it within the floors, red beyond.",
                "A range: on target inside it, ends included, else off target.",
            ),
            (Some(Side::Within), true) => self.better(
                "A strict range: green inside it, ends not included, amber inside the floors, red beyond.",
                "A strict range: on target inside it, ends not included, else off target.",
            ),
            (None, _) => {
                "Rated where there is a target, a direction that is better, and a figure, in that order."
            }
        };
        Row::new("Rule", rule)
    }

    /// The status and the comparison that led to it.
    fn headline(&self, judgement: &Judgement) -> String {
        let status = judgement.status.words(self.words);
        match (judgement.reason, judgement.actual, judgement.plan) {
            (Some(reason), ..) => format!("{status} because {}", reason.words()),
            (None, Some(actual), Some(plan)) => {
                let actual_words = printed(self.measure, actual);
                format!(
                    "{status} because {actual_words} {}",
                    self.relation(judgement, actual, plan)
                )
            }
            (None, ..) => status.to_owned(),
        }
    }

    /// How the actual stands to its limits: "is worse than the floor of at most 220.5".
    fn relation(&self, judgement: &Judgement, actual: Number, plan: Bounds) -> String {
        let words = |bounds| printed_bounds(self.measure, bounds);
        let floor = judgement.own_floor();
        if let Bounds::Range { .. } = plan {
            // On an end of a strict range a figure is outside it, which the ends alone don't say.
            let ends = if judgement.strict { " (ends not included)" } else { "" };
            let planned = format!("the planned range, {}{ends}", words(plan));
            return match (judgement.status, floor) {
                (Status::Green, _) => format!("is inside {planned}"),
                (Status::Amber, Some(floor)) => {
                    format!("is outside {planned}, but inside the floors, {}", words(floor))
                }
                (_, Some(floor)) => format!("is outside the floors, {}{ends}", words(floor)),
                (_, None) => format!("is outside {planned}"),
            };
        }
        match (judgement.status, floor) {
            (Status::Amber, Some(floor)) => format!(
                "{} the plan of {}, but within the floor of {}",
                position(actual, plan, judgement),
                words(plan),
                words(floor)
            ),
            // "Above the floor" is what one wants to be of a floor that isn't a ceiling.
            (Status::Red, Some(floor)) if is_over(actual, floor, judgement) => {
                format!("is worse than the floor of at most {}", words(floor))
            }
            (Status::Red, Some(floor)) => {
                format!("{} the floor of {}", position(actual, floor, judgement), words(floor))
            }
            _ => format!("{} the plan of {}", position(actual, plan, judgement), words(plan)),
        }
    }

    fn figure_rows(
        &self,
        judgement: &Judgement,
        actual_term: &'static str,
        plan_term: &'static str,
    ) -> Vec<Row> {
        let actual = judgement.actual.map(|actual| printed(self.measure, actual));
        let plan = judgement.plan.map(|plan| printed_bounds(self.measure, plan));
        let floor = match judgement.own_floor() {
            Some(floor) => Some(printed_bounds(self.measure, floor)),
            None => plan.is_some().then(|| "The same as the plan: there is no amber".to_owned()),
        };
        let target = year_target_words(self.measure, &self.rating.year_target);
        [
            actual.map(|text| Row::new(actual_term, text)),
            plan.map(|text| Row::new(plan_term, text)),
            floor.map(|text| Row::new("Floor (amber limit)", text)),
            (!target.is_empty()).then(|| Row::new("Target as set for the year", target)),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn period_row(&self) -> Option<Row> {
        self.rating.period.map(|period| Row::new("Period", period.label()))
    }

    /// Where the plan rests on the baseline for want of what it is compared with.
    fn baseline_row(&self) -> Option<Row> {
        let case = Case::new(self.pack.calendar(), self.measure, self.as_at.on);
        let why = case.why_baseline(self.rating.period?)?;
        let baseline = self.measure.baseline.as_ref()?;
        let value = settle(self.measure, baseline.value.get())?;
        let of = baseline.period.map(|of| format!(" ({})", of.label())).unwrap_or_default();
        let text = format!("The baseline, {}{of}: {}", printed(self.measure, value), why.words());
        Some(Row::new("Plan rests on", text))
    }

    fn accumulation_row(&self) -> Option<Row> {
        let text = match (self.measure.frequency?, self.measure.accumulation) {
            (Frequency::Dated, _) => "Dated ranges do not roll into a year",
            (Frequency::Yearly, _) => "The year has one period: its figure is the year to date",
            (_, None) => "Not yet set",
            (_, Some(Accumulation::Sum)) => {
                "The sum of the periods that have both an actual and a plan"
            }
            (_, Some(Accumulation::Mean)) => {
                "The mean of the periods that have both an actual and a plan"
            }
            (_, Some(Accumulation::Running)) => {
                "Each figure is already the year to date: the last one"
            }
            (_, Some(Accumulation::Latest)) => "A level: the last value",
            (_, Some(Accumulation::Ratio)) => {
                "Numerators added up, divided by denominators added up; never a mean of ratios"
            }
        };
        Some(Row::new("Year to date", text))
    }

    fn precision_row(&self) -> Row {
        Row::new(
            "Precision",
            match self.measure.precision {
                Some(0) => "Whole numbers, rounded before they are compared".to_owned(),
                Some(1) => "1 decimal place, rounded before figures are compared".to_owned(),
                Some(places) => {
                    format!("{places} decimal places, rounded before figures are compared")
                }
                None => "As precise as entered".to_owned(),
            },
        )
    }

    fn run_rate_row(&self) -> Option<Row> {
        let needed = run_rate(self.pack, self.measure, self.as_at)?;
        Some(Row::new("For the year's target", needed.words(self.measure)))
    }
}

/// Whether a figure of which lower is better is over a floor, which then is the most that it may be.
fn is_over(actual: Number, floor: Bounds, judgement: &Judgement) -> bool {
    judgement.side == Some(Side::Below) && matches!(floor, Bounds::Value(floor) if actual > floor)
}

/// "is above", "is below", "equals"; and why equal isn't enough.
fn position(actual: Number, limit: Bounds, judgement: &Judgement) -> &'static str {
    let Bounds::Value(limit) = limit else { return "is outside" };
    if actual > limit {
        "is above"
    } else if actual < limit {
        "is below"
    } else if judgement.status == Status::Green {
        "equals"
    } else {
        "is no better than"
    }
}
