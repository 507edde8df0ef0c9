//! A meeting full-screen, to hold: notes, questions, decisions and who acts are taken in place.

use super::{
    super::{
        follow_up::{follow_up, meeting_name},
        items::{OUTCOME, TAKEN},
        one::parts::{self, change, change_item},
        picture::{enquiry, measure_of, supported, two_views},
    },
    frame::{Leaf, presented},
};
use crate::{
    app::{
        components::{absent, forms::RecordForm},
        state::Editor,
    },
    model::{Day, Decision, Meeting, MeetingId, MeetingItem, MeetingQuestion, MeetingState},
    rating::Absent,
    report::meeting::{FollowUp, Promised, follow_ups},
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn HoldMeetingPage(
    /// Which.
    id: MeetingId,
) -> impl IntoView {
    presented(id, under, "The meeting, to be held page by page")
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
    let form = match found.place {
        Promised::Recommendation(at) => parts::reply(editor, meeting, at),
        Promised::Decision(item, at) => outcome(editor, meeting, item, at),
    };
    view! {
        <details class="shut">
            <summary>
                "Say what became of it"
                <span class="hidden-visually">{format!(": {}, {name}", found.what)}</span>
            </summary>
            {form}
        </details>
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
        change_item(editor, &held.get_value(), at, |item| *item = taken)
    });
    let views = move || {
        let item = record.get()?;
        two_views(*editor, &item, measure_of(*editor, &item).as_ref())
    };
    view! {
        {views}
        // What is written while people talk is at hand; what may be asked is opened when it is wanted.
        <div class="taking">
            <div>
                <h3>"Notes"</h3>
                <RecordForm items=TAKEN form=format!("taken-{id}-{at}") record keep save="Keep the notes" />
            </div>
            <div>
                <details class="shut">
                    <summary>"Lines of enquiry"</summary>
                    {asks(editor, id.clone(), at)}
                </details>
                <h3>"Questions"</h3>
                {parts::questions(editor, id.clone(), at)}
                <h3>"Decisions"</h3>
                {parts::decisions(editor, id.clone(), at)}
            </div>
        </div>
    }
    .into_any()
}

/// The lines that the figures support, each with a button that puts it among the questions.
fn asks(editor: Editor, id: MeetingId, at: usize) -> AnyView {
    let held = StoredValue::new(id);
    let item =
        editor.of(move |pack| held.with_value(|id| pack.meeting(id)?.items.get(at).cloned()));
    let rows = move || {
        let item = item.get()?;
        let row = measure_of(*editor, &item);
        let found = row.as_ref().map(|row| supported(*editor, row)).unwrap_or_default();
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
    let said = move || match is_held.get() {
        Some(true) => {
            view! { <p>"The meeting was held. What is taken down here stays in its minutes."</p> }
                .into_any()
        }
        _ => view! {
            <div class="buttons">
                <button type="button" class="button main" on:click=close>"End the meeting"</button>
            </div>
        }
        .into_any(),
    };
    view! { <h3>"The end"</h3> {said} }.into_any()
}
