//! The drawing, its pointer by touch and keys, and what is read out there.

use super::{drawing::Drawing, exploration::Exploration, key::sample, options::options};
use crate::app::loader;
use leptos::{ev, html::Div, prelude::*};
use send_wrapper::SendWrapper;
use std::rc::Rc;

/// A drawing that may be there: what buttons beside it act on.
pub type Held = StoredValue<Option<SendWrapper<Rc<Drawing>>>>;

/// The drawing with its readout.
#[component]
pub fn Plot(
    /// What is explored.
    exploration: Exploration,
    /// Where the drawing is put, once there is one.
    held: Held,
) -> impl IntoView {
    let place = NodeRef::<Div>::new();
    let trouble = RwSignal::new(Some("Drawing the chart…".to_owned()));
    let ready = RwSignal::new(false);
    Effect::new(move |_| {
        let Some(element) = place.get() else { return };
        leptos::task::spawn_local(async move {
            if let Err(error) = loader::charts().await {
                trouble.try_set(Some(format!("{error} The table has the figures.")));
                return;
            }
            // The view may have gone while the script was loading.
            if held.try_with_value(Option::is_none) != Some(true) {
                return;
            }
            let pointed = move |at| pointed(exploration, at);
            held.set_value(Some(SendWrapper::new(Rc::new(Drawing::within(&element, pointed)))));
            trouble.set(None);
            ready.set(true);
        });
    });
    let drawing = move || held.try_with_value(Clone::clone).flatten();
    Effect::new(move |_| {
        if !ready.get() {
            return;
        }
        let json = exploration.scene.with(|scene| {
            let scene = scene.as_ref().ok()?;
            // Only points without an axis of time are drawn anew for the pointer.
            let stop = scene.across.as_ref().and_then(|_| exploration.stop.get());
            serde_json::to_string(&options(scene, stop)).ok()
        });
        if let (Some(json), Some(drawing)) = (json, drawing()) {
            drawing.show(&json);
        }
    });
    Effect::new(move |_| {
        if !ready.get() {
            return;
        }
        let at = exploration.scene.with(|scene| {
            let scene = scene.as_ref().ok().filter(|scene| scene.across.is_none())?;
            scene.stops.get(exploration.stop.get()?).map(|stop| stop.at)
        });
        if let (Some(at), Some(drawing)) = (at, drawing()) {
            drawing.point(at);
        }
    });
    on_cleanup(move || {
        held.try_update_value(Option::take);
    });
    let count =
        move || exploration.scene.with(|scene| scene.as_ref().map_or(0, |it| it.stops.len()));
    let label = move || at_stop(exploration, |stop| stop.label.clone()).unwrap_or_default();
    view! {
        <div
            class="explored"
            role="slider"
            tabindex="0"
            aria-label="Period read out"
            aria-valuemin="1"
            aria-valuemax=move || count().to_string()
            aria-valuenow=move || (exploration.stop.get().unwrap_or_default() + 1).to_string()
            aria-valuetext=label
            aria-describedby="plot-keys"
            on:keydown=move |event| by_key(exploration, held, &event)
        >
            <div node_ref=place aria-hidden="true"></div>
        </div>
        {move || trouble.get().map(|words| view! { <p class="small quiet" role="status">{words}</p> })}
        <Readout exploration />
        <p id="plot-keys" class="small quiet on-screen">
            "Touch the chart to read a period out. By keys: left and right arrow for the period before and after, Home and End for the first and last, + and − to zoom, 0 for the whole span."
        </p>
    }
}

/// Something of the stop that is read out, followed.
fn at_stop<T>(exploration: Exploration, read: impl Fn(&super::scene::Stop) -> T) -> Option<T> {
    exploration
        .scene
        .with(|scene| scene.as_ref().ok()?.stops.get(exploration.stop.get()?).map(read))
}

/// Reads out what was pointed at: the nearest stop of the axis of time, or the point of that number.
fn pointed(exploration: Exploration, at: f64) {
    let stop = exploration.scene.with_untracked(|scene| {
        let scene = scene.as_ref().ok()?;
        if scene.across.is_some() {
            return Some(at as usize);
        }
        let distance = |(_, stop): &(usize, &super::scene::Stop)| (stop.at - at).abs();
        let nearest = scene
            .stops
            .iter()
            .enumerate()
            .min_by(|one, other| distance(one).total_cmp(&distance(other)));
        nearest.map(|(place, _)| place)
    });
    if let Some(stop) = stop {
        exploration.read_at(stop);
    }
}

fn by_key(exploration: Exploration, held: Held, event: &ev::KeyboardEvent) {
    if event.ctrl_key() || event.alt_key() || event.meta_key() {
        return;
    }
    match event.key().as_str() {
        "ArrowLeft" | "ArrowDown" => exploration.step(-1),
        "ArrowRight" | "ArrowUp" => exploration.step(1),
        "Home" => exploration.read_at(0),
        "End" => exploration.read_at(exploration.last_stop()),
        "+" | "=" => zoom(held, 0.5),
        "-" | "−" => zoom(held, 2.0),
        "0" => zoom(held, 0.0),
        _ => return,
    }
    event.prevent_default();
}

/// Makes the window on time so many times as wide; zero shows all.
pub fn zoom(held: Held, by: f64) {
    held.with_value(|drawing| {
        if let Some(drawing) = drawing {
            drawing.zoom(by);
        }
    });
}

/// Every line's figure at the pointer, told as it moves.
#[component]
fn Readout(
    /// What is explored.
    exploration: Exploration,
) -> impl IntoView {
    let rows = move || {
        let readings = at_stop(exploration, |stop| stop.readings.clone()).unwrap_or_default();
        let row = |(line, reading): (super::line::Line, Option<String>)| {
            let reading = reading.unwrap_or_else(|| "no period ends then".to_owned());
            view! {
                <dt>{sample(line.mark)} {line.name}</dt>
                <dd>{reading}</dd>
            }
        };
        exploration.drawn.get().into_iter().zip(readings).map(row).collect_view()
    };
    view! {
        <div class="readout" role="status">
            <h3>{move || at_stop(exploration, |stop| stop.label.clone())}</h3>
            <dl class="facts">{rows}</dl>
        </div>
    }
}
