//! What a measure is listed under in the order of reasons.

use super::ahead::Ahead;
use super::reason::Reason;
use crate::model::Vocabulary;
use crate::rating::{Rating, Status};
use crate::statistics::xmr::Variation;

/// The parts of the table, in the order of reasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Its process, or a step that was tested, shows a change for the worse.
    Worse,
    /// No such sign; yet as it goes it is unlikely to make its target.
    Unlikely,
    /// Its figure is late.
    Late,
    /// Red, and its history can't tell whether by chance.
    RedUntold,
    /// Red, yet its process is steady.
    RedByChance,
    /// Nothing of these.
    Rest,
}

impl Standing {
    /// Every part, in order.
    pub const ALL: [Self; 6] =
        [Self::Worse, Self::Unlikely, Self::Late, Self::RedUntold, Self::RedByChance, Self::Rest];

    /// Of a rating, what lies ahead, and the reasons that were found.
    pub(super) fn of(rating: &Rating, ahead: &Ahead, reasons: &[Reason]) -> Self {
        let steady =
            rating.settled && !ahead.seasonal && rating.variation == Variation::CommonCause;
        match rating.year_to_date.judgement.status {
            _ if reasons.iter().any(|it| it.is_sign_of_worse()) => Self::Worse,
            _ if !reasons.is_empty() => Self::Unlikely,
            Status::Late => Self::Late,
            Status::Red if steady => Self::RedByChance,
            Status::Red => Self::RedUntold,
            _ => Self::Rest,
        }
    }

    /// What stands over its rows.
    pub fn words(self, vocabulary: Vocabulary) -> String {
        let red = Status::Red.words(vocabulary);
        match self {
            Self::Worse => "A sign for the worse".to_owned(),
            Self::Unlikely => "Unlikely to make its target".to_owned(),
            Self::Late => "Late".to_owned(),
            Self::RedUntold => format!("{red}; its history can’t tell whether by chance"),
            Self::RedByChance => format!(
                "{red}, yet its process is steady: by chance, or the target lies beyond what it does"
            ),
            Self::Rest => "The rest".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::reason::reasons;
    use super::super::{Ahead, Standing, ahead};
    use crate::model::Pack;
    use crate::rating::exception::fixture::{all, at, measure, wave};
    use crate::rating::{Rating, Status, rate};
    use crate::statistics::chance::Chances;

    /// The rating as at the last of these figures, of which at most 100 a month are wanted, and what lies ahead.
    fn rated(figures: &[i32]) -> (Rating, Ahead) {
        let measure = measure(&all(figures));
        let pack = Pack { measures: vec![measure.clone().into()], ..Pack::default() };
        let now = at(&measure.series.last().unwrap().period.to_string(), None);
        (rate(&pack, &measure, now), ahead(&pack, &measure, now))
    }

    #[test]
    fn each_row_stands_under_a_heading_that_is_true_of_it() {
        let check = |figures: &[i32], green: Option<f64>, expected: Standing| {
            let (rating, found) = rated(figures);
            let chances = green.map(|green| Chances { green, amber: 0.0, red: 1.0 - green });
            let ahead = Ahead {
                status: Status::Red,
                complete: false,
                forecast: true,
                out_of_reach: false,
                chances,
                ..found
            };
            let reasons = reasons(&rating, &ahead);
            assert_eq!(Standing::of(&rating, &ahead, &reasons), expected, "{figures:?}");
        };
        let steady = [130, 132].repeat(8);
        let better = [[130, 132].repeat(8), [118, 119].repeat(4)].concat();
        let worse = [[130, 132].repeat(8), vec![150]].concat();
        check(&worse, Some(0.01), Standing::Worse);
        // As usual, and the target out of its reach.
        check(&steady, Some(0.01), Standing::Unlikely);
        check(&steady, None, Standing::Unlikely);
        check(&steady, Some(0.6), Standing::RedByChance);
        // For the better: in neither unless its chance is low.
        check(&better, Some(0.01), Standing::Unlikely);
        check(&better, Some(0.6), Standing::RedUntold);
        check(&better, None, Standing::RedUntold);
        // Within what is usual, and a season all the same.
        check(&wave(20.0, 110), Some(0.6), Standing::RedUntold);
    }
}
