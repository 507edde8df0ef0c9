//! The organisation and the choices it has made.

use crate::model::choice::choice;
use crate::model::record::record;
use crate::model::{Calendar, Day, Number, PerspectiveId, RiskScale};

choice!(/// Which words stand for a status (FRAMEWORK R2). The rating underneath is the same.
Vocabulary {
    /// Red, amber, green.
    RedAmberGreen = "Red, amber, green",
    /// On-target, off-target.
    OnOffTarget = "On-target, off-target",
});

record! {
    /// Whose pack it is.
    pub struct Organisation, starting as Organisation::started {
        /// As printed.
        pub name: String => kept public;
        /// The code of its area in a register that others use, such as E08000026 of the statistics office.
        pub code: String => public;
        /// What it is all for, in a sentence.
        pub vision: String => public;
        /// The month the reporting year starts in, 1 to 12. April unless set.
        pub year_start_month: u32 => kept public;
        /// Which words stand for a status.
        pub vocabulary: Vocabulary => kept public;
        /// A roll-up score isn't shown unless at least this per cent of the weight is rated. None: 50.
        pub coverage_limit: Option<Number> => public;
        /// Whether a target that is signed off from now on can be changed within its year, by an approved proposal;
        /// the old one then stands beside it. Strict unless set.
        pub in_year_changes: bool => public;
        /// The day that everything is said as at, for a pack that is to stay as it is: a sample, a training pack.
        /// None: today.
        pub clock: Option<Day> => public;
        /// How it scores risks, and how much of them it accepts. None: as the product has it.
        pub risk_scale: Option<RiskScale> => public;
    }
}

impl Organisation {
    /// Its year starts in April unless set.
    fn started(blank: Self) -> Self {
        Self { year_start_month: Calendar::default().start_month(), ..blank }
    }
}

record! {
    /// A side of the balanced scorecard.
    pub struct Perspective {
        /// Unique in the pack.
        pub id: PerspectiveId => needed public;
        /// As printed.
        pub name: String => needed public;
    }
}

impl Perspective {
    /// Outcomes, workforce, finance, quality: what a scorecard has unless others are named.
    pub fn defaults() -> Vec<Self> {
        ["Outcomes", "Workforce", "Finance", "Quality"]
            .into_iter()
            .map(|name| Self {
                id: PerspectiveId(name.to_ascii_lowercase()),
                name: name.to_owned(),
                ..Self::default()
            })
            .collect()
    }
}
