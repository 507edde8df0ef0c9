//! What people pledge at the end of a session, and those pledges as actions of a pack that the editor can take in.

use crate::model::{Action, Day, Pack, Plan, PlanKind, day_label};
use crate::training::words::{A_POST, reads_like_a_person};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Letters of a pledge at most.
pub const LONGEST_PLEDGE: usize = 300;
/// Pledges of a team at most.
pub const MOST_PLEDGES: usize = 40;
/// Letters of whose it is at most.
const LONGEST_WHO: usize = 80;
/// The plan that pledges stand under until they are moved to where they belong.
const PLAN: &str = "training-pledges";

/// What somebody will do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pledge {
    /// The post of whoever pledges it.
    pub who: String,
    /// What will be done.
    pub what: String,
    /// By when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Day>,
}

impl Pledge {
    /// A pledge; spaces and new lines are one space, and what is too long is cut. None where nothing is pledged.
    pub fn new(who: &str, what: &str, by: Option<Day>) -> Option<Self> {
        let (who, what) = (on_a_line(who, LONGEST_WHO), on_a_line(what, LONGEST_PLEDGE));
        (!what.is_empty()).then_some(Self { who, what, by })
    }

    /// What is wrong with the post of a pledge as it is typed: it becomes an action's owner.
    pub fn wrong_post(who: &str) -> Option<String> {
        match on_a_line(who, usize::MAX) {
            who if who.is_empty() => Some("Say whose it is, by post.".to_owned()),
            who if reads_like_a_person(&who) => Some(format!("{A_POST}.")),
            who => too_long("A post", &who, LONGEST_WHO),
        }
    }

    /// What is wrong with what is pledged as it is typed.
    pub fn wrong_deed(what: &str) -> Option<String> {
        match on_a_line(what, usize::MAX) {
            what if what.is_empty() => Some("Say what you will do.".to_owned()),
            what => too_long("A pledge", &what, LONGEST_PLEDGE),
        }
    }

    /// What is wrong with the day of a pledge as it is typed; by when may be left open.
    pub fn wrong_day(by: Option<Day>, today: NaiveDate) -> Option<String> {
        let past = by.filter(|it| it.0 < today)?;
        let (past, today) = (day_label(past.0), day_label(today));
        Some(format!("{past} is past: today is {today}. Say a day that is still to come, or none."))
    }

    /// As people read it: `Head of Housing: look at the chart first, by 20 Mar 2026`.
    pub fn words(&self) -> String {
        let who = if self.who.is_empty() { String::new() } else { format!("{}: ", self.who) };
        let by = self.by.map(|day| format!(", by {}", day_label(day.0))).unwrap_or_default();
        format!("{who}{}{by}", self.what)
    }

    /// Tells it from others, whoever's file it stands in.
    fn mark(&self) -> String {
        let by = self.by.map(|day| day.to_string()).unwrap_or_default();
        let hashed = Sha256::digest(format!("{}\n{}\n{by}", self.who, self.what).as_bytes());
        hashed.iter().take(6).map(|byte| format!("{byte:02x}")).collect()
    }

    /// The same within its bounds, of a file.
    pub(super) fn bounded(&self) -> Option<Self> {
        Self::new(&self.who, &self.what, self.by)
    }
}

/// That a text is cut is said before it is.
fn too_long(what: &str, text: &str, longest: usize) -> Option<String> {
    let letters = text.chars().count();
    let words = || format!("{what} has {longest} letters at most: this has {letters}.");
    (letters > longest).then(words)
}

fn on_a_line(text: &str, longest: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(longest).collect()
}

/// Pledges as a pack that holds nothing but a plan and, under it, an action each with its owner's post: what the page
/// that joins packs takes into a draft, outside training. Ids come from the session and from what is pledged: a file that is
/// taken in twice is the same actions, whether it is a team's or the trainer's, and two teams' files are each their own.
pub fn pledges_pack<'a>(session: &str, pledges: impl Iterator<Item = &'a Pledge>) -> Pack {
    let of: String =
        session.chars().filter(|it| it.is_ascii_alphanumeric() || *it == '-').take(60).collect();
    let plan = Plan {
        id: PLAN.into(),
        name: "Pledged at training".to_owned(),
        kind: Some(PlanKind::ActionPlan),
        purpose: "What people pledged at the end of a training session.".to_owned(),
        ..Plan::default()
    };
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    let action = |pledge: &Pledge| {
        let id = format!("pledge-{of}-{}", pledge.mark());
        // The same by two of the same post is two actions.
        let again = taken.entry(id.clone()).and_modify(|it| *it += 1).or_insert(1);
        let id = if *again > 1 { format!("{id}-{again}") } else { id };
        let action = Action::new(id.as_str().into(), pledge.what.clone(), PLAN.into());
        Arc::new(Action { owner: pledge.who.clone(), due: pledge.by, ..action })
    };
    let actions = pledges.map(action).collect();
    Pack { plans: vec![Arc::new(plan)], actions, ..Pack::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pledge_is_due_on_a_day_that_is_not_past() {
        let today = NaiveDate::from_ymd_opt(2026, 3, 20).unwrap();
        let check = |by: Option<&str>, is_wrong: bool| {
            let by = by.map(|it| it.parse().unwrap());
            assert_eq!(Pledge::wrong_day(by, today).is_some(), is_wrong, "{by:?}");
        };
        check(None, false);
        check(Some("2026-03-20"), false);
        check(Some("2026-03-21"), false);
        check(Some("2026-03-19"), true);
        let told = Pledge::wrong_day("2024-01-02".parse().ok(), today).unwrap();
        assert!(told.starts_with("2 Jan 2024 is past: today is 20 Mar 2026."), "{told}");
    }
}
