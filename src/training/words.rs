//! What is written in training, judged by rule: whether a text says something, names a figure, or names a person where a
//! post is asked for. Only words are counted: whether what they say is so is for people to judge.

use std::collections::BTreeSet;

/// Words that carry nothing by themselves.
pub(super) const SAYS_NOTHING: [&str; 63] = [
    "a",
    "above",
    "an",
    "and",
    "are",
    "as",
    "at",
    "be",
    "because",
    "been",
    "behind",
    "below",
    "but",
    "by",
    "can",
    "did",
    "do",
    "figure",
    "figures",
    "floor",
    "for",
    "good",
    "has",
    "have",
    "in",
    "is",
    "it",
    "its",
    "just",
    "missed",
    "next",
    "not",
    "of",
    "off",
    "ok",
    "on",
    "or",
    "our",
    "performance",
    "plan",
    "red",
    "reason",
    "so",
    "some",
    "target",
    "targets",
    "than",
    "that",
    "the",
    "then",
    "there",
    "this",
    "to",
    "too",
    "under",
    "us",
    "was",
    "we",
    "will",
    "with",
    "would",
    "year",
    "yes",
];

/// Words of luck and of the season, which explain any figure and so none.
const OF_LUCK: [&str; 28] = [
    "autumn",
    "bad",
    "chance",
    "circumstances",
    "christmas",
    "cold",
    "coincidence",
    "exceptional",
    "fate",
    "hot",
    "luck",
    "misfortune",
    "poor",
    "rain",
    "season",
    "seasonal",
    "severe",
    "snow",
    "spring",
    "summer",
    "time",
    "unexpected",
    "unfortunate",
    "unfortunately",
    "unlucky",
    "usual",
    "weather",
    "winter",
];

/// Numbers and parts that people write as words.
const NUMBERS: [&str; 36] = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "fifteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    "hundred", "thousand", "million", "half", "halved", "third", "thirds", "quarter", "quarters",
    "fifth", "fifths", "tenth", "double", "doubled", "twice", "dozen",
];
/// Words before “one” with which it is no number.
const ONE_OF_NONE: [&str; 10] =
    ["no", "any", "every", "each", "some", "the", "this", "that", "which", "another"];

/// The words of a text: what has a letter.
pub(in crate::training) fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_word = |word: &&str| word.chars().any(char::is_alphabetic);
    text.split(|letter: char| !letter.is_alphanumeric() && letter != '\'').filter(is_word)
}

/// How many different words of a text say something: no filler, no single letters, and none of `known`, which everybody
/// sees anyway.
pub(in crate::training) fn own_words(text: &str, known: &str) -> usize {
    let known: BTreeSet<String> = words(&known.to_lowercase()).map(str::to_owned).collect();
    let says = |word: &String| {
        word.chars().count() > 1 && !SAYS_NOTHING.contains(&word.as_str()) && !known.contains(word)
    };
    let own: BTreeSet<String> =
        words(&text.to_lowercase()).map(str::to_owned).filter(says).collect();
    own.len()
}

/// Whether a text that says something puts it down to luck or the season alone: that leaves nothing to act on.
pub(in crate::training) fn blames_luck(text: &str, known: &str) -> bool {
    let of_luck = OF_LUCK.join(" ");
    own_words(text, known) > 0 && own_words(text, &format!("{known} {of_luck}")) == 0
}

/// Whether a text names a figure, in digits or as a word.
pub(in crate::training) fn has_figure(text: &str) -> bool {
    let mut before = String::new();
    let in_words = words(text).any(|word| {
        let word = word.to_lowercase();
        let is_one = word == "one" && !ONE_OF_NONE.contains(&before.as_str());
        let found = is_one || NUMBERS.contains(&word.as_str());
        before = word;
        found
    });
    in_words || text.chars().any(|letter| letter.is_ascii_digit())
}

/// How people are addressed; no post starts so.
const ADDRESSES: [&str; 13] = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "sir",
    "dame",
    "lord",
    "lady",
    "prof",
    "cllr",
    "councillor",
];

/// Words of posts, bodies and services: a name of a post has at least one.
const OF_POSTS: [&str; 104] = [
    "accountant",
    "accountants",
    "administration",
    "adult",
    "adults",
    "adviser",
    "advisor",
    "analyst",
    "assets",
    "assistant",
    "audit",
    "auditor",
    "benefits",
    "board",
    "business",
    "cabinet",
    "care",
    "chair",
    "chief",
    "children",
    "clerk",
    "climate",
    "commissioner",
    "committee",
    "communications",
    "communities",
    "community",
    "contracts",
    "coordinator",
    "corporate",
    "council",
    "councillors",
    "customer",
    "data",
    "delivery",
    "deputy",
    "digital",
    "director",
    "directorate",
    "education",
    "engagement",
    "engineer",
    "environment",
    "environmental",
    "estates",
    "executive",
    "families",
    "finance",
    "financial",
    "governance",
    "group",
    "growth",
    "head",
    "health",
    "highways",
    "homelessness",
    "homes",
    "housing",
    "human",
    "income",
    "inspector",
    "it",
    "lead",
    "leader",
    "learning",
    "leisure",
    "libraries",
    "library",
    "licensing",
    "management",
    "manager",
    "mayor",
    "monitoring",
    "office",
    "officer",
    "operations",
    "panel",
    "parks",
    "partnership",
    "people",
    "performance",
    "permanent",
    "planning",
    "policy",
    "portfolio",
    "procurement",
    "programme",
    "project",
    "property",
    "public",
    "regeneration",
    "repairs",
    "resources",
    "revenues",
    "safety",
    "schools",
    "secretary",
    "service",
    "services",
    "social",
    "strategy",
    "team",
    "transport",
    "treasurer",
];

/// Said wherever a post is asked for, as on the product's own pages.
pub(in crate::training) const POSTS: &str = "A post, not a name.";

/// What is said to a person's name where a post is asked for.
pub(in crate::training) const A_POST: &str = "That reads like a person’s name. A post, not a name: people move on, and the record stays. Such as Head of Housing";

/// Whether a text reads like a person's name: an address and a name, or two or three words that no post, body or service
/// has in its name. A guess, which asks for a post and stops nobody who writes one.
pub(in crate::training) fn reads_like_a_person(text: &str) -> bool {
    let plain = text.trim();
    let all: Vec<String> = plain
        .split_whitespace()
        .map(|word| word.trim_matches(|it: char| !it.is_alphanumeric()).to_lowercase())
        .filter(|word| !word.is_empty())
        .collect();
    if all.len() > 1 && all.first().is_some_and(|first| ADDRESSES.contains(&first.as_str())) {
        return true;
    }
    let of_letters = |word: &String| {
        word.chars().all(|it| it.is_alphabetic() || matches!(it, '-' | '\'' | '’' | '.'))
    };
    // Names of posts join their words: of, for, and.
    let joins = |word: &String| matches!(word.as_str(), "of" | "for" | "and" | "to" | "the");
    let of_post = |word: &String| {
        OF_POSTS.contains(&word.as_str())
            || ["ment", "tion", "ship", "ities", "ance"].iter().any(|end| word.ends_with(end))
    };
    (2..=3).contains(&all.len())
        && all.iter().all(of_letters)
        && !all.iter().any(|word| joins(word) || of_post(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_told_from_a_post() {
        let check = |text: &str, expected: bool| {
            assert_eq!(reads_like_a_person(text), expected, "{text}");
        };
        for name in [
            "Jane Smith",
            "jane smith",
            "JANE SMITH",
            "J. Smith",
            "Mary-Ann O’Neill",
            "Siân Mary Jones",
            "Dr Smith",
            "Cllr Jane Smith",
            "Mrs Smith, Head of Housing",
            " Priya  Patel ",
        ] {
            check(name, true);
        }
        for post in [
            "Head of Housing",
            "Head of Procurement",
            "Cabinet",
            "Full Council",
            "Chief Executive",
            "Section 151 Officer",
            "Monitoring Officer",
            "Director of Adult Social Care",
            "Procurement Board",
            "Housing Options team",
            "Leader of the Council",
            "Councillors",
            "Deputy Mayor",
            "s151",
            "",
            "Lead for parks and open spaces",
        ] {
            check(post, false);
        }
    }

    #[test]
    fn words_of_its_own_are_counted() {
        let check = |text: &str, expected: usize| {
            assert_eq!(own_words(text, "Care leavers in work"), expected, "{text}");
        };
        check("", 0);
        check("x", 0);
        check("x x x x x", 0);
        check("because because because", 0);
        check("It is a good target for next year.", 0);
        check("work work care leavers", 0);
        check("places places places", 1);
        check("The six new places come to two points by spring.", 7);
    }

    #[test]
    fn luck_and_the_season_are_no_cause() {
        let check = |text: &str, expected: bool| {
            assert_eq!(blames_luck(text, "Savings delivered"), expected, "{text}");
        };
        check("bad luck and winter", true);
        check("Bad luck, and the weather.", true);
        check("Unfortunately a severe winter", true);
        check("The winter closed two depots for a week", false);
        check("Two contracts were let a quarter late", false);
        check("", false);
        check("The figure is red.", false);
    }

    #[test]
    fn a_figure_may_be_a_word() {
        let check = |text: &str, expected: bool| assert_eq!(has_figure(text), expected, "{text}");
        check("6 places", true);
        check("Six new places", true);
        check("half of them", true);
        check("One family a week fewer", true);
        check("It went up by a third", true);
        check("two thirds, or one in five", true);
        check("Sickness doubled", true);
        check("every one of them, and that one too", false);
        check("no one, none, often", false);
        check("", false);
    }
}
