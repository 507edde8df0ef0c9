//! Texts that name the year that closes: asked about one by one, before any of them is changed (FRAMEWORK V3).

use crate::{
    app::{
        browser,
        components::{stage_list::counted, ticked_row},
        state::Editor,
    },
    edit::{self, YearText},
    model::ReportingYear,
};
use leptos::prelude::*;

/// The list, each with what it would become, and the buttons.
pub fn year_texts(editor: Editor, year: Memo<ReportingYear>) -> AnyView {
    let found = Memo::new(move |_| edit::year_texts(&editor.pack(), year.get()));
    // By what was looked at: a text that is written over is ticked no longer.
    let chosen = RwSignal::new(Vec::<YearText>::new());
    let live = move || {
        let found = found.get_untracked();
        chosen.with_untracked(|chosen| {
            found.into_iter().filter(|it| chosen.contains(it)).collect::<Vec<_>>()
        })
    };
    let rows = move || {
        let found = found.get();
        if found.is_empty() {
            return view! { <p class="unset">{move || format!("No text that carries on names {}.", year.get())}</p> }
                .into_any();
        }
        let rows: Vec<AnyView> =
            found.into_iter().enumerate().map(|(at, text)| row(at, text, chosen)).collect();
        view! { <ul class="plain year-texts">{rows}</ul> }.into_any()
    };
    let go = move |_| {
        let live = live();
        if live.is_empty() {
            return editor.say("Tick the texts that should change first.");
        }
        let command = edit::move_years(&editor.pack_now(), &live, year.get_untracked());
        let said = format!("{} changed.", counted(live.len(), "text was", "texts were"));
        if editor.run_aloud(command, said) {
            chosen.set(Vec::new());
            browser::focus_next(["year-texts".to_owned()]);
        }
    };
    let all = move |_| chosen.set(found.get_untracked());
    view! {
        <section class="section">
            <h2 id="year-texts" tabindex="-1">{move || format!("Texts that name {}", year.get())}</h2>
            <p>"Names and texts that go on into the next year and still name this one. None changes unless you tick it."</p>
            {rows}
            <Show when=move || !found.with(Vec::is_empty)>
                <div class="buttons">
                    <button type="button" class="button" on:click=all>
                        "Tick all"
                    </button>
                    <button type="button" class="button main" on:click=go>
                        "Change what is ticked"
                    </button>
                </div>
            </Show>
        </section>
    }
    .into_any()
}

fn row(at: usize, text: YearText, chosen: RwSignal<Vec<YearText>>) -> AnyView {
    let words = view! {
        <span class="small quiet">{text.words()}</span>
        " "
        {text.before.clone()}
        " → "
        <strong>{text.after.clone()}</strong>
    };
    ticked_row(format!("year-text-{at}"), text, chosen, words.into_any())
}
