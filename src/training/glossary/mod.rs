//! The terms as this product uses them: what each means, where it is met, and a live example that the engine works out.
//!
//! An example is a sentence of the engine's own about the first measure of a pack that shows the term, so that it can't
//! contradict what the pages say of the same measure.

mod examples;
mod terms;

pub use examples::Sample;
pub use terms::{TERMS, Term, found};

/// Other words for a term, by its id: what people say before they know its name.
const ALSO: [(&str, &str); 7] = [
    ("denominator", "numerator"),
    ("numerator", "numerator"),
    ("output", "outcome"),
    ("noise", "common-cause"),
    ("signal", "special-cause"),
    ("limits", "usual-range"),
    ("frozen", "seal"),
];

/// Phrases in which a word that names a term means something else: answers and contracts are late in another sense than
/// figures.
const MEANT_OTHERWISE: [&str; 3] = ["answered late", "late answers", "quarter late"];

/// A piece of a text: plain words, or words that a term of the glossary stands for.
#[derive(Clone, Copy)]
pub enum Piece<'a> {
    /// Words.
    Plain(&'a str),
    /// A term as the text writes it.
    Term(&'static Term, &'a str),
}

/// The terms that a text names, in the order of the glossary.
pub fn named_in(text: &str) -> Vec<&'static Term> {
    TERMS.iter().filter(|term| first_in(text, term).is_some()).collect()
}

/// A text in pieces, so that each term that it names can be looked up where it stands first; but for some, which it
/// means otherwise.
pub fn pieces<'a>(text: &'a str, but_for: &[&str]) -> Vec<Piece<'a>> {
    let mut named: Vec<(usize, usize, &'static Term)> = named_in(text)
        .into_iter()
        .filter(|term| !but_for.contains(&term.id))
        .filter_map(|term| first_in(text, term).map(|(from, to)| (from, to, term)))
        .collect();
    // Of two that start at one place the longer is meant.
    named.sort_by_key(|(from, to, _)| (*from, std::cmp::Reverse(*to)));
    let mut pieces = Vec::new();
    let mut at = 0;
    for (from, to, term) in named {
        let (Some(plain), Some(words)) = (text.get(at..from), text.get(from..to)) else { continue };
        if !plain.is_empty() {
            pieces.push(Piece::Plain(plain));
        }
        pieces.push(Piece::Term(term, words));
        at = to;
    }
    pieces.extend(text.get(at..).filter(|rest| !rest.is_empty()).map(Piece::Plain));
    pieces
}

/// From where to where a text names a term first, as words of its own; what its name says in brackets left out.
fn first_in(text: &str, term: &Term) -> Option<(usize, usize)> {
    // Terms are plain letters: so nothing moves.
    let text = text.to_ascii_lowercase();
    let name = term.name.split(" (").next().unwrap_or(term.name).to_ascii_lowercase();
    let also = ALSO.iter().filter(|(_, id)| *id == term.id).map(|(words, _)| (*words).to_owned());
    std::iter::once(name).chain(also).filter_map(|words| first_of(&text, &words)).min()
}

/// Whether a place of a text where some words stand is within a longer term that has them in its own name, or within a
/// phrase in which they mean something else: the range in “usual range” is another.
fn is_within_longer(text: &str, words: &str, at: usize) -> bool {
    let name = |term: &Term| term.name.split(" (").next().unwrap_or_default().to_ascii_lowercase();
    let phrases = MEANT_OTHERWISE.into_iter().map(str::to_owned);
    TERMS.iter().map(name).chain(phrases).filter(|it| it.len() > words.len()).any(|longer| {
        let starts = longer.match_indices(words).filter_map(|(within, _)| at.checked_sub(within));
        starts.into_iter().any(|start| text.get(start..).is_some_and(|it| it.starts_with(&longer)))
    })
}

fn first_of(text: &str, words: &str) -> Option<(usize, usize)> {
    let is_end = |letter: Option<char>| !letter.is_some_and(char::is_alphanumeric);
    text.match_indices(words).find_map(|(at, _)| {
        let to = at + words.len();
        let before = text[..at].chars().next_back();
        let mut after = text[to..].chars();
        let (first, second) = (after.next(), after.next());
        // Of more than one the name goes on: floors, targets.
        let goes_on = first == Some('s') && is_end(second);
        let is_whole = is_end(before) && (is_end(first) || goes_on);
        (is_whole && !is_within_longer(text, words, at))
            .then_some((at, if goes_on { to + 1 } else { to }))
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_text_names_terms_by_whole_words() {
        let check = |text: &str, expected: &[&str]| {
            let named: Vec<&str> = super::named_in(text).into_iter().map(|it| it.id).collect();
            assert_eq!(named, expected, "{text}");
        };
        check("Beyond the floor is red.", &["floor"]);
        check("The floors, and its Tolerance", &["floor", "tolerance"]);
        check("planned, targeted, flooring, operating", &[]);
        check("a year to date’s rating", &["rating", "year-to-date"]);
        check("its usual range", &["usual-range"]);
        check("within its range, or its usual range", &["range", "usual-range"]);
        check("let again a quarter late", &[]);
        check("each quarter’s share of late answers", &[]);
        check("a figure that is late", &["late"]);
        check("an output over its denominator", &["numerator", "outcome"]);
        check(
            "A signal, or noise within the limits",
            &["common-cause", "special-cause", "usual-range"],
        );
        check("", &[]);
    }

    #[test]
    fn a_text_in_pieces_is_the_text_with_each_term_once() {
        let check = |text: &str, but_for: &[&str], expected: &[&str]| {
            let pieces = pieces(text, but_for);
            let whole: String = pieces
                .iter()
                .map(|it| match it {
                    Piece::Plain(words) | Piece::Term(_, words) => *words,
                })
                .collect();
            assert_eq!(whole, text);
            let terms: Vec<&str> = pieces
                .iter()
                .filter_map(|it| match it {
                    Piece::Term(_, words) => Some(*words),
                    Piece::Plain(_) => None,
                })
                .collect();
            assert_eq!(terms, expected, "{text}");
        };
        check("", &[], &[]);
        check("Beyond the floor is red, above floors too.", &[], &["floor"]);
        check("Floors, a Plan and its plans", &[], &["Floors", "Plan"]);
        check("Floors, a Plan and its plans", &["plan"], &["Floors"]);
        check("İ ß é: the year to date’s rating", &[], &["year to date", "rating"]);
        check("Sign-off and seal", &[], &["Sign-off and seal"]);
        for (words, id) in ALSO {
            assert!(found(id).is_some(), "{words}");
        }
    }

    use super::*;
    use crate::model::{Pack, Vocabulary};
    use crate::rating::{
        AsAt, Status, Which, clock, control_chart, explain, latest, limits, previous_year, printed,
        printed_bounds, rate,
    };
    use std::collections::BTreeSet;

    fn sample() -> Pack {
        let text = include_bytes!("../../../public/packs/sample.json");
        crate::pack::read(text).pack.unwrap()
    }

    fn example(pack: &Pack, id: &str) -> String {
        let today = "2030-01-01".parse().unwrap();
        let sample = Sample::of(pack, today, Vocabulary::RedAmberGreen).unwrap();
        let term = found(id).unwrap();
        (term.example)(&sample).unwrap_or_else(|| panic!("the sample shows no {}", term.name))
    }

    #[test]
    fn every_term_has_one_meaning_and_an_example_in_the_sample() {
        let pack = sample();
        let mut ids = BTreeSet::new();
        let mut names: Vec<String> = Vec::new();
        for term in TERMS {
            assert!(ids.insert(term.id), "{} stands twice", term.id);
            for text in [term.name, term.meaning, term.used, term.rule] {
                assert!(!text.trim().is_empty(), "{}", term.id);
            }
            assert!(term.meaning.ends_with('.'), "{}: {}", term.id, term.meaning);
            let said = example(&pack, term.id);
            println!("{}: {said}", term.name);
            names.push(term.name.to_lowercase());
        }
        assert!(names.is_sorted(), "not in order: {names:?}");
        let today = "2030-01-01".parse().unwrap();
        let sample = Sample::of(&pack, today, Vocabulary::RedAmberGreen).unwrap();
        assert!(sample.funnel().is_some(), "a funnel's example is drawn");
        assert!(found("nothing").is_none());
    }

    /// The bands of the chance words are the engine's: the entry can't say others.
    #[test]
    fn the_forecast_gives_the_bands_of_its_words() {
        let said = found("forecast").unwrap().meaning;
        for word in crate::statistics::chance::Likelihood::ALL {
            assert!(said.contains(word.words()), "{}", word.words());
            let ends = word.band_words();
            let end = ends.split(' ').rfind(|it| it.ends_with('%')).unwrap().to_owned();
            assert!(said.contains(&end), "{end} of {}", word.words());
        }
    }

    /// What an example says must be what the engine says of the measure that it names.
    #[test]
    fn no_example_contradicts_the_engine() {
        let pack = sample();
        let period = latest(&pack, pack.organisation.clock.map(|day| day.0)).unwrap();
        let today = "2030-01-01".parse().unwrap();
        let as_at = AsAt { period, on: Some(clock(&pack, period, today)) };
        let of = |id: &str| {
            let said = example(&pack, id);
            let name = said.split(": ").next().unwrap().to_owned();
            let measure = pack.measures.iter().find(|it| it.name == name);
            let measure = measure.unwrap_or_else(|| panic!("{said} names no measure")).clone();
            let rating = rate(&pack, &measure, as_at);
            (said, measure, rating)
        };
        for (id, status) in
            [("rating", Status::Red), ("floor", Status::Amber), ("late", Status::Late)]
        {
            let (said, measure, rating) = of(id);
            assert_eq!(rating.year_to_date.judgement.status, status, "{said}");
            let asked = (as_at, Vocabulary::RedAmberGreen);
            let why = explain(&pack, &measure, &rating, asked, Which::YearToDate).headline;
            assert!(said.contains(&why), "{said}");
        }
        let (said, measure, rating) = of("plan");
        assert!(
            said.contains(&printed_bounds(&measure, rating.this_period.plan.unwrap())),
            "{said}"
        );
        assert!(said.contains(&printed(&measure, rating.this_period.actual.unwrap())), "{said}");
        let (said, measure, _) = of("out-turn");
        let (before, _) = previous_year(&pack, &measure, as_at);
        assert!(said.contains(&printed(&measure, before.unwrap())), "{said}");
        let (said, measure, rating) = of("tolerance");
        let floor = limits(&pack, &measure, rating.period.unwrap()).unwrap().floor;
        assert!(said.contains(&printed_bounds(&measure, floor)), "{said}");
        let flagged = |id: &str| {
            let (said, measure, rating) = of(id);
            assert!(rating.settled, "{said}");
            let chart = control_chart(&pack, &measure, as_at).unwrap().chart;
            let last = chart.points.iter().rev().flatten().next().unwrap();
            last.flag().is_some()
        };
        assert!(flagged("special-cause"));
        assert!(!flagged("common-cause"));
    }

    /// Another pack has other examples, and one that shows nothing has none.
    #[test]
    fn an_empty_pack_has_no_examples() {
        let today = "2030-01-01".parse().unwrap();
        assert!(Sample::of(&Pack::default(), today, Vocabulary::RedAmberGreen).is_none());
    }
}
