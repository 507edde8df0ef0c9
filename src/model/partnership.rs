//! The five questions to ask a partnership of its performance (FRAMEWORK R7).

use crate::model::choice::choice;
use crate::model::record::record;
use crate::model::{Evidence, Met};

choice!(/// One of the five questions.
PartnershipQuestion {
    /// Gathering data.
    GatheringData = "Gathering data",
    /// A common view.
    CommonView = "A common view",
    /// Governance.
    Governance = "Governance",
    /// Rewards and sanctions.
    RewardsAndSanctions = "Rewards and sanctions",
    /// Learning.
    Learning = "Learning",
});

impl PartnershipQuestion {
    /// As it is asked.
    pub fn asked(self) -> &'static str {
        match self {
            Self::GatheringData => {
                "Does every partner gather the figures that show whether we succeed, and hand them on in time?"
            }
            Self::CommonView => {
                "Do we look at the same figures, defined in the same way, and read the same from them?"
            }
            Self::Governance => {
                "Is it plain who answers for what, to whom, and who can change it when it goes wrong?"
            }
            Self::RewardsAndSanctions => {
                "Does anything follow, for any partner, from doing well or badly?"
            }
            Self::Learning => {
                "What did we do otherwise because of what we learnt from the figures?"
            }
        }
    }
}

record! {
    /// A partnership's own answer to one of the five questions.
    pub struct PartnershipAnswer {
        /// Which.
        pub question: PartnershipQuestion => needed public;
        /// How far it is so. None: not judged.
        pub met: Option<Met> => public;
        /// What was answered.
        pub answer: String => public;
        /// What shows that.
        pub evidence: Vec<Evidence> => public;
    }
}
