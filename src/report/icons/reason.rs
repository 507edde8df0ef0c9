//! What speaks against a measure that isn't chance. Not to be taken for what needs attention on the front door: that
//! goes by what is red, late or worse, this by what can't be put down to chance, whatever the colour.

use super::ahead::Ahead;
use crate::model::Vocabulary;
use crate::rating::{Progress, Rating, Status, Test, percent_words};
use crate::statistics::chance::Likelihood;
use crate::statistics::xmr::{Assurance, Variation};

/// Under this chance of green an exception is due (RULES 14).
const LOW_CHANCE: f64 = 0.2;

/// A reason to look at a measure, the weightiest first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reason {
    /// Its process shows a change for the worse (RULES 9).
    Concern,
    /// All of its usual range misses the target.
    Misses,
    /// It got worse by more than chance explains.
    Worsening,
    /// The year's target can't be met any more.
    OutOfReach,
    /// So likely is green at the year's end, 0 to 1.
    LowChance(f64),
}

impl Reason {
    /// In a list of reasons.
    pub fn words(self, vocabulary: Vocabulary) -> String {
        match self {
            Self::Concern => "a change for the worse, not chance".to_owned(),
            Self::Misses => "its usual range misses the target".to_owned(),
            Self::Worsening => "got worse by more than chance".to_owned(),
            Self::OutOfReach => "the year’s target can no longer be met".to_owned(),
            Self::LowChance(green) => {
                let status = Status::Green.words(vocabulary).to_lowercase();
                format!("{} chance of {status}", percent_words(green))
            }
        }
    }
}

impl Reason {
    /// Whether it is a change for the worse, and not where it stands or is heading.
    pub(super) fn is_sign_of_worse(self) -> bool {
        matches!(self, Self::Concern | Self::Worsening)
    }
}

/// The reasons that a rating and what lies ahead give. A step that only the figures alone tell is none; of what shows a
/// change for the better none is but a low chance. That its usual range misses is none where the forecast says that the
/// target is more than unlikely.
pub fn reasons(rating: &Rating, ahead: &Ahead) -> Vec<Reason> {
    let of_process =
        |variation: fn(Variation) -> bool| rating.settled && variation(rating.variation);
    let concern = of_process(|it| matches!(it, Variation::Concern(_)));
    let better = of_process(|it| matches!(it, Variation::Improvement(_)));
    let unlikely = ahead.green().is_none_or(|green| Likelihood::of(green) <= Likelihood::Unlikely);
    let misses = rating.settled && rating.assurance == Assurance::ConsistentlyMisses;
    // That differences up to so much are similar is set, and says nothing of chance.
    let tested =
        !matches!(rating.progress.test, None | Some(Test::AnyDifference | Test::Within(_)));
    let worsening = tested && rating.progress.progress == Progress::GotWorse;
    let low = ahead.green().filter(|green| *green < LOW_CHANCE).map(|green| {
        // As the column of forecasts says it.
        if ahead.out_of_reach { Reason::OutOfReach } else { Reason::LowChance(green) }
    });
    [
        concern.then_some(Reason::Concern),
        (misses && unlikely && !better).then_some(Reason::Misses),
        (worsening && !concern && !better).then_some(Reason::Worsening),
        low,
    ]
    .into_iter()
    .flatten()
    .collect()
}
