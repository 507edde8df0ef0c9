//! Opening the page: the last draft, a pack by link, or the sample.

use crate::{
    app::{
        browser, fault,
        keeper::Keeper,
        loader, opening_packs,
        route::Route,
        shell::Shell,
        workspace::{Document, Source, Workspace},
    },
    model::Pack,
};
use leptos::prelude::*;
use std::sync::Arc;

/// Where the sample pack is, from the page.
const SAMPLE: &str = "packs/sample.json";

/// Starts the page: opens what was last open, else the sample, and mounts the shell.
pub fn start() {
    fault::watch();
    // Leptos' own executor is there only once something is mounted.
    wasm_bindgen_futures::spawn_local(async {
        let keeper = Keeper::probe();
        let (reopened, unreadable) = match keeper.reopen().await {
            Some(Ok(opened)) => (Some(opened), None),
            Some(Err(reason)) => (None, Some(reason)),
            None => (None, None),
        };
        let opened = match reopened {
            Some(opened) => opened,
            None => open_sample().await.unwrap_or_else(|reason| {
                let document = Document {
                    source: Source::Sample,
                    name: "Sample".into(),
                    read_only: Some(reason),
                };
                (Pack::default(), document)
            }),
        };
        if let Some(opening) = document().get_element_by_id("opening") {
            opening.remove();
        }
        leptos::mount::mount_to_body(move || {
            let (pack, document) = opened;
            let workspace = Workspace::provide(Arc::new(pack), document, keeper);
            keeper.watch(workspace);
            fault::provide(workspace);
            if let Some(reason) = unreadable {
                workspace.say(reason);
            }
            view! { <Shell /> }
        });
    });
}

/// The sample as published with the page.
pub async fn open_sample() -> Result<(Pack, Document), String> {
    let pack = fetch(SAMPLE).await?;
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

/// Goes back to the sample as it was published.
pub async fn restore_sample(workspace: Workspace) {
    match open_sample().await {
        Ok((pack, document)) => {
            workspace.keeper().flush();
            workspace.keeper().set_last_open(None);
            workspace.open(pack, document);
            browser::go(&Route::Home.href());
        }
        Err(reason) => workspace.say(reason),
    }
}

/// A pack by its path, checked.
async fn fetch(path: &str) -> Result<Pack, String> {
    let text = loader::text(path).await.map_err(|error| error.to_string())?;
    let reading = opening_packs::read(&text).await;
    reading.pack.ok_or_else(|| match reading.diagnostics.first() {
        Some(diagnostic) => format!("{path} can't be opened. {diagnostic}"),
        None => format!("{path} can't be opened: it is not a pack."),
    })
}
