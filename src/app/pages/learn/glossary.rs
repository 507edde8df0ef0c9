//! The glossary: the terms as this product uses them, each with an example that is worked out from the sample.

use crate::{
    app::{
        browser,
        charts::Captioned,
        loader,
        opening_packs::{SAMPLE, read_own},
        state::Shown,
    },
    model::{Pack, Vocabulary},
    training::glossary::{Sample, TERMS, Term, found},
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn GlossaryPage(
    /// The term that is looked up, by its id; empty where none is.
    term: String,
) -> impl IntoView {
    let shown = Shown::get();
    // The sample, whatever is open: its figures stand still.
    let sample = RwSignal::new(None::<Pack>);
    leptos::task::spawn_local(async move {
        if let Ok(text) = loader::text(SAMPLE).await {
            sample.try_set(read_own(&text).await.pack);
        }
    });
    let looked_up = found(&term).map(|it| it.id);
    // Once as the page comes, and once more when examples have moved its terms.
    Effect::new(move |_| {
        sample.track();
        looked_up.into_iter().for_each(go_to);
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
                let words = shown.vocabulary();
                let each = |(at, term): (usize, &'static Term)| {
                    let drawn = (term.id == FUNNEL)
                        .then(|| sample.with(|pack| funnel(pack.as_ref()?, words)))
                        .flatten();
                    let example = examples.get(at).cloned().flatten();
                    entry(term, (example, drawn), looked_up == Some(term.id))
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

/// The term whose example is drawn: in words alone nobody sees a funnel.
const FUNNEL: &str = "funnel";

/// The first funnel that a pack has.
fn funnel(pack: &Pack, words: Vocabulary) -> Option<AnyView> {
    let funnel = Sample::of(pack, browser::today(), words)?.funnel()?;
    let (title, caption, first) = (funnel.title.clone(), funnel.caption.clone(), funnel.shown);
    let lay = move |width, height| funnel.scene(width, height);
    Some(
        view! {
            <Captioned id="funnel-drawn".to_owned() title caption lay first vocabulary=words stops="area" heads_section=true />
        }
        .into_any(),
    )
}

/// Brings a term to the middle of the window, with the focus on it.
fn go_to(id: &'static str) {
    leptos::task::spawn_local(async move {
        leptos::task::tick().await;
        if let Some(element) = document().get_element_by_id(id) {
            browser::centre(&element);
            browser::focus_on(element);
        }
    });
}

/// A term with its meaning, where it is met, and its example.
fn entry(
    term: &'static Term,
    (example, drawn): (Option<String>, Option<AnyView>),
    looked_up: bool,
) -> AnyView {
    let example = example.map(|words| {
        view! {
            <dd class="explain">
                <span class="small quiet">"In the sample: "</span>
                {words}
                {drawn}
            </dd>
        }
    });
    // Beside the term, and the first that keys come to after it: nobody reads the whole list to go back.
    let back = looked_up.then(|| {
        view! {
            <dd class="buttons">
                <button type="button" class="button main" on:click=|_| browser::back()>
                    "Back to where you were"
                </button>
            </dd>
        }
    });
    view! {
        <div>
            <dt id=term.id tabindex=looked_up.then_some("-1") class:looked-up=looked_up>{term.name}</dt>
            {back}
            <dd>{term.meaning}</dd>
            {example}
            <dd class="small quiet">{format!("Where it is met: {}.", term.used)}</dd>
        </div>
    }
    .into_any()
}
