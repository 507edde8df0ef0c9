//! Whether what is written reads as words: keys that were hit at random say nothing, however many words they make. By
//! rule alone, and so no more than a guess that asks again: whether what the words say is so is for people to judge.

use super::words::{SAYS_NOTHING, words};

/// Words that join others, beside those that carry nothing by themselves: a sentence has one.
const JOIN: [&str; 44] = [
    "about", "after", "against", "all", "before", "between", "both", "during", "each", "every",
    "few", "fewer", "first", "from", "had", "he", "how", "if", "into", "last", "less", "let",
    "many", "more", "most", "no", "now", "one", "only", "out", "over", "per", "she", "since",
    "their", "them", "they", "through", "two", "until", "up", "were", "which", "who",
];

/// Letters that lie beside each other on a keyboard, and in no word.
const ON_THE_KEYS: [&str; 14] = [
    "asdf", "sdfg", "dfgh", "fghj", "ghjk", "hjkl", "qwer", "uiop", "zxcv", "xcvb", "cvbn", "vbnm",
    "yxcv", "fdsa",
];

/// The most consonants in a row that a word has.
const MOST_CONSONANTS: usize = 5;
/// Letters of an abbreviation at most.
const LONGEST_ABBREVIATION: usize = 6;

/// Whether most words of a text look like words. A text without any does: there is nothing to say of it.
pub(in crate::training) fn reads_as_words(text: &str) -> bool {
    let all: Vec<&str> = words(text).collect();
    let like = all.iter().filter(|word| is_like_a_word(word)).count();
    like * 2 >= all.len()
}

/// Whether a text of words that look like some has one that joins them, as a sentence does.
pub(in crate::training) fn reads_as_a_sentence(text: &str) -> bool {
    let lower = text.to_lowercase();
    let joins = |word: &str| JOIN.contains(&word) || SAYS_NOTHING.contains(&word);
    reads_as_words(text) && words(&lower).any(joins)
}

fn is_vowel(letter: char) -> bool {
    "aeiouyàáâäèéêëìíîïòóôöùúûüŵŷ".contains(letter)
}

fn is_like_a_word(word: &str) -> bool {
    let count = word.chars().count();
    let is_short_for = count <= LONGEST_ABBREVIATION
        && word.chars().all(|it| it.is_uppercase() || it.is_numeric());
    if is_short_for || word.chars().any(char::is_numeric) {
        return true;
    }
    let lower = word.to_lowercase();
    let (mut in_a_row, mut most) = (0, 0);
    for letter in lower.chars() {
        in_a_row = if is_vowel(letter) || !letter.is_alphabetic() { 0 } else { in_a_row + 1 };
        most = most.max(in_a_row);
    }
    let letters: Vec<char> = lower.chars().collect();
    let is_held_down = letters.windows(3).any(|it| it.iter().all(|letter| *letter == it[0]));
    let on_keys = ON_THE_KEYS.iter().any(|keys| lower.contains(keys));
    lower.chars().any(is_vowel) && most <= MOST_CONSONANTS && !is_held_down && !on_keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_that_were_hit_are_no_words() {
        let check = |text: &str, expected: (bool, bool)| {
            let found = (reads_as_words(text), reads_as_a_sentence(text));
            assert_eq!(found, expected, "{text}");
        };
        for text in [
            "Two private landlords ended their leases in April.",
            "The property market took strengths away, and poverty rose",
            "NHS referrals to us rose by 12",
            "Teuluoedd are placed further from Llanrwst",
            "Contracts were let a quarter late",
        ] {
            check(text, (true, true));
        }
        for text in
            ["asdf qwer zxcv", "sdfgh jkl dfg hjk 34", "xxxx yyyy zzzz", "bcdfghj kltrwq mnp"]
        {
            check(text, (false, false));
        }
        // Words, and no sentence.
        check("banana lorem ipsum dolor", (true, false));
        check("12", (true, false));
        check("", (true, false));
    }
}
