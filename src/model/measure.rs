//! A measure: held once, standing in as many plans as need it (FRAMEWORK P13).

use crate::model::cost;
use crate::model::record::record;
use crate::model::{
    Accumulation, Analysis, Audience, Baseline, Calendar, ComparatorId, ComparatorKind, Comparison,
    Cost, Delivery, Fault, Form, Frequency, Intent, KeptForecast, MeasureId, Nature, Note, Number,
    Observation, OutcomeKind, Period, PerspectiveId, Polarity, Prominence, PublishedRating, Regime,
    ReportingYear, Requirement, Specification, Target, Terms, Timing, Trigger,
};
use std::collections::BTreeMap;

record! {
    /// Somebody else's figures for the same measure (FRAMEWORK D7).
    pub struct Comparator {
        /// Unique within the measure.
        pub id: ComparatorId => needed public;
        /// As printed.
        pub name: String => needed public;
        /// Whose figures.
        pub kind: ComparatorKind => needed public;
        /// What areas or groups it is one of, such as "Wards" or "Age": those of one set make up the whole. Empty: its
        /// kind has one set.
        pub set: String => public;
        /// In order of time, one for a period at most.
        pub series: Vec<Observation> => public;
    }
}

record! {
    /// A measure: its identity, how it is judged, its targets by year and its figures.
    ///
    /// `None` means not yet set: nothing is assumed silently.
    pub struct Measure, checked by faults {
        /// Unique in the pack.
        pub id: MeasureId => kept public;
        /// As printed; two measures may share one.
        pub name: String => kept public;
        /// What the target is about, in a sentence (the scorecard's target description).
        pub description: String => public;
        /// Its row on scorecards.
        pub perspective: Option<PerspectiveId> => public;
        /// How often it reports.
        pub frequency: Option<Frequency> => public;
        /// Which way is better.
        pub polarity: Option<Polarity> => public;
        /// How its year to date is made.
        pub accumulation: Option<Accumulation> => public;
        /// What a figure counts, such as "%", "£ million" or "per 1,000 people".
        pub unit: String => public;
        /// Decimal places it is reported at, 0 to 9: figures and limits are rounded to it before they are
        /// compared. None: as precise as entered.
        pub precision: Option<u8> => public;
        /// What a ratio is multiplied by: 100 for per cent, 1,000 for a rate per thousand. None: 1.
        pub scale: Option<Number> => public;
        /// What progress is judged against. None: previous period.
        pub comparison: Option<Comparison> => public;
        /// The fixed point, for a comparison or direction that uses one.
        pub baseline: Option<Baseline> => public;
        /// Differences up to this, in the measure's unit, are "similar" (RULES 6).
        pub similar_within: Option<Number> => public;
        /// How its history is analysed. None: screened limits, no rebase.
        pub analysis: Option<Analysis> => public;
        /// Form of measure.
        pub form: Option<Form> => public;
        /// Headline or supporting.
        pub prominence: Option<Prominence> => public;
        /// Lead or lag.
        pub timing: Option<Timing> => public;
        /// Outcome, output, input or perception.
        pub kind: Option<OutcomeKind> => public;
        /// Quantitative or qualitative.
        pub nature: Option<Nature> => public;
        /// How the service is delivered.
        pub delivery: Option<Delivery> => public;
        /// Who requires it.
        pub requirement: Option<Requirement> => public;
        /// What is meant to happen to it.
        pub intent: Option<Intent> => public;
        /// How it is managed.
        pub regime: Option<Regime> => public;
        /// Weight in a roll-up, above zero. None: 1.
        pub weight: Option<Number> => public;
        /// Whom the measure is for. None: not yet set, which counts as internal.
        pub audience: Option<Audience> => public;
        /// Whom the comments on its figures are for. None: internal, until somebody releases them.
        pub comment_audience: Option<Audience> => public;
        /// What makes an exception due. None: a headline that is red.
        pub triggers: Vec<Trigger> => public;
        /// What people noted about it, in the order of writing.
        pub notes: Vec<Note> => public;
        /// The technical specification.
        pub specification: Specification => kept public;
        /// Targets by reporting year.
        pub targets: BTreeMap<ReportingYear, Target> => public;
        /// The terms that held up to and including a year, where later ones differ.
        pub past: BTreeMap<ReportingYear, Terms> => public;
        /// The organisation's own figures, in order of time, one for a period at most.
        pub series: Vec<Observation> => public;
        /// What its service costs, in order of time, once for a period at most.
        pub costs: Vec<Cost> => public;
        /// Ratings that its own figures were published with, in order of time, one for a period at most.
        pub published: Vec<PublishedRating> => public;
        /// Forecasts of its years as they were made, in the order of making.
        pub forecasts: Vec<KeptForecast> => ;
        /// Others' figures.
        pub comparators: Vec<Comparator> => public;
    }
}

/// The money of a period stands once.
fn faults(measure: &Measure, tell: &mut dyn FnMut(std::fmt::Arguments<'_>, Fault)) {
    cost::each_once(&measure.costs, tell);
}

impl Measure {
    /// What a ratio is multiplied by; 1 where not set.
    pub fn ratio_scale(&self) -> Number {
        self.scale.unwrap_or(Number::from(1))
    }

    /// Whether a year comes to what its periods come to together.
    pub fn adds_up(&self) -> bool {
        matches!(self.accumulation, Some(Accumulation::Sum | Accumulation::Running))
    }

    /// The observation for exactly this period.
    pub fn observation(&self, period: Period) -> Option<&Observation> {
        self.series.iter().find(|observation| observation.period == period)
    }

    /// The target that covers a year, with the year it was set for: its own, else the latest earlier one that reaches
    /// into it.
    pub fn target_covering(
        &self,
        year: ReportingYear,
        calendar: Calendar,
    ) -> Option<(ReportingYear, &Target)> {
        let mut until = self.targets.range(..=year).rev().map(|(set, target)| (*set, target));
        until.find(|(set, target)| *set == year || target.reaches(year, calendar))
    }

    /// The comparator with this id.
    pub fn comparator(&self, id: &ComparatorId) -> Option<&Comparator> {
        self.comparators.iter().find(|comparator| comparator.id == *id)
    }
}
