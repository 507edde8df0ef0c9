//! Data quality, to read: how much trust figures deserve, what the checks ask, what was assessed and audited.

use super::{
    super::facts::{action_words, audit_words},
    checks::checks,
    trust::picture,
};
use crate::{
    app::{
        components::{
            absent, process_icon,
            record_pages::{Line, ListOf, ReadList},
        },
        route::Route,
        state::Shown,
    },
    model::{Day, day_label},
    rating::{Absent, DataConfidence, Then},
    report::icons::confidence,
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn QualityPage() -> impl IntoView {
    let shown = Shown::get();
    let audits = shown.of(move |pack| {
        let then = Then::of(pack, Day(shown.on()));
        let line = |audit: &std::sync::Arc<crate::model::Audit>| {
            let words = audit_words(pack, audit, then);
            Line::new(&audit.name, Route::Audit(audit.id.clone()), [Some(words)])
        };
        pack.audits.iter().map(line).collect::<Vec<_>>()
    });
    view! {
        <ReadList
            heading="Data quality"
            lede="How far the figures can be trusted. None of this changes a rating: it stands beside it."
            change=Route::ChangeQuality
            to_change="Assess a measure, or draw an audit"
        >
            {move || picture(shown)}
            {checks(shown)}
            <section class="section">
                <h2>"Assessments"</h2>
                {move || assessments(shown)}
            </section>
            <section class="section">
                <h2>"Audits of figures drawn at random"</h2>
                <ListOf list=audits none=Absent::new("No figures were drawn for an audit yet.", "Audits") />
            </section>
        </ReadList>
    }
}

/// The assessments, the latest first.
fn assessments(shown: Shown) -> AnyView {
    let (pack, on) = (shown.pack(), shown.on());
    if pack.assessments.is_empty() {
        return absent(Absent::new("No measure’s data were assessed yet.", "Assessments"));
    }
    let mut all: Vec<_> = pack.assessments.iter().collect();
    all.sort_by_key(|it| std::cmp::Reverse(it.on));
    let row = |it: &std::sync::Arc<crate::model::Assessment>| {
        let parts = [
            it.on.map(|day| day_label(day.0)),
            Some(it.reviewer.clone()).filter(|by| !by.is_empty()),
        ];
        let parts = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
        let action = action_words(it, on).map(|when| {
            view! { <p class="small">{format!("To do: {} ({when})", it.action)}</p> }
        });
        view! {
            <li>
                <p>
                    {process_icon(confidence(DataConfidence::of(it)))}
                    " "
                    <a class="link" href=Route::Assessment(it.id.clone()).href()>
                        {it.name.clone()}
                    </a>
                    " "
                    <span class="small quiet">{parts}</span>
                </p>
                {action}
            </li>
        }
        .into_any()
    };
    let rows: Vec<AnyView> = all.into_iter().map(row).collect();
    view! { <ul class="records">{rows}</ul> }.into_any()
}
