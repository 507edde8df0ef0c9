//! Ways of running the council that need nobody: what a seed teaches is told by playing them with its luck.

use super::action::{ActionKind, FULL_BUDGET};
use super::game::Decision;
use super::luck::Luck;
use super::scorecard::pack;
use super::standing::{Standing, standings};
use super::town::{MEASURES, QUARTERS};
use crate::rating::Status;

/// A way of deciding that looks at nothing but how the council stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policy {
    /// Looks for the cause where the control chart says that there is one, and gives it a quarter to show.
    Signal,
    /// Hands every budget back.
    Nothing,
    /// Pushes whatever is off plan this month without being a signal, the worst two.
    Chase,
}

impl Policy {
    /// Every policy, the best of them first.
    pub const ALL: [Self; 3] = [Self::Signal, Self::Nothing, Self::Chase];

    /// As printed.
    pub fn words(self) -> &'static str {
        match self {
            Self::Signal => "reading the signal",
            Self::Nothing => "doing nothing",
            Self::Chase => "chasing noise",
        }
    }

    /// Decides for the next quarter by how the council stands, and by what was decided last.
    fn decide(self, standing: &Standing, last: Option<&Decision>) -> Decision {
        let status = |at: usize| standing.ratings.get(at).map(|it| it.this_period.status);
        let off = |at: &usize| status(*at) != Some(Status::Green);
        let all = 0..MEASURES.len();
        match self {
            Self::Signal => {
                let waits = |service: usize| {
                    let spends = last.map(|it| &it.spends[..]).unwrap_or_default();
                    spends.iter().any(|it| usize::from(it.action.service) == service)
                };
                let found = all.filter(|at| standing.is_concern(*at) && !waits(*at));
                on(found.collect(), ActionKind::Mend)
            }
            Self::Nothing => Decision::nothing(),
            Self::Chase => {
                let found = all.filter(|at| off(at) && !standing.is_concern(*at));
                let mut found: Vec<usize> = found.collect();
                found.sort_by_key(|at| std::cmp::Reverse(status(*at)));
                found.truncate(2);
                on(found, ActionKind::Push)
            }
        }
    }

    /// The points of a whole game with some luck, of at most five a quarter.
    pub fn points(self, luck: &Luck) -> f64 {
        points_of(luck, |standing, last| self.decide(standing, last))
    }
}

/// The points of a whole game with some luck, whose quarters are decided by how the council stands and by what was decided
/// last.
pub fn points_of(luck: &Luck, decide: impl Fn(&Standing, Option<&Decision>) -> Decision) -> f64 {
    let mut decisions: Vec<Decision> = Vec::new();
    let mut points = 0.0;
    for quarter in 0..=QUARTERS {
        let standing = standings(&pack(luck, &decisions, quarter), quarter);
        if quarter > 0 {
            points += standing.points();
        }
        if quarter < QUARTERS {
            decisions.push(decide(&standing, decisions.last()));
        }
    }
    points
}

/// Whole sums on so many services as there is money for.
fn on(services: Vec<usize>, kind: ActionKind) -> Decision {
    let at_most = usize::from(FULL_BUDGET / kind.price());
    let services = services.into_iter().take(at_most).filter_map(|at| u8::try_from(at).ok());
    let spends = services.flat_map(|at| Decision::one(at, kind, kind.price()).spends).collect();
    Decision { spends, ..Decision::default() }
}

/// What a seed teaches, as the trainer is told: the points of the three policies, and whether they come in the order that is
/// to be learnt.
pub fn taught_by(seed: &str) -> String {
    let luck = Luck::of(seed);
    let [signal, nothing, chase] = Policy::ALL.map(|policy| policy.points(&luck));
    let points = format!(
        "Played by rule with this seed, {} comes to {signal} points, {} to {nothing} and {} to {chase}.",
        Policy::Signal.words(),
        Policy::Nothing.words(),
        Policy::Chase.words()
    );
    match signal > nothing && nothing > chase {
        true => points,
        false => format!(
            "{points} Its luck teaches something else than most: choose another seed, such as 1."
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trainer_is_told_what_a_seed_teaches() {
        let check = |seed: &str, warned: bool| {
            let said = taught_by(seed);
            assert_eq!(said.contains("choose another seed"), warned, "{seed}: {said}");
        };
        // The one that sessions begin with.
        check("1", false);
        let other = (2..30).map(|seed: i32| seed.to_string()).find(|seed| {
            let luck = Luck::of(seed);
            Policy::Signal.points(&luck) <= Policy::Nothing.points(&luck)
        });
        check(&other.unwrap(), true);
    }
}
