//! What is asked of a link.

use crate::{
    app::{
        components::forms::{Entry, Item, reference, words},
        items::{Choice, listed},
    },
    model::{Link, MeasureId, ObjectiveId, Pack},
};

/// What is asked, in the order of thinking.
pub const LINK: &[Item<Link>] = &[
    reference!(
        "from", "If this comes about", "The objective that comes first.", must from: ObjectiveId of objectives,
        or "Choose the objective that comes first"
    ),
    Item {
        set: |link, text| {
            if text == link.from.as_str() && !text.is_empty() {
                return Err("Choose another objective: nothing follows from itself");
            }
            (TO.set)(link, text)
        },
        ..TO
    },
    words!(Lines "claim", "Why it should", "In a sentence.", claim or "Enter why the one should bring the other about"),
    Item {
        id: "lag",
        label: "After how many months it should show",
        hint: "From 0, for at once, to 60. Measures that report by the quarter are judged at 0, 3, 6 and so on.",
        entry: Entry::Line,
        get: |link| link.lag_months.map(|it| it.to_string()).unwrap_or_default(),
        set: |link, text| {
            link.lag_months = match text {
                "" => None,
                text => Some(
                    months(text)
                        .ok_or("Enter a whole number of months from 0 to 60, or leave it blank")?,
                ),
            };
            Ok(())
        },
    },
    Item {
        id: "from-measure",
        label: "The measure of the first that shows it",
        hint: "Those of the objective come first, once the link is saved.",
        entry: Entry::Choice(|pack, link| measures(pack, &link.from)),
        get: |link| link.from_measure.clone().unwrap_or_default().to_string(),
        set: |link, text| {
            link.from_measure = chosen(text);
            Ok(())
        },
    },
    Item {
        id: "to-measure",
        label: "The measure of the second that shows it",
        hint: "",
        entry: Entry::Choice(|pack, link| measures(pack, &link.to)),
        get: |link| link.to_measure.clone().unwrap_or_default().to_string(),
        set: |link, text| {
            link.to_measure = chosen(text);
            Ok(())
        },
    },
];

/// The objective that should follow.
const TO: Item<Link> = reference!(
    "to", "This should follow", "", must to: ObjectiveId of objectives,
    or "Choose the objective that should follow"
);

/// A lag as it is typed.
fn months(text: &str) -> Option<u8> {
    text.parse().ok().filter(|months| *months <= Link::LONGEST_LAG)
}

fn chosen(text: &str) -> Option<MeasureId> {
    (!text.is_empty()).then(|| MeasureId::from(text))
}

/// Every measure, those of an objective first; or none yet.
fn measures(pack: &Pack, id: &ObjectiveId) -> Vec<Choice> {
    let own = pack.objective(id).map(|it| it.measures.as_slice()).unwrap_or_default();
    let (first, rest): (Vec<_>, Vec<_>) =
        pack.measures.iter().partition(|measure| own.contains(&measure.id));
    let each = first.into_iter().chain(rest).map(|measure| listed(measure.as_ref()));
    std::iter::once((String::new(), "Not chosen yet".to_owned())).chain(each).collect()
}
