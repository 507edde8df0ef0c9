//! What of a year's target stands in a column of its own: what each is called, and how it reads as text.

use super::settings::said;
use crate::{
    exchange::{
        reading::amount::amount,
        typed_target::{self, Profile, tolerance_written, written},
    },
    model::{Aim, Bounds, Calendar, Measure, Number, Period, ReportingYear, Target},
};
use serde::{Deserialize, Serialize};

/// A part of a year's target. The target itself comes first: the others are parts of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TargetPart {
    /// What is aimed for, as people write it.
    Aim,
    /// What kind of aim that is.
    Kind,
    /// How it is spread over the year.
    Spread,
    /// What is still amber.
    Tolerance,
    /// A more ambitious figure.
    Stretch,
    /// Who chose it.
    ChosenBy,
    /// Why.
    Why,
}

impl TargetPart {
    /// Every part, in the order they are offered.
    pub const ALL: [Self; 7] = [
        Self::Aim,
        Self::Kind,
        Self::Spread,
        Self::Tolerance,
        Self::Stretch,
        Self::ChosenBy,
        Self::Why,
    ];

    /// What it is kept under, whatever its words are.
    pub fn key(self) -> &'static str {
        match self {
            Self::Aim => "aim",
            Self::Kind => "kind",
            Self::Spread => "spread",
            Self::Tolerance => "tolerance",
            Self::Stretch => "stretch",
            Self::ChosenBy => "chosen_by",
            Self::Why => "why",
        }
    }

    /// As printed.
    pub fn words(self) -> &'static str {
        match self {
            Self::Aim => "Target",
            Self::Kind => "Kind of target",
            Self::Spread => "Spread over the year",
            Self::Tolerance => "Tolerance",
            Self::Stretch => "Stretch",
            Self::ChosenBy => "Who chose it",
            Self::Why => "Why this target",
        }
    }

    /// What a measure's target of a year says of it; blank where it says nothing.
    pub fn shown(self, measure: &Measure, calendar: Calendar, year: ReportingYear) -> String {
        let Some(target) = measure.targets.get(&year) else { return String::new() };
        match self {
            Self::Aim => written(target, measure.polarity),
            Self::Kind => kind(&target.aim).to_owned(),
            Self::Spread if target.trajectory.is_empty() => String::new(),
            Self::Spread => spread_words(typed_target::profile(measure, calendar, year)).to_owned(),
            Self::Tolerance => tolerance_written(target.tolerance),
            Self::Stretch => said(target.stretch),
            Self::ChosenBy => target.chosen_by.clone(),
            Self::Why => target.rationale.clone(),
        }
    }

    /// The parts that stand beside a target without making another of it.
    pub const BESIDE: [Self; 4] = [Self::Tolerance, Self::Stretch, Self::ChosenBy, Self::Why];

    /// Takes a text as this part of a target; blank takes the part away. What is aimed for and how that is spread
    /// are no parts to set by themselves.
    ///
    /// # Errors
    /// Says why it can't be taken; the target is then as it was.
    pub fn take(self, target: &mut Target, text: &str, measure: &Measure) -> Result<(), String> {
        let unit = measure.unit.as_str();
        match self {
            Self::Aim | Self::Spread => {}
            Self::Kind => take_kind(target, text, measure)?,
            Self::Tolerance => {
                let read = typed_target::tolerance(text, unit);
                target.tolerance = read.map_err(|error| error.to_string())?;
            }
            Self::Stretch if text.is_empty() => target.stretch = None,
            Self::Stretch => {
                target.stretch = Some(amount(text, unit).map_err(|error| error.to_string())?);
            }
            Self::ChosenBy => text.clone_into(&mut target.chosen_by),
            Self::Why => text.clone_into(&mut target.rationale),
        }
        Ok(())
    }

    /// What can be chosen, in words; empty where it is typed.
    pub fn choices(self) -> Vec<String> {
        match self {
            Self::Spread => SPREADS.iter().map(|it| spread_words(*it).to_owned()).collect(),
            Self::Kind => [IN_WORDS, NO_TARGET].map(str::to_owned).into(),
            _ => Vec::new(),
        }
    }
}

/// Takes the kind of a target, which mostly follows from how it is written.
fn take_kind(target: &mut Target, text: &str, measure: &Measure) -> Result<(), String> {
    let said = text.to_lowercase();
    if said == kind(&target.aim).to_lowercase() {
        return Ok(());
    }
    let aim = if said == IN_WORDS.to_lowercase() {
        target.text = Some(written(target, measure.polarity)).filter(|text| !text.is_empty());
        Aim::Words
    } else if said == NO_TARGET.to_lowercase() {
        target.text = None;
        Aim::None
    } else {
        return Err(format!(
            "the kind follows from how the target is written, which is “{}”: write the target another way",
            kind(&target.aim)
        ));
    };
    target.aim = aim;
    target.strict = false;
    target.trajectory = Vec::new();
    Ok(())
}

/// The kind of a target that nothing can be compared with.
pub const IN_WORDS: &str = "In words only";

/// The kind of a target that somebody decided against.
pub const NO_TARGET: &str = "None, by choice";

/// What kind of aim it is.
pub fn kind(aim: &Aim) -> &'static str {
    match aim {
        Aim::Value { .. } => "A figure",
        Aim::Range { .. } => "A range",
        Aim::Direction { .. } => "A direction",
        Aim::Change { .. } => "A change",
        Aim::Relative { .. } => "Against others",
        Aim::ByDate { .. } => "By a date",
        Aim::Plans => "Plans by period",
        Aim::Words => IN_WORDS,
        Aim::None => NO_TARGET,
    }
}

/// The ways to spread a target that can be asked for here.
const SPREADS: [Profile; 3] = [Profile::Flat, Profile::Straight, Profile::Seasonal];

/// A spread in words; one that nobody's maker makes is a shape of its own.
pub fn spread_words(profile: Profile) -> &'static str {
    match profile {
        Profile::Shaped | Profile::Keep => "A shape of its own",
        named => named.words(),
    }
}

/// The spread that a text asks for.
pub fn spread_of(text: &str) -> Option<Profile> {
    let said = text.trim().to_lowercase();
    let starts =
        |profile: &Profile| spread_words(*profile).to_lowercase() == said || profile.name() == said;
    SPREADS.into_iter().find(starts)
}

/// The plan of a period, or its floor, as text.
pub fn bounds_shown(bounds: Option<Bounds>) -> String {
    match bounds {
        None => String::new(),
        Some(Bounds::Value(value)) => said(Some(value)),
        Some(Bounds::Range { low, high }) => format!("{} to {}", said(Some(low)), said(Some(high))),
    }
}

/// The plan or floor that a text says in a measure's unit; `None` where it is blank.
///
/// # Errors
/// Says why it is none.
pub fn bounds_of(text: &str, unit: &str) -> Result<Option<Bounds>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let in_words = |text: &str| amount(text, unit).map_err(|error| error.to_string());
    let Some((low, high)) = text.split_once(" to ") else {
        return Ok(Some(Bounds::Value(in_words(text)?)));
    };
    let (low, high) = (in_words(low)?, in_words(high)?);
    if low > high {
        return Err(format!("'{text}' has its low end above its high end"));
    }
    Ok(Some(Bounds::Range { low, high }))
}

/// The plan of a period that a target has.
pub fn plan_of(target: Option<&Target>, period: Period) -> Option<Bounds> {
    target?.step(period).map(|step| step.plan)
}

/// The floor of a period that was set by hand.
pub fn floor_of(target: Option<&Target>, period: Period) -> Option<Bounds> {
    target?.step(period)?.floor
}

/// Sets or removes the floor of a period by hand.
///
/// # Errors
/// Where no plan stands beside it.
pub fn set_floor(target: &mut Target, period: Period, floor: Option<Bounds>) -> Result<(), String> {
    match target.trajectory.iter_mut().find(|step| step.period == period) {
        Some(step) => step.floor = floor,
        None if floor.is_none() => {}
        None => return Err("enter the plan of the period as well".to_owned()),
    }
    Ok(())
}

/// What a whole year's plans come to, as a year to date is made of them (RULES 3); `None` where one is missing, is a
/// range, or nothing says how.
pub fn come_to(
    measure: &Measure,
    calendar: Calendar,
    year: ReportingYear,
    plan: impl Fn(Period) -> Option<Bounds>,
) -> Option<Number> {
    use crate::model::{Accumulation, Frequency};

    let frequency = measure.frequency.filter(|it| *it != Frequency::Dated)?;
    let value = |period: Period| match plan(period)? {
        Bounds::Value(value) => Some(value.get()),
        Bounds::Range { .. } => None,
    };
    let plans: Option<Vec<f64>> =
        calendar.periods(year, frequency).into_iter().map(value).collect();
    let plans = plans.filter(|plans| !plans.is_empty())?;
    let total = plans.iter().sum::<f64>();
    let comes_to = match measure.accumulation {
        _ if frequency == Frequency::Yearly => total,
        Some(Accumulation::Sum) => total,
        Some(Accumulation::Mean) => total / plans.len() as f64,
        // Of a ratio so, as long as nobody planned numerators and denominators.
        Some(Accumulation::Running | Accumulation::Latest | Accumulation::Ratio) => {
            plans.last().copied()?
        }
        None => return None,
    };
    Some(Number::try_from(comes_to).ok()?.rounded(None))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Accumulation, Frequency};

    #[test]
    fn plans_are_figures_or_ranges_in_the_unit() {
        let check = |text: &str, unit: &str, expected: Result<&str, &str>| match (
            bounds_of(text, unit),
            expected,
        ) {
            (Ok(bounds), Ok(shown)) => assert_eq!(bounds_shown(bounds), shown, "{text}"),
            (Err(reason), Err(part)) => assert!(reason.contains(part), "{reason}"),
            (found, _) => panic!("{text}: {found:?}"),
        };
        check("", "homes", Ok(""));
        check("1.2k", "homes", Ok("1200"));
        check("40 to 50", "homes", Ok("40 to 50"));
        check("50 to 40", "homes", Err("low end above"));
        check("12%", "homes", Err("is a share"));
        check("soon", "homes", Err("not a number"));
    }

    #[test]
    fn a_years_plans_come_to_what_a_year_is_made_of() {
        let calendar = Calendar::default();
        let year = calendar.year(2025);
        let check = |accumulation, missing: bool, expected: Option<&str>| {
            let measure = Measure {
                frequency: Some(Frequency::Quarterly),
                accumulation: Some(accumulation),
                ..Measure::default()
            };
            let quarters = calendar.periods(year, Frequency::Quarterly);
            let plan = |period: Period| {
                let at = quarters.iter().position(|it| *it == period)?;
                let tenths = Number::try_from((at as f64 + 1.0) / 10.0).ok()?;
                (!(missing && at == 2)).then_some(Bounds::Value(tenths))
            };
            let found = come_to(&measure, calendar, year, plan).map(|it| it.to_string());
            assert_eq!(found.as_deref(), expected, "{accumulation:?}");
        };
        check(Accumulation::Sum, false, Some("1"));
        check(Accumulation::Mean, false, Some("0.25"));
        check(Accumulation::Latest, false, Some("0.4"));
        check(Accumulation::Running, false, Some("0.4"));
        check(Accumulation::Ratio, false, Some("0.4"));
        check(Accumulation::Sum, true, None);
    }

    #[test]
    fn a_spread_is_asked_for_by_its_words() {
        for profile in SPREADS {
            assert_eq!(spread_of(spread_words(profile)), Some(profile));
            assert_eq!(spread_of(profile.name()), Some(profile));
        }
        assert_eq!(spread_of("A shape of its own"), None);
    }
}
