//! See, Judge, Act: what there is to say of a measure, in three short panels of plain sentences.

use crate::{
    app::{
        components::{WhileEditing, glossary_term, terms_line, tied_risks},
        route::Route,
        state::{Rated, Shown},
    },
    model::{Action, Day, Measure, Pack, Vocabulary},
    planning::{self, Planned},
    rating::{
        Absent, AsAt, Rating, Then,
        audit::{rating_outcome, verified_words},
        confidence_words,
        exception::{Cover, cover, trigger_words, triggers_met},
        latest_assessment, may_lack_some,
        see_judge_act::{Told, heading, judge, see, undone},
    },
    report::risks::{Tied, tied},
};
use leptos::prelude::*;

/// What the panels say.
#[derive(Clone, Default, PartialEq)]
struct Said {
    see: Vec<String>,
    judge: Vec<String>,
    /// Where limits are fixed, if what one said was undone by working them out anew.
    fix: Option<String>,
    quality: Vec<Sound>,
    exceptions: Exceptions,
    /// Open actions: the name, and how it stands.
    open: Vec<(String, String)>,
    planned: Vec<String>,
    heading: Vec<String>,
    /// The open risks that the measure would show.
    risks: Vec<Tied>,
}

/// How far its figures can be trusted: a sentence, and where there is more of it.
#[derive(Clone, PartialEq)]
struct Sound {
    said: String,
    more: &'static str,
    page: Route,
}

impl Sound {
    /// The confidence in its figures, and what audits found of those that aren't as published.
    fn of(pack: &Pack, measure: &Measure, (as_at, words): (AsAt, Vocabulary)) -> Vec<Self> {
        let mut all = vec![match latest_assessment(pack, &measure.id, as_at.on) {
            Some(held) => Self {
                said: confidence_words(held),
                more: "Its assessment",
                page: Route::Assessment(held.id.clone()),
            },
            None => {
                Self { said: NOT_ASSESSED.words(pack), more: "Data quality", page: Route::Quality }
            }
        }];
        let then = Then::of(pack, as_at.day(pack.calendar()));
        for audit in &pack.audits {
            let drawn = audit.strata.iter().flat_map(|stratum| &stratum.drawn);
            let its = drawn.filter(|drawn| {
                drawn.measure == measure.id && !drawn.is_replaced() && then.had(drawn.checked_on)
            });
            let outcomes = its.filter_map(|drawn| Some((drawn, rating_outcome(pack, drawn)?)));
            all.extend(outcomes.map(|(drawn, outcome)| Self {
                said: format!(
                    "An audit found its figure for {} not as published: the records give {}. {}",
                    drawn.of_period.label(),
                    verified_words(measure, drawn),
                    outcome.words(words)
                ),
                more: "The audit",
                page: Route::Audit(audit.id.clone()),
            }));
        }
        all
    }

    fn view(self) -> AnyView {
        view! {
            <p>
                {self.said} " "
                <a class="link in-text on-screen" href=self.page.href()>
                    {self.more}
                </a>
            </p>
        }
        .into_any()
    }
}

const NOT_ASSESSED: Absent =
    Absent::new("Confidence in its figures is not assessed.", "Assessments of its figures");

/// What was told of the measure last time, and what stands for it now.
#[derive(Clone, Default, PartialEq)]
struct Exceptions {
    told: Vec<String>,
    /// Words, and where they lead.
    ways: Vec<(String, Route)>,
}

impl Exceptions {
    fn of(
        pack: &Pack,
        measure: &Measure,
        rating: &Rating,
        (as_at, words): (AsAt, Vocabulary),
    ) -> Self {
        let last = planning::last_told(pack, measure, as_at, None);
        let mut told = last.as_ref().map(|it| it.said.clone()).unwrap_or_default();
        let triggers = triggers_met(pack, measure, rating, as_at);
        let covered = cover(pack, measure, rating, as_at);
        if !triggers.is_empty() || covered.is_some() {
            told.extend(planning::said_again(pack, measure, rating, as_at, words));
        }
        let mut ways: Vec<(String, Route)> = Vec::new();
        let page = |words: &str, id: &crate::model::ExceptionId| {
            (words.to_owned(), Route::Exception(id.clone()))
        };
        match covered {
            Some(Cover::Open(it)) => ways.push(page("The open exception", &it.id)),
            Some(Cover::Waived(it)) => ways.push(page("Its exception is waived", &it.id)),
            Some(Cover::Closed(it)) => ways.push(page("The exception that closed", &it.id)),
            None if triggers.is_empty() => {}
            None => {
                let words: Vec<&str> =
                    triggers.iter().map(|it| trigger_words(*it, words)).collect();
                let none = match may_lack_some(pack) {
                    true => {
                        "Its figures ask for an exception, and this file, which was made for an audience, has none of it"
                    }
                    false => "It is due an exception that nobody has raised",
                };
                let words = format!("{none}: {}", words.join("; "));
                ways.push((words, Route::Exceptions));
            }
        }
        if let Some(last) = last.filter(|it| ways.is_empty() || !it.is_open && covered.is_none()) {
            ways.push(page("The last exception", &last.exception.id));
        }
        Self { told, ways }
    }
}

/// As many open actions are named.
const NAMED: usize = 4;

impl Said {
    fn of(shown: Shown, rated: &Rated) -> Option<Self> {
        let (pack, as_at) = (shown.pack(), shown.as_at()?);
        let (measure, rating) = (&*rated.measure, &*rated.rating);
        let told = Told { pack: &pack, measure, rating, as_at, vocabulary: shown.vocabulary() };
        let Planned { open, said } = planning::planned(&pack, measure, rating, Day(shown.on()));
        let mut planned = said;
        if let Some(more) = open.len().checked_sub(NAMED + 1) {
            planned.insert(0, format!("And {} more.", more + 1));
        }
        let named = |(action, words): &(&Action, String)| (action.name.clone(), words.clone());
        Some(Self {
            see: see(&told),
            judge: judge(&told),
            fix: undone(&told).map(|_| Route::EditMeasure(measure.id.clone()).href()),
            quality: Sound::of(&pack, measure, (as_at, shown.vocabulary())),
            exceptions: Exceptions::of(&pack, measure, rating, (as_at, shown.vocabulary())),
            open: open.iter().take(NAMED).map(named).collect(),
            planned,
            heading: heading(&told),
            risks: tied(&pack, (as_at, shown.vocabulary()), &|risk| {
                risk.measures.contains(&measure.id)
            }),
        })
    }
}

/// The three panels.
#[component]
pub fn Panels(
    /// The measure and its ratings.
    rated: Rated,
) -> impl IntoView {
    let shown = Shown::get();
    let said = Memo::new(move |_| Said::of(shown, &rated).unwrap_or_default());
    let sentences =
        |all: Vec<String>| all.into_iter().map(|words| view! { <p>{words}</p> }).collect_view();
    move || {
        let Said { see, judge, fix, quality, exceptions, open, planned, heading, risks } =
            said.get();
        let quality = quality.into_iter().map(Sound::view).collect_view();
        let action = |(name, words): (String, String)| {
            view! {
                <p>
                    <strong>{name}</strong>
                    ". "
                    {words}
                </p>
            }
        };
        view! {
            <div class="panels">
                <section>
                    <h2>"See"</h2>
                    {sentences(see)}
                    {terms_line([glossary_term("see-judge-act", "See, Judge, Act")])}
                </section>
                <section>
                    <h2>"Judge"</h2>
                    {sentences(judge)}
                    {fix.map(fix_limits)}
                    {quality}
                    {terms_line([
                        glossary_term("common-cause", "Common cause"),
                        glossary_term("special-cause", "Special cause"),
                        glossary_term("usual-range", "Usual range"),
                    ])}
                </section>
                <section>
                    <h2>"Act"</h2>
                    {open.into_iter().map(action).collect_view()}
                    {sentences(planned)}
                    {sentences(heading)}
                    {tied_risks(risks).map(|risks| view! { <h3>"Risks"</h3> {risks} })}
                </section>
                {last_time(exceptions)}
            </div>
        }
    }
}

/// The way to where limits are fixed, for who may.
fn fix_limits(href: String) -> AnyView {
    view! {
        <WhileEditing>
            <p>
                <a class="link" href=href.clone()>
                    "Fix its limits"
                </a>
            </p>
        </WhileEditing>
    }
    .into_any()
}

/// What people were told last time, and the ways to the exception; nothing where there is neither.
fn last_time(exceptions: Exceptions) -> Option<AnyView> {
    let Exceptions { told, ways } = exceptions;
    if told.is_empty() && ways.is_empty() {
        return None;
    }
    let heading = (!told.is_empty()).then(|| view! { <h3>"What you were told last time"</h3> });
    let told = told.into_iter().map(|words| view! { <p>{words}</p> }).collect_view();
    let ways = ways.into_iter().map(|(words, to)| {
        view! { <p><a class="link" href=to.href()>{words}</a></p> }
    });
    Some(view! { <div class="last-time">{heading} {told} {ways.collect_view()}</div> }.into_any())
}
