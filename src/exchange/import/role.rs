//! What a column of a table holds.

use crate::exchange::columns::{settings::Setting, target_parts::TargetPart};
use crate::exchange::reading::spaces::tidy;
use crate::model::{Frequency, Period, PlanId, ReportingYear};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// Declares the plain roles with their words, so that a list of them can't miss one.
macro_rules! roles {
    ($($(#[$doc:meta])* $name:ident = $words:literal),+ $(,)?) => {
        /// What a column holds.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Role {
            $($(#[$doc])* $name,)+
            /// A setting of the measure that has no role of its own.
            Setting(Setting),
            /// What stands beside a target.
            OfTarget(TargetPart),
            /// A figure, or what belongs to it, for the period and series that the heading names.
            Slot(Slot),
        }

        impl Role {
            /// The roles to choose from for any column; [`Role::Slot`] comes from a heading.
            pub fn choices() -> Vec<Self> {
                let plain = [$(Self::$name),+];
                let parts = TargetPart::BESIDE.map(Self::OfTarget);
                let settings = Setting::ALL.iter().filter(|it| has_no_role(**it));
                let settings = settings.map(|it| Self::Setting(*it));
                plain.into_iter().chain(parts).chain(settings).collect()
            }

            /// Whether its cells are figures or targets.
            pub(in crate::exchange::import) fn is_content(self) -> bool {
                matches!(
                    self,
                    Self::Value
                        | Self::ValueText
                        | Self::Numerator
                        | Self::Denominator
                        | Self::Target
                        | Self::Floor
                        | Self::Slot(Slot {
                            part: SlotPart::Value
                                | SlotPart::Target
                                | SlotPart::Floor
                                | SlotPart::Stretch
                                | SlotPart::Forecast
                                | SlotPart::Baseline,
                            ..
                        })
                )
            }

            /// Whether its cells say something of the measure itself, the same in all its rows.
            pub(super) fn is_of_the_measure(self) -> bool {
                matches!(
                    self,
                    Self::MeasureName
                        | Self::Unit
                        | Self::Owner
                        | Self::Perspective
                        | Self::Scale
                        | Self::Accumulation
                        | Self::Polarity
                        | Self::Frequency
                        | Self::Setting(_)
                )
            }

            /// In words, as offered on the page.
            pub fn words(self) -> String {
                match self {
                    $(Self::$name => $words.to_owned(),)+
                    Self::Setting(setting) => of_setting(setting),
                    Self::OfTarget(part) => part.words().to_owned(),
                    Self::Slot(slot) => slot.words(),
                }
            }
        }
    };
}

roles! {
    /// Not taken.
    Ignored = "Leave out",
    /// The measure's id or code.
    MeasureId = "Measure: id",
    /// The measure's name.
    MeasureName = "Measure: name",
    /// What the name has before it, where it stands in two columns.
    NamePart = "Measure: first part of the name",
    /// A plan's name.
    Plan = "Plan",
    /// A theme or vision of that plan.
    Theme = "Theme",
    /// A priority under the theme.
    Priority = "Priority",
    /// The side of the scorecard.
    Perspective = "Perspective",
    /// What a figure counts.
    Unit = "Unit",
    /// Which way is better.
    Polarity = "Polarity",
    /// The accountable post.
    Owner = "Owner",
    /// How often it reports.
    Frequency = "Frequency",
    /// The period's label.
    Period = "Period",
    /// The year, where month or quarter stand in a column of their own.
    Year = "Year of the period",
    /// `EOY`, `HY`, `Q1`, a month without its year: which part of the period.
    PeriodPoint = "Part of the period",
    /// First day.
    PeriodStart = "Period: first day",
    /// Last day.
    PeriodEnd = "Period: last day",
    /// The date the figure is about, where it isn't the period.
    AboutDate = "Date the figure is about",
    /// The figure.
    Value = "Figure",
    /// How figures of parts make the year's.
    Accumulation = "How figures add up over the year",
    /// The figure as typed, beside the file's own reading of it.
    ValueText = "Figure as typed",
    /// The count that meets the definition.
    Numerator = "Numerator",
    /// The count it is out of.
    Denominator = "Denominator",
    /// What a numerator over its denominator is multiplied by.
    Scale = "Ratio: multiplied by",
    /// Why there is no figure, or that it is provisional.
    Status = "Whether there is a figure",
    /// A status that whoever made the file gave.
    Rating = "Published rating",
    /// A place by name, the organisation's own or another.
    Place = "Place: whose figures",
    /// A part of the population or of the count.
    Group = "Part of the whole: age, sex, kind",
    /// Local, comparator or national.
    SeriesRole = "Whose figure: own, comparator or national",
    /// The place or group by name.
    Geography = "Place or group",
    /// What areas or groups that is one of.
    PartsOf = "Which areas or groups: wards, age",
    /// Whether its row holds figures or targets.
    RowKind = "What the row holds: figures or targets",
    /// The target.
    Target = "Target",
    /// The floor of a period, set by hand.
    Floor = "Floor",
    /// What the post that answers for it expects of the year.
    Forecast = "Forecast of the year's figure, by its post",
    /// What a plan, an action or a measure has to spend.
    Budget = "Money: budget",
    /// What was spent of it.
    Spend = "Money: spend",
    /// What will have been spent.
    MoneyForecast = "Money: forecast of spend",
    /// Revenue, capital or people.
    MoneyKind = "Money: kind of resource",
    /// Where it comes from.
    MoneySource = "Money: where it comes from",
    /// Provisional, revised, and other qualifiers of the figure.
    Qualifier = "Provisional, revised and the like",
    /// What its owner says.
    Comment = "Comment",
}

/// A setting in words that no other role has: a figure's numerator is another thing than what it counts.
fn of_setting(setting: Setting) -> String {
    match setting {
        Setting::Numerator => "What the numerator counts, in words".to_owned(),
        Setting::Denominator => "What the denominator counts, in words".to_owned(),
        setting => setting.words().to_owned(),
    }
}

/// Whether no role of another name takes a setting.
fn has_no_role(setting: Setting) -> bool {
    !matches!(
        setting,
        Setting::Name
            | Setting::Unit
            | Setting::Perspective
            | Setting::AccountableOfficer
            | Setting::Frequency
            | Setting::Polarity
            | Setting::Accumulation
            | Setting::Scale
    )
}

/// A column of a wide table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Slot {
    /// The figure or what belongs to it.
    pub part: SlotPart,
    /// For which period.
    pub period: Period,
    /// Whose.
    pub whose: Whose,
}

/// What of a figure a column of a wide table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SlotPart {
    /// The figure.
    Value,
    /// Whose figure it is, by name.
    Scope,
    /// The date it is about.
    About,
    /// The target.
    Target,
    /// The floor, set by hand.
    Floor,
    /// What is hoped for beyond the target of a year.
    Stretch,
    /// The forecast of the year's figure by the post that answers for it, as at the period.
    Forecast,
    /// The figure of a whole year from which measures that report more often start.
    Baseline,
}

/// Whose figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    /// The organisation's own.
    Own,
    /// A peer's, or a group's.
    Comparator,
    /// The nation's.
    National,
    /// A part of the area's.
    Area,
    /// A population group's.
    Group,
}

impl Whose {
    /// Whose figure a cell says that it is.
    pub(in crate::exchange::import) fn read(text: &str) -> Option<Self> {
        Some(match tidy(text).to_lowercase().as_str() {
            "local" | "own" | "ours" => Self::Own,
            "comparator" | "peer" | "peers" => Self::Comparator,
            "national" | "nation" | "england" => Self::National,
            "area" => Self::Area,
            "population group" | "group" => Self::Group,
            _ => return None,
        })
    }

    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Comparator => "comparator",
            Self::National => "national",
            Self::Area => "area",
            Self::Group => "population group",
        }
    }
}

impl Slot {
    fn words(self) -> String {
        let part = match self.part {
            SlotPart::Value => "figure",
            SlotPart::Scope => "place or group",
            SlotPart::About => "date it is about",
            SlotPart::Target => "target",
            SlotPart::Floor => "floor",
            SlotPart::Stretch => "stretch",
            SlotPart::Forecast => "forecast of the year",
            SlotPart::Baseline => "baseline",
        };
        format!("{}, {}: {part}", self.period.label(), self.whose.words())
    }
}

/// What every column of a table was taken for. Remembered by [`super::shape_key`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Mapping {
    /// A role for each column; columns beyond the list are left out.
    pub columns: Vec<Role>,
    /// The year that targets without a period are for. `None`: the latest reporting year in the file.
    pub target_year: Option<ReportingYear>,
    /// How often the measures report, where the file has no column for it and a person says so.
    pub frequency: Option<Frequency>,
    /// The plan that new measures stand in, where the file has no column for it and a person says so.
    pub plan: Option<PlanId>,
}

impl Mapping {
    /// The role of a column.
    pub fn role(&self, column: usize) -> Role {
        self.columns.get(column).copied().unwrap_or(Role::Ignored)
    }

    /// The first column with a role.
    pub fn column(&self, role: Role) -> Option<usize> {
        self.columns.iter().position(|found| *found == role)
    }

    /// The columns of a wide table by what they hold; neither where two hold the same.
    pub(super) fn slots(&self) -> HashMap<Slot, usize> {
        let mut slots: HashMap<Slot, Vec<usize>> = HashMap::new();
        for (column, role) in self.columns.iter().enumerate() {
            if let Role::Slot(slot) = role {
                slots.entry(*slot).or_default().push(column);
            }
        }
        let alone = |(slot, columns): (Slot, Vec<usize>)| match columns.as_slice() {
            [column] => Some((slot, *column)),
            _ => None,
        };
        slots.into_iter().filter_map(alone).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_roles_are_called_the_same() {
        let mut words: Vec<String> =
            Role::choices().into_iter().map(|role| role.words().to_lowercase()).collect();
        words.sort();
        let twice: Vec<&[String]> =
            words.windows(2).filter(|pair| matches!(pair, [a, b] if a == b)).collect();
        assert!(twice.is_empty(), "{twice:?}");
    }
}
