//! How the council stands at the end of a quarter, as the engine rates it.

use super::town::quarter_end;
use crate::model::{Number, Pack};
use crate::rating::{
    AsAt, Rating, rate,
    roll_up::{Child, Score, score},
};
use crate::statistics::xmr::Variation;

/// The council at the end of a quarter.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// When it was rated for.
    pub as_at: AsAt,
    /// Of each measure, in order.
    pub ratings: Vec<Rating>,
    /// The headlines as one.
    pub score: Score,
}

/// What a pack's council comes to at the end of a quarter, counted from 1; 0: before the first.
pub fn standings(pack: &Pack, quarter: usize) -> Standing {
    let period = quarter_end(quarter);
    let as_at = AsAt { period, on: Some(period.end(pack.calendar())) };
    let ratings: Vec<Rating> =
        pack.measures.iter().map(|measure| rate(pack, measure, as_at)).collect();
    let children: Vec<Child<'_>> = pack
        .measures
        .iter()
        .zip(&ratings)
        .map(|(measure, rating)| Child {
            name: &measure.name,
            status: rating.year_to_date.judgement.status,
            weight: None,
        })
        .collect();
    let score = score(&children, None);
    Standing { as_at, ratings, score }
}

impl Standing {
    /// What the quarter counts: a point a green measure, half an amber one.
    pub fn points(&self) -> f64 {
        self.score.score.unwrap_or(0.0) * f64::from(self.score.rated)
    }

    /// Whether the latest figure of a measure is a signal on the better side, by the engine's control chart.
    pub fn is_better(&self, service: usize) -> bool {
        let found = self.ratings.get(service).map(|rating| rating.variation);
        matches!(found, Some(Variation::Improvement(_)))
    }

    /// Whether the latest figure of a measure is a signal on the worse side, by the engine's control chart.
    pub fn is_concern(&self, service: usize) -> bool {
        let found = self.ratings.get(service).map(|rating| rating.variation);
        matches!(found, Some(Variation::Concern(_)))
    }
}

/// Points as printed: `31.5`, `32`.
pub fn points_words(points: f64) -> String {
    Number::try_from(points).map(|it| it.rounded(Some(1)).printed(None)).unwrap_or_default()
}

/// Points with their unit: `1 point`, `31.5 points`.
pub fn in_points(points: f64) -> String {
    let words = points_words(points);
    let unit = if words == "1" { "point" } else { "points" };
    format!("{words} {unit}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_print_short() {
        assert_eq!(points_words(31.5), "31.5");
        assert_eq!(points_words(32.0), "32");
        let check = |points: f64, expected: &str| assert_eq!(in_points(points), expected);
        check(1.0, "1 point");
        check(0.5, "0.5 points");
        check(31.5, "31.5 points");
    }
}
