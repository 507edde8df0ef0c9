//! Scenarios that somebody kept: in this browser, beside the draft and never in it. Each is an address.

use crate::app::{
    route::{Route, Trying},
    state::{Opened, Settings},
};
use leptos::prelude::*;

/// The scenarios of what is open.
#[derive(Clone, Copy)]
pub struct Kept {
    /// Words and address of each, the newest first.
    list: RwSignal<Vec<(String, String)>>,
    name: StoredValue<String>,
}

impl Kept {
    /// Those kept so far.
    pub fn get() -> Self {
        let draft = Opened::get().draft().unwrap_or_else(|| "without-a-draft".to_owned());
        let name = format!("what-if:{draft}");
        let text = Settings::get().setting(&name).unwrap_or_default();
        let line = |line: &str| {
            let (href, words) = line.split_once('\t')?;
            Some((words.to_owned(), href.to_owned()))
        };
        let list = text.lines().filter_map(line).collect();
        Self { list: RwSignal::new(list), name: StoredValue::new(name) }
    }

    /// Keeps one more.
    pub fn keep(self, words: &str, trying: Trying) {
        let words = words.replace(['\t', '\n', '\r'], " ");
        let href = Route::WhatIf(trying).href();
        self.list.update(|list| {
            list.retain(|(_, kept)| *kept != href);
            list.insert(0, (words, href));
        });
        self.save();
    }

    fn let_go(self, href: &str) {
        self.list.update(|list| list.retain(|(_, kept)| kept != href));
        self.save();
    }

    fn save(self) {
        let line = |(words, href): &(String, String)| format!("{href}\t{words}");
        let text =
            self.list.with_untracked(|list| list.iter().map(line).collect::<Vec<_>>().join("\n"));
        let text = (!text.is_empty()).then_some(text);
        Settings::get().set_setting(&self.name.get_value(), text.as_deref());
    }

    /// The list, each to open again or to let go; nothing where none is kept.
    pub fn view(self) -> AnyView {
        let rows = move || {
            let row = |(words, href): (String, String)| {
                let named = format!("Forget {words}");
                let gone = href.clone();
                view! {
                    <li>
                        <a class="link" href=href>{words}</a>
                        <button
                            type="button"
                            class="link"
                            aria-label=named
                            on:click=move |_| self.let_go(&gone)
                        >
                            "Forget"
                        </button>
                    </li>
                }
            };
            self.list.get().into_iter().map(row).collect_view()
        };
        view! {
            <Show when=move || self.list.with(|list| !list.is_empty())>
                <section class="section">
                    <h2>"Kept scenarios"</h2>
                    <p class="small quiet">
                        "Kept in this browser, beside what is open and not in it. Each leads to its trial."
                    </p>
                    <ul class="kept">{rows}</ul>
                    <p class="small">
                        "Only a person makes a change of one: "
                        <a class="link in-text" href=Route::ChangeSignOff.href()>
                            "propose it"
                        </a>
                        " with a reason."
                    </p>
                </section>
            </Show>
        }
        .into_any()
    }
}
