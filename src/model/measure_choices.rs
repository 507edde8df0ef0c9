//! What can be chosen of a measure (FRAMEWORK P5, P11, P12; RULES 3 and 6).

use crate::model::choice::choice;

choice!(/// Which way is better.
Polarity {
    /// More is better.
    HigherIsBetter = "Higher is better",
    /// Less is better.
    LowerIsBetter = "Lower is better",
    /// Neither: the measure describes, it isn't judged.
    NoPolarity = "Neither is better",
});

choice!(/// How a year to date is made from periods (RULES 3).
Accumulation {
    /// Flows: add up (homes built).
    Sum = "Sum of the periods",
    /// Already cumulative: the last value.
    Running = "Running total",
    /// The mean of the values.
    Mean = "Mean of the periods",
    /// Numerators over denominators, never a mean of ratios.
    Ratio = "Ratio of the sums",
    /// Stocks: the last value (headcount).
    Latest = "Latest value",
});

choice!(/// What form of measure it is (FRAMEWORK P5).
Form {
    /// The change between two points in time.
    OutcomeMeasure = "Outcome measure",
    /// About process.
    PerformanceIndicator = "Performance indicator",
    /// How much, how well.
    PerformanceMeasure = "Performance measure",
});

choice!(/// How prominent it is.
Prominence {
    /// Told first.
    Headline = "Headline",
    /// Stands behind a headline.
    Supporting = "Supporting",
});

choice!(/// Whether it tells early or late.
Timing {
    /// Moves before the outcome does.
    Lead = "Lead",
    /// Moves after the fact.
    Lag = "Lag",
});

choice!(/// What it measures.
OutcomeKind {
    /// What changed for people.
    Outcome = "Outcome",
    /// What was delivered.
    Output = "Output",
    /// What was put in.
    Input = "Input",
    /// What people think.
    Perception = "Perception",
});

choice!(/// Numbers or words.
Nature {
    /// Numbers.
    Quantitative = "Quantitative",
    /// Words.
    Qualitative = "Qualitative",
});

choice!(/// How the service is delivered.
Delivery {
    /// By the organisation itself.
    Direct = "Direct",
    /// By a contractor.
    Commissioned = "Commissioned",
    /// With others.
    Partnership = "Partnership",
    /// Argued for, not run.
    Championed = "Championed",
});

choice!(/// Who requires it.
Requirement {
    /// The law.
    Statute = "Required by statute",
    /// A funder.
    Funder = "Required by a funder",
    /// The organisation itself.
    Local = "Local",
});

choice!(/// What is meant to happen to it (FRAMEWORK P11).
Intent {
    /// Get better.
    Improvement = "Improvement",
    /// Stay as good.
    Maintenance = "Maintenance",
    /// Get worse, knowingly and within bounds.
    ManagedDecline = "Managed decline",
});

choice!(/// How it is managed (FRAMEWORK P12).
Regime {
    /// Actively managed.
    Priority = "Priority",
    /// Monitored, reported by exception.
    BusinessAsUsual = "Business as usual",
});

choice!(/// Whose figures a comparator holds.
ComparatorKind {
    /// A named peer, or a group of them.
    Peer = "Peer",
    /// The nation.
    National = "National",
    /// A part of the area.
    Area = "Area",
    /// A group of the population.
    Group = "Population group",
});

impl ComparatorKind {
    /// Whether it is a part of the whole, an area or a group, and not somebody to be compared with.
    pub fn is_part(self) -> bool {
        matches!(self, Self::Area | Self::Group)
    }
}

choice!(/// What progress is judged against (RULES 6).
Comparison {
    /// The adjacent period of the same frequency; never an older one.
    PreviousPeriod = "Previous period",
    /// The same period a year before.
    SamePeriodLastYear = "Same period last year",
    /// [`Measure::baseline`](crate::model::Measure::baseline).
    Baseline = "Baseline",
});
