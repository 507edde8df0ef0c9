//! What is asked of an exception.

use crate::{
    app::{
        components::forms::{
            Entry, Item, audience, choice, day, day_or_blank, reference, references, words,
        },
        items::{figure_of, periods_about},
    },
    exchange::reading::value,
    model::{
        Audience, Confidence, Control, Exception, ExceptionState, MeasureId, Promise, RecoveryStep,
        RiskId, Trigger,
    },
};

/// What a new one is asked for, where nothing in the figures asks for it.
pub const NEW: &[Item<Exception>] = &[
    reference!(
        "measure", "Measure", "What it is about.", must measure: MeasureId of measures,
        or "Choose the measure"
    ),
    words!(Line "exception-name", "What it is about", "In a few words, as it is printed.", name or "Enter what it is about"),
];

/// What it is and whose.
pub const ABOUT: &[Item<Exception>] = &[
    words!(Line "exception-name", "What it is about", "In a few words, as it is printed.", name or "Enter what it is about"),
    words!(Line "exception-owner", "Who answers for it", "A post, not a name.", owner),
    choice!("exception-trigger", "What made it due", must trigger: Trigger),
    STATE,
    day!(past "reviewed", "Last reviewed", "", reviewed_on),
    day!("review-by", "Next review", "", review_by),
    audience!("exception-audience", audience),
];

/// How far it is, until it closes.
const STATE: Item<Exception> = Item {
    id: "exception-state",
    label: "How far it is",
    hint: "It is closed further down this page.",
    entry: Entry::Choice(|_, exception| {
        let all = ExceptionState::ALL.iter();
        // What is closed says so, and is opened again by choosing another.
        let offered = all.filter(|state| {
            **state != ExceptionState::Closed || exception.state == ExceptionState::Closed
        });
        offered.map(|state| (state.name(), state.words().to_owned())).collect()
    }),
    get: |exception| exception.state.name(),
    set: |exception, text| {
        let found = ExceptionState::ALL.iter().find(|state| state.name() == text);
        exception.take_to(*found.ok_or("Choose one of them")?);
        Ok(())
    },
};

/// Why it is so.
pub const CAUSE: &[Item<Exception>] = &[
    words!(Lines "cause", "Cause", "Why the measure is off target, as far as is known.", cause),
    choice!("control", "Is that in our control?", control: Control),
];

/// What it means, and for whom.
pub const MEANING: &[Item<Exception>] = &[
    words!(Lines "residents", "For residents", "", residents),
    words!(Lines "equality", "For equality", "Who bears more of it than others.", equality),
    words!(Lines "money", "For money", "What it costs, or saves.", money),
    references!("exception-risks", "Risks that it bears on", "", risks: RiskId of risks),
];

/// What is asked of others.
pub const SOUGHT: &[Item<Exception>] = &[
    words!(Lines "elsewhere", "What works elsewhere", "One idea that costs nothing: from another council, or another team.", elsewhere),
    choice!("confidence", "How sure are you of the recovery?", confidence: Confidence),
    words!(Lines "sought", "Support or decision sought", "", sought),
];

/// A decision that closes it.
pub const DECISION: &[Item<Exception>] = &[
    words!(Lines "decision", "What was decided", "Such as: the target is given up for this year.", decision or "Enter what was decided"),
    words!(Line "decided-by", "Who decided", "A post or a body.", decided_by or "Enter who decided"),
    Item {
        id: "decided-on",
        label: "When it was decided",
        hint: "",
        entry: Entry::PastDay,
        get: |exception| exception.decided_on.map(|day| day.to_string()).unwrap_or_default(),
        set: |exception, text| {
            exception.decided_on = day_or_blank(text)?;
            exception.decided_on.map(|_| ()).ok_or("Enter when it was decided")
        },
    },
];

/// A waiver.
pub const WAIVER: &[Item<Exception>] = &[
    Item {
        id: "waiver",
        label: "Why no exception report is asked for",
        hint: "Leave it blank where one is.",
        entry: Entry::Lines,
        get: |exception| exception.waiver.clone(),
        set: |exception, text| {
            text.clone_into(&mut exception.waiver);
            let [lacks, ..] = exception.waiver_lacks();
            match lacks {
                true => Err("Enter why it is waived, or leave all of it blank"),
                false => Ok(()),
            }
        },
    },
    Item {
        id: "waived-by",
        label: "Who waived it",
        hint: "A post or a body; a waiver needs one.",
        entry: Entry::Line,
        get: |exception| exception.waived_by.clone(),
        set: |exception, text| {
            text.clone_into(&mut exception.waived_by);
            let [_, lacks, _] = exception.waiver_lacks();
            match lacks {
                true => Err("Enter who waived it"),
                false => Ok(()),
            }
        },
    },
    day!(past "waived-on", "When it was waived", "", waived_on),
    Item {
        id: "waived-until",
        label: "Until when",
        hint: "The last day of the waiver, which needs one.",
        entry: Entry::Day,
        get: |exception| exception.waived_until.map(|day| day.to_string()).unwrap_or_default(),
        set: |exception, text| {
            exception.waived_until = day_or_blank(text)?;
            let [.., lacks] = exception.waiver_lacks();
            match lacks {
                true => Err("Enter the last day of the waiver"),
                false => Ok(()),
            }
        },
    },
];

/// A date that is promised.
pub const PROMISE: &[Item<Promise>] = &[
    day!("promise-by", "Back within its floor by", "", by or "Enter the day by which it is back within its floor"),
    Item {
        set: |promise, text| {
            promise.on = day_or_blank(text)?.ok_or("Enter the day on which it was said")?;
            match promise.by <= promise.on {
                true => Err(
                    "The day by which it is back comes after the one on which it was said: put one of them right",
                ),
                false => Ok(()),
            }
        },
        ..day!(past "promise-on", "When it was said", "Today, unless it was said before. Enter the earliest first.", on or "Enter the day on which it was said")
    },
    words!(Lines "promise-reason", "What that rests on", "Where the date moves: why.", reason or "Enter what it rests on, or why it moves"),
    words!(Line "promise-post", "Who says so", "A post, not a name.", post),
];

/// A step of the way back as it is asked for: a new one has no figure until somebody types it.
#[derive(Clone, Debug, PartialEq)]
pub struct AskedStep {
    /// Whose figure it is; none where its exception has gone.
    pub measure: Option<MeasureId>,
    /// The step.
    pub step: RecoveryStep,
    /// Its figure stands.
    pub has_figure: bool,
}

/// What a figure is to be on the way back.
pub const STEP: &[Item<AskedStep>] = &[
    Item {
        id: "period",
        label: "Period",
        hint: "",
        entry: Entry::Choice(|_, asked| periods_about(asked.step.period, Some(asked.step.period))),
        get: |asked| asked.step.period.to_string(),
        set: |asked, text| {
            asked.step.period = text.parse().map_err(|_| "Choose a period")?;
            Ok(())
        },
    },
    Item {
        id: "value",
        label: "Its figure is to be",
        hint: "For this period by itself.",
        entry: Entry::Amount(|pack, asked| figure_of(pack, asked.measure.as_ref(), false)),
        get: |asked| match asked.has_figure {
            true => asked.step.value.to_string(),
            false => String::new(),
        },
        set: |asked, text| {
            asked.step.value = value::number(text).ok_or("Enter a number such as 240")?;
            asked.has_figure = true;
            Ok(())
        },
    },
];
