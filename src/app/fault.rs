//! When the code itself fails: the page says what happened, keeps the work and offers it as a file.

use crate::app::{
    browser, loader,
    state::{Saving, Shown, saving_code},
};
use leptos::prelude::document;
use std::cell::Cell;
use wasm_bindgen::{JsCast, closure::Closure};

thread_local! {
    static SHOWN: Cell<Option<Shown>> = const { Cell::new(None) };
}

/// Has every panic shown to the reader in plain words, with the work as a file; and every other fault that the
/// page's script hears of.
pub fn watch() {
    std::panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&info.to_string().into());
        show(&info.to_string());
    }));
    loader::on_fault(|what| show(&what));
}

/// Lets a fault reach the open pack.
pub fn provide(shown: Shown) {
    SHOWN.set(Some(shown));
}

/// Puts the fault over the page. Built from bare elements, since the page's own code has just failed.
fn show(what: &str) {
    let document = document();
    if document.query_selector(".fault").is_ok_and(|shown| shown.is_some()) {
        return;
    }
    let (Some(body), Ok(panel)) = (document.body(), document.create_element("section")) else {
        return;
    };
    panel.set_class_name("fault");
    let _ = panel.set_attribute("role", "alert");
    let add = |tag: &str, text: &str| {
        let element = document.create_element(tag).ok()?;
        element.set_text_content(Some(text));
        panel.append_child(&element).ok()?;
        Some(element)
    };
    add("h1", "Something has gone wrong");
    add(
        "p",
        "The page has stopped because of a fault in it. What you had saved is kept in this browser. Save your work as a file, then reload the page.",
    );
    add("p", &format!("For whoever mends it: {what}"));
    if let Some(button) = add("button", "Save your work as a file") {
        button.set_class_name("button main");
        let told = button.clone();
        let save = Closure::<dyn FnMut()>::new(move || {
            // Without the code that saves nothing was changed: what is open is as it was last saved.
            let text = match (saving_code::known(), SHOWN.get()) {
                (Some(saving), Some(shown)) => Some((saving.write)(&shown.pack_now())),
                _ => Saving::last_saved(),
            };
            match text {
                Some(text) => {
                    browser::save_file("golden-thread-rescued.json", "application/json", &text);
                }
                None => told.set_text_content(Some("Nothing was changed: reload the page.")),
            }
        });
        let _ = button.add_event_listener_with_callback("click", save.as_ref().unchecked_ref());
        // The page has stopped: the listener must outlive everything.
        save.forget();
    }
    let _ = body.prepend_with_node_1(&panel);
}
