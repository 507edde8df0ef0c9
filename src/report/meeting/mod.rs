//! Meetings (FRAMEWORK R6): what a body promised before, and what belongs on its next agenda.

mod agenda;
mod follow_up;
mod item_clock;
mod members_view;
mod partnership;

pub use agenda::agenda;
pub use follow_up::{FollowUp, Promised, follow_ups, reply_words};
pub use item_clock::ItemClock;
pub use members_view::{MembersView, members_view};
pub use partnership::{AnswerThen, last_answer};

use crate::model::{Meeting, Pack};

/// The meetings of the same body before one, the latest first.
fn earlier<'a>(pack: &'a Pack, meeting: &Meeting) -> Vec<&'a Meeting> {
    let before = |held: &&Meeting| {
        held.id != meeting.id && held.is_of(&meeting.body) && held.on < meeting.on
    };
    let mut found: Vec<&Meeting> =
        pack.meetings.iter().map(|held| &**held).filter(before).collect();
    found.sort_by_key(|held| std::cmp::Reverse(held.on));
    found
}

/// A length of time in words: `1 minute`, `10 minutes`.
pub fn minutes(count: u32) -> String {
    match count {
        1 => "1 minute".to_owned(),
        count => format!("{count} minutes"),
    }
}

/// How many minutes its items are allotted, and how many they used, as far as either is known: `45 minutes allotted, 20
/// used so far`. `None` where neither is.
pub fn minutes_words(meeting: &Meeting) -> Option<String> {
    let sum = |of: fn(&crate::model::MeetingItem) -> Option<u8>| {
        let known: Vec<u8> = meeting.items.iter().filter_map(of).collect();
        (!known.is_empty()).then(|| known.into_iter().map(u32::from).sum::<u32>())
    };
    let (allotted, used) = (sum(|it| it.minutes_allotted), sum(|it| it.minutes_used));
    Some(match (allotted, used) {
        (None, None) => return None,
        (Some(allotted), None) => format!("{} allotted", minutes(allotted)),
        (None, Some(used)) => format!("{} used", minutes(used)),
        (Some(allotted), Some(used)) => {
            let over = match used.checked_sub(allotted) {
                Some(over) if over > 0 => format!(", {over} over"),
                _ => String::new(),
            };
            format!("{} allotted, {used} used{over}", minutes(allotted))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::MeetingItem;

    #[test]
    fn minutes_are_added_up_as_far_as_they_are_known() {
        let check = |minutes: &[(Option<u8>, Option<u8>)], expected: Option<&str>| {
            let item = |(minutes_allotted, minutes_used): &(Option<u8>, Option<u8>)| MeetingItem {
                minutes_allotted: *minutes_allotted,
                minutes_used: *minutes_used,
                ..MeetingItem::default()
            };
            let meeting =
                Meeting { items: minutes.iter().map(item).collect(), ..Meeting::default() };
            assert_eq!(minutes_words(&meeting).as_deref(), expected, "{minutes:?}");
        };
        check(&[], None);
        check(&[(None, None)], None);
        check(&[(Some(1), None)], Some("1 minute allotted"));
        check(&[(None, Some(5))], Some("5 minutes used"));
        check(&[(Some(10), Some(10)), (Some(5), None)], Some("15 minutes allotted, 10 used"));
        check(&[(Some(10), Some(10))], Some("10 minutes allotted, 10 used"));
        check(&[(Some(10), Some(11))], Some("10 minutes allotted, 11 used, 1 over"));
        // As many as there may be.
        check(&[(Some(255), None); 300], Some("76500 minutes allotted"));
    }
}
