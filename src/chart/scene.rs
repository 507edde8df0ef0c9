//! A scene: marks in their places, each with a role and never a colour, and the same in words and figures.

use super::letters::{DESCENT, width};
use crate::rating::{Showing, Status};

/// A place in a picture: from the left, from the top.
pub type Point = (f64, f64);

/// A picture laid out for a size.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// From edge to edge.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
    /// What the picture shows has happened.
    pub title: String,
    /// What is drawn: of what, in which unit, and where the axis starts if not at zero.
    pub caption: String,
    /// What kind of picture it is, for who can't see it.
    pub description: String,
    /// From the back to the front.
    pub marks: Vec<Mark>,
    /// Where a cursor can stand, from left to right.
    pub stops: Vec<Stop>,
    /// Where the line of a cursor ends, above the words along the bottom.
    pub bottom: f64,
    /// The figures that are drawn.
    pub table: Table,
}

/// A thing that is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// What it stands for.
    pub role: Role,
    /// What it looks like.
    pub shape: Shape,
}

/// What a mark stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The paper that all lies on.
    Ground,
    /// What happened.
    Actual,
    /// What was planned.
    Plan,
    /// Where a planned range lies.
    Within,
    /// The amber limit.
    Limit,
    /// The way back that an exception promises: never the target.
    Recovery,
    /// What actions were to make of it.
    Promised,
    /// The year before.
    Before,
    /// What is expected.
    Ahead,
    /// Where what is expected lies.
    Fan,
    /// Somebody else's figures, by their place in the list.
    Comparator(usize),
    /// A line from reading to reading of a control chart.
    Course,
    /// A reading that is no news.
    Reading,
    /// News, on the better side.
    Better,
    /// News, on the worse side.
    Worse,
    /// News, where neither side is better.
    News,
    /// What readings vary around.
    Mean,
    /// How far readings go by chance.
    Limits,
    /// Two thirds of the way there.
    Near,
    /// Between the limits.
    Usual,
    /// Where limits start anew.
    Break,
    /// What is aimed for, beside limits.
    Target,
    /// A figure that isn't there.
    Missing,
    /// Zero, or where the axis is broken.
    Axis,
    /// A line to read figures by.
    Grid,
    /// Words and figures along an axis.
    Label,
    /// Words that are to be read first.
    Words,
    /// The golden thread.
    Thread,
    /// A judgement.
    Status(Status),
    /// A line of cause and effect, by whether it shows.
    Link(Showing),
    /// Around the number of such a line.
    Ring(Showing),
    /// Around an objective.
    Frame,
    /// An area's class on a scale, 1 for the lowest.
    Class(usize),
}

/// What a mark looks like.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A line, in as many stretches as it has gaps.
    Line(Vec<Vec<Point>>),
    /// Filled.
    Area(Vec<Vec<Point>>),
    /// A small figure around a place.
    Marker(Point, Marker),
    /// Words that start, end or are centred at a place, on their base line.
    Text(Point, String, Letters),
    /// A status' shape in a square with this top left corner and this side.
    Status(Point, f64),
}

/// The small figures that tell lines apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    /// A filled disc.
    Disc,
    /// A filled square.
    Square,
    /// A filled triangle.
    Triangle,
    /// A filled diamond.
    Diamond,
    /// An upright cross.
    Plus,
    /// A cross on its side.
    Cross,
    /// A ring.
    Ring,
}

/// How words are set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Letters {
    /// Their height.
    pub size: f64,
    /// Whether they are heavy.
    pub heavy: bool,
    /// Whether they lean.
    pub leaning: bool,
    /// Which part of them stands at their place.
    pub anchor: Anchor,
    /// Whether the paper shows around them, over what they lie on.
    pub halo: bool,
}

/// Which part of words stands at their place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Where they start.
    Start,
    /// Their middle.
    Middle,
    /// Where they end.
    End,
}

/// A place of a cursor, and what is to be read there.
#[derive(Clone, Debug, PartialEq)]
pub struct Stop {
    /// From the left.
    pub x: f64,
    /// The height of its figure; `None` where there is none.
    pub y: Option<f64>,
    /// The period.
    pub name: String,
    /// Its figures in words.
    pub said: String,
    /// Its rating; `None` where there is nothing to rate yet.
    pub status: Option<Status>,
}

/// Figures as a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The columns' heads.
    pub heads: Vec<String>,
    /// Row by row, as many cells as there are heads.
    pub rows: Vec<Vec<String>>,
}

impl Letters {
    /// Plain letters of a size.
    pub fn of(size: f64) -> Self {
        Self { size, heavy: false, leaning: false, anchor: Anchor::Start, halo: false }
    }

    /// The same, standing otherwise.
    pub fn at(self, anchor: Anchor) -> Self {
        Self { anchor, ..self }
    }

    /// The same, heavy.
    pub fn heavy(self) -> Self {
        Self { heavy: true, ..self }
    }

    /// How wide they make some words.
    pub fn width(self, words: &str) -> f64 {
        width(words, self.size, self.heavy)
    }
}

/// A box: left, top, right, bottom.
pub type Frame = [f64; 4];

/// Whether a box lies in another.
pub fn is_within(frame: &Frame, room: &Frame) -> bool {
    frame[0] >= room[0] && frame[1] >= room[1] && frame[2] <= room[2] && frame[3] <= room[3]
}

/// Whether two boxes lie on each other.
pub fn overlap(one: &Frame, other: &Frame) -> bool {
    one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3]
}

impl Mark {
    /// The box that the mark lies in; `None` where it draws nothing.
    pub fn frame(&self) -> Option<Frame> {
        let around = |(x, y): Point, by: f64| [x - by, y - by, x + by, y + by];
        match &self.shape {
            Shape::Line(stretches) | Shape::Area(stretches) => {
                let frames = stretches.iter().flatten().map(|point| around(*point, 0.0));
                frames
                    .reduce(|a, b| [a[0].min(b[0]), a[1].min(b[1]), a[2].max(b[2]), a[3].max(b[3])])
            }
            Shape::Marker(at, _) => Some(around(*at, Marker::REACH)),
            Shape::Text(at, words, letters) => Some(text_frame(*at, words, *letters)),
            Shape::Status((x, y), side) => Some([*x, *y, x + side, y + side]),
        }
    }
}

impl Marker {
    /// Each, as drawings that are kept count them.
    pub const ALL: [Self; 7] = [
        Self::Disc,
        Self::Square,
        Self::Triangle,
        Self::Diamond,
        Self::Plus,
        Self::Cross,
        Self::Ring,
    ];

    /// How far a marker reaches from its place.
    pub const REACH: f64 = 4.5;
}

/// The box of words.
pub fn text_frame((x, y): Point, words: &str, letters: Letters) -> Frame {
    let wide = letters.width(words);
    let left = match letters.anchor {
        Anchor::Start => x,
        Anchor::Middle => x - wide / 2.0,
        Anchor::End => x - wide,
    };
    [left, y - letters.size * (1.0 - DESCENT), left + wide, y + letters.size * DESCENT]
}
