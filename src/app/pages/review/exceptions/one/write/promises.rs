//! One more date that is promised.

use super::super::super::items::PROMISE;
use crate::{
    app::{
        browser,
        components::forms::RecordForm,
        state::{Editor, POST},
    },
    edit::Command,
    model::{Day, ExceptionId, Promise},
};
use leptos::prelude::*;

/// One more, as a form of its own: what was said once isn't changed.
pub fn another(editor: Editor, id: ExceptionId) -> AnyView {
    let held = StoredValue::new(id.clone());
    let count =
        editor.of(move |pack| pack.exception(&id).map(|it| it.promises.len()).unwrap_or_default());
    let form = move || {
        let first = count.get() == 0;
        let record = Memo::new(move |_| {
            let post = editor.settings().setting(POST).unwrap_or_default();
            Some(Promise { on: Day(editor.today()), post, ..Promise::default() })
        });
        let keep = Callback::new(move |promise: Promise| {
            let id = held.get_value();
            let Some(mut exception) = editor.pack_now().exception(&id).cloned() else {
                return false;
            };
            exception.promises.push(promise);
            let kept = editor.run_aloud(Command::Set(exception.into()), "The date was promised.");
            if kept {
                browser::focus_next(["promise-by".to_owned()]);
            }
            kept
        });
        let save = if first { "Promise this date" } else { "Move the date" };
        view! {
            <RecordForm items=PROMISE form=format!("promise-{}", held.get_value()) record keep save />
        }
    };
    view! { {form} }.into_any()
}
