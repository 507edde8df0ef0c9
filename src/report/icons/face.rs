//! What the icons look like and say. Shapes are those of control charts: squares are better, diamonds worse, triangles
//! other news, discs what chance brings; never the shapes or colours of a status.

use crate::rating::see_judge_act::{capital, unassured_words};
use crate::rating::{DataConfidence, Rating, period_noun};
use crate::statistics::xmr::{Assurance, Variation, Way};

/// Which colour an icon has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Blue.
    Better,
    /// Orange.
    Worse,
    /// Grey.
    Plain,
}

/// An icon in a square of 20, and its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Face {
    /// In words.
    pub words: &'static str,
    /// Its colour.
    pub tone: Tone,
    /// What is filled, as SVG's `d` has it; empty where there is nothing to show.
    pub solid: &'static str,
    /// What is drawn over it.
    pub line: &'static str,
    /// It is only an outline: too few figures for it to be settled.
    pub on_trial: bool,
}

/// How much a process' icons rest on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Footing {
    /// So few figures that they make no usual range: nothing is said.
    TooFew,
    /// A usual range on trial.
    OnTrial,
    /// Limits that are settled.
    Settled,
}

/// Said behind the word of an icon that is on trial.
pub const ON_TRIAL: &str = "too early to be sure";

impl Footing {
    /// What a measure's icons rest on.
    pub fn of(rating: &Rating) -> Self {
        match (rating.settled, rating.has_range) {
            (true, _) => Self::Settled,
            (false, true) => Self::OnTrial,
            (false, false) => Self::TooFew,
        }
    }
}

/// Said in place of an icon where there is no usual range for it to be of.
const TOO_FEW: Face =
    Face { words: "Too few figures", tone: Tone::Plain, solid: "", line: DASH, on_trial: false };

const SQUARE: &str = "M2 2h16v16H2z";
const DIAMOND: &str = "M10 .5 19.5 10 10 19.5.5 10z";
const TRIANGLE: &str = "M10 1 19.5 18.5H.5z";
const DISC: &str = "M10 1a9 9 0 1 0 0 18 9 9 0 1 0 0-18z";
const UP: &str = "M10 15V6M6.6 9.2 10 5.8l3.4 3.4";
const DOWN: &str = "M10 5.5v9M6.6 11.2l3.4 3.4 3.4-3.4";
const WAVE: &str = "M4.5 10q2.75-5.5 5.5 0t5.5 0";
const DASH: &str = "M5 10h10";
/// What may be there, and isn’t here.
const DOTS: &str = "M4 10h2M9 10h2M14 10h2";
const TICK: &str = "M5.5 10.5l3 3 6-7";
const CROSS: &str = "M7 7l6 6M13 7l-6 6";
const EITHER: &str = "M4.5 10h11M6 13.5l3-7 3 7 2.5-6";
const ONE_BAR: &str = "M2 13h4v5H2z";
const TWO_BARS: &str = "M2 13h4v5H2zM8 8h4v10H8z";
const THREE_BARS: &str = "M2 13h4v5H2zM8 8h4v10H8zM14 2h4v16h-4z";
const MOVES: &str = "M5 13h4V8h6";
const NEW: &str = "M5 10h10M10 5v10";

/// What the latest figure says of the process.
pub fn variation(found: Variation, footing: Footing) -> Face {
    if footing == Footing::TooFew && found != Variation::NotDrawn {
        return TOO_FEW;
    }
    let (words, tone, solid, line) = match found {
        Variation::CommonCause => ("As usual", Tone::Plain, DISC, WAVE),
        Variation::Improvement(Way::High) => ("Up, for the better", Tone::Better, SQUARE, UP),
        Variation::Improvement(Way::Low) => ("Down, for the better", Tone::Better, SQUARE, DOWN),
        Variation::Concern(Way::High) => ("Up, for the worse", Tone::Worse, DIAMOND, UP),
        Variation::Concern(Way::Low) => ("Down, for the worse", Tone::Worse, DIAMOND, DOWN),
        Variation::Neutral(Way::High) => ("Moved up", Tone::Plain, TRIANGLE, UP),
        Variation::Neutral(Way::Low) => ("Moved down", Tone::Plain, TRIANGLE, DOWN),
        Variation::NotDrawn => ("No limits", Tone::Plain, "", DASH),
    };
    Face {
        words,
        tone,
        solid,
        line,
        on_trial: footing != Footing::Settled && found != Variation::NotDrawn,
    }
}

/// What the process as it is means for the target.
pub fn assurance(found: Assurance, footing: Footing) -> Face {
    if footing == Footing::TooFew
        && !matches!(
            found,
            Assurance::TargetMoves | Assurance::TargetNew { .. } | Assurance::NotAssessed
        )
    {
        return TOO_FEW;
    }
    let (words, tone, solid, line) = match found {
        Assurance::ConsistentlyMeets => ("Consistently meets", Tone::Better, SQUARE, TICK),
        Assurance::ConsistentlyMisses => ("Consistently misses", Tone::Worse, DIAMOND, CROSS),
        Assurance::HitOrMiss => ("Hit or miss", Tone::Plain, DISC, EITHER),
        Assurance::MetEveryTime => ("Met every time", Tone::Plain, DISC, TICK),
        Assurance::TargetMoves => ("Target moves", Tone::Plain, "", MOVES),
        Assurance::TargetNew { .. } => ("Target too new", Tone::Plain, "", NEW),
        Assurance::NotAssessed => ("Not assessed", Tone::Plain, "", DASH),
    };
    Face { words, tone, solid, line, on_trial: footing != Footing::Settled && !solid.is_empty() }
}

/// Why nothing is said of a target that there is: `Target moves`, `Target has stood for 1 of 10 years`.
pub fn unassured(rating: &Rating) -> Option<String> {
    let noun = rating.period.map_or("period", |period| period_noun(period.frequency()));
    let words = unassured_words(rating.assurance, noun)?;
    Some(capital(words.strip_prefix("the ").unwrap_or(&words)))
}

/// How much trust a measure's figures deserve.
pub fn confidence(found: DataConfidence) -> Face {
    let (solid, line) = match found {
        DataConfidence::High => (THREE_BARS, ""),
        DataConfidence::Medium => (TWO_BARS, ""),
        DataConfidence::Low => (ONE_BAR, ""),
        DataConfidence::NotAssessed => ("", DASH),
        DataConfidence::NotInFile => ("", DOTS),
    };
    Face { words: found.words(), tone: Tone::Plain, solid, line, on_trial: false }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_two_icons_of_a_column_are_alike_in_shape_or_in_words() {
        let variations = [
            Variation::CommonCause,
            Variation::Improvement(Way::High),
            Variation::Improvement(Way::Low),
            Variation::Concern(Way::High),
            Variation::Concern(Way::Low),
            Variation::Neutral(Way::High),
            Variation::Neutral(Way::Low),
            Variation::NotDrawn,
        ];
        let assurances = [
            Assurance::ConsistentlyMeets,
            Assurance::ConsistentlyMisses,
            Assurance::HitOrMiss,
            Assurance::MetEveryTime,
            Assurance::TargetMoves,
            Assurance::TargetNew { stood: 1, readings: 10 },
            Assurance::NotAssessed,
        ];
        let check = |faces: Vec<Face>| {
            let shapes: HashSet<_> = faces.iter().map(|it| (it.solid, it.line)).collect();
            let words: HashSet<_> = faces.iter().map(|it| it.words).collect();
            assert_eq!((shapes.len(), words.len()), (faces.len(), faces.len()));
        };
        check(variations.map(|it| variation(it, Footing::Settled)).to_vec());
        check(assurances.map(|it| assurance(it, Footing::Settled)).to_vec());
        check(DataConfidence::ALL.map(confidence).to_vec());
    }

    #[test]
    fn what_rests_on_few_figures_is_on_trial_and_what_is_not_there_is_not() {
        assert!(variation(Variation::Concern(Way::Low), Footing::OnTrial).on_trial);
        assert!(!variation(Variation::Concern(Way::Low), Footing::Settled).on_trial);
        assert!(!variation(Variation::NotDrawn, Footing::OnTrial).on_trial);
        assert!(!assurance(Assurance::NotAssessed, Footing::OnTrial).on_trial);
    }

    #[test]
    fn two_figures_are_not_called_usual() {
        assert_eq!(variation(Variation::CommonCause, Footing::TooFew), TOO_FEW);
        assert_eq!(assurance(Assurance::HitOrMiss, Footing::TooFew), TOO_FEW);
        // What isn't drawn, or isn't assessed, is so for a reason of its own.
        assert_eq!(variation(Variation::NotDrawn, Footing::TooFew).words, "No limits");
        assert_eq!(assurance(Assurance::TargetMoves, Footing::TooFew).words, "Target moves");
    }
}
