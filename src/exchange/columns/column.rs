//! What a cell of a grid is about.

use super::{
    settings::Setting,
    standing::Standing,
    target_parts::{TargetPart, bounds_shown, floor_of, plan_of},
};
use crate::model::{Calendar, Measure, MeasureId, Pack, Period, ReportingYear};

/// Which part of a figure a row takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// All of it.
    Figure,
    /// What meets the definition.
    Numerator,
    /// What it is out of.
    Denominator,
}

impl Part {
    /// Every part.
    pub const ALL: [Self; 3] = [Self::Figure, Self::Numerator, Self::Denominator];

    /// What it is kept under in browsers, whatever its words are: a whole figure under nothing, as ever.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Figure => "",
            Self::Numerator => "numerator",
            Self::Denominator => "denominator",
        }
    }

    /// In words, under the measure's name.
    pub fn words(self) -> &'static str {
        self.key()
    }
}

/// What a column holds of the measure of its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// A figure, or a part of one.
    Figure(Period, Part),
    /// A setting.
    Setting(Setting),
    /// Where it stands.
    Standing(Standing),
    /// A part of a year's target.
    Target(ReportingYear, TargetPart),
    /// What is planned for a period.
    Plan(Period),
    /// The floor set by hand for a period.
    Floor(Period),
}

impl Column {
    /// What it is called.
    pub fn words(self) -> String {
        match self {
            Self::Figure(period, _) => period.label(),
            Self::Setting(setting) => setting.words().to_owned(),
            Self::Standing(standing) => standing.words().to_owned(),
            Self::Target(_, part) => part.words().to_owned(),
            Self::Plan(period) => format!("Plan, {}", period.label()),
            Self::Floor(period) => format!("Floor, {}", period.label()),
        }
    }

    /// The year whose target it is about.
    pub fn year(self, calendar: Calendar) -> Option<ReportingYear> {
        match self {
            Self::Target(year, _) => Some(year),
            Self::Plan(period) | Self::Floor(period) => Some(calendar.year_of_period(period)),
            Self::Figure(..) | Self::Setting(_) | Self::Standing(_) => None,
        }
    }

    /// What a measure says in it, as text; blank where it says nothing. Figures are the entry sheet's.
    pub fn shown(self, pack: &Pack, measure: &Measure) -> String {
        let target = |period: Period| measure.targets.get(&pack.calendar().year_of_period(period));
        match self {
            Self::Figure(..) => String::new(),
            Self::Setting(setting) => setting.shown(pack, measure),
            Self::Standing(standing) => standing.shown(pack, &measure.id),
            Self::Target(year, part) => part.shown(measure, pack.calendar(), year),
            Self::Plan(period) => bounds_shown(plan_of(target(period), period)),
            Self::Floor(period) => bounds_shown(floor_of(target(period), period)),
        }
    }

    /// What can be chosen for a measure, in words; empty where it is typed.
    pub fn choices(self, pack: &Pack) -> Vec<String> {
        match self {
            Self::Setting(setting) => setting.choices(pack),
            Self::Target(_, part) => part.choices(),
            Self::Figure(..) | Self::Standing(_) | Self::Plan(_) | Self::Floor(_) => Vec::new(),
        }
    }

    /// Whether one measure's may be given to those under it.
    pub fn fills_down(self) -> bool {
        match self {
            Self::Setting(setting) => setting.fills_down(),
            _ => true,
        }
    }

    /// Whether its cells are figures, which stand at the right.
    pub fn is_figure(self) -> bool {
        use TargetPart::{Aim, Stretch, Tolerance};
        match self {
            Self::Figure(..) | Self::Plan(_) | Self::Floor(_) => true,
            Self::Target(_, part) => matches!(part, Aim | Stretch | Tolerance),
            Self::Setting(setting) => matches!(
                setting,
                Setting::Precision
                    | Setting::Scale
                    | Setting::Baseline
                    | Setting::SimilarWithin
                    | Setting::Weight
                    | Setting::LagDays
                    | Setting::PublishedDays
                    | Setting::FixedAfter
            ),
            Self::Standing(_) => false,
        }
    }

    /// What it is kept under in browsers; of a figure its period.
    pub(super) fn key(self) -> String {
        match self {
            Self::Figure(period, _) => period.to_string(),
            Self::Setting(setting) => format!("setting {}", setting.key()),
            Self::Standing(standing) => format!("standing {}", standing.key()),
            Self::Target(year, part) => format!("target {} {year}", part.key()),
            Self::Plan(period) => format!("plan {period}"),
            Self::Floor(period) => format!("floor {period}"),
        }
    }

    /// The column, no figure, with this key.
    pub(super) fn of_key(key: &str) -> Option<Self> {
        let (kind, rest) = key.split_once(' ')?;
        Some(match kind {
            "setting" => Self::Setting(Setting::of_key(rest)?),
            "standing" => {
                let found = Standing::ALL.into_iter().find(|it| it.key() == rest);
                Self::Standing(found?)
            }
            "target" => {
                let (part, year) = rest.split_once(' ')?;
                let part = TargetPart::ALL.into_iter().find(|it| it.key() == part);
                Self::Target(year.parse().ok()?, part?)
            }
            "plan" => Self::Plan(rest.parse().ok()?),
            "floor" => Self::Floor(rest.parse().ok()?),
            _ => return None,
        })
    }
}

/// A cell, by what it is about: stays the same when rows are filtered and columns chosen.
pub type Place = (MeasureId, Column);
