//! Whose the money of a row is: a plan, an action or a measure of the pack, by its id or its name. What the pack has no
//! record of is asked about: a report of money calls its heads otherwise than a pack its plans.

use super::super::columns::deciding::Deciding;
use super::super::names::alike::{Name, Names};
use super::super::names::by_measure::id_of;
use super::super::names::words::plain;
use super::super::question::{Question, Why};
use super::super::recast::waits_for;
use super::tables::{MoneyTable, Of};
use std::collections::{BTreeMap, HashMap, HashSet};

/// The most names that are asked about, and the most records that are offered for one.
const MOST: usize = 40;
const OFFERED: usize = 20;

const LEAVE: &str = "none of them: leave it out";

/// Of names that no record has, by the plain name, the record that was answered, by its place; or why it has none.
pub(in super::super) type Meant = HashMap<String, Result<usize, Why>>;

impl Deciding<'_> {
    /// The ids and names of the records that a table's money may stand with.
    fn records(&self, of: Of) -> Vec<(&str, &str)> {
        let pack = self.pack;
        match of {
            Of::Plans => pack.plans.iter().map(|it| (it.id.as_str(), it.name.as_str())).collect(),
            Of::Actions => {
                pack.actions.iter().map(|it| (it.id.as_str(), it.name.as_str())).collect()
            }
            Of::Measures => {
                pack.measures.iter().map(|it| (it.id.as_str(), it.name.as_str())).collect()
            }
        }
    }

    /// Asks which records names mean that the pack has not.
    pub(in super::super) fn records_meant(&mut self, table: &MoneyTable) -> Meant {
        let names: Vec<String> =
            self.records(table.of).into_iter().map(|(_, name)| name.to_owned()).collect();
        let (Some(at), false) = (table.name, names.is_empty()) else { return Meant::new() };
        let held: HashSet<String> = names.iter().map(|name| plain(name)).collect();
        let mut unknown: BTreeMap<String, String> = BTreeMap::new();
        for row in &self.rows {
            let without_id = table.id.is_none_or(|id| self.text(*row, id).is_empty());
            let name = self.text(*row, at);
            if without_id && !name.is_empty() && !held.contains(&plain(name)) {
                unknown.entry(plain(name)).or_insert_with(|| name.to_owned());
            }
        }
        let near = Names::of(names.iter().map(|name| (name.as_str(), "")));
        let whose = table.of.words();
        let mut meant = Meant::new();
        for (key, name) in unknown.into_iter().take(MOST) {
            let nearest: Vec<&str> = near
                .near(&Name::of(&name, ""), &HashSet::new())
                .into_iter()
                .map(|(name, _)| name)
                .collect();
            let others = names.iter().map(String::as_str).filter(|it| !nearest.contains(it));
            let offered: Vec<&str> = nearest.iter().copied().chain(others).take(OFFERED).collect();
            let id = id_of(&format!("money-{whose}"), &name);
            let mut question = Question::new(id.clone(), format!("Which {whose} is '{name}'?"))
                .answers(offered)
                .answers([LEAVE])
                .because(format!("no {whose} of the pack is called so"))
                .holding(format!("the money of '{name}'"));
            if names.len() > OFFERED {
                question = question.or_anything();
            }
            let answer = self.asking.ask(question);
            let found = answer.as_deref().map(|answer| {
                names.iter().position(|held| plain(held) == plain(answer)).ok_or_else(|| {
                    match answer == LEAVE {
                        true => Why::from("you left its money out"),
                        false => format!("no {whose} of the pack is called '{answer}'").into(),
                    }
                })
            });
            meant.insert(key, found.unwrap_or_else(|| Err(waits_for(&id))));
        }
        meant
    }

    /// The record of the pack that a row is of, by its id, or else by its name.
    pub(in super::super) fn record_of(
        &self,
        row: usize,
        table: &MoneyTable,
        meant: &Meant,
    ) -> Result<usize, Why> {
        let text = |at: Option<usize>| at.map_or("", |at| self.text(row, at));
        let (id, name) = (text(table.id), text(table.name));
        let records = self.records(table.of);
        let whose = table.of.words();
        if !id.is_empty() {
            let found = records.iter().position(|(held, _)| *held == id);
            return found.ok_or_else(|| format!("no {whose} of the pack has the id '{id}'").into());
        }
        if name.is_empty() {
            return Err(format!("it names no {whose}").into());
        }
        let called = plain(name);
        if let Some(found) = meant.get(&called) {
            return found.clone();
        }
        let mut found = records.iter().enumerate().filter(|(_, (_, held))| plain(held) == called);
        match (found.next(), found.next()) {
            (Some((at, _)), None) => Ok(at),
            (Some(_), Some(_)) => {
                Err(format!("several {whose}s of the pack are called '{name}'").into())
            }
            (None, _) => {
                Err(format!("no {whose} of the pack is called '{name}': add it first").into())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use crate::model::{Pack, Plan};
    use std::sync::Arc;

    fn pack() -> Pack {
        let plan = |id: &str, name: &str| {
            Arc::new(Plan { id: id.into(), name: name.to_owned(), ..Plan::default() })
        };
        Pack {
            plans: vec![plan("care", "Adult care plan"), plan("roads", "Highways plan")],
            ..Pack::default()
        }
    }

    /// The money that a table of running costs leaves with each plan: `budget / spend`.
    fn come(text: &str, answers: &[(&str, &str)]) -> (Vec<String>, Vec<String>) {
        let kind = ("money-kind", "revenue: running costs, in pounds");
        let found = tried(&pack(), text, &[answers, &[kind]].concat());
        let money = found.pack.plans.iter().flat_map(|plan| {
            let line = |it: &crate::model::Resource| {
                let spend = it.spend.map_or("-".to_owned(), |it| it.to_string());
                format!("{}: {} / {spend}", plan.id.as_str(), it.budget)
            };
            plan.resources.iter().map(line)
        });
        let open = found.questions.iter().filter(|it| it.is_open()).map(|it| it.id.clone());
        (money.collect(), open.collect())
    }

    #[test]
    fn heads_that_are_no_plans_are_asked_about() {
        let text = "Service,Year,Budget,Spend\nHighways plan,2025/26,900,400\nSocial care,2025/26,500,200\nTotal,2025/26,1400,600\n";
        let (money, open) = come(text, &[]);
        assert_eq!(money, ["roads: 900 / 400"]);
        assert_eq!(open, ["money-plan-social-care"]);
        let id = open[0].as_str();
        let (money, open) = come(text, &[(id, "Adult care plan")]);
        assert_eq!(money, ["care: 500 / 200", "roads: 900 / 400"]);
        assert!(open.is_empty());
        let (money, open) = come(text, &[(id, super::LEAVE)]);
        assert_eq!((money.len(), open.len()), (1, 0));
    }

    #[test]
    fn of_two_budgets_the_revised_one_is_held_against_what_is_spent() {
        let check = |headings: &str, answers: &[(&str, &str)], expected: &[&str], open: &[&str]| {
            let text = format!("Plan,Year,{headings},Spend\nHighways plan,2025/26,800,900,400\n");
            let (money, asked) = come(&text, answers);
            assert_eq!(money, expected, "{headings}");
            assert_eq!(asked, open, "{headings}");
        };
        check("Original budget,Revised budget", &[], &["roads: 900 / 400"], &[]);
        check("Current budget,Original budget", &[], &["roads: 800 / 400"], &[]);
        let asked = "money-budget";
        check("Original budget (£000),Revised budget (£000)", &[], &["roads: 900000 / 400"], &[]);
        check(
            "Original budget,Revised budget",
            &[(asked, "Original budget")],
            &["roads: 800 / 400"],
            &[],
        );
        check("Budget,Approved budget", &[], &[], &[asked]);
        check("Budget,Approved budget", &[(asked, "Budget")], &["roads: 800 / 400"], &[]);
        let text =
            "Plan,Year,Original budget,Revised budget,Spend\nHighways plan,2025/26,800,900,400\n";
        let kind = ("money-kind", "revenue: running costs, in pounds");
        let found = tried(&pack(), text, &[kind]);
        let words =
            "'Original budget': not taken, for 'Revised budget' is held against what is spent";
        assert_eq!(found.reasons[2], words);
    }
}
