//! On what terms open data go out.

/// On what terms the data may be used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Licence {
    /// Open Government Licence 3.0.
    #[default]
    OpenGovernment,
    /// Creative Commons Attribution 4.0.
    Attribution,
    /// Creative Commons Zero 1.0.
    Zero,
}

impl Licence {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::OpenGovernment, Self::Attribution, Self::Zero];

    /// Its name in the SPDX list, which data packages use.
    pub fn key(self) -> &'static str {
        match self {
            Self::OpenGovernment => "OGL-UK-3.0",
            Self::Attribution => "CC-BY-4.0",
            Self::Zero => "CC0-1.0",
        }
    }

    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::OpenGovernment => "Open Government Licence v3.0",
            Self::Attribution => "Creative Commons Attribution 4.0",
            Self::Zero => "Creative Commons Zero 1.0 (no rights kept)",
        }
    }

    /// Where it is written.
    pub(super) fn address(self) -> &'static str {
        match self {
            Self::OpenGovernment => {
                "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
            }
            Self::Attribution => "https://creativecommons.org/licenses/by/4.0/",
            Self::Zero => "https://creativecommons.org/publicdomain/zero/1.0/",
        }
    }
}
