//! Lists of a record that are only ever added to: what was promised of an exception, how a risk was scored, what became
//! of a recommendation.

use crate::edit::Refusal;
use crate::model::{Listed, Meeting, Pack, Recommendation};
use std::sync::Arc;

/// Refuses what takes a promise of an exception, a scoring of a risk or a step in the life of a recommendation away, or
/// alters it, by whatever command.
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
    })?;
    replies_stay(before, after)
}

/// Refuses what alters or takes away a recommendation that was replied to, or a step of its life. They have no ids: a
/// meeting's go on standing in their order.
fn replies_stay(before: &Pack, after: &Pack) -> Result<(), Refusal> {
    if is_untouched(&before.meetings, &after.meetings) {
        return Ok(());
    }
    let has_life = |asked: &&Recommendation| !asked.life.is_empty();
    for was in &before.meetings {
        let held = after.meetings.iter().find(|held| held.id == was.id);
        if held.is_some_and(|held| Arc::ptr_eq(held, was)) {
            continue;
        }
        let mut now = held.map(|it| recommendations(it)).unwrap_or_default().iter();
        for asked in recommendations(was).iter().filter(has_life) {
            if !now.any(|it| goes_on(asked, it)) {
                return Err(match held {
                    Some(_) => Refusal::ReplyAltered { words: asked.words.clone() },
                    None => Refusal::ReplyGone { name: was.name.clone() },
                });
            }
        }
    }
    Ok(())
}

fn recommendations(meeting: &Meeting) -> &[Recommendation] {
    &meeting.recommendations
}

/// Whether a recommendation asks the same of the same by the same day, and its life is the other's or goes on from it.
fn goes_on(was: &Recommendation, now: &Recommendation) -> bool {
    (&was.words, &was.to, was.reply_by) == (&now.words, &now.to, now.reply_by)
        && now.life.starts_with(&was.life)
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
    use crate::model::{Kind, Plan, RecommendationState, RecommendationStep, Risk, RiskScore};

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
    fn what_became_of_a_recommendation_stays() {
        let step = |on: &str, state: RecommendationState| RecommendationStep {
            state,
            on: on.parse().unwrap(),
            words: "Because.".to_owned(),
            ..RecommendationStep::default()
        };
        let asked = |words: &str, life: Vec<RecommendationStep>| Recommendation {
            words: words.to_owned(),
            life,
            ..Recommendation::default()
        };
        let held = |recommendations: Vec<Recommendation>| Meeting {
            recommendations,
            ..Meeting::new(
                "m".into(),
                "March".into(),
                "Cabinet".into(),
                "2025-03-01".parse().unwrap(),
            )
        };
        let check = |was: Vec<Recommendation>, command: Command, expected: Option<&str>| {
            let mut pack = Pack { meetings: vec![held(was).into()], ..Pack::default() };
            let refused = apply(&mut pack, command, &Context::default()).err();
            assert_eq!(refused.map(|it| it.to_string()).as_deref(), expected);
        };
        let set = |now: Vec<Recommendation>| Command::Set(held(now).into());
        let accepted = || step("2025-03-05", RecommendationState::Accepted);
        let rejected = || step("2025-03-09", RecommendationState::Rejected);
        let corrected = || RecommendationStep { corrects: true, ..rejected() };
        let lease = || asked("Lease", vec![accepted()]);
        let open = || asked("Build", vec![]);
        // It goes on, by a correction too; others come and go around it.
        check(vec![lease()], set(vec![asked("Lease", vec![accepted(), rejected()])]), None);
        check(vec![lease()], set(vec![asked("Lease", vec![accepted(), corrected()])]), None);
        check(vec![open(), lease()], set(vec![lease(), open()]), None);
        check(vec![open()], set(vec![asked("Build more", vec![])]), None);
        check(vec![open()], set(vec![]), None);
        let stays = Some(
            "what became of 'Lease' stays as it was said: say what is so now, or put it right by another step",
        );
        check(vec![lease()], set(vec![asked("Lease", vec![rejected()])]), stays);
        check(vec![lease()], set(vec![asked("Lease", vec![])]), stays);
        check(vec![lease()], set(vec![asked("Lease 20", vec![accepted()])]), stays);
        let later = Recommendation { reply_by: Some("2025-04-01".parse().unwrap()), ..lease() };
        check(vec![lease()], set(vec![later]), stays);
        check(vec![lease()], set(vec![]), stays);
        check(vec![lease(), lease()], set(vec![lease()]), stays);
        let gone = Some("'March' stays, because a recommendation of it was replied to");
        check(vec![lease()], Command::Remove(Kind::Meeting, "m".to_owned()), gone);
        check(vec![open()], Command::Remove(Kind::Meeting, "m".to_owned()), None);
        // Nothing is put right before anything was said.
        let first = "'Build' needs the step that is put right";
        check(vec![open()], set(vec![asked("Build", vec![corrected()])]), Some(first));
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
