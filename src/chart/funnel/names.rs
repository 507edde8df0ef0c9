//! Names beside the marks of a funnel: of what is news always where there is room, of all where they are few, ours in any case.

use super::data::Spot;
use crate::chart::letters::fitted;
use crate::chart::plot::{GAP, Plot, SIZE, STEP, text};
use crate::chart::scene::{
    Anchor, Frame, Letters, Mark, Point, Role, Shape, is_within, overlap, text_frame,
};

/// Up to so many areas each is named; of more, those that are news.
const FEW: usize = 12;
/// Half of the room that a mark takes.
const MARK: f64 = 6.0;

/// Names the areas: ours first, then news, each where it lies on no mark and no other words.
pub(super) fn names(
    marks: &mut Vec<Mark>,
    spots: &[Spot],
    plot: &Plot,
    place: impl Fn(&Spot) -> Point,
) {
    let box_of = |(x, y): Point| [x - MARK, y - MARK, x + MARK, y + MARK];
    let words = |mark: &Mark| matches!(mark.shape, Shape::Text(..)).then(|| mark.frame()).flatten();
    let mut taken: Vec<Frame> = marks.iter().filter_map(words).collect();
    taken.extend(spots.iter().map(|spot| box_of(place(spot))));
    if let Some(own) = spots.iter().find(|spot| spot.own) {
        let letters = Letters { halo: true, ..Letters::of(SIZE).heavy() };
        let free = free(place(own), &own.name, letters, plot, &taken);
        let found = free.map(|(at, letters)| (at, own.name.clone(), letters));
        if let Some((at, name, letters)) = found.or_else(|| over(place(own), own, letters, plot)) {
            taken.push(text_frame(at, &name, letters));
            marks.push(text(Role::Words, at, name, letters));
        }
    }
    let is_news = |spot: &&Spot| matches!(spot.role, Role::Better | Role::Worse | Role::News);
    let news = spots.iter().filter(is_news);
    let rest = spots.iter().filter(|spot| !is_news(spot) && spots.len() <= FEW);
    for spot in news.chain(rest).filter(|spot| !spot.own) {
        let letters = Letters { halo: true, ..Letters::of(SIZE) };
        if let Some((at, letters)) = free(place(spot), &spot.name, letters, plot, &taken) {
            taken.push(text_frame(at, &spot.name, letters));
            marks.push(text(Role::Label, at, spot.name.clone(), letters));
        }
    }
}

/// Where a name lies on nothing that is taken; `None` where there is no such place near its mark.
fn free(
    at: Point,
    name: &str,
    letters: Letters,
    plot: &Plot,
    taken: &[Frame],
) -> Option<(Point, Letters)> {
    around(at).into_iter().map(|(at, anchor)| (at, letters.at(anchor))).find(|(at, letters)| {
        let frame = text_frame(*at, name, *letters);
        is_within(&frame, &plot.frame) && !taken.iter().any(|it| overlap(it, &frame))
    })
}

/// Where our name stands if no place is free: on the side that has more room, over its mark, cut where it is longer.
fn over(at: Point, own: &Spot, letters: Letters, plot: &Plot) -> Option<(Point, String, Letters)> {
    let [left, top, right, bottom] = plot.frame;
    let leftwards = at.0 - left > right - at.0;
    let room = if leftwards { at.0 - left } else { right - at.0 } - 2.0 * GAP;
    // Heavy letters are wider than what fits is measured by.
    let name = fitted(&own.name, SIZE * 1.1, room, 1).concat();
    let y = (at.1 - GAP).clamp(top + SIZE, bottom - GAP / 2.0);
    let (x, anchor) =
        if leftwards { (at.0 - GAP, Anchor::End) } else { (at.0 + GAP, Anchor::Start) };
    let fits = !name.is_empty() && letters.width(&name) <= room + GAP;
    fits.then(|| ((x, y), name, letters.at(anchor)))
}

/// Where a name may begin, end or have its middle: right of its mark, left, over, under, and at its corners.
fn around((x, y): Point) -> [(Point, Anchor); 8] {
    let base = y + SIZE * 0.35;
    let (beside, slant) = (MARK + GAP / 2.0, STEP * 0.8);
    [
        ((x + beside, base), Anchor::Start),
        ((x - beside, base), Anchor::End),
        ((x, base - STEP), Anchor::Middle),
        ((x, base + STEP), Anchor::Middle),
        ((x + MARK, base - slant), Anchor::Start),
        ((x - MARK, base - slant), Anchor::End),
        ((x + MARK, base + slant), Anchor::Start),
        ((x - MARK, base + slant), Anchor::End),
    ]
}
