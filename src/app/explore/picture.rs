//! A drawing to be kept as a picture: with its title and its key, which on the page stand beside it.

use super::mark::Mark;

const ROW: u32 = 24;
const TITLE: u32 = 26;
const MARGIN: u32 = 12;
/// A letter of a title is this wide at the most, on the whole.
const LETTER: u32 = 11;
const NAME_LETTER: u32 = 8;
const FACE: &str = "font-family=\"'Atkinson Hyperlegible Next', Arial, sans-serif\"";

/// The picture as SVG. `drawing`: what ECharts drew, an SVG itself, of which as much as `size` says is shown.
pub fn framed(drawing: &str, size: (u32, u32), title: &str, key: &[(Mark, String)]) -> String {
    let (wide, high) = size;
    // Wide enough for the longest name of the key.
    let named = |(_, name): &(Mark, String)| 5 * MARGIN + NAME_LETTER * letters_of(name);
    let width = key.iter().map(named).max().unwrap_or_default().max(wide);
    let rows = u32::try_from(key.len()).unwrap_or_default();
    let lines = broken(title, width.saturating_sub(2 * MARGIN) / LETTER);
    let titles = MARGIN + u32::try_from(lines.len()).unwrap_or(1) * TITLE;
    let top = titles + rows * ROW + 8;
    let height = top + high;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\
         <rect width=\"{width}\" height=\"{height}\" fill=\"var(--paper)\"/>"
    );
    for (line, row) in lines.iter().zip(1_u32..) {
        svg += &format!(
            "<text x=\"{MARGIN}\" y=\"{}\" font-size=\"18\" font-weight=\"600\" {FACE} fill=\"var(--ink)\">{}</text>",
            row * TITLE,
            escaped(line)
        );
    }
    for ((mark, name), row) in key.iter().zip(0_u32..) {
        let y = titles + row * ROW;
        svg += &format!(
            "<g transform=\"translate({MARGIN} {y})\"><path d=\"M0 10H30\" stroke=\"{colour}\" stroke-width=\"2\" stroke-dasharray=\"{dashes}\"/>\
             <path transform=\"translate(10 5)\" d=\"{path}\" fill=\"{colour}\"/>\
             <text x=\"40\" y=\"15\" font-size=\"14\" {FACE} fill=\"var(--ink)\">{name}</text></g>",
            colour = mark.colour,
            dashes = mark.dashes(),
            path = mark.path(),
            name = escaped(name),
        );
    }
    svg + &format!("<g transform=\"translate(0 {top})\">{drawing}</g></svg>")
}

fn letters_of(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX / NAME_LETTER / 2)
}

/// A text in lines of so many letters, broken between words.
fn broken(text: &str, letters: u32) -> Vec<String> {
    let letters = usize::try_from(letters).unwrap_or(usize::MAX);
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) if line.chars().count() + 1 + word.chars().count() <= letters => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// Text as it may stand between tags.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_pack_says_stays_text_in_the_picture() {
        let key = [(Mark::own(0), "Fish & <b>chips</b>".to_owned())];
        let svg = framed("<svg/>", (320, 200), "<script>", &key);
        assert!(svg.contains("Fish &amp; &lt;b&gt;chips&lt;/b&gt;"), "{svg}");
        assert!(svg.contains(">&lt;script&gt;</text>"), "{svg}");
        assert!(svg.contains("height=\"270\""), "a row of the key is added to the drawing: {svg}");
    }

    #[test]
    fn a_long_title_is_broken_between_words() {
        assert_eq!(broken("one two three four", 9), ["one two", "three", "four"]);
        assert_eq!(broken("", 9), [""]);
    }
}
