//! The shapes that stand for statuses, on the page and in pictures.

use crate::rating::Status;

/// The shape of a status, what is filled and what is drawn on it: disc with a tick, triangle, octagon with a
/// cross, broken ring. Drawn in a square of 20 units.
pub fn shape(status: Status) -> (&'static str, &'static str) {
    match status {
        Status::Green => ("M10 1a9 9 0 1 0 0 18a9 9 0 1 0 0-18", "M5.6 10.4l3 3 5.8-6.6"),
        Status::Amber => ("M10 1.2L19.4 18H.6z", "M10 7v5.2M10 14.2v1.9"),
        Status::Red => ("M6 1h8l5 5v8l-5 5H6l-5-5V6z", "M6.6 6.6l6.8 6.8M13.4 6.6l-6.8 6.8"),
        _ => ("", "M10 2a8 8 0 1 0 0 16a8 8 0 1 0 0-16"),
    }
}
