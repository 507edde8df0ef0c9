//! Tables of money: what plans, actions and measures have and spend comes in from a table of its own, and what the
//! workbook of a pack says of it comes back as it was.

// Helpers of tests may fail as tests do; the lint's own exception reaches only test functions.
#![allow(clippy::unwrap_used, clippy::panic)]

use golden_thread::edit::{Context, apply};
use golden_thread::exchange::Table;
use golden_thread::exchange::import::{Choices, Decisions, Proposal, Role, Study};
use golden_thread::exchange::workbook::{Workbook, of_pack};
use golden_thread::model::{
    Action, Cost, Measure, Number, Pack, Plan, Resource, ResourceKind, VERSION,
};
use std::sync::Arc;

fn number(value: f64) -> Number {
    value.try_into().unwrap()
}

fn resource(first: i32, kind: ResourceKind, budget: f64, spend: Option<f64>) -> Resource {
    let spend = spend.map(number);
    let source = "General fund".to_owned();
    Resource {
        spend,
        source,
        ..Resource::new(golden_thread::model::ReportingYear::new(first, true), kind, number(budget))
    }
}

/// A pack with money of two plans, an action and a measure.
fn pack() -> Pack {
    let plan = |id: &str, name: &str, resources: Vec<Resource>| {
        Arc::new(Plan { id: id.into(), name: name.to_owned(), resources, ..Plan::default() })
    };
    let cost = |period: &str, spend: f64| Cost {
        period: period.parse().unwrap(),
        budget: Some(number(1_200.5)),
        spend: Some(number(spend)),
        ..Cost::default()
    };
    let measure = Measure {
        id: "loans".into(),
        name: "Loans".to_owned(),
        costs: vec![cost("2025-04", 90.25), cost("2024/25", 1_100.0), cost("2025/26 Q2", 0.0)],
        ..Measure::default()
    };
    let waste = vec![
        resource(2025, ResourceKind::Revenue, 1_250_000.0, Some(310_000.5)),
        resource(2025, ResourceKind::People, 12.125, None),
        resource(2026, ResourceKind::Capital, 0.0, None),
    ];
    let action = Action {
        id: "depot".into(),
        name: "Open the depot".to_owned(),
        plan: "waste".into(),
        resources: vec![resource(2025, ResourceKind::Capital, 75_000.0, Some(80_000.0))],
        ..Action::default()
    };
    Pack {
        version: VERSION,
        plans: vec![plan("waste", "Waste plan", waste), plan("parks", "Parks plan", Vec::new())],
        actions: vec![Arc::new(action)],
        measures: vec![Arc::new(measure)],
        ..Pack::default()
    }
}

/// The same without its money.
fn bare() -> Pack {
    let mut pack = pack();
    for plan in &mut pack.plans {
        Arc::make_mut(plan).resources.clear();
    }
    for action in &mut pack.actions {
        Arc::make_mut(action).resources.clear();
    }
    for measure in &mut pack.measures {
        Arc::make_mut(measure).costs.clear();
    }
    pack
}

/// What a table does to a pack, and the ids of what stays open.
fn brought(pack: &mut Pack, table: &Table, answers: &[(&str, &str)]) -> (Proposal, Vec<String>) {
    let mut choices = Choices::default();
    for (id, answer) in answers {
        choices.answers.insert((*id).to_owned(), (*answer).to_owned());
    }
    let before = pack.clone();
    let study = Study::new(&before, table, &choices);
    let proposal = study.propose(&before, &Decisions::default());
    assert_eq!(proposal.counts().total(), study.table.cells(), "every cell is accounted for");
    apply(pack, proposal.command("Import"), &Context::default()).unwrap();
    let open = study.open().map(|question| question.id.clone()).collect();
    (proposal, open)
}

/// [`brought`], from a text; the reasons why cells are left out too.
fn tried(pack: &mut Pack, text: &str, answers: &[(&str, &str)]) -> (Vec<String>, Vec<String>) {
    let (proposal, open) = brought(pack, &Table::read(text.as_bytes()), answers);
    let reasons = proposal.left_out().keys().map(|reason| (*reason).to_owned()).collect();
    (open, reasons)
}

/// A plan's money, a line each.
fn money(pack: &Pack, plan: &str) -> Vec<String> {
    let plan = pack.plans.iter().find(|it| it.id.as_str() == plan).unwrap();
    let amount = |it: Option<Number>| it.map_or("–".to_owned(), |it| it.to_string());
    let line = |it: &Resource| {
        format!(
            "{} {}: {} {} {} {}",
            it.year,
            it.kind.words(),
            it.budget,
            amount(it.spend),
            amount(it.forecast),
            it.source
        )
    };
    plan.resources.iter().map(line).collect()
}

#[test]
fn what_the_workbook_says_of_money_comes_back_as_it_was() {
    let bytes = of_pack(&pack()).unwrap();
    let mut after = bare();
    for sheet in ["Costs of measures", "Resources of plans", "Resources of actions"] {
        let table = Workbook::open(bytes.clone()).unwrap().table_at_once(sheet);
        let (proposal, open) = brought(&mut after, &table, &[]);
        assert_eq!(open, Vec::<String>::new(), "{sheet}");
        assert_eq!(proposal.left_out().len(), 0, "{sheet}: {:?}", proposal.left_out());
        // Once more nothing changes.
        let (proposal, _) = brought(&mut after, &table, &[]);
        assert!(proposal.is_empty(), "{sheet}");
        assert!(proposal.counts().unchanged > 0, "{sheet}");
    }
    let mut expected = pack();
    let mut costs = std::mem::take(&mut Arc::make_mut(&mut expected.measures[0]).costs);
    let mut found = std::mem::take(&mut Arc::make_mut(&mut after.measures[0]).costs);
    costs.sort_by_key(|cost| cost.period);
    found.sort_by_key(|cost| cost.period);
    assert_eq!(found, costs);
    let sorted = |pack: &Pack| {
        let mut lines = money(pack, "waste");
        lines.sort();
        lines
    };
    assert_eq!(sorted(&after), sorted(&expected));
    assert_eq!(after.actions, expected.actions);
    assert_eq!(after.measures, expected.measures);
}

#[test]
fn budgets_spend_and_forecasts_of_plans_come_in_by_name() {
    let check = |text: &str, answers: &[(&str, &str)], expected: &[&str]| {
        let mut pack = bare();
        let (open, reasons) = tried(&mut pack, text, answers);
        assert_eq!(money(&pack, "parks"), expected, "{text} {reasons:?}");
        assert_eq!(open, Vec::<String>::new(), "{text}");
    };
    let revenue = ("money-kind", "revenue: running costs, in pounds");
    check(
        "Plan,Year,Kind,Budget,Spend,Forecast\nParks plan,2025/26,Revenue,\"£1,000\",250,990\n",
        &[],
        &["2025/26 Revenue: 1000 250 990 "],
    );
    check(
        "Plan,Financial year,Budget (£000),Actual spend (£000),Outturn (£000)\nparks PLAN,25/26,1.5,0.25,1\n",
        &[revenue],
        &["2025/26 Revenue: 1500 250 1000 "],
    );
    check(
        "Plan,Budget,Actual\nParks plan,1000,250\n",
        &[revenue, ("money-year", "2026/27")],
        &["2026/27 Revenue: 1000 250 – "],
    );
}

#[test]
fn codes_of_cost_centres_are_told_by_the_names_beside_them() {
    let mut pack = bare();
    let text = "Cost centre,Description,Year,Budget,Spend\n1001,Parks plan,2025/26,800,400\n";
    let (open, reasons) =
        tried(&mut pack, text, &[("money-kind", "revenue: running costs, in pounds")]);
    assert_eq!(open, Vec::<String>::new(), "{reasons:?}");
    assert_eq!(money(&pack, "parks"), ["2025/26 Revenue: 800 400 – "]);
}

#[test]
fn what_isnt_certain_is_asked_or_told_and_never_taken() {
    let check = |text: &str, asked: &[&str], why: &str| {
        let mut pack = bare();
        let (open, reasons) = tried(&mut pack, text, &[]);
        assert_eq!(pack.plans, bare().plans, "{text}");
        assert_eq!(pack.measures, bare().measures, "{text}");
        assert_eq!(open, asked, "{text}");
        assert!(reasons.iter().any(|it| it.contains(why)), "{text}: {reasons:?}");
    };
    let rows = |kind: &str, year: &str, budget: &str, plan: &str| {
        format!("Plan,Year,Kind,Budget,Spend\n{plan},{year},{kind},{budget},5\n")
    };
    check("Plan,Budget,Spend\nParks plan,9,5\n", &["money-year", "money-kind"], "waits");
    // What the pack has no plan for is asked about.
    check(&rows("Revenue", "2025/26", "9", "Roads plan"), &["money-plan-roads-plan"], "waits");
    check(&rows("Gold", "2025/26", "9", "Parks plan"), &[], "no kind of resource");
    check(&rows("Revenue", "2025", "9", "Parks plan"), &[], "either of two years");
    check(&rows("Revenue", "Q1 2025/26", "9", "Parks plan"), &[], "no reporting year");
    check(&rows("Revenue", "2025/26", "-9", "Parks plan"), &[], "zero or more");
    check(&rows("Revenue", "2025/26", "about 9", "Parks plan"), &[], "can't be read");
    check(&rows("Revenue", "2025/26", "1.234", "Parks plan"), &[], "may stand for thousands");
    check(&rows("Revenue", "2025/26", "9%", "Parks plan"), &[], "share");
    check(&rows("Revenue", "2025/26", "", "Parks plan"), &[], "no budget");
    check(
        "Plan,Year,Kind,Budget\nParks plan,2025/26,Revenue,9\nParks plan,2025/26,Revenue,10\n",
        &[],
        "other rows have other money",
    );
    check("Measure,Year,Budget,Spend\nLoan,2025/26,9,5\n", &["money-measure-loan"], "waits");
}

#[test]
fn what_a_table_leaves_blank_stays() {
    let mut pack = pack();
    let text = "plan_id,year,kind,budget,spend,forecast\nwaste,2025/26,Revenue,,400000,\n";
    let (open, reasons) = tried(&mut pack, text, &[]);
    assert_eq!((open.len(), reasons.len()), (0, 0), "{reasons:?}");
    let lines = money(&pack, "waste");
    assert_eq!(lines[0], "2025/26 Revenue: 1250000 400000 – General fund");
    assert_eq!(lines.len(), 3);
}

#[test]
fn columns_of_money_are_chosen_and_left_out_by_hand() {
    let table = Table::read(b"Plan,Year,Kind,Allocation,Spend\nParks plan,2025/26,Revenue,9,5\n");
    let mut pack = bare();
    let mut choices = Choices::default();
    choices.roles.insert(3, Role::Budget);
    choices.roles.insert(4, Role::Ignored);
    let before = pack.clone();
    let study = Study::new(&before, &table, &choices);
    let proposal = study.propose(&before, &Decisions::default());
    apply(&mut pack, proposal.command("Import"), &Context::default()).unwrap();
    assert_eq!(money(&pack, "parks"), ["2025/26 Revenue: 9 – – "]);
    assert_eq!(study.mapping.columns[3..], [Role::Budget, Role::Ignored]);
    assert_eq!(
        proposal.left_out().keys().copied().collect::<Vec<_>>(),
        ["you left this column out"]
    );
}

#[test]
fn a_measure_whose_figures_are_money_stays_a_measure() {
    let mut pack = Pack::default();
    let text = "Measure,Period,Actual,Target\nSpend on roads,Apr 2025,9,10\n";
    tried(&mut pack, text, &[]);
    assert_eq!(pack.measures[0].series.len(), 1);
    assert!(pack.measures[0].costs.is_empty());
}
