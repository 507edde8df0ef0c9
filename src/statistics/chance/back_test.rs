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
    /// one run up to the end, which no part of the year makes; nor where they are several and half of its parts
    /// or more, which sets no part of the year apart.
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
        let always = parts.into_iter().filter(|(_, (red, all))| red == all && *all > 1);
        let always: Vec<u32> = always.map(|(part, _)| part).collect();
        if always.len() == 1 || 2 * always.len() < of_the_year {
            found.always_red = always;
        }
        found
    }
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
        check("raggrgga", (2, 2, 4, &[1], None));
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
}
