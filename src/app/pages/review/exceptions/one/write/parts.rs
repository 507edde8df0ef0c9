//! The parts of an exception that are lists, to write: the way back, evidence, notes.

use super::super::super::{
    facts::step,
    items::{AskedStep, STEP},
};
use crate::{
    app::{
        components::forms::{
            EVIDENCE, NOTE, RecordKind, Records, blank_evidence, blank_note, kept,
        },
        items::in_hand,
        state::Editor,
    },
    edit::Command,
    model::{Exception, ExceptionId, RecoveryStep},
    rating::{
        Absent,
        exception::{limit_noun, straight},
    },
};
use leptos::prelude::*;

/// A step of the way back.
const STEPS: RecordKind<AskedStep> = RecordKind {
    id: "recovery",
    one: "step of the recovery",
    none: Absent::of_whole("No way back is set by period yet."),
    items: STEP,
    said: |pack, it| step(pack, None, &it.step),
};

/// Changes an exception as one step; whether it could be.
pub fn change(editor: Editor, id: &ExceptionId, act: impl FnOnce(&mut Exception)) -> bool {
    let Some(mut exception) = editor.pack_now().exception(id).cloned() else { return false };
    act(&mut exception);
    editor.run_aloud(Command::Set(exception.into()), "The exception was changed.")
}

/// The way back, period by period.
pub fn steps(editor: Editor, id: ExceptionId) -> AnyView {
    let held = StoredValue::new(id.clone());
    let of = id.to_string();
    let list = editor.of(move |pack| {
        let Some(exception) = pack.exception(&id) else { return Vec::new() };
        let asked = |step: &RecoveryStep| AskedStep {
            step: step.clone(),
            has_figure: true,
            measure: Some(exception.measure.clone()),
        };
        exception.recovery.iter().map(asked).collect::<Vec<AskedStep>>()
    });
    let keep = Callback::new(move |(at, record): (usize, Option<AskedStep>)| {
        change(editor, &held.get_value(), |exception| {
            let record = record.map(|it| it.step);
            exception.recovery = kept(std::mem::take(&mut exception.recovery), at, record);
            let calendar = editor.pack_now().calendar();
            exception.recovery.sort_by_key(|step| step.period.end(calendar));
        })
    });
    let blank = Callback::new(move |()| next_step(editor, &held.get_value()));
    let way = Memo::new(move |_| {
        let (pack, now) = (editor.pack(), editor.as_at());
        let exception = held.with_value(|id| pack.exception(id).cloned());
        exception.zip(now).map(|(it, now)| straight(&pack, &it, now)).unwrap_or_default()
    });
    // Offered where none is set yet: what somebody has set isn't written over.
    let offered = move || list.with(Vec::is_empty) && !way.with(Vec::is_empty);
    let limit = move || {
        let (pack, now) = (editor.pack(), editor.as_at());
        let measure = held.with_value(|id| pack.exception(id).map(|it| it.measure.clone()));
        measure.zip(now).map_or("target", |(id, now)| limit_noun(&pack, &id, now.period))
    };
    let fill = move |_| {
        let way = way.get_untracked();
        change(editor, &held.get_value(), |exception| exception.recovery = way);
    };
    view! {
        <Show when=offered>
            <div class="buttons">
                <button type="button" class="button" on:click=fill>
                    {move || format!("Draw it straight to the {} by the promised date", limit())}
                </button>
            </div>
        </Show>
        <Records kind=&STEPS of list blank keep />
    }
    .into_any()
}

/// The period after the last step, else after the one shown; its figure is still to be typed.
fn next_step(editor: Editor, id: &ExceptionId) -> AskedStep {
    let pack = editor.pack_now();
    let exception = pack.exception(id);
    let last = exception.and_then(|it| it.recovery.last());
    let measure = exception.and_then(|it| pack.measure(&it.measure));
    let shown = || {
        let now = untrack(|| editor.period().get())?;
        Some(in_hand(pack.calendar(), now, measure?.frequency))
    };
    let before = last.map(|step| step.period).or_else(shown);
    let step = match before.map(|it| it.plus(1).unwrap_or(it)) {
        Some(period) => RecoveryStep { period, ..RecoveryStep::default() },
        None => RecoveryStep::default(),
    };
    AskedStep { step, has_figure: false, measure: exception.map(|it| it.measure.clone()) }
}

/// What shows that the cause is the cause.
pub fn evidence(editor: Editor, id: ExceptionId) -> AnyView {
    let held = StoredValue::new(id.clone());
    let of = id.to_string();
    let list = editor
        .of(move |pack| pack.exception(&id).map(|it| it.evidence.clone()).unwrap_or_default());
    let keep = Callback::new(move |(at, record)| {
        change(editor, &held.get_value(), |exception| {
            exception.evidence = kept(std::mem::take(&mut exception.evidence), at, record);
        })
    });
    view! { <Records kind=&EVIDENCE of list blank=Callback::new(|()| blank_evidence()) keep /> }
        .into_any()
}

/// What people noted.
pub fn notes(editor: Editor, id: ExceptionId) -> AnyView {
    let held = StoredValue::new(id.clone());
    let of = id.to_string();
    let list =
        editor.of(move |pack| pack.exception(&id).map(|it| it.notes.clone()).unwrap_or_default());
    let keep = Callback::new(move |(at, record)| {
        change(editor, &held.get_value(), |exception| {
            exception.notes = kept(std::mem::take(&mut exception.notes), at, record);
        })
    });
    let blank = Callback::new(move |()| blank_note(editor));
    view! { <Records kind=&NOTE of list blank keep /> }.into_any()
}
