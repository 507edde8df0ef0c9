//! What a target would have made of the past, before it is agreed.

use std::collections::BTreeMap;

/// What a period would have been rated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Light {
    /// On plan or better.
    Green,
    /// Worse than plan, within the floor.
    Amber,
    /// Worse than the floor.
    Red,
}

/// How often a target would have been met.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BackTest {
    /// Periods on plan or better.
    pub green: usize,
    /// Periods worse than plan, within the floor.
    pub amber: usize,
    /// Periods worse than the floor.
    pub red: usize,
    /// Where in the year the reds cluster: the parts of it that were red each time, twice at least. None where they are
    /// one run up to the end, which no part of the year makes; where they are several and half of its parts
    /// or more, which sets no part of the year apart; nor where as many would be so by luck more often than one time in
    /// twenty.
    pub always_red: Vec<u32>,
    /// How many of the last periods were red without a break, where no other was.
    pub red_to_the_end: Option<usize>,
}

impl BackTest {
    /// Counts past periods: of each the part of the year that it is in (its month or its quarter, 1 for the first),
    /// and what it would have been rated.
    pub fn of(periods: impl IntoIterator<Item = (u32, Light)>) -> Self {
        let mut found = Self::default();
        let mut parts: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
        let mut run = 0;
        for (part, light) in periods {
            run = if light == Light::Red { run + 1 } else { 0 };
            let (red, all) = parts.entry(part).or_default();
            *all += 1;
            match light {
                Light::Green => found.green += 1,
                Light::Amber => found.amber += 1,
                Light::Red => {
                    found.red += 1;
                    *red += 1;
                }
            }
        }
        if found.red > 0 && run == found.red {
            found.red_to_the_end = Some(run);
            return found;
        }
        let of_the_year = parts.len();
        let sizes: Vec<usize> = parts.values().map(|(_, all)| *all).collect();
        let always = parts.into_iter().filter(|(_, (red, all))| red == all && *all > 1);
        let always: Vec<u32> = always.map(|(part, _)| part).collect();
        let sets_apart = always.len() == 1 || 2 * always.len() < of_the_year;
        if sets_apart && by_luck(&sizes, found.red, always.len()) <= BY_LUCK {
            found.always_red = always;
        }
        found
    }
}

/// What luck brings more often than this is no pattern.
const BY_LUCK: f64 = 0.05;

/// The chance that at least `always` parts of the year are red each time, where `red` reds fall on the periods as they
/// like; `sizes` says how many periods each part has. A part with a single period doesn't count.
fn by_luck(sizes: &[usize], red: usize, always: usize) -> f64 {
    // In how many ways so many reds fall so that so many parts are all red, part by part.
    let mut ways = vec![vec![0.0; red + 1]; sizes.len() + 1];
    if let Some(none) = ways.first_mut().and_then(|it| it.first_mut()) {
        *none = 1.0;
    }
    for size in sizes {
        let mut next = vec![vec![0.0; red + 1]; sizes.len() + 1];
        for (count, row) in ways.iter().enumerate() {
            for (so_far, before) in row.iter().enumerate().filter(|(_, before)| **before > 0.0) {
                for here in 0..=(*size).min(red - so_far) {
                    let is_always = here == *size && *size > 1;
                    let count = count + usize::from(is_always);
                    let cell = next.get_mut(count).and_then(|it| it.get_mut(so_far + here));
                    if let Some(cell) = cell {
                        *cell += before * choose(*size, here);
                    }
                }
            }
        }
        ways = next;
    }
    let of_all = |rows: &[Vec<f64>]| -> f64 { rows.iter().filter_map(|row| row.last()).sum() };
    of_all(ways.get(always..).unwrap_or_default()) / of_all(&ways)
}

/// In how many ways some of so many are taken.
fn choose(all: usize, some: usize) -> f64 {
    (0..some).fold(1.0, |ways, at| ways * (all - at) as f64 / (at + 1) as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A letter a quarter: g, a, r.
    fn check(lights: &str, expected: (usize, usize, usize, &[u32], Option<usize>)) {
        let light = |letter| match letter {
            'g' => Light::Green,
            'a' => Light::Amber,
            _ => Light::Red,
        };
        let periods =
            lights.chars().enumerate().map(|(at, letter)| (at as u32 % 4 + 1, light(letter)));
        let found = BackTest::of(periods);
        let parts = found.always_red.as_slice();
        let told = (found.red, found.amber, found.green, parts, found.red_to_the_end);
        assert_eq!(told, expected, "{lights}");
    }

    #[test]
    fn counts_each_and_says_where_the_reds_cluster() {
        check("raggraggragg", (3, 3, 6, &[1], None));
        // Two reds of eight fall on the same quarter one time in seven.
        check("raggrgga", (2, 2, 4, &[], None));
        check("raggaggr", (2, 2, 4, &[], None));
        check("ragg", (1, 1, 2, &[], None));
        check("rrrrrrrr", (8, 0, 0, &[], Some(8)));
        check("", (0, 0, 0, &[], None));
        // One run to the end is of no part of the year, however many parts it takes in twice.
        check("ggrrrrrr", (6, 0, 2, &[], Some(6)));
        check("gggagggr", (1, 1, 6, &[], Some(1)));
        // Half of the year's parts set none apart.
        check("rgrgrgrg", (4, 0, 4, &[], None));
    }

    #[test]
    fn what_luck_brings_is_no_pattern() {
        let check = |sizes: &[usize], red: usize, always: usize, expected: f64| {
            let found = by_luck(sizes, red, always);
            assert!((found - expected).abs() < 1e-12, "{sizes:?} {red} {always}: {found}");
        };
        // 4 of the 28 pairs of eight quarters are of the same.
        check(&[2; 4], 2, 1, 4.0 / 28.0);
        check(&[2; 12], 2, 1, 12.0 / 276.0);
        check(&[3; 4], 3, 1, 4.0 / 220.0);
        check(&[2; 4], 8, 4, 1.0);
        check(&[1; 8], 3, 1, 0.0);
        // 14 reds of 24: about four of the twelve months are red both times, so that three are no news.
        assert!(by_luck(&[2; 12], 14, 3) > 0.8);
    }
}
