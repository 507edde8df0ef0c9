//! What holds of risks whatever is done: none closes without its day and a reason.

use crate::edit::Refusal;
use crate::edit::only_added::is_untouched;
use crate::model::{Pack, Risk, RiskState};

/// Refuses what closes a risk without a day and a reason, and what takes these from one that has them. One that came
/// closed, from a file that says no more of it, is not asked.
///
/// # Errors
/// A [`Refusal`] that names the risk.
pub(super) fn guard_closing(before: &Pack, after: &Pack) -> Result<(), Refusal> {
    if is_untouched(&before.risks, &after.risks) {
        return Ok(());
    }
    for now in after.risks.iter().filter(|risk| is_closed_unsaid(risk)) {
        if before.risk(&now.id).is_some_and(|was| !is_closed_unsaid(was)) {
            return Err(Refusal::RiskClosedUnsaid { name: now.name.clone() });
        }
    }
    Ok(())
}

/// Whether a risk is closed, and the day or the reason isn't said.
pub(crate) fn is_closed_unsaid(risk: &Risk) -> bool {
    let is_said = risk.closed_on.is_some() && !risk.closing_reason.trim().is_empty();
    risk.state == Some(RiskState::Closed) && !is_said
}

#[cfg(test)]
mod tests {
    use crate::edit::{Command, Context, apply};
    use crate::model::{Pack, Plan, Risk, RiskState};

    fn risk(state: RiskState, closed_on: Option<&str>, reason: &str) -> Risk {
        Risk {
            id: "r".into(),
            name: "Flood".to_owned(),
            plan: "p".into(),
            state: Some(state),
            closed_on: closed_on.map(|day| day.parse().unwrap()),
            closing_reason: reason.to_owned(),
            ..Risk::default()
        }
    }

    #[test]
    fn none_closes_without_its_day_and_a_reason() {
        let plan = Plan { id: "p".into(), name: "P".to_owned(), ..Plan::default() };
        let check = |was: Option<Risk>, now: Risk, expected: Option<&str>| {
            let risks = was.into_iter().map(Into::into).collect::<Vec<_>>();
            let command = match risks.is_empty() {
                true => Command::Add(now.into()),
                false => Command::Set(now.into()),
            };
            let plans = vec![plan.clone().into()];
            let mut pack = Pack { plans, risks, ..Pack::default() };
            let refused = apply(&mut pack, command, &Context::default()).err();
            assert_eq!(refused.map(|it| it.to_string()).as_deref(), expected);
        };
        use RiskState::{Closed, Open};
        let unsaid = Some("'Flood' can't close yet: enter the day on which it is closed, and why");
        let open = || Some(risk(Open, None, ""));
        let full = || risk(Closed, Some("2025-11-03"), "The depot moved");
        check(open(), full(), None);
        check(open(), risk(Closed, None, ""), unsaid);
        check(open(), risk(Closed, None, "The depot moved"), unsaid);
        check(open(), risk(Closed, Some("2025-11-03"), " "), unsaid);
        check(Some(full()), risk(Closed, None, "The depot moved"), unsaid);
        check(Some(full()), risk(Open, None, ""), None);
        // What came closed, from before that was noted, can be changed otherwise.
        let renamed = Risk { name: "Floods".to_owned(), ..risk(Closed, None, "") };
        check(Some(risk(Closed, None, "")), renamed, None);
        check(None, risk(Closed, None, ""), None);
    }
}
