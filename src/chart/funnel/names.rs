//! Names beside the marks of a funnel: of what is news always where there is room, of all where they are few.

use super::data::Spot;
use crate::chart::plot::{GAP, Plot, SIZE, STEP, text};
use crate::chart::scene::{
    Anchor, Frame, Letters, Mark, Point, Role, Shape, is_within, overlap, text_frame,
};

/// Up to so many areas each is named; of more, those that are news.
const FEW: usize = 12;
/// Half of the room that a mark takes.
const MARK: f64 = 6.0;

/// Names the areas but ours, which has its name: news first, each where it lies on no mark and no other words.
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
    let is_news = |spot: &&Spot| matches!(spot.role, Role::Better | Role::Worse | Role::News);
    let news = spots.iter().filter(is_news);
    let rest = spots.iter().filter(|spot| !is_news(spot) && spots.len() <= FEW);
    for spot in news.chain(rest).filter(|spot| !spot.own) {
        let free = around(place(spot)).into_iter().find_map(|(at, anchor)| {
            let letters = Letters { halo: true, ..Letters::of(SIZE).at(anchor) };
            let frame = text_frame(at, &spot.name, letters);
            let is_free =
                is_within(&frame, &plot.frame) && !taken.iter().any(|it| overlap(it, &frame));
            is_free.then_some((at, letters, frame))
        });
        if let Some((at, letters, frame)) = free {
            taken.push(frame);
            marks.push(text(Role::Label, at, spot.name.clone(), letters));
        }
    }
}

/// Where a name may begin, end or have its middle: right of its mark, left, over, under.
fn around((x, y): Point) -> [(Point, Anchor); 4] {
    let base = y + SIZE * 0.35;
    [
        ((x + MARK + GAP / 2.0, base), Anchor::Start),
        ((x - MARK - GAP / 2.0, base), Anchor::End),
        ((x, base - STEP), Anchor::Middle),
        ((x, base + STEP), Anchor::Middle),
    ]
}
