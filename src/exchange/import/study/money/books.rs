//! The pack's records that money stands with, as a table of money leaves them.

use super::tables::{Amount, Of};
use crate::edit::Command;
use crate::model::{Action, Cost, Measure, Number, Pack, Period, Plan, Resource, ResourceKind};
use std::sync::Arc;

/// Which money a row is of: whose, by its place in the pack's list, when, and of which kind.
pub(in super::super) type Of1 = (usize, Period, ResourceKind);

/// The pack's records that money stands with, as they will be.
pub(in super::super) struct Books {
    plans: Vec<Arc<Plan>>,
    actions: Vec<Arc<Action>>,
    measures: Vec<Arc<Measure>>,
}

/// The money of one time.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in super::super) struct Money {
    pub(in super::super) budget: Option<Number>,
    pub(in super::super) spend: Option<Number>,
    pub(in super::super) forecast: Option<Number>,
    pub(in super::super) source: String,
}

impl Money {
    pub(in super::super) fn of(&self, amount: Amount) -> Option<Number> {
        match amount {
            Amount::Budget => self.budget,
            Amount::Spend => self.spend,
            Amount::Forecast => self.forecast,
        }
    }

    fn of_resource(it: &Resource) -> Self {
        let budget = Some(it.budget);
        Self { budget, spend: it.spend, forecast: it.forecast, source: it.source.clone() }
    }
}

impl Books {
    /// As the pack has them.
    pub(in super::super) fn of(pack: &Pack) -> Self {
        Self {
            plans: pack.plans.clone(),
            actions: pack.actions.clone(),
            measures: pack.measures.clone(),
        }
    }

    /// The money of a time as it is.
    pub(in super::super) fn before(&self, of: Of, (at, period, kind): Of1) -> Money {
        let resource = |held: &[Resource]| {
            let same = |it: &&Resource| Period::Year(it.year) == period && it.kind == kind;
            held.iter().find(same).map(Money::of_resource)
        };
        let found = match of {
            Of::Plans => self.plans.get(at).and_then(|it| resource(&it.resources)),
            Of::Actions => self.actions.get(at).and_then(|it| resource(&it.resources)),
            Of::Measures => self.measures.get(at).and_then(|it| {
                let cost = it.costs.iter().find(|cost| cost.period == period)?;
                let Cost { budget, spend, forecast, .. } = cost;
                let source = String::new();
                Some(Money { budget: *budget, spend: *spend, forecast: *forecast, source })
            }),
        };
        found.unwrap_or_default()
    }

    /// Sets the money of a time.
    pub(in super::super) fn set(&mut self, of: Of, (at, period, kind): Of1, money: Money) {
        match of {
            Of::Plans => {
                if let Some(plan) = self.plans.get_mut(at) {
                    set_resource(&mut Arc::make_mut(plan).resources, period, kind, money);
                }
            }
            Of::Actions => {
                if let Some(action) = self.actions.get_mut(at) {
                    set_resource(&mut Arc::make_mut(action).resources, period, kind, money);
                }
            }
            Of::Measures => {
                let Some(measure) = self.measures.get_mut(at).map(Arc::make_mut) else { return };
                let Money { budget, spend, forecast, .. } = money;
                match measure.costs.iter_mut().find(|cost| cost.period == period) {
                    Some(held) => {
                        (held.budget, held.spend, held.forecast) = (budget, spend, forecast);
                    }
                    None => measure.costs.push(Cost {
                        period,
                        budget,
                        spend,
                        forecast,
                        ..Cost::default()
                    }),
                }
            }
        }
    }

    /// The commands that lead from the pack to them.
    pub(in super::super) fn commands(self, pack: &Pack) -> Vec<Command> {
        let plans = self.plans.into_iter().zip(&pack.plans);
        let plans = plans.filter(|(new, old)| new != *old).map(|(new, _)| Command::Set(new.into()));
        let actions = self.actions.into_iter().zip(&pack.actions);
        let actions =
            actions.filter(|(new, old)| new != *old).map(|(new, _)| Command::Set(new.into()));
        let measures = self.measures.into_iter().zip(&pack.measures);
        let measures = measures.filter(|(new, old)| new.costs != old.costs).map(|(new, _)| {
            Command::SetMeasure(Box::new(Measure {
                series: Vec::new(),
                comparators: Vec::new(),
                targets: Default::default(),
                ..Measure::clone(&new)
            }))
        });
        plans.chain(actions).chain(measures).collect()
    }
}

fn set_resource(held: &mut Vec<Resource>, period: Period, kind: ResourceKind, money: Money) {
    let (Period::Year(year), Some(budget)) = (period, money.budget) else { return };
    let Money { spend, forecast, source, .. } = money;
    match held.iter_mut().find(|it| it.year == year && it.kind == kind) {
        Some(it) => {
            (it.budget, it.spend, it.forecast, it.source) = (budget, spend, forecast, source);
        }
        None => {
            held.push(Resource { spend, forecast, source, ..Resource::new(year, kind, budget) });
        }
    }
}
