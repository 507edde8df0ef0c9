//! Where each line stands: in columns of one width, as many as make the picture's shape nearest to paper on its
//! side. Where a branch goes on in the next column, what it hangs under is said again at its top.

use super::lines::{Line, What};
use crate::chart::letters::{HEAVY, broken};
use std::collections::BTreeMap;

/// A column's width, without the gap to the next. Units are the picture's own: letters are 13 high.
pub const COLUMN: f64 = 340.0;
/// Between columns, and around the picture.
pub const GAP: f64 = 28.0;
/// From a line to what hangs under it.
pub const INDENT: f64 = 16.0;
/// The head: the vision's letters, the key and the bar under it.
pub const HEAD: f64 = 150.0;
/// From the bar under the head to the first lines.
pub const BAR: f64 = 16.0;
/// Letters.
pub const SIZE: f64 = 13.0;
/// From one line of letters to the next.
pub const STEP: f64 = 17.0;
/// A status' shape, with what keeps it from the letters.
pub const MARK: f64 = 19.0;
/// Between one line of the thread and the next.
const BETWEEN: f64 = 7.0;
/// Deeper lines aren't set in any further.
const DEEPEST: usize = 8;
/// The head, where the vision stands, is as wide as so many columns at least.
const FEWEST: usize = 3;
/// The sides of A-sizes of paper.
const PAPER: f64 = std::f64::consts::SQRT_2;

/// A line of the thread in its place.
pub struct Placed {
    /// Which column, from 0.
    pub column: usize,
    /// Its left edge.
    pub x: f64,
    /// Its top.
    pub y: f64,
}

impl Placed {
    /// The middle of its first line of letters, which the gold line reaches.
    pub fn middle(&self) -> f64 {
        self.y + STEP / 2.0
    }
}

/// What is said at the top of a column that a branch goes on in.
pub struct Again {
    /// Where the words start.
    pub x: f64,
    /// Their top.
    pub y: f64,
    /// The words, broken to the room there is.
    pub words: Vec<String>,
}

/// All lines in their places.
pub struct Laid {
    /// One for each line.
    pub placed: Vec<Placed>,
    /// The words of each line, broken to the room there is.
    pub words: Vec<Vec<String>>,
    /// What is said again at the tops of columns.
    pub again: Vec<Again>,
    /// How many columns.
    pub columns: usize,
    /// Where the longest column ends.
    pub bottom: f64,
}

impl Laid {
    /// The picture's width.
    pub fn width(&self) -> f64 {
        column_x(self.columns.max(FEWEST))
    }

    /// The picture's height.
    pub fn height(&self) -> f64 {
        self.bottom + GAP
    }

    /// How far the picture is from the shape of paper on its side: 0 at best.
    fn misfit(&self) -> f64 {
        (self.width() / self.height() / PAPER).ln().abs()
    }
}

/// Where a column starts.
pub fn column_x(column: usize) -> f64 {
    GAP + column as f64 * (COLUMN + GAP)
}

/// How far a line is set in.
fn indent(depth: usize) -> f64 {
    (depth.min(DEEPEST) + 1) as f64 * INDENT
}

/// The lines in as many columns as make the picture's shape nearest to paper on its side.
pub fn laid_out(lines: &[Line]) -> Laid {
    let words: Vec<Vec<String>> = lines.iter().map(words).collect();
    let heights: Vec<f64> =
        lines.iter().zip(&words).map(|(line, words)| inked(line, words) + BETWEEN).collect();
    let total: f64 = heights.iter().sum();
    // Wide enough for its head, however little hangs under it.
    let most = ((total / COLUMN).sqrt() * PAPER).ceil() as usize + 2;
    let mut best = balanced(lines, &heights, 1);
    for columns in 2..=most {
        let laid = balanced(lines, &heights, columns);
        if laid.misfit() < best.misfit() {
            best = laid;
        }
    }
    Laid { words, ..best }
}

/// A line's words, broken to what its depth and mark leave.
fn words(line: &Line) -> Vec<String> {
    let mark = if matches!(line.what, What::Measure(Some(_))) { MARK } else { 0.0 };
    let heavy = matches!(line.what, What::Plan(_) | What::Objective(_));
    let size = if heavy { SIZE * HEAVY } else { SIZE };
    broken(&line.words, size, COLUMN - indent(line.depth) - mark)
}

/// What a line's letters and the counts under them take up.
fn inked(line: &Line, words: &[String]) -> f64 {
    let counts = match line.what {
        What::Plan(counts) | What::Objective(counts) if counts.total() > 0 => STEP,
        _ => 0.0,
    };
    words.len() as f64 * STEP + counts
}

/// The lines in no more columns than asked, as low as they come: what branches cost to be said again, and what
/// may not stand last in a column, make them higher than an even share.
fn balanced(lines: &[Line], heights: &[f64], columns: usize) -> Laid {
    let mut high = heights.iter().sum::<f64>() / columns as f64;
    loop {
        let laid = placed(lines, heights, high);
        if laid.columns <= columns {
            return laid;
        }
        high += f64::max(2.0 * STEP, high / 50.0);
    }
}

/// The lines in columns about as high as asked, still without their words.
fn placed(lines: &[Line], heights: &[f64], high: f64) -> Laid {
    let (mut column, mut y, mut bottom) = (0, HEAD, HEAD);
    let mut placed: Vec<Placed> = Vec::with_capacity(lines.len());
    let mut again = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let own = heights.get(at).copied().unwrap_or_default();
        // What has work under it doesn't stand last in a column.
        let with = match lines.get(at + 1) {
            Some(next) if next.above == Some(at) => heights.get(at + 1).copied(),
            _ => None,
        };
        if y > HEAD && y + own + with.unwrap_or_default() > HEAD + high + STEP {
            column += 1;
            y = HEAD;
            if let Some(said) = said_again(lines, line, column) {
                y += said.words.len() as f64 * STEP + BETWEEN;
                again.push(said);
            }
        }
        let x = column_x(column) + indent(line.depth);
        placed.push(Placed { column, x, y });
        y += own;
        bottom = f64::max(bottom, y);
    }
    Laid { placed, words: Vec::new(), again, columns: column + 1, bottom }
}

/// What a line at the top of a column hangs under, as one text.
fn said_again(lines: &[Line], line: &Line, column: usize) -> Option<Again> {
    let next = |held: &&Line| held.above.and_then(|above| lines.get(above));
    let first = next(&line)?;
    let mut path: Vec<&str> =
        std::iter::successors(Some(first), next).map(|held| held.words.as_str()).collect();
    path.reverse();
    let text = format!("{} (goes on)", path.join(" › "));
    let x = column_x(column) + indent(line.depth);
    let words = broken(&text, SIZE, COLUMN - indent(line.depth));
    Some(Again { x, y: HEAD, words })
}

/// What stands right under each line in a column: where the gold line down from it starts and ends.
pub struct Drop {
    /// From the left.
    pub x: f64,
    /// Where it starts.
    pub top: f64,
    /// Where it ends.
    pub bottom: f64,
}

impl Laid {
    /// The gold lines down, one for each line with others under it and column that they go on in.
    pub fn drops(&self, lines: &[Line]) -> Vec<Drop> {
        let mut last: BTreeMap<Option<usize>, usize> = BTreeMap::new();
        for (at, line) in lines.iter().enumerate() {
            last.insert(line.above, at);
        }
        let drops = last.into_iter().filter_map(|(above, last)| {
            let last = self.placed.get(last)?;
            let from = above.and_then(|at| {
                let (line, words) = (lines.get(at)?, self.words.get(at)?);
                let placed = self.placed.get(at)?;
                Some((placed.column, placed.y + inked(line, words), indent(line.depth)))
            });
            let (first, under, set_in) = from.unwrap_or((0, HEAD - BAR, 0.0));
            Some((first..=last.column).map(move |column| Drop {
                x: column_x(column) + set_in + INDENT / 4.0,
                top: if column == first { under } else { HEAD - BAR },
                bottom: if column == last.column { last.middle() } else { self.ends(column) },
            }))
        });
        drops.flatten().collect()
    }

    /// Where a column's last line ends.
    fn ends(&self, column: usize) -> f64 {
        let of_column = self.placed.iter().rev().find(|placed| placed.column == column);
        of_column.map_or(HEAD, |placed| placed.middle() + STEP)
    }
}
