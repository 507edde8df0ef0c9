//! The list of terms.

use super::examples::{self, Sample};

/// A term as this product uses it.
pub struct Term {
    /// Its id in an address.
    pub id: &'static str,
    /// As printed.
    pub name: &'static str,
    /// What it means, in one plain sentence or two.
    pub meaning: &'static str,
    /// Where it is met.
    pub used: &'static str,
    /// The rule that settles it, by its section in the product's rules of arithmetic, or its place in the framework.
    pub rule: &'static str,
    /// An example of a pack, worked out by the engine; `None` where the pack shows none.
    pub example: fn(&Sample<'_>) -> Option<String>,
}

/// The term with an id.
pub fn found(id: &str) -> Option<&'static Term> {
    TERMS.iter().find(|term| term.id == id)
}

/// Every term, by name.
pub const TERMS: &[Term] = &[
    Term {
        id: "accumulation",
        name: "Accumulation",
        meaning: "How a year to date is made from periods: added up, running, a mean, a ratio or the latest. A ratio is all numerators over all denominators, never a mean of percentages.",
        used: "Scorecards; a measure’s definition",
        rule: "Rules 3",
        example: examples::accumulation,
    },
    Term {
        id: "assurance",
        name: "Assurance",
        meaning: "What the process as it is means for the target: met whatever chance brings, missed whatever it brings, or hit or miss.",
        used: "Control charts; icons",
        rule: "Rules 9",
        example: examples::assurance,
    },
    Term {
        id: "audience",
        name: "Audience",
        meaning: "Whom a measure or record may go to: the public, members or staff. Where nothing is set it stays internal.",
        used: "Measures and records; packs for an audience",
        rule: "Framework R11",
        example: examples::audience,
    },
    Term {
        id: "common-cause",
        name: "Common cause",
        meaning: "The ups and downs that a process has by itself. Asking what caused one of them finds nothing; only another process changes them.",
        used: "Control charts; See, Judge, Act",
        rule: "Rules 9",
        example: examples::common_cause,
    },
    Term {
        id: "confidence",
        name: "Confidence in data",
        meaning: "How far the figures themselves can be trusted, by an assessment of their quality. It changes no rating.",
        used: "Data quality; a measure’s page",
        rule: "Framework D5",
        example: examples::confidence,
    },
    Term {
        id: "exception",
        name: "Exception",
        meaning: "What is written where a measure sets off its trigger, such as a red headline: the cause, what is done, and when it will be back.",
        used: "Review",
        rule: "Rules 14",
        example: examples::exception,
    },
    Term {
        id: "floor",
        name: "Floor",
        meaning: "The amber limit. Between plan and floor a figure is amber, beyond the floor red.",
        used: "Scorecards; charts; targets",
        rule: "Rules 4 and 5",
        example: examples::floor,
    },
    Term {
        id: "forecast",
        name: "Forecast",
        meaning: "Where the year is heading: the known part plus the uncertain rest, with the chances of green, amber and red.",
        used: "A measure’s page; in a minute",
        rule: "Rules 11",
        example: examples::forecast_made,
    },
    Term {
        id: "funnel",
        name: "Funnel",
        meaning: "Others set beside us by size, between limits that are wider for the small: whoever is within them differs from the whole by no more than chance.",
        used: "A measure’s page, where it has peers",
        rule: "Rules 13",
        example: examples::funnel,
    },
    Term {
        id: "golden-thread",
        name: "Golden thread",
        meaning: "The line from a vision through priorities and objectives to what is measured: each thing says what it serves.",
        used: "Plan; the thread at the head of every page",
        rule: "Framework P1 and P2",
        example: examples::golden_thread,
    },
    Term {
        id: "late",
        name: "Late",
        meaning: "A figure that is due and not there. It counts as late, never as zero and never as on target.",
        used: "Scorecards; what is due",
        rule: "Rules 3 and 5",
        example: examples::late,
    },
    Term {
        id: "out-turn",
        name: "Out-turn",
        meaning: "What a whole year came to: its year to date at its last period.",
        used: "Scorecards; the next year’s targets",
        rule: "Rules 3",
        example: examples::out_turn,
    },
    Term {
        id: "plan",
        name: "Plan",
        meaning: "Of a figure: what was to be reached in that period. A figure at its plan or better is green.",
        used: "Scorecards; charts",
        rule: "Rules 4 and 5",
        example: examples::plan,
    },
    Term {
        id: "polarity",
        name: "Polarity",
        meaning: "Which way is better: higher, lower, or neither.",
        used: "A measure’s definition",
        rule: "Rules 5",
        example: examples::polarity,
    },
    Term {
        id: "profile",
        name: "Profile",
        meaning: "How a year’s target is spread over its periods. A flat one shows a season as good and bad news in turn.",
        used: "Targets",
        rule: "Rules 4",
        example: examples::profile,
    },
    Term {
        id: "progress",
        name: "Progress",
        meaning: "Better, worse or similar against the comparison that the measure names. A step that chance alone would bring is similar.",
        used: "Scorecards",
        rule: "Rules 6",
        example: examples::progress,
    },
    Term {
        id: "rating",
        name: "Rating",
        meaning: "Green, amber or red: a figure held against its plan and floor, both as printed beside it.",
        used: "Everywhere",
        rule: "Rules 5",
        example: examples::rating,
    },
    Term {
        id: "run-rate",
        name: "Run-rate",
        meaning: "What each period that is left has to bring for the year’s target.",
        used: "A measure’s page",
        rule: "Rules 7 and 11",
        example: examples::run_rate_needed,
    },
    Term {
        id: "score",
        name: "Score",
        meaning: "Many ratings as one figure: green 1, amber ½, red 0, by weight, beside how many of them are rated and which is worst.",
        used: "Roll-ups",
        rule: "Rules 8",
        example: examples::score,
    },
    Term {
        id: "seal",
        name: "Sign-off and seal",
        meaning: "Targets that are agreed are frozen with a fingerprint over them, so that a change afterwards shows.",
        used: "Sign-off",
        rule: "Framework P9",
        example: examples::seal,
    },
    Term {
        id: "special-cause",
        name: "Special cause",
        meaning: "What a figure shows that chance alone would hardly bring: a point outside the limits, a run of seven, a trend of seven, or two of three near a limit. It is worth asking what changed.",
        used: "Control charts; See, Judge, Act",
        rule: "Rules 9",
        example: examples::special_cause,
    },
    Term {
        id: "stretch",
        name: "Stretch",
        meaning: "A more ambitious value than the target. No rating rests on it.",
        used: "Targets",
        rule: "Rules 4",
        example: examples::stretch,
    },
    Term {
        id: "target",
        name: "Target",
        meaning: "What a year aims for: a value, a range, a direction, a change, or as good as somebody else.",
        used: "Scorecards; targets",
        rule: "Rules 4",
        example: examples::target,
    },
    Term {
        id: "tolerance",
        name: "Tolerance",
        meaning: "How far a figure may miss its plan and still be amber: a share of the plan or an amount. It fills in the floor where none is set by hand.",
        used: "Targets",
        rule: "Rules 4",
        example: examples::tolerance,
    },
    Term {
        id: "usual-range",
        name: "Usual range (limits)",
        meaning: "Where chance alone keeps figures. Its ends are the limits of a control chart: the average of the figures, and 2.66 times the average step from one to the next on either side. Statisticians call them XmR limits.",
        used: "Control charts",
        rule: "Rules 9",
        example: examples::usual_range,
    },
    Term {
        id: "year-to-date",
        name: "Year to date",
        meaning: "The year up to the period that is shown, actual and plan over the same periods. Its rating is the headline.",
        used: "Scorecards",
        rule: "Rules 3",
        example: examples::year_to_date,
    },
];
