//! Which grid a cell stands in, so that what is said of cells is said of those in it and names where the others are.

use super::{
    column::{Column, Place},
    offered::{Offered, TARGETS},
    unread::Unread,
};
use crate::model::Pack;

/// A grid of many measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GridOf {
    /// Figures by period.
    Figures,
    /// A year's targets and their plans.
    Targets,
    /// Settings, and where measures stand.
    Settings,
}

/// How many places are named.
const NAMED: usize = 3;

impl GridOf {
    /// Every grid.
    pub const ALL: [Self; 3] = [Self::Figures, Self::Targets, Self::Settings];

    /// What its page is called.
    pub fn words(self) -> &'static str {
        match self {
            Self::Figures => "Enter figures",
            Self::Targets => "Targets, many at once",
            Self::Settings => "Measures, many at once",
        }
    }

    /// Whether it has a column.
    pub fn has(self, column: Column) -> bool {
        let of_target = || Offered::of(column).is_some_and(|it| TARGETS.contains(&it));
        match self {
            Self::Figures => matches!(column, Column::Figure(..)),
            Self::Targets => of_target(),
            Self::Settings => matches!(column, Column::Setting(_) | Column::Standing(_)),
        }
    }

    /// The cells of it that were not taken.
    pub fn not_taken(self, unread: &Unread) -> Vec<&Place> {
        unread.keys().filter(|(_, column)| self.has(*column)).collect()
    }

    /// The other grids that have cells that were not taken and are none of this one, each with how many.
    pub fn elsewhere(self, unread: &Unread) -> Vec<(Self, usize)> {
        let home = |(_, column): &Place| {
            Self::ALL.into_iter().find(|it| !self.has(*column) && it.has(*column))
        };
        let homes: Vec<Self> = unread.keys().filter_map(home).collect();
        let count = |it: Self| (it, homes.iter().filter(|home| **home == it).count());
        Self::ALL.map(count).into_iter().filter(|(_, count)| *count > 0).collect()
    }

    /// How many cells of it were not taken, which and why, in words; empty where all were. A reason that all share is
    /// said once.
    pub fn not_taken_words(self, pack: &Pack, unread: &Unread) -> String {
        let places = self.not_taken(unread);
        let why = |place: &Place| {
            unread.get(place).map_or("", |(_, reason)| reason.trim().trim_end_matches('.'))
        };
        let first = places.first().map_or("", |place| why(place));
        let is_shared = places.len() > 1 && places.iter().all(|place| why(place) == first);
        let names = listed(pack, &places, &|place| match why(place) {
            _ if is_shared => String::new(),
            "" => String::new(),
            reason => format!(" ({reason})"),
        });
        let shared = match first {
            reason if is_shared && !reason.is_empty() => format!(" Why: {reason}."),
            _ => String::new(),
        };
        match places.len() {
            0 => String::new(),
            1 => format!("1 cell was not taken. It is marked red and is not in the pack: {names}."),
            count => format!(
                "{count} cells were not taken. They are marked red and are not in the pack: {names}.{shared}"
            ),
        }
    }
}

/// The first places of several by measure and column, and how many more there are.
pub fn named(pack: &Pack, places: &[&Place]) -> String {
    listed(pack, places, &|_| String::new())
}

/// The same, each with what is said of it.
fn listed(pack: &Pack, places: &[&Place], said: &dyn Fn(&Place) -> String) -> String {
    let name = |place: &&Place| {
        let (id, column) = place;
        let name = pack.measure(id).map_or(id.as_str(), |measure| measure.name.as_str());
        format!("{name}, {}{}", column.words(), said(place))
    };
    let mut names: Vec<String> = places.iter().take(NAMED).map(name).collect();
    match places.len().saturating_sub(NAMED) {
        0 => {}
        more => names.push(format!("and {more} more")),
    }
    names.join("; ")
}

/// How many cells another grid has that were not taken, up to its name.
pub fn elsewhere_words(count: usize) -> String {
    match count {
        1 => "1 cell was not taken in".to_owned(),
        count => format!("{count} cells were not taken in"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        exchange::columns::{
            column::Part, settings::Setting, standing::Standing, target_parts::TargetPart,
        },
        model::{Calendar, Measure, Period},
    };

    const APRIL: Period = Period::Month { year: 2025, month: 4 };

    fn unread(places: &[(&str, Column)]) -> Unread {
        let typed = ("lots".to_owned(), "why".to_owned());
        places.iter().map(|(id, column)| (((*id).into(), *column), typed.clone())).collect()
    }

    fn aim() -> Column {
        Column::Target(Calendar::default().year(2025), TargetPart::Aim)
    }

    #[test]
    fn cells_are_counted_in_their_own_grid_and_the_others_are_named() {
        use GridOf::{Figures, Settings, Targets};
        let all = unread(&[
            ("a", Column::Figure(APRIL, Part::Figure)),
            ("a", aim()),
            ("a", Column::Setting(Setting::Unit)),
            ("b", Column::Standing(Standing::Plans)),
            ("b", Column::Plan(APRIL)),
            // Both grids have it.
            ("b", Column::Setting(Setting::Baseline)),
        ]);
        let check = |grid: GridOf, here: usize, elsewhere: &[(GridOf, usize)]| {
            assert_eq!(grid.not_taken(&all).len(), here, "{grid:?}");
            assert_eq!(grid.elsewhere(&all), elsewhere, "{grid:?}");
        };
        check(Figures, 1, &[(Targets, 3), (Settings, 2)]);
        check(Targets, 3, &[(Figures, 1), (Settings, 2)]);
        check(Settings, 3, &[(Figures, 1), (Targets, 2)]);
    }

    #[test]
    fn where_they_stand_is_named() {
        let named = |id: &str, name: &str| {
            Measure { id: id.into(), name: name.into(), ..Measure::default() }.into()
        };
        let pack = Pack { measures: vec![named("a", "Homes")], ..Pack::default() };
        let check = |places: &[(&str, Column)], expected: &str| {
            assert_eq!(GridOf::Targets.not_taken_words(&pack, &unread(places)), expected);
        };
        check(&[("a", Column::Setting(Setting::Unit))], "");
        check(
            &[("a", aim())],
            "1 cell was not taken. It is marked red and is not in the pack: Homes, Target (why).",
        );
        let may = Period::Month { year: 2025, month: 5 };
        let many = [
            ("a", aim()),
            ("a", Column::Plan(APRIL)),
            ("a", Column::Plan(may)),
            ("gone", aim()),
            ("gone", Column::Floor(may)),
        ];
        check(
            &many,
            "5 cells were not taken. They are marked red and are not in the pack: Homes, Target; Homes, Plan, Apr 2025; Homes, Plan, May 2025; and 2 more. Why: why.",
        );
        // Each its own.
        let mut two = unread(&[("a", Column::Plan(APRIL)), ("a", Column::Plan(may))]);
        two.insert(("a".into(), Column::Plan(may)), ("x".to_owned(), "not a number.".to_owned()));
        assert_eq!(
            GridOf::Targets.not_taken_words(&pack, &two),
            "2 cells were not taken. They are marked red and are not in the pack: Homes, Plan, Apr 2025 (why); Homes, Plan, May 2025 (not a number)."
        );
    }
}
