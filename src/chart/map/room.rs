//! The map as a room reads it from a projector: as large as the screen lets it be.

use super::data::{Picture, StrategyMap};
use super::draw::SIZE;
use super::wide::{self, LEAST, Spacing};
use crate::chart::letters::width as width_of;
use crate::chart::scene::Shape;

/// Between rows: an arrow with its number in a ring has to be seen.
const CHANNEL: f64 = 40.0;
/// A row is as high as its words need: nobody touches it.
const LOW: f64 = 0.0;
/// Between a box's edge and its words.
const PAD: f64 = 6.0;
/// Of the width that the bands' names take up at most, and after them.
const MOST: f64 = 0.35;
const AFTER: f64 = 10.0;
/// The widths that it is laid out for, in its own units: the first, from one to the next, and how many; then by smaller
/// steps around the best of them.
const FIRST: f64 = 320.0;
const STEP: f64 = 100.0;
const WIDTHS: u8 = 13;
const NEAR: [f64; 4] = [-50.0, -25.0, 25.0, 50.0];

impl StrategyMap {
    /// How large the smallest letters are when the map is shown in a room, in the room's units; infinite where there are
    /// none.
    pub fn letters_in_a_room(&self, (width, height): (f64, f64)) -> f64 {
        let scene = self.in_a_room((width, height)).scene;
        let letters = scene.marks.iter().filter_map(|mark| match &mark.shape {
            Shape::Text(_, _, letters) => Some(letters.size),
            _ => None,
        });
        let scale = (width / scene.width).min(height / scene.height);
        letters.fold(f64::INFINITY, f64::min) * scale
    }

    /// The map laid out for a room of this width and height, whole: as wide in its own units as makes it largest when it is
    /// shown in that room. The bands' names stand beside their rows.
    pub fn in_a_room(&self, (width, height): (f64, f64)) -> Picture {
        let words = self.nodes.iter().filter_map(|node| self.bands.get(node.band));
        let words = words.flat_map(|name| name.split_whitespace());
        let longest = words.map(|word| width_of(word, SIZE, true)).fold(0.0, f64::max);
        let laid = |wide: f64| {
            let beside = (longest + AFTER).min(wide * MOST).ceil();
            let spacing = Spacing { beside, channel: CHANNEL, pad: PAD, good: LEAST, low: LOW };
            wide::picture(self, wide, spacing)
        };
        let scale = |it: &Picture| (width / it.scene.width).min(height / it.scene.height);
        let larger =
            |best: Picture, next: Picture| if scale(&next) > scale(&best) { next } else { best };
        let widths = (0..WIDTHS).map(|step| FIRST + STEP * f64::from(step));
        let best = widths.filter_map(laid).reduce(larger).map(|best| {
            let wide = best.scene.width;
            NEAR.iter().filter_map(|by| laid(wide + by)).fold(best, larger)
        });
        best.map_or_else(|| self.picture(width), |picture| self.told(picture))
    }
}

#[cfg(test)]
mod tests {
    use super::SIZE;
    use crate::chart::Shape;
    use crate::chart::gallery::maps;

    #[test]
    fn what_a_link_stands_between_is_named_in_whole_words() {
        for (what, map) in maps() {
            let Some(part) = map.near(|_| false) else { continue };
            let picture = part.in_a_room((1920.0, 900.0));
            let mut words = String::new();
            for mark in &picture.scene.marks {
                let Shape::Text(at, text, _) = &mark.shape else { continue };
                // A quarter of a line is below the line that letters stand on.
                assert!(at.1 + SIZE / 4.0 <= picture.scene.height, "{what}: {text}");
                words += &format!(" {text}");
            }
            for name in part.nodes.iter().filter_map(|it| part.bands.get(it.band)) {
                let whole = name.split_whitespace().all(|it| words.contains(it));
                assert!(
                    whole || what.contains("hostile") || what.contains("long"),
                    "{what}: {name} in {words}"
                );
            }
        }
    }

    #[test]
    fn it_is_whole_and_no_other_width_makes_it_larger() {
        for (what, map) in maps() {
            for (wide, high) in [(1232.0, 550.0), (400.0, 174.0)] {
                let picture = map.in_a_room((wide, high));
                assert_eq!(picture.nodes.len(), map.nodes.len(), "{what}");
                let drawn: Vec<usize> = map.drawn().map(|(place, _)| place).collect();
                let heads = picture.scene.marks.iter().filter(|it| {
                    matches!((it.role, &it.shape), (crate::chart::Role::Link(_), Shape::Area(_)))
                });
                assert!(heads.count() >= drawn.len(), "{what}: each link has its arrow's head");
                let scale =
                    |scene: &crate::chart::Scene| (wide / scene.width).min(high / scene.height);
                let found = scale(&picture.scene);
                assert!(found > 0.0 && picture.scene.height > 0.0, "{what}");
                if map.nodes.len() > 1 {
                    assert!(found >= scale(&map.picture(wide).scene), "{what}: {found}");
                }
            }
        }
    }
}
