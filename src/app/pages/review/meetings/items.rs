//! What is asked of a meeting.

use crate::{
    app::{
        components::forms::{
            Entry, Item, audience, choice, day, reference, references, words, yes_no,
        },
        items::choices,
    },
    model::{
        Audience, Decision, ExceptionId, ItemKind, Level, MeasureId, Meeting, MeetingItem,
        MeetingQuestion, MeetingState, MembersRating, Met, PartnershipAnswer, PlanId,
        Recommendation, RecommendationState, RecommendationStep, RiskId,
    },
};

/// A number of minutes, or none.
macro_rules! minutes {
    ($id:literal, $label:literal, $field:ident) => {
        Item {
            id: $id,
            label: $label,
            hint: "",
            entry: Entry::Line,
            get: |record| record.$field.map(|count| count.to_string()).unwrap_or_default(),
            set: |record, text| {
                record.$field = match text {
                    "" => None,
                    text => Some(text.parse().map_err(
                        |_| "Enter whole minutes up to 255, such as 10, or leave it blank",
                    )?),
                };
                Ok(())
            },
        }
    };
}

const BODY: Item<Meeting> = words!(Line "meeting-body", "Which body meets", "Such as Housing Scrutiny Committee. Meetings of the same body follow one another.", body or "Enter which body meets");
const ON: Item<Meeting> =
    day!("meeting-on", "When it meets", "", on or "Enter the day of the meeting");
const LEVEL: Item<Meeting> = choice!("meeting-level", "Level", level: Level);
const PLANS: Item<Meeting> = references!(
    "meeting-plans", "Plans it looks after", "Its agenda is built from these. None: the whole.", plans: PlanId of plans
);

/// What a new one is asked for.
pub const NEW: &[Item<Meeting>] = &[BODY, ON, LEVEL, PLANS];

/// What it is and who is there.
pub const ABOUT: &[Item<Meeting>] = &[
    words!(Line "meeting-name", "What it is called", "As it is printed.", name or "Enter what it is called"),
    BODY,
    ON,
    LEVEL,
    choice!("meeting-state", "How far it is", must state: MeetingState),
    PLANS,
    Item {
        id: "meeting-attendees",
        label: "Who is there",
        hint: "Posts, not names, a line each.",
        entry: Entry::Lines,
        get: |meeting| meeting.attendees.join("\n"),
        set: |meeting, text| {
            let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
            meeting.attendees = lines.map(str::to_owned).collect();
            Ok(())
        },
    },
    audience!("meeting-audience", audience),
];

/// An item of the agenda.
pub const AGENDA_ITEM: &[Item<MeetingItem>] = &[
    words!(Line "item-name", "What it is about", "", name or "Enter what it is about"),
    choice!("item-kind", "What the meeting is asked to do", must kind: ItemKind),
    minutes!("item-minutes", "Minutes allotted", minutes_allotted),
    words!(Lines "item-why", "Why it is on the agenda", "", why),
    reference!("item-measure", "Measure", "Its figure is shown first.", measure: MeasureId of measures, none "No measure"),
    reference!("item-exception", "Exception", "", exception: ExceptionId of exceptions, none "No exception"),
    reference!("item-risk", "Risk", "", risk: RiskId of risks, none "No risk"),
];

/// What is taken down at an item.
pub const TAKEN: &[Item<MeetingItem>] = &[
    words!(Lines "item-notes", "Notes", "What was said, for the minutes. They are internal.", notes),
    minutes!("item-used", "Minutes used", minutes_used),
    Item {
        hint: "It stands beside the rating by the figures, and changes nothing of it.",
        ..choice!("members-rating", "How members rate it", members_rating: MembersRating)
    },
    words!(Lines "members-reason", "Why they see it so", "", members_reason),
];

/// A question.
pub const QUESTION: &[Item<MeetingQuestion>] = &[
    words!(Lines "asked", "What was asked", "", words or "Enter what was asked"),
    words!(Line "asked-by", "Who asked", "A post, not a name.", asked_by),
    words!(Lines "answered", "What was answered", "Leave it blank until it is.", answer),
];

/// A decision.
pub const DECISION: &[Item<Decision>] = &[
    words!(Lines "decided", "What was decided", "", what or "Enter what was decided"),
    words!(Line "acts", "Who acts", "A post, not a name.", who),
    day!("acts-by", "By when", "", by),
];

/// What became of a decision.
pub const OUTCOME: &[Item<Decision>] = &[
    day!(past "done-on", "Done on", "Leave it blank until it is.", done_on),
    words!(Lines "outcome", "What came of it", "", outcome),
];

/// A recommendation.
pub const RECOMMENDATION: &[Item<Recommendation>] = &[
    words!(Lines "recommended", "What is recommended", "", words or "Enter what is recommended"),
    words!(Line "recommended-to", "To whom", "A post or a body.", to),
    day!("reply-by", "Reply due by", "", reply_by),
    reference!("recommended-measure", "The measure that it is to move", "", measure: MeasureId of measures, none "No measure"),
];

/// What becomes of a recommendation.
pub const STEP: &[Item<RecommendationStep>] = &[
    Item {
        id: "step-state",
        label: "What became of it",
        hint: "",
        entry: Entry::Choice(|_, _| {
            let all = RecommendationState::ALL.iter();
            let steps = all.filter(|state| **state != RecommendationState::Made);
            choices(steps.map(|it| (it.name().to_owned(), it.words().to_owned())).collect())
        }),
        get: |step| match step.state {
            RecommendationState::Made => String::new(),
            state => state.name().to_owned(),
        },
        set: |step, text| {
            let found = RecommendationState::ALL.iter().find(|state| state.name() == text);
            step.state = *found.ok_or("Choose what became of it")?;
            Ok(())
        },
    },
    day!(past "step-on", "When that was said", "", on or "Enter when that was said"),
    words!(Line "step-post", "Who says so", "A post or a body.", post),
    Item {
        set: |step, text| {
            text.clone_into(&mut step.words);
            match step.lacks() {
                Some(_) => Err("Enter why, which part, or what effect was seen"),
                None => Ok(()),
            }
        },
        ..words!(Lines "step-words", "In their words", "A rejection needs its reason; one in part which part; an effect what has shown.", words)
    },
    yes_no!(
        "step-corrects",
        "It puts right the step before",
        "What was said stays, and this stands after it.",
        corrects
    ),
];

/// The answer to one of the five questions.
pub const ANSWER: &[Item<PartnershipAnswer>] = &[
    choice!("answer-met", "How far it is so", met: Met),
    words!(Lines "answer", "Answer", "", answer),
];
