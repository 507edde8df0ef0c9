//! What was signed off, with its fingerprint, and the check of one from the minutes.

use crate::{
    app::{
        browser,
        components::{TextField, absent, absent_words},
        state::Shown,
    },
    edit::seal,
    model::{Pack, day_label},
    pack,
    rating::Absent,
};
use leptos::prelude::*;

/// A sign-off as it is shown.
#[derive(Clone, PartialEq)]
struct Signed {
    heading: String,
    facts: Vec<(&'static str, String)>,
    moved: Vec<String>,
    digest: String,
}

const NOT_FOUND: Absent = Absent::new(
    "No sign-off in this pack has that fingerprint. Check the typing; if it is as in the minutes, this is not the pack that was signed.",
    "No sign-off in this pack has that fingerprint. Check the typing. Sign-offs",
);

/// The sign-offs of the open pack.
#[component]
pub fn Seals(
    /// Whether what is in the pack is no longer what was signed.
    #[prop(into)]
    tampered: Signal<bool>,
) -> impl IntoView {
    let editor = Shown::get();
    let all = editor.of(signed);
    let typed = RwSignal::new(String::new());
    let answer = move || {
        let typed = typed.get();
        if typed.trim().is_empty() {
            return String::new();
        }
        let found = all.with(|all| {
            all.iter().find(|each| seal::is_fingerprint(&typed, &each.digest)).cloned()
        });
        match found {
            Some(found) if tampered.get() => format!(
                "It is the fingerprint of: {}. But what is in this pack is no longer what was signed: see above.",
                found.heading
            ),
            Some(found) => format!("It is the fingerprint of: {}.", found.heading),
            None if seal::left_to_type(&typed) > 0 => {
                format!("{} more letters and digits to type.", seal::left_to_type(&typed))
            }
            None => absent_words(NOT_FOUND),
        }
    };
    let list = move || {
        let all = all.get();
        if all.is_empty() {
            return absent(Absent::new("Nothing is signed off yet.", "Sign-offs"));
        }
        let items = all
            .into_iter()
            .map(|each| {
                let facts = each
                    .facts
                    .into_iter()
                    .map(|(term, words)| view! { <dt>{term}</dt> <dd>{words}</dd> })
                    .collect_view();
                view! {
                    <li>
                        <h3>{each.heading}</h3>
                        <dl class="facts">
                            {facts} <dt>"Fingerprint for the minutes"</dt>
                            <dd>
                                <strong class="fingerprint">{seal::fingerprint(&each.digest)}</strong>
                            </dd>
                        </dl>
                        {(!each.moved.is_empty())
                            .then(|| {
                                let count = each.moved.len();
                                let rows = each.moved.into_iter().map(|words| view! { <li>{words}</li> });
                                view! {
                                    <details class="shut">
                                        <summary>
                                            {format!("Moved or renamed around the measures since ({count})")}
                                        </summary>
                                        <p class="small quiet">
                                            "The vision, perspectives, plans and objectives above what was signed. No rating rests on them, so they can change; here is what did."
                                        </p>
                                        <ul>{rows.collect_view()}</ul>
                                    </details>
                                }
                            })}
                    </li>
                }
            })
            .collect_view();
        view! {
            <ul class="drafts">{items}</ul>
            <div class="on-screen">
            <TextField
                id="fingerprint"
                label="Check a fingerprint from the minutes"
                hint="Five groups of four letters and digits. Spaces and dashes don’t matter."
                value=typed
            />
            <p role="status">{answer}</p>
            </div>
            <div class="buttons">
                <button type="button" class="button" on:click=|_| browser::print()>
                    "Print this page"
                </button>
            </div>
        }
        .into_any()
    };
    view! {
        <section class="section">
            <h2>"Signed off"</h2>
            {list}
        </section>
    }
}

/// The sign-offs of a pack, the newest first.
fn signed(pack: &Pack) -> Vec<Signed> {
    let each = |sign_off: &std::sync::Arc<crate::model::SignOff>| {
        let plan = match &sign_off.plan {
            Some(id) => pack.plan(id).map_or_else(|| id.to_string(), |plan| plan.name.clone()),
            None => "Every plan".to_owned(),
        };
        let count = sign_off.frozen.len();
        let mut facts = vec![
            ("By", sign_off.by.clone()),
            ("On", day_label(sign_off.on.0)),
            ("Measures", count.to_string()),
        ];
        if sign_off.in_year_changes {
            facts.push(("Within the year", "Approved changes of targets are allowed".to_owned()));
        }
        if sign_off.over_differences {
            let words = "The pack was not what had been signed off before; that was said when it was signed";
            facts.push(("Signed over differences", words.to_owned()));
        }
        if !sign_off.minute.is_empty() {
            facts.push(("Minute", sign_off.minute.clone()));
        }
        Signed {
            heading: format!("{plan}, {}", sign_off.year),
            facts,
            moved: pack::moved_since(pack, sign_off).iter().map(ToString::to_string).collect(),
            digest: sign_off.digest.clone(),
        }
    };
    pack.sign_offs.iter().rev().map(each).collect()
}
