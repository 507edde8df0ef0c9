//! What is said of a pack above each of its pages: for whom it was made and what isn't in it, and that it isn't as it was
//! signed off. Most packs need nothing said, so that the code for it comes when one does.

use crate::{
    app::route::Route,
    model::Pack,
    pack::tampering,
    rating::{MadeFor, made_for},
};
use leptos::{
    prelude::*,
    wasm_split::{SplitLoaderError, wasm_split},
};
use std::sync::Arc;

/// What draws it, of the pack as it is by then.
pub type Drawn = Arc<dyn Fn(&Pack) -> AnyView + Send + Sync>;

/// What is said of a pack; `None` where nothing is.
pub async fn above(pack: Arc<Pack>) -> Option<Drawn> {
    // One whose history tells of a sign-off that isn't there had one.
    let told = || pack.history.iter().any(|event| !event.sign_offs.is_empty());
    if pack.extract_for.is_none() && pack.sign_offs.is_empty() && !told() {
        return None;
    }
    look_closer(pack).await.ok().flatten()
}

#[wasm_split(checking, wasm_split_path = ::leptos::wasm_split, fallible)]
fn look_closer(pack: Arc<Pack>) -> Result<Option<Drawn>, SplitLoaderError> {
    let altered = tampering(&pack).len();
    if made_for(&pack).is_none() && altered == 0 {
        return Ok(None);
    }
    let draw = move |pack: &Pack| {
        view! {
            {made_for(pack).map(readers)}
            {(altered > 0).then(|| not_as_signed(altered))}
        }
        .into_any()
    };
    Ok(Some(Arc::new(draw)))
}

/// For whom the pack was made, with what is in it and what isn't.
fn readers(made: MadeFor) -> AnyView {
    let lists = made.lists().into_iter().map(|words| view! { <p>{words}</p> }).collect_view();
    view! {
        <aside class="banner made-for" aria-label="What is in this file">
            <p>{made.words()}</p>
            <details>
                <summary>"What is in it"</summary>
                {lists}
            </details>
        </aside>
    }
    .into_any()
}

fn not_as_signed(altered: usize) -> AnyView {
    let found = match altered {
        1 => "one difference was".to_owned(),
        count => format!("{count} differences were"),
    };
    view! {
        <aside class="banner trouble" aria-label="Not as signed off">
            <p>{format!("This pack is not what was signed off: {found} found.")}</p>
            <a class="link" href=Route::SignOff.href()>
                "See which"
            </a>
        </aside>
    }
    .into_any()
}
