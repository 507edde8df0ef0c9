//! A scene as SVG: what each mark is drawn as, for the page and for files alike, and the file itself.

use super::letters::{HEAVY, fitted};
use super::look::{Ink, look};
use super::scene::{Anchor, Letters, Mark, Marker, Point, Role, Scene, Shape};
use super::shape::shape;
use std::fmt::{self, Display, Formatter, Write};

/// Where a file's colours come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Palette {
    /// The page's custom properties: light, dark or of high contrast, as the page is.
    Page,
    /// Light, whatever the reader's theme.
    Paper,
}

impl Palette {
    /// An ink as SVG says it.
    pub fn colour(self, ink: Ink) -> &'static str {
        match self {
            Self::Page => ink.variable(),
            Self::Paper => ink.paper(),
        }
    }
}

/// What is drawn for a mark: one of the two elements there are.
#[derive(Clone, Debug, PartialEq)]
pub enum Drawn {
    /// Lines, filled or not.
    Path {
        /// As SVG's `d` has it.
        d: String,
        /// What it is filled with, and how much of it.
        fill: Option<(Ink, f64)>,
        /// What its lines are drawn with, and how wide.
        stroke: Option<(Ink, f64)>,
        /// Its dashes; empty for a solid line.
        dashes: &'static str,
        /// From the units of `d` to the picture's; empty where they are the same.
        transform: String,
    },
    /// Words.
    Text {
        /// Where they stand.
        at: Point,
        /// The words, as data.
        words: String,
        /// How they are set.
        letters: Letters,
        /// Their colour.
        ink: Ink,
    },
}

/// A length to a tenth, which is finer than is seen.
pub fn short(length: f64) -> f64 {
    // Plus zero turns minus zero into zero.
    (length * 10.0).round() / 10.0 + 0.0
}

/// A length to a tenth as text. A picture is written in hundreds of them.
struct Short(f64);

impl Display for Short {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        // No picture is as large; what isn't a number is written as such.
        const LARGEST: f64 = 1e6;
        let tenths = (self.0 * 10.0).round();
        if tenths.is_nan() || tenths.abs() > LARGEST {
            return write!(f, "{}", short(self.0));
        }
        let size = tenths.abs() as u32;
        let mut digits = [0_u8; 12];
        let (mut from, mut left) = (digits.len(), size / 10);
        let mut put = |sign: u8| {
            from -= 1;
            digits[from] = sign;
        };
        if !size.is_multiple_of(10) {
            put(b'0' + (size % 10) as u8);
            put(b'.');
        }
        while {
            put(b'0' + (left % 10) as u8);
            left /= 10;
            left > 0
        } {}
        if tenths < 0.0 {
            put(b'-');
        }
        f.write_str(std::str::from_utf8(&digits[from..]).unwrap_or_default())
    }
}

/// What is drawn for a mark, from the back to the front.
pub fn drawn(mark: &Mark) -> Vec<Drawn> {
    let look = look(mark.role);
    let line = |d: String| Drawn::Path {
        d,
        fill: None,
        stroke: Some((look.ink, look.wide)),
        dashes: look.dashes,
        transform: String::new(),
    };
    let area = |d: String| Drawn::Path {
        d,
        fill: Some((look.ink, look.filled)),
        stroke: None,
        dashes: "",
        transform: String::new(),
    };
    match &mark.shape {
        Shape::Line(stretches) => vec![line(path(stretches, ""))],
        Shape::Area(stretches) => vec![area(path(stretches, "Z"))],
        Shape::Marker(at, marker) => {
            let d = figure(*at, *marker);
            let drawn = match marker {
                Marker::Plus | Marker::Cross => Drawn::Path {
                    d,
                    fill: None,
                    stroke: Some((look.ink, look.wide)),
                    dashes: "",
                    transform: String::new(),
                },
                Marker::Ring => Drawn::Path {
                    d,
                    fill: Some((Ink::Paper, 1.0)),
                    stroke: Some((look.ink, look.wide)),
                    dashes: "",
                    transform: String::new(),
                },
                _ => area(d),
            };
            vec![drawn]
        }
        Shape::Text(at, words, letters) => {
            vec![Drawn::Text { at: *at, words: words.clone(), letters: *letters, ink: look.ink }]
        }
        Shape::Status((x, y), side) => {
            let Role::Status(status) = mark.role else { return Vec::new() };
            let (solid, inner) = shape(status);
            let (ink, dashes) = match status.is_rated() {
                true => (Ink::Paper, ""),
                false => (look.ink, "2.4 2.6"),
            };
            let transform =
                format!("translate({} {}) scale({})", Short(*x), Short(*y), side / SHAPE);
            let filled = Drawn::Path {
                d: solid.to_owned(),
                fill: Some((look.ink, 1.0)),
                stroke: None,
                dashes: "",
                transform: transform.clone(),
            };
            let inner = Drawn::Path {
                d: inner.to_owned(),
                fill: None,
                stroke: Some((ink, look.wide)),
                dashes,
                transform,
            };
            if solid.is_empty() { vec![inner] } else { vec![filled, inner] }
        }
    }
}

/// The side of the square that status shapes are drawn in.
const SHAPE: f64 = 20.0;

/// Stretches of a line; `end` closes each.
fn path(stretches: &[Vec<Point>], end: &str) -> String {
    let mut d = String::new();
    for stretch in stretches {
        let mut pen = 'M';
        for (x, y) in stretch {
            let _ = write!(d, "{pen}{} {}", Short(*x), Short(*y));
            pen = 'L';
        }
        // A stretch of one point is a dot, where lines have round ends.
        d.push_str(if stretch.len() == 1 { "h0" } else { end });
    }
    d
}

/// A marker around a place.
fn figure((x, y): Point, marker: Marker) -> String {
    let (x, y) = (short(x), short(y));
    let (across, down) = (Short(x), Short(y));
    let disc = |radius: f64| {
        format!(
            "M{} {down}a{radius} {radius} 0 1 0 {wide} 0a{radius} {radius} 0 1 0 -{wide} 0z",
            Short(x - radius),
            wide = 2.0 * radius
        )
    };
    match marker {
        Marker::Disc => disc(3.5),
        Marker::Ring => disc(3.0),
        Marker::Square => format!("M{} {}h6v6h-6z", Short(x - 3.0), Short(y - 3.0)),
        Marker::Triangle => format!("M{across} {}l4 7h-8z", Short(y - 4.0)),
        Marker::Diamond => format!("M{across} {}l4 4l-4 4l-4 -4z", Short(y - 4.0)),
        Marker::Plus => format!("M{across} {}v8M{} {down}h8", Short(y - 4.0), Short(x - 4.0)),
        Marker::Cross => format!(
            "M{left} {}l6 6M{left} {}l6 -6",
            Short(y - 3.0),
            Short(y + 3.0),
            left = Short(x - 3.0)
        ),
    }
}

/// The picture as a file that needs nothing else and runs nothing, in the face that the page is set in where
/// its reader has it.
pub fn bare(scene: &Scene, palette: Palette) -> String {
    let (wide, high) = (Short(scene.width), Short(scene.height));
    let ground = palette.colour(Ink::Paper);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 {wide} {high}\" \
         width=\"{wide}\" height=\"{high}\" \
         font-family=\"'Atkinson Hyperlegible Next', system-ui, sans-serif\">\
         <title>{}</title><desc>{}</desc><rect width=\"{wide}\" height=\"{high}\" fill=\"{ground}\"/>",
        escaped(&scene.title),
        escaped(&scene.description)
    );
    for drawn in scene.marks.iter().flat_map(drawn) {
        element(&mut out, &drawn, palette);
    }
    out + "</svg>\n"
}

/// An element, in a palette's colours.
fn element(out: &mut String, drawn: &Drawn, palette: Palette) {
    let _ = match drawn {
        Drawn::Path { d, fill, stroke, dashes, transform } => {
            let fill = match fill {
                Some((ink, 1.0)) => format!(" fill=\"{}\"", palette.colour(*ink)),
                Some((ink, part)) => {
                    format!(" fill=\"{}\" fill-opacity=\"{part}\"", palette.colour(*ink))
                }
                None => " fill=\"none\"".to_owned(),
            };
            let stroke = stroke.map_or_else(String::new, |(ink, wide)| {
                let dashes = match *dashes {
                    "" => " stroke-linecap=\"round\" stroke-linejoin=\"round\"".to_owned(),
                    dashes => format!(" stroke-dasharray=\"{dashes}\""),
                };
                format!(" stroke=\"{}\" stroke-width=\"{wide}\"{dashes}", palette.colour(ink))
            });
            let transform = match transform.as_str() {
                "" => String::new(),
                transform => format!(" transform=\"{transform}\""),
            };
            write!(out, "<path d=\"{d}\"{fill}{stroke}{transform}/>")
        }
        Drawn::Text { at: (x, y), words, letters, ink } => {
            let anchor = match letters.anchor {
                Anchor::Start => "",
                Anchor::Middle => " text-anchor=\"middle\"",
                Anchor::End => " text-anchor=\"end\"",
            };
            let weight = if letters.heavy { " font-weight=\"700\"" } else { "" };
            let leaning = if letters.leaning { " font-style=\"italic\"" } else { "" };
            let halo = match letters.halo {
                true => format!(
                    " stroke=\"{}\" stroke-width=\"4\" stroke-linejoin=\"round\" paint-order=\"stroke\"",
                    palette.colour(Ink::Paper)
                ),
                false => String::new(),
            };
            write!(
                out,
                "<text x=\"{}\" y=\"{}\" font-size=\"{}\" fill=\"{}\"{anchor}{weight}{leaning}{halo}>{}</text>",
                Short(*x),
                Short(*y),
                Short(letters.size),
                palette.colour(*ink),
                escaped(words)
            )
        }
    };
}

/// A text as text, whatever it holds; letters that XML can't hold give way to a sign for them, and so do those that turn the
/// direction of reading: the rest of their line would read backwards. `web/direction.js` does that in the page.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            letter if letter.is_control() && letter.is_whitespace() => out.push(' '),
            letter if letter.is_control() => out.push('\u{fffd}'),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}' => {
                out.push('\u{fffd}');
            }
            letter => out.push(letter),
        }
    }
    out
}

/// The title's letters and the caption's, from line to line.
const TITLE: (f64, f64) = (20.0, 26.0);
const CAPTION: (f64, f64) = (13.0, 18.0);
/// Rows of either at most: a caption says what the shapes mean, which nothing else does.
const MOST_ROWS: (usize, usize) = (6, 24);
/// Around the picture with its words.
const MARGIN: f64 = 16.0;

/// The same picture with its title and its caption over it: one that stands by itself.
pub fn titled(scene: Scene) -> Scene {
    let room = scene.width;
    let mut marks = Vec::with_capacity(scene.marks.len() + 8);
    let mut y = MARGIN;
    let heads = [
        (scene.title.as_str(), TITLE, Role::Words, true, MOST_ROWS.0),
        (scene.caption.as_str(), CAPTION, Role::Label, false, MOST_ROWS.1),
    ];
    // What doesn't fit stands in the file's own title.
    for (words, (size, step), role, heavy, most) in heads {
        let letters = Letters { heavy, ..Letters::of(size) };
        let wide = if heavy { HEAVY } else { 1.0 };
        for row in fitted(words, size * wide, room, most).into_iter().filter(|row| !row.is_empty())
        {
            marks.push(Mark { role, shape: Shape::Text((MARGIN, y + size), row, letters) });
            y += step;
        }
    }
    y += MARGIN / 2.0;
    marks.extend(scene.marks.into_iter().map(|mark| moved(mark, (MARGIN, y))));
    let stops = scene.stops.into_iter().map(|mut stop| {
        stop.x += MARGIN;
        stop.y = stop.y.map(|at| at + y);
        stop
    });
    Scene {
        width: scene.width + 2.0 * MARGIN,
        height: scene.height + y + MARGIN,
        stops: stops.collect(),
        bottom: scene.bottom + y,
        marks,
        ..scene
    }
}

/// A mark, moved right and down.
fn moved(mark: Mark, (right, down): Point) -> Mark {
    let point = |(x, y): Point| (x + right, y + down);
    let all = |stretches: Vec<Vec<Point>>| -> Vec<Vec<Point>> {
        let moved = |stretch: Vec<Point>| stretch.into_iter().map(point).collect();
        stretches.into_iter().map(moved).collect()
    };
    let shape = match mark.shape {
        Shape::Line(stretches) => Shape::Line(all(stretches)),
        Shape::Area(stretches) => Shape::Area(all(stretches)),
        Shape::Marker(at, marker) => Shape::Marker(point(at), marker),
        Shape::Text(at, words, letters) => Shape::Text(point(at), words, letters),
        Shape::Status(at, side) => Shape::Status(point(at), side),
    };
    Mark { shape, ..mark }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_never_markup() {
        let words = "</text></svg><script>x</script>\u{1}\n& \"x\"".to_owned();
        let scene = Scene {
            width: 100.0,
            height: 100.0,
            title: words.clone(),
            description: words.clone(),
            marks: vec![Mark {
                role: Role::Words,
                shape: Shape::Text((1.0, 1.0), words, Letters::of(10.0)),
            }],
            ..Scene::default()
        };
        let svg = bare(&scene, Palette::Paper);
        assert_eq!(svg.matches("&lt;script&gt;").count(), 3, "{svg}");
        assert_eq!(svg.matches("</svg>").count(), 1);
        assert!(svg.contains("\u{fffd} &amp; &quot;x&quot;") && !svg.contains('\u{1}'));
    }

    #[test]
    fn a_text_turns_nothing_of_its_line() {
        let check = |text: &str, expected: &str| assert_eq!(escaped(text), expected);
        check("gpj\u{202e}exe", "gpj\u{fffd}exe");
        check("\u{202a}\u{202b}\u{202c}\u{202d}a", "\u{fffd}\u{fffd}\u{fffd}\u{fffd}a");
        check("\u{2066}\u{2067}\u{2068}\u{2069}a", "\u{fffd}\u{fffd}\u{fffd}\u{fffd}a");
        check("مرحبا £5\u{200f}", "مرحبا £5\u{200f}");
    }

    #[test]
    fn a_length_is_written_to_a_tenth_as_its_number_is() {
        let spread = (-40_000..40_000).map(|at| f64::from(at) * 0.037);
        for length in spread.chain([0.0, -0.0, -0.04, 0.05, 99_999.95, 1e7, -3e9, f64::NAN]) {
            assert_eq!(Short(length).to_string(), short(length).to_string(), "{length:?}");
        }
    }

    #[test]
    fn paper_has_colours_of_its_own() {
        let mark =
            Mark { role: Role::Actual, shape: Shape::Line(vec![vec![(1.0, 2.0), (3.0, 4.25)]]) };
        let scene = Scene { width: 9.0, height: 9.0, marks: vec![mark], ..Scene::default() };
        let page = bare(&scene, Palette::Page);
        assert!(page.contains("d=\"M1 2L3 4.3\"") && page.contains("var(--series-1)"), "{page}");
        assert!(!bare(&scene, Palette::Paper).contains("var("));
    }
}
