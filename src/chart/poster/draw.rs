//! The picture as marks.

use super::layout::{BAR, GAP, HEAD, INDENT, Laid, MARK, Placed, SIZE, STEP, laid_out};
use super::lines::{Line, What};
use crate::chart::letters::{HEAVY, broken, width};
use crate::chart::scene::{Letters, Mark, Point, Role, Scene, Shape};
use crate::model::{Organisation, Vocabulary};
use crate::rating::Distribution;

/// The vision's rows at most: the head has room for no more.
const MOST_ROWS: usize = 3;
/// The vision's letters.
const LARGE: f64 = 30.0;
/// A status' shape.
const SIDE: f64 = 15.0;
/// The bar that everything hangs from is as high.
const THICK: f64 = 4.0;

/// The marks being made.
struct Drawing(Vec<Mark>);

/// The picture of lines, each after the one it hangs under, on its side as A-sizes of paper are. `period`: what
/// the statuses are of, as printed; empty where there is none.
pub fn scene(organisation: &Organisation, period: &str, lines: &[Line]) -> Scene {
    let laid = &laid_out(lines);
    let mut drawing = Drawing(Vec::with_capacity(lines.len() * 4));
    drawing.head(organisation, period, lines, laid);
    for drop in laid.drops(lines) {
        drawing.thread((drop.x, drop.top), (drop.x, drop.bottom));
    }
    for (line, (placed, rows)) in lines.iter().zip(laid.placed.iter().zip(&laid.words)) {
        drawing.one(line, placed, rows, organisation.vocabulary);
    }
    let again = Letters { leaning: true, ..Letters::of(SIZE) };
    for said in &laid.again {
        drawing.texts(&said.words, (said.x, said.y), Role::Label, again);
    }
    Scene {
        width: laid.width().ceil(),
        height: laid.height().ceil(),
        title: format!("{}: the golden thread", organisation.name),
        description: "Every plan, objective, measure and action in columns under the vision".into(),
        marks: drawing.0,
        ..Scene::default()
    }
}

impl Drawing {
    fn push(&mut self, role: Role, shape: Shape) {
        self.0.push(Mark { role, shape });
    }

    /// The vision, whose it is and of when, the key, and the bar that everything hangs from.
    fn head(&mut self, organisation: &Organisation, period: &str, lines: &[Line], laid: &Laid) {
        let vision = match organisation.vision.trim() {
            "" => &organisation.name,
            vision => vision,
        };
        let room = laid.width() - 2.0 * GAP;
        // A long vision is set smaller, so that it keeps to two lines.
        let size =
            (LARGE * 2.0 * room / width(vision, LARGE, true).max(1.0) * 0.9).clamp(SIZE, LARGE);
        let mut y = GAP + size;
        let mut rows = broken(vision, size * HEAVY, room);
        if rows.len() > MOST_ROWS {
            rows.truncate(MOST_ROWS);
            rows.last_mut().into_iter().for_each(|row| row.push('…'));
        }
        for row in rows {
            self.push(Role::Words, Shape::Text((GAP, y), row, Letters::of(size).heavy()));
            y += size * 1.2;
        }
        let of = match period {
            "" => organisation.name.clone(),
            period => format!("{}, {period}. Statuses are of the year to date.", organisation.name),
        };
        self.text(&of, (GAP, HEAD - BAR - 30.0), Role::Label);
        let used = lines.iter().filter_map(|line| match line.what {
            What::Measure(status) => status,
            _ => None,
        });
        let mut x = GAP;
        for (status, _) in Distribution::of(used).counted(organisation.vocabulary) {
            let words = match status.is_rated() {
                true => status.words(organisation.vocabulary),
                false => "Without a rating",
            };
            self.push(Role::Status(status), Shape::Status((x, HEAD - BAR - 24.0), SIDE));
            self.text(words, (x + MARK, HEAD - BAR - 11.0), Role::Words);
            x += MARK + width(words, SIZE, false) + 16.0;
        }
        let (end, top, bottom) =
            (laid.width() - GAP, HEAD - BAR - THICK / 2.0, HEAD - BAR + THICK / 2.0);
        let bar = vec![(GAP, top), (end, top), (end, bottom), (GAP, bottom)];
        self.push(Role::Thread, Shape::Area(vec![bar]));
    }

    /// A line of the thread with the gold that leads to it.
    fn one(&mut self, line: &Line, placed: &Placed, rows: &[String], words: Vocabulary) {
        let (x, y) = (placed.x, placed.y);
        self.thread((x - INDENT * 0.75, placed.middle()), (x - 3.0, placed.middle()));
        let plain = Letters::of(SIZE);
        match line.what {
            What::Plan(counts) | What::Objective(counts) => {
                let leaning = matches!(line.what, What::Objective(_));
                self.texts(rows, (x, y), Role::Words, Letters { leaning, ..plain.heavy() });
                let mut at = x;
                for (status, count) in counts.counted(words) {
                    let under = y + rows.len() as f64 * STEP;
                    self.push(Role::Status(status), Shape::Status((at, under), SIDE));
                    self.text(&count.to_string(), (at + MARK, under + SIZE), Role::Words);
                    at += MARK + width(&count.to_string(), SIZE, false) + 6.0;
                }
            }
            What::Measure(Some(status)) => {
                self.push(Role::Status(status.face(words)), Shape::Status((x, y), SIDE));
                self.texts(rows, (x + MARK, y), Role::Words, plain);
            }
            What::Measure(None) => self.texts(rows, (x, y), Role::Words, plain),
            What::Action | What::Rest => self.texts(rows, (x, y), Role::Label, plain),
        }
    }

    /// A stretch of the gold line.
    fn thread(&mut self, from: Point, to: Point) {
        self.push(Role::Thread, Shape::Line(vec![vec![from, to]]));
    }

    /// Lines of letters from a top left corner down.
    fn texts(&mut self, words: &[String], (x, y): Point, role: Role, letters: Letters) {
        for (at, row) in words.iter().enumerate() {
            let place = (x, y + at as f64 * STEP + SIZE);
            self.push(role, Shape::Text(place, row.clone(), letters));
        }
    }

    /// Plain letters from where their line starts.
    fn text(&mut self, words: &str, at: Point, role: Role) {
        self.push(role, Shape::Text(at, words.to_owned(), Letters::of(SIZE)));
    }
}
