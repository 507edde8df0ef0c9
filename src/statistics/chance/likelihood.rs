//! A chance in words.

/// The words of the government's probability yardstick (Professional Head of Intelligence Assessment, 2019), its gaps
/// split midway.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Likelihood {
    /// Under 7.5 %.
    Remote,
    /// From 7.5 to under 22.5 %.
    HighlyUnlikely,
    /// From 22.5 to under 37.5 %.
    Unlikely,
    /// From 37.5 to under 52.5 %.
    RealisticPossibility,
    /// From 52.5 to under 77.5 %.
    Likely,
    /// From 77.5 to under 92.5 %.
    HighlyLikely,
    /// From 92.5 % on.
    AlmostCertain,
}

impl Likelihood {
    /// Each, the least likely first.
    pub const ALL: [Self; 7] = [
        Self::Remote,
        Self::HighlyUnlikely,
        Self::Unlikely,
        Self::RealisticPossibility,
        Self::Likely,
        Self::HighlyLikely,
        Self::AlmostCertain,
    ];

    /// The word for a chance of 0 to 1.
    pub fn of(chance: f64) -> Self {
        Self::ALL.into_iter().find(|it| chance < it.ends()).unwrap_or(Self::AlmostCertain)
    }

    /// The chance that it goes up to; a chance of just that has the next word.
    fn ends(self) -> f64 {
        match self {
            Self::Remote => 0.075,
            Self::HighlyUnlikely => 0.225,
            Self::Unlikely => 0.375,
            Self::RealisticPossibility => 0.525,
            Self::Likely => 0.775,
            Self::HighlyLikely => 0.925,
            Self::AlmostCertain => f64::INFINITY,
        }
    }

    /// The chances that it is said of: `under 7.5%`, `7.5% to under 22.5%`, `92.5% or more`.
    pub fn band_words(self) -> String {
        // Bands end on halves of a percent, which tenths print exactly.
        let percent = |chance: f64| format!("{:.1}%", chance * 100.0);
        let below = Self::ALL.into_iter().take_while(|it| *it < self).last();
        match (below, self) {
            (None, _) => format!("under {}", percent(self.ends())),
            (Some(below), Self::AlmostCertain) => format!("{} or more", percent(below.ends())),
            (Some(below), _) => {
                format!("{} to under {}", percent(below.ends()), percent(self.ends()))
            }
        }
    }

    /// In a sentence.
    pub fn words(self) -> &'static str {
        match self {
            Self::Remote => "remote",
            Self::HighlyUnlikely => "highly unlikely",
            Self::Unlikely => "unlikely",
            Self::RealisticPossibility => "realistic possibility",
            Self::Likely => "likely",
            Self::HighlyLikely => "highly likely",
            Self::AlmostCertain => "almost certain",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_are_said_as_they_are_judged() {
        let check = |word: Likelihood, expected: &str| assert_eq!(word.band_words(), expected);
        check(Likelihood::Remote, "under 7.5%");
        check(Likelihood::HighlyUnlikely, "7.5% to under 22.5%");
        check(Likelihood::Likely, "52.5% to under 77.5%");
        check(Likelihood::AlmostCertain, "92.5% or more");
    }

    #[test]
    fn gaps_are_split_midway_and_the_end_is_the_likelier_word() {
        let check = |chance: f64, below: &str, from: &str| {
            assert_eq!(Likelihood::of(chance - 1e-9).words(), below);
            assert_eq!(Likelihood::of(chance).words(), from);
        };
        check(0.075, "remote", "highly unlikely");
        check(0.225, "highly unlikely", "unlikely");
        check(0.375, "unlikely", "realistic possibility");
        check(0.525, "realistic possibility", "likely");
        check(0.775, "likely", "highly likely");
        check(0.925, "highly likely", "almost certain");
        assert_eq!([0.0, 1.0].map(Likelihood::of), [Likelihood::Remote, Likelihood::AlmostCertain]);
    }
}
