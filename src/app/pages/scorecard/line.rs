//! A scorecard row: all eleven columns of FRAMEWORK D3, but for what stands in the heading above it. Nothing in it
//! changes once it is drawn, so it holds no signal and listens to nothing.

use crate::{
    app::{
        components::{ProgressMark, StatusMark, heat_strip, sparkline},
        route::Route,
        state::Rated,
    },
    model::{Bounds, Calendar, Measure, Number, Pack, Period, Vocabulary},
    rating::{self, AsAt, ProgressJudgement, WholeYear, audit::overturned},
    report::minute::{self, Member},
};
use leptos::prelude::*;
use std::sync::Arc;

/// How many periods the small line shows.
const TREND: i32 = 12;

/// What rows are drawn in terms of.
#[derive(Clone)]
pub struct Terms {
    /// The pack that they are of.
    pub pack: Arc<Pack>,
    /// The point that they are judged at.
    pub now: AsAt,
    /// Which words stand for a status.
    pub vocabulary: Vocabulary,
    /// Whether a row's history is a heat strip; a line where it isn't.
    pub strips: bool,
}

/// A measure's row, number `number` from one in its table. What stands in the heading (`shared`) isn't said again.
pub fn line(terms: &Terms, row: &Rated, shared: &[Fact], number: usize) -> AnyView {
    let Rated { measure, rating, as_signed, .. } = row;
    let vocabulary = terms.vocabulary;
    let to_date = rating.year_to_date.judgement;
    let dash = || "–".to_owned();
    // One that is in is shown, be it of its period alone.
    let figure = to_date.actual.or(rating.figure_alone());
    let figure = figure.map_or_else(dash, |it| rating::printed(measure, it));
    let alone = rating.period.filter(|_| rating.figure_alone().is_some());
    let alone = alone.map(|it| format!("{} alone", it.label())).unwrap_or_default();
    let why_alone = rating.why_alone(measure).map(|why| format!("No year to date: {why}."));
    let plan = to_date.plan.map_or_else(dash, |plan| rating::printed_bounds(measure, plan));
    let of_figure = format!("numeric figure{}", narrowed(&figure));
    let of_plan = format!("numeric quiet{}", narrowed(&plan));
    let unit = rating::unit_words(measure).map(str::to_owned).unwrap_or_default();
    let meta: Vec<AnyView> = facts(terms, row)
        .into_iter()
        .filter(|fact| !fact.1.is_empty() && !shared.contains(fact))
        .map(|(term, words)| view! { <div><dt>{term}</dt>" "<dd>{words}</dd></div> }.into_any())
        .collect();
    let id = measure.id.as_str();
    view! {
        <div class="row" role="row" id=row_id(id) aria-rowindex=(number + 1).to_string()>
            <div role="cell">
                <StatusMark status=to_date.status vocabulary />
                {words(
                    "small quiet",
                    rating.year_to_date.stale_words(vocabulary).unwrap_or_default(),
                )}
            </div>
            <div class="what" role="rowheader">
                <h3>
                    <a id=link_id(id) href=Route::Measure(measure.id.clone()).href()>
                        {measure.name.clone()}
                    </a>
                </h3>
                {words("small quiet", measure.description.clone())}
            </div>
            <div class=of_figure role="cell">
                <span class="tag">"Actual to date "</span>
                {figure}
                {words("unit", unit)}
                {words("small quiet", alone)}
            </div>
            <div class=of_plan role="cell">
                <span class="tag">"Plan to date "</span>
                {plan}
            </div>
            <div class="trend" role="cell">
                {drawn(terms, row)}
                {rating.progress_shown().map(|judged| progress(judged, shared))}
            </div>
            <div class="more" role="cell">
                <dl class="meta">{meta}</dl>
                {words("comment", why_alone.unwrap_or_default())}
                {as_signed.as_ref().map(|signed| beside(measure, signed, vocabulary))}
                {overturned(&terms.pack, measure, terms.now)
                    .and_then(|it| words("comment audited", it.words(vocabulary)))}
                {minute::promised(&terms.pack, measure, terms.now)
                    .and_then(|it| words("comment", it))}
                {words("comment", comment(terms.pack.calendar(), row))}
            </div>
        </div>
    }
    .into_any()
}

/// The class of a figure that is longer than its column is wide in the letters of the others: it is set smaller, for a
/// figure cut short might hide what it is compared by.
fn narrowed(figure: &str) -> &'static str {
    match figure.chars().count() {
        0..10 => "",
        10..13 => " long",
        _ => " longest",
    }
}

/// A term of a row and what it is there.
pub type Fact = (&'static str, String);

/// What a row says under its figures; a term that says nothing is left out of the row.
fn facts(terms: &Terms, row: &Rated) -> Vec<Fact> {
    let Rated { measure, rating, .. } = row;
    let target = rating::target_said(measure, rating);
    let (last, _) = rating::previous_year(&terms.pack, measure, terms.now);
    let last = last.map(|it| rating::printed(measure, it)).or_else(|| started_from(terms, measure));
    let last = last.unwrap_or_else(|| "–".to_owned());
    let mut all = without_figures(row);
    all.insert(0, ("Target for the year", or(&target, "none set")));
    all.insert(2, (last_year_words(measure), last));
    all
}

/// What a measure started from, where that is of the whole year before, of which nothing else is known.
fn started_from(terms: &Terms, measure: &Measure) -> Option<String> {
    let last = terms.pack.calendar().year_of_period(terms.now.period).plus(-1);
    let held = measure.baseline.as_ref().filter(|it| it.period == Some(Period::Year(last)))?;
    Some(format!("{}, the baseline", rating::printed(measure, held.value)))
}

/// What last year's figure is of it: only what adds up comes to something in all.
fn last_year_words(measure: &Measure) -> &'static str {
    match rating::whole_year(measure) {
        WholeYear::Total => "Last year in all",
        WholeYear::Average => "Last year on average",
        WholeYear::Overall => "Last year as a whole",
        WholeYear::AtItsEnd => "At last year’s end",
        WholeYear::Itself => "Last year",
    }
}

/// The same without its target and last year's figure: what several rows may say alike.
fn without_figures(row: &Rated) -> Vec<Fact> {
    let Rated { measure, unsigned, .. } = row;
    let specification = &measure.specification;
    vec![
        (SIGN_OFF, if *unsigned { "not signed off" } else { "" }.to_owned()),
        ("Period", period(row)),
        ("Source", or(&specification.data_source, "not yet set")),
        ("Officer", or(&specification.accountable_officer, "not yet set")),
        ("Intent", measure.intent.map_or("", |intent| intent.words()).to_owned()),
        ("Managed as", measure.regime.map_or("", |regime| regime.words()).to_owned()),
    ]
}

/// Progress and what it goes by; where that stands over the column, it is said again only to whom the row is read out.
fn progress(judged: ProgressJudgement, shared: &[Fact]) -> AnyView {
    let against = judged.against_words();
    let held = judged.held_against();
    let over = shared.iter().any(|(term, what)| *term == PROGRESS && held == Some(what));
    let class = if over { "against over small quiet" } else { "against small quiet" };
    view! {
        <div>
            <ProgressMark judged />
            " "
            <span class=class>{against}</span>
        </div>
    }
    .into_any()
}

/// What the progress of most rows is against that don't go by a usual range of their own.
fn progress_against(rows: &[Rated]) -> Option<Fact> {
    let held = rows.iter().filter_map(|row| row.rating.progress_shown()?.held_against());
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for what in held {
        match counts.iter_mut().find(|(said, _)| *said == what) {
            Some((_, count)) => *count += 1,
            None => counts.push((what, 1)),
        }
    }
    let (most, _) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    Some((PROGRESS, most.to_owned()))
}

/// The term that says what progress is against.
pub const PROGRESS: &str = "Progress";

/// The term that says of a target that nobody has signed it off.
const SIGN_OFF: &str = "Target";

/// What every row of some says alike, so that it can stand once over them: of two rows or more, and never a target or
/// a figure.
pub fn shared(terms: &Terms, rows: &[Rated]) -> Vec<Fact> {
    let [first, others @ ..] = rows else { return Vec::new() };
    if others.is_empty() {
        return Vec::new();
    }
    let mut alike = without_figures(first);
    for row in others {
        let said = without_figures(row);
        alike.retain(|fact| said.contains(fact));
    }
    // The period of the page stands in its heading already.
    alike.push(("Period", terms.now.period.label()));
    alike.extend(progress_against(rows));
    alike
}

/// The row's history as the reader chose to see it.
fn drawn(terms: &Terms, row: &Rated) -> AnyView {
    let Rated { measure, rating, .. } = row;
    if terms.strips {
        let member = Member { measure, rating };
        let (cells, told) = minute::history(&terms.pack, member, terms.now, terms.vocabulary);
        return heat_strip(&cells, told, terms.vocabulary);
    }
    let level = match rating.this_period.plan {
        Some(Bounds::Value(plan)) => Some(plan.get()),
        _ => None,
    };
    sparkline(&trend(measure, rating.period), level)
}

/// What the measure is against the target that was signed off, beside what it is against the one that a change
/// within the year put in its place.
fn beside(measure: &Measure, signed: &rating::Rating, vocabulary: Vocabulary) -> AnyView {
    let to_date = signed.year_to_date.judgement;
    let plan = to_date.plan.map(|plan| rating::printed_bounds(measure, plan));
    let plan = plan.map_or_else(String::new, |plan| format!(", plan to date {plan}"));
    let target = signed.year_target.bounds.map(|bounds| rating::printed_bounds(measure, bounds));
    let target = target.map_or_else(String::new, |target| format!(", target {target}"));
    view! {
        <p class="comment">
            "The target was changed within the year. As signed off: "
            <StatusMark status=to_date.status vocabulary />
            {plan}
            {target}
            "."
        </p>
    }
    .into_any()
}

/// The id of a measure's row.
pub fn row_id(measure: &str) -> String {
    format!("row-{measure}")
}

/// The id of a row's link.
pub fn link_id(measure: &str) -> String {
    format!("open-{measure}")
}

/// A paragraph; nothing where there are no words.
fn words(class: &'static str, words: String) -> Option<AnyView> {
    (!words.is_empty()).then(|| view! { <p class=class>{words}</p> }.into_any())
}

fn or(words: &str, otherwise: &str) -> String {
    if words.trim().is_empty() { otherwise } else { words }.to_owned()
}

/// The period shown, with what is to be known of its figure.
fn period(row: &Rated) -> String {
    let Rated { rating, .. } = row;
    let Some(period) = rating.period else { return "none yet".to_owned() };
    let to_date = &rating.year_to_date;
    let said = |holds: bool, words: &str| holds.then(|| words.to_owned());
    let parts = [
        Some(period.label()),
        rating.due_words(),
        said(rating.provisional, "provisional"),
        said(rating.revised, "revised"),
        said(rating.partial, &to_date.words()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The latest comment; of another period than the one shown, with that period.
fn comment(calendar: Calendar, row: &Rated) -> String {
    match row.rating.latest_comment(calendar, &row.measure) {
        Some((at, words)) if Some(at) != row.rating.period => format!("{}: {words}", at.label()),
        Some((_, words)) => words.to_owned(),
        None => String::new(),
    }
}

/// The last figures up to the period shown, for the small line.
fn trend(measure: &Measure, period: Option<Period>) -> Vec<Option<f64>> {
    let Some(period) = period else { return Vec::new() };
    (1 - TREND..=0)
        .filter_map(|back| period.plus(back))
        .map(|period| {
            let observation = measure.observation(period)?;
            observation.figure(measure.ratio_scale()).map(Number::get)
        })
        .collect()
}
