//! What is asked of a change that somebody proposes.

use crate::{
    app::{
        components::forms::{Entry, Item, in_unit, reference, words, year},
        items::{chosen, figure_of, offered},
    },
    model::{ChangeKind, LessonId, MeasureId, PlanId, Proposal},
};

/// Which of the five kinds.
const KIND: Item<Proposal> = Item {
    id: "change-kind",
    label: "Kind of change",
    hint: "",
    entry: Entry::Choice(|_, _| {
        let choose = (String::new(), "Choose a kind".to_owned());
        std::iter::once(choose).chain(offered!(ChangeKind)).collect()
    }),
    get: |change| change.kind.map(ChangeKind::name).unwrap_or_default(),
    set: |change, text| {
        change.kind = chosen!(ChangeKind, text);
        change.kind.map(|_| ()).ok_or("Choose the kind of change")
    },
};

/// What a change is asked for.
pub const PROPOSE: &[Item<Proposal>] = &[
    KIND,
    words!(Line "change-what", "What is to be done", "In a sentence.", change or "Enter what is to be done"),
    reference!("change-measure", "Measure", "Where it is of one.", measure: MeasureId of measures, none "None"),
    in_unit!(
        "change-target",
        "Target that is asked for",
        "Where another figure is asked for, in the measure’s unit: once it is set, the change counts as made.",
        target in |pack, change| figure_of(pack, change.measure.as_ref(), true).of_chosen()
    ),
    reference!("change-plan", "Plan", "Where it is of one.", plan: PlanId of plans, none "None"),
    year!("change-from", "From which year", must from),
    reference!("change-lesson", "Lesson that it follows from", "", lesson: LessonId of lessons, none "None"),
    words!(Lines "change-reason", "Why it should change", "", reason or "Enter why"),
    words!(Line "change-requester", "Who asks for it", "A post, not a name.", requester or "Enter who asks for it"),
    words!(Line "change-effect", "What it would do", "To ratings, to money and to people.", effect),
];
