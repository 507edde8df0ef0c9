//! The ways to spread a target over its year.

use crate::planning::trajectory::Maker;

/// How the year's target is spread over its periods.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// The same for each.
    Flat,
    /// From last year's last plan or figure to this year's target.
    Straight,
    /// As the years before were.
    Seasonal,
    /// In the shape that it has, to come to the target.
    Shaped,
    /// As typed.
    Keep,
}

impl Profile {
    /// Every profile, as offered.
    pub const ALL: [Self; 5] =
        [Self::Flat, Self::Straight, Self::Seasonal, Self::Shaped, Self::Keep];

    /// The key of its choice, the same whatever it is printed as.
    pub fn name(self) -> &'static str {
        match self {
            Self::Flat => "flat",
            Self::Straight => "straight",
            Self::Seasonal => "seasonal",
            Self::Shaped => "shaped",
            Self::Keep => "keep",
        }
    }

    /// As printed.
    pub fn words(self) -> &'static str {
        match self {
            Self::Flat => "Flat",
            Self::Straight => "Straight line",
            Self::Seasonal => "Seasonal, from history",
            Self::Shaped => "In the shape it has",
            Self::Keep => "As typed below",
        }
    }
}

impl From<Maker> for Profile {
    fn from(maker: Maker) -> Self {
        match maker {
            Maker::Flat => Self::Flat,
            Maker::Straight => Self::Straight,
            Maker::Seasonal => Self::Seasonal,
        }
    }
}
