//! What the tool says: on standard output and standard error, cut where a line is too long, and with the signs written out
//! that would do something to a terminal, such as `\u{1b}`. Data on standard output (a table, a schema) goes another way.

use std::io::{self, Write};

/// The longest line that is said, in letters: a name or cell may be megabytes.
const LONGEST_LINE: usize = 2_000;

/// Says a line on standard output.
///
/// # Errors
/// Where it can't be written.
pub fn say(line: &str) -> io::Result<()> {
    writeln!(io::stdout(), "{}", visible(line))
}

/// Says several lines on standard output.
///
/// # Errors
/// Where they can't be written.
pub fn say_lines(text: &str) -> io::Result<()> {
    text.lines().try_for_each(say)
}

/// Says a line on standard error.
pub fn complain(line: &str) {
    eprintln!("{}", visible(line));
}

/// A line as it is said.
fn visible(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut letters = line.chars();
    for letter in letters.by_ref().take(LONGEST_LINE) {
        match acts(letter) {
            true => out.extend(letter.escape_unicode()),
            false => out.push(letter),
        }
    }
    if letters.next().is_some() {
        out.push('…');
    }
    out
}

/// Whether a letter does something where it is printed: it moves the cursor, ends the line, turns the direction of reading or
/// isn't seen at all.
fn acts(letter: char) -> bool {
    (letter.is_control() && letter != '\t')
        || matches!(letter,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_act_on_a_terminal_is_written_out() {
        let check = |line: &str, expected: &str| assert_eq!(visible(line), expected);
        check("a plain line, £5\tand more – “quoted”", "a plain line, £5\tand more – “quoted”");
        check("no\u{1b}[2Jpe\r\n", "no\\u{1b}[2Jpe\\u{d}\\u{a}");
        check("\u{9b}2J \u{7}", "\\u{9b}2J \\u{7}");
        check("gpj\u{202e}exe \u{2066}x\u{2069}", "gpj\\u{202e}exe \\u{2066}x\\u{2069}");
        check("no\u{200b}pe\u{feff}", "no\\u{200b}pe\\u{feff}");
        let long = "x".repeat(LONGEST_LINE);
        check(&long, &long);
        check(&format!("{long}y"), &format!("{long}…"));
    }
}
