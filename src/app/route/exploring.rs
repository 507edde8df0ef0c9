//! What is explored and how, as the address says it.

use super::address::{decode, encode, parameter};
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
    fn query(self) -> String {
        match self {
            Self::Measured => "?as=measured".to_owned(),
            Self::Indexed => "?as=indexed".to_owned(),
            Self::Separate => "?as=separate".to_owned(),
            Self::Against(later) => format!("?as=against&later={later}"),
        }
    }

    fn parse(query: &str) -> Option<Self> {
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

    /// The address, from `#` on.
    pub(super) fn href(&self) -> String {
        let ids: Vec<String> = self.measures.iter().map(|id| encode(id.as_str())).collect();
        let of = if ids.is_empty() { String::new() } else { format!("/of/{}", ids.join(",")) };
        let view = self.view.map(View::query).unwrap_or_default();
        format!("#/explore{of}{view}")
    }

    /// What an address says after `explore`; `None` where it can't be read.
    pub(super) fn parse(ids: &str, query: &str) -> Option<Self> {
        let ids = ids.split(',').filter(|id| !id.is_empty());
        let measures = ids.map(|id| decode(id).map(MeasureId)).collect::<Option<_>>()?;
        Some(Self { measures, view: View::parse(query) })
    }
}
