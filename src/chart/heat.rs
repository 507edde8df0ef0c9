//! A heat strip: a cell a period, which grows taller the worse it is, so that it reads in grey and without colour. A figure
//! that isn't rated is an outline.

use crate::model::Vocabulary;
use crate::rating::Status;
use std::fmt::Write;

/// Units from one cell to the next.
pub const STEP: i32 = 7;
/// Units of a strip's height.
pub const HEIGHT: i32 = 26;

/// A period of a strip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// Its rating by itself.
    pub status: Status,
    /// It has a figure.
    pub has_figure: bool,
    /// It is the first of a reporting year.
    pub starts_year: bool,
}

/// A strip as paths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heat {
    /// Units wide.
    pub width: i32,
    /// Cells by what they say: each status with the path of its cells. What isn't rated is an outline where it has a
    /// figure, else a low mark.
    pub cells: Vec<(Status, String)>,
    /// Lines where reporting years start.
    pub years: String,
}

/// Draws periods in order of time. Statuses that the words don't tell apart look alike.
pub fn paths(periods: &[Drawn], words: Vocabulary) -> Heat {
    let mut heat = Heat { width: STEP * periods.len() as i32, ..Heat::default() };
    for (at, Drawn { status, has_figure, starts_year }) in (0..).zip(periods) {
        let (x, face) = (STEP * at, status.face(words));
        let unrated = *has_figure && matches!(face, Status::NoTarget | Status::NotRated);
        let (tall, hole) = match unrated {
            // The other way round than the cell, so that it stays empty.
            true => (tall(Status::Green), "m1 1v5h4v-5z"),
            false => (tall(face), ""),
        };
        let cell = format!("M{x} {}h{}v{tall}h-{}z{hole}", HEIGHT - tall, STEP - 1, STEP - 1);
        match heat.cells.iter_mut().find(|(known, _)| *known == face) {
            Some((_, path)) => path.push_str(&cell),
            None => heat.cells.push((face, cell)),
        }
        if *starts_year && at > 0 {
            let _ = write!(heat.years, "M{}.5 0V{HEIGHT}", x - 1);
        }
    }
    heat
}

/// How tall a cell is, in units.
fn tall(status: Status) -> i32 {
    match status {
        Status::Red => 24,
        Status::Amber => 15,
        Status::Green => 7,
        Status::Late | Status::NoData | Status::NotRated | Status::NoTarget => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_grow_taller_the_worse_they_are_and_years_are_marked() {
        let check = |periods: &[(Status, bool)], words, cells: &[(Status, &str)], years: &str| {
            let drawn = |(status, starts_year): &(Status, bool)| Drawn {
                status: *status,
                has_figure: status.is_rated(),
                starts_year: *starts_year,
            };
            let heat = paths(&periods.iter().map(drawn).collect::<Vec<_>>(), words);
            let found: Vec<_> = heat.cells.iter().map(|(it, path)| (*it, path.as_str())).collect();
            assert_eq!((found.as_slice(), heat.years.as_str()), (cells, years));
            assert_eq!(heat.width, 7 * periods.len() as i32);
        };
        use Status::{Amber, Green, Late, Red};
        check(
            &[(Green, true), (Red, false), (Amber, true), (Late, false)],
            Vocabulary::RedAmberGreen,
            &[
                (Green, "M0 19h6v7h-6z"),
                (Red, "M7 2h6v24h-6z"),
                (Amber, "M14 11h6v15h-6z"),
                (Late, "M21 24h6v2h-6z"),
            ],
            "M13.5 0V26",
        );
        check(
            &[(Amber, false), (Red, false)],
            Vocabulary::OnOffTarget,
            &[(Red, "M0 2h6v24h-6zM7 2h6v24h-6z")],
            "",
        );
        check(&[], Vocabulary::RedAmberGreen, &[], "");
    }

    #[test]
    fn a_figure_that_is_not_rated_is_an_outline() {
        let check = |status, has_figure, expected: &str| {
            let period = Drawn { status, has_figure, starts_year: false };
            let heat = paths(&[period], Vocabulary::RedAmberGreen);
            assert_eq!(heat.cells, [(status, expected.to_owned())]);
        };
        check(Status::NoTarget, true, "M0 19h6v7h-6zm1 1v5h4v-5z");
        check(Status::NotRated, true, "M0 19h6v7h-6zm1 1v5h4v-5z");
        check(Status::NoTarget, false, "M0 24h6v2h-6z");
        check(Status::NoData, false, "M0 24h6v2h-6z");
        check(Status::Green, true, "M0 19h6v7h-6z");
    }
}
