//! Tables of money: budgets, spend and forecasts of plans, of actions, or of measures, a row a year or a period (FRAMEWORK
//! D8). They hold no figure of a measure, so they go another way than tables of figures do (`money_rows.rs`).

use super::super::columns::deciding::{Column, Deciding};
use super::super::names::words::{few, says};
use super::super::question::Question;
use super::super::shape::headings::suggested;
use crate::exchange::import::role::Role;
use crate::exchange::import::suggest::suggest;
use crate::model::ResourceKind;

/// What the money of a table is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Of {
    Plans,
    Actions,
    Measures,
}

/// Which amount of money a column has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in super::super) enum Amount {
    Budget,
    Spend,
    Forecast,
}

/// A column of amounts, and what its heading says that they are multiplied by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in super::super) struct Amounts {
    pub(in super::super) amount: Amount,
    pub(in super::super) at: usize,
    pub(in super::super) times: f64,
}

/// A table of money: which columns hold what.
#[derive(Clone, Debug, PartialEq)]
pub(in super::super) struct MoneyTable {
    pub(in super::super) of: Of,
    pub(in super::super) id: Option<usize>,
    pub(in super::super) name: Option<usize>,
    pub(in super::super) when: Option<usize>,
    pub(in super::super) kind: Option<usize>,
    pub(in super::super) source: Option<usize>,
    pub(in super::super) amounts: Vec<Amounts>,
    /// Several columns of budgets, of which one is held against what is spent.
    pub(in super::super) budgets: Vec<Amounts>,
}

/// What is answered for the whole file, where no column says it. None waits.
pub(in super::super) struct Whole {
    pub(in super::super) year: Option<String>,
    pub(in super::super) kind: Option<ResourceKind>,
    pub(in super::super) waits: Option<&'static str>,
}

const BUDGETS: &[&str] = &[
    "budget",
    "annual budget",
    "approved budget",
    "agreed budget",
    "revised budget",
    "current budget",
    "original budget",
    "full year budget",
    "base budget",
    "opening budget",
    "initial budget",
    "latest budget",
    "working budget",
    "adjusted budget",
    "updated budget",
];

/// Those that the others were changed to.
const REVISED: &[&str] = &["revised", "current", "latest", "working", "adjusted", "updated"];

const SPENDS: &[&str] = &[
    "spend",
    "spent",
    "actual spend",
    "spend to date",
    "actual spend to date",
    "year to date spend",
    "expenditure",
    "actual expenditure",
    "expenditure to date",
    "actual cost",
];

/// What is spent of plans, which have no other figures.
const ACTUALS: &[&str] = &["actual", "actuals", "actual to date"];

const FORECASTS: &[&str] = &[
    "forecast",
    "forecast spend",
    "forecast outturn",
    "forecast outturn spend",
    "year end forecast",
    "full year forecast",
    "outturn",
    "outturn forecast",
    "projected outturn",
    "projected spend",
];

const YEARS: &[&str] = &["year", "financial year", "reporting year", "fy"];
const PERIODS: &[&str] = &["period", "reporting period", "month", "quarter"];
const KINDS: &[&str] = &["kind", "kind of resource", "resource", "resource kind", "type of money"];
const SOURCES: &[&str] = &["source", "funding", "funding source", "source of funding"];

/// The roles of time that may be given by hand.
const TIMES: [Role; 2] = [Role::Period, Role::Year];

const IDS: [(Of, &[&str]); 3] = [
    (Of::Measures, &["measure id", "indicator id"]),
    (Of::Actions, &["action id"]),
    (Of::Plans, &["plan id"]),
];

const NAMES: [(Of, &[&str]); 3] = [
    (Of::Measures, &["measure", "measure name", "indicator", "indicator name", "kpi"]),
    (Of::Actions, &["action", "action name"]),
    (Of::Plans, &["plan", "plan name", "service plan", "council plan"]),
];

/// What plans go by in reports of money; of anything else unless budget and spend, or a forecast, stand beside it.
const HEADS: &[&str] = &[
    "service",
    "service area",
    "directorate",
    "department",
    "division",
    "portfolio",
    "budget head",
    "cost centre",
];

/// What stands beside the codes of those, with their names.
const CALLED: &[&str] = &["name", "description", "title", "cost centre name", "service name"];

/// The question which budget is meant.
const ASKED_BUDGET: &str = "money-budget";

impl Of {
    /// One of them, in words.
    pub(in super::super) fn words(self) -> &'static str {
        match self {
            Self::Plans => "plan",
            Self::Actions => "action",
            Self::Measures => "measure",
        }
    }
}

impl Amount {
    /// In words.
    pub(in super::super) fn words(self) -> &'static str {
        match self {
            Self::Budget => "budget",
            Self::Spend => "spend",
            Self::Forecast => "forecast",
        }
    }
}

impl Deciding<'_> {
    /// Whether a heading says that its column names measures.
    fn names_measures(&self) -> bool {
        let names = |it: &Column| {
            it.profile.is_names() && suggested(&it.profile.words, false) == Some(Role::MeasureName)
        };
        self.columns.iter().any(names)
    }

    /// Which columns hold what, where the sheet is a table of money and of nothing else; none while the
    /// whole file waits for an answer.
    pub(in super::super) fn money_table(&self) -> Option<MoneyTable> {
        if self.waits.is_some() {
            return None;
        }
        let by_hand = |at: usize| self.choices.roles.get(&at).copied();
        let fits = |role: &Role| {
            matches!(
                role,
                Role::Ignored
                    | Role::Budget
                    | Role::Spend
                    | Role::MoneyForecast
                    | Role::MoneyKind
                    | Role::MoneySource
                    | Role::Period
                    | Role::Year
            )
        };
        if self.waits.is_some() || !self.choices.roles.values().all(fits) {
            return None;
        }
        // The one column of a role: given by hand, or else headed so.
        let found = |roles: &[Role], all: &[&str]| {
            let all_of = 0..self.columns.len();
            let given =
                all_of.clone().find(|at| by_hand(*at).is_some_and(|it| roles.contains(&it)));
            let headed = |at: &usize| {
                by_hand(*at).is_none()
                    && self.column(*at).is_some_and(|it| all.contains(&it.profile.words.as_str()))
            };
            let mut headed = all_of.filter(headed);
            given.or_else(|| headed.next().filter(|_| headed.next().is_none()))
        };
        let headed = |all: &[&str]| found(&[], all);
        // A column of figures under `Plan` names none.
        let is_names = |at: usize| !self.column(at).is_some_and(|it| it.profile.is_figures());
        let named = IDS
            .iter()
            .find(|(_, words)| headed(words).is_some())
            .or_else(|| NAMES.iter().find(|(_, words)| headed(words).is_some_and(is_names)));
        let of = match named {
            Some((of, _)) => *of,
            // Beside names of what is measured, actuals and plans are theirs.
            None if self.names_measures() => return None,
            None => headed(HEADS).map(|_| Of::Plans)?,
        };
        let find = |all: &[(Of, &[&str])]| {
            all.iter().find(|(held, _)| *held == of).and_then(|(_, words)| headed(words))
        };
        let mut amounts: Vec<Amounts> = Vec::new();
        for at in 0..self.columns.len() {
            let Some((amount, times)) = self.amount_of(at, of) else { continue };
            // Of two budgets, an original and a revised one, it is asked; of anything else neither is the one meant.
            if amount != Amount::Budget && amounts.iter().any(|it| it.amount == amount) {
                return None;
            }
            amounts.push(Amounts { amount, at, times });
        }
        let has = |amount: Amount| amounts.iter().any(|it| it.amount == amount);
        let enough = match named {
            Some(_) => has(Amount::Spend) || (has(Amount::Budget) && of != Of::Measures),
            None => has(Amount::Budget) && (has(Amount::Spend) || has(Amount::Forecast)),
        };
        if !enough || self.has_figures_of_measures(&amounts) {
            return None;
        }
        let (mut budgets, mut amounts): (Vec<Amounts>, Vec<Amounts>) =
            amounts.into_iter().partition(|it| it.amount == Amount::Budget);
        if budgets.iter().any(|it| by_hand(it.at).is_some()) {
            budgets.retain(|it| by_hand(it.at).is_some());
        }
        if let [only] = budgets.as_slice() {
            amounts.push(*only);
            budgets.clear();
        }
        let when = match of {
            Of::Measures => found(&TIMES, PERIODS).or(headed(YEARS)),
            _ => found(&TIMES, YEARS).or(headed(PERIODS)),
        };
        Some(MoneyTable {
            of,
            id: find(&IDS),
            name: find(&NAMES).or_else(|| {
                let head = headed(HEADS).filter(|_| of == Of::Plans)?;
                let coded = self.column(head).is_some_and(|it| !it.profile.is_names());
                headed(CALLED).filter(|_| coded).or(Some(head))
            }),
            when,
            kind: found(&[Role::MoneyKind], KINDS).filter(|_| of != Of::Measures),
            source: found(&[Role::MoneySource], SOURCES).filter(|_| of != Of::Measures),
            amounts,
            budgets,
        })
    }

    /// Asks which of several budgets is held against what is spent: the one that the others were changed to, unless somebody
    /// says otherwise.
    pub(in super::super) fn choose_budget(&mut self, table: &mut MoneyTable) {
        if table.budgets.is_empty() {
            return;
        }
        let named = |it: &Amounts| self.name(it.at);
        let revised =
            |it: &&Amounts| self.column(it.at).is_some_and(|it| says(&it.profile.words, REVISED));
        let mut latest = table.budgets.iter().filter(revised);
        let latest = latest.next().filter(|_| latest.next().is_none()).map(named);
        let names: Vec<String> = table.budgets.iter().map(named).collect();
        let mut question =
            Question::new(ASKED_BUDGET, "Which budget is held against what is spent?")
                .answers(names.iter().cloned())
                .because(match latest {
                    Some(_) => "the file has several, and one is what the others were changed to",
                    None => "the file has several",
                })
                .holding("the whole file");
        if let Some(latest) = latest {
            question = question.assuming(latest);
        }
        let answer = self.asking.ask(question);
        let chosen = answer.and_then(|answer| names.iter().position(|it| *it == answer));
        let Some(chosen) = chosen.and_then(|at| table.budgets.get(at)).copied() else {
            for budget in &table.budgets {
                self.change(budget.at, |it| it.waits = Some(ASKED_BUDGET.to_owned()));
            }
            return;
        };
        for other in table.budgets.iter().filter(|it| it.at != chosen.at) {
            let (name, chosen) = (self.name(other.at), self.name(chosen.at));
            let reason =
                format!("'{name}': not taken, for '{chosen}' is held against what is spent");
            self.change(other.at, |it| it.leave(reason));
        }
        table.amounts.push(chosen);
    }

    /// Which amount a column holds by its heading, and in what: `Budget (£000)` is in thousands.
    fn amount_of(&self, at: usize, of: Of) -> Option<(Amount, f64)> {
        let words = &self.column(at)?.profile.words;
        let mut times = 1.0;
        let mut rest: Vec<&str> = Vec::new();
        for word in words.split(' ') {
            match word {
                "£" | "gbp" | "pounds" | "in" => {}
                "£000" | "£000s" | "000" | "000s" | "£k" | "k" | "thousands" => times = 1_000.0,
                "£m" | "£million" | "m" | "million" | "millions" => times = 1_000_000.0,
                word => rest.push(word),
            }
        }
        let rest = rest.join(" ");
        let says = |all: &[&str]| all.contains(&rest.as_str());
        match self.choices.roles.get(&at) {
            Some(Role::Budget) => return Some((Amount::Budget, times)),
            Some(Role::Spend) => return Some((Amount::Spend, times)),
            Some(Role::MoneyForecast) => return Some((Amount::Forecast, times)),
            Some(_) => return None,
            None => {}
        }
        let amount = if says(BUDGETS) {
            Amount::Budget
        } else if says(SPENDS) || (of != Of::Measures && says(ACTUALS)) {
            Amount::Spend
        } else if says(FORECASTS) {
            Amount::Forecast
        } else {
            return None;
        };
        Some((amount, times))
    }

    /// Whether other columns hold figures or targets of measures.
    fn has_figures_of_measures(&self, amounts: &[Amounts]) -> bool {
        let roles = suggest(&self.layout.table, self.calendar).columns;
        let of_figures = |role: &Role| {
            matches!(role, Role::Slot(_) | Role::Value | Role::Numerator | Role::Target)
        };
        let is_amount = |at: usize| amounts.iter().any(|it| it.at == at);
        roles.iter().enumerate().any(|(at, role)| of_figures(role) && !is_amount(at))
    }

    /// Asks what no column says of the whole table: the year, and whether it is running costs.
    pub(in super::super) fn money_as_a_whole(&mut self, table: &MoneyTable) -> Whole {
        let amounts: Vec<String> = table.amounts.iter().map(|it| self.name(it.at)).collect();
        let waits = table.amounts.iter().all(|it| it.amount != Amount::Budget);
        let waits = (waits && !table.budgets.is_empty()).then_some(ASKED_BUDGET);
        let mut whole = Whole { year: None, kind: None, waits };
        if table.when.is_none() {
            let id = "money-year";
            let text = match table.of {
                Of::Measures => "Which period is the money of?",
                _ => "Which year is the money for?",
            };
            let question = Question::new(id, text)
                .answers(match table.of {
                    Of::Measures => self.periods_beside(),
                    _ => self.years_beside(),
                })
                .or_anything()
                .because("no column says when")
                .holding("the whole file");
            whole.year = self.asking.ask(question);
            if whole.year.is_none() {
                whole.waits.get_or_insert(id);
            }
        }
        if table.kind.is_none() && table.of != Of::Measures {
            let id = "money-kind";
            let kinds = ResourceKind::ALL;
            let question = Question::new(id, format!("What are {}?", few(&amounts, 3)))
                .answers(kinds.iter().map(|kind| said(*kind)))
                .because("no column says whether the money is for running costs or for investment")
                .holding("the whole file");
            let answer = self.asking.ask(question);
            whole.kind = kinds.iter().copied().find(|kind| answer.as_deref() == Some(said(*kind)));
            if whole.kind.is_none() {
                whole.waits.get_or_insert(id);
            }
        }
        whole
    }
}

/// A kind of resource as it is asked about.
fn said(kind: ResourceKind) -> &'static str {
    match kind {
        ResourceKind::Revenue => "revenue: running costs, in pounds",
        ResourceKind::Capital => "capital: investment, in pounds",
        ResourceKind::People => "people: full-time equivalent posts",
    }
}
