//! The form of one record that there is, and of one that is to be added.

use super::form::Fields;
use crate::{
    app::{
        browser,
        items::Item,
        route::Route,
        state::{Editor, Opened},
        typing::is_typed,
    },
    edit::Command,
    model::{Kind, Listed, Pack, Row},
};
use leptos::{ev::SubmitEvent, prelude::*};

/// What is asked in a form, under headings or without one.
pub struct Asked<T: 'static>(Vec<(&'static str, &'static [Item<T>])>);

impl<T> From<&'static [Item<T>]> for Asked<T> {
    fn from(items: &'static [Item<T>]) -> Self {
        Self(vec![("", items)])
    }
}

impl<T, const N: usize> From<[(&'static str, &'static [Item<T>]); N]> for Asked<T> {
    fn from(parts: [(&'static str, &'static [Item<T>]); N]) -> Self {
        Self(parts.into())
    }
}

/// What a form is kept under, apart from one whose name only starts so.
fn kept_as(form: &str) -> String {
    format!("{form} ")
}

/// Whether something is typed in a form that isn't saved yet.
pub fn waits(opened: Opened, form: &str) -> bool {
    is_typed(opened, &kept_as(form))
}

/// Replaces a record by what was typed; what is said when it was.
pub fn replaced<T: Into<Row> + 'static>(editor: Editor, said: &'static str) -> Callback<T, bool> {
    Callback::new(move |record: T| editor.run_aloud(Command::Set(record.into()), said))
}

/// All that one record says, as a form. It follows what changes in the record by other ways.
#[component]
pub fn RecordForm<T: Clone + PartialEq + Send + Sync + 'static>(
    /// What is asked.
    #[prop(into)]
    items: Asked<T>,
    /// What is typed is kept under this name: that of the form and of what it is about.
    #[prop(into)]
    form: String,
    /// The record as it is saved.
    record: Memo<Option<T>>,
    /// Keeps it as it was typed; whether it could be. See [`replaced`].
    keep: Callback<T, bool>,
    /// What its fields' ids start with, where a page has several such forms.
    #[prop(optional, into)]
    before: String,
    /// On the button.
    #[prop(default = "Save")]
    save: &'static str,
) -> AnyView {
    let editor = Editor::get();
    let Some(now) = record.get_untracked() else { return ().into_any() };
    let all = items.0.iter().flat_map(|(_, items)| items.iter());
    let fields = Fields::new(all, &now, kept_as(&form), before);
    fields.follow(record);
    let pack = editor.pack_now();
    let part = |(heading, items): (&'static str, &'static [Item<T>])| {
        let heading = (!heading.is_empty()).then(|| view! { <h2>{heading}</h2> });
        view! {
            {heading}
            <div class="columns">{fields.drawn(items, &pack, &now)}</div>
        }
    };
    let parts = items.0.into_iter().map(part).collect_view();
    let summary = fields.summary();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(record) = record.get_untracked() else { return };
        let Some(record) = fields.taken(editor, record) else { return };
        if keep.run(record) {
            fields.forget(editor);
        }
    };
    view! {
        <form on:submit=submit novalidate=true>
            {summary}
            {parts}
            <div class="buttons">
                <button type="submit" class="button main">
                    {save}
                </button>
            </div>
        </form>
    }
    .into_any()
}

/// What a new record is asked for, to add it.
#[component]
pub fn NewRecord<T: Clone + PartialEq + Send + Sync + Into<Row> + 'static>(
    /// What is asked.
    items: &'static [Item<T>],
    /// What is typed is kept under this name.
    #[prop(into)]
    form: String,
    /// A blank one, with an id of its own.
    blank: fn() -> T,
    /// On the button, such as "Add the plan".
    add: &'static str,
    /// What is said when it was.
    said: &'static str,
    /// Where to go on to then.
    #[prop(optional)]
    page: Option<fn(&T) -> Route>,
) -> AnyView {
    let editor = Editor::get();
    let new = blank();
    let fields = Fields::new(items, &new, kept_as(&form), String::new());
    let drawn = fields.drawn(items, &editor.pack_now(), &new);
    let summary = fields.summary();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(record) = fields.taken(editor, blank()) else { return };
        let page = page.map(|page| page(&record).href());
        let row: Row = record.into();
        let also = if name_stands(&editor.pack_now(), row.record()) { SAME_NAME } else { "" };
        if editor.run_aloud(Command::Add(row), format!("{said}{also}")) {
            fields.say(&blank());
            fields.forget(editor);
            page.iter().for_each(|page| browser::go(page));
        }
    };
    view! {
        <form on:submit=submit novalidate=true>
            {summary}
            {drawn}
            <div class="buttons">
                <button type="submit" class="button">
                    {add}
                </button>
            </div>
        </form>
    }
    .into_any()
}

/// Said where a new record has the name of another.
const SAME_NAME: &str = " Another has the same name: give one of them another.";

/// Whether one of its kind has the name of a record already.
fn name_stands(pack: &Pack, record: &dyn Listed) -> bool {
    let rows = pack.rows(record.kind());
    (0..rows.len()).filter_map(|at| rows.get(at)).any(|other| other.name() == record.name())
}

/// A button that takes a record away, and goes on to a page.
#[component]
pub fn RemoveRecord(
    /// Of which kind.
    kind: Kind,
    /// Which.
    #[prop(into)]
    id: String,
    /// What is said when it was.
    said: &'static str,
    /// Where to go then.
    then: Route,
) -> impl IntoView {
    let editor = Editor::get();
    let remove = move |_| {
        if editor.run_aloud(Command::Remove(kind, id.clone()), said) {
            browser::go(&then.href());
        }
    };
    view! {
        <div class="buttons">
            <button type="button" class="button" on:click=remove>
                {format!("Remove this {}", kind.words())}
            </button>
        </div>
    }
}
