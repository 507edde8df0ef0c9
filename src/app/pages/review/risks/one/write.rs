//! The page of a risk, to write.

use super::{
    super::{
        facts::frame,
        items::{ABOUT, AGAIN, Aimed, CARE, INHERENT, TARGET, TIES},
    },
    closing::{change, closing},
    scores,
};
use crate::{
    app::{
        browser,
        components::{
            forms::{NOTE, RecordForm, Records, RemoveRecord, blank_note, kept, replaced},
            record_pages::WritePage,
        },
        route::Route,
        state::{Editor, POST},
    },
    model::{Day, Kind, RiskId, RiskScore},
};
use leptos::prelude::*;

/// The page of a risk, to write.
#[component]
pub fn ChangeRiskPage(
    /// Which.
    id: RiskId,
) -> impl IntoView {
    let editor = Editor::get();
    let read = Route::Risk(id.clone());
    let held = StoredValue::new(id);
    let framed = editor.of(move |pack| held.with_value(|id| frame(pack, id)));
    let risk = editor.of(move |pack| held.with_value(|id| pack.risk(id).cloned()));
    let scored = move || {
        let pack = editor.pack();
        risk.with(|risk| risk.as_ref().map(|risk| scores::all(&pack, risk)))
    };
    view! {
        <WritePage head=framed one="risk" read>
            <section class="section">
                <h2>"How it is scored"</h2>
                <p>"What was scored once stays as it was said."</p>
                {scored}
                {again(editor, held.get_value())}
            </section>
            <section class="section">
                <h2>"Without controls, and what it is to come down to"</h2>
                {inherent(editor, held.get_value())}
                {target(editor, held.get_value())}
            </section>
            <RecordForm
                items=[("What it is", ABOUT), ("Who looks after it", CARE), ("What it is tied to", TIES)]
                form=format!("risk-{}", held.get_value())
                record=risk
                keep=replaced(editor, "The risk was changed.")
            />
            <section class="section">
                <h2>"Notes"</h2>
                {notes(editor, held.get_value())}
            </section>
            {closing(editor, held.get_value())}
            <RemoveRecord
                kind=Kind::Risk
                id=held.get_value().0
                said="The risk was removed."
                then=Route::ChangeRisks
            />
        </WritePage>
    }
}

/// A scoring of today, by the post that this browser is used by.
fn of_today(editor: Editor) -> RiskScore {
    let post = editor.settings().setting(POST).unwrap_or_default();
    RiskScore { on: Day(editor.today()), post, ..RiskScore::default() }
}

/// One more scoring, as a form of its own: what was scored once isn't changed.
fn again(editor: Editor, id: RiskId) -> AnyView {
    let held = StoredValue::new(id);
    let count = editor.of(move |pack| {
        held.with_value(|id| pack.risk(id).map(|it| it.scores.len()).unwrap_or_default())
    });
    let form = move || {
        let first = count.get() == 0;
        let record = Memo::new(move |_| Some(of_today(editor)));
        let keep = Callback::new(move |score: RiskScore| {
            let said = "The risk was scored.";
            let kept = change(editor, &held.get_value(), said, |risk| risk.scores.push(score));
            if kept {
                browser::focus_next(["score-likelihood".to_owned()]);
            }
            kept
        });
        let save = if first { "Score it" } else { "Score it again" };
        view! { <RecordForm items=AGAIN form=format!("score-{}", held.get_value()) record keep save /> }
    };
    view! { {form} }.into_any()
}

/// How it would be without controls.
fn inherent(editor: Editor, id: RiskId) -> AnyView {
    let held = StoredValue::new(id);
    let record = editor.of(move |pack| {
        let own = held.with_value(|id| pack.risk(id).and_then(|it| it.inherent.clone()));
        Some(own.unwrap_or_else(|| of_today(editor)))
    });
    let keep = Callback::new(move |score| {
        let said = "The score without controls was saved.";
        change(editor, &held.get_value(), said, |risk| risk.inherent = Some(score))
    });
    view! {
        <RecordForm
            items=INHERENT
            form=format!("inherent-{}", held.get_value())
            record
            keep
            save="Save the score without controls"
        />
    }
    .into_any()
}

/// What it is to come down to.
fn target(editor: Editor, id: RiskId) -> AnyView {
    let held = StoredValue::new(id);
    let record = editor.of(move |pack| {
        let risk = held.with_value(|id| pack.risk(id).cloned()).unwrap_or_default();
        let score = risk.target.unwrap_or_else(|| of_today(editor));
        Some(Aimed { score, by: risk.target_by })
    });
    let keep = Callback::new(move |Aimed { score, by }| {
        let said = "The target was saved.";
        change(editor, &held.get_value(), said, |risk| {
            (risk.target, risk.target_by) = (Some(score), by);
        })
    });
    view! {
        <RecordForm
            items=TARGET
            form=format!("target-{}", held.get_value())
            record
            keep
            save="Save the target"
        />
    }
    .into_any()
}

/// What people noted.
fn notes(editor: Editor, id: RiskId) -> AnyView {
    let of = id.to_string();
    let held = StoredValue::new(id);
    let list = editor.of(move |pack| {
        held.with_value(|id| pack.risk(id).map(|it| it.notes.clone()).unwrap_or_default())
    });
    let keep = Callback::new(move |(at, record)| {
        change(editor, &held.get_value(), "The notes were changed.", |risk| {
            risk.notes = kept(std::mem::take(&mut risk.notes), at, record);
        })
    });
    let blank = Callback::new(move |()| blank_note(editor));
    view! { <Records kind=&NOTE of list blank keep /> }.into_any()
}
