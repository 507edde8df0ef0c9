//! Lists of a record that are only ever added to: what was promised of an exception, how a risk was scored.

use crate::edit::Refusal;
use crate::model::{Listed, Pack};
use std::sync::Arc;

/// Refuses what takes a promise of an exception or a scoring of a risk away, or alters it, by whatever command.
///
/// # Errors
/// A [`Refusal`] that names the record.
pub(super) fn guard_only_added(before: &Pack, after: &Pack) -> Result<(), Refusal> {
    only_added(&before.exceptions, &after.exceptions, |held| &held.promises).map_err(|lost| {
        match lost {
            Lost::Altered(name) => Refusal::PromiseAltered { name },
            Lost::Gone(name) => Refusal::PromiseGone { name },
        }
    })?;
    only_added(&before.risks, &after.risks, |held| &held.scores).map_err(|lost| match lost {
        Lost::Altered(name) => Refusal::ScoringAltered { name },
        Lost::Gone(name) => Refusal::ScoringGone { name },
    })
}

/// The record that lost something.
enum Lost {
    /// It is there, and says another thing.
    Altered(String),
    /// It went with all it said.
    Gone(String),
}

/// Whether every record that had something in a list has it still, at its beginning.
fn only_added<T: Listed, P: PartialEq>(
    before: &[Arc<T>],
    after: &[Arc<T>],
    list: fn(&T) -> &[P],
) -> Result<(), Lost> {
    if is_untouched(before, after) {
        return Ok(());
    }
    for was in before.iter().filter(|was| !list(was).is_empty()) {
        if after.iter().any(|held| Arc::ptr_eq(held, was)) {
            continue;
        }
        let name = was.name().to_owned();
        match after.iter().find(|held| held.id() == was.id()) {
            Some(now) if list(now).starts_with(list(was)) => {}
            Some(_) => return Err(Lost::Altered(name)),
            None => return Err(Lost::Gone(name)),
        }
    }
    Ok(())
}

/// Whether two packs share every record of a list, as most steps leave it.
pub(super) fn is_untouched<T>(before: &[Arc<T>], after: &[Arc<T>]) -> bool {
    let mut pairs = before.iter().zip(after);
    before.len() == after.len() && pairs.all(|(one, other)| Arc::ptr_eq(one, other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Command, Context, apply, replace};
    use crate::model::{Kind, Plan, Risk, RiskScore};

    fn score(on: &str, likelihood: u8) -> RiskScore {
        RiskScore { on: on.parse().unwrap(), likelihood, impact: 4, ..RiskScore::default() }
    }

    fn risk(scores: Vec<RiskScore>) -> Risk {
        let (id, name, plan) = ("r".into(), "Late".to_owned(), "p".into());
        Risk { id, name, plan, scores, ..Risk::default() }
    }

    fn pack(scores: Vec<RiskScore>) -> Pack {
        let plan = Plan { id: "p".into(), name: "P".to_owned(), ..Plan::default() };
        Pack { plans: vec![plan.into()], risks: vec![risk(scores).into()], ..Pack::default() }
    }

    #[test]
    fn how_a_risk_was_scored_stays() {
        let first = || score("2025-03-01", 3);
        let check = |was: Vec<RiskScore>, command: Command, expected: Option<&str>| {
            let mut pack = pack(was);
            let refused = apply(&mut pack, command, &Context::default()).err();
            assert_eq!(refused.map(|it| it.to_string()).as_deref(), expected);
        };
        let set = |scores: Vec<RiskScore>| Command::Set(risk(scores).into());
        check(vec![first()], set(vec![first(), score("2025-06-01", 2)]), None);
        check(vec![], set(vec![first()]), None);
        let altered = Some("how 'Late' was scored stays as it was said: score it again instead");
        check(vec![first()], set(vec![score("2025-03-01", 2)]), altered);
        check(vec![first()], set(vec![]), altered);
        let gone = Some("'Late' stays, because it was scored: close it instead");
        check(vec![first()], Command::Remove(Kind::Risk, "r".to_owned()), gone);
        check(vec![], Command::Remove(Kind::Risk, "r".to_owned()), None);
        // What isn't in the order of days is refused, whatever it adds to.
        let late = "a scoring of 1 Jan 2025 stands after one of 1 Mar 2025: they stay in the order in which they were made";
        check(vec![first()], set(vec![first(), score("2025-01-01", 2)]), Some(late));
        let off = "the likelihood is a whole number from 1 to 5, not 6";
        check(vec![], set(vec![score("2025-03-01", 6)]), Some(off));
    }

    #[test]
    fn nor_is_it_lost_to_a_file() {
        let mut held = pack(vec![score("2025-03-01", 3)]);
        let refused = replace(&mut held, pack(vec![]), "Replace", &Context::default());
        assert!(matches!(refused, Err(Refusal::ScoringAltered { .. })), "{refused:?}");
        let other = Pack { risks: Vec::new(), ..held.clone() };
        let refused = replace(&mut held, other, "Replace", &Context::default());
        assert!(matches!(refused, Err(Refusal::ScoringGone { .. })), "{refused:?}");
    }
}
