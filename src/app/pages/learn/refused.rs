//! Why something isn’t taken, where it is asked for; of a form at its head too, with the way to each field.

use crate::app::browser;
use leptos::prelude::*;

/// Why something isn't done, told when it happens.
pub fn why_not(wrong: RwSignal<Option<String>>) -> AnyView {
    view! {
        <p role="alert" class="error">
            {move || wrong.get().map(in_a_sentence)}
        </p>
    }
    .into_any()
}

/// A reason as a sentence.
pub fn in_a_sentence(reason: String) -> String {
    let mut letters = reason.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{first}{}.", letters.as_str())
}

/// The id of what is said at the head of a form.
const SUMMARY: &str = "what-is-wrong";

/// What of a form isn't taken as it is typed: by the id of each field what to do about it.
#[derive(Clone, Copy)]
pub struct Refused(RwSignal<Vec<(String, String)>>);

impl Refused {
    /// Nothing so far.
    pub fn nothing() -> Self {
        Self(RwSignal::new(Vec::new()))
    }

    /// Tells what isn't taken, and leads there; tells nothing where all is.
    pub fn tell(self, all: Vec<(String, String)>) {
        let leads = !all.is_empty();
        let all = all.into_iter().map(|(field, reason)| (field, in_a_sentence(reason)));
        self.0.set(all.collect());
        if leads {
            browser::focus_next([SUMMARY.to_owned()]);
        }
    }

    /// What is wrong with a field, to stand beside it.
    pub fn of(self, field: impl Into<String>) -> Signal<Option<String>> {
        let field = field.into();
        Signal::derive(move || {
            self.0.with(|all| all.iter().find(|(id, _)| *id == field).map(|it| it.1.clone()))
        })
    }

    /// What is said at the head of the form: each with the way to its field.
    pub fn summary(self) -> AnyView {
        let line = |(field, says): &(String, String)| {
            let field = field.clone();
            let to_field = move |_| browser::focus_next([field.clone()]);
            view! { <li><button type="button" class="link" on:click=to_field>{says.clone()}</button></li> }
        };
        let shown = move || {
            self.0.with(|all| {
                (!all.is_empty()).then(|| {
                    view! {
                        <div class="banner trouble" id=SUMMARY tabindex="-1">
                            <h2>"There is a problem"</h2>
                            <ul>{all.iter().map(line).collect_view()}</ul>
                        </div>
                    }
                })
            })
        };
        view! { <div role="alert">{shown}</div> }.into_any()
    }
}
