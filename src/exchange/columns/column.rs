//! What a cell of a grid is about, and what was typed into cells that couldn't be read.

use super::{
    settings::Setting,
    standing::Standing,
    target_parts::{TargetPart, bounds_shown, floor_of, plan_of},
};
use crate::model::{Measure, MeasureId, Pack, Period, ReportingYear};
use std::collections::BTreeMap;

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
    fn key(self) -> &'static str {
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
                    | Setting::FixedAfter
            ),
            Self::Standing(_) => false,
        }
    }

    /// What it is kept under in browsers; of a figure its period.
    fn key(self) -> String {
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
    fn of_key(key: &str) -> Option<Self> {
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

/// What is typed and can't be read: kept as typed, with the reason.
pub type Unread = BTreeMap<Place, (String, String)>;

/// What stands for the part of a figure in cells that are none.
const NO_FIGURE: &str = "column";

/// What is typed and unread as text, to be kept in the browser: a list of measure, period or column, part, what was
/// typed and why it can't be read.
pub fn write_unread(unread: &Unread) -> String {
    let rows: Vec<[String; 5]> = unread
        .iter()
        .map(|((measure, column), (typed, reason))| {
            let part = match column {
                Column::Figure(_, part) => part.key(),
                _ => NO_FIGURE,
            };
            [measure.0.clone(), column.key(), part.to_owned(), typed.clone(), reason.clone()]
        })
        .collect();
    serde_json::to_string(&rows).unwrap_or_default()
}

/// Reads what [`write_unread`] wrote; what isn't of that kind is nothing.
pub fn read_unread(text: &str) -> Unread {
    let rows: Vec<[String; 5]> = serde_json::from_str(text).unwrap_or_default();
    rows.into_iter()
        .filter_map(|[measure, key, part, typed, reason]| {
            let column = if part == NO_FIGURE {
                Column::of_key(&key)?
            } else {
                let part = Part::ALL.into_iter().find(|each| each.key() == part)?;
                Column::Figure(key.parse().ok()?, part)
            };
            Some(((MeasureId(measure), column), (typed, reason)))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_browsers_have_kept_is_read_whatever_parts_are_called() {
        let kept = r#"[["m","2025-04","","about ten","Not read as a figure"],["r","2025-04","numerator","3","Enter the denominator as well"],["r","2025-05","denominator","4","Enter the numerator as well"]]"#;
        let unread = read_unread(kept);
        let parts: Vec<Part> = unread
            .keys()
            .filter_map(|(_, column)| match column {
                Column::Figure(_, part) => Some(*part),
                _ => None,
            })
            .collect();
        assert_eq!(parts, Part::ALL);
        assert_eq!(write_unread(&unread), kept);
    }

    #[test]
    fn every_column_is_read_back_as_it_was_kept() {
        let year: ReportingYear = "2025/26".parse().unwrap();
        let periods: [Period; 2] = ["2025/26 Q1".parse().unwrap(), "2025-04".parse().unwrap()];
        let mut columns: Vec<Column> = Setting::ALL.iter().map(|it| Column::Setting(*it)).collect();
        columns.extend(TargetPart::ALL.map(|it| Column::Target(year, it)));
        columns.extend(Standing::ALL.map(Column::Standing));
        columns.extend(periods.map(Column::Plan));
        columns.extend(periods.map(Column::Floor));
        columns.extend(Part::ALL.map(|part| Column::Figure(periods[0], part)));
        let typed = ("about \"ten\"\t<b>".to_owned(), "why".to_owned());
        let unread: Unread =
            columns.into_iter().map(|it| (("m".into(), it), typed.clone())).collect();
        assert_eq!(read_unread(&write_unread(&unread)), unread);
        for text in ["{", r#"[["m","2025-99","","x","y"]]"#, r#"[["m","plan","column","x","y"]]"#] {
            assert_eq!(read_unread(text), Unread::new(), "{text}");
        }
    }
}
