//! Which grid a cell stands in, so that what is said of cells is said of those in it and names where the others are.

use super::{
    column::{Column, Place},
    offered::{Offered, TARGETS},
    unread::{Unread, Waits, counts},
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

    /// The cells of it that are asked about, or those that can't be taken.
    pub fn waiting(self, unread: &Unread, asked: bool) -> Vec<&Place> {
        let here =
            |((_, column), waits): &(&Place, &Waits)| self.has(*column) && waits.asked == asked;
        unread.iter().filter(here).map(|(place, _)| place).collect()
    }

    /// The other grids that have cells that wait and are none of this one, each with how many can't be taken and how many
    /// are asked about.
    pub fn elsewhere(self, unread: &Unread) -> Vec<(Self, (usize, usize))> {
        let home = |(_, column): &Place| {
            Self::ALL.into_iter().find(|it| !self.has(*column) && it.has(*column))
        };
        let of = |it: Self| {
            let there = unread.iter().filter(|(place, _)| home(place) == Some(it));
            (it, counts(there.map(|(_, waits)| waits)))
        };
        Self::ALL.map(of).into_iter().filter(|(_, counted)| *counted != (0, 0)).collect()
    }

    /// How many cells of it are asked about, or can't be taken, which and why, in words; empty where none is. A reason
    /// that all share is said once.
    pub fn waiting_words(self, pack: &Pack, unread: &Unread, asked: bool) -> String {
        let places = self.waiting(unread, asked);
        let why = |place: &Place| {
            unread.get(place).map_or("", |waits| waits.reason.trim().trim_end_matches('.'))
        };
        let first = places.first().map_or("", |place| why(place));
        let is_shared = places.len() > 1 && places.iter().all(|place| why(place) == first);
        let names = listed(pack, &places, &|place| match why(place) {
            _ if is_shared => String::new(),
            "" => String::new(),
            reason => format!(" ({reason})"),
        });
        let shared = match first {
            reason if is_shared && !reason.is_empty() => {
                let stop = if reason.ends_with('?') { "" } else { "." };
                format!(" Why: {reason}{stop}")
            }
            _ => String::new(),
        };
        match (places.len(), asked) {
            (0, _) => String::new(),
            (1, true) => {
                format!("1 cell waits for your answer and is not in the pack yet: {names}.")
            }
            (count, true) => format!(
                "{count} cells wait for your answer and are not in the pack yet: {names}.{shared}"
            ),
            (1, false) => {
                format!("1 cell was not taken. It is marked red and is not in the pack: {names}.")
            }
            (count, false) => format!(
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

/// How many cells of another grid can't be taken, and how many are asked about, up to its name.
pub fn elsewhere_words((refused, asked): (usize, usize)) -> String {
    let cells =
        |count: usize| if count == 1 { "1 cell".to_owned() } else { format!("{count} cells") };
    let was = if refused == 1 { "was" } else { "were" };
    let waits = if asked == 1 { "waits" } else { "wait" };
    match (refused, asked) {
        (_, 0) => format!("{} {was} not taken in", cells(refused)),
        (0, _) => format!("{} {waits} for your answer in", cells(asked)),
        _ => format!("{} {was} not taken and {asked} {waits} for your answer in", cells(refused)),
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
        let typed = Waits::refused("lots", "why");
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
            assert_eq!(grid.waiting(&all, false).len(), here, "{grid:?}");
            let refused = |(grid, count): &(GridOf, usize)| (*grid, (*count, 0));
            let elsewhere: Vec<_> = elsewhere.iter().map(refused).collect();
            assert_eq!(grid.elsewhere(&all), elsewhere, "{grid:?}");
        };
        check(Figures, 1, &[(Targets, 3), (Settings, 2)]);
        check(Targets, 3, &[(Figures, 1), (Settings, 2)]);
        check(Settings, 3, &[(Figures, 1), (Targets, 2)]);
    }

    #[test]
    fn what_is_asked_about_is_counted_apart_from_what_cannot_be_taken() {
        use GridOf::{Figures, Targets};
        let mut both = unread(&[("a", aim()), ("b", aim()), ("b", Column::Plan(APRIL))]);
        both.insert(("b".into(), aim()), Waits::asked("12%", "is 12 meant?"));
        let count = |asked| Targets.waiting(&both, asked).len();
        assert_eq!((count(false), count(true)), (2, 1));
        assert_eq!(Figures.elsewhere(&both), [(Targets, (2, 1))]);
        assert_eq!(
            Targets.waiting_words(&Pack::default(), &both, true),
            "1 cell waits for your answer and is not in the pack yet: b, Target (is 12 meant?)."
        );
        both.insert(("a".into(), aim()), Waits::asked("12%", "is 12 meant?"));
        assert_eq!(
            Targets.waiting_words(&Pack::default(), &both, true),
            "2 cells wait for your answer and are not in the pack yet: a, Target; b, Target. Why: is 12 meant?"
        );
        let check = |counted, expected: &str| assert_eq!(elsewhere_words(counted), expected);
        check((1, 0), "1 cell was not taken in");
        check((2, 0), "2 cells were not taken in");
        check((0, 1), "1 cell waits for your answer in");
        check((0, 3), "3 cells wait for your answer in");
        check((2, 1), "2 cells were not taken and 1 waits for your answer in");
    }

    #[test]
    fn where_they_stand_is_named() {
        let named = |id: &str, name: &str| {
            Measure { id: id.into(), name: name.into(), ..Measure::default() }.into()
        };
        let pack = Pack { measures: vec![named("a", "Homes")], ..Pack::default() };
        let check = |places: &[(&str, Column)], expected: &str| {
            let unread = unread(places);
            assert_eq!(GridOf::Targets.waiting_words(&pack, &unread, false), expected);
            assert_eq!(GridOf::Targets.waiting_words(&pack, &unread, true), "");
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
        two.insert(("a".into(), Column::Plan(may)), Waits::refused("x", "not a number."));
        assert_eq!(
            GridOf::Targets.waiting_words(&pack, &two, false),
            "2 cells were not taken. They are marked red and are not in the pack: Homes, Plan, Apr 2025 (why); Homes, Plan, May 2025 (not a number)."
        );
    }
}
