//! The conditions by name.

/// What has to be so for a question to be offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Condition {
    /// Three periods running are worse than the floor, each by itself.
    RedThrice,
    /// It got worse by more than chance explains.
    Signal,
    /// It is steady, and its target lies outside its usual range on the better side.
    SteadyMiss,
    /// Its figure is due and isn't there.
    Late,
    /// The date by which it was to be back on track moved twice or more.
    PromiseMoved,
    /// That date is past, and it isn't back.
    PromiseBroken,
    /// An action was to move it, and didn't.
    NoEffect,
    /// Its officer says what was said the period before, and its figure isn't better for it.
    ToldAgain,
    /// It is red, and half or more of those it is compared with do better.
    OthersBetter,
    /// Its target or terms were changed in the year.
    TargetMoved,
    /// Its chance of meeting the year's target is under 20 %.
    LowChance,
}

impl Condition {
    /// Every condition, in the order in which questions are offered.
    pub const ALL: [Self; 11] = [
        Self::RedThrice,
        Self::Signal,
        Self::SteadyMiss,
        Self::Late,
        Self::PromiseMoved,
        Self::PromiseBroken,
        Self::NoEffect,
        Self::ToldAgain,
        Self::OthersBetter,
        Self::TargetMoved,
        Self::LowChance,
    ];

    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::RedThrice => "Worse than its floor three periods running or more",
            Self::Signal => "Worse by more than chance explains",
            Self::SteadyMiss => "Steady, and its usual range misses the target",
            Self::Late => "Its figure is late",
            Self::PromiseMoved => "Its promised date moved twice or more",
            Self::PromiseBroken => "Its promised date is past",
            Self::NoEffect => "An action had no effect",
            Self::ToldAgain => "The same is said again",
            Self::OthersBetter => "Others do better",
            Self::TargetMoved => "Its target or terms were changed this year",
            Self::LowChance => "A chance of under 20% to meet the year’s target",
        }
    }
}
