//! The page of an exception, to read: its story on one page, with the measure and the way back.

use super::{
    super::{
        card::{as_it_stands, raised_words, still_lacks},
        facts::{frame, step},
    },
    actions, chart, figures, promises,
};
use crate::{
    app::{
        components::{
            EvidenceList, Notes, Said, fact, facts, glossary_term, record_pages::ReadPage,
            terms_line, traced_section, unsigned_alone,
        },
        route::Route,
        state::{Rated, Shown},
    },
    model::{Exception, ExceptionId, Pack, day_label},
    report::{
        exceptions::{Standing, Tracked, waiver_words},
        lessons::Of,
    },
};
use leptos::prelude::*;

/// The page of an exception.
#[component]
pub fn ExceptionPage(
    /// Which.
    id: ExceptionId,
) -> impl IntoView {
    let shown = Shown::get();
    let change = Route::ChangeException(id.clone());
    let held = StoredValue::new(id);
    let framed = shown.of(move |pack| held.with_value(|id| frame(pack, id)));
    let said = move || {
        let pack = shown.pack();
        held.with_value(|id| Some(story(shown, &pack, pack.exception(id)?)))
    };
    view! {
        <ReadPage head=framed one="exception" change list=("All exceptions", Route::Exceptions)>
            {said}
        </ReadPage>
    }
}

fn story(shown: Shown, pack: &Pack, exception: &Exception) -> AnyView {
    let rated = shown.rated().get();
    let row: Option<&Rated> = rated.iter().find(|row| row.measure.id == exception.measure);
    let tracked = shown.as_at().map(|now| Tracked::of(pack, exception, None, now));
    let measure = row.map(|row| {
        let name = row.measure.name.clone();
        Said::pages([row.measure.id.clone()], |id| (name.clone(), Route::Measure(id)))
    });
    let evidence: Vec<_> = shown.then().evidence(&exception.evidence).cloned().collect();
    let standing = tracked.as_ref().map_or("", |it| it.standing.words());
    let owner = match exception.owner.trim() {
        "" => "nobody is named for it",
        owner => owner,
    };
    let mut about =
        vec![fact("Measure", measure.unwrap_or(Said::Missing("It is not in this pack")))];
    about.extend(tracked.iter().flat_map(figures::times));
    let with_row = |draw: fn(Shown, &Exception, &Rated) -> Option<AnyView>| {
        row.and_then(|row| draw(shown, exception, row))
    };
    view! {
        <p><strong>{standing}</strong> {format!(" · {owner}")}</p>
        {waived(exception, tracked.as_ref())}
        {tracked
            .as_ref()
            .is_some_and(|it| it.standing.is_live())
            .then(|| still_lacks(pack, exception))}
        {row.and_then(|row| as_it_stands(shown, row))}
        {row.and_then(|row| unsigned_alone(shown, row))}
        {with_row(figures::going)}
        {row.and_then(|row| chart::chart(shown, &row.measure, "exception-chart".to_owned()))}
        <p class="small quiet">{raised_words(exception, shown.vocabulary())}</p>
        {facts(about)}
        {terms_line([
            glossary_term("exception", "Exception"),
            glossary_term("rating", "Rating"),
            glossary_term("year-to-date", "Year to date"),
        ])}
        <section class="section">
            <h2>"Why"</h2>
            {facts(vec![
                fact("Cause", exception.cause.as_str()),
                fact("In our control?", exception.control.map(|it| it.words())),
            ])}
            {(!evidence.is_empty()).then(|| view! { <EvidenceList list=evidence /> })}
        </section>
        <section class="section">
            <h2>"What it means"</h2>
            {facts(meaning(pack, exception))}
        </section>
        <section class="section">
            <h2>"What is being done"</h2>
            {actions::list(shown, pack, &exception.id)}
            {facts(vec![
                fact("What works elsewhere", exception.elsewhere.as_str()),
                fact("Support or decision sought", exception.sought.as_str()),
            ])}
        </section>
        <section class="section">
            <h2>"By when it is back within its floor"</h2>
            {promises::all(exception)}
            {facts(vec![fact("How sure its owner is", exception.confidence.map(|it| it.words()))])}
            {way_back(pack, exception)}
        </section>
        {with_row(figures::before)}
        <section class="section">
            <h2>"Closing it"</h2>
            <p>{figures::closing(shown, exception)}</p>
            {decided(exception)}
        </section>
        {traced_section(&shown.then().learnt(pack), &Of::Exception(exception.id.clone()))}
        {(!exception.notes.is_empty()).then(|| view! {
            <section class="section">
                <h2>"Notes"</h2>
                <Notes list=exception.notes.clone() />
            </section>
        })}
    }
    .into_any()
}

/// Residents, equality, money, risks.
fn meaning(pack: &Pack, exception: &Exception) -> Vec<(&'static str, Said)> {
    let risks = exception.risks.iter().filter_map(|id| pack.risk(id));
    let risks = Said::pages(risks, |it| (it.name.clone(), Route::Risk(it.id.clone())));
    vec![
        fact("For residents", exception.residents.as_str()),
        fact("For equality", exception.equality.as_str()),
        fact("For money", exception.money.as_str()),
        fact("Risks", risks),
        fact("Whom this is for", exception.audience),
    ]
}

/// The way back, period by period; nothing where none is set.
fn way_back(pack: &Pack, exception: &Exception) -> Option<AnyView> {
    if exception.recovery.is_empty() {
        return None;
    }
    let rows =
        exception.recovery.iter().map(|it| view! { <li>{step(pack, Some(exception), it)}</li> });
    Some(
        view! {
            <h3>"The way back"</h3>
            <ul class="way-back">{rows.collect_view()}</ul>
        }
        .into_any(),
    )
}

/// That it is waived, by whom, until when and why; or that it was, where it is closed or the waiver is over.
fn waived(exception: &Exception, tracked: Option<&Tracked>) -> Option<AnyView> {
    Some(match tracked.is_none_or(|it| it.standing == Standing::Waived) {
        true => view! { <p class="lede">{waiver_words(exception, "Waived")?}</p> }.into_any(),
        false => {
            let words = waiver_words(exception, "It had been waived")?;
            view! { <p class="small quiet">{words}</p> }.into_any()
        }
    })
}

/// The decision that closed it.
fn decided(exception: &Exception) -> Option<AnyView> {
    if exception.decision.trim().is_empty() {
        return None;
    }
    let by = match exception.decided_on {
        Some(day) => format!("{}, {}", exception.decided_by, day_label(day.0)),
        None => exception.decided_by.clone(),
    };
    Some(facts(vec![fact("Decision", exception.decision.as_str()), fact("Decided by", by)]))
}
