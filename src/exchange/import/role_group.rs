//! The groups in which what a column may hold is offered: some 60 in one list are not to be found.

use super::role::{Role, Slot, SlotPart};

/// What a role is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoleGroup {
    /// Nothing of it is taken.
    NotTaken,
    /// Which measure, and where it stands.
    Which,
    /// When.
    When,
    /// The figure and what belongs to it.
    Figures,
    /// Targets and what stands beside them.
    Targets,
    /// Whose figure.
    Whose,
    /// What is there to be spent.
    Money,
    /// What the measure is.
    Settings,
}

impl RoleGroup {
    /// Every group, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::NotTaken,
        Self::Which,
        Self::When,
        Self::Figures,
        Self::Targets,
        Self::Whose,
        Self::Money,
        Self::Settings,
    ];

    /// As printed over its roles.
    pub fn words(self) -> &'static str {
        match self {
            Self::NotTaken => "Not taken",
            Self::Which => "Which measure",
            Self::When => "Period",
            Self::Figures => "Figures",
            Self::Targets => "Targets",
            Self::Whose => "Place and group",
            Self::Money => "Money",
            Self::Settings => "Settings of the measure",
        }
    }

    /// The group of a role.
    pub fn of(role: Role) -> Self {
        match role {
            Role::Ignored => Self::NotTaken,
            Role::MeasureId
            | Role::MeasureName
            | Role::NamePart
            | Role::Plan
            | Role::Theme
            | Role::Priority
            | Role::Perspective => Self::Which,
            Role::Period
            | Role::Year
            | Role::PeriodPoint
            | Role::PeriodStart
            | Role::PeriodEnd
            | Role::AboutDate => Self::When,
            Role::Value
            | Role::ValueText
            | Role::Numerator
            | Role::Denominator
            | Role::Status
            | Role::Rating
            | Role::Qualifier
            | Role::Comment
            | Role::Forecast
            | Role::RowKind => Self::Figures,
            Role::Target | Role::Floor | Role::OfTarget(_) => Self::Targets,
            Role::Place | Role::Group | Role::SeriesRole | Role::Geography | Role::PartsOf => {
                Self::Whose
            }
            Role::Budget
            | Role::Spend
            | Role::MoneyForecast
            | Role::MoneyKind
            | Role::MoneySource => Self::Money,
            Role::Unit
            | Role::Polarity
            | Role::Owner
            | Role::Frequency
            | Role::Accumulation
            | Role::Scale
            | Role::Setting(_) => Self::Settings,
            Role::Slot(Slot {
                part: SlotPart::Target | SlotPart::Floor | SlotPart::Stretch,
                ..
            }) => Self::Targets,
            Role::Slot(Slot { part: SlotPart::Scope, .. }) => Self::Whose,
            Role::Slot(_) => Self::Figures,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_is_offered_under_one_heading_and_no_heading_is_empty() {
        let roles = Role::choices();
        let under =
            |group: RoleGroup| roles.iter().filter(|role| RoleGroup::of(**role) == group).count();
        let counts = RoleGroup::ALL.map(under);
        assert_eq!(counts.iter().sum::<usize>(), roles.len(), "{counts:?}");
        assert!(counts.iter().all(|count| *count > 0), "{counts:?}");
        // A list of twenty is read through, one of sixty isn't.
        assert!(counts.iter().take(7).all(|count| *count <= 12), "{counts:?}");
    }
}
