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
            Self::Concern => "worse, and not by chance".to_owned(),
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

/// The reasons that a rating and what lies ahead give. A step that only the figures alone tell is none, nor is what a
/// season that comes again may be; of what shows a change for the better none is but a low chance. That its usual range misses is none where the forecast says that the
/// target is more than unlikely.
pub fn reasons(rating: &Rating, ahead: &Ahead) -> Vec<Reason> {
    let concern = matches!(rating.news(), Some(Variation::Concern(_)));
    let better = matches!(rating.news(), Some(Variation::Improvement(_)));
    let unlikely = ahead.green().is_none_or(|green| Likelihood::of(green) <= Likelihood::Unlikely);
    let misses = rating.settled && rating.assurance == Assurance::ConsistentlyMisses;
    // That differences up to so much are similar is set, and says nothing of chance.
    let tested = !rating.is_seasonal_progress()
        && !matches!(rating.progress.test, None | Some(Test::AnyDifference | Test::Within(_)));
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

#[cfg(test)]
mod tests {
    use super::super::ahead;
    use super::*;
    use crate::model::Pack;
    use crate::rating::exception::fixture::{all, at, measure, wave};
    use crate::rating::rate;
    use crate::report::minute::{Member, needs_attention, strip};

    #[test]
    fn a_season_is_no_change_for_the_worse() {
        let check = |figures: &[i32], signal: &str, signs: &[Reason]| {
            let measure = measure(&all(figures));
            let pack = Pack { measures: vec![measure.clone().into()], ..Pack::default() };
            let now = at(&measure.series.last().unwrap().period.to_string(), None);
            let rating = &rate(&pack, &measure, now);
            let words = Vocabulary::RedAmberGreen;
            let found = reasons(rating, &ahead(&pack, &measure, now));
            let found: Vec<_> = found.into_iter().filter(|it| it.is_sign_of_worse()).collect();
            assert_eq!(found, signs, "{figures:?}");
            let said = strip(&pack, Member { measure: &measure, rating }, now, words).signal;
            assert_eq!(said.as_deref(), Some(signal));
            // It is red all the same.
            assert!(needs_attention(rating));
        };
        let season = "A season comes again each year: 3 higher than in Mar 2025, which is worse";
        check(&wave(20.0, 122), season, &[]);
        check(&wave(0.0, 122), "A change for the worse, not chance", &[Reason::Concern]);
    }
}
