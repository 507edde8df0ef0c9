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
    /// Where in the year the reds cluster: the parts of it that were red each time, twice at least; none where all
    /// of the past was red.
    pub always_red: Vec<u32>,
}

impl BackTest {
    /// Counts past periods: of each the part of the year that it is in (its month or its quarter, 1 for the first),
    /// and what it would have been rated.
    pub fn of(periods: impl IntoIterator<Item = (u32, Light)>) -> Self {
        let mut found = Self::default();
        let mut parts: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
        for (part, light) in periods {
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
        if found.green + found.amber > 0 {
            let always = parts.into_iter().filter(|(_, (red, all))| red == all && *all > 1);
            found.always_red = always.map(|(part, _)| part).collect();
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A letter a quarter: g, a, r.
    fn check(lights: &str, expected: (usize, usize, usize, &[u32])) {
        let light = |letter| match letter {
            'g' => Light::Green,
            'a' => Light::Amber,
            _ => Light::Red,
        };
        let periods =
            lights.chars().enumerate().map(|(at, letter)| (at as u32 % 4 + 1, light(letter)));
        let found = BackTest::of(periods);
        let told = (found.red, found.amber, found.green, found.always_red.as_slice());
        assert_eq!(told, expected, "{lights}");
    }

    #[test]
    fn counts_each_and_says_where_the_reds_cluster() {
        check("raggrgga", (2, 2, 4, &[1]));
        check("raggaggr", (2, 2, 4, &[]));
        check("ragg", (1, 1, 2, &[]));
        check("rrrrrrrr", (8, 0, 0, &[]));
        check("", (0, 0, 0, &[]));
    }
}
