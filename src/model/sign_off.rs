//! Signing a year's plan off (FRAMEWORK P9).

use crate::model::choice::choice;
use crate::model::record::record;
use crate::model::{Day, Extra, MeasureId, PlanId, ReportingYear};
use std::collections::BTreeMap;

choice!(/// In which canonical form the digests of a sign-off are made.
Canonical {
    /// As RFC 8785 (JSON Canonicalization Scheme) says.
    Rfc8785 = "RFC 8785",
});

record! {
    /// Who signed which measures off for a year, when, and what they were then.
    pub struct SignOff {
        /// Unique among the pack's sign-offs.
        pub id: String => needed public;
        /// For which year.
        pub year: ReportingYear => needed public;
        /// The plan signed off, with the plans that feed it; the whole pack where there is none.
        pub plan: Option<PlanId> => sealed public;
        /// The post or body that signed.
        pub by: String => needed public;
        /// When.
        pub on: Day => needed public;
        /// Where it is minuted.
        pub minute: String => public;
        /// The month that the reporting year started in.
        pub year_start_month: u32 => needed public;
        /// Whether the organisation allowed approved changes within the year when it signed.
        pub in_year_changes: bool => public;
        /// What the measures stood under: the vision, and the perspectives, plans and objectives by name and place.
        pub around: Option<Frozen> => public;
        /// SHA-256 of the last entry of the pack's history when it was signed, or as
        /// [`Event::follows`](crate::model::Event::follows) says; sign-offs of before there was a chain have none.
        pub history: String => public;
        /// Whether it was signed although the pack was not what had been signed off before.
        pub over_differences: bool => public;
        /// The canonical form that its digests are over; an earlier form of ours where there is no mark.
        pub canonical: Option<Canonical> => public;
        /// SHA-256 over all the above and the digests of what is frozen, in hexadecimal.
        pub digest: String => needed public;
        /// What each measure was.
        pub frozen: BTreeMap<MeasureId, Frozen> => needed sealed public;
    }
}

impl SignOff {
    /// A sign-off of the whole pack as it is asked for: what it freezes, and the digests, are made where it is
    /// applied.
    pub fn asked(
        id: impl Into<String>,
        year: ReportingYear,
        by: impl Into<String>,
        on: Day,
    ) -> Self {
        Self { id: id.into(), year, by: by.into(), on, ..Self::default() }
    }
}

record! {
    /// Something as it was signed off.
    pub struct Frozen {
        /// SHA-256 of `copy` in its canonical form, in hexadecimal.
        pub digest: String => needed public;
        /// Of a measure, its terms, its target for the year and where it stood.
        pub copy: Extra => needed public;
    }
}
