//! Questions about a figure, most of whose answers are a slip of the hand: is it that large, and meant so? (RULES 14,
//! last line.) What is asked of figures that are typed, and of those in files, is worked out here.

mod series;
#[cfg(test)]
mod tests;
mod unusual;

pub use series::series_checks;
pub use unusual::{is_change, is_per_cent, is_tenfold, is_unscaled, outside_unit, usual_size};

use unusual::{LAST, is_stuck};

use super::{
    case::{Case, observation},
    words::{printed, printed_at},
};
use crate::{
    model::{Accumulation, Bounds, Calendar, Measure, Number, Observation, Period, Reading},
    statistics::xmr::{Latest, Rule, Way},
};

/// What is unlikely of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unlikely {
    /// Ten times the median of its last 12, or a tenth of it.
    Tenfold,
    /// Ten times its plan, or a tenth of it.
    TenfoldPlan,
    /// More of a part than there is of the whole.
    OverWhole,
    /// Outside what the unit allows.
    OutsideUnit,
    /// So large that not each of its digits is kept.
    BeyondDigits,
    /// Beyond the limits of its control chart.
    BeyondLimits,
    /// As the period before to the last digit, where it never was.
    Stuck,
    /// Its comment is that of the period before.
    SameComment,
}

impl Unlikely {
    /// Every one, in the order of asking.
    pub const ALL: [Self; 8] = [
        Self::Tenfold,
        Self::TenfoldPlan,
        Self::OverWhole,
        Self::OutsideUnit,
        Self::BeyondDigits,
        Self::BeyondLimits,
        Self::Stuck,
        Self::SameComment,
    ];

    /// What is looked for, as a heading.
    pub fn words(self) -> &'static str {
        match self {
            Self::Tenfold => "Ten times, or a tenth of, what is usual",
            Self::TenfoldPlan => "Ten times, or a tenth of, the plan",
            Self::OverWhole => "Numerator over denominator",
            Self::OutsideUnit => "Out of the unit’s range",
            Self::BeyondDigits => "Larger than a figure’s digits",
            Self::BeyondLimits => "Beyond the limits of the control chart",
            Self::Stuck => "Stuck",
            Self::SameComment => "Comment unchanged",
        }
    }

    /// The rule by which it is found, in a sentence.
    pub fn rule(self) -> &'static str {
        match self {
            Self::Tenfold => {
                "Ten times the median of the 12 figures before it or more, or a tenth of it or less; three figures at the least, and none below zero."
            }
            Self::TenfoldPlan => {
                "Ten times its plan or more, or a tenth of it or less, where that isn’t asked of what is usual already."
            }
            Self::OverWhole => "In a proportion, the numerator is more than the denominator.",
            Self::OutsideUnit => {
                "More than 100% or less than 0%, or a count below zero, unless the measure is of a change."
            }
            Self::BeyondDigits => {
                "10¹⁵ or more, up to which every digit of a figure is kept, or that much below zero; a part of a ratio too."
            }
            Self::BeyondLimits => {
                "Strictly above the upper or below the lower limit of a control chart that rests on 13 figures or more, unless the figure before it was beyond that limit already, or, where a season repeats, that of a year before."
            }
            Self::Stuck => {
                "The same as the figure before to the last digit, where none of the 8 figures or more before was."
            }
            Self::SameComment => "Its comment is word for word that of the period before.",
        }
    }

    /// What it is kept under, whatever its words are.
    fn key(self) -> &'static str {
        match self {
            Self::Tenfold => "tenfold",
            Self::TenfoldPlan => "tenfold_plan",
            Self::OverWhole => "over_whole",
            Self::OutsideUnit => "outside_unit",
            Self::BeyondDigits => "beyond_digits",
            Self::BeyondLimits => "beyond_limits",
            Self::Stuck => "stuck",
            Self::SameComment => "same_comment",
        }
    }
}

/// What is asked of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureCheck {
    /// What is unlikely of it.
    pub unlikely: Unlikely,
    /// The figure or the comment that is.
    of: String,
    /// Why it is asked, as a clause without a full stop.
    pub words: String,
    /// The same digits in another size, where that would be as usual.
    pub rescaled: Option<Rescaled>,
}

/// A figure whose decimal point stands elsewhere: what was meant, mostly, by one that is ten or a hundred times too large or
/// too small.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rescaled {
    /// What it is called: `Divide by 10: 120`.
    pub words: String,
    /// As it is typed.
    pub text: String,
}

impl FigureCheck {
    /// What its answer is kept under: another figure is asked about anew.
    pub fn key(&self) -> String {
        format!("{} {}", self.unlikely.key(), self.of)
    }
}

/// What is asked of the figure that a measure has for a period, and of its comment.
pub fn figure_checks(calendar: Calendar, measure: &Measure, period: Period) -> Vec<FigureCheck> {
    let measure = &*measure.as_of(calendar.year_of_period(period));
    let case = Case::new(calendar, measure, None).as_at(period);
    let Some(held) = observation(&measure.series, period) else { return Vec::new() };
    let (periods, values) = case.history(period);
    let mut found = Vec::new();
    if let Some(figure) = held.figure(case.number_scale()) {
        let before: Vec<f64> =
            values.iter().take(values.len().saturating_sub(1)).flatten().copied().collect();
        let asked = Asked { case: &case, figure, held, before: &before, latest: true };
        found.extend(asked.about(period));
    }
    let previous = match period.plus(-1) {
        Some(previous) => Some(previous),
        None => periods.iter().rev().find(|it| **it != period).copied(),
    };
    let previous = previous.and_then(|it| observation(&measure.series, it));
    found.extend(previous.and_then(|previous| same_comment(held, previous)));
    found
}

/// What is asked of a figure that takes the place of another, where those before it don't say yet what is usual: whether ten
/// times as much, or a tenth, is meant. The measure has the new one in its place.
pub fn replaced_check(
    calendar: Calendar,
    measure: &Measure,
    period: Period,
    replaced: &Observation,
) -> Option<FigureCheck> {
    let measure = &*measure.as_of(calendar.year_of_period(period));
    let case = Case::new(calendar, measure, None).as_at(period);
    let held = observation(&measure.series, period)?;
    let scale = case.number_scale();
    let (figure, old) = (held.figure(scale)?, replaced.figure(scale)?.get());
    let (_, values) = case.history(period);
    let before: Vec<f64> =
        values.iter().take(values.len().saturating_sub(1)).flatten().copied().collect();
    // One of a few that is too small to be usual is tenfold by chance.
    let usual = usual_size(&[old; 3]).filter(|_| usual_size(&before).is_none())?;
    if is_change(&measure.name) || !is_tenfold(usual, figure.get()) {
        return None;
    }
    let asked = Asked { case: &case, figure, held, before: &before, latest: true };
    let words = format!("{}, the figure that it replaces", asked.times(usual));
    Some(FigureCheck {
        unlikely: Unlikely::Tenfold,
        of: asked.of(),
        words,
        rescaled: asked.rescaled(usual),
    })
}

/// A comment that says what that of the period before says.
fn same_comment(held: &Observation, previous: &Observation) -> Option<FigureCheck> {
    let said = |held: &'_ Observation| held.comment.as_deref().map(|it| it.trim().to_owned());
    let of = said(held).filter(|it| !it.is_empty() && said(previous).as_ref() == Some(it))?;
    let words = format!("its comment is the same as that of {}", previous.period.label());
    Some(FigureCheck { unlikely: Unlikely::SameComment, of, words, rescaled: None })
}

/// A figure that is asked about.
struct Asked<'a> {
    case: &'a Case<'a>,
    figure: Number,
    held: &'a Observation,
    before: &'a [f64],
    /// Nothing is known after it: of what was reported long ago it isn't asked whether it stood still or was beyond
    /// limits.
    latest: bool,
}

impl Asked<'_> {
    fn about(&self, period: Period) -> Vec<FigureCheck> {
        let tenfold = self.tenfold();
        // Ten times what is usual is ten times a plan that is near to that, and beyond the limits: it is asked once.
        let plan = if tenfold.is_none() { self.tenfold_plan(period) } else { None };
        let near = self.latest && tenfold.is_none() && plan.is_none();
        let scaled = [(Unlikely::Tenfold, tenfold), (Unlikely::TenfoldPlan, plan)];
        let scaled = scaled.into_iter().filter_map(|(unlikely, asked)| {
            let (usual, words) = asked?;
            let rescaled = self.rescaled(usual);
            Some(FigureCheck { unlikely, of: self.of(), words, rescaled })
        });
        let found = [
            (Unlikely::OverWhole, self.over_whole()),
            (Unlikely::OutsideUnit, self.outside_unit()),
            (Unlikely::BeyondDigits, self.beyond_digits()),
            (Unlikely::BeyondLimits, near.then(|| self.beyond_limits(period)).flatten()),
            (Unlikely::Stuck, self.latest.then(|| self.stuck()).flatten()),
        ];
        let check = |(unlikely, words): (_, Option<String>)| {
            words.map(|words| FigureCheck { unlikely, of: self.of(), words, rescaled: None })
        };
        scaled.chain(found.into_iter().filter_map(check)).collect()
    }

    /// The figure moved by as many decimal places as bring it nearest to what is usual; of two parts of a ratio it isn't
    /// known which is wrong.
    fn rescaled(&self, usual: f64) -> Option<Rescaled> {
        const MOST: f64 = 3.0;
        let (Reading::Number(held), measure) = (self.held.reading, self.case.measure) else {
            return None;
        };
        let figure = held.get();
        let power = (usual / figure).log10().round();
        if held != self.figure || !(1.0..=MOST).contains(&power.abs()) {
            return None;
        }
        let by = 10_f64.powf(power.abs());
        let (value, how) = match power > 0.0 {
            true => (figure * by, "Times"),
            false => (figure / by, "Divide by"),
        };
        let meant = Number::try_from(value).ok()?.rounded(None);
        let settles = !is_tenfold(usual, meant.get())
            && outside_unit(&measure.name, &measure.unit, meant.get()).is_none();
        let by = Number::try_from(by).ok()?.rounded(Some(0));
        settles.then(|| Rescaled {
            words: format!("{how} {by}: {}", printed_at(measure, meant, None)),
            text: meant.to_string(),
        })
    }

    /// The figure, as its answer is kept by.
    fn of(&self) -> String {
        match self.held.reading {
            Reading::Ratio { numerator, denominator } => format!("{numerator}/{denominator}"),
            _ => self.figure.to_string(),
        }
    }

    fn printed(&self, value: f64) -> String {
        let number = Number::try_from(value).map(|it| it.rounded(None));
        number.map(|it| printed(self.case.measure, it)).unwrap_or_default()
    }

    /// A figure and a limit of its control chart that it is beyond, with as many decimals as it takes for them to
    /// differ. Where the measure has no precision the limit has two places, for it has no end of its own.
    fn printed_apart(&self, figure: f64, limit: f64) -> (String, String) {
        const MOST: u8 = 12;
        let limit_places = self.case.measure.precision.unwrap_or(2);
        let at = |value: f64, places: u8| {
            let number = Number::try_from(value).map(|it| it.rounded(Some(places)));
            number.map(|it| printed_at(self.case.measure, it, Some(places))).unwrap_or_default()
        };
        let usual = (self.printed(figure), self.printed_limit(limit, limit_places));
        if usual.0 != usual.1 {
            return usual;
        }
        let finer = (limit_places + 1..=MOST).map(|places| (at(figure, places), at(limit, places)));
        finer.into_iter().find(|(one, other)| one != other).unwrap_or(usual)
    }

    fn printed_limit(&self, value: f64, places: u8) -> String {
        let number = Number::try_from(value).map(|it| it.rounded(Some(places)));
        number.map(|it| printed(self.case.measure, it)).unwrap_or_default()
    }

    /// `1,200 is ten times 118 or more`.
    fn times(&self, usual: f64) -> String {
        let (figure, usual_printed) = (self.printed(self.figure.get()), self.printed(usual));
        if self.figure.get() > usual {
            format!("{figure} is ten times {usual_printed} or more")
        } else {
            format!("{figure} is a tenth of {usual_printed} or less")
        }
    }

    /// What is usual, and how the figure is ten times that.
    fn tenfold(&self) -> Option<(f64, String)> {
        let usual = usual_size(self.before)?;
        let count = self.before.len().min(LAST);
        let asked = !is_change(&self.case.measure.name) && is_tenfold(usual, self.figure.get());
        asked.then(|| {
            (usual, format!("{}, the median of the last {count} figures", self.times(usual)))
        })
    }

    fn tenfold_plan(&self, period: Period) -> Option<(f64, String)> {
        let limits = self.case.resolve(period).and_then(|it| it.settled(self.case.measure)).ok()?;
        let Bounds::Value(plan) = limits.plan else { return None };
        let asked = is_tenfold(plan.get(), self.figure.get());
        // What is mostly the matter with a hundredth is offered with the question.
        let unscaled = match is_unscaled(self.case.measure) {
            true => "; ratios in per cent are times 100, which is set under ‘Ratio: multiplied by’",
            false => "",
        };
        asked.then(|| (plan.get(), format!("{}, its plan{unscaled}", self.times(plan.get()))))
    }

    fn over_whole(&self) -> Option<String> {
        let Reading::Ratio { numerator, denominator } = self.held.reading else { return None };
        let measure = self.case.measure;
        let is_share = self.case.number_scale().get() == 100.0 || is_per_cent(&measure.unit);
        (is_share && numerator > denominator).then(|| {
            format!("the numerator, {numerator}, is more than the denominator, {denominator}")
        })
    }

    fn outside_unit(&self) -> Option<String> {
        let measure = self.case.measure;
        // Of a ratio of more than its whole that is asked already.
        if self.over_whole().is_some() {
            return None;
        }
        let why = outside_unit(&measure.name, &measure.unit, self.figure.get())?;
        Some(format!("{} is {why}", self.printed(self.figure.get())))
    }

    fn beyond_digits(&self) -> Option<String> {
        let parts = match self.held.reading {
            Reading::Ratio { numerator, denominator } => vec![numerator, denominator, self.figure],
            _ => vec![self.figure],
        };
        let large = parts.into_iter().find(|it| it.is_beyond_digits())?;
        let figure = large.printed(None);
        Some(format!("{figure} is so large that not each of its digits is kept"))
    }

    fn beyond_limits(&self, period: Period) -> Option<String> {
        let glance = self.case.glance(period);
        let latest: &Latest = glance.settled_at(period)?;
        let signal = latest.flag.filter(|signal| signal.rule == Rule::Outside)?;
        let limits = latest.segment.process.limits()?;
        // A process that has moved is asked about once, and so is a season that repeats.
        if glance.was_beyond(latest, signal.way) {
            return None;
        }
        let (side, which, limit) = match signal.way {
            Way::High => ("above", "upper", limits.upper),
            Way::Low => ("below", "lower", limits.lower),
        };
        let (figure, limit) = self.printed_apart(latest.value, limit);
        // Of a running total what is charted is what the period added.
        let alone = match self.case.measure.accumulation {
            Some(Accumulation::Running) => format!(" in {} alone", period.label()),
            _ => String::new(),
        };
        Some(format!(
            "{figure}{alone} is {side} {limit}, the {which} limit of its control chart up to {}",
            period.label()
        ))
    }

    fn stuck(&self) -> Option<String> {
        is_stuck(self.before, self.figure.get()).then(|| {
            let figure = self.printed(self.figure.get());
            format!("{figure} is the same as the figure before, to the last digit, as it never was")
        })
    }
}
