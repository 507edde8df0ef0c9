//! The page of an audit, to read: what it proves, what was found, and how to draw it again.

use super::{
    super::facts::audit_frame,
    figure::figure,
    stratum::{drawn_words, earlier, list},
};
use crate::{
    app::{
        components::{fact, facts, record_pages::ReadPage},
        route::Route,
        state::Shown,
    },
    model::{Audit, AuditId, Pack, Stratum, Vocabulary, day_label},
    rating::audit::{checked, proof},
};
use leptos::prelude::*;

/// How a draw is made, in words.
const HOW: &str = "Each directorate’s figures are listed in the order of the measures’ ids, letter by letter, and of time within each measure. A measure in several directorates is listed under the first. The i-th pick is the SHA-256 of the seed, a comma and i, read as one big number: its remainder by the number of figures, plus 1, is the place in the list. Repeats are passed over.";

/// The page of an audit.
#[component]
pub fn AuditPage(
    /// Which.
    id: AuditId,
) -> impl IntoView {
    let shown = Shown::get();
    let change = Route::ChangeAudit(id.clone());
    let held = StoredValue::new(id);
    let framed = shown.of(move |pack| held.with_value(|id| audit_frame(pack, id)));
    let said = move || {
        let (pack, words) = (shown.pack(), shown.vocabulary());
        held.with_value(|id| Some(story(&pack, pack.audit(id)?, words)))
    };
    view! {
        <ReadPage head=framed one="audit" change list=("All data quality", Route::Quality)>
            {said}
        </ReadPage>
    }
}

fn story(pack: &Pack, audit: &Audit, words: Vocabulary) -> AnyView {
    let found = checked(pack, &audit.strata);
    let several = audit.strata.iter().filter(|stratum| !stratum.drawn.is_empty()).count() > 1;
    let is_told = found.drawn > 0 && found.waiting() == 0 && found.left_out == 0;
    let weighed = (several && is_told).then(|| {
        view! {
            <p class="small quiet">
                "Over all directorates, each weighing by how many of its figures were drawn."
            </p>
        }
    });
    let strata: Vec<AnyView> =
        audit.strata.iter().map(|stratum| section(pack, audit, stratum, words)).collect();
    view! {
        <p class="lede">{proof(found)}</p>
        {weighed}
        {facts(vec![
            fact("Figures of", audit.period.label()),
            fact("Drawn in all", audit.size.to_string()),
            fact("Checked by", audit.auditor.as_str()),
            fact("To be checked by", audit.check_by.map(|day| day_label(day.0))),
            fact("What follows from it", audit.conclusion.as_str()),
            fact("Whom this is for", audit.audience),
        ])}
        {strata}
        <section class="section">
            <h2>"How to draw it again"</h2>
            <p class="small">{HOW}</p>
        </section>
    }
    .into_any()
}

fn section(pack: &Pack, audit: &Audit, stratum: &Stratum, words: Vocabulary) -> AnyView {
    let rows = stratum.drawn.iter().map(|drawn| view! { <li>{figure(pack, drawn, words)}</li> });
    let rows = rows.collect_view();
    let said = drawn_words(pack, stratum).unwrap_or_else(|| {
        let waits = format!("{} to be drawn; nobody has rolled the seed yet.", stratum.size);
        view! { <p class="unset">{waits}</p> }.into_any()
    });
    view! {
        <section class="section">
            <h2>{stratum.name.clone()}</h2>
            {said}
            {earlier(pack, audit, stratum)}
            {(!stratum.drawn.is_empty()).then(|| view! { <ol class="records">{rows}</ol> })}
            {list(stratum)}
        </section>
    }
    .into_any()
}
