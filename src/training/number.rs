//! A number as people type it in training, read as the import reads one: with spaces or commas between thousands, a
//! currency before it or `%` behind it. What the import would only take as provisional, revised or about right is none.

use crate::exchange::reading::value::{ValueReading, read_in};
use crate::model::{Number, Reading};

/// The number of a text, of what is counted in a unit; `None` where it is no plain number.
pub(in crate::training) fn number(text: &str, unit: &str) -> Option<Number> {
    match read_in(text, unit) {
        ValueReading::Number { value, .. } => Some(value),
        ValueReading::Text(Some(offer)) => {
            let plain = offer.only_marked
                && !(offer.provisional || offer.revised || offer.estimated || offer.noted);
            match offer.reading {
                Reading::Number(value) if plain => Some(value),
                _ => None,
            }
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_as_the_import_reads_it() {
        let check = |text: &str, expected: Option<f64>| {
            assert_eq!(number(text, "items").map(Number::get), expected, "{text}");
        };
        for text in [
            "41870",
            "41,870",
            "41 870",
            "41\u{a0}870",
            "41\u{202f}870",
            "41\u{2009}870",
            " 41 870 ",
            "£41,870",
            "£41 870",
            "£ 41,870",
        ] {
            check(text, Some(41_870.0));
        }
        check("-3.5", Some(-3.5));
        for text in ["", "about 40,000", "41 87", "4 1870", "41,870 [p]", "<5", "41,870*", "many"] {
            check(text, None);
        }
    }
}
