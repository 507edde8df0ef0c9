//! Columns of places that lie within each other, `Council` in `Region` in `Country`: a row that leaves the narrower blank is of
//! the wider one beside it.

use super::super::columns::deciding::Deciding;
use super::super::names::words::says;
use crate::exchange::import::role::Role;
use std::cmp::Reverse;
use std::collections::HashMap;

/// Words in headings of places that others lie within.
const WIDE: &[&str] = &["region", "country", "nation", "parent"];

impl Deciding<'_> {
    /// Columns of places that are blank in the rows of a wider place beside them, the narrowest first: `Council` under
    /// `Region` under `Country`.
    pub(super) fn within_wider(&self, wider: &[usize]) -> Option<Vec<usize>> {
        let is_names = |at: &usize| self.column(*at).is_some_and(|it| it.profile.is_names());
        let above: Vec<usize> = wider.iter().copied().filter(is_names).collect();
        let filled = |at: &usize| self.column(*at).map_or(0, |it| it.profile.filled);
        let distinct = |at: &usize| self.column(*at).map_or(0, |it| it.profile.distinct);
        let mut within: Vec<usize> = self
            .free()
            .into_iter()
            .filter(|at| !wider.contains(at) && is_names(at) && self.is_headed_place(*at))
            .filter(|at| above.iter().any(|above| self.lies_within(*at, *above)))
            .collect();
        if within.is_empty() {
            return None;
        }
        // The narrowest stands in the fewest rows, and says the most.
        within.extend(above);
        within.sort_by_key(|at| (filled(at), Reverse(distinct(at)), self.is_wide_place(*at)));
        Some(within)
    }

    /// Whether a column is blank in some rows, each place in it stands beside one of another, and that in every row.
    fn lies_within(&self, at: usize, above: usize) -> bool {
        let mut beside: HashMap<&str, &str> = HashMap::new();
        let mut blank = false;
        self.rows.iter().all(|row| {
            let (one, other) = (self.text(*row, at), self.text(*row, above));
            blank |= one.is_empty();
            !other.is_empty() && (one.is_empty() || *beside.entry(one).or_insert(other) == other)
        }) && blank
    }

    /// Leaves out columns that say of which kind a row's place is, `National` or `Council`: that is how narrow it is.
    fn leave_levels(&mut self, within: &[usize]) {
        let level =
            |row: usize| within.iter().position(|at| !self.text(row, *at).is_empty()).unwrap_or(0);
        let levels: Vec<(usize, usize)> = self.rows.iter().map(|row| (*row, level(*row))).collect();
        let says_it = |at: &usize| {
            let mut of_level: HashMap<usize, &str> = HashMap::new();
            let mut of_text: HashMap<&str, usize> = HashMap::new();
            levels.iter().all(|(row, level)| {
                let text = self.text(*row, *at);
                *of_level.entry(*level).or_insert(text) == text
                    && *of_text.entry(text).or_insert(*level) == *level
            })
        };
        let free = self.which(|it| it.is_free() && it.profile.is_names());
        let found: Vec<usize> =
            free.into_iter().filter(|at| !within.contains(at)).filter(says_it).collect();
        for at in found {
            self.change(at, |it| it.leave("it says of which kind the place of its row is"));
        }
    }

    fn is_wide_place(&self, at: usize) -> bool {
        self.column(at).is_some_and(|it| says(&it.profile.words, WIDE))
    }

    /// Takes the narrowest of these columns for the places, and the others for those of the rows in which it is blank.
    pub(super) fn take_nested(&mut self, within: Vec<usize>, found: &[usize]) {
        let Some((finest, wider)) = within.split_first() else { return };
        let name = self.name(*finest);
        let codes = self.which(|it| it.is_free() && it.profile.is_codes());
        for at in wider.iter().chain(found).chain(&codes).filter(|at| *at != finest) {
            self.change(*at, |it| {
                it.leave(format!("it says the place of '{name}' again, or more widely"));
            });
        }
        self.leave_levels(&within);
        self.change(*finest, |it| it.take(Role::Place, "its heading or its cells are of places"));
        self.wider_places = wider.to_vec();
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use crate::model::Pack;

    #[test]
    fn a_row_that_names_no_council_is_of_the_wider_place_beside_it() {
        let text = "Period,Country code,Country,Region,Council,Council code,Level,Indicator,Value\n\
            2023/24,E92000001,England,,,,National,Referrals,600\n\
            2023/24,E92000001,England,North,,,Regional,Referrals,90\n\
            2023/24,E92000001,England,North,Ambridge,E08000035,Council,Referrals,12\n\
            2024/25,E92000001,England,,,,National,Referrals,610\n\
            2024/25,E92000001,England,North,,,Regional,Referrals,95\n\
            2024/25,E92000001,England,North,Ambridge,E08000035,Council,Referrals,14\n";
        let open = tried(&Pack::default(), text, &[]);
        assert!(open.question("whose").text.contains("'Council'"), "{:?}", open.questions);
        assert!(open.figures().is_empty());
        assert!(open.reasons[6].contains("of which kind the place"), "{:?}", open.reasons);
        let found = tried(&Pack::default(), text, &[("whose", "Ambridge")]);
        let figures = [
            "Referrals, England, 2023/24: 600",
            "Referrals, England, 2024/25: 610",
            "Referrals, North, 2023/24: 90",
            "Referrals, North, 2024/25: 95",
            "Referrals, own, 2023/24: 12",
            "Referrals, own, 2024/25: 14",
        ];
        assert_eq!(found.figures(), figures);
    }
}
