//! The picture as SVG, of shapes and texts alone.

use super::layout::{BAR, GAP, HEAD, INDENT, Laid, MARK, Placed, SIZE, STEP};
use super::lines::{Line, What};
use super::text::{HEAVY, broken, width};
use crate::model::{Pack, Vocabulary};
use crate::rating::{Distribution, Status};
use crate::report::document::escaped;
use crate::report::mark::shape;
use std::fmt::Write;

/// The gold of the thread, the ink and the quieter ink: the page's colours on paper.
const GOLD: &str = "#b98a1e";
const INK: &str = "#1a1b20";
const QUIET: &str = "#56585f";
/// The vision's rows at most: the head has room for no more.
const MOST_ROWS: usize = 3;
/// The vision's letters.
const LARGE: f64 = 30.0;

/// A status' colour on paper.
fn colour(status: Status) -> &'static str {
    match status {
        Status::Green => "#17703f",
        Status::Amber => "#9a4d00",
        Status::Red => "#b01e16",
        _ => QUIET,
    }
}

/// The picture.
pub fn svg(pack: &Pack, period: &str, lines: &[Line], laid: &Laid) -> String {
    let words = pack.organisation.vocabulary;
    let (wide, high) = (laid.width().ceil(), laid.height().ceil());
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {wide} {high}\" width=\"{wide}\" height=\"{high}\" \
         font-family=\"'Atkinson Hyperlegible Next', system-ui, sans-serif\" font-size=\"{SIZE}\" fill=\"{INK}\">\
         <title>{}</title><rect width=\"{wide}\" height=\"{high}\" fill=\"#fff\"/>",
        said(&format!("{}: the golden thread", pack.organisation.name))
    );
    head(&mut out, pack, period, lines, laid);
    for drop in laid.drops(lines) {
        path(&mut out, &format!("M{} {}V{}", drop.x, drop.top, drop.bottom), GOLD, 2.0);
    }
    for (line, (placed, rows)) in lines.iter().zip(laid.placed.iter().zip(&laid.words)) {
        one(&mut out, line, placed, rows, words);
    }
    for again in &laid.again {
        texts(
            &mut out,
            &again.words,
            (again.x, again.y),
            &format!(" fill=\"{QUIET}\" font-style=\"italic\""),
        );
    }
    out + "</svg>\n"
}

/// The vision, whose it is and of when, the key, and the bar that everything hangs from.
fn head(out: &mut String, pack: &Pack, period: &str, lines: &[Line], laid: &Laid) {
    let organisation = &pack.organisation;
    let vision = match organisation.vision.trim() {
        "" => &organisation.name,
        vision => vision,
    };
    let room = laid.width() - 2.0 * GAP;
    // A long vision is set smaller, so that it keeps to two lines.
    let size =
        (LARGE * 2.0 * room / width(vision, LARGE * HEAVY).max(1.0) * 0.9).clamp(SIZE, LARGE);
    let mut y = GAP + size;
    let mut rows = broken(vision, size * HEAVY, room);
    if rows.len() > MOST_ROWS {
        rows.truncate(MOST_ROWS);
        rows.last_mut().into_iter().for_each(|row| row.push('…'));
    }
    for row in &rows {
        text(out, row, (GAP, y), &format!(" font-size=\"{size}\" font-weight=\"700\""));
        y += size * 1.2;
    }
    let of = match period {
        "" => organisation.name.clone(),
        period => format!("{}, {period}. Statuses are of the year to date.", organisation.name),
    };
    text(out, &of, (GAP, HEAD - BAR - 30.0), &format!(" fill=\"{QUIET}\""));
    let used = lines.iter().filter_map(|line| match line.what {
        What::Measure(status) => status,
        _ => None,
    });
    let mut x = GAP;
    for (status, _) in counted(Distribution::of(used), organisation.vocabulary) {
        let words = match status.is_rated() {
            true => status.words(organisation.vocabulary),
            false => "Without a rating",
        };
        mark(out, status, (x, HEAD - BAR - 24.0));
        text(out, words, (x + MARK, HEAD - BAR - 11.0), "");
        x += MARK + width(words, SIZE) + 16.0;
    }
    let end = laid.width() - GAP;
    path(out, &format!("M{GAP} {}H{end}", HEAD - BAR), GOLD, 4.0);
}

/// A line of the thread with the gold that leads to it.
fn one(out: &mut String, line: &Line, placed: &Placed, rows: &[String], words: Vocabulary) {
    let (x, y) = (placed.x, placed.y);
    let tick = format!("M{} {}H{}", x - INDENT * 0.75, placed.middle(), x - 3.0);
    path(out, &tick, GOLD, 2.0);
    match line.what {
        What::Plan(counts) | What::Objective(counts) => {
            let plan = matches!(line.what, What::Plan(_));
            let weight = if plan {
                " font-weight=\"700\""
            } else {
                " font-weight=\"600\" font-style=\"italic\""
            };
            texts(out, rows, (x, y), weight);
            let mut at = x;
            for (status, count) in counted(counts, words) {
                let under = y + rows.len() as f64 * STEP;
                mark(out, status, (at, under));
                text(out, &count.to_string(), (at + MARK, under + SIZE), "");
                at += MARK + width(&count.to_string(), SIZE) + 6.0;
            }
        }
        What::Measure(Some(status)) => {
            mark(out, status.face(words), (x, y));
            texts(out, rows, (x + MARK, y), "");
        }
        What::Measure(None) => texts(out, rows, (x, y), ""),
        What::Action | What::Rest => texts(out, rows, (x, y), &format!(" fill=\"{QUIET}\"")),
    }
}

/// How many of each colour; those without a rating, which have one shape, as one.
fn counted(counts: Distribution, words: Vocabulary) -> Vec<(Status, u32)> {
    let rated: Vec<(Status, u32)> =
        counts.told(words).filter(|(status, _)| status.is_rated()).collect();
    let unrated = counts.total() - counts.rated();
    rated.into_iter().chain((unrated > 0).then_some((Status::NotRated, unrated))).collect()
}

/// A status' shape, 15 units high.
fn mark(out: &mut String, status: Status, (x, y): (f64, f64)) {
    let (solid, line) = shape(status);
    let colour = colour(status);
    let (drawn, dashes) = match status.is_rated() {
        true => ("#fff", ""),
        false => (colour, " stroke-dasharray=\"2.4 2.6\""),
    };
    let _ = write!(
        out,
        "<g transform=\"translate({x} {y}) scale(.75)\"><path d=\"{solid}\" fill=\"{colour}\"/>\
         <path d=\"{line}\" fill=\"none\" stroke=\"{drawn}\" stroke-width=\"2.1\"{dashes}/></g>"
    );
}

/// A line that is drawn.
fn path(out: &mut String, d: &str, colour: &str, wide: f64) {
    let _ =
        write!(out, "<path d=\"{d}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{wide}\"/>");
}

/// Lines of letters from a top left corner down.
fn texts(out: &mut String, words: &[String], (x, y): (f64, f64), look: &str) {
    for (at, row) in words.iter().enumerate() {
        text(out, row, (x, y + at as f64 * STEP + SIZE), look);
    }
}

/// Letters from where their line starts.
fn text(out: &mut String, words: &str, (x, y): (f64, f64), look: &str) {
    let _ = write!(out, "<text x=\"{x}\" y=\"{y}\"{look}>{}</text>", said(words));
}

/// A text as text, without the letters that XML can't hold.
fn said(text: &str) -> String {
    let kept = |letter: char| match letter {
        letter if letter.is_control() => '\u{fffd}',
        '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
        letter => letter,
    };
    escaped(&text.chars().map(kept).collect::<String>())
}
