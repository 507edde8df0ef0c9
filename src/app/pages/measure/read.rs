//! A measure's page: three ratings kept apart, progress, chart, comments, targets, specification.

use super::{
    areas::areas_way_in,
    explained::Explained,
    figure::{Figure, Picture},
    funnel::among_peers,
    kept_forecasts::kept_forecasts,
    money::money,
    neighbours::neighbours,
    panels::Panels,
    published::{published, published_now},
    ratings::{One, YearEnd},
    sources,
};
use crate::planning;
use crate::{
    app::{
        browser,
        components::{
            Crumbs, EvidenceList, Head, Missing, Notes, ProgressMark, Said, StatusMark, StaysOpen,
            WhileEditing, above_measure, absent, ask_about, asked, audited_mark, fact, facts,
            glossary_term, members_mark, sheet, terms_line, traced_section,
        },
        route::{Exploring, Filter, Route, Trying},
        state::{Rated, Shown},
    },
    model::{
        Day, Measure, MeasureId, Pack, Period, Plan, Proposal, Verdict, Vocabulary, day_label,
    },
    rating::{self, Absent, Rating, Which, YearTarget},
    report::{self, lessons::Of, meeting::members_view},
};
use leptos::prelude::*;
use std::sync::Arc;

/// The page of a measure.
#[component]
pub fn MeasurePage(
    /// Which.
    id: MeasureId,
) -> impl IntoView {
    let shown = Shown::get();
    // A link from elsewhere may be about a period: the page opens at it, once.
    if let Some(period) = Route::period_asked(&browser::address()) {
        shown.choose_end_of(period);
    }
    let rated = shown.rated_measure(id);
    let open = StaysOpen::new();
    let picture = RwSignal::new(None);
    move || match rated.get() {
        None => view! { <Missing /> }.into_any(),
        Some(rated) => view! { <Found rated open picture /> }.into_any(),
    }
}

/// The page of a measure that is there, at the period shown.
#[component]
fn Found(
    /// The measure and its ratings.
    rated: Rated,
    /// What is open on the page.
    open: StaysOpen,
    /// The picture that was chosen.
    picture: RwSignal<Option<Picture>>,
) -> impl IntoView {
    let editor = Shown::get();
    let measure = rated.measure.clone();
    // What stands around the measure may change without it: a plan that is renamed, a year that is signed off.
    let (held, period_of) = (measure.clone(), rated.rating.period);
    let signed = editor.of(move |pack| signed(pack, &held, period_of));
    let held = measure.clone();
    let brought = editor.of(move |pack| sources::brought(pack, &held, period_of));
    let held = measure.clone();
    let above = editor.of(move |pack| above_measure(pack, &held));
    // The scorecard comes back to this row, whichever way a person goes there.
    editor.left_from.set(Some(measure.id.clone()));
    let all = rated.rating.clone();
    let period = all.period.map_or_else(|| "No period yet".to_owned(), |period| period.label());
    let edit = Route::EditMeasure(measure.id.clone()).href();
    let comparison = all.progress.previous.map(|previous| {
        let against =
            all.progress.against.map_or_else(|| "the baseline".to_owned(), |period| period.label());
        let then = rating::printed(&measure, previous);
        match all.progress.current {
            Some(_) if all.progress.gained => format!("{then} was added in {against}"),
            Some(_) => format!("from {then} in {against}"),
            None => format!("there is no figure for this period; it was {then} in {against}"),
        }
    });
    let why_progress = format!("Why “{}”, progress?", all.progress.progress.words());
    let panels = rated.clone();
    let of = Of::Measure(measure.id.clone());
    let traced_here = move || traced_section(&editor.then().learnt(&editor.pack()), &of);
    view! {
        {move || view! { <Crumbs steps=above.get() /> }}
        <h1>{measure.name.clone()}</h1>
        <p class="quiet">{summary(&measure)}</p>
        {move || signed.get().map(|words| view! { <p class="small quiet">{words}</p> })}
        {move || brought.get().map(|words| view! { <p class="small quiet">{words}</p> })}
        {(!measure.description.is_empty()).then(|| view! { <p class="lede">{measure.description.clone()}</p> })}
        {headline(&rated, editor)}
        {as_members_see_it(&measure, editor)}
        <Figure rated=rated.clone() chosen=picture>
            <Panels rated=panels />
        </Figure>
        <section class="section workings">
        <h2>"The ratings, and why"</h2>
        {published_now(&rated, editor)}
        <div class="three">
            <One
                rated=rated.clone()
                heading=format!("This period: {period}")
                judgement=all.this_period
                which=Which::ThisPeriod
                note=all.due_words()
                open
            />
            <One
                rated=rated.clone()
                heading="Year to date"
                judgement=all.year_to_date.judgement
                which=Which::YearToDate
                note=Some(to_date_words(&all, editor.vocabulary()))
                open
            />
            <YearEnd rated=rated.clone() open />
        </div>
        {terms_line([
            glossary_term("rating", "Rating"),
            glossary_term("tolerance", "Tolerance"),
            glossary_term("year-to-date", "Year to date"),
            glossary_term("forecast", "Forecast, and its chances"),
            glossary_term("prediction-interval", "Prediction interval"),
            glossary_term("confidence", "Confidence in data"),
        ])}
        </section>
        {side_by_side(&rated, editor)}
        {among_peers(&rated, editor)}
        {published(&rated, editor)}
        {areas_way_in(&rated, editor)}
        {money(&rated, editor)}
        {kept_forecasts(&measure, editor.pack().calendar())}
        {traced_here}
        <section class="section">
            <h2>"Progress"</h2>
            <p>
                <ProgressMark judged=all.progress />
                " "
                <span class="quiet">{comparison}</span>
            </p>
            <Explained rated=rated.clone() which=Which::Progress words=why_progress open />
        </section>
        <div class="two">
            <section class="section">
                <h2>"Comments"</h2>
                {comments(&measure)}
            </section>
            <section class="section">
                <h2>"Targets by year"</h2>
                {targets(&measure)}
                {terms_line([
                    glossary_term("target", "Target"),
                    glossary_term("profile", "Profile"),
                    glossary_term("stretch", "Stretch"),
                    glossary_term("range", "Range"),
                ])}
            </section>
            {notes(&measure)}
            {questions(&measure, editor)}
            <section class="section">
                <h2>"Specification"</h2>
                {specification(editor, &measure)}
                {terms_line([
                    glossary_term("accumulation", "Accumulation"),
                    glossary_term("polarity", "Polarity"),
                    glossary_term("perspective", "Perspective"),
                    glossary_term("outcome", "Outcome and output"),
                    glossary_term("numerator", "Numerator and denominator"),
                    glossary_term("audience", "Audience"),
                ])}
            </section>
        </div>
        <div class="buttons">
            <a class="button" href=Route::Explore(Exploring::one(measure.id.clone())).href()>
                "Explore this measure beside others"
            </a>
            {ask_about(measure.id.clone())}
            <a class="button" href=Route::WhatIf(Trying::on(measure.id.clone())).href()>
                "What if?"
            </a>
            <WhileEditing>
                <a class="button" href=edit.clone()>
                    "Change this measure or its targets"
                </a>
            </WhileEditing>
        </div>
        {neighbours(measure.id.clone())}
    }
}

/// The year to date in a line: its rating, its figure and what that is held against.
fn headline(rated: &Rated, editor: Shown) -> impl IntoView + use<> {
    let judgement = rated.rating.year_to_date.judgement;
    let measure = &rated.measure;
    let actual = judgement.actual.map(|actual| rating::printed(measure, actual));
    let plan = judgement.plan.filter(|_| actual.is_some());
    let plan =
        plan.map(|plan| format!(" against a plan of {}", rating::printed_bounds(measure, plan)));
    // Of what isn't in, what stood before.
    let to_date = rated.rating.year_to_date;
    let stale = move || to_date.stale_words(editor.vocabulary()).map(|words| format!(" · {words}"));
    view! {
        <p class="headline">
            {
                let rated = rated.clone();
                move || audited_mark(editor, &rated)
            }
            <span class="quiet">": year to date "</span>
            <strong>{actual}</strong>
            {plan}
            {stale}
            {rated.is_unsigned().then(|| view! { <strong class="unsigned">" · target not signed off"</strong> })}
        </p>
    }
}

/// How members see it, beside its rating; nothing where no meeting said so.
fn as_members_see_it(measure: &Measure, editor: Shown) -> impl IntoView + use<> {
    let id = measure.id.clone();
    let said = Memo::new(move |_| members_view(&editor.pack(), &id, Day(editor.on())));
    move || {
        said.get().map(|view| {
            let reason = match view.reason.as_str() {
                "" => String::new(),
                reason => format!(": {reason}"),
            };
            view! {
                <p class="small">
                    {format!("{}, {}, sees it as ", view.body, day_label(view.on.0))}
                    {members_mark(view.rating, editor.vocabulary())}
                    {reason}
                    <span class="quiet">" It stands beside the rating and changes nothing of it."</span>
                </p>
            }
        })
    }
}

/// Polarity, frequency, unit, intent, regime and officer, in a line; what isn't set says so.
fn summary(measure: &Measure) -> String {
    let unset = |what: &str| format!("{what} not yet set");
    let frequency = measure
        .frequency
        .map_or_else(|| unset("Frequency"), |frequency| frequency.words().to_owned());
    let polarity =
        measure.polarity.map_or_else(|| unset("Direction"), |polarity| polarity.words().to_owned());
    [
        Some(polarity),
        Some(frequency),
        rating::unit_words(measure).map(str::to_owned),
        measure.intent.map(|intent| intent.words().to_owned()),
        measure.regime.map(|regime| regime.words().to_owned()),
        Some(measure.specification.accountable_officer.clone()),
    ]
    .into_iter()
    .flatten()
    .filter(|words| !words.is_empty())
    .collect::<Vec<_>>()
    .join(" · ")
}

/// Who signed the measure off for the year shown; nothing where nobody has.
fn signed(pack: &Pack, measure: &Measure, period: Option<Period>) -> Option<String> {
    let year = pack.calendar().year_of_period(period?);
    let found = pack.signed(&measure.id, year)?;
    Some(format!("Signed off for {year} by {} on {}", found.by, day_label(found.on.0)))
}

/// Comments on figures, newest first.
fn comments(measure: &Measure) -> impl IntoView + use<> {
    let found: Vec<_> = measure
        .series
        .iter()
        .rev()
        .filter_map(|observation| Some((observation.period.label(), observation.comment.clone()?)))
        .map(|(period, words)| {
            view! {
                <li>
                    <h3>{period}</h3>
                    <p>{words}</p>
                </li>
            }
        })
        .collect();
    if found.is_empty() {
        absent(Absent::new("None yet", "Comments"))
    } else {
        view! { <ul class="comments">{found}</ul> }.into_any()
    }
}

/// Each year's target, newest first.
fn targets(measure: &Measure) -> impl IntoView + use<> {
    let rows: Vec<_> = measure
        .targets
        .iter()
        .rev()
        .map(|(year, target)| {
            let words = rating::year_target_words(measure, &YearTarget { year: *year, bounds: None });
            let typed = target.text.clone().filter(|text| *text != words);
            view! {
                <dt>{year.to_string()}</dt>
                <dd>
                    {words}
                    {target.stretch.map(|stretch| format!("; stretch {}", rating::printed(measure, stretch)))}
                    {typed.map(|text| view! { <span class="quiet">{format!(" (written “{text}”)")}</span> })}
                    {(!target.chosen_by.is_empty()).then(|| view! { <p class="small quiet">{format!("Chosen by: {}", target.chosen_by)}</p> })}
                    {(!target.rationale.is_empty()).then(|| view! { <p class="small quiet">{target.rationale.clone()}</p> })}
                    <EvidenceList list=target.evidence.clone() />
                </dd>
            }
        })
        .collect();
    if rows.is_empty() {
        view! { <p class="unset">"None set"</p> }.into_any()
    } else {
        view! { <dl class="facts">{rows}</dl> }.into_any()
    }
}

/// How much of the year a rating to date covers, and what it was before a figure was late.
fn to_date_words(rating: &Rating, vocabulary: Vocabulary) -> String {
    let to_date = &rating.year_to_date;
    match to_date.stale_words(vocabulary) {
        Some(stale) => format!("{stale}; {}", to_date.words()),
        None => to_date.words(),
    }
}

/// The notes on a measure; nothing where there is none.
fn notes(measure: &Measure) -> Option<AnyView> {
    (!measure.notes.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2>"Notes"</h2>
                <Notes list=measure.notes.clone() />
            </section>
        }
        .into_any()
    })
}

/// What readers asked about the measure, and what was answered; nothing where nobody did.
fn questions(measure: &Measure, editor: Shown) -> impl IntoView + use<> {
    let id = measure.id.clone();
    let found = editor.of(move |pack| {
        let about = pack.questions.iter().filter(|it| it.measure.as_ref() == Some(&id));
        about.cloned().collect::<Vec<_>>()
    });
    move || {
        let found = found.get();
        (!found.is_empty()).then(|| {
            let rows = found.iter().map(|it| view! { <li>{asked(it)}</li> }).collect_view();
            view! {
                <section class="section">
                    <h2>"Questions"</h2>
                    <ul class="records">{rows}</ul>
                </section>
            }
        })
    }
}

/// The target that was signed off and the one that replaced it within the year, side by side with what each
/// makes of the year to date.
fn side_by_side(rated: &Rated, editor: Shown) -> Option<AnyView> {
    let signed = rated.as_signed.clone()?;
    let measure = &rated.measure;
    let mut before = Measure::clone(measure);
    if let Some(target) = before.targets.get_mut(&signed.year_target.year)
        && let Some(held) = target.signed.take()
    {
        *target = *held;
    }
    let row = |heading: &'static str, measure: &Measure, rating: &Rating| {
        let judged = rating.year_to_date.judgement;
        let bounds = |bounds: Option<crate::model::Bounds>| {
            bounds.map_or_else(|| "–".to_owned(), |it| rating::printed_bounds(measure, it))
        };
        let target = rating::target_said(measure, rating);
        let status = judged.status;
        view! {
            <tr>
                <th scope="row">{heading}</th>
                <td class="numeric">{target}</td>
                <td class="numeric">{bounds(judged.plan)}</td>
                <td class="numeric">{bounds(judged.floor)}</td>
                <td>{move || view! { <StatusMark status vocabulary=editor.vocabulary() /> }}</td>
            </tr>
        }
    };
    // What was accepted stands in its own words beside what was made of it.
    let (id, from) = (measure.id.clone(), signed.year_target.year);
    let made = editor.of(move |pack| {
        let of = |held: &&Arc<Proposal>| {
            held.is_of(&id)
                && held.changes_terms()
                && held.from == from
                && held.verdict == Some(Verdict::Accepted)
        };
        pack.proposals.iter().filter(of).map(|held| held.change.clone()).collect::<Vec<_>>()
    });
    let accepted = move || {
        let row = |change| view! { <li>{format!("Accepted: “{change}”")}</li> };
        made.get().into_iter().map(row).collect_view()
    };
    let both = [row("As signed off", &before, &signed), row("As changed", measure, &rated.rating)];
    let both = both.into_iter().collect_view();
    Some(
        view! {
            <section class="section">
                <h2>"The target was changed within the year"</h2>
                <p>"By an accepted proposal. Both stand side by side for that year."</p>
                <ul>{accepted}</ul>
                {sheet("Old and new target", &[Head::words("Target"), Head::figures("For the year"), Head::figures("Plan to date"), Head::figures("Floor to date"), Head::words("Year to date")], both)}
            </section>
        }
        .into_any(),
    )
}

/// The technical specification, with what is missing said.
fn specification(editor: Shown, measure: &Measure) -> impl IntoView + use<> {
    let id = measure.id.clone();
    let plans = editor.of(move |pack| {
        let named = |plan: &Plan| (plan.id.clone(), plan.name.clone());
        pack.plans_of(&id).map(named).collect::<Vec<_>>()
    });
    let complete = planning::completeness(measure).words();
    let rows: Vec<_> = report::specified(measure)
        .into_iter()
        .map(|(term, words)| {
            let required = term.is_required(measure);
            (term.words(), words, required)
        })
        .collect();
    let all = move || {
        let row = |(term, words, required): &(&'static str, String, bool)| match words.as_str() {
            "" if !required => fact(term, Said::Missing("Not set; not required")),
            words => fact(term, words),
        };
        let page = |(id, name)| (name, Route::Scorecard(id, Filter::default()));
        let plans = Said::pages(plans.get(), page);
        facts(rows.iter().map(row).chain([fact("On the scorecards of", plans)]).collect())
    };
    view! {
        <p class="quiet">{complete}</p>
        {all}
    }
}
