//! A measure: held once, standing in as many plans as need it (FRAMEWORK P13).

use crate::model::named::named;
use crate::model::record::{List, record};
use crate::model::{
    Audience, ComparatorId, Extra, Frequency, MeasureId, Note, Number, Observation, Period,
    PerspectiveId, ReportingYear, Specification, Target, Terms,
};
use serde::de::{DeserializeSeed, Error as _, MapAccess, Visitor};
use serde::{Deserializer, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// Declares a choice with its words: the variants, `ALL`, and `words` as printed.
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $words:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
        #[serde(rename_all = "snake_case")]
        pub enum $name {
            $($(#[$variant_doc])* $variant),+
        }

        $crate::model::named::named!($name: $($variant),+);

        impl $name {
            /// Every choice, in the order they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// In words, as printed.
            pub fn words(self) -> &'static str {
                match self {
                    $(Self::$variant => $words),+
                }
            }
        }
    };
}
pub(crate) use choice;

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
Kind {
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

/// What progress is judged against (RULES 6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Comparison {
    /// The adjacent period of the same frequency; never an older one.
    PreviousPeriod,
    /// The same period a year before.
    SamePeriodLastYear,
    /// [`Measure::baseline`].
    Baseline,
}

named!(Comparison: PreviousPeriod, SamePeriodLastYear, Baseline);

impl Comparison {
    /// Every choice.
    pub const ALL: [Self; 3] = [Self::PreviousPeriod, Self::SamePeriodLastYear, Self::Baseline];

    /// In words, as printed.
    pub fn words(self) -> &'static str {
        match self {
            Self::PreviousPeriod => "Previous period",
            Self::SamePeriodLastYear => "Same period last year",
            Self::Baseline => "Baseline",
        }
    }
}

/// A fixed point to compare with.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Baseline {
    /// In the measure's unit.
    pub value: Number,
    /// The period it was measured in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// Fields this version doesn't know.
    #[serde(flatten)]
    pub extra: Extra,
}

record!(Baseline from Baseline { value: Number::from(0), period: None, extra: Extra::new() };
    value, period; needs value);

/// Somebody else's figures for the same measure (FRAMEWORK D7).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Comparator {
    /// Unique within the measure.
    pub id: ComparatorId,
    /// As printed.
    pub name: String,
    /// Whose figures.
    pub kind: ComparatorKind,
    /// In order of time, one for a period at most.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub series: Vec<Observation>,
    /// Fields this version doesn't know.
    #[serde(flatten)]
    pub extra: Extra,
}

record!(Comparator from Comparator {
    id: ComparatorId::default(),
    name: String::new(),
    kind: ComparatorKind::Group,
    series: Vec::new(),
    extra: Extra::new(),
}; id, name, kind, series by List::likely(36); needs id, name, kind);

/// A measure: its identity, how it is judged, its targets by year and its figures.
///
/// `None` means not yet set: nothing is assumed silently.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Measure {
    /// Unique in the pack.
    pub id: MeasureId,
    /// As printed; two measures may share one.
    pub name: String,
    /// What the target is about, in a sentence (the scorecard's target description).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// Its row on scorecards.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub perspective: Option<PerspectiveId>,
    /// How often it reports.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub frequency: Option<Frequency>,
    /// Which way is better.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub polarity: Option<Polarity>,
    /// How its year to date is made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accumulation: Option<Accumulation>,
    /// What a figure counts, such as "%", "£ million" or "per 1,000 people".
    #[serde(skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// Decimal places it is reported at, 0 to 9: figures and limits are rounded to it before they are
    /// compared. None: as precise as entered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub precision: Option<u8>,
    /// What a ratio is multiplied by: 100 for per cent, 1,000 for a rate per thousand. None: 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scale: Option<Number>,
    /// What progress is judged against. None: previous period.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comparison: Option<Comparison>,
    /// The fixed point, for a comparison or direction that uses one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub baseline: Option<Baseline>,
    /// Differences up to this, in the measure's unit, are "similar" (RULES 6).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub similar_within: Option<Number>,
    /// Form of measure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form: Option<Form>,
    /// Headline or supporting.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prominence: Option<Prominence>,
    /// Lead or lag.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timing: Option<Timing>,
    /// Outcome, output, input or perception.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// Quantitative or qualitative.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nature: Option<Nature>,
    /// How the service is delivered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delivery: Option<Delivery>,
    /// Who requires it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requirement: Option<Requirement>,
    /// What is meant to happen to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub intent: Option<Intent>,
    /// How it is managed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub regime: Option<Regime>,
    /// Weight in a roll-up, above zero. None: 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<Number>,
    /// Whom the measure is for. None: not yet set, which counts as internal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audience: Option<Audience>,
    /// Whom the comments on its figures are for. None: as the measure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment_audience: Option<Audience>,
    /// What people noted about it, in the order of writing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// The technical specification.
    pub specification: Specification,
    /// Targets by reporting year.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub targets: BTreeMap<ReportingYear, Target>,
    /// The terms that held up to and including a year, where later ones differ.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub past: BTreeMap<ReportingYear, Terms>,
    /// The organisation's own figures, in order of time, one for a period at most.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub series: Vec<Observation>,
    /// Others' figures.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub comparators: Vec<Comparator>,
    /// Fields this version doesn't know.
    #[serde(flatten)]
    pub extra: Extra,
}

record!(Measure from Measure::default();
    id, name, description, perspective, frequency, polarity, accumulation, unit, precision, scale, comparison,
    baseline, similar_within, form, prominence, timing, kind, nature, delivery, requirement, intent, regime,
    weight, audience, comment_audience, notes, specification, targets by EachYearOnce, past, series by List::likely(36), comparators; needs );

/// Reads targets by year; a year that stands twice is refused, since which of two is meant would be a guess.
struct EachYearOnce;

impl<'de> DeserializeSeed<'de> for EachYearOnce {
    type Value = BTreeMap<ReportingYear, Target>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for EachYearOnce {
    type Value = BTreeMap<ReportingYear, Target>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with a target for each reporting year")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut targets = BTreeMap::new();
        while let Some((year, target)) = map.next_entry()? {
            if targets.insert(year, target).is_some() {
                return Err(A::Error::custom(format_args!("the targets have {year} twice")));
            }
        }
        Ok(targets)
    }
}

impl Measure {
    /// What a ratio is multiplied by; 1 where not set.
    pub fn ratio_scale(&self) -> Number {
        self.scale.unwrap_or(Number::from(1))
    }

    /// The observation for exactly this period.
    pub fn observation(&self, period: Period) -> Option<&Observation> {
        self.series.iter().find(|observation| observation.period == period)
    }

    /// The comparator with this id.
    pub fn comparator(&self, id: &ComparatorId) -> Option<&Comparator> {
        self.comparators.iter().find(|comparator| comparator.id == *id)
    }
}
