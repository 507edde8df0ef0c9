//! How far the data can be trusted that a post, a plan or the whole answers for: what was assessed, which audits are in hand,
//! and what the automatic checks ask.

use crate::{
    app::{
        components::{process_icon, stage_list::counted},
        pages::review::quality::{action_words, audit_words},
        route::Route,
        slices::Slices,
        state::{Rated, Shown},
    },
    model::{Assessment, Audit, Pack, day_label},
    planning::{Part, due::Asking},
    rating::{DataConfidence, Then, in_this_file},
    report::{by_role::Answers, icons::confidence, quality::checks_of},
};
use leptos::prelude::*;

/// What the part holds: `Data quality: 3 assessments, 1 audit in hand`.
pub fn quality_heading(pack: &Pack, part: Part, found: &Answers) -> String {
    let assessments = counted(found.assessments.len(), "assessment", "assessments");
    let audits = counted(found.audits.len(), "audit", "audits");
    let lacks = found.assessments.is_empty() || found.audits.is_empty();
    let here = if lacks { in_this_file(pack) } else { "" };
    format!("{}: {assessments}, {audits} in hand{here}", part.words())
}

/// Assessments, audits in hand, and the automatic checks of these measures.
pub fn quality(shown: Shown, pack: &Pack, found: &Answers, measures: Vec<Rated>) -> AnyView {
    let audits = found.audits.iter().filter_map(|id| pack.audit(id));
    let audits: Vec<AnyView> = audits.map(|it| audit(pack, it, shown.then())).collect();
    let assessments = found.assessments.iter().filter_map(|id| pack.assessment(id));
    let assessments: Vec<AnyView> = assessments.map(|it| assessment(shown, it)).collect();
    view! {
        {asked(shown, measures)}
        <ul class="items">{audits} {assessments}</ul>
    }
    .into_any()
}

fn audit(pack: &Pack, audit: &Audit, then: Then) -> AnyView {
    let by = match audit.check_by {
        Some(day) => format!("to be checked by {}", day_label(day.0)),
        None => "no day is set".to_owned(),
    };
    let post = match audit.auditor.trim() {
        "" => "nobody is named for it",
        post => post,
    };
    view! {
        <li>
            <a class="link" href=Route::Audit(audit.id.clone()).href()>{audit.name.clone()}</a>
            " "
            <span class="small quiet">{format!("{} · {by} · {post}", audit_words(pack, audit, then))}</span>
        </li>
    }
    .into_any()
}

fn assessment(shown: Shown, it: &Assessment) -> AnyView {
    let on = it.on.map(|day| day_label(day.0));
    let to_do = action_words(it, shown.on()).map(|when| format!("To do: {} ({when})", it.action));
    let said = on.into_iter().chain(to_do).collect::<Vec<_>>().join(" · ");
    view! {
        <li>
            {process_icon(confidence(DataConfidence::of(it)))}
            " "
            <a class="link" href=Route::Assessment(it.id.clone()).href()>{it.name.clone()}</a>
            " "
            <span class="small quiet">{said}</span>
        </li>
    }
    .into_any()
}

/// How many questions the automatic checks ask, and of how many measures. Worked out in slices: each figure has its history
/// looked at.
fn asked(shown: Shown, measures: Vec<Rated>) -> AnyView {
    let found = RwSignal::new(None::<(usize, usize)>);
    if let Some(now) = shown.as_at() {
        let pack = shown.pack();
        let asking = Asking::of(&pack, now);
        let questions = move |row: &Rated| {
            let all = checks_of(&pack, &row.measure, (now, &asking));
            let open = all.iter().filter(|(_, it)| it.answered.is_none()).count();
            (open > 0).then_some(open)
        };
        Slices::new().gathered(measures, questions, move |each| {
            found.try_set(Some((each.iter().sum(), each.len())));
        });
    }
    let words = move || match found.get() {
        None => "Looking through the figures…".to_owned(),
        Some((0, _)) => "The automatic checks ask nothing about these figures.".to_owned(),
        Some((questions, measures)) => format!(
            "The automatic checks ask {} about the figures of {}.",
            counted(questions, "question", "questions"),
            counted(measures, "measure", "measures")
        ),
    };
    view! {
        <p>
            <a class="link" href=Route::Quality.href()>{words}</a>
        </p>
    }
    .into_any()
}
