//! Names of averages among measures: whose they are of, and whether they say anything else.

use super::words::plain;

/// Why a row of averages is left out.
pub(in super::super) const AVERAGE: &str = "an average of others, no measure of its own";

/// Words for an average.
const AVERAGES: [&str; 5] = ["average", "averages", "mean", "median", "avg"];

/// Whose averages stand among measures.
const OF_OTHERS: [&str; 38] = [
    "england",
    "english",
    "national",
    "uk",
    "gb",
    "wales",
    "welsh",
    "scotland",
    "scottish",
    "ireland",
    "britain",
    "london",
    "region",
    "regional",
    "county",
    "counties",
    "unitary",
    "unitaries",
    "district",
    "districts",
    "borough",
    "boroughs",
    "metropolitan",
    "authority",
    "authorities",
    "council",
    "councils",
    "peer",
    "peers",
    "group",
    "family",
    "benchmark",
    "neighbour",
    "neighbours",
    "cipfa",
    "statistical",
    "nearest",
    "comparator",
];

/// Words that say of an average only what kind it is, or of how much.
const OF_ALL: [&str; 38] = [
    "overall",
    "weighted",
    "simple",
    "arithmetic",
    "moving",
    "rolling",
    "of",
    "for",
    "the",
    "all",
    "and",
    "in",
    "above",
    "year",
    "annual",
    "monthly",
    "quarterly",
    "yearly",
    "months",
    "quarters",
    "values",
    "value",
    "figure",
    "figures",
    "ytd",
    "total",
    "12",
    "month",
    "northern",
    "great",
    "north",
    "south",
    "east",
    "west",
    "midlands",
    "local",
    "area",
    "similar",
];

/// Whether a name is of an average and says nothing else that is measured: `Mean`, `England average`.
pub(in super::super) fn is_average(name: &str) -> bool {
    // Nearly all names are too long to be one, or lack its word.
    let words = if name.len() < 48 { plain(name) } else { return false };
    let mut words = words.split(' ').peekable();
    let all = [&AVERAGES[..], &OF_OTHERS, &OF_ALL].concat();
    let of_it = words.clone().any(|word| AVERAGES.contains(&word));
    of_it && words.all(|word| all.contains(&word))
}

/// Whether an average says whose it is: it may be something to compare with.
pub(in super::super) fn is_of_others(name: &str) -> bool {
    plain(name).split(' ').any(|word| OF_OTHERS.contains(&word))
}
