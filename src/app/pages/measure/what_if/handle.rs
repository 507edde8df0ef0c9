//! A handle: the browser's own, by finger, mouse or keys, with its number beside it.

use crate::{app::browser, model::Number, planning::what_if::Span};
use leptos::{ev::Event, prelude::*};

/// A handle: its words, how far it goes, where it stands, and what dragging it does.
pub(super) struct Handle {
    pub(super) id: &'static str,
    pub(super) label: String,
    pub(super) span: Signal<Span>,
    pub(super) at: Signal<f64>,
    /// What the position comes to, in words.
    pub(super) said: Signal<String>,
    /// The decimal places of the number beside it, which can be typed; its words stand under it where there is none.
    pub(super) beside: Option<Places>,
    pub(super) moved: Callback<f64>,
}

/// To how many decimal places a number is shown; all of them where it is `None`.
pub(super) type Places = Option<u8>;

/// A number that was dragged to or typed; `None` where it isn't one.
fn number_of(event: &Event) -> Option<f64> {
    let text = browser::typed(event);
    serde_json::from_str::<Number>(text.trim()).ok().map(Number::get)
}

/// A position without what arithmetic in binary adds.
pub(super) fn plain(at: f64, places: Places) -> String {
    Number::try_from(at).map(|at| at.rounded(places).to_string()).unwrap_or_default()
}

impl Handle {
    /// Drawn.
    pub(super) fn view(self) -> AnyView {
        let Self { id, label, span, at, said, beside, moved } = self;
        let drag = move |event: Event| {
            if let Some(to) = number_of(&event) {
                moved.run(to);
            }
        };
        let words = beside.is_none().then(|| {
            view! {
                <output for=id class="small quiet">
                    {said}
                </output>
            }
        });
        let beside = beside.map(|places| {
            view! {
                <input
                    type="number"
                    step="any"
                    aria-label=format!("{label}, as a number")
                    prop:value=move || plain(at.get(), places)
                    on:change=drag
                />
            }
        });
        view! {
            <div class="handle">
                <label for=id>{label}</label>
                <input
                    type="range"
                    id=id
                    min=move || plain(span.get().low, None)
                    max=move || plain(span.get().high, None)
                    step=move || plain(span.get().step, None)
                    aria-valuetext=said
                    prop:value=move || plain(at.get(), None)
                    on:input=drag
                />
                {beside}
                {words}
            </div>
        }
        .into_any()
    }
}
