//! What an exception still lacks before anybody can hold it to account.

use crate::model::{Action, ActionState, Exception, Pack};
use crate::rating::exception::actions_of;
use crate::rating::may_lack_some;

/// What an exception still lacks, in a sentence; `None` where it lacks nothing of that, and of a pack that was made for an
/// audience, which may leave it out.
pub fn lacking(pack: &Pack, exception: &Exception) -> Option<String> {
    if may_lack_some(pack) {
        return None;
    }
    let is_said = |text: &str| !text.trim().is_empty();
    let actions = actions_of(pack, exception);
    let open = |it: &&&Action| it.state != ActionState::Stopped;
    let action = match actions.iter().filter(open).count() {
        0 => Some("an action"),
        _ => {
            let is_whole = |it: &&Action| is_said(&it.owner) && it.due.is_some();
            let any = actions.iter().filter(open).any(is_whole);
            (!any).then_some("an action that says who does it and by when")
        }
    };
    let parts = [
        (!is_said(&exception.owner)).then_some("who answers for it"),
        (!is_said(&exception.cause)).then_some("a cause"),
        action,
        exception.promises.is_empty().then_some("a day by which it is back within its floor"),
    ];
    let parts: Vec<&str> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| format!("It still lacks: {}.", parts.join("; ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Promise, Trigger};
    use std::sync::Arc;

    #[test]
    fn says_all_that_is_still_to_be_said() {
        let check = |whole: bool, actions: &[(&str, &str)], expected: Option<&str>| {
            let raised = "2025-05".parse().unwrap();
            let mut held = Exception::new("x".into(), "X".into(), "m".into(), raised, Trigger::Red);
            if whole {
                (held.owner, held.cause) = ("Head of Housing".to_owned(), "Rents rose".to_owned());
                held.promises.push(Promise::default());
            }
            let action = |(owner, due): &(&str, &str)| {
                let mut action = Action::new("a".into(), "A".into(), "p".into());
                (action.owner, action.due) = ((*owner).to_owned(), due.parse().ok());
                action.exception = Some("x".into());
                Arc::new(action)
            };
            let actions = actions.iter().map(action).collect();
            let pack = Pack { actions, ..Pack::default() };
            assert_eq!(lacking(&pack, &held).as_deref(), expected);
        };
        let day = "a day by which it is back within its floor";
        let all = format!("It still lacks: who answers for it; a cause; an action; {day}.");
        check(false, &[], Some(&all));
        check(true, &[], Some("It still lacks: an action."));
        let whose = Some("It still lacks: an action that says who does it and by when.");
        check(true, &[("", "2025-12-31")], whose);
        check(true, &[("Team", "")], whose);
        check(true, &[("", "2025-12-31"), ("Team", "")], whose);
        check(true, &[("", ""), ("Team", "2025-12-31")], None);
    }
}
