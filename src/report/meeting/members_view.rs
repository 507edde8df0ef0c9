//! How members see a measure, where a meeting said so. It stands beside the rating by the figures, never instead.

use crate::model::{Day, MeasureId, Meeting, MembersRating, Pack};

/// What a body made of a measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MembersView {
    /// How it rates it.
    pub rating: MembersRating,
    /// Why.
    pub reason: String,
    /// Which body.
    pub body: String,
    /// The day of its meeting.
    pub on: Day,
}

/// What was made of a measure at the latest meeting, up to a day, that said so.
pub fn members_view(pack: &Pack, measure: &MeasureId, on: Day) -> Option<MembersView> {
    let said = |held: &Meeting| {
        let item = held
            .items
            .iter()
            .rev()
            .find(|it| it.measure.as_ref() == Some(measure) && it.members_rating.is_some())?;
        Some(MembersView {
            rating: item.members_rating?,
            reason: item.members_reason.trim().to_owned(),
            body: held.body.trim().to_owned(),
            on: held.on,
        })
    };
    let held = pack.meetings.iter().filter(|held| held.on <= on);
    held.filter_map(|held| said(held)).max_by_key(|view| view.on)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::MeetingItem;

    #[test]
    fn the_latest_view_that_was_said_by_then_stands() {
        let meeting = |id: &str, on: &str, measure: &str, rating: Option<MembersRating>| {
            let item = MeetingItem {
                measure: Some(measure.into()),
                members_rating: rating,
                ..MeetingItem::default()
            };
            let (body, on) = (id.to_owned(), on.parse().unwrap());
            Meeting { items: vec![item], ..Meeting::new(id.into(), id.to_owned(), body, on) }
        };
        let pack = Pack {
            meetings: vec![
                meeting("late", "2025-10-08", "m", Some(MembersRating::Amber)).into(),
                meeting("early", "2025-09-08", "m", Some(MembersRating::Red)).into(),
                meeting("silent", "2025-10-20", "m", None).into(),
                meeting("other", "2025-10-21", "o", Some(MembersRating::Green)).into(),
            ],
            ..Pack::default()
        };
        let check = |on: &str, expected: Option<(MembersRating, &str)>| {
            let found = members_view(&pack, &"m".into(), on.parse().unwrap());
            let found = found.map(|it| (it.rating, it.body));
            assert_eq!(found, expected.map(|(rating, body)| (rating, body.to_owned())), "{on}");
        };
        check("2025-09-07", None);
        check("2025-09-08", Some((MembersRating::Red, "early")));
        check("2025-10-07", Some((MembersRating::Red, "early")));
        check("2025-12-31", Some((MembersRating::Amber, "late")));
    }
}
