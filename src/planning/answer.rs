//! What is asked and answered of a target.

/// What can be asked of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Statement {
    /// There is one.
    HasTarget,
    /// Its reason is given.
    SaysWhy,
    /// Evidence is listed.
    RestsOnEvidence,
    /// Its measure is defined.
    IsSpecific,
    /// More or less is better.
    SaysWhichWay,
    /// A post is accountable.
    HasOwner,
    /// There are others' figures.
    IsCompared,
    /// Everybody may see it.
    IsPublic,
    /// There is a figure or baseline before it.
    StartsSomewhere,
    /// Figures can be held against it.
    CanBeRated,
    /// It is written in what the measure counts.
    InItsUnit,
    /// Each period that reports has a plan.
    Profiled,
    /// What is planned comes to what is aimed for.
    Arrives,
    /// The stretch is beyond the target.
    StretchAsksMore,
    /// History makes it likely.
    WithinReach,
    /// It doesn't step back.
    NoLessThanLastYear,
}

impl Statement {
    /// As a statement that should hold.
    pub fn words(self) -> &'static str {
        match self {
            Self::HasTarget => "There is a target for the year",
            Self::SaysWhy => "It says why",
            Self::RestsOnEvidence => "It rests on evidence",
            Self::IsSpecific => "It is specific",
            Self::SaysWhichWay => "It says which way is better",
            Self::HasOwner => "Somebody answers for it",
            Self::IsCompared => "It can be compared",
            Self::IsPublic => "It is public and visible",
            Self::StartsSomewhere => "It starts from somewhere",
            Self::CanBeRated => "It can be rated",
            Self::InItsUnit => "It is in the measure’s unit",
            Self::Profiled => "It is profiled over the year as it reports",
            Self::Arrives => "Its plans arrive at the target",
            Self::StretchAsksMore => "Its stretch asks for more than the target",
            Self::WithinReach => "Its own history makes it plausible",
            Self::NoLessThanLastYear => "It asks for no less than last year",
        }
    }
}

/// One principle, whether it holds, and why that is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The principle.
    pub principle: Statement,
    /// Whether it does.
    pub holds: bool,
    /// What it is judged by, or what is missing; empty where the statement says it all.
    pub words: String,
}

impl Answer {
    pub(super) fn new(principle: Statement, holds: bool, words: impl Into<String>) -> Self {
        Self { principle, holds, words: words.into() }
    }
}
