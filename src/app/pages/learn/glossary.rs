//! The glossary: the terms as this product uses them, each with an example that is worked out from the sample.

use crate::{
    app::{
        browser, loader,
        opening_packs::{SAMPLE, read_own},
        state::Shown,
    },
    model::{Pack, Vocabulary},
    training::glossary::{Sample, TERMS, Term},
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn GlossaryPage() -> impl IntoView {
    let shown = Shown::get();
    // The sample, whatever is open: its figures stand still.
    let sample = RwSignal::new(None::<Pack>);
    leptos::task::spawn_local(async move {
        if let Ok(text) = loader::text(SAMPLE).await {
            sample.try_set(read_own(&text).await.pack);
        }
    });
    let examples = move || {
        let words = shown.vocabulary();
        sample.with(|pack| pack.as_ref().map(|pack| worked_out(pack, words)))
    };
    view! {
        <h1>"Glossary"</h1>
        <p class="lede">
            "The terms as they are used here. Examples are worked out now, from the sample: a made-up council."
        </p>
        <dl class="glossary">
            {move || {
                let examples = examples().unwrap_or_default();
                let each = |(at, term): (usize, &'static Term)| {
                    entry(term, examples.get(at).cloned().flatten())
                };
                TERMS.iter().enumerate().map(each).collect_view()
            }}
        </dl>
        <div class="buttons">
            <button type="button" class="button" on:click=|_| browser::print()>
                "Print the glossary"
            </button>
        </div>
    }
}

/// The example of every term, in order.
fn worked_out(pack: &Pack, words: Vocabulary) -> Vec<Option<String>> {
    let Some(sample) = Sample::of(pack, browser::today(), words) else { return Vec::new() };
    TERMS.iter().map(|term| (term.example)(&sample)).collect()
}

/// A term with its meaning, where it is met, and its example.
fn entry(term: &'static Term, example: Option<String>) -> AnyView {
    let example = example.map(|words| {
        view! {
            <dd class="explain">
                <span class="small quiet">"In the sample: "</span>
                {words}
            </dd>
        }
    });
    view! {
        <dt id=term.id>{term.name}</dt>
        <dd>{term.meaning}</dd>
        {example}
        <dd class="small quiet">{format!("{}. {}.", term.used, term.rule)}</dd>
    }
    .into_any()
}
