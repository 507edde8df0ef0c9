//! The table: a row an observation. Markers stand apart from values, as the Government Statistical Service asks ("Using
//! symbols and shorthand in tables").

use crate::exchange::figures::line;
use crate::model::{
    Bounds, Comparator, ComparatorKind, Measure, MissingReason, Number, Observation, Pack,
    Polarity, Reading,
};
use crate::planning::due::lacking_periods;
use crate::rating::areas::printable;
use crate::rating::{AsAt, Which, explain, rate};
use std::collections::BTreeSet;

/// The table's file.
pub const TABLE: &str = "observations.csv";

/// A column: its name, what its values are, and what it says.
pub(super) struct Column {
    pub(super) name: &'static str,
    /// As data packages call it; CSVW has the same words for these.
    pub(super) kind: &'static str,
    pub(super) title: &'static str,
    pub(super) says: &'static str,
}

const fn column(
    name: &'static str,
    kind: &'static str,
    title: &'static str,
    says: &'static str,
) -> Column {
    Column { name, kind, title, says }
}

pub(super) const COLUMNS: [Column; 26] = [
    column("measure_id", "string", "Measure id", "Tells the measure from all others."),
    column("measure", "string", "Measure", "What the measure is called."),
    column("series", "string", "Series", "Whose figure it is: own, area, group, peer or national."),
    column(
        "area_code",
        "string",
        "Area code",
        "The code that the statistics office gives the area; empty where none is set.",
    ),
    column(
        "area_id",
        "string",
        "Area id",
        "Tells the area, group or peer from all others of this file; empty for the organisation's own.",
    ),
    column("area", "string", "Area", "What the area, group or peer is called."),
    column("area_set", "string", "Set", "What the area or group is one of, such as wards."),
    column("period_start", "date", "Period start", "The first day of the period."),
    column("period_end", "date", "Period end", "The last day of the period."),
    column("period", "string", "Period", "The period as it is printed."),
    column("value", "number", "Value", "The figure; empty where there is none."),
    column("numerator", "number", "Numerator", "Of a ratio, the count that meets the definition."),
    column("denominator", "number", "Denominator", "Of a ratio, the count it is out of."),
    column(
        "marker",
        "string",
        "Marker",
        "[x] not available, [c] suppressed, [p] provisional, [r] revised, [z] not applicable, [low] rounds to zero and isn't.",
    ),
    column("unit", "string", "Unit", "What the figure counts."),
    column("polarity", "string", "Polarity", "Which way is better."),
    column("plan", "number", "Plan", "What was planned for the period; of a range its lower end."),
    column("plan_to", "number", "Plan, upper end", "Of a range, its upper end."),
    column("floor", "number", "Floor", "The limit between amber and red; of a range the lower."),
    column("floor_to", "number", "Floor, upper end", "Of a range, the upper limit."),
    column(
        "status",
        "string",
        "Status",
        "How the figure stands against its plan, where it is rated.",
    ),
    column("rule", "string", "Rule", "The rule that the status is made by."),
    column(
        "ratio_scale",
        "number",
        "Scale of a ratio",
        "Of a ratio, what numerator over denominator is multiplied by: 100 where the value is per cent.",
    ),
    column(
        "precision",
        "integer",
        "Decimal places",
        "How many decimals the value, plan and floor are rounded to before they are compared; empty where none is set.",
    ),
    column(
        "accumulation",
        "string",
        "How figures add up over the year",
        "How the figures of a year's periods make the year's: sum, mean, ratio, latest or running.",
    ),
    column(
        "plan_passed",
        "string",
        "Plan to be passed",
        "yes where the plan has to be passed and not only reached, as by a target of more than 85%.",
    ),
];

/// What stands in the table, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holds {
    /// The measures that have observations there, in the pack's order, each with how many.
    pub measures: Vec<(String, usize)>,
    /// The areas, groups and others whose figures stand beside them, each once, by name.
    pub others: Vec<String>,
}

impl Holds {
    /// How many observations.
    pub fn rows(&self) -> usize {
        self.measures.iter().map(|(_, count)| count).sum()
    }
}

/// The table as CSV, and what stands in it.
pub(super) fn table(pack: &Pack, as_at: AsAt) -> (String, Holds) {
    let mut out = line(COLUMNS.iter().map(|column| column.name));
    let (mut measures, mut others_named) = (Vec::new(), BTreeSet::new());
    for measure in &pack.measures {
        let shown = printable(measure, pack.calendar(), &pack.areas);
        // A total that would give a suppressed figure away goes with it.
        let gives_away =
            |held: &Observation| shown.given_away.iter().any(|(_, period)| *period == held.period);
        let own = shown.measure.series.iter().map(|held| {
            let withheld =
                Observation::new(held.period, Reading::Missing(MissingReason::Suppressed));
            if gives_away(held) {
                row(pack, measure, None, &withheld, as_at)
            } else {
                row(pack, measure, None, held, as_at)
            }
        });
        let others = shown.measure.comparators.iter().flat_map(|comparator| {
            let of = |held| row(pack, measure, Some(comparator), held, as_at);
            comparator.series.iter().map(of)
        });
        // What is due and isn't there is said, as a figure that is missing for a reason is.
        let lacking = overdue(pack, measure, as_at);
        let lacking = lacking.iter().map(|held| row(pack, measure, None, held, as_at));
        let mut count = 0;
        for cells in own.chain(lacking).chain(others) {
            out += &line(cells.iter().map(String::as_str));
            count += 1;
        }
        if count > 0 {
            measures.push((measure.name.clone(), count));
        }
        let beside = shown.measure.comparators.iter().filter(|it| !it.series.is_empty());
        others_named.extend(beside.map(|it| it.name.clone()));
    }
    (out, Holds { measures, others: others_named.into_iter().collect() })
}

/// The periods of a measure's own figure that are due by the point and that nothing stands for, as figures that are
/// late.
fn overdue(pack: &Pack, measure: &Measure, as_at: AsAt) -> Vec<Observation> {
    let on = as_at.on.unwrap_or(as_at.period.end(pack.calendar()));
    let late = |period| Observation::new(period, Reading::Missing(MissingReason::Late));
    lacking_periods(pack, measure, on).into_iter().map(late).collect()
}

fn row(
    pack: &Pack,
    measure: &Measure,
    whose: Option<&Comparator>,
    held: &Observation,
    as_at: AsAt,
) -> [String; COLUMNS.len()] {
    let calendar = pack.calendar();
    let terms = measure.as_of(calendar.year_of_period(held.period));
    let (numerator, denominator) = match held.reading {
        Reading::Ratio { numerator, denominator } => {
            (numerator.to_string(), denominator.to_string())
        }
        _ => Default::default(),
    };
    let scale = match numerator.is_empty() {
        true => String::new(),
        false => terms.ratio_scale().to_string(),
    };
    let exact = held.figure(terms.ratio_scale());
    let value = exact.map(|value| value.rounded(terms.precision));
    let [plan, plan_to, passed, floor, floor_to, status, rule] = match (whose, value) {
        (None, Some(_)) => judged(pack, measure, held, as_at),
        _ => Default::default(),
    };
    let area =
        whose.and_then(|it| pack.areas.iter().find(|area| area.name.trim() == it.name.trim()));
    let code = match whose {
        None => pack.organisation.code.trim(),
        Some(_) => area.map_or("", |area| area.code.trim()),
    };
    let id = whose.map(|it| area.map_or_else(|| it.id.to_string(), |area| area.id.to_string()));
    [
        measure.id.to_string(),
        terms.name.clone(),
        series(whose).to_owned(),
        code.to_owned(),
        id.unwrap_or_default(),
        whose.map(|it| it.name.clone()).unwrap_or_default(),
        whose.map(|it| it.set.clone()).unwrap_or_default(),
        held.period.start(calendar).to_string(),
        held.period.end(calendar).to_string(),
        held.period.label(),
        value.map(|value| value.to_string()).unwrap_or_default(),
        numerator,
        denominator,
        marker(held, exact, value),
        terms.unit.clone(),
        terms.polarity.map_or("", Polarity::words).to_owned(),
        plan,
        plan_to,
        floor,
        floor_to,
        status,
        rule,
        scale,
        terms.precision.map(|places| places.to_string()).unwrap_or_default(),
        terms.accumulation.map(|it| it.name()).unwrap_or_default(),
        passed,
    ]
}

fn series(whose: Option<&Comparator>) -> &'static str {
    match whose.map(|it| it.kind) {
        None => "own",
        Some(ComparatorKind::Area) => "area",
        Some(ComparatorKind::Group) => "group",
        Some(ComparatorKind::Peer) => "peer",
        Some(ComparatorKind::National) => "national",
    }
}

/// What is to be known of a value, apart from it.
fn marker(held: &Observation, exact: Option<Number>, value: Option<Number>) -> String {
    let missing = match held.reading {
        Reading::Missing(MissingReason::Suppressed) => Some("[c]"),
        Reading::Missing(
            MissingReason::NotComparable | MissingReason::NewMeasure | MissingReason::NoService,
        ) => Some("[z]"),
        Reading::Missing(
            MissingReason::NotDue | MissingReason::Late | MissingReason::NotAvailable,
        )
        | Reading::Unread => Some("[x]"),
        Reading::Number(_) | Reading::Ratio { .. } => value.is_none().then_some("[x]"),
    };
    let low = matches!((exact, value), (Some(exact), Some(value)) if value.get() == 0.0 && exact.get() != 0.0);
    let marks = [
        missing,
        low.then_some("[low]"),
        held.provisional.then_some("[p]"),
        held.revised.then_some("[r]"),
    ];
    marks.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Plan, whether it has to be passed, floor, status and rule of a figure of the organisation's own, where it is rated.
fn judged(pack: &Pack, measure: &Measure, held: &Observation, as_at: AsAt) -> [String; 7] {
    let as_at = AsAt { period: held.period, ..as_at };
    let rating = rate(pack, measure, as_at);
    let judged = &rating.this_period;
    let (plan, plan_to) = ends(judged.plan);
    if judged.reason.is_some() || rating.period != Some(held.period) {
        let none = String::new;
        return [plan, plan_to, none(), none(), none(), none(), none()];
    }
    let (floor, floor_to) = ends(judged.floor);
    let words = pack.organisation.vocabulary;
    let told = explain(pack, measure, &rating, (as_at, words), Which::ThisPeriod);
    let rule = told.rows.into_iter().find(|row| row.term == "Rule").map(|row| row.text);
    let status = judged.status.words(words).to_owned();
    let passed = if judged.strict && !plan.is_empty() { "yes" } else { "" };
    [plan, plan_to, passed.to_owned(), floor, floor_to, status, rule.unwrap_or_default()]
}

fn ends(bounds: Option<Bounds>) -> (String, String) {
    match bounds {
        None => Default::default(),
        Some(Bounds::Value(value)) => (value.to_string(), String::new()),
        Some(Bounds::Range { low, high }) => (low.to_string(), high.to_string()),
    }
}
