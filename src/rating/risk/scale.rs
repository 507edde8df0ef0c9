//! How risks are scored: what an organisation has set, and what holds where it has set nothing.

use super::scored::Scored;
use crate::model::{Pack, RISK_SCALE, RiskCategory, RiskLevel, RiskScale, RiskZone};

/// What levels of likelihood mean where nothing is set, from 1 to 5: over the year to come.
const LIKELIHOOD: [(&str, &str); 5] = [
    ("Rare", "Under 5% in the year to come"),
    ("Unlikely", "5% to 20% in the year to come"),
    ("Possible", "20% to 50% in the year to come"),
    ("Likely", "50% to 80% in the year to come"),
    ("Almost certain", "Over 80% in the year to come"),
];

/// What levels of impact mean where nothing is set, from 1 to 5.
const IMPACT: [(&str, &str); 5] = [
    ("Negligible", "Only the team notices; put right within a week and its budget"),
    ("Minor", "A service is slower or dearer for some; put right within a month"),
    ("Moderate", "A target of a plan is missed, or a service stops for a day"),
    ("Major", "An outcome of a plan or a duty is missed, or somebody is hurt"),
    ("Severe", "A life, a service for good, or trust for years is lost"),
];

/// The highest score that is accepted where nothing is set: what is high or worse isn't.
const ACCEPTED: u8 = 9;

/// How risks are scored in a pack.
#[derive(Clone, Copy, Debug)]
pub struct Scale<'a>(Option<&'a RiskScale>);

/// What a level of likelihood or impact means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Level {
    /// Which, from 1 to 5.
    pub level: u8,
    /// In a word or two.
    pub name: String,
    /// What counts as that.
    pub meaning: String,
}

/// Who said how much is accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaidBy {
    /// The risk's own category.
    Category,
    /// The organisation, for every category that says no other.
    All,
    /// Nobody: it is the product's own.
    Nobody,
}

/// How much of a kind of risk is accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Appetite {
    /// The highest score that is.
    pub up_to: u8,
    /// Who said so.
    pub said_by: SaidBy,
}

impl Appetite {
    /// `up to 9 is accepted, as nobody has set another limit`.
    pub fn words(self) -> String {
        let by = match self.said_by {
            SaidBy::Category => "of its category",
            SaidBy::All => "of every category that sets no other",
            SaidBy::Nobody => "as nobody has set another limit",
        };
        let comma = if self.said_by == SaidBy::Nobody { "," } else { "" };
        format!("up to {} is accepted{comma} {by}", self.up_to)
    }
}

impl<'a> Scale<'a> {
    /// That of a pack.
    pub fn of(pack: &'a Pack) -> Self {
        Self(pack.organisation.risk_scale.as_ref())
    }

    /// The product's own.
    pub fn usual() -> Self {
        Self(None)
    }

    /// How bad a cell of the matrix is, by a likelihood and an impact of 1 to 5 each: as set, else by their product.
    pub fn zone(self, likelihood: u8, impact: u8) -> RiskZone {
        let mut cells = self.0.iter().flat_map(|set| &set.zones);
        let set = cells.find(|cell| (cell.likelihood, cell.impact) == (likelihood, impact));
        set.map_or_else(|| usual_zone(likelihood, impact), |cell| cell.zone)
    }

    /// Whether somebody has set a cell of the matrix.
    pub fn has_own_zones(self) -> bool {
        self.0.is_some_and(|set| !set.zones.is_empty())
    }

    /// How much of a category is accepted.
    pub fn appetite(self, category: Option<RiskCategory>) -> Appetite {
        let mut set = self.0.iter().flat_map(|set| &set.appetite);
        let own = set.find(|it| Some(it.category) == category).map(|it| it.up_to);
        let all = self.0.and_then(|set| set.accepted);
        match (own, all) {
            (Some(up_to), _) => Appetite { up_to, said_by: SaidBy::Category },
            (None, Some(up_to)) => Appetite { up_to, said_by: SaidBy::All },
            (None, None) => Appetite { up_to: ACCEPTED, said_by: SaidBy::Nobody },
        }
    }

    /// The levels of likelihood, from 1 to 5.
    pub fn likelihood(self) -> Vec<Level> {
        levels(self.0.map_or(&[], |set| &set.likelihood), &LIKELIHOOD)
    }

    /// The levels of impact, from 1 to 5.
    pub fn impact(self) -> Vec<Level> {
        levels(self.0.map_or(&[], |set| &set.impact), &IMPACT)
    }

    /// A scoring in the words of its levels: `16, very high: likelihood 4 (Likely), impact 4 (Major)`.
    pub fn words(self, scored: Scored) -> String {
        let name = |levels: Vec<Level>, level: u8| {
            levels.into_iter().find(|it| it.level == level).map(|it| it.name).unwrap_or_default()
        };
        let (likelihood, impact) = (scored.likelihood, scored.impact);
        format!(
            "{}, {}: likelihood {likelihood} ({}), impact {impact} ({})",
            scored.score(),
            self.zone(likelihood, impact).words().to_lowercase(),
            name(self.likelihood(), likelihood),
            name(self.impact(), impact)
        )
    }

    /// Whether somebody has set a level.
    pub fn has_own_levels(self) -> bool {
        self.0.is_some_and(|set| !set.likelihood.is_empty() || !set.impact.is_empty())
    }
}

/// How bad a cell is where nothing is set: by its score.
fn usual_zone(likelihood: u8, impact: u8) -> RiskZone {
    match u16::from(likelihood) * u16::from(impact) {
        0..=4 => RiskZone::Low,
        5..=9 => RiskZone::Medium,
        10..=14 => RiskZone::High,
        _ => RiskZone::VeryHigh,
    }
}

/// What is set of the levels; of those that aren't, what holds then.
fn levels(set: &[RiskLevel], usual: &[(&str, &str); 5]) -> Vec<Level> {
    let each = RISK_SCALE.zip(usual).map(|(level, (name, meaning))| {
        let own = set.iter().find(|it| it.level == level);
        let said = |own: Option<&String>, usual: &str| {
            own.filter(|words| !words.trim().is_empty())
                .map_or_else(|| usual.to_owned(), Clone::clone)
        };
        Level {
            level,
            name: said(own.map(|it| &it.name), name),
            meaning: said(own.map(|it| &it.meaning), meaning),
        }
    });
    each.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Organisation, RiskAppetite, ZoneCell};

    fn pack(scale: Option<RiskScale>) -> Pack {
        Pack {
            organisation: Organisation { risk_scale: scale, ..Organisation::default() },
            ..Pack::default()
        }
    }

    #[test]
    fn a_cell_is_as_it_was_set_and_by_its_score_where_it_was_not() {
        let own =
            ZoneCell { likelihood: 1, impact: 5, zone: RiskZone::High, ..ZoneCell::default() };
        let own = pack(Some(RiskScale { zones: vec![own], ..RiskScale::default() }));
        let check = |pack: &Pack, cell: (u8, u8), expected: RiskZone| {
            assert_eq!(Scale::of(pack).zone(cell.0, cell.1), expected, "{cell:?}");
        };
        let none = pack(None);
        check(&none, (1, 4), RiskZone::Low);
        check(&none, (1, 5), RiskZone::Medium);
        check(&none, (3, 3), RiskZone::Medium);
        check(&none, (2, 5), RiskZone::High);
        check(&none, (3, 4), RiskZone::High);
        check(&none, (3, 5), RiskZone::VeryHigh);
        check(&none, (255, 255), RiskZone::VeryHigh);
        check(&own, (1, 5), RiskZone::High);
        // The same score the other way round is another cell.
        check(&own, (5, 1), RiskZone::Medium);
    }

    #[test]
    fn appetite_is_the_categorys_then_the_organisations_then_the_products() {
        let scale = |accepted: Option<u8>| {
            let own =
                RiskAppetite { category: RiskCategory::Legal, up_to: 4, ..Default::default() };
            pack(Some(RiskScale { accepted, appetite: vec![own], ..RiskScale::default() }))
        };
        let check = |pack: Pack, category: Option<RiskCategory>, up_to: u8, said_by: SaidBy| {
            assert_eq!(Scale::of(&pack).appetite(category), Appetite { up_to, said_by });
        };
        check(scale(Some(12)), Some(RiskCategory::Legal), 4, SaidBy::Category);
        check(scale(Some(12)), Some(RiskCategory::People), 12, SaidBy::All);
        check(scale(Some(12)), None, 12, SaidBy::All);
        check(scale(None), Some(RiskCategory::People), 9, SaidBy::Nobody);
        check(pack(None), None, 9, SaidBy::Nobody);
    }

    #[test]
    fn a_level_is_called_as_it_was_set() {
        let own = RiskLevel { level: 2, name: "Now and then".into(), ..RiskLevel::default() };
        let pack = pack(Some(RiskScale { likelihood: vec![own], ..RiskScale::default() }));
        let names = |levels: Vec<Level>| levels.into_iter().map(|it| it.name).collect::<Vec<_>>();
        let scale = Scale::of(&pack);
        assert_eq!(
            names(scale.likelihood()),
            ["Rare", "Now and then", "Possible", "Likely", "Almost certain"]
        );
        assert_eq!(scale.likelihood()[1].meaning, "5% to 20% in the year to come");
        assert_eq!(names(scale.impact())[4], "Severe");
        let scored = Scored { on: None, likelihood: 2, impact: 5 };
        assert_eq!(scale.words(scored), "10, high: likelihood 2 (Now and then), impact 5 (Severe)");
    }
}
