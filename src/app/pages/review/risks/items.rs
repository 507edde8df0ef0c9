//! What is asked of a risk.

use crate::{
    app::{
        components::forms::{
            Entry, Item, audience, choice, day, day_or_blank, reference, references, words,
        },
        items::{Choice, choices},
    },
    model::{
        ActionId, Audience, Day, MeasureId, ObjectiveId, PlanId, RISK_SCALE, Risk, RiskCategory,
        RiskId, RiskScore,
    },
    rating::risk::{Level, Scale},
};

const NAME: Item<Risk> = words!(Line "risk-name", "The risk in a few words", "As it is printed.", name or "Enter the risk in a few words");
const PLAN: Item<Risk> = reference!(
    "risk-plan", "Plan", "The plan that it endangers.", must plan: PlanId of plans, or "Choose the plan"
);

/// What a new one is asked for.
pub const NEW: &[Item<Risk>] = &[NAME, PLAN];

/// What it is.
pub const ABOUT: &[Item<Risk>] = &[
    NAME,
    words!(Lines "risk-cause", "Cause", "What may bring it about.", cause),
    words!(Lines "risk-event", "Event", "What may happen.", event),
    words!(Lines "risk-consequence", "Consequence", "What would follow.", consequence),
    choice!("risk-category", "Category", category: RiskCategory),
    Item {
        id: "risk-controls",
        label: "Controls",
        hint: "What keeps it where it is, a line each.",
        entry: Entry::Lines,
        get: |risk| risk.controls.join("\n"),
        set: |risk, text| {
            let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
            risk.controls = lines.map(str::to_owned).collect();
            Ok(())
        },
    },
];

/// Who looks after it, and when.
pub const CARE: &[Item<Risk>] = &[
    words!(Line "risk-owner", "Who answers for it", "A post, not a name.", owner),
    day!(past "risk-reviewed", "Last reviewed", "", reviewed_on),
    day!("risk-review-by", "Next review", "", review_by),
    audience!("risk-audience", audience),
];

/// That it is closed: why, when and by whom.
pub const CLOSING: &[Item<Risk>] = &[
    words!(Lines "risk-closing", "Why it is closed", "What changed, so that nobody has to watch it any more.", closing_reason or "Enter why it is closed"),
    Item {
        id: "risk-closed-on",
        label: "Closed on",
        hint: "",
        entry: Entry::PastDay,
        get: |risk| risk.closed_on.map(|day| day.to_string()).unwrap_or_default(),
        set: |risk, text| {
            risk.closed_on = day_or_blank(text)?;
            risk.closed_on.map(|_| ()).ok_or("Enter the day on which it is closed")
        },
    },
    words!(Line "risk-closed-by", "Who closed it", "A post or a body.", closed_by or "Enter who closed it"),
];

/// What it is tied to.
pub const TIES: &[Item<Risk>] = &[
    PLAN,
    reference!(
        "risk-part-of", "A part of", "", part_of: RiskId of risks, none "A risk of its own",
        only |_, risk, other| other.id != risk.id
    ),
    references!(
        "risk-objectives", "Objectives that it endangers", "", objectives: ObjectiveId of objectives,
        first |_, risk, other| other.plan == risk.plan
    ),
    references!(
        "risk-measures", "Measures that would show it", "", measures: MeasureId of measures,
        first |pack, risk, other| pack.plans_of(&other.id).any(|plan| plan.id == risk.plan)
    ),
    references!(
        "risk-actions", "Actions against it", "", actions: ActionId of actions,
        first |_, risk, other| other.plan == risk.plan
    ),
];

/// What a risk is to come down to, and by when.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Aimed {
    /// The score.
    pub score: RiskScore,
    /// By when.
    pub by: Option<Day>,
}

/// A level of likelihood or impact.
macro_rules! level {
    ($id:literal, $label:literal, $levels:ident, $($field:ident).+) => {
        Item {
            id: $id,
            label: $label,
            hint: "",
            entry: Entry::Choice(|pack, _| offered(Scale::of(pack).$levels())),
            get: |record| level_text(record.$($field).+),
            set: |record, text| {
                record.$($field).+ = level_of(text)?;
                Ok(())
            },
        }
    };
}

/// How it is scored with its controls.
pub const AGAIN: &[Item<RiskScore>] = &[
    level!("score-likelihood", "Likelihood", likelihood, likelihood),
    level!("score-impact", "Impact", impact, impact),
    day!(past "score-on", "Scored on", "", on or "Enter its day"),
    words!(Lines "score-reason", "What that rests on", "Why it moved, or didn’t.", reason or "Enter what it rests on, or why it moved"),
    words!(Line "score-post", "Who scored it", "A post, not a name.", post),
];

/// How it would be without controls.
pub const INHERENT: &[Item<RiskScore>] = &[
    level!("inherent-likelihood", "Likelihood without controls", likelihood, likelihood),
    level!("inherent-impact", "Impact without controls", impact, impact),
    day!(past "inherent-on", "As at", "", on or "Enter its day"),
];

/// What it is to come down to.
pub const TARGET: &[Item<Aimed>] = &[
    level!("target-likelihood", "Likelihood to come down to", likelihood, score.likelihood),
    level!("target-impact", "Impact to come down to", impact, score.impact),
    day!("target-by", "By when", "", by),
    day!(past "target-on", "Set on", "", score.on or "Enter its day"),
];

fn offered(levels: Vec<Level>) -> Vec<Choice> {
    let words = |it: Level| (it.level.to_string(), format!("{} {}", it.level, it.name));
    choices(levels.into_iter().map(words).collect())
}

/// A level as its field keeps it; what isn't on the scale hasn't been chosen.
fn level_text(level: u8) -> String {
    if RISK_SCALE.contains(&level) { level.to_string() } else { String::new() }
}

fn level_of(text: &str) -> Result<u8, &'static str> {
    text.parse().ok().filter(|level| RISK_SCALE.contains(level)).ok_or("Choose a level from 1 to 5")
}
