//! Marks beside a single figure: a publisher's letters, footnotes, words for about.

/// What a mark behind a figure says of it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Provisional,
    Revised,
    /// About right.
    Estimate,
    /// A footnote.
    Note,
}

/// Signs of footnotes.
pub(super) const FOOTNOTES: [char; 19] =
    ['*', '†', '‡', '^', '#', '§', '¶', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹', '⁰', 'ᵃ', 'ᵇ'];

/// A text without the `~`, `c.` or `approx.` in front of its number; whether there was one.
pub(super) fn without_about(text: &str) -> (&str, bool) {
    const WORDS: [&str; 11] = [
        "approximately ",
        "approx. ",
        "approx ",
        "circa ",
        "about ",
        "est. ",
        "est ",
        "ca. ",
        "ca.",
        "c. ",
        "c.",
    ];
    let bare = text.trim_start_matches(['~', '≈']).trim_start();
    if bare.len() < text.len() {
        return (bare, true);
    }
    let digits = |rest: &str| {
        rest.trim_start_matches(['£', '$', '€']).starts_with(|c: char| c.is_ascii_digit())
    };
    let found = WORDS.iter().chain(&["c "]).chain(&["c"]).find_map(|word| {
        let (head, rest) = text.split_at_checked(word.len())?;
        (head.eq_ignore_ascii_case(word) && digits(rest)).then_some(rest)
    });
    found.map_or((text, false), |rest| (rest, true))
}

/// A text without the words in brackets, the letters or the footnote marks behind it, of which there may be several:
/// `27* p`.
pub(super) fn without_mark(text: &str) -> (&str, Option<Mark>) {
    let (mut rest, mut found) = (text, None);
    while let Some((bare, mark)) = last_mark(rest) {
        rest = bare;
        // That a figure will change says more than that there is a note on it.
        found = found.filter(|held| *held != Mark::Note).or(Some(mark));
    }
    (rest, found)
}

/// The last mark behind a text, and the text before it.
fn last_mark(text: &str) -> Option<(&str, Mark)> {
    let bare = text.trim_end_matches(FOOTNOTES).trim_end();
    if bare.len() < text.len() {
        return Some((bare, Mark::Note));
    }
    let numbered = |bare: &str| bare.ends_with(|c: char| c.is_ascii_digit() || "%*†‡".contains(c));
    // `131 p`, `131p`: a publisher's letter behind a digit. `b`, `k` and `m` may be magnitudes, `d` and `h` units.
    if let Some(rest) = text.strip_suffix(['p', 'e', 'r', 'a', 'c']) {
        let bare = rest.trim_end();
        let mark = match text.chars().next_back() {
            Some('r') => Mark::Revised,
            Some('a' | 'c') => Mark::Note,
            _ => Mark::Provisional,
        };
        return numbered(bare).then_some((bare, mark));
    }
    if let Some(bare) =
        [" approx.", " approx", " est.", " est"].iter().find_map(|it| text.strip_suffix(it))
    {
        return numbered(bare).then_some((bare, Mark::Estimate));
    }
    let square = text.ends_with(']');
    let bracket = |open, close| text.strip_suffix(close).and_then(|rest| rest.rsplit_once(open));
    let (rest, word) = bracket('[', ']').or_else(|| bracket('(', ')'))?;
    let word = word.trim().trim_end_matches('.').to_lowercase();
    let digits = word.bytes().all(|byte| byte.is_ascii_digit()) && !word.is_empty();
    let letter = word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let mark = match word.as_str() {
        "p" | "e" | "prov" | "provisional" | "est" | "estimate" | "estimated" => Mark::Provisional,
        "r" | "rev" | "revised" => Mark::Revised,
        "approx" | "approximate" | "about" => Mark::Estimate,
        // `12 [c]` may be a figure that somebody was to withhold.
        "c" | "x" | "z" if square => return None,
        word if word.strip_prefix("note").is_some_and(|it| {
            !it.is_empty() && it.trim().bytes().all(|byte| byte.is_ascii_digit())
        }) =>
        {
            Mark::Note
        }
        _ if digits && word.len() <= if square { 2 } else { 1 } => Mark::Note,
        _ if letter => Mark::Note,
        _ => return None,
    };
    Some((rest.trim_end(), mark))
}
