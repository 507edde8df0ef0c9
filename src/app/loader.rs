//! The page's parts: charts, the sample, packs by link. The one place that asks for them; in a web site they
//! come from beside the page, in the single file from the file itself (`web/loader.js`).

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

/// Why a part can't be had.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LoadError {
    /// A path that leads off this origin, or nowhere.
    #[error(
        "'{0}' is not a file beside this page. Write its path from the page, such as packs/name.json."
    )]
    NotBeside(String),
    /// There is no such file.
    #[error("There is no file '{0}' beside this page. Check the link.")]
    Missing(String),
    /// The server didn't answer.
    #[error("'{0}' can't be reached. Check the connection, then try again.")]
    Unreachable(String),
    /// It isn't text.
    #[error("'{0}' is not a text file.")]
    NotText(String),
}

/// The text of a file beside the page.
///
/// # Errors
/// Says why it can't be had.
pub async fn text(path: &str) -> Result<String, LoadError> {
    if !is_beside(path) {
        return Err(LoadError::NotBeside(path.to_owned()));
    }
    let text = ask("text", &path.into()).await.map_err(|error| reason(&error, path))?;
    text.as_string().ok_or_else(|| LoadError::NotText(path.to_owned()))
}

/// Has the charts' script loaded; at once where it is there already.
///
/// # Errors
/// Says why it can't be had.
pub async fn charts() -> Result<(), LoadError> {
    ask("charts", &JsValue::UNDEFINED)
        .await
        .map(|_| ())
        .map_err(|error| reason(&error, "the charts"))
}

/// Has the page's script hand every fault that it hears of to this.
pub fn on_fault(show: impl Fn(String) + 'static) {
    let show = Closure::<dyn Fn(String)>::new(show);
    if let Some(parts) = parts() {
        let _ = js_sys::Reflect::set(&parts, &"fault".into(), show.as_ref());
    }
    // Lives as long as the page.
    show.forget();
}

/// Whether drafts were ever kept on disk here.
pub async fn has_journal() -> bool {
    ask("hasJournal", &JsValue::UNDEFINED).await.is_ok_and(|there| there.is_truthy())
}

/// The address of the service worker, where this way out has one.
pub fn worker() -> Option<String> {
    js_sys::Reflect::get(&parts()?, &"worker".into()).ok()?.as_string()
}

/// A relative path, downwards only: no scheme, no host, no step up.
fn is_beside(path: &str) -> bool {
    !path.is_empty()
        && !path.contains('%')
        && !path.starts_with(['/', '\\'])
        && !path.contains([':', '\\', '?', '#'])
        && !path.split('/').any(|step| step == "..")
}

fn parts() -> Option<JsValue> {
    js_sys::Reflect::get(&leptos::prelude::window(), &"goldenThread".into()).ok()
}

/// Calls a function of the loader's and waits for its answer.
async fn ask(name: &str, argument: &JsValue) -> Result<JsValue, JsValue> {
    let parts = parts().ok_or(JsValue::UNDEFINED)?;
    let function = js_sys::Reflect::get(&parts, &name.into())?.dyn_into::<js_sys::Function>()?;
    let promise = function.call1(&parts, argument)?.dyn_into::<js_sys::Promise>()?;
    JsFuture::from(promise).await
}

fn reason(error: &JsValue, path: &str) -> LoadError {
    let kind = js_sys::Reflect::get(error, &"kind".into()).ok().and_then(|kind| kind.as_string());
    let path = path.to_owned();
    match kind.as_deref() {
        Some("missing") => LoadError::Missing(path),
        Some("not-text") => LoadError::NotText(path),
        _ => LoadError::Unreachable(path),
    }
}
