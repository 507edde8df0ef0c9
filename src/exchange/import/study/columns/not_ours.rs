//! Words beside a period that say that a column holds no figure of the organisation's: those of others, and what is worked
//! out from figures or says how sure they are.

use super::super::names::words::plain;
use crate::exchange::import::role::Whose;

/// All that a heading says besides its period, of what is worked out.
const DERIVED: &[&str] = &[
    "change",
    "% change",
    "percentage change",
    "percentage point change",
    "pp change",
    "difference",
    "variance",
    "movement",
    "rank",
    "ranking",
    "quartile",
    "percentile",
    "ci",
    "lower ci",
    "upper ci",
    "95% ci",
    "confidence interval",
    "lower limit",
    "upper limit",
    "lower confidence limit",
    "upper confidence limit",
    "lower confidence interval",
    "upper confidence interval",
    "margin of error",
    "standard error",
    "sample size",
];

/// What it begins with, of what is worked out.
const COMPARED: &[&str] = &[
    "change on",
    "change from",
    "change since",
    "change over",
    "change against",
    "% change on",
    "% change from",
    "% change since",
    "difference from",
    "difference to",
    "difference between",
    "variance from",
    "variance to",
    "variance against",
    "movement from",
    "movement since",
    "trend since",
    "trend from",
    "compared with",
    "compared to",
    "rank in",
    "rank of",
    "ranking in",
];

const NATIONS: &[&str] = &[
    "england",
    "english",
    "scotland",
    "scottish",
    "wales",
    "welsh",
    "northern ireland",
    "uk",
    "united kingdom",
    "great britain",
    "national",
    "all england",
];

const PEERS: &[&str] = &[
    "peer",
    "peers",
    "peer group",
    "statistical neighbour",
    "statistical neighbours",
    "nearest neighbour",
    "nearest neighbours",
    "neighbours",
    "similar councils",
    "similar authorities",
    "comparator group",
    "family group",
    "cipfa",
    "cipfa nearest neighbour",
    "cipfa nearest neighbours",
    "regional",
    "region",
    "north east",
    "north west",
    "yorkshire and the humber",
    "east midlands",
    "west midlands",
    "east of england",
    "london",
    "south east",
    "south west",
];

/// What may stand behind a name of others.
const OF_THEM: &[&str] = &[
    "average",
    "avg",
    "ave",
    "mean",
    "median",
    "figure",
    "value",
    "rate",
    "benchmark",
    "result",
    "total",
];

/// Whether words beside a period say that the figure is worked out from others, or how sure it is.
pub(in super::super) fn is_derived(words: &str) -> bool {
    let words = plain(words);
    let begins = |start: &&str| {
        words.strip_prefix(*start).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    DERIVED.contains(&words.as_str()) || COMPARED.iter().any(begins)
}

/// Whose figures they are, where words beside a period name others and nothing else.
pub(in super::super) fn others_named(words: &str) -> Option<Whose> {
    let words = plain(words);
    let bare = OF_THEM.iter().find_map(|tail| words.strip_suffix(tail)?.strip_suffix(' '));
    let named = bare.unwrap_or(&words);
    if NATIONS.contains(&named) {
        return Some(Whose::National);
    }
    PEERS.contains(&named).then_some(Whose::Comparator)
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use super::*;
    use crate::model::Pack;

    #[test]
    fn what_is_worked_out_and_who_others_are_is_told_by_words() {
        let derived =
            |words: &str, expected: bool| assert_eq!(is_derived(words), expected, "{words}");
        derived("Change on", true);
        derived("% change", true);
        derived("Lower CI", true);
        derived("Variance from", true);
        derived("Change of address requests", false);
        derived("Climate change spend", false);
        derived("", false);
        let others = |words: &str, expected| assert_eq!(others_named(words), expected, "{words}");
        others("England", Some(Whose::National));
        others("National average", Some(Whose::National));
        others("National avg.", Some(Whose::National));
        others("CIPFA nearest neighbour avg", Some(Whose::Comparator));
        others("Statistical neighbours", Some(Whose::Comparator));
        others("South East", Some(Whose::Comparator));
        others("Anyshire", None);
        others("National park visits", None);
    }

    #[test]
    fn a_figure_of_others_or_a_change_is_never_our_own() {
        let check = |text: &str, answers: &[(&str, &str)], figures: &[&str]| {
            assert_eq!(tried(&Pack::default(), text, answers).figures(), figures, "{text}");
        };
        check(
            "Indicator,2024/25,Change on 2023/24\nBins,855,-21\n",
            &[],
            &["Bins, own, 2024/25: 855"],
        );
        let own_and_england = "Indicator,2024/25,England 2024/25\nObesity,21.4,22.1\n";
        let found = tried(&Pack::default(), own_and_england, &[]);
        assert!(
            found.figures().iter().any(|it| it == "Obesity, own, 2024/25: 21.4"),
            "{:?}",
            found.figures()
        );
        assert!(!found.figures().iter().any(|it| it.contains("own, 2024/25: 22.1")));
        // A place beside a nation is asked about, and nothing of it is taken before.
        let places = "Indicator,Anyshire 2024/25,England 2024/25\nObesity,21.4,22.1\n";
        let found = tried(&Pack::default(), places, &[]).figures();
        assert!(!found.iter().any(|it| it.contains("21.4") || it.contains("own")), "{found:?}");
        let found = tried(&Pack::default(), places, &[("heading-place", OURS_FOR_TEST)]).figures();
        assert!(found.iter().any(|it| it == "Obesity, own, 2024/25: 21.4"), "{found:?}");
    }

    const OURS_FOR_TEST: &str = "the organisation: these are its own figures";
}
