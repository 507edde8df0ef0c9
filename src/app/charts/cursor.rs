//! A drawing that is read with a finger, a mouse or the arrow keys: a cursor stands on one period, whose figures
//! and rating stand in words under the drawing and are told to screen readers.

use super::{
    drawing,
    motion::{moved, nearest},
    room,
};
use crate::{app::components::StatusMark, chart::Scene, model::Vocabulary};
use leptos::{html::Div, prelude::*};
use web_sys::{KeyboardEvent, PointerEvent};

/// A drawing as wide as it gets.
const WIDEST: f64 = 992.0;

/// A drawing with a cursor, laid out for the room it has.
#[component]
pub fn Cursor(
    /// Lays the picture out for a width and a height.
    lay: impl Fn(f64, f64) -> Scene + Send + Sync + 'static,
    /// Where the cursor stands at first.
    first: usize,
    /// The id of the element that names the picture.
    named: String,
    /// The id of the element that says more of it.
    described: String,
    /// The words for ratings.
    vocabulary: Vocabulary,
    /// What it stops at.
    #[prop(default = "period")]
    stops: &'static str,
) -> impl IntoView {
    let place = NodeRef::<Div>::new();
    let size = room(place, WIDEST);
    let scene = Memo::new(move |_| {
        let (width, height) = size.get();
        lay(width, height)
    });
    let at = RwSignal::new(first);
    let count = Memo::new(move |_| scene.with(|scene| scene.stops.len()));
    let point = move |event: PointerEvent| {
        let Some(element) = place.get_untracked() else { return };
        let x = f64::from(event.client_x()) - element.get_bounding_client_rect().left();
        at.set(scene.with_untracked(|scene| nearest(&scene.stops, x)));
    };
    let key = move |event: KeyboardEvent| {
        let plain = !(event.alt_key() || event.ctrl_key() || event.meta_key());
        let to = moved(&event.key(), at.get_untracked(), count.get_untracked());
        if let Some(to) = to.filter(|_| plain) {
            event.prevent_default();
            at.set(to);
        }
    };
    let step = move |key: &'static str| {
        if let Some(to) = moved(key, at.get_untracked(), count.get_untracked()) {
            at.set(to);
        }
    };
    let stop = Memo::new(move |_| scene.with(|scene| scene.stops.get(at.get()).cloned()));
    let needle = move || {
        let stop = stop.get()?;
        let high = scene.with(|scene| scene.height);
        let (wide, bottom) = scene.with(|scene| (scene.width, scene.bottom));
        let ring = stop.y.map(|y| {
            view! { <circle cx=stop.x.to_string() cy=y.to_string() r="7" fill="none" stroke="var(--ink)" stroke-width="2" /> }
        });
        Some(view! {
            <svg class="needle" viewBox=format!("0 0 {wide} {high}") aria-hidden="true" focusable="false">
                <path d=format!("M{} 0V{bottom}", stop.x) stroke="var(--ink)" stroke-dasharray="2 3" />
                {ring}
            </svg>
        })
    };
    // Laid out anew, it says the same: that is told to nobody.
    let words = Memo::new(move |_| stop.get().map(|stop| (stop.name, stop.said, stop.status)));
    let read = move || {
        words.get().map(|(name, said, status)| {
            let status = status.map(|status| view! { <StatusMark status vocabulary /> });
            view! {
                <strong>{name}</strong>
                " "
                <span>{said}</span>
                " "
                {status}
            }
        })
    };
    let text = move || words.get().map(|(name, ..)| name).unwrap_or_default();
    view! {
        <div class="plot" node_ref=place>
            {move || scene.with(|scene| drawing(scene, named.clone(), described.clone()))}
            {needle}
            <Show when=move || { count.get() > 0 }>
                <div
                    class="touch"
                    tabindex="0"
                    role="slider"
                    aria-label=format!("Read the chart by {stops}")
                    aria-valuemin="1"
                    aria-valuemax=move || count.get().to_string()
                    aria-valuenow=move || (at.get() + 1).to_string()
                    aria-valuetext=text
                    on:pointerdown=point
                    on:pointermove=point
                    on:keydown=key
                ></div>
            </Show>
        </div>
        <Show when=move || { count.get() > 0 }>
            <div class="read">
                <button type="button" class="button" aria-label=format!("Read the {stops} before") on:click=move |_| step("ArrowLeft")>
                    "‹"
                </button>
                <button type="button" class="button" aria-label=format!("Read the {stops} after") on:click=move |_| step("ArrowRight")>
                    "›"
                </button>
                <p role="status">{read}</p>
            </div>
        </Show>
    }
}
