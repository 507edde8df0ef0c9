//! A target as a person types it in the editor, made into a target with its trajectory.

use super::reading::{
    amount::{self, AmountError},
    target::{self, TargetReading},
};
use crate::{
    model::{
        Accumulation, Aim, Bounds, Calendar, Direction, Measure, Number, Polarity, ReportingYear,
        Step, Target, Tolerance,
    },
    planning::trajectory,
};

/// How the year's target is spread over its periods.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// The same for each.
    Flat,
    /// From last year's last plan or figure to this year's target.
    Straight,
    /// As the years before were.
    Seasonal,
    /// In the shape that it has, to come to the target.
    Shaped,
    /// As typed.
    Keep,
}

impl Profile {
    /// Every profile, as offered.
    pub const ALL: [Self; 5] =
        [Self::Flat, Self::Straight, Self::Seasonal, Self::Shaped, Self::Keep];

    /// The key of its choice, the same whatever it is printed as.
    pub fn name(self) -> &'static str {
        match self {
            Self::Flat => "flat",
            Self::Straight => "straight",
            Self::Seasonal => "seasonal",
            Self::Shaped => "shaped",
            Self::Keep => "keep",
        }
    }

    /// As printed.
    pub fn words(self) -> &'static str {
        match self {
            Self::Flat => "Flat",
            Self::Straight => "Straight line",
            Self::Seasonal => "Seasonal, from history",
            Self::Shaped => "In the shape it has",
            Self::Keep => "As typed below",
        }
    }
}

/// What is typed for a year's target.
#[derive(Clone, Debug, PartialEq)]
pub struct TypedTarget {
    /// Such as `95%+`, `>3400 and <3800`, `To decrease`, `Better than national average`.
    pub text: String,
    /// Such as `5%` or `2`; blank for none.
    pub tolerance: String,
    /// Blank for none.
    pub stretch: String,
    /// The post or body that chose it.
    pub chosen_by: String,
    /// Why this target.
    pub rationale: String,
    /// How it is spread.
    pub profile: Profile,
    /// Plan and floor of each period as typed, for [`Profile::Keep`].
    pub steps: Vec<(crate::model::Period, String, String)>,
}

/// Why a typed target can't be taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TypedTargetError {
    /// The text can't be read.
    #[error("{0}")]
    Text(String),
    /// An amount in the measure's unit was expected.
    #[error("{error}")]
    Amount {
        /// Where.
        part: Part,
        /// What is wrong with it.
        error: AmountError,
    },
    /// Relative to nobody the measure knows, or to several.
    #[error("'{0}' is not one of this measure's comparators: bring in its figures first")]
    NoComparator(String),
    /// The trajectory can't be made.
    #[error("{0}")]
    Trajectory(String),
}

/// A part of what is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The target itself.
    Text,
    /// The tolerance.
    Tolerance,
    /// The stretch.
    Stretch,
    /// How it is spread over the year.
    Profile,
    /// The plan or floor of a period.
    Steps,
}

impl TypedTargetError {
    /// Which part has to be put right.
    pub fn part(&self) -> Part {
        match self {
            Self::Text(_) | Self::NoComparator(_) => Part::Text,
            Self::Amount { part, .. } => *part,
            Self::Trajectory(_) => Part::Profile,
        }
    }
}

/// A year's target from what is typed; `None` where the text is blank, which removes the target.
///
/// # Errors
/// Says which part can't be read and why.
pub fn read(
    typed: &TypedTarget,
    measure: &Measure,
    calendar: Calendar,
    year: ReportingYear,
) -> Result<Option<Target>, TypedTargetError> {
    let unit = measure.unit.as_str();
    let refused = |error: AmountError| TypedTargetError::Text(error.to_string());
    let plain = amount::in_unit(&typed.text, unit).map_err(refused)?;
    let reading = target::read(&plain, calendar)
        .map_err(|error| TypedTargetError::Text(error.to_string()))?;
    let (aim, strict) = match reading {
        TargetReading::Blank => return Ok(None),
        TargetReading::Aim { aim, strict, .. } => (aim, strict),
        TargetReading::Relative { whom, or_equal, .. } => {
            (relative(measure, &whom, or_equal)?, !or_equal)
        }
    };
    let held = measure.targets.get(&year);
    let written = typed.text.trim();
    let a_level = matches!(aim, Aim::Value { .. } | Aim::Range { .. } | Aim::ByDate { .. });
    // What was saved so already is said by the checks of the target.
    let anew = held.and_then(|held| held.text.as_deref()) != Some(written);
    if a_level && anew && amount::is_share_of_count(written, unit) {
        let (text, unit) = (written.to_owned(), unit.trim().to_owned());
        return Err(refused(AmountError::Share { text, unit }));
    }
    // What the target rests on isn't typed here: it stays.
    let mut target = Target { aim, ..held.cloned().unwrap_or_else(|| Target::new(Aim::None)) };
    target.strict = strict;
    // A target that was never written in words keeps none as long as it reads the same.
    let plain = held.is_some_and(|held| {
        held.text.is_none() && self::written(held, measure.polarity) == written
    });
    target.text = (!plain).then(|| written.to_owned());
    target.tolerance = tolerance(&typed.tolerance, unit)?;
    target.stretch = number(&typed.stretch, unit, Part::Stretch)?;
    target.chosen_by = typed.chosen_by.trim().to_owned();
    target.rationale = typed.rationale.trim().to_owned();
    target.trajectory = steps(typed, &target.aim, measure, calendar, year)?;
    Ok(Some(target))
}

/// A comparator that words name: by its own name, or the only one where they name none.
fn relative(measure: &Measure, whom: &str, or_equal: bool) -> Result<Aim, TypedTargetError> {
    use crate::model::ComparatorKind::National;
    let lower = whom.to_lowercase();
    let named = measure.comparators.iter().find(|each| lower.contains(&each.name.to_lowercase()));
    let national = || {
        measure.comparators.iter().find(|each| lower.contains("national") && each.kind == National)
    };
    let only = || match measure.comparators.as_slice() {
        [only] if !lower.contains("national") => Some(only),
        _ => None,
    };
    let found = named.or_else(national).or_else(only);
    let comparator =
        found.ok_or_else(|| TypedTargetError::NoComparator(whom.to_owned()))?.id.clone();
    Ok(Aim::Relative { comparator, or_equal })
}

/// `5%` is a share of the plan, `2` an amount in the measure's unit; blank is none.
///
/// # Errors
/// Where it is neither.
pub fn tolerance(text: &str, unit: &str) -> Result<Option<Tolerance>, TypedTargetError> {
    let text = text.trim();
    match text.strip_suffix('%') {
        // Whatever the measure counts, this is a share of its plan.
        Some(percent) => Ok(number(percent, "%", Part::Tolerance)?.map(Tolerance::Percent)),
        None => Ok(number(text, unit, Part::Tolerance)?.map(Tolerance::Amount)),
    }
}

/// A tolerance as [`tolerance`] reads it.
pub fn tolerance_written(tolerance: Option<Tolerance>) -> String {
    match tolerance {
        Some(Tolerance::Percent(percent)) => format!("{}%", percent.rounded(None)),
        Some(Tolerance::Amount(amount)) => amount.rounded(None).to_string(),
        None => String::new(),
    }
}

fn number(text: &str, unit: &str, part: Part) -> Result<Option<Number>, TypedTargetError> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    amount::amount(text, unit).map(Some).map_err(|error| TypedTargetError::Amount { part, error })
}

/// How a year's saved target is spread: as one of the makers would spread it, else in a shape of its own.
pub fn profile(measure: &Measure, calendar: Calendar, year: ReportingYear) -> Profile {
    let Some(target) = measure.targets.get(&year).filter(|held| !held.trajectory.is_empty()) else {
        return Profile::Flat;
    };
    let Aim::Value { value } = target.aim else { return Profile::Keep };
    let makes = |profile: &Profile| {
        made(*profile, value, measure, calendar, year).is_ok_and(|made| made == target.trajectory)
    };
    let makers = [Profile::Flat, Profile::Straight, Profile::Seasonal];
    makers.into_iter().find(makes).unwrap_or(Profile::Shaped)
}

/// The trajectory: made for a value, typed, or none where the target needs none.
fn steps(
    typed: &TypedTarget,
    aim: &Aim,
    measure: &Measure,
    calendar: Calendar,
    year: ReportingYear,
) -> Result<Vec<Step>, TypedTargetError> {
    let refused =
        |error: trajectory::TrajectoryError| TypedTargetError::Trajectory(error.to_string());
    let held = measure.targets.get(&year);
    let same = held.is_some_and(|held| held.aim == *aim);
    match (aim, typed.profile) {
        (_, Profile::Keep) => typed_steps(&typed.steps, measure, held),
        (_, Profile::Shaped) if same => Ok(held.map_or_else(Vec::new, |it| it.trajectory.clone())),
        (Aim::Value { value }, profile) => {
            made(profile, *value, measure, calendar, year).map_err(refused)
        }
        _ => Ok(Vec::new()),
    }
}

/// A value's trajectory by one of the makers.
fn made(
    profile: Profile,
    value: Number,
    measure: &Measure,
    calendar: Calendar,
    year: ReportingYear,
) -> Result<Vec<Step>, trajectory::TrajectoryError> {
    match profile {
        Profile::Seasonal => trajectory::seasonal(measure, calendar, year, value),
        Profile::Straight => {
            match trajectory::stands_before(measure, calendar, year) {
                Some(start) => trajectory::straight_line(measure, calendar, year, start, value),
                // A running total starts at 0.
                None if measure.accumulation == Some(Accumulation::Running) => {
                    trajectory::flat(measure, calendar, year, value)
                }
                // Without a start there is nowhere to come from.
                None => Err(trajectory::TrajectoryError::NoStart(year)),
            }
        }
        Profile::Shaped => trajectory::shaped(measure, calendar, year, value),
        Profile::Flat | Profile::Keep => trajectory::flat(measure, calendar, year, value),
    }
}

/// The steps as typed. What the editor doesn't show of a step stays: a range, planned numerators and
/// denominators, steps of other years.
fn typed_steps(
    typed: &[(crate::model::Period, String, String)],
    measure: &Measure,
    held: Option<&Target>,
) -> Result<Vec<Step>, TypedTargetError> {
    let held_steps = held.map(|held| held.trajectory.as_slice()).unwrap_or_default();
    let shown = |step: &&Step| typed.iter().any(|(period, ..)| *period == step.period);
    let mut steps: Vec<Step> = held_steps.iter().filter(|step| !shown(step)).cloned().collect();
    let range = |bounds: Option<Bounds>| bounds.filter(|it| matches!(it, Bounds::Range { .. }));
    for (period, plan, floor) in typed {
        let before = held_steps.iter().find(|step| step.period == *period);
        let plan = match number(plan, &measure.unit, Part::Steps)? {
            Some(plan) => Some(Bounds::Value(plan)),
            None => range(before.map(|step| step.plan)),
        };
        let Some(plan) = plan else { continue };
        let mut step = before.cloned().unwrap_or_else(|| Step::new(*period, plan));
        if step.plan != plan {
            step = trajectory::replanned(&step, plan, measure);
        }
        step.floor = match number(floor, &measure.unit, Part::Steps)? {
            Some(floor) => Some(Bounds::Value(floor)),
            None => range(step.floor),
        };
        steps.push(step);
    }
    Ok(steps)
}

/// How a target reads back in the editor.
pub fn written(target: &Target, polarity: Option<Polarity>) -> String {
    if let Some(text) = &target.text {
        return text.clone();
    }
    let better = if polarity == Some(Polarity::LowerIsBetter) { "<" } else { ">" };
    let said = |value: &Number| value.rounded(None);
    match &target.aim {
        Aim::Value { value } if target.strict => format!("{better}{}", said(value)),
        Aim::Value { value } => said(value).to_string(),
        Aim::Range { low, high } => format!("{} to {}", said(low), said(high)),
        Aim::Direction { to: Direction::Increase, .. } => "To increase".to_owned(),
        Aim::Direction { to: Direction::Decrease, .. } => "To decrease".to_owned(),
        Aim::Direction { .. } => "To improve".to_owned(),
        Aim::ByDate { value, by } => format!("{} by {by}", said(value)),
        Aim::None => "None set".to_owned(),
        Aim::Change { .. } | Aim::Relative { .. } | Aim::Words => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Frequency, Period};

    fn typed(text: &str, tolerance: &str, profile: Profile) -> TypedTarget {
        TypedTarget {
            text: text.into(),
            tolerance: tolerance.into(),
            stretch: String::new(),
            chosen_by: String::new(),
            rationale: String::new(),
            profile,
            steps: Vec::new(),
        }
    }

    #[test]
    fn a_target_saved_untouched_is_the_target_it_was() {
        let calendar = Calendar::default();
        let year = calendar.year(2025);
        let text = r#"{"aim":{"kind":"value","value":46},"colour":"kept","trajectory":[
            {"period":"2025/26 Q1","plan":46,"numerator":46,"denominator":100,"kept":1},
            {"period":"2025/26 Q2","plan":{"low":40,"high":50}},
            {"period":"2026/27 Q1","plan":48}]}"#;
        let target: Target = serde_json::from_str(text).unwrap();
        let mut measure =
            Measure { polarity: Some(Polarity::HigherIsBetter), ..Measure::default() };
        measure.targets.insert(year, target.clone());
        let shown =
            |period: &str, plan: &str| (period.parse().unwrap(), plan.to_owned(), String::new());
        let untouched = TypedTarget {
            steps: vec![shown("2025/26 Q1", "46"), shown("2025/26 Q2", "")],
            ..typed("46", "", Profile::Keep)
        };
        let read = read(&untouched, &measure, calendar, year).unwrap().unwrap();
        let sorted = |target: &Target| {
            let mut steps = target.trajectory.clone();
            steps.sort_by_key(|step| step.period);
            Target { trajectory: steps, ..target.clone() }
        };
        assert_eq!(sorted(&read), sorted(&target));
    }

    #[test]
    fn a_share_of_what_is_counted_is_refused_unless_it_is_a_change() {
        let calendar = Calendar::default();
        let year = calendar.year(2025);
        let check = |unit: &str, text: &str, taken: bool| {
            let measure = Measure {
                unit: unit.into(),
                frequency: Some(Frequency::Yearly),
                ..Measure::default()
            };
            let found = read(&typed(text, "", Profile::Flat), &measure, calendar, year);
            assert_eq!(found.is_ok(), taken, "{text} of {unit}: {found:?}");
        };
        check("homes", "12%", false);
        check("homes", ">12% and <15%", false);
        check("homes", "To reduce by 5%", true);
        check("homes", "12k", true);
        check("%", "12%", true);
        check("", "12%", true);
        check("minutes", "3m", false);
    }

    #[test]
    fn makes_targets_from_what_people_type() {
        let calendar = Calendar::default();
        let year = calendar.year(2025);
        let measure = Measure {
            frequency: Some(Frequency::Quarterly),
            accumulation: Some(Accumulation::Sum),
            precision: Some(0),
            polarity: Some(Polarity::HigherIsBetter),
            ..Measure::default()
        };
        let read = |typed: &TypedTarget| read(typed, &measure, calendar, year);
        let target = read(&typed("240", "5%", Profile::Flat)).unwrap().unwrap();
        assert_eq!(target.trajectory.len(), 4);
        assert_eq!(target.tolerance, Some(Tolerance::Percent(Number::from(5))));
        let range = read(&typed(">3400 and <3800", "", Profile::Flat)).unwrap().unwrap();
        assert!(range.strict && matches!(range.aim, Aim::Range { .. }));
        assert_eq!(read(&typed("", "", Profile::Flat)), Ok(None));
        assert!(matches!(read(&typed("?3", "", Profile::Flat)), Err(TypedTargetError::Text(_))));
        let thousands = read(&typed("≥1.2k", "", Profile::Flat)).unwrap().unwrap();
        assert_eq!(thousands.aim, Aim::Value { value: Number::from(1200) });
        assert!(matches!(
            read(&typed("3", "a bit", Profile::Flat)),
            Err(TypedTargetError::Amount { part: Part::Tolerance, .. })
        ));
        assert!(matches!(
            read(&typed("Better than national average", "", Profile::Flat)),
            Err(TypedTargetError::NoComparator(_))
        ));
        assert!(matches!(
            read(&typed("240", "", Profile::Seasonal)),
            Err(TypedTargetError::Trajectory(_))
        ));
    }

    #[test]
    fn a_running_total_starts_at_nought_and_no_text_has_the_noise_of_binary() {
        let calendar = Calendar::default();
        let year = calendar.year(2025);
        let measure = |accumulation| Measure {
            frequency: Some(Frequency::Quarterly),
            accumulation: Some(accumulation),
            precision: Some(0),
            ..Measure::default()
        };
        let made = |accumulation| {
            read(&typed("1200", "", Profile::Straight), &measure(accumulation), calendar, year)
        };
        let plans: Vec<Bounds> = made(Accumulation::Running)
            .unwrap()
            .unwrap()
            .trajectory
            .iter()
            .map(|step| step.plan)
            .collect();
        assert_eq!(plans, [300, 600, 900, 1200].map(|it| Bounds::Value(Number::from(it))));
        // A level comes from somewhere.
        assert!(matches!(made(Accumulation::Latest), Err(TypedTargetError::Trajectory(_))));

        let noisy = Number::try_from(0.1 + 0.2).unwrap();
        let check = |aim: Aim, strict: bool, expected: &str| {
            let target = Target { strict, ..Target::new(aim) };
            assert_eq!(written(&target, Some(Polarity::LowerIsBetter)), expected);
        };
        check(Aim::Value { value: noisy }, false, "0.3");
        check(Aim::Value { value: noisy }, true, "<0.3");
        check(Aim::Range { low: noisy, high: Number::from(1) }, false, "0.3 to 1");
        check(Aim::ByDate { value: noisy, by: Period::Year(year) }, false, "0.3 by 2025/26");
    }

    #[test]
    fn a_saved_target_is_spread_as_it_was_and_follows_another_value() {
        let calendar = Calendar::default();
        let year = calendar.year(2025);
        let mut measure = Measure {
            frequency: Some(Frequency::Monthly),
            accumulation: Some(Accumulation::Sum),
            precision: Some(0),
            polarity: Some(Polarity::HigherIsBetter),
            ..Measure::default()
        };
        let adds_up_to = |target: &Target| -> f64 {
            let plan = |step: &Step| match step.plan {
                Bounds::Value(plan) => plan.get(),
                Bounds::Range { .. } => 0.0,
            };
            target.trajectory.iter().map(plan).sum()
        };
        // Parts that are not all equal are still a flat spread, and one typed by hand keeps its shape.
        let first = read(&typed("100000", "", Profile::Flat), &measure, calendar, year);
        measure.targets.insert(year, first.unwrap().unwrap());
        assert_eq!(profile(&measure, calendar, year), Profile::Flat);
        let mut by_hand = measure.targets[&year].clone();
        for (step, plan) in by_hand.trajectory.iter_mut().zip((1..).map(|it| it * 100)) {
            step.plan = Bounds::Value(Number::from(plan));
        }
        by_hand.aim = Aim::Value { value: Number::from(7800) };
        by_hand.text = None;
        measure.targets.insert(year, by_hand.clone());
        assert_eq!(profile(&measure, calendar, year), Profile::Shaped);
        let doubled = read(&typed("15600", "", Profile::Shaped), &measure, calendar, year);
        let doubled = doubled.unwrap().unwrap();
        assert_eq!(adds_up_to(&doubled), 15600.0);
        assert_eq!(doubled.trajectory[0].plan, Bounds::Value(Number::from(200)));
    }
}
