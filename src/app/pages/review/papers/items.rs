//! What is asked of papers and narratives.

use crate::{
    app::{
        components::forms::{Entry, Item, audience, choice, day, reference, references, words},
        items::{Choice, offered, place_of},
    },
    model::{
        Audience, LeftOutMeasure, MeasureId, Narrative, NarrativeKind, Paper, PaperMark, PaperPart,
        PlanId, Regime, Template, Vocabulary,
    },
    rating,
    report::{by_role::posts, paper::areas},
};

const TEMPLATE: Item<Paper> = choice!("paper-template", "Report", must template: Template);

const PLAN: Item<Paper> = reference!(
    "paper-plan", "Plan", "Where the plan has no measures of its own, those of the plans that feed it.",
    plan: PlanId of plans, none "Every plan"
);

const POST: Item<Paper> = Item {
    id: "paper-post",
    label: "Only what this post answers for",
    hint: "A portfolio holder’s, for a briefing. Either a plan or a post.",
    entry: Entry::Choice(|pack, paper| {
        among(posts(pack), &paper.post, ("Every post", "no post of this name"))
    }),
    get: |paper| paper.post.trim().to_owned(),
    set: |paper, text| {
        if !text.is_empty() && paper.plan.is_some() {
            return Err("Choose a plan or a post, not both");
        }
        text.clone_into(&mut paper.post);
        Ok(())
    },
};

const AREA: Item<Paper> = Item {
    id: "paper-area",
    label: "Area or group beside the whole",
    hint: "Those that measures have figures of, such as wards. A constituency report is of one.",
    entry: Entry::Choice(|pack, paper| {
        among(areas(pack), &paper.area, ("None", "no area or group of this name"))
    }),
    get: |paper| paper.area.trim().to_owned(),
    set: |paper, text| {
        if text.is_empty() && paper.template == Template::Constituency {
            return Err("Choose the area that the report is of");
        }
        text.clone_into(&mut paper.area);
        Ok(())
    },
};

/// Names to choose from, after the words for none; what is chosen already and isn't among them says so.
fn among(all: Vec<String>, now: &str, (none, unknown): (&str, &str)) -> Vec<Choice> {
    let now = now.trim();
    let is_known = now.is_empty() || all.iter().any(|it| it == now);
    let kept = (!is_known).then(|| (now.to_owned(), format!("{now}: {unknown}")));
    let each = all.into_iter().map(|it| (it.clone(), it));
    std::iter::once((String::new(), none.to_owned())).chain(kept).chain(each).collect()
}

const PERIOD: Item<Paper> = Item {
    id: "paper-period",
    label: "Period",
    hint: "",
    entry: Entry::Choice(|pack, _| {
        let all = rating::periods(pack).into_iter().rev();
        all.map(|period| (period.to_string(), period.label())).collect()
    }),
    get: |paper| paper.period.to_string(),
    set: |paper, text| {
        paper.period = text.parse().map_err(|_| "Choose a period")?;
        Ok(())
    },
};

/// What a new one is asked for.
pub const NEW: &[Item<Paper>] = &[
    TEMPLATE,
    PLAN,
    POST,
    AREA,
    PERIOD,
    words!(Line "paper-name", "Title", "Blank: the organisation, the report and the period.", name),
    audience!("paper-audience", audience),
];

/// What it is of and for whom.
pub const ABOUT: &[Item<Paper>] = &[
    words!(Line "paper-name", "Title", "As it is printed.", name or "Enter the title"),
    TEMPLATE,
    PLAN,
    POST,
    AREA,
    PERIOD,
    audience!("paper-audience", audience),
];

/// What it asks.
pub const ASKED: &[Item<Paper>] = &[Item {
    id: "paper-decisions",
    label: "What its readers are asked to decide",
    hint: "A line each. It stands first.",
    entry: Entry::Lines,
    get: |paper| paper.decisions.join("\n"),
    set: |paper, text| {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        paper.decisions = lines.map(str::to_owned).collect();
        Ok(())
    },
}];

/// How it is made up.
pub const MADE_UP: &[Item<Paper>] = &[
    Item {
        id: "paper-parts",
        label: "Parts",
        hint: "None chosen: those of the report.",
        entry: Entry::Several(|_, _| offered!(PaperPart)),
        get: |paper| paper.parts.iter().map(|it| it.name()).collect::<Vec<_>>().join("\n"),
        set: |paper, text| {
            let all = offered!(PaperPart);
            let places = text.lines().filter_map(|line| place_of(line.trim(), &all));
            paper.parts = places.filter_map(|at| PaperPart::ALL.get(at).copied()).collect();
            paper.parts.sort_unstable();
            paper.parts.dedup();
            Ok(())
        },
    },
    choice!("paper-regime", "Only measures managed as", regime: Regime),
    choice!("paper-words", "Words for a status", vocabulary: Vocabulary),
    day!(
        "paper-cut-off",
        "Said as at",
        "Blank: the last day on which its period was the latest.",
        cut_off
    ),
];

/// A measure that is left out.
pub const LEFT_OUT: &[Item<LeftOutMeasure>] = &[
    reference!(
        "left-measure", "Measure", "", must measure: MeasureId of measures, or "Choose the measure"
    ),
    words!(Line "left-reason", "Why", "As the paper says it.", reason or "Enter why it is left out"),
];

/// What is asked of a signed paper.
pub const PUBLISHED: &[Item<Paper>] = &[day!(
    past "paper-published",
    "Published on",
    "The day on which it went out to its readers. The month then shows its figures as published.",
    published_on
)];

/// A mark under a paper.
pub const MARK: &[Item<PaperMark>] = &[
    words!(Line "mark-by", "In whose name", "A post or a body, not a name.", by or "Enter the post or body"),
    words!(Line "mark-minute", "Minute", "Where it is minuted.", minute),
];

/// What a new narrative is asked for.
pub const NEW_NARRATIVE: &[Item<Narrative>] = &[NARRATIVE_NAME, NARRATIVE_KIND, NARRATIVE_WORDS];

const NARRATIVE_NAME: Item<Narrative> = words!(Line "narrative-name", "What it is about", "As it is printed.", name or "Enter what it is about");
const NARRATIVE_KIND: Item<Narrative> =
    choice!("narrative-kind", "What kind of text", must kind: NarrativeKind);
const NARRATIVE_WORDS: Item<Narrative> = words!(Lines "narrative-words", "What it says", "A blank line starts a paragraph. Say nothing by which a person could be known who hasn’t agreed to it.", words or "Enter what it says");

/// A narrative.
pub const NARRATIVE: &[Item<Narrative>] = &[
    NARRATIVE_NAME,
    NARRATIVE_KIND,
    NARRATIVE_WORDS,
    references!("narrative-measures", "Beside these measures", "", measures: MeasureId of measures),
    reference!("narrative-plan", "Plan", "", plan: PlanId of plans, none "None"),
    day!("narrative-on", "As at", "Blank: it goes into papers of any time.", on),
    words!(Line "narrative-by", "Who wrote it", "A post, not a name.", by),
    audience!("narrative-audience", audience),
];
