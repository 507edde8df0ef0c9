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
    /// The word for a chance of 0 to 1.
    pub fn of(chance: f64) -> Self {
        match chance {
            _ if chance < 0.075 => Self::Remote,
            _ if chance < 0.225 => Self::HighlyUnlikely,
            _ if chance < 0.375 => Self::Unlikely,
            _ if chance < 0.525 => Self::RealisticPossibility,
            _ if chance < 0.775 => Self::Likely,
            _ if chance < 0.925 => Self::HighlyLikely,
            _ => Self::AlmostCertain,
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
