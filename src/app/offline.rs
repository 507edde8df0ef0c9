//! The service worker: keeps the page for when there is no network, and offers a new version without ever
//! forcing it over unsaved work.

use crate::app::loader;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ServiceWorker, ServiceWorkerRegistration, ServiceWorkerState};

/// Registers the worker, where this way out has one. `waiting` is set when a new version is ready to take
/// over.
pub fn register(waiting: RwSignal<Option<SendWrapped>>) {
    let Some(address) = loader::worker() else { return };
    leptos::task::spawn_local(async move {
        let container = window().navigator().service_worker();
        let Ok(registered) = JsFuture::from(container.register(&address)).await else { return };
        let Ok(registration) = registered.dyn_into::<ServiceWorkerRegistration>() else { return };
        offer(&registration, waiting);
        let watched = registration.clone();
        let found = Closure::<dyn FnMut()>::new(move || {
            let Some(worker) = watched.installing() else { return };
            let registration = watched.clone();
            let changed = Closure::<dyn FnMut()>::new({
                let worker = worker.clone();
                move || {
                    if worker.state() == ServiceWorkerState::Installed {
                        offer(&registration, waiting);
                    }
                }
            });
            worker.set_onstatechange(Some(changed.as_ref().unchecked_ref()));
            // Lives as long as the worker it watches.
            changed.forget();
        });
        registration.set_onupdatefound(Some(found.as_ref().unchecked_ref()));
        // Lives as long as the page.
        found.forget();
    });
}

/// A worker that waits. The page has one thread, so that the wrapper's promise always holds.
pub type SendWrapped = send_wrapper::SendWrapper<ServiceWorker>;

/// Offers a waiting worker; on a first visit there is nothing to replace.
fn offer(registration: &ServiceWorkerRegistration, waiting: RwSignal<Option<SendWrapped>>) {
    if window().navigator().service_worker().controller().is_none() {
        return;
    }
    if let Some(worker) = registration.waiting() {
        waiting.set(Some(send_wrapper::SendWrapper::new(worker)));
    }
}

/// Has the waiting version take over and reloads the page with it.
pub fn take_over(worker: &SendWrapped) {
    let reload = Closure::<dyn FnMut()>::new(|| {
        let _ = window().location().reload();
    });
    window()
        .navigator()
        .service_worker()
        .set_oncontrollerchange(Some(reload.as_ref().unchecked_ref()));
    reload.forget();
    let _ = worker.post_message(&JsValue::from_str("take over"));
}
