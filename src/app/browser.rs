//! The browser, as far as the page needs it: the clock, new ids, files in and out, focus and scrolling.
//! Nothing here can fail in a way that stops the page: what the browser refuses is `None` or nothing.

use crate::storage;
use chrono::NaiveDate;
use leptos::{
    html::Input,
    prelude::{GetUntracked, NodeRef, document, window},
};
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Element, File, HtmlAnchorElement, HtmlElement, Url};

/// Today, in the reader's own time zone.
pub fn today() -> NaiveDate {
    let now = js_sys::Date::new_0();
    i32::try_from(now.get_full_year())
        .ok()
        .and_then(|year| NaiveDate::from_ymd_opt(year, now.get_month() + 1, now.get_date()))
        .unwrap_or_default()
}

/// Milliseconds since 1970.
pub fn now() -> u64 {
    js_sys::Date::now() as u64
}

/// The time of day of an instant, as `14:05`, in the reader's time zone.
pub fn clock_label(at: u64) -> String {
    let date = js_sys::Date::new(&JsValue::from_f64(at as f64));
    format!("{:02}:{:02}", date.get_hours(), date.get_minutes())
}

/// The day of an instant, in the reader's time zone.
pub fn day_of(at: u64) -> NaiveDate {
    let date = js_sys::Date::new(&JsValue::from_f64(at as f64));
    i32::try_from(date.get_full_year())
        .ok()
        .and_then(|year| NaiveDate::from_ymd_opt(year, date.get_month() + 1, date.get_date()))
        .unwrap_or_default()
}

/// A new id that no other draft or measure has: the time and a random part.
pub fn new_id(prefix: &str) -> String {
    let random = (js_sys::Math::random() * f64::from(u32::MAX)) as u32;
    format!("{prefix}-{:x}-{random:08x}", now())
}

/// What a die shows that the page rolls, 1 to 6.
pub fn rolled() -> u8 {
    (js_sys::Math::random() * 6.0) as u8 + 1
}

/// A text in small letters, by the browser: the tables it takes would be a tenth of the page's data.
pub fn lowercase(text: &str) -> String {
    js_sys::JsString::from(text).to_lower_case().into()
}

/// Does something and notes in the browser's own timeline how long it took: the last time only.
pub fn timed<T>(name: &str, act: impl FnOnce() -> T) -> T {
    let timeline = window().performance();
    if let Some(timeline) = &timeline {
        timeline.clear_marks_with_mark_name(name);
        timeline.clear_measures_with_measure_name(name);
        let _ = timeline.mark(name);
    }
    let done = act();
    if let Some(timeline) = &timeline {
        let _ = timeline.measure_with_start_mark(name, name);
    }
    done
}

/// Takes memory for what is about to be read in one step: asking the browser for it page by page takes longer
/// than reading. What isn't used stays with the page for later.
pub fn make_room(bytes: usize) {
    std::hint::black_box(Vec::<u8>::with_capacity(bytes));
}

/// Waits until the browser has shown what there is to show.
pub async fn painted() {
    let (mut done, mut failed) = (None, None);
    let shown =
        js_sys::Promise::new(&mut |resolve, reject| (done, failed) = (Some(resolve), Some(reject)));
    drop(failed);
    leptos::prelude::request_animation_frame(move || {
        // The frame itself comes after its callbacks.
        gloo_timers::callback::Timeout::new(0, move || {
            if let Some(done) = &done {
                let _ = done.call0(&JsValue::UNDEFINED);
            }
        })
        .forget();
    });
    let _ = JsFuture::from(shown).await;
}

/// Offers text to the reader as a file.
pub fn save_file(name: &str, mime: &str, text: &str) {
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    if let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &options) {
        save_blob(name, &blob);
    }
}

/// Saves bytes as a file.
pub fn save_bytes(name: &str, mime: &str, bytes: &[u8]) {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    if let Ok(blob) = Blob::new_with_u8_array_sequence_and_options(&parts, &options) {
        save_blob(name, &blob);
    }
}

/// Offers bytes to the reader as a file.
pub fn save_blob(name: &str, blob: &Blob) {
    let Ok(address) = Url::create_object_url_with_blob(blob) else { return };
    if let Some(link) = document()
        .create_element("a")
        .ok()
        .and_then(|element| element.dyn_into::<HtmlAnchorElement>().ok())
    {
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    // The download has taken its own hold of the bytes by the time a minute has passed.
    gloo_timers::callback::Timeout::new(60_000, move || {
        let _ = Url::revoke_object_url(&address);
    })
    .forget();
}

/// An SVG picture as an address that an image can have. In an image nothing runs.
pub fn picture_address(svg: &str) -> String {
    format!("data:image/svg+xml,{}", js_sys::encode_uri_component(svg))
}

/// The file that was chosen in an input, which forgets it: else the same file chosen again, mended meanwhile or after
/// a stop, would be no change.
pub fn chosen_file(input: NodeRef<Input>) -> Option<File> {
    let input = input.get_untracked()?;
    let file = input.files()?.get(0);
    input.set_value("");
    file
}

/// The bytes of a file the reader chose or dropped.
pub async fn file_bytes(file: &File) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// Asks the browser to keep this origin's storage; `None` where it can't be asked.
pub async fn ask_to_persist() -> Option<bool> {
    let manager = js_sys::Reflect::get(&window().navigator(), &"storage".into()).ok()?;
    if !manager.is_object() {
        return None;
    }
    let promise = window().navigator().storage().persist().ok()?;
    JsFuture::from(promise).await.ok()?.as_bool()
}

/// Lets the browser paint before more work is done.
pub async fn breathe() {
    gloo_timers::future::TimeoutFuture::new(0).await;
}

thread_local! {
    /// Whether the page itself has gone to another address, and not a person by a link.
    static LED: Cell<bool> = const { Cell::new(false) };
}

/// Goes to an address of the page, as a link would.
pub fn go(href: &str) {
    LED.set(address() != href);
    let _ = window().location().set_hash(href);
}

/// Whether the page itself led to where it is now; asked once of each change of address.
pub fn was_led() -> bool {
    LED.take()
}

/// The address of the place in the page, from `#` on.
pub fn address() -> String {
    window().location().hash().unwrap_or_default()
}

/// Puts the focus on the element with this id, without scrolling to it.
pub fn focus(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        focus_on(element);
    }
}

/// Whether the place in the browser's history that was just come to has been at before. A new one is marked.
pub fn is_return() -> bool {
    let Ok(history) = window().history() else { return false };
    let marked = history.state().is_ok_and(|state| !state.is_null());
    if !marked {
        let _ = history.replace_state_with_url(&JsValue::TRUE, "", None);
    }
    marked
}

/// Goes back to the place before in the browser's history.
pub fn back() {
    if let Ok(history) = window().history() {
        let _ = history.back();
    }
}

/// What keys of a tab's own storage start with: every page opened from disk shares it.
const SESSION: &str = "golden-thread:";

/// What is kept for as long as this tab is open.
pub fn of_session(name: &str) -> Option<String> {
    storage::of_tab()?.get_item(&format!("{SESSION}{name}")).ok()?
}

/// Keeps something for as long as this tab is open; where the browser won't, it is forgotten on reload.
pub fn keep_for_session(name: &str, text: &str) {
    if let Some(storage) = storage::of_tab() {
        let _ = storage.set_item(&format!("{SESSION}{name}"), text);
    }
}

/// Once what was changed is drawn, puts the focus on the first of these ids that can take it: a control that was
/// drawn anew, or is disabled now, would else leave the keyboard at the top of the page.
pub fn focus_next(ids: impl IntoIterator<Item = String>) {
    let ids: Vec<String> = ids.into_iter().collect();
    leptos::task::spawn_local(async move {
        leptos::task::tick().await;
        let ready = |id: &&String| {
            let element = document().get_element_by_id(id);
            element.is_some_and(|element| !element.has_attribute("disabled"))
        };
        if let Some(element) =
            ids.iter().find(ready).and_then(|id| document().get_element_by_id(id))
        {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            element.scroll_into_view_with_scroll_into_view_options(&options);
            focus_on(element);
        }
    });
}

/// Gives the focus to an element without scrolling.
pub fn focus_on(element: Element) {
    if let Ok(element) = element.dyn_into::<HtmlElement>() {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Has the field that is typed in take note that it is left.
pub fn leave_field() {
    let field =
        document().active_element().and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(field) = field.filter(|it| matches!(it.tag_name().as_str(), "INPUT" | "TEXTAREA")) {
        let _ = field.blur();
    }
}

/// Brings an element to the middle of the window.
pub fn centre(element: &Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Center);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Fills the screen with the page, or gives it back; where the browser won't, nothing happens.
pub fn toggle_full_screen() {
    let document = document();
    if document.fullscreen_element().is_some() {
        document.exit_fullscreen();
    } else if let Some(root) = document.document_element() {
        let _ = root.request_fullscreen();
    }
}

/// Opens the print dialog.
pub fn print() {
    let _ = window().print();
}

/// Puts a rule at the end of the page's own style, which its policy allows where it refuses styles in the page; its place.
pub fn insert_rule(rule: &str) -> Option<u32> {
    let sheet = own_sheet()?;
    sheet.insert_rule_with_index(rule, sheet.css_rules().ok()?.length()).ok()
}

/// Takes such a rule out again.
pub fn delete_rule(at: u32) {
    if let Some(sheet) = own_sheet() {
        let _ = sheet.delete_rule(at);
    }
}

fn own_sheet() -> Option<web_sys::CssStyleSheet> {
    document().style_sheets().get(0)?.dyn_into().ok()
}

/// Whether something is typed in an input that its browser can't make anything of, and so gives as nothing.
pub fn is_half_typed(id: &str) -> bool {
    let element = document().get_element_by_id(id);
    element.is_some_and(|element| element.matches(":invalid").unwrap_or_default())
}

/// The text of an input, select or text area that an event came from.
pub fn typed(event: &web_sys::Event) -> String {
    leptos::prelude::event_target_value(event)
}

/// Sets the theme on the root; the system's where it names none.
pub fn show_theme(theme: &str) {
    if let Some(root) = document().document_element() {
        let _ = match theme {
            "light" | "dark" => root.set_attribute("data-theme", theme),
            _ => root.remove_attribute("data-theme"),
        };
    }
}
