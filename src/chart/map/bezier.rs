//! Curves as short straight lines.

use crate::chart::scene::Point;

/// So many straight lines a curve.
const PIECES: u8 = 16;

/// A curve that leaves one point and meets another upright, without where it starts.
pub fn upright(from: Point, to: Point) -> impl Iterator<Item = Point> {
    let middle = (from.1 + to.1) / 2.0;
    (1..=PIECES).map(move |piece| {
        let t = f64::from(piece) / f64::from(PIECES);
        let (s, t2, t3) = (1.0 - t, t * t, t * t * t);
        let (s2, s3) = (s * s, s * s * s);
        let mix =
            |a: f64, b: f64, c: f64, d: f64| s3 * a + 3.0 * s2 * t * b + 3.0 * s * t2 * c + t3 * d;
        (mix(from.0, from.0, to.0, to.0), mix(from.1, middle, middle, to.1))
    })
}
