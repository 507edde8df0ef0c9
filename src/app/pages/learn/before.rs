//! Which of an exercise's questions is before somebody, where one picture is looked at for all of them.

use leptos::{ev, html::Ol, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, Node};

/// The question of a list that is before somebody, by its place: the one that was last tapped or reached by a key, or that
/// came to the middle of the window since.
pub fn question_before(list: NodeRef<Ol>) -> RwSignal<usize> {
    let before = RwSignal::new(0);
    let put = move |found: Option<usize>| {
        let other = found.filter(|it| before.try_get_untracked().is_some_and(|at| at != *it));
        if let Some(found) = other {
            before.set(found);
        }
    };
    let reached = move |event: &Event| put(holding(&questions(list), event));
    let listeners = [
        window_event_listener(ev::focusin, move |event| reached(&event)),
        window_event_listener(ev::pointerdown, move |event| reached(&event)),
        window_event_listener(ev::scroll, move |_| put(in_the_middle(&questions(list)))),
    ];
    on_cleanup(move || listeners.into_iter().for_each(WindowListenerHandle::remove));
    before
}

fn questions(list: NodeRef<Ol>) -> Vec<Element> {
    let list = list.try_get_untracked().flatten();
    let all = list.iter().flat_map(|it| {
        let children = it.children();
        (0..children.length()).filter_map(move |at| children.item(at))
    });
    all.collect()
}

/// The one that something happened in.
fn holding(all: &[Element], event: &Event) -> Option<usize> {
    let target = event.target()?.dyn_into::<Node>().ok()?;
    all.iter().position(|it| it.contains(Some(&target)))
}

/// The one that is nearest to the middle of the window.
fn in_the_middle(all: &[Element]) -> Option<usize> {
    let middle = window().inner_height().ok()?.as_f64()? / 2.0;
    let away = |it: &Element| {
        let place = it.get_bounding_client_rect();
        (place.top() - middle).max(middle - place.bottom()).max(0.0)
    };
    let all = all.iter().map(away).enumerate();
    all.min_by(|(_, one), (_, other)| one.total_cmp(other)).map(|(at, _)| at)
}
