//! What is explored and how, as the address says it.

use super::address::{Query, decode, encode, parameter};
use crate::model::MeasureId;

/// The measures that are looked at together.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Exploring {
    /// Which, in the order they were chosen.
    pub measures: Vec<MeasureId>,
    /// How they are drawn; as fits their units where nothing is said.
    pub view: Option<View>,
}

/// How lines are drawn together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// On one axis, as measured.
    Measured,
    /// Each as a share of what it was at the first period they all have.
    Indexed,
    /// A panel for each unit.
    Separate,
    /// The second against the first, so many periods of the first later.
    Against(u32),
}

impl View {
    fn written(self) -> String {
        match self {
            Self::Measured => "as=measured".to_owned(),
            Self::Indexed => "as=indexed".to_owned(),
            Self::Separate => "as=separate".to_owned(),
            Self::Against(later) => format!("as=against&later={later}"),
        }
    }

    fn read(query: &str) -> Option<Self> {
        match parameter(query, "as")?.as_str() {
            "measured" => Some(Self::Measured),
            "indexed" => Some(Self::Indexed),
            "separate" => Some(Self::Separate),
            "against" => {
                let later = parameter(query, "later").and_then(|later| later.parse().ok());
                Some(Self::Against(later.unwrap_or_default()))
            }
            _ => None,
        }
    }
}

impl Exploring {
    /// One measure by itself.
    pub fn one(measure: MeasureId) -> Self {
        Self { measures: vec![measure], view: None }
    }
}

impl Query for Exploring {
    fn written(&self) -> String {
        let of = self.measures.iter().map(|id| format!("of={}", encode(id.as_str())));
        let pairs: Vec<String> = of.chain(self.view.map(View::written)).collect();
        if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
    }

    fn read(query: &str) -> Option<Self> {
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        let ids = pairs.filter(|(name, _)| *name == "of").map(|(_, id)| decode(id).map(MeasureId));
        Some(Self { measures: ids.collect::<Option<_>>()?, view: View::read(query) })
    }
}
