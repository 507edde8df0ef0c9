//! The page of an audit, to write: seeds to roll, figures to draw, findings to enter.

mod findings;
mod seed;

use super::{
    super::{facts::audit_frame, items::ABOUT_AUDIT},
    stratum::{drawn_words, earlier},
};
use crate::{
    app::{
        components::{
            forms::{RecordForm, RemoveRecord, replaced},
            record_pages::WritePage,
        },
        route::Route,
        state::Editor,
    },
    model::{AuditId, Kind, Stratum},
};
use findings::{Asked, findings};
use leptos::prelude::*;

/// The page of an audit, to write.
#[component]
pub fn ChangeAuditPage(
    /// Which.
    id: AuditId,
) -> impl IntoView {
    let editor = Editor::get();
    let read = Route::Audit(id.clone());
    let held = StoredValue::new(id);
    let framed = editor.of(move |pack| held.with_value(|id| audit_frame(pack, id)));
    let audit = editor.of(move |pack| held.with_value(|id| pack.audit(id).cloned()));
    let count = Memo::new(move |_| {
        audit.with(|audit| audit.as_ref().map(|it| it.strata.len()).unwrap_or_default())
    });
    // One form is open at a time on the whole page.
    let open = RwSignal::new(None::<Asked>);
    let strata = move || {
        let each = (0..count.get()).map(|at| stratum(editor, held.get_value(), at, open));
        each.collect::<Vec<_>>()
    };
    view! {
        <WritePage head=framed one="audit" read>
            <p>
                "Roll a seed for each directorate, or have somebody call out digits: whoever knows the seed and the list can draw the same figures again. What was drawn stays drawn."
            </p>
            {strata}
            <section class="section">
                <h2>"About the audit"</h2>
                <RecordForm
                    items=ABOUT_AUDIT
                    form=format!("audit-{}", held.get_value())
                    record=audit
                    keep=replaced(editor, "The audit was changed.")
                />
            </section>
            <RemoveRecord
                kind=Kind::Audit
                id=held.get_value().0
                said="The audit was removed."
                then=Route::ChangeQuality
            />
        </WritePage>
    }
}

/// A directorate: its seed until it is drawn, then what was drawn.
fn stratum(editor: Editor, id: AuditId, at: usize, open: RwSignal<Option<Asked>>) -> AnyView {
    let held = StoredValue::new(id.clone());
    let stratum: Memo<Option<Stratum>> =
        editor.of(move |pack| pack.audit(&id)?.strata.get(at).cloned());
    let name = move || stratum.with(|it| it.as_ref().map(|it| it.name.clone()));
    // Of what was drawn a pack for an audience may lack all.
    let drawn = |it: &Stratum| !(it.drawn.is_empty() && it.seed.is_empty());
    let is_drawn = Memo::new(move |_| stratum.with(|it| it.as_ref().is_some_and(drawn)));
    let before = move || {
        let pack = editor.pack();
        held.with_value(|id| {
            let audit = pack.audit(id)?;
            earlier(&pack, audit, audit.strata.get(at)?)
        })
    };
    let body = move || match is_drawn.get() {
        false => seed::roll(editor, held.get_value(), at),
        true => view! {
            {move || stratum.with(|it| drawn_words(&editor.pack(), it.as_ref()?))}
            {findings(editor, held.get_value(), at, open)}
        }
        .into_any(),
    };
    view! {
        <section class="section" id=format!("directorate-{at}") tabindex="-1">
            <h2>{name}</h2>
            {before}
            {body}
        </section>
    }
    .into_any()
}
