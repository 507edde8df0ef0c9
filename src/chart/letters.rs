//! Texts broken to a width. What a letter takes up is estimated, on the wide side: a picture that is saved is
//! drawn with whatever letters its reader has.

/// How much wider heavy letters are.
pub const HEAVY: f64 = 1.14;
/// How far letters reach below their base line, as a part of their size.
pub const DESCENT: f64 = 0.22;

/// A letter's width as a part of the letters' size.
fn width_of(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | '.' | ',' | ':' | ';' | '\'' | '’' | '|'
        | '!' | '(' | ')' | '/' | ' ' | '-' => 0.42,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '—' | '…' => 1.0,
        'A'..='Z' | '&' | '+' | '=' | '<' | '>' | '#' => 0.75,
        letter if (letter as u32) < 0x2e80 => 0.63,
        // Scripts as wide as high, and pictures.
        _ => 1.1,
    }
}

/// How wide a text is drawn at a size.
pub fn width(text: &str, size: f64, heavy: bool) -> f64 {
    let weight = if heavy { HEAVY } else { 1.0 };
    text.chars().map(width_of).sum::<f64>() * size * weight
}

/// A text in no more lines than given, each no wider than given; where it was cut, it says so.
pub fn fitted(text: &str, size: f64, room: f64, most: usize) -> Vec<String> {
    let mut lines = broken(text, size, room);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            while width(last, size, false) + size > room && last.pop().is_some() {}
            last.push('…');
        }
    }
    lines
}

/// A text broken into lines no wider than given, between words where it can be.
pub fn broken(text: &str, size: f64, room: f64) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0.0;
    for word in text.split_whitespace() {
        let wide = width(word, size, false);
        let gap = if used > 0.0 { width(" ", size, false) } else { 0.0 };
        if used > 0.0 && used + gap + wide > room {
            lines.push(String::new());
            used = 0.0;
        } else if used > 0.0 {
            append(&mut lines, ' ');
            used += gap;
        }
        for letter in word.chars() {
            let wide = width_of(letter) * size;
            if used > 0.0 && used + wide > room {
                lines.push(String::new());
                used = 0.0;
            }
            append(&mut lines, letter);
            used += wide;
        }
    }
    lines
}

fn append(lines: &mut [String], letter: char) {
    if let Some(line) = lines.last_mut() {
        line.push(letter);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_between_words_and_within_long_ones_and_loses_nothing() {
        let check = |text: &str, room: f64, expected: &[&str]| {
            assert_eq!(broken(text, 10.0, room), expected, "{text}");
        };
        check("homes built", 200.0, &["homes built"]);
        check("homes built", 40.0, &["homes", "built"]);
        check("aaaaaaaa", 26.0, &["aaaa", "aaaa"]);
        check("", 24.0, &[""]);
        check("住宅建設", 24.0, &["住宅", "建設"]);
    }

    #[test]
    fn says_where_a_text_was_cut_and_keeps_to_its_room() {
        let lines = fitted("homes built for people who wait for them", 10.0, 60.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…') && lines.iter().all(|it| width(it, 10.0, false) <= 60.0));
        assert_eq!(fitted("homes", 10.0, 60.0, 2), ["homes"]);
    }
}
