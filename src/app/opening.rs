//! Opening a pack that is published beside the page, the sample among them.

use crate::{
    app::{
        browser, loader,
        opening_packs::{self, SAMPLE},
        route::Route,
        state::{Document, Editor, Source},
    },
    model::Pack,
    pack::Reading,
};

/// The sample as published with the page.
pub async fn open_sample() -> Result<(Pack, Document), String> {
    let text = loader::text(SAMPLE).await.map_err(|error| error.to_string())?;
    let pack = opened(SAMPLE, opening_packs::read_own(&text).await)?;
    Ok((pack, Document { source: Source::Sample, name: "Sample".into(), read_only: None }))
}

/// Opens a pack published beside the page; it is read-only until a copy is made.
pub async fn open_published(path: &str) -> Result<(Pack, Document), String> {
    let pack = fetch(path).await?;
    let name = path.rsplit('/').next().unwrap_or(path).to_owned();
    let read_only =
        Some("This pack is published beside the page. Make a copy to change it.".to_owned());
    Ok((pack, Document { source: Source::Published(path.to_owned()), name, read_only }))
}

/// Puts another pack in place of what is open, once that is kept; or says why it can't be had. `found` says what it
/// is to be.
pub fn open_instead<F>(editor: Editor, found: F)
where
    F: Future<Output = Result<(Pack, Document), String>> + 'static,
{
    editor.leaving().then(move || {
        leptos::task::spawn_local(async move {
            match found.await {
                Ok((pack, document)) => {
                    if !matches!(document.source, Source::Draft(_)) {
                        editor.saving().leave_draft();
                    }
                    editor.open(pack, document);
                    browser::go(&Route::Home.href());
                }
                Err(reason) => editor.say(reason),
            }
        });
    });
}

/// A pack by its path, checked.
async fn fetch(path: &str) -> Result<Pack, String> {
    let text = loader::text(path).await.map_err(|error| error.to_string())?;
    opened(path, opening_packs::read(&text).await)
}

fn opened(path: &str, reading: Reading) -> Result<Pack, String> {
    reading.pack.ok_or_else(|| match reading.diagnostics.first() {
        Some(diagnostic) => format!("{path} can't be opened. {diagnostic}"),
        None => format!("{path} can't be opened: it is not a pack."),
    })
}
