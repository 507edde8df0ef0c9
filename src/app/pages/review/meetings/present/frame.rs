//! The full-screen frame: pages, the ways between them, and what stands at the top of each.

use super::super::{
    facts::in_a_line,
    picture::{looked_at, measure_of, picture, ways},
};
use crate::{
    app::{browser, components::Missing, route::Route, state::Shown},
    model::{Level, Meeting, MeetingId, MeetingItem},
    report::meeting::minutes,
};
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, PointerEvent};

/// A page of a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaf {
    /// What was promised before.
    Opening,
    /// An item, by its place.
    Item(usize),
    /// What the meeting recommends.
    Recommendations,
    /// The five questions to a partnership.
    FiveQuestions,
}

/// The pages of a meeting, in order. The five questions are asked of partnerships, and of whoever answered them.
fn leaves(meeting: &Meeting) -> Vec<Leaf> {
    let asked = meeting.level == Some(Level::Partnership) || !meeting.partnership.is_empty();
    let items = (0..meeting.items.len()).map(Leaf::Item);
    std::iter::once(Leaf::Opening)
        .chain(items)
        .chain([Leaf::Recommendations])
        .chain(asked.then_some(Leaf::FiveQuestions))
        .collect()
}

/// How far a finger goes sideways for another page, in pixels.
const SWIPE: i32 = 60;

/// How long it takes at most over a chart, in milliseconds: a slower finger reads the chart period by period.
const FLICK: f64 = 300.0;

/// The meeting full-screen, called `word` aloud. `under` draws what stands under the head of a page; it is
/// drawn once for each page that is come to, and follows the pack by itself; `leave` is called before a page is left;
/// `beside` stands over every page.
pub fn presented(
    id: MeetingId,
    word: &'static str,
    under: impl Fn(MeetingId, Leaf) -> AnyView + Copy + Send + Sync + 'static,
    leave: impl Fn() + Copy + Send + Sync + 'static,
    beside: impl Fn() -> AnyView + Copy + Send + Sync + 'static,
) -> AnyView {
    let shown = Shown::get();
    let held = StoredValue::new(id.clone());
    let meeting = shown.of(move |pack| held.with_value(|id| pack.meeting(id).cloned()));
    let all = Memo::new(move |_| meeting.with(|it| it.as_ref().map(leaves).unwrap_or_default()));
    let kept = StoredValue::new(format!("page of {id}"));
    let at = RwSignal::new(
        kept.with_value(|kept| browser::of_session(kept))
            .and_then(|text| text.parse().ok())
            .unwrap_or(0_usize),
    );
    let last = move || all.with_untracked(|all| all.len().saturating_sub(1));
    let go = move |to: usize| {
        let to = to.min(last());
        if to != at.get_untracked() {
            browser::leave_field();
            leave();
            at.set(to);
            // Another page is read from its top.
            if let Some(page) = document().get_element_by_id("presented") {
                page.set_scroll_top(0);
            }
            kept.with_value(|kept| browser::keep_for_session(kept, &to.to_string()));
            browser::focus_next(["presented".to_owned()]);
        }
    };
    let step = move |by: isize| {
        let to = at.get_untracked().min(last()).checked_add_signed(by);
        go(to.unwrap_or(0));
    };
    let listener = window_event_listener(ev::keydown, move |event| turn(&event, step, go, last()));
    on_cleanup(move || listener.remove());
    let leaf = Memo::new(move |_| {
        all.with(|all| all.get(at.get().min(all.len().saturating_sub(1))).copied())
    });
    let counted = move || {
        let count = all.with(Vec::len);
        format!("{} of {count}", at.get().min(count.saturating_sub(1)) + 1)
    };
    let at_end = move || all.with(|all| at.get() + 1 >= all.len());
    let there = Memo::new(move |_| meeting.with(Option::is_some));
    let close = Route::Meeting(id).href();
    let name = move || meeting.with(|it| it.as_ref().map(|it| it.name.clone()));
    let page = move || {
        let leaf = leaf.get()?;
        let id = held.get_value();
        Some(view! { {head(shown, meeting, leaf)} {under(id, leaf)} })
    };
    view! {
        <Show when=move || there.get() fallback=|| view! { <Missing /> }>
            <section class="present" aria-label=word>
                <header>
                    <h1>{name}</h1>
                    <p class="small quiet" role="status">{counted}</p>
                    {beside()}
                    <button type="button" class="button" on:click=|_| browser::toggle_full_screen()>
                        "Full screen"
                    </button>
                    <a class="button" href=close.clone() on:click=move |_| leave()>"Close"</a>
                </header>
                <Turned step>{page}</Turned>
                <footer>
                    <button type="button" class="button" aria-disabled=move || (at.get() == 0).to_string() on:click=move |_| step(-1)>
                        "‹ Before"
                    </button>
                    <button type="button" class="button main" aria-disabled=move || at_end().to_string() on:click=move |_| step(1)>
                        "Next ›"
                    </button>
                </footer>
            </section>
        </Show>
    }
    .into_any()
}

/// The page itself, turned by a finger that goes sideways over what isn't moved sideways or typed in itself.
#[component]
fn Turned(
    /// Goes so many pages on.
    step: impl Fn(isize) + Copy + Send + Sync + 'static,
    /// The page.
    children: ChildrenFn,
) -> impl IntoView {
    let from = StoredValue::new(None::<(i32, i32, f64)>);
    let down = move |event: PointerEvent| {
        let own = is_on(&event, ".sheet-scroll, input, textarea, select");
        let counts = event.pointer_type() == "touch" && event.is_primary() && !own;
        from.set_value(counts.then(|| {
            let until = match is_on(&event, ".touch") {
                true => event.time_stamp() + FLICK,
                false => f64::INFINITY,
            };
            (event.client_x(), event.client_y(), until)
        }));
    };
    let up = move |event: PointerEvent| {
        let Some((x, y, until)) = from.get_value() else { return };
        from.set_value(None);
        let (dx, dy) = (event.client_x() - x, event.client_y() - y);
        if dx.abs() >= SWIPE && dx.abs() > 2 * dy.abs() && event.time_stamp() <= until {
            step(if dx < 0 { 1 } else { -1 });
        }
    };
    view! {
        <section
            class="page"
            id="presented"
            tabindex="0"
            aria-label="The page that is shown"
            on:pointerdown=down
            on:pointerup=up
            on:pointercancel=move |_| from.set_value(None)
        >
            {children()}
        </section>
    }
}

/// Whether a finger is on something of a kind, by its selector.
fn is_on(event: &PointerEvent, kind: &str) -> bool {
    let on = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    on.is_some_and(|element| element.closest(kind).ok().flatten().is_some())
}

/// Turns the page by a key that nothing else has a use for.
fn turn(event: &KeyboardEvent, step: impl Fn(isize), go: impl Fn(usize), last: usize) {
    // A chart's cursor goes by the same keys, and may hear of them after this.
    let own = "input, textarea, select, [role='slider']";
    let taken =
        document().active_element().is_some_and(|element| element.matches(own).unwrap_or_default());
    let plain = !(event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key());
    if taken || !plain || event.default_prevented() {
        return;
    }
    match event.key().as_str() {
        "ArrowRight" | "PageDown" => step(1),
        "ArrowLeft" | "PageUp" => step(-1),
        "Home" => go(0),
        "End" => go(last),
        _ => return,
    }
    event.prevent_default();
}

/// What stands at the top of a page: its heading, and the figure before the talk.
fn head(shown: Shown, meeting: Memo<Option<Meeting>>, leaf: Leaf) -> AnyView {
    match leaf {
        Leaf::Opening => {
            let line = move || meeting.with(|it| it.as_ref().map(in_a_line));
            view! {
                <h2>"What was promised before"</h2>
                <p class="quiet">{line}</p>
            }
            .into_any()
        }
        Leaf::Recommendations => view! { <h2>"Recommendations"</h2> }.into_any(),
        Leaf::FiveQuestions => view! { <h2>"Five questions to the partnership"</h2> }.into_any(),
        Leaf::Item(at) => {
            // What is typed under it changes the meeting, and draws no chart anew.
            let about = Memo::new(move |_| {
                let (item, period) = meeting.with(|it| {
                    let it = it.as_ref()?;
                    Some((it.items.get(at).cloned()?, it.period))
                })?;
                let item = MeetingItem {
                    notes: String::new(),
                    questions: Vec::new(),
                    decisions: Vec::new(),
                    members_rating: None,
                    members_reason: String::new(),
                    minutes_used: None,
                    ..item
                };
                Some((item, period))
            });
            let drawn = move || {
                about
                    .get()
                    .map(|(item, period)| item_head(looked_at(shown, period, [&item]), at, &item))
            };
            view! { {drawn} }.into_any()
        }
    }
}

fn item_head(shown: Shown, at: usize, item: &MeetingItem) -> AnyView {
    let row = measure_of(shown, item);
    let drawn = row.as_ref().and_then(|row| picture(shown, row, format!("presented-{at}")));
    let minutes = item.minutes_allotted.map(|count| minutes(count.into()));
    let about: Vec<String> =
        [Some(item.kind.words().to_owned()), minutes].into_iter().flatten().collect();
    // What is asked for stands over the figure: under its chart it would be below the screen.
    let why = Some(item.why.clone()).filter(|words| !words.trim().is_empty());
    view! {
        <h2>{format!("{}. {}", at + 1, item.name)}</h2>
        <p class="asked-for">
            <span class="quiet">{about.join(" · ")}</span>
            {why.map(|words| view! { " · " {words} })}
        </p>
        {drawn}
        {ways(item)}
    }
    .into_any()
}
