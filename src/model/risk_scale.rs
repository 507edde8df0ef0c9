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

impl RiskScale {
    /// Sets how bad a cell of the matrix is; `None`: as the product has it.
    pub fn set_zone(&mut self, likelihood: u8, impact: u8, zone: Option<RiskZone>) {
        self.zones.retain(|cell| (cell.likelihood, cell.impact) != (likelihood, impact));
        let cell = |zone| ZoneCell { likelihood, impact, zone, ..ZoneCell::default() };
        self.zones.extend(zone.map(cell));
        self.zones.sort_by_key(|cell| (cell.likelihood, cell.impact));
    }

    /// Sets how much of a category is accepted; `None`: as much as of those that say no other.
    pub fn set_appetite(&mut self, category: RiskCategory, up_to: Option<u8>) {
        self.appetite.retain(|it| it.category != category);
        let own = |up_to| RiskAppetite { category, up_to, ..RiskAppetite::default() };
        self.appetite.extend(up_to.map(own));
        self.appetite.sort_by_key(|it| it.category);
    }
}

impl RiskLevel {
    /// Changes what a level of a list means; one that says nothing any more is as the product has it.
    pub fn change(levels: &mut Vec<Self>, level: u8, act: impl FnOnce(&mut Self)) {
        let held = levels.iter().position(|it| it.level == level);
        let mut changed = held.map(|at| levels.remove(at)).unwrap_or_default();
        changed.level = level;
        act(&mut changed);
        if !(changed.name.is_empty() && changed.meaning.is_empty() && changed.extra.is_empty()) {
            levels.push(changed);
        }
        levels.sort_by_key(|it| it.level);
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

fn accepted(place: &str, value: u8, tell: Tell<'_>) {
    let field = "accepted score";
    if !(1..=HIGHEST).contains(&value) {
        tell(format_args!("{place}"), Fault::OffTheScale { field, from: 1, to: HIGHEST, value });
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_set_is_said_once_and_what_is_unset_not_at_all() {
        let mut scale = RiskScale::default();
        scale.set_zone(5, 1, Some(RiskZone::High));
        scale.set_zone(1, 5, Some(RiskZone::Low));
        scale.set_zone(5, 1, Some(RiskZone::Medium));
        let cells = |scale: &RiskScale| {
            let each = scale.zones.iter().map(|it| (it.likelihood, it.impact, it.zone));
            each.collect::<Vec<_>>()
        };
        assert_eq!(cells(&scale), [(1, 5, RiskZone::Low), (5, 1, RiskZone::Medium)]);
        scale.set_zone(1, 5, None);
        assert_eq!(cells(&scale), [(5, 1, RiskZone::Medium)]);
        scale.set_appetite(RiskCategory::Legal, Some(4));
        scale.set_appetite(RiskCategory::Legal, Some(6));
        assert_eq!(scale.appetite.iter().map(|it| it.up_to).collect::<Vec<_>>(), [6]);
        scale.set_appetite(RiskCategory::Legal, None);
        assert_eq!(scale.appetite, []);
        RiskLevel::change(&mut scale.impact, 2, |it| it.name = "Small".to_owned());
        RiskLevel::change(&mut scale.impact, 2, |it| it.meaning = "A day lost".to_owned());
        assert_eq!(scale.impact.len(), 1);
        RiskLevel::change(&mut scale.impact, 2, |it| *it = RiskLevel::default());
        assert_eq!(scale.impact, []);
    }

    #[test]
    fn says_what_is_said_twice_or_is_off_its_scale() {
        let told = |scale: &RiskScale| {
            let mut told = Vec::new();
            faults(scale, &mut |place, fault| told.push(format!("{place}: {fault}")));
            told
        };
        let cell = ZoneCell { likelihood: 1, impact: 1, ..ZoneCell::default() };
        let level = RiskLevel { level: 1, ..RiskLevel::default() };
        let own = RiskAppetite { up_to: 4, ..RiskAppetite::default() };
        let scale = RiskScale {
            zones: vec![cell.clone(), cell],
            impact: vec![level.clone(), level],
            appetite: vec![own.clone(), own],
            accepted: Some(26),
            ..RiskScale::default()
        };
        assert_eq!(
            told(&scale),
            [
                "accepted: the accepted score is a whole number from 1 to 25, not 26",
                "zones[1]: a cell of the risk matrix is said twice: keep one of them",
                "impact[1]: a level of impact is said twice: keep one of them",
                "appetite[1]: a category’s appetite is said twice: keep one of them",
            ]
        );
        assert_eq!(told(&RiskScale::default()), [""; 0]);
    }
}
