//! What the roles of columns are about.

use super::role::{Role, Slot, SlotPart};

/// What a role is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RoleGroup {
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
    /// The group of a role.
    pub(super) fn of(role: Role) -> Self {
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
            Role::Slot(Slot { part: SlotPart::Target | SlotPart::Floor, .. }) => Self::Targets,
            Role::Slot(Slot { part: SlotPart::Scope, .. }) => Self::Whose,
            Role::Slot(_) => Self::Figures,
        }
    }
}
