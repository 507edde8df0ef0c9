//! A list of records of one kind, each of which can be added, changed and taken away in place.

use super::{Item, Ordered, form::Fields, order_buttons};
use crate::{
    app::{browser, components::absent, state::Editor, typing::is_typed},
    model::Pack,
    rating::Absent,
};
use leptos::prelude::*;

/// A kind of record: what it is called, how one is said, and what is asked for one.
pub struct RecordKind<T: 'static> {
    /// Unique among the kinds.
    pub id: &'static str,
    /// One of them, such as "piece of evidence".
    pub one: &'static str,
    /// What is said where there is none.
    pub none: Absent,
    /// What is asked.
    pub items: &'static [Item<T>],
    /// How one is said, in a list item.
    pub said: fn(&Pack, &T) -> AnyView,
}

/// What is done with a record at its place in the list: kept there (at the end: added), or taken away. Whether
/// it could be.
pub type Keep<T> = Callback<(usize, Option<T>), bool>;

/// The list, with its form.
#[component]
pub fn Records<T: Clone + PartialEq + Send + Sync + 'static>(
    /// Of which kind.
    kind: &'static RecordKind<T>,
    /// Of what, for ids: a plan's id or such.
    of: String,
    /// The records.
    list: Memo<Vec<T>>,
    /// A new one.
    blank: Callback<(), T>,
    /// Keeps one.
    keep: Keep<T>,
    /// Puts two that stand beside each other in each other's place, where their order is a person's to choose.
    #[prop(optional)]
    swap: Option<Callback<(usize, usize)>>,
) -> AnyView {
    let editor = Editor::get();
    let place = StoredValue::new(format!("{}-{of}", kind.id));
    let form_id = move |at: usize| place.with_value(|place| format!("{place}-{at}-"));
    let waiting =
        (0..=list.with_untracked(Vec::len)).find(|at| is_typed(editor.opened(), &form_id(*at)));
    let editing = RwSignal::new(waiting);
    let adder = place.with_value(|place| format!("{place}-add"));
    let add_id = StoredValue::new(adder.clone());
    // The focus goes back to the record that was written, else to where another is added.
    let change_id = move |at: usize| format!("{}change", form_id(at));
    let close = move |at: Option<usize>| {
        editing.set(None);
        browser::focus_next(at.map(change_id).into_iter().chain([add_id.get_value()]));
    };
    let rows = move || {
        let pack = editor.pack();
        let list = list.get();
        if list.is_empty() {
            return absent(kind.none);
        }
        let last = list.len().saturating_sub(1);
        let row = |(at, record): (usize, T)| {
            let order = swap.map(|swap| {
                let (before, after) = (at.saturating_sub(1), at + 1);
                let ordered = Ordered {
                    name: format!("{} {}", kind.one, at + 1),
                    first: at == 0,
                    last: at == last,
                    ids: [at, before, after].map(form_id),
                };
                order_buttons(
                    ordered,
                    move || swap.run((at, before)),
                    move || swap.run((at, after)),
                )
            });
            let change = move |_| {
                editing.set(Some(at));
                browser::focus_next([format!("{}{}", form_id(at), first(kind))]);
            };
            let remove = move |_| {
                if keep.run((at, None)) {
                    close(Some(at));
                }
            };
            let hidden = move || {
                view! { <span class="hidden-visually">{format!(" {} {}", kind.one, at + 1)}</span> }
            };
            view! {
                <li>
                    {(kind.said)(&pack, &record)}
                    <div class="buttons">
                        {order}
                        <button type="button" class="button plain" id=change_id(at) on:click=change>
                            "Change"
                            {hidden()}
                        </button>
                        <button type="button" class="button plain" on:click=remove>
                            "Take away"
                            {hidden()}
                        </button>
                    </div>
                </li>
            }
        };
        let rows = list.into_iter().enumerate().map(row).collect_view();
        view! { <ul class="records">{rows}</ul> }.into_any()
    };
    let form = move || {
        let at = editing.get()?;
        Some(form(kind, form_id(at), (list, blank), at, keep, close))
    };
    let add = move |_| {
        let at = list.with_untracked(Vec::len);
        editing.set(Some(at));
        browser::focus_next([format!("{}{}", form_id(at), first(kind))]);
    };
    view! {
        {rows}
        {form}
        <div class="buttons" hidden=move || editing.get().is_some()>
            <button type="button" class="button" id=adder on:click=add>
                {format!("Add {} {}", article(kind.one), kind.one)}
            </button>
        </div>
    }
    .into_any()
}

/// "a" or "an".
fn article(one: &str) -> &'static str {
    if one.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}

/// The id of the first thing asked.
fn first<T>(kind: &RecordKind<T>) -> &'static str {
    kind.items.first().map_or("", |item| item.id)
}

/// The form of the record at a place of the list; of a new one after its last.
fn form<T: Clone + PartialEq + Send + Sync + 'static>(
    kind: &'static RecordKind<T>,
    id: String,
    (list, blank): (Memo<Vec<T>>, Callback<(), T>),
    at: usize,
    keep: Keep<T>,
    close: impl Fn(Option<usize>) + Copy + 'static,
) -> AnyView {
    let editor = Editor::get();
    let pack = editor.pack_now();
    let held = list.with_untracked(|list| list.get(at).cloned());
    let new = held.is_none();
    let record = held.unwrap_or_else(|| blank.run(()));
    let fields = Fields::new(kind.items, &record, id.clone(), id);
    let drawn = fields.drawn(kind.items, &pack, &record);
    let summary = fields.summary();
    let fields = StoredValue::new(fields);
    let done = move |at: Option<usize>| {
        fields.with_value(|fields| fields.forget(editor));
        close(at);
    };
    let held = StoredValue::new(record);
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = fields.with_value(|fields| fields.taken(editor, held.get_value()));
        if let Some(record) = typed
            && keep.run((at, Some(record.clone())))
        {
            done(list.with_untracked(|list| list.iter().position(|held| *held == record)));
        }
    };
    let heading = format!("{} {}", if new { "New" } else { "Change this" }, kind.one);
    view! {
        <form
            class="record on-screen"
            on:submit=save
            on:keydown=move |event| {
                // Shut, not given up: what is typed is there when it is opened again.
                if event.key() == "Escape" {
                    close(Some(at));
                }
            }
            novalidate=true
            aria-label=heading.clone()
        >
            <p class="record-head">{heading.clone()}</p>
            {summary}
            <div class="columns">{drawn}</div>
            <div class="buttons">
                <button type="submit" class="button main">
                    "Save"
                </button>
                <button type="button" class="button" on:click=move |_| done(Some(at))>
                    "Cancel"
                </button>
            </div>
        </form>
    }
    .into_any()
}

/// A list with a record kept at a place, added or taken away.
pub fn kept<T>(mut list: Vec<T>, at: usize, record: Option<T>) -> Vec<T> {
    match (record, list.get_mut(at)) {
        (Some(record), Some(held)) => *held = record,
        (Some(record), None) => list.push(record),
        (None, Some(_)) => {
            list.remove(at);
        }
        (None, None) => {}
    }
    list
}
