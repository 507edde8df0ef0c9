//! The organisation and the choices it has made.

use crate::model::measure::choice;
use crate::model::record::{is_false, record};
use crate::model::{Calendar, Extra, Number, PerspectiveId};
use serde::Serialize;

choice!(/// Which words stand for a status (FRAMEWORK R2). The rating underneath is the same.
Vocabulary {
    /// Red, amber, green.
    RedAmberGreen = "Red, amber, green",
    /// On-target, off-target.
    OnOffTarget = "On-target, off-target",
});

choice!(/// Whom an item is for (FRAMEWORK R11). Each sees what the ones before may see.
Audience {
    /// Everybody.
    Public = "Public",
    /// The organisation.
    Internal = "Internal",
    /// The people it is about, and who answers for them.
    Personal = "Personal",
});

/// Whose pack it is.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Organisation {
    /// As printed.
    pub name: String,
    /// What it is all for, in a sentence.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub vision: String,
    /// The month the reporting year starts in, 1 to 12. April unless set.
    pub year_start_month: u32,
    /// Which words stand for a status.
    pub vocabulary: Vocabulary,
    /// A roll-up score isn't shown unless at least this per cent of the weight is rated. None: 50.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coverage_limit: Option<Number>,
    /// Whether a target that is signed off from now on can be changed within its year, by an approved proposal;
    /// the old one then stands beside it. Strict unless set.
    #[serde(skip_serializing_if = "is_false")]
    pub in_year_changes: bool,
    /// Fields this version doesn't know.
    #[serde(flatten)]
    pub extra: Extra,
}

record!(Organisation from Organisation::default(); name, vision, year_start_month, vocabulary, coverage_limit, in_year_changes; needs );

impl Default for Organisation {
    fn default() -> Self {
        Self {
            name: String::new(),
            vision: String::new(),
            year_start_month: Calendar::default().start_month(),
            vocabulary: Vocabulary::RedAmberGreen,
            coverage_limit: None,
            in_year_changes: false,
            extra: Extra::new(),
        }
    }
}

/// A side of the balanced scorecard.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Perspective {
    /// Unique in the pack.
    pub id: PerspectiveId,
    /// As printed.
    pub name: String,
    /// Fields this version doesn't know.
    #[serde(flatten)]
    pub extra: Extra,
}

record!(Perspective from Perspective::default(); id, name; needs id, name);

impl Perspective {
    /// Outcomes, workforce, finance, quality: what a scorecard has unless others are named.
    pub fn defaults() -> Vec<Self> {
        ["Outcomes", "Workforce", "Finance", "Quality"]
            .into_iter()
            .map(|name| Self {
                id: PerspectiveId(name.to_lowercase()),
                name: name.to_owned(),
                extra: Extra::new(),
            })
            .collect()
    }
}
