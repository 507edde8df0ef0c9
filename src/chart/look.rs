//! What roles look like: the one place that gives marks an ink, a width and dashes. Lines that can be mistaken
//! for each other differ in more than colour.

use super::scene::{Marker, Role};
use crate::rating::{Showing, Status};

/// How much of the ink each class of a scale has, from the lowest; the style sheet has the same for tables.
const CLASSES: [f64; 5] = [0.06, 0.17, 0.28, 0.4, 0.52];

/// A colour by its use; what it comes to is the palette's matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Actuals.
    First,
    /// Plans and limits.
    Second,
    /// The year before.
    Third,
    /// Comparators, every other one.
    Fourth,
    /// The other comparators.
    Fifth,
    /// News on the better side.
    Better,
    /// News on the worse side.
    Worse,
    /// Words.
    Words,
    /// Words that matter less.
    Quiet,
    /// Thin lines.
    Rule,
    /// The paper itself.
    Paper,
    /// The golden thread.
    Thread,
    /// On target.
    Green,
    /// Off target, within the floor.
    Amber,
    /// Off target.
    Red,
}

impl Ink {
    /// As the page says it: a custom property, which follows the reader's theme and turns light on paper.
    pub fn variable(self) -> &'static str {
        match self {
            Self::First => "var(--series-1)",
            Self::Second => "var(--series-2)",
            Self::Third => "var(--series-3)",
            Self::Fourth => "var(--series-4)",
            Self::Fifth => "var(--series-5)",
            Self::Better => "var(--better)",
            Self::Worse => "var(--worse)",
            Self::Words => "var(--ink)",
            Self::Quiet => "var(--quiet)",
            Self::Rule => "var(--rule)",
            Self::Paper => "var(--paper)",
            Self::Thread => "var(--thread)",
            Self::Green => "var(--green)",
            Self::Amber => "var(--amber)",
            Self::Red => "var(--red)",
        }
    }

    /// On paper: the page's light colours.
    pub fn paper(self) -> &'static str {
        match self {
            Self::First => "#12436d",
            Self::Second => "#c2500f",
            Self::Third => "#3d3d3d",
            Self::Fourth => "#1d7d75",
            Self::Fifth => "#801650",
            Self::Better => "#0b63b0",
            Self::Worse => "#c2500f",
            Self::Words => "#1a1b20",
            Self::Quiet => "#56585f",
            Self::Rule => "#ddd8cc",
            Self::Paper => "#fff",
            Self::Thread => "#b98a1e",
            Self::Green => "#17703f",
            Self::Amber => "#9a4d00",
            Self::Red => "#b01e16",
        }
    }
}

/// What a role looks like.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// Its colour.
    pub ink: Ink,
    /// How wide its lines are.
    pub wide: f64,
    /// Its dashes, as SVG writes them; empty for a solid line.
    pub dashes: &'static str,
    /// How much of the colour there is where it fills, from 0 to 1.
    pub filled: f64,
}

/// What a role looks like.
pub fn look(role: Role) -> Look {
    let (ink, wide, dashes) = match role {
        Role::Ground => (Ink::Paper, 0.0, ""),
        Role::Actual => (Ink::First, 3.0, ""),
        Role::Plan => (Ink::Second, 2.0, ""),
        Role::Within => (Ink::Second, 0.0, ""),
        Role::Limit => (Ink::Second, 1.6, "6 4"),
        Role::Promised => (Ink::Fifth, 1.8, "1 3 6 3"),
        Role::Recovery => (Ink::Fourth, 2.2, "10 4 2 4"),
        Role::Before => (Ink::Third, 1.6, "2 3"),
        Role::Ahead => (Ink::First, 1.8, "3 4"),
        Role::Fan => (Ink::First, 0.0, ""),
        Role::Comparator(place) => {
            // Six markers, then other dashes: no two of eighteen are drawn alike.
            let dashes = ["8 3 2 3", "12 4", "1 4"].get(place / 6 % 3).copied();
            let ink = if place.is_multiple_of(2) { Ink::Fourth } else { Ink::Fifth };
            (ink, 1.6, dashes.unwrap_or_default())
        }
        Role::Course => (Ink::Quiet, 1.8, ""),
        Role::Reading => (Ink::Quiet, 1.6, ""),
        Role::Better => (Ink::Better, 1.6, ""),
        Role::Worse => (Ink::Worse, 1.6, ""),
        Role::News => (Ink::Words, 1.6, ""),
        Role::Mean => (Ink::Quiet, 1.2, ""),
        Role::Limits => (Ink::Quiet, 1.4, "6 4"),
        Role::Near => (Ink::Quiet, 1.0, "2 6"),
        Role::Usual => (Ink::Quiet, 0.0, ""),
        Role::Break => (Ink::Words, 1.0, "1 3"),
        Role::Target => (Ink::Words, 2.0, "12 3"),
        Role::Missing => (Ink::Quiet, 1.6, ""),
        Role::Axis => (Ink::Quiet, 1.0, ""),
        Role::Grid => (Ink::Rule, 1.0, ""),
        Role::Label => (Ink::Quiet, 1.0, ""),
        Role::Words => (Ink::Words, 1.0, ""),
        Role::Thread => (Ink::Thread, 2.0, ""),
        Role::Status(status) => (of_status(status), 2.1, ""),
        Role::Link(showing) => of_showing(showing),
        Role::Ring(showing) => (of_showing(showing).0, 1.6, ""),
        Role::Frame => (Ink::Words, 1.2, ""),
        Role::Class(_) => (Ink::First, 0.0, ""),
    };
    let filled = match role {
        Role::Within | Role::Fan => 0.14,
        Role::Usual => 0.1,
        // Even steps, so that they read in grey; never so dark that words on them don't.
        Role::Class(class) => CLASSES.get(class.saturating_sub(1)).copied().unwrap_or(0.52),
        _ => 1.0,
    };
    Look { ink, wide, dashes, filled }
}

/// The marker of a comparator's line, by its place.
pub fn marker(place: usize) -> Marker {
    // The first is the measure's own.
    let others = Marker::ALL.len() - 1;
    Marker::ALL.get(1 + place % others).copied().unwrap_or(Marker::Square)
}

/// The line of a cause and its effect: gold and whole where it shows, else told apart by dashes.
fn of_showing(showing: Showing) -> (Ink, f64, &'static str) {
    match showing {
        Showing::Seen => (Ink::Thread, 3.0, ""),
        Showing::OtherWay => (Ink::Worse, 2.4, "12 3 2 3"),
        // Each dash is wider and longer than a pixel, so that on a screen it has its ink's whole contrast.
        Showing::NotSeen => (Ink::Quiet, 2.2, "10 5"),
        Showing::TooFew => (Ink::Quiet, 2.2, "4 4"),
        Showing::CannotTell => (Ink::Quiet, 2.2, "3 8"),
    }
}

/// A status' colour.
fn of_status(status: Status) -> Ink {
    match status {
        Status::Green => Ink::Green,
        Status::Amber => Ink::Amber,
        Status::Red => Ink::Red,
        _ => Ink::Quiet,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The style's colours.
    const TOKENS: &str = include_str!("../../style/tokens.css");

    /// A colour's relative luminance (WCAG 2.2).
    fn luminance(colour: &str) -> f64 {
        let digits = colour.trim_start_matches('#');
        let digits = match digits.len() {
            3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
            _ => digits.to_owned(),
        };
        let part = |at: usize| {
            let part = f64::from(u8::from_str_radix(&digits[at..at + 2], 16).unwrap()) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(0) + 0.7152 * part(2) + 0.0722 * part(4)
    }

    fn contrast(one: &str, other: &str) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// Of a custom property, the light colour and the dark one.
    fn page(variable: &str) -> (&'static str, &'static str) {
        let name = variable.trim_start_matches("var(").trim_end_matches(')');
        let start = format!("  {name}: light-dark(");
        let (_, rest) = TOKENS.split_once(&start).unwrap();
        rest.split_once(')').unwrap().0.split_once(", ").unwrap()
    }

    #[test]
    fn lines_that_say_something_are_seen_in_light_dark_and_print() {
        let links = Showing::ALL.iter().flat_map(|it| [Role::Link(*it), Role::Ring(*it)]);
        let others =
            [Role::Near, Role::Limits, Role::Limit, Role::Before, Role::Target, Role::Frame];
        let (ground, on_paper) = (page(Ink::Paper.variable()), Ink::Paper.paper());
        for role in links.chain(others) {
            let ink = look(role).ink;
            let (light, dark) = page(ink.variable());
            let seen = [
                contrast(light, ground.0),
                contrast(dark, ground.1),
                contrast(ink.paper(), on_paper),
            ];
            assert!(seen.iter().all(|ratio| *ratio >= 3.0), "{role:?}: {seen:?}");
        }
        // Of the map, none is so fine that it fades.
        for showing in Showing::ALL {
            let Look { wide, dashes, .. } = look(Role::Link(showing));
            let shortest = dashes.split(' ').step_by(2).filter_map(|it| it.parse::<f64>().ok());
            assert!(wide >= 2.0 && shortest.fold(f64::INFINITY, f64::min) >= 2.0, "{showing:?}");
        }
    }
}
