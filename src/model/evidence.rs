//! Evidence for plans and targets (FRAMEWORK P4), and the design principles that people answer for (P6).

use crate::model::Day;
use crate::model::choice::choice;
use crate::model::record::record;

choice!(/// What kind of evidence.
EvidenceKind {
    /// What people need.
    NeedsAssessment = "Needs assessment",
    /// How others do.
    Benchmarking = "Benchmarking",
    /// How it went so far.
    Trend = "Trend",
    /// How much will be asked for.
    Demand = "Demand",
    /// What people said.
    Consultation = "Consultation",
    /// What is expected.
    Forecast = "Forecast",
    /// What worked.
    Evaluation = "Evaluation",
});

record! {
    /// Something that a plan or target rests on.
    pub struct Evidence {
        /// What kind.
        pub kind: EvidenceKind => needed public;
        /// What it says.
        pub finding: String => needed public;
        /// Where that comes from.
        pub source: String => public;
        /// As at which day.
        pub on: Option<Day> => public;
        /// Where it can be read.
        pub link: String => public;
    }
}

impl Evidence {
    /// A finding of which nothing else is known.
    pub fn new(kind: EvidenceKind, finding: String) -> Self {
        Self { kind, finding, ..Self::default() }
    }
}

choice!(/// A principle of a well-made target that no figure can answer, so that a person has to.
Principle {
    /// It serves what the organisation wants most.
    Relevant = "It is relevant to our priorities",
    /// It started from people's needs.
    FromNeeds = "It is informed by people’s needs",
    /// Anybody can see what it means.
    EasyToUnderstand = "It is easy to understand",
    /// The figure is worth what it costs.
    CheapToCollect = "It is cost-effective to collect",
    /// It can be done, and is worth doing.
    Achievable = "It is achievable and realistic",
    /// The money is there.
    WithinBudget = "It is within the budget",
    /// Those who do it and those it is for had a say.
    DevelopedTogether = "It was developed with staff and the public",
    /// Not a definition of our own where there is a national one.
    NationalDefinition = "It uses the national definition, where there is one",
    /// Meeting it changes something for people.
    DrivesOutcomes = "It drives outcomes",
});
