//! How lines are told apart: by colour, and by marker and dash for who doesn't see the colour.

/// What marks the points of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// ●
    Circle,
    /// ■
    Square,
    /// ▲
    Triangle,
    /// ◆
    Diamond,
    /// ✚
    Plus,
    /// ▼
    Downward,
}

/// How a line is drawn between its points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dash {
    /// An organisation's own figures.
    Solid,
    /// The first of a measure's comparators, and every second after it.
    Dashed,
    /// The other comparators.
    Dotted,
}

/// The look of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// As the style names it: the page's own for light, dark and paper.
    pub colour: &'static str,
    /// What marks its points.
    pub shape: Shape,
    /// How it is drawn between them.
    pub dash: Dash,
}

/// The most measures that can be told apart.
pub const MOST: usize = 6;

const LOOKS: [(&str, Shape); MOST] = [
    ("var(--series-1)", Shape::Circle),
    ("var(--series-4)", Shape::Square),
    ("var(--series-5)", Shape::Triangle),
    ("var(--series-2)", Shape::Diamond),
    ("var(--series-3)", Shape::Plus),
    ("var(--series-6)", Shape::Downward),
];

impl Mark {
    /// The mark of a measure by its place among those chosen.
    pub fn own(place: usize) -> Self {
        let (colour, shape) = LOOKS[place % MOST];
        Self { colour, shape, dash: Dash::Solid }
    }

    /// The mark of a measure's comparator, by the measure's place and its own.
    pub fn comparator(place: usize, among: usize) -> Self {
        let dash = if among.is_multiple_of(2) { Dash::Dashed } else { Dash::Dotted };
        Self { dash, ..Self::own(place) }
    }

    /// The mark of what lies over a measure's line: no marker, and another dash.
    pub fn layer(self) -> Self {
        Self { dash: Dash::Dotted, ..self }
    }

    /// How large its markers are, in pixels: others' figures stand back.
    pub fn size(self) -> i64 {
        if self.dash == Dash::Solid { 9 } else { 5 }
    }

    /// The dashes as SVG writes them; nothing for a solid line.
    pub fn dashes(self) -> &'static str {
        match self.dash {
            Dash::Solid => "",
            Dash::Dashed => "7 4",
            Dash::Dotted => "2 3",
        }
    }

    /// The marker as the path of an SVG, ten wide and ten high.
    pub fn path(self) -> &'static str {
        match self.shape {
            Shape::Circle => "M0 5A5 5 0 1 0 10 5A5 5 0 1 0 0 5Z",
            Shape::Square => "M0.5 0.5H9.5V9.5H0.5Z",
            Shape::Triangle => "M5 0L10 9.5H0Z",
            Shape::Diamond => "M5 0L10 5L5 10L0 5Z",
            Shape::Plus => "M3.3 0H6.7V3.3H10V6.7H6.7V10H3.3V6.7H0V3.3H3.3Z",
            Shape::Downward => "M0 0.5H10L5 10Z",
        }
    }
}
