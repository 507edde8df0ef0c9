//! How an organisation scores risks: what its levels mean, how bad each cell of the matrix is, how much it accepts.

use crate::model::choice::choice;
use crate::model::record::record;
use crate::model::risk::on_the_scale;
use crate::model::{Fault, RiskCategory};

choice!(/// How bad a cell of the matrix is.
RiskZone {
    /// Watched where it stands.
    Low = "Low",
    /// Managed where it stands.
    Medium = "Medium",
    /// Reported to who answers for the plan.
    High = "High",
    /// Reported to the top, and acted on at once.
    VeryHigh = "Very high",
});

record! {
    /// How bad a cell of the matrix is.
    pub struct ZoneCell, checked by cell_faults {
        /// Its likelihood, from 1 to 5.
        pub likelihood: u8 => needed public;
        /// Its impact, from 1 to 5.
        pub impact: u8 => needed public;
        /// How bad that is.
        pub zone: RiskZone => needed public;
    }
}

record! {
    /// What a level of likelihood or impact means.
    pub struct RiskLevel, checked by level_faults {
        /// Which, from 1 to 5.
        pub level: u8 => needed public;
        /// In a word or two, as printed.
        pub name: String => public;
        /// What counts as that.
        pub meaning: String => public;
    }
}

record! {
    /// How much of a kind of risk is accepted.
    pub struct RiskAppetite, checked by appetite_faults {
        /// Which kind.
        pub category: RiskCategory => needed public;
        /// The highest score that is accepted, from 1 to 25.
        pub up_to: u8 => needed public;
    }
}

record! {
    /// How risks are scored. What isn't set is as the product has it.
    pub struct RiskScale, checked by faults {
        /// What levels of likelihood mean.
        pub likelihood: Vec<RiskLevel> => public;
        /// What levels of impact mean.
        pub impact: Vec<RiskLevel> => public;
        /// How bad cells of the matrix are.
        pub zones: Vec<ZoneCell> => public;
        /// The highest score that is accepted where a category says no other, from 1 to 25.
        pub accepted: Option<u8> => public;
        /// The highest score that is accepted of each category.
        pub appetite: Vec<RiskAppetite> => public;
    }
}

type Tell<'a> = &'a mut dyn FnMut(std::fmt::Arguments<'_>, Fault);

/// The highest score there is.
const HIGHEST: u8 = 25;

fn cell_faults(cell: &ZoneCell, tell: Tell<'_>) {
    on_the_scale("likelihood", cell.likelihood, tell);
    on_the_scale("impact", cell.impact, tell);
}

fn level_faults(level: &RiskLevel, tell: Tell<'_>) {
    on_the_scale("level", level.level, tell);
}

fn appetite_faults(appetite: &RiskAppetite, tell: Tell<'_>) {
    accepted("up_to", appetite.up_to, tell);
}

fn accepted(field: &'static str, value: u8, tell: Tell<'_>) {
    if !(1..=HIGHEST).contains(&value) {
        tell(format_args!("{field}"), Fault::OffTheScale { field, from: 1, to: HIGHEST, value });
    }
}

/// Each cell, level and category is said once.
fn faults(scale: &RiskScale, tell: Tell<'_>) {
    if let Some(value) = scale.accepted {
        accepted("accepted", value, tell);
    }
    let cells = scale.zones.iter().map(|cell| (cell.likelihood, cell.impact));
    twice("zones", "a cell of the risk matrix", cells, tell);
    twice("likelihood", "a level of likelihood", scale.likelihood.iter().map(|it| it.level), tell);
    twice("impact", "a level of impact", scale.impact.iter().map(|it| it.level), tell);
    let categories = scale.appetite.iter().map(|it| it.category);
    twice("appetite", "a category’s appetite", categories, tell);
}

fn twice<T: Ord>(
    list: &'static str,
    what: &'static str,
    keys: impl Iterator<Item = T>,
    tell: Tell<'_>,
) {
    let mut seen = std::collections::BTreeSet::new();
    for (at, key) in keys.enumerate() {
        if !seen.insert(key) {
            tell(format_args!("{list}[{at}]"), Fault::SaidTwice { what });
        }
    }
}
