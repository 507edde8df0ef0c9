//! A meeting full-screen, to hold: notes, questions, decisions and who acts are taken in place.

use super::{
    super::{
        follow_up::{follow_up, meeting_name},
        items::{OUTCOME, TAKEN},
        one::parts::{self, change, change_item},
        picture::{enquiry, looked_at, measure_of, supported, two_views},
    },
    clock::Clock,
    frame::{Leaf, presented},
};
use crate::{
    app::{
        components::{
            Disclosure, absent,
            forms::{RecordForm, waits},
        },
        state::{Editor, Opened, Shown},
        typing::{self, is_typed},
    },
    model::{Day, Decision, Meeting, MeetingId, MeetingItem, MeetingQuestion, MeetingState},
    rating::Absent,
    report::meeting::{FollowUp, Promised, follow_ups},
};
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The page.
#[component]
pub fn HoldMeetingPage(
    /// Which.
    id: MeetingId,
) -> impl IntoView {
    let held = StoredValue::new(id.clone());
    let editor = Editor::get();
    let (clock, opened) = (Clock::new(editor, held), editor.opened());
    let leave = move || {
        keep_notes();
        // What is typed and can't be kept may be the minutes themselves: they are corrected before the clock goes on.
        let waiting = |at| held.with_value(|id| waits(opened, &taken_form(id, at)));
        if clock.at().is_some_and(|at| !waiting(at)) {
            clock.settle();
        }
    };
    // By the browser's way back, before the page is gone.
    let back = window_event_listener(ev::popstate, move |_| leave());
    on_cleanup(move || back.remove());
    let under = move |id, leaf| {
        clock.begin(leaf);
        under(id, leaf)
    };
    presented(id, "The meeting, to be held page by page", under, leave, move || clock.drawn())
}

/// The button that keeps what is taken down at the item that is shown.
const KEEP_NOTES: &str = "#presented .notes button[type=submit]";

/// Keeps what is typed as notes before the page is turned: who takes notes has no eye for a button.
fn keep_notes() {
    let button = document().query_selector(KEEP_NOTES).ok().flatten();
    if let Some(button) = button.and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        button.click();
    }
}

fn under(id: MeetingId, leaf: Leaf) -> AnyView {
    let editor = Editor::get();
    match leaf {
        Leaf::Opening => opening(editor, id),
        Leaf::Item(at) => item(editor, id, at),
        Leaf::Recommendations => {
            view! { {parts::recommendations(editor, id.clone())} {closing(editor, id)} }.into_any()
        }
        Leaf::FiveQuestions => parts::five_questions(editor, id),
    }
}

/// What was promised, and a form under each for what became of it.
fn opening(editor: Editor, id: MeetingId) -> AnyView {
    let held = StoredValue::new(id);
    let found = Memo::new(move |_| {
        let pack = editor.pack();
        let meeting = held.with_value(|id| pack.meeting(id).cloned());
        // What is recorded here is of the meeting's day, or of today, whatever period is shown: it is told at once.
        let by = |it: &Meeting| Day(editor.today()).max(it.on);
        meeting.map(|it| follow_ups(&pack, &it, by(&it))).unwrap_or_default()
    });
    // A form stays while what it says changes; only another list of promises draws forms anew.
    let places = Memo::new(move |_| {
        let place = |it: &FollowUp| (it.meeting.clone(), place_of(it.place));
        found.with(|all| all.iter().map(place).collect::<Vec<_>>())
    });
    let rows = move || {
        let count = places.with(Vec::len);
        if count == 0 {
            return absent(Absent::new(
                "No promise of an earlier meeting of this body is kept here.",
                "What was promised at meetings before",
            ));
        }
        let row = |at: usize| {
            let said = move || found.with(|all| all.get(at).map(follow_up));
            let form = found.with_untracked(|all| all.get(at).map(|it| became(editor, it)));
            view! { <li>{said} {form}</li> }
        };
        view! { <ol class="records">{(0..count).map(row).collect_view()}</ol> }.into_any()
    };
    view! { {rows} }.into_any()
}

/// A place as something that compares.
fn place_of(place: Promised) -> (usize, Option<usize>) {
    match place {
        Promised::Decision(item, at) => (item, Some(at)),
        Promised::Recommendation(at) => (at, None),
    }
}

/// The form for what became of a promise.
fn became(editor: Editor, found: &FollowUp) -> AnyView {
    let name = meeting_name(&editor.pack_now(), found);
    let meeting = found.meeting.clone();
    let place = found.place;
    let form = move || match place {
        Promised::Recommendation(at) => parts::reply(editor, meeting.clone(), at),
        Promised::Decision(item, at) => outcome(editor, meeting.clone(), item, at),
    };
    view! {
        <Disclosure words="Say what became of it" about=format!(": {}, {name}", found.what)>
            {form()}
        </Disclosure>
    }
    .into_any()
}

/// What became of a decision of a meeting before.
fn outcome(editor: Editor, id: MeetingId, item: usize, at: usize) -> AnyView {
    let held = StoredValue::new(id.clone());
    let record = editor.of(move |pack| {
        held.with_value(|id| pack.meeting(id)?.items.get(item)?.decisions.get(at).cloned())
    });
    let keep = Callback::new(move |decision: Decision| {
        change_item(editor, &held.get_value(), item, |item| {
            if let Some(held) = item.decisions.get_mut(at) {
                *held = decision;
            }
        })
    });
    view! {
        <RecordForm
            items=OUTCOME
            form=format!("outcome-{id}-{item}-{at}")
            record
            keep
            before=format!("{id}-{item}-{at}-")
            save="Keep it"
        />
    }
    .into_any()
}

/// What is taken at an item: notes and how members rate it, beside them lines of enquiry to ask, questions, decisions.
fn item(editor: Editor, id: MeetingId, at: usize) -> AnyView {
    let held = StoredValue::new(id.clone());
    let record =
        editor.of(move |pack| held.with_value(|id| pack.meeting(id)?.items.get(at).cloned()));
    let keep = Callback::new(move |taken: MeetingItem| {
        // A page that is turned changes nothing where nothing was taken down.
        record.with_untracked(|now| now.as_ref() == Some(&taken))
            || change_item(editor, &held.get_value(), at, |item| *item = taken)
    });
    let then = looked_at_by(editor, held);
    let views = move || {
        let item = record.get()?;
        let then = then(&item);
        two_views(then, &item, measure_of(then, &item).as_ref())
    };
    view! {
        {views}
        // What is written while people talk is at hand; what may be asked is opened when it is wanted.
        <div class="taking">
            <div class="notes">
                <h3>"Notes"</h3>
                <RecordForm items=TAKEN form=taken_form(&id, at) record keep save="Keep the notes" />
            </div>
            <div>
                <Disclosure words="Lines of enquiry">
                    {asks(editor, held.get_value(), at)}
                </Disclosure>
                <h3>"Questions"</h3>
                {parts::questions(editor, id.clone(), at)}
                <h3>"Decisions"</h3>
                {parts::decisions(editor, id.clone(), at)}
            </div>
        </div>
    }
    .into_any()
}

/// What is shown of an item's measure, at the period that the meeting looks at.
fn looked_at_by(
    editor: Editor,
    held: StoredValue<MeetingId>,
) -> impl Fn(&MeetingItem) -> Shown + Copy + Send + Sync {
    let period =
        editor.of(move |pack| held.with_value(|id| pack.meeting(id).and_then(|it| it.period)));
    move |item| looked_at(editor.shown(), period.get(), [item])
}

/// The lines that the figures support, each with a button that puts it among the questions.
fn asks(editor: Editor, id: MeetingId, at: usize) -> AnyView {
    let held = StoredValue::new(id);
    let item =
        editor.of(move |pack| held.with_value(|id| pack.meeting(id)?.items.get(at).cloned()));
    let then = looked_at_by(editor, held);
    let rows = move || {
        let item = item.get()?;
        let then = then(&item);
        let row = measure_of(then, &item);
        let found = row.as_ref().map(|row| supported(then, row)).unwrap_or_default();
        if found.is_empty() {
            return Some(
                view! { <p class="unset">"None: its figures meet none of the conditions."</p> }
                    .into_any(),
            );
        }
        let rows = found.iter().map(|it| {
            let asked = item.questions.iter().any(|held| held.words == it.text);
            let beside = match asked {
                true => view! { <p class="small quiet">"Among the questions."</p> }.into_any(),
                false => {
                    let words = it.text.clone();
                    let ask = move |_| {
                        let question =
                            MeetingQuestion { words: words.clone(), ..MeetingQuestion::default() };
                        change_item(editor, &held.get_value(), at, |item| {
                            item.questions.push(question);
                        });
                    };
                    view! {
                        <div class="buttons">
                            <button type="button" class="button" on:click=ask>
                                "Ask it"
                                <span class="hidden-visually">{format!(": {}", it.condition.words())}</span>
                            </button>
                        </div>
                    }
                    .into_any()
                }
            };
            enquiry(it, Some(beside))
        });
        let rows = rows.collect_view();
        Some(view! { <ul class="records enquiries">{rows}</ul> }.into_any())
    };
    view! { {rows} }.into_any()
}

/// The end of the meeting: what there is of it then is its minutes.
fn closing(editor: Editor, id: MeetingId) -> AnyView {
    let held = StoredValue::new(id);
    let is_held =
        editor.of(move |pack| held.with_value(|id| pack.meeting(id).map(|it| it.is_held())));
    let close = move |_| {
        let period = untrack(|| editor.period().get());
        change(editor, &held.get_value(), |meeting| {
            meeting.state = MeetingState::Held;
            meeting.period = meeting.period.or(period);
        });
    };
    let left = Memo::new(move |_| {
        typing::unsaved().get();
        let pack = editor.pack();
        held.with_value(|id| pack.meeting(id).map(|it| not_kept(editor.opened(), it)))
            .unwrap_or_default()
    });
    let said = move || match is_held.get() {
        Some(true) => {
            view! { <p>"The meeting was held. What is taken down here stays in its minutes."</p> }
                .into_any()
        }
        _ => {
            let words = move || match left.with(Vec::is_empty) {
                true => "End the meeting",
                false => "End the meeting without it",
            };
            view! {
                <div class="buttons">
                    <button type="button" class="button main" on:click=close>{words}</button>
                </div>
            }
            .into_any()
        }
    };
    view! {
        <h3>"The end"</h3>
        {move || left.with(|left| unkept(left))}
        {said}
    }
    .into_any()
}

/// Where something is typed that was not kept, and is in no minutes.
fn unkept(left: &[String]) -> Option<AnyView> {
    if left.is_empty() {
        return None;
    }
    let rows = left.iter().map(|words| view! { <li>{words.clone()}</li> }).collect_view();
    Some(
        view! {
            <div role="status">
                <p class="challenge">
                    "This is typed and not kept, and is not in the minutes. Turn back to it to keep it or to cancel it."
                </p>
                <ul>{rows}</ul>
            </div>
        }
        .into_any(),
    )
}

/// What is typed of a meeting and not kept, each with where it is typed.
fn not_kept(opened: Opened, meeting: &Meeting) -> Vec<String> {
    let id = &meeting.id;
    let mut found = Vec::new();
    for (at, item) in meeting.items.iter().enumerate() {
        let name = format!("{}. {}", at + 1, item.name);
        let forms = [
            (waits(opened, &taken_form(id, at)), "Notes"),
            (is_typed(opened, &format!("meeting-question-{id}-{at}-")), "A question"),
            (is_typed(opened, &format!("meeting-decision-{id}-{at}-")), "A decision"),
        ];
        let typed = forms.into_iter().filter(|(typed, _)| *typed);
        found.extend(typed.map(|(_, what)| format!("{what} at {name}")));
    }
    if is_typed(opened, &format!("meeting-recommendation-{id}-")) {
        found.push("A recommendation".to_owned());
    }
    if is_typed(opened, &format!("answer-{id}-")) {
        found.push("An answer to the five questions".to_owned());
    }
    found
}

/// The name of the form of what is taken down at an item.
fn taken_form(id: &MeetingId, at: usize) -> String {
    format!("taken-{id}-{at}")
}
