//! Assessments of the quality of a measure's data (FRAMEWORK D5).

use crate::model::choice::choice;
use crate::model::id::id;
use crate::model::record::record;
use crate::model::{Audience, Day, MeasureId};

id!(/** Names an assessment; unique in a pack. */ AssessmentId of Assessment);

choice!(/// How far a principle is met.
Met {
    /// Nothing that was found speaks against it.
    Fully = "Met",
    /// In part, or for some of the figures.
    Partly = "Partly met",
    /// It isn't.
    Not = "Not met",
});

choice!(/// What data of good quality are.
DataPrinciple {
    /// As close to what they describe as their use needs.
    Accuracy = "Accuracy",
    /// Recorded as the definition says.
    Validity = "Validity",
    /// Collected in the same way from one period to the next.
    Reliability = "Reliability",
    /// There soon enough to act on.
    Timeliness = "Timeliness",
    /// Nothing is left out.
    Completeness = "Completeness",
    /// About what the measure is for.
    Relevance = "Relevance",
});

record! {
    /// A measure's data held against six principles: how far each is met, what shows that, and what is to be done.
    pub struct Assessment {
        /// Unique in the pack.
        pub id: AssessmentId => needed public;
        /// What it is of, as printed.
        pub name: String => needed public;
        /// The measure whose data were looked at.
        pub measure: MeasureId => needed public;
        /// Whom it is for. None: not yet set, which counts as internal.
        pub audience: Option<Audience> => public;
        /// When it was made. None: not yet, and it counts for nothing.
        pub on: Option<Day> => public;
        /// The day by which it is to be made anew. None: no day is set.
        pub review_by: Option<Day> => public;
        /// The post that made it.
        pub reviewer: String => public;
        /// As close to what they describe as their use needs. None: not judged.
        pub accuracy: Option<Met> => public;
        /// What shows that.
        pub accuracy_shown_by: String => public;
        /// Recorded as the definition says. None: not judged.
        pub validity: Option<Met> => public;
        /// What shows that.
        pub validity_shown_by: String => public;
        /// Collected in the same way from one period to the next. None: not judged.
        pub reliability: Option<Met> => public;
        /// What shows that.
        pub reliability_shown_by: String => public;
        /// There soon enough to act on. None: not judged.
        pub timeliness: Option<Met> => public;
        /// What shows that.
        pub timeliness_shown_by: String => public;
        /// Nothing is left out. None: not judged.
        pub completeness: Option<Met> => public;
        /// What shows that.
        pub completeness_shown_by: String => public;
        /// About what the measure is for. None: not judged.
        pub relevance: Option<Met> => public;
        /// What shows that.
        pub relevance_shown_by: String => public;
        /// What is to be done about what isn't met.
        pub action: String => public;
        /// The post that does it.
        pub action_owner: String => public;
        /// By when.
        pub action_due: Option<Day> => public;
        /// When it was done. None: it isn't.
        pub action_done: Option<Day> => public;
    }
}

impl Assessment {
    /// Each principle, how far it is met, and what shows that.
    pub fn principles(&self) -> [(DataPrinciple, Option<Met>, &str); 6] {
        [
            (DataPrinciple::Accuracy, self.accuracy, &self.accuracy_shown_by),
            (DataPrinciple::Validity, self.validity, &self.validity_shown_by),
            (DataPrinciple::Reliability, self.reliability, &self.reliability_shown_by),
            (DataPrinciple::Timeliness, self.timeliness, &self.timeliness_shown_by),
            (DataPrinciple::Completeness, self.completeness, &self.completeness_shown_by),
            (DataPrinciple::Relevance, self.relevance, &self.relevance_shown_by),
        ]
    }
}
