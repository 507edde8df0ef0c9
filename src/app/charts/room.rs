//! The room that a drawing has, followed as it changes.

use leptos::{html::Div, prelude::*};
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::ResizeObserver;

/// What a drawing leaves of the window at each side before its own width is known.
const AROUND: f64 = 16.0;
/// Its height before that is known.
const HEIGHT: f64 = 352.0;

/// The width and height of an element; before it stands in the page, a guess that is no wider than given.
pub fn room(place: NodeRef<Div>, widest: f64) -> RwSignal<(f64, f64)> {
    let wide = window().inner_width().ok().and_then(|it| it.as_f64()).unwrap_or(widest);
    let size = RwSignal::new(((wide - 2.0 * AROUND).min(widest), HEIGHT));
    let observer = StoredValue::new_local(None::<(ResizeObserver, Closure<dyn FnMut()>)>);
    Effect::new(move |_| {
        let Some(element) = place.get() else { return };
        let measured = SendWrapper::new(element.clone());
        let resized = Closure::<dyn FnMut()>::new(move || {
            let room = (f64::from(measured.client_width()), f64::from(measured.client_height()));
            if room.0 > 0.0 && size.try_get_untracked().is_some_and(|known| known != room) {
                size.try_set(room);
            }
        });
        if let Ok(watching) = ResizeObserver::new(resized.as_ref().unchecked_ref()) {
            watching.observe(&element);
            observer.set_value(Some((watching, resized)));
        }
    });
    on_cleanup(move || {
        observer.try_update_value(|observer| {
            if let Some((observer, _)) = observer.take() {
                observer.disconnect();
            }
        });
    });
    size
}
