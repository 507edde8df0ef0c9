//! Signs that stand in a row for what would take it several lines: each is said once over the table, and in full to whom the
//! row is read out.

use crate::model::{Measure, Vocabulary};
use crate::rating::Rating;
use crate::rating::see_judge_act::{range_and_status, sign_and_progress};
use crate::statistics::xmr::Variation;

/// What a sign stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Nobody has signed off the target.
    Unsigned,
    /// Progress goes by two figures, and the sign of change beside it says something else.
    TwoFigures,
    /// A season comes again each year, which may be all that the sign of change shows.
    Season,
    /// What its usual range says of the target, its status gainsays.
    Otherwise,
}

impl Mark {
    /// Each, in the order of the key.
    pub const ALL: [Self; 4] = [Self::Unsigned, Self::TwoFigures, Self::Season, Self::Otherwise];

    /// As it stands in a row.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Unsigned => "†",
            Self::TwoFigures => "‡",
            Self::Season => "§",
            Self::Otherwise => "¶",
        }
    }

    /// What it stands for, as the key over the table says it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Unsigned => "target not signed off",
            Self::TwoFigures => "by two figures alone",
            Self::Season => "a season comes again each year",
            Self::Otherwise => "not what is usual for it lately",
        }
    }

    /// What it says of a measure, in full; `None` where the measure doesn't have it. That a target isn't signed off, no
    /// rating knows.
    pub fn said(
        self,
        measure: &Measure,
        rating: &Rating,
        vocabulary: Vocabulary,
        is_unsigned: bool,
    ) -> Option<String> {
        match self {
            Self::Unsigned => is_unsigned.then(|| self.key().to_owned()),
            Self::TwoFigures => {
                rating.progress_shown()?;
                sign_and_progress(rating).map(str::to_owned)
            }
            Self::Season => {
                let flagged = rating.variation != Variation::CommonCause;
                Some(rating.season.filter(|_| flagged)?.said(measure))
            }
            Self::Otherwise => match super::unassured(rating) {
                Some(_) => None,
                None => range_and_status(rating, vocabulary),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Pack;
    use crate::rating::exception::fixture::{all, at, measure, wave};
    use crate::rating::rate;

    #[test]
    fn a_row_has_the_signs_of_what_is_so_of_it() {
        let check = |figures: &[i32], unsigned: bool, expected: &[Mark]| {
            let measure = measure(&all(figures));
            let pack = Pack { measures: vec![measure.clone().into()], ..Pack::default() };
            let now = at(&measure.series.last().unwrap().period.to_string(), None);
            let rating = rate(&pack, &measure, now);
            let words = Vocabulary::RedAmberGreen;
            let has = |mark: &Mark| mark.said(&measure, &rating, words, unsigned).is_some();
            let found: Vec<Mark> = Mark::ALL.into_iter().filter(has).collect();
            assert_eq!(found, expected, "{figures:?}");
        };
        let steady = [90, 92].repeat(8);
        check(&steady, false, &[]);
        check(&steady, true, &[Mark::Unsigned]);
        check(&wave(20.0, 122), false, &[Mark::Season]);
        // All of what is usual for it misses the 100 a month that are wanted at the most, and its last two don't.
        let lately = [[130, 132].repeat(8), vec![90]].concat();
        check(&lately, false, &[Mark::Otherwise]);
    }

    #[test]
    fn no_two_signs_are_alike() {
        let all: std::collections::HashSet<_> =
            Mark::ALL.into_iter().flat_map(|it| [it.sign(), it.key()]).collect();
        assert_eq!(all.len(), 2 * Mark::ALL.len());
    }
}
