//! Resources added up the tree of plans (FRAMEWORK P3): what each plan has, what was given out under it, and
//! whether that is more than it has.

use crate::model::{Action, Number, Pack, Plan, PlanId, ReportingYear, Resource, ResourceKind};
use crate::rating::may_lack_some;
use std::collections::HashMap;

/// One kind of resource of a plan for a year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// Which kind.
    pub kind: ResourceKind,
    /// What the plan itself was given; `None` where it doesn't say.
    pub given: Option<Number>,
    /// What the plans that feed it and its actions take of it; `None` where some of those may have been left out of the
    /// pack, so that nobody can add them up.
    pub committed: Option<Number>,
    /// What there is in all: what it was given, else what is committed.
    pub total: Number,
    /// What was spent: as the plan says, else as those under it do.
    pub spend: Option<Number>,
    /// What will have been spent by the year's end, likewise.
    pub forecast: Option<Number>,
}

impl Line {
    /// What is given out of it to the plans that feed it and to its actions; `None` where nothing is, or where that
    /// can't be added up.
    pub fn given_out(&self) -> Option<Number> {
        self.committed.filter(|it| *it != Number::ZERO)
    }

    /// By how much more is committed than was given.
    pub fn over_committed(&self) -> Option<Number> {
        over(self.committed?, self.given?)
    }

    /// By how much the forecast is above what there is.
    pub fn over_spent(&self) -> Option<Number> {
        over(self.forecast?, self.total)
    }

    /// Whether nothing is said of this kind.
    pub fn is_empty(&self) -> bool {
        self.given.is_none() && self.given_out().is_none() && self.spend.is_none()
    }
}

fn over(amount: Number, limit: Number) -> Option<Number> {
    Number::try_from(amount.get() - limit.get()).ok().filter(|over| over.get() > 1e-9)
}

/// A plan's resources for a year.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanResources<'a> {
    /// Which plan.
    pub plan: &'a Plan,
    /// How far below the top it hangs.
    pub depth: usize,
    /// Revenue, capital and people.
    pub lines: [Line; 3],
}

/// Every plan's resources for a year, each plan before those that feed it. Of a pack that may lack plans and actions nothing
/// is added up: each plan has what it says itself.
pub fn resources(pack: &Pack, year: ReportingYear) -> Vec<PlanResources<'_>> {
    resources_of(pack, year, !may_lack_some(pack))
}

/// The same, where it is known whether all that is given out is in the pack.
pub fn resources_of(pack: &Pack, year: ReportingYear, adds_up: bool) -> Vec<PlanResources<'_>> {
    let known = |id: &PlanId| pack.plan(id).is_some();
    let mut under: HashMap<Option<&PlanId>, Vec<&Plan>> = HashMap::new();
    for plan in &pack.plans {
        under.entry(plan.parent.as_ref().filter(|id| known(id))).or_default().push(plan);
    }
    let mut actions: HashMap<&PlanId, Vec<&Action>> = HashMap::new();
    for action in &pack.actions {
        actions.entry(&action.plan).or_default().push(action);
    }
    let tree = Tree { under, actions, year, adds_up };
    let mut out = Vec::with_capacity(pack.plans.len());
    for plan in tree.under.get(&None).into_iter().flatten() {
        tree.add(plan, 0, &mut out);
    }
    out
}

struct Tree<'a> {
    under: HashMap<Option<&'a PlanId>, Vec<&'a Plan>>,
    actions: HashMap<&'a PlanId, Vec<&'a Action>>,
    year: ReportingYear,
    adds_up: bool,
}

impl<'a> Tree<'a> {
    /// Adds a plan and those that feed it to the list; the plan's own lines.
    fn add(&self, plan: &'a Plan, depth: usize, out: &mut Vec<PlanResources<'a>>) -> [Line; 3] {
        let at = out.len();
        let lines = [ResourceKind::Revenue, ResourceKind::Capital, ResourceKind::People]
            .map(|kind| self.own(plan, kind));
        out.push(PlanResources { plan, depth, lines });
        let below: Vec<[Line; 3]> = self
            .under
            .get(&Some(&plan.id))
            .into_iter()
            .flatten()
            .map(|plan| self.add(plan, depth + 1, out))
            .collect();
        let mut lines = lines;
        for (index, line) in lines.iter_mut().enumerate() {
            let below = || below.iter().filter_map(|lines| lines.get(index));
            if !self.adds_up {
                continue;
            }
            let below_it = below().map(|it| it.total);
            let committed = sum(line.committed.into_iter().chain(below_it));
            line.committed = Some(committed);
            line.total = line.given.unwrap_or(committed);
            line.spend = line.spend.or_else(|| some_sum(below().map(|it| it.spend)));
            line.forecast = line.forecast.or_else(|| some_sum(below().map(|it| it.forecast)));
        }
        if let Some(held) = out.get_mut(at) {
            held.lines = lines;
        }
        lines
    }

    /// What a plan and its actions say themselves.
    fn own(&self, plan: &Plan, kind: ResourceKind) -> Line {
        let of_year = |held: &&Resource| held.year == self.year && held.kind == kind;
        let given = plan.resources.iter().find(of_year);
        let taken = self.actions.get(&plan.id).into_iter().flatten().filter(|_| self.adds_up);
        let taken: Vec<&Resource> =
            taken.flat_map(|action| &action.resources).filter(of_year).collect();
        Line {
            kind,
            given: given.map(|held| held.budget),
            committed: self.adds_up.then(|| sum(taken.iter().map(|held| held.budget))),
            total: given.map_or(Number::ZERO, |held| held.budget),
            spend: given
                .and_then(|held| held.spend)
                .or_else(|| some_sum(taken.iter().map(|held| held.spend))),
            forecast: given
                .and_then(|held| held.forecast)
                .or_else(|| some_sum(taken.iter().map(|held| held.forecast))),
        }
    }
}

fn sum(amounts: impl Iterator<Item = Number>) -> Number {
    Number::try_from(amounts.map(Number::get).sum::<f64>()).unwrap_or(Number::ZERO)
}

/// The sum of the amounts there are; `None` where there is none.
fn some_sum(amounts: impl Iterator<Item = Option<Number>>) -> Option<Number> {
    let held: Vec<Number> = amounts.flatten().collect();
    (!held.is_empty()).then(|| sum(held.into_iter()))
}

/// What became of what is taken of a kind so far: money is spent, posts are filled.
pub fn taken_word(kind: ResourceKind) -> &'static str {
    match kind {
        ResourceKind::People => "filled",
        ResourceKind::Revenue | ResourceKind::Capital => "spent",
    }
}

/// What was spent of a kind and what will have been: `£7,500,000 spent; forecast £14,900,000`. What isn't there is said
/// not to be.
pub fn spent_words(line: &Line) -> String {
    let said = |number| amount(line.kind, number);
    let spent = line.spend.map(|spend| format!("{} {}", said(spend), taken_word(line.kind)));
    let none = match line.kind {
        ResourceKind::People => "how many are filled isn’t said",
        ResourceKind::Revenue | ResourceKind::Capital => "no spend is in",
    };
    let ahead = line.forecast.map(|forecast| format!("forecast {}", said(forecast)));
    format!(
        "{}; {}",
        spent.unwrap_or_else(|| none.to_owned()),
        ahead.unwrap_or_else(|| "no forecast is set".to_owned())
    )
}

/// A plan's running costs, capital and people for a year in a sentence, for reports; that nothing is said of them where
/// nothing is.
pub fn money_words(pack: &Pack, plan: &PlanId, year: ReportingYear) -> String {
    let all = resources(pack, year);
    let lines = all.iter().find(|held| held.plan.id == *plan).map(|held| held.lines);
    let said = |line: &Line| {
        let total = amount(line.kind, line.total);
        (!line.is_empty()).then(|| format!("{} {total}: {}", line.kind.words(), spent_words(line)))
    };
    let said: Vec<String> = lines.iter().flatten().filter_map(said).collect();
    match said.is_empty() {
        true => format!("Nothing is said of its money in {year}."),
        false => format!("Money and people in {year}. {}.", said.join(". ")),
    }
}

/// An amount of a kind in words: "£1,250,000", "12.5 posts".
pub fn amount(kind: ResourceKind, amount: Number) -> String {
    match kind {
        ResourceKind::Revenue | ResourceKind::Capital => {
            format!("£{}", amount.printed(Some(0)))
        }
        ResourceKind::People => {
            let figure = amount.rounded(Some(1)).printed(None);
            format!("{figure} {}", if figure == "1" { "post" } else { "posts" })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adds_up_the_tree_and_says_what_is_given_out_twice() {
        let text = r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"A"},
            "plans":[{"id":"top","name":"Top","resources":[{"year":"2025/26","kind":"revenue","budget":100},{"year":"2024/25","kind":"revenue","budget":7}]},
                {"id":"a","name":"A","parent":"top","resources":[{"year":"2025/26","kind":"revenue","budget":60,"spend":20,"forecast":65}]},
                {"id":"b","name":"B","parent":"top"}],
            "actions":[{"id":"x","name":"X","kind":"activity","plan":"b","state":"done","resources":[{"year":"2025/26","kind":"revenue","budget":45,"spend":5},{"year":"2025/26","kind":"people","budget":1.5}]}]}"#;
        let pack: Pack = serde_json::from_str(text).unwrap();
        let found = resources(&pack, "2025/26".parse().unwrap());
        let check = |at: usize, expected: [Option<i32>; 5]| {
            let line = found[at].lines[0];
            let whole = |number: Number| number.get() as i32;
            let got =
                [line.given, line.committed, Some(line.total), line.spend, line.over_committed()];
            assert_eq!(got.map(|it| it.map(whole)), expected, "{}", found[at].plan.name);
        };
        check(0, [Some(100), Some(105), Some(100), Some(25), Some(5)]);
        check(1, [Some(60), Some(0), Some(60), Some(20), None]);
        check(2, [None, Some(45), Some(45), Some(5), None]);
        assert_eq!(found[1].lines[0].over_spent(), Some(5.into()));
        assert_eq!(found[0].lines[2].total, Number::try_from(1.5).unwrap());
        assert_eq!(found.iter().map(|it| it.depth).collect::<Vec<_>>(), [0, 1, 1]);
        assert_eq!(spent_words(&found[1].lines[0]), "£20 spent; forecast £65");
        let people = Line { spend: Some(1.into()), ..found[0].lines[2] };
        assert_eq!(spent_words(&people), "1 post filled; no forecast is set");
        // Of a file for readers, from which plans and actions may be missing, each plan has what it says itself.
        let file = Pack { extract_for: Some(crate::model::Audience::Public), ..pack.clone() };
        let alone = resources(&file, "2025/26".parse().unwrap());
        let line = |at: usize| alone[at].lines[0];
        assert_eq!((line(0).total, line(0).spend, line(0).committed), (100.into(), None, None));
        assert_eq!((line(0).over_committed(), line(1).over_spent()), (None, Some(5.into())));
        assert!(line(2).is_empty() && alone[0].lines[2].is_empty());
        let year = "2025/26".parse().unwrap();
        assert_eq!(
            money_words(&pack, &"b".into(), year),
            "Money and people in 2025/26. Revenue £45: £5 spent; no forecast is set. People 1.5 posts: how many are filled isn’t said; no forecast is set."
        );
        assert_eq!(
            money_words(&pack, &"b".into(), year.plus(1)),
            "Nothing is said of its money in 2026/27."
        );
        let words = |kind, value: f64| amount(kind, Number::try_from(value).unwrap());
        assert_eq!(words(ResourceKind::Revenue, 1_250_000.0), "£1,250,000");
        assert_eq!(words(ResourceKind::People, 1.0), "1 post");
        assert_eq!(words(ResourceKind::People, 12.5), "12.5 posts");
    }
}
