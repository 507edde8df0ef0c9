//! The columns to choose from in each grid, and those that it starts with.

use super::{column::Column, settings::Setting, standing::Standing, target_parts::TargetPart};
use crate::model::{Calendar, Frequency, ReportingYear};

/// What is shown or hidden together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Offered {
    /// A setting.
    Setting(Setting),
    /// Where it stands.
    Standing(Standing),
    /// A part of the year's target.
    Target(TargetPart),
    /// The plans of the year's periods.
    Plans,
    /// Their floors set by hand.
    Floors,
}

/// The columns of a year's targets, in their order.
pub const TARGETS: [Offered; 11] = [
    Offered::Target(TargetPart::Aim),
    Offered::Target(TargetPart::Tolerance),
    Offered::Target(TargetPart::Stretch),
    Offered::Plans,
    Offered::Floors,
    Offered::Target(TargetPart::Spread),
    Offered::Target(TargetPart::Kind),
    Offered::Setting(Setting::Baseline),
    Offered::Setting(Setting::BaselinePeriod),
    Offered::Target(TargetPart::ChosenBy),
    Offered::Target(TargetPart::Why),
];

/// Those that the grid of targets starts with.
pub const FIRST_TARGETS: [Offered; 3] =
    [Offered::Target(TargetPart::Aim), Offered::Target(TargetPart::Tolerance), Offered::Plans];

/// Those that the grid of measures starts with.
pub const FIRST_SETTINGS: [Offered; 9] = [
    Offered::Setting(Setting::Name),
    Offered::Setting(Setting::Unit),
    Offered::Standing(Standing::Plans),
    Offered::Setting(Setting::Perspective),
    Offered::Setting(Setting::AccountableOfficer),
    Offered::Setting(Setting::Frequency),
    Offered::Setting(Setting::Polarity),
    Offered::Setting(Setting::Accumulation),
    Offered::Setting(Setting::Precision),
];

/// The columns of measures, in their order: where they stand comes after what they are.
pub fn settings() -> Vec<Offered> {
    let mut all: Vec<Offered> = Setting::ALL.iter().map(|it| Offered::Setting(*it)).collect();
    let at = all.iter().position(|it| *it == Offered::Setting(Setting::Perspective));
    for standing in Standing::ALL.into_iter().rev() {
        all.insert(at.unwrap_or_default(), Offered::Standing(standing));
    }
    all
}

impl Offered {
    /// What a column is shown with; figures are the entry grid's.
    pub fn of(column: Column) -> Option<Self> {
        Some(match column {
            Column::Figure(..) => return None,
            Column::Setting(setting) => Self::Setting(setting),
            Column::Standing(standing) => Self::Standing(standing),
            Column::Target(_, part) => Self::Target(part),
            Column::Plan(_) => Self::Plans,
            Column::Floor(_) => Self::Floors,
        })
    }

    /// As printed.
    pub fn words(self) -> &'static str {
        match self {
            Self::Setting(setting) => setting.words(),
            Self::Standing(standing) => standing.words(),
            Self::Target(part) => part.words(),
            Self::Plans => "Plans by period",
            Self::Floors => "Floors by period",
        }
    }

    /// Its columns in a year, for measures that report so often; by period none where they report differently.
    pub fn columns(
        self,
        calendar: Calendar,
        year: ReportingYear,
        frequency: Option<Frequency>,
    ) -> Vec<Column> {
        let periods = || {
            let regular = frequency.filter(|it| *it != Frequency::Dated);
            regular.map(|it| calendar.periods(year, it)).unwrap_or_default().into_iter()
        };
        match self {
            Self::Setting(setting) => vec![Column::Setting(setting)],
            Self::Standing(standing) => vec![Column::Standing(standing)],
            Self::Target(part) => vec![Column::Target(year, part)],
            Self::Plans => periods().map(Column::Plan).collect(),
            Self::Floors => periods().map(Column::Floor).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_is_offered_once_and_what_a_grid_starts_with_is_among_them() {
        let targets = TARGETS.to_vec();
        for (offered, first) in
            [(targets.clone(), FIRST_TARGETS.to_vec()), (settings(), FIRST_SETTINGS.to_vec())]
        {
            let mut once = offered.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!(once.len(), offered.len());
            assert!(first.iter().all(|it| offered.contains(it)));
        }
        assert_eq!(settings().len(), Setting::ALL.len() + Standing::ALL.len());
        let part = |it: &TargetPart| targets.contains(&Offered::Target(*it));
        assert!(TargetPart::ALL.iter().all(part));
    }

    #[test]
    fn plans_have_a_column_for_each_period_of_the_year() {
        let calendar = Calendar::default();
        let count =
            |frequency| Offered::Plans.columns(calendar, calendar.year(2025), frequency).len();
        assert_eq!(count(Some(Frequency::Monthly)), 12);
        assert_eq!(count(Some(Frequency::Yearly)), 1);
        assert_eq!((count(Some(Frequency::Dated)), count(None)), (0, 0));
        let year = calendar.year(2025);
        for offered in TARGETS.into_iter().chain(settings()) {
            for column in offered.columns(calendar, year, Some(Frequency::Monthly)) {
                assert_eq!(Offered::of(column), Some(offered));
            }
        }
    }
}
