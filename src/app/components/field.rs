//! Form fields: a label, a hint, what is typed, and its error beside it.

use super::term::term_beside;
use crate::app::{
    browser::typed,
    items::{Choice, YES},
};
use leptos::prelude::*;

/// Shows a hint and an error under a label and ties them to the control by ids.
fn described_by(id: &str, hint: bool, error: bool) -> Option<String> {
    let ids = [(hint, "hint"), (error, "error")];
    let ids: Vec<String> =
        ids.iter().filter(|(there, _)| *there).map(|(_, part)| format!("{id}-{part}")).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// One line of text.
#[component]
pub fn TextField(
    /// Unique in the page.
    #[prop(into)]
    id: String,
    /// What to type.
    #[prop(into)]
    label: String,
    /// What is typed, kept as typed whatever is wrong with it.
    value: RwSignal<String>,
    /// Help with it.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    line("text", id, label, value, hint, error)
}

/// A day, chosen or typed.
#[component]
pub fn DateField(
    /// Unique in the page.
    #[prop(into)]
    id: String,
    /// What to choose.
    #[prop(into)]
    label: String,
    /// The day as `2026-03-20`; empty where none is chosen.
    value: RwSignal<String>,
    /// Help with it.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    line("date", id, label, value, hint, error)
}

/// A field of one line, of a type of input.
fn line(
    kind: &'static str,
    id: String,
    label: String,
    value: RwSignal<String>,
    hint: String,
    error: Signal<Option<String>>,
) -> AnyView {
    let described = {
        let (id, hint) = (id.clone(), !hint.is_empty());
        move || described_by(&id, hint, error.with(Option::is_some))
    };
    let beside = term_beside(&label);
    view! {
        <div class="field" class:wrong=move || error.with(Option::is_some)>
            <label for=id.clone()>{label}</label>
            {beside}
            {hint_line(&id, hint)}
            <FieldError id=id.clone() error />
            <input
                id=id
                type=kind
                autocomplete="off"
                prop:value=move || value.get()
                aria-invalid=move || error.with(Option::is_some).to_string()
                aria-describedby=described
                on:input=move |event| value.set(typed(&event))
            />
        </div>
    }
    .into_any()
}

/// Help with a field, where there is any.
fn hint_line(id: &str, hint: String) -> Option<AnyView> {
    let id = format!("{id}-hint");
    (!hint.is_empty()).then(|| view! { <span class="hint" id=id>{hint}</span> }.into_any())
}

/// Several lines of text.
#[component]
pub fn TextAreaField(
    /// Unique in the page.
    #[prop(into)]
    id: String,
    /// What to type.
    #[prop(into)]
    label: String,
    /// What is typed.
    value: RwSignal<String>,
    /// Help with it.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let described = {
        let (id, hint) = (id.clone(), !hint.is_empty());
        move || described_by(&id, hint, error.with(Option::is_some))
    };
    let beside = term_beside(&label);
    view! {
        <div class="field" class:wrong=move || error.with(Option::is_some)>
            <label for=id.clone()>{label}</label>
            {beside}
            {hint_line(&id, hint)}
            <FieldError id=id.clone() error />
            <textarea
                id=id
                prop:value=move || value.get()
                aria-invalid=move || error.with(Option::is_some).to_string()
                aria-describedby=described
                on:input=move |event| value.set(typed(&event))
            ></textarea>
        </div>
    }
}

/// How many choices are more than can be looked through without a search.
const MANY: usize = 12;

/// Any of several, each ticked or not.
#[component]
pub fn SeveralField(
    /// Unique in the page.
    #[prop(into)]
    id: String,
    /// What to choose.
    #[prop(into)]
    label: String,
    /// The keys chosen, a line each.
    value: RwSignal<String>,
    /// What is offered.
    choices: Vec<Choice>,
    /// Help with it.
    #[prop(optional, into)]
    hint: String,
) -> impl IntoView {
    let sought = RwSignal::new(String::new());
    let many = choices.len() > MANY;
    let label_of = label.clone();
    let boxes = choices
        .into_iter()
        .map(|(key, words)| {
            let lower = words.to_lowercase();
            let away = move || {
                let sought = sought.get().trim().to_lowercase();
                !sought.is_empty() && !lower.contains(&sought)
            };
            let held = key.clone();
            let ticked = move || value.with(|chosen| chosen.lines().any(|each| each == held));
            let turn = move |_| {
                value.update(|chosen| {
                    let others = chosen.lines().filter(|each| *each != key);
                    let mut keys: Vec<String> = others.map(str::to_owned).collect();
                    if keys.len() == chosen.lines().count() {
                        keys.push(key.clone());
                    }
                    *chosen = keys.join("\n");
                });
            };
            view! {
                <label class="choice" hidden=away>
                    <input type="checkbox" prop:checked=ticked on:change=turn />
                    {words}
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="field several" id=id.clone() tabindex="-1">
            <legend>{label}</legend>
            {hint_line(&id, hint)}
            <div class="several-held">
                {many.then(|| {
                    view! {
                        <input
                            type="search"
                            aria-label=format!("Find in: {label_of}")
                            placeholder="Find"
                            on:input=move |event| sought.set(typed(&event))
                        />
                    }
                })} {boxes}
            </div>
        </fieldset>
    }
}

/// Yes or no.
#[component]
pub fn TickField(
    /// Unique in the page.
    #[prop(into)]
    id: String,
    /// What it is to say yes to.
    #[prop(into)]
    label: String,
    /// [`YES`], or nothing.
    value: RwSignal<String>,
    /// Help with it.
    #[prop(optional, into)]
    hint: String,
) -> impl IntoView {
    let described = described_by(&id, !hint.is_empty(), false);
    let beside = term_beside(&label);
    let turn = move |_| {
        value.update(|text| *text = if text.is_empty() { YES } else { "" }.to_owned());
    };
    view! {
        <div class="field tick">
            <label class="choice" for=id.clone()>
                <input
                    id=id.clone()
                    type="checkbox"
                    prop:checked=move || value.with(|text| text == YES)
                    aria-describedby=described
                    on:change=turn
                />
                {label}
            </label>
            {beside}
            {hint_line(&id, hint)}
        </div>
    }
}

/// One of several.
#[component]
pub fn SelectField(
    /// Unique in the page.
    #[prop(into)]
    id: String,
    /// What to choose.
    #[prop(into)]
    label: String,
    /// The key chosen.
    value: RwSignal<String>,
    /// What is offered.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// Help with it.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    let has_hint = !hint.is_empty();
    let described = {
        let id = id.clone();
        move || described_by(&id, has_hint, error.with(Option::is_some))
    };
    let hint_id = format!("{id}-hint");
    let beside = term_beside(&label);
    view! {
        <div class="field" class:wrong=move || error.with(Option::is_some)>
            <label for=id.clone()>{label}</label>
            {beside}
            <Show when=move || has_hint>
                <span class="hint" id=hint_id.clone()>
                    {hint.clone()}
                </span>
            </Show>
            <FieldError id=id.clone() error />
            <select
                id=id
                aria-invalid=move || error.with(Option::is_some).to_string()
                aria-describedby=described
                on:change=move |event| value.set(typed(&event))
            >
                {move || {
                    choices
                        .get()
                        .into_iter()
                        .map(|(key, words)| {
                            let chosen = key.clone();
                            view! {
                                <option value=key selected=move || value.get() == chosen>
                                    {words}
                                </option>
                            }
                        })
                        .collect_view()
                }}
            </select>
        </div>
    }
}

/// The error of a field, where there is one.
#[component]
fn FieldError(
    /// The field's id.
    #[prop(into)]
    id: String,
    /// What is wrong.
    error: Signal<Option<String>>,
) -> impl IntoView {
    move || {
        error.get().map(|words| {
            view! {
                <span class="error" id=format!("{id}-error")>
                    {words}
                </span>
            }
        })
    }
}
