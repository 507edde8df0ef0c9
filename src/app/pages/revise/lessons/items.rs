//! What is asked of a lesson.

use crate::{
    app::components::forms::{Item, audience, choice, day, references, words},
    model::{ActionId, Audience, ExceptionId, Lesson, LessonKind, LessonSource, MeasureId, PlanId},
};

/// When it was learnt.
const ON: Item<Lesson> =
    day!(past "lesson-on", "When it was learnt", "", on or "Enter the day on which it was learnt");

/// What a new one is asked for.
pub const NEW: &[Item<Lesson>] = &[
    words!(Line "lesson-name", "The lesson in a few words", "As it is printed.", name or "Enter the lesson in a few words"),
    choice!("lesson-kind", "What it is of", must kind: LessonKind),
    choice!("lesson-source", "Where it comes from", must source: LessonSource),
    words!(Line "lesson-theme", "Theme", "In few words, the same for lessons that belong together.", theme),
];

/// What it is and whose.
pub const ABOUT: &[Item<Lesson>] = &[
    words!(Line "lesson-name", "The lesson in a few words", "As it is printed.", name or "Enter the lesson in a few words"),
    choice!("lesson-kind", "What it is of", must kind: LessonKind),
    choice!("lesson-source", "Where it comes from", must source: LessonSource),
    words!(Line "lesson-theme", "Theme", "In few words, the same for lessons that belong together.", theme),
    ON,
    words!(Line "lesson-owner", "Who answers for what comes of it", "A post, not a name.", owner),
    audience!("lesson-audience", audience),
];

/// What was learnt.
pub const LEARNT: &[Item<Lesson>] = &[
    words!(Lines "learnt", "What was learnt", "What to do otherwise, or what to go on doing.", learnt),
    words!(Lines "reuse", "Who else could use it", "Of what went well: which teams, and how.", reuse),
];

/// What it is tied to.
pub const TIES: &[Item<Lesson>] = &[
    references!("lesson-measures", "Measures", "", measures: MeasureId of measures),
    references!("lesson-plans", "Plans", "", plans: PlanId of plans),
    references!("lesson-exceptions", "Exceptions", "", exceptions: ExceptionId of exceptions),
    references!("lesson-actions", "Activities and milestones", "", actions: ActionId of actions),
];
