//! The agenda, to write: what belongs on it by what was promised and what the figures say, and what is on it.

use super::super::super::{items::AGENDA_ITEM, picture::measure_of};
use super::parts::change;
use crate::{
    app::{
        components::{
            Disclosure,
            forms::{RecordKind, Records, kept},
            rated_to_date, ticked_row,
        },
        pages::minute::members,
        state::Editor,
    },
    model::{Meeting, MeetingId, MeetingItem},
    rating::Absent,
    report::meeting::{agenda, minutes, minutes_words},
};
use leptos::prelude::*;

/// An item of the agenda.
const ITEMS: RecordKind<MeetingItem> = RecordKind {
    id: "agenda-item",
    one: "item",
    none: Absent::new("Nothing is on the agenda yet.", "Items"),
    items: AGENDA_ITEM,
    said: |_, it| said(it),
};

/// An item in two lines.
fn said(item: &MeetingItem) -> AnyView {
    let about = [
        Some(item.kind.words().to_owned()),
        item.part.map(|part| part.words().to_owned()),
        item.minutes_allotted.map(|count| minutes(count.into())),
    ];
    let about = about.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    view! {
        <p>
            <strong>{item.name.clone()}</strong>
            " "
            <span class="small quiet">{about}</span>
        </p>
        <p class="small">{item.why.clone()}</p>
    }
    .into_any()
}

/// What belongs on the agenda and isn't on it, each with a button, and one for all.
pub fn suggested(editor: Editor, id: MeetingId) -> AnyView {
    let held = StoredValue::new(id);
    let found = Memo::new(move |_| {
        let (pack, Some(now)) = (editor.pack(), editor.as_at()) else { return Vec::new() };
        let words = editor.vocabulary();
        let meeting = held.with_value(|id| pack.meeting(id).cloned());
        let Some(meeting) = meeting else { return Vec::new() };
        editor.rated().with(|all| agenda(&pack, &members(all), &meeting, now, words))
    });
    let put = move |items: Vec<MeetingItem>| {
        change(editor, &held.get_value(), |meeting| {
            items.into_iter().for_each(|it| add(meeting, it))
        });
    };
    let all = move |_| put(found.get_untracked());
    let rows = move || {
        let found = found.get();
        if found.is_empty() {
            return view! { <p>"All that was promised, is off target, moved, is late or at risk is on it."</p> }
                .into_any();
        }
        let row = |(at, item): (usize, &MeetingItem)| {
            let (one, name) = (item.clone(), format!(": {}", item.name));
            view! {
                <li>
                    {said(item)}
                    {to_date(editor, item)}
                    <div class="buttons">
                        <button type="button" class="button" id=format!("put-{at}") on:click=move |_| put(vec![one.clone()])>
                            "Put it on the agenda"
                            <span class="hidden-visually">{name}</span>
                        </button>
                    </div>
                </li>
            }
        };
        let rows = found.iter().enumerate().map(row).collect_view();
        let words = match found.len() {
            1 => "Put it on the agenda".to_owned(),
            count => format!("Put all {count} on the agenda"),
        };
        view! {
            <div class="buttons">
                <button type="button" class="button main" on:click=all>{words}</button>
            </div>
            <ol class="records">{rows}</ol>
        }
        .into_any()
    };
    view! { {rows} }.into_any()
}

/// How the measure of an item stands by its figures, and by what audits found.
fn to_date(editor: Editor, item: &MeetingItem) -> Option<AnyView> {
    let row = measure_of(editor.shown(), item)?;
    Some(view! { <p class="small">{rated_to_date(editor.shown(), &row)}</p> }.into_any())
}

/// Puts an item where its part of the agenda ends; what somebody wanted there comes last.
fn add(meeting: &mut Meeting, item: MeetingItem) {
    let later = |held: &MeetingItem| match (held.part, item.part) {
        (None, Some(_)) => true,
        (held, new) => held > new && new.is_some(),
    };
    let place = meeting.items.iter().position(later).unwrap_or(meeting.items.len());
    meeting.items.insert(place, item);
}

/// What is on the agenda, in an order that can be changed, with the minutes it comes to.
pub fn items(editor: Editor, id: MeetingId) -> AnyView {
    let held = StoredValue::new(id.clone());
    let of = id.to_string();
    let list =
        editor.of(move |pack| pack.meeting(&id).map(|it| it.items.clone()).unwrap_or_default());
    let minutes = editor.of(move |pack| held.with_value(|id| pack.meeting(id).and_then(length)));
    let keep = Callback::new(move |(at, record)| {
        change(editor, &held.get_value(), |meeting| {
            meeting.items = kept(std::mem::take(&mut meeting.items), at, record);
        })
    });
    let swap = Callback::new(move |(one, other): (usize, usize)| {
        change(editor, &held.get_value(), |meeting| {
            if one.max(other) < meeting.items.len() {
                meeting.items.swap(one, other);
            }
        });
    });
    let blank = Callback::new(|()| MeetingItem::default());
    view! {
        <p role="status">{minutes}</p>
        <Records kind=&ITEMS of list blank keep swap />
        <Several meeting=held list />
    }
    .into_any()
}

/// How many minutes the items are allotted together, and how many of them have none yet; nothing where there are none.
fn length(meeting: &Meeting) -> Option<String> {
    let without = meeting.items.iter().filter(|it| it.minutes_allotted.is_none()).count();
    let without = match without {
        0 => None,
        1 => Some("1 item has no minutes yet".to_owned()),
        count => Some(format!("{count} items have no minutes yet")),
    };
    let parts: Vec<String> = [minutes_words(meeting), without].into_iter().flatten().collect();
    (!meeting.items.is_empty()).then(|| format!("{}.", parts.join("; ")))
}

/// Several items taken away in one step.
#[component]
fn Several(
    /// Of which meeting.
    meeting: StoredValue<MeetingId>,
    /// What is on its agenda.
    list: Memo<Vec<MeetingItem>>,
) -> impl IntoView {
    let editor = Editor::get();
    let chosen = RwSignal::new(Vec::<MeetingItem>::new());
    // What is ticked stays so only for as long as it is there.
    let live = Memo::new(move |_| {
        list.with(|list| {
            chosen.with(|chosen| chosen.iter().filter(|it| list.contains(it)).cloned().collect())
        })
    });
    let rows = move || {
        let row = |(at, item): (usize, MeetingItem)| {
            let words = format!("{}. {}", at + 1, item.name);
            ticked_row(format!("away-{at}"), item, chosen, words.into_any())
        };
        list.get().into_iter().enumerate().map(row).collect_view()
    };
    let words = move || match live.with(Vec::len) {
        1 => "Take 1 item away".to_owned(),
        count => format!("Take {count} items away"),
    };
    let take = move |_| {
        let gone: Vec<MeetingItem> = live.get_untracked();
        change(editor, &meeting.get_value(), |meeting| {
            meeting.items.retain(|it| !gone.contains(it));
        });
        chosen.set(Vec::new());
    };
    view! {
        <Show when=move || { list.with(Vec::len) > 1 }>
            <Disclosure words="Take several away">
                <ul class="plain">{rows}</ul>
                <div class="buttons">
                    <button
                        type="button"
                        class="button"
                        disabled=move || live.with(Vec::is_empty)
                        on:click=take
                    >
                        {words}
                    </button>
                </div>
            </Disclosure>
        </Show>
    }
}
