//! A drawing to be kept as a picture: with its title and its key, which on the page stand beside it.

use super::mark::Mark;

const ROW: u32 = 24;
const TITLE: u32 = 40;
const FACE: &str = "font-family=\"'Atkinson Hyperlegible Next', Arial, sans-serif\"";

/// The picture as SVG. `drawing`: what ECharts drew, an SVG of that size itself.
pub fn framed(drawing: &str, size: (u32, u32), title: &str, key: &[(Mark, String)]) -> String {
    let (width, high) = size;
    let rows = u32::try_from(key.len()).unwrap_or_default();
    let top = TITLE + rows * ROW + 8;
    let height = top + high;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">\
         <rect width=\"{width}\" height=\"{height}\" fill=\"var(--paper)\"/>\
         <text x=\"12\" y=\"27\" font-size=\"18\" font-weight=\"600\" {FACE} fill=\"var(--ink)\">{}</text>",
        escaped(title)
    );
    for ((mark, name), row) in key.iter().zip(0_u32..) {
        let y = TITLE + row * ROW;
        svg += &format!(
            "<g transform=\"translate(12 {y})\"><path d=\"M0 10H30\" stroke=\"{colour}\" stroke-width=\"2\" stroke-dasharray=\"{dashes}\"/>\
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
        assert!(svg.contains("height=\"272\""), "a row of the key is added to the drawing: {svg}");
    }
}
