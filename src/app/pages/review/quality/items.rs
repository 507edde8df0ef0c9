//! What is asked of assessments, audits and findings.

use crate::{
    app::{
        components::forms::{Entry, Item, audience, choice, day, reference, words},
        items::{Choice, figure_of, number_or_blank},
    },
    model::{
        Assessment, Audience, Audit, AuditFinding, DrawnFigure, Frequency, MeasureId, Met, Pack,
        Period,
    },
};

/// What a new assessment is asked for.
pub const NEW_ASSESSMENT: &[Item<Assessment>] = &[reference!(
    "assessed", "Measure", "Whose data are looked at.", must measure: MeasureId of measures,
    or "Choose the measure"
)];

/// Who assesses, and when.
pub const ABOUT_ASSESSMENT: &[Item<Assessment>] = &[
    words!(Line "assessment-name", "What it is of", "As it is printed.", name or "Enter what it is of"),
    day!(past "assessed-on", "When it was made", "Until it is set, it counts for nothing.", on),
    day!(
        "assessed-again",
        "When it is made again",
        "Until then it is in the month of what is due.",
        review_by
    ),
    words!(Line "reviewer", "Who made it", "A post, not a name.", reviewer),
    audience!("assessment-audience", audience),
];

/// The principles, each with what shows how far it is met.
pub const PRINCIPLES: &[Item<Assessment>] = &[
    Item {
        hint: "Are they as close to what they describe as their use needs?",
        ..choice!("accuracy", "Accuracy", accuracy: Met)
    },
    words!(Lines "accuracy-shown", "What shows that: accuracy", "", accuracy_shown_by),
    Item {
        hint: "Are they recorded and counted as the definition says?",
        ..choice!("validity", "Validity", validity: Met)
    },
    words!(Lines "validity-shown", "What shows that: validity", "", validity_shown_by),
    Item {
        hint: "Are they collected in the same way from one period to the next?",
        ..choice!("reliability", "Reliability", reliability: Met)
    },
    words!(Lines "reliability-shown", "What shows that: reliability", "", reliability_shown_by),
    Item {
        hint: "Are they there soon enough to act on?",
        ..choice!("timeliness", "Timeliness", timeliness: Met)
    },
    words!(Lines "timeliness-shown", "What shows that: timeliness", "", timeliness_shown_by),
    Item {
        hint: "Is nothing left out, and nothing counted twice?",
        ..choice!("completeness", "Completeness", completeness: Met)
    },
    words!(Lines "completeness-shown", "What shows that: completeness", "", completeness_shown_by),
    Item {
        hint: "Are they about what the measure is meant to show?",
        ..choice!("relevance", "Relevance", relevance: Met)
    },
    words!(Lines "relevance-shown", "What shows that: relevance", "", relevance_shown_by),
];

/// What is to be done.
pub const ACTION: &[Item<Assessment>] = &[
    words!(Lines "quality-action", "What is to be done", "Leave it blank where nothing is.", action),
    words!(Line "quality-action-owner", "Who does it", "A post, not a name.", action_owner),
    day!("quality-action-due", "By when", "", action_due),
    day!(past "quality-action-done", "When it was done", "", action_done),
];

/// What a new audit is asked for.
pub const NEW_AUDIT: &[Item<Audit>] = &[
    words!(Line "audit-name", "What it is called", "As it is printed.", name or "Enter what it is called"),
    Item {
        id: "audit-period",
        label: "Figures of which period",
        hint: "All figures whose own periods end in it.",
        entry: Entry::Choice(periods),
        get: |audit| audit.period.to_string(),
        set: |audit, text| {
            audit.period = text.parse().map_err(|_| "Choose a period")?;
            Ok(())
        },
    },
    Item {
        id: "audit-size",
        label: "How many figures are drawn",
        hint: "They are shared out among the directorates in proportion to how many figures each has.",
        entry: Entry::Line,
        get: |audit| audit.size.to_string(),
        set: |audit, text| {
            let size = text.parse().ok().filter(|size| (1..=999).contains(size));
            audit.size = size.ok_or("Enter a whole number from 1 to 999")?;
            Ok(())
        },
    },
];

/// The period that is set, and the latest by then of each frequency.
fn periods(pack: &Pack, audit: &Audit) -> Vec<Choice> {
    const BACK: i32 = 5;
    let calendar = pack.calendar();
    let end = audit.period.end(calendar);
    let each = [Frequency::Monthly, Frequency::Quarterly, Frequency::HalfYearly, Frequency::Yearly];
    let mut found: Vec<Period> = vec![audit.period];
    for now in each.into_iter().filter_map(|frequency| calendar.period_of(end, frequency)) {
        found
            .extend((0..=BACK).filter_map(|back| now.plus(-back)).filter(|it| *it != audit.period));
    }
    found.into_iter().map(|period| (period.to_string(), period.label())).collect()
}

/// Who audits, and what follows.
pub const ABOUT_AUDIT: &[Item<Audit>] = &[
    words!(Line "audit-name", "What it is called", "As it is printed.", name or "Enter what it is called"),
    words!(Line "auditor", "Who checks the figures", "A post, not a name.", auditor),
    day!(
        "check-by",
        "By when they are checked",
        "Until then it is in the month of what is due.",
        check_by
    ),
    words!(Lines "conclusion", "What follows from it", "", conclusion),
    audience!("audit-audience", audience),
];

const FOUND: Item<DrawnFigure> = choice!("finding", "What was found", finding: AuditFinding);
const VERIFIED: Item<DrawnFigure> = Item {
    id: "verified",
    label: "What the records give",
    hint: "Needed where it isn’t as published.",
    entry: Entry::Amount(|pack, drawn| figure_of(pack, Some(&drawn.measure), false)),
    get: |drawn| drawn.verified.map(|it| it.to_string()).unwrap_or_default(),
    set: |drawn, text| {
        drawn.verified = number_or_blank(text)?;
        let lacks = drawn.finding == Some(AuditFinding::NotAsPublished) && drawn.verified.is_none();
        if lacks { Err("Enter the figure that the records give") } else { Ok(()) }
    },
};
const WORDS: Item<DrawnFigure> =
    words!(Lines "found", "In words", "What was looked at, and what it showed.", found);
const CHECKED_BY: Item<DrawnFigure> =
    words!(Line "checked-by", "Who checked it", "A post, not a name.", checked_by);
const CHECKED_ON: Item<DrawnFigure> = day!(past "checked-on", "When", "", checked_on);

/// What is asked of a figure that is a number.
pub const FINDING: &[Item<DrawnFigure>] = &[FOUND, VERIFIED, WORDS, CHECKED_BY, CHECKED_ON];

/// What is asked of a figure that has a numerator and a denominator.
pub const FINDING_OF_RATIO: &[Item<DrawnFigure>] = &[
    FOUND,
    Item {
        label: "Numerator that the records give",
        hint: "Needed where it isn’t as published.",
        // A count, whatever the ratio is in.
        entry: Entry::Line,
        ..VERIFIED
    },
    Item {
        id: "verified-of",
        label: "Denominator that the records give",
        hint: "Blank: as published.",
        entry: Entry::Line,
        get: |drawn| drawn.verified_of.map(|it| it.to_string()).unwrap_or_default(),
        set: |drawn, text| {
            drawn.verified_of = number_or_blank(text)?;
            Ok(())
        },
    },
    WORDS,
    CHECKED_BY,
    CHECKED_ON,
];

/// Why another is drawn.
pub const REPLACE: &[Item<DrawnFigure>] = &[words!(
    Lines "replaced", "Why another is drawn in its place",
    "It stays in the log with this reason, and the next that the same seed draws takes its place.",
    replaced or "Enter why another is drawn"
)];
